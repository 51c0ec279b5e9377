import type { LogEntry } from '../contract-log';
import type { LogLine, LogPerson } from './log-line';
import { momentOf } from './moment';

/** Longer notes are a body, not a subject. */
const SUBJECT_MAX = 200;

/** The one of the book whom a name means, or somebody new. */
export function personOf({ name, candidates }: Pick<LogPerson, 'name' | 'candidates'>): LogEntry['people'][number] {
  return candidates[0] ? { id: candidates[0].id } : { name: name.slice(0, SUBJECT_MAX) };
}

/**
 * What a line without doubts is saved as; `now` (epoch ms) stands for what was not said of day and time. Whom I was
 * introduced to stays in the note: a referral is for the user to add.
 */
export function entryOf(line: LogLine, now: number): LogEntry {
  const { kind, money, followUp, note } = line;
  const cost = money?.value.isCost ? money.value : null;
  return {
    people: line.people.map(personOf),
    touchpoint: kind && {
      kind: kind.value,
      ...momentOf(line.day?.value ?? null, line.time?.value ?? null, now),
      sentiment: line.sentiment?.value ?? 0,
      minutes: line.minutes?.value ?? null,
      costMinor: cost?.minor ?? null,
      currency: cost?.currency ?? null,
      subject: note.length > SUBJECT_MAX ? '' : note,
      body: note.length > SUBJECT_MAX ? note : '',
    },
    tags: line.tags.map(({ value }) => value),
    followUp: followUp && { dueDate: followUp.due, reason: followUp.reason },
    introduced: [],
  };
}
