import type { Touchpoint, TouchpointInput } from '@shared/domain/touchpoint';
import { AppError } from '@shared/errors';
import type { Updateable } from 'kysely';
import type { Database } from '../../db/database';
import { BLOCK_ROWS } from '../../db/in-blocks';
import { query, type Slot, sqlBuilder } from '../../db/query';
import type { TouchpointTable } from '../../db/schema';

export interface NewTouchpoint extends TouchpointInput {
  uid: string;
  source: string;
  now: number;
}

const GONE = 'This entry of the timeline is no longer there.';

function columnsOf(t: TouchpointInput) {
  return {
    kind: t.kind,
    occurred_at: t.occurredAt,
    local_date: t.localDate,
    sentiment: t.sentiment,
    minutes: t.minutes,
    cost_minor: t.costMinor,
    currency: t.currency,
    subject: t.subject,
    body: t.body,
  } satisfies Updateable<TouchpointTable>;
}

export function insertTouchpoint(db: Database, t: NewTouchpoint): number {
  const id = db.insert('touchpoint', { uid: t.uid, ...columnsOf(t), source: t.source, created_at: t.now, updated_at: t.now });
  insertMembers(db, id, t.contactIds, t.occurredAt);
  return id;
}

function insertMembers(db: Database, touchpointId: number, contactIds: readonly number[], occurredAt: number): void {
  for (const contactId of new Set(contactIds))
    db.insert('touchpoint_contact', { touchpoint_id: touchpointId, contact_id: contactId, occurred_at: occurredAt });
}

/** @throws AppError `not_found` */
export function updateTouchpoint(db: Database, id: number, t: TouchpointInput, now: number): void {
  if (!db.update('touchpoint', id, { ...columnsOf(t), updated_at: now })) throw new AppError('not_found', GONE);
  const members = db.all(db.sql.selectFrom('touchpoint_contact').select(['id', 'contact_id']).where('touchpoint_id', '=', id));
  for (const member of members) if (!t.contactIds.includes(member.contact_id)) db.delete('touchpoint_contact', member.id);
  const known = new Set(members.map((member) => member.contact_id));
  insertMembers(
    db,
    id,
    t.contactIds.filter((contactId) => !known.has(contactId)),
    t.occurredAt,
  );
}

/** @throws AppError `not_found` */
export function deleteTouchpoint(db: Database, id: number): void {
  if (!db.delete('touchpoint', id)) throw new AppError('not_found', GONE);
}

const touchpoints = () =>
  sqlBuilder
    .selectFrom('touchpoint')
    .select([
      'id',
      'uid',
      'kind',
      'occurred_at as occurredAt',
      'local_date as localDate',
      'sentiment',
      'minutes',
      'cost_minor as costMinor',
      'currency',
      'subject',
      'body',
    ]);

const touchpointById = query((_sql, id: Slot<number>) => touchpoints().where('id', '=', id));

const membersOf = query((sql, id: Slot<number>) =>
  sql
    .selectFrom('touchpoint_contact as tc')
    .innerJoin('contact as c', 'c.id', 'tc.contact_id')
    .select(['c.id', 'c.name'])
    .where('tc.touchpoint_id', '=', id)
    .orderBy('tc.id'),
);

/** Undefined when it is not there. */
export function findTouchpoint(db: Database, id: number): Touchpoint | undefined {
  const row = db.find(touchpointById(id));
  return row && { ...row, contacts: db.all(membersOf(id)) };
}

const touchpointsAfter = query((_sql, id: Slot<number>) => touchpoints().where('id', '>', id).orderBy('id').limit(BLOCK_ROWS));
const membersBetween = query((sql, first: Slot<number>, last: Slot<number>) =>
  sql
    .selectFrom('touchpoint_contact')
    .select(['touchpoint_id as touchpointId', 'contact_id as contactId'])
    .where('touchpoint_id', '>=', first)
    .where('touchpoint_id', '<=', last)
    .orderBy('touchpoint_id')
    .orderBy('id'),
);

export interface TouchpointWithMembers {
  touchpoint: Omit<Touchpoint, 'contacts'>;
  contactIds: number[];
}

/** All touchpoints in the order of their ids. */
export function* readTouchpoints(db: Database): Generator<TouchpointWithMembers> {
  for (let after = 0; ; ) {
    const rows = db.all(touchpointsAfter(after));
    const last = rows.at(-1);
    if (!last) return;
    const members = db.all(membersBetween(after + 1, last.id));
    let next = 0;
    for (const touchpoint of rows) {
      const contactIds: number[] = [];
      // Both come in the order of the touchpoints.
      for (let member = members[next]; member?.touchpointId === touchpoint.id; member = members[++next]) contactIds.push(member.contactId);
      yield { touchpoint, contactIds };
    }
    after = last.id;
  }
}
