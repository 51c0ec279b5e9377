import { notifications } from '@mantine/notifications';
import type { PersonRef } from '@shared/domain/contact';
import { request } from '../../api';
import { plural } from '../../format';
import { showError } from '../../store/actions';
import { runJob } from '../../store/jobs';

/** Removes one person, or everybody in the trash (null), for good, and says so. */
export async function removeForGood(person: PersonRef | null): Promise<void> {
  try {
    const { removed } = await runJob('Emptying the trash', (jobId) =>
      request('trash.remove', { jobId, ids: person === null ? null : [person.id] }),
    );
    notifications.show({ message: `${person ? person.name : plural(removed, 'person', 'people')} deleted for good`, autoClose: 4_000 });
  } catch (error) {
    showError('Could not empty the trash', error);
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
