/** Writing a `.rapport` file: a ZIP archive of the snapshot and its manifest, with a passphrase inside an age file. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@shared/errors';
import { Encrypter } from 'age-encryption';
import { ZipFile } from 'yazl';
import { cannotWrite, isSystemError } from '../file-fault';
import { type BackupControl, looking } from './control';
import { BACKUP_FORMAT, BACKUP_VERSION, MANIFEST_NAME, type Manifest, SNAPSHOT_NAME, type SnapshotFacts } from './manifest';
import { openBackup } from './read-backup';
import { sealing, UNSEALED } from './seal';
import { fromWeb, toWeb } from './web-streams';

const PIECE_BYTES = 1 << 20;
/** Fast; the next level takes half as long again for a twentieth less. */
const COMPRESSION_LEVEL = 1;

export interface WriteBackupOptions {
  /** The SQLite file to pack; nobody may write to it meanwhile. */
  snapshot: string;
  facts: SnapshotFacts;
  /** Where the backup goes; one that is there is replaced once the new one is good. */
  file: string;
  /** Null: not encrypted. */
  passphrase: string | null;
  /** Smaller and slower. */
  compress: boolean;
  /** For what an encrypted backup is while it is read back; a folder that is there. */
  workDir: string;
  control: BackupControl;
  /** log₂ N of scrypt; age takes 18. */
  scryptWorkFactor?: number;
}

interface Packing {
  archive: Readable;
  /** Known when the archive is at its end. */
  manifest(): Manifest;
}

function pack({ snapshot, facts, compress, control }: WriteBackupOptions, bytes: number): Packing {
  const zip = new ZipFile();
  const archive = new PassThrough({ highWaterMark: PIECE_BYTES });
  const hash = createHash('sha256');
  let manifest: Manifest | null = null;
  const source = createReadStream(snapshot, { highWaterMark: PIECE_BYTES });
  const hashed = looking((piece, done) => {
    hash.update(piece);
    control.checkCancelled();
    control.progress(done, bytes);
  });
  const mtime = new Date(facts.createdAt);
  zip.on('error', (error: Error) => archive.destroy(error));
  zip.outputStream.pipe(archive);
  zip.addReadStream(hashed, SNAPSHOT_NAME, { mtime, compressionLevel: compress ? COMPRESSION_LEVEL : 0 });
  pipeline(source, hashed).then(
    () => {
      const sha256 = hash.digest('hex');
      manifest = { format: BACKUP_FORMAT, version: BACKUP_VERSION, ...facts, snapshot: { name: SNAPSHOT_NAME, bytes, sha256 } };
      zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), MANIFEST_NAME, { mtime });
      zip.end({ forceZip64Format: false, comment: UNSEALED });
    },
    (error: unknown) => archive.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return {
    archive,
    manifest: () => {
      if (!manifest) throw new Error('the archive is not at its end');
      return manifest;
    },
  };
}

async function encrypted(archive: Readable, passphrase: string, workFactor: number | undefined): Promise<Readable> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  if (workFactor !== undefined) encrypter.setScryptWorkFactor(workFactor);
  return fromWeb(await encrypter.encrypt(toWeb(archive)));
}

async function writeTo(aside: string, options: WriteBackupOptions): Promise<Manifest> {
  const { archive, manifest } = pack(options, (await stat(options.snapshot)).size);
  const sealed = archive.compose(sealing());
  const content = options.passphrase === null ? sealed : await encrypted(sealed, options.passphrase, options.scryptWorkFactor);
  await pipeline(content, createWriteStream(aside, { flush: true, highWaterMark: PIECE_BYTES }));
  return manifest();
}

/**
 * Packs a snapshot. Written aside, synced, read back and compared, then moved into place: whatever fails before that, what was at
 * that place still is.
 * @throws AppError `file` when it can't be written or does not read back as it was written
 */
export async function writeBackup(options: WriteBackupOptions): Promise<Manifest> {
  const { file, passphrase, workDir, control } = options;
  const aside = `${file}.${process.pid}.part`;
  try {
    const written = await writeTo(aside, options);
    const backup = await openBackup(aside, { passphrase, workDir, control });
    try {
      await backup.check();
      if (JSON.stringify(backup.manifest) !== JSON.stringify(written)) throw new AppError('file', 'the manifest differs');
    } finally {
      await backup.close();
    }
    await rename(aside, file);
    return written;
  } catch (error) {
    await rm(aside, { force: true });
    throw isSystemError(error) ? cannotWrite(file, error) : error;
  }
}
