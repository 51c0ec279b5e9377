/** How the window says what an import would do, and what it did. */
import type { ImportFilePreview, ImportOutcome, ImportShown, ImportSummary } from '@shared/import-views';
import { formatNumber, listed, plural } from '../../format';
import { countsText } from '../settings/export-everything';

/** In the order of the filter. `counted` follows a number. */
export const outcomes: readonly { key: ImportOutcome; label: string; counted: string; color: string }[] = [
  { key: 'create', label: 'New', counted: 'new', color: 'teal' },
  { key: 'update', label: 'Update', counted: 'to update', color: 'indigo' },
  { key: 'unchanged', label: 'Nothing new', counted: 'with nothing new', color: 'gray' },
  { key: 'leave', label: 'Left out', counted: 'left out', color: 'gray' },
  { key: 'skip', label: 'Can’t be imported', counted: 'can’t be imported', color: 'orange' },
];

const people = (count: number) => plural(count, 'person', 'people');

/** "12 new", "2 can’t be imported": those of a file that there are. */
export function countTexts({ counts }: Pick<ImportFilePreview, 'counts'>): { key: ImportOutcome; text: string; color: string }[] {
  return outcomes
    .filter(({ key }) => counts[key] > 0)
    .map(({ key, counted, color }) => ({ key, text: `${formatNumber(counts[key])} ${counted}`, color }));
}

export interface Filter {
  show: ImportShown;
  label: string;
  count: number;
}

/** The filters of a file that let somebody through, those that ask for a decision first; `current` stays in any case. */
export function filtersOf(file: ImportFilePreview, current: ImportShown): Filter[] {
  const { counts } = file;
  const all: Filter[] = [
    { show: 'all', label: 'All', count: Object.values(counts).reduce((sum, count) => sum + count, 0) },
    { show: 'conflicts', label: 'Differ from yours', count: file.conflicts },
    { show: 'suggestions', label: 'Maybe known', count: file.suggestions },
    { show: 'warnings', label: 'With a remark', count: file.warnings },
    ...outcomes.map(({ key, label }) => ({ show: key, label, count: counts[key] })),
  ];
  return all.filter(({ show, count }) => show === 'all' || show === current || count > 0);
}

/** What somebody should look at before importing, most important first. */
export function questionsOf(file: ImportFilePreview): { show: ImportShown; text: string; action: string }[] {
  const { conflicts, suggestions } = file;
  const questions: { show: ImportShown; text: string; action: string }[] = [];
  if (conflicts > 0)
    questions.push({
      show: 'conflicts',
      text: `${people(conflicts)} ${conflicts === 1 ? 'differs' : 'differ'} from what you have`,
      action: 'Compare',
    });
  if (suggestions > 0)
    questions.push({
      show: 'suggestions',
      text: `${formatNumber(suggestions)} may be ${suggestions === 1 ? 'somebody' : 'people'} you already have`,
      action: 'Say who',
    });
  return questions;
}

/** The number of things beside people that a file brings. */
export function otherCount({ others }: Pick<ImportFilePreview, 'others'>): number {
  return Object.values(others).reduce((total, count) => total + count, 0);
}

/** What comes along with all files together. */
export function othersOf(files: readonly Pick<ImportFilePreview, 'others' | 'error'>[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const { others, error } of files) {
    if (error !== null) continue;
    for (const [key, count] of Object.entries(others)) all[key] = (all[key] ?? 0) + count;
  }
  return all;
}

/** What the button does: "Import 120 people, update 12"; null if it would do nothing. */
export function importText(files: readonly Pick<ImportFilePreview, 'counts' | 'others' | 'toRemember' | 'error'>[]): string | null {
  const readable = files.filter(({ error }) => error === null);
  const sum = (key: 'create' | 'update') => readable.reduce((total, { counts }) => total + counts[key], 0);
  const created = sum('create');
  const updated = sum('update');
  if (created > 0) return `Import ${people(created)}${updated > 0 ? `, update ${formatNumber(updated)}` : ''}`;
  if (updated > 0) return `Update ${people(updated)}`;
  const others = othersOf(readable);
  if (otherCount({ others }) > 0) return `Import ${countsText(others)}`;
  // Nobody changes, but the next export of this source is then compared with this one.
  return readable.some(({ toRemember }) => toRemember > 0) ? 'Keep everyone as they are' : null;
}

/** What became of the rows, those kinds that there are. */
export function resultsOf(summary: ImportSummary): { key: string; count: number; text: string }[] {
  return [
    { key: 'created', count: summary.created, text: 'new' },
    { key: 'updated', count: summary.updated, text: 'updated' },
    { key: 'unchanged', count: summary.unchanged, text: 'with nothing new' },
    { key: 'left', count: summary.left, text: 'left out' },
    { key: 'skipped', count: summary.skipped, text: 'could not be imported' },
  ].filter(({ count }) => count > 0);
}

/** What was imported, first of all. `others` came along. */
export function doneText({ created, updated }: ImportSummary, others: Record<string, number>): string {
  if (created > 0) return `${people(created)} imported`;
  if (updated > 0) return `${people(updated)} updated`;
  return otherCount({ others }) > 0 ? `${countsText(others)} imported` : 'The import is done';
}

/** "12 new, 3 updated and 40 with nothing new; with them 2 touchpoints". */
export function summaryText(summary: ImportSummary, others: Record<string, number>): string {
  const results = resultsOf(summary);
  const along = otherCount({ others }) > 0 ? countsText(others) : null;
  if (results.length === 0) return along ?? 'nothing found';
  const rows = listed(results.map(({ count, text }) => `${formatNumber(count)} ${text}`));
  return along === null ? rows : `${rows}; with them ${along}`;
}

/** The last part of a path, of whichever system. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
