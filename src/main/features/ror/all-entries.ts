/** Every entry of the log in one scan, without an object for each: what rebuilds, past days and charts are made of. */
import {
  GIVE,
  groupFactor,
  NoveltyCounter,
  purchaseEntries,
  type ReferralLink,
  referralEntries,
  sentimentFactor,
  seriesIndex,
  TAKE,
} from '@shared/ror/entries';
import type { RorSettings } from '@shared/ror/settings';
import type { Database } from '../../db/database';
import { referralFacts } from './contact-entries';

/** `series` counts in the order of `seriesNames`; `at` is epoch ms. */
export type EntryVisitor = (contactId: number, series: number, amount: number, at: number) => void;

export interface ScanRange {
  /** Entries after this instant only (epoch ms); default: all. */
  after?: number;
  /** Entries up to and with this instant. */
  until: number;
}

/** Rows read ahead of `after`, so that novelty within a local day counts right. */
const LOOK_BACK = 3 * 86_400_000;

type TouchpointTuple = [contactId: number, touchpointId: number, kind: string, occurredAt: number, localDate: string, sentiment: number];

function groupSizes(db: Database): Map<number, number> {
  const rows = db
    .prepare('SELECT touchpoint_id, count(*) FROM touchpoint_contact GROUP BY touchpoint_id HAVING count(*) > 1')
    .raw()
    .all() as [number, number][];
  return new Map(rows);
}

function visitTouchpoints(db: Database, settings: RorSettings, range: ScanRange, visit: EntryVisitor): number {
  const kinds = new Map(settings.kinds.map((kind) => [kind.key, { ...kind, series: seriesIndex(kind.component) }]));
  const sizes = groupSizes(db);
  const counter = new NoveltyCounter();
  const after = range.after ?? Number.NEGATIVE_INFINITY;
  // A short range is found by time, everything by contact; both come out by contact and time.
  const rows = (
    range.after === undefined
      ? db
          .prepare(
            `SELECT tc.contact_id, t.id, t.kind, t.occurred_at, t.local_date, t.sentiment
             FROM touchpoint_contact tc INDEXED BY touchpoint_contact_timeline CROSS JOIN touchpoint t ON t.id = tc.touchpoint_id
             WHERE tc.occurred_at <= ? ORDER BY tc.contact_id, tc.occurred_at, t.uid`,
          )
          .raw()
          .iterate(range.until)
      : db
          .prepare(
            `SELECT tc.contact_id, t.id, t.kind, t.occurred_at, t.local_date, t.sentiment
             FROM touchpoint t INDEXED BY touchpoint_by_time CROSS JOIN touchpoint_contact tc ON tc.touchpoint_id = t.id
             WHERE t.occurred_at > ? AND t.occurred_at <= ? ORDER BY tc.contact_id, t.occurred_at, t.uid`,
          )
          .raw()
          .iterate(range.after - LOOK_BACK, range.until)
  ) as IterableIterator<TouchpointTuple>;

  let current = -1;
  let count = 0;
  for (const [contactId, touchpointId, key, occurredAt, localDate, sentiment] of rows) {
    count += 1;
    if (contactId !== current) {
      counter.reset();
      current = contactId;
    }
    const nth = counter.next(key, localDate);
    if (occurredAt <= after) continue;
    const kind = kinds.get(key);
    if (!kind) continue;
    const share = groupFactor(sizes.get(touchpointId) ?? 1) / nth;
    if (kind.points !== 0) visit(contactId, kind.series, kind.points * sentimentFactor(sentiment) * share, occurredAt);
    if (kind.give !== 0) visit(contactId, GIVE, kind.give * share, occurredAt);
    if (kind.take !== 0) visit(contactId, TAKE, kind.take * share, occurredAt);
  }
  return count;
}

function visitReferrals(db: Database, settings: RorSettings, range: ScanRange, visit: EntryVisitor): void {
  const after = range.after ?? Number.NEGATIVE_INFINITY;
  const rows = db
    .prepare(
      'SELECT id, uid, from_contact_id, to_contact_id, subject_contact_id, made_at, status, closed_at FROM referral WHERE made_at <= ? ORDER BY made_at, uid',
    )
    .all(range.until) as Parameters<typeof referralFacts>[0][];
  const earliest = new Map<number, ReferralLink>();
  for (const row of rows) {
    if (row.from_contact_id === null || row.to_contact_id !== null || earliest.has(row.subject_contact_id)) continue;
    earliest.set(row.subject_contact_id, { fromContactId: row.from_contact_id, madeAt: row.made_at });
  }
  for (const row of rows) {
    for (const entry of referralEntries(referralFacts(row), (id) => earliest.get(id), settings)) {
      if (entry.at > after && entry.at <= range.until) visit(entry.contactId, seriesIndex(entry.to), entry.amount, entry.at);
    }
  }
}

function visitPurchases(db: Database, settings: RorSettings, range: ScanRange, visit: EntryVisitor): void {
  const after = range.after ?? Number.NEGATIVE_INFINITY;
  const rows = db.prepare('SELECT contact_id, at FROM purchase WHERE at <= ? ORDER BY contact_id, at, uid').raw().all(range.until) as [
    number,
    number,
  ][];
  let current = -1;
  for (const [contactId, at] of rows) {
    const first = contactId !== current;
    current = contactId;
    if (at <= after) continue;
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
