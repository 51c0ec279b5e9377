import gridClasses from '../../components/grid.module.css';
import { fitting } from './fitting';
import classes from './people-table.module.css';
import { textWidth } from './text-width';

/** As many whole tags as there is room for (in pixels), and how many more there are. */
export function TagsCell({ tags, room }: { tags: readonly string[]; room: number }) {
  const shown = fitting(tags, room, textWidth);
  const more = tags.length - shown;
  const all = tags.join(', ');
  return (
    <span className={`${classes.tags} ${gridClasses.soft}`} title={all}>
      <span className="truncate">{tags.slice(0, shown).join(', ')}</span>
      {more > 0 && <span aria-hidden="true">+{more}</span>}
      {more > 0 && <span className="visually-hidden">, {tags.slice(shown).join(', ')}</span>}
    </span>
  );
}
