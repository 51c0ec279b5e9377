/** The import of vCards, from the file on the disk to the synced commit, against bare inserts of the same rows. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../src/main/db/database';
import { Core } from '../src/main/features/core';
import type { JobControl } from '../src/main/features/handler';
import { Imports } from '../src/main/features/import/service';
import { timed, timedAsync } from './measure';
import type { Benchmark, Row, Tools } from './row';
import { contactRows, insertBare, type TableRow } from './table-rows';
import { inventVCards } from './vcards';

const FACTOR = 3;
/** 50,000 cards may take this many times as long as 10,000. */
const LINEAR_FACTOR = 5.5;

const job: JobControl = { progress: () => undefined, checkCancelled: () => undefined, whileWriting: async (work) => work() };

/** Imports into a fresh profile as the window does it: preview, then apply. */
async function importOnce(tools: Tools, file: string, count: number): Promise<{ time: number; rows: TableRow[] }> {
  const core = new Core({ db: openDatabase(tools.folder('import')) });
  try {
    const time = await timedAsync(async () => {
      const imports = new Imports(core);
      const { token } = imports.preview([file], job);
      const { created } = await imports.apply(token, job);
      if (created !== count) throw new Error(`the import created ${created} of ${count} people`);
    });
    return { time, rows: contactRows(core.db) };
  } finally {
    core.db.close();
  }
}

function insertOnce(tools: Tools, rows: readonly TableRow[]): number {
  const db = openDatabase(tools.folder('insert'));
  try {
    return timed(() => insertBare(db, rows));
  } finally {
    db.close();
  }
}

async function measure(tools: Tools, name: string, count: number, rounds: number): Promise<Row> {
  const file = join(tools.folder('cards'), `${count}.vcf`);
  writeFileSync(file, inventVCards(count));
  const imports: number[] = [];
  const inserts: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    tools.say(`${name}: round ${round} of ${rounds}`);
    const { time, rows } = await importOnce(tools, file, count);
    imports.push(time);
    inserts.push(insertOnce(tools, rows));
  }
  return { name, value: Math.min(...imports), baseline: Math.min(...inserts), factor: FACTOR };
}

export const importVCards: Benchmark = {
  rows: ['import-vcard-10k', 'import-vcard-50k', 'import-vcard-linear'],
  async run(tools) {
    const small = await measure(tools, 'import-vcard-10k', 10_000, 3);
    const large = await measure(tools, 'import-vcard-50k', 50_000, 2);
    return [small, large, { name: 'import-vcard-linear', value: large.value, baseline: small.value, factor: LINEAR_FACTOR }];
  },
};
