/** Checks what is stored against itself. */
import { DAY_MS } from '@shared/domain/dates';
import { AppError } from '@shared/errors';
import type { VerifyReport } from '@shared/views';
import type { Core } from '../core';
import type { Check, Pause } from './verify-check';
import { fileAsLeft } from './verify-file';
import { historyCheck } from './verify-history';
import { projection } from './verify-projection';
import { rhythms } from './verify-rhythms';
import { searchIndex } from './verify-search';
import { photos, values } from './verify-values';

function integrity(core: Core): Check {
  const rows = core.db.raw.pragma('integrity_check') as { integrity_check: string }[];
  const faults = rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  return { name: 'integrity', ok: faults.length === 0, detail: faults.slice(0, 3).join('; ') || 'every page and index is sound' };
}

function foreignKeys(core: Core): Check {
  const rows = core.db.raw.pragma('foreign_key_check') as { table: string }[];
  return {
    name: 'foreign keys',
    ok: rows.length === 0,
    detail: rows.length === 0 ? 'every reference leads somewhere' : `${rows.length} rows of ${rows[0]?.table ?? ''} lead nowhere`,
  };
}

function future(core: Core): Check {
  const ahead = Number(
    core.db
      .prepare('SELECT count(*) FROM touchpoint WHERE occurred_at > ?')
      .pluck()
      .get(core.now() + 366 * DAY_MS),
  );
  return {
    name: 'dates',
    ok: true,
    detail:
      ahead === 0 ? 'no touchpoint lies more than a year ahead' : `${ahead} touchpoints lie more than a year ahead and do not count yet`,
  };
}

const steps: readonly { name: string; label: string; run: (core: Core, pause: Pause) => Check }[] = [
  { name: 'file', label: 'File', run: fileAsLeft },
  { name: 'integrity', label: 'Integrity', run: integrity },
  { name: 'foreign keys', label: 'Foreign keys', run: foreignKeys },
  { name: 'search index', label: 'Search index', run: searchIndex },
  { name: 'ROR projection', label: 'ROR projection', run: projection },
  { name: 'rhythm', label: 'Cadence and answers', run: rhythms },
  { name: 'history', label: 'History', run: historyCheck },
  { name: 'values', label: 'Values', run: values },
  { name: 'photos', label: 'Photos', run: photos },
  { name: 'dates', label: 'Dates', run: future },
];

/** In a damaged file any look may fail: then that is what the check found. */
function attempt(name: string, run: () => Check): Check {
  try {
    return run();
  } catch (error) {
    if (error instanceof AppError && error.code === 'cancelled') throw error;
    return { name, ok: false, detail: `could not be checked: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Told how far the checks are; `total` 0 while that is not known. May throw an AppError `cancelled` to stop. */
export type Report = (label: string, done: number, total: number) => void;

/** Checks the database; `verifyAll` looks at the backups too. */
export function verify(core: Core, report: Report): VerifyReport {
  const checks = steps.map(({ name, label, run }, i) => {
    const pause = () => report(label, i, steps.length);
    pause();
    return attempt(name, () => run(core, pause));
  });
  return { ok: checks.every((check) => check.ok), checks };
}
