/** The rows an import wrote, as plain values: what the bare insert puts into a fresh database. */
import type { Database } from '../src/main/db/database';
import { recordedTables } from '../src/main/db/schema';

type Value = string | number | Buffer | null;

export interface TableRow {
  table: string;
  values: Value[];
}

interface Table {
  name: string;
  columns: string[];
  /** The tables its rows point at. */
  parents: string[];
}

function tableOf(db: Database, name: string): Table {
  return {
    name,
    columns: (db.raw.pragma(`table_info(${name})`) as { name: string }[]).map((column) => column.name),
    parents: (db.raw.pragma(`foreign_key_list(${name})`) as { table: string }[]).map(({ table }) => table),
  };
}

/** The tables an import writes to, in the order in which foreign keys allow them. */
function tables(db: Database): Table[] {
  let waiting = ['photo', ...recordedTables].map((name) => tableOf(db, name));
  const ordered: Table[] = [];
  while (waiting.length > 0) {
    const blocked = new Set(waiting.map(({ name }) => name));
    const free = waiting.filter(({ name, parents }) => parents.every((parent) => parent === name || !blocked.has(parent)));
    if (free.length === 0) throw new Error(`tables that need each other: ${[...blocked].join(', ')}`);
    ordered.push(...free);
    waiting = waiting.filter((table) => !free.includes(table));
  }
  return ordered;
}

/** Every row of a database that an import filled, each contact followed by what belongs to it, as the import writes them. */
export function contactRows(db: Database): TableRow[] {
  const rows: TableRow[] = [];
  const byContact = new Map<Value, TableRow[]>();
  for (const { name, columns } of tables(db)) {
    const contactColumn = columns.indexOf(name === 'contact' ? 'id' : 'contact_id');
    for (const values of db.raw.prepare(`SELECT * FROM ${name} ORDER BY id`).raw().all() as Value[][]) {
      const contact = contactColumn < 0 ? undefined : values[contactColumn];
      if (contact === undefined) {
        rows.push({ table: name, values });
        continue;
      }
      const list = byContact.get(contact) ?? [];
      byContact.set(contact, list);
      list.push({ table: name, values });
    }
  }
  return [...rows, ...[...byContact.values()].flat()];
}

/** Inserts the rows with one prepared statement per table, in one transaction, the history recording as it does in an import. */
export function insertBare(db: Database, rows: readonly TableRow[]): void {
  const insert = new Map(
    tables(db).map(({ name, columns }) => [
      name,
      db.raw.prepare(`INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`),
    ]),
  );
  db.raw
    .transaction(() => {
      db.raw.prepare('UPDATE history_context SET recording = 1').run();
      // What is about several contacts may come before the last of them.
      db.raw.pragma('defer_foreign_keys = ON');
      for (const { table, values } of rows) insert.get(table)?.run(...values);
      db.raw.prepare('UPDATE history_context SET recording = 0').run();
    })
    .immediate();
}
