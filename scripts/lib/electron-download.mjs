/** Electron's own download, with a limit on waiting and a memory of failure. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from './paths.mjs';
import { say } from './run.mjs';

const secondsWithoutProgress = 60;
const retryAfterMs = 24 * 60 * 60 * 1000;
const failureNote = join(cacheDir, 'electron/official-download-failed');

/** Whether the download failed less than a day ago: then it isn't tried again, so that a start need not wait for it. */
export function failedRecently() {
  return existsSync(failureNote) && Date.now() - statSync(failureNote).mtimeMs < retryAfterMs;
}

/** @param {string} dir @returns {number} Bytes below it. */
function bytesIn(dir) {
  let sum = 0;
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    // A file may be moved away between the listing and the look at it.
    if (entry.isFile()) sum += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return sum;
}

/**
 * Runs the installer that comes with the electron package.
 * @param {string} electronDir
 * @returns {Promise<string | null>} Why it failed; null when it is installed.
 */
export async function downloadOfficial(electronDir) {
  say('Downloading Electron (once)…');
  const scratch = join(cacheDir, 'electron/download');
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const failure = await install(electronDir, scratch);
  rmSync(scratch, { recursive: true, force: true });
  if (failure === null) rmSync(failureNote, { force: true });
  else writeFileSync(failureNote, `${failure}\n`);
  return failure;
}

/** @param {string} electronDir @param {string} scratch @returns {Promise<string | null>} */
function install(electronDir, scratch) {
  return new Promise((done) => {
    const env = { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch, ELECTRON_GET_NO_PROGRESS: '1' };
    const child = spawn(process.execPath, [join(electronDir, 'install.js')], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });

    let bytes = -1;
    let since = Date.now();
    let stalled = false;
    const watch = setInterval(() => {
      const now = bytesIn(scratch) + bytesIn(existsSync(join(electronDir, 'dist')) ? join(electronDir, 'dist') : scratch);
      if (now !== bytes) since = Date.now();
      bytes = now;
      if (Date.now() - since < secondsWithoutProgress * 1000) return;
      stalled = true;
      child.kill('SIGKILL');
    }, 1000);

    child.once('error', (error) => {
      clearInterval(watch);
      done(error.message);
    });
    child.once('close', (code) => {
      clearInterval(watch);
      if (stalled) done(`no progress for ${secondsWithoutProgress} seconds`);
      else if (code === 0) done(null);
      else done(errors.trim().split('\n')[0] || `the installer ended with code ${code}`);
    });
  });
}
