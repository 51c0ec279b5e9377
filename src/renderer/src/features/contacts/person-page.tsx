import { Alert, Button } from '@mantine/core';
import type { ContactDetail } from '@shared/views';
import { IconArchive, IconTrash, IconUserOff } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { DelayedSkeleton } from '../../components/delayed-skeleton';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { formatDay } from '../../format';
import { navigate, type Route } from '../../store/navigation';
import { useQuery } from '../../store/query-cache';
import { allTables } from '../../store/tables';
import { Timeline, type TimelineGoal } from '../timeline/timeline';
import { restore, setArchived } from './contact-actions';
import { NextCard } from './next-card';
import { PersonHead } from './person-head';
import classes from './person-page.module.css';
import { RhythmCard } from './rhythm-card';
import { RolesCard } from './roles-card';
import { ScoreCard } from './score-card';
import { GiveTakeCard, KnownCard, PreservedCard, RelationsCard, WhyCard } from './side-cards';

interface PersonPageProps {
  route: Extract<Route, { page: 'person' }>;
}

/** One relationship: who they are, what it is worth and why, all that happened, what is next. */
export function PersonPage({ route: { id, select } }: PersonPageProps) {
  const { data, error } = useQuery('contacts.get', { id }, allTables);
  const settings = useQuery('settings.get', {}, ['setting']);
  if (error?.code === 'not_found') {
    return (
      <div className="page">
        <EmptyState
          icon={<IconUserOff size={28} />}
          title="This person is no longer here"
          text="They were deleted, or adding them was undone."
          action={
            <Button variant="default" onClick={() => navigate({ page: 'people' })}>
              Go to People
            </Button>
          }
        />
      </div>
    );
  }
  if (!data || !settings.data) {
    const failed = error ?? settings.error;
    return <div className="page">{failed ? <ErrorNotice error={failed} /> : <DelayedSkeleton lines={8} />}</div>;
  }
  return <Person detail={data} kinds={settings.data.ror.kinds} select={select} />;
}

interface PersonProps {
  detail: ContactDetail;
  kinds: React.ComponentProps<typeof Timeline>['kinds'];
  select: string | undefined;
}

function Person({ detail, kinds, select }: PersonProps) {
  const [goal, setGoal] = useState<TimelineGoal | null>(() => (select === undefined ? null : { type: 'row', select }));
  const person = useMemo(() => ({ id: detail.id, name: detail.name }), [detail.id, detail.name]);
  return (
    <article className={`page ${classes.page}`} aria-label={detail.name}>
      <StateNotice detail={detail} />
      <PersonHead detail={detail} />
      <div className={classes.columns}>
        <div className={classes.score}>
          <ScoreCard detail={detail} onSelect={setGoal} />
        </div>
        <aside className={classes.side} aria-label={`About ${detail.name}`}>
          <WhyCard detail={detail} />
          <GiveTakeCard detail={detail} />
          <NextCard detail={detail} />
          <RhythmCard detail={detail} />
          <RolesCard detail={detail} />
          <KnownCard detail={detail} />
          <RelationsCard detail={detail} />
          <PreservedCard detail={detail} />
        </aside>
        <div className={classes.timeline}>
          <Timeline person={person} kinds={kinds} goal={goal} readOnly={detail.deletedAt !== null} />
        </div>
      </div>
    </article>
  );
}

/** Says so when a person is in the trash or archived, with the way back. */
function StateNotice({ detail }: { detail: ContactDetail }) {
  const person = { id: detail.id, name: detail.name };
  if (detail.deletedAt !== null) {
    return (
      <Alert
        color="orange"
        icon={<IconTrash size={18} aria-hidden="true" />}
        title={`In the trash since ${formatDay(detail.deletedAt)}`}
        mb="lg"
      >
        <div className={classes.notice}>
          <span>Nothing of it is lost, and it no longer counts.</span>
          <Button size="compact-sm" variant="default" onClick={() => void restore([person])}>
            Restore
          </Button>
        </div>
      </Alert>
    );
  }
  if (detail.archivedAt !== null) {
    return (
      <Alert
        color="gray"
        icon={<IconArchive size={18} aria-hidden="true" />}
        title={`Archived since ${formatDay(detail.archivedAt)}`}
        mb="lg"
      >
        <div className={classes.notice}>
          <span>Out of the lists and of your running ROR; the timeline stays.</span>
          <Button size="compact-sm" variant="default" onClick={() => void setArchived([person], false)}>
            Restore
          </Button>
        </div>
      </Alert>
    );
  }
  return null;
}
