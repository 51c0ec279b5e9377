/** Looks at every backup a profile has: each must be whole, and hold what there was when it was made. */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { BackupPlaces } from '../src/main/features/backup/places';
import { openBackup } from '../src/main/files/backup/read-backup';
import { passphraseOf } from './backup-acts';
import { stepAt } from './program';
import { differences, type State, stateOf } from './state';

const quiet = { progress: () => undefined, checkCancelled: () => undefined };

interface Found {
  createdAt: number;
  reason: string;
  state: State;
  faults: string[];
}

function lookInto(database: string, createdAt: number, reason: string): Found {
  const raw = new BetterSqlite3(database, { readonly: true });
  try {
    const integrity = String(raw.pragma('integrity_check', { simple: true }));
    const loose = (raw.pragma('foreign_key_check') as unknown[]).length;
    const faults = [...(integrity === 'ok' ? [] : [integrity]), ...(loose === 0 ? [] : [`${loose} rows lead nowhere`])];
    return { createdAt, reason, state: stateOf(raw), faults };
  } finally {
    raw.close();
  }
}

/** Names of what was never finished, below a folder. */
function leftIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.part|-journal$|\.unreadable$|(^|[\\/])(work|pending)[\\/]/.test(name));
}

export class BackupWitness {
  private readonly workDir: string;
  private readonly filesDir: string;
  /** What there was before a step, for the steps that make backups. */
  private readonly states = new Map<number, State>();
  /** Backups that were looked at, as they were. */
  private readonly known = new Set<string>();

  constructor(workDir: string, filesDir: string) {
    mkdirSync(workDir, { recursive: true });
    this.workDir = workDir;
    this.filesDir = filesDir;
  }

  remember(step: number, state: State): void {
    this.states.set(step, state);
  }

  get looked(): number {
    return this.known.size;
  }

  /** What is wrong with the snapshots that wait to be packed in a profile. */
  pending(profileDir: string): string[] {
    return new BackupPlaces(profileDir).pending().flatMap(({ file, createdAt, reason }) => {
      return this.judge(basename(file), () => lookInto(file, createdAt, reason));
    });
  }

  /** What is wrong with the backups of a profile and those made by hand, and what was left half done after it was started again. */
  async backups(profileDir: string): Promise<string[]> {
    const { ownFolder } = new BackupPlaces(profileDir);
    const wrong = [...leftIn(profileDir), ...leftIn(this.filesDir)].map((name) => `${name} was left behind`);
    for (const folder of [ownFolder, this.filesDir]) {
      const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.rapport')) : [];
      for (const name of names)
        wrong.push(...(await this.backup(join(folder, name), folder === this.filesDir ? passphraseOf(name) : null)));
    }
    return wrong;
  }

  private async backup(file: string, passphrase: string | null): Promise<string[]> {
    const { mtimeMs, size } = statSync(file);
    const identity = `${basename(file)} ${mtimeMs} ${size}`;
    if (this.known.has(identity)) return [];
    const database = join(this.workDir, 'unpacked.db');
    try {
      const backup = await openBackup(file, { passphrase, workDir: this.workDir, control: quiet });
      try {
        await backup.unpack(database);
        const { createdAt, reason } = backup.manifest;
        const wrong = this.judge(basename(file), () => lookInto(database, Date.parse(createdAt), reason));
        if (wrong.length === 0) this.known.add(identity);
        return wrong;
      } finally {
        await backup.close();
      }
    } catch (error) {
      return [`${basename(file)} can’t be read: ${error instanceof Error ? error.message : String(error)}`];
    } finally {
      rmSync(database, { force: true });
    }
  }

  private judge(name: string, look: () => Found): string[] {
    let found: Found;
    try {
      found = look();
    } catch (error) {
      return [`${name}: ${error instanceof Error ? error.message : String(error)}`];
    }
    const wrong = found.faults.map((fault) => `${name}: ${fault}`);
    // Those before a migration have the time of the clock, and a schema of their own.
    if (found.reason === 'migration') return wrong;
    const expected = this.states.get(stepAt(found.createdAt));
    if (!expected) return [...wrong, `${name} is of a time when none was made`];
    return [...wrong, ...differences(found.state, expected).map((line) => `${name}: ${line}`)];
  }
}
