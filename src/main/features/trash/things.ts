/** Deleted touchpoints, referrals, purchases, … : the list, and the way back. */
import type { PersonRef } from '@shared/domain/contact';
import { AppError } from '@shared/errors';
import type { TrashedRef, TrashedThing, TrashedThings } from '@shared/trash-views';
import { reinsert } from '../../db/history';
import { named, setDeleted } from '../contacts/service';
import type { Core } from '../core';
import { type DeletedThing, deletedThings, keyOf } from './deleted-things';

interface Person extends PersonRef {
  trashed: boolean;
}

function personOf(core: Core, id: number): Person {
  const row = core.db.prepare('SELECT name, deleted_at FROM contact WHERE id = ?').get(id) as { name: string; deleted_at: number | null };
  return { id, name: row.name, trashed: row.deleted_at !== null };
}

/** Who has to come back with it: all that are in the trash, of a touchpoint only if nobody else was in it. */
function needed(core: Core, { table, personIds }: DeletedThing): PersonRef[] {
  const people = personIds.map((id) => personOf(core, id));
  if (table === 'touchpoint' && people.some(({ trashed }) => !trashed)) return [];
  return people.filter(({ trashed }) => trashed).map(({ id, name }) => ({ id, name }));
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const TOLD_NAMES = 3;

function titleOf(core: Core, { table, row, personIds }: DeletedThing): string {
  const nameOf = (id: unknown, me: string) => (typeof id === 'number' ? personOf(core, id).name : me);
  switch (table) {
    case 'touchpoint': {
      const names = personIds.slice(0, TOLD_NAMES).map((id) => nameOf(id, ''));
      const others = personIds.length > TOLD_NAMES ? ' and others' : '';
      const kind = core.ror.kinds.find(({ key }) => key === row.kind)?.label ?? text(row.kind);
      return `${text(row.subject) || kind} with ${names.join(', ')}${others}`;
    }
    case 'referral':
      return `${nameOf(row.from_contact_id, 'I')} referred ${nameOf(row.subject_contact_id, '')} to ${nameOf(row.to_contact_id, 'me')}`;
    case 'purchase':
      return `Purchase by ${nameOf(row.contact_id, '')}`;
    case 'follow_up':
      return `Follow-up with ${nameOf(row.contact_id, '')}`;
    case 'organization':
      return `About ${text(row.name)}`;
  }
}

const instant = (value: unknown): TrashedThing['day'] => (typeof value === 'number' ? { at: value } : null);

function dayOf({ table, row }: DeletedThing): TrashedThing['day'] {
  switch (table) {
    case 'touchpoint':
      return { date: text(row.local_date) };
    case 'referral':
      return instant(row.made_at);
    case 'purchase':
      return instant(row.at);
    case 'follow_up':
      return { date: text(row.due_date) };
    case 'organization':
      return null;
  }
}

/** No line of the list shows more of a text than this. */
const WORDS = 160;

function wordsOf({ row }: DeletedThing): string {
  const written = text(row.body) || text(row.note) || text(row.description) || text(row.reason) || text(row.notes) || text(row.website);
  return written
    .slice(0, WORDS * 2)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, WORDS);
}

function told(core: Core, thing: DeletedThing): TrashedThing {
  const { table, id, row, deletedAt, goesAt } = thing;
  const amount =
    table === 'purchase' && typeof row.amount_minor === 'number' ? { minor: row.amount_minor, currency: text(row.currency) } : null;
  const [title, day, words, needs] = [titleOf(core, thing), dayOf(thing), wordsOf(thing), needed(core, thing)];
  return { table, id, title, day, amount, words, needs, deletedAt, goesAt };
}

/** The last deleted first. */
export function thingsPage(core: Core, offset: number, limit: number): TrashedThings {
  const all = deletedThings(core.db);
  return { total: all.length, things: all.slice(offset, offset + limit).map((thing) => told(core, thing)) };
}

function labelOf(core: Core, people: readonly number[], things: readonly DeletedThing[]): string {
  const [only] = things;
  const kinds = { touchpoint: 'a touchpoint', referral: 'a referral', purchase: 'a purchase', follow_up: 'a follow-up' };
  const one = only?.table === 'organization' ? `what was written about ${text(only.row.name)}` : only && kinds[only.table];
  const entries = things.length === 1 ? one : `${things.length} entries`;
  return `Restore ${[...(people.length > 0 ? [named(core, people)] : []), ...(things.length > 0 ? [entries] : [])].join(' and ')}`;
}

/**
 * Takes people and things out of the trash in one action: rows as they were, under the numbers they had.
 * @throws AppError `not_found` for what is not in the trash any more, `conflict` when somebody it was about would stay there
 */
export function restore(core: Core, people: readonly number[], refs: readonly TrashedRef[]): void {
  const { db } = core;
  const deleted = refs.length === 0 ? [] : deletedThings(db);
  const byKey = new Map(deleted.map((thing) => [keyOf(thing), thing]));
  const things = [...new Set(refs.map(keyOf))].map((key) => {
    const thing = byKey.get(key);
    if (!thing) throw new AppError('not_found', 'This is not in the trash any more.');
    const missing = needed(core, thing).filter(({ id }) => !people.includes(id));
    if (missing.length > 0) {
      const names = missing.map(({ name }) => name).join(' and ');
      throw new AppError('conflict', `${names} ${missing.length === 1 ? 'is' : 'are'} in the trash. Restore them first.`);
    }
    return thing;
  });
  core.act(labelOf(core, people, things), () => {
    if (people.length > 0) setDeleted(core, people, false);
    for (const { table, row, members } of things) {
      reinsert(db, table, row);
      for (const member of members) reinsert(db, 'touchpoint_contact', member);
    }
  });
}
