import type { MovedPerson } from '@shared/review-views';
import { formatChange, formatDate, formatPoints, relativeTime } from '../../format';
import { openDialog } from '../../store/dialogs';
import { Line } from '../today/line';
import { textOf } from '../today/recent-section';
import { LogAndPlan } from '../today/sections';

function noteOf({ movedBy, lastTouchAt, nextFollowUp }: MovedPerson): string {
  const silent = lastTouchAt === null ? 'never in touch' : `last touch ${relativeTime(lastTouchAt)}`;
  const why = movedBy ? `${textOf(movedBy)}, ${relativeTime(movedBy.at)}` : silent;
  return nextFollowUp === null ? why : `${why} · follow-up on ${formatDate(nextFollowUp, 'short')}`;
}

/** Somebody whose points changed, with what moved them. */
export function MovedLine({ moved }: { moved: MovedPerson }) {
  const { id, name, change, points, movedBy } = moved;
  const person = { id, name };
  const log = () => openDialog({ kind: 'touchpoint', people: [person] });
  const plan = () => openDialog({ kind: 'followUp', person });
  return (
    <Line
      person={person}
      note={noteOf(moved)}
      meta={`${formatChange(change)} to ${formatPoints(points)} points`}
      isUrgent={change < 0}
      keys={{ l: log, p: plan }}
      actions={<LogAndPlan person={person} log={log} plan={plan} />}
      {...(movedBy ? { select: movedBy.key } : {})}
    />
  );
}
