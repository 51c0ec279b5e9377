/** Every contact's sums in memory: what running ROR, sorting by score and fading read. A cache of ror_sum. */
import { DAY_MS } from '@shared/domain/dates';
import { GIVE, SERIES, TAKE } from '@shared/ror/entries';
import { contactScore, decayAt, giveShareOf, growth, halfLives, pointsOf, trustOf } from '@shared/ror/score';
import type { RorSettings } from '@shared/ror/settings';
import type { ContactScore, RunningRor } from '@shared/views';
import type { Database } from '../../db/database';
import { visitEntries } from './all-entries';
import { BestOf } from './best-of';

const SELECT = `SELECT c.id, coalesce(c.archived_at, 1e18), coalesce(c.deleted_at, 1e18),
    coalesce(s.referrals, 0), coalesce(s.loyalty, 0), coalesce(s.sharing, 0), coalesce(s.audience, 0), coalesce(s.engagement, 0),
    coalesce(s.give, 0), coalesce(s.take, 0)
  FROM contact c LEFT JOIN ror_sum s ON s.contact_id = c.id`;

/** How long what is at stake is good enough to say who comes first, ms. */
const STAKES_FOR = 3_600_000;

/** So many changes are told contact by contact. */
const KEPT_CHANGES = 50;

/** By contact id, as of `at` (epoch ms). */
export interface Stakes {
  at: number;
  /** Points lost in the next 30 days if nothing happens; −1 for who does not count. */
  fading: Float64Array;
  /** Points that helping them once would bring back; −1 where I did not take more than I gave. */
  gain: Float64Array;
}

/** Past this many changed contacts a reload is cheaper than a look at each. */
const RELOAD_FROM = 500;

/** What one sum of somebody got; `at` is epoch ms. */
export interface BoardEntry {
  series: number;
  amount: number;
  at: number;
}

export class ScoreBoard {
  /** Goes up with every change; results derived from the board are good for one version. */
  version = 0;
  private ids: number[] = [];
  /** By contact id: an array is looked up several times as fast as a map. */
  private indexOf: number[] = [];
  private sums = new Float64Array(0);
  /** Epoch ms from which a contact no longer counts: archived or in the trash, whichever came first. */
  private goneAt: number[] = [];
  private loaded = false;
  /** R thirty days ago, kept for a while: the instant it is of, and its value. */
  private past: { at: number; value: number } | null = null;
  private atStake: Stakes | null = null;
  /** How often each contact changed since all of them did. */
  private readonly changes = new Map<number, number>();
  private epoch = 0;
  /** The last changes, oldest first, each with the version it made. */
  private latest: { version: number; ids: readonly number[] }[] = [];
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
    this.atStake = null;
    this.version += 1;
    this.epoch += 1;
    this.changes.clear();
    this.latest = [];
  }

  /** Reads these contacts anew after a commit that changed no entry before `since` (epoch ms). */
  refresh(contactIds: readonly number[], since: number): void {
    this.version += 1;
    this.latest = [...this.latest.slice(-KEPT_CHANGES), { version: this.version, ids: contactIds }];
    for (const id of contactIds) this.changes.set(id, (this.changes.get(id) ?? 0) + 1);
    if (this.past && since <= this.past.at) this.past = null;
    if (!this.loaded) return;
    if (contactIds.length > RELOAD_FROM) {
      this.loaded = false;
      this.atStake = null;
      return;
    }
    const one = this.db.prepare(`${SELECT} WHERE c.id = ?`).raw();
    for (const id of contactIds) {
      const row = one.get(id) as number[] | undefined;
      if (row) this.put(row);
      // A contact that vanished would leave a hole; that is rare enough for a reload.
      else if (this.indexOf[id] !== undefined) this.loaded = false;
    }
    this.weighAnew(contactIds);
  }

  /** Changes whenever a contact's entries may have. */
  versionOf(contactId: number): string {
    return `${this.epoch} ${this.changes.get(contactId) ?? 0}`;
  }

  /** Contacts whose entries may have changed since that version; null when that is not known any more. */
  changedSince(version: number): number[] | null {
    if (version === this.version) return [];
    const since = this.latest.filter((change) => change.version > version);
    return since[0]?.version === version + 1 ? since.flatMap(({ ids }) => ids) : null;
  }

  private weighAnew(contactIds: readonly number[]): void {
    if (!this.atStake) return;
    if (!this.loaded || contactIds.some((id) => id >= (this.atStake?.fading.length ?? 0))) {
      this.atStake = null;
      return;
    }
    const weigh = this.weigher(this.atStake);
    for (const id of contactIds) {
      const index = this.indexOf[id];
      if (index !== undefined) weigh(index);
    }
  }

  private put(row: readonly number[]): void {
    const id = row[0] ?? 0;
    let index = this.indexOf[id];
    if (index === undefined) {
      index = this.ids.length;
      this.ids.push(id);
      this.indexOf[id] = index;
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
    this.indexOf = [];
    for (const row of rows) this.put(row);
    this.loaded = true;
  }

  /** A contact's numbers at `t` (epoch ms, not before the projection's as_of). */
  scoreOf(contactId: number, t: number): ContactScore {
    this.load();
    const index = this.indexOf[contactId];
    return contactScore(index === undefined ? new Float64Array(SERIES) : this.sums, (index ?? 0) * SERIES, decayAt(t, this.settings()));
  }

  /** Points of every contact at `t`, by id; `score` is their 0–100 form, `giveShare` their share. */
  *scores(contactIds: Iterable<number>, t: number): Generator<{ id: number } & ContactScore> {
    this.load();
    const decay = decayAt(t, this.settings());
    for (const id of contactIds) {
      const index = this.indexOf[id];
      if (index !== undefined) yield { id, ...contactScore(this.sums, index * SERIES, decay) };
    }
  }

  /** A number for sorting per contact: points or give share at `t`. */
  rank(by: 'points' | 'giveShare', t: number): (contactId: number) => number {
    this.load();
    const decay = decayAt(t, this.settings());
    const { indexOf, sums } = this;
    if (by === 'points') {
      return (contactId) => {
        const index = indexOf[contactId];
        return index === undefined ? 0 : pointsOf(sums, index * SERIES, decay);
      };
    }
    const energy = (index: number, side: number) => (sums[index * SERIES + side] ?? 0) * (decay[side] ?? 1);
    return (contactId) => {
      const index = indexOf[contactId];
      return index === undefined ? 0 : giveShareOf(energy(index, GIVE), energy(index, TAKE));
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
      const index = this.indexOf[contactId];
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

  /**
   * What is at stake with everybody, by contact id, at an instant at most an hour before `t`: good enough to say who comes
   * first, and kept up to date with each change.
   */
  stakes(t: number): Stakes {
    this.load();
    if (this.atStake && Math.abs(t - this.atStake.at) < STAKES_FOR) return this.atStake;
    // With room for people to come.
    const length = this.ids.reduce((most, id) => Math.max(most, id), 0) + 1_000;
    const stakes = { at: t, fading: new Float64Array(length).fill(-1), gain: new Float64Array(length).fill(-1) };
    const weigh = this.weigher(stakes);
    for (let index = 0; index < this.ids.length; index += 1) weigh(index);
    this.atStake = stakes;
    return stakes;
  }

  private weigher(stakes: Stakes): (index: number) => void {
    const now = decayAt(stakes.at, this.settings());
    const later = decayAt(stakes.at + 30 * DAY_MS, this.settings());
    const units = this.settings().kinds.find(({ key }) => key === 'help_out')?.give ?? 0;
    return (index) => {
      const id = this.ids[index] ?? 0;
      const isGone = (this.goneAt[index] ?? 0) <= stakes.at;
      const points = isGone ? 0 : pointsOf(this.sums, index * SERIES, now);
      stakes.fading[id] = isGone ? -1 : points - pointsOf(this.sums, index * SERIES, later);
      const give = (this.sums[index * SERIES + GIVE] ?? 0) * (now[GIVE] ?? 1);
      const take = (this.sums[index * SERIES + TAKE] ?? 0) * (now[TAKE] ?? 1);
      const before = trustOf(giveShareOf(give, take));
      stakes.gain[id] = isGone || take <= give ? -1 : points * (trustOf(giveShareOf(give + units, take)) / before - 1);
    };
  }

  /** The contacts that would lose the most points until `t` + 30 days if nothing happened, largest loss first. */
  fadingMost(t: number, limit: number): { id: number; points: number; score: number; fading30: number }[] {
    const { fading } = this.stakes(t);
    // A few more than asked for, since the order may have changed by a hair since.
    const best = new BestOf(2 * limit);
    for (let id = 0; id < fading.length; id += 1) if ((fading[id] ?? 0) > 0.05) best.add(fading[id] ?? 0, id);
    const exact = best.best().map((id) => {
      const { points, score } = this.scoreOf(id, t);
      return { id, points, score, fading30: this.fading30(id, t) };
    });
    return exact
      .filter(({ fading30 }) => fading30 > 0.05)
      .sort((a, b) => b.fading30 - a.fading30 || a.id - b.id)
      .slice(0, limit);
  }

  /**
   * Tells of everybody who is there at `t` the points at `past` and at `t` (epoch ms). `since` has the entries by contact that
   * came after `past`; today's sums less those are exact, since entries never depend on later ones.
   */
  eachChange(
    past: number,
    t: number,
    since: ReadonlyMap<number, readonly BoardEntry[]>,
    visit: (id: number, before: number, points: number) => void,
  ): void {
    this.load();
    const [then, now] = [decayAt(past, this.settings()), decayAt(t, this.settings())];
    const lives = halfLives(this.settings());
    const own = new Float64Array(SERIES);
    for (let index = 0; index < this.ids.length; index += 1) {
      if ((this.goneAt[index] ?? 0) <= t) continue;
      const id = this.ids[index] ?? 0;
      const offset = index * SERIES;
      const entries = since.get(id);
      if (!entries) {
        visit(id, pointsOf(this.sums, offset, then), pointsOf(this.sums, offset, now));
        continue;
      }
      for (let k = 0; k < SERIES; k += 1) own[k] = this.sums[offset + k] ?? 0;
      for (const { series, amount, at } of entries) {
        if (at > past && at <= t) own[series] = (own[series] ?? 0) - amount * growth(at, lives[series] ?? null);
      }
      visit(id, pointsOf(own, 0, then), pointsOf(this.sums, offset, now));
    }
  }

  /** P(t) − P(t + 30 d) of one contact. */
  fading30(contactId: number, t: number): number {
    return this.scoreOf(contactId, t).points - this.scoreOf(contactId, t + 30 * DAY_MS).points;
  }
}
