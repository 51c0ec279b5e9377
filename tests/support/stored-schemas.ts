/** Databases of earlier schemas as SQL text, so that each migration meets what the program of its time wrote. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '@shared/domain/fold';
import { defaultRorSettings } from '@shared/ror/settings';
import BetterSqlite3 from 'better-sqlite3';
import { Database } from '../../src/main/db/database';
import { migrate } from '../../src/main/db/migrate';
import { rebuildProjection, rebuildSums } from '../../src/main/features/ror/projection';

/** From the project's folder, where tests and the torture run. */
const FOLDER = 'tests/fixtures/schemas';
const AT = Date.UTC(2026, 9, 20, 9);
const DAY = 86_400_000;

function fileOf(version: number): string {
  return join(FOLDER, `${String(version).padStart(4, '0')}.sql`);
}

export function isStored(version: number): boolean {
  return existsSync(fileOf(version));
}

/** Fills an empty database with what is stored of that schema. */
export function loadStored(raw: BetterSqlite3.Database, version: number): void {
  raw.exec(readFileSync(fileOf(version), 'utf8'));
}

/** Runs a statement as an action of that time would: recorded, with its range and state. */
function act(raw: BetterSqlite3.Database, label: string, state: 'done' | 'undone' | 'dropped', statements: string): void {
  const last = () => Number(raw.prepare('SELECT coalesce(max(id), 0) FROM change').pluck().get());
  const before = last();
  raw.exec(`UPDATE history_context SET recording = 1; ${statements}; UPDATE history_context SET recording = 0`);
  raw
    .prepare('INSERT INTO action (label, at, state, first_change, last_change) VALUES (?, ?, ?, ?, ?)')
    .run(label, AT, state, before + 1, last());
}

const person = (id: number, given: string, family: string, more = "'', NULL") => `
  INSERT INTO contact (id, uid, name, sort_name, full_name, given, family, organization, birthday, stage, nicknames, notes, created_at, updated_at)
  SELECT ${id}, '00000000-0000-7000-8000-00000000000${id}', '${given} ${family}', '${fold(`${given} ${family}`)}', '${given} ${family}', '${given}', '${family}',
    more.organization, more.birthday, 'active', '["${given[0]}"]', 'Met ${given} in Lisbon.', ${AT}, ${AT}
  FROM (SELECT column1 AS organization, column2 AS birthday FROM (VALUES (${more}))) AS more`;

/** People with everything the first schema knew of them, and a history with actions done, undone and dropped. */
function inventRows(raw: BetterSqlite3.Database, version: number): void {
  const photo = Buffer.from('89504e470d0a1a0a', 'hex');
  raw
    .prepare('INSERT INTO photo (id, sha256, media_type, data) VALUES (1, ?, ?, ?)')
    .run(createHash('sha256').update(photo).digest('hex'), 'image/png', photo);
  raw.exec("INSERT INTO preference (key, value) VALUES ('theme', '\"dark\"')");
  act(raw, 'Add Ana Garcia', 'done', person(1, 'Ana', 'Garcia', "'Northlight', '1980-02-29'"));
  act(
    raw,
    'Edit Ana Garcia',
    'done',
    `UPDATE contact SET title = 'Founder', photo_id = 1, custom_fields = '[{"label":"Tea","value":"green"}]' WHERE id = 1;
     INSERT INTO contact_point (id, contact_id, position, kind, label, value, normalized) VALUES
       (1, 1, 0, 'email', 'work', 'Ana@Northlight.example', 'ana@northlight.example'), (2, 1, 1, 'phone', '', '+49 221 123456', '+49221123456');
     INSERT INTO address (id, contact_id, position, city, country) VALUES (1, 1, 0, 'Köln', 'Germany');
     INSERT INTO important_date (id, contact_id, position, label, date) VALUES (1, 1, 0, 'anniversary', '--06-14');
     INSERT INTO tag (id, name) VALUES (1, 'client'); INSERT INTO contact_tag (id, contact_id, tag_id) VALUES (1, 1, 1);
     INSERT INTO stage_change (id, contact_id, from_stage, to_stage, at) VALUES (1, 1, NULL, 'active', ${AT})`,
  );
  act(
    raw,
    'Import people.vcf',
    'done',
    `${person(2, 'Bo', 'Ødegård', "'Fjord Labs', NULL")}; ${person(3, 'Chen', 'Wei')}; ${person(4, 'Dora', 'Smith')};
     INSERT INTO contact_origin (id, contact_id, source, source_uid, fingerprint, imported_at) VALUES (1, 2, 'vcard', 'bo-1', 'abc', ${AT})`,
  );
  act(
    raw,
    'Log Meeting',
    'done',
    `INSERT INTO touchpoint (id, uid, kind, occurred_at, local_date, sentiment, minutes, subject, body, created_at, updated_at)
       VALUES (1, 'touch-1', 'meeting', ${AT - DAY}, '2026-10-19', 1, 45, 'Workshop', 'Spoke about spring.', ${AT}, ${AT}),
              (2, 'touch-2', 'call', ${AT - 30 * DAY}, '2026-09-20', 0, NULL, '', '', ${AT}, ${AT});
     INSERT INTO touchpoint_contact (id, touchpoint_id, contact_id, occurred_at)
       VALUES (1, 1, 1, ${AT - DAY}), (2, 1, 2, ${AT - DAY}), (3, 2, 1, ${AT - 30 * DAY})`,
  );
  act(
    raw,
    'Add a referral',
    'done',
    `INSERT INTO referral (id, uid, from_contact_id, subject_contact_id, made_at, status, closed_at, value_minor, currency, created_at, updated_at)
       VALUES (1, 'referral-1', 1, 3, ${AT - 9 * DAY}, 'won', ${AT - 2 * DAY}, 50000, 'EUR', ${AT}, ${AT});
     INSERT INTO purchase (id, uid, contact_id, at, amount_minor, currency, created_at, updated_at)
       VALUES (1, 'purchase-1', 3, ${AT - DAY}, 50000, 'EUR', ${AT}, ${AT});
     INSERT INTO follow_up (id, uid, contact_id, due_date, reason, created_at, updated_at)
       VALUES (1, 'follow-up-1', 2, '2026-12-24', 'Send the offer', ${AT}, ${AT});
     INSERT INTO setting (id, key, value) VALUES (1, 'stages', '["new","active"]')`,
  );
  act(raw, 'Delete Dora Smith', 'done', 'DELETE FROM contact WHERE id = 4');
  act(raw, 'Edit Bo Ødegård', 'dropped', "UPDATE contact SET department = '' WHERE id = 2");
  if (version >= 20) act(raw, 'Import people.vcf again', 'done', "UPDATE contact_origin SET snapshot = '{}' WHERE id = 1");
  if (version >= 30) act(raw, 'Not the same', 'done', 'INSERT INTO distinct_pair (id, one_id, other_id) VALUES (1, 1, 2)');
  if (version >= 40)
    act(
      raw,
      'Edit Chen Wei',
      'done',
      `INSERT INTO contact_role (id, contact_id, position, organization, title, from_date) VALUES (1, 3, 0, 'Harbour', 'Trustee', '2019');
       UPDATE contact SET role_from = '2020', role_to = '2024-05' WHERE id = 3;
       INSERT INTO organization (id, uid, name, website, created_at, updated_at) VALUES (1, 'org-1', 'Harbour', 'https://harbour.example', ${AT}, ${AT})`,
    );
  if (version >= 50) {
    act(raw, 'Edit Ana Garcia', 'done', "UPDATE contact SET department = 'Sales' WHERE id = 1");
    act(raw, 'Undo “Edit Ana Garcia”', 'done', "UPDATE contact SET department = '' WHERE id = 1");
    raw.exec('UPDATE action SET reverts = id - 1 WHERE id = (SELECT max(id) FROM action)');
  }
  if (version >= 100)
    act(raw, 'No answer needed', 'done', `INSERT INTO answer_dismissal (id, contact_id, at) VALUES (1, 1, ${AT - 3 * DAY})`);
  // Its one change is the way back to what it did.
  raw.exec("UPDATE contact SET title = 'Editor' WHERE id = 2");
  act(raw, 'Edit Bo Ødegård', 'undone', "UPDATE contact SET title = '' WHERE id = 2");
  (version >= 100 ? rebuildProjection : rebuildSums)(new Database(raw), defaultRorSettings, AT);
}

function literal(value: unknown): string {
  if (value === null) return 'NULL';
  if (Buffer.isBuffer(value)) return `x'${value.toString('hex')}'`;
  return typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`;
}

/** Schema first, then rows: the triggers of that schema fill the search index, and record nothing. */
function dump(raw: BetterSqlite3.Database): string {
  const schema = raw
    .prepare("SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid")
    .all() as { name: string; type: string; sql: string }[];
  const isShadow = (name: string) => /_search_(data|idx|content|docsize|config)$/.test(name);
  const own = schema.filter(({ name }) => !isShadow(name));
  const tables = own.filter(({ type, name }) => type === 'table' && !name.endsWith('_search'));
  const rows = tables.flatMap(({ name }) =>
    (raw.prepare(`SELECT * FROM ${name}`).raw().all() as unknown[][]).map(
      (row) => `INSERT INTO ${name} VALUES (${row.map(literal).join(', ')});`,
    ),
  );
  // Numbers that were given and are gone again are not given again.
  const given = raw.prepare('SELECT name, seq FROM sqlite_sequence ORDER BY name').raw().all() as unknown[][];
  const sequences = [
    'DELETE FROM sqlite_sequence;',
    ...given.map((row) => `INSERT INTO sqlite_sequence VALUES (${row.map(literal).join(', ')});`),
  ];
  const pragmas = ['user_version', 'application_id'].map((name) => `PRAGMA ${name} = ${String(raw.pragma(name, { simple: true }))};`);
  return ['BEGIN;', ...own.map(({ sql }) => `${sql};`), ...rows, ...sequences, ...pragmas, 'COMMIT;', ''].join('\n');
}

/** Stores a database of this schema. Once it has landed it is what the program of its time wrote, and never made again. */
export function store(version: number): void {
  const raw = new BetterSqlite3(':memory:');
  raw.pragma('foreign_keys = ON');
  migrate(raw, version);
  inventRows(raw, version);
  writeFileSync(fileOf(version), dump(raw));
  raw.close();
}
