import { DAY_MS } from '@shared/domain/calendar';
import { ANSWER_WITHIN, figuresOf, GAPS_MAX, GAPS_MIN, responsesOf, rhythmOf, roleOf, type Touch } from '@shared/domain/rhythm';
import { defaultRorSettings } from '@shared/ror/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const roles = new Map(defaultRorSettings.kinds.map((kind) => [kind.key, roleOf(kind)]));
/** "meeting@3": that kind on day 3, at noon. */
const touches = (...texts: string[]): Touch[] =>
  texts.map((text) => {
    const [kind = '', day = '0'] = text.split('@');
    return { at: (Number(day) + 0.5) * DAY_MS, day: Math.floor(Number(day)), role: roles.get(kind) ?? 0 };
  });
const noon = (day: number) => (day + 0.5) * DAY_MS;

const kind = fc.constantFrom(...roles.keys());
const aLog = fc.array(
  fc.tuple(kind, fc.integer({ min: 0, max: 400 })).map(([key, day]) => `${key}@${day}`),
  { maxLength: 40 },
);

describe('in touch both ways', () => {
  it.each([
    ['a meeting', ['meeting@5'], 5],
    ['a call after a meeting', ['meeting@5', 'call@9'], 9],
    ['a message that was answered', ['message_in@5', 'reply_out@8'], 8],
    ['an answer to mine', ['message_out@5', 'message_in@8'], 8],
    ['a message after an answer', ['message_out@5', 'message_in@8', 'message_in@20'], 8],
    ['a message of one side alone', ['message_out@5', 'message_out@7'], null],
    ['an answer that came too late', ['message_in@5', `reply_out@${6 + ANSWER_WITHIN / DAY_MS}`], null],
    ['a note, a pitch, a reaction', ['note@1', 'pitch@2', 'reaction_in@3', 'follow@4'], null],
    ['a pitch to whoever wrote', ['message_in@1', 'pitch@2'], null],
  ])('%s', (_what, log, day) => {
    expect(rhythmOf(touches(...log)).twoWayAt).toBe(day === null ? null : noon(day));
  });

  it('has a usual gap once there are enough: the median of the days between', () => {
    const days = [0, 10, 20, 50, 60, 67];
    const log = days.map((day) => `call@${day}`);
    expect(rhythmOf(touches(...log)).usualGap).toBe(10);
    expect(rhythmOf(touches(...log.slice(0, GAPS_MIN)))).toMatchObject({ usualGap: null, gaps: GAPS_MIN - 1 });
    // Two calls on one day are one time in touch.
    expect(rhythmOf(touches(...log, 'call@67.2')).gaps).toBe(5);
  });

  it('forgets a rhythm of long ago', () => {
    const old = Array.from({ length: 10 }, (_, i) => `call@${i}`);
    const now = Array.from({ length: GAPS_MAX + 1 }, (_, i) => `call@${100 + 7 * i}`);
    expect(rhythmOf(touches(...old, ...now))).toMatchObject({ usualGap: 7, gaps: GAPS_MAX });
  });
});

describe('answers owed', () => {
  it.each([
    [['message_in@1'], 1],
    [['comment_in@1', 'mention@2'], 2],
    [['reaction_in@1', 'follow@2', 'share@3', 'review@4'], 0],
    [['message_in@1', 'reply_out@2'], 0],
    [['message_in@1', 'call@2'], 0],
    [['message_in@1', 'help_out@2', 'message_in@3'], 1],
    [['message_in@1', 'note@2', 'pitch@3', 'share_out@4'], 1],
  ])('%j: %i wait', (log, waiting) => {
    expect(rhythmOf(touches(...log)).waiting).toBe(waiting);
  });

  it('tells since when, and what was dismissed does not count', () => {
    const log = touches('message_in@1', 'message_in@4', 'message_in@6');
    expect(rhythmOf(log)).toMatchObject({ waitingSince: noon(1), waitingUntil: noon(6), waiting: 3 });
    expect(rhythmOf(log, noon(4))).toMatchObject({ waitingSince: noon(6), waiting: 1 });
    expect(rhythmOf(log, noon(6))).toMatchObject({ waitingSince: null, waiting: 0 });
  });

  it('at one instant an answer comes after what it answers', () => {
    expect(rhythmOf(touches('reply_out@1', 'message_in@1')).waiting).toBe(0);
  });

  it('are those after my last answer, whatever the order of the rows', () => {
    fc.assert(
      fc.property(aLog, fc.nat(), (log, seed) => {
        const rows = touches(...log);
        const rhythm = rhythmOf(rows);
        const answered = Math.max(Number.NEGATIVE_INFINITY, ...rows.filter(({ role }) => role & 2).map(({ at }) => at));
        const waiting = rows.filter(({ at, role }) => role === 1 && at > answered).map(({ at }) => at);
        expect(rhythm.waiting).toBe(waiting.length);
        expect(rhythm.waitingSince).toBe(waiting.length === 0 ? null : Math.min(...waiting));
        const shuffled = rows.map((row, i) => ({ row, key: (i * 7919 + seed) % 101 })).sort((a, b) => a.key - b.key);
        expect(rhythmOf(shuffled.map(({ row }) => row))).toEqual(rhythm);
      }),
    );
  });
});

describe('needs heard', () => {
  it('wait until I did something for them', () => {
    expect(rhythmOf(touches('listen@1', 'listen@3', 'call@4'))).toMatchObject({ needs: 2, needSince: noon(1) });
    for (const deed of ['help_out', 'introduction_out', 'share_out', 'gift'])
      expect(rhythmOf(touches('listen@1', `${deed}@3`))).toMatchObject({ needs: 0, needSince: null });
  });
});

describe('response times', () => {
  it('run from the first message to the first answer, on both sides', () => {
    const { mine, theirs } = responsesOf(touches('message_in@1', 'message_in@2', 'reply_out@4', 'message_in@9', 'call@10', 'call@11'));
    expect(mine).toEqual([3 * DAY_MS, DAY_MS]);
    expect(theirs).toEqual([5 * DAY_MS]);
  });

  it('are never negative, and never more than the messages there are', () => {
    fc.assert(
      fc.property(aLog, (log) => {
        const rows = touches(...log);
        const { mine, theirs } = responsesOf(rows);
        for (const time of [...mine, ...theirs]) expect(time).toBeGreaterThanOrEqual(0);
        expect(mine.length).toBeLessThanOrEqual(rows.filter(({ role }) => role & 1).length);
        expect(theirs.length).toBeLessThanOrEqual(rows.filter(({ role }) => role & 4).length);
      }),
    );
  });

  it('are summed up by median, nine of ten, and within a day', () => {
    expect(figuresOf([])).toEqual({ count: 0, median: 0, p90: 0, withinDay: 0 });
    expect(figuresOf([1, 2, 3, 4].map((hours) => hours * 3_600_000))).toMatchObject({
      median: 2.5 * 3_600_000,
      p90: 4 * 3_600_000,
      withinDay: 1,
    });
    expect(figuresOf([DAY_MS, 2 * DAY_MS]).withinDay).toBe(0.5);
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000_000), { minLength: 1 }), (times) => {
        const { count, median, p90, withinDay } = figuresOf(times);
        expect(count).toBe(times.length);
        expect(times.filter((time) => time <= p90).length).toBeGreaterThanOrEqual(0.9 * count);
        expect(times.filter((time) => time <= median).length * 2).toBeGreaterThanOrEqual(count);
        expect(withinDay).toBeGreaterThanOrEqual(0);
        expect(withinDay).toBeLessThanOrEqual(1);
      }),
    );
  });
});
