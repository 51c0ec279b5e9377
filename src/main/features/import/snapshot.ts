/** What an entry said when it was imported: kept with its origin, so that a later export of it shows what changed there. */
import { type ContactDraft, type ContactFields, contactFields, type PreservedProperty } from '@shared/domain/contact';
import type { Database } from '../../db/database';
import { query, type Slot } from '../../db/query';
import type { FileSource } from '../../files/parsed-file';

/** A contact as two or three of them are compared. */
export interface Entry {
  fields: ContactFields;
  extras: PreservedProperty[];
  /** SHA-256 of the photo in hex; null without one. */
  photo: string | null;
}

const nothing: ContactFields = contactFields.parse({});

/** Of somebody of whom nothing is known. */
export const emptyEntry: Entry = { fields: nothing, extras: [], photo: null };

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function filled(record: object): Record<string, unknown> | null {
  let result: Record<string, unknown> | null = null;
  for (const [key, value] of Object.entries(record)) {
    const kept = typeof value === 'object' && value !== null && !Array.isArray(value) ? filled(value) : value;
    if (isEmpty(kept)) continue;
    result ??= {};
    result[key] = kept;
  }
  return result;
}

/** JSON of what is not empty. @param photo SHA-256 in hex */
export function snapshotOf({ fields, extras }: Pick<ContactDraft, 'fields' | 'extras'>, photo: string | null): string {
  return JSON.stringify({ fields: filled(fields) ?? undefined, extras: extras.length > 0 ? extras : undefined, photo: photo ?? undefined });
}

interface Stored {
  fields?: Partial<Omit<ContactFields, 'name'>> & { name?: Partial<ContactFields['name']> };
  extras?: PreservedProperty[];
  photo?: string;
}

/** A field that was not there when the snapshot was taken is empty in it. */
export function entryOf(snapshot: string): Entry {
  const { fields, extras, photo } = JSON.parse(snapshot) as Stored;
  return {
    fields: { ...nothing, ...fields, name: { ...nothing.name, ...fields?.name } },
    extras: extras ?? [],
    photo: photo ?? null,
  };
}

const newestOriginId = query((sql) => sql.selectFrom('contact_origin').select(({ fn }) => fn.max('id').as('id')));

/** The last origin there is; those of an import that is under way come after it. */
export function newestOrigin(db: Database): number {
  return db.find(newestOriginId())?.id ?? 0;
}

const originsWithUid = query((sql, contactId: Slot<number>, source: Slot<string>, uid: Slot<string>, upTo: Slot<number>) =>
  sql
    .selectFrom('contact_origin')
    .select(['imported_at', 'snapshot'])
    .where('contact_id', '=', contactId)
    .where('source', '=', source)
    .where('source_uid', '=', uid)
    .where('id', '<=', upTo)
    .orderBy('id', 'desc')
    .limit(2),
);
const originsWithoutUid = query((sql, contactId: Slot<number>, source: Slot<string>, upTo: Slot<number>) =>
  sql
    .selectFrom('contact_origin')
    .select(['imported_at', 'snapshot'])
    .where('contact_id', '=', contactId)
    .where('source', '=', source)
    .where('source_uid', 'is', null)
    .where('id', '<=', upTo)
    .orderBy('id', 'desc')
    .limit(2),
);

/** Where the entries of a file come from. */
export interface Origin {
  source: FileSource;
  /** The newest origin before this import: files that are imported together are no later exports of each other. */
  upTo: number;
}

/**
 * What the same source said of a contact last; null if it never did, if that was not kept then, or if several entries
 * without an id became this one contact at the same time and nobody knows which of them it was.
 */
export function baseOf(db: Database, contactId: number, { source, upTo }: Origin, uid: string | null): Entry | null {
  const [newest, before] = db.all(uid === null ? originsWithoutUid(contactId, source, upTo) : originsWithUid(contactId, source, uid, upTo));
  if (!newest || newest.snapshot === null) return null;
  return uid === null && newest.imported_at === before?.imported_at ? null : entryOf(newest.snapshot);
}

const originOfCard = query((sql, contactId: Slot<number>, fingerprint: Slot<string>) =>
  sql.selectFrom('contact_origin').select('id').where('contact_id', '=', contactId).where('fingerprint', '=', fingerprint).limit(1),
);

/** Whether this very entry was imported into that contact before. */
export function isKnownEntry(db: Database, contactId: number, fingerprint: string): boolean {
  return db.find(originOfCard(contactId, fingerprint)) !== undefined;
}
