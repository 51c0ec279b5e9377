import { notifications } from '@mantine/notifications';
import { AppError } from '@shared/errors';
import { request } from '../../api';
import { formatNumber, listed, today } from '../../format';
import { showError } from '../../store/actions';
import { runJob } from '../../store/jobs';

/** Names of what an export counts, as the window says them. */
const names: Record<string, [one: string, many: string]> = {
  contacts: ['person', 'people'],
  touchpoints: ['touchpoint', 'touchpoints'],
  referrals: ['referral', 'referrals'],
  purchases: ['purchase', 'purchases'],
  followUps: ['follow-up', 'follow-ups'],
};

/** "3 people, 12 touchpoints and 1 referral"; kinds with none are left out. */
export function countsText(counts: Record<string, number>): string {
  const parts = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([key, count]) => {
      const [one, many] = names[key] ?? [key, key];
      return `${formatNumber(count)} ${count === 1 ? one : many}`;
    });
  return parts.length === 0 ? 'nothing' : listed(parts);
}

/** Asks for a file and writes everything to it as JSON; says in a toast what was written. */
export async function exportEverything(): Promise<void> {
  try {
    const chosen = await request('app.chooseExportFile', { suggestedName: `rapport-${today()}.json` });
    if (!chosen) return;
    const { file, counts } = await runJob('Exporting', (jobId) => request('export.json', { jobId, file: chosen.file }));
    notifications.show({ title: 'Exported', message: `${countsText(counts)} in ${file}`, color: 'teal', autoClose: 10_000 });
  } catch (error) {
    if (error instanceof AppError && error.code === 'cancelled') notifications.show({ message: 'Export stopped. No file was written.' });
    else showError('Could not export', error);
  }
}
