import { Button } from '@mantine/core';
import type { Reason } from '@shared/domain/do-first';
import type { TodayView } from '@shared/views';
import { IconMoodSmile, IconPlus } from '@tabler/icons-react';
import { Suspense, startTransition, useEffect, useRef, useState } from 'react';
import { DelayedSkeleton } from '../../components/delayed-skeleton';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { lazyComponent } from '../../components/lazy-component';
import { formatDate, today } from '../../format';
import { logHere } from '../../frame/commands';
import { firstPaint, markReady } from '../../ready';
import { refreshTables, useQuery } from '../../store/query-cache';
import { allTables } from '../../store/tables';
import { DoFirst, firstIds, firstPeople } from './do-first';
import { RecentSection } from './recent-section';
import { ReviewCard } from './review-card';
import { BirthdaySection, FadingSection, FollowUpSection, ThankSection } from './sections';
import { UpcomingCard, WeekCard } from './side-cards';
import { summaryOf } from './summary';
import { AnswerSection, CadenceSection, NeedSection, OweSection } from './to-do-sections';
import { useLineKeys } from './use-line-keys';

const FirstStart = lazyComponent(async () => (await import('../first-start/first-start')).FirstStart);

/** False until the window has been painted for the first time: what lies below the first screen waits for that. */
function useIsPainted(): boolean {
  const [isPainted, setIsPainted] = useState(document.documentElement.dataset.ready === 'true');
  useEffect(() => {
    // In pieces and when there is time, so that what was painted gets to the screen and answers.
    void firstPaint.then(() => requestIdleCallback(() => startTransition(() => setIsPainted(true)), { timeout: 500 }));
  }, []);
  return isPainted;
}

/** How many lines there are to do. */
function countLines(view: TodayView): number {
  const lists = [view.followUps, view.birthdays, view.fading, view.toThank];
  const sections = [view.answers, view.owed, view.needs, view.cadence];
  return lists.reduce((sum, list) => sum + list.length, 0) + sections.reduce((sum, { total }) => sum + total, 0);
}

/** Fewer lines than this are seen at a glance: there is nothing to put on top. */
const FIRST_FROM = 5;

const without = <L extends { id: number }>(lines: readonly L[], ids: ReadonlySet<number>): L[] => lines.filter(({ id }) => !ids.has(id));

function Sections({ view }: { view: TodayView }) {
  const container = useRef<HTMLDivElement>(null);
  const onKeyDown = useLineKeys(container);
  const isBelowShown = useIsPainted();
  const count = countLines(view);
  const top = count < FIRST_FROM ? [] : view.first;
  const first = (reason: Reason) => firstIds(top, reason);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: moves the focus between the lines' own buttons
    <div className="today-main" ref={container} onKeyDown={onKeyDown}>
      {count === 0 && (
        <EmptyState
          icon={<IconMoodSmile size={28} />}
          title="All quiet"
          text="Nothing is due and nobody is fading. Talked with somebody? Log it, it takes five seconds."
          action={
            <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => void logHere()}>
              Log
            </Button>
          }
        />
      )}
      <DoFirst first={top} />
      <AnswerSection of={view.answers} without={first('answer')} />
      <FollowUpSection followUps={without(view.followUps, first('followUp'))} />
      {isBelowShown && (
        <>
          <BirthdaySection birthdays={without(view.birthdays, first('birthday'))} />
          <FadingSection fading={without(view.fading, firstPeople(top))} />
          <OweSection of={view.owed} without={first('owe')} />
          <NeedSection of={view.needs} without={first('need')} />
          <ThankSection referrals={without(view.toThank, first('thank'))} />
          <CadenceSection of={view.cadence} without={first('cadence')} />
          {count > 0 && <p className="today-end">That’s all for today.</p>}
          <RecentSection recent={view.recent} />
        </>
      )}
    </div>
  );
}

/** What to do now. */
export function TodayPage() {
  const { data, error } = useQuery('today.get', {}, allTables);
  const isEmpty = data?.people === 0;
  const info = useQuery('app.info', isEmpty ? {} : null, ['contact']);
  const isFirstStart = isEmpty && info.data?.contacts === 0;
  const isKnown = error !== null || (data !== undefined && (!isEmpty || info.data !== undefined));

  useEffect(() => {
    if (isKnown && !isFirstStart) markReady();
  }, [isKnown, isFirstStart]);

  if (isFirstStart) {
    return (
      <Suspense fallback={null}>
        <FirstStart />
      </Suspense>
    );
  }
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{formatDate(data?.date ?? today(), 'long')}</h1>
          <p className="page-lead">{data ? summaryOf(data) : '\u00a0'}</p>
        </div>
      </header>
      {error && <ErrorNotice error={error} onRetry={() => refreshTables(allTables)} />}
      {!data && !error && <DelayedSkeleton lines={6} height={56} />}
      {data && isKnown && (
        <div className="page-columns">
          <Sections view={data} />
          <aside className="page-side" aria-label="At a glance">
            <WeekCard week={data.week} />
            <ReviewCard />
            <UpcomingCard followUps={data.upcoming} />
          </aside>
        </div>
      )}
    </div>
  );
}
