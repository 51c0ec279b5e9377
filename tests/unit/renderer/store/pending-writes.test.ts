import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdChanges, pendingWords, showWhileItLasts, usePendingWrites } from '../../../../src/renderer/src/store/pending-writes';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  usePendingWrites.setState(usePendingWrites.getInitialState(), true);
});

const shown = () => pendingWords(usePendingWrites.getState());

test('an undo is shown by its name once it takes long, and no longer than it lasts', async () => {
  const answer = Promise.withResolvers<string>();
  const undo = showWhileItLasts('history.undo', answer.promise, Promise.resolve('Import people.vcf'));
  await vi.advanceTimersByTimeAsync(399);
  expect(shown()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(shown()).toEqual(['Undoing “Import people.vcf”…']);
  answer.resolve('done');
  await expect(undo).resolves.toBe('done');
  expect(shown()).toEqual([]);
});

test('what is answered soon is never shown, and a change that fails ends being shown', async () => {
  await showWhileItLasts('contacts.update', Promise.resolve(null), null);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(shown()).toEqual([]);
  const answer = Promise.withResolvers<string>();
  const save = showWhileItLasts('contacts.update', answer.promise, null);
  await vi.advanceTimersByTimeAsync(400);
  expect(shown()).toEqual(['Saving…']);
  answer.reject(new Error('no'));
  await expect(save).rejects.toThrow('no');
  expect(shown()).toEqual([]);
});

test('a name that comes late, or not at all, is no hindrance', async () => {
  const name = Promise.withResolvers<string | null>();
  void showWhileItLasts('history.redo', new Promise(() => undefined), name.promise);
  void showWhileItLasts('history.undo', new Promise(() => undefined), Promise.reject(new Error('no')));
  await vi.advanceTimersByTimeAsync(400);
  expect(shown()).toEqual(['Doing it again…', 'Undo waits for the redo to finish']);
  name.resolve('Import people.vcf');
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()[0]).toBe('Doing “Import people.vcf” again…');
});

test('changes wait for the work that holds them; an undo then is not said to be of what was newest before', async () => {
  const release = holdChanges('the import');
  const never = () => new Promise<never>(() => undefined);
  void showWhileItLasts('contacts.update', never(), null);
  void showWhileItLasts('contacts.create', never(), null);
  void showWhileItLasts('history.undo', never(), Promise.resolve('Edit Ana'));
  await vi.advanceTimersByTimeAsync(400);
  expect(shown()).toEqual(['A change waits for the import to finish', 'Undo waits for the import to finish']);
  release();
  expect(shown()).toEqual(['Saving…', 'Undoing…']);
});

test('a change after an undo waits for that', async () => {
  const never = () => new Promise<never>(() => undefined);
  void showWhileItLasts('history.undoAction', never(), Promise.resolve('Import people.vcf'));
  void showWhileItLasts('contacts.update', never(), null);
  await vi.advanceTimersByTimeAsync(400);
  expect(shown()).toEqual(['Undoing “Import people.vcf”…', 'A change waits for the undo to finish']);
});
