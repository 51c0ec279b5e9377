import { SERIES, seriesNames } from '@shared/ror/entries';
import { decayAt } from '@shared/ror/score';
import type { Core } from '../core';
import { projectedUntil, sumsFromLog } from '../ror/projection';
import type { Check, Pause } from './verify-check';

/** Sums are compared as what they are worth today; below this many points a difference is rounding. */
const NEGLIGIBLE = 1e-9;
const RELATIVE = 1e-9;

/** The stored sums against those of the log. */
export function projection(core: Core, pause: Pause): Check {
  const until = projectedUntil(core.db);
  const { sums } = sumsFromLog(core.db, core.ror, until);
  pause();
  const decay = decayAt(until, core.ror);
  const stored = core.db
    .prepare('SELECT contact_id, referrals, loyalty, sharing, audience, engagement, give, take FROM ror_sum')
    .raw()
    .all() as number[][];
  const storedById = new Map(stored.map(([id, ...row]) => [id ?? 0, row]));
  const off: string[] = [];
  for (const id of new Set([...sums.keys(), ...storedById.keys()])) {
    for (let k = 0; k < SERIES; k += 1) {
      const log = (sums.get(id)?.[k] ?? 0) * (decay[k] ?? 1);
      const kept = (storedById.get(id)?.[k] ?? 0) * (decay[k] ?? 1);
      if (Math.abs(log - kept) > Math.max(NEGLIGIBLE, RELATIVE * Math.max(Math.abs(log), Math.abs(kept))))
        off.push(`contact ${id} ${seriesNames[k]}: ${kept} stored, ${log} from the log`);
    }
  }
  return {
    name: 'ROR projection',
    ok: off.length === 0,
    detail: off.length === 0 ? `${sums.size} people's sums equal a rebuild` : `${off.length} sums differ; ${off[0]}`,
  };
}
