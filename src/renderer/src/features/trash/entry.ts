/** What stands on one line of the trash: somebody, or something of a timeline. */
import type { ChangedTable } from '@shared/contract';
import type { PersonRef } from '@shared/domain/contact';
import type { TrashPage } from '@shared/history-views';
import type { TrashedThing } from '@shared/trash-views';
import { formatAmount, formatDate, formatDay } from '../../format';

export type TrashedPerson = TrashPage['people'][number];
export type Entry = { person: TrashedPerson } | { thing: TrashedThing };

/** Tables whose changes the list of deleted things follows. */
export const thingTables: readonly ChangedTable[] = [
  'contact',
  'touchpoint',
  'referral',
  'purchase',
  'follow_up',
  'organization',
  'setting',
];

export const keyOf = (entry: Entry): string => ('person' in entry ? `person ${entry.person.id}` : `${entry.thing.table} ${entry.thing.id}`);
export const nameOf = (entry: Entry): string => ('person' in entry ? entry.person.name : entry.thing.title);

/** "12 Nov 2026 · how it begins". */
export function noteOf(entry: Entry): string {
  if ('person' in entry) return entry.person.organization;
  const { day, amount, words } = entry.thing;
  const when = day && ('at' in day ? formatDay(day.at) : formatDate(day.date));
  return [when, amount && formatAmount(amount.minor, amount.currency), words].filter((part) => part !== null && part !== '').join(' · ');
}

/** As requests name them. */
export function refsOf(entries: readonly Entry[]) {
  return {
    people: entries.flatMap((entry) => ('person' in entry ? [entry.person.id] : [])),
    things: entries.flatMap((entry) => ('thing' in entry ? [{ table: entry.thing.table, id: entry.thing.id }] : [])),
  };
}

/** Who is in the trash and has to come back with these, but is not among them. */
export function missingFrom(entries: readonly Entry[]): PersonRef[] {
  const { people } = refsOf(entries);
  const needed = entries.flatMap((entry) => ('thing' in entry ? entry.thing.needs : []));
  return [...new Map(needed.map((person) => [person.id, person])).values()].filter(({ id }) => !people.includes(id));
}
