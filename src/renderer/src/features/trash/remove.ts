import { notifications } from '@mantine/notifications';
import type { Input } from '@shared/contract';
import { request } from '../../api';
import { listed, plural } from '../../format';
import { showError } from '../../store/actions';
import { runJob } from '../../store/jobs';

/** "2 people and 1 entry". */
export function countedText(people: number, things: number): string {
  const parts = [...(people > 0 ? [plural(people, 'person', 'people')] : []), ...(things > 0 ? [plural(things, 'entry', 'entries')] : [])];
  return parts.length === 0 ? 'Nothing' : listed(parts);
}

/** Removes what is named, null: all that is in the trash, for good, and says so; `name` if it is one thing. */
export async function removeForGood(what: Pick<Input<'trash.remove'>, 'people' | 'things'>, name: string | null): Promise<void> {
  const isAll = what.people === null && what.things === null;
  try {
    const removed = await runJob(
      isAll ? 'Emptying the trash' : `Deleting ${name === null ? '' : `${name} `}for good`,
      (jobId) => request('trash.remove', { jobId, ...what }),
      undefined,
      'the deletion',
    );
    const message = `${name ?? countedText(removed.people, removed.things)} deleted for good`;
    notifications.show({ message, autoClose: 4_000 });
  } catch (error) {
    showError(isAll ? 'Could not empty the trash' : 'Could not delete for good', error);
  }
}

/** How long after the first paint the window looks whose time in the trash is over, ms. */
const AFTER_START_MS = 10_000;

/** Removes them once the window has nothing better to do. Gives back how to stop. */
export function sweepAfterStart(): () => void {
  const timer = setTimeout(() => {
    request('trash.sweep', { jobId: crypto.randomUUID() }).catch((error: unknown) => showError('Could not empty the trash', error));
  }, AFTER_START_MS);
  return () => clearTimeout(timer);
}
