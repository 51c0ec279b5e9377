import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../../src/main/db/database';
import { migrate, newestVersion } from '../../../../../src/main/db/migrate';
import { Core } from '../../../../../src/main/features/core';
import { salvage } from '../../../../../src/main/features/salvage/service';
import { aContact, aTouchpoint } from '../../../../support/builders';
import { buildVictim, tortureByDamage } from '../../../../support/damage';

let dir = '';
const file = (name: string) => join(dir, name);
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-salvage-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function errorOf(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

function read(database: string, sql: string): unknown[] {
  const db = new BetterSqlite3(database, { readonly: true });
  try {
    return db.prepare(sql).pluck().all();
  } finally {
    db.close();
  }
}

/** The page a table or index begins at. */
const rootOf = (database: string, name: string) => Number(read(database, `SELECT rootpage FROM sqlite_schema WHERE name = '${name}'`)[0]);

function wipe(database: string, page: number): void {
  const bytes = readFileSync(database);
  bytes.fill(0, (page - 1) * 4096, page * 4096);
  writeFileSync(database, bytes);
}

describe('damaged at random', () => {
  let place = '';
  let victim = '';
  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), 'rapport-damage-'));
    victim = buildVictim(place, 300, 700);
  });
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  it('21 files give at least 95 % of their undamaged rows, as they were', { timeout: 240_000 }, () => {
    const outcomes = tortureByDamage(place, victim, 21);
    const sum = (of: (outcome: (typeof outcomes)[number]) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0);
    expect(sum(({ changed }) => changed)).toBe(0);
    expect(sum(({ salvaged }) => salvaged) / sum(({ undamaged }) => undamaged)).toBeGreaterThan(0.95);
  });
});

describe('a salvage', () => {
  /** Two people with a touchpoint, in a closed database. */
  function small(): string {
    const db = openDatabase(dir);
    const core = new Core({ db });
    const ana = aContact(core, { fullName: 'Ana Garcia', points: [{ kind: 'email', value: 'Ana@example.org' }], tags: ['friend'] });
    aContact(core, { fullName: 'Bo Ek', organization: 'Acme' });
    aTouchpoint(core, ana, { subject: 'Coffee' });
    db.close();
    return file('rapport.db');
  }

  it('of a sound file gives all of it, and what was done can still be undone', () => {
    const from = small();
    const report = salvage({ from, into: file('new.db') });
    expect(report).toMatchObject({ people: 2, touchpoints: 1, unreadablePages: 0, mended: 0, doubtful: [], keepsHistory: true });
    expect(report.tables.every(({ lost, leftOut, fromIndexes }) => lost + leftOut + fromIndexes === 0)).toBe(true);
    for (const sql of ['SELECT json_group_array(uid || name) FROM contact', 'SELECT count(*) FROM change', 'PRAGMA user_version'])
      expect(read(file('new.db'), sql)).toEqual(read(from, sql));
  });

  it('reads what is in the log beside the file and not in it yet', () => {
    const db = openDatabase(dir);
    aContact(new Core({ db }), { fullName: 'Only in the Log' });
    // As it lies there after a crash: the connection is open still.
    salvage({ from: file('rapport.db'), into: file('new.db') });
    expect(read(file('new.db'), 'SELECT name FROM contact')).toEqual(['Only in the Log']);
    db.close();
  });

  it('finds the rows of a table whose root is gone, and of a file whose first page is', () => {
    const from = small();
    wipe(from, 1);
    const report = salvage({ from, into: file('new.db') });
    expect(report).toMatchObject({ people: 2, touchpoints: 1 });
  });

  it('keeps people whose own page is gone by what indexes know of them, with what happened with them', () => {
    const from = small();
    wipe(from, rootOf(from, 'contact'));
    const report = salvage({ from, into: file('new.db') });
    expect(report).toMatchObject({ people: 2, touchpoints: 1, keepsHistory: false });
    expect(report.tables.find(({ table }) => table === 'contact')).toEqual({
      table: 'contact',
      found: 2,
      fromIndexes: 2,
      lost: 0,
      leftOut: 0,
    });
    expect(read(file('new.db'), 'SELECT organization FROM contact ORDER BY name')).toEqual(['', 'Acme']);
    expect(read(file('new.db'), 'SELECT value FROM contact_point')).toEqual(['Ana@example.org']);
  });

  it('says how many are lost when nothing is left of them, and leaves out what is about them', () => {
    const from = small();
    for (const name of ['contact', 'contact_by_name', 'sqlite_autoindex_contact_1']) wipe(from, rootOf(from, name));
    const report = salvage({ from, into: file('new.db') });
    // The organization's index still names the one who works there.
    expect(report.tables.find(({ table }) => table === 'contact')).toMatchObject({ found: 0, lost: 1 });
    expect(report.tables.find(({ table }) => table === 'contact_point')).toMatchObject({ found: 0, leftOut: 1 });
    expect(report).toMatchObject({ people: 0, touchpoints: 0 });
  });

  it('keeps a text with a byte that is none, and says so', () => {
    const from = small();
    const bytes = readFileSync(from);
    for (let at = bytes.indexOf('Bo Ek'); at >= 0; at = bytes.indexOf('Bo Ek', at + 1)) bytes[at + 1] = 0xff;
    writeFileSync(from, bytes);
    expect(salvage({ from, into: file('new.db') })).toMatchObject({ people: 2, mended: 1 });
    expect(read(file('new.db'), 'SELECT name FROM contact ORDER BY id')).toEqual(['Ana Garcia', 'B\uFFFD Ek']);
  });

  it('of an older version comes out as the newest', () => {
    const from = file('old.db');
    const db = new BetterSqlite3(from);
    migrate(db, 10);
    db.exec("INSERT INTO contact (uid, name, sort_name, created_at, updated_at) VALUES ('u', 'Old', 'old', 1, 1)");
    db.close();
    wipe(from, 1);
    expect(salvage({ from, into: file('new.db') })).toMatchObject({ people: 1 });
    expect(read(file('new.db'), 'PRAGMA user_version')).toEqual([newestVersion]);
    expect(read(file('new.db'), 'SELECT name || coalesce(role_from, 0) FROM contact')).toEqual(['Old0']);
  });

  it('refuses what holds nothing of ours, is no file, or would overwrite, and leaves nothing behind', () => {
    writeFileSync(file('text.db'), 'no database '.repeat(3_000));
    writeFileSync(file('empty.db'), '');
    const into = file('new.db');
    expect(errorOf(() => salvage({ from: file('text.db'), into })).message).toContain('Nothing that Rapport could read');
    expect(errorOf(() => salvage({ from: file('empty.db'), into })).code).toBe('file');
    expect(errorOf(() => salvage({ from: file('none.db'), into })).message).toContain('ENOENT');
    expect(errorOf(() => salvage({ from: dir, into })).message).toContain('EISDIR');
    expect(existsSync(into)).toBe(false);
    expect(errorOf(() => salvage({ from: small(), into: file('text.db') })).code).toBe('conflict');
  });

  it('can be stopped', () => {
    const from = small();
    const stop = () => {
      throw new AppError('cancelled', 'Stopped.');
    };
    expect(errorOf(() => salvage({ from, into: file('new.db'), checkCancelled: stop })).code).toBe('cancelled');
    expect(existsSync(file('new.db'))).toBe(false);
  });
});
