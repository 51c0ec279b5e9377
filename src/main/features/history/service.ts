import type { PersonRef } from '@shared/domain/contact';
import { AppError } from '@shared/errors';
import type { ActionChanges, ChangedThing } from '@shared/history-views';
import { type ActionRecord, findAction } from '../../db/history';
import { recordedTables } from '../../db/schema';
import { findObstacle, takenBack } from '../../db/undo-any';
import type { Core } from '../core';
import { REVIEW_KEYS } from '../settings/service';
import { findRow, type Row, type RowChange, rowChanges, type ThingTable, thingTables } from './changes';
import { fieldsOf, type NameOf, type Names } from './fields';
import { type Part, partFields, partOf } from './parts';

interface Thing {
  table: ThingTable;
  id: number;
  before: Row | null;
  after: Row | null;
  partsBefore: Part[];
  partsAfter: Part[];
}

const nouns: Record<ThingTable, string> = {
  contact: 'person',
  organization: 'organization',
  touchpoint: 'touchpoint',
  referral: 'referral',
  purchase: 'purchase',
  follow_up: 'follow-up',
  answer_dismissal: 'dismissed answer',
  distinct_pair: 'pair of people',
  setting: 'setting',
};
const settingTitles: Record<string, string> = {
  ror: 'Points and half-lives',
  stages: 'Stages',
  currency: 'Currency',
  cadence: 'Cadence by stage and tag',
  reviewDay: 'Day of the weekly review',
};

const isThing = (table: string): table is ThingTable => thingTables.some((name) => name === table);
const words = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Names as they are now, else as the action's rows have them. */
function namesOf(core: Core, rows: readonly RowChange[]): Names {
  const look = (table: 'contact' | 'tag', gone: string): NameOf => {
    const known = new Map<number, string>();
    for (const row of rows) if (row.table === table) known.set(row.id, words((row.after ?? row.before)?.name));
    return (id) => {
      const name = words(findRow(core.db, table, id)?.name) || known.get(id) || gone;
      known.set(id, name);
      return name;
    };
  };
  return {
    nameOf: look('contact', 'somebody who is gone'),
    tagOf: look('tag', 'a tag that is gone'),
    kindOf: (key) => core.ror.kinds.find((kind) => kind.key === key)?.label ?? key,
  };
}

/** The log of an action that is undone has its rows the other way round. */
function inTableOrder(rows: readonly RowChange[]): RowChange[] {
  return [...rows].sort((a, b) => recordedTables.indexOf(a.table) - recordedTables.indexOf(b.table) || a.id - b.id);
}

/** Groups rows by the thing they are or belong to, in the order they were changed. */
function gather(core: Core, rows: readonly RowChange[], names: Names): Thing[] {
  const things = new Map<string, Thing>();
  for (const { table, id, before, after } of rows) {
    if (isThing(table)) things.set(`${table} ${id}`, { table, id, before, after, partsBefore: [], partsAfter: [] });
  }
  const ownerOf = ({ owner }: Part): Thing => {
    const key = `${owner.table} ${owner.id}`;
    let thing = things.get(key);
    if (!thing) {
      // It was there, or nothing of it could have changed; what it said is not known if it is gone by now.
      const row = findRow(core.db, owner.table, owner.id) ?? {};
      thing = { ...owner, before: row, after: row, partsBefore: [], partsAfter: [] };
      things.set(key, thing);
    }
    return thing;
  };
  for (const { table, before, after } of inTableOrder(rows)) {
    const [was, is] = [before && partOf(table, before, names), after && partOf(table, after, names)];
    if (was) ownerOf(was).partsBefore.push(was);
    if (is) ownerOf(is).partsAfter.push(is);
  }
  return [...things.values()];
}

function titleOf({ table, before, after, partsAfter, partsBefore }: Thing, { nameOf, kindOf }: Names): string {
  const row = after ?? before ?? {};
  switch (table) {
    case 'contact':
    case 'organization':
      return words(row.name);
    case 'touchpoint': {
      const people = [...new Set((after ? partsAfter : partsBefore).filter(({ label }) => label === 'With').map(({ text }) => text))];
      const named = words(row.subject) || kindOf(words(row.kind));
      return people.length === 0 ? named : `${named} with ${people.slice(0, 3).join(', ')}${people.length > 3 ? ' and others' : ''}`;
    }
    case 'referral':
      return nameOf(Number(row.subject_contact_id));
    case 'purchase':
      return words(row.description) || nameOf(Number(row.contact_id));
    case 'follow_up':
      return words(row.reason) || nameOf(Number(row.contact_id));
    case 'answer_dismissal':
      return nameOf(Number(row.contact_id));
    case 'distinct_pair':
      return nameOf(Number(row.one_id));
    case 'setting':
      return words(row.key).startsWith(REVIEW_KEYS) ? 'Weekly review' : (settingTitles[words(row.key)] ?? words(row.key));
  }
}

const personColumns: Record<ThingTable, readonly string[]> = {
  contact: ['id'],
  organization: [],
  touchpoint: [],
  referral: ['subject_contact_id', 'from_contact_id', 'to_contact_id'],
  purchase: ['contact_id'],
  follow_up: ['contact_id'],
  answer_dismissal: ['contact_id'],
  distinct_pair: ['one_id', 'other_id'],
  setting: [],
};

/** Nobody wants more links than this behind one line. */
const LINKS = 8;

function peopleOf(core: Core, { table, id, before, after }: Thing): PersonRef[] {
  const row = after ?? before ?? {};
  const ids =
    table === 'touchpoint'
      ? (core.db.prepare('SELECT contact_id FROM touchpoint_contact WHERE touchpoint_id = ? LIMIT ?').pluck().all(id, LINKS) as number[])
      : personColumns[table].map((column) => Number(row[column] ?? 0));
  return [...new Set(ids)].flatMap((personId) => {
    const person = personId > 0 ? findRow(core.db, 'contact', personId) : null;
    return person ? [{ id: personId, name: words(person.name) }] : [];
  });
}

function changeOf({ before, after }: Thing): ChangedThing['change'] {
  if (before === null) return 'added';
  return after === null ? 'removed' : 'changed';
}

/** Rows come and go within one action, and some changes are nobody's business. */
const isSeen = (thing: Thing): boolean => thing.before !== null || thing.after !== null;

/** Why an action can't be undone now, or done again if it is undone; null when it can. */
function obstacleTo(core: Core, action: ActionRecord): string | null {
  if (action.state === 'dropped') return 'It was undone, and something else was done since.';
  if (action.state === 'undone') return null;
  const by = takenBack(core.db, 0).get(action.id);
  return findObstacle(core.db, (by === undefined ? undefined : findAction(core.db, by)) ?? action);
}

/** @throws AppError `not_found` */
export function actionChanges(core: Core, id: number, offset: number, limit: number): ActionChanges {
  const action = findAction(core.db, id);
  if (!action) throw new AppError('not_found', 'This is not in the history any more.');
  const obstacle = obstacleTo(core, action);
  // The log of what was undone and then dropped is not in order any more.
  if (action.first_change === null || action.state === 'dropped') return { total: 0, things: [], obstacle };
  const { rows, pageOf } = rowChanges(core.db, action, offset, limit);
  const names = namesOf(core, rows);
  const things = gather(core, rows, names).filter(isSeen);
  const told = things.map((thing) => ({
    thing,
    fields: [...fieldsOf(thing.table, thing.before, thing.after, names), ...partFields(thing.partsBefore, thing.partsAfter)],
  }));
  const seen = pageOf === null ? told.filter(({ thing, fields }) => fields.length > 0 || changeOf(thing) !== 'changed') : told;
  const page = pageOf === null ? seen.slice(offset, offset + limit) : seen;
  return {
    total: pageOf ?? seen.length,
    things: page.map(({ thing, fields }) => ({
      key: `${thing.table} ${thing.id}`,
      noun: nouns[thing.table],
      title: titleOf(thing, names) || nouns[thing.table],
      change: changeOf(thing),
      fields,
      people: peopleOf(core, thing),
    })),
    obstacle,
  };
}
