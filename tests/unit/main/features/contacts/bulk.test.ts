import { contract, type Input } from '@shared/contract';
import { contactFields } from '@shared/domain/contact';
import { describe, expect, it } from 'vitest';
import { changeMany } from '../../../../../src/main/features/contacts/bulk';
import { ContactLists } from '../../../../../src/main/features/contacts/list';
import { insertContact } from '../../../../../src/main/features/contacts/repository';
import { contactDetail, setArchived, setDeleted } from '../../../../../src/main/features/contacts/service';
import { aContact, aCore, aTouchpoint, dump, type TestCore } from '../../../../support/builders';

function change(core: TestCore, ids: number[], what: Input<'contacts.bulk'>['change']): number {
  const input = contract['contacts.bulk'].input.parse({ ids, change: what });
  return changeMany(core, input.ids, input.change);
}
const tagsOf = (core: TestCore, ids: number[]) => ids.map((id) => contactDetail(core, id).fields.tags);
const stagesOf = (core: TestCore, ids: number[]) => ids.map((id) => contactDetail(core, id).fields.stage);
const stageRows = (core: TestCore) => dump(core).stage_change;
const lastAction = (core: TestCore) =>
  core.db.find(core.db.sql.selectFrom('action').select(['id', 'label']).orderBy('id', 'desc').limit(1));

/** Ana with a and b, Bo with b, Cy without; a minute later. */
function aCrowd() {
  const core = aCore();
  const ana = aContact(core, { fullName: 'Ana', tags: ['a', 'b'], stage: 'client', cadenceDays: 30 });
  const bo = aContact(core, { fullName: 'Bo', tags: ['b'], stage: 'new' });
  const cy = aContact(core, { fullName: 'Cy' });
  core.clock.now += 60_000;
  return { core, ana, bo, cy, all: [ana, bo, cy] };
}

describe('a change to many people', () => {
  it('adds tags to those who lack them, with the rows of tags that are there', () => {
    const { core, all, cy } = aCrowd();
    expect(change(core, all, { addTags: ['b', 'c'] })).toBe(3);
    expect(tagsOf(core, all)).toEqual([
      ['a', 'b', 'c'],
      ['b', 'c'],
      ['b', 'c'],
    ]);
    expect(dump(core).tag).toHaveLength(3);
    expect(new ContactLists(core).facets().tags).toContainEqual({ name: 'c', count: 3 });
    expect(contactDetail(core, cy).updatedAt).toBe(core.clock.now);
  });

  it('removes tags, in the same step if asked, and leaves alone whoever has none of them', () => {
    const { core, all, bo } = aCrowd();
    const before = contactDetail(core, bo);
    expect(change(core, all, { removeTags: ['a'] })).toBe(1);
    expect(contactDetail(core, bo)).toEqual(before);
    expect(change(core, all, { addTags: ['x'], removeTags: ['b'] })).toBe(3);
    expect(tagsOf(core, all)).toEqual([['x'], ['x'], ['x']]);
  });

  it('sets the stage, with a row of the timeline for whoever had another one', () => {
    const { core, all, ana, bo, cy } = aCrowd();
    expect(change(core, all, { stage: 'client' })).toBe(2);
    expect(stagesOf(core, all)).toEqual(['client', 'client', 'client']);
    expect(stageRows(core)).toMatchObject([
      { contact_id: bo, from_stage: 'new', to_stage: 'client', at: core.clock.now },
      { contact_id: cy, from_stage: null, to_stage: 'client', at: core.clock.now },
    ]);
    expect(change(core, [ana], { stage: null })).toBe(1);
    expect(stagesOf(core, all)).toEqual([null, 'client', 'client']);
  });

  it('sets how often to be in touch, and clears it', () => {
    const { core, all, ana } = aCrowd();
    expect(change(core, all, { cadenceDays: 30 })).toBe(2);
    expect(change(core, all, { cadenceDays: null })).toBe(3);
    expect(contactDetail(core, ana).fields.cadenceDays).toBeNull();
  });

  it.each<[Input<'contacts.bulk'>['change'], string]>([
    [{ addTags: ['x'] }, 'Tag 3 people'],
    [{ removeTags: ['b'] }, 'Remove tags from 3 people'],
    [{ addTags: ['x'], removeTags: ['b'] }, 'Change the tags of 3 people'],
    [{ stage: 'advocate' }, 'Set the stage of 3 people to advocate'],
    [{ stage: null }, 'Clear the stage of 3 people'],
    [{ cadenceDays: 14 }, 'Set the cadence of 3 people'],
    [{ cadenceDays: null }, 'Clear the cadence of 3 people'],
    [{ addTags: ['x'], removeTags: ['a'], stage: 'advocate', cadenceDays: 14 }, 'Change 3 people'],
  ])('%j is one action, undone to the state before and done again', (what, label) => {
    const { core, all } = aCrowd();
    const before = dump(core);
    change(core, all, what);
    const after = dump(core);
    expect(after).not.toEqual(before);
    expect(lastAction(core)?.label).toBe(label);
    expect(core.step('undo')?.label).toBe(label);
    expect(dump(core)).toEqual(before);
    core.step('redo');
    expect(dump(core)).toEqual(after);
  });

  it('names the only one, counts nobody twice, and is no action when nothing changes', () => {
    const { core, ana, bo } = aCrowd();
    expect(change(core, [bo, bo], { addTags: ['x'] })).toBe(1);
    const action = lastAction(core);
    expect(action?.label).toBe('Tag Bo');
    expect(change(core, [ana], { stage: 'client', addTags: ['a'], removeTags: ['z'], cadenceDays: 30 })).toBe(0);
    expect(lastAction(core)).toEqual(action);
  });

  it('leaves out who is in the trash and who is no longer there', () => {
    const { core, all, ana, bo } = aCrowd();
    setDeleted(core, [ana], true);
    const gone = contactDetail(core, ana);
    expect(change(core, [...all, 9_999], { stage: 'advocate', addTags: ['x'] })).toBe(2);
    expect(contactDetail(core, ana)).toEqual(gone);
    expect(contactDetail(core, bo).fields).toMatchObject({ stage: 'advocate', tags: ['b', 'x'] });
  });

  it('refuses more tags than a person may have, and changes nobody', () => {
    const { core, bo } = aCrowd();
    const full = aContact(core, { fullName: 'Dee', tags: Array.from({ length: 500 }, (_, i) => `t${i}`) });
    const before = dump(core);
    expect(() => change(core, [bo, full], { addTags: ['one too many'] })).toThrow('Dee would have more than 500 tags');
    expect(dump(core)).toEqual(before);
  });

  it('refuses a change that changes nothing, an empty tag and an odd cadence', () => {
    const { input } = contract['contacts.bulk'];
    for (const what of [{}, { addTags: [' '] }, { stage: '' }, { cadenceDays: 0 }, { cadenceDays: 1.5 }])
      expect(input.safeParse({ ids: [1], change: what }).success, JSON.stringify(what)).toBe(false);
  });
});

describe('everybody of a list', () => {
  it('has the order and the filter of the list', () => {
    const { core, ana, bo, cy } = aCrowd();
    aTouchpoint(core, cy);
    const ids = (input: Input<'contacts.ids'> = {}) => new ContactLists(core).everybody(contract['contacts.ids'].input.parse(input));
    expect(ids()).toEqual([ana, bo, cy]);
    expect(ids({ sort: 'score', descending: true })).toEqual([cy, ana, bo]);
    expect(ids({ tags: ['b'], descending: true })).toEqual([bo, ana]);
    setArchived(core, [bo], true);
    expect(ids({ show: 'archived' })).toEqual([bo]);
  });
});

it('changes ten thousand people at once, as one action that says so', () => {
  const core = aCore();
  const ids = core.act('Seed', () =>
    Array.from({ length: 10_000 }, (_, i) =>
      insertContact(core.db, {
        uid: core.newUid(),
        fields: contactFields.parse({ fullName: `Person ${i}`, tags: ['old'] }),
        extras: [],
        photo: null,
        source: 'manual',
        archivedAt: null,
        createdAt: core.now(),
      }),
    ),
  );
  const before = dump(core);
  expect(change(core, ids, { addTags: ['x'], removeTags: ['old'], stage: 'client', cadenceDays: 90 })).toBe(10_000);
  setArchived(core, ids, true);
  expect(new ContactLists(core).facets()).toMatchObject({ total: 0, archived: 10_000 });
  core.step('undo');
  core.step('undo');
  expect(dump(core)).toEqual(before);
});
