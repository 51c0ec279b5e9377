/** Deleted touchpoints, referrals, purchases, … : what the history still knows of them. */
import { DAY_MS } from '@shared/domain/dates';
import { TRASH_DAYS } from '@shared/domain/trash';
import { type TrashedRef, type TrashedTable, trashedTables } from '@shared/trash-views';
import type { Database } from '../../db/database';
import { type DeletingAction, deletedBy, deletingActions } from '../../db/deletions';

export type Row = Record<string, unknown>;

export interface DeletedThing extends TrashedRef {
  /** As it was, its people as they are now. */
  row: Row;
  /** Of a touchpoint: who was in it, rows of `touchpoint_contact`. */
  members: Row[];
  /** Everybody it names, by their numbers of today. */
  personIds: number[];
  deletedAt: number;
  goesAt: number;
}

/** Columns that name somebody. */
const personColumns: Record<TrashedTable, readonly string[]> = {
  touchpoint: [],
  referral: ['subject_contact_id', 'from_contact_id', 'to_contact_id'],
  purchase: ['contact_id'],
  follow_up: ['contact_id'],
  organization: [],
};

export const keyOf = ({ table, id }: TrashedRef): string => `${table} ${id}`;
const isTrashed = (table: string): table is TrashedTable => trashedTables.some((name) => name === table);

interface Found extends TrashedRef {
  changeId: number;
  before: string;
  action: DeletingAction;
}

/** Each thing that is deleted, by its newest deletion. */
export function findDeleted(db: Database): Found[] {
  const found = new Map<string, Found>();
  const there = new Map(trashedTables.map((table) => [table, db.prepare(`SELECT 1 FROM ${table} WHERE id = ?`)]));
  for (const action of deletingActions(db)) {
    const rows = deletedBy(db, action);
    // Who goes with a merge or with the sample was not deleted by the user; nor was the record of an organization that became another.
    if (rows.some(({ tbl }) => tbl === 'contact')) continue;
    for (const { id: changeId, tbl: table, row_id: id, before } of rows.reverse()) {
      if (!isTrashed(table) || (table === 'organization' && action.first !== action.last)) continue;
      if (found.has(keyOf({ table, id })) || there.get(table)?.get(id) !== undefined) continue;
      found.set(keyOf({ table, id }), { table, id, changeId, before, action });
    }
  }
  return [...found.values()];
}

/** Who somebody is today: they themselves, or the person they became by a merge; null when neither is there. */
function identities(db: Database): (id: number) => number | null {
  const there = db.prepare('SELECT 1 FROM contact WHERE id = ?');
  // Merging leaves the uid of who is gone with who stays.
  const became = db.prepare('SELECT contact_id FROM contact_origin WHERE source_uid = ? ORDER BY id DESC LIMIT 1').pluck();
  const known = new Map<number, number | null>();
  let uids: Map<number, string> | null = null;
  const uidOf = (id: number): string | undefined => {
    uids ??= new Map(
      deletingActions(db).flatMap((action) =>
        deletedBy(db, action).flatMap(({ tbl, row_id, before }) =>
          tbl === 'contact' ? [[row_id, String((JSON.parse(before) as Row).uid)] as const] : [],
        ),
      ),
    );
    return uids.get(id);
  };
  return (id) => {
    let now = known.get(id);
    if (now === undefined) {
      const uid = there.get(id) === undefined ? uidOf(id) : undefined;
      const kept = uid === undefined ? undefined : became.get(uid);
      now = there.get(id) !== undefined ? id : typeof kept === 'number' ? kept : null;
      known.set(id, now);
    }
    return now;
  };
}

/** Who was in a touchpoint that this action deleted, each person once. */
function membersOf(db: Database, { first, last }: DeletingAction, touchpointId: number, today: (id: number) => number | null): Row[] {
  const rows = db
    .prepare(
      `SELECT before FROM change WHERE id BETWEEN ? AND ? AND tbl = 'touchpoint_contact' AND op = 'D'
         AND json_extract(before, '$.touchpoint_id') = ? ORDER BY row_id`,
    )
    .pluck()
    .all(first, last, touchpointId) as string[];
  const members = new Map<number, Row>();
  for (const row of rows.map((before) => JSON.parse(before) as Row)) {
    const person = today(Number(row.contact_id));
    // Of two who are one by now the row of who stayed is kept, as merging would have.
    if (person !== null && (!members.has(person) || row.contact_id === person)) members.set(person, { ...row, contact_id: person });
  }
  return [...members.values()];
}

/** The last deleted first; not what nobody is there for any more, nor what an import has brought back. */
export function deletedThings(db: Database): DeletedThing[] {
  const today = identities(db);
  const taken = new Map(trashedTables.map((table) => [table, db.prepare(`SELECT 1 FROM ${table} WHERE uid = ?`)]));
  const organization = db.prepare('SELECT 1 FROM organization WHERE name = ?');
  return findDeleted(db).flatMap(({ table, id, before, action }) => {
    const row = JSON.parse(before) as Row;
    if (taken.get(table)?.get(row.uid) !== undefined) return [];
    if (table === 'organization' && organization.get(row.name) !== undefined) return [];
    for (const column of personColumns[table]) {
      if (typeof row[column] !== 'number') continue;
      row[column] = today(row[column]);
      if (row[column] === null) return [];
    }
    const members = table === 'touchpoint' ? membersOf(db, action, id, today) : [];
    if (table === 'touchpoint' && members.length === 0) return [];
    const named = [...personColumns[table].map((column) => row[column]), ...members.map((member) => member.contact_id)];
    const personIds = [...new Set(named.filter((person) => typeof person === 'number'))];
    return [{ table, id, row, members, personIds, deletedAt: action.at, goesAt: action.at + TRASH_DAYS * DAY_MS }];
  });
}
