import type { ContactPointKind } from '@shared/domain/contact';
import type { AddressPart } from '../draft-builder';
import type { FileSource } from '../parsed-file';

export type NamePart = 'prefix' | 'given' | 'additional' | 'family' | 'suffix';
export type SeriesKind = 'email' | 'phone' | 'address' | 'organization' | 'website' | 'event' | 'im' | 'relation' | 'custom';

/** What a column of a CSV file holds. */
export type ColumnRole =
  /** A column that is called just `Name`: a family name beside one of given names, unless it has those in it too. */
  | { to: 'surname' }
  | { to: 'fullName' | 'fileAs' | 'nickname' | 'organization' | 'department' | 'title' | 'notes' | 'birthday' }
  | { to: 'name'; part: NamePart }
  /** `nth`: which of several numbered columns. */
  | { to: 'point'; kind: ContactPointKind; label: string; nth?: number }
  /** Columns of one address share `label` and `nth`; several streets are lines of one. */
  | { to: 'address'; label: string; part: AddressPart | 'formatted'; nth?: number }
  | { to: 'date'; label: string }
  | { to: 'birthPart'; part: 'year' | 'month' | 'day' }
  | { to: 'tags' }
  | { to: 'stage' | 'cadence' }
  /** Who referred the contact, by name or e-mail. Kept as a custom field too, since it may be nobody we know. */
  | { to: 'referredBy' }
  | { to: 'ignore' }
  /** Of use to the program that wrote it; kept among the extras unless it has one of its usual values. */
  | { to: 'noise'; usual: readonly string[] }
  /** One of numbered columns: `E-mail 2 - Value` is email, 2, `value`. */
  | { to: 'series'; kind: SeriesKind; index: number; field: string }
  /** No field of ours: the header becomes the label. */
  | { to: 'custom'; unset: readonly string[] };

/** A program's way of naming columns. */
export interface CsvLayout {
  source: Extract<FileSource, `${string}-csv`>;
  /** To show: `Google CSV`. */
  format: string;
  /** True if these normalised headers can only be of this layout. */
  matches(headers: ReadonlySet<string>): boolean;
  /**
   * What a normalised header stands for; null if it isn't one of this layout's.
   * @param occurrence 1 for the first column of this name, 2 for the second, …
   */
  role(header: string, occurrence?: number): ColumnRole | null;
}

/** A header as layouts name it: without case, byte order mark, surplus spaces and the like. */
export function normalizeHeader(header: string): string {
  return header
    .slice(0, 200)
    .normalize('NFC')
    .replace(/[\ufeff\u200b\0]/g, '')
    .replace(/[’`´]/g, "'")
    .replace(/[\s_]+/g, ' ')
    .trim()
    .replace(/^["']|["':*]+$/g, '')
    .trim()
    .toLowerCase();
}

export const name = (part: NamePart): ColumnRole => ({ to: 'name', part });
export const point = (kind: ContactPointKind, label = ''): ColumnRole => ({ to: 'point', kind, label });
export const noise = (...usual: string[]): ColumnRole => ({ to: 'noise', usual });
export const custom = (...unset: string[]): ColumnRole => ({ to: 'custom', unset });
export const address = (label: string, part: AddressPart | 'formatted'): ColumnRole => ({ to: 'address', label, part });
