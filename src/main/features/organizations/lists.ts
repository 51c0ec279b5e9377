/** All organizations with their figures, worked out once and kept while nothing changes. */
import type { Decoded } from '@shared/contract';
import { localDateOf } from '@shared/domain/dates';
import { fold } from '@shared/domain/fold';
import { isRoleCurrent } from '@shared/domain/role';
import type { OrganizationPage, OrganizationRow } from '@shared/organization-views';
import type { Core } from '../core';
import { type LastTouch, lastTouches } from './last-touch';
import { listRecords, listRoles, type RoleRow } from './repository';

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

/** How long points that fade stay good enough, ms. */
const POINTS_FOR = 60_000;

export class OrganizationLists {
  private readonly core: Core;
  private kept: { version: string; byPeople: Organization[] } | null = null;
  private keptPoints: { version: string; until: number; points: Map<Organization, number> } | null = null;
  private keptTouches: { version: string; of: LastTouch } | null = null;
  /** Folded names, kept from one version to the next. */
  private folded = new Map<string, string>();

  constructor(core: Core) {
    this.core = core;
  }

  page({ text, sort, descending, offset, limit }: ListInput): OrganizationPage {
    const now = this.core.current();
    const points = this.points(now);
    const touch = this.touches(now, sort === 'lastTouch');
    const sign = descending ? -1 : 1;
    const by: Record<ListInput['sort'], (a: Organization, b: Organization) => number> = {
      name: (a, b) => sign * byName(a, b),
      people: (a, b) => sign * (a.current - b.current || a.people.length - b.people.length),
      points: (a, b) => sign * ((points.get(a) ?? 0) - (points.get(b) ?? 0)),
      // Never in touch comes last either way.
      lastTouch: (a, b) => {
        const [x, y] = [latest(a.people, touch), latest(b.people, touch)];
        return x === null || y === null ? Number(x === null) - Number(y === null) : sign * (x - y);
      },
    };
    const found = this.matching(text).sort((a, b) => by[sort](a, b) || byName(a, b));
    const rows = found.slice(offset, offset + limit).map(
      (organization): OrganizationRow => ({
        name: organization.name,
        people: organization.current,
        former: organization.people.length - organization.current,
        points: points.get(organization) ?? 0,
        lastTouchAt: latest(organization.people, touch),
        website: organization.website,
      }),
    );
    return { total: found.length, rows };
  }

  /** Those whose name holds the text, most people first; the text may be in other letters and accents. */
  find(text: string, limit: number): { name: string; people: number }[] {
    return this.matching(text)
      .slice(0, limit)
      .map(({ name, current }) => ({ name, people: current }));
  }

  private matching(text: string): Organization[] {
    const wanted = fold(text);
    const all = this.organizations();
    return wanted === '' ? [...all] : all.filter(({ folded }) => folded.includes(wanted));
  }

  private organizations(): Organization[] {
    const today = localDateOf(this.core.now());
    const { versions } = this.core;
    const version = `${versions.contact} ${versions.organization} ${today}`;
    if (this.kept?.version !== version) this.kept = { version, byPeople: this.compute(today) };
    return this.kept.byPeople;
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
    const [first, others] = listRoles(db);
    // Only somebody with roles besides the first can be there twice.
    const several = new Set(others.map(([, contactId]) => contactId));
    const ended: RoleRow[] = [];
    const seen = new Set<string>();
    const take = (role: RoleRow, isCurrent: boolean) => {
      const [name, contactId, , archivedAt] = role;
      if (several.has(contactId)) {
        const key = `${contactId} ${name}`;
        if (seen.has(key)) return;
        seen.add(key);
      }
      const found = organization(name);
      found.people.push(contactId);
      if (isCurrent) found.current += 1;
      if (archivedAt === null) found.active.push(contactId);
    };
    for (const roles of [first, others]) {
      for (const role of roles) {
        if (isRoleCurrent(role[2], today)) take(role, true);
        else ended.push(role);
      }
    }
    for (const role of ended) take(role, false);
    for (const { name, website } of listRecords(db)) organization(name).website = website;
    return [...byKey.values()].sort((a, b) => b.current - a.current || b.people.length - a.people.length || byName(a, b));
  }

  private points(now: number): Map<Organization, number> {
    const organizations = this.organizations();
    const version = `${this.kept?.version} ${this.core.board.version}`;
    if (this.keptPoints?.version !== version || this.keptPoints.until <= now) {
      const of = this.core.board.rank('points', now);
      const points = new Map(organizations.map((one) => [one, one.active.reduce((sum, id) => sum + of(id), 0)]));
      this.keptPoints = { version, until: now + POINTS_FOR, points };
    }
    return this.keptPoints.points;
  }

  /** When each person was last in touch; `all`: it is asked of everybody, so that reading all at once is quicker. */
  private touches(now: number, all: boolean): LastTouch {
    const { versions, board } = this.core;
    // The board's version changes too when a row dated ahead comes due.
    const version = `${versions.contact} ${versions.touchpoint} ${board.version}`;
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

function latest(people: readonly number[], touch: LastTouch): number | null {
  let last: number | null = null;
  for (const id of people) {
    const at = touch(id);
    if (at !== null && (last === null || at > last)) last = at;
  }
  return last;
}
