import { Button, CloseButton, Group, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { addDays, localDateOf } from '@shared/domain/calendar';
import type { ActionRow, UndoState } from '@shared/views';
import { IconArrowBackUp, IconArrowForwardUp, IconHistory, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { DayInput } from '../../components/day-input';
import { DelayedSkeleton } from '../../components/delayed-skeleton';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { formatDate, today } from '../../format';
import { redo, undo } from '../../store/actions';
import { refreshTables, useQuery } from '../../store/query-cache';
import { allTables } from '../../store/tables';
import { ActionLine } from './action-line';
import { HistoryTabs } from './history-tabs';
import './history.css';

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

interface Filter {
  text: string;
  /** Actions up to the end of this day. */
  day: string | null;
}

/** The instant a local day ends. */
function endOf(day: string): number {
  return new Date(`${addDays(day, 1)}T00:00:00`).getTime();
}

interface PageOfActionsProps {
  filter: Filter;
  before: number | null;
  /** The day the page before ends with. */
  dayBefore: string | null;
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
function PageOfActions({ filter, before, dayBefore, state, depth, onReachEnd }: PageOfActionsProps) {
  const { data, error } = useQuery(
    'history.list',
    { before, limit: 50, text: filter.text, until: filter.day === null ? null : endOf(filter.day) },
    allTables,
  );
  if (error) return <ErrorNotice error={error} onRetry={() => refreshTables(allTables)} />;
  if (!data) return <DelayedSkeleton lines={4} />;
  if (before === null && data.actions.length === 0 && (filter.text !== '' || filter.day !== null)) {
    return (
      <EmptyState icon={<IconSearch size={28} />} title="Nothing found" text="No action has these words before the end of that day." />
    );
  }
  if (before === null && data.actions.length === 0) {
    return (
      <EmptyState
        icon={<IconHistory size={28} />}
        title="Nothing done yet"
        text="Everything you add, change or remove is kept here, and can be undone."
      />
    );
  }
  const days = byDay(data.actions);
  return (
    <>
      {days.map(({ day, actions }, i) => {
        const continued = i === 0 && day === dayBefore;
        const name = formatDate(day, 'long');
        return (
          <section key={day} className="today-section" aria-label={continued ? `${name}, continued` : name} data-continued={continued}>
            {!continued && <h2 className="section-label">{name}</h2>}
            <ul className="card line-list">
              {actions.map((action) => (
                <ActionLine key={action.id} action={action} state={state} />
              ))}
            </ul>
          </section>
        );
      })}
      {data.next !== null &&
        (depth > 1 ? (
          <PageOfActions {...{ filter, state, onReachEnd }} before={data.next} dayBefore={days.at(-1)?.day ?? null} depth={depth - 1} />
        ) : (
          <EndMark key={data.next} onReach={onReachEnd} />
        ))}
    </>
  );
}

/** Every action, newest first. */
export function HistoryPage() {
  const [depth, setDepth] = useState(1);
  const [text, setText] = useState('');
  const [day, setDay] = useState<string | null>(null);
  const [searched] = useDebouncedValue(text, 120);
  const { data: state } = useQuery('history.state', {}, allTables);
  return (
    <div className="page history-page">
      <header className="page-head">
        <div>
          <HistoryTabs />
          <p className="page-lead">
            Everything that was done, newest first. Open one to see what it changed. Undo takes it back if nothing later builds on it.
          </p>
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
      <search className="history-filters" aria-label="History">
        <TextInput
          type="search"
          label="Search"
          placeholder="Words of what was done"
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          rightSection={text === '' ? null : <CloseButton size="sm" aria-label="Clear the search" onClick={() => setText('')} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <DayInput label="Until" value={day} onChange={setDay} clearable maxDate={today()} />
      </search>
      <div className="today-main">
        <PageOfActions
          filter={{ text: searched, day }}
          before={null}
          dayBefore={null}
          state={state}
          depth={depth}
          onReachEnd={() => setDepth((pages) => pages + 1)}
        />
      </div>
    </div>
  );
}
