import { Anchor, Button, Kbd } from '@mantine/core';
import { type ListItem, type ListKey, listKeys, listRules, singleKeys, singleRules } from '@shared/domain/merge-rules';
import type { DuplicateGroup, MergeEntry } from '@shared/duplicate-views';
import { IconArrowMerge, IconEqual, IconMinus, IconPlus } from '@tabler/icons-react';
import { DelayedSkeleton } from '../../components/delayed-skeleton';
import { ErrorNotice } from '../../components/error-notice';
import { PersonAvatar } from '../../components/person-avatar';
import { formatDay } from '../../format';
import { navigate } from '../../store/navigation';
import { useQuery } from '../../store/query-cache';
import { allTables } from '../../store/tables';
import { ConfidenceBadge } from './confidence-badge';
import classes from './duplicates.module.css';
import { countsText, groupNames, itemText, singleText } from './entry-words';

interface GroupDetailProps {
  group: DuplicateGroup;
  onMerge: () => void;
  onDistinct: () => void;
  onSkip: () => void;
  /** One of more than two is somebody else. */
  onRemove: (id: number) => void;
}

/** A group side by side: why it is suspected, what is the same and what differs, what can be done. */
export function GroupDetail({ group, onMerge, onDistinct, onSkip, onRemove }: GroupDetailProps) {
  const ids = group.people.map(({ id }) => id);
  const { data, error } = useQuery('duplicates.compare', { ids }, allTables);
  return (
    <section className={`card ${classes.detail}`} aria-label={groupNames(group.people)}>
      <div className={classes.detailHead}>
        <h2>{groupNames(group.people)}</h2>
        <ConfidenceBadge percent={group.percent} />
      </div>
      <ul className={classes.reasons} aria-label="Why">
        {group.reasons.map(({ text, against }) => (
          <li key={text} data-against={against}>
            {against ? <IconMinus size={14} aria-hidden="true" /> : <IconPlus size={14} aria-hidden="true" />}
            <span>
              {against && 'but '}
              {text}
            </span>
          </li>
        ))}
      </ul>
      <div className={classes.actions}>
        <Button leftSection={<IconArrowMerge size={16} aria-hidden="true" />} rightSection={<Key name="↵" />} onClick={onMerge}>
          Merge…
        </Button>
        <Button variant="default" rightSection={<Key name="N" />} onClick={onDistinct}>
          {ids.length > 2 ? 'None is the same person' : 'Not the same person'}
        </Button>
        <Button variant="subtle" rightSection={<Key name="S" />} onClick={onSkip}>
          Skip
        </Button>
      </div>
      {error && error.code !== 'not_found' && <ErrorNotice error={error} />}
      {!data && !error && <DelayedSkeleton lines={6} height={28} />}
      {data && <Comparison entries={data.entries} onRemove={ids.length > 2 ? onRemove : null} />}
    </section>
  );
}

function Key({ name }: { name: string }) {
  return (
    <Kbd size="xs" aria-hidden="true" className={classes.key}>
      {name}
    </Kbd>
  );
}

interface ComparisonProps {
  entries: readonly MergeEntry[];
  onRemove: ((id: number) => void) | null;
}

function Comparison({ entries, onRemove }: ComparisonProps) {
  const singles = singleKeys.filter((key) => entries.some(({ fields }) => singleText(key, fields) !== ''));
  const lists = listKeys.filter((key) => entries.some(({ fields }) => fields[key].length > 0));
  const notes = entries.some(({ fields }) => fields.notes !== '');
  return (
    <div className={classes.tableScroller}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Field</span>
            </th>
            {entries.map((entry) => (
              <th key={entry.id} scope="col">
                <Anchor
                  component="button"
                  type="button"
                  className={classes.person}
                  onClick={() => navigate({ page: 'person', id: entry.id })}
                >
                  <PersonAvatar name={entry.name} photo={entry.photo} size={32} />
                  <span>{entry.name}</span>
                </Anchor>
                <span className={classes.entryNote}>
                  {[
                    entry.archivedAt === null ? '' : 'Archived',
                    `Added ${formatDay(entry.createdAt)}`,
                    countsText(entry.counts) || 'no timeline yet',
                  ]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </span>
                {onRemove && (
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={`${entry.name} is somebody else`}
                    onClick={() => onRemove(entry.id)}
                  >
                    Somebody else
                  </Button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {singles.map((key) => (
            <Row key={key} label={singleRules[key].label} cells={entries.map(({ fields }) => singleText(key, fields))} />
          ))}
          {lists.map((key) => (
            <ListRow key={key} field={key} entries={entries} />
          ))}
          {notes && <Row label="Notes" cells={entries.map(({ fields }) => fields.notes)} />}
        </tbody>
      </table>
    </div>
  );
}

/** Marks what all entries have. */
function Same() {
  return (
    <>
      <IconEqual size={13} aria-hidden="true" className={classes.same ?? ''} />
      <span className="visually-hidden"> (the same)</span>
    </>
  );
}

function Row({ label, cells }: { label: string; cells: readonly string[] }) {
  const isSame = cells.every((cell) => cell === cells[0]);
  return (
    <tr>
      <th scope="row">{label}</th>
      {cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
        <td key={index} data-same={isSame}>
          {cell === '' ? <span className={classes.nothing}>–</span> : <span className={classes.text}>{cell}</span>} {isSame && <Same />}
        </td>
      ))}
    </tr>
  );
}

function ListRow<K extends ListKey>({ field, entries }: { field: K; entries: readonly MergeEntry[] }) {
  const { label, same } = listRules[field];
  const items = (entry: MergeEntry) => entry.fields[field] as readonly ListItem<K>[];
  const isShared = (key: string) => entries.every((entry) => items(entry).some((item) => same(item) === key));
  return (
    <tr>
      <th scope="row">{label}</th>
      {entries.map((entry) => (
        <td key={entry.id}>
          {items(entry).length === 0 && <span className={classes.nothing}>–</span>}
          <ul className={classes.items}>
            {items(entry).map((item) => (
              <li key={JSON.stringify(item)} data-same={isShared(same(item))}>
                {itemText(field, item)} {isShared(same(item)) && <Same />}
              </li>
            ))}
          </ul>
        </td>
      ))}
    </tr>
  );
}
