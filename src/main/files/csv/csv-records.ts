import { AppError } from '@shared/errors';
import { CsvError, parse } from 'csv-parse/sync';
import type { ReadControl } from '../parsed-file';

export interface CsvRecord {
  /** 1-based after the header row; blank lines count. */
  row: number;
  cells: string[];
  warnings: string[];
}

/** Of one record; a quote that is never closed swallows lines up to this. */
const MAX_RECORD_CHARS = 2_000_000;
/** Of a record that is so long because of a cell of many lines, whose quotes are right. */
const MAX_LONG_RECORD_BYTES = 64_000_000;
/** How many records are looked into for that; each may take as long as the file is. */
const MAX_LONG_RECORDS = 20;
/** More than a spreadsheet has. */
const MAX_ROWS = 2_000_000;
/** Where a file says how its quotes are meant. */
const SAMPLE_CHARS = 1_000_000;
/** After so many unclosed quotes, quotes mean nothing in this file. */
const MAX_REPAIRS = 100;
const UNCLOSED = 'has a quotation mark that is not closed; it was read as it stands';
const TOO_LONG = `is longer than ${MAX_RECORD_CHARS} characters; it was read without regard to quotation marks`;
const LF = 0x0a;

/** Where a file goes other ways than RFC 4180. */
export interface Dialect {
  /** What stands before a quote inside of a quoted cell. */
  escape: '"' | '\\';
  /** White space before a cell is none of its text: `"a", "b"`. */
  ltrim: boolean;
}

export const STANDARD: Dialect = { escape: '"', ltrim: false };

/** How a file writes its cells, by its header row and the beginning of what follows. */
export function dialectOf(header: string, body: string, delimiter: string): Dialect {
  const sample = body.slice(0, SAMPLE_CHARS);
  const doubled = /[^,;\t|\n"\\]""|""[^,;\t|\n"]/.test(sample);
  const escaped = /[^\\]\\"[^,;\t|\n"]/.test(sample);
  const [, ...names] = header.split(delimiter);
  const spaced = delimiter !== '\t' && names.length > 0 && names.every((name) => name.startsWith(' '));
  return { escape: escaped && !doubled ? '\\' : '"', ltrim: spaced };
}

/** Leaves the parser at a record that can't be right. */
class LoneQuote extends Error {}

/** Parses the records of a CSV text, and goes on after those that are broken. */
class RecordReader {
  private readonly bytes: Buffer;
  private readonly delimiter: string;
  private readonly width: number;
  private readonly control: ReadControl;
  private readonly records: CsvRecord[] = [];
  private row = 0;
  private offset = 0;
  private repairs = 0;
  private longRecords = 0;
  private readonly dialect: Dialect;

  constructor(text: string, delimiter: string, width: number, control: ReadControl, dialect: Dialect) {
    this.bytes = Buffer.from(text, 'utf8');
    this.dialect = dialect;
    this.delimiter = delimiter;
    this.width = width;
    this.control = control;
  }

  read(): CsvRecord[] {
    while (this.offset < this.bytes.length) {
      if (this.repairs >= MAX_REPAIRS) this.parseRun(false);
      else if (!this.parseRun(true) && !this.readLong()) this.repair();
    }
    return this.records;
  }

  /** Parses up to the end, or to a record whose quotes can't be right: false then, with `offset` at its start. */
  private parseRun(quotes: boolean): boolean {
    const start = this.offset;
    try {
      parse(this.bytes.subarray(start), {
        delimiter: this.delimiter,
        record_delimiter: '\n',
        ...this.dialect,
        quote: quotes ? '"' : null,
        relax_quotes: true,
        relax_column_count: true,
        max_record_size: quotes ? MAX_RECORD_CHARS : 0,
        on_record: (cells: string[], info) => {
          if (quotes && this.isSwallowed(cells, start + info.bytes)) throw new LoneQuote();
          this.offset = start + info.bytes;
          this.push(cells, []);
          // Not collected by the parser as well.
          return null;
        },
      });
    } catch (error) {
      if (error instanceof LoneQuote) return false;
      if (error instanceof CsvError && (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE')) return false;
      throw error;
    }
    this.offset = this.bytes.length;
    return true;
  }

  private push(cells: string[], warnings: string[]): void {
    this.row++;
    if (this.row > MAX_ROWS) throw new AppError('file', `has more than ${MAX_ROWS} rows; split it first`);
    if ((this.row & 0xff) === 0) {
      this.control.checkCancelled();
      this.control.progress(this.offset, this.bytes.length);
    }
    if (cells.every((cell) => cell.trim() === '')) return;
    if (cells.some((cell) => cell.includes('\0'))) {
      this.records.push({
        row: this.row,
        cells: cells.map((cell) => cell.replaceAll('\0', '')),
        warnings: [...warnings, 'had NUL characters, which were left out'],
      });
    } else this.records.push({ row: this.row, cells, warnings });
  }

  /**
   * A record over several lines is wrong if its first line alone, quotes aside, has all columns and the record has not; or if
   * a quote in it is closed in the middle of a cell.
   */
  private isSwallowed(cells: string[], end: number): boolean {
    if (!cells.some((cell) => cell.includes('\n'))) return false;
    if (cells.length < this.width || cells.slice(this.width).some((cell) => cell !== ''))
      return this.splitWithoutQuotes(this.lineAt(this.offset)).length === this.width;
    return cells.some((cell) => cell.startsWith('"') && cell.includes('\n')) && !this.isStrict(this.offset, end);
  }

  private isStrict(start: number, end: number): boolean {
    try {
      parse(this.bytes.subarray(start, end), {
        delimiter: this.delimiter,
        record_delimiter: '\n',
        ...this.dialect,
        relax_column_count: true,
      });
      return true;
    } catch {
      // What is wrong with it doesn't matter: it is read again in another way.
      return false;
    }
  }

  private lineAt(offset: number): string {
    const newline = this.bytes.indexOf(LF, offset);
    return this.bytes.toString('utf8', offset, newline < 0 ? this.bytes.length : newline);
  }

  private splitWithoutQuotes(line: string): string[] {
    return line.split(this.delimiter);
  }

  /** Takes the record at `offset` if it is longer than most, but its quotes are right and it has all columns. */
  private readLong(): boolean {
    if (this.longRecords >= MAX_LONG_RECORDS || this.lineAt(this.offset).length > MAX_RECORD_CHARS) return false;
    this.longRecords++;
    const rest = this.bytes.subarray(this.offset, this.offset + MAX_LONG_RECORD_BYTES);
    let found: { cells: string[]; bytes: number } | null = null;
    try {
      parse(rest, {
        delimiter: this.delimiter,
        record_delimiter: '\n',
        ...this.dialect,
        relax_column_count: true,
        to: 1,
        on_record: (cells: string[], info) => {
          found ??= { cells, bytes: info.bytes };
          return null;
        },
      });
    } catch {
      // What comes after the record is read on its own.
    }
    const record = found as { cells: string[]; bytes: number } | null;
    if (record === null || record.cells.length !== this.width || record.bytes <= MAX_RECORD_CHARS) return false;
    this.offset += record.bytes;
    this.push(record.cells, []);
    return true;
  }

  /** Takes the line at `offset` as a record of its own, its quotes as they stand. */
  private repair(): void {
    this.repairs++;
    const newline = this.bytes.indexOf(LF, this.offset);
    const line = this.lineAt(this.offset);
    this.offset = newline < 0 ? this.bytes.length : newline + 1;
    const warning = line.length > MAX_RECORD_CHARS ? TOO_LONG : UNCLOSED;
    this.push(this.splitWithoutQuotes(line).map(withoutQuotes), [warning]);
  }
}

function withoutQuotes(cell: string): string {
  return cell.length >= 2 && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

/**
 * The records of a CSV text (RFC 4180, tolerantly): ragged rows are returned as they are, a row with a lone quote is read
 * without its neighbours and gets a warning, blank rows are left out.
 * @param text with `\n` line ends, without the header row
 * @param width how many columns the header names
 */
export function readRecords(
  text: string,
  delimiter: string,
  width: number,
  control: ReadControl,
  dialect: Dialect = STANDARD,
): CsvRecord[] {
  return new RecordReader(text, delimiter, width, control, dialect).read();
}
