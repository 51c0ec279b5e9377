/** The two backends that worker threads host: each has a connection of its own and the handlers of its requests. */

import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { contract } from '@shared/contract';
import { AppError } from '@shared/errors';
import type { RequestName } from '@shared/requests';
import { DATABASE_FILE, openDatabase } from '../db/database';
import type { Backend, BackendOptions, DataBackend } from '../threads/backend';
import { contactHandlers } from './contacts/handlers';
import { Core } from './core';
import { exportJobs } from './export/handlers';
import { followUpHandlers } from './follow-ups/handlers';
import type { Handler, Handlers, JobControl } from './handler';
import { historyHandlers } from './history/handlers';
import { importJobs } from './import/handlers';
import { maintenanceJobs } from './maintenance/handlers';
import { purchaseHandlers } from './purchases/handlers';
import { referralHandlers } from './referrals/handlers';
import { rorHandlers, rorJobs } from './ror/handlers';
import { sampleHandlers } from './sample/handlers';
import { sampleCount } from './sample/service';
import { searchHandlers } from './search/handlers';
import { settingsHandlers } from './settings/handlers';
import { timelineHandlers } from './timeline/handlers';
import { Timelines } from './timeline/service';
import { todayHandlers } from './today/handlers';
import { touchpointHandlers } from './touchpoints/handlers';

type Effect<E> = { [N in RequestName]: (typeof contract)[N]['effect'] extends E ? N : never }[RequestName];

/** All interactive requests over one core. */
export function dataHandlers(core: Core): Handlers<Effect<'read' | 'write'>> {
  const timelines = new Timelines(core);
  return {
    ...contactHandlers(core),
    ...timelineHandlers(timelines),
    ...touchpointHandlers(core),
    ...referralHandlers(core),
    ...purchaseHandlers(core),
    ...followUpHandlers(core),
    ...todayHandlers(core, timelines),
    ...rorHandlers(core),
    ...searchHandlers(core),
    ...historyHandlers(core),
    ...settingsHandlers(core),
    ...sampleHandlers(core),
  };
}

/** All long work over one core. */
export function jobHandlers(core: Core): Handlers<Effect<'job'>> {
  return { ...rorJobs(core), ...importJobs(core), ...exportJobs(core), ...maintenanceJobs(core) };
}

/** How often the data thread looks whether another process, such as the command line, wrote. */
const WATCH_EVERY_MS = 2_000;

function watchOtherProcesses(core: Core, changed: () => void): NodeJS.Timeout {
  // SQLite counts commits of other connections; the jobs thread's are told apart nowhere, and looking once more is harmless.
  const version = () => Number(core.db.raw.pragma('data_version', { simple: true }));
  let seen = version();
  const timer = setInterval(() => {
    const now = version();
    if (now === seen) return;
    seen = now;
    core.invalidate();
    changed();
  }, WATCH_EVERY_MS);
  timer.unref();
  return timer;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function createBackend(options: BackendOptions, handlersOf: (core: Core) => object): { backend: Backend; core: Core } {
  const db = openDatabase(options.profileDir);
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

export function createDataBackend(options: BackendOptions): DataBackend {
  const { backend, core } = createBackend(options, dataHandlers);
  const databaseFile = join(options.profileDir, DATABASE_FILE);
  const watch = watchOtherProcesses(core, () =>
    options.emit('changed', { tables: ['contact', 'touchpoint', 'referral', 'purchase', 'follow_up', 'setting'], contactIds: [] }),
  );
  return {
    ...backend,
    close: () => {
      clearInterval(watch);
      backend.close();
    },
    databaseInfo: () => ({
      databaseFile,
      databaseBytes: sizeOf(databaseFile) + sizeOf(`${databaseFile}-wal`),
      contacts: Number(core.db.prepare('SELECT count(*) FROM contact WHERE deleted_at IS NULL').pluck().get()),
      sampleContacts: sampleCount(core),
    }),
  };
}

export function createJobsBackend(options: BackendOptions): Backend {
  return createBackend(options, jobHandlers).backend;
}
