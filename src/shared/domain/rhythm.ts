/**
 * The back and forth between me and a person, from the touchpoints of the two (docs/decisions/0017-what-to-do-next.md).
 * Which kind counts as what follows from "who acts" in ROR.md.
 */
import type { TouchpointKind } from '../ror/settings';
import { DAY_MS } from './calendar';

/** What a kind of touchpoint is to the back and forth; a role is the sum of these. */
export const ROLE = {
  /** Their message, which waits for my answer. */
  asks: 1,
  /** I act towards them: what they wrote is answered. */
  answers: 2,
  /** Mine, which they may answer. */
  sent: 4,
  /** Both were there. */
  both: 8,
  /** I heard what they need. */
  need: 16,
  /** I did something for them. */
  acts: 32,
} as const;

const asking = new Set(['message_in', 'comment_in', 'mention']);
const sent = new Set(['message_out', 'reply_out', 'ask', 'ask_serve']);
const acting = new Set(['help_out', 'introduction_out', 'share_out', 'gift']);
/** They go to everybody, or ask for something: no answer to what was written. */
const noAnswer = new Set(['share_out', 'pitch']);

/** The sum of `ROLE` for a kind; 0 for one that is no part of the back and forth, such as a private note. */
export function roleOf({ key, actor }: Pick<TouchpointKind, 'key' | 'actor'>): number {
  if (actor === 'both') return ROLE.both + ROLE.answers;
  if (actor === 'they') return asking.has(key) ? ROLE.asks : 0;
  if (actor !== 'me') return 0;
  return (
    (noAnswer.has(key) ? 0 : ROLE.answers) +
    (sent.has(key) ? ROLE.sent : 0) +
    (key === 'listen' ? ROLE.need : 0) +
    (acting.has(key) ? ROLE.acts : 0)
  );
}

/** One touchpoint with a person. */
export interface Touch {
  /** Epoch ms. */
  at: number;
  /** The local date, as days since 1970-01-01. */
  day: number;
  role: number;
}

export interface Rhythm {
  /** When we last were in touch both ways, epoch ms; null: never. */
  twoWayAt: number | null;
  /** The median of the days between two days of being in touch both ways; null while there are too few. */
  usualGap: number | null;
  /** How many gaps that is of. */
  gaps: number;
  /** The oldest of their messages that wait for my answer, and the newest; null when none does. */
  waitingSince: number | null;
  waitingUntil: number | null;
  waiting: number;
  /** The oldest need heard since I last did something for them. */
  needSince: number | null;
  needs: number;
}

/** A message and its answer make a two-way touch if no more time lies between them. */
export const ANSWER_WITHIN = 30 * DAY_MS;
/** So many gaps make a rhythm. */
export const GAPS_MIN = 4;
/** Rhythms change: older gaps than these do not count. */
export const GAPS_MAX = 12;

/** What is at one instant counts in this order: first what asks, then what answers it. */
export function inOrder(touches: readonly Touch[]): Touch[] {
  return [...touches].sort((a, b) => a.at - b.at || a.role - b.role || a.day - b.day);
}

/** The middle one, or the mean of the middle two; null of nothing. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** @param touches in any order; `dismissedUntil`: their messages up to then (epoch ms) need no answer */
export function rhythmOf(touches: readonly Touch[], dismissedUntil: number = Number.NEGATIVE_INFINITY): Rhythm {
  const rhythm: Rhythm = {
    twoWayAt: null,
    usualGap: null,
    gaps: 0,
    waitingSince: null,
    waitingUntil: null,
    waiting: 0,
    needSince: null,
    needs: 0,
  };
  const days = new Set<number>();
  let last: { isMine: boolean; at: number } | null = null;
  const twoWay = ({ at, day }: Touch) => {
    rhythm.twoWayAt = at;
    days.add(day);
  };
  for (const touch of inOrder(touches)) {
    const { at, role } = touch;
    if (role & ROLE.acts) Object.assign(rhythm, { needSince: null, needs: 0 });
    if (role & ROLE.need) {
      rhythm.needSince ??= at;
      rhythm.needs += 1;
    }
    if (role & ROLE.answers) Object.assign(rhythm, { waitingSince: null, waitingUntil: null, waiting: 0 });
    else if (role & ROLE.asks && at > dismissedUntil) {
      rhythm.waitingSince ??= at;
      rhythm.waitingUntil = at;
      rhythm.waiting += 1;
    }
    if (role & ROLE.both) {
      twoWay(touch);
      last = null;
    } else if (role & (ROLE.asks | ROLE.answers)) {
      const isMine = (role & ROLE.answers) !== 0;
      if (last && last.isMine !== isMine && at - last.at <= ANSWER_WITHIN) twoWay(touch);
      last = { isMine, at };
    }
  }
  const sorted = [...days].sort((a, b) => a - b).slice(-GAPS_MAX - 1);
  const gaps = sorted.slice(1).map((day, i) => day - (sorted[i] ?? day));
  rhythm.gaps = gaps.length;
  if (gaps.length >= GAPS_MIN) rhythm.usualGap = medianOf(gaps);
  return rhythm;
}

/** How long answers took, ms. */
export interface Responses {
  mine: number[];
  theirs: number[];
}

/** The first message that waits is answered by the first touchpoint of the other side; a meeting or call answers both. */
export function responsesOf(touches: readonly Touch[]): Responses {
  const responses: Responses = { mine: [], theirs: [] };
  let askedAt: number | null = null;
  let sentAt: number | null = null;
  for (const { at, role } of inOrder(touches)) {
    if (role & ROLE.answers && askedAt !== null) {
      responses.mine.push(at - askedAt);
      askedAt = null;
    }
    if (role & (ROLE.asks | ROLE.both) && sentAt !== null) {
      responses.theirs.push(at - sentAt);
      sentAt = null;
    }
    if (role & ROLE.asks) askedAt ??= at;
    if (role & ROLE.sent) sentAt ??= at;
  }
  return responses;
}

/** One side's response times. */
export interface ResponseFigures {
  count: number;
  /** Ms; 0 when there are none. */
  median: number;
  /** The time within which nine of ten answers came, ms. */
  p90: number;
  /** The share of answers within a day, 0 to 1. */
  withinDay: number;
}

export function figuresOf(times: readonly number[]): ResponseFigures {
  const sorted = [...times].sort((a, b) => a - b);
  const count = sorted.length;
  if (count === 0) return { count, median: 0, p90: 0, withinDay: 0 };
  return {
    count,
    median: medianOf(sorted) ?? 0,
    p90: sorted[Math.ceil(0.9 * count) - 1] ?? 0,
    withinDay: sorted.filter((time) => time <= DAY_MS).length / count,
  };
}
