import { type ContactFields, displayName } from '@shared/domain/contact';
import { followUpInput } from '@shared/domain/follow-up';
import { purchaseInput } from '@shared/domain/purchase';
import { referralRecord } from '@shared/domain/referral';
import { settingsPatch } from '@shared/domain/settings';
import { touchpointInput } from '@shared/domain/touchpoint';
import { AppError } from '@shared/errors';
import {
  interchangeContact,
  interchangeDismissedAnswer,
  interchangeDistinctPair,
  interchangeEnvelope,
  interchangeFollowUp,
  interchangeFormat,
  interchangeOrganization,
  interchangePurchase,
  interchangeReferral,
  interchangeReview,
  interchangeStageChange,
  interchangeTouchpoint,
  interchangeVersion,
} from '@shared/interchange';
import type { z } from 'zod';
import { UNNAMED } from '../draft-builder';
import { noRecords, type ParsedContact, type ParsedRecords, type ReadControl, type SkippedRow } from '../parsed-file';
import { decodePhoto } from '../photo';

export interface ReadJson {
  /** Contacts, those that were skipped included. */
  found: number;
  contacts: ParsedContact[];
  skipped: SkippedRow[];
  records: ParsedRecords;
}

const lists = [
  'contacts',
  'organizations',
  'touchpoints',
  'referrals',
  'purchases',
  'followUps',
  'stageChanges',
  'distinctPairs',
  'dismissedAnswers',
  'reviews',
] as const;
type List = (typeof lists)[number];

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What an item calls itself, for people to find it by. */
function nameOf(item: unknown): string {
  if (!isObject(item)) return '';
  const name = isObject(item.name) ? item.name.full : item.name;
  const text = [name, item.subject, item.description, item.reason, item.id].find(
    (value) => typeof value === 'string' && value.trim() !== '',
  );
  return typeof text === 'string' ? text.trim().slice(0, 200) : '';
}

/** `touchpoints[3].occurredAt: is not a time` */
function complaint(place: string, error: z.ZodError): string {
  const issue = error.issues[0];
  const path = (issue?.path ?? []).map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return `${place}${path}: ${issue?.message ?? 'is not valid'}`;
}

/** How many objects and lists may be in one another; ours and Monica's have ten at most. */
const MAX_DEPTH = 200;

/** Where a text is nested too deep to be worked with; null if it isn't. Brackets in strings are none. */
function tooDeepAt(text: string): number | null {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === 0x5c) i++;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > MAX_DEPTH) return i;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return null;
}

/** Throws AppError `file`, to be prefixed with the file's name. */
export function parseJson(text: string): unknown {
  const deep = tooDeepAt(text);
  if (deep !== null) {
    const line = text.slice(0, deep).split('\n').length;
    throw new AppError('file', `is nested more than ${MAX_DEPTH} levels deep in line ${line}`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message.replace(/\s*"[\s\S]*" is not valid JSON$/, '').slice(0, 120) : '';
    throw new AppError('file', `is not valid JSON; it may be cut short (${detail})`, { cause: error });
  }
}

function envelopeOf(json: unknown): z.output<typeof interchangeEnvelope> {
  if (Array.isArray(json) && (json[0] === 'vcard' || (Array.isArray(json[0]) && json[0][0] === 'vcard')))
    throw new AppError('file', 'is a jCard, which is vCard as JSON; export a vCard file (.vcf) instead');
  if (!isObject(json) || json.format !== interchangeFormat)
    throw new AppError('file', 'is JSON, but not a Rapport file, nor an export of Monica');
  const version = json.version;
  if (typeof version === 'number' && version > interchangeVersion) {
    throw new AppError('file', `was written by a newer Rapport (format version ${version}; this one reads up to ${interchangeVersion})`);
  }
  const envelope = interchangeEnvelope.safeParse(json);
  if (!envelope.success) throw new AppError('file', `is not a valid Rapport file: ${complaint('', envelope.error).replace(/^\./, '')}`);
  return envelope.data;
}

class JsonReader {
  private readonly contacts: ParsedContact[] = [];
  private readonly skipped: SkippedRow[] = [];
  /** A number for each contact that was read, standing in for the row id that the domain's rules are about. */
  private readonly numbers = new Map<string, number>();
  private readonly records: ParsedRecords = noRecords('file');
  private readonly envelope: z.output<typeof interchangeEnvelope>;
  private readonly control: ReadControl;
  private readonly total: number;
  private done = 0;

  constructor(json: unknown, control: ReadControl) {
    this.envelope = envelopeOf(json);
    this.control = control;
    this.total = lists.reduce((sum, list) => sum + this.envelope[list].length, 0);
  }

  read(): ReadJson {
    this.each('contacts', interchangeContact, (contact, row) => this.contact(contact, row));
    this.each('touchpoints', interchangeTouchpoint, (item, row, place) => this.touchpoint(item, row, place));
    this.each('referrals', interchangeReferral, (item, row, place) => this.referral(item, row, place));
    this.each('purchases', interchangePurchase, ({ id, contactId, ...item }, row, place) => {
      const parsed = this.checked(
        purchaseInput,
        { ...item, contactId: this.number(contactId, place, 'contactId') },
        row,
        place,
        item.description,
      );
      if (parsed) this.records.purchases.push({ ...without(parsed, 'contactId'), uid: id, contactUid: contactId });
    });
    this.each('followUps', interchangeFollowUp, ({ id, contactId, doneAt, ...item }, row, place) => {
      const parsed = this.checked(
        followUpInput,
        { ...item, contactId: this.number(contactId, place, 'contactId') },
        row,
        place,
        item.reason,
      );
      if (parsed) this.records.followUps.push({ ...without(parsed, 'contactId'), uid: id, contactUid: contactId, doneAt });
    });
    this.each('organizations', interchangeOrganization, ({ id, ...item }) => {
      this.records.organizations.push({ ...item, uid: id });
    });
    this.each('stageChanges', interchangeStageChange, ({ contactId, ...item }, _row, place) => {
      this.number(contactId, place, 'contactId');
      this.records.stageChanges.push({ ...item, contactUid: contactId });
    });
    this.each('distinctPairs', interchangeDistinctPair, ({ contactIds }, _row, place) => {
      for (const contactId of contactIds) this.number(contactId, place, 'contactIds');
      this.records.distinctPairs.push({ contactUids: contactIds });
    });
    this.each('dismissedAnswers', interchangeDismissedAnswer, ({ contactId, at }, _row, place) => {
      this.number(contactId, place, 'contactId');
      this.records.dismissedAnswers.push({ contactUid: contactId, at });
    });
    this.each('reviews', interchangeReview, (review) => {
      this.records.reviews.push(review);
    });
    this.settings();
    this.control.progress(this.total, this.total);
    return { found: this.envelope.contacts.length, contacts: this.contacts, skipped: this.skipped, records: this.records };
  }

  private skip(row: number, name: string, reason: string): void {
    this.skipped.push({ row, name, reason });
  }

  /** Decodes each item of a list; a bad one, or one whose id was there before, is skipped with its place. */
  private each<S extends z.ZodType<object>>(list: List, schema: S, take: (item: z.output<S>, row: number, place: string) => void): void {
    const seen = new Set<unknown>();
    for (const [index, raw] of this.envelope[list].entries()) {
      if ((++this.done & 0xff) === 0) {
        this.control.checkCancelled();
        this.control.progress(this.done, this.total);
      }
      const place = `${list}[${index}]`;
      const item = schema.safeParse(raw);
      if (!item.success) {
        this.skip(index + 1, nameOf(raw), complaint(place, item.error));
        continue;
      }
      const id = 'id' in item.data ? item.data.id : undefined;
      if (id !== undefined && seen.has(id)) {
        this.skip(index + 1, nameOf(raw), `${place}.id: another item has the id ${String(id)}`);
        continue;
      }
      if (id !== undefined) seen.add(id);
      try {
        take(item.data, index + 1, place);
      } catch (error) {
        if (!(error instanceof MissingContact)) throw error;
        this.skip(index + 1, nameOf(raw), error.message);
      }
    }
  }

  private contact(contact: z.output<typeof interchangeContact>, row: number): void {
    const { id, name, photo: wirePhoto, extras, archivedAt, createdAt, ...others } = contact;
    const { full, ...parts } = name;
    const fields: ContactFields = { ...others, fullName: full, name: parts };
    const warnings: string[] = [];
    if (displayName(fields) === '') {
      fields.fullName = UNNAMED;
      warnings.push('has no name, organization or way to reach them');
    }
    const decoded = wirePhoto === null ? null : decodePhoto(wirePhoto.base64, wirePhoto.mediaType);
    if (decoded !== null && 'reason' in decoded) warnings.push(`the photo ${decoded.reason}`);
    const photo = decoded === null || 'reason' in decoded ? null : decoded;
    this.numbers.set(id, this.numbers.size + 1);
    if (createdAt !== null) this.records.contactsCreatedAt.set(id, createdAt);
    this.contacts.push({ row, draft: { uid: id, fields, photo, extras, archivedAt }, warnings });
  }

  private number(uid: string, place: string, field: string): number {
    const number = this.numbers.get(uid);
    if (number === undefined) throw new MissingContact(`${place}.${field}: the file has no contact ${uid}`);
    return number;
  }

  /** The rules of the domain, which need numbers where the file has uids. */
  private checked<S extends z.ZodType>(schema: S, input: unknown, row: number, place: string, name: string): z.output<S> | null {
    const parsed = schema.safeParse(input);
    if (parsed.success) return parsed.data;
    this.skip(row, name, complaint(place, parsed.error));
    return null;
  }

  private touchpoint({ id, contactIds, ...item }: z.output<typeof interchangeTouchpoint>, row: number, place: string): void {
    const contactUids = [...new Set(contactIds)];
    const numbers = contactUids.map((uid) => this.number(uid, place, 'contactIds'));
    const parsed = this.checked(touchpointInput, { ...item, contactIds: numbers }, row, place, item.subject || id);
    if (parsed) this.records.touchpoints.push({ ...without(parsed, 'contactIds'), uid: id, contactUids });
  }

  private referral(item: z.output<typeof interchangeReferral>, row: number, place: string): void {
    const { id, fromContactId, toContactId, subjectContactId, ...others } = item;
    const numbers = {
      fromContactId: fromContactId === null ? null : this.number(fromContactId, place, 'fromContactId'),
      toContactId: toContactId === null ? null : this.number(toContactId, place, 'toContactId'),
      subjectContactId: this.number(subjectContactId, place, 'subjectContactId'),
    };
    const parsed = this.checked(referralRecord, { ...others, ...numbers }, row, place, id);
    if (!parsed) return;
    const { fromContactId: _from, toContactId: _to, subjectContactId: _subject, ...rest } = parsed;
    this.records.referrals.push({
      ...rest,
      uid: id,
      fromContactUid: fromContactId,
      toContactUid: toContactId,
      subjectContactUid: subjectContactId,
    });
  }

  private settings(): void {
    if (this.envelope.settings === undefined || this.envelope.settings === null) return;
    const parsed = settingsPatch.safeParse(this.envelope.settings);
    if (parsed.success) this.records.settings = parsed.data;
    else this.skip(1, 'settings', complaint('settings', parsed.error));
  }
}

class MissingContact extends Error {}

function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _, ...rest } = value;
  return rest;
}

/**
 * Reads Rapport JSON. A bad item, or one about a contact that isn't there, is skipped with its place in the file; throws
 * AppError `file`, to be prefixed with the file's name, if it isn't ours, or is of a newer version.
 */
export function readRapportJson(json: unknown, control: ReadControl): ReadJson {
  return new JsonReader(json, control).read();
}
