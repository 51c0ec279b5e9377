import { Button, Group, SegmentedControl, Select } from '@mantine/core';
import { addDays } from '@shared/domain/calendar';
import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { create } from 'zustand';
import { DelayedSkeleton } from '../../components/delayed-skeleton';
import { ErrorNotice } from '../../components/error-notice';
import { IconAction } from '../../components/icon-action';
import { formatDate, today } from '../../format';
import { openDialog } from '../../store/dialogs';
import { refreshTables, useQuery } from '../../store/query-cache';
import { Agenda } from './agenda';
import { daysOf, firstOfMonth, weeksOfMonth } from './agenda-days';
import { FollowUpBulkBar } from './bulk-bar';
import { keepSelected } from './follow-up-selection';
import classes from './follow-ups-page.module.css';
import { Month } from './month';

const WEEKS = 28;
const tables = ['follow_up', 'contact'] as const;

type Shown = 'all' | 'followUps' | 'yearly';

/** How the page was looked at last. */
const useLook = create<{ as: 'agenda' | 'month'; show: Shown; tag: string | null }>()(() => ({ as: 'agenda', show: 'all', tag: null }));

function Filters() {
  const { as, show, tag } = useLook();
  const facets = useQuery('contacts.facets', {}, ['contact']);
  const tags = facets.data?.tags.map(({ name }) => name) ?? [];
  return (
    <Group gap="xs" mb="md">
      <SegmentedControl
        aria-label="View"
        data={[
          { value: 'agenda', label: 'Agenda' },
          { value: 'month', label: 'Month' },
        ]}
        value={as}
        onChange={(value) => useLook.setState({ as: value })}
      />
      <SegmentedControl
        aria-label="Show"
        data={[
          { value: 'all', label: 'All' },
          { value: 'followUps', label: 'Follow-ups' },
          { value: 'yearly', label: 'Birthdays and other days' },
        ]}
        value={show}
        onChange={(value) => useLook.setState({ show: value })}
      />
      {tags.length > 0 && (
        <Select
          aria-label="Tag"
          placeholder="Any tag"
          w={180}
          clearable
          searchable
          limit={100}
          data={tags}
          value={tag}
          onChange={(value) => useLook.setState({ tag: value })}
        />
      )}
    </Group>
  );
}

function AgendaView() {
  const { show, tag } = useLook();
  const [days, setDays] = useState(WEEKS);
  const now = today();
  const to = addDays(now, Math.min(days, 399) - 1);
  const { data, error } = useQuery('followUps.agenda', { from: now, to, overdue: true, show, tag }, tables);
  const shown = data?.followUps.map(({ id }) => id);
  useEffect(() => {
    if (data) keepSelected(new Set(data.followUps.map(({ id }) => id)));
  }, [data]);
  return (
    <>
      {error && <ErrorNotice error={error} onRetry={() => refreshTables(tables)} />}
      {!data && !error && <DelayedSkeleton lines={6} height={56} />}
      {data && <Agenda view={data} to={to} onMore={() => setDays(days + WEEKS)} />}
      <FollowUpBulkBar shown={shown ?? []} />
    </>
  );
}

function MonthView() {
  const { show, tag } = useLook();
  const [active, setActive] = useState(today());
  const month = firstOfMonth(active);
  const weeks = weeksOfMonth(month);
  const from = weeks[0]?.[0] ?? month;
  const to = weeks.at(-1)?.at(-1) ?? month;
  const { data, error } = useQuery('followUps.agenda', { from, to, show, tag }, tables);
  return (
    <>
      <Group gap="xs" mb="sm">
        <h2 className={classes.month} aria-live="polite">
          {formatDate(month, 'month')}
        </h2>
        <IconAction
          label="Month before"
          hint="Month before (Page Up)"
          icon={<IconChevronLeft size={18} />}
          onClick={() => setActive(firstOfMonth(active, -1))}
        />
        <IconAction
          label="Next month"
          hint="Next month (Page Down)"
          icon={<IconChevronRight size={18} />}
          onClick={() => setActive(firstOfMonth(active, 1))}
        />
        <Button variant="default" size="compact-sm" onClick={() => setActive(today())}>
          Today
        </Button>
      </Group>
      {error && <ErrorNotice error={error} onRetry={() => refreshTables(tables)} />}
      <Month
        month={month}
        weeks={weeks}
        days={
          data
            ? daysOf(data, from, to, true)
            : daysOf({ date: '', followUps: [], coming: [], yearly: [], isCut: false, cutDays: [] }, from, to, true)
        }
        active={active}
        onActive={setActive}
      />
      <p className="line-note">
        Drag a follow-up to another day, or press Shift and an arrow key on it. Enter goes into a day, N plans something on it.
      </p>
    </>
  );
}

/** Everything that is planned: follow-ups, birthdays and other days. */
export function FollowUpsPage() {
  const as = useLook((look) => look.as);
  return (
    <div className={`page ${classes.page}`}>
      <header className="page-head">
        <h1>Follow-ups</h1>
        <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => openDialog({ kind: 'followUp' })}>
          Plan a follow-up
        </Button>
      </header>
      <Filters />
      {as === 'agenda' ? <AgendaView /> : <MonthView />}
    </div>
  );
}
