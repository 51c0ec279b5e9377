/** A backup of 100,000 people with a million touchpoints, read back and compared, against VACUUM INTO and fsync of the same database. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Backups } from '../src/main/features/backup/service';
import { syncFile } from '../src/main/features/backup/snapshot';
import type { Core } from '../src/main/features/core';
import type { JobControl } from '../src/main/features/handler';
import { timed, timedAsync } from './measure';
import { copyOf, sharedProfile, withCore } from './profiles';
import type { Benchmark, Row, Tools } from './row';

const NAME = 'backup-1m';
const CONTACTS = 100_000;
const TOUCHPOINTS = 1_000_000;
const FACTOR = 1.5;
const ROUNDS = 3;

const job: JobControl = { progress: () => undefined, checkCancelled: () => undefined, whileWriting: async (work) => work() };

async function measure(tools: Tools, core: Core): Promise<Row[]> {
  const folder = tools.folder('backup');
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    tools.say(`${NAME}: round ${round} of ${ROUNDS}`);
    const vacuumed = join(folder, 'vacuumed.db');
    theirs.push(
      timed(() => {
        core.db.raw.prepare('VACUUM INTO ?').run(vacuumed);
        syncFile(vacuumed);
      }),
    );
    rmSync(vacuumed);
    const file = join(folder, 'kept.rapport');
    ours.push(await timedAsync(async () => void (await new Backups(core).writeTo(file, null, job))));
    rmSync(file);
  }
  return [{ name: NAME, value: Math.min(...ours), baseline: Math.min(...theirs), factor: FACTOR }];
}

export const backupBenchmark: Benchmark = {
  rows: [NAME],
  // A copy, because a backup by hand is remembered in its profile.
  run: (tools) => withCore(copyOf(tools, sharedProfile(tools, CONTACTS, TOUCHPOINTS)), (core) => measure(tools, core)),
};
