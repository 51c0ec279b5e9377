/** The search of the palette against the bare full-text statements of the same words. */
import type { Core } from '../src/main/features/core';
import { search } from '../src/main/features/search/service';
import { Random } from '../src/main/features/seed/random';
import { median, quantile, timed } from './measure';
import { sharedProfile, withCore } from './profiles';
import type { Benchmark } from './row';

const CONTACTS = 100_000;
const TOUCHPOINTS = 200_000;
const FACTOR = 2;
/** Hits the palette shows. */
const LIMIT = 12;
const ROUNDS = 3;

/** Words of people who are there, as somebody types them: the beginnings of names, two words, inside a word, parts of an e-mail. */
function queries(core: Core): string[] {
  const random = new Random(7);
  const person = core.db.prepare(
    `SELECT c.given, c.family, p.value AS email FROM contact c JOIN contact_point p ON p.contact_id = c.id AND p.kind = 'email'
     WHERE c.id >= ? ORDER BY c.id LIMIT 1`,
  );
  const list = new Set<string>();
  const add = (text: string) => {
    if (text.split(' ').every((word) => [...word].length >= 3)) list.add(text);
  };
  for (let i = 0; i < 20; i += 1) {
    const { given, family, email } = person.get(1 + random.integer(CONTACTS)) as { given: string; family: string; email: string };
    const [local = '', domain = ''] = email.split('@');
    const size = 3 + random.integer(6);
    add(family.slice(0, size).toLowerCase());
    add(given.slice(0, size));
    add(`${given} ${family.slice(0, size)}`.toLowerCase());
    add(family.slice(1 + random.integer(3)).slice(0, size));
    add(local.slice(0, local.length - random.integer(3)));
    add(`${local.split('.').at(-1)}@${domain.slice(0, 3)}`);
    add(domain.slice(0, size));
  }
  for (const word of ['workshop', 'rebrand', 'pricing conv', 'coffee', 'bookkeeper', 'podcast idea', 'zzzz']) add(word);
  return [...list];
}

function bareSearch(core: Core): (text: string) => void {
  const people = core.db.raw.prepare('SELECT rowid FROM person_search WHERE person_search MATCH ? ORDER BY rank LIMIT ?');
  const touchpoints = core.db.raw.prepare('SELECT rowid FROM touchpoint_search WHERE touchpoint_search MATCH ? ORDER BY rank LIMIT ?');
  return (text) => {
    const match = text
      .split(' ')
      .map((word) => `"${word}"`)
      .join(' ');
    people.all(match, LIMIT);
    touchpoints.all(match, LIMIT);
  };
}

export const searchBenchmark: Benchmark = {
  rows: ['search-100k'],
  run: (tools) =>
    withCore(sharedProfile(tools, CONTACTS, TOUCHPOINTS), (core) => {
      const list = queries(core);
      const bare = bareSearch(core);
      tools.say(`search-100k: ${list.length} queries, ${ROUNDS} rounds`);
      const ours = list.map((): number[] => []);
      const theirs = list.map((): number[] => []);
      for (let round = 0; round <= ROUNDS; round += 1) {
        list.forEach((text, i) => {
          const times = [() => ours[i]?.push(timed(() => search(core, text, LIMIT))), () => theirs[i]?.push(timed(() => bare(text)))];
          // Whoever comes second finds the pages in memory: they take turns.
          for (const measure of round % 2 === 0 ? times : times.reverse()) measure();
        });
        // The first round warms both up.
        if (round === 0) for (const samples of [...ours, ...theirs]) samples.length = 0;
      }
      const p95 = (samples: number[][]) => quantile(samples.map(median), 0.95);
      return [{ name: 'search-100k', value: p95(ours), baseline: p95(theirs), factor: FACTOR }];
    }),
};
