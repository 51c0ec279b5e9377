/** What the filters ask of all people at once, in memory: a filter is looked up for 100,000 people within a keystroke. */
import { fold } from '@shared/domain/fold';
import type { Database } from '../../db/database';

/** Past this many changed contacts everything is read anew. */
const RELOAD_FROM = 500;
/** Read at a time. */
const BLOCK = 1_000;

/** One bit each. */
export const facts = {
  email: 1,
  phone: 2,
  address: 4,
  birthday: 8,
  photo: 16,
  notes: 32,
  stage: 64,
  org: 128,
  archived: 256,
  trashed: 512,
} as const;

const point = (kind: 'email' | 'phone') => `EXISTS (SELECT 1 FROM contact_point p WHERE p.contact_id = c.id AND p.kind = '${kind}')`;
const conditions: Record<keyof typeof facts, string> = {
  email: point('email'),
  phone: point('phone'),
  address: 'EXISTS (SELECT 1 FROM address a WHERE a.contact_id = c.id)',
  birthday: '(c.birthday IS NOT NULL)',
  photo: '(c.photo_id IS NOT NULL)',
  notes: "(c.notes <> '')",
  stage: '(c.stage IS NOT NULL)',
  org: "(c.organization <> '')",
  archived: '(c.archived_at IS NOT NULL)',
  trashed: '(c.deleted_at IS NOT NULL)',
};
const BITS = Object.entries(facts)
  .map(([name, bit]) => `${conditions[name as keyof typeof facts]} * ${bit}`)
  .join(' + ');
const SELECT = `SELECT c.id, ${BITS}, c.stage, c.organization FROM contact c`;
type Row = [id: number, bits: number, stage: string | null, organization: string];

interface Name {
  name: string;
  folded: string;
}

/** Texts that many share, each kept once and known by a number. */
class Names {
  readonly all: Name[] = [];
  private readonly numbers = new Map<string, number>();

  numberOf(name: string): number {
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.all.length;
      this.all.push({ name, folded: fold(name) });
      this.numbers.set(name, number);
    }
    return number;
  }
}

/** Which of the lists of people somebody stands in. */
export type Shown = 'active' | 'archived' | 'trash';

/** Stands for somebody who was there. */
const GONE = -1;

export class PeopleFacts {
  private readonly db: Database;
  private loaded = false;
  private readUpTo = Number.NEGATIVE_INFINITY;
  /** Everybody who is or was there. */
  private ids: number[] = [];
  /** By contact id, as are the others: an array is looked up several times as fast as a map. */
  private bits: number[] = [];
  private stage: number[] = [];
  private organization: number[] = [];
  private stages = new Names();
  private organizations = new Names();

  constructor(db: Database) {
    this.db = db;
  }

  /** Forgets what is held; it is read anew when it is next needed. */
  invalidate(): void {
    this.loaded = false;
    this.readUpTo = Number.NEGATIVE_INFINITY;
    this.ids = [];
    this.bits = [];
    this.stage = [];
    this.organization = [];
    this.stages = new Names();
    this.organizations = new Names();
  }

  /** Reads these contacts anew after a commit. */
  refresh(contactIds: readonly number[]): void {
    if (contactIds.length > RELOAD_FROM) {
      this.invalidate();
      return;
    }
    const one = this.db.prepare(`${SELECT} WHERE c.id = ?`).raw();
    for (const id of contactIds) {
      // It is still to be read with the others.
      if (!this.loaded && id > this.readUpTo) continue;
      const row = one.get(id) as Row | undefined;
      if (row) this.put(row);
      else if (this.bits[id] !== undefined) this.bits[id] = GONE;
    }
  }

  /** Reads some more of them; false when everybody is there already. */
  loadSome(): boolean {
    if (this.loaded) return false;
    const rows = this.db.prepare(`${SELECT} WHERE c.id > ? ORDER BY c.id LIMIT ${BLOCK}`).raw().all(this.readUpTo) as Row[];
    for (const row of rows) this.put(row);
    this.readUpTo = rows.at(-1)?.[0] ?? this.readUpTo;
    this.loaded = rows.length < BLOCK;
    return true;
  }

  /** Reads everybody, if that has not been done. */
  load(): void {
    while (this.loadSome());
  }

  private put([id, bits, stage, organization]: Row): void {
    if (this.bits[id] === undefined) this.ids.push(id);
    this.bits[id] = bits;
    this.stage[id] = this.stages.numberOf(stage ?? '');
    this.organization[id] = this.organizations.numberOf(organization);
  }

  /** Everybody in this list, in no order. */
  everybody(shown: Shown): number[] {
    return this.ids.filter(this.isIn(shown));
  }

  /** Whether somebody stands in this list. */
  isIn(shown: Shown): (contactId: number) => boolean {
    this.load();
    const { bits } = this;
    const where = { active: 0, archived: facts.archived, trash: facts.trashed }[shown];
    const looked = shown === 'trash' ? facts.trashed : facts.archived | facts.trashed;
    return (id) => {
      const own = bits[id];
      return own !== undefined && own !== GONE && (own & looked) === where;
    };
  }

  /** Whether this is so of somebody who is there. */
  has(fact: keyof typeof facts): (contactId: number) => boolean {
    this.load();
    const { bits } = this;
    const bit = facts[fact];
    return (id) => ((bits[id] ?? 0) & bit) !== 0;
  }

  /** Whether somebody's stage or organization is one that fits. Each name is looked at once; '' is none. */
  named(by: 'stage' | 'organization', fits: (name: Name) => boolean): (contactId: number) => boolean {
    this.load();
    const fitting = (by === 'stage' ? this.stages : this.organizations).all.map(fits);
    const numbers = this[by];
    return (id) => fitting[numbers[id] ?? -1] ?? false;
  }
}
