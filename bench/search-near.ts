/** Names with a slip in them: what a keystroke costs when only those that nearly read like it are left to be offered. */
import type { Core } from '../src/main/features/core';
import { search } from '../src/main/features/search/service';
import { Random } from '../src/main/features/seed/random';
import { median, quantile, timed } from './measure';
import { sharedProfile, withCore } from './profiles';
import type { Benchmark } from './row';

const CONTACTS = 100_000;
const TOUCHPOINTS = 1_000_000;
const LIMIT = 12;
const ROUNDS = 5;
const NAMES = 60;
const KEYSTROKE_LIMIT_MS = 50;

/** Two neighbours swapped, a letter left out, doubled, or another one. */
function slip(random: Random, word: string): string {
  const at = 1 + random.integer(Math.max(1, word.length - 2));
  const before = word.slice(0, at);
  const [letter = '', next = ''] = word.slice(at);
  const after = word.slice(at + 1);
  return random.pick([
    `${before}${next}${letter}${after.slice(1)}`,
    `${before}${after}`,
    `${before}${letter}${letter}${after}`,
    `${before}q${after}`,
  ]);
}

function misspelt(core: Core): string[] {
  const random = new Random(5);
  const person = core.db.prepare('SELECT given, family FROM contact WHERE id >= ? ORDER BY id LIMIT 1');
  return Array.from({ length: NAMES }, (_, i) => {
    const { given, family } = person.get(1 + random.integer(CONTACTS)) as { given: string; family: string };
    return (
      [slip(random, family), slip(random, given), `${given} ${slip(random, family)}`, `${slip(random, given)} ${slip(random, family)}`][
        i % 4
      ] ?? ''
    );
  });
}

export const searchNear: Benchmark = {
  rows: ['search-near-100k'],
  run: (tools) =>
    withCore(sharedProfile(tools, CONTACTS, TOUCHPOINTS), (core) => {
      const texts = misspelt(core);
      const samples = texts.map((): number[] => []);
      tools.say(`search-near-100k: ${texts.length} names, ${ROUNDS} rounds`);
      for (let round = 0; round <= ROUNDS; round += 1) {
        texts.forEach((text, i) => {
          const time = timed(() => search(core, text, LIMIT));
          // The first round warms up.
          if (round > 0) samples[i]?.push(time);
        });
      }
      return [{ name: 'search-near-100k', value: quantile(samples.map(median), 0.95), baseline: KEYSTROKE_LIMIT_MS, factor: 1 }];
    }),
};
