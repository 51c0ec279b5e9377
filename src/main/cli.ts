/** The command line: the same services without a window. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { AppError } from '@shared/errors';
import { type Arguments, parseArguments, UsageError, usage } from './cli/arguments';
import { backupCommands, keepBefore, restoreOverDamage } from './cli/backup-commands';
import { commands } from './cli/commands';
import { logCommands } from './cli/log-command';
import type { Outcome } from './cli/outcome';
import { openDatabase, PAGE_CACHE } from './db/database';
import { DATABASE_FILE } from './db/database-file';
import { isSound } from './db/is-sound';
import { storageError } from './db/storage-error';
import { Core } from './features/core';
import { defaultProfileDir, prepareProfileDir } from './profile';
import { busyError, isBusy } from './threads/fault';

type Command = (core: Core, args: Arguments) => Outcome | Promise<Outcome>;

async function run(argv: readonly string[]): Promise<number> {
  const args = parseArguments(argv);
  if (args === 'help') {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const command = commands[args.command] ?? backupCommands[args.command] ?? logCommands[args.command];
  if (!command) throw new UsageError(`there is no command “${args.command}”`);
  const profileDir = args.data === null ? defaultProfileDir(process.platform, process.env, homedir()) : resolve(args.data);
  prepareProfileDir(profileDir);
  const outcome = await withDatabase(profileDir, args, command);
  process.stdout.write(args.json ? `${JSON.stringify(outcome.json)}\n` : `${outcome.text}\n`);
  for (const warning of outcome.warnings ?? []) process.stderr.write(`rapport: ${warning}\n`);
  return outcome.ok === false ? 1 : 0;
}

async function withDatabase(profileDir: string, args: Arguments, command: Command): Promise<Outcome> {
  try {
    const db = openDatabase(profileDir, PAGE_CACHE.longWork);
    try {
      const core = new Core({ db });
      await keepBefore(core, args);
      return await command(core, args);
    } finally {
      db.close();
    }
  } catch (error) {
    // A restore is the way out of damage, wherever that shows.
    if (args.command !== 'restore' || error instanceof UsageError || !isDamaged(profileDir, error)) throw error;
    return await restoreOverDamage(profileDir, args);
  }
}

/** What failed, failed because of the profile's own database. */
function isDamaged(profileDir: string, error: unknown): boolean {
  if (error instanceof AppError && error.code === 'damaged') return true;
  try {
    return !isSound(join(profileDir, DATABASE_FILE));
  } catch {
    // Something else is the matter, which `error` tells better.
    return false;
  }
}

const wayOut = 'Open Rapport to recover what can be read, or put a backup in its place with “restore FILE”.';

/** What a person reads of a failure. */
function told(error: unknown): string {
  if (isBusy(error)) return busyError.message;
  const known = error instanceof AppError ? error : storageError(error);
  if (known?.code === 'damaged') return `${known.message} ${wayOut}`;
  if (known) return known.message;
  return `something went wrong: ${error instanceof Error ? error.message : String(error)}`;
}

// The reader of a pipe may have had enough, as `head` has; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const usageFault = error instanceof UsageError;
  const message = usageFault ? error.message : told(error);
  process.stderr.write(`rapport: ${message.replace(/\s*\n\s*/g, ' ')}\n`);
  process.exitCode = usageFault ? 2 : 1;
}
