/** Finds whom an imported contact already is: by the very same card, then uid, e-mail, phone and profile. Never by name alone. */
import { createHash } from 'node:crypto';
import { type ContactDraft, displayName } from '@shared/domain/contact';
import { fold } from '@shared/domain/fold';
import type { Database } from '../../db/database';
import { normalizePoint } from '../contacts/normalize';
import type { PlannedContact } from './plan';

/** Ways to reach somebody that tell who they are, in the order in which they are asked. */
const matchedKinds = ['email', 'phone', 'social'] as const;
type MatchedKind = (typeof matchedKinds)[number];

export type Match = { by: 'uid' | 'fingerprint' | MatchedKind } & (
  | { stored: number; trashed: boolean; planned?: never }
  /** Somebody an earlier file of the same import brings. */
  | { planned: PlannedContact; trashed: false; stored?: never }
);

/** SHA-256 of the photo in hex. */
export function photoHashOf({ photo }: ContactDraft): string | null {
  return photo ? createHash('sha256').update(photo.bytes).digest('hex') : null;
}

/** A hash of all that a card says; the same card again has the same one. */
export function fingerprintOf(draft: ContactDraft, photo: string | null): string {
  // Roles came to contacts later: where there are none, the hash is what it was before.
  const { roleFrom, roleTo, otherRoles, ...fields } = draft.fields;
  const roles = roleFrom === null && roleTo === null && otherRoles.length === 0 ? [] : [[roleFrom, roleTo, otherRoles]];
  return createHash('sha256')
    .update(JSON.stringify([draft.uid, fields, draft.extras, photo, draft.archivedAt, ...roles]))
    .digest('base64url');
}

/** Keys by which people are matched, none of which says anything when it is too short to be somebody's own. */
function keysOf(draft: ContactDraft, kind: MatchedKind): string[] {
  const says: Record<MatchedKind, (value: string) => boolean> = {
    email: (value) => value.includes('@') && value.length >= 3,
    phone: (value) => /^\+?\d{7,}$/.test(value),
    // The address of a profile; a bare user name is one on many sites.
    social: (value) => value.includes('/') && value.length >= 8,
  };
  return draft.fields.points
    .filter((point) => point.kind === kind)
    .map((point) => normalizePoint(kind, point.value))
    .filter(says[kind]);
}

/** A phone may stand in a kitchen or an office: whoever has it is the same only if a word of the name is. */
function namesAgree(name: string, draft: ContactDraft): boolean {
  const brought = displayName(draft.fields);
  const hasName = draft.fields.fullName !== '' || Object.values(draft.fields.name).some((part) => part !== '');
  const words = new Set(fold(name).split(' '));
  return (
    !hasName ||
    fold(brought)
      .split(' ')
      .some((word) => words.has(word))
  );
}

interface StoredRow {
  id: number;
  uid: string;
  name: string;
  deleted_at: number | null;
}

export class Matcher {
  private readonly db: Database;
  private readonly claimed = new Set<number>();
  /** Those of them who were known by their card or uid: somebody merged of several entries is each of them. */
  private readonly claimedAsKnown = new Set<number>();
  private readonly planned = new Map<string, PlannedContact>();
  private readonly hasPeople: boolean;

  constructor(db: Database) {
    this.db = db;
    this.hasPeople = db.prepare('SELECT 1 FROM contact LIMIT 1').get() !== undefined;
  }

  /**
   * By what nobody else has: the card itself, or the uid. To be asked for all rows of a file before `findReachable`. Each stored
   * contact is given to one row of a file only, so that a file that holds somebody twice keeps both.
   */
  findKnown(draft: ContactDraft, fingerprint: string): Match | null {
    if (!this.hasPeople && this.planned.size === 0) return null;
    return this.findStored(draft, fingerprint) ?? this.findPlanned(`card ${fingerprint}`, 'fingerprint');
  }

  /** By e-mail, phone or profile. */
  findReachable(draft: ContactDraft): Match | null {
    if (!this.hasPeople && this.planned.size === 0) return null;
    for (const kind of matchedKinds) {
      const match = this.findByPoint(draft, kind);
      if (match) return match;
    }
    return null;
  }

  private findStored(draft: ContactDraft, fingerprint: string): Match | null {
    const ids = this.db
      .prepare('SELECT contact_id FROM contact_origin WHERE fingerprint = ? ORDER BY id')
      .pluck()
      .all(fingerprint) as number[];
    const free = this.free(ids);
    const same = free.length > 0 ? free : ids.filter((id) => this.claimedAsKnown.has(id)).flatMap((id) => this.contact(id) ?? []);
    // Of several people who came with this card, the one who has its uid.
    const card = same.find(({ uid }) => uid === draft.uid) ?? same[0];
    if (card) return this.claim(card, 'fingerprint');
    if (draft.uid === null) return null;
    const row = this.byUid(draft.uid);
    return row && (!this.claimed.has(row.id) || this.claimedAsKnown.has(row.id))
      ? this.claim(row, 'uid')
      : this.findPlanned(`uid ${draft.uid}`, 'uid');
  }

  private findPlanned(key: string, by: Match['by'], agrees: (name: string) => boolean = () => true): Match | null {
    const planned = this.planned.get(key);
    return planned && agrees(planned.name) ? { by, planned, trashed: false } : null;
  }

  private contact(id: number): StoredRow | undefined {
    return this.db.prepare('SELECT id, uid, name, deleted_at FROM contact WHERE id = ?').get(id) as StoredRow | undefined;
  }

  private byUid(uid: string): StoredRow | undefined {
    const own = this.db.prepare('SELECT id, uid, name, deleted_at FROM contact WHERE uid = ?').get(uid) as StoredRow | undefined;
    if (own) return own;
    const origin = this.db.prepare('SELECT contact_id FROM contact_origin WHERE source_uid = ?').pluck().get(uid);
    return typeof origin === 'number' ? this.contact(origin) : undefined;
  }

  /** Those of these contacts that no row of this file was given to yet, each once. */
  private free(ids: readonly number[]): StoredRow[] {
    // Nobody is there, as a rule: the everyday import is of new people.
    if (ids.length === 0) return [];
    return [...new Set(ids)]
      .filter((id) => !this.claimed.has(id))
      .map((id) => this.contact(id))
      .filter((row) => row !== undefined);
  }

  private findByPoint(draft: ContactDraft, kind: MatchedKind): Match | null {
    const select = this.db.prepare('SELECT contact_id FROM contact_point WHERE kind = ? AND normalized = ? LIMIT 50').pluck();
    for (const key of keysOf(draft, kind)) {
      const rows = this.free(select.all(kind, key) as number[]).filter((row) => row.deleted_at === null);
      // Several people share it (a family, an office): then the name must decide.
      const row = rows.length === 1 ? rows[0] : rows.find(({ name }) => name === draft.fields.fullName);
      if (row && (kind !== 'phone' || namesAgree(row.name, draft))) return this.claim(row, kind);
      const planned = this.findPlanned(`${kind} ${key}`, kind, (name) => kind !== 'phone' || namesAgree(name, draft));
      if (planned) return planned;
    }
    return null;
  }

  private claim(row: StoredRow, by: Match['by']): Match {
    this.claimed.add(row.id);
    if (by === 'uid' || by === 'fingerprint') this.claimedAsKnown.add(row.id);
    return { by, stored: row.id, trashed: row.deleted_at !== null };
  }

  isClaimed(id: number): boolean {
    return this.claimed.has(id);
  }

  /** Living people of exactly this name, letter case and accents aside. */
  namesakes(name: string, limit: number): number[] {
    if (!this.hasPeople) return [];
    const select = this.db.prepare('SELECT id FROM contact WHERE sort_name = ? AND deleted_at IS NULL ORDER BY id LIMIT ?').pluck();
    return select.all(fold(name), limit) as number[];
  }

  /** A file is through: its new people can be met again in the next one, and everybody is free to be met again. */
  endFile(created: readonly PlannedContact[]): void {
    this.claimed.clear();
    this.claimedAsKnown.clear();
    for (const planned of created) {
      const { draft, fingerprint } = planned;
      const keys = [`card ${fingerprint}`, ...matchedKinds.flatMap((kind) => keysOf(draft, kind).map((key) => `${kind} ${key}`))];
      if (draft.uid !== null) keys.push(`uid ${draft.uid}`);
      for (const key of keys) if (!this.planned.has(key)) this.planned.set(key, planned);
    }
  }
}
