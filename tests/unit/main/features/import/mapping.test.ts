import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MappingTarget, mappingTargets } from '@shared/domain/csv-mapping';
import { AppError } from '@shared/errors';
import type { ImportFilePreview } from '@shared/import-views';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseArguments } from '../../../../../src/main/cli/arguments';
import { commands } from '../../../../../src/main/cli/commands';
import { getContact } from '../../../../../src/main/features/contacts/repository';
import type { JobControl } from '../../../../../src/main/features/handler';
import { Imports } from '../../../../../src/main/features/import/service';
import { aCore, dump } from '../../../../support/builders';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-mapping-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const job: JobControl = { progress: () => undefined, checkCancelled: () => undefined, whileWriting: async (work) => work() };

function file(name: string, text: string): string {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
}

const guests = 'Guest;Reach them at;Table;Score\nAna García;ana@northlight.example;4;\nBo Lind;bo@lind.example;;7\n;;9;\n';
const asGuests: Record<string, MappingTarget> = { Guest: 'name', 'Reach them at': 'email', Table: 'custom', Score: 'ignore' };

const targets = ({ mapping }: Pick<ImportFilePreview, 'mapping'>) => mapping?.columns.map(({ target }) => target);

describe('a table of unknown columns', () => {
  it('is described, and is not imported without a mapping', async () => {
    const core = aCore();
    const imports = new Imports(core);
    const preview = imports.preview([file('guests.csv', guests)], job);
    expect(preview.files[0]).toMatchObject({
      error: expect.stringContaining('guests.csv has columns that are not recognised: Guest, Reach them at, Table, Score'),
      mapping: {
        hasHeader: true,
        columns: [
          { header: 'Guest', samples: ['Ana García', 'Bo Lind'], target: 'custom' },
          { header: 'Reach them at', samples: ['ana@northlight.example', 'bo@lind.example'], target: 'email' },
          { header: 'Table', samples: ['4', '9'], target: 'custom' },
          { header: 'Score', samples: ['7'], target: 'custom' },
        ],
      },
    });
    expect(await imports.apply(preview.token, job)).toMatchObject({ created: 0, actionId: null });
  });

  it('comes in by its mapping, beside the others, once, and is undone in one step', async () => {
    const core = aCore();
    const imports = new Imports(core);
    const guestsFile = file('guests.csv', guests);
    const others = file('others.csv', 'Name,E-mail\nAna Garcia,ana@northlight.example\n');
    const { token } = imports.preview([others, guestsFile], job);
    const preview = await imports.map(token, guestsFile, asGuests, job);
    expect(preview.token).toBe(token);
    expect(preview.files.map(({ counts, error }) => [counts, error])).toEqual([
      [{ create: 1, update: 0, unchanged: 0, leave: 0, skip: 0 }, null],
      [{ create: 1, update: 1, unchanged: 0, leave: 0, skip: 1 }, null],
    ]);
    const before = dump(core);
    expect(await imports.apply(token, job)).toMatchObject({ created: 2, updated: 1, skipped: 1 });
    const bo = core.db.raw.prepare("SELECT id FROM contact WHERE full_name = 'Bo Lind'").pluck().get() as number;
    expect(getContact(core.db, bo).fields).toMatchObject({ points: [{ kind: 'email', value: 'bo@lind.example' }], customFields: [] });
    const after = dump(core);

    const again = imports.preview([others, guestsFile], job);
    expect(await imports.apply(again.token, job)).toEqual({ created: 0, updated: 0, unchanged: 3, left: 0, skipped: 1, actionId: null });
    expect(dump(core)).toEqual(after);
    core.step('undo');
    expect(dump(core)).toEqual(before);
  });

  it('is read at once when its header row was mapped before, however it is spelt, and can be mapped anew', async () => {
    const core = aCore();
    const imports = new Imports(core);
    const first = file('first.csv', guests);
    await imports.map(imports.preview([first], job).token, first, asGuests, job);

    const second = file('second.csv', 'GUEST,reach them at,Table,Score\nCy Dahl,cy@dahl.example,1,2\n');
    const preview = imports.preview([first, second], job);
    expect(preview.files.map(({ found, error }) => [found, error])).toEqual([
      [3, null],
      [1, null],
    ]);
    expect(preview.files.map(targets)).toEqual([Object.values(asGuests), Object.values(asGuests)]);

    const changed = await imports.map(preview.token, second, { GUEST: 'nickname', 'reach them at': 'workEmail' }, job);
    expect(changed.files.map(targets)).toEqual(Array.from({ length: 2 }, () => ['nickname', 'workEmail', 'custom', 'custom']));
    expect(new Imports(core).preview([first], job).files.map(targets)).toEqual([['nickname', 'workEmail', 'custom', 'custom']]);
    const other = file('other.csv', 'Guest;Where;Table;Score\nAna;Porto;4;\n');
    expect(imports.preview([other], job).files[0]?.error).not.toBeNull();
  });

  it('may lack a header row; such a mapping is for this time only', async () => {
    const core = aCore();
    const imports = new Imports(core);
    const path = file('bare.csv', 'Ana García;ana@northlight.example;4\nBo Lind;bo@lind.example;5\n');
    const { token, files } = imports.preview([path], job);
    expect(files[0]?.mapping).toMatchObject({
      hasHeader: false,
      columns: [{ header: 'Column 1' }, { header: 'Column 2' }, { header: 'Column 3' }],
    });
    const { files: mapped } = await imports.map(token, path, { 'Column 1': 'name', 'Column 2': 'email', 'Column 3': 'ignore' }, job);
    expect(mapped[0]).toMatchObject({
      found: 2,
      counts: { create: 2 },
      mapping: { columns: [{ target: 'name' }, { target: 'email' }, { target: 'ignore' }] },
    });
    expect(imports.preview([path], job).files[0]?.error).not.toBeNull();
  });

  it('needs a name, an e-mail or a phone column', async () => {
    const core = aCore();
    const imports = new Imports(core);
    const path = file('guests.csv', guests);
    const { token } = imports.preview([path], job);
    const before = dump(core);
    for (const target of ['custom', 'organization', 'ignore'] as const) {
      await expect(imports.map(token, path, { Guest: target }, job)).rejects.toMatchObject({ code: 'invalid', field: 'mapping' });
    }
    await expect(imports.map(token, path, {}, job)).rejects.toMatchObject({ field: 'mapping' });
    expect(dump(core)).toEqual(before);
    expect((await imports.map(token, path, { 'Reach them at': 'mobile' }, job)).files[0]?.error).toBeNull();
  });

  it('is counted by a mapping without remembering it', () => {
    const imports = new Imports(aCore());
    const path = file('guests.csv', guests);
    const { token } = imports.preview([path], job);
    expect(imports.count(token, path, asGuests, job)).toEqual({ people: 2, leftOut: 1 });
    expect(imports.count(token, path, { Score: 'phone' }, job)).toEqual({ people: 1, leftOut: 2 });
    expect(imports.preview([path], job).files[0]?.error).not.toBeNull();
  });

  it('stays as it was when mapping it is cancelled', async () => {
    const imports = new Imports(aCore());
    const path = file('guests.csv', guests);
    const { token } = imports.preview([path], job);
    const cancelled: JobControl = {
      ...job,
      checkCancelled: () => {
        throw new AppError('cancelled', 'Cancelled');
      },
    };
    await expect(imports.map(token, path, asGuests, cancelled)).rejects.toMatchObject({ code: 'cancelled' });
    expect((await imports.map(token, path, asGuests, job)).files[0]?.error).toBeNull();
  });

  it('is refused with a reason when it is no table, is unknown, or changed meanwhile', async () => {
    const imports = new Imports(aCore());
    const letter = file('letter.csv', 'Dear Ana,\n\nit was good to see you.\n');
    const known = file('known.csv', 'Name,E-mail\nAna,ana@northlight.example\n');
    const path = file('guests.csv', guests);
    const { token, files } = imports.preview([letter, known, path], job);
    expect(files.map(({ mapping }) => mapping === null)).toEqual([true, true, false]);
    for (const other of [letter, known, '/etc/passwd'])
      await expect(imports.map(token, other, asGuests, job)).rejects.toMatchObject({ code: 'invalid', field: 'file' });
    await expect(imports.map('gone', path, asGuests, job)).rejects.toMatchObject({ code: 'conflict' });
    writeFileSync(path, 'a;b\n1;2\n');
    await expect(imports.map(token, path, asGuests, job)).rejects.toMatchObject({
      code: 'file',
      message: /^guests\.csv has other columns/,
    });
  });

  it('takes each target there is', async () => {
    const imports = new Imports(aCore());
    const path = file(
      'wide.csv',
      `${mappingTargets.map((_, i) => `Q${i}`).join(',')}\n${mappingTargets.map((_, i) => `v${i}`).join(',')}\n`,
    );
    const { token } = imports.preview([path], job);
    const mapping = Object.fromEntries(mappingTargets.map((target, i) => [`Q${i}`, target]));
    expect((await imports.map(token, path, mapping, job)).files[0]).toMatchObject({ error: null, counts: { create: 1 } });
  });
});

describe('the command line', () => {
  it('names the columns it does not know, and reads them once they were mapped', async () => {
    const core = aCore();
    const path = file('guests.csv', guests);
    const run = () => {
      const args = parseArguments(['import', path]);
      if (args === 'help') throw new Error('asked for help');
      return commands.import?.(core, args).text;
    };
    expect(run).toThrow(/guests\.csv has columns that are not recognised: Guest, Reach them at, Table, Score/);
    const imports = new Imports(core);
    await imports.map(imports.preview([path], job).token, path, asGuests, job);
    expect(run()).toContain('3 found, 2 created, 0 updated, 0 unchanged, 1 skipped');
  });
});
