/** `verify` and what lies outside of the database: whether the backups can be read. */
import { AppError } from '@shared/errors';
import type { VerifyReport } from '@shared/views';
import { Backups } from '../backup/service';
import type { Core } from '../core';
import { type Report, verify } from './verify';
import type { Check } from './verify-check';

const NAME = 'backups';
/** So many are told by name. */
const NAMED = 3;

const some = (count: number) => (count === 1 ? '1 backup' : `${count} backups`);

function listed(names: readonly string[]): string {
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  return names.slice(0, NAMED).join(' ') + more;
}

async function backupsReadable(core: Core, report: Report): Promise<Check> {
  const backups = new Backups(core);
  const { missingFolder } = backups.places;
  const { readable, locked, unreadable } = await backups.check({
    // The report itself throws to stop.
    checkCancelled: () => undefined,
    progress: report,
  });
  const away = missingFolder === null ? [] : [`The folder for backups is not there: ${missingFolder}.`];
  const closed = locked.length === 0 ? [] : [`${some(locked.length)} can’t be checked without the passphrase: ${listed(locked)}.`];
  const isNone = readable + locked.length + unreadable.length === 0;
  const good = readable > 0 ? [`${some(readable)} can be read.`] : isNone ? ['There is no backup yet.'] : [];
  const bad = unreadable.length === 0 ? [] : [`${some(unreadable.length)} can’t be read: ${listed(unreadable)}`];
  return { name: NAME, ok: unreadable.length === 0, detail: [...bad, ...good, ...closed, ...away].join(' ') };
}

/** As `verify`, and reads every known backup. @throws what `report` throws to stop */
export async function verifyAll(core: Core, report: Report): Promise<VerifyReport> {
  const { checks } = verify(core, report);
  if (!core.db.raw.memory) {
    try {
      checks.push(await backupsReadable(core, report));
    } catch (error) {
      if (error instanceof AppError && error.code === 'cancelled') throw error;
      checks.push({ name: NAME, ok: false, detail: `could not be checked: ${error instanceof Error ? error.message : String(error)}` });
    }
  }
  return { ok: checks.every(({ ok }) => ok), checks };
}
