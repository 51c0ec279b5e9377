import { displayName } from '@shared/domain/contact';
import { fold } from '@shared/domain/fold';
import type { ParsedContact, ReadHints } from '../../files/parsed-file';
import { normalizePoint } from '../contacts/normalize';
import type { Core } from '../core';

/**
 * Tells a reader who is a contact already: by the address of their profile, or by name.
 * @param others people of other files of the same import, who are to be contacts
 */
export function knownPeople(core: Core, others: readonly ParsedContact[] = []): ReadHints {
  const profiles = new Set<string>();
  const names = new Set<string>();
  for (const { draft } of others) {
    names.add(fold(displayName(draft.fields)));
    for (const { kind, value } of draft.fields.points)
      if (kind === 'social' || kind === 'url') profiles.add(normalizePoint('social', value));
  }
  const byProfile = core.db.prepare("SELECT 1 FROM contact_point WHERE kind = 'social' AND normalized = ?");
  const byName = core.db.prepare('SELECT 1 FROM contact WHERE sort_name = ? AND deleted_at IS NULL');
  return {
    isKnown: ({ name, url }) =>
      (url !== '' && (profiles.has(normalizePoint('social', url)) || byProfile.get(normalizePoint('social', url)) !== undefined)) ||
      (name !== '' && (names.has(fold(name)) || byName.get(fold(name)) !== undefined)),
  };
}
