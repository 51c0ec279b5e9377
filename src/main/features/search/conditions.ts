/** What the filters of a search mean in the database: a condition on `contact c` for each, or a look at the scores. */
import type { ChangedTable } from '@shared/contract';
import { addDays, localDateOf } from '@shared/domain/dates';
import { fold } from '@shared/domain/fold';
import type { Comparison, Filter, ParsedQuery, SpanUnit } from '@shared/domain/people-query';
import { scoreOf } from '@shared/ror/score';
import type { Database } from '../../db/database';
import type { Core } from '../core';
import { codePoints, phrase } from './words';

/** The filters of a search, ready to be asked for. */
export interface Conditions {
  /** All of these, on `contact c`. */
  where: string[];
  /** Their named parameters. */
  parameters: Record<string, unknown>;
  /** What SQLite has no number for: the scores, which fade by the minute. Null: none of them matters. */
  keeps: ((contactId: number) => boolean) | null;
}

type Part = { sql: string } | { keeps: (contactId: number) => boolean };

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
const next: Record<Extract<Filter, { key: 'next' }>['value'], string> = {
  overdue: `c.id IN (${OPEN} AND due_date < :today)`,
  today: `c.id IN (${OPEN} AND due_date = :today)`,
  week: `c.id IN (${OPEN} AND due_date BETWEEN :today AND :weekAhead)`,
  any: `c.id IN (${OPEN})`,
  none: `c.id NOT IN (${OPEN})`,
};
const point = (kind: string) => `EXISTS (SELECT 1 FROM contact_point p WHERE p.contact_id = c.id AND p.kind = '${kind}')`;
const has: Record<Extract<Filter, { key: 'has' }>['value'], string> = {
  email: point('email'),
  phone: point('phone'),
  birthday: 'c.id IN (SELECT b.id FROM contact b WHERE b.birthday IS NOT NULL AND b.deleted_at IS NULL)',
  address: 'c.id IN (SELECT contact_id FROM address)',
  photo: 'c.photo_id IS NOT NULL',
  notes: "c.notes <> ''",
  tag: 'c.id IN (SELECT contact_id FROM contact_tag)',
  stage: 'c.stage IS NOT NULL',
  org: "c.organization <> ''",
};

function organizationsLike(db: Database, text: string): string[] {
  const folded = fold(text);
  const all = (
    codePoints(text) >= 3
      ? db
          .prepare(
            `SELECT DISTINCT organization FROM contact WHERE organization <> '' AND id IN
             (SELECT contact_id FROM person_search WHERE person_search MATCH ?)`,
          )
          .pluck()
          .all(phrase(text))
      : db.prepare("SELECT DISTINCT organization FROM contact WHERE organization <> ''").pluck().all()
  ) as string[];
  return all.filter((name) => fold(name).includes(folded));
}

class Builder {
  readonly parameters: Record<string, unknown> = {};
  private readonly core: Core;
  private readonly now: number;
  private readonly today: string;

  constructor(core: Core, now: number) {
    this.core = core;
    this.now = now;
    this.today = localDateOf(now);
  }

  private named(value: unknown): string {
    const name = `q${Object.keys(this.parameters).length}`;
    this.parameters[name] = value;
    return `:${name}`;
  }

  part(filter: Filter): Part {
    switch (filter.key) {
      case 'tag': {
        const folded = fold(filter.value);
        const all = this.core.db.prepare('SELECT id, name FROM tag').all() as { id: number; name: string }[];
        const ids = all.filter(({ name }) => fold(name) === folded).map(({ id }) => id);
        return {
          sql: `c.id IN (SELECT contact_id FROM contact_tag WHERE tag_id IN (SELECT value FROM json_each(${this.named(JSON.stringify(ids))})))`,
        };
      }
      case 'stage': {
        const folded = fold(filter.value);
        const names = [filter.value, ...this.core.settings.stages.filter((name) => fold(name) === folded)];
        return { sql: `ifnull(c.stage COLLATE NOCASE IN (SELECT value FROM json_each(${this.named(JSON.stringify(names))})), 0)` };
      }
      case 'org': {
        const names = JSON.stringify(organizationsLike(this.core.db, filter.value));
        return { sql: `c.organization IN (SELECT value FROM json_each(${this.named(names)}))` };
      }
      case 'score':
      case 'give':
        return { keeps: this.scored(filter) };
      case 'last':
        return { keeps: this.last(filter) };
      case 'next':
        if (filter.value !== 'any' && filter.value !== 'none') this.parameters.today = this.today;
        if (filter.value === 'week') this.parameters.weekAhead = addDays(this.today, 6);
        return { sql: next[filter.value] };
      case 'has':
        return { sql: has[filter.value] };
      case 'is':
        return { sql: 'c.archived_at IS NOT NULL' };
    }
  }

  /** As the table shows it: in whole numbers, so that nobody with a 50 is over 50. */
  private scored({ key, comparison, value }: Extract<Filter, { key: 'score' | 'give' }>): (contactId: number) => boolean {
    const rank = this.core.board.rank(key === 'score' ? 'points' : 'giveShare', this.now);
    const shown = key === 'score' ? (id: number) => scoreOf(rank(id)) : (id: number) => rank(id) * 100;
    const whole = Number.isInteger(value);
    return (id) => compare(whole ? Math.round(shown(id)) : shown(id), comparison, value);
  }

  private last(filter: Extract<Filter, { key: 'last' }>): (contactId: number) => boolean {
    const last = this.core.lastTouches.all();
    if ('never' in filter) return (id) => !last.has(id);
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
      const at = last.get(id);
      return at !== undefined && fits(at);
    };
  }
}

/** The conditions of all filters of a query; `is:archived`, which chooses the list, is not among them. */
export function conditionsOf(core: Core, { terms }: ParsedQuery, now: number): Conditions {
  const builder = new Builder(core, now);
  const where: string[] = [];
  const keeps: ((contactId: number) => boolean)[] = [];
  for (const term of terms) {
    if (term.type !== 'filter' || term.filter.key === 'is') continue;
    const part = builder.part(term.filter);
    if ('sql' in part) where.push(term.not ? `NOT (${part.sql})` : `(${part.sql})`);
    else keeps.push(term.not ? (id) => !part.keeps(id) : part.keeps);
  }
  return { where, parameters: builder.parameters, keeps: keeps.length > 0 ? (id) => keeps.every((keep) => keep(id)) : null };
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
