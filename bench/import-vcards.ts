/** The import of vCards, from the file on the disk to the synced commit, against bare inserts of the same rows. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../src/main/db/database';
import { Core } from '../src/main/features/core';
import type { JobControl } from '../src/main/features/handler';
import { Imports } from '../src/main/features/import/service';
import { mean, timed, timedAsync } from './measure';
import type { Benchmark, Row, Tools } from './row';
import { contactRows, insertBare, type TableRow } from './table-rows';
import { inventVCards } from './vcards';

const FACTOR = 3;
/** 50,000 cards may take this many times as long as 10,000. */
const LINEAR_FACTOR = 5.5;
const BLOCKS = 2;
const SMALL_ROUNDS = 3;

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

interface Times {
  imports: number[];
  inserts: number[];
}

function cardsFile(tools: Tools, count: number): string {
  const file = join(tools.folder('cards'), `${count}.vcf`);
  writeFileSync(file, inventVCards(count));
  return file;
}

async function round(tools: Tools, file: string, count: number, times: Times): Promise<void> {
  const { time, rows } = await importOnce(tools, file, count);
  times.imports.push(time);
  times.inserts.push(insertOnce(tools, rows));
}

function best(name: string, { imports, inserts }: Times): Row {
  return { name, value: Math.min(...imports), baseline: Math.min(...inserts), factor: FACTOR };
}

export const importVCards: Benchmark = {
  rows: ['import-vcard-10k', 'import-vcard-50k', 'import-vcard-linear'],
  async run(tools) {
    const small: Times = { imports: [], inserts: [] };
    const large: Times = { imports: [], inserts: [] };
    const smallFile = cardsFile(tools, 10_000);
    const largeFile = cardsFile(tools, 50_000);
    // As much time is spent on small files as on a large one, around it, so that both meet the same disturbances.
    for (let block = 1; block <= BLOCKS; block += 1) {
      for (let i = 1; i <= SMALL_ROUNDS; i += 1) {
        tools.say(`import-vcard-10k: round ${i} of ${SMALL_ROUNDS}, block ${block} of ${BLOCKS}`);
        await round(tools, smallFile, 10_000, small);
      }
      tools.say(`import-vcard-50k: block ${block} of ${BLOCKS}`);
      await round(tools, largeFile, 50_000, large);
    }
    return [
      best('import-vcard-10k', small),
      best('import-vcard-50k', large),
      { name: 'import-vcard-linear', value: mean(large.imports), baseline: mean(small.imports), factor: LINEAR_FACTOR },
    ];
  },
};
