/** The history against itself and against the rows: what undo and redo rely on. */
import { recordedTables } from '../../db/schema';
import type { Core } from '../core';
import { type Check, Faults, type Pause, pausing } from './verify-check';

/** Stands for the table of a change whose row was removed for good: only its place in the history is left. */
const NOBODYS = '';

interface Range {
  id: number;
  label: string;
  state: 'done' | 'undone' | 'dropped';
  first_change: number;
  last_change: number;
}

/** Each action has its changes, no two share one, and no change is nobody's. */
function ranges(core: Core, faults: Faults, pause: Pause): void {
  const { db } = core;
  const lacking = Number(
    db.prepare("SELECT count(*) FROM action WHERE state <> 'dropped' AND (first_change IS NULL) <> (last_change IS NULL)").pluck().get(),
  );
  if (lacking > 0) faults.add(`${lacking} actions have half a range of changes`);
  const known = db.raw.prepare(
    'SELECT id, label, state, first_change, last_change FROM action WHERE first_change IS NOT NULL AND last_change IS NOT NULL ORDER BY first_change',
  );
  const countOf = db.raw.prepare('SELECT count(*) FROM change WHERE id BETWEEN ? AND ?').pluck();
  let end = 0;
  let owned = 0;
  for (const { id, state, first_change: first, last_change: last } of pausing(known.all() as Range[], pause)) {
    const count = Number(countOf.get(first, last));
    if (state !== 'dropped' && count !== last - first + 1) faults.add(`action ${id} has ${count} of its ${last - first + 1} changes`);
    if (first <= end) faults.add(`action ${id} shares changes with another one`);
    end = Math.max(end, last);
    owned += count;
  }
  const all = Number(db.prepare('SELECT count(*) FROM change').pluck().get());
  if (all > owned) faults.add(`${all - owned} changes belong to no action`);
}

/** What was undone lies on top of what is done: only so can it be done again. */
function stack(core: Core, faults: Faults): void {
  const { db } = core;
  const below = Number(
    db
      .prepare(`SELECT count(*) FROM action WHERE state = 'undone' AND first_change IS NOT NULL
           AND id < (SELECT max(id) FROM action WHERE state = 'done' AND first_change IS NOT NULL)`)
      .pluck()
      .get(),
  );
  if (below > 0) faults.add(`${below} undone actions lie below one that is done`);
  if (Number(db.prepare('SELECT recording FROM history_context').pluck().get()) !== 0) faults.add('the history was left recording');
}

function isRow(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What a row was before can be read and put back: its columns are those of the table, and those it lacks may be empty. */
function images(core: Core, faults: Faults, pause: Pause): void {
  const { db } = core;
  const columns = new Map<string, Map<string, boolean>>(
    recordedTables.map((table) => {
      const info = db.raw.pragma(`table_info(${table})`) as { name: string; notnull: number; pk: number }[];
      return [table, new Map(info.map(({ name, notnull, pk }) => [name, notnull === 1 || pk > 0]))];
    }),
  );
  const isWrong = ({ tbl, row_id: rowId, op, before }: { tbl: string; row_id: number; op: string; before: string | null }) => {
    if (tbl === NOBODYS) return op === 'I' && before === null ? null : 'still knows what was removed for good';
    const known = columns.get(tbl);
    if (!known) return 'is of an unknown table';
    if (op === 'I') return before === null ? null : 'of a new row has a row before it';
    const row = before === null ? null : parsed(before);
    if (!isRow(row)) return 'has no readable row';
    if (row.id !== rowId) return 'has another row';
    for (const name of Object.keys(row)) if (!known.has(name)) return `has a column ${name} that ${tbl} does not have`;
    for (const [name, isNeeded] of known) if (isNeeded && (row[name] ?? null) === null) return `lacks ${name}`;
    return null;
  };
  const changes = db.raw.prepare('SELECT id, tbl, row_id, op, before FROM change ORDER BY id').iterate() as Iterable<
    Parameters<typeof isWrong>[0] & { id: number }
  >;
  for (const change of pausing(changes, pause)) {
    const wrong = isWrong(change);
    if (wrong !== null) faults.add(`change ${change.id} ${wrong}`);
  }
}

/**
 * A row that was last created or changed is there, one that was last removed is not. Where people were removed for good, the history
 * may still know that something of theirs was created, and no more that it went.
 */
function outcomes(core: Core, faults: Faults, pause: Pause): void {
  const { db } = core;
  const isThere = new Map<string, (id: number) => boolean>(
    recordedTables.map((table) => {
      const find = db.raw.prepare(`SELECT 1 FROM ${table} WHERE id = ?`).pluck();
      return [table, (id) => find.get(id) !== undefined];
    }),
  );
  const isForgetful =
    db.prepare(`SELECT 1 FROM change WHERE tbl = '${NOBODYS}' UNION ALL SELECT 1 FROM action WHERE first_change IS NULL`).get() !==
    undefined;
  const latest = db.raw.prepare('SELECT tbl, row_id, op, max(id) FROM change GROUP BY tbl, row_id').iterate();
  for (const { tbl, row_id: id, op } of pausing(latest as Iterable<{ tbl: string; row_id: number; op: string }>, pause)) {
    if (op === 'I' && isForgetful) continue;
    if (isThere.get(tbl)?.(id) === (op === 'D'))
      faults.add(`row ${id} of ${tbl} is ${op === 'D' ? 'there' : 'not there'}, unlike the history says`);
  }
}

export function historyCheck(core: Core, pause: Pause): Check {
  const faults = new Faults();
  ranges(core, faults, pause);
  stack(core, faults);
  images(core, faults, pause);
  outcomes(core, faults, pause);
  return faults.check('history', 'every action has its changes, and they can be taken back');
}
