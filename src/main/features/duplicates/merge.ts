/** Several people become one: what belongs to the others moves to the one that stays, then the others are gone. */
import { type ContactFields, contactFields } from '@shared/domain/contact';
import { mergeEntries } from '@shared/domain/merge-fields';
import { AppError } from '@shared/errors';
import { getContact, type StoredContact, updateContact } from '../contacts/service';
import type { Core } from '../core';
import { uniteExtras } from './extras';

export interface Merge {
  keepId: number;
  otherIds: readonly number[];
  /** The fields of the one person. */
  fields: ContactFields;
  /** Whose photo it is; null for none. */
  photoOf: number | null;
}

/** @throws AppError `invalid` for somebody in the trash, `not_found` */
function getLiving(core: Core, id: number): StoredContact {
  const stored = getContact(core.db, id);
  if (stored.record.deleted_at !== null)
    throw new AppError('invalid', `${stored.record.name} is in the trash. Restore them first.`, { field: 'otherIds' });
  return stored;
}

/**
 * Rows that belong to one person: their column is all that changes. Fields (`contact_point`, `address`, …) come with
 * `updateContact`, and those of the others go with their contact.
 */
const moved: readonly (readonly [table: string, column: string])[] = [
  ['referral', 'from_contact_id'],
  ['referral', 'to_contact_id'],
  ['referral', 'subject_contact_id'],
  ['purchase', 'contact_id'],
  ['follow_up', 'contact_id'],
  ['answer_dismissal', 'contact_id'],
  ['stage_change', 'contact_id'],
  ['contact_origin', 'contact_id'],
];

function moveRows(core: Core, from: number, to: number): void {
  const { db } = core;
  // Somebody who was there twice was there once.
  db.prepare(
    `DELETE FROM touchpoint_contact WHERE contact_id = ?
       AND touchpoint_id IN (SELECT touchpoint_id FROM touchpoint_contact WHERE contact_id = ?)`,
  ).run(from, to);
  db.prepare('UPDATE touchpoint_contact SET contact_id = ? WHERE contact_id = ?').run(to, from);
  for (const [table, column] of moved) db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`).run(to, from);
}

/** Who is not the same as one of them is not the same as the person they become. */
function moveDistinct(core: Core, from: number, to: number): void {
  const { db } = core;
  const pairs = db.all(
    db.sql
      .selectFrom('distinct_pair')
      .selectAll()
      .where(({ or, eb }) => or([eb('one_id', '=', from), eb('other_id', '=', from)])),
  );
  for (const { id, one_id, other_id } of pairs) {
    db.delete('distinct_pair', id);
    const third = one_id === from ? other_id : one_id;
    if (third === to) continue;
    db.prepare('INSERT OR IGNORE INTO distinct_pair (one_id, other_id) VALUES (?, ?)').run(Math.min(to, third), Math.max(to, third));
  }
}

/** A later import of the other entry, which comes with its uid, finds the person it became. */
function rememberUid(core: Core, { record }: StoredContact, keepId: number, now: number): void {
  if (core.db.prepare('SELECT 1 FROM contact_origin WHERE contact_id = ? AND source_uid = ?').get(keepId, record.uid) !== undefined) return;
  core.db.insert('contact_origin', {
    contact_id: keepId,
    source: record.source,
    source_uid: record.uid,
    fingerprint: '',
    imported_at: now,
  });
}

/** Inside of an action. */
function writeMerge(core: Core, { keepId, otherIds, fields, photoOf }: Merge): void {
  const { db } = core;
  const now = core.now();
  const kept = getLiving(core, keepId);
  const others = otherIds.map((id) => getLiving(core, id));
  const all = [kept, ...others];
  const photo = all.find(({ record }) => record.id === photoOf)?.record.photo_id ?? null;
  updateContact(db, kept, fields, uniteExtras(all.map(({ extras }) => extras)), photo, now);
  const archived = all.every(({ record }) => record.archived_at !== null);
  db.update('contact', keepId, {
    created_at: Math.min(...all.map(({ record }) => record.created_at)),
    archived_at: archived ? kept.record.archived_at : null,
    // Who is also somebody real does not go with the sample.
    source: (kept.record.source === 'sample' ? (others.find(({ record }) => record.source !== 'sample') ?? kept) : kept).record.source,
    updated_at: now,
  });
  for (const other of others) {
    moveRows(core, other.record.id, keepId);
    moveDistinct(core, other.record.id, keepId);
    rememberUid(core, other, keepId, now);
    db.delete('contact', other.record.id);
  }
}

function assertSeveral(keepId: number, otherIds: readonly number[]): void {
  if (otherIds.includes(keepId) || new Set(otherIds).size !== otherIds.length)
    throw new AppError('invalid', 'Nobody can be merged with themselves', { field: 'otherIds' });
}

/** One action. Who stays keeps their uid; the others are gone, and come back with undo. */
export function mergePeople(core: Core, merge: Merge): void {
  assertSeveral(merge.keepId, merge.otherIds);
  const kept = getLiving(core, merge.keepId).record.name;
  const [other] = merge.otherIds;
  const rest = merge.otherIds.length === 1 && other !== undefined ? getLiving(core, other).record.name : `${merge.otherIds.length} others`;
  core.act(`Merge ${kept} with ${rest}`, () => writeMerge(core, merge));
}

const timelineLength = `SELECT (SELECT count(*) FROM touchpoint_contact WHERE contact_id = :id)
  + (SELECT count(*) FROM referral WHERE from_contact_id = :id OR to_contact_id = :id OR subject_contact_id = :id)
  + (SELECT count(*) FROM purchase WHERE contact_id = :id)`;

/** The ids in the order of who should stay: nobody archived before others, then the longest timeline, then who was here first. */
export function byWhoStays(core: Core, ids: readonly number[]): number[] {
  const weigh = (id: number) => {
    const { record } = getLiving(core, id);
    return {
      id,
      archived: record.archived_at !== null,
      rows: Number(core.db.prepare(timelineLength).pluck().get({ id })),
      since: record.created_at,
    };
  };
  const order = (a: ReturnType<typeof weigh>, b: ReturnType<typeof weigh>) =>
    Number(a.archived) - Number(b.archived) || b.rows - a.rows || a.since - b.since || a.id - b.id;
  return ids
    .map(weigh)
    .sort(order)
    .map(({ id }) => id);
}

/**
 * Merges each group by the defaults, all in one action; returns how many entries are gone.
 * `tick` is told after each group and may throw to stop, which leaves all as it was.
 */
export function mergeGroups(core: Core, groups: readonly (readonly number[])[], tick: (done: number) => void = () => undefined): number {
  const ids = groups.flat();
  if (new Set(ids).size !== ids.length) throw new AppError('invalid', 'Somebody stands in two groups', { field: 'groups' });
  const label = `Merge ${ids.length} entries into ${groups.length} ${groups.length === 1 ? 'person' : 'people'}`;
  return core.act(label, () => {
    groups.forEach((group, index) => {
      const [keepId, ...otherIds] = byWhoStays(core, group);
      if (keepId === undefined || otherIds.length === 0)
        throw new AppError('invalid', 'A group has at least two people', { field: 'groups' });
      const entries = [keepId, ...otherIds].map((id) => getLiving(core, id));
      const fields = contactFields.safeParse(mergeEntries(entries.map((entry) => entry.fields)));
      if (!fields.success) {
        const place = fields.error.issues[0]?.path[0];
        throw new AppError('invalid', `${entries[0]?.record.name} would have too much in “${String(place)}”. Merge them one by one.`);
      }
      writeMerge(core, {
        keepId,
        otherIds,
        fields: fields.data,
        photoOf: entries.find(({ record }) => record.photo_id !== null)?.record.id ?? null,
      });
      tick(index + 1);
    });
    return ids.length - groups.length;
  });
}
