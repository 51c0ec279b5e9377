import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/** What a script stops with: the message is for the user, no stack is shown. */
export class ScriptError extends Error {}

/** @param {string} line Goes to stderr: stdout belongs to the command itself. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs a program in the project's folder and resolves with its exit code (128 + signal number is reduced to 1).
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    // Ctrl+C reaches the child from the terminal by itself; here it must only not end the wait for it.
    const wait = () => undefined;
    const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    process.on('SIGINT', wait).on('SIGTERM', forward).on('SIGHUP', forward);
    const forget = () => process.off('SIGINT', wait).off('SIGTERM', forward).off('SIGHUP', forward);
    child.once('error', (error) => {
      forget();
      fail(error);
    });
    child.once('close', (code) => {
      forget();
      done(code ?? 1);
    });
  });
}

/**
 * Runs a JavaScript file with the Node that runs this.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function runNode(file, args, options) {
  return run(process.execPath, [file, ...args], options);
}

/**
 * The frame of every script: its exit code becomes the process's, and an expected failure is one line.
 * @param {() => Promise<number>} script
 */
export async function main(script) {
  try {
    process.exitCode = await script();
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
