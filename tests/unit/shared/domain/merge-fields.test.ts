import { type ContactFields, type ContactFieldsInput, contactFields, contactInput } from '@shared/domain/contact';
import { defaultChoices, type MergeChoices, mergeEntries, unchosenValues, unitedItems } from '@shared/domain/merge-fields';
import { listKeys, listRules, singleKeys, singleRules } from '@shared/domain/merge-rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const entry = (fields: ContactFieldsInput): ContactFields => contactFields.parse(fields);
const merged = (entries: ContactFieldsInput[], choices: Partial<MergeChoices> = {}) =>
  mergeEntries(entries.map(entry), { ...defaultChoices, ...choices });
const email = (value: string, label = '') => ({ kind: 'email' as const, label, value });
const phone = (value: string, label = '') => ({ kind: 'phone' as const, label, value });

describe('single fields', () => {
  it('are those of the entry that stays, filled from the others', () => {
    const one = merged([
      { fullName: 'Ana Garcia', stage: 'client' },
      { fullName: 'A. Garcia', stage: 'new', birthday: '--04-08', cadenceDays: 30 },
    ]);
    expect(one).toMatchObject({ fullName: 'Ana Garcia', stage: 'client', birthday: '--04-08', cadenceDays: 30 });
  });

  it('are the ones chosen', () => {
    const entries = [
      { fullName: 'A. Garcia', birthday: '1981' },
      { fullName: 'Ana Garcia', name: { given: 'Ana', family: 'Garcia' }, birthday: '1981-04-08' },
    ];
    expect(merged(entries, { singles: { fullName: 1, birthday: 1 } })).toMatchObject({
      fullName: 'Ana Garcia',
      name: { given: 'Ana', family: 'Garcia' },
      birthday: '1981-04-08',
    });
  });

  it('are a birthday in full before a part of it, which then needs no note', () => {
    const born = (...birthdays: (string | null)[]) => {
      const { birthday, notes } = merged(birthdays.map((day) => ({ fullName: 'Ana', birthday: day })));
      return [birthday, notes];
    };
    expect(born('--04-08', '1981-04-08')).toEqual(['1981-04-08', '']);
    expect(born('1981', null, '1981-04', '1981-04-08')).toEqual(['1981-04-08', '']);
    expect(born(null, '1981-04-08', '--04-08')).toEqual(['1981-04-08', '']);
    expect(born('--04-08', '1981-04-09')).toEqual(['--04-08', 'Before merging also Birthday: 1981-04-09']);
    const entries = [{ birthday: '--04-08' }, { birthday: '1981-04-08' }];
    expect(merged(entries, { singles: { birthday: 0 } })).toMatchObject({
      birthday: '--04-08',
      notes: 'Before merging also Birthday: 1981-04-08',
    });
  });

  it('keep what was not chosen in the notes, once, unless told not to', () => {
    const entries = [
      { fullName: 'Ana', birthday: '1981' },
      { fullName: 'ANA', birthday: '1991', notes: 'Likes tea' },
      { fullName: 'Ana', birthday: '1991' },
    ];
    expect(merged(entries).notes).toBe('Likes tea\n\nBefore merging also Birthday: 1991');
    expect(merged(entries, { keepInNotes: false }).notes).toBe('Likes tea');
    expect(unchosenValues(entries.map(entry), defaultChoices)).toEqual([{ label: 'Birthday', words: '1991' }]);
  });

  it('take name parts from another entry only where there are none', () => {
    expect(merged([{ fullName: 'A. Garcia' }, { name: { given: 'Ana', family: 'Garcia' } }])).toMatchObject({
      fullName: 'A. Garcia',
      name: { given: 'Ana', family: 'Garcia' },
    });
  });
});

it('note a title that only the parts of another name have', () => {
  const name = { given: 'Ana', family: 'Garcia' };
  const entries = [
    { fullName: 'Ana Garcia', name },
    { fullName: 'Ana Garcia', name: { ...name, prefix: 'Dr.' } },
  ];
  expect(merged(entries).notes).toBe('Before merging also Name in parts: Dr. Ana Garcia');
});

describe('roles', () => {
  const editor = { organization: 'Acme', department: 'Press', title: 'Editor', roleFrom: '2019', roleTo: '2021' };

  it('at another organization become roles besides, whole', () => {
    const one = merged([{ organization: 'Northlight' }, editor]);
    expect(one).toMatchObject({ organization: 'Northlight', department: '', title: '', roleFrom: null });
    expect(one.otherRoles).toEqual([{ organization: 'Acme', department: 'Press', title: 'Editor', from: '2019', to: '2021' }]);
    expect(one.notes).toBe('');
  });

  it('at the same one fill each other', () => {
    expect(merged([{ organization: 'acme', roleTo: '2018' }, editor])).toMatchObject({
      organization: 'acme',
      title: 'Editor',
      department: 'Press',
      // A span is taken whole: this beginning with that end would be none.
      roleFrom: null,
      roleTo: '2018',
      otherRoles: [],
    });
  });
});

describe('lists', () => {
  it('have every value once, with all its labels, but for what is left out', () => {
    const entries = [
      { points: [email('ana@x.example', 'work, pref'), phone('+1 512 555 0100')], tags: ['a'], nicknames: ['Annie'] },
      { points: [email('Ana@X.example', 'home'), phone('+15125550100', 'mobile'), email('b@x.example')], tags: ['b', 'a'], nicknames: [] },
    ];
    const { points, tags, nicknames } = merged(entries);
    expect(points).toEqual([email('ana@x.example', 'work, home, pref'), phone('+1 512 555 0100', 'mobile'), email('b@x.example')]);
    expect(tags).toEqual(['a', 'b']);
    expect(nicknames).toEqual(['Annie']);
    expect(merged(entries, { dropped: { tags: ['a'] } }).tags).toEqual(['b']);
  });

  it('join notes that differ', () => {
    expect(merged([{ notes: 'Likes tea' }, { notes: 'tea' }, { notes: 'Met in Austin' }]).notes).toBe('Likes tea\n\nMet in Austin');
  });
});

const word = fc.constantFrom('', 'Ana', 'ana', 'Bo', 'Acme', 'x');
const day = fc.option(fc.constantFrom('1981', '1981-04-08', '--04-08'));
const year = fc.option(fc.constantFrom('2010', '2015', '2020'));
const anyEntry = fc
  .record({
    fullName: word,
    nicknames: fc.array(fc.constantFrom('Annie', 'Al')),
    organization: word,
    department: word,
    title: word,
    roleFrom: year,
    roleTo: year,
    birthday: day,
    points: fc.array(
      fc.record({ kind: fc.constantFrom('email' as const, 'phone' as const), label: word, value: fc.constantFrom('a@x', '1 2', '12') }),
    ),
    tags: fc.array(fc.constantFrom('a', 'b')),
    notes: word,
  })
  .map((fields) =>
    entry(fields.roleFrom !== null && fields.roleTo !== null && fields.roleTo < fields.roleFrom ? { ...fields, roleTo: null } : fields),
  );

it('loses no value of any entry, and makes a person that can be saved', () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 4 }), (entries) => {
      const one = mergeEntries(entries);
      expect(contactInput.safeParse({ ...one, fullName: one.fullName || 'Somebody' }).error?.issues).toBeUndefined();
      for (const each of entries) {
        for (const key of listKeys) {
          const kept = unitedItems([one], key, defaultChoices).map((item) => listRules[key].same(item as never));
          for (const item of each[key]) expect(kept).toContain(listRules[key].same(item as never));
        }
        const all = JSON.stringify([one.notes, one.otherRoles, singleKeys.map((key) => singleRules[key].words(one))]).toLowerCase();
        for (const key of ['fullName', 'organization', 'department', 'title'] as const)
          expect(all).toContain(singleRules[key].words(each).toLowerCase());
        // A day without its year is in the one with it.
        expect(all).toContain(singleRules.birthday.words(each).replace(/^--/, '-'));
        expect(one.notes).toContain(each.notes);
      }
    }),
    { numRuns: 300 },
  );
});
