/**
 * Takes people who are removed for good out of the history: what they were before each change, and their names in labels
 * (docs/decisions/0013-gone-for-good.md).
 */
import type { Database } from '../../db/database';
import { type ChangeRange, FORGOTTEN, pruneDropped } from '../../db/history';

/** Tables with a row per person, and the columns that name one. */
const personColumns: Record<string, readonly string[]> = {
  contact_point: ['contact_id'],
  address: ['contact_id'],
  important_date: ['contact_id'],
  contact_role: ['contact_id'],
  contact_tag: ['contact_id'],
  contact_origin: ['contact_id'],
  stage_change: ['contact_id'],
  distinct_pair: ['one_id', 'other_id'],
  touchpoint_contact: ['contact_id'],
  referral: ['from_contact_id', 'to_contact_id', 'subject_contact_id'],
  purchase: ['contact_id'],
  follow_up: ['contact_id'],
};

const named = (column: string) => `json_extract(c.before, '$.${column}')`;
const REFERS = Object.entries(personColumns)
  .map(([table, columns]) => `(c.tbl = '${table}' AND (${columns.map((column) => `${named(column)} IN temp.gone_person`).join(' OR ')}))`)
  .join(' OR ');

/** Who became one of these people by a merge, at whatever remove: their entries are gone, and what was theirs moved over. */
function addMerged(db: Database): void {
  const add = Object.entries(personColumns).flatMap(([table, columns]) =>
    columns.map((column) =>
      db.prepare(
        `INSERT OR IGNORE INTO temp.gone_person SELECT ${named(column)} FROM change c JOIN ${table} t ON t.id = c.row_id
         WHERE c.tbl = '${table}' AND c.before IS NOT NULL AND ${named(column)} IS NOT NULL AND t.${column} IN temp.gone_person
           AND NOT EXISTS (SELECT 1 FROM contact WHERE id = ${named(column)})`,
      ),
    ),
  );
  // Of a merge of two all people are told, even if nothing moved.
  const pairs = db.prepare(
    `INSERT OR IGNORE INTO temp.gone_person
     SELECT gone.row_id FROM change gone JOIN action a ON a.first_change <= gone.id AND a.last_change >= gone.id
     WHERE gone.tbl = 'contact' AND gone.op = 'D'
       AND NOT EXISTS (SELECT 1 FROM change o WHERE o.id BETWEEN a.first_change AND a.last_change AND o.tbl = 'contact' AND o.op <> 'D'
         AND o.row_id NOT IN temp.gone_person)
       AND EXISTS (SELECT 1 FROM change o WHERE o.id BETWEEN a.first_change AND a.last_change AND o.tbl = 'contact' AND o.op = 'U'
         AND o.row_id IN temp.gone_person)`,
  );
  let found = 0;
  do {
    found = 0;
    for (const statement of [...add, pairs]) found += statement.run().changes;
  } while (found > 0);
}

/** Lists the people to forget; call it before they are removed. */
export function listGone(db: Database, ids: readonly number[]): void {
  db.raw.exec(`CREATE TEMP TABLE IF NOT EXISTS gone_person (id INTEGER PRIMARY KEY);
    CREATE TEMP TABLE IF NOT EXISTS gone_photo (id INTEGER PRIMARY KEY);
    CREATE TEMP TABLE IF NOT EXISTS gone_row (tbl TEXT NOT NULL, row_id INTEGER NOT NULL, PRIMARY KEY (tbl, row_id)) WITHOUT ROWID;
    DELETE FROM temp.gone_person; DELETE FROM temp.gone_photo; DELETE FROM temp.gone_row`);
  db.prepare('INSERT INTO temp.gone_person SELECT value FROM json_each(?)').run(JSON.stringify(ids));
  addMerged(db);
  db.prepare(
    `INSERT OR IGNORE INTO temp.gone_photo SELECT photo_id FROM contact WHERE photo_id IS NOT NULL AND id IN temp.gone_person
     UNION SELECT ${named('photo_id')} FROM change c
       WHERE c.tbl = 'contact' AND c.row_id IN temp.gone_person AND c.before IS NOT NULL AND ${named('photo_id')} IS NOT NULL`,
  ).run();
}

/** Names these people have or had, the longest first, so that no part of one stays. */
function namesOfGone(db: Database): string[] {
  const names = db
    .prepare(
      `SELECT DISTINCT json_extract(c.before, '$.name') FROM change c
       WHERE c.tbl = 'contact' AND c.before IS NOT NULL AND c.row_id IN temp.gone_person`,
    )
    .pluck()
    .all() as string[];
  return names.filter((name) => name !== '').sort((a, b) => b.length - a.length);
}

const SOMEBODY = 'somebody who is gone';

/** Forgets who `listGone` listed. `range`: the changes that removed their rows. */
export function forgetGone(db: Database, range: ChangeRange): void {
  pruneDropped(db);
  const names = namesOfGone(db);
  db.prepare(
    `INSERT OR IGNORE INTO temp.gone_row SELECT tbl, row_id FROM change WHERE id BETWEEN ? AND ? AND op = 'D'
     UNION SELECT 'contact', id FROM temp.gone_person
     -- What was deleted from the timeline before, if nobody else was in it.
     UNION SELECT 'touchpoint', ${named('touchpoint_id')} FROM change c
       WHERE c.tbl = 'touchpoint_contact' AND c.before IS NOT NULL AND ${named('contact_id')} IN temp.gone_person
         AND NOT EXISTS (SELECT 1 FROM touchpoint WHERE id = ${named('touchpoint_id')})
         AND ${named('touchpoint_id')} NOT IN (SELECT ${named('touchpoint_id')} FROM change c
           WHERE c.tbl = 'touchpoint_contact' AND c.before IS NOT NULL AND ${named('contact_id')} NOT IN temp.gone_person)`,
  ).run(range.first, range.last);
  db.prepare(
    `UPDATE change AS c SET tbl = '${FORGOTTEN}', row_id = 0, op = 'I', before = NULL
     WHERE EXISTS (SELECT 1 FROM temp.gone_row g WHERE g.tbl = c.tbl AND g.row_id = c.row_id) OR (c.before IS NOT NULL AND (${REFERS}))`,
  ).run();
  const concerned = `EXISTS (SELECT 1 FROM change c WHERE c.id BETWEEN a.first_change AND a.last_change AND c.tbl = '${FORGOTTEN}')`;
  const rename = db.prepare(`UPDATE action AS a SET label = replace(label, ?, '${SOMEBODY}') WHERE first_change IS NULL OR ${concerned}`);
  for (const name of names) rename.run(name);
  db.prepare(
    `DELETE FROM photo WHERE id IN temp.gone_photo AND id NOT IN (SELECT photo_id FROM contact WHERE photo_id IS NOT NULL)
       AND id NOT IN (SELECT ${named('photo_id')} FROM change c
         WHERE c.tbl = 'contact' AND c.before IS NOT NULL AND ${named('photo_id')} IS NOT NULL)`,
  ).run();
  // What was about them alone is no part of the history any more.
  const alone = db
    .prepare(
      `SELECT id, first_change AS first, last_change AS last FROM action a WHERE ${concerned}
       AND NOT EXISTS (SELECT 1 FROM change c WHERE c.id BETWEEN a.first_change AND a.last_change AND c.tbl <> '${FORGOTTEN}')`,
    )
    .all() as { id: number; first: number; last: number }[];
  for (const { id, first, last } of alone) {
    if (first === range.first) continue;
    db.prepare('DELETE FROM change WHERE id BETWEEN ? AND ?').run(first, last);
    db.prepare('DELETE FROM action WHERE id = ?').run(id);
  }
}
