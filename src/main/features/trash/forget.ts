/**
 * Takes people who are removed for good out of the history: what they were before each change, and their names in labels
 * (docs/decisions/0013-gone-for-good.md).
 */
import type { TrashedRef } from '@shared/trash-views';
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
  answer_dismissal: ['contact_id'],
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

function clearLists(db: Database): void {
  db.raw.exec(`CREATE TEMP TABLE IF NOT EXISTS gone_person (id INTEGER PRIMARY KEY);
    CREATE TEMP TABLE IF NOT EXISTS gone_photo (id INTEGER PRIMARY KEY);
    CREATE TEMP TABLE IF NOT EXISTS gone_row (tbl TEXT NOT NULL, row_id INTEGER NOT NULL, PRIMARY KEY (tbl, row_id)) WITHOUT ROWID;
    DELETE FROM temp.gone_person; DELETE FROM temp.gone_photo; DELETE FROM temp.gone_row`);
}

/** Lists the people to forget; call it before they are removed. */
export function listGone(db: Database, ids: readonly number[]): void {
  clearLists(db);
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

/** Forgets who `listGone` listed, and these deleted things. `range`: the changes that removed the people's rows. */
export function forgetGone(db: Database, range: ChangeRange, things: readonly TrashedRef[]): void {
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
  listThings(db, things);
  db.prepare(
    `UPDATE change AS c SET tbl = '${FORGOTTEN}', row_id = 0, op = 'I', before = NULL
     WHERE EXISTS (SELECT 1 FROM temp.gone_row g WHERE g.tbl = c.tbl AND g.row_id = c.row_id) OR (c.before IS NOT NULL AND (${REFERS}))`,
  ).run();
  const rename = db.prepare(`UPDATE action AS a SET label = replace(label, ?, '${SOMEBODY}') WHERE first_change IS NULL OR ${CONCERNED}`);
  for (const name of names) rename.run(name);
  db.prepare(
    `DELETE FROM photo WHERE id IN temp.gone_photo AND id NOT IN (SELECT photo_id FROM contact WHERE photo_id IS NOT NULL)
       AND id NOT IN (SELECT ${named('photo_id')} FROM change c
         WHERE c.tbl = 'contact' AND c.before IS NOT NULL AND ${named('photo_id')} IS NOT NULL)`,
  ).run();
  dropConcerned(db, range.first);
}

/** Adds deleted things to the list of rows to forget, touchpoints with who was in them. */
function listThings(db: Database, things: readonly TrashedRef[]): void {
  const add = db.prepare('INSERT OR IGNORE INTO temp.gone_row VALUES (?, ?)');
  for (const { table, id } of things) add.run(table, id);
  if (!things.some(({ table }) => table === 'touchpoint')) return;
  db.prepare(
    `INSERT OR IGNORE INTO temp.gone_row SELECT c.tbl, c.row_id FROM change c WHERE c.tbl = 'touchpoint_contact' AND c.before IS NOT NULL
       AND ${named('touchpoint_id')} IN (SELECT row_id FROM temp.gone_row WHERE tbl = 'touchpoint')`,
  ).run();
}

/** Forgets deleted things; inside a transaction. */
export function forgetThings(db: Database, things: readonly TrashedRef[]): void {
  pruneDropped(db);
  clearLists(db);
  listThings(db, things);
  db.prepare(
    `UPDATE change AS c SET tbl = '${FORGOTTEN}', row_id = 0, op = 'I', before = NULL
     WHERE EXISTS (SELECT 1 FROM temp.gone_row g WHERE g.tbl = c.tbl AND g.row_id = c.row_id)`,
  ).run();
  dropConcerned(db, null);
}

const CONCERNED = `EXISTS (SELECT 1 FROM change c WHERE c.id BETWEEN a.first_change AND a.last_change AND c.tbl = '${FORGOTTEN}')`;

/** What was about forgotten rows alone is no part of the history any more; but for the action that begins at `except`. */
function dropConcerned(db: Database, except: number | null): void {
  const alone = db
    .prepare(
      `SELECT id, first_change AS first, last_change AS last FROM action a WHERE ${CONCERNED}
       AND NOT EXISTS (SELECT 1 FROM change c WHERE c.id BETWEEN a.first_change AND a.last_change AND c.tbl <> '${FORGOTTEN}')`,
    )
    .all() as { id: number; first: number; last: number }[];
  for (const { id, first, last } of alone) {
    if (first === except) continue;
    db.prepare('DELETE FROM change WHERE id BETWEEN ? AND ?').run(first, last);
    db.prepare('DELETE FROM action WHERE id = ?').run(id);
  }
}
