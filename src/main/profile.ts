/** The profile folder: all that Rapport keeps on disk. The window and the command line find it the same way. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { AppError } from '@shared/errors';

/** Where the user's own profile is when `--data` names no other, by the custom of the system. */
export function defaultProfileDir(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string {
  switch (platform) {
    case 'darwin':
      return join(home, 'Library/Application Support/Rapport');
    case 'win32':
      return join(env.APPDATA ?? join(home, 'AppData/Roaming'), 'Rapport');
    default:
      return join(env.XDG_DATA_HOME || join(home, '.local/share'), 'rapport');
  }
}

/**
 * The profile folder that arguments such as `--data DIR` or `--data=DIR` ask for.
 * @param cwd What a relative DIR starts from.
 * @throws AppError `invalid` when the folder's name is missing.
 */
export function profileDirFrom(args: readonly string[], cwd: string): string {
  const at = args.findIndex((arg) => arg === '--data' || arg.startsWith('--data='));
  const flag = args[at];
  if (flag === undefined) return defaultProfileDir(process.platform, process.env, homedir());
  const dir = flag === '--data' ? args[at + 1] : flag.slice('--data='.length);
  if (!dir || dir.startsWith('--')) throw new AppError('invalid', '--data needs a folder', { field: 'data' });
  return resolve(cwd, dir);
}

const whyNot: Record<string, string> = {
  EEXIST: 'it is a file, not a folder',
  ENOTDIR: 'it lies in a file, not in a folder',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

/**
 * Creates the folder if it is missing and makes sure that it can be written.
 * @throws AppError `file`
 */
export function prepareProfileDir(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    accessSync(dir, constants.R_OK | constants.W_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new AppError('file', `The data folder “${dir}” can’t be written: ${whyNot[code] ?? code}. Choose another one with --data DIR.`, {
      cause: error,
    });
  }
}
