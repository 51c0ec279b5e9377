/** Changes: done, told in a toast with *Undo*, failed ones told where they belong. */
import { type NotificationData, notifications } from '@mantine/notifications';
import type { Input, Output } from '@shared/contract';
import type { RequestName } from '@shared/requests';
import { createElement } from 'react';
import { request, toAppError } from '../api';
import { UndoToast } from '../components/undo-toast';

/** The text of an error that a person can do something with. */
export function messageOf(error: unknown): string {
  return toAppError(error).message;
}

export function showError(title: string, error: unknown): void {
  notifications.show({ color: 'red', title, message: messageOf(error), autoClose: 10_000 });
}

/**
 * Carries out a change and says `done` in a toast with *Undo*. Rejects with AppError, which forms show at the field;
 * callers without a form use `performOrTell`.
 */
export async function perform<N extends RequestName>(name: N, input: Input<N>, done: string): Promise<Output<N>> {
  const output = await request(name, input);
  tellDone(done);
  return output;
}

/** As `perform`, but a failure is told in a toast and the answer is null. */
export async function performOrTell<N extends RequestName>(name: N, input: Input<N>, done: string): Promise<Output<N> | null> {
  try {
    return await perform(name, input, done);
  } catch (error) {
    showError('That did not work', error);
    return null;
  }
}

/** The toast about the last change. */
let said: string | null = null;

/** Takes it away: *Undo* takes back the newest action, so an older offer would mean another one. */
function withdraw(): void {
  if (said !== null) notifications.hide(said);
  said = null;
}

/** Says what became of a change, instead of what was said before: a row of toasts would be read long after it was true. */
function say(toast: NotificationData): void {
  withdraw();
  said = notifications.show(toast);
}

/** A toast that says what was done and offers to undo it; `onUndo` for what the history does not undo. */
export function tellDone(message: string, onUndo: () => void = () => void undo(), autoClose = 6_000): void {
  const undoAndWithdraw = () => {
    withdraw();
    onUndo();
  };
  say({ message: createElement(UndoToast, { message, onUndo: undoAndWithdraw }), autoClose });
}

/** What the next step back or forth is about. Asked before that step, so it is answered before it. */
async function newest(step: 'undo' | 'redo'): Promise<string | null> {
  const state = await request('history.state', {});
  return state[step]?.label ?? null;
}

export async function undo(): Promise<void> {
  withdraw();
  try {
    const undone = await request('history.undo', {}, newest('undo'));
    say({ message: undone ? `Undone: ${undone.label}` : 'Nothing to undo', autoClose: 4_000 });
  } catch (error) {
    showError('Could not undo', error);
  }
}

/** Undoes one action of the history, `subject`, whenever it was done. Gives back why it can't be undone, null when it was. */
export async function undoAction(id: number, subject: string): Promise<string | null> {
  withdraw();
  try {
    const { label } = await request('history.undoAction', { id }, Promise.resolve(subject));
    say({ message: `Undone: ${label}`, autoClose: 4_000 });
    return null;
  } catch (error) {
    const { code, message } = toAppError(error);
    if (code !== 'conflict') showError('Could not undo', error);
    return message;
  }
}

export async function redo(): Promise<void> {
  withdraw();
  try {
    const redone = await request('history.redo', {}, newest('redo'));
    say({ message: redone ? `Done again: ${redone.label}` : 'Nothing to redo', autoClose: 4_000 });
  } catch (error) {
    showError('Could not redo', error);
  }
}
