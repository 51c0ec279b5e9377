/** What one line of the log says. Positions count UTF-16 units of `LogLine.text`. */
export interface Span {
  start: number;
  end: number;
}

export interface Found<T> extends Span {
  value: T;
}

/** Somebody in the book whom a name may mean. */
export interface PersonMatch {
  id: number;
  name: string;
  /** Tells two of one name apart. */
  organization: string;
}

export interface LogPerson extends Span {
  /** As it was written. */
  name: string;
  /** Whom it can mean in the book: none, then it is somebody new; one; or several, then the user is asked. */
  candidates: readonly PersonMatch[];
  /** The book has not answered yet. */
  pending: boolean;
}

/** Somebody I was introduced to. `by`: index in `people`, null when it is not clear who it was. */
export interface Introduced extends LogPerson {
  by: number | null;
}

export interface LogMoney {
  /** Minor units. */
  minor: number;
  currency: string;
  /** Spent on this; false: a sum that was talked about. */
  isCost: boolean;
}

export interface LogFollowUp extends Span {
  /** Local date. */
  due: string;
  reason: string;
}

export type LogField = 'people' | 'kind' | 'day' | 'time' | 'minutes' | 'sentiment' | 'money' | 'followUp' | 'line';

/** Something that is not sure or can't be: it is shown, and nothing is made of it unseen. */
export interface Doubt {
  field: LogField;
  /** The words it is about; empty for what is missing. */
  text: string;
  /** A sentence without its full stop. */
  reason: string;
}

/** What was said; null and empty for what was not. */
export interface LogLine {
  /** The line, its letters composed and its odd signs made plain, as long as before. */
  text: string;
  people: LogPerson[];
  introduced: Introduced[];
  /** Key of a kind of touchpoint. */
  kind: Found<string> | null;
  /** Local date. */
  day: Found<string> | null;
  /** `HH:MM` of the local clock. */
  time: Found<string> | null;
  minutes: Found<number> | null;
  /** −2 to 2. */
  sentiment: Found<number> | null;
  tags: Found<string>[];
  money: Found<LogMoney> | null;
  followUp: LogFollowUp | null;
  /** The rest, in words. */
  note: string;
  unsure: Doubt[];
}

/** A day of the calendar and a time of the clock found in words by the languages of the user. */
export interface DayWords {
  /** `now` shows the user's wall clock in the process's own time zone. */
  parse: (text: string, now: Date) => readonly ParsedDay[];
}

type DayPart = 'year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute';

/** The part of chrono-node's result that is used. */
export interface ParsedDay {
  readonly index: number;
  readonly text: string;
  readonly start: {
    isCertain: (part: DayPart) => boolean;
    get: (part: DayPart) => number | null;
    tags: () => Set<string>;
  };
}

export interface LogContext {
  /** Epoch ms. */
  now: number;
  /** IANA name. */
  timeZone: string;
  /** BCP 47; says the order of day and month. */
  locale: string;
  /** The user's, and what a `$` is when it has dollars. */
  currency: string;
  kinds: readonly { key: string; label: string; builtin: boolean }[];
  /** From `loadDayWords`. */
  dayWords: readonly DayWords[];
  /** Who goes by that name; undefined while it is not known. */
  findPeople: (name: string) => readonly PersonMatch[] | undefined;
}
