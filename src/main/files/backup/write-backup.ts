/** Writing a `.rapport` file: a ZIP archive of the snapshot and its manifest, with a passphrase inside an age file. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@shared/errors';
import { Encrypter } from 'age-encryption';
import { cannotWrite, isSystemError } from '../file-fault';
import type { BackupControl } from './control';
import { BACKUP_FORMAT, BACKUP_VERSION, MANIFEST_NAME, type Manifest, SNAPSHOT_NAME, type SnapshotFacts } from './manifest';
import { PIECE_BYTES, type Pieces, piecesOf } from './pieces';
import { openBackup } from './read-backup';
import { SEAL_BYTES, sealed } from './seal';
import { fromWeb, toWeb } from './web-streams';
import { type ZipEntry, zipArchive } from './zip-archive';

/** Fast; the next level takes half as long again for a twentieth less. */
const COMPRESSION_LEVEL = 1;

/** The SQLite file to pack. */
export interface SnapshotSource {
  bytes: number;
  /** All of it; nobody writes to it meanwhile. */
  pieces(): Pieces;
}

export interface WriteBackupOptions {
  snapshot: SnapshotSource;
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
  /** What must go well besides before the backup counts as made. */
  sound?: Promise<void>;
  /** log₂ N of scrypt; age takes 18. */
  scryptWorkFactor?: number;
}

/** A file that nobody writes to. @throws what the system says */
export async function snapshotFile(file: string): Promise<SnapshotSource> {
  const { size: bytes } = await stat(file);
  return {
    bytes,
    async *pieces() {
      const handle = await open(file, 'r');
      try {
        yield* piecesOf(handle.fd, bytes);
      } finally {
        await handle.close();
      }
    },
  };
}

/** What is known of an archive when all of it is written. */
interface Packed {
  manifest: Manifest;
  seal: string;
}

/** The archive; `packed` is told what it was. */
function archiveOf({ snapshot, facts, compress, control }: WriteBackupOptions, packed: (what: Packed) => void): Pieces {
  const modified = new Date(facts.createdAt);
  const { bytes } = snapshot;
  const hash = createHash('sha256');
  let manifest: Manifest | null = null;
  const hashed = async function* (): AsyncGenerator<Buffer> {
    let done = 0;
    for await (const piece of snapshot.pieces()) {
      control.checkCancelled();
      hash.update(piece);
      done += piece.length;
      control.progress(done, bytes);
      yield piece;
    }
  };
  const entries = function* (): Generator<ZipEntry> {
    yield { name: SNAPSHOT_NAME, modified, bytes, content: hashed(), level: compress ? COMPRESSION_LEVEL : null };
    const sha256 = hash.digest('hex');
    manifest = { format: BACKUP_FORMAT, version: BACKUP_VERSION, ...facts, snapshot: { name: SNAPSHOT_NAME, bytes, sha256 } };
    const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
    const content = Readable.from([text]);
    yield { name: MANIFEST_NAME, modified, bytes: text.length, content, level: COMPRESSION_LEVEL };
  };
  return sealed(zipArchive(entries(), { commentBytes: SEAL_BYTES }), (seal) => {
    if (!manifest) throw new Error('an archive without its manifest');
    packed({ manifest, seal });
  });
}

async function encrypted(archive: Pieces, passphrase: string, workFactor: number | undefined): Promise<Readable> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  if (workFactor !== undefined) encrypter.setScryptWorkFactor(workFactor);
  // Streams keep what they are given for a while, and the memory of a piece is used again.
  const kept = async function* (): AsyncGenerator<Buffer> {
    for await (const piece of archive) yield Buffer.from(piece);
  };
  return fromWeb(await encrypter.encrypt(toWeb(Readable.from(kept(), { objectMode: false }))));
}

async function writeAll(handle: FileHandle, piece: Buffer): Promise<void> {
  for (let done = 0; done < piece.length; ) done += (await handle.write(piece, done)).bytesWritten;
}

/** Writes pieces to a new file, each while the next one is made, and syncs it. */
async function writePieces(file: string, pieces: Pieces): Promise<void> {
  const handle = await open(file, 'w', 0o666);
  try {
    let writing: Promise<void> = Promise.resolve();
    try {
      for await (const piece of pieces) {
        await writing;
        writing = writeAll(handle, piece);
        // It is looked at when the next piece is there; until then a failure is nobody's surprise.
        writing.catch(() => undefined);
      }
    } finally {
      await writing;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeTo(aside: string, options: WriteBackupOptions): Promise<Packed> {
  let packed: Packed | null = null;
  const archive = archiveOf(options, (what) => {
    packed = what;
  });
  if (options.passphrase === null) await writePieces(aside, archive);
  else {
    const content = await encrypted(archive, options.passphrase, options.scryptWorkFactor);
    await pipeline(content, createWriteStream(aside, { flush: true, highWaterMark: PIECE_BYTES }));
  }
  if (!packed) throw new Error('the archive is not at its end');
  return packed;
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
    const { manifest, seal } = await writeTo(aside, options);
    const backup = await openBackup(aside, { passphrase, workDir, control });
    try {
      // The same seal on the disk: every byte is the one that was hashed when it was packed, the snapshot's too.
      if ((await backup.check()) !== seal) throw new AppError('file', `“${aside}” does not read back as it was written.`);
      if (JSON.stringify(backup.manifest) !== JSON.stringify(manifest)) throw new AppError('file', 'the manifest differs');
    } finally {
      await backup.close();
    }
    await options.sound;
    await rename(aside, file);
    return manifest;
  } catch (error) {
    await rm(aside, { force: true });
    throw isSystemError(error) ? cannotWrite(file, error) : error;
  }
}
