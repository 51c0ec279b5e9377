/** Lines of the log become touchpoints, new people, tags, referrals and follow-ups: one action. */
import type { LogEntry } from '@shared/contract-log';
import { contactFields } from '@shared/domain/contact';
import { fold } from '@shared/domain/fold';
import { AppError } from '@shared/errors';
import type { LogSummary } from '@shared/log-views';
import { changeMany } from '../contacts/bulk';
import { assertContacts, createContact, named } from '../contacts/service';
import type { Core } from '../core';
import { planFollowUp } from '../follow-ups/service';
import { createReferral } from '../referrals/service';
import { createTouchpoint } from '../touchpoints/service';
import { findTagLike } from './tags';

/** Of so many people it is told how their score moved. */
const TOLD = 3;

type Person = LogEntry['people'][number];

const known = (people: readonly Person[]) => people.flatMap((person) => ('id' in person ? [person.id] : []));

function labelOf(core: Core, entries: readonly LogEntry[]): string {
  const [only] = entries;
  if (entries.length > 1 || !only) return `Log ${entries.length} lines`;
  if (!only.touchpoint) return 'Plan a follow-up';
  const { kind } = only.touchpoint;
  const label = core.ror.kinds.find(({ key }) => key === kind)?.label ?? kind;
  const [first] = only.people;
  if (!first || only.people.length > 1) return `Log ${label} with ${only.people.length} people`;
  return `Log ${label} with ${'id' in first ? named(core, [first.id]) : first.name}`;
}

/** Each new name once. */
class NewPeople {
  readonly created: { id: number; name: string }[] = [];
  private readonly ids = new Map<string, number>();
  private readonly core: Core;

  constructor(core: Core) {
    this.core = core;
  }

  idOf(person: Person): number {
    if ('id' in person) return person.id;
    const key = fold(person.name);
    const made = this.ids.get(key);
    if (made !== undefined) return made;
    const isEmail = /^\S+@\S+\.\S+$/.test(person.name);
    const fields = isEmail ? { points: [{ kind: 'email' as const, value: person.name }] } : { fullName: person.name };
    const id = createContact(this.core, contactFields.parse(fields));
    this.ids.set(key, id);
    this.created.push({ id, name: person.name });
    return id;
  }
}

function write(core: Core, entry: LogEntry, field: string, people: NewPeople, completes: number | null): number | null {
  assertContacts(core, known([...entry.people, ...entry.introduced.map(({ person }) => person)]), `${field}.people`);
  const contactIds = [...new Set(entry.people.map((person) => people.idOf(person)))];
  const [first] = contactIds;
  if (entry.tags.length > 0) changeMany(core, contactIds, { addTags: entry.tags.map((tag) => findTagLike(core.db, tag)), removeTags: [] });
  for (const { person, by } of entry.introduced) {
    const from = contactIds[by];
    const subject = people.idOf(person);
    if (from === undefined) throw new AppError('invalid', 'This introduction names nobody', { field: `${field}.introduced` });
    if (from === subject) throw new AppError('invalid', 'Nobody introduces themselves', { field: `${field}.introduced` });
    createReferral(core, {
      fromContactId: from,
      toContactId: null,
      subjectContactId: subject,
      madeAt: entry.touchpoint?.occurredAt ?? core.now(),
      status: 'made',
      closedAt: null,
      valueMinor: null,
      currency: null,
      thankedAt: null,
      outcomeReportedAt: null,
      note: '',
    });
  }
  if (entry.followUp && first !== undefined)
    planFollowUp(core, { ...entry.followUp, contactId: first, recurrence: null, recursOn: null }, `${field}.followUp`);
  return entry.touchpoint && createTouchpoint(core, { ...entry.touchpoint, contactIds }, completes);
}

/** @throws AppError `invalid` at the entry that can't be logged; then nothing is */
export function logEntries(core: Core, entries: readonly LogEntry[], completes: number | null = null): LogSummary {
  const told = [...new Set(entries.flatMap(({ people }) => known(people)))].slice(0, TOLD);
  const scoresOf = (ids: readonly number[]) => {
    const now = core.current();
    return ids.map((id) => core.board.scoreOf(id, now).score);
  };
  const before = scoresOf(told);
  const people = new NewPeople(core);
  const touchpoints = core.act(labelOf(core, entries), () =>
    entries.map((entry, index) => write(core, entry, `entries.${index}`, people, index === 0 ? completes : null)),
  );
  const shown = [...told, ...people.created.map(({ id }) => id)].slice(0, TOLD);
  const after = scoresOf(shown);
  return {
    touchpoints,
    followUps: entries.filter(({ followUp }) => followUp !== null).length,
    created: people.created,
    scores: shown.map((id, index) => ({ id, name: named(core, [id]), before: before[told.indexOf(id)] ?? 0, after: after[index] ?? 0 })),
  };
}
