/**
 * Start at login on Linux: a file in the autostart folder.
 * https://specifications.freedesktop.org/autostart-spec/latest/ and https://specifications.freedesktop.org/desktop-entry-spec/latest/
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '@shared/errors';

/** Where the file of a profile is; a profile other than the user's own has one by itself. */
export function autostartFile(env: NodeJS.ProcessEnv, home: string, otherProfile: string | null): string {
  const name = otherProfile === null ? 'rapport' : `rapport-${createHash('sha256').update(otherProfile).digest('hex').slice(0, 12)}`;
  return join(env.XDG_CONFIG_HOME || join(home, '.config'), 'autostart', `${name}.desktop`);
}

/** One argument of the key `Exec`: in quotes, then escaped as any text of such a file, `%` doubled. */
function quoted(argument: string): string {
  const inQuotes = `"${argument.replace(/["`$\\]/g, '\\$&')}"`;
  return inQuotes.replaceAll('\\', '\\\\').replaceAll('%', '%%');
}

/** @throws AppError `file` for a path with a line break, which such a file can't hold. */
export function desktopEntry(command: readonly string[]): string {
  if (command.some((argument) => /[\r\n]/.test(argument))) {
    throw new AppError('file', 'The name of a folder has a line break in it, so the system can’t start Rapport from there.');
  }
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Rapport',
    `Exec=${command.map(quoted).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

export const hasAutostart = (file: string): boolean => existsSync(file);

export function writeAutostart(file: string, command: readonly string[]): void {
  const entry = desktopEntry(command);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, entry);
  renameSync(`${file}.new`, file);
}

export function removeAutostart(file: string): void {
  rmSync(file, { force: true });
}
