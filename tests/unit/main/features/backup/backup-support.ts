import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { openDatabase } from '../../../../../src/main/db/database';
import { Core } from '../../../../../src/main/features/core';
import type { JobControl } from '../../../../../src/main/features/handler';
import { START } from '../../../../support/builders';

export interface Profile {
  core: Core;
  clock: { now: number };
  job: JobControl;
  /** As after a restore: the database is opened anew. */
  reopen(): Core;
}

/** A profile on disk, with a clock of its own. */
export function aProfile(dir: string): Profile {
  mkdirSync(dir, { recursive: true });
  const clock = { now: START };
  const open = () => new Core({ db: openDatabase(dir), now: () => clock.now });
  const profile: Profile = {
    core: open(),
    clock,
    job: {
      progress: () => undefined,
      checkCancelled: () => undefined,
      whileWriting: async (work) => work(),
      whileAlone: async (work) => {
        profile.core.db.close();
        return work();
      },
    },
    reopen: () => {
      profile.core.db.close();
      profile.core = open();
      return profile.core;
    },
  };
  return profile;
}

export const folderOf = (core: Core): string => dirname(core.db.raw.name);
