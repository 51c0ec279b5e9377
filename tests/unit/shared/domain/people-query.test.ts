import {
  comparisons,
  type Filter,
  hasValues,
  nextValues,
  parseQuery,
  printFilter,
  printQuery,
  type QueryTerm,
  spanUnits,
  withFilter,
  wordsOf,
} from '@shared/domain/people-query';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const bare = (text: string): QueryTerm[] => parseQuery(text).terms.map(({ from: _, to: __, ...term }) => term);
const filters = (text: string) =>
  parseQuery(text).terms.flatMap((term) => (term.type === 'filter' ? [printFilter(term.filter, term.not)] : []));

describe('the language of the search', () => {
  it.each([
    ['tag:client', 'tag:client'],
    ['Tag:"two words"', 'tag:"two words"'],
    ['-tag:vip', '-tag:vip'],
    ['tag:"say ""hi"""', 'tag:"say ""hi"""'],
    ['tag:"still being ty', 'tag:"still being ty"'],
    ['stage:Lead', 'stage:Lead'],
    ['company:Northlight', 'org:Northlight'],
    ['score>50', 'score>50'],
    ['score > 50', 'score>50'],
    ['score<= 20', 'score<=20'],
    ['score≥20', 'score>=20'],
    ['score:>=20', 'score>=20'],
    ['score:7', 'score=7'],
    ['ror>1,5', 'score>1.5'],
    ['give<50%', 'give<50'],
    ['last>90d', 'last>90d'],
    ['last < 7', 'last<7d'],
    ['last>=6weeks', 'last>=6w'],
    ['last<3M', 'last<3m'],
    ['-last<1y', '-last<1y'],
    ['last:never', 'last:never'],
    ['next:Overdue', 'next:overdue'],
    ['has:email', 'has:email'],
    ['-has:phone', '-has:phone'],
    ['is:archived', 'is:archived'],
  ])('understands %s', (text, expected) => {
    expect(parseQuery(text).problems).toEqual([]);
    expect(filters(text)).toEqual([expected]);
  });

  it('keeps words beside filters, with the place of each', () => {
    expect(parseQuery('ana  tag:vip "old friend"').terms).toEqual([
      { type: 'word', text: 'ana', from: 0, to: 3 },
      { type: 'filter', not: false, filter: { key: 'tag', value: 'vip' }, from: 5, to: 12 },
      { type: 'phrase', text: 'old friend', from: 13, to: 25 },
    ]);
    expect(wordsOf(parseQuery('ana tag:vip bo "x y"'))).toEqual({ text: 'ana bo', phrases: ['x y'] });
  });

  it.each([
    'ana@example.com',
    'https://example.com/a',
    'Re: offer',
    '10:30',
    '-ana',
    '+47 555 01 234',
    '5" pipe',
    'last',
    'last time',
    '安藤',
    '<3',
    'a=b',
  ])('takes %s for words', (text) => {
    expect(parseQuery(text).problems).toEqual([]);
    expect(wordsOf(parseQuery(text)).text).toBe(text);
  });

  it.each([
    ['ana city:Austin tag:vip', 4, 15, 'is no filter'],
    ['score>lots ana tag:vip', 0, 10, 'says no number'],
    ['ana tag:vip score>101', 12, 21, 'over 100'],
    ['ana tag:vip last>soon', 12, 21, 'says no time'],
    ['ana tag:vip last>99999d', 12, 23, 'goes back'],
    ['ana tag:vip last>', 12, 17, 'says no time'],
    ['ana tag:vip next:year', 12, 21, 'is not one of overdue'],
    ['ana tag:vip has:dog', 12, 19, 'is not one of email'],
    ['ana tag:vip is:great', 12, 20, 'can only be archived'],
    ['ana tag:vip stage:', 12, 18, 'says nothing'],
    ['ana tag:vip age>30', 12, 18, 'no number here'],
  ])('tells what is wrong in %s and where, and takes the rest', (text, from, to, reason) => {
    const { terms, problems } = parseQuery(text);
    expect(problems).toEqual([{ from, to, text: text.slice(from, to), reason: expect.stringContaining(reason) as string }]);
    expect(printQuery(terms)).toBe('ana tag:vip');
  });

  it.each([
    ['ana score>50 tag:vip -score<90', 'score', 'score>75', 'ana tag:vip score>75'],
    ['', 'last', 'last:never', 'last:never'],
    ['last>90d ana', 'last', null, 'ana'],
    ['  nonsense:1 ', 'score', null, 'nonsense:1'],
  ] as const)('puts one filter in the place of those of its name: %s', (text, key, filter, expected) => {
    const term = filter === null ? undefined : parseQuery(filter).terms[0];
    expect(withFilter(text, key, term?.type === 'filter' ? term.filter : null)).toBe(expected);
  });

  const name = fc
    .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
    .map((text) =>
      text
        .normalize('NFC')
        .replace(/[\s\0]+/gu, ' ')
        .trim(),
    )
    .filter((text) => text !== '');
  const comparison = fc.constantFrom(...comparisons);
  const filter: fc.Arbitrary<Filter> = fc.oneof(
    fc.record({ key: fc.constantFrom('tag' as const, 'stage' as const), value: name }),
    fc.record({ key: fc.constant('org' as const), value: name }),
    fc.record({
      key: fc.constantFrom('score' as const, 'give' as const),
      comparison,
      value: fc.integer({ min: 0, max: 1_000 }).map((tenths) => tenths / 10),
    }),
    fc.record({
      key: fc.constant('last' as const),
      comparison,
      count: fc.integer({ min: 0, max: 9_999 }),
      unit: fc.constantFrom(...spanUnits),
    }),
    fc.constant({ key: 'last' as const, never: true as const }),
    fc.record({ key: fc.constant('next' as const), value: fc.constantFrom(...nextValues) }),
    fc.record({ key: fc.constant('has' as const), value: fc.constantFrom(...hasValues) }),
    fc.constant({ key: 'is' as const, value: 'archived' as const }),
  );
  const term: fc.Arbitrary<QueryTerm> = fc.oneof(
    fc.record({ type: fc.constant('filter' as const), not: fc.boolean(), filter }),
    fc.record({ type: fc.constant('phrase' as const), text: name }),
    fc.record({ type: fc.constant('word' as const), text: fc.stringMatching(/^[a-z@.-]{1,9}$/) }),
  );

  it('reads what it prints', () => {
    fc.assert(
      fc.property(fc.array(term, { maxLength: 8 }), (terms) => {
        expect(bare(printQuery(terms))).toEqual(terms);
      }),
    );
  });

  it('reads any text, each sign once, and the same again when printed', () => {
    const piece = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('tag:', 'score', '>', '"', '-', ' ', 'last', ':', '90d', '\0'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const { terms, problems } = parseQuery(text);
        const spans = [...terms, ...problems].sort((a, b) => a.from - b.from);
        spans.forEach(({ from, to }, i) => {
          expect(to).toBeGreaterThan(from);
          expect(from).toBeGreaterThanOrEqual(spans[i - 1]?.to ?? 0);
        });
        const read = bare(text);
        expect(bare(printQuery(read))).toEqual(read);
      }),
      { numRuns: 300 },
    );
  });
});
