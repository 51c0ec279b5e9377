/**
 * The process whose disk fills up, told one point after the other on stdin. At each it opens a copy of a profile, lets no file grow past
 * the point, does steps until one fails, looks at what is there, makes room again and does that step once more.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { DATABASE_FILE } from '../src/main/db/database-file';
import { verify } from '../src/main/features/maintenance/verify';
import { toFailure } from '../src/main/threads/fault';
import { actAt, isOfBackups, perform, prepare } from './acts';
import { Program } from './program';
import { differences, stateOf } from './state';

export interface DiskOptions {
  /** The profile that is copied for each point. */
  profileDir: string;
  workDir: string;
  points: DiskPoint[];
}

export interface DiskPoint {
  seed: number;
  from: number;
  /** `log`: the n-th write to the write-ahead log fails. `file`: the database file gets no further page. `pages`: SQLite itself refuses. */
  kind: 'log' | 'file' | 'pages';
  n: number;
}

export interface DiskOutcome extends DiskPoint {
  /** The act that failed, and what the user was told. Null when nothing failed. */
  failed: { act: string; code: string; message: string; sqlite: string } | null;
  /** What was not as it should be. */
  wrong: string[];
}

const STEPS_AT_MOST = 80;
const PAGE = 4096;

const options = JSON.parse(process.argv[2] ?? '') as DiskOptions;

/** Lets no file of this process grow past so many bytes; Node ignores SIGXFSZ, so the write fails. */
function limitFiles(bytes: number | 'unlimited'): void {
  execFileSync('prlimit', [`--pid=${process.pid}`, `--fsize=${bytes}:`]);
}

/**
 * Where the n-th write to a new log ends: its header of 32 bytes, then for each page a frame header of 24 bytes and the page
 * (https://sqlite.org/fileformat2.html#the_write_ahead_log).
 */
function endOfLogWrite(n: number): number {
  if (n === 1) return 32;
  const frame = Math.floor((n - 2) / 2);
  return 32 + frame * (PAGE + 24) + (n % 2 === 0 ? 24 : 24 + PAGE);
}

function restrict(program: Program, { kind, n }: DiskPoint, file: string): void {
  if (kind === 'pages') program.db.raw.pragma(`max_page_count = ${Number(program.db.raw.pragma('page_count', { simple: true })) + n - 1}`);
  else if (kind === 'log') limitFiles(endOfLogWrite(n) - 1);
  else limitFiles(statSync(file).size + (n - 1) * PAGE);
}

function lift(program: Program, { kind }: DiskPoint): void {
  if (kind === 'pages') program.db.raw.pragma('max_page_count = 4294967294');
  else limitFiles('unlimited');
}

/** What another process would find. */
function stateOnDisk(profileDir: string, copy: string) {
  rmSync(copy, { recursive: true, force: true });
  cpSync(profileDir, copy, { recursive: true });
  const raw = new BetterSqlite3(join(copy, DATABASE_FILE));
  try {
    return stateOf(raw);
  } finally {
    raw.close();
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error));

async function attempt(point: DiskPoint): Promise<DiskOutcome> {
  const { seed, from } = point;
  const profileDir = join(options.workDir, 'profile');
  rmSync(profileDir, { recursive: true, force: true });
  cpSync(options.profileDir, profileDir, { recursive: true });
  const program = new Program(profileDir);
  const outcome: DiskOutcome = { ...point, failed: null, wrong: [] };
  // Growing a page at a time would go unnoticed in the log alone.
  if (point.kind === 'file') program.db.raw.pragma('wal_autocheckpoint = 20');
  // The files that steps import are no writes of the program's.
  for (let step = from; step < from + STEPS_AT_MOST; step += 1) prepare(seed, step, options.workDir);
  try {
    restrict(program, point, join(profileDir, DATABASE_FILE));
    for (let step = from; step < from + STEPS_AT_MOST && !outcome.failed; step += 1) {
      // They would meet the limit before any write to the log does.
      if (isOfBackups(actAt(seed, step))) continue;
      const before = stateOf(program.db.raw);
      try {
        await perform(program, seed, step, options.workDir);
      } catch (error) {
        const { info } = toFailure(error);
        outcome.failed = { act: actAt(seed, step), ...info, sqlite: codeOf(error) };
        lift(program, point);
        outcome.wrong.push(...differences(stateOf(program.db.raw), before).map((line) => `after the failure ${line}`));
        outcome.wrong.push(...differences(stateOnDisk(profileDir, join(options.workDir, 'copy')), before).map((line) => `on disk ${line}`));
        await perform(program, seed, step, options.workDir);
      }
    }
    lift(program, point);
    program.at(seed, from + STEPS_AT_MOST);
    const bad = verify(program.core, () => undefined).checks.filter(({ ok }) => !ok);
    outcome.wrong.push(...bad.map((check) => `${check.name}: ${check.detail}`));
    const held = stateOf(program.db.raw);
    outcome.wrong.push(...differences(stateOnDisk(profileDir, join(options.workDir, 'copy')), held).map((line) => `at the end ${line}`));
  } catch (error) {
    lift(program, point);
    outcome.wrong.push(`with room again: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  } finally {
    program.close();
  }
  return outcome;
}

for (const point of options.points) writeSync(1, `${JSON.stringify(await attempt(point))}\n`);
