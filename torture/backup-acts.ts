/** What a user does with backups. The files they make by hand lie beside the files to import, for the twin to see. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Act, Scene } from './acts';

/** Of the encrypted ones. */
export const PASSPHRASE = 'correct horse battery staple';

const jobId = 'torture';
const NAME = /^(open|sealed)-(\d+)\.rapport$/;

/** The passphrase of a backup, by its name. */
export const passphraseOf = (name: string): string | null => (name.startsWith('sealed-') ? PASSPHRASE : null);

export const backUp: Act = ({ program, random, step, filesDir }) => {
  // Seldom: a key takes a second to make, and again to find.
  const name = random.chance(0.02) ? `sealed-${step}.rapport` : `open-${step}.rapport`;
  return program.ask('backup.write', { jobId, file: join(filesDir, name), passphrase: passphraseOf(name) });
};

/** What the program does by itself every hour. */
export const backUpByItself: Act = ({ program }) => program.ask('backup.automatic', { jobId });

/** Earlier steps' backups; what a later one left, whose end was not told, is not to be relied on. */
function known({ filesDir, step }: Scene): string[] {
  const found = readdirSync(filesDir).flatMap((name) => {
    const made = Number(NAME.exec(name)?.[2] ?? Number.NaN);
    return made < step ? [{ name, made }] : [];
  });
  return found.sort((a, b) => a.made - b.made).map(({ name }) => name);
}

/** A backup in the place of everything there is; null while there is none. */
export async function restoreBackup(scene: Scene): Promise<unknown> {
  const names = known(scene);
  const name = names[scene.random.integer(Math.max(1, names.length))];
  if (name === undefined) return null;
  const { token } = await scene.program.ask('backup.inspect', { jobId, file: join(scene.filesDir, name), passphrase: passphraseOf(name) });
  return scene.program.ask('backup.restore', { jobId, token });
}
