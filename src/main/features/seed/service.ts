/** Fills a profile with invented people and touchpoints, the same for the same seed: for trying things at size. */
import { DAY_MS, localDateOf } from '@shared/domain/dates';
import { insertContact } from '../contacts/service';
import type { Core } from '../core';
import { insertFollowUp } from '../follow-ups/service';
import { insertPurchase } from '../purchases/service';
import { insertReferral } from '../referrals/service';
import { insertTouchpoint } from '../touchpoints/service';
import { inventPerson, inventText } from './people';
import { Random } from './random';

export interface SeedOptions {
  contacts: number;
  touchpoints: number;
  seed: number;
  /** Touchpoints are spread over the years before this instant (epoch ms). */
  until: number;
  progress?: (label: string, done: number, total: number) => void;
}

const YEARS = 4;
/** Committed together; keeps the write-ahead log small. */
const BATCH = 20_000;

export interface SeedCounts {
  contacts: number;
  touchpoints: number;
  referrals: number;
  purchases: number;
  followUps: number;
}

/** Seeded rows are no action of the user's: they can't be undone and do not stand in the history. */
export function seed(core: Core, options: SeedOptions): SeedCounts {
  const random = new Random(options.seed);
  const { db } = core;
  const { until } = options;
  const source = 'seed';
  const batches = (count: number, label: string, insert: (index: number) => void) => {
    for (let from = 0; from < count; from += BATCH) {
      db.transaction(() => {
        for (let i = from; i < Math.min(count, from + BATCH); i += 1) insert(i);
      });
      options.progress?.(label, Math.min(count, from + BATCH), count);
    }
  };
  const first = Number(db.prepare('SELECT coalesce(max(id), 0) FROM contact').pluck().get());
  const ids: number[] = [];
  batches(options.contacts, 'People', (i) => {
    const createdAt = until - random.integer(YEARS * 365) * DAY_MS;
    ids.push(
      insertContact(db, {
        uid: random.uuid(createdAt),
        fields: inventPerson(random, first + i + 1),
        extras: [],
        photo: null,
        source,
        archivedAt: null,
        createdAt,
      }),
    );
  });
  const anyone = () => ids[random.integer(ids.length)] ?? first + 1;

  const kinds = core.ror.kinds.map((kind) => kind.key);
  const touchpoints = ids.length === 0 ? 0 : options.touchpoints;
  batches(touchpoints, 'Touchpoints', (i) => {
    const at = until - Math.floor(((touchpoints - i) / Math.max(1, touchpoints)) * YEARS * 365 * DAY_MS) + random.integer(3_600_000);
    const occurredAt = Math.min(at, until);
    const kind = kinds[random.integer(kinds.length)] ?? 'note';
    const contactIds = [anyone()];
    if (random.chance(0.1)) contactIds.push(anyone());
    insertTouchpoint(db, {
      uid: random.uuid(occurredAt),
      kind,
      occurredAt,
      localDate: localDateOf(occurredAt),
      sentiment: random.chance(0.3) ? random.integer(5) - 2 : 0,
      minutes: random.chance(0.3) ? 15 * (1 + random.integer(6)) : null,
      costMinor: null,
      currency: null,
      ...inventText(random),
      contactIds,
      source,
      now: occurredAt,
    });
  });

  const counts = { referrals: 0, purchases: 0, followUps: 0 };
  if (ids.length > 2) {
    db.transaction(() => {
      for (let i = 0; i < Math.ceil(ids.length / 20); i += 1) {
        const [from, subject] = [anyone(), anyone()];
        if (from === subject) continue;
        const madeAt = until - random.integer(YEARS * 365) * DAY_MS;
        const won = random.chance(0.4);
        insertReferral(db, {
          uid: random.uuid(madeAt),
          ...(random.chance(0.8) ? { fromContactId: from, toContactId: null } : { fromContactId: null, toContactId: from }),
          subjectContactId: subject,
          madeAt,
          status: won ? 'won' : 'made',
          closedAt: won ? Math.min(until, madeAt + 30 * DAY_MS) : null,
          valueMinor: won ? 100_000 : null,
          currency: won ? 'USD' : null,
          thankedAt: random.chance(0.6) ? Math.min(until, madeAt + DAY_MS) : null,
          outcomeReportedAt: null,
          note: '',
          source,
          now: madeAt,
        });
        counts.referrals += 1;
      }
      for (let i = 0; i < Math.ceil(ids.length / 10); i += 1) {
        const at = until - random.integer(YEARS * 365) * DAY_MS;
        insertPurchase(db, {
          uid: random.uuid(at),
          contactId: anyone(),
          at,
          amountMinor: 10_000 * (1 + random.integer(50)),
          currency: 'USD',
          description: 'Project',
          source,
          now: at,
        });
        counts.purchases += 1;
      }
      for (let i = 0; i < Math.ceil(ids.length / 50); i += 1) {
        const dueDate = localDateOf(until + (random.integer(60) - 10) * DAY_MS);
        insertFollowUp(db, {
          uid: random.uuid(until),
          contactId: anyone(),
          dueDate,
          reason: inventText(random).subject,
          doneAt: null,
          source,
          now: until,
        });
        counts.followUps += 1;
      }
    });
  }
  core.rebuild();
  return { contacts: ids.length, touchpoints, ...counts };
}
