/** What an import would do, row by row, before anything is written. */

import { type ContactDraft, displayName } from '@shared/domain/contact';
import type { ImportOutcome } from '@shared/import-views';
import type { ParsedContact, ParsedFile, ParsedRecords, SkippedRow } from '../../files/parsed-file';
import { UNNAMED } from '../contacts/service';
import type { Core } from '../core';
import { fingerprintOf, type Match, Matcher, photoHashOf } from './matcher';
import type { Side } from './merge';
import { settleRecords } from './references';
import { newestOrigin, type Origin } from './snapshot';
import { type Joint, jointOf, NOTHING_TO_DO } from './target';

/** What the user said about a row. */
export type RowDecision =
  | { action: 'create' | 'leave' }
  /** Other than whom the matcher found. */
  | { action: 'update'; contactId: number; joint: Joint };

/** Who wins the conflicts of a row: of one field, or else of all. */
export interface Takes {
  all: Side;
  fields: ReadonlyMap<string, Side>;
}

export interface PlannedContact {
  parsed: ParsedContact;
  name: string;
  /** Set by the first search. */
  foldedName: string | null;
  draft: ContactDraft;
  fingerprint: string;
  photoHash: string | null;
  warnings: readonly string[];
  /** Whom the matcher found. */
  match: Match | null;
  /** An earlier row of the file with the very same entry. */
  twin: PlannedContact | null;
  /** What comes of the merge with the match. */
  joint: Joint;
  /** Stored people of the same name, for somebody who was not matched. */
  suggestions: readonly number[];
  decision: RowDecision | null;
  takes: Takes | null;
  /** Set when it is written. */
  writtenId: number | null;
}

export interface PlannedFile {
  /** As it was read. */
  parsed: ParsedFile;
  /** In the order of the file. */
  contacts: PlannedContact[];
  /** Those that need a look first; decisions don't change it. */
  ordered: PlannedContact[];
  /** Records whose people are there. */
  records: ParsedRecords | null;
  /** Those of the file, and records that were left out. */
  skipped: SkippedRow[];
  origin: Origin;
}

export const choiceOf = ({ takes }: PlannedContact, field: string): Side => takes?.fields.get(field) ?? takes?.all ?? 'mine';

/** The merge that would be made, with the match or with whom the user chose. */
export function currentJoint({ decision, joint }: PlannedContact): Joint {
  return decision?.action === 'update' ? decision.joint : joint;
}

/** What becomes of a contact, as things are decided. */
export function outcomeOf(planned: PlannedContact): Exclude<ImportOutcome, 'skip'> {
  const { decision, match, twin } = planned;
  if (decision && decision.action !== 'update') return decision.action;
  if (!decision) {
    if (twin) return outcomeOf(twin) === 'leave' ? 'leave' : 'unchanged';
    if (!match || (match.planned && outcomeOf(match.planned) === 'leave')) return 'create';
    if (match.trashed) return 'unchanged';
  }
  const { isNews, conflicts } = currentJoint(planned);
  return isNews || conflicts.some((field) => choiceOf(planned, field) === 'theirs') ? 'update' : 'unchanged';
}

/** The conflicts of a row that are still its own: those of somebody it updates. */
export function conflictsOf(planned: PlannedContact): readonly string[] {
  if (planned.decision === null && planned.twin) return [];
  const outcome = outcomeOf(planned);
  return outcome === 'update' || outcome === 'unchanged' ? currentJoint(planned).conflicts : [];
}

/** Whether a row says something that was not imported yet into the person it updates. */
export function isNewEntry(planned: PlannedContact): boolean {
  if (!planned.decision && (planned.twin || planned.match?.trashed)) return false;
  return !currentJoint(planned).isKnown;
}

/** The stored contact a row updates; null for somebody who is new. */
export function storedTarget(planned: PlannedContact): number | null {
  if (planned.decision) return planned.decision.action === 'update' ? planned.decision.contactId : null;
  return planned.match?.stored ?? null;
}

const SUGGESTIONS_MAX = 5;
const nobody: readonly number[] = [];

/** A row, with whom it is known to be; `seen` has those before it by uid. */
function planContact(matcher: Matcher, seen: Map<string, PlannedContact>, parsed: ParsedContact): PlannedContact {
  const { draft } = parsed;
  const photoHash = photoHashOf(draft);
  const fingerprint = fingerprintOf(draft, photoHash);
  const planned: PlannedContact = {
    parsed,
    name: displayName(draft.fields) || UNNAMED,
    foldedName: null,
    draft,
    fingerprint,
    photoHash,
    warnings: parsed.warnings,
    match: null,
    twin: null,
    joint: NOTHING_TO_DO,
    suggestions: nobody,
    decision: null,
    takes: null,
    writtenId: null,
  };
  const first = draft.uid === null ? undefined : seen.get(draft.uid);
  if (first?.fingerprint === fingerprint) return Object.assign(planned, { twin: first });
  if (first) {
    planned.warnings = [...parsed.warnings, `has the same id as row ${first.parsed.row}, so it gets a new one`];
    planned.draft = { ...draft, uid: null };
  } else if (draft.uid !== null) {
    seen.set(draft.uid, planned);
  }
  planned.match = matcher.findKnown(planned.draft, fingerprint);
  return planned;
}

/** Whom the others are, once it is clear who is known: somebody who shares an address with them must not be taken for them. */
function matchContact(core: Core, matcher: Matcher, origin: Origin, planned: PlannedContact): void {
  if (planned.twin) return;
  planned.match ??= matcher.findReachable(planned.draft);
  if (planned.match) planned.joint = jointOf(core, planned, planned.match, origin);
  else if (planned.name !== UNNAMED) planned.suggestions = matcher.namesakes(planned.name, SUGGESTIONS_MAX);
}

/** The order in which rows need a person's eye. */
function weightOf(planned: PlannedContact): number {
  if (planned.warnings.length > 0) return 0;
  if (planned.joint.conflicts.length > 0) return 1;
  if (planned.suggestions.length > 0) return 2;
  const outcome = outcomeOf(planned);
  return outcome === 'update' ? 3 : outcome === 'create' ? 4 : 5;
}

function inOrder(contacts: readonly PlannedContact[]): PlannedContact[] {
  const byWeight: PlannedContact[][] = [[], [], [], [], [], []];
  for (const contact of contacts) byWeight[weightOf(contact)]?.push(contact);
  return byWeight.flat();
}

export interface PlanOptions {
  /** The newest origin before the import; the newest there is if left out. */
  upTo?: number;
}

/** Matches files with what is stored, and with each other in their order. `tick` is told now and then and may throw to stop. */
export function planImport(
  core: Core,
  files: readonly ParsedFile[],
  tick: (done: number, total: number) => void,
  { upTo = newestOrigin(core.db) }: PlanOptions = {},
): PlannedFile[] {
  const matcher = new Matcher(core.db);
  const total = files.reduce((sum, file) => sum + file.contacts.length, 0);
  let steps = 0;
  /** Each row is looked at twice. */
  const step = () => {
    steps += 1;
    tick(Math.floor(steps / 2), total);
  };
  const planned = files.map((parsed, number): PlannedFile => {
    const seen = new Map<string, PlannedContact>();
    const origin = { source: parsed.source, upTo };
    const contacts = parsed.contacts.map((contact) => {
      step();
      return planContact(matcher, seen, contact);
    });
    for (const contact of contacts) {
      step();
      matchContact(core, matcher, origin, contact);
    }
    // Whom another row of the file is already is not suggested.
    for (const contact of contacts)
      if (contact.suggestions.length > 0) contact.suggestions = contact.suggestions.filter((id) => !matcher.isClaimed(id));
    if (number < files.length - 1) matcher.endFile(contacts.filter((contact) => outcomeOf(contact) === 'create'));
    return { parsed, contacts, ordered: inOrder(contacts), records: parsed.records, skipped: parsed.skipped, origin };
  });
  settleRecords(core, planned);
  return planned;
}
