import { openDisplay } from './display.mjs';
import { ensureElectron } from './electron.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

/**
 * All that a script needs to run Electron here: the executable, arguments, environment, and `stop` for the time after.
 * @returns {Promise<{ executable: string; args: string[]; env: NodeJS.ProcessEnv; stop: () => void }>}
 */
export async function electronSession() {
  const { executable, dist } = await ensureElectron();
  await ensureSystemLibraries(executable);
  const display = await openDisplay();
  return {
    executable,
    // Chromium refuses to start as root with its sandbox on.
    args: process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    env: { ...process.env, ...display.env, ...(dist === null ? {} : { ELECTRON_OVERRIDE_DIST_PATH: dist }) },
    stop: display.stop,
  };
}
