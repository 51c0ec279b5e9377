import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepMine, mergeEntries } from '../../../../../src/main/features/import/merge';
import { type Entry, entryOf, snapshotOf } from '../../../../../src/main/features/import/snapshot';
import { email, entry, extra, takeTheirs, whole } from './merge-support';

const label = fc.constantFrom('', 'home', 'work', 'other');
const role = { organization: '', department: '', title: '', from: null, to: null };

/** Entries of few different values, so that they often agree, and often do not. */
const anyEntry: fc.Arbitrary<Entry> = fc
  .record({
    fullName: fc.constantFrom('Ana', 'Ana García', 'Bo'),
    name: fc.constantFrom({}, { given: 'Ana', family: 'García' }, { given: 'Bo' }),
    nicknames: fc.shuffledSubarray(['A', 'B']),
    organization: fc.constantFrom('', 'X', 'Y'),
    department: fc.constantFrom('', 'D', 'E'),
    title: fc.constantFrom('', 'T', 'U', 'V'),
    roleFrom: fc.constantFrom(null, '2019', '2021-03'),
    roleTo: fc.constantFrom(null, '2022', '2023-01-01'),
    otherRoles: fc.subarray([
      { ...role, organization: 'Z' },
      { ...role, title: 'Q', from: '2001' },
    ]),
    points: fc
      .tuple(
        fc.shuffledSubarray([email('a@x.example'), email('b@x.example'), { kind: 'phone' as const, value: '+351 21 555 0142' }]),
        label,
      )
      .map(([points, one]) => points.map((point, i) => (i === 0 ? { ...point, label: one } : point))),
    addresses: fc
      .tuple(fc.shuffledSubarray(['Porto', 'Lisboa']), label)
      .map(([cities, one]) => cities.map((city) => ({ label: one, city }))),
    birthday: fc.constantFrom(null, '1990-05-06', '--05-06', '1991-01-01'),
    dates: fc.subarray([
      { label: 'anniversary', date: '2010-05-06' },
      { label: 'anniversary', date: '2011-05-06' },
    ]),
    customFields: fc.subarray([
      { label: 'Shoe', value: '44' },
      { label: 'Shoe', value: '45' },
    ]),
    tags: fc.shuffledSubarray(['a', 'b', 'c']),
    stage: fc.constantFrom(null, 'new', 'client'),
    cadenceDays: fc.constantFrom(null, 30, 60),
    notes: fc.constantFrom('', 'one', 'one\n\ntwo', 'three'),
    extras: fc.subarray([extra('X-A', '1'), extra('X-B', '2')]),
    photo: fc.constantFrom(null, 'p', 'q'),
  })
  .map(({ extras, photo, ...fields }) => entry(fields, { extras, photo }));

const bare = ({ fields, extras, photo }: Entry) => ({ fields: { ...fields, tags: [...fields.tags].sort() }, extras, photo });
const always = (check: (base: Entry, mine: Entry, theirs: Entry) => void) =>
  fc.assert(fc.property(anyEntry, anyEntry, anyEntry, check), { numRuns: 1_000 });

describe('any three entries', () => {
  it('stay mine when the file says what it said before', () => {
    always((base, mine) => {
      expect(mergeEntries(base, mine, structuredClone(base), keepMine, whole)).toMatchObject({ ...mine, isNews: false, conflicts: [] });
    });
  });

  it('become theirs when nothing was changed here', () => {
    always((base, _mine, theirs) => {
      const merged = mergeEntries(base, structuredClone(base), theirs, keepMine, whole);
      expect(merged.conflicts).toEqual([]);
      // The parts of a name that is shown the same are not given up.
      const keepsParts = theirs.fields.fullName === base.fields.fullName && Object.values(theirs.fields.name).every((part) => part === '');
      const name = keepsParts ? base.fields.name : theirs.fields.name;
      expect(bare(merged)).toEqual(bare({ ...theirs, fields: { ...theirs.fields, name } }));
    });
  });

  it('are the same after a second time', () => {
    always((base, mine, theirs) => {
      for (const was of [base, null]) {
        const once = mergeEntries(was, mine, theirs, keepMine, whole);
        expect(bare(mergeEntries(was, once, theirs, keepMine, whole))).toEqual(bare(once));
        for (const choose of [keepMine, takeTheirs]) {
          // The next time, what the file says is what it said before.
          const decided = mergeEntries(was, mine, theirs, choose, whole);
          expect(mergeEntries(theirs, decided, theirs, keepMine, whole)).toMatchObject({ isNews: false, conflicts: [] });
        }
      }
    });
  });

  it('lose nothing that is stored, without a base', () => {
    always((_base, mine, theirs) => {
      const merged = mergeEntries(null, mine, theirs, keepMine, whole);
      const items = (one: Entry) => [...one.fields.points, ...one.fields.addresses].map(({ label: _, ...rest }) => JSON.stringify(rest));
      expect(items(merged)).toEqual(expect.arrayContaining(items(mine)));
      expect(merged.fields.tags).toEqual(expect.arrayContaining(mine.fields.tags));
      expect(merged.fields.notes).toContain(mine.fields.notes);
      for (const key of ['organization', 'title', 'department', 'stage', 'cadenceDays', 'fullName'] as const)
        if (mine.fields[key]) expect(merged.fields[key]).toBe(mine.fields[key]);
      if (mine.fields.birthday) expect(merged.fields.birthday).toContain(mine.fields.birthday.slice(-5));
    });
  });

  it('come in as they are kept', () => {
    always((base) => {
      expect(entryOf(snapshotOf(base, base.photo))).toEqual(base);
    });
  });
});
