import { addDays } from '@shared/domain/calendar';
import { type DesktopPreferences, defaultDesktop } from '@shared/domain/desktop';
import {
  type DueThing,
  isQuiet,
  isTurn,
  MOST_SINGLE,
  type Notice,
  nothingTold,
  noticeText,
  planNotices,
  type Told,
  type WallClock,
} from '@shared/domain/due-notices';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const WEEKEND = [6, 7];
/** A Monday. */
const MONDAY = '2026-11-23';

const on = (more: Partial<DesktopPreferences> = {}): DesktopPreferences => ({ ...defaultDesktop, notify: true, ...more });
const aThing = (uid: string, dueDate = MONDAY, more: Partial<DueThing> = {}): DueThing => ({
  uid,
  personId: uid.charCodeAt(0),
  name: `Person ${uid}`,
  reason: '',
  dueDate,
  ...more,
});
const at = (date: string, time: string): WallClock => ({ date, minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) });

/** A program that looks now and then, as the main process does. */
class Watcher {
  told: Told = nothingTold;
  readonly preferences: DesktopPreferences;
  constructor(preferences: DesktopPreferences) {
    this.preferences = preferences;
  }
  look(clock: WallClock, things: readonly DueThing[]): Notice[] {
    if (!isTurn(clock, this.preferences, this.told, WEEKEND)) return [];
    const due = things.filter(({ dueDate }) => dueDate <= clock.date);
    const { notices, told } = planNotices(clock, due, this.preferences, this.told);
    this.told = told;
    return notices;
  }
}

const kinds = (notices: Notice[]) =>
  notices.map((notice) => (notice.kind === 'one' ? notice.thing.uid : notice.things.map(({ uid }) => uid)));

describe('the turn of a day', () => {
  it('begins at the time chosen and comes once', () => {
    const watcher = new Watcher(on({ time: '09:00' }));
    expect(watcher.look(at(MONDAY, '08:59'), [aThing('a')])).toEqual([]);
    expect(kinds(watcher.look(at(MONDAY, '09:00'), [aThing('a')]))).toEqual(['a']);
    expect(watcher.look(at(MONDAY, '09:01'), [aThing('a'), aThing('b')])).toEqual([]);
  });

  it('is not there while notifications are off', () => {
    expect(isTurn(at(MONDAY, '12:00'), defaultDesktop, nothingTold, WEEKEND)).toBe(false);
  });

  it('begins as the quiet hours end, also when they go across midnight', () => {
    const watcher = new Watcher(on({ time: null, quietFrom: '20:00', quietTo: '07:30' }));
    expect(watcher.look(at(MONDAY, '00:00'), [aThing('a')])).toEqual([]);
    expect(watcher.look(at(MONDAY, '07:29'), [aThing('a')])).toEqual([]);
    expect(kinds(watcher.look(at(MONDAY, '07:30'), [aThing('a')]))).toEqual(['a']);
  });

  it('at a time within the evening’s quiet hours is that of the morning', () => {
    const watcher = new Watcher(on({ time: '22:00', quietFrom: '20:00', quietTo: '08:00' }));
    expect(watcher.look(at(MONDAY, '22:30'), [aThing('a')])).toEqual([]);
    expect(kinds(watcher.look(at(addDays(MONDAY, 1), '08:00'), [aThing('a')]))).toEqual(['a']);
  });

  it('leaves the weekend out unless asked for', () => {
    const saturday = addDays(MONDAY, 5);
    const thing = aThing('a', saturday);
    expect(new Watcher(on()).look(at(saturday, '12:00'), [thing])).toEqual([]);
    expect(kinds(new Watcher(on({ weekends: true })).look(at(saturday, '12:00'), [thing]))).toEqual(['a']);
    const watcher = new Watcher(on());
    for (const day of [5, 6]) expect(watcher.look(at(addDays(MONDAY, day), '12:00'), [thing])).toEqual([]);
    expect(kinds(watcher.look(at(addDays(MONDAY, 7), '09:00'), [thing]))).toEqual(['a']);
  });

  it('comes again for a later time chosen the same day, with nothing twice', () => {
    const watcher = new Watcher(on({ time: '09:00' }));
    watcher.look(at(MONDAY, '09:00'), [aThing('a')]);
    const later = new Watcher(on({ time: '15:00', style: 'each' }));
    later.told = watcher.told;
    expect(kinds(later.look(at(MONDAY, '15:00'), [aThing('a'), aThing('b')]))).toEqual(['b']);
  });

  it('comes once when an hour comes twice, and comes when its hour is skipped', () => {
    const night = on({ time: '02:30', quiet: false });
    const autumn = new Watcher(night);
    expect(kinds(autumn.look(at(MONDAY, '02:30'), [aThing('a')]))).toEqual(['a']);
    for (const time of ['02:00', '02:29', '02:30', '03:00']) expect(autumn.look(at(MONDAY, time), [aThing('a'), aThing('b')])).toEqual([]);
    const spring = new Watcher(night);
    expect(spring.look(at(MONDAY, '01:59'), [aThing('a')])).toEqual([]);
    expect(kinds(spring.look(at(MONDAY, '03:00'), [aThing('a')]))).toEqual(['a']);
  });

  it('is not lost for years after the clock was wrong once', () => {
    const watcher = new Watcher(on());
    expect(kinds(watcher.look(at('2050-03-01', '12:00'), [aThing('a')]))).toEqual(['a']);
    expect(watcher.look(at(MONDAY, '12:00'), [aThing('a')])).toEqual([]);
    expect(kinds(watcher.look(at(addDays(MONDAY, 1), '12:00'), [aThing('a'), aThing('b')]))).toEqual([['a', 'b']]);
  });
});

describe('what is told', () => {
  it('is one for all by default, and one for each if so chosen and they are few', () => {
    const things = ['a', 'b', 'c'].map((uid) => aThing(uid));
    expect(kinds(new Watcher(on()).look(at(MONDAY, '12:00'), things))).toEqual([['a', 'b', 'c']]);
    expect(kinds(new Watcher(on({ style: 'each' })).look(at(MONDAY, '12:00'), things))).toEqual(['a', 'b', 'c']);
    const four = [...things, aThing('d')];
    expect(kinds(new Watcher(on({ style: 'each' })).look(at(MONDAY, '12:00'), four))).toEqual([['a', 'b', 'c', 'd']]);
  });

  it('is one digest after a week of sleep', () => {
    const watcher = new Watcher(on({ style: 'each' }));
    expect(kinds(watcher.look(at(MONDAY, '09:00'), [aThing('a')]))).toEqual(['a']);
    const slept = [aThing('a'), ...[1, 2, 3].map((day) => aThing(`x${day}`, addDays(MONDAY, day)))];
    expect(kinds(watcher.look(at(addDays(MONDAY, 8), '09:10'), slept))).toEqual([['a', 'x1', 'x2', 'x3']]);
    expect(watcher.look(at(addDays(MONDAY, 9), '09:10'), slept)).toEqual([]);
  });

  it('comes again once it was put off to another day', () => {
    const watcher = new Watcher(on());
    watcher.look(at(MONDAY, '09:00'), [aThing('a')]);
    const next = addDays(MONDAY, 1);
    expect(kinds(watcher.look(at(next, '09:00'), [aThing('a', next)]))).toEqual(['a']);
  });

  it('is nothing when nothing new is due', () => {
    const watcher = new Watcher(on());
    watcher.look(at(MONDAY, '09:00'), [aThing('a'), aThing('b')]);
    expect(watcher.look(at(addDays(MONDAY, 1), '09:00'), [aThing('a'), aThing('b')])).toEqual([]);
  });
});

describe('the words', () => {
  const ana = aThing('a', MONDAY, { name: 'Ana García', reason: 'Send the proposal' });
  const people = ['Bo', 'Cy', 'Di', 'Ed'].map((name, index) => aThing(`p${index}`, MONDAY, { name, personId: 100 + index }));

  it('name nobody unless wanted', () => {
    const texts = [
      noticeText({ kind: 'one', thing: ana }, MONDAY, false),
      noticeText({ kind: 'digest', things: [ana, ...people] }, MONDAY, false),
    ];
    expect(JSON.stringify(texts)).not.toMatch(/Ana|Bo|proposal/);
    expect(texts[1]?.title).toBe('5 follow-ups are due');
  });

  it('say whom and why if wanted', () => {
    expect(noticeText({ kind: 'one', thing: ana }, MONDAY, true)).toEqual({
      title: 'Follow up with Ana García',
      body: 'Due today: Send the proposal',
    });
    expect(noticeText({ kind: 'one', thing: { ...ana, reason: '' } }, addDays(MONDAY, 1), true).body).toBe('Overdue');
    expect(noticeText({ kind: 'digest', things: [ana, ...people] }, MONDAY, true).body).toBe('Ana García, Bo, Cy and 2 more');
    expect(noticeText({ kind: 'digest', things: people.slice(0, 2) }, MONDAY, true).body).toBe('Bo and Cy');
    expect(noticeText({ kind: 'digest', things: [ana, { ...ana, uid: 'a2' }] }, MONDAY, true).body).toBe('Ana García');
  });
});

describe('whatever happens', () => {
  const time = fc
    .integer({ min: 0, max: 1439 })
    .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
  const preferences = fc
    .record({
      style: fc.constantFrom('digest' as const, 'each' as const),
      time: fc.option(time, { nil: null }),
      quiet: fc.boolean(),
      quietFrom: time,
      quietTo: time,
      weekends: fc.boolean(),
    })
    .filter(({ quietFrom, quietTo }) => quietFrom !== quietTo)
    .map((p) => on(p));
  const day = fc.integer({ min: 0, max: 20 }).map((days) => addDays(MONDAY, days));
  const things = fc
    .array(fc.record({ uid: fc.constantFrom(...'abcdefghij'), dueDate: day }), { maxLength: 12 })
    .map((list) => list.map(({ uid, dueDate }) => aThing(uid, dueDate)))
    .map((list) => [...new Map(list.map((thing) => [thing.uid, thing])).values()]);
  /** Looks in any order: the clock jumps, the computer sleeps. */
  const looks = fc.array(fc.record({ date: day, minute: fc.integer({ min: 0, max: 1439 }) }), { maxLength: 40 });

  it('nothing is told twice, nothing in quiet hours or at the weekend, and never more than a few at once', () => {
    fc.assert(
      fc.property(preferences, things, looks, (p, list, clocks) => {
        const watcher = new Watcher(p);
        const before = new Set<string>();
        for (const clock of clocks) {
          const notices = watcher.look(clock, list);
          expect(notices.length).toBeLessThanOrEqual(p.style === 'digest' ? 1 : MOST_SINGLE);
          if (notices.length > 0) expect(isQuiet(clock.minute, p)).toBe(false);
          if (notices.length > 0 && !p.weekends) expect(new Date(`${clock.date}T12:00:00Z`).getUTCDay() % 6).not.toBe(0);
          for (const notice of notices) {
            const keys = (notice.kind === 'one' ? [notice.thing] : notice.things).map(({ uid }) => uid);
            // A digest holds all that is due, but there is one only because of something new.
            expect(keys.some((key) => !before.has(key))).toBe(true);
            for (const key of keys) before.add(key);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('all that is due is told within the day, or the first one after a weekend', () => {
    fc.assert(
      fc.property(preferences, things, (p, list) => {
        const watcher = new Watcher(p);
        const heard = new Set<string>();
        const minutes = [p.time ?? '00:00', p.quietTo].map((text) => at(MONDAY, text).minute);
        for (let hour = 0; hour < 24; hour += 1) minutes.push(hour * 60);
        minutes.sort((a, b) => a - b);
        for (let d = 0; d <= 22; d += 1) {
          for (const minute of minutes) {
            for (const notice of watcher.look({ date: addDays(MONDAY, d), minute }, list)) {
              for (const { uid } of notice.kind === 'one' ? [notice.thing] : notice.things) heard.add(uid);
            }
          }
        }
        expect([...heard].sort()).toEqual(list.map(({ uid }) => uid).sort());
      }),
      { numRuns: 100 },
    );
  });
});
