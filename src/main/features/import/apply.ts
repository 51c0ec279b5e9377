/** Writes what a plan says. Runs inside one action. */
import { displayName } from '@shared/domain/contact';
import { query, type Slot } from '../../db/query';
import { addStageChange, getContact, insertContact, storePhoto, updateContact } from '../contacts/service';
import type { Core } from '../core';
import { insertDistinct } from '../duplicates/service';
import { insertFollowUp } from '../follow-ups/service';
import { importOrganization } from '../organizations/service';
import { insertPurchase } from '../purchases/service';
import { insertReferral } from '../referrals/service';
import { importReview } from '../review/service';
import { addDismissal } from '../rhythm/service';
import { hasOwnSettings, writeSettings, writeTheme } from '../settings/service';
import { insertTouchpoint } from '../touchpoints/service';
import { choiceOf, isNewEntry, outcomeOf, type PlannedContact, type PlannedFile, storedTarget } from './plan';
import { keyedContacts, storedContact } from './references';
import { writeReferrers } from './referrers';
import { isKnownEntry, type Origin, snapshotOf } from './snapshot';
import { mergeWithStored } from './target';

export type Tick = (done: number) => void;

function addOrigin(core: Core, contactId: number, planned: PlannedContact, source: string, now: number): void {
  core.db.insert('contact_origin', {
    contact_id: contactId,
    source,
    source_uid: planned.draft.uid,
    fingerprint: planned.fingerprint,
    imported_at: now,
    snapshot: snapshotOf(planned.draft, planned.photoHash),
  });
}

const contactByUid = query((sql, uid: Slot<string>) => sql.selectFrom('contact').select('id').where('uid', '=', uid));

function create(core: Core, planned: PlannedContact, source: string, createdAt: number): number {
  const { draft } = planned;
  const taken = draft.uid !== null && core.db.find(contactByUid(draft.uid)) !== undefined;
  const fields = displayName(draft.fields) === '' ? { ...draft.fields, fullName: planned.name } : draft.fields;
  const uid = draft.uid === null || taken ? core.newUid() : draft.uid;
  return insertContact(core.db, { uid, fields, extras: draft.extras, photo: draft.photo, source, archivedAt: draft.archivedAt, createdAt });
}

/** Merges with what is stored now: an earlier row of the same import may have completed it already. */
function update(core: Core, contactId: number, planned: PlannedContact, origin: Origin, now: number): void {
  const stored = getContact(core.db, contactId);
  const { mine, merged } = mergeWithStored(core, planned, stored, origin, (field) => choiceOf(planned, field));
  const { fields, extras, photo } = merged;
  const photoId = photo === mine.photo ? stored.record.photo_id : photo === null ? null : storePhoto(core.db, planned.draft.photo);
  updateContact(core.db, stored, fields, extras, photoId, now);
}

/** The person a row is; null if nobody is written for it. */
function personOf(planned: PlannedContact): number | null {
  const other = planned.decision ? null : (planned.twin ?? planned.match?.planned ?? null);
  return other ? other.writtenId : storedTarget(planned);
}

function writeContact(core: Core, planned: PlannedContact, file: PlannedFile, now: number): void {
  const { parsed, origin } = file;
  const outcome = outcomeOf(planned);
  if (outcome === 'leave') return;
  if (outcome === 'create') {
    planned.writtenId = create(core, planned, parsed.source, parsed.records?.contactsCreatedAt.get(planned.draft.uid ?? '') ?? now);
    addOrigin(core, planned.writtenId, planned, parsed.source, now);
    return;
  }
  const contactId = personOf(planned);
  planned.writtenId = contactId;
  if (contactId === null) return;
  if (outcome === 'update') update(core, contactId, planned, origin, now);
  // An earlier file of the same import may have brought the very same entry.
  if (isNewEntry(planned) && !isKnownEntry(core.db, contactId, planned.fingerprint))
    addOrigin(core, contactId, planned, parsed.source, now);
}

function writeContacts(core: Core, file: PlannedFile, now: number, tick: Tick): void {
  let done = 0;
  for (const planned of file.contacts) {
    done += 1;
    tick(done);
    writeContact(core, planned, file, now);
  }
}

/**
 * Touchpoints and the like of a file; those whose uid is stored already are left as they are. `people`: whom the uids of
 * other files of the same import became.
 */
function writeRecords(core: Core, file: PlannedFile, people: ReadonlyMap<string, number>): void {
  const { records } = file;
  const { source } = file.parsed;
  if (!records) return;
  const own = keyedContacts(file);
  const now = core.now();
  const stored = (table: 'touchpoint' | 'referral' | 'purchase' | 'follow_up', uid: string) =>
    core.db.prepare(`SELECT 1 FROM ${table} WHERE uid = ?`).get(uid) !== undefined;
  /** The plan left out what is about nobody. */
  const idOf = (uid: string): number => {
    const id = own.get(uid)?.writtenId ?? people.get(uid) ?? storedContact(core, uid);
    if (id === undefined) throw new Error('a record refers to a contact that was not written');
    return id;
  };
  for (const { contactUids, ...touchpoint } of records.touchpoints) {
    if (!stored('touchpoint', touchpoint.uid))
      insertTouchpoint(core.db, { ...touchpoint, contactIds: [...new Set(contactUids.map(idOf))], source, now });
  }
  for (const { fromContactUid, toContactUid, subjectContactUid, ...referral } of records.referrals) {
    if (stored('referral', referral.uid)) continue;
    const [fromContactId, toContactId] = [fromContactUid, toContactUid].map((uid) => (uid === null ? null : idOf(uid)));
    insertReferral(core.db, {
      ...referral,
      fromContactId: fromContactId ?? null,
      toContactId: toContactId ?? null,
      subjectContactId: idOf(subjectContactUid),
      source,
      now,
    });
  }
  for (const { contactUid, ...purchase } of records.purchases) {
    if (!stored('purchase', purchase.uid)) insertPurchase(core.db, { ...purchase, contactId: idOf(contactUid), source, now });
  }
  for (const { contactUid, ...followUp } of records.followUps) {
    if (!stored('follow_up', followUp.uid)) insertFollowUp(core.db, { ...followUp, contactId: idOf(contactUid), source, now });
  }
  for (const organization of records.organizations) importOrganization(core, organization, source);
  for (const { contactUid, ...change } of records.stageChanges) addStageChange(core.db, { ...change, contactId: idOf(contactUid) });
  for (const { contactUid, at } of records.dismissedAnswers) addDismissal(core.db, { contactId: idOf(contactUid), at });
  for (const review of records.reviews) importReview(core, review);
  for (const { contactUids } of records.distinctPairs) {
    const [one, other] = contactUids.map(idOf);
    // The same person here, since they were merged or matched: what the file says holds no longer.
    if (one !== undefined && other !== undefined && one !== other) insertDistinct(core.db, one, other);
  }
}

/** Settings come along only into a profile that has none of its own. */
function writeOwnSettings(core: Core, file: PlannedFile): void {
  const settings = file.parsed.records?.settings;
  if (!settings || hasOwnSettings(core.db)) return;
  writeSettings(core.db, settings);
  if (settings.theme && !core.db.find(core.db.sql.selectFrom('preference').select('key').where('key', '=', 'theme')))
    writeTheme(core.db, settings.theme);
}

/** Writes files in their order: all their people first, so that any file's records find them. `tick` counts the people. */
export function writeFiles(core: Core, files: readonly PlannedFile[], tick: Tick): void {
  const people = new Map<string, number>();
  // One time for all: what was imported together can be told by it.
  const now = core.now();
  let before = 0;
  for (const file of files) {
    for (const contact of file.contacts) contact.writtenId = null;
  }
  for (const file of files) {
    const done = before;
    writeOwnSettings(core, file);
    writeContacts(core, file, now, (count) => tick(done + count));
    before += file.contacts.length;
    for (const [key, { writtenId }] of keyedContacts(file)) if (writtenId !== null) people.set(key, writtenId);
  }
  for (const file of files) {
    writeRecords(core, file, people);
    writeReferrers(core, file);
  }
}
