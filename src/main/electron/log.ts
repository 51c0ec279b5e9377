/** A log file in the profile: what went wrong and when, nothing the user typed. */
import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Log {
  info(text: string): void;
  error(text: string): void;
}

const maxBytes = 1_000_000;
const keptFiles = 3;

/** The newest log of a profile. */
export function logFile(profileDir: string): string {
  return join(profileDir, 'logs', 'rapport.log');
}

/** Appends to `logs/rapport.log` in the profile; older ones are `rapport.1.log` and so on, the oldest is dropped. */
export function openLog(profileDir: string): Log {
  const dir = join(profileDir, 'logs');
  const file = logFile(profileDir);
  const older = (number: number) => join(dir, `rapport.${number}.log`);

  function rotate(): void {
    if (!existsSync(file) || statSync(file).size < maxBytes) return;
    rmSync(older(keptFiles), { force: true });
    for (let number = keptFiles - 1; number >= 1; number -= 1) {
      if (existsSync(older(number))) renameSync(older(number), older(number + 1));
    }
    renameSync(file, older(1));
  }

  function write(level: string, text: string): void {
    const line = `${new Date().toISOString()} ${level} ${text}\n`;
    try {
      mkdirSync(dir, { recursive: true });
      rotate();
      appendFileSync(file, line);
    } catch (error) {
      // The disk may be full: that must not stop the program, and a terminal may still show it.
      process.stderr.write(`${line}(not logged: ${String(error)})\n`);
    }
  }

  return { info: (text) => write('info', text), error: (text) => write('error', text) };
}
