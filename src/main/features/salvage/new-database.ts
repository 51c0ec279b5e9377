/** The database that salvaged rows go into: of the damaged one's version first, so that rows fit, of the newest in the end. */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { migrate } from '../../db/migrate';
import type { Value } from '../../db/pages/record';
import type { TableShape } from './table-shape';

/** @param file Must not exist. It is complete only after `finishDatabase`. */
export function createDatabase(file: string, version: number): BetterSqlite3.Database {
  const db = new BetterSqlite3(file);
  // Nothing of it counts until all of it is written and synced.
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('foreign_keys = OFF');
  db.pragma('temp_store = MEMORY');
  migrate(db, version);
  return db;
}

/** Writes rows of one table, each by itself. */
export class RowWriter {
  readonly #exists: BetterSqlite3.Statement<unknown[]>;
  readonly #byLength = new Map<number, BetterSqlite3.Statement<unknown[]>>();
  readonly #db: BetterSqlite3.Database;
  readonly #shape: TableShape;

  constructor(db: BetterSqlite3.Database, shape: TableShape) {
    this.#db = db;
    this.#shape = shape;
    const key = shape.columns.find(({ isRowid }) => isRowid)?.name;
    this.#exists = db.prepare<unknown[]>(`SELECT 1 FROM "${shape.name}" WHERE ${key === undefined ? '1 = ?' : `"${key}" = ?`}`).pluck();
  }

  #prepare(columns: readonly string[]): BetterSqlite3.Statement<unknown[]> {
    const names = columns.map((name) => `"${name}"`);
    const places = names.map(() => '?');
    return this.#db.prepare<unknown[]>(`INSERT INTO "${this.#shape.name}" (${names.join(', ')}) VALUES (${places.join(', ')})`);
  }

  has(rowid: number): boolean {
    return this.#exists.get(rowid) !== undefined;
  }

  /** Adds a row as it lay in the file; false when it breaks a rule of the table or is there already. */
  add(values: readonly Value[], rowid: number): boolean {
    const { columns } = this.#shape;
    let statement = this.#byLength.get(values.length);
    if (!statement) {
      statement = this.#prepare(columns.slice(0, values.length).map(({ name }) => name));
      this.#byLength.set(values.length, statement);
    }
    return this.#run(
      statement,
      values.map((value, i) => (columns[i]?.isRowid ? rowid : value)),
    );
  }

  /** Adds a row of which some columns are known; the others get their defaults. */
  addKnown(known: ReadonlyMap<string, Value>, rowid: number): boolean {
    const key = this.#shape.columns.find(({ isRowid }) => isRowid)?.name;
    const all = new Map(key === undefined ? known : [...known, [key, rowid]]);
    return this.#run(this.#prepare([...all.keys()]), [...all.values()]);
  }

  #run(statement: BetterSqlite3.Statement<unknown[]>, values: readonly Value[]): boolean {
    try {
      statement.run(...values);
      return true;
    } catch (error) {
      if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) return false;
      throw error;
    }
  }
}

/** Takes out rows that lead nowhere, or only their reference where they can do without. Gives how many went, by table. */
export function repairReferences(db: BetterSqlite3.Database): Map<string, number> {
  const left = new Map<string, number>();
  // What goes may be what others lead to.
  for (;;) {
    const faults = db.pragma('foreign_key_check') as { table: string; rowid: number; parent: string; fkid: number }[];
    if (faults.length === 0) return left;
    for (const { table, rowid, fkid } of faults) {
      const keys = db.pragma(`foreign_key_list("${table}")`) as { id: number; from: string; on_delete: string }[];
      const key = keys.find(({ id }) => id === fkid);
      const columns = db.pragma(`table_info("${table}")`) as { name: string; notnull: number }[];
      const canBeEmpty = key?.on_delete !== 'CASCADE' && columns.some(({ name, notnull }) => name === key?.from && notnull === 0);
      if (canBeEmpty) {
        db.prepare(`UPDATE "${table}" SET "${key?.from}" = NULL WHERE rowid = ?`).run(rowid);
      } else if (db.prepare(`DELETE FROM "${table}" WHERE rowid = ?`).run(rowid).changes === 1) {
        left.set(table, (left.get(table) ?? 0) + 1);
      }
    }
  }
}

/** Makes sure that every byte of a closed database is on the disk. */
export function syncFile(file: string): void {
  const fd = openSync(file, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
