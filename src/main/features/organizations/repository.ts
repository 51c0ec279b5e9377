/** Organizations as people's roles name them, and what is stored of them besides. Everything runs inside the caller's transaction. */
import type { OrganizationInput } from '@shared/domain/organization';
import { sql as raw, type Selectable } from 'kysely';
import type { Database } from '../../db/database';
import { query, type Slot } from '../../db/query';
import type { OrganizationTable } from '../../db/schema';

/** Living people whose role in an organization ended at the same time, and who are archived or not alike. */
export type RoleGroup = readonly [organization: string, to: string | null, archivedAt: number | null, contactIds: string];

/** First roles in groups, `contactIds` as JSON; an entry of the index is all that is read of a person. */
export function groupFirstRoles(db: Database): RoleGroup[] {
  return db
    .prepare(
      `SELECT organization, role_to, archived_at, json_group_array(id) FROM contact INDEXED BY contact_by_organization
       WHERE organization <> '' AND deleted_at IS NULL GROUP BY organization, archived_at, role_to`,
    )
    .raw()
    .all() as RoleGroup[];
}

/** A living person's role in an organization that is not their first. */
export type RoleRow = readonly [organization: string, contactId: number, to: string | null, archivedAt: number | null];

export function listOtherRoles(db: Database): RoleRow[] {
  return db
    .prepare(
      `SELECT r.organization, r.contact_id, r.to_date, c.archived_at FROM contact_role r JOIN contact c ON c.id = r.contact_id
       WHERE r.organization <> '' AND c.deleted_at IS NULL`,
    )
    .raw()
    .all() as RoleRow[];
}

export function listRecords(db: Database): { name: string; website: string }[] {
  return db.all(db.sql.selectFrom('organization').select(['name', 'website']));
}

const recordByName = query((sql, name: Slot<string>) => sql.selectFrom('organization').selectAll().where('name', '=', name));

export function findRecord(db: Database, name: string): Selectable<OrganizationTable> | undefined {
  return db.find(recordByName(name));
}

/** All of them, oldest first, as they leave the program. */
export function listOrganizations(db: Database): (OrganizationInput & { uid: string })[] {
  return db.all(db.sql.selectFrom('organization').select(['uid', 'name', 'website', 'notes']).orderBy('id'));
}

/** The organizations that these people name in their roles. */
export function namesOfRoles(db: Database, contactIds: readonly number[]): Set<string> {
  const ids = JSON.stringify(contactIds);
  const names = db
    .prepare(
      `SELECT organization FROM contact WHERE id IN (SELECT value FROM json_each(?))
       UNION SELECT organization FROM contact_role WHERE contact_id IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .all(ids, ids) as string[];
  return new Set(names);
}

const recordByUid = query((sql, uid: Slot<string>) => sql.selectFrom('organization').select('id').where('uid', '=', uid));

export function hasUid(db: Database, uid: string): boolean {
  return db.find(recordByUid(uid)) !== undefined;
}

export interface NewOrganization extends OrganizationInput {
  uid: string;
  source: string;
  now: number;
}

export function insertOrganization(db: Database, { uid, name, website, notes, source, now }: NewOrganization): void {
  db.insert('organization', { uid, name, website, notes, source, created_at: now, updated_at: now });
}

export interface PersonRow {
  id: number;
  name: string;
  title: string;
  department: string;
  from: string | null;
  to: string | null;
  archived_at: number | null;
}

/** The indexes are of those alone, and a value given later may be anything to SQLite. */
const notEmpty = raw.lit('');

const firstRolesIn = query((sql, name: Slot<string>) =>
  sql
    .selectFrom('contact')
    .select(['id', 'name', 'title', 'department', 'role_from as from', 'role_to as to', 'archived_at'])
    .where('organization', '=', name)
    .where('organization', '<>', notEmpty)
    .where('deleted_at', 'is', null)
    .orderBy('sort_name')
    .orderBy('id'),
);
const otherRolesIn = query((sql, name: Slot<string>) =>
  sql
    .selectFrom('contact_role as r')
    .innerJoin('contact as c', 'c.id', 'r.contact_id')
    .select(['c.id', 'c.name', 'r.title', 'r.department', 'r.from_date as from', 'r.to_date as to', 'c.archived_at'])
    .where('r.organization', '=', name)
    .where('r.organization', '<>', notEmpty)
    .where('c.deleted_at', 'is', null)
    .orderBy('c.sort_name')
    .orderBy('r.contact_id')
    .orderBy('r.position'),
);

/** Every role there of people who are not in the trash. */
export function rolesIn(db: Database, name: string): PersonRow[] {
  return [...db.all(firstRolesIn(name)), ...db.all(otherRolesIn(name))];
}

/** Gives an organization another name in everybody's roles, those of people in the trash among them. */
export function renameInRoles(db: Database, from: string, to: string, now: number): void {
  // Somebody who has nothing else to be called by is called by the organization.
  const isCalledByIt = `full_name = '' AND prefix || given || additional || family || suffix = '' AND nicknames = '[]'`;
  db.prepare(
    `UPDATE contact SET organization = :to, updated_at = :now WHERE organization = :from AND organization <> '' AND NOT (${isCalledByIt})`,
  ).run({ from, to, now });
  db.prepare(
    `UPDATE contact SET organization = :to, name = :to, sort_name = fold(:to), updated_at = :now
     WHERE organization = :from AND organization <> ''`,
  ).run({ from, to, now });
  db.prepare(`UPDATE contact_role SET organization = :to WHERE organization = :from AND organization <> ''`).run({ from, to });
}
