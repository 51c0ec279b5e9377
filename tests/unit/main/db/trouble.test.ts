/** Databases that can't be opened or written: each says what is wrong and is left as it is. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assertLogged, openDatabase, openingError } from '../../../../src/main/db/database';
import { DATABASE_FILE } from '../../../../src/main/db/database-file';
import { finishSwap, swapDatabase } from '../../../../src/main/db/swap';
import { Core } from '../../../../src/main/features/core';
import { toFailure } from '../../../../src/main/threads/fault';
import { aContact } from '../../../support/builders';

let dir = '';
let file = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-trouble-'));
  file = join(dir, DATABASE_FILE);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function refusal(): AppError {
  try {
    openDatabase(dir).close();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('it was opened');
}

function makeDatabase(): Buffer {
  const db = openDatabase(dir);
  aContact(new Core({ db }));
  db.close();
  return readFileSync(file);
}

describe('opening', () => {
  it.each([
    ['no bytes', () => Buffer.alloc(0), 'is empty'],
    ['a damaged beginning', (bytes: Buffer) => bytes.fill(7, 0, 40), 'beginning is damaged'],
    ['an end that is missing', (bytes: Buffer) => bytes.subarray(0, bytes.length - 8_192), 'end is missing'],
    ['less than a header', (bytes: Buffer) => bytes.subarray(0, 50), 'end is missing'],
    ['a schema that can’t be read', (bytes: Buffer) => bytes.fill(0, 100, 4_096), 'it is damaged'],
  ])('a file with %s is refused as damaged, untouched', (_what, hurt, words) => {
    const bytes = hurt(makeDatabase());
    writeFileSync(join(dir, 'window.json'), '{}');
    writeFileSync(file, bytes);
    const error = refusal();
    expect(error.code).toBe('damaged');
    expect(error.message).toContain(words);
    expect(error.message).toContain(file);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('a database whose log was taken away is not taken for what it was before', () => {
    makeDatabase();
    // As of a program that was ended: with its log and the memory that it shared.
    const db = openDatabase(dir);
    const core = new Core({ db });
    aContact(core, { fullName: 'Only In The Log' });
    const aside = join(dir, 'aside');
    mkdirSync(aside);
    for (const end of ['', '-wal', '-shm']) copyFileSync(file + end, join(aside, DATABASE_FILE + end));
    db.close();
    for (const end of ['', '-shm']) copyFileSync(join(aside, DATABASE_FILE + end), file + end);
    const bytes = readFileSync(file);
    expect(refusal()).toMatchObject({ code: 'damaged', message: expect.stringContaining('“rapport.db-wal” is gone') });
    expect(readFileSync(file).equals(bytes)).toBe(true);
    copyFileSync(join(aside, `${DATABASE_FILE}-wal`), `${file}-wal`);
    const again = openDatabase(dir);
    expect(again.prepare('SELECT name FROM contact ORDER BY id DESC').pluck().get()).toBe('Only In The Log');
    // All of the log is in the database: nothing is lost with it.
    again.raw.pragma('wal_checkpoint(PASSIVE)');
    for (const end of ['', '-shm']) copyFileSync(file + end, join(aside, DATABASE_FILE + end));
    again.close();
    for (const end of ['', '-shm']) copyFileSync(join(aside, DATABASE_FILE + end), file + end);
    openDatabase(dir).close();
  });

  it('a database that lost all it had with its log is not begun anew', () => {
    writeFileSync(join(dir, 'window.json'), '{}');
    const raw = new BetterSqlite3(file);
    raw.pragma('journal_mode = WAL');
    raw.close();
    expect(refusal()).toMatchObject({ code: 'damaged', message: expect.stringContaining('holds nothing') });
  });

  it.each(['SQLITE_IOERR_SHMSIZE', 'SQLITE_FULL'])('on a full disk says so (%s)', (code) => {
    const error = Object.assign(new Error('disk I/O error'), { code });
    expect(openingError(file, error, 0).message).toContain('the disk is full');
  });

  it('on a network drive does not speak of a full disk', () => {
    const error = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_SHMMAP' });
    expect(openingError(file, error, 1e9).message).toContain('network drives');
    expect(openingError(file, error, null).message).toContain('network drives');
  });

  it('a profile whose database is gone is not begun anew', () => {
    writeFileSync(join(dir, 'window.json'), '{}');
    expect(refusal()).toMatchObject({ code: 'damaged', message: expect.stringContaining('the file is gone') });
    expect(existsSync(file)).toBe(false);
    rmSync(join(dir, 'window.json'));
    writeFileSync(`${file}-wal`, 'pages');
    expect(refusal()).toMatchObject({ code: 'damaged', message: expect.stringContaining('only its log') });
  });

  it('a folder in place of the file is named', () => {
    mkdirSync(file);
    expect(refusal()).toMatchObject({ code: 'file', message: expect.stringContaining('is a folder') });
  });

  it('a drive that can’t keep the log is refused with what to do', () => {
    // SQLite answers with the mode it fell back to; in memory there is no log either.
    const raw = new BetterSqlite3(':memory:');
    raw.pragma('journal_mode = WAL');
    expect(() => assertLogged(raw, file)).toThrow(/network drive. Move the data folder to a disk of this computer/);
    raw.close();
  });
});

describe('saving', () => {
  it.each([
    [
      'a full disk',
      (raw: BetterSqlite3.Database) => raw.pragma(`max_page_count = ${Number(raw.pragma('page_count', { simple: true }))}`),
      'disk is full',
    ],
    ['a database that became read-only', (raw: BetterSqlite3.Database) => raw.pragma('query_only = ON'), 'can’t be written'],
  ])('with %s says what to do, and nothing is half saved', (_what, hinder, words) => {
    const db = openDatabase(dir);
    const core = new Core({ db });
    aContact(core, { fullName: 'There Before' });
    hinder(db.raw);
    let info = { code: '', message: '' };
    try {
      for (let i = 0; i < 500; i += 1) aContact(core, { fullName: `Person ${i}`, notes: 'x'.repeat(2_000) });
    } catch (error) {
      info = toFailure(error).info;
    }
    expect(info).toMatchObject({ code: 'file', message: expect.stringContaining(words) });
    expect(db.raw.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.raw.prepare('SELECT count(*) - (SELECT count(*) FROM action) FROM contact').pluck().get()).toBe(0);
    db.close();
  });

  it('into a file that is damaged meanwhile is told as damage', () => {
    const bytes = makeDatabase();
    const root = Number(new BetterSqlite3(file).prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'contact'").pluck().get());
    writeFileSync(file, bytes.fill(0, (root - 1) * 4_096, root * 4_096));
    const db = openDatabase(dir);
    let code = '';
    try {
      db.raw.prepare('SELECT notes FROM contact').all();
    } catch (error) {
      code = toFailure(error).info.code;
    }
    expect(code).toBe('damaged');
    db.close();
  });
});

describe('a swap', () => {
  const at = new Date('2026-11-21T10:20:30Z');

  it('puts another database in place and keeps the old one with its log under its day', () => {
    writeFileSync(file, 'old');
    writeFileSync(`${file}-wal`, 'old log');
    writeFileSync(`${file}-shm`, 'old memory');
    writeFileSync(join(dir, 'new.db'), 'new');
    const kept = swapDatabase(dir, DATABASE_FILE, 'new.db', at);
    expect(kept).toBe('rapport-damaged-2026-11-21-102030.db');
    expect(readdirSync(dir).sort()).toEqual([
      'rapport-damaged-2026-11-21-102030.db',
      'rapport-damaged-2026-11-21-102030.db-shm',
      'rapport-damaged-2026-11-21-102030.db-wal',
      'rapport.db',
    ]);
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(readFileSync(join(dir, kept ?? ''), 'utf8')).toBe('old');
    writeFileSync(join(dir, 'newer.db'), 'newer');
    expect(swapDatabase(dir, DATABASE_FILE, 'newer.db', at)).toBe('rapport-damaged-2026-11-21-102030-2.db');
  });

  it('that was cut off after any of its steps is finished by whoever opens the profile', () => {
    const mark = { incoming: 'new.db', keepAs: 'kept.db' };
    // What is there after each step, before the mark goes.
    const states: Record<string, string>[] = [
      { 'rapport.db': 'old', 'rapport.db-wal': 'log', 'new.db': 'new' },
      { 'rapport.db': 'old', 'kept.db-wal': 'log', 'new.db': 'new' },
      { 'kept.db': 'old', 'kept.db-wal': 'log', 'new.db': 'new' },
      { 'kept.db': 'old', 'kept.db-wal': 'log', 'rapport.db': 'new' },
    ];
    for (const files of states) {
      for (const name of readdirSync(dir)) rmSync(join(dir, name));
      for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
      writeFileSync(join(dir, 'rapport.db.swap'), JSON.stringify(mark));
      finishSwap(dir, DATABASE_FILE);
      const after = Object.fromEntries(readdirSync(dir).map((name) => [name, readFileSync(join(dir, name), 'utf8')]));
      expect(after).toEqual({ 'rapport.db': 'new', 'kept.db': 'old', 'kept.db-wal': 'log' });
    }
  });
});
