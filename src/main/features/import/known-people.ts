import { fold } from '@shared/domain/fold';
import type { ReadHints } from '../../files/parsed-file';
import { normalizePoint } from '../contacts/normalize';
import type { Core } from '../core';

/** Tells a reader who is a contact already: by the address of their profile, or by name. */
export function knownPeople(core: Core): ReadHints {
  const byProfile = core.db.prepare("SELECT 1 FROM contact_point WHERE kind = 'social' AND normalized = ?");
  const byName = core.db.prepare('SELECT 1 FROM contact WHERE sort_name = ? AND deleted_at IS NULL');
  return {
    isKnown: ({ name, url }) =>
      (url !== '' && byProfile.get(normalizePoint('social', url)) !== undefined) || (name !== '' && byName.get(fold(name)) !== undefined),
  };
}
