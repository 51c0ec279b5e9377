import { notifications } from '@mantine/notifications';
import type { ExportFormat } from '@shared/domain/export-format';
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
  organizations: ['organization', 'organizations'],
  stageChanges: ['stage change', 'stage changes'],
  distinctPairs: ['pair of different people', 'pairs of different people'],
  dismissedAnswers: ['answer not needed', 'answers not needed'],
  reviews: ['weekly review', 'weekly reviews'],
  days: ['yearly day', 'yearly days'],
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

/** What each format is for, as the window says it, and the name a file gets at first. */
export const exportChoices: readonly { format: ExportFormat; label: string; note: string; suggestedName: () => string }[] = [
  {
    format: 'json',
    label: 'Everything, as Rapport JSON',
    note: 'Complete, and Rapport reads it back.',
    suggestedName: () => `rapport-${today()}.json`,
  },
  { format: 'vcard', label: 'People, as vCard 4.0', note: 'For newer address books.', suggestedName: () => `people-${today()}.vcf` },
  {
    format: 'vcard3',
    label: 'People, as vCard 3.0',
    note: 'For phones, Google, Outlook and iCloud.',
    suggestedName: () => `people-${today()}.vcf`,
  },
  {
    format: 'csv',
    label: 'Everything, as CSV',
    note: 'A folder with a file for each table, for spreadsheets.',
    suggestedName: () => `rapport-${today()}`,
  },
  {
    format: 'ics',
    label: 'Follow-ups and birthdays, as a calendar',
    note: 'For any calendar program.',
    suggestedName: () => 'rapport.ics',
  },
];

async function exportTo(format: ExportFormat, contactIds: number[] | null): Promise<void> {
  try {
    const suggestedName = exportChoices.find((choice) => choice.format === format)?.suggestedName() ?? 'rapport';
    const chosen = await request('app.chooseExportFile', { suggestedName, format });
    if (!chosen) return;
    const { file, counts } = await runJob('Exporting', (jobId) =>
      request('export.write', { jobId, file: chosen.file, format, contactIds }),
    );
    notifications.show({ title: 'Exported', message: `${countsText(counts)} in ${file}`, color: 'teal', autoClose: 10_000 });
  } catch (error) {
    if (error instanceof AppError && error.code === 'cancelled') notifications.show({ message: 'Export stopped. No file was written.' });
    else showError('Could not export', error);
  }
}

/** Asks for a file and writes everything to it in a format; says in a toast what was written. */
export async function exportEverything(format: ExportFormat = 'json'): Promise<void> {
  await exportTo(format, null);
}

/** The same for some people and what belongs to them. */
export async function exportPeople(format: ExportFormat, contactIds: number[]): Promise<void> {
  await exportTo(format, contactIds);
}
