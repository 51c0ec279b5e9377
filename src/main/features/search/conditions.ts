/** What the filters of a search mean: for each whether it leaves a person, by what is held in memory or by few rows. */
import type { ChangedTable } from '@shared/contract';
import { addDays, localDateOf } from '@shared/domain/dates';
import { fold } from '@shared/domain/fold';
import type { Comparison, Filter, ParsedQuery, SpanUnit } from '@shared/domain/people-query';
import { scoreOf } from '@shared/ror/score';
import type { Core } from '../core';

/** Whether a person is one whom a filter leaves. */
type Keeps = (contactId: number) => boolean;

function startOfDay(date: string): number {
  const [year = 1, month = 1, day = 1] = date.split('-').map(Number);
  const start = new Date(2000, month - 1, day);
  start.setFullYear(year, month - 1, day);
  return start.getTime();
}

/** The calendar date so long before another; the last day of a month where the day does not exist. */
export function before(date: string, count: number, unit: SpanUnit): string {
  if (unit === 'd' || unit === 'w') return addDays(date, -count * (unit === 'w' ? 7 : 1));
  const [year = 1, month = 1, day = 1] = date.split('-').map(Number);
  const months = year * 12 + (month - 1) - count * (unit === 'y' ? 12 : 1);
  if (months < 12) return '0001-01-01';
  const then = { year: Math.floor(months / 12), month: (months % 12) + 1 };
  const last = new Date(Date.UTC(2000 + (then.year % 400), then.month, 0)).getUTCDate();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(then.year).padStart(4, '0')}-${two(then.month)}-${two(Math.min(day, last))}`;
}

function compare(value: number, comparison: Comparison, with_: number): boolean {
  if (comparison === '<') return value < with_;
  if (comparison === '<=') return value <= with_;
  if (comparison === '>') return value > with_;
  if (comparison === '>=') return value >= with_;
  return value === with_;
}

const OPEN = 'SELECT contact_id FROM follow_up WHERE done_at IS NULL';

/** As SQLite's NOCASE compares. */
const smallAscii = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

class Builder {
  private readonly core: Core;
  private readonly now: number;
  private readonly today: string;

  constructor(core: Core, now: number) {
    this.core = core;
    this.now = now;
    this.today = localDateOf(now);
  }

  /** Whether somebody is among those whose ids a statement gives. */
  private among(sql: string, ...parameters: unknown[]): Keeps {
    const ids = new Set(
      this.core.db
        .prepare(sql)
        .pluck()
        .all(...parameters),
    );
    return (id) => ids.has(id);
  }

  keeps(filter: Filter): Keeps {
    switch (filter.key) {
      case 'tag': {
        const folded = fold(filter.value);
        const all = this.core.db.prepare('SELECT id, name FROM tag').all() as { id: number; name: string }[];
        const ids = all.filter(({ name }) => fold(name) === folded).map(({ id }) => id);
        return this.among('SELECT contact_id FROM contact_tag WHERE tag_id IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
      }
      case 'stage': {
        const folded = fold(filter.value);
        const names = [filter.value, ...this.core.settings.stages.filter((name) => fold(name) === folded)].map(smallAscii);
        return this.core.facts.named('stage', ({ name }) => names.includes(smallAscii(name)));
      }
      case 'org': {
        const part = fold(filter.value);
        return this.core.facts.named('organization', ({ name, folded }) => name !== '' && folded.includes(part));
      }
      case 'score':
      case 'give':
        return this.scored(filter);
      case 'last':
        return this.last(filter);
      case 'next':
        return this.next(filter.value);
      case 'has':
        if (filter.value === 'tag') return this.among('SELECT DISTINCT contact_id FROM contact_tag');
        return this.core.facts.has(filter.value);
      case 'is':
        return this.core.facts.has('archived');
    }
  }

  private next(value: Extract<Filter, { key: 'next' }>['value']): Keeps {
    switch (value) {
      case 'overdue':
        return this.among(`${OPEN} AND due_date < ?`, this.today);
      case 'today':
        return this.among(`${OPEN} AND due_date = ?`, this.today);
      case 'week':
        return this.among(`${OPEN} AND due_date BETWEEN ? AND ?`, this.today, addDays(this.today, 6));
      case 'any':
        return this.among(OPEN);
      case 'none': {
        const any = this.among(OPEN);
        return (id) => !any(id);
      }
    }
  }

  /** As the table shows it: in whole numbers, so that nobody with a 50 is over 50. */
  private scored({ key, comparison, value }: Extract<Filter, { key: 'score' | 'give' }>): Keeps {
    const rank = this.core.board.rank(key === 'score' ? 'points' : 'giveShare', this.now);
    const shown = key === 'score' ? (id: number) => scoreOf(rank(id)) : (id: number) => rank(id) * 100;
    const whole = Number.isInteger(value);
    return (id) => compare(whole ? Math.round(shown(id)) : shown(id), comparison, value);
  }

  private last(filter: Extract<Filter, { key: 'last' }>): Keeps {
    const last = this.core.lastTouches.all();
    if ('never' in filter) return (id) => last[id] === undefined;
    const day = before(this.today, filter.count, filter.unit);
    const start = startOfDay(day);
    const end = startOfDay(addDays(day, 1));
    // How long ago it was, in days, is compared: longer ago is earlier.
    const within: Record<Comparison, (at: number) => boolean> = {
      '<': (at) => at >= end,
      '<=': (at) => at >= start,
      '>': (at) => at < start,
      '>=': (at) => at < end,
      '=': (at) => at >= start && at < end,
    };
    const fits = within[filter.comparison];
    return (id) => {
      const at = last[id];
      return at !== undefined && fits(at);
    };
  }
}

type FilterTerm = Extract<ParsedQuery['terms'][number], { type: 'filter' }>;

/** Scores are worked out for each person: others go first. */
function effort({ filter }: FilterTerm): number {
  return filter.key === 'score' || filter.key === 'give' ? 1 : 0;
}

/**
 * Whether a person is one whom all filters of a query leave; null when it has none. `is:archived`, which chooses the list, is
 * not among them.
 */
export function keptBy(core: Core, { terms }: ParsedQuery, now: number): ((contactId: number) => boolean) | null {
  const builder = new Builder(core, now);
  const filters = terms.filter((term): term is FilterTerm => term.type === 'filter' && term.filter.key !== 'is');
  const all = filters
    .toSorted((a, b) => effort(a) - effort(b))
    .map(({ not, filter }): Keeps => {
      const keeps = builder.keeps(filter);
      return not ? (id) => !keeps(id) : keeps;
    });
  const [only] = all;
  return all.length > 1 ? (id) => all.every((keeps) => keeps(id)) : (only ?? null);
}

/** Whose changes may change who is found, beside people. `score` is the board. */
export function dependsOn({ terms }: ParsedQuery): (ChangedTable | 'score')[] {
  const by: Partial<Record<Filter['key'], ChangedTable | 'score'>> = {
    score: 'score',
    give: 'score',
    last: 'touchpoint',
    next: 'follow_up',
    stage: 'setting',
  };
  return [...new Set(terms.flatMap((term) => (term.type === 'filter' ? [by[term.filter.key]] : [])))].filter(
    (table) => table !== undefined,
  );
}
