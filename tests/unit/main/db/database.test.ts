import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, openMemoryDatabase } from '../../../../src/main/db/database';
import { DATABASE_FILE } from '../../../../src/main/db/database-file';
import { APPLICATION_ID, migrations, newestVersion } from '../../../../src/main/db/migrate';
import { recordedTables } from '../../../../src/main/db/schema';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-db-'));
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

describe('the database', () => {
  it('is created with its schema, its mark and safe settings', () => {
    const db = openDatabase(dir);
    expect(db.raw.pragma('user_version', { simple: true })).toBe(newestVersion);
    expect(db.raw.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(db.raw.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.raw.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.raw.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.raw.pragma('trusted_schema', { simple: true })).toBe(0);
    db.close();
    openDatabase(dir).close();
  });

  it('of a newer program is refused untouched', () => {
    openDatabase(dir).close();
    const file = join(dir, DATABASE_FILE);
    const raw = new BetterSqlite3(file);
    raw.pragma('journal_mode = DELETE');
    raw.pragma(`user_version = ${newestVersion + 10}`);
    raw.close();
    const before = readFileSync(file);
    const error = errorOf(() => openDatabase(dir));
    expect(error.code).toBe('newer_database');
    expect(error.message).toContain(file);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('of a newer program is refused untouched also while its log is not written back', () => {
    const file = join(dir, DATABASE_FILE);
    const theirs = new BetterSqlite3(file);
    theirs.pragma('journal_mode = WAL');
    theirs.pragma(`application_id = ${APPLICATION_ID}`);
    theirs.pragma(`user_version = ${newestVersion + 10}`);
    theirs.exec('CREATE TABLE newer (x); INSERT INTO newer VALUES (1)');
    const before = [file, `${file}-wal`].map((name) => readFileSync(name));
    expect(errorOf(() => openDatabase(dir)).code).toBe('newer_database');
    expect([file, `${file}-wal`].every((name, i) => readFileSync(name).equals(before[i] ?? Buffer.alloc(0)))).toBe(true);
    theirs.close();
  });

  it('that was being made when the process ended is rolled back and opened', () => {
    const made = join(dir, 'made');
    openDatabase(made).close();
    const raw = new BetterSqlite3(join(made, DATABASE_FILE));
    raw.pragma('journal_mode = DELETE');
    raw.pragma('cache_size = 1');
    raw.exec(
      'BEGIN; CREATE TABLE half (x); INSERT INTO half SELECT randomblob(5000) FROM json_each(json_array(1, 2, 3, 4, 5, 6, 7, 8, 9))',
    );
    const left = join(dir, 'left');
    mkdirSync(left);
    for (const end of ['', '-journal']) copyFileSync(join(made, DATABASE_FILE + end), join(left, DATABASE_FILE + end));
    raw.exec('ROLLBACK');
    raw.close();
    const readOnly = new BetterSqlite3(join(left, DATABASE_FILE), { readonly: true });
    expect(() => readOnly.pragma('user_version')).toThrow('readonly');
    readOnly.close();
    const db = openDatabase(left);
    expect(db.raw.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.raw.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'half'").get()).toBeUndefined();
    db.close();
  });

  it('of another program, or a file that is none, is refused untouched', () => {
    const file = join(dir, DATABASE_FILE);
    const raw = new BetterSqlite3(file);
    raw.exec('CREATE TABLE theirs (x)');
    raw.close();
    const theirs = readFileSync(file);
    expect(errorOf(() => openDatabase(dir)).code).toBe('file');
    expect(readFileSync(file).equals(theirs)).toBe(true);

    writeFileSync(file, 'this is not a database, whatever its name says'.repeat(50));
    const text = readFileSync(file);
    expect(errorOf(() => openDatabase(dir)).message).toContain('can’t be opened');
    expect(readFileSync(file).equals(text)).toBe(true);
  });

  it('numbers its migrations in ascending tens', () => {
    const versions = migrations.map((migration) => migration.version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(versions.every((version) => version % 10 === 0)).toBe(true);
  });

  it('records the history of every table of the user’s, with all its columns', () => {
    const db = openMemoryDatabase();
    const internal = [
      'photo',
      'preference',
      'ror_sum',
      'ror_state',
      'contact_rhythm',
      'rhythm_state',
      'action',
      'change',
      'history_context',
      'sqlite_sequence',
      'sqlite_stat1',
      'sqlite_stat4',
    ];
    const tables = db.raw
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_search%' ESCAPE '\\'")
      .pluck()
      .all() as string[];
    expect(tables.filter((table) => !internal.includes(table)).sort()).toEqual([...recordedTables].sort());
    for (const table of recordedTables) {
      const columns = (db.raw.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name);
      const trigger = String(db.raw.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(`${table}_history_delete`));
      for (const column of columns) expect(trigger).toContain(`'${column}', old.${column}`);
      const { strict } = db.raw.prepare('SELECT strict FROM pragma_table_list WHERE name = ?').get(table) as { strict: number };
      expect(strict).toBe(1);
    }
  });

  it('answers the hot questions by index', () => {
    const db = openMemoryDatabase();
    const plan = (sql: string) =>
      (db.raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map((row) => row.detail).join('\n');
    expect(
      plan('SELECT touchpoint_id FROM touchpoint_contact WHERE contact_id = 1 AND occurred_at <= 2 ORDER BY occurred_at DESC'),
    ).toContain('USING COVERING INDEX touchpoint_contact_timeline');
    expect(plan('SELECT id FROM contact WHERE deleted_at IS NULL ORDER BY sort_name, id')).toContain('contact_by_name');
    expect(plan("SELECT contact_id FROM contact_point WHERE kind = 'email' AND normalized = 'a'")).toContain('contact_point_by_value');
    expect(plan("SELECT id FROM follow_up WHERE done_at IS NULL AND due_date <= '2026-01-01'")).toContain('follow_up_open');
  });
});
