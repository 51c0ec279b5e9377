import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeMany } from '../../../../../src/main/features/contacts/bulk';
import { editContact, getContact } from '../../../../../src/main/features/contacts/service';
import type { Core } from '../../../../../src/main/features/core';
import { setDistinct } from '../../../../../src/main/features/duplicates/service';
import { exportFile } from '../../../../../src/main/features/export/service';
import { writeFiles } from '../../../../../src/main/features/import/apply';
import { planImport } from '../../../../../src/main/features/import/plan';
import { verify } from '../../../../../src/main/features/maintenance/verify';
import { createOrganization, listOrganizations, saveOrganization } from '../../../../../src/main/features/organizations/service';
import { scoresAsOf } from '../../../../../src/main/features/ror/service';
import { loadSample } from '../../../../../src/main/features/sample/service';
import { readImportFile } from '../../../../../src/main/files/read-file';
import { aContact, aCore, aReferral, aTouchpoint, dump, START } from '../../../../support/builders';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-export-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const quiet = { progress: () => undefined, checkCancelled: () => undefined };

function importInto(core: Core, ...files: string[]): void {
  core.act('Import', () => {
    const plan = planImport(
      core,
      files.map((file) => readImportFile(file)),
      () => undefined,
    );
    writeFiles(core, plan, () => undefined);
  });
}

const bulkStage = (stage: string | null) => ({ addTags: [], removeTags: [], stage });

function aFullCore(): Core {
  const core = aCore();
  loadSample(core);
  const formula = aContact(core, {
    fullName: '=SUM(A1)',
    name: { given: '+given', family: '@家' },
    nicknames: ['a,b', 'c;d'],
    organization: 'O\\; "Q"',
    department: 'One / Two',
    title: '-x',
    roleFrom: '2019-03-01',
    otherRoles: [
      { organization: '=O', department: 'One / Two', from: '2001', to: '2018-12' },
      { title: 'a ::: b' },
      { organization: 'Northlight Studio', title: 'Advisor' },
    ],
    birthday: '--02-29',
    stage: 'client',
    cadenceDays: 21,
    notes: 'line one\nline two, “quoted”; \\ done',
    tags: ['a b', 'c'],
    dates: [
      { label: 'anniversary', date: '2010-05-01' },
      { label: 'Met', date: '2015' },
    ],
    points: [
      { kind: 'email', label: 'work', value: 'x@y.example' },
      { kind: 'phone', label: 'Boat', value: '+1 555 0100' },
      { kind: 'social', label: 'LinkedIn', value: 'https://in.example/x' },
    ],
    addresses: [{ label: 'home', street: '1 High St\nFlat 2', city: 'Århus', postalCode: '8000', country: 'Denmark' }],
    customFields: [{ label: 'Shoe: size', value: '44\n45' }],
  });
  const moved = aContact(core, { fullName: 'Moved', stage: 'new' });
  changeMany(core, [moved], bulkStage('active'));
  changeMany(core, [moved], bulkStage(null));
  setDistinct(core, [moved, formula]);
  createOrganization(core, { name: '=Empty', website: '@x', notes: 'No people.\nYet.' });
  saveOrganization(core, 'Harbour Arts Trust', { name: 'Harbour Arts Trust', website: '', notes: 'On the quay.' });
  return core;
}

const people = (core: Core) =>
  (core.db.raw.prepare('SELECT id FROM contact WHERE deleted_at IS NULL ORDER BY id').pluck().all() as number[]).map((id) => {
    const { record, fields, extras } = getContact(core.db, id);
    return { uid: record.uid, name: record.name, archived: record.archived_at !== null, fields, extras };
  });

describe('export', () => {
  it.each(['vcard', 'vcard3'] as const)('as %s loses nothing of the people on the way out and in and out', (format) => {
    const core = aFullCore();
    const file = join(dir, 'people.vcf');
    const { counts } = exportFile(core, { file, format, contactIds: null }, quiet);
    expect(counts).toEqual({ contacts: people(core).length });
    const other = aCore();
    importInto(other, file);
    // A vCard does not say who is archived.
    const bare = (list: ReturnType<typeof people>) => list.map(({ archived: _archived, ...person }) => person);
    expect(bare(people(other))).toEqual(bare(people(core)));
    const again = join(dir, 'again.vcf');
    exportFile(other, { file: again, format, contactIds: null }, quiet);
    const text = (path: string) => readFileSync(path, 'utf8').replace(/^REV.*\r\n/gm, '');
    expect(text(again)).toBe(text(file));
  });

  it('as CSV brings everything back, with the same scores, and changes nothing the second time', () => {
    const core = aFullCore();
    const folder = join(dir, 'tables');
    const { counts } = exportFile(core, { file: folder, format: 'csv', contactIds: null }, quiet);
    expect(Object.keys(counts)).toEqual(['contacts', 'touchpoints', 'referrals', 'purchases', 'followUps', 'organizations']);
    // In any order: everybody is written before what is about them.
    const files = ['touchpoints.csv', 'contacts.csv', 'referrals.csv', 'purchases.csv', 'follow-ups.csv', 'organizations.csv'];
    expect(readdirSync(folder).sort()).toEqual([...files].sort());
    expect(readFileSync(join(folder, 'contacts.csv'), 'utf8')).not.toMatch(/(^|,)"?[=+@-][^,]*SUM/m);

    const other = aCore();
    importInto(other, ...files.map((name) => join(folder, name)));
    expect(people(other)).toEqual(people(core));
    expect(listOrganizations(other.db)).toEqual(listOrganizations(core.db));
    const scores = (of: Core) => scoresAsOf(of, START);
    expect(scores(other).running).toBeCloseTo(scores(core).running, 9);
    expect(scores(other).contacts).toEqual(scores(core).contacts);
    expect(verify(other, () => undefined).ok).toBe(true);
    const before = dump(other);
    importInto(other, ...files.map((name) => join(folder, name)));
    expect(dump(other)).toEqual(before);
  });

  it('as JSON gives the very same file after it came into an empty profile, and changes nothing the second time', () => {
    const core = aFullCore();
    const file = join(dir, 'all.json');
    const { counts } = exportFile(core, { file, format: 'json', contactIds: null }, quiet);
    expect(counts).toMatchObject({ contacts: 26, organizations: 3, stageChanges: 2, distinctPairs: 1 });
    const other = aCore();
    importInto(other, file);
    const again = join(dir, 'again.json');
    exportFile(other, { file: again, format: 'json', contactIds: null }, quiet);
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(file, 'utf8'));
    const before = dump(other);
    importInto(other, file);
    importInto(core, file);
    expect(dump(other)).toEqual(before);
    exportFile(core, { file: again, format: 'json', contactIds: null }, quiet);
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(file, 'utf8'));
  });

  it('as a calendar holds the open follow-ups and the yearly days', () => {
    const core = aFullCore();
    const file = join(dir, 'rapport.ics');
    const { counts } = exportFile(core, { file, format: 'ics', contactIds: null }, quiet);
    expect(counts.followUps).toBe(Number(core.db.raw.prepare('SELECT count(*) FROM follow_up WHERE done_at IS NULL').pluck().get()));
    expect(counts.days).toBeGreaterThan(10);
    expect(readFileSync(file, 'utf8').match(/^BEGIN:VEVENT\r$/gm)).toHaveLength((counts.followUps ?? 0) + (counts.days ?? 0));
  });

  it('of a selection takes only these people and what is about nobody else', () => {
    const core = aCore();
    const [ana, bo, cy] = [aContact(core, { fullName: 'Ana' }), aContact(core, { fullName: 'Bo' }), aContact(core, { fullName: 'Cy' })];
    aTouchpoint(core, [ana, bo]);
    aTouchpoint(core, cy);
    aReferral(core, ana, cy);
    aReferral(core, ana, bo);
    changeMany(core, [ana, cy], bulkStage('active'));
    const bring = (id: number, organization: string) => {
      const { fields } = getContact(core.db, id);
      editContact(core, id, { ...fields, otherRoles: [{ organization, department: '', title: '', from: null, to: null }] });
      saveOrganization(core, organization, { name: organization, website: 'x.example', notes: '' });
    };
    bring(ana, 'Theirs');
    bring(cy, 'Elsewhere');
    setDistinct(core, [ana, bo, cy]);
    const file = join(dir, 'some.json');
    expect(exportFile(core, { file, format: 'json', contactIds: [ana, bo] }, quiet).counts).toMatchObject({
      contacts: 2,
      touchpoints: 1,
      referrals: 1,
      organizations: 1,
      stageChanges: 1,
      distinctPairs: 1,
    });
  });

  it('that is stopped, or can’t be written, leaves an older file as it was', () => {
    const core = aFullCore();
    const file = join(dir, 'all.json');
    exportFile(core, { file, format: 'json', contactIds: null }, quiet);
    const before = readFileSync(file, 'utf8');
    let left = 10;
    const stopping = {
      progress: () => undefined,
      checkCancelled: () => {
        left -= 1;
        if (left < 0) throw new Error('stopped');
      },
    };
    expect(() => exportFile(core, { file, format: 'json', contactIds: null }, stopping)).toThrow('stopped');
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(readdirSync(dir)).toEqual(['all.json']);
    expect(() => exportFile(core, { file: join(dir, 'all.json', 'x'), format: 'csv', contactIds: null }, quiet)).toThrow(
      expect.objectContaining({ code: 'file' }),
    );
  });
});
