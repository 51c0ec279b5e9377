import { AppError } from '@shared/errors';
import { parse } from 'csv-parse/sync';
import { looksLikeContact, looksLikeData } from './cell-looks';
import { type CsvLayout, normalizeHeader } from './column-role';
import { genericLayout } from './generic-layout';
import { googleLayout } from './google-layout';
import { linkedinLayout } from './linkedin-layout';
import { outlookLayout } from './outlook-layout';
import { thunderbirdLayout } from './thunderbird-layout';
import { yahooLayout } from './yahoo-layout';

/** How far into a file its header row may be: LinkedIn puts some lines before it, and not always as many. */
const SEARCHED_LINES = 100;
/** What a header row is looked for in; one that is found is read as a whole. */
const MAX_HEADER_LINE = 65_536;
const MAX_WHOLE_HEADER = 4_000_000;
/** As many as a spreadsheet has. */
const MAX_COLUMNS = 16_384;
const DELIMITERS: readonly string[] = [',', ';', '\t', '|'];
/** The most specific first; generic takes what no other does. */
const LAYOUTS: CsvLayout[] = [googleLayout, thunderbirdLayout, linkedinLayout, outlookLayout, yahooLayout, genericLayout];

export interface FoundHeader {
  layout: CsvLayout;
  delimiter: string;
  /** As in the file, trimmed; empty columns at the end left out. */
  headers: string[];
  /** Where the first record starts, in characters. */
  dataStart: number;
}

function splitLine(line: string, delimiter: string): string[] | null {
  try {
    const [cells = []] = parse(line, { delimiter, relax_quotes: true, relax_column_count: true, ltrim: delimiter !== '\t' });
    return cells;
  } catch {
    // An unclosed quote: a line of prose before the header.
    return null;
  }
}

export interface Line {
  /** Of a long line the beginning. */
  text: string;
  start: number;
  /** Where the next line starts. */
  next: number;
}

/** The first lines of a text, blank ones included. */
export function* firstLines(text: string, count = SEARCHED_LINES): Generator<Line> {
  let start = 0;
  for (let i = 0; i < count && start < text.length; i++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    yield { text: text.slice(start, Math.min(end, start + MAX_HEADER_LINE)), start, next: end + 1 };
    start = end + 1;
  }
}

/** A line that was cut, without its last cell. */
const wholeCells = (text: string, delimiter: string): string =>
  text.length < MAX_HEADER_LINE ? text : text.slice(0, Math.max(0, text.lastIndexOf(delimiter)));

interface Candidate {
  header: FoundHeader;
  score: number;
  line: Line;
}

function candidate(line: Line, delimiter: string): Candidate | null {
  const { text, next } = line;
  const cells = splitLine(wholeCells(text, delimiter), delimiter)?.map((cell) => cell.trim());
  if (!cells) return null;
  while (cells.length > 0 && cells.at(-1) === '') cells.pop();
  const names = cells.map(normalizeHeader);
  const layout = LAYOUTS.find((known) => known.matches(new Set(names)));
  // Values such as `client` are names of columns elsewhere.
  if (!layout || (layout === genericLayout && cells.some(looksLikeContact))) return null;
  const recognised = names.filter((name) => layout.role(name) !== null).length;
  return {
    header: { layout, delimiter, headers: cells, dataStart: next },
    score: recognised + (layout === genericLayout ? 0 : 1_000),
    line,
  };
}

/** `sep=;`: what a spreadsheet is told to separate columns by. */
const SEPARATOR = /^\ufeff?"?sep=([^"\n])"?\s*$/i;

function delimitersOf(text: string): readonly string[] {
  const newline = text.indexOf('\n');
  const named = newline < 0 || newline > 20 ? undefined : SEPARATOR.exec(text.slice(0, newline))?.[1];
  return named === undefined ? DELIMITERS : [named];
}

/** @throws AppError `file` if there are more columns than a table may have */
function wholeHeader(text: string, { header, line }: Candidate): FoundHeader {
  if (line.text.length < MAX_HEADER_LINE) return header;
  const end = line.next - 1;
  const cells = end - line.start > MAX_WHOLE_HEADER ? null : splitLine(text.slice(line.start, end), header.delimiter);
  if (!cells || cells.length > MAX_COLUMNS) throw new AppError('file', `has more than ${MAX_COLUMNS} columns`);
  const headers = cells.map((cell) => cell.trim());
  while (headers.at(-1) === '') headers.pop();
  return { ...header, headers };
}

/**
 * Finds the row that names the columns, by what it says: the line and delimiter under which most cells are names of columns
 * that we know. Null if no line has them.
 * @param text with `\n` line ends
 * @throws AppError `file` if there are more columns than a table may have
 */
export function findHeader(text: string): FoundHeader | null {
  let best: Candidate | null = null;
  const known = delimitersOf(text);
  for (const line of firstLines(text)) {
    if (line.text.trim() === '') continue;
    const delimiters = known.filter((delimiter) => line.text.includes(delimiter));
    for (const delimiter of delimiters.length === 0 ? known.slice(0, 1) : delimiters) {
      const found = candidate(line, delimiter);
      if (found && (best === null || found.score > best.score)) best = found;
    }
  }
  return best && wholeHeader(text, best);
}

/** A line as a header row, by the delimiter it has most of; null if it is none. Empty columns at the end are left out. */
export function splitHeader(line: string): { delimiter: string; headers: string[] } | null {
  let best: { delimiter: string; headers: string[] } | null = null;
  for (const delimiter of DELIMITERS) {
    const headers = splitLine(line, delimiter)?.map((cell) => cell.trim());
    while (headers?.at(-1) === '') headers.pop();
    if (headers && headers.length > (best?.headers.length ?? 0)) best = { delimiter, headers };
  }
  return best;
}

export interface FoundTable {
  /** False if the first row is data; headers are empty then. */
  hasHeader: boolean;
  headers: string[];
  delimiter: string;
  /** Where the first record starts, in characters. */
  dataStart: number;
}

/**
 * The table of a text whose columns are not known: the delimiter that splits most lines into equally many cells, and the first of
 * them as header row, unless it looks like data. Null if no line has anything.
 * @param text with `\n` line ends
 */
export function findTable(text: string): FoundTable | null {
  const lines: { text: string; start: number; next: number }[] = [];
  let start = 0;
  for (const { text: line, next } of firstLines(text)) {
    if (line.trim() !== '') lines.push({ text: line, start, next });
    start = next;
  }
  let best: { delimiter: string; width: number; count: number } | null = null;
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const width = splitLine(line.text, delimiter)?.length ?? 0;
      if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
    }
    for (const [width, count] of counts) {
      if (best === null || count > best.count || (count === best.count && width > best.width)) best = { delimiter, width, count };
    }
  }
  const { delimiter, width } = best ?? { delimiter: ',', width: 1 };
  // A row of prose before the header has fewer cells.
  const first = lines.find((line) => splitLine(line.text, delimiter)?.length === width);
  if (!first) return null;
  const cells = (splitLine(first.text, delimiter) ?? []).map((cell) => cell.replaceAll('\ufeff', '').trim());
  if (!cells.some(looksLikeData)) return { hasHeader: true, headers: cells, delimiter, dataStart: first.next };
  return { hasHeader: false, headers: cells.map(() => ''), delimiter, dataStart: first.start };
}

/** What a file calls its columns, if its first line can be a header row; null if it has just one column or none. */
export function firstColumns(text: string): string[] | null {
  for (const line of firstLines(text)) {
    if (line.text.trim() === '') continue;
    const delimiter = DELIMITERS.find((known) => line.text.includes(known));
    return delimiter === undefined ? null : splitLine(line.text, delimiter);
  }
  return null;
}
