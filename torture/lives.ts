/** Kills a process that writes, over and over, and looks at what it left. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { DATABASE_FILE } from '../src/main/db/database-file';
import { migrations, newestVersion } from '../src/main/db/migrate';
import { verifyAll } from '../src/main/features/maintenance/verify-all';
import type { Random } from '../src/main/features/seed/random';
import { type ActName, actAt, backsUp, isOfBackups } from './acts';
import { BackupWitness } from './backup-witness';
import type { ChildOptions } from './child';
import { fillOldProfile } from './old-profile';
import { Program, randomOf } from './program';
import { differences, type State, stateOf } from './state';
import { Twin } from './twin';

/** Kills of one profile, after which a new one begins: a small profile is looked through in no time. */
const KILLS_OF_A_PROFILE = 8;
const STEPS_AT_MOST = 400;
/** After this many steps the process is killed, whatever it is at. */
const PATIENCE = 30;
type Aim = 'open' | ActName | null;

/** Which acts the parent waits for, to kill in the middle of one (null: any instant). Dealt out in turn; these first, so that the short form has them. */
const FIRST_AIMS: readonly Aim[] = ['restore', 'back up', 'back up by itself', 'import', 'undo', 'restore', null];
const AIMS: readonly Aim[] = [
  ...FIRST_AIMS,
  'open',
  'import',
  'redo',
  'merge',
  'merge all',
  'bulk',
  'points',
  'rebuild',
  'undo earlier',
  'let go',
  'back up',
  'back up by itself',
  'restore',
  null,
];

/** Deals the aims out, so that each has its turn however few kills there are. */
class Dealer {
  private dealt = 0;

  next(): Aim {
    const aim = AIMS[this.dealt % AIMS.length] ?? null;
    this.dealt += 1;
    return aim;
  }
}

export interface Tally {
  kills: number;
  /** Writes that were acknowledged, migrations not counted. */
  acknowledged: number;
  /** Kills in the middle of an act, by its name, and how many of those acts were there all the same. */
  inFlight: Map<string, { killed: number; whole: number }>;
  /** Backups that were unpacked and compared with what there was when they were made. */
  backups: number;
  lost: number;
  failedChecks: number;
  failures: string[];
}

interface Ended {
  acknowledged: (number | 'open')[];
  /** Begun and not acknowledged. */
  inFlight: number | 'open' | null;
  /** Ended by itself before it could be killed; its code is then not null. */
  code: number | null;
  complaint: string;
}

/** How long acts usually take, ms. */
class Usual {
  private readonly known = new Map<string, number>();

  of(name: string): number {
    return this.known.get(name) ?? 30;
  }

  add(name: string, time: number): void {
    this.known.set(name, this.known.has(name) ? this.of(name) * 0.7 + time * 0.3 : time);
  }
}

/** Timers know whole milliseconds; the rest is waited out. */
async function waitExactly(milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds;
  if (milliseconds > 3) await wait(milliseconds - 2);
  while (performance.now() < until);
}

/** Runs the child and kills it at a random instant, or in the middle of the act aimed at. */
async function runAndKill(options: ChildOptions, aim: Aim, random: Random, usual: Usual): Promise<Ended> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child.js'), JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended: Ended = { acknowledged: [], inFlight: null, code: null, complaint: '' };
  const nameOf = (what: number | 'open') => (what === 'open' ? what : actAt(options.seed, what));
  // How many acts of that kind are let through first; of the rare ones none.
  let passed = aim === null || aim === 'open' || isOfBackups(aim) ? 0 : random.integer(3);
  let begun = 0;
  let killing: Promise<void> | null = null;
  const killAfter = (milliseconds: number) => {
    killing ??= waitExactly(milliseconds).then(() => {
      child.kill('SIGKILL');
    });
  };
  child.stderr.on('data', (chunk: Buffer) => {
    ended.complaint += chunk.toString();
  });
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const [word, what = ''] = line.split(' ');
    const which = what === 'open' ? what : Number(what);
    const name = nameOf(which);
    if (word === 'begin') {
      ended.inFlight = which;
      begun = performance.now();
      // What was aimed at may not come for long.
      if (name === aim && passed-- <= 0) killAfter(random.next() * usual.of(name) * 1.1);
      else if (typeof which === 'number' && which >= options.from + PATIENCE) killAfter(random.next() * usual.of(name));
      return;
    }
    ended.inFlight = null;
    ended.acknowledged.push(which);
    usual.add(name, performance.now() - begun);
    if (which === 'open' && aim === null) killAfter(random.next() * 400);
  });
  const [code] = await new Promise<[number | null]>((done, fail) => {
    child.once('error', fail);
    child.once('close', (exit) => done([exit]));
  });
  await killing;
  ended.code = code;
  return ended;
}

/** One profile and its twin, through several kills. */
export class Life {
  private readonly dir: string;
  private readonly seed: number;
  private readonly random: Random;
  private readonly twin: Twin;
  private readonly witness: BackupWitness;
  private readonly profileDir: string;
  private readonly filesDir: string;
  private readonly from: number;
  private opened = false;

  constructor(dir: string, seed: number) {
    this.dir = dir;
    this.seed = seed;
    this.random = randomOf(seed, 0, 7);
    this.profileDir = join(dir, 'profile');
    this.filesDir = join(dir, 'files');
    for (const folder of [this.profileDir, this.filesDir]) mkdirSync(folder, { recursive: true });
    // From nothing, or from a profile of an earlier schema.
    const versions = [0, ...migrations.map(({ version }) => version)];
    this.from = versions[this.random.integer(versions.length)] ?? 0;
    this.twin = new Twin(join(dir, 'twin'), seed, this.filesDir);
    this.witness = new BackupWitness(join(dir, 'witness'), this.filesDir);
    if (this.from > 0) fillOldProfile(join(this.profileDir, DATABASE_FILE), this.from);
    if (this.from > 0) fillOldProfile(join(dir, 'twin', DATABASE_FILE), this.from);
  }

  async run(kills: number, dealer: Dealer, usual: Usual, tally: Tally, report: (tally: Tally) => void): Promise<void> {
    for (let kill = 0; kill < Math.min(kills, KILLS_OF_A_PROFILE); kill += 1) {
      // The first opening migrates: half of the time that is where it ends.
      const aim = kill > 0 ? dealer.next() : this.random.chance(0.5) ? 'open' : null;
      const from = this.twin.next;
      const options = { profileDir: this.profileDir, filesDir: this.filesDir, seed: this.seed, from, until: from + STEPS_AT_MOST };
      const ended = await runAndKill(options, aim, this.random, usual);
      tally.kills += 1;
      const failures = ended.code === null ? await this.look(ended, tally) : [`the program ended by itself: ${ended.complaint}`];
      if (failures.length > 0) {
        const place = `seed ${this.seed}, schema ${this.from}, kill ${kill + 1}, step ${this.twin.next} (${String(ended.inFlight)} in flight), profile ${this.profileDir}`;
        tally.failures.push(...failures.map((failure) => `${place}: ${failure}`));
        this.twin.close();
        return;
      }
      report(tally);
    }
    this.twin.close();
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** Compares with the twin, in a copy: the next process must itself recover from what the killed one left. */
  private async look(ended: Ended, tally: Tally): Promise<string[]> {
    const copy = join(this.dir, 'copy');
    rmSync(copy, { recursive: true, force: true });
    cpSync(this.profileDir, copy, { recursive: true });
    const before = tally.lost + tally.failedChecks;
    const failures = [...(await this.compare(join(copy, DATABASE_FILE), ended, tally)), ...(await this.check(copy, tally))];
    return tally.lost + tally.failedChecks === before && failures.length === 0 ? [] : failures;
  }

  private async compare(file: string, ended: Ended, tally: Tally): Promise<string[]> {
    for (const what of ended.acknowledged) {
      if (what === 'open') {
        this.twin.migrateTo(newestVersion);
        this.opened = true;
        continue;
      }
      if (backsUp(actAt(this.seed, what))) this.witness.remember(what, this.twin.state());
      await this.twin.perform(what);
      tally.acknowledged += 1;
    }
    if (!existsSync(file)) {
      const isLost = this.opened || this.from > 0;
      if (isLost) tally.lost += 1;
      return isLost ? ['the database is gone'] : [];
    }
    const raw = new BetterSqlite3(file);
    const found = stateOf(raw);
    const version = Number(raw.pragma('user_version', { simple: true }));
    raw.close();
    return this.judge(found, version, ended.inFlight, tally);
  }

  /** What is found must be what was acknowledged, with the act in flight as a whole or without it. */
  private async judge(found: State, version: number, inFlight: Ended['inFlight'], tally: Tally): Promise<string[]> {
    const name = typeof inFlight === 'number' ? actAt(this.seed, inFlight) : inFlight;
    const flights = name === null ? null : (tally.inFlight.get(name) ?? { killed: 0, whole: 0 });
    if (name !== null && flights) {
      flights.killed += 1;
      tally.inFlight.set(name, flights);
    }
    // A migration may have come any number of whole steps far.
    if (!this.opened) {
      this.twin.migrateTo(version);
      if (version === newestVersion) {
        this.opened = true;
        if (flights) flights.whole += 1;
      }
    }
    const before = this.twin.state();
    this.witness.remember(this.twin.next, before);
    let wrong = differences(found, before);
    if (wrong.length > 0 && typeof inFlight === 'number') {
      await this.twin.perform(inFlight);
      const withIt = differences(found, this.twin.state());
      if (withIt.length === 0 && flights) flights.whole += 1;
      wrong = withIt.length === 0 ? [] : [...wrong.map((line) => `without it ${line}`), ...withIt.map((line) => `with it ${line}`)];
    }
    if (wrong.length > 0) tally.lost += 1;
    return wrong;
  }

  /** Opens the copy as the program does, lets it make the backups that are due, and checks all it can of itself and of them. */
  private async check(copy: string, tally: Tally): Promise<string[]> {
    const wrong = this.witness.pending(copy);
    const program = new Program(copy);
    try {
      program.at(this.seed, this.twin.next);
      // An interrupted migration is finished here, and by the twin later.
      this.witness.remember(this.twin.next, this.opened ? this.twin.state() : stateOf(program.db.raw));
      await program.ask('backup.automatic', { jobId: 'torture' });
      const { checks } = await verifyAll(program.core, () => undefined);
      wrong.push(...checks.filter(({ ok }) => !ok).map((check) => `${check.name}: ${check.detail}`));
    } catch (error) {
      wrong.push(`started again: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    } finally {
      program.close();
    }
    const looked = this.witness.looked;
    wrong.push(...(await this.witness.backups(copy)));
    tally.backups += this.witness.looked - looked;
    if (wrong.length > 0) tally.failedChecks += 1;
    return wrong;
  }
}

export function newTally(): Tally {
  return { kills: 0, acknowledged: 0, inFlight: new Map(), backups: 0, lost: 0, failedChecks: 0, failures: [] };
}

/** Kills that many times; stops at the first failure. */
export async function killing(root: string, kills: number, seed: number, report: (tally: Tally) => void): Promise<Tally> {
  const tally = newTally();
  const usual = new Usual();
  const dealer = new Dealer();
  for (let life = 0; tally.kills < kills && tally.failures.length === 0; life += 1) {
    await new Life(join(root, `life-${life}`), seed * 1_000 + life).run(kills - tally.kills, dealer, usual, tally, report);
  }
  return tally;
}
