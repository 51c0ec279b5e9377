/** A column that names who referred somebody becomes a referral received, when the name or e-mail is that of one person. */

import { fold } from '@shared/domain/fold';
import { query, type Slot } from '../../db/query';
import { normalizePoint } from '../contacts/normalize';
import type { Core } from '../core';
import { insertReferral } from '../referrals/service';
import type { PlannedFile } from './plan';

const byName = query((sql, name: Slot<string>) =>
  sql.selectFrom('contact').select('id').where('sort_name', '=', name).where('deleted_at', 'is', null).limit(2),
);
const byEmail = query((sql, email: Slot<string>) =>
  sql.selectFrom('contact_point').select('contact_id as id').where('kind', '=', 'email').where('normalized', '=', email).limit(2),
);
const byReferralUid = query((sql, uid: Slot<string>) => sql.selectFrom('referral').select('id').where('uid', '=', uid));

/** The one stored person meant; undefined for nobody, or several of that name. */
function referrer(core: Core, text: string): number | undefined {
  const found = text.includes('@') ? core.db.all(byEmail(normalizePoint('email', text))) : core.db.all(byName(fold(text)));
  return found.length === 1 ? found[0]?.id : undefined;
}

/**
 * Writes the referrals of a file whose contacts are written. The file does not say when: it is the day of the import. What
 * names nobody stays a custom field.
 */
export function writeReferrers(core: Core, { parsed, contacts }: PlannedFile): void {
  const now = core.now();
  contacts.forEach((planned, i) => {
    const named = parsed.contacts[i]?.referredBy?.trim() ?? '';
    const subject = planned.writtenId;
    if (named === '' || subject === null || planned.outcome === 'unchanged') return;
    const from = referrer(core, named);
    const uid = `referred-by:${planned.fingerprint}`;
    if (from === undefined || from === subject || core.db.find(byReferralUid(uid))) return;
    insertReferral(core.db, {
      uid,
      fromContactId: from,
      toContactId: null,
      subjectContactId: subject,
      madeAt: now,
      status: 'made',
      closedAt: null,
      valueMinor: null,
      currency: null,
      thankedAt: null,
      outcomeReportedAt: null,
      note: `Referred by ${named}, says ${parsed.format}`,
      source: parsed.source,
      now,
    });
  });
}
