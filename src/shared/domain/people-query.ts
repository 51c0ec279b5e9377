/**
 * The language of the search field: words, and filters such as `tag:client`, `-stage:lead`, `score>50`, `last>90d`.
 * Without dependencies, so that the window and the services read a text alike.
 */

export const comparisons = ['<', '<=', '>', '>=', '='] as const;
export type Comparison = (typeof comparisons)[number];
export const spanUnits = ['d', 'w', 'm', 'y'] as const;
/** Days, weeks, calendar months, calendar years. */
export type SpanUnit = (typeof spanUnits)[number];
export const nextValues = ['overdue', 'today', 'week', 'any', 'none'] as const;
export const hasValues = ['email', 'phone', 'birthday', 'address', 'photo', 'notes', 'tag', 'stage', 'org'] as const;
export const isValues = ['archived'] as const;

export type Filter =
  /** One of the names, whatever the case and the accents. */
  | { key: 'tag' | 'stage'; value: string }
  /** Part of the name of the organization. */
  | { key: 'org'; value: string }
  /** The ROR score (0 to 100), or the give share in per cent, as shown: in whole numbers. */
  | { key: 'score' | 'give'; comparison: Comparison; value: number }
  /** How long ago the last touch was. */
  | { key: 'last'; comparison: Comparison; count: number; unit: SpanUnit }
  | { key: 'last'; never: true }
  | { key: 'next'; value: (typeof nextValues)[number] }
  | { key: 'has'; value: (typeof hasValues)[number] }
  | { key: 'is'; value: (typeof isValues)[number] };

export type QueryTerm =
  | { type: 'word'; text: string }
  /** Found as it stands, spaces included. */
  | { type: 'phrase'; text: string }
  | { type: 'filter'; not: boolean; filter: Filter };

/** Where in the text something stands: from, up to but without to. */
export interface Span {
  from: number;
  to: number;
}

/** What was not understood; the rest of the text is. */
export interface QueryProblem extends Span {
  /** The piece of text. */
  text: string;
  /** A sentence without its full stop. */
  reason: string;
}

export interface ParsedQuery {
  terms: (QueryTerm & Span)[];
  problems: QueryProblem[];
}

const named: Record<string, Filter['key']> = {
  tag: 'tag',
  tags: 'tag',
  stage: 'stage',
  org: 'org',
  organization: 'org',
  organisation: 'org',
  company: 'org',
  score: 'score',
  ror: 'score',
  give: 'give',
  last: 'last',
  next: 'next',
  has: 'has',
  is: 'is',
};

/** The names that may be used, as a sentence lists them. */
const KNOWN = 'tag, stage, org, score, give, last, next, has and is';
/** Longer ago than anything that was logged. */
const SPAN_MAX = 9_999;
const WORDS_MAX = 1_000;

const SPACES = /\s+/uy;
const QUOTED = /"((?:[^"]|"")*)"?/uy;
const BARE = /\S+/uy;
/** A number is compared with spaces round the sign too; after a colon there are none, so that `last: Ana` stays two words. */
const NUMERIC = /(-?)(score|ror|give|last)(?:\s*(<=|>=|[<>≤≥=])\s*|[:]((?:<=|>=|[<>≤≥=])?))(?=\S|$)/iuy;
const NAMED = /(-?)([\p{L}\p{M}]+):(?!\/\/)/uy;
/** Of a name that is no filter: `age>30`. */
const COMPARED = /-?[\p{L}\p{M}]+(?:<=|>=|[<>≤≥=])\d\S*/uy;

type Read = { term: QueryTerm; to: number } | { reason: string; to: number };

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function unquote(quoted: string): string {
  return quoted.replaceAll('""', '"').replace(/\s+/gu, ' ').trim().normalize('NFC');
}

/** A value in quotes or up to the next space. A quote that is not closed goes to the end: it may still be being typed. */
function readValue(text: string, at: number): { value: string; to: number } {
  const quoted = match(QUOTED, text, at);
  if (quoted) return { value: unquote(quoted[1] ?? ''), to: at + quoted[0].length };
  const bare = match(BARE, text, at)?.[0] ?? '';
  return { value: bare.normalize('NFC'), to: at + bare.length };
}

function comparisonOf(sign: string): Comparison {
  const plain = { '≤': '<=', '≥': '>=', '': '=' }[sign] ?? sign;
  return comparisons.find((one) => one === plain) ?? '=';
}

function isOneOf<T extends string>(values: readonly T[], value: string): value is T {
  return (values as readonly string[]).includes(value);
}

const SHORT_UNITS: Record<string, SpanUnit> = { '': 'd', d: 'd', w: 'w', m: 'm', mo: 'm', y: 'y' };
for (const [unit, ...names] of [
  ['d', 'day', 'days'],
  ['w', 'week', 'weeks'],
  ['m', 'month', 'months'],
  ['y', 'year', 'years'],
] as const) {
  for (const name of names) SHORT_UNITS[name] = unit;
}

function numericFilter(key: 'score' | 'give' | 'last', sign: string, value: string): Filter | string {
  if (key === 'last') {
    if (value.toLowerCase() === 'never' && (sign === '' || sign === '=')) return { key, never: true };
    const span = /^(\d+)(\p{L}*)$/u.exec(value);
    const unit = SHORT_UNITS[(span?.[2] ?? '').toLowerCase()];
    if (!span || unit === undefined) return 'says no time such as 90d, 6w, 3m or 1y';
    const count = Number(span[1]);
    if (count > SPAN_MAX) return `goes back more than ${SPAN_MAX}`;
    return { key, comparison: comparisonOf(sign), count, unit };
  }
  const number = /^(\d+(?:[.,]\d+)?)%?$/.exec(value);
  const amount = Number((number?.[1] ?? '').replace(',', '.'));
  if (!number) return `says no number, as in ${key}>50`;
  if (amount > 100) return 'is over 100, the most there is';
  return { key, comparison: comparisonOf(sign), value: amount };
}

const listOf = (values: readonly string[]) => `${values.slice(0, -1).join(', ')}${values.length > 1 ? ' or ' : ''}${values.at(-1) ?? ''}`;

function namedFilter(key: Exclude<Filter['key'], 'score' | 'give' | 'last'>, value: string): Filter | string {
  const lower = value.toLowerCase();
  if (value === '') return `says nothing after ${key}:`;
  if (key === 'next') return isOneOf(nextValues, lower) ? { key, value: lower } : `is not one of ${listOf(nextValues)}`;
  if (key === 'has') return isOneOf(hasValues, lower) ? { key, value: lower } : `is not one of ${listOf(hasValues)}`;
  if (key === 'is') return isOneOf(isValues, lower) ? { key, value: lower } : `can only be ${listOf(isValues)}`;
  return { key, value };
}

function readFilter(text: string, at: number): Read | null {
  const numeric = match(NUMERIC, text, at);
  if (numeric) {
    const key = named[(numeric[2] ?? '').toLowerCase()];
    const { value, to } = readValue(text, at + numeric[0].length);
    if (key !== 'score' && key !== 'give' && key !== 'last') return null;
    const filter = numericFilter(key, numeric[3] ?? numeric[4] ?? '', value);
    return typeof filter === 'string' ? { reason: filter, to } : { term: { type: 'filter', not: numeric[1] === '-', filter }, to };
  }
  const head = match(NAMED, text, at);
  if (head) {
    const key = named[(head[2] ?? '').toLowerCase()];
    const { value, to } = readValue(text, at + head[0].length);
    // `Re:` before what it is about is no filter.
    if (key === undefined) return value === '' ? null : { reason: `is no filter; there are ${KNOWN}. In quotes it is searched for`, to };
    if (key === 'score' || key === 'give' || key === 'last') return { reason: `says nothing after ${key}:`, to };
    const filter = namedFilter(key, value);
    return typeof filter === 'string' ? { reason: filter, to } : { term: { type: 'filter', not: head[1] === '-', filter }, to };
  }
  const compared = match(COMPARED, text, at);
  if (compared) return { reason: 'compares what is no number here; there are score, give and last', to: at + compared[0].length };
  return null;
}

function read(text: string, at: number): Read {
  const filter = readFilter(text, at);
  if (filter) return filter;
  if (text[at] === '"') {
    const { value, to } = readValue(text, at);
    return { term: { type: 'phrase', text: value }, to };
  }
  const word = match(BARE, text, at)?.[0] ?? '';
  return { term: { type: 'word', text: word.normalize('NFC') }, to: at + word.length };
}

/** Reads a text; whatever it is, words and filters that are understood are there, and what is not is told. */
export function parseQuery(original: string): ParsedQuery {
  const text = original.replaceAll('\0', ' ');
  const parsed: ParsedQuery = { terms: [], problems: [] };
  let at = 0;
  while (at < text.length && parsed.terms.length < WORDS_MAX) {
    const spaces = match(SPACES, text, at);
    if (spaces) {
      at += spaces[0].length;
      continue;
    }
    const found = read(text, at);
    const span = { from: at, to: found.to };
    if ('reason' in found) parsed.problems.push({ ...span, text: text.slice(at, found.to), reason: found.reason });
    else parsed.terms.push({ ...found.term, ...span });
    at = found.to;
  }
  return parsed;
}

const quote = (value: string) => `"${value.replaceAll('"', '""')}"`;
const printValue = (value: string) => (/[\s"]/u.test(value) ? quote(value) : value);

/** A filter as it is typed. */
export function printFilter(filter: Filter, not = false): string {
  const body = () => {
    if ('never' in filter) return 'last:never';
    if (filter.key === 'last') return `last${filter.comparison}${filter.count}${filter.unit}`;
    if ('comparison' in filter) return `${filter.key}${filter.comparison}${filter.value}`;
    return `${filter.key}:${printValue(filter.value)}`;
  };
  return `${not ? '-' : ''}${body()}`;
}

/** The text that reads as these terms. */
export function printQuery(terms: readonly QueryTerm[]): string {
  return terms
    .map((term) => {
      if (term.type === 'filter') return printFilter(term.filter, term.not);
      return term.type === 'phrase' ? quote(term.text) : term.text;
    })
    .join(' ');
}

/** Whether a text holds filters, so that it asks for people rather than for words. */
export function hasFilters({ terms }: ParsedQuery): boolean {
  return terms.some(({ type }) => type === 'filter');
}

/** The words alone, as they stand, and each phrase. */
export function wordsOf({ terms }: ParsedQuery): { text: string; phrases: string[] } {
  return {
    text: terms.flatMap((term) => (term.type === 'word' ? [term.text] : [])).join(' '),
    phrases: terms.flatMap((term) => (term.type === 'phrase' && term.text !== '' ? [term.text] : [])),
  };
}

/** True where the text asks for the archived. */
export function asksForArchived({ terms }: ParsedQuery): boolean {
  return terms.some((term) => term.type === 'filter' && term.filter.key === 'is' && !term.not);
}

/** The text without a piece of it. */
export function withoutSpan(text: string, { from, to }: Span): string {
  const before = text.slice(0, from).trimEnd();
  const after = text.slice(to).trimStart();
  return before === '' || after === '' ? before + after : `${before} ${after}`;
}

/** The text with this filter instead of all others by the same name; null: with none. */
export function withFilter(text: string, key: Filter['key'], filter: Filter | null): string {
  const others = parseQuery(text)
    .terms.filter((term) => term.type === 'filter' && term.filter.key === key)
    .reverse()
    .reduce(withoutSpan, text);
  const rest = others.trim();
  return filter === null ? rest : `${rest === '' ? '' : `${rest} `}${printFilter(filter)}`;
}
