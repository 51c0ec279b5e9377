/** A virtual display for Linux machines that have none. */
import { spawn } from 'node:child_process';
import { ScriptError } from './run.mjs';

export const needsVirtualDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;

const secondsToStart = 20;

/**
 * Starts Xvfb on a free display number where there is no display; it ends with `stop` or with this process.
 * @returns {Promise<{ env: Record<string, string>; stop: () => void }>} What a child process needs in its environment.
 */
export async function openDisplay() {
  if (!needsVirtualDisplay) return { env: {}, stop: () => undefined };
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // Ctrl+C in the terminal must not take the display away before the programs on it have ended.
    detached: true,
  });
  const stop = () => server.kill();
  process.once('exit', stop);
  const number = await displayNumber(server);
  // Neither the server nor its pipe keeps this process alive.
  server.unref();
  return { env: { DISPLAY: `:${number}` }, stop };
}

/** @param {import('node:child_process').ChildProcess} server @returns {Promise<string>} */
async function displayNumber(server) {
  /** @type {PromiseWithResolvers<string>} */
  const { promise, resolve, reject } = Promise.withResolvers();
  const giveUp = (/** @type {string} */ why) => reject(new ScriptError(`The virtual display did not start: ${why}.`));
  const timer = setTimeout(() => giveUp(`no answer in ${secondsToStart} seconds`), secondsToStart * 1000);
  server.once('error', (error) => giveUp(error.message));
  server.once('exit', (code) => giveUp(`Xvfb ended with code ${code}`));

  const pipe = server.stdio[3];
  let text = '';
  pipe?.on('data', (/** @type {Buffer} */ chunk) => {
    text += chunk.toString();
    if (text.includes('\n')) resolve(text.trim());
  });
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    pipe?.destroy();
  }
}
