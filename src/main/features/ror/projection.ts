/**
 * The stored sums (table ror_sum): what ROR.md calls the projection. They hold every entry up to `ror_state.as_of`;
 * rows dated later enter when their time comes (`advance`). Everything here runs inside the caller's transaction.
 */
import { SERIES, seriesIndex, touchpointEntries } from '@shared/ror/entries';
import { growth, halfLives } from '@shared/ror/score';
import type { RorSettings } from '@shared/ror/settings';
import type { Database } from '../../db/database';
import { type Change, type ChangeRange, changesOf } from '../../db/history';
import { areRhythmsMade, dismissedIn, RhythmCollector, writeRhythms } from '../rhythm/projection';
import { type ScanRange, visitEntries } from './all-entries';
import { contactEntries, kindsByKey, LOCAL_DAY_SPAN, sumEntries } from './contact-entries';

/** Past this many contacts a whole rebuild is cheaper than one by one. */
const REBUILD_FROM = 2_000;

export interface Settled {
  /** Contacts whose sums may have changed. */
  contactIds: number[];
  /** The whole projection was computed anew. */
  rebuilt: boolean;
  /** Epoch ms: no entry before this instant changed. */
  since: number;
}

export const NOTHING_SETTLED: Settled = { contactIds: [], rebuilt: false, since: Number.POSITIVE_INFINITY };

export function projectedUntil(db: Database): number {
  return Number(db.prepare('SELECT as_of FROM ror_state WHERE id = 1').pluck().get());
}

function writeSums(db: Database, contactId: number, sums: Float64Array, offset = 0): void {
  let any = false;
  for (let k = 0; k < SERIES; k += 1) any ||= sums[offset + k] !== 0;
  if (any)
    db.prepare('INSERT OR REPLACE INTO ror_sum VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(contactId, ...sums.subarray(offset, offset + SERIES));
  else db.prepare('DELETE FROM ror_sum WHERE contact_id = ?').run(contactId);
}

/** The sums of every contact that has entries up to `until`, from the log. */
export function sumsFromLog(
  db: Database,
  settings: RorSettings,
  until: number,
  onTouch?: ScanRange['onTouch'],
): { sums: Map<number, Float64Array>; touchpoints: number } {
  const lives = halfLives(settings);
  const sums = new Map<number, Float64Array>();
  let current = -1;
  let row: Float64Array = new Float64Array(SERIES);
  const touchpoints = visitEntries(db, settings, { until, ...(onTouch && { onTouch }) }, (contactId, series, amount, at) => {
    if (contactId !== current) {
      const known = sums.get(contactId);
      row = known ?? new Float64Array(SERIES);
      if (!known) sums.set(contactId, row);
      current = contactId;
    }
    row[series] = (row[series] ?? 0) + amount * growth(at, lives[series] ?? null);
  });
  return { sums, touchpoints };
}

/** Computes all sums anew from the log, as of `now` (epoch ms), and the back and forth with everybody in the same scan. */
export function rebuildProjection(db: Database, settings: RorSettings, now: number): { contacts: number; touchpoints: number } {
  const rhythms = new RhythmCollector(settings);
  const done = rebuildSums(db, settings, now, (...touch) => rhythms.add(...touch));
  rhythms.store(db);
  return done;
}

/** As `rebuildProjection`, of the sums alone. */
export function rebuildSums(
  db: Database,
  settings: RorSettings,
  now: number,
  onTouch?: ScanRange['onTouch'],
): { contacts: number; touchpoints: number } {
  const { sums, touchpoints } = sumsFromLog(db, settings, now, onTouch);
  db.prepare('DELETE FROM ror_sum').run();
  for (const [contactId, row] of sums) writeSums(db, contactId, row);
  db.prepare('UPDATE ror_state SET as_of = ? WHERE id = 1').run(now);
  return { contacts: sums.size, touchpoints };
}

function recompute(db: Database, settings: RorSettings, contactIds: ReadonlySet<number>, until: number): void {
  const exists = db.prepare('SELECT 1 FROM contact WHERE id = ?').pluck();
  for (const contactId of contactIds) {
    if (exists.get(contactId) === undefined) continue;
    writeSums(db, contactId, sumEntries(contactEntries(db, settings, contactId, until), settings));
  }
  writeRhythms(db, settings, contactIds, until);
}

/** The instant (epoch ms) of the first row that is not in the sums yet because it lies ahead; null if there is none. */
export function nextPendingAt(db: Database): number | null {
  const at = db
    .prepare(
      `SELECT min(at) FROM (
         SELECT min(occurred_at) AS at FROM touchpoint WHERE occurred_at > :asOf UNION ALL
         SELECT min(made_at) FROM referral WHERE made_at > :asOf UNION ALL
         SELECT min(closed_at) FROM referral WHERE closed_at > :asOf UNION ALL
         SELECT min(at) FROM purchase WHERE at > :asOf)`,
    )
    .pluck()
    .get({ asOf: projectedUntil(db) });
  return typeof at === 'number' ? at : null;
}

/** Lets in the rows whose time has come since the last time, or out again those that lie ahead after the clock was set back. */
export function advance(db: Database, settings: RorSettings, now: number): Settled {
  const asOf = projectedUntil(db);
  if (!areRhythmsMade(db)) {
    rebuildProjection(db, settings, now);
    return { ...NOTHING_SETTLED, rebuilt: true, since: Number.NEGATIVE_INFINITY };
  }
  if (now === asOf) return NOTHING_SETTLED;
  const [from, until] = now > asOf ? [asOf, now] : [now, asOf];
  const due = db
    .prepare(
      `SELECT tc.contact_id FROM touchpoint t JOIN touchpoint_contact tc ON tc.touchpoint_id = t.id WHERE t.occurred_at > :from AND t.occurred_at <= :until
       UNION SELECT contact_id FROM purchase WHERE at > :from AND at <= :until`,
    )
    .pluck()
    .all({ from, until }) as number[];
  const referrals = db
    .prepare(
      `SELECT from_contact_id, to_contact_id, subject_contact_id FROM referral
       WHERE (made_at > :from AND made_at <= :until) OR (closed_at > :from AND closed_at <= :until)`,
    )
    .all({ from, until }) as ReferralEnds[];
  const contactIds = new Set(due);
  for (const ends of referrals) addReferralEnds(contactIds, ends);
  addUpstream(db, contactIds, referrals, settings.referral.chainHops);
  return { ...apply(db, settings, contactIds, now), since: from };
}

function apply(db: Database, settings: RorSettings, contactIds: Set<number>, until: number): Settled {
  if (contactIds.size >= REBUILD_FROM) {
    rebuildProjection(db, settings, until);
    return { ...NOTHING_SETTLED, contactIds: [...contactIds], rebuilt: true, since: Number.NEGATIVE_INFINITY };
  }
  recompute(db, settings, contactIds, until);
  db.prepare('UPDATE ror_state SET as_of = ? WHERE id = 1').run(until);
  return { ...NOTHING_SETTLED, contactIds: [...contactIds], since: Number.NEGATIVE_INFINITY };
}

interface ReferralEnds {
  from_contact_id: number | null;
  to_contact_id: number | null;
  subject_contact_id: number;
}

function addReferralEnds(into: Set<number>, ends: ReferralEnds): void {
  if (ends.from_contact_id !== null) into.add(ends.from_contact_id);
  if (ends.to_contact_id !== null) into.add(ends.to_contact_id);
}

/** Whoever may earn through a chain that passes these referrals: everybody upstream of who referred and of whom they referred. */
function addUpstream(db: Database, into: Set<number>, referrals: readonly ReferralEnds[], hops: number): void {
  const referrers = db.prepare('SELECT from_contact_id FROM referral WHERE subject_contact_id = ? AND to_contact_id IS NULL').pluck();
  let level = new Set<number>();
  for (const ends of referrals) {
    level.add(ends.subject_contact_id);
    if (ends.from_contact_id !== null) level.add(ends.from_contact_id);
  }
  const seen = new Set(level);
  // One step more than the chain has hops, since the subject itself is where the walk begins.
  for (let step = 0; step <= hops && level.size > 0; step += 1) {
    const next = new Set<number>();
    for (const person of level) {
      for (const from of referrers.all(person) as number[]) {
        into.add(from);
        if (!seen.has(from)) next.add(from);
        seen.add(from);
      }
    }
    level = next;
  }
}

const ROR_TABLES = ['touchpoint', 'touchpoint_contact', 'referral', 'purchase', 'setting'];

/** Brings the sums in line with what an action (or its undo) changed. They were brought up to `now` before the action began. */
export function settleProjection(db: Database, settings: RorSettings, range: ChangeRange, now: number): Settled {
  const touched = db.prepare('SELECT DISTINCT tbl FROM change WHERE id BETWEEN ? AND ?').pluck().all(range.first, range.last) as string[];
  const settled = touched.some((table) => ROR_TABLES.includes(table)) ? settleRows(db, settings, range, now, touched) : NOTHING_SETTLED;
  if (settled.rebuilt || !touched.includes('answer_dismissal')) return settled;
  const dismissed = dismissedIn(db, range);
  writeRhythms(db, settings, dismissed, now);
  return { ...settled, contactIds: [...settled.contactIds, ...dismissed] };
}

function settleRows(db: Database, settings: RorSettings, range: ChangeRange, now: number, touched: readonly string[]): Settled {
  const relevant = Number(
    db
      .prepare(
        `SELECT count(*) FROM change WHERE id BETWEEN ? AND ? AND tbl IN ('touchpoint', 'touchpoint_contact', 'referral', 'purchase')`,
      )
      .pluck()
      .get(range.first, range.last),
  );
  if (relevant >= REBUILD_FROM * 4 || (touched.includes('setting') && changesRorSettings(db, range))) {
    rebuildProjection(db, settings, now);
    return { ...NOTHING_SETTLED, rebuilt: true, since: Number.NEGATIVE_INFINITY };
  }
  if (relevant === 0) return NOTHING_SETTLED;
  const appended = appendTouchpoint(db, settings, range, now);
  if (appended) return { ...NOTHING_SETTLED, ...appended };
  return apply(db, settings, affectedContacts(db, range, settings.referral.chainHops), now);
}

function changesRorSettings(db: Database, range: ChangeRange): boolean {
  for (const change of changesOf(db, range)) {
    if (change.tbl !== 'setting') continue;
    const key = change.before?.key ?? db.prepare('SELECT key FROM setting WHERE id = ?').pluck().get(change.row_id);
    if (key === 'ror') return true;
  }
  return false;
}

function affectedContacts(db: Database, range: ChangeRange, hops: number): Set<number> {
  const contacts = new Set<number>();
  const touchpoints = new Set<number>();
  const referrals: ReferralEnds[] = [];
  const rowOf = (change: Change): Record<string, unknown> | undefined =>
    db.prepare(`SELECT * FROM ${change.tbl} WHERE id = ?`).get(change.row_id) as Record<string, unknown> | undefined;
  for (const change of changesOf(db, range)) {
    if (!ROR_TABLES.includes(change.tbl)) continue;
    if (change.tbl === 'touchpoint') touchpoints.add(change.row_id);
    if (change.tbl !== 'touchpoint_contact' && change.tbl !== 'purchase' && change.tbl !== 'referral') continue;
    for (const row of [change.before, rowOf(change)]) {
      if (!row) continue;
      if (change.tbl === 'referral') {
        referrals.push(row as unknown as ReferralEnds);
        continue;
      }
      contacts.add(Number(row.contact_id));
      if (change.tbl === 'touchpoint_contact') touchpoints.add(Number(row.touchpoint_id));
    }
  }
  const members = db.prepare('SELECT contact_id FROM touchpoint_contact WHERE touchpoint_id = ?').pluck();
  for (const touchpoint of touchpoints) for (const contact of members.all(touchpoint) as number[]) contacts.add(contact);
  for (const ends of referrals) {
    addReferralEnds(contacts, ends);
    // Nothing accrues to who is referred, but the row stands on their timeline.
    contacts.add(ends.subject_contact_id);
  }
  addUpstream(db, contacts, referrals, hops);
  return contacts;
}

/**
 * The everyday case, in time that does not grow with the log: one new touchpoint that shifts no other row's novelty
 * adds its own entries. Null if the range is anything else.
 */
function appendTouchpoint(
  db: Database,
  settings: RorSettings,
  range: ChangeRange,
  until: number,
): Pick<Settled, 'contactIds' | 'since'> | null {
  const changes = [...changesOf(db, { first: range.first, last: Math.min(range.last, range.first + 600) })].filter((change) =>
    ROR_TABLES.includes(change.tbl),
  );
  const created = changes.filter((change) => change.tbl === 'touchpoint');
  const id = created[0]?.row_id;
  if (id === undefined || created.length !== 1 || range.last - range.first > 600) return null;
  if (changes.some((change) => change.op !== 'I' || (change.tbl !== 'touchpoint' && change.tbl !== 'touchpoint_contact'))) return null;

  const row = db.prepare('SELECT uid, kind, occurred_at, local_date, sentiment FROM touchpoint WHERE id = ?').get(id) as
    | { uid: string; kind: string; occurred_at: number; local_date: string; sentiment: number }
    | undefined;
  const members = db.prepare('SELECT contact_id FROM touchpoint_contact WHERE touchpoint_id = ?').pluck().all(id) as number[];
  if (!row || changes.length !== members.length + 1) return null;
  const done = { contactIds: members, since: row.occurred_at };
  if (row.occurred_at > until) return done;

  const sameDay = db.prepare(
    `SELECT t.uid, t.occurred_at FROM touchpoint_contact tc JOIN touchpoint t ON t.id = tc.touchpoint_id
     WHERE tc.contact_id = ? AND tc.occurred_at BETWEEN ? AND ? AND t.kind = ? AND t.local_date = ? AND t.id <> ?`,
  );
  const kind = kindsByKey(settings).get(row.kind);
  if (!kind) return done;
  const counts = members.map((contactId) => {
    const others = sameDay.all(
      contactId,
      row.occurred_at - LOCAL_DAY_SPAN,
      row.occurred_at + LOCAL_DAY_SPAN,
      row.kind,
      row.local_date,
      id,
    ) as { uid: string; occurred_at: number }[];
    const shifts = others.some(
      (other) =>
        other.occurred_at <= until &&
        (other.occurred_at > row.occurred_at || (other.occurred_at === row.occurred_at && other.uid > row.uid)),
    );
    return shifts ? null : others.filter((other) => other.occurred_at <= until).length + 1;
  });
  if (counts.includes(null)) return null;

  const lives = halfLives(settings);
  const read = db.prepare('SELECT referrals, loyalty, sharing, audience, engagement, give, take FROM ror_sum WHERE contact_id = ?').raw();
  members.forEach((contactId, index) => {
    const sums = Float64Array.from((read.get(contactId) as number[] | undefined) ?? new Array<number>(SERIES).fill(0));
    const facts = {
      contactId,
      kind,
      occurredAt: row.occurred_at,
      sentiment: row.sentiment,
      contacts: members.length,
      nth: counts[index] ?? 1,
    };
    for (const entry of touchpointEntries(facts)) {
      const series = seriesIndex(entry.to);
      sums[series] = (sums[series] ?? 0) + entry.amount * growth(entry.at, lives[series] ?? null);
    }
    writeSums(db, contactId, sums);
  });
  writeRhythms(db, settings, members, until);
  return done;
}
