/** The import of 100,000 people from one file: its time against bare inserts of the same rows, and its memory. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDatabase } from '../src/main/db/database';
import { inventGoogleCsv } from './google-csv';
import type { ImportReport } from './import-child';
import { timed } from './measure';
import type { Benchmark, Row, Tools } from './row';
import { contactRows, insertBare } from './table-rows';
import { inventVCards } from './vcards';

const COUNT = 100_000;
const FACTOR = 3;
const MEMORY_LIMIT_MB = 600;

const run = promisify(execFile);

/** Imports into a new profile in a process of its own, then inserts what that wrote into another. */
async function importAndInsert(tools: Tools, name: string, file: string): Promise<Row[]> {
  tools.say(`${name}: import`);
  const profile = tools.folder('import');
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'import-child.js'), file, profile]);
  const { time, created, peakBytes } = JSON.parse(stdout) as ImportReport;
  if (created !== COUNT) throw new Error(`the import created ${created} of ${COUNT} people`);
  tools.say(`${name}: bare inserts`);
  const imported = openDatabase(profile);
  const rows = contactRows(imported);
  imported.close();
  const fresh = openDatabase(tools.folder('insert'));
  const baseline = timed(() => insertBare(fresh, rows));
  fresh.close();
  return [
    { name, value: time, baseline, factor: FACTOR },
    { name: `${name}-memory`, unit: 'MB', value: peakBytes / 1e6, baseline: MEMORY_LIMIT_MB, factor: 1 },
  ];
}

function large(name: string, fileName: string, invent: (count: number) => string): Benchmark {
  return {
    rows: [name, `${name}-memory`],
    run(tools) {
      const file = join(tools.folder('large'), fileName);
      writeFileSync(file, invent(COUNT));
      return importAndInsert(tools, name, file);
    },
  };
}

export const importLargeVCards = large('import-vcard-100k', 'people.vcf', inventVCards);
export const importLargeCsv = large('import-csv-100k', 'people.csv', inventGoogleCsv);
