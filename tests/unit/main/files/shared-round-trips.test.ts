import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ExportFormat } from '@shared/domain/export-format';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Core } from '../../../../src/main/features/core';
import { Outgoing } from '../../../../src/main/features/export/outgoing';
import { exportFile } from '../../../../src/main/features/export/service';
import type { JobControl } from '../../../../src/main/features/handler';
import { Imports } from '../../../../src/main/features/import/service';
import { aCore } from '../../../support/builders';

/** Files of other projects, which their licences keep out of this repository; checked where they are at hand. */
const SAMPLES = resolve('../shared/samples/import');
const EXPECTED = resolve(SAMPLES, 'expected.tsv');
/** Not about people, or without names of columns: they come in by a mapping only. */
const UNMAPPED = [/^csv-spectrum\/(?!comma_in_quotes|location)/, /^papaparse\/(?!sample-header)/, /csv_no_header/];

const job: JobControl = { progress: () => undefined, checkCancelled: () => undefined, whileWriting: async (work) => work() };

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-round-trips-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function profileOf(path: string): Promise<Core> {
  const core = aCore();
  const imports = new Imports(core);
  await imports.apply(imports.preview([path], job).token, job);
  return core;
}

/** Everything that is known of everybody; photos as text, to be compared at once. When a card was changed is its own. */
function peopleOf(core: Core, photos = true): object[] {
  return [...new Outgoing(core, null).contacts()]
    .sort((a, b) => a.uid.localeCompare(b.uid))
    .map(({ uid, fields, extras, photo, archivedAt }) => ({
      uid,
      fields,
      extras: extras.filter(({ name }) => name !== 'REV'),
      photo: photos && photo ? { ...photo, bytes: Buffer.from(photo.bytes).toString('base64') } : null,
      archivedAt,
    }));
}

const OUT: { format: ExportFormat; name: string; photos: boolean }[] = [
  { format: 'json', name: 'out.json', photos: true },
  { format: 'vcard', name: 'out.vcf', photos: true },
  { format: 'vcard3', name: 'out3.vcf', photos: true },
  // A table has no room for them.
  { format: 'csv', name: 'tables', photos: false },
];

async function roundTrips(path: string): Promise<void> {
  const core = await profileOf(path);
  for (const { format, name, photos } of OUT) {
    const file = join(dir, name);
    exportFile(core, { file, format, contactIds: null }, job);
    const again = peopleOf(await profileOf(format === 'csv' ? join(file, 'contacts.csv') : file));
    expect(again, format).toEqual(peopleOf(core, photos));
  }
}

function sampleFiles(): string[] {
  if (!existsSync(EXPECTED)) return [];
  const rows = readFileSync(EXPECTED, 'utf8').split('\n').slice(1);
  return rows.flatMap((line) => {
    const [file = '', kind = '', , , , contacts = '0'] = line.split('\t');
    const isWanted = /^(?:vcard|csv)/.test(kind) && Number(contacts) > 0 && !UNMAPPED.some((pattern) => pattern.test(file));
    return isWanted ? [file] : [];
  });
}

const files = sampleFiles();
if (files.length > 0) {
  describe('comes in, goes out and comes in again in an empty profile, with nothing lost', () => {
    test.each(files)('%s', (file) => roundTrips(join(SAMPLES, file)), 30_000);
  });
}
