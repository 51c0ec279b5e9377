/** What the log form holds: the line, and fields that follow it until somebody changes them. */
import type { PersonRef } from '@shared/domain/contact';
import { fold } from '@shared/domain/fold';
import type { Settings } from '@shared/domain/settings';
import type { Doubt, Introduced, LogLine, LogPerson } from '@shared/log-line/log-line';
import { amountText } from '../../components/amount-text';
import { dayAndTimeOf } from '../../components/day-time';
import type { FieldErrors, Prepared } from '../../components/use-record-form';
import { locale } from '../../format';
import { newTouchpoint, prepareTouchpoint, type TouchpointValues } from '../touchpoints/touchpoint-form';

/** Somebody I was introduced to, who may be added with a referral. */
export interface IntroducedValue {
  person: PersonRef;
  /** Who it was; null while it is open. */
  by: PersonRef | null;
  /** It is to be added. */
  wanted: boolean;
}

export interface LogValues extends TouchpointValues {
  line: string;
  tags: string[];
  due: string | null;
  reason: string;
  introduced: IntroducedValue[];
  /** Who is meant by a name that fits several, by the folded name. */
  chosen: Record<string, PersonRef>;
  /** Fields somebody changed: they don't follow the line any more. */
  touched: string[];
}

/** What the form begins with and goes back to where the line says nothing. */
export interface LogBase {
  people: PersonRef[];
  kind: string;
  subject: string;
  currency: string;
  now: number;
}

export function newLog({ people, kind, subject, currency }: LogBase): LogValues {
  return {
    ...newTouchpoint(people, kind, currency),
    subject,
    line: '',
    tags: [],
    due: null,
    reason: '',
    introduced: [],
    chosen: {},
    touched: [],
  };
}

const newIds = new Map<string, number>();

/** Somebody who is not in the book yet: below 0, the same for the same name. */
export function newPerson(name: string): PersonRef {
  const key = fold(name);
  const id = newIds.get(key) ?? -1 - newIds.size;
  newIds.set(key, id);
  return { id, name };
}

/** Whom a name means; null while it is asked or not answered yet. */
export function personOf({ name, candidates, pending }: LogPerson, chosen: LogValues['chosen']): PersonRef | null {
  const answer = chosen[fold(name)];
  if (answer) return answer;
  const [only, other] = candidates;
  if (other || pending) return null;
  return only ? { id: only.id, name: only.name } : newPerson(name);
}

function distinct(people: readonly PersonRef[]): PersonRef[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

function introducedOf(line: LogLine, one: Introduced, values: LogValues, people: readonly PersonRef[]): IntroducedValue[] {
  const person = personOf(one, values.chosen);
  if (!person) return [];
  const before = values.introduced.find((known) => known.person.id === person.id);
  const introducer = one.by === null ? undefined : line.people[one.by];
  const by = introducer ? personOf(introducer, values.chosen) : people.length === 1 ? (people[0] ?? null) : null;
  return [{ person, by: before?.by ?? by, wanted: before?.wanted ?? false }];
}

/** The fields as the line says; those somebody changed stay as they are. */
export function followLine(line: LogLine, values: LogValues, base: LogBase): Partial<LogValues> {
  const { day, time, minutes, sentiment, money, followUp, kind } = line;
  const now = dayAndTimeOf(base.now);
  const isToday = day === null || day.value === now.day;
  const onlyPlans = followUp !== null && kind === null && day === null && minutes === null;
  const cost = money?.value.isCost ? money.value : null;
  const said = line.people.flatMap((person) => personOf(person, values.chosen) ?? []);
  const people = values.touched.includes('contactIds') ? values.contactIds : distinct([...base.people, ...said]);
  const all: Partial<LogValues> = {
    contactIds: people,
    kind: kind?.value ?? (onlyPlans ? '' : base.kind),
    occurredAt: { day: day?.value ?? now.day, time: time?.value ?? (isToday ? now.time : '12:00') },
    minutes: minutes?.value ?? null,
    sentiment: sentiment?.value ?? 0,
    costMinor: cost
      ? { text: amountText(cost.minor, cost.currency, locale), currency: cost.currency }
      : { text: '', currency: base.currency },
    subject: line.note.length > 1_000 ? '' : line.note || base.subject,
    body: line.note.length > 1_000 ? line.note : '',
    tags: line.tags.map(({ value }) => value),
    due: followUp?.due ?? null,
    reason: followUp?.reason ?? '',
    introduced: line.introduced.flatMap((one) => introducedOf(line, one, values, people)),
  };
  return Object.fromEntries(Object.entries(all).filter(([key]) => !values.touched.includes(key)));
}

/** Names that fit several people and were not answered yet, each once. */
export function openQuestions(line: LogLine | null, chosen: LogValues['chosen']): LogPerson[] {
  const asked = [...(line?.people ?? []), ...(line?.introduced ?? [])].filter(
    ({ name, candidates }) => candidates.length > 1 && chosen[fold(name)] === undefined,
  );
  return [...new Map(asked.map((person) => [fold(person.name), person])).values()];
}

const fieldsOf: Record<Doubt['field'], readonly (keyof LogValues)[]> = {
  people: ['contactIds'],
  kind: ['kind'],
  day: ['occurredAt'],
  time: ['occurredAt'],
  minutes: ['minutes'],
  sentiment: ['sentiment'],
  money: ['costMinor'],
  followUp: ['due'],
  line: [],
};

/** Doubts nobody has settled by changing the field they are about. Whom a name means is asked on its own. */
export function openDoubts(line: LogLine | null, values: LogValues, kindIsGiven: boolean): Doubt[] {
  return (line?.unsure ?? []).filter(({ field }) => {
    if (field === 'people') return false;
    if (field === 'kind' && kindIsGiven) return false;
    return !fieldsOf[field].some((key) => values.touched.includes(key));
  });
}

/** A doubt as a sentence. */
export const doubtText = ({ text, reason }: Doubt) => (text === '' ? reason : `“${text}” ${reason}`);

const entryPerson = ({ id, name }: PersonRef) => (id > 0 ? { id } : { name });

/** The entry of `log.save`. */
export function prepareLog(values: LogValues, settings: Pick<Settings, 'ror'>, line: LogLine | null): Prepared {
  const errors: FieldErrors = {};
  const { contactIds, kind, tags, due, reason, introduced } = values;
  const [question] = openQuestions(line, values.chosen);
  if (question) errors.line = `Say which ${question.name} it was`;
  const isPlan = kind === '';
  const prepared = isPlan ? null : prepareTouchpoint(values);
  const { contactIds: _, ...touchpoint } = (prepared?.input ?? {}) as Record<string, unknown>;
  if (isPlan && due === null) errors.kind = 'Choose what happened';
  if (due === null && reason.trim() !== '') errors.due = 'Choose a day';
  if (!isPlan && !settings.ror.kinds.some(({ key }) => key === kind)) errors.kind = 'Choose what happened';
  const wanted = introduced.filter((one) => one.wanted && one.by !== null);
  const input = {
    people: contactIds.map(entryPerson),
    touchpoint: isPlan ? null : touchpoint,
    tags,
    followUp: due === null ? null : { dueDate: due, reason },
    introduced: wanted.map(({ person, by }) => ({ person: entryPerson(person), by: contactIds.findIndex(({ id }) => id === by?.id) })),
  };
  return { input, errors: { ...errors, ...prepared?.errors } };
}

/** Where the form shows what the entry has at a path. */
export function logPath(_values: LogValues, path: string): string {
  const own = path.replace(/^entries\.\d+\./, '');
  if (own.startsWith('people')) return 'contactIds';
  if (own.startsWith('followUp')) return 'due';
  if (own === 'touchpoint') return 'kind';
  return own.replace(/^touchpoint\./, '');
}
