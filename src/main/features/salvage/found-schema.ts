/** Where a damaged database says its tables are, and which version of the program wrote it. */
import BetterSqlite3 from 'better-sqlite3';
import { migrate, migrations, newestVersion } from '../../db/migrate';
import type { Cell } from '../../db/pages/b-tree';
import type { PageFile } from '../../db/pages/page-file';
import { schemaShape } from './table-shape';
import { adoptOrphans, Claims, walkTable } from './table-walk';

export interface FoundSchema {
  /** Table or index name → first page of its b-tree. */
  roots: Map<string, number>;
  /** The schema's version: the file's own, or the one whose tables are most like those found. */
  version: number;
}

const SCHEMA_ROOT = 1;
const kinds = new Set<unknown>(['table', 'index', 'trigger', 'view']);

interface SchemaRow {
  type: unknown;
  name: string;
  rootPage: number;
  sql: string;
}

function asSchemaRow({ values }: Cell): SchemaRow | null {
  const [type, name, , rootPage, sql] = values;
  if (!kinds.has(type) || typeof name !== 'string') return null;
  return { type, name, rootPage: typeof rootPage === 'number' ? rootPage : 0, sql: typeof sql === 'string' ? sql : '' };
}

function likeliestVersion(rows: readonly SchemaRow[]): number {
  const found = new Set(rows.map(({ name, sql }) => `${name} ${sql}`));
  const db = new BetterSqlite3(':memory:');
  try {
    let best = { version: newestVersion, likeness: Number.NEGATIVE_INFINITY };
    for (const { version } of migrations) {
      migrate(db, version);
      const own = db.prepare("SELECT name || ' ' || coalesce(sql, '') FROM sqlite_schema").pluck().all() as string[];
      const shared = own.filter((text) => found.has(text)).length;
      const likeness = shared * 2 - own.length;
      if (likeness >= best.likeness) best = { version, likeness };
    }
    // Nothing was found that would tell.
    return found.size === 0 ? newestVersion : best.version;
  } finally {
    db.close();
  }
}

export function findSchema(file: PageFile): FoundSchema {
  const rows = new Map<string, SchemaRow>();
  // What the tree leads to comes first and stays.
  const keep = (cell: Cell) => {
    const row = asSchemaRow(cell);
    if (row && !rows.has(row.name)) rows.set(row.name, row);
  };
  const claims = new Claims(file.pageCount);
  const { holes, broken } = walkTable(file, claims, schemaShape, SCHEMA_ROOT, keep);
  if (holes.length > 0 || broken > 0) {
    const everywhere = { from: Number.NEGATIVE_INFINITY, upTo: Number.POSITIVE_INFINITY };
    const isSchema = (cells: readonly Cell[]) => cells.filter((cell) => asSchemaRow(cell)).length / cells.length;
    adoptOrphans(file, claims, new Set(), [{ shape: schemaShape, holes: [everywhere], suits: isSchema }], (_table, cell) => keep(cell));
  }
  const stated = file.header.userVersion;
  const version =
    file.header.isSound && migrations.some((migration) => migration.version === stated) ? stated : likeliestVersion([...rows.values()]);
  const roots = new Map([...rows.values()].filter(({ rootPage }) => rootPage > 0).map(({ name, rootPage }) => [name, rootPage]));
  return { roots, version };
}
