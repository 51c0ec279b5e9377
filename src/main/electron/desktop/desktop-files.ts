/** The two files of the desktop in the profile: what was chosen, and what was told. Beside the database, so that undo and restore leave them alone. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DesktopPreferences, defaultDesktop, desktopPatch } from '@shared/domain/desktop';
import { nothingTold, type Told } from '@shared/domain/due-notices';
import { z } from 'zod';

const toldFile = z.object({ turn: z.string(), keys: z.array(z.string()) });

const preferencesIn = (profileDir: string) => join(profileDir, 'desktop.json');
const toldIn = (profileDir: string) => join(profileDir, 'desktop-told.json');

function write(file: string, content: unknown): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

/** The defaults while there is no file. Throws when there is one that can't be read. */
export function readPreferences(profileDir: string): DesktopPreferences {
  const file = preferencesIn(profileDir);
  if (!existsSync(file)) return { ...defaultDesktop };
  return { ...defaultDesktop, ...withoutUndefined(desktopPatch.parse(JSON.parse(readFileSync(file, 'utf8')))) };
}

/** A change as it came, with what it leaves out really left out. */
export function withoutUndefined(patch: z.infer<typeof desktopPatch>): Partial<DesktopPreferences> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}

export function writePreferences(profileDir: string, preferences: DesktopPreferences): void {
  write(preferencesIn(profileDir), preferences);
}

/** Nothing while there is no file. Throws when there is one that can't be read. */
export function readTold(profileDir: string): Told {
  const file = toldIn(profileDir);
  return existsSync(file) ? toldFile.parse(JSON.parse(readFileSync(file, 'utf8'))) : nothingTold;
}

export function writeTold(profileDir: string, told: Told): void {
  write(toldIn(profileDir), told);
}
