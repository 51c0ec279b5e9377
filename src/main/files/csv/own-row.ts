import { createHash } from 'node:crypto';
import { currency as currencyCode } from '@shared/domain/money';
import { isoInstant } from '@shared/interchange';
import type { z } from 'zod';
import { parseAmount } from './amount';
import { normalizeHeader } from './column-role';
import type { CsvRecord } from './csv-records';
import { undefuse } from './defuse';
import type { ID } from './own-columns';

/** A cell that can't be what its column holds. The message names the column. */
export class BadCell extends Error {}

/** Where each column of one of our own tables stands. */
export interface ColumnIndex {
  known: ReadonlyMap<string, number>;
  /** Columns that somebody added. */
  others: readonly { header: string; index: number }[];
}

export function indexColumns(headers: readonly string[], columns: readonly string[]): ColumnIndex {
  const names = new Map(columns.map((column) => [normalizeHeader(column), column]));
  const known = new Map<string, number>();
  const others: { header: string; index: number }[] = [];
  for (const [index, header] of headers.entries()) {
    const column = names.get(normalizeHeader(header));
    if (column !== undefined && !known.has(column)) known.set(column, index);
    else others.push({ header: header || `Column ${index + 1}`, index });
  }
  return { known, others };
}

/** A row of one of our own tables, by the names of its columns. */
export class OwnRow<Column extends string> {
  private readonly record: CsvRecord;
  private readonly index: ColumnIndex;

  constructor(record: CsvRecord, index: ColumnIndex) {
    this.record = record;
    this.index = index;
  }

  /** The cell as it was before it was defused; `''` if the file has no such column. */
  text(column: Column): string {
    const at = this.index.known.get(column);
    return at === undefined ? '' : undefuse(this.record.cells[at] ?? '');
  }

  /** The row's own id; for one that was written by hand, without an id, the same one each time it is read. */
  uid(id: Column & typeof ID): string {
    const own = this.text(id).trim();
    if (own !== '') return own;
    const hash = createHash('sha256').update(JSON.stringify(this.record.cells)).digest('hex');
    return `csv:${hash.slice(0, 32)}`;
  }

  /** Epoch ms. @throws BadCell */
  instant(column: Column): number | null {
    const text = this.text(column).trim();
    if (text === '') return null;
    const parsed = isoInstant.safeParse(text);
    if (!parsed.success) throw new BadCell(`${column}: “${text.slice(0, 40)}” is not a time such as 2026-11-01T09:00:00Z`);
    return parsed.data;
  }

  /** @throws BadCell */
  needed(column: Column): number {
    const at = this.instant(column);
    if (at === null) throw new BadCell(`${column}: is empty`);
    return at;
  }

  /** @throws BadCell */
  integer(column: Column): number | null {
    const text = this.text(column).trim();
    if (text === '') return null;
    if (!/^[+-]?\d{1,9}$/.test(text)) throw new BadCell(`${column}: “${text.slice(0, 40)}” is not a whole number`);
    return Number(text);
  }

  /** Minor units. @throws BadCell */
  amount(column: Column, currency: string | null): number | null {
    const text = this.text(column).trim();
    if (text === '') return null;
    if (currency === null) throw new BadCell(`${column}: the currency is missing`);
    const minor = parseAmount(text, currency);
    if (minor === null) throw new BadCell(`${column}: “${text.slice(0, 40)}” is not an amount of ${currency}`);
    return minor;
  }

  /** ISO 4217 code. @throws BadCell */
  currency(column: Column): string | null {
    const text = this.text(column).trim().toUpperCase();
    if (text === '') return null;
    if (!currencyCode.safeParse(text).success) throw new BadCell(`${column}: “${text.slice(0, 40)}” is not a currency such as EUR`);
    return text;
  }
}

/** What a domain rule says about a row, with the column it is about. */
export function complaint(error: z.ZodError, columns: Readonly<Record<string, string>>): string {
  const issue = error.issues[0];
  const column = columns[String(issue?.path[0] ?? '')];
  return column === undefined ? (issue?.message ?? 'is not valid') : `${column}: ${issue?.message ?? 'is not valid'}`;
}
