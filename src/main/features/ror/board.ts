/** Every contact's sums in memory: what running ROR, sorting by score and fading read. A cache of ror_sum. */
import { DAY_MS } from '@shared/domain/dates';
import { GIVE, SERIES, TAKE } from '@shared/ror/entries';
import { contactScore, decayAt, giveShareOf, growth, halfLives, pointsOf, scoreOf } from '@shared/ror/score';
import type { RorSettings } from '@shared/ror/settings';
import type { ContactScore, RunningRor } from '@shared/views';
import type { Database } from '../../db/database';
import { visitEntries } from './all-entries';

const SELECT = `SELECT c.id, coalesce(c.archived_at, 1e18), coalesce(c.deleted_at, 1e18),
    coalesce(s.referrals, 0), coalesce(s.loyalty, 0), coalesce(s.sharing, 0), coalesce(s.audience, 0), coalesce(s.engagement, 0),
    coalesce(s.give, 0), coalesce(s.take, 0)
  FROM contact c LEFT JOIN ror_sum s ON s.contact_id = c.id`;

/** Past this many changed contacts a reload is cheaper than a look at each. */
const RELOAD_FROM = 500;

export class ScoreBoard {
  /** Goes up with every change; results derived from the board are good for one version. */
  version = 0;
  private ids: number[] = [];
  private indexOf = new Map<number, number>();
  private sums = new Float64Array(0);
  /** Epoch ms from which a contact no longer counts: archived or in the trash, whichever came first. */
  private goneAt: number[] = [];
  private loaded = false;
  /** R thirty days ago, kept for a while: the instant it is of, and its value. */
  private past: { at: number; value: number } | null = null;
  private readonly db: Database;
  private readonly settings: () => RorSettings;

  constructor(db: Database, settings: () => RorSettings) {
    this.db = db;
    this.settings = settings;
  }

  /** Forgets what is held; it is read anew at the next question. */
  invalidate(): void {
    this.loaded = false;
    this.past = null;
    this.version += 1;
  }

  /** Reads these contacts anew after a commit that changed no entry before `since` (epoch ms). */
  refresh(contactIds: readonly number[], since: number): void {
    this.version += 1;
    if (this.past && since <= this.past.at) this.past = null;
    if (!this.loaded) return;
    if (contactIds.length > RELOAD_FROM) {
      this.loaded = false;
      return;
    }
    const one = this.db.prepare(`${SELECT} WHERE c.id = ?`).raw();
    for (const id of contactIds) {
      const row = one.get(id) as number[] | undefined;
      if (row) this.put(row);
      // A contact that vanished would leave a hole; that is rare enough for a reload.
      else if (this.indexOf.has(id)) this.loaded = false;
    }
  }

  private put(row: readonly number[]): void {
    const id = row[0] ?? 0;
    let index = this.indexOf.get(id);
    if (index === undefined) {
      index = this.ids.length;
      this.ids.push(id);
      this.indexOf.set(id, index);
      if (this.sums.length < this.ids.length * SERIES) {
        const larger = new Float64Array(Math.max(64, this.ids.length * 2) * SERIES);
        larger.set(this.sums);
        this.sums = larger;
      }
    }
    this.goneAt[index] = Math.min(row[1] ?? 0, row[2] ?? 0);
    for (let k = 0; k < SERIES; k += 1) this.sums[index * SERIES + k] = row[3 + k] ?? 0;
  }

  private load(): void {
    if (this.loaded) return;
    const rows = this.db.prepare(`${SELECT} ORDER BY c.id`).raw().all() as number[][];
    this.ids = [];
    this.goneAt = [];
    this.sums = new Float64Array(rows.length * SERIES);
    this.indexOf = new Map();
    for (const row of rows) this.put(row);
    this.loaded = true;
  }

  /** A contact's numbers at `t` (epoch ms, not before the projection's as_of). */
  scoreOf(contactId: number, t: number): ContactScore {
    this.load();
    const index = this.indexOf.get(contactId);
    return contactScore(index === undefined ? new Float64Array(SERIES) : this.sums, (index ?? 0) * SERIES, decayAt(t, this.settings()));
  }

  /** Points of every contact at `t`, by id; `score` is their 0–100 form, `giveShare` their share. */
  *scores(contactIds: Iterable<number>, t: number): Generator<{ id: number } & ContactScore> {
    this.load();
    const decay = decayAt(t, this.settings());
    for (const id of contactIds) {
      const index = this.indexOf.get(id);
      if (index !== undefined) yield { id, ...contactScore(this.sums, index * SERIES, decay) };
    }
  }

  /** A number for sorting per contact: points or give share at `t`. */
  rank(by: 'points' | 'giveShare', t: number): (contactId: number) => number {
    this.load();
    const decay = decayAt(t, this.settings());
    return (contactId) => {
      const index = this.indexOf.get(contactId);
      if (index === undefined) return 0;
      if (by === 'points') return pointsOf(this.sums, index * SERIES, decay);
      const energy = (side: number) => (this.sums[index * SERIES + side] ?? 0) * (decay[side] ?? 1);
      return giveShareOf(energy(GIVE), energy(TAKE));
    };
  }

  /** R(t) and its change over the last 30 days. */
  running(t: number): RunningRor {
    this.load();
    const decay = decayAt(t, this.settings());
    let running = 0;
    let people = 0;
    this.ids.forEach((_, index) => {
      if ((this.goneAt[index] ?? 0) <= t) return;
      people += 1;
      running += pointsOf(this.sums, index * SERIES, decay);
    });
    return { asOf: t, running, change30: running - this.runningBefore(t, 30), people };
  }

  /** R(t − days): today's sums less the entries since then. Entries never depend on later ones, so that is exact. */
  private runningBefore(t: number, days: number): number {
    const past = t - days * DAY_MS;
    // The past moves on slowly; a tenth of an hour is far below what the eye can see.
    if (this.past && Math.abs(this.past.at - past) < 360_000) return this.past.value;
    const lives = halfLives(this.settings());
    const sums = this.sums.slice();
    visitEntries(this.db, this.settings(), { after: past, until: t }, (contactId, series, amount, at) => {
      const index = this.indexOf.get(contactId);
      if (index === undefined) return;
      const offset = index * SERIES + series;
      sums[offset] = (sums[offset] ?? 0) - amount * growth(at, lives[series] ?? null);
    });
    const decay = decayAt(past, this.settings());
    let running = 0;
    this.ids.forEach((_, index) => {
      if ((this.goneAt[index] ?? 0) > past) running += pointsOf(sums, index * SERIES, decay);
    });
    this.past = { at: past, value: running };
    return running;
  }

  /** The contacts that would lose the most points until `t` + 30 days if nothing happened, largest loss first. */
  fadingMost(t: number, limit: number): { id: number; points: number; score: number; fading30: number }[] {
    this.load();
    const now = decayAt(t, this.settings());
    const later = decayAt(t + 30 * DAY_MS, this.settings());
    const top: { id: number; points: number; score: number; fading30: number }[] = [];
    this.ids.forEach((id, index) => {
      if ((this.goneAt[index] ?? 0) <= t) return;
      const points = pointsOf(this.sums, index * SERIES, now);
      const fading30 = points - pointsOf(this.sums, index * SERIES, later);
      if (fading30 <= 0.05 || (top.length === limit && fading30 <= (top.at(-1)?.fading30 ?? 0))) return;
      top.push({ id, points, score: scoreOf(points), fading30 });
      top.sort((a, b) => b.fading30 - a.fading30);
      top.length = Math.min(top.length, limit);
    });
    return top;
  }

  /** P(t) − P(t + 30 d) of one contact. */
  fading30(contactId: number, t: number): number {
    return this.scoreOf(contactId, t).points - this.scoreOf(contactId, t + 30 * DAY_MS).points;
  }
}
