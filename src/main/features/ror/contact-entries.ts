/** One contact's entries, read from the log through its indexes. */
import { DAY_MS } from '@shared/domain/dates';
import {
  type Entry,
  NoveltyCounter,
  purchaseEntries,
  type ReferralFacts,
  type ReferralLink,
  referralEntries,
  SERIES,
  seriesIndex,
  touchpointEntries,
} from '@shared/ror/entries';
import { growth, halfLives } from '@shared/ror/score';
import type { RorSettings, TouchpointKind } from '@shared/ror/settings';
import type { Database } from '../../db/database';

export interface SourcedEntry extends Entry {
  source: { type: 'touchpoint' | 'referral' | 'purchase'; id: number; uid: string };
  /** `won` marks the part of a referral that came when it was won, `first` a contact's first purchase. */
  detail: { kind?: string; subjectId?: number; fromId?: number | null; won?: boolean; first?: boolean };
}

export function kindsByKey(settings: RorSettings): Map<string, TouchpointKind> {
  return new Map(settings.kinds.map((kind) => [kind.key, kind]));
}

interface ReferralRow {
  id: number;
  uid: string;
  from_contact_id: number | null;
  to_contact_id: number | null;
  subject_contact_id: number;
  made_at: number;
  status: 'made' | 'won' | 'lost';
  closed_at: number | null;
}

const REFERRAL = 'SELECT id, uid, from_contact_id, to_contact_id, subject_contact_id, made_at, status, closed_at FROM referral';

export function referralFacts(row: ReferralRow): ReferralFacts {
  return {
    fromContactId: row.from_contact_id,
    toContactId: row.to_contact_id,
    madeAt: row.made_at,
    status: row.status,
    closedAt: row.closed_at,
  };
}

/** Finds a contact's earliest received referral by index, each once. */
export function earliestReceivedLookup(db: Database): (contactId: number) => ReferralLink | undefined {
  const known = new Map<number, ReferralLink | undefined>();
  const statement = db.prepare(
    `SELECT from_contact_id AS fromContactId, made_at AS madeAt FROM referral
     WHERE subject_contact_id = ? AND to_contact_id IS NULL ORDER BY made_at, uid LIMIT 1`,
  );
  return (contactId) => {
    if (!known.has(contactId)) known.set(contactId, statement.get(contactId) as ReferralLink | undefined);
    return known.get(contactId);
  };
}

/** Received referrals whose chain may credit the contact: its own, and those of people below it, to the chain's depth. */
function receivedBelow(db: Database, contactId: number, hops: number): ReferralRow[] {
  const byFrom = db.prepare(`${REFERRAL} WHERE from_contact_id = ? AND to_contact_id IS NULL`);
  const seen = new Set([contactId]);
  const found: ReferralRow[] = [];
  let level = [contactId];
  for (let depth = 0; depth <= hops && level.length > 0; depth += 1) {
    const next: number[] = [];
    for (const person of level) {
      for (const row of byFrom.all(person) as ReferralRow[]) {
        found.push(row);
        if (!seen.has(row.subject_contact_id)) {
          seen.add(row.subject_contact_id);
          next.push(row.subject_contact_id);
        }
      }
    }
    level = next;
  }
  return found;
}

interface TouchpointRow {
  id: number;
  uid: string;
  kind: string;
  occurred_at: number;
  local_date: string;
  sentiment: number;
  contacts: number;
}

/** Every entry of a contact dated up to `until` (epoch ms), in no particular order. */
export function contactEntries(db: Database, settings: RorSettings, contactId: number, until: number): SourcedEntry[] {
  const entries: SourcedEntry[] = [];
  const kinds = kindsByKey(settings);

  const counter = new NoveltyCounter();
  const touchpoints = db
    .prepare(
      `SELECT t.id, t.uid, t.kind, t.occurred_at, t.local_date, t.sentiment,
              (SELECT count(*) FROM touchpoint_contact o WHERE o.touchpoint_id = t.id) AS contacts
       FROM touchpoint_contact tc JOIN touchpoint t ON t.id = tc.touchpoint_id
       WHERE tc.contact_id = ? AND tc.occurred_at <= ? ORDER BY tc.occurred_at, t.uid`,
    )
    .all(contactId, until) as TouchpointRow[];
  for (const row of touchpoints) {
    const nth = counter.next(row.kind, row.local_date);
    const kind = kinds.get(row.kind);
    if (!kind) continue;
    for (const entry of touchpointEntries({
      contactId,
      kind,
      occurredAt: row.occurred_at,
      sentiment: row.sentiment,
      contacts: row.contacts,
      nth,
    })) {
      entries.push({ ...entry, source: { type: 'touchpoint', id: row.id, uid: row.uid }, detail: { kind: row.kind } });
    }
  }

  const lookup = earliestReceivedLookup(db);
  const given = db.prepare(`${REFERRAL} WHERE to_contact_id = ? AND from_contact_id IS NULL`).all(contactId) as ReferralRow[];
  for (const row of [...receivedBelow(db, contactId, settings.referral.chainHops), ...given]) {
    for (const { moment, ...entry } of referralEntries(referralFacts(row), lookup, settings)) {
      if (entry.contactId !== contactId || entry.at > until) continue;
      entries.push({
        ...entry,
        source: { type: 'referral', id: row.id, uid: row.uid },
        detail: { subjectId: row.subject_contact_id, fromId: row.from_contact_id, won: moment === 'won' },
      });
    }
  }

  const purchases = db
    .prepare('SELECT id, uid, at FROM purchase WHERE contact_id = ? AND at <= ? ORDER BY at, uid')
    .all(contactId, until) as {
    id: number;
    uid: string;
    at: number;
  }[];
  purchases.forEach((row, index) => {
    for (const entry of purchaseEntries(contactId, row.at, index === 0, settings)) {
      entries.push({ ...entry, source: { type: 'purchase', id: row.id, uid: row.uid }, detail: { first: index === 0 } });
    }
  });
  return entries;
}

/** The seven stored sums (score.ts) of some entries. */
export function sumEntries(entries: readonly Entry[], settings: RorSettings): Float64Array {
  const lives = halfLives(settings);
  const sums = new Float64Array(SERIES);
  for (const entry of entries) {
    const series = seriesIndex(entry.to);
    sums[series] = (sums[series] ?? 0) + entry.amount * growth(entry.at, lives[series] ?? null);
  }
  return sums;
}

/** How far apart two touchpoints of one local date can be, whatever the time zones. */
export const LOCAL_DAY_SPAN = 3 * DAY_MS;
