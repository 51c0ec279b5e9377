/** What can be done about follow-ups, wherever they are shown. */
import type { FollowUp } from '@shared/domain/follow-up';
import { request } from '../../api';
import { formatDate, plural } from '../../format';
import { performOrTell, showError, tellDone } from '../../store/actions';
import { openDialog } from '../../store/dialogs';

/** What it is for, in a line. */
export function titleOf({ reason, contactName }: Pick<FollowUp, 'reason' | 'contactName'>): string {
  return reason || `follow-up with ${contactName}`;
}

/** Marks it done, and says when it comes again. */
export async function markDone(followUp: Pick<FollowUp, 'id' | 'reason' | 'contactName'>): Promise<void> {
  try {
    const { next } = await request('followUps.complete', { id: followUp.id });
    tellDone(`Done: ${titleOf(followUp)}${next === null ? '' : `. Next on ${formatDate(next, 'short')}`}`);
  } catch (error) {
    showError('That did not work', error);
  }
}

/** Logs what it was for, which marks it done. */
export function logAndMarkDone({ id, contactId, contactName, reason }: FollowUp): void {
  openDialog({
    kind: 'touchpoint',
    people: [{ id: contactId, name: contactName }],
    completes: id,
    subject: reason.split('\n', 1)[0] ?? '',
  });
}

/** Marks it done by planning another. */
export function markDoneAndPlan({ id, contactId, contactName, reason }: FollowUp): void {
  openDialog({ kind: 'followUp', person: { id: contactId, name: contactName }, completes: id, reason });
}

/** Another day, for one that repeats only this time. */
export async function moveTo(ids: readonly number[], dueDate: string): Promise<void> {
  const what = ids.length === 1 ? 'Moved' : `${plural(ids.length, 'follow-up')} moved`;
  await performOrTell('followUps.move', { ids: [...ids], dueDate }, `${what} to ${formatDate(dueDate, 'short')}`);
}
