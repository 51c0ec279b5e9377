/** Logging a touchpoint and reading the score it makes, against bare inserts of the same rows into a copy of the same database. */
import { localDateOf } from '@shared/domain/dates';
import { openDatabase } from '../src/main/db/database';
import type { Core } from '../src/main/features/core';
import { Random } from '../src/main/features/seed/random';
import { createTouchpoint } from '../src/main/features/touchpoints/service';
import { quantile, timed } from './measure';
import { copyOf, sharedProfile, withCore } from './profiles';
import type { Benchmark } from './row';

const CONTACTS = 10_000;
const TOUCHPOINTS = 100_000;
const FACTOR = 3;
const WARM_UP = 100;
const SAMPLES = 1_000;

type TouchpointInput = Parameters<typeof createTouchpoint>[1];

function invent(random: Random, core: Core): TouchpointInput {
  const occurredAt = Date.now() - random.integer(3_600_000);
  const kinds = core.ror.kinds.map((kind) => kind.key);
  return {
    kind: kinds[random.integer(kinds.length)] ?? 'call',
    occurredAt,
    localDate: localDateOf(occurredAt),
    sentiment: random.integer(5) - 2,
    minutes: 15,
    costMinor: null,
    currency: null,
    subject: 'Coffee and the workshop in spring',
    body: 'Wants someone who has run a rebrand with a small team. Send the article.',
    contactIds: [1 + random.integer(CONTACTS)],
  };
}

/** Puts the rows of touchpoint `id` of one database into another, in one transaction. */
function bareInsert(db: ReturnType<typeof openDatabase>): (row: unknown[], members: unknown[][]) => void {
  const touchpoint = db.raw.prepare(`INSERT INTO touchpoint VALUES (${new Array(14).fill('?').join(', ')})`);
  const member = db.raw.prepare('INSERT INTO touchpoint_contact VALUES (?, ?, ?, ?)');
  const insert = db.raw.transaction((row: unknown[], members: unknown[][]) => {
    touchpoint.run(...row);
    for (const values of members) member.run(...values);
  });
  return (row, members) => insert.immediate(row, members);
}

export const logTouchpoint: Benchmark = {
  rows: ['log-touchpoint'],
  run(tools) {
    const profile = sharedProfile(tools, CONTACTS, TOUCHPOINTS);
    const other = openDatabase(copyOf(tools, profile));
    return withCore(copyOf(tools, profile), (core) => {
      tools.say(`log-touchpoint: ${SAMPLES} touchpoints`);
      const random = new Random(3);
      const insert = bareInsert(other);
      const rowOf = core.db.raw.prepare('SELECT * FROM touchpoint WHERE id = ?').raw();
      const membersOf = core.db.raw.prepare('SELECT * FROM touchpoint_contact WHERE touchpoint_id = ? ORDER BY id').raw();
      const ours: number[] = [];
      const theirs: number[] = [];
      for (let i = 0; i < WARM_UP + SAMPLES; i += 1) {
        const input = invent(random, core);
        let id = 0;
        const service = timed(() => {
          id = createTouchpoint(core, input);
          for (const contactId of input.contactIds) core.board.scoreOf(contactId, core.current());
        });
        const row = rowOf.get(id) as unknown[];
        const members = membersOf.all(id) as unknown[][];
        const bare = timed(() => insert(row, members));
        if (i < WARM_UP) continue;
        ours.push(service);
        theirs.push(bare);
      }
      return [{ name: 'log-touchpoint', value: quantile(ours, 0.95), baseline: quantile(theirs, 0.95), factor: FACTOR }];
    }).finally(() => other.close());
  },
};
