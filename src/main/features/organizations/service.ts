import { localDateOf } from '@shared/domain/dates';
import { type OrganizationInput, organizationInput } from '@shared/domain/organization';
import { isRoleCurrent } from '@shared/domain/role';
import { AppError } from '@shared/errors';
import type { OrganizationDetail, OrganizationPerson } from '@shared/organization-views';
import type { Core } from '../core';
import { lastTouches } from './last-touch';
import { findRecord, hasUid, insertOrganization, renameInRoles, rolesIn } from './repository';

export { OrganizationLists } from './lists';
export { listOrganizations, namesOfRoles } from './repository';

function gone(name: string): AppError {
  return new AppError('not_found', `Nobody has a role at ${name} any more.`);
}

/** @throws AppError `not_found` when nobody and nothing has this name */
export function organizationDetail(core: Core, name: string): OrganizationDetail {
  const now = core.current();
  const today = localDateOf(now);
  const roles = rolesIn(core.db, name);
  const record = findRecord(core.db, name);
  if (!record && roles.length === 0) throw gone(name);
  const touch = lastTouches(core.db, now, false);
  const people = roles.map((role): OrganizationPerson => {
    const { id, title, department, from, to } = role;
    const { score, points } = core.board.scoreOf(id, now);
    const current = isRoleCurrent(to, today);
    return {
      id,
      name: role.name,
      title,
      department,
      from,
      to,
      current,
      score,
      points,
      lastTouchAt: touch(id),
      archived: role.archived_at !== null,
    };
  });
  const counted = new Map(people.filter(({ archived }) => !archived).map(({ id, points }) => [id, points]));
  return {
    name,
    uid: record?.uid ?? null,
    website: record?.website ?? '',
    notes: record?.notes ?? '',
    people: people.sort((a, b) => Number(b.current) - Number(a.current) || b.points - a.points),
    points: [...counted.values()].reduce((sum, points) => sum + points, 0),
  };
}

/** @throws AppError `conflict` when there is one of that name */
export function createOrganization(core: Core, organization: OrganizationInput): void {
  core.act(`Add ${organization.name}`, () => {
    if (findRecord(core.db, organization.name) || rolesIn(core.db, organization.name).length > 0)
      throw new AppError('conflict', `There is an organization “${organization.name}” already`, { field: 'organization.name' });
    insertOrganization(core.db, { ...organization, uid: core.newUid(), source: 'manual', now: core.now() });
  });
}

/** The target's website and notes with what the other one adds to them. */
function joined(target: OrganizationInput, other: OrganizationInput): OrganizationInput {
  const parts = target.notes.includes(other.notes.trim()) ? [target.notes] : [target.notes, other.notes];
  const notes = parts.filter((part) => part.trim() !== '').join('\n\n');
  const parsed = organizationInput.shape.notes.safeParse(notes);
  if (!parsed.success) throw new AppError('invalid', 'The notes of both are too long for one', { field: 'organization.notes' });
  return { name: target.name, website: target.website || other.website, notes };
}

/**
 * Writes what is known of an organization. Another name is given to it in everybody's roles; when that name is taken the two become one.
 * @throws AppError `not_found`; `invalid` when notes don't fit into one
 */
export function saveOrganization(core: Core, name: string, organization: OrganizationInput): { merged: boolean } {
  const { db } = core;
  const own = findRecord(db, name);
  if (!own && rolesIn(db, name).length === 0) throw gone(name);
  const renamed = organization.name !== name;
  const target = renamed ? findRecord(db, organization.name) : undefined;
  const merged = renamed && (target !== undefined || rolesIn(db, organization.name).length > 0);
  const label = merged ? `Merge ${name} into ${organization.name}` : renamed ? `Rename ${name} to ${organization.name}` : `Edit ${name}`;
  return core.act(label, () => {
    const now = core.now();
    if (renamed) renameInRoles(db, name, organization.name, now);
    if (target && own) db.delete('organization', own.id);
    const { website, notes } = target ? joined(target, organization) : organization;
    const record = target ?? own;
    if (!record) {
      if (website !== '' || notes !== '') insertOrganization(db, { ...organization, uid: core.newUid(), source: 'manual', now });
    } else if (record.name !== organization.name || record.website !== website || record.notes !== notes) {
      db.update('organization', record.id, { name: organization.name, website, notes, updated_at: now });
    }
    return { merged };
  });
}

/** Forgets what is known of an organization besides its people. */
export function removeOrganization(core: Core, name: string): void {
  const record = findRecord(core.db, name);
  if (!record) throw new AppError('not_found', `Nothing is written about ${name}.`);
  core.act(`Remove ${name}`, () => core.db.delete('organization', record.id));
}

type BroughtOrganization = OrganizationInput & { uid: string };

/** What of an organization that an import brings is not stored yet; null when nothing is. */
function newsOf(core: Core, { uid, name, website, notes }: BroughtOrganization) {
  const record = findRecord(core.db, name);
  if (!record) return hasUid(core.db, uid) ? null : { id: null, website, notes };
  const filled = { website: record.website || website, notes: record.notes || notes };
  return filled.website === record.website && filled.notes === record.notes ? null : { id: record.id, ...filled };
}

/** True for one that an import would add, or complete. */
export function isOrganizationNews(core: Core, organization: BroughtOrganization): boolean {
  return newsOf(core, organization) !== null;
}

/** Adds what an import brings: what is written about an organization already stays, and one that was renamed here keeps its name. */
export function importOrganization(core: Core, organization: BroughtOrganization, source: string): void {
  const news = newsOf(core, organization);
  if (news === null) return;
  const { id, website, notes } = news;
  if (id === null) insertOrganization(core.db, { ...organization, source, now: core.now() });
  else core.db.update('organization', id, { website, notes, updated_at: core.now() });
}
