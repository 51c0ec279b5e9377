import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { followUpInput } from '@shared/domain/follow-up';
import { afterAll, describe, expect, it } from 'vitest';
import type { Core } from '../../../../../src/main/features/core';
import { exportFile } from '../../../../../src/main/features/export/service';
import { createFollowUp, listFollowUps } from '../../../../../src/main/features/follow-ups/service';
import { writeFiles } from '../../../../../src/main/features/import/apply';
import { planImport } from '../../../../../src/main/features/import/plan';
import { verify } from '../../../../../src/main/features/maintenance/verify';
import { readImportFile } from '../../../../../src/main/files/read-file';
import { aContact, aCore } from '../../../../support/builders';

const dir = mkdtempSync(join(tmpdir(), 'rapport-repeat-'));
afterAll(() => rmSync(dir, { recursive: true }));

const control = { progress: () => undefined, checkCancelled: () => undefined };

function importFiles(core: Core, files: string[]): string[] {
  const plan = planImport(
    core,
    files.map((file) => readImportFile(file)),
    () => undefined,
  );
  core.act('Import', () => writeFiles(core, plan, () => undefined));
  return plan.flatMap(({ skipped }) => skipped.map(({ reason }) => reason));
}

const rules = (core: Core) =>
  listFollowUps(core, { contactId: null, open: true, until: null, limit: 100 }).map(({ uid, dueDate, recurrence, recursOn }) => ({
    uid,
    dueDate,
    recurrence,
    recursOn,
  }));

function aProfile() {
  const core = aCore();
  const contactId = aContact(core);
  const plan = (input: object) => createFollowUp(core, followUpInput.parse({ contactId, dueDate: '2026-11-30', ...input }));
  plan({ recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=9' });
  plan({ recurrence: 'FREQ=MONTHLY;BYMONTHDAY=-1', recursOn: '2026-11-30', dueDate: '2026-12-03' });
  plan({});
  return core;
}

describe('a rule goes out and comes back', () => {
  it('by Rapport JSON', () => {
    const core = aProfile();
    const file = join(dir, 'all.json');
    exportFile(core, { file, format: 'json', contactIds: null }, control);
    const other = aCore();
    expect(importFiles(other, [file])).toEqual([]);
    expect(rules(other)).toEqual(rules(core));
    expect(verify(other, () => undefined).checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('by tables', () => {
    const core = aProfile();
    const folder = join(dir, 'tables');
    exportFile(core, { file: folder, format: 'csv', contactIds: null }, control);
    const other = aCore();
    expect(importFiles(other, [join(folder, 'contacts.csv'), join(folder, 'follow-ups.csv')])).toEqual([]);
    expect(rules(other)).toEqual(rules(core));
  });

  it('is left out with the reason where it is none', () => {
    const core = aProfile();
    const file = join(dir, 'bad.json');
    exportFile(core, { file, format: 'json', contactIds: null }, control);
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=SECONDLY').replace('INTERVAL=2;BYDAY=MO', 'BYDAY=TU'),
    );
    const other = aCore();
    expect(importFiles(other, [file])).toEqual([
      expect.stringContaining('does not fall on 2026-11-30'),
      expect.stringContaining('several times a day'),
    ]);
    expect(rules(other)).toHaveLength(1);
  });
});

it('verify tells of a rule that can’t be', () => {
  const core = aProfile();
  core.db.raw.prepare("UPDATE follow_up SET recurrence = 'FREQ=NEVER' WHERE id = 1").run();
  core.db.raw.prepare('UPDATE follow_up SET recurs_on = NULL WHERE id = 2').run();
  const [values] = verify(core, () => undefined).checks.filter(({ ok }) => !ok);
  expect(values?.detail).toMatch(/follow_up 1 has a recurrence that can’t be, and 1 more/);
});
