import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupControl } from '../../../../../src/main/files/backup/control';
import type { SnapshotFacts } from '../../../../../src/main/files/backup/manifest';
import { snapshotFile, type WriteBackupOptions } from '../../../../../src/main/files/backup/write-backup';

export const quiet: BackupControl = { progress: () => undefined, checkCancelled: () => undefined };

export const someFacts: SnapshotFacts = {
  program: '1.2.3',
  schema: 40,
  createdAt: '2026-11-01T12:00:00.000Z',
  reason: 'manual',
  state: 's1',
  counts: { contact: 3, touchpoint: 12 },
};

/** What it takes to pack some bytes as a backup in a folder. */
export async function somePacking(
  dir: string,
  more: Partial<WriteBackupOptions> = {},
  content: Uint8Array = randomBytes(5_000),
): Promise<WriteBackupOptions> {
  const snapshot = join(dir, 'snapshot.db');
  writeFileSync(snapshot, content);
  const file = join(dir, 'kept.rapport');
  return {
    snapshot: await snapshotFile(snapshot),
    facts: someFacts,
    file,
    passphrase: null,
    compress: false,
    workDir: dir,
    control: quiet,
    scryptWorkFactor: 4,
    ...more,
  };
}
