/** Pages of the People table, in the mix of somebody who sorts, filters, scrolls and jumps. */
import { contactSorts, type Decoded } from '@shared/contract';
import { ContactLists } from '../src/main/features/contacts/list';
import type { Core } from '../src/main/features/core';
import { Random } from '../src/main/features/seed/random';
import { median, quantile, timed } from './measure';
import { sharedProfile, withCore } from './profiles';
import type { Benchmark } from './row';

type ContactListInput = Decoded<'contacts.list'>;

const CONTACTS = 100_000;
const TOUCHPOINTS = 200_000;
const PAGE = 100;
const PAGE_LIMIT_MS = 5;
const FIRST_PAGE_LIMIT_MS = 250;
const ROUNDS = 5;
const VISITS = 42;
/** Further pages of an order: scrolled through, then jumped to. With the first one, one page in 25 is of an order not asked for before. */
const SCROLLED = 14;
const JUMPED = 10;

const texts = ['garcia', 'ana', 'studio', 'müller', 'northlight', 'petr', 'harbour.example', 'ana silva', 'mentor', 'sato 4'] as const;

function orders(random: Random): ContactListInput[] {
  return Array.from({ length: VISITS }, (_, visit) => ({
    text: visit % 4 === 3 ? random.pick(texts) : '',
    tags: visit % 9 === 5 ? ['client'] : [],
    stages: visit % 11 === 7 ? ['active', 'client'] : [],
    cadence: [],
    show: 'active',
    sort: contactSorts[visit % contactSorts.length] ?? 'name',
    descending: random.chance(0.5),
    offset: 0,
    limit: PAGE,
  }));
}

interface Step {
  input: ContactListInput;
  /** The first page of an order that was not asked for before in this session. */
  isFirst: boolean;
}

/** Everything one session asks for, in its order. */
function session(core: Core): Step[] {
  const random = new Random(11);
  const lists = new ContactLists(core);
  const known = new Set<string>();
  return orders(random).flatMap((order) => {
    const key = JSON.stringify(order);
    const isFirst = !known.has(key);
    known.add(key);
    const pages = Math.max(1, Math.ceil(lists.page(order).total / PAGE));
    const further = [
      ...Array.from({ length: SCROLLED }, (_, i) => (i + 1) % pages),
      ...Array.from({ length: JUMPED }, () => random.integer(pages)),
    ];
    return [{ input: order, isFirst }, ...further.map((page) => ({ input: { ...order, offset: page * PAGE }, isFirst: false }))];
  });
}

export const peoplePage: Benchmark = {
  rows: ['people-page-100k', 'people-page-100k-first'],
  run: (tools) =>
    withCore(sharedProfile(tools, CONTACTS, TOUCHPOINTS), (core) => {
      const steps = session(core);
      const samples = steps.map((): number[] => []);
      for (let round = 1; round <= ROUNDS; round += 1) {
        tools.say(`people-page-100k: ${steps.length} pages, round ${round} of ${ROUNDS}`);
        // Nothing is kept from the round before.
        const lists = new ContactLists(core);
        for (const [i, { input }] of steps.entries()) samples[i]?.push(timed(() => lists.page(input)));
      }
      const all = samples.map(median);
      const first = all.filter((_, i) => steps[i]?.isFirst);
      return [
        { name: 'people-page-100k', value: quantile(all, 0.95), baseline: PAGE_LIMIT_MS, factor: 1 },
        { name: 'people-page-100k-first', value: quantile(first, 0.95), baseline: FIRST_PAGE_LIMIT_MS, factor: 1 },
      ];
    }),
};
