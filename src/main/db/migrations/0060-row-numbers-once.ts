import type BetterSqlite3 from 'better-sqlite3';
import type { Migration } from '../migrate';

/** Tables the history names rows of. */
const recorded = [
  'contact',
  'contact_point',
  'address',
  'important_date',
  'contact_role',
  'organization',
  'tag',
  'contact_tag',
  'contact_origin',
  'stage_change',
  'distinct_pair',
  'touchpoint',
  'touchpoint_contact',
  'referral',
  'purchase',
  'follow_up',
  'setting',
];

const ID = 'id INTEGER PRIMARY KEY';

/**
 * AUTOINCREMENT changes nothing in the stored rows, so the text of the schema is changed in place, as SQLite's own page on
 * ALTER TABLE has it (https://sqlite.org/lang_altertable.html, section 7); to copy a million rows would take minutes.
 */
function giveNumbersOnce(db: BetterSqlite3.Database): void {
  // The first such table makes SQLite keep the numbers given.
  db.exec('CREATE TABLE numbered (id INTEGER PRIMARY KEY AUTOINCREMENT); DROP TABLE numbered');
  const version = Number(db.pragma('schema_version', { simple: true }));
  db.unsafeMode(true);
  try {
    db.pragma('writable_schema = ON');
    const edit = db.prepare(
      `UPDATE sqlite_schema SET sql = replace(sql, '${ID},', '${ID} AUTOINCREMENT,') WHERE type = 'table' AND name = ?`,
    );
    for (const table of recorded) edit.run(table);
    db.pragma(`schema_version = ${version + 1}`);
    db.pragma('writable_schema = RESET');
  } finally {
    db.unsafeMode(false);
  }
}

/** A row's number is given once and never again, so that the history never takes one row for another. */
export const rowNumbersOnce: Migration = {
  version: 60,
  name: 'row numbers are given once',
  up(db) {
    giveNumbersOnce(db);
    for (const table of recorded) {
      db.prepare(
        `INSERT INTO sqlite_sequence (name, seq)
         SELECT ?, max((SELECT coalesce(max(id), 0) FROM ${table}), (SELECT coalesce(max(row_id), 0) FROM change WHERE tbl = ?))`,
      ).run(table, table);
    }
  },
};
