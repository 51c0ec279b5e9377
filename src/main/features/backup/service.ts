/** Backups of a profile: by hand, by themselves, and back again. */
import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type {
  BackupCounts,
  BackupEntry,
  BackupReason,
  BackupSummary,
  RehearsalReport,
  RestorePreview,
  RestoreSummary,
} from '@shared/backup-views';
import { DAY_MS } from '@shared/domain/dates';
import { AppError } from '@shared/errors';
import { databaseBytes } from '../../db/database-bytes';
import { assertRoom } from '../../db/free-space';
import type { SnapshotFacts } from '../../files/backup/manifest';
import { openBackup } from '../../files/backup/read-backup';
import { type SnapshotSource, snapshotFile, writeBackup } from '../../files/backup/write-backup';
import { cannotWrite, isSystemError } from '../../files/file-fault';
import type { Core } from '../core';
import type { JobControl } from '../handler';
import { type BackupsFound, checkBackups } from './check';
import { checkBeside } from './check-beside';
import { compareDatabases, recordCounts } from './compare';
import { BackupPlaces } from './places';
import { keptBackups } from './rotation';
import { checkedTables, checkSnapshot, factsOf, presentState, reading, type SnapshotControl, takeSnapshot } from './snapshot';
import { countStaged, discard, rehearse, type Staged, stage } from './stage';
import { whileStill } from './still';
import { swapDatabase } from './swap';

/** The state before a restore is backed up anew when somebody wrote meanwhile; so often, before giving up. */
const RESTORE_TRIES = 3;
/** A database is packed to no less of its size than this; more often to a third. */
const COMPRESSED = 0.2;

const isSqlite = (error: unknown, code: RegExp) => error instanceof Error && 'code' in error && code.test(String(error.code));

function withoutFolder(folder: string): AppError {
  return new AppError('file', `The folder for backups is not there: ${folder}`);
}

interface Kept {
  entry: BackupEntry;
  /** What it is a backup of, to be compared with `presentState`. */
  state: string;
}

export class Backups {
  readonly places: BackupPlaces;
  readonly #core: Core;
  readonly #database: string;
  readonly #staged = new Map<string, Staged>();

  constructor(core: Core) {
    this.#core = core;
    this.#database = resolve(core.db.raw.name);
    this.places = new BackupPlaces(dirname(this.#database));
  }

  /** A database in memory, and one without a person or an action, has nothing to lose. */
  get isEmpty(): boolean {
    const { db } = this.#core;
    if (db.raw.memory) return true;
    return Number(db.prepare('SELECT (SELECT count(*) FROM contact) + (SELECT count(*) FROM action)').pluck().get()) === 0;
  }

  /** Backs everything up to a file. @throws AppError; a file that was there before is then still the old one */
  async writeTo(file: string, passphrase: string | null, job: JobControl): Promise<BackupSummary> {
    const path = resolve(file);
    this.places.note({ unfinished: path });
    const { entry } = await this.#make(path, { reason: 'manual', passphrase, compress: false, job });
    this.places.note({ unfinished: null, byHand: entry });
    return { entry, counts: recordCounts(this.#core.db.raw) };
  }

  async #make(
    file: string,
    { reason, passphrase, compress, job }: { reason: BackupReason; passphrase: string | null; compress: boolean; job: JobControl },
  ): Promise<Kept> {
    const bytes = await reading(this.#database, databaseBytes);
    const workDir = this.places.workFolder();
    const createdAt = this.#core.now();
    const write = async (snapshot: SnapshotSource, facts: SnapshotFacts, sound?: Promise<void>): Promise<Kept> => {
      await writeBackup({ snapshot, facts, file, passphrase, compress, workDir, control: writing(job), ...(sound && { sound }) });
      return { entry: { file, createdAt, bytes: statSync(file).size, reason }, state: facts.state };
    };
    try {
      assertRoom('The backup', [
        { folder: dirname(file), bytes: compress ? bytes * COMPRESSED : bytes },
        // Read back decrypted.
        ...(passphrase === null ? [] : [{ folder: workDir, bytes }]),
      ]);
      const made = await whileStill(this.#database, async ({ raw, source }) => {
        const facts = factsOf(raw, createdAt, reason);
        const check = checkBeside(this.#database, checkedTables(raw));
        try {
          return await write(source, facts, check.done);
        } finally {
          await check.stop();
        }
      });
      if (made) return made.value;
      assertRoom('The backup', [{ folder: workDir, bytes }]);
      const copy = join(workDir, 'snapshot.db');
      const facts = await takeSnapshot(this.#database, copy, { createdAt, reason, control: job });
      return await write(await snapshotFile(copy), facts);
    } catch (error) {
      throw isSystemError(error) ? cannotWrite(file, error) : error;
    } finally {
      rmSync(workDir, { recursive: true, force: true });
    }
  }

  /** What is due: snapshots are packed, and if the last backup is over a day old and anything changed since, one is made. */
  async automatic(job: JobControl): Promise<BackupEntry | null> {
    const { problem } = this.places.notes();
    try {
      this.places.sweep();
      const packed = await this.#packPending(job);
      const [last] = this.places.automatic();
      // A clock that was wrong may have left one of the future.
      const isDue = !last || Math.abs(this.#core.now() - last.createdAt) > DAY_MS;
      const made = isDue && !this.isEmpty && !(await this.#kept()) ? (await this.#makeOwn('daily', job)).entry : null;
      if ((made || packed) && problem && this.places.notes().problem?.at === problem.at) this.places.note({ problem: null });
      return made ?? packed;
    } catch (error) {
      if (error instanceof AppError && error.code !== 'cancelled') this.#noteProblem(error);
      throw error;
    }
  }

  /** The backup of how things are now; made if there is none. */
  async ofNow(reason: BackupReason, job: JobControl): Promise<Kept> {
    return (await this.#kept()) ?? (await this.#makeOwn(reason, job));
  }

  /**
   * Before something large is written: a snapshot, which is quick; `automatic` packs it later.
   * @throws AppError `file`; then nothing should be written
   */
  async keepAside(reason: 'import', job: JobControl): Promise<void> {
    if (this.isEmpty || (await this.#kept())) return;
    const createdAt = this.#core.now();
    const folder = this.places.pendingFolder;
    const file = join(folder, `${createdAt}-${reason}-${process.pid}.db`);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      assertRoom('The backup before the import', [{ folder, bytes: await reading(this.#database, databaseBytes) }]);
      const aside = `${file}.part`;
      await takeSnapshot(this.#database, aside, { createdAt, reason, control: job });
      renameSync(aside, file);
    } catch (error) {
      throw isSystemError(error) ? cannotWrite(file, error) : error;
    }
  }

  /** The newest of our own backups, if nothing changed since. */
  async #kept(): Promise<Kept | null> {
    const [last] = this.places.automatic();
    if (!last) return null;
    const work = this.places.workFolder();
    try {
      const control = { progress: () => undefined, checkCancelled: () => undefined };
      const backup = await openBackup(last.file, { passphrase: null, workDir: work, control });
      await backup.close();
      const { state } = backup.manifest;
      return state === presentState(this.#database) ? { entry: last, state } : null;
    } catch (error) {
      // It can't be read any more: it does not count.
      if (error instanceof AppError) return null;
      throw error;
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }

  async #makeOwn(reason: BackupReason, job: JobControl): Promise<Kept> {
    return await this.#toFolder((folder) =>
      this.#make(this.places.fileFor(folder, this.#core.now(), reason), { reason, passphrase: null, compress: true, job }),
    );
  }

  async #packPending(job: JobControl): Promise<BackupEntry | null> {
    let packed: BackupEntry | null = null;
    for (const { file: snapshot, createdAt, reason } of this.places.pending()) {
      const facts = await this.#factsOfPending(snapshot, createdAt, reason, job);
      if (!facts) continue;
      const kept = await this.#toFolder(async (folder) => {
        const file = this.places.fileFor(folder, createdAt, reason);
        const workDir = dirname(snapshot);
        await writeBackup({
          snapshot: await snapshotFile(snapshot),
          facts,
          file,
          passphrase: null,
          compress: true,
          workDir,
          control: writing(job),
        });
        return { entry: { file, createdAt, bytes: statSync(file).size, reason }, state: facts.state };
      });
      rmSync(snapshot, { force: true });
      packed = kept.entry;
    }
    return packed;
  }

  /** Null for one that is no good: it is put aside, so that it does not keep others from being made. */
  async #factsOfPending(snapshot: string, createdAt: number, reason: BackupReason, job: JobControl): Promise<SnapshotFacts | null> {
    try {
      const facts = await reading(snapshot, (raw) => factsOf(raw, createdAt, reason));
      await checkSnapshot(snapshot, facts.counts, job);
      return facts;
    } catch (error) {
      // What SQLite says of a file that is empty, cut off, or no database of ours; a disk that fails is another matter.
      const isNoGood = error instanceof AppError ? error.code === 'file' : isSqlite(error, /^SQLITE_(ERROR|READONLY)/);
      if (!isNoGood) throw error;
      renameSync(snapshot, `${snapshot}.unreadable`);
      const when = new Date(createdAt).toISOString().slice(0, 16).replace('T', ' ');
      this.#noteProblem(new AppError('file', `The copy of ${when} UTC that was to become a backup can’t be read; it was put aside.`));
      return null;
    }
  }

  /** Makes a backup in the folder for them; if that fails and it is one outside, in the profile's own, and says so. */
  async #toFolder(make: (folder: string) => Promise<Kept>): Promise<Kept> {
    const { folder, ownFolder } = this.places;
    let kept: Kept | null = null;
    if (folder !== ownFolder) {
      try {
        // Not made if it is missing: at the place of a disk that is not plugged in it would fill another one.
        if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw withoutFolder(folder);
        kept = await make(folder);
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'file')) throw error;
        this.#noteProblem(error);
      }
    }
    if (!kept) {
      mkdirSync(ownFolder, { recursive: true, mode: 0o700 });
      kept = await make(ownFolder);
    }
    this.#thinOut();
    return kept;
  }

  #noteProblem(error: AppError): void {
    this.places.note({ problem: { at: this.#core.now(), message: error.message } });
  }

  #thinOut(): void {
    const byFolder = Map.groupBy(this.places.automatic(), ({ file }) => dirname(file));
    for (const entries of byFolder.values()) {
      const kept = keptBackups(
        entries.map(({ createdAt }) => createdAt),
        this.#core.now(),
      );
      for (const { file, createdAt } of entries) if (!kept.has(createdAt)) rmSync(file, { force: true });
    }
  }

  /** Restores into a temporary database and compares. */
  async rehearse(file: string, passphrase: string | null, job: JobControl): Promise<RehearsalReport> {
    const { manifest, checks } = await rehearse(this.places, file, passphrase, job);
    return { ok: checks.every(({ ok }) => ok), createdAt: Date.parse(manifest.createdAt), checks };
  }

  /** Reads every known backup. @throws AppError `cancelled` */
  async check(control: SnapshotControl): Promise<BackupsFound> {
    return await checkBackups(this.places, control);
  }

  /** Unpacks and checks a backup or a Rapport JSON file, and says what restoring it would do. Changes nothing. */
  async inspect(file: string, passphrase: string | null, job: JobControl): Promise<RestorePreview> {
    for (const token of this.#staged.keys()) this.discard(token);
    const staged = await stage(this.places, file, passphrase, job);
    const token = this.#core.newUid();
    this.#staged.set(token, staged);
    return { token, file, createdAt: staged.createdAt, ...compareDatabases(staged.database, this.#database) };
  }

  discard(token: string): void {
    const staged = this.#staged.get(token);
    if (staged) discard(staged);
    this.#staged.delete(token);
  }

  /** Puts what `inspect` unpacked in the place of the present database, which is backed up first. @throws AppError; then nothing is changed */
  async restore(token: string, job: JobControl): Promise<RestoreSummary> {
    const staged = this.#staged.get(token);
    if (!staged) throw new AppError('conflict', 'This backup is no longer unpacked. Please choose it again.');
    const { whileAlone } = job;
    if (!whileAlone) throw new Error('a restore needs the database for itself');
    const counts: BackupCounts = countStaged(staged);
    try {
      for (let tries = 1; tries <= RESTORE_TRIES; tries += 1) {
        const { entry: before, state } = await this.ofNow('restore', backingUpFirst(job));
        job.checkCancelled();
        const isDone = await whileAlone(() => {
          // Since the backup somebody may have written something, which it lacks.
          if (presentState(this.#database) !== state) return false;
          swapDatabase(staged.database, this.#database);
          return true;
        });
        if (!isDone) continue;
        this.#core.replaced();
        return { before, counts };
      }
      throw new AppError('conflict', `“${basename(staged.source)}” was not restored: others keep writing to this profile.`);
    } finally {
      this.discard(token);
    }
  }
}

/** Of a restore: it is the backup before it that takes the time. */
function backingUpFirst(job: JobControl): JobControl {
  return { ...job, progress: (_step, done, total) => job.progress('Restoring: what is here now is backed up first', done, total) };
}

function writing(job: JobControl): { progress(done: number, total: number): void; checkCancelled(): void } {
  return {
    progress: (done, total) => job.progress('Writing the backup', done, total),
    checkCancelled: () => job.checkCancelled(),
  };
}
