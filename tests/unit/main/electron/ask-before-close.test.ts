import { EventEmitter } from 'node:events';
import type { RequestName } from '@shared/requests';
import type { BrowserWindow } from 'electron';
import { afterEach, expect, test, vi } from 'vitest';
import { askBeforeClose } from '../../../../src/main/electron/ask-before-close';

const electron = vi.hoisted(() => ({ app: { on: vi.fn(), off: vi.fn(), quit: vi.fn() }, dialog: { showMessageBox: vi.fn() } }));
vi.mock('electron', () => electron);
afterEach(() => void vi.resetAllMocks());

const stopAndClose = 0;
const goOn = 1;

/** A window that closes unless that is prevented; `jobs` run. */
function aWindow(...jobs: RequestName[]) {
  const window = Object.assign(new EventEmitter(), {
    isClosed: false,
    close() {
      const event = { defaultPrevented: false, preventDefault: () => Object.assign(event, { defaultPrevented: true }) };
      window.emit('close', event);
      window.isClosed = !event.defaultPrevented;
    },
  });
  const stop = vi.fn();
  const onFault = vi.fn();
  askBeforeClose(window as EventEmitter as BrowserWindow, { running: () => jobs, stop, onFault });
  return { window, stop, onFault };
}

test('a window closes unasked while nothing is written', () => {
  const { window } = aWindow('import.preview', 'duplicates.find');
  window.close();
  expect(window.isClosed).toBe(true);
  expect(electron.dialog.showMessageBox).not.toHaveBeenCalled();
});

test('while an import is under way it asks, once at a time, and stays unless told otherwise', async () => {
  const { window, stop } = aWindow('duplicates.find', 'import.apply');
  const answer = Promise.withResolvers<{ response: number }>();
  electron.dialog.showMessageBox.mockReturnValueOnce(answer.promise);
  window.close();
  window.close();
  expect(window.isClosed).toBe(false);
  expect(electron.dialog.showMessageBox).toHaveBeenCalledOnce();
  expect(electron.dialog.showMessageBox.mock.lastCall?.[1]).toMatchObject({ message: 'An import is under way. Stop it and close?' });
  answer.resolve({ response: goOn });
  await new Promise(setImmediate);
  expect(window.isClosed).toBe(false);
  expect(stop).not.toHaveBeenCalled();
  electron.dialog.showMessageBox.mockResolvedValueOnce({ response: stopAndClose });
  window.close();
  await vi.waitFor(() => expect(window.isClosed).toBe(true));
  expect(stop).toHaveBeenCalledOnce();
  expect(electron.app.quit).not.toHaveBeenCalled();
});

test('a program that was about to end goes on ending', async () => {
  const { window, stop } = aWindow('export.write');
  electron.dialog.showMessageBox.mockResolvedValueOnce({ response: stopAndClose });
  const [, beforeQuit] = electron.app.on.mock.calls.find(([name]) => name === 'before-quit') ?? [];
  beforeQuit();
  window.close();
  await vi.waitFor(() => expect(electron.app.quit).toHaveBeenCalledOnce());
  expect(stop).toHaveBeenCalledOnce();
});

test('a question that cannot be asked is told, and can be asked again', async () => {
  const { window, onFault } = aWindow('export.write');
  electron.dialog.showMessageBox.mockRejectedValueOnce(new Error('no display'));
  window.close();
  await vi.waitFor(() => expect(onFault).toHaveBeenCalledOnce());
  electron.dialog.showMessageBox.mockResolvedValueOnce({ response: stopAndClose });
  window.close();
  await vi.waitFor(() => expect(window.isClosed).toBe(true));
});
