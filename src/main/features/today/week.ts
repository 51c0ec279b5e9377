/** The last seven days in figures. What each person brought to them is kept while nothing about the person changes. */
import { DAY_MS } from '@shared/domain/dates';
import { GIVE, seriesIndex, TAKE } from '@shared/ror/entries';
import { returnOf } from '@shared/ror/score';
import type { TodayView } from '@shared/views';
import type { Core } from '../core';
import { visitEntries } from '../ror/all-entries';
import type { BoardEntry } from '../ror/board';
import { contactEntries } from '../ror/contact-entries';

interface Kept {
  version: number;
  /** When it was read. */
  at: number;
  byPerson: Map<number, BoardEntry[]>;
}

const DAYS = 7;
/** After that long it is read anew, so that what lies back further is let go. */
const KEPT_FOR = DAY_MS;
/** Past so many changed people one reading of the log is faster. */
const MANY = 50;

const kept = new WeakMap<Core, Kept>();

function read(core: Core, now: number): Kept {
  const byPerson = new Map<number, BoardEntry[]>();
  visitEntries(core.db, core.ror, { after: now - DAYS * DAY_MS, until: now }, (contactId, series, amount, at) => {
    const entries = byPerson.get(contactId) ?? [];
    byPerson.set(contactId, entries);
    entries.push({ series, amount, at });
  });
  return { version: core.board.version, at: now, byPerson };
}

function upToDate(core: Core, now: number): Kept {
  const known = kept.get(core);
  const changed = known && now >= known.at && now - known.at < KEPT_FOR ? core.board.changedSince(known.version) : null;
  if (!known || changed === null || changed.length > MANY) {
    const fresh = read(core, now);
    kept.set(core, fresh);
    return fresh;
  }
  for (const contactId of new Set(changed)) {
    const entries = contactEntries(core.db, core.ror, contactId, now)
      .filter(({ at }) => at > now - DAYS * DAY_MS)
      .map(({ to, amount, at }) => ({ series: seriesIndex(to), amount, at }));
    known.byPerson.set(contactId, entries);
  }
  known.version = core.board.version;
  return known;
}

/** By person what they brought in the last seven days, and somewhat earlier. */
export function weekEntries(core: Core, now: number): ReadonlyMap<number, readonly BoardEntry[]> {
  return upToDate(core, now).byPerson;
}

/** Value points that came in (undecayed), units of give and take, what came back per unit given, and how much was logged. */
export function week(core: Core, now: number): TodayView['week'] {
  const after = now - DAYS * DAY_MS;
  const sums = { touchpoints: 0, points: 0, give: 0, take: 0, returned: 0 };
  for (const entries of upToDate(core, now).byPerson.values()) {
    for (const { series, amount, at } of entries) {
      if (at <= after || at > now) continue;
      if (series === GIVE) sums.give += amount;
      else if (series === TAKE) sums.take += amount;
      else sums.points += amount;
    }
  }
  sums.returned = returnOf(sums.points, sums.give);
  sums.touchpoints = Number(
    core.db
      .prepare("SELECT count(*) FROM touchpoint WHERE occurred_at > ? AND occurred_at <= ? AND kind <> 'note'")
      .pluck()
      .get(after, now),
  );
  return sums;
}
