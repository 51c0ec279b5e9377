/**
 * Undo of an action that others came after, where none of them builds on it. It is an action of its own on top of the history,
 * so what is below stays in order (docs/decisions/0011-undo-out-of-order.md).
 */
import { AppError } from '@shared/errors';
import type { Database } from './database';
import { type ActionRecord, applyInverses, type ChangeRange, findAction, findUndoable, rangeOf, runAction, undoLast } from './history';
import { type RecordedTable, recordedTables } from './schema';

interface Reference {
  child: RecordedTable;
  column: string;
  parent: string;
}

interface Shape {
  references: Reference[];
  /** The columns of each table that may not have the same values twice. */
  unique: { table: RecordedTable; columns: string[] }[];
}

const shapes = new WeakMap<Database, Shape>();

/** Foreign keys and unique keys of the recorded tables, as the schema has them. */
function shapeOf(db: Database): Shape {
  const known = shapes.get(db);
  if (known) return known;
  const shape: Shape = { references: [], unique: [] };
  for (const table of recordedTables) {
    for (const key of db.raw.pragma(`foreign_key_list(${table})`) as { table: string; from: string }[])
      shape.references.push({ child: table, column: key.from, parent: key.table });
    for (const index of db.raw.pragma(`index_list(${table})`) as { name: string; origin: string }[]) {
      if (index.origin !== 'u') continue;
      const columns = (db.raw.pragma(`index_info(${index.name})`) as { name: string }[]).map(({ name }) => name);
      shape.unique.push({ table, columns });
    }
  }
  shapes.set(db, shape);
  return shape;
}

/** Lists the rows an action changed, each with its first change: what it was before the action. */
function listRows(db: Database, range: ChangeRange): void {
  db.raw.exec(`CREATE TEMP TABLE IF NOT EXISTS undo_row (
    tbl TEXT NOT NULL, row_id INTEGER NOT NULL, change_id INTEGER NOT NULL, op TEXT NOT NULL, PRIMARY KEY (tbl, row_id)) WITHOUT ROWID`);
  db.prepare('DELETE FROM temp.undo_row').run();
  // With min() SQLite takes the other columns from the row that has the minimum.
  db.prepare(
    `INSERT INTO temp.undo_row (tbl, row_id, change_id, op)
     SELECT tbl, row_id, min(id), op FROM change WHERE id BETWEEN ? AND ? AND tbl <> '' GROUP BY tbl, row_id`,
  ).run(range.first, range.last);
}

/** The action that takes back each action out of order, counting only what came after `since`. Both together change nothing. */
export function takenBack(db: Database, since: number): Map<number, number> {
  const reverting = db
    .prepare("SELECT id, reverts FROM action WHERE reverts IS NOT NULL AND state = 'done' AND id > ? ORDER BY id DESC")
    .all(since) as { id: number; reverts: number }[];
  const by = new Map<number, number>();
  for (const { id, reverts } of reverting) if (!by.has(id)) by.set(reverts, id);
  return by;
}

/** The changes that later actions made and that still hold, as few ranges as possible, newest first. */
function laterRanges(db: Database, id: number): ChangeRange[] {
  const pairs = new Set([...takenBack(db, id)].filter(([reverted]) => reverted > id).flat());
  const later = db
    .prepare(
      `SELECT id, first_change AS first, last_change AS last FROM action
       WHERE id > ? AND state = 'done' AND first_change IS NOT NULL ORDER BY id DESC`,
    )
    .all(id) as { id: number; first: number; last: number }[];
  const ranges: ChangeRange[] = [];
  for (const action of later) {
    if (pairs.has(action.id)) continue;
    const newer = ranges.at(-1);
    if (newer && action.last === newer.first - 1) newer.first = action.first;
    else ranges.push({ first: action.first, last: action.last });
  }
  return ranges;
}

/** The newest change in these ranges for which `condition` holds (SQL about the change `c`). */
function newest(db: Database, ranges: readonly ChangeRange[], condition: string, ...values: unknown[]): number | null {
  const find = db.prepare(`SELECT c.id FROM change c WHERE c.id BETWEEN ? AND ? AND (${condition}) ORDER BY c.id DESC LIMIT 1`).pluck();
  for (const { first, last } of ranges) {
    const id = find.get(first, last, ...values);
    if (typeof id === 'number') return id;
  }
  return null;
}

/** A later change of a row that the action changed, or a row that refers to one it made. */
function builtUpon(db: Database, ranges: readonly ChangeRange[]): number | null {
  const refers = shapeOf(db).references.map(
    ({ child, column, parent }) => `c.tbl = '${child}' AND EXISTS (SELECT 1 FROM ${child} t JOIN temp.undo_row u
       ON u.tbl = '${parent}' AND u.row_id = t.${column} AND u.op = 'I' WHERE t.id = c.row_id)`,
  );
  const same = 'EXISTS (SELECT 1 FROM temp.undo_row u WHERE u.tbl = c.tbl AND u.row_id = c.row_id)';
  return newest(db, ranges, [same, ...refers].join(' OR '));
}

/** What a row that would come back refers to, and is not there any more. */
function missingParent(db: Database): { table: string; id: number } | null {
  for (const { child, column, parent } of shapeOf(db).references) {
    const id = db
      .prepare(
        `SELECT json_extract(c.before, '$.${column}') AS parent FROM temp.undo_row u JOIN change c ON c.id = u.change_id
         WHERE u.tbl = '${child}' AND u.op <> 'I' AND json_extract(c.before, '$.${column}') IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM ${parent} p WHERE p.id = json_extract(c.before, '$.${column}'))
           AND NOT EXISTS (SELECT 1 FROM temp.undo_row r
             WHERE r.tbl = '${parent}' AND r.row_id = json_extract(c.before, '$.${column}') AND r.op <> 'I') LIMIT 1`,
      )
      .pluck()
      .get();
    if (typeof id === 'number') return { table: parent, id };
  }
  return null;
}

/** A row that took a name or id which a row that would come back has. */
function takenKey(db: Database): { table: string; id: number } | null {
  for (const { table, columns } of shapeOf(db).unique) {
    const equal = columns.map((column) => `t.${column} = json_extract(c.before, '$.${column}')`);
    const id = db
      .prepare(
        `SELECT t.id FROM temp.undo_row u JOIN change c ON c.id = u.change_id JOIN ${table} t ON ${equal.join(' AND ')}
         WHERE u.tbl = '${table}' AND u.op <> 'I' AND t.id <> u.row_id
           AND NOT EXISTS (SELECT 1 FROM temp.undo_row r WHERE r.tbl = '${table}' AND r.row_id = t.id) LIMIT 1`,
      )
      .pluck()
      .get();
    if (typeof id === 'number') return { table, id };
  }
  return null;
}

/** Why the action that made this change is in the way. */
function sayWhy(db: Database, changeId: number | null): string {
  const label = db
    .prepare(
      "SELECT label FROM action WHERE state = 'done' AND first_change <= :change AND last_change >= :change ORDER BY id DESC LIMIT 1",
    )
    .pluck()
    .get({ change: changeId });
  return typeof label === 'string' ? `“${label}” came later and builds on it. Undo that first.` : CHANGED_SINCE;
}

const CHANGED_SINCE = 'What it changed is not as it left it any more.';

/** Why an action can't be undone now, for the user's eyes; null when it can. Reads only, apart from a temporary list. */
export function findObstacle(db: Database, action: ActionRecord): string | null {
  if (action.state !== 'done' || takenBack(db, 0).has(action.id)) return 'It is undone already.';
  if (action.first_change === null) return 'It is too long ago: what it changed is not kept any more.';
  if (findUndoable(db)?.id === action.id) return null;
  listRows(db, rangeOf(action));
  const ranges = laterRanges(db, action.id);
  const later = builtUpon(db, ranges);
  if (later !== null) return sayWhy(db, later);
  const inTheWay = missingParent(db) ?? takenKey(db);
  if (!inTheWay) return null;
  return sayWhy(db, newest(db, ranges, 'c.tbl = ? AND c.row_id = ?', inTheWay.table, inTheWay.id));
}

/** "Undo: Edit Ana", and "Redo: Edit Ana" for taking that back. */
function labelFor(db: Database, action: ActionRecord): string {
  let origin = action;
  let steps = 0;
  while (origin.reverts !== null) {
    const before = findAction(db, origin.reverts);
    if (!before) break;
    origin = before;
    steps += 1;
  }
  return `${steps % 2 === 0 ? 'Undo' : 'Redo'}: ${origin.label}`;
}

/**
 * Undoes an action, whenever it was done. The last one is undone as by `undoLast`; for any other an action on top says so.
 * @throws AppError `not_found`, or `conflict` that names what is in the way
 */
export function undoAny(db: Database, id: number, at: number, settle: (range: ChangeRange) => void): { label: string; range: ChangeRange } {
  return db.transaction(() => {
    const action = findAction(db, id);
    if (!action) throw new AppError('not_found', 'This is not in the history any more.');
    const obstacle = findObstacle(db, action);
    if (obstacle !== null) throw new AppError('conflict', `“${action.label}” can’t be undone. ${obstacle}`);
    if (findUndoable(db)?.id === id) {
      const done = undoLast(db, settle);
      if (done) return done;
    }
    const { range } = runAction(db, labelFor(db, action), at, () => applyInverses(db, rangeOf(action)), settle, id);
    if (!range) throw new AppError('conflict', `“${action.label}” left nothing to undo.`);
    assertNothingElse(db, action, range);
    return { label: action.label, range };
  });
}

/** What refers to rows can go with them: nothing but the action's own rows may have changed. */
function assertNothingElse(db: Database, action: ActionRecord, range: ChangeRange): void {
  const other = db
    .prepare(
      `SELECT c.tbl FROM change c WHERE c.id BETWEEN ? AND ?
         AND NOT EXISTS (SELECT 1 FROM temp.undo_row u WHERE u.tbl = c.tbl AND u.row_id = c.row_id) LIMIT 1`,
    )
    .pluck()
    .get(range.first, range.last);
  if (other !== undefined) throw new AppError('conflict', `“${action.label}” can’t be undone. ${CHANGED_SINCE}`);
}
