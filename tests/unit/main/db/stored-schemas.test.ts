import { contactFields } from '@shared/domain/contact';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { Database } from '../../../../src/main/db/database';
import { migrate, migrations, newestVersion } from '../../../../src/main/db/migrate';
import { getContact } from '../../../../src/main/features/contacts/service';
import { Core } from '../../../../src/main/features/core';
import { verify } from '../../../../src/main/features/maintenance/verify';
import { dump, START } from '../../../support/builders';
import { isStored, loadStored, store } from '../../../support/stored-schemas';

const versions = migrations.map(({ version }) => version);

/** `STORE_SCHEMAS=1` stores the schemas that are not stored yet; those that are stay as they are. */
if (process.env.STORE_SCHEMAS) for (const version of versions) if (!isStored(version)) store(version);

function stored(version: number): BetterSqlite3.Database {
  const raw = new BetterSqlite3(':memory:');
  raw.pragma('foreign_keys = ON');
  loadStored(raw, version);
  return raw;
}

const schemaOf = (raw: BetterSqlite3.Database) =>
  raw.prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name").all();

const tablesOf = (raw: BetterSqlite3.Database) =>
  raw
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_search%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )
    .pluck()
    .all() as string[];

/** Every row with the columns it has by then. */
function rowsOf(raw: BetterSqlite3.Database, columns: Map<string, string[]>): Record<string, unknown[]> {
  return Object.fromEntries(
    [...columns].map(([table, names]) => [
      table,
      raw
        .prepare(`SELECT ${names.join(', ')} FROM ${table} ORDER BY 1`)
        .raw()
        .all(),
    ]),
  );
}

const sound = (core: Core) => verify(core, () => undefined).checks.filter(({ ok }) => !ok);

it('stores a database of every schema there was (STORE_SCHEMAS=1 stores that of a new migration)', () => {
  expect(versions.filter((version) => !isStored(version))).toEqual([]);
});

it.each(versions)('makes schema %i as it was made when it landed', (version) => {
  const made = new BetterSqlite3(':memory:');
  migrate(made, version);
  expect(schemaOf(made)).toEqual(schemaOf(stored(version)));
});

it.each(versions)('brings a database of schema %i to the newest, with all that is in it', (version) => {
  const raw = stored(version);
  const columns = new Map(
    tablesOf(raw).map((table) => [table, (raw.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)]),
  );
  const before = rowsOf(raw, columns);
  expect(before.contact).toHaveLength(3);
  migrate(raw);
  expect(raw.pragma('user_version', { simple: true })).toBe(newestVersion);
  expect(rowsOf(raw, columns)).toEqual(before);
  const core = new Core({ db: new Database(raw), now: () => START });
  expect(sound(core)).toEqual([]);
  expect(contactFields.parse(getContact(core.db, 1).fields)).toMatchObject({ fullName: 'Ana Garcia', title: 'Founder', tags: ['client'] });
  expect(core.board.scoreOf(1, core.current()).score).toBeGreaterThan(0);
});

it.each(versions)('undoes and redoes what was done under schema %i', (version) => {
  const raw = stored(version);
  migrate(raw);
  const core = new Core({ db: new Database(raw), now: () => START });
  const asFound = dump(core);

  expect(core.step('redo')?.label).toBe('Edit Bo Ødegård');
  expect(getContact(core.db, 2).fields.title).toBe('Editor');
  const newest = dump(core);
  const labels: string[] = [];
  for (let undone = core.step('undo'); undone; undone = core.step('undo')) {
    if (labels.length === 0) expect(dump(core)).toEqual(asFound);
    labels.push(undone.label);
    expect(sound(core)).toEqual([]);
  }
  expect(labels.at(-1)).toBe('Add Ana Garcia');
  expect(dump(core).contact).toEqual([]);
  while (core.step('redo'));
  expect(dump(core)).toEqual(newest);
  expect(sound(core)).toEqual([]);
});
