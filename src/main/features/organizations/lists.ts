/** All organizations with their figures, worked out once and kept while nothing changes. */
import type { Decoded } from '@shared/contract';
import { localDateOf } from '@shared/domain/dates';
import { fold } from '@shared/domain/fold';
import { isRoleCurrent } from '@shared/domain/role';
import type { OrganizationPage } from '@shared/organization-views';
import type { Core } from '../core';
import { type LastTouch, lastTouches } from './last-touch';
import { groupFirstRoles, listOtherRoles, listRecords } from './repository';

interface Organization {
  name: string;
  folded: string;
  website: string;
  /** Whoever has or had a role there, once each. */
  people: number[];
  /** How many of them have a role there that has not ended. */
  current: number;
  /** Those who count: not archived. */
  active: number[];
}

type ListInput = Decoded<'organizations.list'>;
/** Which organizations, in which order. */
type Question = Omit<ListInput, 'offset' | 'limit'>;

/** How long an order by points, which fade, stays good enough, ms. */
const ORDER_FOR = 60_000;
const KEPT_ORDERS = 6;
/** Past this many people, to read everybody's last touch at once is quicker than to look for theirs. */
const READ_ALL_FROM = 10_000;

export class OrganizationLists {
  private readonly core: Core;
  private kept: { version: string; all: Organization[] } | null = null;
  private readonly orders = new Map<string, { version: string; until: number; organizations: Organization[] }>();
  private keptTouches: { version: string; of: LastTouch } | null = null;
  /** Folded names, kept from one version to the next. */
  private folded = new Map<string, string>();

  constructor(core: Core) {
    this.core = core;
  }

  page({ offset, limit, ...question }: ListInput): OrganizationPage {
    const now = this.core.current();
    const organizations = this.ordered(question, now);
    const shown = organizations.slice(offset, offset + limit);
    const pointsOf = this.core.board.rank('points', now);
    const touch = this.touches(now, shown.reduce((count, { people }) => count + people.length, 0) > READ_ALL_FROM);
    const rows = shown.map(({ name, website, people, current, active }) => ({
      name,
      people: current,
      former: people.length - current,
      points: sum(active, pointsOf),
      lastTouchAt: latest(people, touch),
      website,
    }));
    return { total: organizations.length, rows };
  }

  /** Those whose name holds the text, in whatever letters and accents: those it is the name of, then most people first. */
  find(text: string, limit: number): { name: string; people: number }[] {
    const wanted = fold(text);
    const isIt = ({ folded }: Organization) => Number(folded === wanted);
    return this.matching(text)
      .sort((a, b) => isIt(b) - isIt(a) || b.current - a.current || b.people.length - a.people.length || byName(a, b))
      .slice(0, limit)
      .map(({ name, current }) => ({ name, people: current }));
  }

  /** A new array. */
  private matching(text: string): Organization[] {
    const wanted = fold(text);
    return this.organizations().filter(({ folded }) => folded.includes(wanted));
  }

  private ordered(question: Question, now: number): Organization[] {
    const { versions, board } = this.core;
    const all = this.organizations();
    const fading = question.sort === 'name' || question.sort === 'people' ? '' : `${versions.touchpoint} ${board.version}`;
    const version = `${this.kept?.version} ${fading}`;
    const key = JSON.stringify(question);
    const known = this.orders.get(key);
    if (known?.version === version && known.until > now) return known.organizations;
    const organizations = this.order(question.text === '' ? [...all] : this.matching(question.text), question, now);
    this.orders.delete(key);
    this.orders.set(key, { version, until: now + ORDER_FOR, organizations });
    const oldest = this.orders.keys().next().value;
    if (this.orders.size > KEPT_ORDERS && oldest !== undefined) this.orders.delete(oldest);
    return organizations;
  }

  private order(organizations: Organization[], { sort, descending }: Question, now: number): Organization[] {
    const sign = descending ? -1 : 1;
    if (sort === 'name') return organizations.sort((a, b) => sign * byName(a, b));
    const ranked = organizations.map((organization) => ({ organization, value: 0 as number | null }));
    if (sort === 'points') {
      const pointsOf = this.core.board.rank('points', now);
      for (const one of ranked) one.value = sum(one.organization.active, pointsOf);
    } else if (sort === 'lastTouch') {
      const touch = this.touches(now, true);
      for (const one of ranked) one.value = latest(one.organization.people, touch);
    } else for (const one of ranked) one.value = one.organization.current;
    ranked.sort((a, b) => {
      // Never in touch comes last either way.
      const known = a.value === null || b.value === null ? Number(a.value === null) - Number(b.value === null) : sign * (a.value - b.value);
      return known || byName(a.organization, b.organization);
    });
    return ranked.map(({ organization }) => organization);
  }

  private organizations(): Organization[] {
    const today = localDateOf(this.core.now());
    const { versions } = this.core;
    const version = `${versions.contact} ${versions.organization} ${today}`;
    if (this.kept?.version !== version) this.kept = { version, all: this.compute(today) };
    return this.kept.all;
  }

  private compute(today: string): Organization[] {
    const { db } = this.core;
    const byKey = new Map<string, Organization>();
    const known = this.folded;
    this.folded = new Map();
    const organization = (name: string): Organization => {
      let found = byKey.get(name);
      if (!found) {
        const folded = known.get(name) ?? fold(name);
        this.folded.set(name, folded);
        found = { name, folded, website: '', people: [], current: 0, active: [] };
        byKey.set(name, found);
      }
      return found;
    };
    const others = listOtherRoles(db);
    // Only somebody with roles besides the first can be in one place twice.
    const several = new Set(others.map(([, contactId]) => contactId));
    const seen = new Map<Organization, Set<number>>();
    const take = (found: Organization, contactId: number, archivedAt: number | null, isCurrent: boolean) => {
      if (several.has(contactId)) {
        const there = seen.get(found) ?? new Set();
        if (there.has(contactId)) return;
        seen.set(found, there.add(contactId));
      }
      found.people.push(contactId);
      if (isCurrent) found.current += 1;
      if (archivedAt === null) found.active.push(contactId);
    };
    const groups = groupFirstRoles(db).map(([name, to, archivedAt, ids]) => ({
      found: organization(name),
      archivedAt,
      ids: JSON.parse(ids) as number[],
      isCurrent: isRoleCurrent(to, today),
    }));
    // Roles that go on before those that ended: who has both counts as somebody who is there.
    for (const isCurrent of [true, false]) {
      for (const group of groups) {
        if (group.isCurrent === isCurrent) for (const id of group.ids) take(group.found, id, group.archivedAt, isCurrent);
      }
      for (const [name, id, to, archivedAt] of others) {
        if (isRoleCurrent(to, today) === isCurrent) take(organization(name), id, archivedAt, isCurrent);
      }
    }
    for (const { name, website } of listRecords(db)) organization(name).website = website;
    return [...byKey.values()];
  }

  /** When each person was last in touch; `all`: everybody is asked for, so that reading all at once is quicker. */
  private touches(now: number, all: boolean): LastTouch {
    // The board's version goes up too when the time of a row dated ahead has come.
    const version = `${this.core.versions.touchpoint} ${this.core.board.version}`;
    if (this.keptTouches?.version === version) return this.keptTouches.of;
    const of = lastTouches(this.core.db, now, all);
    this.keptTouches = all ? { version, of } : null;
    return of;
  }
}

function byName(a: Organization, b: Organization): number {
  if (a.folded !== b.folded) return a.folded < b.folded ? -1 : 1;
  return a.name < b.name ? -1 : Number(a.name > b.name);
}

function sum(people: readonly number[], pointsOf: (contactId: number) => number): number {
  return people.reduce((total, id) => total + pointsOf(id), 0);
}

function latest(people: readonly number[], touch: LastTouch): number | null {
  let last: number | null = null;
  for (const id of people) {
    const at = touch(id);
    if (at !== null && (last === null || at > last)) last = at;
  }
  return last;
}
