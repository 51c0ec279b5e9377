/** A column that names who referred somebody becomes a referral received, when the name or e-mail is that of one person. */
import { type ContactFields, displayName } from '@shared/domain/contact';
import { fold } from '@shared/domain/fold';
import { query, type Slot } from '../../db/query';
import { normalizePoint } from '../contacts/normalize';
import { UNNAMED } from '../contacts/service';
import type { Core } from '../core';
import { insertReferral } from '../referrals/service';
import { choiceOf, outcomeOf, type PlannedContact, type PlannedFile, storedTarget } from './plan';
import type { Entry } from './snapshot';
import { entryOfDraft, findStored, mergeOnto, storedEntry } from './target';

const byName = query((sql, name: Slot<string>) =>
  sql.selectFrom('contact').select('id').where('sort_name', '=', name).where('deleted_at', 'is', null).limit(50),
);
const byEmail = query((sql, email: Slot<string>) =>
  sql
    .selectFrom('contact_point as p')
    .innerJoin('contact as c', 'c.id', 'p.contact_id')
    .select('c.id')
    .distinct()
    .where('p.kind', '=', 'email')
    .where('p.normalized', '=', email)
    .where('c.deleted_at', 'is', null)
    .limit(50),
);
const byReferralUid = query((sql, uid: Slot<string>) => sql.selectFrom('referral').select('id').where('uid', '=', uid));
const received = query((sql, from: Slot<number>, subject: Slot<number>) =>
  sql
    .selectFrom('referral')
    .select('id')
    .where('from_contact_id', '=', from)
    .where('subject_contact_id', '=', subject)
    .where('to_contact_id', 'is', null)
    .limit(1),
);

/** By what a referrer is looked for: an e-mail address, or a name. */
function keyOf(named: string): string {
  return named.includes('@') ? `email ${normalizePoint('email', named)}` : `name ${fold(named)}`;
}

function storedBy(core: Core, key: string): number[] {
  const [kind, ...words] = key.split(' ');
  const value = words.join(' ');
  return core.db.all(kind === 'email' ? byEmail(value) : byName(value)).map(({ id }) => id);
}

/** Who the file says referred this contact, if it matters: `''` for nobody, or a contact of whom nothing is written. */
function referrerOf(planned: PlannedContact): string {
  const named = planned.parsed.referredBy?.trim() ?? '';
  if (named === '') return '';
  const outcome = outcomeOf(planned);
  return outcome === 'create' || outcome === 'update' ? named : '';
}

const isReceived = (core: Core, from: number, subject: number) => core.db.find(received(from, subject)) !== undefined;

/**
 * Writes the referrals of a file whose contacts are written. The file does not say when: it is the day of the import. What
 * names nobody stays a custom field.
 */
export function writeReferrers(core: Core, { parsed, contacts }: PlannedFile): void {
  const now = core.now();
  for (const planned of contacts) {
    const named = referrerOf(planned);
    const subject = planned.writtenId;
    if (named === '' || subject === null) continue;
    const [from, ...others] = storedBy(core, keyOf(named));
    if (from === undefined || others.length > 0 || from === subject || isReceived(core, from, subject)) continue;
    const uid = `referred-by:${planned.fingerprint}`;
    insertReferral(core.db, {
      uid: core.db.find(byReferralUid(uid)) ? core.newUid() : uid,
      fromContactId: from,
      toContactId: null,
      subjectContactId: subject,
      madeAt: now,
      status: 'made',
      closedAt: null,
      valueMinor: null,
      currency: null,
      thankedAt: null,
      outcomeReportedAt: null,
      note: `Referred by ${named}, says ${parsed.format}`,
      source: parsed.source,
      now,
    });
  }
}

/** Somebody who will be there: stored already, or a row that becomes somebody new. */
type Person = number | PlannedContact;

/** The row or stored contact that a row becomes; null if nothing is written for it. */
function personOf(planned: PlannedContact): Person | null {
  const outcome = outcomeOf(planned);
  if (outcome === 'leave') return null;
  if (outcome === 'create') return planned;
  const other = planned.decision ? null : (planned.twin ?? planned.match?.planned ?? null);
  return other ? personOf(other) : storedTarget(planned);
}

function keysOf(fields: ContactFields): string[] {
  const emails = fields.points.filter(({ kind }) => kind === 'email').map(({ value }) => `email ${normalizePoint('email', value)}`);
  return [`name ${fold(displayName(fields) || UNNAMED)}`, ...emails];
}

/** Whoever may stand under one of these keys at some time of the import. */
function concernedBy(files: readonly PlannedFile[], people: ReadonlyMap<string, ReadonlySet<Person>>): Set<Person> {
  const concerned = new Set([...people.values()].flatMap((found) => [...found]));
  for (const { contacts } of files) {
    for (const planned of contacts) {
      const outcome = outcomeOf(planned);
      const person = outcome === 'create' || outcome === 'update' ? personOf(planned) : null;
      if (person !== null && keysOf(planned.draft.fields).some((key) => people.has(key))) concerned.add(person);
    }
  }
  return concerned;
}

/** Who will be there under each of these keys once the files are written: what is written to them is gone through row by row. */
function peopleBy(core: Core, files: readonly PlannedFile[], keys: ReadonlySet<string>): Map<string, Set<Person>> {
  const people = new Map([...keys].map((key) => [key, new Set<Person>(storedBy(core, key))]));
  const concerned = concernedBy(files, people);
  const entries = new Map<Person, Entry>();
  const entryNow = (person: Person): Entry | null => {
    if (typeof person !== 'number') return entries.get(person) ?? entryOfDraft(person);
    const stored = entries.has(person) ? null : findStored(core, person);
    return entries.get(person) ?? (stored && storedEntry(core, stored));
  };
  const become = (person: Person, entry: Entry) => {
    entries.set(person, entry);
    const now = keysOf(entry.fields);
    for (const [key, found] of people) {
      if (now.includes(key)) found.add(person);
      else found.delete(person);
    }
  };
  for (const { contacts, origin } of files) {
    for (const planned of contacts) {
      const outcome = outcomeOf(planned);
      const person = outcome === 'create' || outcome === 'update' ? personOf(planned) : null;
      if (person === null || !concerned.has(person)) continue;
      const mine = entryNow(person);
      if (!mine) continue;
      const contactId = typeof person === 'number' ? person : null;
      const choose = (field: string) => choiceOf(planned, field);
      become(person, outcome === 'create' ? mine : mergeOnto(core, planned, mine, contactId, origin, choose));
    }
  }
  return people;
}

/** How many referrals `writeReferrers` will make of each file. */
export function countReferrers(core: Core, files: readonly PlannedFile[]): number[] {
  const named = files.map((file) =>
    file.contacts.filter((planned) => planned.parsed.referredBy !== undefined && referrerOf(planned) !== ''),
  );
  if (named.every((rows) => rows.length === 0)) return files.map(() => 0);
  const people = peopleBy(core, files, new Set(named.flat().map((planned) => keyOf(referrerOf(planned)))));
  const made = new Map<Person, Set<Person>>();
  return named.map((rows) => {
    let count = 0;
    for (const planned of rows) {
      const [from, ...others] = people.get(keyOf(referrerOf(planned))) ?? [];
      const subject = personOf(planned);
      if (from === undefined || others.length > 0 || subject === null || from === subject) continue;
      const known = made.get(from) ?? new Set();
      made.set(from, known);
      if (known.has(subject)) continue;
      if (typeof from === 'number' && typeof subject === 'number' && isReceived(core, from, subject)) continue;
      known.add(subject);
      count += 1;
    }
    return count;
  });
}
