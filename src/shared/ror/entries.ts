/** From stored rows to value and energy entries (ROR.md, "Entries"). Pure: no clock, no storage. */
import { components, type RorSettings, type TouchpointKind } from './settings';

/** The five components, then the two sides of the energy. */
export const seriesNames = [...components, 'give', 'take'] as const;
export type Series = (typeof seriesNames)[number];
export const GIVE = 5;
export const TAKE = 6;
export const SERIES = 7;

export function seriesIndex(series: Series): number {
  return seriesNames.indexOf(series);
}

export interface Factor {
  name: 'sentiment' | 'group' | 'novelty' | 'hop';
  value: number;
}

/** `amount` = `base` × factors, credited to a contact at an instant (epoch ms). */
export interface Entry {
  contactId: number;
  to: Series;
  base: number;
  factors: Factor[];
  amount: number;
  at: number;
}

const sentimentFactors = [-1, -0.5, 1, 1.25, 1.5] as const;

/** −2 → −1, −1 → −0.5, 0 → 1, 1 → 1.25, 2 → 1.5. Multiplies points, never energy. */
export function sentimentFactor(sentiment: number): number {
  return sentimentFactors[sentiment + 2] ?? 1;
}

/** 1/√m for a touchpoint with m contacts. */
export function groupFactor(contacts: number): number {
  return contacts <= 1 ? 1 : 1 / Math.sqrt(contacts);
}

/** 1/i for the i-th touchpoint (from 1) of the same kind with the same contact on the same local date. */
export function noveltyFactor(nth: number): number {
  return 1 / nth;
}

/** Counts the touchpoints of one contact by kind and local date. Feed it with them in order of (occurredAt, uid). */
export class NoveltyCounter {
  private readonly seen = new Map<string, number>();
  private lastKind = '';
  private lastDate = '';
  private lastCount = 0;

  /** Which one of its kind and day this is, from 1. */
  next(kind: string, localDate: string): number {
    if (kind === this.lastKind && localDate === this.lastDate) {
      this.lastCount += 1;
    } else {
      this.flush();
      this.lastKind = kind;
      this.lastDate = localDate;
      this.lastCount = (this.seen.size === 0 ? 0 : (this.seen.get(`${localDate} ${kind}`) ?? 0)) + 1;
    }
    return this.lastCount;
  }

  private flush(): void {
    if (this.lastDate !== '') this.seen.set(`${this.lastDate} ${this.lastKind}`, this.lastCount);
  }
}

export interface TouchpointFacts {
  contactId: number;
  kind: TouchpointKind;
  occurredAt: number;
  sentiment: number;
  /** How many contacts it was with. */
  contacts: number;
  /** From `NoveltyCounter`. */
  nth: number;
}

/** What one touchpoint adds to one of its contacts. */
export function touchpointEntries(facts: TouchpointFacts): Entry[] {
  const { contactId, kind, occurredAt: at } = facts;
  const shared: Factor[] = [];
  if (facts.contacts > 1) shared.push({ name: 'group', value: groupFactor(facts.contacts) });
  if (facts.nth > 1) shared.push({ name: 'novelty', value: noveltyFactor(facts.nth) });
  const entries: Entry[] = [];
  const add = (to: Series, base: number, factors: Factor[]) => {
    if (base !== 0) entries.push({ contactId, to, base, factors, amount: factors.reduce((product, f) => product * f.value, base), at });
  };
  const sentiment = sentimentFactor(facts.sentiment);
  add(kind.component, kind.points, sentiment === 1 ? shared : [{ name: 'sentiment', value: sentiment }, ...shared]);
  add('give', kind.give, shared);
  add('take', kind.take, shared);
  return entries;
}

/** An entry of a referral, with what earned it: that it was made, or that it was won. */
export interface ReferralEntry extends Entry {
  moment: 'made' | 'won';
}

export interface ReferralFacts {
  /** Null is me. */
  fromContactId: number | null;
  toContactId: number | null;
  madeAt: number;
  status: 'made' | 'won' | 'lost';
  closedAt: number | null;
}

/** A referral received: who sent this contact to me, and when. */
export interface ReferralLink {
  fromContactId: number;
  madeAt: number;
}

/**
 * What one referral adds, to `from` and up its chain, or for one I gave.
 * `earliestReceived` finds a contact's earliest received referral by (madeAt, uid).
 */
export function referralEntries(
  referral: ReferralFacts,
  earliestReceived: (contactId: number) => ReferralLink | undefined,
  settings: RorSettings,
): ReferralEntry[] {
  const entries: ReferralEntry[] = [];
  const { made, won, take, givenMade, givenWon, chainFactor, chainHops } = settings.referral;
  const wonAt = referral.status === 'won' ? referral.closedAt : null;
  const add = (contactId: number, to: Series, base: number, moment: 'made' | 'won', factors: Factor[] = []) => {
    const at = moment === 'made' ? referral.madeAt : wonAt;
    if (base === 0 || at === null) return;
    entries.push({ contactId, to, base, factors, amount: factors.reduce((product, f) => product * f.value, base), at, moment });
  };

  if (referral.fromContactId !== null && referral.toContactId === null) {
    const credit = (contactId: number, factors: Factor[]) => {
      add(contactId, 'referrals', made, 'made', factors);
      add(contactId, 'referrals', won, 'won', factors);
    };
    credit(referral.fromContactId, []);
    add(referral.fromContactId, 'take', take, 'made');

    const visited = new Set([referral.fromContactId]);
    let current = referral.fromContactId;
    let factor = 1;
    for (let hop = 1; hop <= chainHops; hop += 1) {
      const link = earliestReceived(current);
      if (!link || link.madeAt > referral.madeAt || visited.has(link.fromContactId)) break;
      factor *= chainFactor;
      credit(link.fromContactId, [{ name: 'hop', value: factor }]);
      visited.add(link.fromContactId);
      current = link.fromContactId;
    }
  } else if (referral.fromContactId === null && referral.toContactId !== null) {
    add(referral.toContactId, 'give', givenMade, 'made');
    add(referral.toContactId, 'give', givenWon, 'won');
  }
  return entries;
}

/** What a purchase adds; `first` for the contact's earliest by (at, uid). */
export function purchaseEntries(contactId: number, at: number, first: boolean, settings: RorSettings): Entry[] {
  const base = first ? settings.purchase.first : settings.purchase.later;
  return base === 0 ? [] : [{ contactId, to: 'loyalty', base, factors: [], amount: base, at }];
}
