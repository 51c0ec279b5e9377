/** Reads all rows that can be read out of a damaged database into a new one. The damaged file is only ever read. */
import { existsSync, rmSync } from 'node:fs';
import { fold } from '@shared/domain/fold';
import { AppError } from '@shared/errors';
import type { SalvagedTable, SalvageReport } from '@shared/salvage-views';
import type BetterSqlite3 from 'better-sqlite3';
import { Database } from '../../db/database';
import { migrate } from '../../db/migrate';
import { type Cell, freePages, indexEntries } from '../../db/pages/b-tree';
import { PageFile } from '../../db/pages/page-file';
import { Core } from '../core';
import { verify } from '../maintenance/verify';
import { findSchema } from './found-schema';
import { missingRows, rowFromIndexes } from './from-indexes';
import { createDatabase, RowWriter, repairReferences, syncFile } from './new-database';
import { fits, type TableShape, tableShapes } from './table-shape';
import { adoptOrphans, type Bereft, Claims, walkTable } from './table-walk';

export interface SalvageOptions {
  /** The damaged database; its write-ahead log is looked for beside it. */
  from: string;
  /** The new database; must not exist. */
  into: string;
  progress?: (label: string, done: number, total: number) => void;
  /** Throws to stop. */
  checkCancelled?: () => void;
  /** Epoch ms. */
  now?: () => number;
  /** For tests: each row that was read, and where. */
  onRow?: (table: string, rowid: number, pages: readonly number[]) => void;
}

/** What is under way in one salvage. */
interface Salvage {
  file: PageFile;
  claims: Claims;
  db: BetterSqlite3.Database;
  roots: ReadonlyMap<string, number>;
  options: SalvageOptions;
  tables: Map<string, { shape: TableShape; writer: RowWriter; report: SalvagedTable; isHurt: boolean }>;
  unreadablePages: number;
  mended: number;
  lastChange: number | null;
}

/** Between two looks at whether to stop. */
const ROWS_PER_CHECK = 2_000;
const PAGES_PER_CHECK = 500;

/** Tells how many of the file's pages are done, and looks whether to stop. */
function lookUp({ options, file }: Salvage, label: string, pages: number): void {
  options.checkCancelled?.();
  options.progress?.(label, pages, file.pageCount);
}

function take(salvage: Salvage, table: string, cell: Cell, page: number): void {
  const target = salvage.tables.get(table);
  if (!target) return;
  const { report, writer } = target;
  if (writer.add(cell.values, cell.rowid)) {
    report.found += 1;
    if (cell.isMended && table !== 'action' && table !== 'change') salvage.mended += 1;
    salvage.options.onRow?.(table, cell.rowid, [page, ...cell.overflow]);
  } else {
    report.leftOut += 1;
  }
  if ((report.found + report.leftOut) % ROWS_PER_CHECK === 0) salvage.options.checkCancelled?.();
}

/** How many of these rows lead to rows that are there; 1 when nothing can be said. */
function leadSomewhere({ db }: Salvage, shape: TableShape): (cells: readonly Cell[]) => number {
  const keys = (db.pragma(`foreign_key_list("${shape.name}")`) as { from: string; table: string }[]).map(({ from, table }) => ({
    column: shape.columns.findIndex(({ name }) => name === from),
    exists: db.prepare<unknown[]>(`SELECT 1 FROM "${table}" WHERE rowid = ?`).pluck(),
  }));
  return (cells) => {
    if (keys.length === 0) return 1;
    const good = cells.filter(({ values }) => keys.every(({ column, exists }) => exists.get(values[column]) !== undefined));
    return good.length / cells.length;
  };
}

/** Everything that the trees lead to, then what lost its place in them. */
function readTables(salvage: Salvage): void {
  const { file, roots, tables, claims } = salvage;
  const bereft: Bereft[] = [];
  for (const [name, target] of tables) {
    lookUp(salvage, 'Reading what is there', claims.count);
    const root = roots.get(name) ?? null;
    const { shape } = target;
    if (!shape.hasRowid) {
      for (const cell of root === null ? [] : indexEntries(file, root)) if (fits(cell.values, shape)) take(salvage, name, cell, 0);
      continue;
    }
    const { holes, broken } = walkTable(file, claims, shape, root, (cell, page) => {
      take(salvage, name, cell, page);
      if (target.report.found % ROWS_PER_CHECK === 0) lookUp(salvage, 'Reading what is there', claims.count);
    });
    salvage.unreadablePages += holes.length;
    target.isHurt = holes.length > 0 || broken > 0;
    if (holes.length > 0) bereft.push({ shape, holes, suits: leadSomewhere(salvage, shape) });
  }
  adoptOrphans(
    file,
    claims,
    freePages(file),
    bereft,
    (shape, cell, page) => {
      if (tables.get(shape.name)?.writer.has(cell.rowid) === false) take(salvage, shape.name, cell, page);
    },
    (page) => {
      if (page % PAGES_PER_CHECK === 1) lookUp(salvage, 'Looking for lost pages', page);
    },
  );
}

/** What indexes know of rows that are still missing. */
function readIndexes(salvage: Salvage): void {
  const { file, roots, tables, options } = salvage;
  const now = (options.now ?? Date.now)();
  for (const { shape, writer, report, isHurt } of tables.values()) {
    if (!isHurt) continue;
    options.checkCancelled?.();
    for (const [rowid, known] of missingRows(file, roots, shape, (id) => writer.has(id))) {
      const row = rowFromIndexes(shape, known, now);
      if (row && writer.addKnown(row, rowid)) report.fromIndexes += 1;
      else report.lost += 1;
    }
    report.found += report.fromIndexes;
  }
}

/** Rows that lead nowhere go, and so does what happened with nobody. */
function repair(salvage: Salvage): void {
  const { db, tables } = salvage;
  const leave = (table: string, count: number) => {
    const report = tables.get(table)?.report;
    if (!report) return;
    report.leftOut += count;
    report.found -= count;
  };
  for (const [table, count] of repairReferences(db)) leave(table, count);
  if (tables.get('touchpoint_contact')?.isHurt || tables.get('contact')?.isHurt) {
    leave('touchpoint', db.prepare('DELETE FROM touchpoint WHERE id NOT IN (SELECT touchpoint_id FROM touchpoint_contact)').run().changes);
  }
  // Written by triggers while the tags were not all there yet.
  if (tables.get('tag')?.isHurt) {
    db.exec('UPDATE contact_tag SET tag_id = tag_id WHERE id * 4 + 2 NOT IN (SELECT rowid FROM person_search)');
  }
}

function dropHistory(db: BetterSqlite3.Database): void {
  db.exec('DELETE FROM change; DELETE FROM action');
  repairReferences(db);
}

/** Undo builds on rows being as they were left: with gaps it would put back half of something. */
function settleHistory({ db, tables }: Salvage): boolean {
  const isWhole = [...tables.values()].every(({ report, isHurt }) => !isHurt && report.leftOut === 0);
  if (isWhole) return true;
  dropHistory(db);
  return false;
}

/** What a person is sorted by, where it does not agree with the name any more. */
function recompute({ db }: Salvage): void {
  const setName = db.prepare('UPDATE contact SET sort_name = ? WHERE id = ?');
  const people = db.prepare('SELECT id, name, sort_name FROM contact').all() as { id: number; name: string; sort_name: string }[];
  for (const { id, name, sort_name } of people) if (fold(name) !== sort_name) setName.run(fold(name), id);
}

/** Numbers of rows that the history names are not given again. */
function keepNumbers({ db }: Salvage): void {
  db.exec('UPDATE sqlite_sequence SET seq = max(seq, coalesce((SELECT max(row_id) FROM change WHERE tbl = name), 0))');
}

function fill(salvage: Salvage): boolean {
  const { db } = salvage;
  // One transaction, so that SQLite does not finish a write for every row.
  db.exec('BEGIN');
  readTables(salvage);
  salvage.options.progress?.('Putting it together', 0, 0);
  readIndexes(salvage);
  salvage.options.checkCancelled?.();
  repair(salvage);
  salvage.options.checkCancelled?.();
  recompute(salvage);
  salvage.lastChange = db.prepare('SELECT max(at) FROM action').pluck().get() as number | null;
  const keepsHistory = settleHistory(salvage);
  keepNumbers(salvage);
  db.exec('COMMIT');
  migrate(db);
  return keepsHistory;
}

/**
 * @throws AppError `file` when the file can't be read or holds no row of ours, `conflict` when `into` is there already,
 * `cancelled` from `checkCancelled`. Nothing is left of `into` then.
 */
export function salvage(options: SalvageOptions): SalvageReport {
  const { from, into } = options;
  if (existsSync(into)) throw new AppError('conflict', `“${into}” is there already; it was left as it is.`);
  const file = openPages(from);
  try {
    const { roots, version } = findSchema(file);
    const db = createDatabase(into, version);
    try {
      const shapes = tableShapes(db);
      const tables: Salvage['tables'] = new Map(
        shapes.map((shape) => [
          shape.name,
          {
            shape,
            writer: new RowWriter(db, shape),
            report: { table: shape.name, found: 0, fromIndexes: 0, lost: 0, leftOut: 0 },
            isHurt: false,
          },
        ]),
      );
      const state: Salvage = {
        file,
        claims: new Claims(file.pageCount),
        db,
        roots,
        options,
        tables,
        unreadablePages: 0,
        mended: 0,
        lastChange: null,
      };
      const isWhole = fill(state);
      const reports = [...tables.values()].map(({ report }) => report);
      if (reports.every(({ found }) => found === 0)) {
        throw new AppError('file', `Nothing that Rapport could read was found in “${from}”. It was left as it is.`);
      }
      options.progress?.('Checking the new data file', 0, 0);
      options.checkCancelled?.();
      const core = new Core({ db: new Database(db) });
      core.rebuild();
      const doubtful = assertSound(core, options);
      // What it says of rows is not what they were.
      const keepsHistory = isWhole && !doubtful.includes('history');
      if (!keepsHistory) dropHistory(db);
      return {
        tables: reports,
        unreadablePages: state.unreadablePages,
        mended: state.mended,
        doubtful,
        keepsHistory,
        lastChange: state.lastChange,
        people: Number(db.prepare('SELECT count(*) FROM contact WHERE deleted_at IS NULL').pluck().get()),
        touchpoints: Number(db.prepare('SELECT count(*) FROM touchpoint').pluck().get()),
      };
    } finally {
      db.close();
    }
  } catch (error) {
    rmSync(into, { force: true });
    throw error;
  } finally {
    file.close();
    if (existsSync(into)) syncFile(into);
  }
}

function openPages(from: string): PageFile {
  try {
    return new PageFile(from);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new AppError('file', `“${from}” can’t be read (${reason}).`, { cause: error });
  }
}

/** Checks about what rows say, not about the database: all that is left of a person is better than nothing. */
const aboutContents = new Set(['values', 'photos', 'history']);

/**
 * The same checks as `verify`: the database that comes out of a salvage is sound, or does not come out. Gives what is doubtful
 * in the rows themselves.
 */
function assertSound(core: Core, { checkCancelled }: SalvageOptions): string[] {
  const failed = verify(core, () => checkCancelled?.()).checks.filter(({ ok }) => !ok);
  const unsound = failed.filter(({ name }) => !aboutContents.has(name));
  if (unsound.length > 0)
    throw new Error(`the salvaged database fails ${unsound.map(({ name, detail }) => `${name}: ${detail}`).join('; ')}`);
  return failed.map(({ name }) => name);
}
