import { AppError } from '@shared/errors';
import { describe, expect, it } from 'vitest';
import { storePhoto } from '../../../../../src/main/features/contacts/service';
import type { Core } from '../../../../../src/main/features/core';
import { verify } from '../../../../../src/main/features/maintenance/verify';
import { aContact, aCore, aPurchase, aReferral, aTouchpoint, START } from '../../../../support/builders';

/** A book with a bit of everything, and a history with something undone. */
function aBook(): Core {
  const core = aCore();
  const ana = aContact(core, {
    fullName: 'Ana Łukasz García',
    nicknames: ['Ani'],
    organization: 'Northlight',
    otherRoles: [{ organization: 'Harbour Arts', title: 'Trustee', from: '2019' }],
    points: [
      { kind: 'email', value: 'Ana@Northlight.example' },
      { kind: 'phone', value: '+49 221 123 456' },
      { kind: 'phone', value: '0221 123456' },
    ],
    birthday: '--02-29',
    dates: [{ label: 'anniversary', date: '2011-06-14' }],
    tags: ['client'],
    stage: 'active',
    notes: `A long note with "quotes", naïve 東京都 and emoji 🙂. ${'Then much more of it. '.repeat(40)}`,
  });
  const bo = aContact(core, { fullName: 'Bo', customFields: [{ label: 'Tea', value: 'green' }] });
  aTouchpoint(core, [ana, bo], { subject: 'Workshop', body: 'Spoke about spring.' });
  aTouchpoint(core, bo);
  aReferral(core, ana, bo);
  aPurchase(core, bo);
  core.db.transaction(() => storePhoto(core.db, { mediaType: 'image/png', bytes: Buffer.from('not really a picture') }));
  aContact(core, { fullName: 'Undone' });
  core.step('undo');
  return core;
}

const failed = (core: Core) => verify(core, () => undefined).checks.filter(({ ok }) => !ok);

it('finds nothing wrong with what the program wrote', () => {
  const report = verify(aBook(), () => undefined);
  expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(report.ok).toBe(true);
  expect(report.checks.map(({ name }) => name)).toEqual([
    'file',
    'integrity',
    'foreign keys',
    'search index',
    'ROR projection',
    'rhythm',
    'history',
    'values',
    'photos',
    'dates',
  ]);
});

it('can be stopped', () => {
  const stop = () => {
    throw new AppError('cancelled', 'Stopped.');
  };
  expect(() => verify(aBook(), stop)).toThrow('Stopped.');
});

describe('what is wrong is told by the check it belongs to', () => {
  /** Changes nothing that the search index or the history would follow. */
  const silently = (sql: string) => (core: Core) => {
    const triggers = core.db.raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all() as string[];
    for (const name of triggers) core.db.raw.exec(`DROP TRIGGER ${name}`);
    core.db.raw.pragma('foreign_keys = OFF');
    core.db.raw.exec(sql);
  };
  it.each([
    ['foreign keys', 'a reference to nobody', 'UPDATE contact_point SET contact_id = 99 WHERE id = 1'],
    ['search index', 'a name the index does not know', "UPDATE contact SET name = 'Ava', sort_name = 'ava' WHERE id = 2"],
    ['search index', 'the end of a long note', "UPDATE contact SET notes = notes || 'xyz' WHERE id = 1"],
    ['search index', 'a touchpoint with other words', "UPDATE touchpoint SET body = 'Spoke about springs.' WHERE id = 1"],
    ['search index', 'a row that is not indexed', 'INSERT INTO contact_tag SELECT 9, 2, id FROM tag WHERE id = 1'],
    ['search index', 'an index of what is gone', 'DELETE FROM contact_role'],
    ['search index', 'an index of a touchpoint without words', "UPDATE touchpoint SET subject = '', body = '' WHERE id = 1"],
    ['ROR projection', 'sums of something else', 'UPDATE ror_sum SET give = give + 1 WHERE contact_id = 2'],
    ['ROR projection', 'a touchpoint at another time', 'UPDATE touchpoint SET occurred_at = occurred_at - 90000000 WHERE id = 2'],
    ['history', 'a change that is missing', 'DELETE FROM change WHERE id = (SELECT first_change FROM action WHERE id = 1)'],
    ['history', 'a change of nobody', "INSERT INTO change (tbl, row_id, op) VALUES ('contact', 1, 'I')"],
    ['history', 'ranges that overlap', 'UPDATE action SET first_change = first_change - 1 WHERE id = 3'],
    ['history', 'a row before that is no JSON', "UPDATE change SET before = '{' WHERE before IS NOT NULL"],
    ['history', 'a row before of another row', "UPDATE change SET before = json_set(before, '$.id', 77) WHERE before IS NOT NULL"],
    ['history', 'a row before with a foreign column', "UPDATE change SET before = json_set(before, '$.shoe', 7) WHERE before IS NOT NULL"],
    [
      'history',
      'a row before without a uid',
      "UPDATE change SET before = json_remove(before, '$.uid') WHERE before IS NOT NULL AND tbl = 'contact'",
    ],
    ['history', 'a new row with a row before', "UPDATE change SET before = '{}' WHERE op = 'I' AND id = 1"],
    ['history', 'a row that is gone by nobody’s doing', 'DELETE FROM purchase'],
    ['history', 'something undone below what is done', "UPDATE action SET state = 'undone' WHERE id = 1"],
    ['history', 'a history left recording', 'UPDATE history_context SET recording = 1'],
    ['values', 'an address in another normal form', "UPDATE contact_point SET normalized = 'ana@northlight.exampl' WHERE kind = 'email'"],
    ['values', 'a number in another normal form', "UPDATE contact_point SET normalized = '+49221123457' WHERE kind = 'phone'"],
    ['values', 'a birthday that is no day', "UPDATE contact SET birthday = '--02-30' WHERE id = 1"],
    ['values', 'a day that is no day', "UPDATE important_date SET date = '2011-13-01'"],
    ['values', 'a role that began never', "UPDATE contact_role SET from_date = '--01-01'"],
    ['values', 'a name sorted as another', "UPDATE contact SET sort_name = 'ana lukas' WHERE id = 1"],
    ['values', 'nicknames that are no list', "UPDATE contact SET nicknames = '{}' WHERE id = 1"],
    ['values', 'fields that are no JSON', "UPDATE contact SET custom_fields = '[{' WHERE id = 2"],
    ['values', 'an instant past all calendars', 'UPDATE referral SET thanked_at = 9000000000000000'],
    ['values', 'another day than the instant', "UPDATE touchpoint SET local_date = '2020-01-01' WHERE id = 2"],
    ['values', 'a currency that is none', "UPDATE purchase SET currency = 'e'"],
    ['values', 'a timeline at another time', 'UPDATE touchpoint_contact SET occurred_at = occurred_at + 1 WHERE id = 1'],
    ['values', 'settings that can’t be read', "INSERT INTO setting (key, value) VALUES ('stages', '7')"],
    ['photos', 'a photo with other bytes', "UPDATE photo SET data = x'00'"],
    [
      'integrity',
      'a value the schema forbids',
      'PRAGMA ignore_check_constraints = ON; UPDATE touchpoint SET sentiment = 9 WHERE id = 2; PRAGMA ignore_check_constraints = OFF',
    ],
  ])('%s: %s', (check, _what, sql) => {
    const core = aBook();
    silently(sql)(core);
    expect(failed(core).map(({ name }) => name)).toContain(check);
  });

  it('a row moved out of the search index by hand', () => {
    const core = aBook();
    core.db.raw.exec('DELETE FROM person_search WHERE rowid = 4');
    expect(failed(core)).toEqual([{ name: 'search index', ok: false, detail: expect.stringContaining('missing') }]);
  });

  it('a check that cannot even look says so, and the others go on', () => {
    const core = aBook();
    core.db.raw.pragma('foreign_keys = OFF');
    core.db.raw.exec('DROP TABLE photo');
    const report = verify(core, () => undefined);
    expect(report.checks.find(({ name }) => name === 'photos')).toMatchObject({ ok: false, detail: expect.stringContaining('photo') });
    expect(report.checks.find(({ name }) => name === 'values')?.ok).toBe(true);
  });
});

it('takes a number stored where another country is at home for what it is', () => {
  const core = aBook();
  core.db.raw.exec("UPDATE contact_point SET normalized = '+12015550123', value = '(201) 555-0123' WHERE id = 3");
  expect(failed(core).map(({ name }) => name)).not.toContain('values');
  expect(core.now()).toBe(START);
});
