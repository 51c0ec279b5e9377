/** Filling a stored contact from an imported one: what is there stays, what is missing is added. */
import type { ContactDraft, ContactFields, PreservedProperty } from '@shared/domain/contact';
import { isRoleSpan } from '@shared/domain/role';
import { normalizePoint } from '../contacts/normalize';
import type { StoredContact } from '../contacts/service';

function union<T>(stored: readonly T[], brought: readonly T[], key: (item: T) => string): T[] {
  const known = new Set(stored.map(key));
  return [...stored, ...brought.filter((item) => !known.has(key(item)) && known.add(key(item)))];
}

const text = (item: unknown) => JSON.stringify(item);

/** The stored fields with the empty ones filled and the lists completed. Notes that differ are put below each other. */
export function mergeFields(stored: ContactFields, brought: ContactFields): ContactFields {
  const fill = (key: 'fullName' | 'organization' | 'department' | 'title') => stored[key] || brought[key];
  const hasName = Object.values(stored.name).some((part) => part !== '');
  const notes =
    brought.notes.trim() === '' || stored.notes.includes(brought.notes.trim())
      ? stored.notes
      : [stored.notes, brought.notes].filter((part) => part !== '').join('\n\n');
  const isSameRole = stored.organization === '' || stored.organization === brought.organization;
  const roleFrom = stored.roleFrom ?? (isSameRole && isRoleSpan(brought.roleFrom, stored.roleTo) ? brought.roleFrom : null);
  const roleTo = stored.roleTo ?? (isSameRole ? brought.roleTo : null);
  return {
    fullName: fill('fullName'),
    name: hasName ? stored.name : brought.name,
    nicknames: union(stored.nicknames, brought.nicknames, (name) => name),
    organization: fill('organization'),
    department: stored.organization === '' || stored.organization === brought.organization ? fill('department') : stored.department,
    title: fill('title'),
    roleFrom,
    roleTo: isRoleSpan(roleFrom, roleTo) ? roleTo : stored.roleTo,
    otherRoles: union(stored.otherRoles, brought.otherRoles, text),
    points: union(stored.points, brought.points, (point) => `${point.kind} ${normalizePoint(point.kind, point.value)}`),
    addresses: union(stored.addresses, brought.addresses, ({ label: _label, ...address }) => text(address)),
    birthday: stored.birthday ?? brought.birthday,
    dates: union(stored.dates, brought.dates, (date) => `${date.label} ${date.date}`),
    customFields: union(stored.customFields, brought.customFields, (field) => `${field.label} ${field.value}`),
    tags: union(stored.tags, brought.tags, (tag) => tag),
    stage: stored.stage ?? brought.stage,
    cadenceDays: stored.cadenceDays ?? brought.cadenceDays,
    notes,
  };
}

export interface Merged {
  fields: ContactFields;
  extras: PreservedProperty[];
  /** The photo to store; null keeps what is there. */
  photo: ContactDraft['photo'];
}

/** A stored contact as it is after an import completed it. */
export function mergeContact(stored: StoredContact, brought: ContactDraft): Merged {
  return {
    fields: mergeFields(stored.fields, brought.fields),
    extras: mergeExtras(stored.extras, brought.extras),
    photo: stored.record.photo_id === null ? brought.photo : null,
  };
}

/** The stored extras with those that are new. Properties that say when a card was written are not news. */
export function mergeExtras(stored: readonly PreservedProperty[], brought: ContactDraft['extras']): PreservedProperty[] {
  const names = new Set(stored.map(({ name }) => name));
  const stamps = new Set(['REV', 'PRODID', 'VERSION']);
  return union(
    stored,
    brought.filter(({ name }) => !(stamps.has(name) && names.has(name))),
    text,
  );
}
