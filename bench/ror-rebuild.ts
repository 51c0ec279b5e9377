/** The rebuild of every score from the log, against reading the log's rows and doing nothing with them. */
import type { Core } from '../src/main/features/core';
import { timed } from './measure';
import { sharedProfile, withCore } from './profiles';
import type { Benchmark } from './row';

const CONTACTS = 10_000;
const TOUCHPOINTS = 1_000_000;
const FACTOR = 4;
const ROUNDS = 4;

function scan(core: Core): number {
  const rows = core.db.raw
    .prepare(
      `SELECT tc.contact_id, t.id, t.kind, t.occurred_at, t.local_date, t.sentiment
       FROM touchpoint t JOIN touchpoint_contact tc ON tc.touchpoint_id = t.id`,
    )
    .raw()
    .iterate();
  let count = 0;
  for (const _ of rows) count += 1;
  return count;
}

export const rorRebuild: Benchmark = {
  rows: ['ror-rebuild-1m'],
  run: (tools) =>
    withCore(sharedProfile(tools, CONTACTS, TOUCHPOINTS), (core) => {
      const ours: number[] = [];
      const theirs: number[] = [];
      for (let round = 1; round <= ROUNDS; round += 1) {
        tools.say(`ror-rebuild-1m: round ${round} of ${ROUNDS}`);
        ours.push(timed(() => core.rebuild()));
        theirs.push(timed(() => scan(core)));
      }
      return [{ name: 'ror-rebuild-1m', value: Math.min(...ours), baseline: Math.min(...theirs), factor: FACTOR }];
    }),
};
