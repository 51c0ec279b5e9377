/** Import: read, match, preview, then one transaction and one undoable action. */
import { basename } from 'node:path';
import { fold } from '@shared/domain/fold';
import { AppError } from '@shared/errors';
import type { ImportFilePreview, ImportPreview, ImportSummary } from '@shared/views';
import type { ReadHints } from '../../files/parsed-file';
import { readImportFile } from '../../files/read-file';
import { normalizePoint } from '../contacts/normalize';
import type { Core } from '../core';
import type { JobControl } from '../handler';
import { writeFile } from './apply';
import { failedPreview, type PlannedFile, planImport, previewOf } from './plan';

interface Kept {
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

/** Tells a reader who is a contact already: by the address of their profile, or by name. */
export function knownPeople(core: Core): ReadHints {
  const byProfile = core.db.prepare("SELECT 1 FROM contact_point WHERE kind = 'social' AND normalized = ?");
  const byName = core.db.prepare('SELECT 1 FROM contact WHERE sort_name = ? AND deleted_at IS NULL');
  return {
    isKnown: ({ name, url }) =>
      (url !== '' && byProfile.get(normalizePoint('social', url)) !== undefined) || (name !== '' && byName.get(fold(name)) !== undefined),
  };
}

/** Changes whenever anybody committed since. */
function stampOf(core: Core): string {
  return `${core.db.raw.pragma('data_version', { simple: true })} ${core.db.prepare('SELECT max(id) FROM action').pluck().get()} ${core.db.prepare("SELECT count(*) FROM action WHERE state = 'done'").pluck().get()}`;
}

export class Imports {
  private readonly core: Core;
  private readonly kept = new Map<string, Kept>();

  constructor(core: Core) {
    this.core = core;
  }

  /** Reads and matches; writes nothing. A file that can't be read is told in its own preview, the others still count. */
  preview(paths: readonly string[], job: JobControl): ImportPreview {
    const failed = new Map<string, ImportFilePreview>();
    const parsed = paths.flatMap((path) => {
      try {
        return [
          readImportFile(
            path,
            {
              progress: (done, total) => job.progress(`Reading ${basename(path)}`, done, total),
              checkCancelled: () => job.checkCancelled(),
            },
            knownPeople(this.core),
          ),
        ];
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'file') throw error;
        failed.set(path, failedPreview(path, error));
        return [];
      }
    });
    const files = planImport(this.core, parsed, (done, total) => {
      job.checkCancelled();
      job.progress('Matching with your people', done, total);
    });
    const token = this.core.newUid();
    this.kept.clear();
    this.kept.set(token, { files, stamp: stampOf(this.core) });
    const byPath = new Map(files.map((file) => [file.parsed.file, file]));
    return {
      token,
      files: paths.flatMap((path) => {
        const planned = byPath.get(path);
        return failed.get(path) ?? (planned ? previewOf(planned) : []);
      }),
    };
  }

  /** @throws AppError `conflict` for a preview that is not there any more; `cancelled` leaves everything as it was. */
  async apply(token: string, job: JobControl): Promise<ImportSummary> {
    const kept = this.kept.get(token);
    if (!kept) throw new AppError('conflict', 'This preview is no longer there. Please choose the files again.');
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
        let before = 0;
        for (const file of plan) {
          writeFile(this.core, file, (done) => {
            job.checkCancelled();
            job.progress('Importing', before + done, total);
          });
          before += file.contacts.length;
        }
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
