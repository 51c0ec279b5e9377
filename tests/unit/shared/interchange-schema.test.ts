import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reviewRecord } from '@shared/domain/review';
import { interchangeJsonSchema } from '@shared/interchange-schema';
import { interchangeWords } from '@shared/interchange-words';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { changeMany } from '../../../src/main/features/contacts/bulk';
import { setDistinct } from '../../../src/main/features/duplicates/service';
import { exportFile } from '../../../src/main/features/export/service';
import { importReview } from '../../../src/main/features/review/service';
import { addDismissal } from '../../../src/main/features/rhythm/service';
import { loadSample } from '../../../src/main/features/sample/service';
import { seed } from '../../../src/main/features/seed/service';
import { parseImportBytes } from '../../../src/main/files/read-file';
import { aContact, aCore, START } from '../../support/builders';

const WORKED_EXAMPLE = '../shared/samples/ror/worked-example.json';
const guide = readFileSync('docs/interchange.md', 'utf8');
const example: unknown = JSON.parse(/```json\n(.*?)\n```/s.exec(guide)?.[1] ?? '');
const schema = z.fromJSONSchema(interchangeJsonSchema());

/** What the schema says against a file. */
const complaints = (file: unknown): string[] => {
  const parsed = schema.safeParse(file);
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

function exported(): Record<string, unknown> {
  const core = aCore();
  loadSample(core);
  seed(core, { contacts: 40, touchpoints: 60, seed: 1, until: START });
  const ana = aContact(core, {
    birthday: '--02-29',
    dates: [{ label: 'Met', date: '2015' }],
    roleFrom: '2019-03-01',
    roleTo: '2020',
    cadenceDays: 3,
    stage: 'new',
    customFields: [{ label: 'x', value: '' }],
  });
  changeMany(core, [ana], { addTags: ['a'], removeTags: [], stage: 'client' });
  setDistinct(core, [ana, aContact(core, {})]);
  core.act('Dismiss', () => addDismissal(core.db, { contactId: ana, at: START }));
  core.act('Weekly review', () => importReview(core, reviewRecord.parse({ at: START })));
  const dir = mkdtempSync(join(tmpdir(), 'rapport-schema-'));
  try {
    const file = join(dir, 'all.json');
    exportFile(core, { file, format: 'json', contactIds: null }, { progress: () => undefined, checkCancelled: () => undefined });
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } finally {
    rmSync(dir, { recursive: true });
  }
}

describe('the JSON Schema of Rapport JSON', () => {
  it('in the docs is what the types say; npm run schema writes it anew', () => {
    expect(JSON.parse(readFileSync('docs/interchange.schema.json', 'utf8'))).toEqual(interchangeJsonSchema());
  });

  it('holds for what is exported, none of whose lists is empty', () => {
    const file = exported();
    expect(complaints(file)).toEqual([]);
    for (const list of Object.keys(interchangeWords)) expect(file[list], list).not.toEqual([]);
  });

  it('names each list and field that is exported, and no other', () => {
    const file = exported();
    for (const [list, { fields }] of Object.entries(interchangeWords)) {
      const items = z.array(z.record(z.string(), z.unknown())).parse(file[list]);
      expect(Object.keys(items[0] ?? {}).sort(), list).toEqual(Object.keys(fields).sort());
    }
    const envelope = ['format', 'version', 'exportedAt', 'settings', ...Object.keys(interchangeWords)];
    expect(Object.keys(file).sort()).toEqual(envelope.sort());
  });

  it('holds for the worked example, for a file that says no more than it must, and for the one in the docs', () => {
    if (existsSync(WORKED_EXAMPLE)) expect(complaints(JSON.parse(readFileSync(WORKED_EXAMPLE, 'utf8')))).toEqual([]);
    expect(complaints({ format: 'rapport', version: 1 })).toEqual([]);
    expect(complaints(example)).toEqual([]);
  });

  it('does not hold for what the program leaves out', () => {
    const people = [{ id: 'ana', name: { full: 'Ana' } }];
    const isWrong = (wrong: object) => expect(complaints({ format: 'rapport', version: 1, contacts: people, ...wrong })).not.toEqual([]);
    isWrong({ version: 2 });
    isWrong({ contacts: [{ name: { full: 'Ana' } }] });
    isWrong({ contacts: [{ id: 'ana', birthday: '1.2.2003' }] });
    isWrong({ contacts: [{ id: 'ana', roleFrom: 'May' }] });
    isWrong({ contacts: [{ id: 'ana', points: [{ kind: 'fax', value: '1' }] }] });
    isWrong({ organizations: [{ id: 'o', name: '' }] });
    isWrong({ touchpoints: [{ id: 't', kind: 'call', occurredAt: 'yesterday', localDate: '2026-01-01', contactIds: ['ana'] }] });
    isWrong({ touchpoints: [{ id: 't', kind: 'call', occurredAt: '2026-01-01T00:00:00Z', localDate: '2026-01-01', contactIds: [] }] });
    isWrong({ purchases: [{ id: 'p', contactId: 'ana', at: '2026-01-01T00:00:00Z', amountMinor: 1.5, currency: 'EUR' }] });
    isWrong({ distinctPairs: [{ contactIds: ['ana'] }] });
    isWrong({ stageChanges: [{ contactId: 'ana', to: 'active' }] });
  });
});

describe('the guide to Rapport JSON', () => {
  it('names every list and field', () => {
    for (const [list, { fields }] of Object.entries(interchangeWords)) {
      for (const name of [list, ...Object.keys(fields)]) expect(guide, `${list}.${name}`).toMatch(new RegExp(`[\`".]${name}[\`".]`));
    }
  });

  it('has an example that is read whole', () => {
    const { contacts, skipped, records } = parseImportBytes('example.json', Buffer.from(JSON.stringify(example)));
    expect(skipped).toEqual([]);
    expect(contacts.map(({ warnings }) => warnings)).toEqual([[], []]);
    expect(records).toMatchObject({
      touchpoints: [{ uid: 't1' }],
      referrals: [{ uid: 'r1' }],
      purchases: [{ uid: 'p1' }],
      followUps: [{ uid: 'f1' }],
      organizations: [{ uid: 'northlight' }],
      stageChanges: [{ contactUid: 'ana' }],
      distinctPairs: [{ contactUids: ['ana', 'bo'] }],
      dismissedAnswers: [{ contactUid: 'bo' }],
      reviews: [{ intention: 'Thank Ana in person', followUpId: 'f1' }],
    });
  });
});
