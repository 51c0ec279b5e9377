import type { ImportOutcome, ImportSummary } from '@shared/views';
import { formatNumber, listed } from '../../format';

/** How the window says what happens to a row, in the order of the filter. */
export const outcomes: readonly { key: ImportOutcome; label: string; color: string }[] = [
  { key: 'create', label: 'New', color: 'teal' },
  { key: 'update', label: 'Changed', color: 'indigo' },
  { key: 'unchanged', label: 'Same', color: 'gray' },
  { key: 'skip', label: 'Left out', color: 'orange' },
];

/** "12 new, 3 changed and 40 the same". */
export function summaryText(summary: Pick<ImportSummary, 'created' | 'updated' | 'unchanged' | 'skipped'>): string {
  const parts = [
    { count: summary.created, text: 'new' },
    { count: summary.updated, text: 'changed' },
    { count: summary.unchanged, text: 'the same' },
    { count: summary.skipped, text: 'left out' },
  ].filter(({ count }) => count > 0);
  return parts.length === 0 ? 'nothing found' : listed(parts.map(({ count, text }) => `${formatNumber(count)} ${text}`));
}

/** The last part of a path, of whichever system. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
