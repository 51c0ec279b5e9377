import { type ContactFieldsInput, contactFields } from '@shared/domain/contact';
import { describe, expect, it } from 'vitest';
import { changesOf, keepMine, mergeEntries } from '../../../../../src/main/features/import/merge';
import { entryOf, snapshotOf } from '../../../../../src/main/features/import/snapshot';
import { email, entry, extra, takeTheirs, whole } from './merge-support';

interface Case {
  what: string;
  base?: ContactFieldsInput;
  mine: ContactFieldsInput;
  theirs: ContactFieldsInput;
  /** The fields as they become if nobody decides. */
  becomes: Partial<ReturnType<typeof contactFields.parse>>;
  conflicts?: string[];
}

const cases: Case[] = [
  { what: 'fills what is empty', mine: {}, theirs: { title: 'Founder' }, becomes: { title: 'Founder' } },
  { what: 'keeps what the file does not say', mine: { title: 'Founder' }, theirs: {}, becomes: { title: 'Founder' } },
  {
    what: 'asks about what differs',
    mine: { title: 'Founder' },
    theirs: { title: 'CEO' },
    becomes: { title: 'Founder' },
    conflicts: ['title'],
  },
  {
    what: 'asks about names',
    mine: { fullName: 'Ana' },
    theirs: { fullName: 'Ana García' },
    becomes: { fullName: 'Ana' },
    conflicts: ['fullName'],
  },
  {
    what: 'does not ask about spaces and how letters are composed',
    mine: { fullName: 'Ana García', title: 'Head of  Design' },
    theirs: { fullName: 'Ana Garci\u0301a ', title: 'Head of Design' },
    becomes: { fullName: 'Ana García', title: 'Head of  Design' },
  },
  {
    what: 'does not ask about the parts of a name that is shown the same, and fills them',
    mine: { fullName: 'Ana García' },
    theirs: { fullName: 'Ana García', name: { given: 'Ana', family: 'García' } },
    becomes: { name: { prefix: '', given: 'Ana', additional: '', family: 'García', suffix: '' } },
  },
  {
    what: 'keeps other parts of a name that is shown the same',
    mine: { fullName: '', name: { given: 'Ana María', family: 'García' } },
    theirs: { fullName: '', name: { given: 'Ana', additional: 'María', family: 'García' } },
    becomes: { name: { prefix: '', given: 'Ana María', additional: '', family: 'García', suffix: '' } },
  },
  { what: 'gives somebody without a name one', mine: { fullName: 'Unnamed' }, theirs: { fullName: 'Ana' }, becomes: { fullName: 'Ana' } },
  {
    what: 'takes the year of a birthday',
    mine: { birthday: '--05-06' },
    theirs: { birthday: '1990-05-06' },
    becomes: { birthday: '1990-05-06' },
  },
  {
    what: 'keeps the year of a birthday',
    mine: { birthday: '1990-05-06' },
    theirs: { birthday: '--05-06' },
    becomes: { birthday: '1990-05-06' },
  },
  {
    what: 'asks about another birthday',
    mine: { birthday: '1990-05-06' },
    theirs: { birthday: '1991-05-06' },
    becomes: { birthday: '1990-05-06' },
    conflicts: ['birthday'],
  },
  {
    what: 'asks about stage and cadence',
    mine: { stage: 'client', cadenceDays: 30 },
    theirs: { stage: 'new', cadenceDays: 60 },
    becomes: { stage: 'client', cadenceDays: 30 },
    conflicts: ['stage', 'cadenceDays'],
  },
  {
    what: 'gives no department of another organization',
    mine: { organization: 'Northlight' },
    theirs: { organization: 'Southlight', department: 'Press', roleFrom: '2020' },
    becomes: { organization: 'Northlight', department: '', roleFrom: null },
    conflicts: ['organization'],
  },
  {
    what: 'gives no role an end before its beginning',
    mine: { organization: 'X', roleFrom: '2020' },
    theirs: { organization: 'X', roleTo: '2019' },
    becomes: { roleFrom: '2020', roleTo: null },
  },
  { what: 'puts notes below each other', mine: { notes: 'mine' }, theirs: { notes: 'theirs' }, becomes: { notes: 'mine\n\ntheirs' } },
  { what: 'knows notes it has', mine: { notes: 'mine\n\ntheirs' }, theirs: { notes: 'theirs' }, becomes: { notes: 'mine\n\ntheirs' } },
  {
    what: 'unites lists',
    mine: { points: [email('a@x.example')], tags: ['a'], nicknames: ['A'] },
    theirs: { points: [email('A@X.example'), email('b@x.example')], tags: ['b', 'a'], nicknames: ['B'] },
    becomes: { points: [email('a@x.example'), email('b@x.example')], tags: ['a', 'b'], nicknames: ['A', 'B'] },
  },
  {
    what: 'fills a label and keeps another one',
    mine: { points: [email('a@x.example'), email('b@x.example', 'home')] },
    theirs: { points: [email('a@x.example', 'work'), email('b@x.example', 'work')] },
    becomes: { points: [email('a@x.example', 'work'), email('b@x.example', 'home')] },
  },
  // With what the source said before:
  {
    what: 'takes what changed there',
    base: { title: 'Editor', organization: 'X' },
    mine: { title: 'Editor', organization: 'X' },
    theirs: { title: 'Head', organization: 'Y' },
    becomes: { title: 'Head', organization: 'Y' },
  },
  { what: 'gives up what was removed there', base: { title: 'Editor' }, mine: { title: 'Editor' }, theirs: {}, becomes: { title: '' } },
  {
    what: 'keeps what was edited here',
    base: { title: 'Editor' },
    mine: { title: 'Head' },
    theirs: { title: 'Editor' },
    becomes: { title: 'Head' },
  },
  { what: 'keeps what was removed here', base: { title: 'Editor' }, mine: {}, theirs: { title: 'Editor' }, becomes: { title: '' } },
  {
    what: 'asks where both changed',
    base: { title: 'a' },
    mine: { title: 'b' },
    theirs: { title: 'c' },
    becomes: { title: 'b' },
    conflicts: ['title'],
  },
  {
    what: 'does not ask where both say the same',
    base: { title: 'a' },
    mine: { title: 'b' },
    theirs: { title: 'b' },
    becomes: { title: 'b' },
  },
  {
    what: 'asks where it was removed there and edited here',
    base: { title: 'a' },
    mine: { title: 'b' },
    theirs: {},
    becomes: { title: 'b' },
    conflicts: ['title'],
  },
  {
    what: 'takes a name that changed there, and never removes one',
    base: { fullName: 'Ana García' },
    mine: { fullName: 'Ana García' },
    theirs: { fullName: 'Ana Lind', name: { given: 'Ana', family: 'Lind' } },
    becomes: { fullName: 'Ana Lind', name: { prefix: '', given: 'Ana', additional: '', family: 'Lind', suffix: '' } },
  },
  {
    what: 'never removes a name',
    base: { fullName: 'Ana' },
    mine: { fullName: 'Ana' },
    theirs: { fullName: '' },
    becomes: { fullName: 'Ana' },
  },
  {
    what: 'merges lists item by item',
    base: { points: [email('gone@x.example'), email('kept@x.example'), email('label@x.example', 'home'), email('mine-gone@x.example')] },
    mine: {
      points: [email('gone@x.example'), email('kept@x.example', 'mine'), email('label@x.example', 'home'), email('added@x.example')],
    },
    theirs: { points: [email('kept@x.example'), email('label@x.example', 'work'), email('mine-gone@x.example'), email('new@x.example')] },
    becomes: {
      points: [email('kept@x.example', 'mine'), email('label@x.example', 'work'), email('added@x.example'), email('new@x.example')],
    },
  },
  {
    what: 'keeps an item that was removed there and edited here',
    base: { points: [email('a@x.example', 'home')] },
    mine: { points: [email('a@x.example', 'work')] },
    theirs: { points: [] },
    becomes: { points: [email('a@x.example', 'work')] },
  },
  {
    what: 'follows dates, tags, own fields, nicknames and addresses',
    base: {
      dates: [{ label: 'anniversary', date: '2010-05-06' }],
      tags: ['old', 'kept'],
      customFields: [{ label: 'Shoe', value: '44' }],
      nicknames: ['A'],
      addresses: [{ label: 'home', city: 'Porto' }],
    },
    mine: {
      dates: [
        { label: 'anniversary', date: '2010-05-06' },
        { label: 'met', date: '2011-01-01' },
      ],
      tags: ['kept', 'old', 'mine'],
      customFields: [
        { label: 'Shoe', value: '44' },
        { label: 'Hat', value: 'L' },
      ],
      nicknames: ['A', 'Annie'],
      addresses: [
        { label: 'home', city: 'Porto' },
        { label: 'work', city: 'Lisboa' },
      ],
    },
    theirs: {
      dates: [{ label: 'anniversary', date: '2010-05-07' }],
      tags: ['kept', 'new'],
      customFields: [{ label: 'Shoe', value: '45' }],
      nicknames: [],
      addresses: [{ label: 'old home', city: 'Porto' }],
    },
    becomes: {
      dates: [
        { label: 'met', date: '2011-01-01' },
        { label: 'anniversary', date: '2010-05-07' },
      ],
      tags: ['kept', 'mine', 'new'],
      customFields: [
        { label: 'Hat', value: 'L' },
        { label: 'Shoe', value: '45' },
      ],
      nicknames: ['Annie'],
      addresses: contactFields.parse({
        addresses: [
          { label: 'old home', city: 'Porto' },
          { label: 'work', city: 'Lisboa' },
        ],
      }).addresses,
    },
  },
  {
    what: 'puts a changed note in the place of the old one among my own',
    base: { notes: 'Two sons' },
    mine: { notes: 'Met in Porto\n\nTwo sons\n\nLikes tea' },
    theirs: { notes: 'Three sons' },
    becomes: { notes: 'Met in Porto\n\nThree sons\n\nLikes tea' },
  },
  {
    what: 'asks about a note that both rewrote',
    base: { notes: 'a' },
    mine: { notes: 'b' },
    theirs: { notes: 'c' },
    becomes: { notes: 'b' },
    conflicts: ['notes'],
  },
];

describe('a stored contact and what a file says of it', () => {
  it.each(cases)('$what', ({ base, mine, theirs, becomes, conflicts = [] }) => {
    const was = base ? entryOf(snapshotOf(entry(base), null)) : null;
    const here = entry(mine);
    const merged = mergeEntries(was, here, entry(theirs), keepMine, whole);
    expect(merged.fields).toMatchObject(becomes);
    expect(merged.conflicts).toEqual(conflicts);
    expect(merged.isNews).toBe(changesOf(here, merged).length > 0);
    expect(merged.isNews).toBe(JSON.stringify(merged.fields) !== JSON.stringify(here.fields));
  });

  it('takes the file’s side of the conflicts that are decided so', () => {
    const [mine, theirs] = [
      entry({ title: 'a', organization: 'X', department: 'D' }),
      entry({ title: 'b', organization: 'Y', department: 'E' }),
    ];
    expect(mergeEntries(null, mine, theirs, takeTheirs, whole).fields).toMatchObject({ title: 'b', organization: 'Y', department: 'E' });
    const onlyTitle = mergeEntries(null, mine, theirs, (field) => (field === 'title' ? 'theirs' : 'mine'), whole);
    expect(onlyTitle.fields).toMatchObject({ title: 'b', organization: 'X', department: 'D' });
    expect(onlyTitle.conflicts).toEqual(['organization', 'department', 'title']);
  });

  it('follows extras, and takes no stamp for news', () => {
    const base = entry({}, { extras: [extra('REV', '1'), extra('X-A', '1'), extra('X-B', '1')] });
    const mine = entry({}, { extras: [extra('REV', '1'), extra('X-A', '1'), extra('X-B', '1'), extra('X-MINE', '1')] });
    const stamped = mergeEntries(
      base,
      mine,
      entry({}, { extras: [extra('REV', '2'), extra('X-A', '1'), extra('X-B', '1')] }),
      keepMine,
      whole,
    );
    expect(stamped.isNews).toBe(false);
    expect(stamped.extras).toBe(mine.extras);
    const changed = mergeEntries(base, mine, entry({}, { extras: [extra('REV', '2'), extra('X-A', '2')] }), keepMine, whole);
    expect(changed.extras.map(({ name, value }) => `${name} ${value}`)).toEqual(['X-MINE 1', 'X-A 2', 'REV 1']);
  });

  it('follows a photo, keeps another one of an unknown source, and asks where both changed', () => {
    const photo = (base: string | null | undefined, mine: string | null, theirs: string | null, choose = keepMine) => {
      const was = base === undefined ? null : entry({}, { photo: base });
      const merged = mergeEntries(was, entry({}, { photo: mine }), entry({}, { photo: theirs }), choose, whole);
      return [merged.photo, ...merged.conflicts];
    };
    expect(photo(undefined, null, 'a')).toEqual(['a']);
    expect(photo(undefined, 'a', 'b')).toEqual(['a']);
    expect(photo('a', 'a', 'b')).toEqual(['b']);
    expect(photo('a', 'a', null)).toEqual([null]);
    expect(photo('a', 'b', 'a')).toEqual(['b']);
    expect(photo('a', 'b', 'c')).toEqual(['b', 'photo']);
    expect(photo('a', 'b', 'c', takeTheirs)).toEqual(['c', 'photo']);
  });

  it('takes nothing away because of a table that may lack the column', () => {
    const all = entry(
      { title: 'Editor', points: [email('a@x.example')], notes: 'n', tags: ['t'] },
      { photo: 'a', extras: [extra('X-A', '1')] },
    );
    const merged = mergeEntries(all, all, entry({ points: [email('b@x.example')] }), keepMine, { isPartial: true });
    expect(merged.fields).toMatchObject({ title: 'Editor', points: [email('b@x.example'), email('a@x.example')], notes: 'n', tags: ['t'] });
    expect([merged.photo, merged.extras, merged.conflicts]).toEqual(['a', [extra('X-A', '1')], []]);
  });

  it('tells what changes in plain words', () => {
    const mine = entry({ title: 'Editor', points: [email('old@x.example', 'work'), { kind: 'phone', value: '1234567' }], tags: ['a'] });
    const theirs = entry({
      title: 'Head',
      points: [email('new@x.example', 'work'), { kind: 'phone', value: '1234567', label: 'home' }],
      tags: ['a', 'b'],
    });
    expect(changesOf(mine, mergeEntries(mine, mine, theirs, keepMine, whole))).toEqual([
      { field: 'title', label: 'Title', before: 'Editor', after: 'Head' },
      { field: 'points', label: 'Phone', before: '1234567', after: '1234567 (home)' },
      { field: 'points', label: 'E-mail', before: 'old@x.example (work)', after: 'new@x.example (work)' },
      { field: 'tags', label: 'Tag', before: '', after: 'b' },
    ]);
  });

  it('tells labels and other properties in words', () => {
    const told = entry({ points: [email('a@x.example', 'home, pref')] }, { extras: [extra('X-SHOE', '44')] });
    const mine = entry();
    expect(changesOf(mine, mergeEntries(mine, mine, told, keepMine, whole))).toEqual([
      { field: 'points', label: 'E-mail', before: '', after: 'a@x.example (home, preferred)' },
      { field: 'extras', label: 'Other property', before: '', after: 'X-SHOE: 44' },
    ]);
  });

  it('keeps what an entry said, short', () => {
    const said = entry(
      { name: { given: 'Ana' }, points: [email('a@x.example')], cadenceDays: 30 },
      { extras: [extra('X-A', '1')], photo: 'abc' },
    );
    const snapshot = snapshotOf(said, said.photo);
    expect(Object.keys((JSON.parse(snapshot) as { fields: object }).fields)).toEqual(['fullName', 'name', 'points', 'cadenceDays']);
    expect(entryOf(snapshot)).toEqual(said);
    expect(entryOf(snapshotOf({ fields: contactFields.parse({}), extras: [] }, null))).toEqual({
      fields: contactFields.parse({}),
      extras: [],
      photo: null,
    });
  });
});
