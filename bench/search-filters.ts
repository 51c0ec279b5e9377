/** Filters in the search field: what a keystroke costs that changes one, in the palette and on the People page. */
import { contract } from '@shared/contract';
import { ContactLists } from '../src/main/features/contacts/list';
import { search } from '../src/main/features/search/service';
import { median, quantile, timed } from './measure';
import { sharedProfile, withCore } from './profiles';
import type { Benchmark } from './row';

const CONTACTS = 100_000;
const TOUCHPOINTS = 1_000_000;
const LIMIT = 12;
const ROUNDS = 5;
/** A page that was not asked for before may take as long as `people-page-100k-first`. */
const FIRST_PAGE_LIMIT_MS = 250;
const KEYSTROKE_LIMIT_MS = 50;

const texts = [
  'tag:client',
  '-tag:client',
  'stage:active score>50',
  'score>50',
  'score<=20 ana',
  'give<50',
  'last>90d',
  'last<7d',
  '-last<1y',
  'last:never',
  'last>6m tag:client',
  'next:overdue',
  'next:none',
  'has:email',
  '-has:phone',
  'has:birthday',
  'org:studio',
  'is:archived',
  'garcia last>90d',
  'workshop score>50',
] as const;

export const searchFilters: Benchmark = {
  rows: ['search-filter-100k', 'search-filter-100k-page'],
  run: (tools) =>
    withCore(sharedProfile(tools, CONTACTS, TOUCHPOINTS), (core) => {
      const palette = texts.map((): number[] => []);
      const page = texts.map((): number[] => []);
      for (let round = 0; round <= ROUNDS; round += 1) {
        tools.say(`search-filter-100k: ${texts.length} texts, round ${round} of ${ROUNDS}`);
        // Nothing is kept from the round before.
        const lists = new ContactLists(core);
        texts.forEach((text, i) => {
          const input = contract['contacts.list'].input.parse({ text, sort: 'score', descending: true });
          const times = [timed(() => search(core, text, LIMIT)), timed(() => lists.page(input))] as const;
          // The first round warms up.
          if (round === 0) return;
          palette[i]?.push(times[0]);
          page[i]?.push(times[1]);
        });
      }
      for (const [i, text] of texts.entries())
        tools.say(`  ${text}: ${median(palette[i] ?? []).toFixed(1)} ms, page ${median(page[i] ?? []).toFixed(1)} ms`);
      return [
        { name: 'search-filter-100k', value: quantile(palette.map(median), 0.95), baseline: KEYSTROKE_LIMIT_MS, factor: 1 },
        { name: 'search-filter-100k-page', value: quantile(page.map(median), 0.95), baseline: FIRST_PAGE_LIMIT_MS, factor: 1 },
      ];
    }),
};
