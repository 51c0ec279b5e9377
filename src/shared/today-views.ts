/** What Today shows. Instants are epoch ms, points as ROR.md defines them. */
import type { CadenceState } from './domain/cadence';
import type { PersonRef } from './domain/contact';
import type { FollowUp } from './domain/follow-up';
import type { Referral } from './domain/referral';
import type { BirthdayPerson, FadingPerson } from './views';

/** Messages of somebody that wait for my answer. */
export interface WaitingPerson extends PersonRef {
  since: number;
  /** The newest of them. */
  until: number;
  count: number;
  /** "Message received", and what it was about; '' where nothing is said. */
  kindLabel: string;
  subject: string;
}

/** Somebody I took more from than I gave. */
export interface OwedPerson extends PersonRef {
  give: number;
  take: number;
  giveShare: number;
  /** Points that helping them once would bring back. */
  gain: number;
}

/** Needs heard of somebody, and nothing done for them since. */
export interface NeedingPerson extends PersonRef {
  since: number;
  count: number;
  /** What the oldest is about. */
  subject: string;
}

/** Somebody for whom it is time. */
export interface TimelyPerson extends PersonRef {
  state: CadenceState;
  cadenceDays: number;
  /** When we last were in touch both ways; null: never. */
  twoWayAt: number | null;
  /** Days since the day it was due. */
  lateDays: number;
  /** Points lost in the next 30 days if nothing happens. */
  fading30: number;
}

/** The longest-waiting or weightiest lines of a section, and how many there are in all. */
export interface Lines<Line> {
  total: number;
  lines: Line[];
}

/** A line that stands on top, with why: the points at stake, and the minutes it takes as a rule. */
export type FirstLine = { stake: number; minutes: number } & (
  | { reason: 'answer'; line: WaitingPerson }
  | { reason: 'followUp'; line: FollowUp }
  | { reason: 'birthday'; line: BirthdayPerson }
  | { reason: 'fading'; line: FadingPerson }
  | { reason: 'owe'; line: OwedPerson }
  | { reason: 'need'; line: NeedingPerson }
  | { reason: 'thank'; line: Referral }
  | { reason: 'cadence'; line: TimelyPerson }
);

/** What there is to do, in the order of Today. */
export interface ToDo {
  first: FirstLine[];
  /** Oldest first. */
  answers: Lines<WaitingPerson>;
  /** Most to win back first. */
  owed: Lines<OwedPerson>;
  /** Weightiest first. */
  needs: Lines<NeedingPerson>;
  cadence: Lines<TimelyPerson>;
}
