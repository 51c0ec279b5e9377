import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { perform, prepare } from './acts';
import { Program } from './program';

/** A profile after so many steps, closed in order. */
export async function warmProfile(dir: string, seed: number, steps: number): Promise<string> {
  const profileDir = join(dir, 'base');
  mkdirSync(profileDir, { recursive: true });
  const program = new Program(profileDir, false);
  for (let step = 0; step < steps; step += 1) {
    prepare(seed, step, dir);
    await perform(program, seed, step, dir);
  }
  program.db.raw.pragma('wal_checkpoint(TRUNCATE)');
  program.close();
  return profileDir;
}
