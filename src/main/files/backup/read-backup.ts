/** Reading a `.rapport` file. Every byte of it is checked before anything of it is taken for right. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@shared/errors';
import { Decrypter } from 'age-encryption';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { cannotRead, cannotWrite, isSystemError } from '../file-fault';
import { headOf, isAgeHead } from './age-head';
import { type BackupControl, looking } from './control';
import { anyManifest, BACKUP_VERSION, MANIFEST_NAME, MAX_MANIFEST_BYTES, type Manifest, manifestSchema, SNAPSHOT_NAME } from './manifest';
import { PIECE_BYTES } from './pieces';
import { sealOf } from './seal';
import { fromWeb, toWeb } from './web-streams';

const ZIP_MAGIC = 'PK\u0003\u0004';

export interface OpenBackupOptions {
  /** For encrypted ones; null: none was given. */
  passphrase: string | null;
  /** For an encrypted backup while it is open; a folder that is there. */
  workDir: string;
  control: BackupControl;
}

export interface OpenBackup {
  manifest: Manifest;
  encrypted: boolean;
  /** Reads all of it and gives its seal. @throws AppError `file` if a byte is not as it was sealed */
  check(): Promise<string>;
  /** Writes the snapshot to a file, synced, all of it checked. @throws AppError `file`; then there is no such file */
  unpack(to: string): Promise<void>;
  close(): Promise<void>;
}

function damaged(file: string, cause?: unknown): AppError {
  return new AppError('file', `“${basename(file)}” is damaged: it is not as it was written. Nothing was taken from it.`, { cause });
}

function notABackup(file: string): AppError {
  return new AppError('file', `“${basename(file)}” is not a backup of Rapport.`);
}

/** What kind of file it is, by its first bytes. */
async function kindOf(file: string): Promise<'zip' | 'age'> {
  const head = await headOf(file);
  if (isAgeHead(head)) return 'age';
  if (head.startsWith(ZIP_MAGIC)) return 'zip';
  throw notABackup(file);
}

async function decrypt(file: string, passphrase: string | null, to: string, control: BackupControl): Promise<void> {
  if (passphrase === null || passphrase === '')
    throw new AppError('invalid', `“${basename(file)}” is encrypted. Enter its passphrase.`, { field: 'passphrase' });
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const source = createReadStream(file, { highWaterMark: PIECE_BYTES });
  let content: Readable;
  try {
    content = fromWeb(await decrypter.decrypt(toWeb(source)));
  } catch (error) {
    source.destroy();
    if (isSystemError(error)) throw error;
    // The header is authenticated by the passphrase itself, so that damage of it can't be told from a wrong one.
    const wrong = `The passphrase does not open “${basename(file)}”, or the file is damaged.`;
    throw new AppError('invalid', wrong, { field: 'passphrase', cause: error });
  }
  try {
    await pipeline(
      content,
      looking(() => control.checkCancelled()),
      createWriteStream(to, { mode: 0o600, highWaterMark: PIECE_BYTES }),
    );
  } catch (error) {
    throw isSystemError(error) || error instanceof AppError ? error : damaged(file, error);
  }
}

interface Archive {
  zip: ZipFile;
  snapshot: Entry;
  manifest: Manifest;
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function manifestOf(file: string, text: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw damaged(file, error);
  }
  const any = anyManifest.safeParse(value);
  if (!any.success) throw notABackup(file);
  if (any.data.version > BACKUP_VERSION)
    throw new AppError('newer_database', `“${basename(file)}” was made by a newer version of Rapport. Please update Rapport.`);
  const manifest = manifestSchema.safeParse(value);
  if (!manifest.success) throw damaged(file, manifest.error);
  return manifest.data;
}

async function openArchive(file: string, path: string): Promise<Archive> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true });
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      entries.set(entry.fileName, entry);
      if (entries.size > 2) throw notABackup(file);
    }
    const manifestEntry = entries.get(MANIFEST_NAME);
    const snapshot = entries.get(SNAPSHOT_NAME);
    if (!manifestEntry || !snapshot) throw notABackup(file);
    if (manifestEntry.uncompressedSize > MAX_MANIFEST_BYTES) throw damaged(file);
    const manifest = manifestOf(file, (await contentOf(zip, manifestEntry)).toString('utf8'));
    return { zip, snapshot, manifest };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Ours and the system's errors as they are; a library's are about damage. */
function told(file: string, error: unknown): unknown {
  if (error instanceof AppError) return error;
  return isSystemError(error) ? cannotRead(file, error) : damaged(file, error);
}

/**
 * Opens a backup and reads what it says of itself; `check` or `unpack` look at all of it.
 * @throws AppError `file` when it is none, is damaged or can't be read; `invalid` on the field `passphrase`; `newer_database`
 */
export async function openBackup(file: string, options: OpenBackupOptions): Promise<OpenBackup> {
  const { control } = options;
  let work: string | null = null;
  const cleanUp = async (): Promise<void> => {
    if (work !== null) await rm(work, { recursive: true, force: true });
  };
  try {
    const encrypted = (await kindOf(file)) === 'age';
    let path = file;
    if (encrypted) {
      work = await mkdtemp(join(options.workDir, 'open-'));
      path = join(work, 'backup.zip');
      await decrypt(file, options.passphrase, path, control);
    }
    const { zip, snapshot, manifest } = await openArchive(file, path);
    const { bytes } = manifest.snapshot;

    const checkSeal = async (read: (done: number) => void): Promise<string> => {
      const seal = await sealOf(path, (done) => {
        control.checkCancelled();
        read(done);
      });
      if (seal === null || snapshot.uncompressedSize !== bytes) throw damaged(file);
      return seal;
    };

    const unpack = async (to: string): Promise<void> => {
      await checkSeal((done) => control.progress(done / 2, bytes));
      const hash = createHash('sha256');
      const hashed = looking((piece, done) => {
        hash.update(piece);
        control.checkCancelled();
        control.progress((bytes + done) / 2, bytes);
      });
      const content = await zip.openReadStreamPromise(snapshot);
      await pipeline(content, hashed, createWriteStream(to, { flush: true, mode: 0o600, highWaterMark: PIECE_BYTES }));
      if (hash.digest('hex') !== manifest.snapshot.sha256) throw damaged(file);
    };

    return {
      manifest,
      encrypted,
      check: async () => {
        try {
          return await checkSeal((done) => control.progress(done, bytes));
        } catch (error) {
          throw told(file, error);
        }
      },
      unpack: async (to) => {
        try {
          await unpack(to);
        } catch (error) {
          await rm(to, { force: true });
          const isFullDisk = isSystemError(error) && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
          throw isFullDisk ? cannotWrite(to, error) : told(file, error);
        }
      },
      close: async () => {
        zip.close();
        await cleanUp();
      },
    };
  } catch (error) {
    await cleanUp();
    throw told(file, error);
  }
}
