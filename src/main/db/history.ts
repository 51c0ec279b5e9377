/**
 * The history: triggers write each change of a recorded table while an action runs. Undoing an action applies the
 * inverse of its changes, newest first; the triggers record that in turn, which is what redo applies.
 */
import { fold } from '@shared/domain/fold';
import { AppError } from '@shared/errors';
import type { Database } from './database';
import { type RecordedTable, recordedTables } from './schema';

export interface Change {
  id: number;
  tbl: RecordedTable;
  row_id: number;
  op: 'I' | 'U' | 'D';
  /** The row as it was, for U and D. */
  before: Record<string, unknown> | null;
}

/** The changes one action made: ids from `first` to `last`. */
export interface ChangeRange {
  first: number;
  last: number;
}

export interface ActionRecord {
  id: number;
  label: string;
  at: number;
  state: 'done' | 'undone' | 'dropped';
  first_change: number | null;
  last_change: number | null;
  /** The action this one takes back out of order (undo-any.ts). */
  reverts: number | null;
}

export interface Recorded<T> {
  value: T;
  /** Null when nothing changed; then there is no action either. */
  actionId: number | null;
  range: ChangeRange | null;
}

function lastChangeId(db: Database): number {
  return Number(db.prepare('SELECT coalesce(max(id), 0) FROM change').pluck().get());
}

/** Runs `work` with the triggers recording; must be inside a transaction. */
function record<T>(db: Database, work: () => T): { value: T; range: ChangeRange | null } {
  const before = lastChangeId(db);
  db.prepare('UPDATE history_context SET recording = 1').run();
  const value = work();
  db.prepare('UPDATE history_context SET recording = 0').run();
  const last = lastChangeId(db);
  return { value, range: last > before ? { first: before + 1, last } : null };
}

/**
 * Runs `work` in one transaction as one action under `label`; what was undone before can then no longer be redone.
 * `settle` runs in the same transaction, after the changes are known and unrecorded (the projection is brought up to date there).
 */
export function runAction<T>(
  db: Database,
  label: string,
  at: number,
  work: () => T,
  settle: (range: ChangeRange) => void,
  reverts: number | null = null,
): Recorded<T> {
  return db.transaction(() => {
    const { value, range } = record(db, work);
    if (!range) return { value, actionId: null, range };
    db.prepare("UPDATE action SET state = 'dropped' WHERE state = 'undone'").run();
    const actionId = Number(
      db.prepare('INSERT INTO action (label, at, first_change, last_change) VALUES (?, ?, ?, ?)').run(label, at, range.first, range.last)
        .lastInsertRowid,
    );
    if (reverts !== null) db.prepare('UPDATE action SET reverts = ? WHERE id = ?').run(reverts, actionId);
    settle(range);
    return { value, actionId, range };
  });
}

/** The changes of a range, oldest first. */
export function* changesOf(db: Database, range: ChangeRange): Generator<Change> {
  // Read in blocks: the changes of a large import would not fit in memory at once, and an open cursor forbids writing.
  const block = db.prepare('SELECT id, tbl, row_id, op, before FROM change WHERE id BETWEEN ? AND ? ORDER BY id LIMIT 5000');
  for (let from = range.first; ; ) {
    const rows = block.all(from, range.last) as {
      id: number;
      tbl: RecordedTable;
      row_id: number;
      op: Change['op'];
      before: string | null;
    }[];
    for (const row of rows) yield { ...row, before: row.before === null ? null : (JSON.parse(row.before) as Record<string, unknown>) };
    const last = rows.at(-1);
    if (!last || rows.length < 5000) return;
    from = last.id + 1;
  }
}

const columnsOf = new Map<string, string[]>();

function columns(db: Database, table: RecordedTable): string[] {
  let names = columnsOf.get(table);
  if (!names) {
    names = (db.raw.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name);
    columnsOf.set(table, names);
  }
  return names;
}

/** Stands for the table of a change that was forgotten because its person was removed for good. */
export const FORGOTTEN = '';

/** Puts a row back as it was, its number too. */
export function reinsert(db: Database, table: RecordedTable, row: Readonly<Record<string, unknown>>): void {
  const names = columns(db, table);
  const list = names.map((name) => `"${name}"`).join(', ');
  db.prepare(`INSERT INTO ${table} (${list}) VALUES (${names.map(() => '?').join(', ')})`).run(...names.map((name) => row[name] ?? null));
}

function applyInverse(db: Database, change: { tbl: RecordedTable | ''; row_id: number; op: Change['op']; before: string | null }): void {
  if (change.tbl === FORGOTTEN) return;
  if (!recordedTables.includes(change.tbl)) throw new AppError('internal', `the history names an unknown table ${change.tbl}`);
  if (change.op === 'I') {
    db.prepare(`DELETE FROM ${change.tbl} WHERE id = ?`).run(change.row_id);
    return;
  }
  const names = columns(db, change.tbl);
  const row = JSON.parse(change.before ?? '{}') as Record<string, unknown>;
  if (change.op === 'D') {
    reinsert(db, change.tbl, row);
    return;
  }
  // Naming only what differs keeps the search triggers of untouched texts from running: they are most of the time of a large undo.
  const now = db.prepare(`SELECT * FROM ${change.tbl} WHERE id = ?`).get(change.row_id) as Record<string, unknown> | undefined;
  const differing = names.filter((name) => now?.[name] !== (row[name] ?? null));
  const written = differing.length > 0 ? differing : names;
  const list = written.map((name) => `"${name}" = ?`).join(', ');
  db.prepare(`UPDATE ${change.tbl} SET ${list} WHERE id = ?`).run(...written.map((name) => row[name] ?? null), change.row_id);
}

/**
 * Newest first, but rows created (or removed) in one go are taken in the order they came: among themselves the order is free,
 * and the search index writes ascending rows at a fraction of the cost of descending ones.
 */
function inGoodOrder<C extends { tbl: string; op: Change['op'] }>(newestFirst: readonly C[]): C[] {
  const ordered: C[] = [];
  for (let from = 0; from < newestFirst.length; ) {
    const first = newestFirst[from];
    let to = from + 1;
    while (first?.op !== 'U' && newestFirst[to]?.tbl === first?.tbl && newestFirst[to]?.op === first?.op) to += 1;
    ordered.push(...newestFirst.slice(from, to).reverse());
    from = to;
  }
  return ordered;
}

/** The changes of an action. @throws AppError `conflict` if it has none any more */
export function rangeOf(action: ActionRecord): ChangeRange {
  if (action.first_change === null || action.last_change === null)
    throw new AppError('conflict', `“${action.label}” left nothing to undo.`);
  return { first: action.first_change, last: action.last_change };
}

/** Applies the inverse of each of these changes, newest first; inside a transaction, with the triggers recording. */
export function applyInverses(db: Database, { first, last }: ChangeRange): void {
  // A foreign key may point at a row that comes back a moment later.
  db.raw.pragma('defer_foreign_keys = ON');
  const block = db.prepare('SELECT id, tbl, row_id, op, before FROM change WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 5000');
  for (let until = last; until >= first; ) {
    const rows = block.all(first, until) as {
      id: number;
      tbl: RecordedTable | '';
      row_id: number;
      op: Change['op'];
      before: string | null;
    }[];
    for (const row of inGoodOrder(rows)) applyInverse(db, row);
    until = (rows.at(-1)?.id ?? first) - 1;
  }
}

/** Applies the inverse of an action's changes and keeps what that changed in their place. Null if nothing is left of them. */
function reverse(db: Database, action: ActionRecord, to: 'done' | 'undone'): ChangeRange | null {
  const { first, last } = rangeOf(action);
  const { range } = record(db, () => applyInverses(db, { first, last }));
  db.prepare('DELETE FROM change WHERE id BETWEEN ? AND ?').run(first, last);
  if (!range) {
    db.prepare('UPDATE action SET first_change = NULL, last_change = NULL WHERE id = ?').run(action.id);
    return null;
  }
  db.prepare('UPDATE action SET state = ?, first_change = ?, last_change = ? WHERE id = ?').run(to, range.first, range.last, action.id);
  return range;
}

const SELECT_ACTION = 'SELECT * FROM action';

export function findAction(db: Database, id: number): ActionRecord | undefined {
  return db.prepare(`${SELECT_ACTION} WHERE id = ?`).get(id) as ActionRecord | undefined;
}

/** The last action that is done and can be undone: one whose changes were forgotten is only a note. */
export function findUndoable(db: Database): ActionRecord | undefined {
  return db.prepare(`${SELECT_ACTION} WHERE state = 'done' AND first_change IS NOT NULL ORDER BY id DESC LIMIT 1`).get() as
    | ActionRecord
    | undefined;
}

export function findRedoable(db: Database): ActionRecord | undefined {
  return db.prepare(`${SELECT_ACTION} WHERE state = 'undone' AND first_change IS NOT NULL ORDER BY id LIMIT 1`).get() as
    | ActionRecord
    | undefined;
}

/** Undoes the last action that is done. Null if there is none. */
export function undoLast(db: Database, settle: (range: ChangeRange) => void): { label: string; range: ChangeRange } | null {
  return step(db, findUndoable, 'undone', settle);
}

/** Does the action that was undone last again. Null if there is none. */
export function redoNext(db: Database, settle: (range: ChangeRange) => void): { label: string; range: ChangeRange } | null {
  return step(db, findRedoable, 'done', settle);
}

function step(
  db: Database,
  find: (db: Database) => ActionRecord | undefined,
  to: 'done' | 'undone',
  settle: (range: ChangeRange) => void,
): { label: string; range: ChangeRange } | null {
  return db.transaction(() => {
    for (let action = find(db); action; action = find(db)) {
      const range = reverse(db, action, to);
      // Everything it changed was removed for good since: on to the next.
      if (!range) continue;
      settle(range);
      return { label: action.label, range };
    }
    return null;
  });
}

export interface ActionFilter {
  /** Older than this action; null: the newest. */
  before: number | null;
  limit: number;
  /** Part of the label, without regard to case and accents. */
  text?: string;
  /** Before this instant, epoch ms. */
  until?: number | null;
}

/** Actions, newest first. */
export function listActions(db: Database, { before, limit, text = '', until = null }: ActionFilter): ActionRecord[] {
  return db
    .prepare(`${SELECT_ACTION} WHERE id < ? AND at < ? AND (? = '' OR instr(fold(label), ?) > 0) ORDER BY id DESC LIMIT ?`)
    .all(before ?? Number.MAX_SAFE_INTEGER, until ?? Number.MAX_SAFE_INTEGER, fold(text), fold(text), limit) as ActionRecord[];
}

/** Lets go of the changes of an action: that it was done stays, and that it can't be undone. */
export function forgetAction(db: Database, { first, last }: ChangeRange): void {
  db.prepare('DELETE FROM change WHERE id BETWEEN ? AND ?').run(first, last);
  db.prepare('UPDATE action SET first_change = NULL, last_change = NULL WHERE first_change = ?').run(first);
}

/** That something was done that can't be undone and changed no row. */
export function noteAction(db: Database, label: string, at: number): void {
  db.prepare('INSERT INTO action (label, at) VALUES (?, ?)').run(label, at);
}

/** Lets go of the changes of what was undone and can't be done again. */
export function pruneDropped(db: Database): void {
  db.prepare(
    `DELETE FROM change WHERE id IN (SELECT c.id FROM action a JOIN change c ON c.id BETWEEN a.first_change AND a.last_change
       WHERE a.state = 'dropped')`,
  ).run();
  db.prepare("UPDATE action SET first_change = NULL, last_change = NULL WHERE state = 'dropped' AND first_change IS NOT NULL").run();
}

/** When the newest action was done, epoch ms; null when there is none. */
export function lastChangeAt(db: Database): number | null {
  const at = db.prepare('SELECT at FROM action ORDER BY id DESC LIMIT 1').pluck().get();
  return typeof at === 'number' ? at : null;
}

/** How many rows of each table an action created, updated and removed. */
export function countChanges(db: Database, action: ActionRecord): { table: string; created: number; updated: number; removed: number }[] {
  if (action.first_change === null) return [];
  // What is stored for an undone action is the way back to it, so creation and removal change places.
  const [created, removed] = action.state === 'done' ? ['I', 'D'] : ['D', 'I'];
  return db
    .prepare(
      `SELECT tbl AS "table", count(*) FILTER (WHERE op = ?) AS created, count(*) FILTER (WHERE op = 'U') AS updated,
              count(*) FILTER (WHERE op = ?) AS removed
       FROM change WHERE id BETWEEN ? AND ? AND tbl <> '' GROUP BY tbl ORDER BY tbl`,
    )
    .all(created, removed, action.first_change, action.last_change) as {
    table: string;
    created: number;
    updated: number;
    removed: number;
  }[];
}
