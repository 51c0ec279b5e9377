/** The only file that touches `window.rapport`: requests by name, errors as AppError. */
import type { Bridge, EventPayload, Input, Output } from '@shared/contract';
import { AppError, type Result } from '@shared/errors';
import { type EventName, type RequestName, requestEffects } from '@shared/requests';
import { showWhileItLasts } from './store/pending-writes';

declare global {
  interface Window {
    rapport: Bridge;
  }
}

/**
 * Asks the program for something. Rejects with AppError, whose `field` names the input at fault where there is one.
 * A change that takes long is shown in the frame; `subject` is what it is about, where words for it are needed.
 */
export function request<N extends RequestName>(
  name: N,
  input: Input<N>,
  subject: Promise<string | null> | null = null,
): Promise<Output<N>> {
  const answer = ask(name, input);
  return requestEffects[name] === 'write' ? showWhileItLasts(name, answer, subject) : answer;
}

async function ask<N extends RequestName>(name: N, input: Input<N>): Promise<Output<N>> {
  const result = (await window.rapport.request(name, input)) as Result<Output<N>>;
  if (result.ok) return result.value;
  throw new AppError(result.error.code, result.error.message, result.error.field === undefined ? {} : { field: result.error.field });
}

/** What the first page shows: one Result for each of `firstPageRequests`. It was asked for before this code was there. */
export async function firstPageResults(): Promise<readonly Result<unknown>[]> {
  return (await window.rapport.firstPage) as readonly Result<unknown>[];
}

/** What failed, in words that can be shown: anything but an AppError is of our making. */
export function toAppError(error: unknown): AppError {
  return error instanceof AppError
    ? error
    : new AppError('internal', 'Something went wrong. Nothing that was saved is lost.', { cause: error });
}

/** Calls `listener` for each event until the returned function is called. */
export function onEvent<E extends EventName>(name: E, listener: (payload: EventPayload<E>) => void): () => void {
  return window.rapport.on(name, (payload) => listener(payload as EventPayload<E>));
}
