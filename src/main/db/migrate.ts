import { AppError } from '@shared/errors';
import type BetterSqlite3 from 'better-sqlite3';
import { firstSchema } from './migrations/0010-first-schema';
import { importSnapshots } from './migrations/0020-import-snapshots';
import { distinctPeople } from './migrations/0030-distinct-people';
import { organizations } from './migrations/0040-organizations';
import { undoOutOfOrder } from './migrations/0050-undo-out-of-order';
import { rowNumbersOnce } from './migrations/0060-row-numbers-once';
import { deletions } from './migrations/0070-deletions';
import { recurringFollowUps } from './migrations/0090-recurring-follow-ups';
import { whatToDoNext } from './migrations/0100-what-to-do-next';

/** One step of the schema. Never edited once landed. */
export interface Migration {
  /** Numbered in tens; kept in `user_version`. */
  version: number;
  name: string;
  up(db: BetterSqlite3.Database): void;
}

/** All steps, in order. */
export const migrations: readonly Migration[] = [
  firstSchema,
  importSnapshots,
  distinctPeople,
  organizations,
  undoOutOfOrder,
  rowNumbersOnce,
  deletions,
  recurringFollowUps,
  whatToDoNext,
];

/** Written into every Rapport database (`RPRT`), so that another program's file is told apart. */
export const APPLICATION_ID = 0x52_50_52_54;

export const newestVersion = migrations.at(-1)?.version ?? 0;

/**
 * Looks at a database before anything is written to it.
 * @throws AppError `newer_database` when a newer version of the program wrote it, `file` when it is not ours.
 */
export function assertUsable(db: BetterSqlite3.Database, file: string): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  const application = Number(db.pragma('application_id', { simple: true }));
  const tables = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  if (application !== APPLICATION_ID && tables > 0) {
    throw new AppError('file', `“${file}” is a database of another program; it was left as it is.`);
  }
  if (version > newestVersion) {
    throw new AppError(
      'newer_database',
      `“${file}” was written by a newer version of Rapport (schema ${version}, this one knows ${newestVersion}). It was left as it is; please update Rapport.`,
    );
  }
}

const versionOf = (db: BetterSqlite3.Database) => Number(db.pragma('user_version', { simple: true }));

/** Brings the schema to `upTo` (default: the newest), each step in a transaction of its own. */
export function migrate(db: BetterSqlite3.Database, upTo: number = newestVersion): void {
  for (const migration of migrations) {
    if (migration.version <= versionOf(db) || migration.version > upTo) continue;
    db.transaction(() => {
      // Another process may have been faster while this one waited for the lock.
      if (migration.version <= versionOf(db)) return;
      migration.up(db);
      db.pragma(`user_version = ${migration.version}`);
      db.pragma(`application_id = ${APPLICATION_ID}`);
    }).immediate();
  }
}
