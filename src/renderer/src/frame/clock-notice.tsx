import { IconClockExclamation } from '@tabler/icons-react';
import { formatDay, formatTime } from '../format';
import { useQuery } from '../store/query-cache';

/** Clocks of two computers that share a profile may differ by this much. */
const TOLERANCE_MS = 3_600_000;

/** Says that the clock of the computer was set back, since everything that is logged gets its date from it. */
export function ClockNotice() {
  const { data } = useQuery('app.info', {}, ['contact']);
  const now = Date.now();
  if (!data || data.lastChangeAt === null || data.lastChangeAt <= now + TOLERANCE_MS) return null;
  const at = (instant: number) => `${formatDay(instant)}, ${formatTime(instant)}`;
  return (
    <aside className="sample-notice" aria-label="Clock">
      <IconClockExclamation size={16} aria-hidden="true" />
      <span>
        This computer’s clock says {at(now)}, but your last change was made on {at(data.lastChangeAt)}. Set the clock right before you log
        anything: it would get a wrong date.
      </span>
    </aside>
  );
}
