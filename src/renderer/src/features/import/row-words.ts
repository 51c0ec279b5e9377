/** What a row of an import says about itself. */
import type { ImportChange, ImportPerson, ImportRow } from '@shared/import-views';
import { listed } from '../../format';
import { formatPartialDate } from '../contacts/partial-date-words';

/** Everybody the row may be about, whom it matches first, each once. */
export function candidatesOf({ match, suggestions }: Pick<ImportRow, 'match' | 'suggestions'>): ImportPerson[] {
  const seen = new Set<number>();
  return [...(match ? [match] : []), ...suggestions].filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** What is done with somebody; `same`: nothing, another row of the file says the same. */
export type RowChoice = 'create' | 'leave' | 'same' | `update ${number}`;

/** What is done with the person of a row, as things are decided. */
export function choiceOf({ outcome, match }: Pick<ImportRow, 'outcome' | 'match'>): RowChoice {
  if (outcome === 'leave' || outcome === 'create') return outcome;
  return match === null ? 'same' : `update ${match.id}`;
}

/** Why a row is what it is; `''` where that goes without saying. */
export function reasonOf({ outcome, reason }: Pick<ImportRow, 'outcome' | 'reason'>): string {
  return outcome === 'create' && reason === 'new' ? '' : reason;
}

/** What matters most about a row, in a line: what it differs in, whom it may be, or why it is what it is. */
export function noteOf(row: ImportRow): string {
  if (row.outcome === 'leave' || row.outcome === 'skip') return row.reason;
  if (row.conflicts.length > 0) {
    const fields = listed(row.conflicts.map(({ label }) => label));
    const taken = row.conflicts.filter(({ choice }) => choice === 'theirs').length;
    const kept = taken === 0 ? 'yours stays' : taken === row.conflicts.length ? 'the file’s is taken' : 'some of both';
    return `${fields} ${row.conflicts.length === 1 ? 'differs' : 'differ'}: ${kept}`;
  }
  if (row.outcome === 'create' && row.suggestions.length > 0) return `Maybe ${listed(row.suggestions.map(({ name }) => name))}`;
  return reasonOf(row);
}

/** What is written beside the conflicts, which have a place of their own, and the name, which stands above it all. */
export function plainChanges({ name, changes, conflicts }: Pick<ImportRow, 'name' | 'changes' | 'conflicts'>): ImportRow['changes'] {
  const decided = new Set(conflicts.map(({ field }) => field));
  const isName = ({ field, before, after }: ImportChange) => field === 'fullName' && before === '' && after === name;
  return changes.filter((change) => !decided.has(change.field) && !isName(change));
}

/** Fields that hold a day, a month or a year. */
const dayFields: ReadonlySet<string> = new Set(['birthday', 'dates', 'roleFrom', 'roleTo']);

/** A value of a change or a conflict as the window says it. */
export function valueText(field: string, value: string): string {
  return dayFields.has(field) && /^(?:\d{4}(?:-\d{2}){0,2}|--\d{2}-\d{2})$/.test(value) ? formatPartialDate(value) : value;
}
