import { LOG_LINE_MAX, parseLogLine } from '@shared/log-line/parse-log-line';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fifth } from './fifth.table';
import { fourth } from './fourth.table';
import { table } from './log-line.table';
import { contextOf, judge, saidBy } from './log-line-support';
import { second } from './second.table';
import { sixth } from './sixth.table';
import { third } from './third.table';

const read = async (text: string, setting = {}) => parseLogLine(text, await contextOf(setting));
const reasons = async (text: string, setting = {}) =>
  (await read(text, setting)).unsure.map((doubt) => `${doubt.field}: ${doubt.text} ${doubt.reason}`.replace(/\s+/g, ' '));

describe('lines as people write them', () => {
  test.each([
    ['the table', table, 150],
    ['lines of others', [...second, ...third], 80],
    ['lines with a book of people', [...fourth, ...fifth, ...sixth], 300],
  ])('%s: at least 95 % fully right, nothing wrong without a doubt', async (_name, lines, least) => {
    const judged = await judge(lines);
    expect(judged.length).toBeGreaterThanOrEqual(least);
    expect(judged.filter(({ verdict }) => verdict === 'wrong').map(({ line, got }) => ({ text: line[0], got }))).toEqual([]);
    expect(judged.filter(({ verdict }) => verdict === 'right').length / judged.length).toBeGreaterThanOrEqual(0.95);
  });
});

describe('where it stands', () => {
  test('each finding has the words it came from', async () => {
    const line = await read('great coffee with Ana Marić and @bo yesterday at 3pm 45m, €12.50 #austin, ping in 3 weeks');
    const words = ({ start, end }: { start: number; end: number }) => line.text.slice(start, end);
    expect(line.people.map(words)).toEqual(['Ana Marić', '@bo']);
    expect([line.kind, line.day, line.minutes, line.money, line.sentiment].map((found) => found && words(found))).toEqual([
      'coffee',
      'yesterday at 3pm',
      '45m',
      '€12.50',
      'great',
    ]);
    expect(line.time?.value).toBe('15:00');
    expect(line.tags.map(words)).toEqual(['#austin']);
    expect(line.followUp && words(line.followUp)).toBe('ping in 3 weeks');
  });

  test('decomposed letters and odd signs are made plain', async () => {
    const line = await read('coffee with Zoe\u0308’s\u00a0brother Max \u200fyesterday');
    expect(line.people.map(({ name }) => name)).toEqual(['Max']);
    expect(line.day?.value).toBe('2026-11-17');
  });
});

describe('the note', () => {
  test.each([
    ['coffee with Ana yesterday 45m', 'Coffee'],
    ['coffee with Ana and Bo yesterday 45m, she introduced me to Cy #austin', 'Coffee, she introduced me to Cy'],
    ['call with Ana 20 min', ''],
    ['met Ana at 3pm: budget is approved', 'Met Ana: budget is approved'],
    ['Coffee with Ana about the Berlin launch, €12, follow up next Tuesday', 'Coffee about the Berlin launch'],
    ['call with Ana 😀 she likes https://example.org/a:b', 'Call she likes https://example.org/a:b'],
  ])('%s → %s', async (text, note) => {
    expect((await read(text)).note).toBe(note);
  });
});

describe('the follow-up', () => {
  test.each([
    ['coffee with Ana, ping in 3 weeks', '2026-12-09', 'Ping'],
    ['coffee with Ana. Remind me to send the deck tomorrow', '2026-11-19', 'Send the deck'],
    ['Bo called, call him back on Monday', '2026-11-23', 'Call him back'],
    ['call with Ana; send proposal by Friday', '2026-11-20', 'Send proposal'],
    ['met Ana, follow up on 30 November about pricing #x', '2026-11-30', 'Follow up about pricing'],
  ])('%s', async (text, due, reason) => {
    expect((await read(text)).followUp).toMatchObject({ due, reason });
  });

  test('its day is not the day it happened, and its people are no new ones', async () => {
    const line = await read('coffee with Ana, send the deck to Bo on Monday');
    expect(saidBy(line)).toEqual({ people: ['Ana'], kind: 'meeting', due: '2026-11-23' });
  });

  test('what happened is no plan', async () => {
    expect((await read('coffee with Ana, sent her the deck on Monday')).followUp).toBeNull();
    expect((await read('follow-up call with Ana yesterday')).followUp).toBeNull();
  });
});

describe('what is in doubt is said with the words and the reason', () => {
  test.each([
    ['call with Bo on 31 February', 'day: on 31 February is no day of the calendar'],
    ['call with Bo 2026-02-30', 'day: 2026-02-30 is no day of the calendar'],
    ['call with Bo 0 minutes', 'minutes: 0 minutes is no time at all'],
    ['call with Bo 10,000 min', 'minutes: 10,000 min is more than a day (1440 minutes)'],
    ['call with Bo, follow up on 31 November', 'followUp: on 31 November is no day of the calendar'],
    ['call with Bo, follow up', 'followUp: follow up is to be followed up, but when is not said'],
    ['call with Bo tomorrow', 'day: tomorrow lies ahead'],
    ['call yesterday', 'people: Who it was with is not said'],
    ['Bo', 'kind: What happened is not said'],
    ['met Ana, good but awkward', 'sentiment: awkward stands beside the opposite'],
    ['call with Ana in 900 years', 'day: in 900 years is too far away'],
  ])('%s', async (text, doubt) => {
    expect(await reasons(text)).toContain(doubt);
  });

  test('an ambiguous name comes with those it may be', async () => {
    const setting = { book: ['Ana García', 'Bo Chen', 'Ana Lopez'] };
    expect(await reasons('coffee with Ana', setting)).toEqual(['people: Ana may be Ana García or Ana Lopez']);
    expect((await read('coffee with Ana', setting)).people[0]?.candidates.map(({ id }) => id)).toEqual([1, 3]);
  });

  test('a book that has not answered yet', async () => {
    const context = await contextOf();
    const line = parseLogLine('coffee with Ana', { ...context, findPeople: () => undefined });
    expect(line.people).toMatchObject([{ name: 'Ana', pending: true, candidates: [] }]);
  });

  test('a line that is too long is cut, and says so', async () => {
    const line = await read(`coffee with Ana ${'x'.repeat(LOG_LINE_MAX)}`);
    expect(line.text).toHaveLength(LOG_LINE_MAX);
    expect(line.unsure.map(({ field }) => field)).toContain('line');
  });
});

describe('introductions', () => {
  test('whoever introduced is named; of several with “she” it is open who it was', async () => {
    expect((await read('Ana introduced me to Cy and Dee')).introduced).toMatchObject([
      { name: 'Cy', by: 0 },
      { name: 'Dee', by: 0 },
    ]);
    expect((await read('coffee with Ana and Bo, she introduced me to Cy')).introduced).toMatchObject([{ name: 'Cy', by: null }]);
    expect((await read('coffee with Ana and Bo, Bo introduced me to Cy')).introduced).toMatchObject([{ name: 'Cy', by: 1 }]);
    expect((await read('coffee with Ana, she introduced me to Cy')).introduced).toMatchObject([{ name: 'Cy', by: 0 }]);
  });
});

describe('kinds of the user’s own', () => {
  test('go by their labels, before those of the table', async () => {
    const context = await contextOf();
    const kinds = [
      ...context.kinds,
      { key: 'coaching_call', label: 'Coaching call', builtin: false },
      { key: 'cafe', label: 'Café', builtin: false },
    ];
    expect(parseLogLine('coaching call with Ana 1h', { ...context, kinds }).kind?.value).toBe('coaching_call');
    expect(parseLogLine('cafe with Ana', { ...context, kinds }).kind?.value).toBe('cafe');
    expect(parseLogLine('call with Ana', { ...context, kinds }).kind?.value).toBe('call');
  });

  test('a kind that was removed is not taken', async () => {
    const context = await contextOf();
    const line = parseLogLine('coffee with Ana', { ...context, kinds: context.kinds.filter(({ key }) => key !== 'meeting') });
    expect(line.kind).toBeNull();
    expect(line.unsure.map(({ field }) => field)).toContain('kind');
  });
});

describe('any input', () => {
  const pieces = fc.constantFrom(
    'coffee',
    'with',
    'Ana',
    'and',
    ', ',
    'van der',
    '31 Feb',
    '45m',
    '#',
    '@',
    '€',
    '1,000',
    '3pm',
    'ping',
    'in',
    '3 weeks',
    '‡',
    '\ue000',
    '👩‍👩‍👧',
    'عمر',
    '山',
    '(',
    '[',
    '*',
    '+1',
    '--',
    '“',
    "'s",
    '0',
    '99999999999',
    ':',
    '/',
    '.',
    'introduced me to',
    '\n',
  );
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(' ')),
  );

  test('gives an answer whose places lie in the line', async () => {
    const context = await contextOf({ book: ['Ana García', 'Bo Chen'] });
    fc.assert(
      fc.property(anything, (text) => {
        const line = parseLogLine(text, context);
        const found = [
          line.kind,
          line.day,
          line.time,
          line.minutes,
          line.sentiment,
          line.money,
          line.followUp,
          ...line.people,
          ...line.introduced,
          ...line.tags,
        ];
        for (const span of found) {
          if (!span) continue;
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(line.text.length);
        }
        if (line.day) expect(line.day.value).toMatch(/^\d{4}-\d\d-\d\d$/);
        if (line.time) expect(line.time.value).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
        if (line.minutes)
          expect(line.minutes.value).toSatisfy((minutes: number) => Number.isInteger(minutes) && minutes >= 1 && minutes <= 1_440);
        expect(line.note).not.toContain('\ue000');
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['names', 'Ana and '.repeat(250)],
    ['commas', 'ana, bo, '.repeat(220)],
    ['spaces', `coffee with${' '.repeat(1_900)}Ana`],
    ['figures', '1.1.1.1.1 '.repeat(200)],
    ['sent', 'sent gave asked '.repeat(120)],
    ['days', 'on Monday at 3 in 2 weeks '.repeat(75)],
    ['letters', 'a'.repeat(2_000)],
    ['capitals', 'Aa '.repeat(660)],
    ['plans', 'ping, follow up, call '.repeat(90)],
  ])('a long line of %s is read while a key is held', async (_name, text) => {
    const context = await contextOf();
    parseLogLine('coffee with Ana yesterday', context);
    const started = performance.now();
    parseLogLine(text, context);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
