/** The rows an import wrote, as plain values: what the bare insert puts into a fresh database. */
import type { Database } from '../src/main/db/database';

type Value = string | number | Buffer | null;

export interface TableRow {
  table: string;
  values: Value[];
}

interface Table {
  name: string;
  columns: string[];
}

/** In the order in which foreign keys allow them. */
const shared = ['photo', 'tag'] as const;
const own = ['contact', 'contact_point', 'address', 'important_date', 'contact_tag', 'contact_origin'] as const;

function tableOf(db: Database, name: string): Table {
  return { name, columns: (db.raw.pragma(`table_info(${name})`) as { name: string }[]).map((column) => column.name) };
}

/** Every row that belongs to the contacts of a database, each contact followed by what belongs to it, as the import writes them. */
export function contactRows(db: Database): TableRow[] {
  const all = (name: string) => db.raw.prepare(`SELECT * FROM ${name} ORDER BY id`).raw().all() as Value[][];
  const rows: TableRow[] = shared.flatMap((table) => all(table).map((values) => ({ table, values })));
  const byContact = new Map<Value, TableRow[]>();
  for (const table of own) {
    const contactColumn = tableOf(db, table).columns.indexOf(table === 'contact' ? 'id' : 'contact_id');
    for (const values of all(table)) {
      const contact = values[contactColumn] ?? null;
      const list = byContact.get(contact) ?? [];
      byContact.set(contact, list);
      list.push({ table, values });
    }
  }
  return [...rows, ...[...byContact.values()].flat()];
}

/** Inserts the rows with one prepared statement per table, in one transaction, the history recording as it does in an import. */
export function insertBare(db: Database, rows: readonly TableRow[]): void {
  const insert = new Map(
    [...shared, ...own].map((table) => {
      const { columns } = tableOf(db, table);
      return [
        table as string,
        db.raw.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`),
      ];
    }),
  );
  db.raw
    .transaction(() => {
      db.raw.prepare('UPDATE history_context SET recording = 1').run();
      for (const { table, values } of rows) insert.get(table)?.run(...values);
      db.raw.prepare('UPDATE history_context SET recording = 0').run();
    })
    .immediate();
}
