/** `import`: files, archives, and folders of tables into the profile. */
import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { AppError } from '@shared/errors';
import type { Core } from '../features/core';
import { tableFiles } from '../features/export/service';
import { writeFiles } from '../features/import/apply';
import { type PlannedFile, planImport } from '../features/import/plan';
import { countsOf, previewsOf } from '../features/import/preview';
import { readFiles } from '../features/import/read';
import { newestOrigin } from '../features/import/snapshot';
import { importPaths } from '../files/read-file';
import { type Arguments, UsageError } from './arguments';
import { countsText } from './counts-text';
import type { Outcome } from './outcome';

const quiet = { progress: () => undefined, checkCancelled: () => undefined };

/** What is planned and written at once. */
interface Batch {
  /** What the action is called after. */
  operand: string;
  paths: string[];
}

/** The tables that an export wrote into a folder. */
function tablesIn(folder: string): string[] {
  const tables = Object.values(tableFiles).map((name) => join(folder, name));
  const found = tables.filter((table) => existsSync(table));
  if (found.length === 0) throw new AppError('file', `${folder} is a folder without contacts.csv or another table that Rapport wrote`);
  return found;
}

/** A folder is one batch; of files, those inside of an archive too, each is one. */
function batchesOf(operand: string): Batch[] {
  const path = resolve(operand);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return [{ operand, paths: tablesIn(path) }];
  return importPaths(path).map((member) => ({ operand: `${operand}${member.slice(path.length)}`, paths: [member] }));
}

/** As the text says it: `a.json: Rapport JSON, 3 found, 3 created, … 0 skipped; with them 2 follow-ups`. */
function lineOf(file: FileResult): string {
  const { found, created, updated, unchanged, skipped, others } = file;
  const along = Object.keys(others).length === 0 ? '' : `; with them ${countsText(others)}`;
  const rows = skipped.map(({ row, reason }) => `\n  row ${row}: ${reason}`).join('');
  return `${file.file}: ${file.format}, ${found} found, ${created} created, ${updated} updated, ${unchanged} unchanged, ${skipped.length} skipped${along}${rows}`;
}

interface FileResult {
  file: string;
  format: string;
  found: number;
  created: number;
  updated: number;
  unchanged: number;
  skipped: { row: number; reason: string }[];
  /** Touchpoints and the like that are new, by kind; kinds with none are left out. */
  others: Record<string, number>;
}

function resultsOf(core: Core, { operand }: Batch, files: readonly PlannedFile[]): FileResult[] {
  const previews = previewsOf(core, files);
  return files.map((planned, i) => {
    const counts = countsOf(planned);
    return {
      file: files.length === 1 ? operand : join(operand, basename(planned.parsed.file)),
      format: planned.parsed.format,
      found: planned.parsed.found,
      created: counts.create,
      updated: counts.update,
      unchanged: counts.unchanged,
      skipped: planned.skipped.map(({ row, reason }) => ({ row, reason })),
      others: previews[i]?.others ?? {},
    };
  });
}

/** Imports what the operands name, or with `--dry-run` says what that would bring. */
export function importFiles(core: Core, args: Arguments): Outcome {
  if (args.operands.length === 0) throw new UsageError('import takes at least one file');
  // Files that are imported together are no later exports of each other.
  const upTo = newestOrigin(core.db);
  const batches = args.operands.flatMap(batchesOf);
  const read = new Map(
    readFiles(
      core,
      batches.flatMap(({ paths }) => paths),
      () => quiet,
    ).map((file) => [file.path, file]),
  );
  const files = batches.flatMap((batch) => {
    // Each an action of its own: a bad file says so, and the batches before it are in.
    const parsed = batch.paths.map((path) => {
      const file = read.get(path);
      if (!file) throw new Error('a file that was not read');
      if (file.error) throw file.error;
      return file.parsed;
    });
    const planned = planImport(core, parsed, () => undefined, { upTo });
    const results = resultsOf(core, batch, planned);
    if (!args.dryRun) core.act(`Import ${batch.operand}`, () => writeFiles(core, planned, () => undefined));
    return results;
  });
  return { json: { files }, text: `${args.dryRun ? 'Nothing was written (--dry-run).\n' : ''}${files.map(lineOf).join('\n')}` };
}
