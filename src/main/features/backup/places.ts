/** Where backups are, what they are called, and what is remembered about them outside the database. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { BackupEntry, BackupReason } from '@shared/backup-views';
import { DAY_MS } from '@shared/domain/dates';
import type { BackupFolder } from '@shared/recovery-views';
import { z } from 'zod';
import { PENDING_FOLDER } from '../../db/keep-before-migration';
import { writeAside } from '../../files/write-aside';

const NOTES_FILE = 'backups.json';
const OWN_FOLDER = 'backups';

const reasons = ['daily', 'import', 'migration', 'restore'] as const;
const entrySchema = z.object({
  file: z.string(),
  createdAt: z.number(),
  bytes: z.number(),
  reason: z.enum([...reasons, 'manual']),
});
const notesSchema = z.object({
  /** Tells the backups of this profile from those of others in the same folder. */
  profile: z.string().regex(/^[0-9a-f]{8}$/),
  /** Chosen by the user; null: the profile's own. */
  folder: z.string().nullable(),
  /** The last one made by hand, which may be anywhere. */
  byHand: entrySchema.nullable(),
  /** Being written by hand; whoever finds it here after that program ended removes what it left. */
  unfinished: z.string().nullable().default(null),
  problem: z.object({ at: z.number(), message: z.string() }).nullable(),
});
export type BackupNotes = z.infer<typeof notesSchema>;

const NAME = /^rapport-([0-9a-f]{8})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-([a-z]+)\.rapport$/;
const PENDING_NAME = /^(\d+)-([a-z]+)(?:-\d+)?\.db$/;

const isReason = (text: string | undefined): text is (typeof reasons)[number] => reasons.some((reason) => reason === text);

export class BackupPlaces {
  readonly profileDir: string;

  constructor(profileDir: string) {
    this.profileDir = resolve(profileDir);
  }

  /** What is remembered; what is missing or unreadable begins anew. */
  notes(): BackupNotes {
    const known = this.#read();
    if (known) return known;
    const notes: BackupNotes = { profile: randomBytes(4).toString('hex'), folder: null, byHand: null, unfinished: null, problem: null };
    try {
      // Both threads may come here at once; the name of the profile is that of the first.
      writeFileSync(this.#file, JSON.stringify(notes), { flag: 'wx' });
      return notes;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const others = this.#read();
      if (!others) this.#write(notes);
      return others ?? notes;
    }
  }

  get #file(): string {
    return join(this.profileDir, NOTES_FILE);
  }

  #read(): BackupNotes | null {
    try {
      return notesSchema.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      // None yet, or somebody edited it: nothing in it can't be chosen again.
      return null;
    }
  }

  note(change: Partial<Omit<BackupNotes, 'profile'>>): void {
    this.#write({ ...this.notes(), ...change });
  }

  #write(notes: BackupNotes): void {
    writeAside(this.#file, (append) => append(`${JSON.stringify(notes, null, 2)}\n`));
  }

  get ownFolder(): string {
    return join(this.profileDir, OWN_FOLDER);
  }

  /** Where backups go by themselves. */
  get folder(): string {
    return this.notes().folder ?? this.ownFolder;
  }

  /** The folder that the user chose, if it is not there now: a disk that is not plugged in. */
  get missingFolder(): string | null {
    const { folder } = this.notes();
    return folder === null || statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? null : folder;
  }

  get pendingFolder(): string {
    return join(this.profileDir, PENDING_FOLDER);
  }

  /** The place of a backup of this instant, in a folder. */
  fileFor(folder: string, createdAt: number, reason: BackupReason): string {
    const time = new Date(createdAt).toISOString().replace(/[-:.]/g, '');
    return join(folder, `rapport-${this.notes().profile}-${time}-${reason}.rapport`);
  }

  /** The backups of this profile that were made by themselves, wherever they are, newest first. */
  automatic(): BackupEntry[] {
    const { profile, folder } = this.notes();
    const folders = [...new Set([this.ownFolder, ...(folder === null ? [] : [folder])])];
    return folders.flatMap((dir) => this.#in(dir, profile)).sort((a, b) => b.createdAt - a.createdAt);
  }

  /** @param profile Whose; null: anybody's. */
  #in(dir: string, profile: string | null): BackupEntry[] {
    const entries: BackupEntry[] = [];
    for (const name of namesIn(dir)) {
      const [, owner, year, month, day, hour, minute, second, milli, reason] = NAME.exec(name) ?? [];
      if (owner === undefined || (profile !== null && owner !== profile) || !isReason(reason)) continue;
      const entry = entryOf(join(dir, name), Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}Z`), reason);
      if (entry) entries.push(entry);
    }
    return entries;
  }

  /** All there are, with the last one made by hand. */
  all(): BackupEntry[] {
    const { byHand } = this.notes();
    const last = byHand && entryOf(byHand.file, byHand.createdAt, byHand.reason);
    return [...this.automatic(), ...(last ? [last] : [])].sort((a, b) => b.createdAt - a.createdAt);
  }

  /** Snapshots that wait to be packed, oldest first. */
  pending(): { file: string; createdAt: number; reason: BackupReason }[] {
    const found = namesIn(this.pendingFolder).flatMap((name) => {
      const [, at, reason] = PENDING_NAME.exec(name) ?? [];
      return isReason(reason) ? [{ file: join(this.pendingFolder, name), createdAt: Number(at), reason }] : [];
    });
    return found.sort((a, b) => a.createdAt - b.createdAt);
  }

  get #workParent(): string {
    return join(this.profileDir, 'work');
  }

  /** Removes what a program that ended left half done, here and where backups go. */
  sweep(): void {
    removeLeft(this.#workParent, /^(\d+)-/);
    removeLeft(this.pendingFolder, /-(\d+)\.db\.part/);
    removeLeft(this.profileDir, /^(\d+)\.part$/, { after: `${NOTES_FILE}.` });
    const { profile, folder, unfinished } = this.notes();
    const own = new RegExp(`^rapport-${profile}-.*\\.rapport\\.(\\d+)\\.part$`);
    removeLeft(this.ownFolder, own);
    // Another computer may be writing there.
    if (folder !== null) removeLeft(folder, own, { until: Date.now() - DAY_MS });
    if (unfinished === null) return;
    const inTheWay = removeLeft(dirname(unfinished), /^(\d+)\.part$/, { after: `${basename(unfinished)}.` });
    if (inTheWay === 0) this.note({ unfinished: null });
  }

  /**
   * Where backups are looked for and what is there, by reading alone: of a profile whose database can't be opened, and whose notes
   * may be gone with it. Newest first.
   */
  search(): { knowsFolder: boolean; folders: BackupFolder[]; backups: BackupEntry[] } {
    const notes = this.#read();
    // What lies inside of the profile is the profile's, also when nobody knows its name any more.
    const inOwn = this.#in(this.ownFolder, null);
    const pending = this.pending().flatMap(({ file, createdAt, reason }) => entryOf(file, createdAt, reason) ?? []);
    const folders = [{ folder: this.ownFolder, isThere: isFolder(this.ownFolder), backups: inOwn.length + pending.length }];
    const found = [...inOwn, ...pending];
    if (notes && notes.folder !== null && resolve(notes.folder) !== this.ownFolder) {
      const inChosen = this.#in(notes.folder, notes.profile);
      folders.push({ folder: notes.folder, isThere: isFolder(notes.folder), backups: inChosen.length });
      found.push(...inChosen);
    }
    const last = notes?.byHand && entryOf(notes.byHand.file, notes.byHand.createdAt, notes.byHand.reason);
    if (last && !found.some(({ file }) => resolve(file) === resolve(last.file))) found.push(last);
    return { knowsFolder: notes !== null, folders, backups: found.sort((a, b) => b.createdAt - a.createdAt) };
  }

  /** A new folder for what is only needed for a while. What a program that ended left there is removed. */
  workFolder(): string {
    const parent = this.#workParent;
    removeLeft(parent, /^(\d+)-/);
    mkdirSync(parent, { recursive: true, mode: 0o700 });
    return mkdtempSync(join(parent, `${process.pid}-`));
  }
}

function entryOf(file: string, createdAt: number, reason: BackupReason): BackupEntry | null {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() ? { file, createdAt, bytes: found.size, reason } : null;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    // Not there: not made yet, or a disk that is not plugged in.
    return [];
  }
}

/**
 * Removes what a process that ended left in a folder.
 * @param pattern Of what stands `after` the beginning of such names; its first group is the id of the process.
 * @param options.until Newer ones stay, epoch ms.
 * @returns how many are left because their process is still there
 */
function removeLeft(folder: string, pattern: RegExp, { after = '', until = Number.POSITIVE_INFINITY } = {}): number {
  let left = 0;
  for (const name of namesIn(folder)) {
    const found = name.startsWith(after) ? pattern.exec(name.slice(after.length)) : null;
    if (!found) continue;
    const path = join(folder, name);
    if (isRunning(Number(found[1]))) left += 1;
    else if ((statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) <= until) rmSync(path, { recursive: true, force: true });
  }
  return left;
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
