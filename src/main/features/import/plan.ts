/** What an import would do, row by row, before anything is written. */
import { basename } from 'node:path';
import { type ContactDraft, displayName } from '@shared/domain/contact';
import type { AppError } from '@shared/errors';
import type { ImportFilePreview, ImportOutcome, ImportRow } from '@shared/views';
import type { ParsedFile, ParsedRecords } from '../../files/parsed-file';
import { getContact, UNNAMED } from '../contacts/service';
import type { Core } from '../core';
import { fingerprintOf, type Match, Matcher } from './matcher';
import { mergeContact } from './merge';
import { settleReferences } from './references';

export interface PlannedContact {
  row: number;
  name: string;
  draft: ContactDraft;
  fingerprint: string;
  outcome: Exclude<ImportOutcome, 'skip'>;
  reason: string;
  warnings: string[];
  /** The stored contact this is; null for a new one. */
  contactId: number | null;
  /** Somebody new from an earlier file of the same import, whom this completes. */
  joins: PlannedContact | null;
  /** Set when it is written. */
  writtenId: number | null;
}

export interface PlannedFile {
  parsed: ParsedFile;
  contacts: PlannedContact[];
  /** How many touchpoints, referrals and the like come along that are not stored yet. */
  others: Record<string, number>;
}

const REASONS: Record<Match['by'], (name: string) => string> = {
  uid: (name) => `the same id as ${name}`,
  fingerprint: (name) => `the same entry as ${name}, imported before`,
  email: (name) => `the same e-mail as ${name}`,
  phone: (name) => `the same phone as ${name}`,
  social: (name) => `the same profile as ${name}`,
};

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function planContact(
  core: Core,
  matcher: Matcher,
  seen: Map<string, PlannedContact>,
  parsed: ParsedFile['contacts'][number],
): PlannedContact {
  const { draft } = parsed;
  const fingerprint = fingerprintOf(draft);
  const planned: PlannedContact = {
    row: parsed.row,
    name: displayName(draft.fields) || UNNAMED,
    draft,
    fingerprint,
    outcome: 'create',
    reason: 'new',
    warnings: [...parsed.warnings],
    contactId: null,
    joins: null,
    writtenId: null,
  };
  const twin = draft.uid === null ? undefined : seen.get(draft.uid);
  if (twin?.fingerprint === fingerprint)
    return Object.assign(planned, {
      outcome: 'unchanged',
      reason: `the same entry as row ${twin.row}`,
      contactId: twin.contactId,
      joins: twin,
    });
  if (twin) {
    planned.warnings.push(`has the same id as row ${twin.row}, so it gets a new one`);
    planned.draft = { ...draft, uid: null };
  } else if (draft.uid !== null) {
    seen.set(draft.uid, planned);
  }

  const match = matcher.find(planned.draft, fingerprint);
  if (!match) return planned;
  planned.reason = REASONS[match.by](match.name);
  if (match.planned)
    return Object.assign(planned, { outcome: same(match.planned.draft, draft) ? 'unchanged' : 'update', joins: match.planned });
  planned.contactId = match.stored;
  if (match.trashed) return Object.assign(planned, { outcome: 'unchanged', reason: `${planned.reason}, who is in the trash` });
  if (match.by === 'fingerprint') return Object.assign(planned, { outcome: 'unchanged' });
  const stored = getContact(core.db, match.stored);
  const merged = mergeContact(stored, draft);
  const isNews = !same(merged.fields, stored.fields) || !same(merged.extras, stored.extras) || merged.photo !== null;
  return Object.assign(planned, { outcome: isNews ? 'update' : 'unchanged' });
}

/** Matches files with what is stored, and with each other in their order. `tick` is told after each row and may throw to stop. */
export function planImport(core: Core, files: readonly ParsedFile[], tick: (done: number, total: number) => void): PlannedFile[] {
  const matcher = new Matcher(core.db);
  const total = files.reduce((sum, file) => sum + file.contacts.length, 0);
  let done = 0;
  const planned = files.map((parsed, number): PlannedFile => {
    const seen = new Map<string, PlannedContact>();
    const contacts = parsed.contacts.map((contact) => {
      done += 1;
      tick(done, total);
      return planContact(core, matcher, seen, contact);
    });
    if (number < files.length - 1) matcher.endFile(contacts.filter((contact) => contact.outcome === 'create'));
    return { parsed, contacts, others: {} };
  });
  return settleReferences(core, planned).map((file) => ({ ...file, others: others(core, file.parsed.records) }));
}

function others(core: Core, records: ParsedRecords | null): Record<string, number> {
  if (!records) return {};
  const missing = (table: 'touchpoint' | 'referral' | 'purchase' | 'follow_up', rows: readonly { uid: string }[]) => {
    const stored = core.db.prepare(`SELECT 1 FROM ${table} WHERE uid = ?`);
    return rows.filter(({ uid }) => stored.get(uid) === undefined).length;
  };
  const counts = {
    touchpoints: missing('touchpoint', records.touchpoints),
    referrals: missing('referral', records.referrals),
    purchases: missing('purchase', records.purchases),
    followUps: missing('follow_up', records.followUps),
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

const SHOWN_ROWS = 500;

/** The order in which rows need a person's eye. */
function weight(row: ImportRow): number {
  if (row.outcome === 'skip') return 0;
  if (row.warnings.length > 0) return 1;
  return row.outcome === 'update' ? 2 : row.outcome === 'create' ? 3 : 4;
}

export function previewOf({ parsed, contacts, others }: PlannedFile): ImportFilePreview {
  const counts: Record<ImportOutcome, number> = { create: 0, update: 0, unchanged: 0, skip: parsed.skipped.length };
  for (const contact of contacts) counts[contact.outcome] += 1;
  const rows: ImportRow[] = [
    ...parsed.skipped.map(({ row, name, reason }): ImportRow => ({ row, name, outcome: 'skip', reason, warnings: [] })),
    ...contacts.map(({ row, name, outcome, reason, warnings }): ImportRow => ({ row, name, outcome, reason, warnings })),
  ].sort((a, b) => weight(a) - weight(b) || a.row - b.row);
  return {
    file: parsed.file,
    format: parsed.format,
    charset: parsed.charset,
    found: parsed.found,
    counts,
    rows: rows.slice(0, SHOWN_ROWS),
    others,
    error: null,
    mapping: null,
  };
}

/** A file that can't be read at all, as the preview shows it. */
export function failedPreview(file: string, error: AppError): ImportFilePreview {
  const counts = { create: 0, update: 0, unchanged: 0, skip: 0 };
  return { file, format: '', charset: '', found: 0, counts, rows: [], others: {}, error: error.message || basename(file), mapping: null };
}
