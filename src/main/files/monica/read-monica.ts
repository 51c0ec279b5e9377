import { AppError } from '@shared/errors';
import type { ParsedContact, ParsedRecords, ReadControl, SkippedRow } from '../parsed-file';
import { readInstance } from './instance';
import { readMonicaContact } from './monica-contact';
import { MonicaRecords } from './monica-records';
import { isValues, listAt, listsOf, momentAt, objectAt, textAt, type Values } from './values';

export interface ReadMonica {
  /** Contacts, those that were skipped included. */
  found: number;
  contacts: ParsedContact[];
  skipped: SkippedRow[];
  records: ParsedRecords;
}

/** True for the JSON export of Monica 4 (`ExportResources` in its source). */
export function isMonica(json: unknown): json is Values {
  return isValues(json) && isValues(json.account) && Array.isArray(json.account.data) && json.format === undefined;
}

function nameOf(contact: Values): string {
  const properties = objectAt(contact, 'properties');
  const name = ['first_name', 'middle_name', 'last_name'].map((part) => textAt(properties, part)).filter((part) => part !== '');
  return name.join(' ') || textAt(properties, 'nickname');
}

/** What others are to a contact: who `contact_is` is `type` to `of_contact`. Monica writes both directions. */
function relationsOf(items: readonly unknown[], names: ReadonlyMap<string, string>): Map<string, { label: string; name: string }[]> {
  const relations = new Map<string, { label: string; name: string }[]>();
  for (const item of items) {
    if (!isValues(item)) continue;
    const properties = objectAt(item, 'properties');
    const [who, whose] = [textAt(properties, 'contact_is'), textAt(properties, 'of_contact')];
    const known = relations.get(whose) ?? [];
    known.push({ label: textAt(properties, 'type').replaceAll('_', ' '), name: names.get(who) ?? who });
    relations.set(whose, known);
  }
  return relations;
}

/**
 * Reads the JSON export of Monica 4: contacts with their photos; calls, conversations, activities, notes, life events and gifts as
 * touchpoints; tasks and reminders as follow-ups; introducers as referrals. Uids are Monica's own. What has no place is among the
 * custom fields and extras of its contact, or skipped with the reason.
 */
export function readMonica(json: Values, control: ReadControl): ReadMonica {
  const account = objectAt(json, 'account');
  const lists = listsOf(account);
  const people = lists.get('contact') ?? [];
  if (people.length === 0) throw new AppError('file', 'is an export of Monica without contacts');
  const instance = readInstance(account);
  const skipped: SkippedRow[] = [];
  const names = new Map<string, string>();
  for (const person of people) if (isValues(person)) names.set(textAt(person, 'uuid'), nameOf(person));
  names.delete('');
  const relations = relationsOf(lists.get('relationship') ?? [], names);
  let row = 0;
  const records = new MonicaRecords(
    instance,
    momentAt(json, 'export_date'),
    (uuid) => names.get(uuid),
    (name, reason) => skipped.push({ row, name: name.slice(0, 200), reason }),
  );
  const contacts: ParsedContact[] = [];
  const takingPart = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const person of people) {
    row++;
    if ((row & 0x3f) === 0) {
      control.checkCancelled();
      control.progress(row, people.length);
    }
    const uuid = isValues(person) ? textAt(person, 'uuid') : '';
    if (!isValues(person) || uuid === '' || seen.has(uuid)) {
      const reason = seen.has(uuid) ? `another contact has the id ${uuid.slice(0, 100)}` : 'is a contact without an id';
      skipped.push({ row, name: isValues(person) ? nameOf(person).slice(0, 200) : '', reason });
      continue;
    }
    seen.add(uuid);
    contacts.push(readMonicaContact(person, row, instance, relations.get(uuid) ?? []));
    for (const activity of new Set(records.contact(person, uuid))) {
      const known = takingPart.get(activity) ?? [];
      known.push(uuid);
      takingPart.set(activity, known);
    }
  }
  row = 0;
  for (const activity of lists.get('activity') ?? []) {
    row++;
    records.activity(activity, isValues(activity) ? (takingPart.get(textAt(activity, 'uuid')) ?? []) : []);
  }
  for (const [i, entry] of listAt(objectAt(account, 'properties'), 'journal_entries').entries()) {
    const title = isValues(entry) ? textAt(objectAt(entry, 'properties'), 'title') || textAt(entry, 'title') : '';
    skipped.push({ row: i + 1, name: title.slice(0, 200), reason: 'is a journal entry, which is about nobody' });
  }
  return { found: people.length, contacts, skipped, records: records.records };
}
