import type { FollowUp } from '@shared/domain/follow-up';
import type { TodayView } from '@shared/views';
import { GiveTakeBar } from '../../components/give-take-bar';
import { formatNumber, formatPoints, plural, relativeDate } from '../../format';
import { navigate } from '../../store/navigation';

/** What the last seven days gave and brought. */
export function WeekCard({ week }: { week: TodayView['week'] }) {
  const { touchpoints, points, give, take, returned } = week;
  return (
    <section className="card side-card" aria-labelledby="week-title">
      <h2 className="section-label" id="week-title">
        Last seven days
      </h2>
      <dl className="fact-list">
        <dt>Logged</dt>
        <dd className="figure">{plural(touchpoints, 'touchpoint')}</dd>
        <dt>Given</dt>
        <dd className="figure">{formatPoints(give)} units</dd>
        <dt>Came back</dt>
        <dd className="figure">{formatPoints(points)} points</dd>
        <dt>Came back per unit given</dt>
        <dd className="figure">{give === 0 ? '–' : formatPoints(returned)}</dd>
      </dl>
      <GiveTakeBar give={give} take={take} giveShare={give + take === 0 ? 0.5 : give / (give + take)} />
    </section>
  );
}

const SHOWN = 6;

/** Follow-ups of the next seven days. */
export function UpcomingCard({ followUps }: { followUps: readonly FollowUp[] }) {
  if (followUps.length === 0) return null;
  return (
    <section className="card side-card" aria-labelledby="upcoming-title">
      <h2 className="section-label" id="upcoming-title">
        Coming up
      </h2>
      <ul className="plain-list">
        {followUps.slice(0, SHOWN).map((followUp) => (
          <li key={followUp.id}>
            <button type="button" className="text-button side-line" onClick={() => navigate({ page: 'person', id: followUp.contactId })}>
              <span className="side-line-head">
                <span className="truncate">{followUp.contactName}</span>
                <span className="line-meta">{relativeDate(followUp.dueDate)}</span>
              </span>
              {followUp.reason !== '' && <span className="line-note truncate">{followUp.reason}</span>}
            </button>
          </li>
        ))}
      </ul>
      {followUps.length > SHOWN && <p className="line-note">and {formatNumber(followUps.length - SHOWN)} more</p>}
    </section>
  );
}
