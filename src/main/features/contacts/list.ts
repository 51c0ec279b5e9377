/** Pages of the People table. The order of a list is worked out once and kept while nothing changes. */
import type { Decoded } from '@shared/contract';
import { cadenceStates } from '@shared/domain/cadence';
import { asksForArchived, parseQuery } from '@shared/domain/people-query';
import type { ContactPage, ContactRow, Facets } from '@shared/views';
import type { Core } from '../core';
import { dependsOn, keptBy, matchingContacts } from '../search/service';

type ListInput = Decoded<'contacts.list'>;
/** Which people, in which order. */
type Question = Decoded<'contacts.ids'>;

/** When a person was last in touch: private notes and rows dated ahead do not count. */
export const LAST_TOUCH = `(SELECT tc.occurred_at FROM touchpoint_contact tc JOIN touchpoint t ON t.id = tc.touchpoint_id
  WHERE tc.contact_id = c.id AND tc.occurred_at <= :now AND t.kind <> 'note' ORDER BY tc.occurred_at DESC LIMIT 1)`;
export const NEXT_FOLLOW_UP = '(SELECT min(due_date) FROM follow_up f WHERE f.contact_id = c.id AND f.done_at IS NULL)';

const SHOWN: Record<ListInput['show'], string> = {
  active: 'c.deleted_at IS NULL AND c.archived_at IS NULL',
  archived: 'c.deleted_at IS NULL AND c.archived_at IS NOT NULL',
  trash: 'c.deleted_at IS NOT NULL',
};

/** How long an order by something that fades stays good enough, ms. */
const SCORE_ORDER_FOR = 60_000;
const KEPT_LISTS = 12;

interface KeptList {
  ids: number[];
  version: string;
  until: number;
}

export class ContactLists {
  private readonly core: Core;
  private readonly kept = new Map<string, KeptList>();
  private keptFacets: { version: string; facets: Omit<Facets, 'cadence'> } | null = null;

  constructor(core: Core) {
    this.core = core;
  }

  page({ offset, limit, ...question }: ListInput): ContactPage {
    const now = this.core.current();
    const ids = this.ids(question, now);
    return { total: ids.length, rows: this.rows(ids.slice(offset, offset + limit), now) };
  }

  /** The ids of a whole list. */
  everybody(input: Question): number[] {
    return this.ids(input, this.core.current());
  }

  facets(): Facets {
    const version = this.versionOf('stage', '');
    if (this.keptFacets?.version !== version) this.keptFacets = { version, facets: this.computeFacets() };
    const counts = this.core.rhythms.countStates(this.core.now());
    return { ...this.keptFacets.facets, cadence: cadenceStates.map((state) => ({ state, count: counts[state] })) };
  }

  private computeFacets(): Omit<Facets, 'cadence'> {
    const { db } = this.core;
    const tags = db.all(
      db.sql
        .selectFrom('contact_tag')
        .innerJoin('tag', 'tag.id', 'contact_tag.tag_id')
        .innerJoin('contact', 'contact.id', 'contact_tag.contact_id')
        .select(({ fn }) => ['tag.name', fn.countAll<number>().as('count')])
        .where('contact.deleted_at', 'is', null)
        .where('contact.archived_at', 'is', null)
        .groupBy('tag.id')
        .orderBy('count', 'desc')
        .orderBy('tag.name'),
    );
    const counts = db.all(
      db.sql
        .selectFrom('contact')
        .select(({ fn }) => ['stage as name', fn.countAll<number>().as('count')])
        .where('deleted_at', 'is', null)
        .where('archived_at', 'is', null)
        .where('stage', 'is not', null)
        .groupBy('stage')
        .$narrowType<{ name: string }>(),
    );
    const byName = new Map(counts.map((stage) => [stage.name, stage.count]));
    const names = [...new Set([...this.core.settings.stages, ...byName.keys()])];
    const totals = db.find(
      db.sql.selectFrom('contact').select(({ fn }) => {
        const living = fn.countAll<number>().filterWhere('deleted_at', 'is', null);
        return [
          living.filterWhere('archived_at', 'is', null).as('total'),
          living.filterWhere('archived_at', 'is not', null).as('archived'),
          fn.count<number>('deleted_at').as('trashed'),
        ];
      }),
    ) ?? { total: 0, archived: 0, trashed: 0 };
    return { tags, stages: names.map((name) => ({ name, count: byName.get(name) ?? 0 })), ...totals };
  }

  /** Changes when the order of a list may have; people are named in every list. */
  private versionOf(sort: ListInput['sort'], text: string): string {
    const { versions, board, rhythms } = this.core;
    const also = {
      lastTouch: versions.touchpoint,
      nextFollowUp: versions.follow_up,
      stage: versions.setting,
      score: board.version,
      giveShare: board.version,
      cadence: rhythms.version,
    };
    const filters = dependsOn(parseQuery(text)).map((table) => (table === 'score' ? board.version : versions[table]));
    return `${versions.contact} ${sort in also ? also[sort as keyof typeof also] : ''} ${filters.join(' ')}`;
  }

  private ids(input: Question, now: number): number[] {
    const key = JSON.stringify(input);
    const version = `${this.versionOf(input.sort, input.text)} ${input.cadence.length > 0 ? this.core.rhythms.version : ''}`;
    const known = this.kept.get(key);
    if (known && known.version === version && known.until > now) return known.ids;
    const ids = this.compute(input, now);
    this.kept.delete(key);
    this.kept.set(key, { ids, version, until: now + SCORE_ORDER_FOR });
    const oldest = this.kept.keys().next().value;
    if (this.kept.size > KEPT_LISTS && oldest !== undefined) this.kept.delete(oldest);
    return ids;
  }

  private compute(input: Question, now: number): number[] {
    const { db } = this.core;
    const query = parseQuery(input.text);
    const where = [SHOWN[asksForArchived(query) ? 'archived' : input.show]];
    const parameters: Record<string, unknown> = { now };
    const positional: unknown[] = [];
    if (input.stages.length > 0) where.push('c.stage IN (SELECT value FROM json_each(:stages))');
    if (input.stages.length > 0) parameters.stages = JSON.stringify(input.stages);
    input.tags.forEach((tag, i) => {
      where.push(`c.id IN (SELECT contact_id FROM contact_tag JOIN tag ON tag.id = tag_id WHERE tag.name = :tag${i})`);
      parameters[`tag${i}`] = tag;
    });
    const match = matchingContacts(input.text);
    if (match) {
      where.push(`c.id IN (${match.sql})`);
      positional.push(...match.parameters);
    }
    const columns: Partial<Record<ListInput['sort'], string>> = {
      organization: "nullif(c.organization, '') COLLATE NOCASE",
      stage: `(SELECT key FROM json_each(:order) WHERE value = c.stage)`,
      lastTouch: LAST_TOUCH,
      nextFollowUp: NEXT_FOLLOW_UP,
    };
    if (input.sort === 'stage') parameters.order = JSON.stringify(this.core.settings.stages);
    const column = columns[input.sort];
    const direction = input.descending ? 'DESC' : 'ASC';
    const byName = `c.sort_name ${input.sort === 'name' ? direction : 'ASC'}, c.id`;
    const orderBy = column ? `${column} ${direction} NULLS LAST, ${byName}` : byName;
    const used = Object.fromEntries(Object.entries(parameters).filter(([name]) => name !== 'now' || column === LAST_TOUCH));
    const matching = db
      .prepare(`SELECT c.id FROM contact c WHERE ${where.join(' AND ')} ORDER BY ${orderBy}`)
      .pluck()
      .all(...positional, ...(Object.keys(used).length > 0 ? [used] : [])) as number[];
    const keeps = keptBy(this.core, query, now);
    const found = keeps ? matching.filter(keeps) : matching;
    const wanted = new Set<string>(input.cadence);
    const stateOf = this.core.rhythms.states(now);
    const ids = wanted.size === 0 ? found : found.filter((id) => wanted.has(stateOf(id) ?? 'none'));
    const rank = this.rankOf(input.sort, now);
    if (!rank) return ids;
    const ranked = ids.map((id, byName) => ({ id, byName, value: rank(id) }));
    const sign = input.descending ? -1 : 1;
    return ranked.sort((a, b) => sign * (a.value - b.value) || a.byName - b.byName).map(({ id }) => id);
  }

  /** The number that each person is sorted by; undefined where the database sorts. */
  private rankOf(sort: ListInput['sort'], now: number): ((id: number) => number) | undefined {
    const { board, rhythms } = this.core;
    if (sort === 'cadence') return rhythms.lateness(now);
    return sort === 'score' || sort === 'giveShare' ? board.rank(sort === 'score' ? 'points' : 'giveShare', now) : undefined;
  }

  private rows(ids: readonly number[], now: number): ContactRow[] {
    const { db, board } = this.core;
    const one = db.prepare(
      `SELECT c.id, c.name, c.organization, c.title, c.stage, c.archived_at, ${LAST_TOUCH} AS last_touch, ${NEXT_FOLLOW_UP} AS next_follow_up,
         (SELECT json_group_array(tag.name ORDER BY ct.id) FROM contact_tag ct JOIN tag ON tag.id = ct.tag_id WHERE ct.contact_id = c.id) AS tags
       FROM contact c WHERE c.id = :id`,
    );
    type Row = {
      id: number;
      name: string;
      organization: string;
      title: string;
      stage: string | null;
      archived_at: number | null;
      last_touch: number | null;
      next_follow_up: string | null;
      tags: string;
    };
    const stateOf = this.core.rhythms.states(now);
    const scores = new Map([...board.scores(ids, now)].map((score) => [score.id, score]));
    return ids
      .map((id) => one.get({ id, now }) as Row | undefined)
      .filter((row) => row !== undefined)
      .map((row) => {
        const score = scores.get(row.id);
        return {
          id: row.id,
          name: row.name,
          organization: row.organization,
          title: row.title,
          stage: row.stage,
          tags: JSON.parse(row.tags) as string[],
          lastTouchAt: row.last_touch,
          nextFollowUp: row.next_follow_up,
          cadenceState: stateOf(row.id),
          cadenceDays: this.core.rhythms.of(row.id)?.cadenceDays ?? null,
          giveShare: score?.giveShare ?? 0.5,
          points: score?.points ?? 0,
          score: score?.score ?? 0,
          archived: row.archived_at !== null,
        };
      });
  }
}
