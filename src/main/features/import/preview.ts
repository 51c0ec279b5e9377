/** The preview of a file, in figures and page by page. */
import { fold } from '@shared/domain/fold';
import type { AppError } from '@shared/errors';
import type {
  ImportChange,
  ImportFilePreview,
  ImportOutcome,
  ImportPerson,
  ImportRow,
  ImportRowsPage,
  ImportShown,
} from '@shared/import-views';
import { query, type Slot } from '../../db/query';
import type { ParsedRecords, SkippedRow } from '../../files/parsed-file';
import { importName } from '../../files/read-file';
import { hasStageChange } from '../contacts/service';
import type { Core } from '../core';
import { hasDistinct } from '../duplicates/service';
import { isOrganizationNews } from '../organizations/service';
import { hasReview } from '../review/service';
import { hasDismissal } from '../rhythm/service';
import type { Match } from './matcher';
import { changesOf, conflictOf } from './merge';
import { choiceOf, conflictsOf, currentJoint, isNewEntry, outcomeOf, type PlannedContact, type PlannedFile, storedTarget } from './plan';
import { storedContact } from './references';
import { countReferrers } from './referrers';
import { emptyEntry } from './snapshot';
import { entryOfDraft, findStored, type Merge, mergeWithPlanned, mergeWithStored } from './target';

/** How many rows come to what. */
export function countsOf({ contacts, skipped }: PlannedFile): Record<ImportOutcome, number> {
  const counts: Record<ImportOutcome, number> = { create: 0, update: 0, unchanged: 0, leave: 0, skip: skipped.length };
  for (const contact of contacts) counts[outcomeOf(contact)] += 1;
  return counts;
}

function newRecords(core: Core, records: ParsedRecords | null): Record<string, number> {
  if (!records) return {};
  const missing = (table: 'touchpoint' | 'referral' | 'purchase' | 'follow_up', rows: readonly { uid: string }[]) => {
    const stored = core.db.prepare(`SELECT 1 FROM ${table} WHERE uid = ?`);
    return rows.filter(({ uid }) => stored.get(uid) === undefined).length;
  };
  return {
    touchpoints: missing('touchpoint', records.touchpoints),
    referrals: missing('referral', records.referrals),
    purchases: missing('purchase', records.purchases),
    followUps: missing('follow_up', records.followUps),
    organizations: records.organizations.filter((organization) => isOrganizationNews(core, organization)).length,
    stageChanges: records.stageChanges.filter(({ contactUid, ...change }) => {
      const contactId = storedContact(core, contactUid);
      return contactId === undefined || !hasStageChange(core.db, { ...change, contactId });
    }).length,
    dismissedAnswers: records.dismissedAnswers.filter(({ contactUid, at }) => {
      const contactId = storedContact(core, contactUid);
      return contactId === undefined || !hasDismissal(core.db, { contactId, at });
    }).length,
    reviews: records.reviews.filter(({ at }) => !hasReview(core.db, at)).length,
    distinctPairs: records.distinctPairs.filter(({ contactUids }) => {
      const [one, other] = contactUids.map((uid) => storedContact(core, uid));
      return one === undefined || other === undefined || (one !== other && !hasDistinct(core.db, one, other));
    }).length,
  };
}

/** All files of an import, since what one brings depends on the others. */
export function previewsOf(core: Core, files: readonly PlannedFile[]): ImportFilePreview[] {
  const referrers = countReferrers(core, files);
  return files.map((file, i): ImportFilePreview => {
    const { parsed, contacts, records } = file;
    const others = newRecords(core, records);
    others.referrals = (others.referrals ?? 0) + (referrers[i] ?? 0);
    const count = (has: (contact: PlannedContact) => boolean) => contacts.reduce((sum, contact) => sum + (has(contact) ? 1 : 0), 0);
    return {
      file: parsed.file,
      name: importName(parsed.file),
      format: parsed.format,
      charset: parsed.charset,
      found: parsed.found,
      counts: countsOf(file),
      conflicts: count((contact) => conflictsOf(contact).length > 0),
      suggestions: count(({ suggestions }) => suggestions.length > 0),
      warnings: count(({ warnings }) => warnings.length > 0),
      toRemember: count((contact) => outcomeOf(contact) === 'unchanged' && isNewEntry(contact)),
      others: Object.fromEntries(Object.entries(others).filter(([, number]) => number > 0)),
      error: null,
      mapping: null,
    };
  });
}

/** A file that can't be read at all, as the preview shows it. */
export function failedPreview(file: string, error: AppError): ImportFilePreview {
  const counts = { create: 0, update: 0, unchanged: 0, leave: 0, skip: 0 };
  const nothing = { format: '', charset: '', found: 0, counts, conflicts: 0, suggestions: 0, warnings: 0, toRemember: 0, others: {} };
  return { file, name: importName(file), ...nothing, error: error.message || importName(file), mapping: null };
}

const personById = query((sql, id: Slot<number>) => sql.selectFrom('contact').select(['id', 'name', 'organization']).where('id', '=', id));

const WHY: Record<Match['by'], string> = {
  uid: 'the same id',
  fingerprint: 'the same entry',
  email: 'the same e-mail',
  phone: 'the same phone',
  social: 'the same profile',
};
const SAME_NAME = 'the same name';

function person(core: Core, id: number, reason: string): ImportPerson | null {
  const found = core.db.find(personById(id));
  return found ? { ...found, reason } : null;
}

/** Whom a row updates, or would if the user had not said otherwise. */
function matchOf(core: Core, planned: PlannedContact): ImportPerson | null {
  const { decision, match } = planned;
  if (decision?.action === 'update') return person(core, decision.contactId, SAME_NAME);
  if (!match) return null;
  if (match.planned)
    return { id: 0, name: match.planned.name, organization: match.planned.draft.fields.organization, reason: WHY[match.by] };
  return person(core, match.stored, WHY[match.by]);
}

function reasonOf(planned: PlannedContact, match: ImportPerson | null): string {
  const { decision, twin } = planned;
  if (decision?.action === 'leave') return 'you leave it out';
  if (decision?.action === 'create') return 'new, as you chose';
  if (!decision && twin) return `the same entry as row ${twin.parsed.row}`;
  if (!match || outcomeOf(planned) === 'create') return 'new';
  const imported = !decision && planned.match?.by === 'fingerprint' && !planned.match.planned ? ', imported before' : '';
  const trashed = !decision && planned.match?.trashed ? ', who is in the trash' : '';
  return `${match.reason} as ${match.name}${imported}${trashed}`;
}

/** The merge a row comes to; null where nothing is merged. */
function mergeOf(core: Core, planned: PlannedContact, { origin }: PlannedFile): Merge | null {
  const outcome = outcomeOf(planned);
  const { isKnown } = currentJoint(planned);
  if ((outcome !== 'update' && outcome !== 'unchanged') || isKnown) return null;
  if (!planned.decision && (planned.twin || planned.match?.trashed)) return null;
  const choose = (field: string) => choiceOf(planned, field);
  const contactId = storedTarget(planned);
  if (contactId === null) return planned.match?.planned ? mergeWithPlanned(planned, planned.match.planned, choose) : null;
  const stored = findStored(core, contactId);
  return stored ? mergeWithStored(core, planned, stored, origin, choose) : null;
}

/** All that is written about somebody new. */
function broughtBy(planned: PlannedContact): ImportChange[] {
  const changes = changesOf(emptyEntry, { ...entryOfDraft(planned), conflicts: [], isNews: true });
  return changes.filter(({ after }) => after !== '');
}

function rowOf(core: Core, planned: PlannedContact, file: PlannedFile): ImportRow {
  const match = matchOf(core, planned);
  const merge = mergeOf(core, planned, file);
  const outcome = outcomeOf(planned);
  return {
    row: planned.parsed.row,
    name: planned.name,
    organization: planned.draft.fields.organization,
    outcome,
    reason: reasonOf(planned, match),
    warnings: [...planned.warnings],
    match,
    suggestions: planned.suggestions.flatMap((id) => person(core, id, SAME_NAME) ?? []),
    changes: merge ? changesOf(merge.mine, merge.merged) : outcome === 'create' ? broughtBy(planned) : [],
    conflicts: merge ? merge.merged.conflicts.map((field) => conflictOf(field, merge.mine, merge.theirs, choiceOf(planned, field))) : [],
  };
}

function skippedRow({ row, name, reason }: SkippedRow): ImportRow {
  return { row, name, organization: '', outcome: 'skip', reason, warnings: [], match: null, suggestions: [], changes: [], conflicts: [] };
}

/** Whether a filter lets a contact through. */
export function isShown(planned: PlannedContact, show: ImportShown): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'conflicts':
      return conflictsOf(planned).length > 0;
    case 'suggestions':
      return planned.suggestions.length > 0;
    case 'warnings':
      return planned.warnings.length > 0;
    default:
      return outcomeOf(planned) === show;
  }
}

/** Whether a search by name finds a contact; `words` are folded. */
export function isFound(planned: PlannedContact, words: string): boolean {
  return words === '' || foldedName(planned).includes(words);
}

export interface RowsQuery {
  show: ImportShown;
  text: string;
  offset: number;
  limit: number;
}

/** Names are folded once, at the first search. */
function foldedName(planned: PlannedContact): string {
  planned.foldedName ??= fold(planned.name);
  return planned.foldedName;
}

/** A page of a file's rows: those that can't come in, then the others, those that need a look first. */
export function rowsPage(core: Core, file: PlannedFile, { show, text, offset, limit }: RowsQuery): ImportRowsPage {
  const words = fold(text);
  const skipped = (show === 'all' || show === 'skip' ? file.skipped : []).filter(({ name }) => words === '' || fold(name).includes(words));
  const contacts =
    show === 'all' && words === '' ? file.ordered : file.ordered.filter((planned) => isShown(planned, show) && isFound(planned, words));
  const rows = skipped.slice(offset, offset + limit).map(skippedRow);
  const from = Math.max(0, offset - skipped.length);
  for (const planned of contacts.slice(from, from + limit - rows.length)) rows.push(rowOf(core, planned, file));
  return { total: skipped.length + contacts.length, rows };
}
