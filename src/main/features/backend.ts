/** What both backends are: one connection, one core, and the handlers of its requests by name. */
import { AppError } from '@shared/errors';
import type { RequestName, requestEffects } from '@shared/requests';
import { openDatabase, PAGE_CACHE } from '../db/database';
import type { Backend, BackendOptions } from '../threads/backend';
import { Core } from './core';
import type { Handler, JobControl } from './handler';

/** The requests that run with one of these effects. */
export type RequestsWith<E> = { [N in RequestName]: (typeof requestEffects)[N] extends E ? N : never }[RequestName];

export function createBackend(
  options: BackendOptions,
  use: keyof typeof PAGE_CACHE,
  handlersOf: (core: Core) => object,
): { backend: Backend; core: Core } {
  // The data thread comes first.
  const db = openDatabase(options.profileDir, PAGE_CACHE[use], use === 'longWork');
  const core = new Core({ db, changed: (tables, contactIds) => options.emit('changed', { tables, contactIds }) });
  const handlers = new Map(Object.entries(handlersOf(core) as Record<string, Handler<RequestName>>));
  const backend: Backend = {
    async handle(name: RequestName, input: unknown, job: JobControl): Promise<unknown> {
      const handler = handlers.get(name);
      if (!handler) throw new AppError('refused', `there is no request “${name}”`);
      // The router decoded the input by this request's own schema.
      return await handler(input as never, job);
    },
    invalidate: () => core.invalidate(),
    close: () => db.close(),
  };
  return { backend, core };
}
