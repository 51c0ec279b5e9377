import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reviewRecord } from '@shared/domain/review';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { addStageChange, insertContact } from '../../../../../src/main/features/contacts/service';
import type { Core } from '../../../../../src/main/features/core';
import { exportFile } from '../../../../../src/main/features/export/service';
import { writeFiles } from '../../../../../src/main/features/import/apply';
import { planImport } from '../../../../../src/main/features/import/plan';
import { importOrganization } from '../../../../../src/main/features/organizations/service';
import { importReview } from '../../../../../src/main/features/review/service';
import { addDismissal } from '../../../../../src/main/features/rhythm/service';
import type { OutgoingContact, OutgoingOrganization } from '../../../../../src/main/files/outgoing';
import { readImportFile } from '../../../../../src/main/files/read-file';
import { aCore, dump, START } from '../../../../support/builders';
import { filled, instant, outgoing, rawText, text } from '../../files/outgoing-support';

const dir = mkdtempSync(join(tmpdir(), 'rapport-json-'));
afterAll(() => rmSync(dir, { recursive: true }));

function written(core: Core): string {
  const file = join(dir, 'all.json');
  exportFile(core, { file, format: 'json', contactIds: null }, { progress: () => undefined, checkCancelled: () => undefined });
  return readFileSync(file, 'utf8');
}

function importInto(core: Core, file: string): string[] {
  const plan = planImport(core, [readImportFile(file)], () => undefined);
  core.act('Import', () => writeFiles(core, plan, () => undefined));
  return plan.flatMap(({ skipped }) => skipped.map(({ reason }) => reason));
}

const people = fc.uniqueArray(
  outgoing.filter(({ uid }) => uid.trim() === uid),
  { maxLength: 4, selector: ({ uid }) => uid },
);
const organization: fc.Arbitrary<OutgoingOrganization> = fc.record({
  uid: fc.uuid(),
  name: filled,
  website: text,
  notes: rawText,
});
const organizations = fc.uniqueArray(organization, { maxLength: 3, selector: ({ name }) => name });
const stage = fc.option(filled);
const change = fc.record({ person: fc.nat(3), from: stage, to: stage, at: instant });

function aProfile(
  contacts: readonly OutgoingContact[],
  others: readonly OutgoingOrganization[],
  changes: readonly { person: number; from: string | null; to: string | null; at: number }[],
): Core {
  const core = aCore();
  core.act('Fill', () => {
    const ids = contacts.map(({ uid, fields, extras, photo, archivedAt }) =>
      insertContact(core.db, { uid, fields, extras: [...extras], photo, source: 'manual', archivedAt, createdAt: START }),
    );
    for (const one of others) importOrganization(core, one, 'manual');
    for (const { person, ...moved } of changes) {
      const contactId = ids[person];
      if (contactId === undefined) continue;
      addStageChange(core.db, { ...moved, contactId });
      addDismissal(core.db, { contactId, at: moved.at });
      importReview(core, reviewRecord.parse({ at: moved.at, found: { needs: person }, intention: `Call ${person}`, outcome: 'partly' }));
    }
  });
  return core;
}

it('any people with any roles, organizations and stages come back, byte for byte, once', () => {
  fc.assert(
    fc.property(people, organizations, fc.array(change, { maxLength: 4 }), (contacts, others, changes) => {
      const first = written(aProfile(contacts, others, changes));
      const other = aCore();
      expect(importInto(other, join(dir, 'all.json'))).toEqual([]);
      expect(written(other)).toBe(first);
      const before = dump(other);
      importInto(other, join(dir, 'all.json'));
      expect(dump(other)).toEqual(before);
    }),
    { numRuns: 60 },
  );
});
