/** The backend of the data thread: everything interactive. What only long work needs stays out, so that it starts fast. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILE } from '../db/database-file';
import { lastChangeAt } from '../db/history';
import { isDamage } from '../db/storage-error';
import type { BackendOptions, DataBackend } from '../threads/backend';
import { createBackend, type RequestsWith } from './backend';
import { backupHandlers } from './backup/handlers';
import { calendarFileHandlers } from './calendar-file/handlers';
import { contactHandlers } from './contacts/handlers';
import { countPeople } from './contacts/service';
import type { Core } from './core';
import { duplicateHandlers } from './duplicates/handlers';
import { followUpHandlers } from './follow-ups/handlers';
import type { Handlers } from './handler';
import { historyHandlers } from './history/handlers';
import { logHandlers } from './log/handlers';
import { organizationHandlers } from './organizations/handlers';
import { OrganizationLists } from './organizations/service';
import { purchaseHandlers } from './purchases/handlers';
import { referralHandlers } from './referrals/handlers';
import { reviewHandlers } from './review/handlers';
import { rhythmHandlers } from './rhythm/handlers';
import { rorHandlers } from './ror/handlers';
import { sampleHandlers } from './sample/handlers';
import { countSample } from './sample/repository';
import { searchHandlers } from './search/handlers';
import { settingsHandlers } from './settings/handlers';
import { timelineHandlers } from './timeline/handlers';
import { Timelines } from './timeline/service';
import { todayHandlers } from './today/handlers';
import { today } from './today/service';
import { touchpointHandlers } from './touchpoints/handlers';
import { trashHandlers } from './trash/handlers';
import { viewHandlers } from './views/handlers';

/** All interactive requests over one core. */
export function dataHandlers(core: Core): Handlers<RequestsWith<'read' | 'write'>> {
  const timelines = new Timelines(core);
  const organizationLists = new OrganizationLists(core);
  return {
    ...contactHandlers(core),
    ...duplicateHandlers(core),
    ...organizationHandlers(core, organizationLists),
    ...timelineHandlers(timelines),
    ...touchpointHandlers(core),
    ...logHandlers(core),
    ...referralHandlers(core),
    ...purchaseHandlers(core),
    ...followUpHandlers(core),
    ...todayHandlers(core, timelines),
    ...rhythmHandlers(core),
    ...reviewHandlers(core, timelines),
    ...rorHandlers(core),
    ...searchHandlers(core, organizationLists),
    ...historyHandlers(core),
    ...trashHandlers(core),
    ...settingsHandlers(core),
    ...viewHandlers(core),
    ...sampleHandlers(core),
    ...backupHandlers(core),
    ...calendarFileHandlers(core),
  };
}

/** How often the data thread looks whether another process, such as the command line, wrote. */
const WATCH_EVERY_MS = 2_000;

interface Watch {
  /** What other connections committed up to now is known already. */
  isKnown(): void;
  stop(): void;
}

function watchOtherProcesses(core: Core, changed: () => void): Watch {
  // SQLite counts commits of other connections, those of the jobs thread among them.
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
  return {
    isKnown: () => {
      seen = version();
    },
    stop: () => clearInterval(timer),
  };
}

/** When reading ahead begins after the start, between two of its parts, and after long work wrote: its memory is given back first. */
const READ_AHEAD = { atFirst: 2_000, next: 20, again: 30_000 } as const;

interface Reading {
  /** Everything has to be read anew; there is no hurry. */
  postpone(): void;
  stop(): void;
}

/** Reads what searches look at while there is nothing else to do: whoever asks for something comes between two parts. */
function readAhead(core: Core): Reading {
  const isMore = () => {
    try {
      return core.db.raw.open && core.readAhead();
    } catch {
      // The request that needs it meets the same and tells.
      return false;
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const wait = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => wait(isMore() ? READ_AHEAD.next : READ_AHEAD.again), ms).unref();
  };
  wait(READ_AHEAD.atFirst);
  return { postpone: () => wait(READ_AHEAD.again), stop: () => clearTimeout(timer) };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

export function createDataBackend(options: BackendOptions): DataBackend {
  const { backend, core } = createBackend(options, 'interactive', dataHandlers);
  // The first page asks for this as soon as it is there; until then the thread has nothing to do.
  setImmediate(() => {
    if (!core.db.raw.open) return;
    try {
      core.board.running(core.current());
      today(core, new Timelines(core));
    } catch (error) {
      // The request that needs it meets the same and tells.
      if (!isDamage(error)) throw error;
    }
  });
  const ahead = readAhead(core);
  const databaseFile = join(options.profileDir, DATABASE_FILE);
  const watch = watchOtherProcesses(core, () =>
    options.emit('changed', {
      tables: ['contact', 'organization', 'touchpoint', 'referral', 'purchase', 'follow_up', 'setting'],
      contactIds: [],
    }),
  );
  return {
    ...backend,
    invalidate: () => {
      backend.invalidate();
      // Told once: to ask for all again after a large import takes seconds.
      watch.isKnown();
      ahead.postpone();
    },
    close: () => {
      watch.stop();
      ahead.stop();
      backend.close();
    },
    databaseInfo: () => ({
      databaseFile,
      databaseBytes: sizeOf(databaseFile) + sizeOf(`${databaseFile}-wal`),
      contacts: countPeople(core.db),
      sampleContacts: countSample(core.db),
      lastChangeAt: lastChangeAt(core.db),
    }),
  };
}
