import { Badge, Button, Group } from '@mantine/core';
import { localDateOf } from '@shared/domain/calendar';
import type { ActionRow, UndoState } from '@shared/views';
import { IconArrowBackUp, IconArrowForwardUp, IconHistory } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { DelayedSkeleton } from '../../components/delayed-skeleton';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { formatDate, formatTime, listed, plural } from '../../format';
import { redo, undo } from '../../store/actions';
import { refreshTables, useQuery } from '../../store/query-cache';
import { allTables } from '../../store/tables';
import './history.css';

/** What the window calls the rows of a table. */
const tableNames: Record<string, [one: string, many: string]> = {
  contact: ['person', 'people'],
  contact_role: ['role', 'roles'],
  organization: ['organization', 'organizations'],
  touchpoint: ['touchpoint', 'touchpoints'],
  referral: ['referral', 'referrals'],
  purchase: ['purchase', 'purchases'],
  follow_up: ['follow-up', 'follow-ups'],
  setting: ['setting', 'settings'],
};

const verbs = [
  { key: 'created', word: 'Added' },
  { key: 'updated', word: 'Changed' },
  { key: 'removed', word: 'Removed' },
] as const;

/** "Added 3 people and 1 touchpoint. Changed 1 follow-up." */
function changesText(changes: ActionRow['changes']): string {
  const sentences = verbs.flatMap(({ key, word }) => {
    const parts = changes.flatMap((change) => {
      const names = tableNames[change.table];
      return names && change[key] > 0 ? [plural(change[key], ...names)] : [];
    });
    return parts.length === 0 ? [] : [`${word} ${listed(parts)}`];
  });
  return sentences.join('. ');
}

function ActionLine({ action, state }: { action: ActionRow; state: UndoState | undefined }) {
  return (
    <li className="line history-line" data-state={action.state}>
      <span className="line-meta figure">{formatTime(action.at)}</span>
      <span className="line-main">
        <span className="line-name">{action.label}</span>
        <span className="line-note">{changesText(action.changes)}</span>
      </span>
      <span className="line-actions">
        {action.state === 'undone' && <Badge color="gray">undone</Badge>}
        {state?.undo?.id === action.id && (
          <Button size="compact-sm" variant="light" onClick={() => void undo()} aria-label={`Undo: ${action.label}`}>
            Undo
          </Button>
        )}
        {state?.redo?.id === action.id && (
          <Button size="compact-sm" variant="light" onClick={() => void redo()} aria-label={`Redo: ${action.label}`}>
            Redo
          </Button>
        )}
      </span>
    </li>
  );
}

/** The actions by day, in the order given. */
function byDay(actions: readonly ActionRow[]): { day: string; actions: ActionRow[] }[] {
  const days: { day: string; actions: ActionRow[] }[] = [];
  for (const action of actions) {
    const day = localDateOf(action.at);
    const last = days.at(-1);
    if (last?.day === day) last.actions.push(action);
    else days.push({ day, actions: [action] });
  }
  return days;
}

interface PageOfActionsProps {
  before: number | null;
  state: UndoState | undefined;
  /** How many pages may be shown from here on. */
  depth: number;
  onReachEnd: () => void;
}

/** Tells when the end of the list comes near. */
function EndMark({ onReach }: { onReach: () => void }) {
  const mark = useRef<HTMLDivElement>(null);
  const latest = useRef(onReach);
  latest.current = onReach;
  useEffect(() => {
    if (!mark.current) return;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && latest.current(), {
      rootMargin: '600px',
    });
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, []);
  return <div ref={mark} aria-hidden="true" />;
}

/** One page of the history, followed by the next older one. */
function PageOfActions({ before, state, depth, onReachEnd }: PageOfActionsProps) {
  const { data, error } = useQuery('history.list', { before, limit: 50 }, allTables);
  if (error) return <ErrorNotice error={error} onRetry={() => refreshTables(allTables)} />;
  if (!data) return <DelayedSkeleton lines={4} />;
  if (before === null && data.actions.length === 0) {
    return (
      <EmptyState
        icon={<IconHistory size={28} />}
        title="Nothing done yet"
        text="Everything you add, change or remove is kept here, and can be undone."
      />
    );
  }
  return (
    <>
      {byDay(data.actions).map(({ day, actions }) => (
        <section key={day} className="today-section" aria-label={formatDate(day, 'long')}>
          <h2 className="section-label">{formatDate(day, 'long')}</h2>
          <ul className="card line-list">
            {actions.map((action) => (
              <ActionLine key={action.id} action={action} state={state} />
            ))}
          </ul>
        </section>
      ))}
      {data.next !== null &&
        (depth > 1 ? (
          <PageOfActions before={data.next} state={state} depth={depth - 1} onReachEnd={onReachEnd} />
        ) : (
          <EndMark key={data.next} onReach={onReachEnd} />
        ))}
    </>
  );
}

/** Every action, newest first. */
export function HistoryPage() {
  const [depth, setDepth] = useState(1);
  const { data: state } = useQuery('history.state', {}, allTables);
  return (
    <div className="page history-page">
      <header className="page-head">
        <div>
          <h1>History</h1>
          <p className="page-lead">Everything that was done, newest first. Undo takes back the last thing, again and again.</p>
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} aria-hidden="true" />}
            disabled={!state?.undo}
            title={state?.undo ? `Undo: ${state.undo.label}` : 'Nothing to undo'}
            onClick={() => void undo()}
          >
            Undo
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowForwardUp size={16} aria-hidden="true" />}
            disabled={!state?.redo}
            title={state?.redo ? `Redo: ${state.redo.label}` : 'Nothing to redo'}
            onClick={() => void redo()}
          >
            Redo
          </Button>
        </Group>
      </header>
      <div className="today-main">
        <PageOfActions before={null} state={state} depth={depth} onReachEnd={() => setDepth((pages) => pages + 1)} />
      </div>
    </div>
  );
}
