import { Button, Loader, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { PersonRef } from '@shared/domain/contact';
import type { TouchpointKind } from '@shared/ror/settings';
import type { TimelineItem } from '@shared/views';
import { IconTimeline } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { DelayedSkeleton } from '../../components/delayed-skeleton';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { plural } from '../../format';
import { groupByMonth } from './entries';
import { QuickAdd } from './quick-add';
import { isSelected } from './selection';
import classes from './timeline.module.css';
import { TimelineList } from './timeline-list';
import { filterOf, TimelineToolbar, type TimelineView } from './timeline-toolbar';
import { useTimeline } from './use-timeline';

/** What to look for and mark: one row by its key, or all that happened after `from` until `to` (epoch ms). */
export type TimelineGoal = { type: 'row'; select: string } | { type: 'span'; from: number; to: number };

interface TimelineProps {
  person: PersonRef;
  kinds: readonly TouchpointKind[];
  goal: TimelineGoal | null;
  /** For people in the trash. */
  readOnly: boolean;
}

function fitsGoal(goal: TimelineGoal): (item: TimelineItem) => boolean {
  if (goal.type === 'row') return (item) => isSelected(item, goal.select);
  return ({ at, worth }) => at > goal.from && at <= goal.to && (worth.points !== 0 || worth.give !== 0 || worth.take !== 0);
}

const none: ReadonlySet<string> = new Set();

/** All that happened with a person, newest first: to read, search, add to and edit in place. */
export function Timeline({ person, kinds, goal, readOnly }: TimelineProps) {
  const [view, setView] = useState<TimelineView>('all');
  const [text, setText] = useState('');
  const [searched] = useDebouncedValue(text, 80);
  const filter = useMemo(() => filterOf(view, searched.trim(), kinds), [view, searched, kinds]);
  const timeline = useTimeline(person.id, filter);
  const entries = useMemo(() => groupByMonth(timeline.items), [timeline.items]);
  const showAll = () => {
    setView('all');
    setText('');
  };
  const { marked, goTo, said, arrived, clear } = useGoal(goal, timeline, view === 'all' && text === '' && searched === '', showAll);
  const filtered = view !== 'all' || searched.trim() !== '';

  return (
    <section aria-label="Timeline" className={classes.timeline}>
      {!readOnly && <QuickAdd person={person} kinds={kinds} />}
      <TimelineToolbar
        view={view}
        onView={(next) => {
          clear();
          setView(next);
        }}
        text={text}
        onText={(next) => {
          clear();
          setText(next);
        }}
      />
      <div className="visually-hidden">
        <Title order={2}>Timeline</Title>
        <span role="status">{timeline.loaded && filtered ? plural(timeline.total, 'row') : ''}</span>
      </div>
      <Text size="sm" c="dimmed" role="status" className={classes.said}>
        {said}
      </Text>
      {timeline.error && <ErrorNotice error={timeline.error} onRetry={timeline.retry} />}
      {!timeline.loaded && !timeline.error && <DelayedSkeleton lines={6} height={56} />}
      {timeline.loaded && timeline.items.length === 0 && !timeline.error && (
        <NothingYet filtered={filtered} name={person.name} onClear={showAll} />
      )}
      <TimelineList
        entries={entries}
        total={timeline.total}
        person={person}
        marked={marked}
        goTo={goTo}
        onArrived={arrived}
        readOnly={readOnly}
        onNearEnd={timeline.loadMore}
      />
      {timeline.hasMore && timeline.loading && <Loader size="sm" aria-label="Loading older rows" className={classes.more} />}
    </section>
  );
}

function NothingYet({ filtered, name, onClear }: { filtered: boolean; name: string; onClear: () => void }) {
  if (filtered) {
    return (
      <EmptyState
        icon={<IconTimeline size={26} />}
        title="Nothing matches"
        text="No row of this timeline is like that."
        action={
          <Button variant="default" onClick={onClear}>
            Show everything
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<IconTimeline size={26} />}
      title="Nothing here yet"
      text={`What you log with ${name} appears here: calls, coffees, favours, referrals, purchases.`}
    />
  );
}

/** Loads until what is looked for is there, marks it, and says so where nothing is found. */
function useGoal(
  goal: TimelineGoal | null,
  { loadUntil, items }: ReturnType<typeof useTimeline>,
  unfiltered: boolean,
  showAll: () => void,
) {
  const [pending, setPending] = useState(goal);
  const [done, setDone] = useState<TimelineGoal | null>(null);
  const [goTo, setGoTo] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);

  useEffect(() => {
    setPending(goal);
    setMissing(false);
    setDone(null);
  }, [goal]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: showAll is new each time and only sets state
  useEffect(() => {
    if (!pending) return;
    if (!unfiltered) {
      showAll();
      return;
    }
    let dropped = false;
    const fits = fitsGoal(pending);
    const since = pending.type === 'span' ? pending.from : Number.NEGATIVE_INFINITY;
    void loadUntil(fits, ({ at }) => at <= since).then((index) => {
      if (dropped) return;
      setPending(null);
      setDone(pending);
      setMissing(index < 0);
    });
    return () => {
      dropped = true;
    };
  }, [pending, unfiltered, loadUntil]);

  const found = useMemo(() => (done ? items.filter(fitsGoal(done)).map(({ key }) => key) : []), [done, items]);
  const marked = useMemo(() => (found.length === 0 ? none : new Set(found)), [found]);
  const first = found[0];
  // Once for each goal, not whenever the rows change.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (done && first !== undefined) setGoTo(first);
  }, [done, first === undefined]);

  const arrived = useCallback(() => setGoTo(null), []);
  const clear = useCallback(() => {
    setDone(null);
    setMissing(false);
  }, []);
  const said =
    missing && done
      ? done.type === 'span'
        ? 'Nothing was logged in that time; the score only faded.'
        : 'That row is no longer on this timeline.'
      : '';
  return { marked, goTo, said, arrived, clear };
}
