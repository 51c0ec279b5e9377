/** What rows of a table look like, so that they can be told from others and from rubbish. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Value } from '../../db/pages/record';

export interface ColumnShape {
  name: string;
  type: string;
  /** No row is without a value. */
  isRequired: boolean;
  /** Its value is the row's number, and stored as that only. */
  isRowid: boolean;
}

export interface IndexShape {
  name: string;
  /** In the order of an entry; null for what is computed, and `rowid` for the row's number. */
  columns: (string | null)[];
}

export interface TableShape {
  name: string;
  columns: ColumnShape[];
  indexes: IndexShape[];
  hasRowid: boolean;
}

/** The table that lists all others, as it lies in the file. */
export const schemaShape: TableShape = {
  name: 'sqlite_schema',
  columns: ['type TEXT', 'name TEXT', 'tbl_name TEXT', 'rootpage INTEGER', 'sql TEXT'].map((text) => {
    const [name = '', type = ''] = text.split(' ');
    return { name, type, isRequired: name !== 'sql' && name !== 'rootpage', isRowid: false };
  }),
  indexes: [],
  hasRowid: true,
};

/** Computed from the others. */
const derived = new Set(['ror_sum', 'ror_state', 'contact_rhythm', 'rhythm_state', 'history_context']);

/** The tables of a database that hold what can't be computed anew; those that lead to no other come first. */
export function tableShapes(db: BetterSqlite3.Database): TableShape[] {
  const tables = db.pragma('table_list') as { name: string; schema: string; type: string; wr: number }[];
  const leads = ({ name }: TableShape) => (db.pragma(`foreign_key_list("${name}")`) as unknown[]).length > 0;
  return tables
    .filter(({ name, schema, type }) => schema === 'main' && type === 'table' && !name.startsWith('sqlite_') && !derived.has(name))
    .map(({ name, wr }) => {
      const info = db.pragma(`table_info("${name}")`) as { name: string; type: string; notnull: number; dflt_value: unknown; pk: number }[];
      const columns = info.map((column) => ({
        name: column.name,
        type: column.type,
        isRequired: column.notnull === 1 && column.dflt_value === null,
        isRowid: wr === 0 && column.pk === 1 && column.type === 'INTEGER',
      }));
      const indexes = (db.pragma(`index_list("${name}")`) as { name: string }[]).map((index) => ({
        name: index.name,
        columns: (db.pragma(`index_xinfo("${index.name}")`) as { cid: number; name: string | null }[]).map((column) =>
          column.cid === -1 ? 'rowid' : column.name,
        ),
      }));
      return { name, columns, indexes, hasRowid: wr === 0 };
    })
    .sort((a, b) => Number(leads(a)) - Number(leads(b)) || a.name.localeCompare(b.name, 'en'));
}

function hasType(value: Value, type: string): boolean {
  switch (type) {
    case 'INTEGER':
      return typeof value === 'number' ? Number.isInteger(value) : typeof value === 'bigint';
    case 'REAL':
      return typeof value === 'number';
    case 'TEXT':
      return typeof value === 'string';
    case 'BLOB':
      return Buffer.isBuffer(value);
    default:
      return false;
  }
}

/** These values can be a row of the table. Columns that came with a later version may be missing at the end. */
export function fits(values: readonly Value[], { columns }: TableShape): boolean {
  if (values.length > columns.length) return false;
  return columns.every(({ type, isRequired, isRowid }, i) => {
    const value = values[i];
    if (isRowid) return value === null;
    if (value === undefined || value === null) return !isRequired;
    return hasType(value, type);
  });
}
