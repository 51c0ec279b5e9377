/** The two backends that worker threads host: each has a connection of its own and the handlers of its requests. */

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import type { RequestName } from '@shared/requests';
import { DATABASE_FILE, openDatabase } from '../db/database';
import type { Backend, BackendOptions, DataBackend } from '../threads/backend';
import { contactHandlers } from './contacts/handlers';
import { Core } from './core';
import { exportJobs } from './export/handlers';
import { followUpHandlers } from './follow-ups/handlers';
import type { Handler, JobControl } from './handler';
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

/** All interactive requests over one core. */
export function dataHandlers(core: Core) {
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
export function jobHandlers(core: Core) {
  return { ...rorJobs(core), ...importJobs(core), ...exportJobs(core), ...maintenanceJobs(core) };
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
  return {
    ...backend,
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
