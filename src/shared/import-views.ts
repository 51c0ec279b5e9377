/** What the requests of an import answer with. */
import type { PersonRef } from './domain/contact';
import type { MappingTarget } from './domain/csv-mapping';

/** What becomes of a row. `leave`: the user said so; `skip`: it cannot be imported. */
export type ImportOutcome = 'create' | 'update' | 'unchanged' | 'leave' | 'skip';

export const importActions = ['create', 'update', 'leave'] as const;
/** What the user may say about a row. */
export type ImportAction = (typeof importActions)[number];

/** Somebody a row may be about. `id` 0: somebody new whom an earlier file of the same import brings. */
export interface ImportPerson extends PersonRef {
  organization: string;
  /** Why it may be them: "the same e-mail", "the same name". */
  reason: string;
}

/** One thing that is written to the person a row updates, or about somebody new; a list has one for each of its items that changes. */
export interface ImportChange {
  /** Stable key of ContactFields, or `photo` or `extras`; several changes may have the same. */
  field: string;
  /** Plain words: "Title", "E-mail". */
  label: string;
  /** `''` for what is added. */
  before: string;
  /** `''` for what is taken away. */
  after: string;
}

/** A field that says one thing here and another in the file. */
export interface ImportConflict {
  /** Unique within a row. */
  field: string;
  label: string;
  mine: string;
  theirs: string;
  choice: 'mine' | 'theirs';
}

export interface ImportRow {
  /** 1-based: the card, CSV record or JSON item. */
  row: number;
  name: string;
  organization: string;
  outcome: ImportOutcome;
  /** Why: "the same e-mail as Ana Garcia", "no name, e-mail or phone". */
  reason: string;
  /** Things read with a remark, such as a broken photo left out. */
  warnings: string[];
  /** Whom it updates, or would: null for a new one that resembles nobody. */
  match: ImportPerson | null;
  /** People of the same name, to be chosen instead of making a new one. */
  suggestions: ImportPerson[];
  /** Conflicts whose choice is `theirs` are among them. */
  changes: ImportChange[];
  conflicts: ImportConflict[];
}

export interface ImportRowsPage {
  /** How many rows the filter lets through. */
  total: number;
  rows: ImportRow[];
}

/** Which rows of a file are shown. */
export const importShown = ['all', 'conflicts', 'suggestions', 'warnings', 'create', 'update', 'unchanged', 'leave', 'skip'] as const;
export type ImportShown = (typeof importShown)[number];

export interface ImportFilePreview {
  /** Its path; that of a file inside of an archive goes on as into a folder. */
  file: string;
  /** `people.vcf`, `Connections.csv in LinkedIn.zip`. */
  name: string;
  /** `vCard 3.0`, `Google CSV`, `LinkedIn CSV`, `Rapport JSON`, …; `''` if not recognised. */
  format: string;
  charset: string;
  found: number;
  counts: Record<ImportOutcome, number>;
  /** Rows with conflicts. */
  conflicts: number;
  /** Rows that suggest somebody of the same name. */
  suggestions: number;
  /** Rows with warnings. */
  warnings: number;
  /** Unchanged rows whose entry is not known yet: importing remembers it, so that a later export brings only what changed there. */
  toRemember: number;
  /** Touchpoints, referrals and the like that come along. */
  others: Record<string, number>;
  /** The file as a whole can't be read, with the reason; nothing of it will be imported. */
  error: string | null;
  /** Of a table whose columns no layout knows; with an error, it waits for a mapping. */
  mapping: ImportMapping | null;
}

export interface ImportColumn {
  /** Each is there once. */
  header: string;
  /** The first values that are not empty, at most three. */
  samples: string[];
  /** What it is read as, or guessed to hold. */
  target: MappingTarget;
}

export interface ImportMapping {
  /** False if the first row is data already; the mapping of such a table is not remembered. */
  hasHeader: boolean;
  columns: ImportColumn[];
}

export interface ImportPreview {
  token: string;
  files: ImportFilePreview[];
}

export interface ImportSummary {
  created: number;
  updated: number;
  unchanged: number;
  /** Left out because the user said so. */
  left: number;
  skipped: number;
  /** Undone in one step by undoing this action; null if nothing changed. */
  actionId: number | null;
}
