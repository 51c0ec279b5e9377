/** The contact that a row of a file is merged with. */
import { query, type Slot } from '../../db/query';
import type { FileSource } from '../../files/parsed-file';
import { getContact, type StoredContact } from '../contacts/service';
import type { Core } from '../core';
import type { Match } from './matcher';
import { type Choose, keepMine, type Merged, mergeEntries } from './merge';
import type { PlannedContact } from './plan';
import { baseOf, type Entry, isKnownEntry, type Origin } from './snapshot';

/** What a merge would do, in as few words as a plan of very many rows can keep. */
export interface Joint {
  isNews: boolean;
  /** Keys of fields in conflict. */
  conflicts: readonly string[];
  /** This very entry was imported into that contact before. */
  isKnown: boolean;
}

const none: readonly string[] = [];
export const NOTHING_TO_DO: Joint = { isNews: false, conflicts: none, isKnown: false };
const KNOWN: Joint = { isNews: false, conflicts: none, isKnown: true };
const NEWS: Joint = { isNews: true, conflicts: none, isKnown: false };

/** Sources of which a later file may leave out what an earlier one had: any table somebody made, and people seen in passing. */
const partialSources: readonly FileSource[] = ['generic-csv', 'mapped-csv', 'linkedin-messages', 'linkedin-invitations'];

const hashOfPhoto = query((sql, id: Slot<number>) => sql.selectFrom('photo').select('sha256').where('id', '=', id));

const contactThere = query((sql, id: Slot<number>) => sql.selectFrom('contact').select('id').where('id', '=', id));

/** Null for somebody who is gone since the files were read. */
export function findStored(core: Core, id: number): StoredContact | null {
  return core.db.find(contactThere(id)) ? getContact(core.db, id) : null;
}

export function storedEntry(core: Core, { fields, extras, record }: StoredContact): Entry {
  return { fields, extras, photo: record.photo_id === null ? null : (core.db.find(hashOfPhoto(record.photo_id))?.sha256 ?? null) };
}

export function entryOfDraft({ draft, photoHash }: Pick<PlannedContact, 'draft' | 'photoHash'>): Entry {
  return { fields: draft.fields, extras: draft.extras, photo: photoHash };
}

export interface Merge {
  mine: Entry;
  theirs: Entry;
  merged: Merged;
}

/** What becomes of an entry. @param contactId whose it is; null for somebody new */
export function mergeOnto(
  core: Core,
  planned: PlannedContact,
  mine: Entry,
  contactId: number | null,
  origin: Origin,
  choose: Choose,
): Merged {
  const base = contactId === null ? null : baseOf(core.db, contactId, origin, planned.draft.uid);
  return mergeEntries(base, mine, entryOfDraft(planned), choose, { isPartial: partialSources.includes(origin.source) });
}

/** What becomes of a stored contact. */
export function mergeWithStored(core: Core, planned: PlannedContact, stored: StoredContact, origin: Origin, choose: Choose): Merge {
  const mine = storedEntry(core, stored);
  return { mine, theirs: entryOfDraft(planned), merged: mergeOnto(core, planned, mine, stored.record.id, origin, choose) };
}

/** What becomes of somebody new whom an earlier file of the same import brings. */
export function mergeWithPlanned(planned: PlannedContact, other: PlannedContact, choose: Choose): Merge {
  const [mine, theirs] = [entryOfDraft(other), entryOfDraft(planned)];
  return { mine, theirs, merged: mergeEntries(null, mine, theirs, choose, { isPartial: false }) };
}

function shortOf({ isNews, conflicts }: Merged): Joint {
  if (conflicts.length === 0) return isNews ? NEWS : NOTHING_TO_DO;
  return { isNews, conflicts, isKnown: false };
}

/** What a row would do to a stored contact. */
export function jointWith(core: Core, planned: PlannedContact, contactId: number, origin: Origin): Joint {
  if (isKnownEntry(core.db, contactId, planned.fingerprint)) return KNOWN;
  return shortOf(mergeWithStored(core, planned, getContact(core.db, contactId), origin, keepMine).merged);
}

/** What a row would do to whom the matcher found. */
export function jointOf(core: Core, planned: PlannedContact, match: Match, origin: Origin): Joint {
  if (match.by === 'fingerprint') return KNOWN;
  if (match.planned) return shortOf(mergeWithPlanned(planned, match.planned, keepMine).merged);
  return match.trashed ? NOTHING_TO_DO : jointWith(core, planned, match.stored, origin);
}
