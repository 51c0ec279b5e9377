/** When everybody was last in touch, in memory: what the filters by last touch ask of all people at once. */
import type { Database } from '../../db/database';

/** Past this many changed contacts everything is read anew. */
const RELOAD_FROM = 500;

/** Private notes and what is dated ahead do not count. */
const LAST = `(SELECT tc.occurred_at FROM touchpoint_contact tc JOIN touchpoint t ON t.id = tc.touchpoint_id
  WHERE tc.contact_id = c.id AND tc.occurred_at <= ? AND t.kind <> 'note' ORDER BY tc.occurred_at DESC LIMIT 1)`;

export class LastTouches {
  private readonly db: Database;
  private readonly now: () => number;
  private known: (number | undefined)[] | null = null;

  constructor(db: Database, now: () => number) {
    this.db = db;
    this.now = now;
  }

  /** Forgets what is held; it is read anew at the next question. */
  invalidate(): void {
    this.known = null;
  }

  /** Reads these contacts anew after a commit, or when the time of a row has come. */
  refresh(contactIds: readonly number[]): void {
    if (!this.known) return;
    if (contactIds.length > RELOAD_FROM) {
      this.known = null;
      return;
    }
    const one = this.db.prepare(`SELECT ${LAST} FROM contact c WHERE c.id = ?`).pluck();
    for (const id of contactIds) {
      const at = one.get(this.now(), id) as number | null | undefined;
      this.known[id] = at ?? undefined;
    }
  }

  /** Epoch ms by contact id; undefined for who was never in touch. */
  all(): readonly (number | undefined)[] {
    if (!this.known) {
      this.known = [];
      const rows = this.db.prepare(`SELECT c.id, ${LAST} AS at FROM contact c`).raw().iterate(this.now());
      for (const [id, at] of rows as Iterable<[number, number | null]>) if (at !== null) this.known[id] = at;
    }
    return this.known;
  }
}
