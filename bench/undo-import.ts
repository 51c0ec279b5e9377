/** Undo of an import of 100,000 people, against that import. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../src/main/db/database';
import { Core } from '../src/main/features/core';
import type { JobControl } from '../src/main/features/handler';
import { Imports } from '../src/main/features/import/service';
import { timed, timedAsync } from './measure';
import type { Benchmark, Row, Tools } from './row';
import { inventVCards } from './vcards';

const NAME = 'undo-import-100k';
const COUNT = 100_000;
const FACTOR = 2;

const job: JobControl = { progress: () => undefined, checkCancelled: () => undefined, whileWriting: async (work) => work() };

function people(core: Core): number {
  return Number(core.db.prepare('SELECT count(*) FROM contact WHERE deleted_at IS NULL').pluck().get());
}

async function measure(tools: Tools, core: Core): Promise<Row[]> {
  const file = join(tools.folder('cards'), 'people.vcf');
  writeFileSync(file, inventVCards(COUNT));
  tools.say(`${NAME}: import`);
  const baseline = await timedAsync(async () => {
    const imports = new Imports(core);
    const { token } = imports.preview([file], job);
    await imports.apply(token, job);
  });
  if (people(core) !== COUNT) throw new Error(`the import created ${people(core)} of ${COUNT} people`);
  tools.say(`${NAME}: undo`);
  const value = timed(() => core.step('undo'));
  if (people(core) !== 0) throw new Error(`${people(core)} people are left after the undo`);
  return [{ name: NAME, value, baseline, factor: FACTOR }];
}

export const undoImport: Benchmark = {
  rows: [NAME],
  async run(tools) {
    const core = new Core({ db: openDatabase(tools.folder('undo')) });
    try {
      return await measure(tools, core);
    } finally {
      core.db.close();
    }
  },
};
