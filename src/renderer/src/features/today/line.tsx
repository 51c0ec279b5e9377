import type { PersonRef } from '@shared/domain/contact';
import { Children, type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { PersonAvatar } from '../../components/person-avatar';
import { formatNumber } from '../../format';
import { navigate } from '../../store/navigation';

interface SectionProps {
  title: string;
  count?: number;
  /** At the right of the title. */
  action?: ReactNode;
  /** How many lines there are beyond those given. */
  beyond?: number;
  children: ReactNode;
}

/** Lines shown at first; one more is shown rather than a button for it. */
const SHOWN = 8;

/** A titled list of lines; a long one is shown in part until asked for. */
export function Section({ title, count, action, beyond = 0, children }: SectionProps) {
  const id = useId();
  const [showsAll, setShowsAll] = useState(false);
  const lines = Children.toArray(children);
  const hidden = showsAll || lines.length <= SHOWN + 1 ? 0 : lines.length - SHOWN;
  return (
    <section className="today-section" aria-labelledby={id}>
      <div className="section-head">
        <h2 className="section-label" id={id}>
          {title}
          {count !== undefined && <span className="section-count figure"> {formatNumber(count)}</span>}
        </h2>
        {action}
      </div>
      <ul className="card line-list">
        {hidden > 0 ? lines.slice(0, SHOWN) : lines}
        {hidden > 0 && (
          <li className="line-more" data-line>
            <button type="button" className="text-button" data-line-main onClick={() => setShowsAll(true)}>
              Show {formatNumber(hidden)} more
            </button>
          </li>
        )}
        {hidden === 0 && beyond > 0 && (
          <li className="line line-note">And {formatNumber(beyond)} more, which come up as these are done.</li>
        )}
      </ul>
    </section>
  );
}

/** Log, done or dismiss, snooze, plan. */
export type LineKey = 'l' | 'd' | 's' | 'p';

interface LineProps {
  person: PersonRef;
  note: ReactNode;
  /** At the right: when, or how much is at stake. */
  meta: string;
  isUrgent?: boolean;
  actions?: ReactNode;
  /** What single keys do on this line. */
  keys?: Partial<Record<LineKey, () => void>>;
  /** Why this line comes first. */
  why?: string | undefined;
  /** Key of the timeline row to show on the person's page. */
  select?: string;
}

/** One line of Today: the person, why, when, and what can be done about it. */
export function Line({ person, note, meta, isUrgent = false, actions, keys = {}, why, select }: LineProps) {
  const open = () => navigate(select === undefined ? { page: 'person', id: person.id } : { page: 'person', id: person.id, select });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // Keys typed into what the line opened, such as a calendar, are not for the line.
    if (!event.currentTarget.contains(event.target instanceof Node ? event.target : null)) return;
    const run = keys[event.key.toLowerCase() as LineKey];
    if (!run) return;
    event.preventDefault();
    run();
  };
  return (
    <li className="line" data-line onKeyDown={onKeyDown}>
      <PersonAvatar name={person.name} size={34} />
      <button type="button" className="text-button line-main" data-line-main onClick={open}>
        <span className="line-name truncate">{person.name}</span>
        <span className="line-note truncate">{note}</span>
        {why !== undefined && <span className="line-why">{why}</span>}
      </button>
      <span className="line-meta" data-urgent={isUrgent}>
        {meta}
      </span>
      {actions !== undefined && <span className="line-actions">{actions}</span>}
    </li>
  );
}
