/** Short ways to import what a test writes down. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportFilePreview, ImportRow, ImportShown, ImportSummary } from '@shared/import-views';
import { afterEach, beforeEach } from 'vitest';
import type { Core } from '../../../../../src/main/features/core';
import type { JobControl } from '../../../../../src/main/features/handler';
import type { Decision } from '../../../../../src/main/features/import/decide';
import { Imports } from '../../../../../src/main/features/import/service';

export const job: JobControl = { progress: () => undefined, checkCancelled: () => undefined, whileWriting: async (work) => work() };

/** Writes files into a folder that is there for the test only; gives their paths. */
export function filesForATest(): (name: string, text: string | Uint8Array) => string {
  let dir = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'rapport-import-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  return (name, text) => {
    const path = join(dir, name);
    writeFileSync(path, text);
    return path;
  };
}

export function card(...lines: string[]): string {
  return `${['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD'].join('\r\n')}\r\n`;
}

/** An import that is looked at and decided before it is written. */
export class Session {
  readonly imports: Imports;
  readonly token: string;
  files: ImportFilePreview[];

  constructor(core: Core, ...paths: string[]) {
    this.imports = new Imports(core);
    const { token, files } = this.imports.preview(paths, job);
    this.token = token;
    this.files = files;
  }

  preview(file = 0): ImportFilePreview {
    const preview = this.files[file];
    if (!preview) throw new Error(`the import has no file ${file}`);
    return preview;
  }

  rows(show: ImportShown = 'all', file = 0): ImportRow[] {
    return this.imports.rows(this.token, this.preview(file).file, { show, text: '', offset: 0, limit: 500 }).rows;
  }

  /** By its number in the file. */
  row(number: number, file = 0): ImportRow {
    const row = this.rows('all', file).find((one) => one.row === number);
    if (!row) throw new Error(`the file has no row ${number}`);
    return row;
  }

  decide(
    rows: number[] | null,
    decision: Decision,
    { show = 'all', file = 0 }: { show?: ImportShown; file?: number } = {},
  ): ImportFilePreview {
    this.files = this.imports.decide(this.token, this.preview(file).file, rows, show, decision).files;
    return this.preview(file);
  }

  apply(): Promise<ImportSummary> {
    return this.imports.apply(this.token, job);
  }
}

export function importAll(core: Core, ...paths: string[]): Promise<ImportSummary> {
  return new Session(core, ...paths).apply();
}
