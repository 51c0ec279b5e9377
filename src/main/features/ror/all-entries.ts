/** Every entry of the log in one scan, without an object for each: what rebuilds, past days and charts are made of. */
import {
  GIVE,
  groupFactor,
  purchaseEntries,
  type ReferralLink,
  referralEntries,
  sentimentFactor,
  seriesIndex,
  TAKE,
} from '@shared/ror/entries';
import type { RorSettings } from '@shared/ror/settings';
import type { Database } from '../../db/database';
import { earliestReceivedLookup, LOCAL_DAY_SPAN, referralFacts } from './contact-entries';

/** `series` counts in the order of `seriesNames`; `at` is epoch ms. */
export type EntryVisitor = (contactId: number, series: number, amount: number, at: number) => void;

export interface ScanRange {
  /** Entries after this instant only (epoch ms); default: all. */
  after?: number;
  /** Entries up to and with this instant. */
  until: number;
  /** Told each touchpoint of each person in the range, in order of time, whatever it is worth. */
  onTouch?: (contactId: number, kind: string, at: number, localDate: string) => void;
}

type TouchpointTuple = [contactId: number, touchpointId: number, kind: string, occurredAt: number, localDate: string, sentiment: number];

interface Day {
  localDate: string;
  /** Epoch ms of its latest touchpoint so far. */
  lastAt: number;
  /** Touchpoints so far by contact and kind. */
  counts: Map<number, number>;
}

/** As NoveltyCounter, for the touchpoints of all contacts in order of time: only a few local dates are ever open at once. */
class DayCounter {
  private readonly kinds: number;
  private days: Day[] = [];
  private day: Day | null = null;

  constructor(kinds: number) {
    this.kinds = kinds;
  }

  /** Which one of its contact, kind (by number) and local date this is, from 1. */
  next(contactId: number, kind: number, localDate: string, occurredAt: number): number {
    const day = this.day?.localDate === localDate ? this.day : this.open(localDate, occurredAt);
    day.lastAt = occurredAt;
    const key = contactId * this.kinds + kind;
    const nth = (day.counts.get(key) ?? 0) + 1;
    day.counts.set(key, nth);
    return nth;
  }

  private open(localDate: string, occurredAt: number): Day {
    let day = this.days.find((known) => known.localDate === localDate);
    if (!day) {
      day = { localDate, lastAt: occurredAt, counts: new Map() };
      this.days = [...this.days.filter((known) => known.lastAt >= occurredAt - LOCAL_DAY_SPAN), day];
    }
    this.day = day;
    return day;
  }
}

interface Touchpoint {
  id: number;
  kind: string;
  occurredAt: number;
  localDate: string;
  sentiment: number;
  contactIds: number[];
}

/**
 * Takes every touchpoint that occurred after `after` and up to `until`, in order of (occurredAt, uid): the order in which
 * rows lie on the disk as a rule. By contact each row would be a page of its own, which takes four times as long.
 * Returns how many there were.
 */
function scanTouchpoints(db: Database, after: number, until: number, take: (touchpoint: Touchpoint) => void): number {
  const rows = db
    .prepare(
      `SELECT tc.contact_id, t.id, t.kind, t.occurred_at, t.local_date, t.sentiment
       FROM touchpoint t INDEXED BY touchpoint_by_time CROSS JOIN touchpoint_contact tc ON tc.touchpoint_id = t.id
       WHERE t.occurred_at > ? AND t.occurred_at <= ? ORDER BY t.occurred_at, t.id`,
    )
    .raw()
    .iterate(after, until) as IterableIterator<TouchpointTuple>;
  // Sorting all rows by uid would cost a third of the scan, for the few of the same instant.
  const uidOf = db.prepare('SELECT uid FROM touchpoint WHERE id = ?').pluck();
  const flush = (sameInstant: Touchpoint[]) => {
    if (sameInstant.length > 1) {
      const uids = new Map(sameInstant.map(({ id }) => [id, String(uidOf.get(id))]));
      sameInstant.sort((a, b) => ((uids.get(a.id) ?? '') < (uids.get(b.id) ?? '') ? -1 : 1));
    }
    for (const touchpoint of sameInstant) take(touchpoint);
  };

  let count = 0;
  let sameInstant: Touchpoint[] = [];
  for (const [contactId, id, kind, occurredAt, localDate, sentiment] of rows) {
    const last = sameInstant.at(-1);
    if (last?.id === id) {
      last.contactIds.push(contactId);
      continue;
    }
    count += 1;
    if (last && last.occurredAt !== occurredAt) {
      flush(sameInstant);
      sameInstant = [];
    }
    sameInstant.push({ id, kind, occurredAt, localDate, sentiment, contactIds: [contactId] });
  }
  flush(sameInstant);
  return count;
}

function visitTouchpoints(db: Database, settings: RorSettings, range: ScanRange, visit: EntryVisitor): number {
  const kinds = new Map(settings.kinds.map((kind, number) => [kind.key, { ...kind, number, series: seriesIndex(kind.component) }]));
  const counter = new DayCounter(kinds.size);
  const after = range.after ?? Number.NEGATIVE_INFINITY;
  // Rows before `after` only make novelty within a local day count right.
  return scanTouchpoints(db, after - LOCAL_DAY_SPAN, range.until, ({ kind: key, occurredAt, localDate, sentiment, contactIds }) => {
    if (range.onTouch && occurredAt > after) for (const contactId of contactIds) range.onTouch(contactId, key, occurredAt, localDate);
    const kind = kinds.get(key);
    if (!kind) return;
    const group = groupFactor(contactIds.length);
    for (const contactId of contactIds) {
      const nth = counter.next(contactId, kind.number, localDate, occurredAt);
      if (occurredAt <= after) continue;
      const share = group / nth;
      if (kind.points !== 0) visit(contactId, kind.series, kind.points * sentimentFactor(sentiment) * share, occurredAt);
      if (kind.give !== 0) visit(contactId, GIVE, kind.give * share, occurredAt);
      if (kind.take !== 0) visit(contactId, TAKE, kind.take * share, occurredAt);
    }
  });
}

type ReferralRow = Parameters<typeof referralFacts>[0];
const REFERRAL = 'SELECT id, uid, from_contact_id, to_contact_id, subject_contact_id, made_at, status, closed_at FROM referral';

/** The same for a short time, by index: what happened before it is only looked up where a chain leads there. */
function visitReferralsAfter(db: Database, settings: RorSettings, after: number, until: number, visit: EntryVisitor): void {
  const rows = db
    .prepare(
      `${REFERRAL} WHERE id IN (SELECT id FROM referral WHERE made_at > :after AND made_at <= :until
         UNION SELECT id FROM referral WHERE closed_at > :after AND closed_at <= :until) ORDER BY made_at, uid`,
    )
    .all({ after, until }) as ReferralRow[];
  const earliest = earliestReceivedLookup(db);
  for (const row of rows) {
    for (const entry of referralEntries(referralFacts(row), earliest, settings)) {
      if (entry.at > after && entry.at <= until) visit(entry.contactId, seriesIndex(entry.to), entry.amount, entry.at);
    }
  }
}

function visitReferrals(db: Database, settings: RorSettings, range: ScanRange, visit: EntryVisitor): void {
  if (range.after !== undefined) {
    visitReferralsAfter(db, settings, range.after, range.until, visit);
    return;
  }
  const rows = db.prepare(`${REFERRAL} WHERE made_at <= ? ORDER BY made_at, uid`).all(range.until) as ReferralRow[];
  const earliest = new Map<number, ReferralLink>();
  for (const row of rows) {
    if (row.from_contact_id === null || row.to_contact_id !== null || earliest.has(row.subject_contact_id)) continue;
    earliest.set(row.subject_contact_id, { fromContactId: row.from_contact_id, madeAt: row.made_at });
  }
  for (const row of rows) {
    for (const entry of referralEntries(referralFacts(row), (id) => earliest.get(id), settings)) {
      if (entry.at <= range.until) visit(entry.contactId, seriesIndex(entry.to), entry.amount, entry.at);
    }
  }
}

/** Purchases of a short time by index, each with whether it was the person's first. */
function visitPurchasesAfter(db: Database, settings: RorSettings, after: number, until: number, visit: EntryVisitor): void {
  const rows = db
    .prepare(
      `SELECT contact_id, at, NOT EXISTS (SELECT 1 FROM purchase o WHERE o.contact_id = p.contact_id AND (o.at, o.uid) < (p.at, p.uid))
       FROM purchase p WHERE at > ? AND at <= ? ORDER BY contact_id, at, uid`,
    )
    .raw()
    .all(after, until) as [number, number, number][];
  for (const [contactId, at, first] of rows)
    for (const entry of purchaseEntries(contactId, at, first === 1, settings)) visit(contactId, seriesIndex(entry.to), entry.amount, at);
}

function visitPurchases(db: Database, settings: RorSettings, range: ScanRange, visit: EntryVisitor): void {
  if (range.after !== undefined) {
    visitPurchasesAfter(db, settings, range.after, range.until, visit);
    return;
  }
  const rows = db.prepare('SELECT contact_id, at FROM purchase WHERE at <= ? ORDER BY contact_id, at, uid').raw().all(range.until) as [
    number,
    number,
  ][];
  let current = -1;
  for (const [contactId, at] of rows) {
    const first = contactId !== current;
    current = contactId;
    for (const entry of purchaseEntries(contactId, at, first, settings)) visit(contactId, seriesIndex(entry.to), entry.amount, at);
  }
}

/** Visits every entry in the range. Returns how many touchpoint rows were read. */
export function visitEntries(db: Database, settings: RorSettings, range: ScanRange, visit: EntryVisitor): number {
  const touchpoints = visitTouchpoints(db, settings, range, visit);
  visitReferrals(db, settings, range, visit);
  visitPurchases(db, settings, range, visit);
  return touchpoints;
}
