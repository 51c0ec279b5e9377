/** What the user says about the rows of a file. */
import { fold } from '@shared/domain/fold';
import { AppError } from '@shared/errors';
import type { ImportAction, ImportShown } from '@shared/import-views';
import { query, type Slot } from '../../db/query';
import type { Core } from '../core';
import type { Side } from './merge';
import { outcomeOf, type PlannedContact, type PlannedFile, type RowDecision, storedTarget, type Takes } from './plan';
import { isFound, isShown } from './preview';
import { jointWith } from './target';

export type Decision =
  | { action: ImportAction; contactId?: number | undefined }
  /** Without a field: all of them. */
  | { take: Side; field?: string | undefined };

const living = query((sql, id: Slot<number>) =>
  sql.selectFrom('contact').select('id').where('id', '=', id).where('deleted_at', 'is', null),
);

/** Which row of a file each stored contact is given to. */
type Targets = Map<number, PlannedContact>;

function targetsOf(contacts: readonly PlannedContact[]): Targets {
  const targets: Targets = new Map();
  for (const contact of contacts) {
    const id = targetOf(contact);
    if (id !== null && !targets.has(id)) targets.set(id, contact);
  }
  return targets;
}

function targetOf(planned: PlannedContact): number | null {
  const outcome = outcomeOf(planned);
  return outcome === 'update' || outcome === 'unchanged' ? storedTarget(planned) : null;
}

function invalid(message: string): AppError {
  return new AppError('invalid', message, { field: 'contactId' });
}

interface Wanted {
  contactId?: number | undefined;
  /** It was one of them when it was decided. */
  isSure?: boolean;
}

/** The decision that updates somebody; null is the match, whom no decision is needed for. */
function updating(
  core: Core,
  file: PlannedFile,
  planned: PlannedContact,
  { contactId: wanted, isSure = false }: Wanted,
  targets: Targets,
): RowDecision | null {
  const { match, suggestions, twin } = planned;
  const row = planned.parsed.row;
  if (twin) throw invalid(`Row ${row} says the same as row ${twin.parsed.row}; decide there`);
  const [suggested, ...others] = suggestions;
  const isMatch = match !== null && (wanted === undefined || wanted === (match.stored ?? 0));
  const contactId = isMatch ? (match.stored ?? null) : (wanted ?? (others.length === 0 ? suggested : undefined));
  if (contactId === undefined) throw invalid(`Choose whom row ${row} updates`);
  if (contactId !== null) {
    if (!isMatch && !isSure && !suggestions.includes(contactId)) throw invalid(`Row ${row} resembles nobody like that`);
    const other = targets.get(contactId);
    if (other && other !== planned) throw invalid(`Row ${other.parsed.row} (${other.name}) updates this person already`);
    // A match in the trash stays the match: nothing is done then.
    if (!isMatch && !core.db.find(living(contactId))) throw invalid('This person is no longer there, or in the trash');
  }
  if (isMatch || contactId === null) return null;
  return { action: 'update', contactId, joint: jointWith(core, planned, contactId, file.origin) };
}

function assign(planned: PlannedContact, decision: RowDecision | null, targets: Targets): void {
  const before = targetOf(planned);
  if (before !== null && targets.get(before) === planned) targets.delete(before);
  planned.decision = decision;
  const after = targetOf(planned);
  if (after !== null && !targets.has(after)) targets.set(after, planned);
}

const noFields: ReadonlyMap<string, Side> = new Map();

function takesAfter(before: Takes | null, { take, field }: { take: Side; field?: string | undefined }): Takes {
  if (field === undefined) return { all: take, fields: noFields };
  return { all: before?.all ?? 'mine', fields: new Map(before?.fields).set(field, take) };
}

function decideRow(
  core: Core,
  file: PlannedFile,
  planned: PlannedContact,
  decision: Decision & { isSure?: boolean },
  targets: Targets,
): void {
  if ('take' in decision) planned.takes = takesAfter(planned.takes, decision);
  else if (decision.action === 'update') assign(planned, updating(core, file, planned, decision, targets), targets);
  // Somebody who is new anyway needs no decision.
  else if (decision.action === 'create' && !planned.match && !planned.twin) assign(planned, null, targets);
  else assign(planned, { action: decision.action }, targets);
}

/**
 * Decides about rows of a file. All or nothing where rows are named; of those that a filter shows, the ones that the decision
 * does not fit stay as they are.
 * @param rows null: all that `show` lets through and a search for `text` finds
 * @throws AppError `invalid`, on the field `contactId` if it can't be that person
 */
export function decide(
  core: Core,
  file: PlannedFile,
  rows: readonly number[] | null,
  show: ImportShown,
  decision: Decision,
  text = '',
): void {
  const wanted = rows && new Set(rows);
  const words = fold(text);
  const chosen = file.contacts.filter((planned) =>
    wanted ? wanted.has(planned.parsed.row) : isShown(planned, show) && isFound(planned, words),
  );
  if (wanted && chosen.length < wanted.size)
    throw new AppError('invalid', 'This row is not in the file, or can’t be imported.', { field: 'rows' });
  const targets = targetsOf(file.contacts);
  const before = chosen.map(({ decision: was, takes }) => ({ was, takes }));
  try {
    for (const planned of chosen) {
      try {
        decideRow(core, file, planned, decision, targets);
      } catch (error) {
        if (wanted || !(error instanceof AppError)) throw error;
      }
    }
  } catch (error) {
    chosen.forEach((planned, i) => {
      planned.decision = before[i]?.was ?? null;
      planned.takes = before[i]?.takes ?? null;
    });
    throw error;
  }
}

/** What was decided in a plan, to be decided again in another. */
export type Decided = Map<string, Map<number, Pick<PlannedContact, 'decision' | 'takes'>>>;

export function decidedIn(files: readonly PlannedFile[]): Decided {
  return new Map(
    files.map(({ parsed, contacts }) => [
      parsed.file,
      new Map(
        contacts
          .filter(({ decision, takes }) => decision !== null || takes !== null)
          .map(({ parsed: { row }, decision, takes }) => [row, { decision, takes }]),
      ),
    ]),
  );
}

/** Decides again, by file and row. What makes no sense any more, as with somebody who is gone, is as if nothing had been said. */
export function decideAgain(core: Core, files: readonly PlannedFile[], decided: Decided): void {
  for (const file of files) {
    const rows = decided.get(file.parsed.file);
    if (!rows || rows.size === 0) continue;
    const targets = targetsOf(file.contacts);
    // First whoever sets somebody free, then whoever takes them.
    const again = file.contacts.filter(({ parsed }) => rows.has(parsed.row));
    for (const isUpdate of [false, true]) {
      for (const planned of again) {
        const said = rows.get(planned.parsed.row);
        if (!said) continue;
        planned.takes = said.takes;
        if (said.decision && (said.decision.action === 'update') === isUpdate) repeat(core, file, planned, said.decision, targets);
      }
    }
  }
}

function repeat(core: Core, file: PlannedFile, planned: PlannedContact, decision: RowDecision, targets: Targets): void {
  try {
    decideRow(core, file, planned, { ...decision, isSure: true }, targets);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
