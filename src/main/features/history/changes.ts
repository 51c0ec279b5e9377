/** What an action changed, row by row: as it was before, and as the action left it. */
import { AppError } from '@shared/errors';
import type { Database } from '../../db/database';
import { type ActionRecord, type ChangeRange, rangeOf } from '../../db/history';
import { type RecordedTable, recordedTables } from '../../db/schema';

export type Row = Record<string, unknown>;

export interface RowChange {
  table: RecordedTable;
  id: number;
  /** Null: it was not there. */
  before: Row | null;
  after: Row | null;
}

/** What the window calls a thing; rows of other tables are parts of one of these. */
export const thingTables = [
  'contact',
  'organization',
  'touchpoint',
  'referral',
  'purchase',
  'follow_up',
  'answer_dismissal',
  'distinct_pair',
  'setting',
] as const satisfies readonly RecordedTable[];
export type ThingTable = (typeof thingTables)[number];

/** Of an action with more changes than this the parts of its things are not told, or a large import would take seconds. */
const TOLD_WHOLE = 20_000;

interface Listed {
  tbl: RecordedTable;
  row_id: number;
  before: string | null;
}

const parse = (before: string | null): Row | null => (before === null ? null : (JSON.parse(before) as Row));
const keyOf = (table: string, id: number): string => `${table} ${id}`;

/** Actions whose changes came after those of this one and hold as they are written, oldest first. */
function rangesAfter(db: Database, action: ActionRecord, last: number): ChangeRange[] {
  // The way back of actions that are undone lies behind one another in the order they were undone.
  const rows = db
    .prepare('SELECT first_change AS first, last_change AS last FROM action WHERE state = ? AND first_change > ? ORDER BY first_change')
    .all(action.state, last) as ChangeRange[];
  const ranges: ChangeRange[] = [];
  for (const range of rows) {
    const before = ranges.at(-1);
    if (before && before.last === range.first - 1) before.last = range.last;
    else ranges.push({ ...range });
  }
  return ranges;
}

/** The rows as they are after the changes listed in `told_row`, by key. */
function statesAfter(db: Database, rows: readonly Listed[], ranges: readonly ChangeRange[]): Map<string, Row | null> {
  const states = new Map<string, Row | null>();
  // CROSS JOIN keeps the order of the tables: one pass over the later changes.
  const find = db.prepare(
    `SELECT c.tbl, c.row_id, min(c.id), c.before FROM change c CROSS JOIN temp.told_row t ON t.tbl = c.tbl AND t.row_id = c.row_id
     WHERE c.id BETWEEN ? AND ? GROUP BY c.tbl, c.row_id`,
  );
  for (const { first, last } of ranges) {
    for (const row of find.all(first, last) as Listed[]) {
      const key = keyOf(row.tbl, row.row_id);
      if (!states.has(key)) states.set(key, parse(row.before));
    }
  }
  for (const { tbl, row_id } of rows) {
    const key = keyOf(tbl, row_id);
    if (!states.has(key)) states.set(key, findRow(db, tbl, row_id));
  }
  return states;
}

/** A row as it is now. */
export function findRow(db: Database, table: RecordedTable, id: number): Row | null {
  if (!recordedTables.includes(table)) throw new AppError('internal', `the history names an unknown table ${table}`);
  return (db.prepare(`SELECT * FROM ${table} WHERE id = ?`).get(id) as Row | undefined) ?? null;
}

export interface RowChanges {
  rows: RowChange[];
  /** How many things there are where `rows` is only a page of them, without their parts; null: `rows` are all. */
  pageOf: number | null;
}

const THINGS = thingTables.map((table) => `'${table}'`).join(', ');

/** The net changes of an action, in the order they were made; of a very large one only a page of its things. */
export function rowChanges(db: Database, action: ActionRecord, offset: number, limit: number): RowChanges {
  const range = rangeOf(action);
  const whole = range.last - range.first < TOLD_WHOLE;
  db.raw.exec(
    'CREATE TEMP TABLE IF NOT EXISTS told_row (tbl TEXT NOT NULL, row_id INTEGER NOT NULL, PRIMARY KEY (tbl, row_id)) WITHOUT ROWID',
  );
  db.prepare('DELETE FROM temp.told_row').run();
  // With min() SQLite takes `before` from the row that has the minimum: the first change of each row.
  const listed = db
    .prepare(
      `SELECT tbl, row_id, min(id) AS id, before FROM change WHERE id BETWEEN ? AND ? AND ${whole ? "tbl <> ''" : `tbl IN (${THINGS})`}
       GROUP BY tbl, row_id ORDER BY min(id) LIMIT ? OFFSET ?`,
    )
    .all(range.first, range.last, whole ? -1 : limit, whole ? 0 : offset) as Listed[];
  const add = db.prepare('INSERT INTO temp.told_row VALUES (?, ?)');
  for (const { tbl, row_id } of listed) add.run(tbl, row_id);
  const after = statesAfter(db, listed, rangesAfter(db, action, range.last));
  const rows = listed.map(({ tbl, row_id, before }): RowChange => {
    const [was, became] = [parse(before), after.get(keyOf(tbl, row_id)) ?? null];
    // What is kept of an action that is undone is the way from what it did back to what was before.
    return action.state === 'done'
      ? { table: tbl, id: row_id, before: was, after: became }
      : { table: tbl, id: row_id, before: became, after: was };
  });
  if (whole) return { rows, pageOf: null };
  const total = db
    .prepare(`SELECT count(*) FROM (SELECT 1 FROM change WHERE id BETWEEN ? AND ? AND tbl IN (${THINGS}) GROUP BY tbl, row_id)`)
    .pluck()
    .get(range.first, range.last);
  return { rows, pageOf: Number(total) };
}
