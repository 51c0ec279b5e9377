import type { Core } from '../core';
import { rhythmsFromLog } from '../rhythm/service';
import { projectedUntil } from '../ror/projection';
import { type Check, Faults, type Pause, pausing } from './verify-check';

type Row = Record<string, number | null>;

/** What is stored of the back and forth with people against the log. */
export function rhythms(core: Core, pause: Pause): Check {
  const name = 'rhythm';
  const log = rhythmsFromLog(core, projectedUntil(core.db));
  if (log === null) return { name, ok: true, detail: 'is made from the log at the next start' };
  const faults = new Faults();
  const rows = core.db.prepare('SELECT * FROM contact_rhythm').all() as Row[];
  for (const { contact_id, ...stored } of pausing(rows, pause)) {
    const id = Number(contact_id);
    const made = log.get(id);
    log.delete(id);
    if (JSON.stringify(made) !== JSON.stringify(stored))
      faults.add(`contact ${id}: ${JSON.stringify(stored)} stored, ${JSON.stringify(made ?? null)} from the log`);
  }
  for (const id of log.keys()) faults.add(`contact ${id}: nothing stored`);
  return faults.check(name, `${rows.length} people's rhythms equal a rebuild`);
}
