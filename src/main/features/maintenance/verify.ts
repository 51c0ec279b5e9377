/** Checks what is stored against itself. */
import { DAY_MS } from '@shared/domain/dates';
import { SERIES, seriesNames } from '@shared/ror/entries';
import { decayAt } from '@shared/ror/score';
import type { VerifyReport } from '@shared/views';
import type { Core } from '../core';
import { projectedUntil, sumsFromLog } from '../ror/projection';

type Check = VerifyReport['checks'][number];

/** Sums are compared as what they are worth today; below this many points a difference is rounding. */
const NEGLIGIBLE = 1e-9;
const RELATIVE = 1e-9;

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

function searchIndex(core: Core): Check {
  const missing = Number(
    core.db
      .prepare(
        `SELECT (SELECT count(*) FROM contact WHERE id * 4 NOT IN (SELECT rowid FROM person_search))
              + (SELECT count(*) FROM contact_point WHERE id * 4 + 1 NOT IN (SELECT rowid FROM person_search))
              + (SELECT count(*) FROM contact_tag WHERE id * 4 + 2 NOT IN (SELECT rowid FROM person_search))
              + (SELECT count(*) FROM contact_role WHERE id * 4 + 3 NOT IN (SELECT rowid FROM person_search))
              + (SELECT count(*) FROM touchpoint WHERE (subject <> '' OR body <> '') AND id NOT IN (SELECT rowid FROM touchpoint_search))`,
      )
      .pluck()
      .get(),
  );
  const rows = Number(
    core.db
      .prepare(
        `SELECT (SELECT count(*) FROM contact) + (SELECT count(*) FROM contact_point) + (SELECT count(*) FROM contact_tag)
              + (SELECT count(*) FROM contact_role)`,
      )
      .pluck()
      .get(),
  );
  const indexed = Number(core.db.prepare('SELECT count(*) FROM person_search').pluck().get());
  const ok = missing === 0 && indexed === rows;
  return {
    name: 'search index',
    ok,
    detail: ok ? `${rows} rows can be found` : `${missing} rows are missing, ${indexed - rows + missing} too many`,
  };
}

function projection(core: Core, check: () => void): Check {
  const until = projectedUntil(core.db);
  const { sums } = sumsFromLog(core.db, core.ror, until);
  check();
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

function history(core: Core): Check {
  const broken = Number(
    core.db
      .prepare(
        `SELECT count(*) FROM action a WHERE state <> 'dropped'
           AND a.last_change - a.first_change + 1 <> (SELECT count(*) FROM change WHERE id BETWEEN a.first_change AND a.last_change)`,
      )
      .pluck()
      .get(),
  );
  const recording = Number(core.db.prepare('SELECT recording FROM history_context').pluck().get());
  const ok = broken === 0 && recording === 0;
  return { name: 'history', ok, detail: ok ? 'every action has its changes' : `${broken} actions lack changes` };
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

/** `report` is told each step and may throw to stop. */
export function verify(core: Core, report: (label: string, done: number, total: number) => void): VerifyReport {
  const steps: [string, () => Check][] = [
    ['Integrity', () => integrity(core)],
    ['Foreign keys', () => foreignKeys(core)],
    ['Search index', () => searchIndex(core)],
    ['ROR projection', () => projection(core, () => report('ROR projection', 3, 6))],
    ['History', () => history(core)],
    ['Dates', () => future(core)],
  ];
  const checks = steps.map(([label, run], i) => {
    report(label, i, steps.length);
    return run();
  });
  return { ok: checks.every((check) => check.ok), checks };
}
