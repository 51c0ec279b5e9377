/** What can be done with a row of the timeline. */
import type { PersonRef } from '@shared/domain/contact';
import type { TimelineItem } from '@shared/views';
import { performOrTell } from '../../store/actions';
import { type Dialog, openDialog } from '../../store/dialogs';
import { titleOf } from './item-words';

/** Opens the dialog with all the fields of a row. */
export function editItem(item: TimelineItem, person: PersonRef): void {
  openDialog(dialogOf(item, person));
}

function dialogOf(item: TimelineItem, person: PersonRef): Dialog {
  switch (item.type) {
    case 'touchpoint':
      return { kind: 'touchpoint', edit: item.touchpoint };
    case 'referral':
      return { kind: 'referral', edit: item.referral };
    case 'purchase':
      return { kind: 'purchase', person, edit: item.purchase };
    case 'followUp':
      return { kind: 'followUp', edit: item.followUp };
    case 'stage':
      return { kind: 'contact', id: person.id };
  }
}

/** Removes a row; the toast offers to undo it. A change of stage is history and stays. */
export async function removeItem(item: TimelineItem): Promise<void> {
  const done = `Deleted “${titleOf(item)}”`;
  switch (item.type) {
    case 'touchpoint':
      await performOrTell('touchpoints.remove', { id: item.touchpoint.id }, done);
      return;
    case 'referral':
      await performOrTell('referrals.remove', { id: item.referral.id }, done);
      return;
    case 'purchase':
      await performOrTell('purchases.remove', { id: item.purchase.id }, done);
      return;
    case 'followUp':
      await performOrTell('followUps.remove', { id: item.followUp.id }, done);
      return;
    case 'stage':
      return;
  }
}

export async function reopenFollowUp(item: Extract<TimelineItem, { type: 'followUp' }>): Promise<void> {
  await performOrTell('followUps.reopen', { id: item.followUp.id }, 'The follow-up is open again');
}
