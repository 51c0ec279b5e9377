/** The list of organizations after a change of a person: everything is worked out anew. */
import { organizationSorts } from '@shared/contract';
import type { Core } from '../src/main/features/core';
import { OrganizationLists } from '../src/main/features/organizations/service';
import { median, timed } from './measure';
import { copyOf, sharedProfile, withCore } from './profiles';
import type { Benchmark } from './row';

const CONTACTS = 100_000;
const TOUCHPOINTS = 200_000;
const ORGANIZATIONS = 20_000;
const FACTOR = 4;
const ROUNDS = 9;

/** Reads what the list is made of, and does nothing with it. */
function read({ db }: Core, touches: boolean): void {
  db.prepare(
    `SELECT organization, id, role_to, archived_at FROM contact WHERE organization <> '' AND deleted_at IS NULL ORDER BY organization`,
  )
    .raw()
    .all();
  db.prepare(
    `SELECT r.organization, r.contact_id, r.to_date, c.archived_at FROM contact_role r JOIN contact c ON c.id = r.contact_id
     WHERE r.organization <> '' AND c.deleted_at IS NULL`,
  )
    .raw()
    .all();
  if (touches)
    db.prepare(
      `SELECT tc.contact_id, max(tc.occurred_at) FROM touchpoint_contact tc JOIN touchpoint t ON t.id = tc.touchpoint_id
       WHERE t.kind <> 'note' GROUP BY tc.contact_id`,
    )
      .raw()
      .all();
}

export const organizationsList: Benchmark = {
  rows: ['organizations-100k', 'organizations-100k-last-touch'],
  run: (tools) =>
    withCore(copyOf(tools, sharedProfile(tools, CONTACTS, TOUCHPOINTS)), (core) => {
      // Seeded people share a few organizations; here are as many as there may be.
      const spread = `'Orchard Wörks ' || (id * 7919 % ${ORGANIZATIONS})`;
      core.db.raw.exec(`UPDATE contact SET organization = ${spread} WHERE organization <> '';
        UPDATE contact_role SET organization = ${spread} WHERE organization <> ''`);
      const lists = new OrganizationLists(core);
      const orders = organizationSorts.map((sort) => ({ sort, samples: [] as number[] }));
      const bare: number[] = [];
      const bareTouches: number[] = [];
      for (let round = 0; round <= ROUNDS; round += 1) {
        tools.say(`organizations-100k: round ${round} of ${ROUNDS}`);
        for (const { sort, samples } of orders) {
          core.versions.contact += 1;
          core.versions.touchpoint += 1;
          samples[round] = timed(() => lists.page({ text: '', sort, descending: true, offset: 0, limit: 100 }));
        }
        bare[round] = timed(() => read(core, false));
        bareTouches[round] = timed(() => read(core, true));
      }
      // The first round has everything still to be loaded and compiled.
      const settled = (samples: readonly number[]) => median(samples.slice(1));
      const others = orders.filter(({ sort }) => sort !== 'lastTouch').map(({ samples }) => settled(samples));
      const lastTouch = orders.find(({ sort }) => sort === 'lastTouch')?.samples ?? [];
      return [
        { name: 'organizations-100k', value: Math.max(...others), baseline: settled(bare), factor: FACTOR },
        { name: 'organizations-100k-last-touch', value: settled(lastTouch), baseline: settled(bareTouches), factor: FACTOR },
      ];
    }),
};
