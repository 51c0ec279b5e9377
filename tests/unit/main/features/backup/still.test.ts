import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetHandle, lastingHandle } from '../../../../../src/main/db/lasting-handle';
import { whileStill } from '../../../../../src/main/features/backup/still';
import type { SnapshotSource } from '../../../../../src/main/files/backup/write-backup';

let dir = '';
let database = '';
let open: BetterSqlite3.Database[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-still-'));
  database = join(dir, 'rapport.db');
  const raw = connect();
  raw.pragma('journal_mode = WAL');
  raw.exec('CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  add(raw, 2_000);
});
afterEach(() => {
  for (const raw of open) raw.close();
  open = [];
  forgetHandle(database);
  rmSync(dir, { recursive: true, force: true });
});

function connect(): BetterSqlite3.Database {
  const raw = new BetterSqlite3(database);
  open.push(raw);
  return raw;
}

function add(raw: BetterSqlite3.Database, lines: number): void {
  const insert = raw.prepare('INSERT INTO line (text) VALUES (?)');
  raw.transaction(() => {
    for (let i = 0; i < lines; i += 1) insert.run(`line ${i} `.repeat(20));
  })();
}

const linesOf = (raw: BetterSqlite3.Database) => raw.prepare('SELECT count(*) FROM line').pluck().get();

/** The rows of a copy made of what the source gives. */
async function copied(source: SnapshotSource, between: () => void = () => undefined): Promise<unknown> {
  const pieces: Buffer[] = [];
  for await (const piece of source.pieces()) {
    pieces.push(Buffer.from(piece));
    between();
  }
  const file = join(dir, 'copy.db');
  writeFileSync(file, Buffer.concat(pieces));
  const copy = new BetterSqlite3(file);
  try {
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(copy.pragma('journal_mode', { simple: true })).toBe('delete');
    return linesOf(copy);
  } finally {
    copy.close();
    rmSync(file);
  }
}

describe('a database that is kept still', () => {
  it('is what was committed before, whatever others write, change and bring out of the log meanwhile', async () => {
    const other = connect();
    const seen = await whileStill(database, async ({ raw, source }) => {
      const disturb = () => {
        add(other, 3_000);
        other.exec("UPDATE line SET text = 'other' WHERE id % 3 = 0");
        other.exec('DELETE FROM line WHERE id % 7 = 0');
        for (const mode of ['PASSIVE', 'FULL', 'TRUNCATE']) {
          other.pragma('busy_timeout = 50');
          other.pragma(`wal_checkpoint(${mode})`);
        }
      };
      disturb();
      return { lines: await copied(source, disturb), inTransaction: linesOf(raw) };
    });
    expect(seen).toEqual({ value: { lines: 2_000, inTransaction: 2_000 } });
    expect(linesOf(other)).toBeGreaterThan(2_000);
  });

  it('can’t be had while somebody reads an older state', async () => {
    const [old, other] = [connect(), connect()];
    old.exec('BEGIN');
    linesOf(old);
    add(other, 10);
    const work = ({ source }: { source: SnapshotSource }) => copied(source);
    expect(await whileStill(database, work)).toBeNull();
    old.exec('COMMIT');
    expect(await whileStill(database, work)).toEqual({ value: 2_010 });
  });

  it('can’t be had without a log', async () => {
    for (const raw of open) raw.close();
    connect().pragma('journal_mode = DELETE');
    expect(await whileStill(database, async () => 'never')).toBeNull();
  });

  it('is refused as damaged when its end is missing', async () => {
    const raw = connect();
    raw.pragma('wal_checkpoint(TRUNCATE)');
    truncateSync(database, statSync(database).size - 4_096);
    await expect(whileStill(database, async () => 'never')).rejects.toMatchObject({
      code: 'file',
      message: expect.stringContaining('damaged'),
    });
  });

  it.runIf(process.platform === 'linux')('keeps SQLite’s locks, which the closing of a handle would end', async () => {
    const locks = () => readFileSync('/proc/locks', 'utf8').split('\n').filter(isOurs);
    const { ino } = statSync(database);
    const isOurs = (line: string) => line.includes(` ${process.pid} `) && line.includes(`:${ino} `);
    linesOf(connect());
    expect(locks()).not.toEqual([]);
    await whileStill(database, ({ source }) => copied(source));
    expect(locks()).not.toEqual([]);
  });
});

describe('a lasting handle', () => {
  it('is one for a file, until another file takes its place', () => {
    const file = join(dir, 'a.db');
    writeFileSync(file, 'one');
    const handle = lastingHandle(file);
    expect(lastingHandle(file)).toBe(handle);
    rmSync(file);
    writeFileSync(file, 'two');
    expect(readFileSync(lastingHandle(file), 'utf8')).toBe('two');
    forgetHandle(file);
    forgetHandle(file);
  });
});
