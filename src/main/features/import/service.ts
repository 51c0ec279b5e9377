/** Import: read, match, preview, then one transaction and one undoable action. */
import { basename } from 'node:path';
import { type ColumnMapping, NO_PERSON_COLUMN, tellsPeople } from '@shared/domain/csv-mapping';
import { AppError } from '@shared/errors';
import type { ImportPreview, ImportSummary } from '@shared/views';
import type { ReadControl } from '../../files/parsed-file';
import type { Core } from '../core';
import type { JobControl } from '../handler';
import { writeFiles } from './apply';
import { failedPreview, type PlannedFile, planImport, previewOf } from './plan';
import { type ReadFile, readFile, readMapped, rememberMapping, targetsOf, type UnknownTable } from './read';

interface Kept {
  /** As chosen, those included that can't be read. */
  read: ReadFile[];
  files: PlannedFile[];
  stamp: string;
}

/** Counts the plan's outcomes; `actionId` is that of the action that wrote it. */
export function summarize(files: readonly PlannedFile[], actionId: number | null): ImportSummary {
  const summary: ImportSummary = { created: 0, updated: 0, unchanged: 0, skipped: 0, actionId };
  for (const { parsed, contacts } of files) {
    summary.skipped += parsed.skipped.length;
    for (const { outcome } of contacts) summary[outcome === 'create' ? 'created' : outcome === 'update' ? 'updated' : 'unchanged'] += 1;
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
  return {
    progress: (done, total) => job.progress(`Reading ${basename(path)}`, done, total),
    checkCancelled: () => job.checkCancelled(),
  };
}

export class Imports {
  private readonly core: Core;
  private readonly kept = new Map<string, Kept>();

  constructor(core: Core) {
    this.core = core;
  }

  /** Reads and matches; writes nothing. A file that can't be read is told in its own preview, the others still count. */
  preview(paths: readonly string[], job: JobControl): ImportPreview {
    const read = paths.map((path) => readFile(this.core, path, reading(path, job)));
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
    const read = kept.read.map((other) => (isSame(other) ? readMapped(other.path, table, targets, reading(other.path, job)) : other));
    const preview = this.keep(token, read, job);
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

  private keep(token: string, read: ReadFile[], job: JobControl): ImportPreview {
    const parsed = read.flatMap((file) => file.parsed ?? []);
    const files = planImport(this.core, parsed, (done, total) => {
      job.checkCancelled();
      job.progress('Matching with your people', done, total);
    });
    this.kept.clear();
    this.kept.set(token, { read, files, stamp: stampOf(this.core) });
    const planned = new Map(files.map((file) => [file.parsed.file, file]));
    return {
      token,
      files: read.flatMap(({ path, error, table }) => {
        const mapping = table && { hasHeader: table.hasHeader, columns: table.columns };
        if (error) return { ...failedPreview(path, error), mapping };
        const plan = planned.get(path);
        return plan ? { ...previewOf(plan), mapping } : [];
      }),
    };
  }

  /** @throws AppError `conflict` for a preview that is not there any more; `cancelled` leaves everything as it was. */
  async apply(token: string, job: JobControl): Promise<ImportSummary> {
    const kept = this.kept.get(token);
    if (!kept) throw previewGone();
    const total = kept.files.reduce((sum, file) => sum + file.contacts.length, 0);
    const [first] = kept.files;
    const label = kept.files.length === 1 && first ? `Import ${basename(first.parsed.file)}` : `Import ${kept.files.length} files`;
    const { files, actionId } = await job.whileWriting(() => {
      let plan = kept.files;
      const recorded = this.core.record(label, () => {
        // Somebody changed something since the preview: match again, inside the transaction.
        if (stampOf(this.core) !== kept.stamp)
          plan = planImport(
            this.core,
            plan.map(({ parsed }) => parsed),
            () => job.checkCancelled(),
          );
        writeFiles(this.core, plan, (done) => {
          job.checkCancelled();
          job.progress('Importing', done, total);
        });
      });
      return { files: plan, actionId: recorded.actionId };
    });
    this.kept.delete(token);
    return summarize(files, actionId);
  }

  discard(token: string): void {
    this.kept.delete(token);
  }
}
