import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/** What a script stops with: the message is for the user, no stack is shown. */
export class ScriptError extends Error {}

/** @param {string} line Goes to stderr: stdout belongs to the command itself. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs a program in the project's folder and resolves with its exit code (1 when a signal ended it).
 *
 * A signal to the whole terminal, such as Ctrl+C, reaches the program by itself, and here it only must not end the wait.
 * With `detached` it reaches the program through here alone, and once: Electron ends at once at the second one.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    let isTold = false;
    const pass = (/** @type {NodeJS.Signals} */ signal) => {
      if (isTold || (signal === 'SIGINT' && !options.detached)) return;
      isTold = true;
      child.kill(signal);
    };
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    for (const signal of signals) process.on(signal, pass);
    const forget = () => {
      for (const signal of signals) process.off(signal, pass);
    };
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
