/** Import: read, match, preview, then one transaction and one undoable action. */
import { type ColumnMapping, NO_PERSON_COLUMN, tellsPeople } from '@shared/domain/csv-mapping';
import { AppError } from '@shared/errors';
import type { ImportFilePreview, ImportPreview, ImportRowsPage, ImportShown, ImportSummary } from '@shared/import-views';
import type { ParsedFile, ReadControl } from '../../files/parsed-file';
import { importName, importPaths } from '../../files/read-file';
import type { Core } from '../core';
import type { JobControl } from '../handler';
import { writeFiles } from './apply';
import { type Decided, type Decision, decide, decideAgain, decidedIn } from './decide';
import { type PlannedFile, planImport } from './plan';
import { countsOf, failedPreview, previewsOf, type RowsQuery, rowsPage } from './preview';
import { type ReadFile, readAgain, readFiles, readMapped, rememberMapping, targetsOf, type UnknownTable } from './read';
import { settleRecords } from './references';

interface Kept {
  /** As chosen, those included that can't be read. */
  read: ReadFile[];
  files: PlannedFile[];
  stamp: string;
}

/** Counts the plan's outcomes; `actionId` is that of the action that wrote it. */
export function summarize(files: readonly PlannedFile[], actionId: number | null): ImportSummary {
  const summary: ImportSummary = { created: 0, updated: 0, unchanged: 0, left: 0, skipped: 0, actionId };
  for (const file of files) {
    const counts = countsOf(file);
    summary.created += counts.create;
    summary.updated += counts.update;
    summary.unchanged += counts.unchanged;
    summary.left += counts.leave;
    summary.skipped += counts.skip;
  }
  return summary;
}

/** Changes whenever anybody committed since. */
function stampOf(core: Core): string {
  return `${core.db.raw.pragma('data_version', { simple: true })} ${core.db.prepare('SELECT max(id) FROM action').pluck().get()} ${core.db.prepare("SELECT count(*) FROM action WHERE state = 'done'").pluck().get()}`;
}

function previewGone(): AppError {
  return new AppError('conflict', 'This preview is no longer there. Please choose the files again.');
}

function reading(path: string, job: JobControl): ReadControl {
  const label = `Reading ${importName(path)}`;
  return {
    progress: (done, total) => job.progress(label, done, total),
    checkCancelled: () => job.checkCancelled(),
  };
}

/** What the preview says of a file; null for one that was read and is not in the plan. */
function previewOf({ path, error, table }: ReadFile, previews: readonly ImportFilePreview[]): ImportFilePreview | null {
  const mapping = table && { hasHeader: table.hasHeader, columns: table.columns };
  const preview = error ? failedPreview(path, error) : previews.find(({ file }) => file === path);
  return preview ? { ...preview, mapping } : null;
}

export class Imports {
  private readonly core: Core;
  private readonly kept = new Map<string, Kept>();

  constructor(core: Core) {
    this.core = core;
  }

  /** Reads and matches; writes nothing. A file that can't be read is told in its own preview, the others still count. */
  preview(paths: readonly string[], job: JobControl): ImportPreview {
    const read = readFiles(this.core, paths.flatMap(importPaths), (path) => reading(path, job));
    return this.keep(this.core.newUid(), read, job);
  }

  /**
   * Reads a file of a preview by a mapping, and those beside it that have the same header row, and matches all anew. The mapping
   * is remembered for the header row. If it fails or is cancelled, the preview stays as it was.
   * @throws AppError `invalid` on the field `mapping` for one without a name, e-mail or phone column
   */
  async map(token: string, file: string, mapping: ColumnMapping, job: JobControl): Promise<ImportPreview> {
    const { kept, table } = this.tableOf(token, file);
    if (!tellsPeople(mapping)) throw new AppError('invalid', NO_PERSON_COLUMN, { field: 'mapping' });
    const targets = targetsOf(table, mapping);
    const isSame = (other: ReadFile) => other.path === file || (table.hasHeader && other.table?.key === table.key);
    const mappedNow = kept.read.map((other) => (isSame(other) ? readMapped(other.path, table, targets, reading(other.path, job)) : other));
    const read = readAgain(this.core, mappedNow, (path) => reading(path, job));
    const decided = decidedIn(
      kept.files.filter(({ parsed }) => !read.some((other) => other.parsed !== parsed && other.path === parsed.file)),
    );
    const preview = this.keep(token, read, job, decided);
    const mapped = read.find(({ path }) => path === file)?.table;
    if (mapped) await job.whileWriting(() => this.core.db.transaction(() => rememberMapping(this.core.db, mapped)));
    return preview;
  }

  /** How many people a file of a preview has by a mapping, and how many of its rows are none. */
  count(token: string, file: string, mapping: ColumnMapping, job: JobControl): { people: number; leftOut: number } {
    const { table } = this.tableOf(token, file);
    const { parsed } = readMapped(file, table, targetsOf(table, mapping), reading(file, job));
    return { people: parsed.contacts.length, leftOut: parsed.skipped.length };
  }

  private tableOf(token: string, file: string): { kept: Kept; table: UnknownTable } {
    const kept = this.kept.get(token);
    if (!kept) throw previewGone();
    const table = kept.read.find(({ path }) => path === file)?.table;
    if (!table) throw new AppError('invalid', 'This file’s columns can’t be chosen.', { field: 'file' });
    return { kept, table };
  }

  private keep(token: string, read: ReadFile[], job: JobControl, decided: Decided = new Map()): ImportPreview {
    const files = this.plan(
      read.flatMap((file) => file.parsed ?? []),
      decided,
      job,
    );
    const kept = { read, files, stamp: stampOf(this.core) };
    this.kept.clear();
    this.kept.set(token, kept);
    return this.previewOfAll(token, kept);
  }

  private previewOfAll(token: string, { read, files }: Kept): ImportPreview {
    const previews = previewsOf(this.core, files);
    return { token, files: read.flatMap((file) => previewOf(file, previews) ?? []) };
  }

  private plan(parsed: readonly ParsedFile[], decided: Decided, job: JobControl): PlannedFile[] {
    const files = planImport(this.core, parsed, (done, total) => {
      job.checkCancelled();
      job.progress('Matching with your people', done, total);
    });
    decideAgain(this.core, files, decided);
    settleRecords(this.core, files);
    return files;
  }

  private fileOf(token: string, file: string): { kept: Kept; planned: PlannedFile } {
    const kept = this.kept.get(token);
    if (!kept) throw previewGone();
    const planned = kept.files.find(({ parsed }) => parsed.file === file);
    if (!planned) throw new AppError('invalid', 'This file has no rows.', { field: 'file' });
    return { kept, planned };
  }

  /** A page of the rows of a file, with what each would change as things are now. */
  rows(token: string, file: string, wanted: RowsQuery): ImportRowsPage {
    return rowsPage(this.core, this.fileOf(token, file).planned, wanted);
  }

  /** @param rows null: all that `show` lets through and a search for `text` finds */
  decide(token: string, file: string, rows: readonly number[] | null, show: ImportShown, decision: Decision, text = ''): ImportPreview {
    const { kept, planned } = this.fileOf(token, file);
    decide(this.core, planned, rows, show, decision, text);
    settleRecords(this.core, kept.files);
    // What one file brings depends on the others.
    return this.previewOfAll(token, kept);
  }

  /** @throws AppError `conflict` for a preview that is not there any more; `cancelled` leaves everything as it was. */
  async apply(token: string, job: JobControl): Promise<ImportSummary> {
    const kept = this.kept.get(token);
    if (!kept) throw previewGone();
    const total = kept.files.reduce((sum, file) => sum + file.contacts.length, 0);
    const [first] = kept.files;
    const label = kept.files.length === 1 && first ? `Import ${importName(first.parsed.file)}` : `Import ${kept.files.length} files`;
    const { files, actionId } = await job.whileWriting(() => {
      const recorded = this.core.record(label, () => {
        // Somebody changed something since the preview: match again, inside the transaction, and decide the same.
        if (stampOf(this.core) !== kept.stamp) this.planAgain(kept, job);
        writeFiles(this.core, kept.files, (done) => {
          job.checkCancelled();
          job.progress('Importing', done, total);
        });
      });
      return { files: kept.files, actionId: recorded.actionId };
    });
    this.kept.delete(token);
    return summarize(files, actionId);
  }

  /** The plan before is let go first: two of them are a lot of memory. */
  private planAgain(kept: Kept, job: JobControl): void {
    const decided = decidedIn(kept.files);
    const parsed = kept.files.map((file) => file.parsed);
    kept.files = [];
    kept.files = this.plan(parsed, decided, { ...job, progress: () => undefined });
  }

  discard(token: string): void {
    this.kept.delete(token);
  }
}
