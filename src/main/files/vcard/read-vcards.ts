import { type ContactDraft, displayName } from '@shared/domain/contact';
import { AppError } from '@shared/errors';
import { charsetName, toAsciiBased } from '../charset';
import { UNNAMED } from '../draft-builder';
import type { ParsedContact, ReadControl, SkippedRow } from '../parsed-file';
import { type CardGroup, groupOf, tagByGroups } from './card-groups';
import { cardToDraft, type RawCard } from './card-to-draft';
import { LogicalLines } from './logical-lines';
import { type Property, PropertyReader } from './property';

const MAX_CARDS = 1_000_000;
const MAX_PROPERTIES = 10_000;
/** Of one card. */
const MAX_WARNINGS = 100;
/** Of a line that is no photo, sound or the like. */
const MAX_TEXT_LINE = 10 * 1024 * 1024;
const BINARY = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY']);
/** Values that people write over several lines; programs that don't fold lines break them. */
const LONG_TEXT = new Set(['NOTE', 'ADR', 'LABEL']);
const BASE64_LINE = /^[A-Za-z0-9+/]+={0,2}\s*$/;

/** Files put together without a line end between them, with a byte order mark perhaps: `END:VCARDBEGIN:VCARD`. */
const NEXT_CARD = /^\s*vcard[\s\ufeffï»¿]*begin\s*:\s*vcard\s*$/i;

interface OpenCard extends RawCard {
  /** The last property so far and stray lines that go on with it; joined at once, since there may be many. */
  pending: string[];
  lostProperties: boolean;
  /** The value of an AGENT of the card around it. */
  isAgent: boolean;
}

export interface ReadCards {
  /** `vCard 3.0`; `vCard` if no card says. */
  format: string;
  charset: string;
  contacts: ParsedContact[];
  skipped: SkippedRow[];
}

class CardReader {
  private readonly based;
  private readonly reader: PropertyReader;
  /** By row, which is the order of their BEGIN; filled in the order of their END. */
  private readonly results: (ParsedContact | SkippedRow | undefined)[] = [];
  private readonly groups: CardGroup[] = [];
  private rows = 0;
  /** Cards whose END is still to come, outermost first. */
  private readonly open: OpenCard[] = [];
  private readonly versions = new Set<string>();
  private readonly withNuls: boolean;

  private readonly control: ReadControl;

  constructor(bytes: Uint8Array, control: ReadControl) {
    this.control = control;
    this.based = toAsciiBased(bytes);
    this.reader = new PropertyReader(this.based);
    this.withNuls = this.based.bytes.includes(0);
  }

  read(): ReadCards {
    this.readLines();
    for (let card = this.open.pop(); card !== undefined; card = this.open.pop()) {
      this.warn(card, 'has no END:VCARD: the file may be cut short');
      this.close(card);
    }
    const contacts: ParsedContact[] = [];
    const skipped: SkippedRow[] = [];
    for (const result of this.results) {
      if (result === undefined) continue;
      if ('draft' in result) contacts.push(result);
      else skipped.push(result);
    }
    skipped.push(...tagByGroups(this.groups, contacts));
    return { format: this.format(), charset: this.charset(), contacts, skipped };
  }

  /** `card` is open no longer. At its END, not at the end of the file: raw photos are as large as what is made of them. */
  private close(card: OpenCard): void {
    this.joinPending(card);
    const group = groupOf(card, this.reader);
    if (group) {
      this.groups.push(group);
      return;
    }
    const parsed = cardToDraft(card, this.reader);
    const isEmptyCard = saysNothing(parsed.draft);
    this.results[card.row - 1] = isEmptyCard ? { row: card.row, name: '', reason: 'the card is empty' } : parsed;
    if (card.isAgent && !isEmptyCard) this.open.at(-1)?.agents.push(displayName(parsed.draft.fields));
  }

  private format(): string {
    const versions = [...this.versions].sort();
    return versions.length === 0 ? 'vCard' : `vCard ${versions.join(' and ')}`;
  }

  private charset(): string {
    const declared = this.reader.declaredCharset;
    const own = this.based.charset;
    return declared !== null && (own === 'US-ASCII' || !this.based.utf8) ? charsetName(declared.toLowerCase()) : own;
  }

  private readLines(): void {
    const { bytes } = this.based;
    const lines = new LogicalLines(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), this.reader.lineEncoding);
    let count = 0;
    for (let line = lines.next(); line !== null; line = lines.next()) {
      if ((++count & 0x3ff) === 0) {
        this.control.checkCancelled();
        this.control.progress(lines.position, bytes.length);
      }
      if (line.tooLong) this.warn(this.open.at(-1), `line ${line.number} is longer than 64 MB and was left out`);
      else this.line(this.withNuls ? this.withoutNuls(line.text, line.number) : line.text, line.number);
    }
    this.control.progress(bytes.length, bytes.length);
  }

  private withoutNuls(text: string, number: number): string {
    if (!text.includes('\0')) return text;
    this.warn(this.open.at(-1), `line ${number} had NUL characters, which were left out`);
    return text.replaceAll('\0', '');
  }

  private line(text: string, number: number): void {
    const card = this.open.at(-1);
    const property = this.reader.parse(text);
    if (!property) {
      if (card) this.strayLine(card, text, number);
      return;
    }
    const { name } = property.header;
    if (name === 'BEGIN' && isVCard(property)) this.begin();
    else if (!card) return;
    else if (name === 'END' && isVCard(property)) this.end(card);
    else if (name === 'END' && NEXT_CARD.test(property.raw)) {
      this.end(card);
      this.begin();
    } else this.add(card, property, number);
  }

  private end(card: OpenCard): void {
    this.open.pop();
    this.close(card);
  }

  private warn(card: OpenCard | undefined, message: string): void {
    if (card && card.warnings.length < MAX_WARNINGS) card.warnings.push(message);
  }

  private begin(): void {
    if (this.rows >= MAX_CARDS) throw new AppError('file', `holds more than ${MAX_CARDS} cards`);
    const around = this.open.at(-1);
    const last = around?.properties.at(-1);
    const isAgent = last?.header.name === 'AGENT' && last.raw.trim() === '' && around?.pending.length === 0;
    const card: OpenCard = {
      row: ++this.rows,
      version: '',
      properties: [],
      agents: [],
      pending: [],
      warnings: [],
      lostProperties: false,
      isAgent,
    };
    this.open.push(card);
  }

  private add(card: OpenCard, property: Property, number: number): void {
    const { name } = property.header;
    this.joinPending(card);
    if (property.raw.length > MAX_TEXT_LINE && !BINARY.has(name)) {
      this.warn(card, `${name} in line ${number} is longer than 10 MB and was left out`);
      return;
    }
    if (card.properties.length >= MAX_PROPERTIES) {
      if (!card.lostProperties) this.warn(card, `has more than ${MAX_PROPERTIES} properties; the rest was left out`);
      card.lostProperties = true;
      return;
    }
    if (name === 'VERSION') {
      card.version = property.raw.trim();
      if (/^\d\.\d$/.test(card.version)) this.versions.add(card.version);
    }
    card.properties.push(property);
  }

  /** A line that is no property. Programs that don't fold long values, or fold them wrongly, write such lines. */
  private strayLine(card: OpenCard, text: string, number: number): void {
    const last = card.properties.at(-1);
    if (text.trim() === '') return;
    const before = card.pending.at(-1) ?? last?.raw ?? '';
    const encoding = last?.header.encoding ?? null;
    if (last && encoding === null && endsWithBackslash(before)) this.goOn(card, last, `n${text}`);
    else if (last && encoding === 'base64' && BASE64_LINE.test(text)) this.goOn(card, last, text);
    else if (last && encoding === 'quoted-printable' && LONG_TEXT.has(last.header.name))
      this.goOn(card, last, `${/=0A$/i.test(before.trimEnd()) ? '' : '=0A'}${text.trimEnd().replace(/=$/, '')}`);
    else if (last && LONG_TEXT.has(last.header.name)) this.goOn(card, last, `\\n${text}`);
    // The name of a property without even a colon is an empty one.
    else if (!/^[A-Za-z-]+$/.test(text.trim())) this.warn(card, `line ${number} was not understood: ${excerpt(text)}`);
  }

  private goOn(card: OpenCard, last: Property, more: string): void {
    if (card.pending.length === 0) card.pending.push(last.raw.trimEnd());
    card.pending.push(more.trimEnd());
  }

  private joinPending(card: OpenCard): void {
    const last = card.properties.at(-1);
    if (!last || card.pending.length === 0) return;
    last.raw = card.pending.join('');
    card.pending = [];
  }
}

const isEmpty = (value: unknown): boolean =>
  value === '' || value === null || (typeof value === 'object' && Object.values(value).every(isEmpty));

/** True if nothing but what stands for a name is there. */
function saysNothing({ uid, fields: { fullName, ...fields }, photo, extras }: ContactDraft): boolean {
  return (fullName === UNNAMED || fullName === '') && uid === null && photo === null && extras.length === 0 && isEmpty(fields);
}

function isVCard({ raw }: Property): boolean {
  return raw.trim().toUpperCase() === 'VCARD';
}

/** An odd number of backslashes: the last is not escaped, so the line goes on (written by some Android programs). */
function endsWithBackslash(raw: string): boolean {
  let last = raw.length - 1;
  while (last >= 0 && (raw[last] === ' ' || raw[last] === '\t')) last--;
  let count = 0;
  while (last >= 0 && raw[last] === '\\') {
    count++;
    last--;
  }
  return count % 2 === 1;
}

function excerpt(text: string): string {
  const readable = text.replace(/[\p{C}\x80-\x9f]+/gu, '…').trim();
  return readable.length > 60 ? `${readable.slice(0, 60)}…` : readable;
}

/**
 * Reads vCards 2.1 (versit), 3.0 (RFC 2426) and 4.0 (RFC 6350), as programs really write them. A card inside of a card becomes
 * a contact of its own. What can't be understood is a warning on its card; only a file that is too large is an AppError.
 */
export function readVCards(bytes: Uint8Array, control: ReadControl): ReadCards {
  return new CardReader(bytes, control).read();
}
