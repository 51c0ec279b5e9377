import { AppError } from '@shared/errors';
import { normalizeHeader } from '../csv/column-role';
import { type CsvRecord, readRecords } from '../csv/csv-records';
import { firstLines, splitHeader } from '../csv/find-header';
import { decidesDayFirst } from '../csv/loose-date';
import {
  type FileSource,
  noRecords,
  type ParsedContact,
  type ParsedRecords,
  type ParsedTouchpoint,
  type ReadControl,
  type ReadHints,
  type SkippedRow,
} from '../parsed-file';
import type { Cells, Exchange } from './exchange';
import { invitationRows } from './invitations';
import { parseLinkedInTime } from './linkedin-time';
import { messageRows } from './messages';
import { Counterparts, likelyOwners, type Participant } from './participants';
import { exchangeTouchpoint } from './touchpoint';

interface ArchiveFile {
  source: Extract<FileSource, `linkedin-${string}`>;
  format: string;
  /** Columns that only this file has together. */
  marks: readonly string[];
  exchanges(rows: { row: number; cells: Cells }[]): Exchange[];
}

const FILES: ArchiveFile[] = [
  { source: 'linkedin-messages', format: 'LinkedIn messages', marks: ['conversation id', 'from', 'to', 'date'], exchanges: messageRows },
  {
    source: 'linkedin-invitations',
    format: 'LinkedIn invitations',
    marks: ['from', 'to', 'sent at', 'direction'],
    exchanges: invitationRows,
  },
];

export interface LinkedInTable {
  file: ArchiveFile;
  delimiter: string;
  headers: string[];
  dataStart: number;
}

/** `messages.csv` or `Invitations.csv` of LinkedIn's archive, by the names of the columns; null if a text is neither. */
export function findLinkedInTable(text: string): LinkedInTable | null {
  for (const line of firstLines(text, 10)) {
    const found = splitHeader(line.text);
    const names = new Set(found?.headers.map(normalizeHeader));
    const file = FILES.find(({ marks }) => marks.every((mark) => names.has(mark)));
    if (found && file) return { file, ...found, dataStart: line.next };
  }
  return null;
}

function cellsOf(record: CsvRecord, index: ReadonlyMap<string, number>): Cells {
  return (column) => {
    const at = index.get(column);
    return at === undefined ? '' : (record.cells[at] ?? '');
  };
}

/** `field` of the error about an archive that doesn't show whose it is; knowing more people may help. */
export const UNKNOWN_OWNER = 'owner';

/** The key of whose archive it is; null if the file says of each exchange which way it went. */
function ownerOf(exchanges: readonly Exchange[], hints: ReadHints): string | null {
  const wanted = exchanges.filter(({ unwanted }) => unwanted === null);
  const conversations = new Map<string, Set<string>>();
  const single: Set<string>[] = [];
  const people = new Map<string, Participant>();
  for (const { conversation, from, to } of wanted) {
    const keys = conversations.get(conversation) ?? new Set<string>();
    conversations.set(conversation, keys);
    const all = from === null ? to : [from, ...to];
    single.push(new Set(all.map(({ key }) => key)));
    for (const one of all) {
      keys.add(one.key);
      if (!people.get(one.key)?.name) people.set(one.key, one);
    }
  }
  const keys = likelyOwners(conversations.values());
  // The owner is in each message too, others of a group perhaps not.
  const always = new Set(likelyOwners(single));
  const both = keys.filter((key) => always.has(key));
  const owners = (both.length > 0 ? both : keys).flatMap((key) => people.get(key) ?? []);
  // Nobody keeps a card of oneself.
  const strangers = owners.length > 1 ? owners.filter(({ name, url }) => hints.isKnown?.({ name, url }) !== true) : owners;
  const [owner] = strangers;
  if (owner && strangers.length === 1) return owner.key;
  if (wanted.every(({ direction }) => direction !== null)) return null;
  const shown = owners.slice(0, 3).map(({ name, key }) => name || key);
  throw new AppError(
    'file',
    `does not show whose messages they are: ${shown.join(' and ')} take part in every conversation. Import Connections.csv first, or an archive with more conversations`,
    { field: UNKNOWN_OWNER },
  );
}

class ExchangeReader {
  readonly skipped: SkippedRow[] = [];
  readonly touchpoints: ParsedTouchpoint[] = [];
  private readonly people = new Counterparts();
  private readonly rowByUid = new Map<string, number>();
  private readonly owner: string | null;
  private readonly dayFirst: boolean;

  constructor(owner: string | null, dayFirst: boolean) {
    this.owner = owner;
    this.dayFirst = dayFirst;
  }

  get contacts(): ParsedContact[] {
    return this.people.list();
  }

  take(exchange: Exchange): void {
    const reason = this.problem(exchange);
    if (reason !== null) this.skipped.push({ row: exchange.row, name: (exchange.from?.name ?? '').slice(0, 200), reason });
  }

  /** Takes an exchange, or says why not. */
  private problem(exchange: Exchange): string | null {
    const { row, from, to, unwanted } = exchange;
    if (unwanted !== null) return unwanted;
    const occurredAt = parseLinkedInTime(exchange.time, this.dayFirst);
    if (occurredAt === null) return `“${exchange.time.trim().slice(0, 40)}” is not a date and time`;
    const isMine = exchange.direction === null ? from?.key === this.owner : exchange.direction === 'out';
    const others = new Map<string, Participant>();
    // Without an owner there are just two, and the file says which of them is the user.
    const people = from === null || isMine ? to : this.owner === null ? [from] : [from, ...to];
    for (const one of people) if (one.key !== this.owner) others.set(one.key, one);
    if (!isMine && from === null) return 'the sender is not on LinkedIn any more';
    if (others.size === 0) return 'nobody it is with is on LinkedIn any more';
    const touchpoint = exchangeTouchpoint(exchange, isMine, occurredAt, [...others.keys()]);
    const twin = this.rowByUid.get(touchpoint.uid);
    if (twin !== undefined) return `is the same as row ${twin}`;
    this.rowByUid.set(touchpoint.uid, row);
    for (const one of others.values()) this.people.add(one, row);
    this.touchpoints.push(touchpoint);
    return null;
  }
}

export interface ReadLinkedIn {
  source: FileSource;
  format: string;
  contacts: ParsedContact[];
  skipped: SkippedRow[];
  records: ParsedRecords;
}

/**
 * Reads messages or invitations of LinkedIn's archive: each becomes a touchpoint, sent or received, with everybody else who took
 * part; each of them becomes a contact with their profile, whom the touchpoints mean by `ParsedContact.key`. The same message has
 * the same uid in each archive. Throws AppError `file` if it can't be told who of the people is the user.
 */
export function readLinkedIn(
  text: string,
  { file, delimiter, headers, dataStart }: LinkedInTable,
  control: ReadControl,
  hints: ReadHints,
): ReadLinkedIn {
  const records = readRecords(text.slice(dataStart), delimiter, headers.length, control);
  const index = new Map<string, number>();
  for (const [i, header] of headers.entries()) if (!index.has(normalizeHeader(header))) index.set(normalizeHeader(header), i);
  const exchanges = file.exchanges(records.map((record) => ({ row: record.row, cells: cellsOf(record, index) })));
  const dayFirst = decidesDayFirst(exchanges.map(({ time }) => time)) ?? false;
  const reader = new ExchangeReader(ownerOf(exchanges, hints), dayFirst);
  for (const exchange of exchanges) {
    if ((exchange.row & 0xff) === 0) control.checkCancelled();
    reader.take(exchange);
  }
  return {
    source: file.source,
    format: file.format,
    contacts: reader.contacts,
    skipped: reader.skipped,
    records: { ...noRecords('file'), touchpoints: reader.touchpoints },
  };
}
