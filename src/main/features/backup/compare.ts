/** What a restore would bring and take. */
import type { BackupCounts, RestorePreview } from '@shared/backup-views';
import BetterSqlite3 from 'better-sqlite3';

/** How many of those that would be gone are told by name. */
const NAMES = 5;

const kinds = {
  contacts: 'contact',
  touchpoints: 'touchpoint',
  referrals: 'referral',
  purchases: 'purchase',
  followUps: 'follow_up',
  organizations: 'organization',
} as const;

const living = (table: string, place: string): string => `"${place}"."${table}"${table === 'contact' ? ' WHERE deleted_at IS NULL' : ''}`;

/** Those of `here` whose uid is not in `there`. */
function missing(table: string, here: string, there: string): string {
  const filter = table === 'contact' ? 'deleted_at IS NULL AND ' : '';
  const others = table === 'contact' ? `SELECT uid FROM ${living(table, there)}` : `SELECT uid FROM "${there}"."${table}"`;
  return `FROM "${here}"."${table}" WHERE ${filter}uid NOT IN (${others})`;
}

type Comparison = Pick<RestorePreview, 'held' | 'present' | 'gone' | 'goneNames' | 'back'>;

/** The same of a manifest, which counts rows: people in the trash are among the contacts. */
export function countsOfRows(rows: Readonly<Record<string, number>>): BackupCounts {
  return Object.fromEntries(Object.entries(kinds).map(([kind, table]) => [kind, rows[table] ?? 0]));
}

/** How many records of each kind a database holds. */
export function recordCounts(raw: BetterSqlite3.Database): BackupCounts {
  const count = (table: string) =>
    Number(
      raw
        .prepare(`SELECT count(*) FROM ${living(table, 'main')}`)
        .pluck()
        .get(),
    );
  return Object.fromEntries(Object.entries(kinds).map(([kind, table]) => [kind, count(table)]));
}

/** Compares two databases of the newest schema by the uids of their records. */
export function compareDatabases(staged: string, present: string): Comparison {
  const raw = new BetterSqlite3(staged, { readonly: true });
  try {
    raw.prepare('ATTACH ? AS present').run(present);
    const number = (sql: string) => Number(raw.prepare(sql).pluck().get());
    const each = (sqlOf: (table: string) => string): BackupCounts =>
      Object.fromEntries(Object.entries(kinds).map(([kind, table]) => [kind, number(sqlOf(table))]));
    return {
      held: each((table) => `SELECT count(*) FROM ${living(table, 'main')}`),
      present: each((table) => `SELECT count(*) FROM ${living(table, 'present')}`),
      gone: each((table) => `SELECT count(*) ${missing(table, 'present', 'main')}`),
      goneNames: raw
        .prepare(`SELECT name ${missing('contact', 'present', 'main')} ORDER BY id DESC LIMIT ${NAMES}`)
        .pluck()
        .all() as string[],
      back: each((table) => `SELECT count(*) ${missing(table, 'main', 'present')}`),
    };
  } finally {
    raw.close();
  }
}
