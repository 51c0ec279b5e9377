/**
 * What to do first: the line that keeps the most ROR per minute of effort (docs/decisions/0017-what-to-do-next.md).
 * Stakes are points, effort is minutes.
 */
import type { RorSettings } from '../ror/settings';
import { DAY_MS } from './calendar';

export const reasons = ['answer', 'followUp', 'birthday', 'fading', 'owe', 'need', 'thank', 'cadence'] as const;
export type Reason = (typeof reasons)[number];

/** Minutes a line takes where too little is known of the person. */
export const usualMinutes: Record<Reason, number> = {
  answer: 5,
  followUp: 15,
  birthday: 3,
  fading: 15,
  owe: 20,
  need: 30,
  thank: 5,
  cadence: 15,
};

/** Kinds of touchpoint that a line is done by: their minutes with the person tell how long it takes. */
export const doneBy: Record<Reason, readonly string[]> = {
  answer: ['reply_out', 'message_out'],
  followUp: ['call', 'meeting', 'message_out', 'reply_out'],
  birthday: ['message_out', 'call', 'gift'],
  fading: ['call', 'meeting', 'event'],
  owe: ['help_out', 'introduction_out', 'share_out', 'gift'],
  need: ['help_out', 'introduction_out', 'share_out', 'gift'],
  thank: ['gift', 'message_out'],
  cadence: ['call', 'meeting', 'event'],
};

/** So many touchpoints with minutes tell how long the next one takes. */
export const MINUTES_MIN = 3;

/** What each kind of line is about; instants are epoch ms. */
export type LineFacts =
  | { reason: 'answer'; waiting: number; waitingUntil: number }
  | { reason: 'followUp'; lateDays: number }
  | { reason: 'birthday'; daysAhead: number }
  | { reason: 'fading' }
  /** `gain`: points that giving would bring back. */
  | { reason: 'owe'; gain: number }
  | { reason: 'need'; needSince: number }
  | { reason: 'thank'; madeAt: number; won: boolean }
  | { reason: 'cadence'; cadenceDays: number; lateDays: number };

/** Tells what a line puts at stake beyond what fades of the person anyway, in points at `now` (epoch ms). */
export function stakes(settings: RorSettings, now: number): (facts: LineFacts) => number {
  const halfLife = (settings.halfLives.engagement ?? 90) * DAY_MS;
  const fresh = (at: number) => 2 ** (Math.min(0, at - now) / halfLife);
  const kind = (wanted: string) => settings.kinds.find(({ key }) => key === wanted);
  const message = kind('message_in')?.points ?? 0;
  const talk = kind('call')?.points ?? 0;
  const help = kind('help_out')?.give ?? 0;
  const { made, won } = settings.referral;
  return (facts) => {
    switch (facts.reason) {
      case 'answer':
        return message * Math.sqrt(facts.waiting) * fresh(facts.waitingUntil);
      case 'followUp':
        return talk * (1 + Math.min(1, Math.max(0, facts.lateDays) / 7));
      case 'birthday':
        return facts.daysAhead <= 0 ? message : message / 2;
      case 'fading':
        return 0;
      case 'owe':
        return facts.gain;
      case 'need':
        return help * fresh(facts.needSince);
      case 'thank':
        return ((made + (facts.won ? won : 0)) / 2) * fresh(facts.madeAt);
      case 'cadence':
        return (talk / 2) * (1 + Math.min(1, Math.max(0, facts.lateDays) / facts.cadenceDays));
    }
  };
}

export interface Candidate<Line> {
  personId: number;
  reason: Reason;
  /** Points: that of `stakes` and what fades of the person in 30 days. */
  stake: number;
  minutes: number;
  line: Line;
}

/** Most points per minute first, no person twice; of equals the quicker one, then the order of `reasons`. */
export function chooseFirst<Line>(candidates: readonly Candidate<Line>[], count: number): Candidate<Line>[] {
  const rate = ({ stake, minutes }: Candidate<Line>) => stake / minutes;
  const ordered = [...candidates].sort(
    (a, b) =>
      rate(b) - rate(a) || a.minutes - b.minutes || reasons.indexOf(a.reason) - reasons.indexOf(b.reason) || a.personId - b.personId,
  );
  const chosen: Candidate<Line>[] = [];
  const seen = new Set<number>();
  for (const candidate of ordered) {
    if (chosen.length === count) break;
    if (candidate.stake <= 0 || seen.has(candidate.personId)) continue;
    seen.add(candidate.personId);
    chosen.push(candidate);
  }
  return chosen;
}
