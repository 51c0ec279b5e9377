import { noRecords, type ParsedContact, type ParsedRecords, type ReadControl, type SkippedRow } from '../parsed-file';
import { normalizeHeader } from './column-role';
import { type CsvRecord, readRecords } from './csv-records';
import { firstLines, splitHeader } from './find-header';
import { CSV_TABLES, type CsvTable, ID } from './own-columns';
import { readOwnContact } from './own-contact';
import { readFollowUp, readOrganization, readPurchase, readReferral, readTouchpoint } from './own-records';
import { BadCell, type ColumnIndex, indexColumns, OwnRow } from './own-row';

export interface OwnTable {
  table: CsvTable;
  delimiter: string;
  headers: string[];
  /** Where the first record starts, in characters. */
  dataStart: number;
}

const TABLES: CsvTable[] = ['contacts', 'touchpoints', 'referrals', 'purchases', 'followUps', 'organizations'];
const NAMES: Record<CsvTable, string> = {
  contacts: 'contacts',
  touchpoints: 'touchpoints',
  referrals: 'referrals',
  purchases: 'purchases',
  followUps: 'follow-ups',
  organizations: 'organizations',
};

/** The table of our own layout that a text is, by its first row; null if it is none. */
export function findOwnTable(text: string): OwnTable | null {
  for (const line of firstLines(text)) {
    if (line.text.trim() === '') continue;
    const found = splitHeader(line.text);
    if (!found) return null;
    const names = new Set(found.headers.map(normalizeHeader));
    const table = names.has(ID.toLowerCase()) ? TABLES.find((known) => names.has(CSV_TABLES[known].mark.toLowerCase())) : undefined;
    return table === undefined ? null : { table, ...found, dataStart: line.next };
  }
  return null;
}

export interface ReadOwnTable {
  format: string;
  contacts: ParsedContact[];
  skipped: SkippedRow[];
  records: ParsedRecords | null;
}

/** Takes rows of one of the tables that are not people, each with an id of its own. */
class RecordRows {
  readonly records: ParsedRecords = noRecords('stored');
  readonly skipped: SkippedRow[] = [];
  private readonly seen = new Set<string>();
  private readonly index: ColumnIndex;

  constructor(index: ColumnIndex) {
    this.index = index;
  }

  take(table: Exclude<CsvTable, 'contacts'>, record: CsvRecord): void {
    try {
      switch (table) {
        case 'touchpoints':
          this.keep(this.records.touchpoints, readTouchpoint(new OwnRow(record, this.index)));
          break;
        case 'referrals':
          this.keep(this.records.referrals, readReferral(new OwnRow(record, this.index)));
          break;
        case 'purchases':
          this.keep(this.records.purchases, readPurchase(new OwnRow(record, this.index)));
          break;
        case 'followUps':
          this.keep(this.records.followUps, readFollowUp(new OwnRow(record, this.index)));
          break;
        case 'organizations':
          this.keep(this.records.organizations, readOrganization(new OwnRow(record, this.index)));
          break;
      }
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      this.skipped.push({ row: record.row, name: this.nameOf(record), reason: error.message });
    }
  }

  private keep<T extends { uid: string }>(list: T[], item: T): void {
    if (this.seen.has(item.uid)) throw new BadCell(`${ID}: another row has the id ${item.uid.slice(0, 100)}`);
    this.seen.add(item.uid);
    list.push(item);
  }

  private nameOf(record: CsvRecord): string {
    const row = new OwnRow<string>(record, this.index);
    const named = ['Subject', 'Reason', 'Description', 'Person', 'People', 'Referred Person', 'Organization Name'].map((column) =>
      row.text(column).trim(),
    );
    return (named.find((text) => text !== '') ?? '').slice(0, 200);
  }
}

/** Reads a table of our own layout, as `writeCsv` writes it and spreadsheets save it. A bad row is skipped with its reason. */
export function readOwnCsv(text: string, { table, delimiter, headers, dataStart }: OwnTable, control: ReadControl): ReadOwnTable {
  const rows = readRecords(text.slice(dataStart), delimiter, headers.length, control);
  const index = indexColumns(headers, CSV_TABLES[table].columns);
  const format = `Rapport CSV (${NAMES[table]})`;
  if (table === 'contacts') {
    const contacts = rows.map((record) => {
      control.checkCancelled();
      return readOwnContact(record, index);
    });
    return { format, contacts, skipped: [], records: null };
  }
  const taken = new RecordRows(index);
  for (const record of rows) {
    control.checkCancelled();
    taken.take(table, record);
  }
  return { format, contacts: [], skipped: taken.skipped, records: taken.records };
}
