/** The commands that back up, restore and check. They read and write files in pieces, so that they end later than the others. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BackupCounts } from '@shared/backup-views';
import { replaceDamaged } from '../features/backup/over-damage';
import { BackupPlaces } from '../features/backup/places';
import { Backups } from '../features/backup/service';
import { countStaged, stage } from '../features/backup/stage';
import type { Core } from '../features/core';
import type { JobControl } from '../features/handler';
import { verifyAll } from '../features/maintenance/verify-all';
import { cannotRead, isSystemError } from '../files/file-fault';
import { type Arguments, UsageError } from './arguments';
import type { Outcome } from './outcome';

/** Nobody else is in this program: work is done at once. */
function control(core: Core): JobControl {
  return {
    progress: () => undefined,
    checkCancelled: () => undefined,
    whileWriting: async (work) => work(),
    whileAlone: async (work) => {
      core.db.close();
      return work();
    },
  };
}

function onlyFile(args: Arguments): string {
  const [file, ...more] = args.operands;
  if (file === undefined || more.length > 0) throw new UsageError(`${args.command} takes one file`);
  return file;
}

/** The first line of the file. */
function passphraseOf({ passphraseFile }: Arguments): string | null {
  if (passphraseFile === null) return null;
  const file = resolve(passphraseFile);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw isSystemError(error) ? cannotRead(file, error) : error;
  }
  const [line = ''] = text.split(/\r?\n/, 1);
  if (line === '') throw new UsageError('--passphrase-file names a file whose first line is empty');
  return line;
}

function told(counts: BackupCounts): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}

async function backup(core: Core, args: Arguments): Promise<Outcome> {
  const file = onlyFile(args);
  const { counts } = await new Backups(core).writeTo(resolve(file), passphraseOf(args), control(core));
  return { json: { file, counts }, text: `${file}: ${told(counts)}` };
}

async function restore(core: Core, args: Arguments): Promise<Outcome> {
  const file = onlyFile(args);
  const backups = new Backups(core);
  const job = control(core);
  const { token } = await backups.inspect(resolve(file), passphraseOf(args), job);
  const { counts, before } = await backups.restore(token, job);
  return { json: { file, counts }, text: `${file}: ${told(counts)}\nThe state before is kept in ${before.file}` };
}

async function verify(core: Core): Promise<Outcome> {
  const report = await verifyAll(core, () => undefined);
  return {
    json: report,
    text: report.checks.map((check) => `${check.ok ? 'ok    ' : 'FAILED'}  ${check.name}: ${check.detail}`).join('\n'),
    ok: report.ok,
  };
}

/**
 * `restore` where the database can't be used: it can't be backed up first, so it is kept beside as it is.
 * @throws AppError; then the damaged database is where it was
 */
export async function restoreOverDamage(profileDir: string, args: Arguments): Promise<Outcome> {
  const file = onlyFile(args);
  const steps = { progress: () => undefined, checkCancelled: () => undefined };
  const staged = await stage(new BackupPlaces(profileDir), resolve(file), passphraseOf(args), steps);
  const counts = countStaged(staged);
  const keptAs = replaceDamaged(profileDir, staged, new Date());
  const kept = keptAs === null ? null : join(profileDir, keptAs);
  return {
    json: { file, counts, damagedKeptAs: kept },
    text: `${file}: ${told(counts)}${kept === null ? '' : `\nThe damaged database is kept as ${kept}`}`,
  };
}

export const backupCommands: Record<string, (core: Core, args: Arguments) => Promise<Outcome>> = { backup, restore, verify };

/** Before a command that writes much, what is there is backed up. */
export async function keepBefore(core: Core, { command, dryRun }: Arguments): Promise<void> {
  const backups = new Backups(core);
  if (command === 'import' && !dryRun && !backups.isEmpty) await backups.ofNow('import', control(core));
}
