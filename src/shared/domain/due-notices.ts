/**
 * When to tell of what is due, and how. All by the clock on the wall (day and minute), looked at now and then: an hour
 * that is skipped or comes twice, sleep, and a clock that is set back need nothing of their own.
 */
import { daysBetween } from './calendar';
import type { DesktopPreferences } from './desktop';

export interface DueThing {
  uid: string;
  personId: number;
  name: string;
  reason: string;
  /** `YYYY-MM-DD`, today or before. */
  dueDate: string;
}

/** The user's day (`YYYY-MM-DD`) and the minutes since its midnight. */
export interface WallClock {
  date: string;
  minute: number;
}

/** What was told before. */
export interface Told {
  /** The day and time of the last turn, so that a day has one. */
  turn: string;
  /** Keys of what was told, oldest first. */
  keys: readonly string[];
}

export type Notice = { kind: 'one'; thing: DueThing } | { kind: 'digest'; things: readonly DueThing[] };

export const nothingTold: Told = { turn: '', keys: [] };

/** So many come one by one at the most. */
export const MOST_SINGLE = 3;
/** So many keys are remembered. */
const KEPT_KEYS = 20_000;

/** Another day makes it another thing: what was put off is told again then. */
const keyOf = ({ uid, dueDate }: DueThing): string => `${uid} ${dueDate}`;

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The day of the week of a calendar date, 1 Monday to 7 Sunday. */
function weekdayOf(date: string): number {
  // 2024-01-01 was a Monday.
  return (((daysBetween('2024-01-01', date) % 7) + 7) % 7) + 1;
}

export function isQuiet(minute: number, { quiet, quietFrom, quietTo }: DesktopPreferences): boolean {
  if (!quiet) return false;
  const from = minuteOf(quietFrom);
  const to = minuteOf(quietTo);
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** When the turn of a day begins: at the time chosen; if that is quiet, when the quiet hours end. */
function startOfTurn(preferences: DesktopPreferences): number {
  const minute = minuteOf(preferences.time ?? '00:00');
  return isQuiet(minute, preferences) ? minuteOf(preferences.quietTo) : minute;
}

const turnOf = ({ date }: WallClock, { time }: DesktopPreferences): string => `${date} ${time ?? '00:00'}`;

/**
 * Whether now is the moment to look at what is due and to tell it.
 * @param weekend Its days, 1 Monday to 7 Sunday.
 */
export function isTurn(clock: WallClock, preferences: DesktopPreferences, told: Told, weekend: readonly number[]): boolean {
  return (
    preferences.notify &&
    clock.minute >= startOfTurn(preferences) &&
    !isQuiet(clock.minute, preferences) &&
    (preferences.weekends || !weekend.includes(weekdayOf(clock.date))) &&
    told.turn !== turnOf(clock, preferences)
  );
}

/**
 * What to tell in this turn, and what has been told afterwards. Nothing that was told before makes a notification again;
 * a digest is given only if something in it is new, and then holds all that is due.
 */
export function planNotices(
  clock: WallClock,
  due: readonly DueThing[],
  preferences: DesktopPreferences,
  told: Told,
): { notices: Notice[]; told: Told } {
  const before = new Set(told.keys);
  const fresh = due.filter((thing) => !before.has(keyOf(thing)));
  const after = { turn: turnOf(clock, preferences), keys: [...told.keys, ...fresh.map(keyOf)].slice(-KEPT_KEYS) };
  return { notices: noticesOf(clock, due, fresh, preferences), told: after };
}

function noticesOf({ date }: WallClock, due: readonly DueThing[], fresh: readonly DueThing[], { style }: DesktopPreferences): Notice[] {
  const [first] = fresh;
  if (first === undefined) return [];
  const one = (thing: DueThing): Notice => ({ kind: 'one', thing });
  if (due.length === 1) return [one(first)];
  if (style === 'each') {
    if (fresh.length === 1) return [one(first)];
    // What has gathered over days comes as one.
    if (fresh.length <= MOST_SINGLE && fresh.every(({ dueDate }) => dueDate === date)) return fresh.map(one);
  }
  return [{ kind: 'digest', things: due }];
}

/** The words of a notification. Without `names` it says how many and nothing of whom or why. */
export function noticeText(notice: Notice, today: string, names: boolean): { title: string; body: string } {
  if (notice.kind === 'one') {
    const { name, reason, dueDate } = notice.thing;
    const when = dueDate < today ? 'Overdue' : 'Due today';
    if (!names) return { title: 'A follow-up is due', body: 'Open it to see whom it is with.' };
    return { title: `Follow up with ${name}`, body: reason === '' ? when : `${when}: ${reason}` };
  }
  const { things } = notice;
  return {
    title: `${things.length} follow-ups are due`,
    body: names ? peopleOf(things) : 'Open Rapport to see them.',
  };
}

/** `Ana, Bo and 3 more` */
function peopleOf(things: readonly DueThing[]): string {
  const names = [...new Map(things.map(({ personId, name }) => [personId, name])).values()];
  const shown = names.slice(0, MOST_SINGLE);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}
