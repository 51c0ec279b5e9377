/** When everybody was last in touch, in memory: what the filters by last touch ask of all people at once. */
import type { Database } from '../../db/database';

/** Past this many changed contacts everything is read anew. */
const RELOAD_FROM = 500;
/** Read at a time. */
const BLOCK = 1_000;

/** Private notes and what is dated ahead do not count. */
const LAST = `(SELECT tc.occurred_at FROM touchpoint_contact tc JOIN touchpoint t ON t.id = tc.touchpoint_id
  WHERE tc.contact_id = c.id AND tc.occurred_at <= ? AND t.kind <> 'note' ORDER BY tc.occurred_at DESC LIMIT 1)`;

export class LastTouches {
  private readonly db: Database;
  private readonly now: () => number;
  private known: (number | undefined)[] = [];
  private loaded = false;
  private readUpTo = Number.NEGATIVE_INFINITY;

  constructor(db: Database, now: () => number) {
    this.db = db;
    this.now = now;
  }

  /** Forgets what is held; it is read anew at the next question. */
  invalidate(): void {
    this.known = [];
    this.loaded = false;
    this.readUpTo = Number.NEGATIVE_INFINITY;
  }

  /** Reads these contacts anew after a commit, or when the time of a row has come. */
  refresh(contactIds: readonly number[]): void {
    if (contactIds.length > RELOAD_FROM) {
      this.invalidate();
      return;
    }
    const one = this.db.prepare(`SELECT ${LAST} FROM contact c WHERE c.id = ?`).pluck();
    for (const id of contactIds) {
      // It is still to be read with the others.
      if (!this.loaded && id > this.readUpTo) continue;
      const at = one.get(this.now(), id) as number | null | undefined;
      this.known[id] = at ?? undefined;
    }
  }

  /** Reads some more of them; false when all are there already. */
  loadSome(): boolean {
    if (this.loaded) return false;
    const rows = this.db
      .prepare(`SELECT c.id, ${LAST} AS at FROM contact c WHERE c.id > ? ORDER BY c.id LIMIT ${BLOCK}`)
      .raw()
      .all(this.now(), this.readUpTo) as [number, number | null][];
    for (const [id, at] of rows) if (at !== null) this.known[id] = at;
    this.readUpTo = rows.at(-1)?.[0] ?? this.readUpTo;
    this.loaded = rows.length < BLOCK;
    return true;
  }

  /** Epoch ms by contact id; undefined for who was never in touch. */
  all(): readonly (number | undefined)[] {
    while (this.loadSome());
    return this.known;
  }
}
