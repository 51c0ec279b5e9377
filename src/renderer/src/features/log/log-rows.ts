/** Lines that were pasted: what each becomes, and why one can't be logged yet. */
import type { LogEntry } from '@shared/contract-log';
import type { PersonRef } from '@shared/domain/contact';
import { fold } from '@shared/domain/fold';
import { entryOf } from '@shared/log-line/log-entry';
import type { LogLine } from '@shared/log-line/log-line';
import { doubtText, openQuestions, personOf } from './log-values';

export interface LogRow {
  /** Place in what was pasted, from 1. */
  number: number;
  text: string;
  /** Null until it is read. */
  line: LogLine | null;
  /** All names in it were answered. */
  complete: boolean;
  chosen: Record<string, PersonRef>;
  /** Chosen where the line does not say it. */
  kind: string | null;
  /** In or out; null: in if nothing is in doubt. */
  wanted: boolean | null;
  /** Why it was not saved. */
  failure: string | null;
}

export function newRows(lines: readonly string[]): LogRow[] {
  return lines.map((text, index) => ({
    number: index + 1,
    text,
    line: null,
    complete: false,
    chosen: {},
    kind: null,
    wanted: null,
    failure: null,
  }));
}

export interface Judged {
  row: LogRow;
  people: PersonRef[];
  /** What is in doubt or missing, as sentences. */
  doubts: string[];
  /** It only names the day of the lines that follow. */
  heading: boolean;
  /** It could be logged as it stands. */
  possible: boolean;
  /** It will be. */
  included: boolean;
  /** The day of a heading above; null when it says one itself or there is none. */
  day: string | null;
}

function isHeading(line: LogLine): boolean {
  return (
    line.day !== null &&
    line.people.length === 0 &&
    line.kind === null &&
    line.minutes === null &&
    line.followUp === null &&
    /^[\p{P}\s]*$/u.test(line.note)
  );
}

/** `day`: of the heading above. */
export function judgeRow(row: LogRow, day: string | null): Judged {
  const { line, chosen } = row;
  if (!line) return { row, people: [], doubts: [], heading: false, possible: false, included: false, day: null };
  if (isHeading(line))
    return { row, people: [], doubts: [], heading: true, possible: false, included: false, day: line.day?.value ?? null };
  const people = [
    ...new Map(line.people.flatMap((person) => personOf(person, chosen) ?? []).map((person) => [person.id, person])).values(),
  ];
  const questions = openQuestions({ ...line, introduced: [] }, chosen);
  const kindSettled = row.kind !== null;
  const doubts = [
    ...(row.failure === null ? [] : [row.failure]),
    ...questions.map(({ name }) => `Which ${name}?`),
    ...line.unsure.filter(({ field, text }) => !(field === 'kind' && kindSettled) && !(field === 'people' && text !== '')).map(doubtText),
  ];
  const hasKind = line.kind !== null || kindSettled;
  const possible =
    people.length > 0 && questions.length === 0 && (hasKind || line.followUp !== null) && !line.people.some(({ pending }) => pending);
  const own = row.wanted ?? doubts.length === 0;
  return { row, people, doubts, heading: false, possible, included: possible && own, day: line.day ? null : day };
}

/** Every row with the day of the heading it stands under. */
export function judgeRows(rows: readonly LogRow[], known: WeakMap<LogRow, Judged>): Judged[] {
  let day: string | null = null;
  return rows.map((row) => {
    const before = known.get(row);
    const judged = before && (before.heading || before.row.line?.day || before.day === day) ? before : judgeRow(row, day);
    known.set(row, judged);
    if (judged.heading) day = judged.day;
    return judged;
  });
}

/** What an included row is saved as; `now` in epoch ms. */
export function entryOfRow({ row, people, day }: Judged, now: number): LogEntry {
  if (!row.line) throw new Error('a line that was not read');
  const said = row.kind === null ? row.line.kind : { value: row.kind, start: 0, end: 0 };
  const dated = day === null ? row.line.day : { value: day, start: 0, end: 0 };
  const entry = entryOf({ ...row.line, kind: said, day: dated }, now);
  return { ...entry, people: people.map(({ id, name }) => (id > 0 ? { id } : { name })) };
}

/** Answers a name in every line in which it stands. */
export function answerAll(rows: readonly LogRow[], name: string, person: PersonRef): LogRow[] {
  const key = fold(name);
  return rows.map((row) =>
    row.line?.people.some((one) => fold(one.name) === key) ? { ...row, chosen: { ...row.chosen, [key]: person } } : row,
  );
}
