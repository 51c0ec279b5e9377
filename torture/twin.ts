/** What a profile should hold: the same steps done on a database that nobody kills. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { DATABASE_FILE } from '../src/main/db/database-file';
import { migrate, newestVersion } from '../src/main/db/migrate';
import { actAt, leavesDataAlone, perform, prepare } from './acts';
import { Program } from './program';
import { type State, stateOf } from './state';

export class Twin {
  private readonly dir: string;
  private readonly seed: number;
  private readonly filesDir: string;
  private program: Program | null = null;
  /** The next step to do. */
  next = 0;

  constructor(dir: string, seed: number, filesDir: string) {
    mkdirSync(dir, { recursive: true });
    this.dir = dir;
    this.seed = seed;
    this.filesDir = filesDir;
  }

  /** The database as it is before the services open it: a schema to come from. */
  private raw(): BetterSqlite3.Database {
    return new BetterSqlite3(join(this.dir, DATABASE_FILE));
  }

  /** Brings the schema up to a version, as far as an interrupted migration came. */
  migrateTo(version: number): void {
    if (this.program) return;
    if (version === newestVersion) {
      this.program = new Program(this.dir, false);
      return;
    }
    const raw = this.raw();
    migrate(raw, version);
    raw.close();
  }

  async perform(step: number): Promise<void> {
    if (!this.program) throw new Error('a step before the profile was opened');
    if (!leavesDataAlone(actAt(this.seed, step))) {
      prepare(this.seed, step, this.filesDir);
      await perform(this.program, this.seed, step, this.filesDir);
    }
    this.next = step + 1;
  }

  state(): State {
    if (this.program) return stateOf(this.program.db.raw);
    const raw = this.raw();
    try {
      return stateOf(raw);
    } finally {
      raw.close();
    }
  }

  close(): void {
    this.program?.close();
  }
}
