import { localDateOf } from '@shared/domain/calendar';
import type { DueThing } from '@shared/domain/due-notices';
import type { FollowUp } from '@shared/domain/follow-up';
import type { Router } from '../../threads/router';

/** As many as the list gives at once. */
const MOST = 5_000;

/** The open follow-ups due today or before, of people who count. */
export async function dueFollowUps(router: Router): Promise<DueThing[]> {
  const input = { contactId: null, open: true, until: localDateOf(Date.now()), limit: MOST };
  const rows = (await router.request('followUps.list', input)) as FollowUp[];
  return rows.map(({ uid, contactId, contactName, reason, dueDate }) => ({ uid, personId: contactId, name: contactName, reason, dueDate }));
}
