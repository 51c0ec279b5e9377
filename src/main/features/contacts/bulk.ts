/** One change to many people: a few statements however many they are, one action. */
import type { Decoded } from '@shared/contract';
import { contactTagsMax } from '@shared/domain/contact';
import { AppError } from '@shared/errors';
import { sql } from 'kysely';
import type { Core } from '../core';
import { ensureTag } from './repository';
import { named } from './service';

export type BulkChange = Decoded<'contacts.bulk'>['change'];

/** The name of the action: "Tag 12 people". */
function labelOf({ addTags, removeTags, stage, cadenceDays }: BulkChange, who: string): string {
  const tags = addTags.length + removeTags.length > 0;
  if (Number(tags) + Number(stage !== undefined) + Number(cadenceDays !== undefined) > 1) return `Change ${who}`;
  if (stage !== undefined) return stage === null ? `Clear the stage of ${who}` : `Set the stage of ${who} to ${stage}`;
  if (cadenceDays !== undefined) return cadenceDays === null ? `Clear the cadence of ${who}` : `Set the cadence of ${who}`;
  if (addTags.length === 0) return `Remove tags from ${who}`;
  return removeTags.length === 0 ? `Tag ${who}` : `Change the tags of ${who}`;
}

/** Ids as a list that a statement takes as one parameter: SQLite limits how many there may be. */
const listed = (ids: readonly number[]) => sql<number>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

function living({ db }: Core, ids: readonly number[]): number[] {
  const found = db.sql.selectFrom('contact').select('id').where('id', 'in', listed(ids)).where('deleted_at', 'is', null);
  return db.all(found.orderBy('id')).map(({ id }) => id);
}

/** Gives tags to those who lack them; returns to whom. */
function addTags({ db }: Core, ids: readonly number[], tags: readonly string[]): number[] {
  const given = [...new Set(tags)].flatMap((name) => {
    const tagId = ensureTag(db, name);
    const rows = db.sql
      .insertInto('contact_tag')
      .orIgnore()
      .columns(['contact_id', 'tag_id'])
      .expression((eb) =>
        eb
          .selectFrom('contact')
          .select(({ val }) => ['id', val(tagId).as('tag_id')])
          .where('id', 'in', listed(ids))
          .orderBy('id'),
      )
      .returning('contact_id');
    return db.all(rows).map(({ contact_id }) => contact_id);
  });
  const tooMany = db.find(
    db.sql
      .selectFrom('contact_tag')
      .innerJoin('contact', 'contact.id', 'contact_tag.contact_id')
      .select('contact.name')
      .where('contact_id', 'in', listed(given))
      .groupBy('contact_id')
      .having(({ fn }) => fn.countAll(), '>', contactTagsMax)
      .limit(1),
  );
  if (tooMany) throw new AppError('invalid', `${tooMany.name} would have more than ${contactTagsMax} tags`, { field: 'change.addTags' });
  return given;
}

/** Takes tags from those who have them; returns from whom. */
function removeTags({ db }: Core, ids: readonly number[], tags: readonly string[]): number[] {
  const rows = db.sql
    .deleteFrom('contact_tag')
    .where('contact_id', 'in', listed(ids))
    .where('tag_id', 'in', (eb) => eb.selectFrom('tag').select('id').where('name', 'in', tags))
    .returning('contact_id');
  return tags.length === 0 ? [] : db.all(rows).map(({ contact_id }) => contact_id);
}

/** Returns whose stage was another one; each gets a row of the timeline. */
function setStage({ db }: Core, ids: readonly number[], stage: string | null, now: number): number[] {
  const moved = db.sql
    .insertInto('stage_change')
    .columns(['contact_id', 'from_stage', 'to_stage', 'at'])
    .expression((eb) =>
      eb
        .selectFrom('contact')
        .select(({ val }) => ['id', 'stage', val(stage).as('to_stage'), val(now).as('at')])
        .where('id', 'in', listed(ids))
        .where('stage', 'is not', stage)
        .orderBy('id'),
    )
    .returning('contact_id');
  const changed = db.all(moved).map(({ contact_id }) => contact_id);
  db.run(db.sql.updateTable('contact').set({ stage, updated_at: now }).where('id', 'in', listed(changed)));
  return changed;
}

function setCadence({ db }: Core, ids: readonly number[], days: number | null, now: number): number[] {
  const set = db.sql.updateTable('contact').set({ cadence_days: days, updated_at: now });
  const others = set.where('id', 'in', listed(ids)).where('cadence_days', 'is not', days);
  return db.all(others.returning('id')).map(({ id }) => id);
}

/**
 * Returns how many are not as they were; who is in the trash stays as they are.
 * @throws AppError `invalid` when somebody would get more tags than a person may have; then nobody is changed
 */
export function changeMany(core: Core, ids: readonly number[], change: BulkChange): number {
  const chosen = [...new Set(ids)];
  return core.act(labelOf(change, named(core, chosen)), () => {
    const now = core.now();
    const people = living(core, chosen);
    const tagged = new Set([...removeTags(core, people, change.removeTags), ...addTags(core, people, change.addTags)]);
    const tell = core.db.sql.updateTable('contact').set({ updated_at: now });
    if (tagged.size > 0) core.db.run(tell.where('id', 'in', listed([...tagged])));
    return new Set([
      ...tagged,
      ...(change.stage === undefined ? [] : setStage(core, people, change.stage, now)),
      ...(change.cadenceDays === undefined ? [] : setCadence(core, people, change.cadenceDays, now)),
    ]).size;
  });
}
