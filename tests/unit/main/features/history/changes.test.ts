import { AppError } from '@shared/errors';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findUndoable } from '../../../../../src/main/db/history';
import { getContact } from '../../../../../src/main/features/contacts/repository';
import { editContact, setArchived } from '../../../../../src/main/features/contacts/service';
import { mergeGroups } from '../../../../../src/main/features/duplicates/merge';
import { historyHandlers } from '../../../../../src/main/features/history/handlers';
import { actionChanges } from '../../../../../src/main/features/history/service';
import { removeTouchpoint } from '../../../../../src/main/features/touchpoints/service';
import { aContact, aCore, aTouchpoint, START, type TestCore } from '../../../../support/builders';
import { aPeopledCore, deeds, people } from '../../../../support/deeds';

const job = { progress: () => undefined, checkCancelled: () => undefined, whileWriting: async <T>(work: () => T) => work() };
const newestId = (core: TestCore) => findUndoable(core.db)?.id ?? 0;
const changes = (core: TestCore, id: number) => actionChanges(core, id, 0, 200);

it('says of an edit what each field was and became, whatever came later', () => {
  const core = aCore();
  const ana = aContact(core, {
    fullName: 'Ana Garcia',
    title: 'Founder',
    tags: ['vip', 'tech'],
    points: [{ kind: 'email', value: 'a@x.example' }],
  });
  const { fields } = getContact(core.db, ana);
  editContact(core, ana, {
    ...fields,
    title: 'CEO',
    tags: ['tech'],
    points: [{ kind: 'email', label: 'work, pref', value: 'b@x.example' }],
  });
  const edit = newestId(core);
  const expected = {
    key: `contact ${ana}`,
    noun: 'person',
    title: 'Ana Garcia',
    change: 'changed',
    fields: [
      { label: 'Title', before: { text: 'Founder' }, after: { text: 'CEO' } },
      { label: 'E-mail', before: { text: 'a@x.example' }, after: { text: 'b@x.example (work, preferred)' } },
      { label: 'Tag', before: { text: 'vip' }, after: null },
    ],
    people: [{ id: ana, name: 'Ana Garcia' }],
  };
  expect(changes(core, edit).things).toEqual([expected]);
  editContact(core, ana, { ...fields, title: 'Retired' });
  setArchived(core, [ana], true);
  expect(changes(core, edit).things).toEqual([expected]);
  expect(changes(core, edit).obstacle).toMatch(/“Archive Ana Garcia” came later/);
  core.step('undo');
  expect(changes(core, edit).things).toEqual([expected]);
  core.step('undo');
  core.step('undo');
  expect(changes(core, edit)).toEqual({ total: 1, things: [expected], obstacle: null });
  expect(changes(core, edit + 1).things[0]?.fields[0]).toEqual({ label: 'Title', before: { text: 'CEO' }, after: { text: 'Retired' } });
});

it('says the same of an action while it is done, undone, and done again', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(deeds.length - 1), { minLength: 1, maxLength: 8 }), (numbers) => {
      const core = aPeopledCore();
      for (const number of numbers) {
        core.clock.now += 60_000;
        if (people(core).length >= 2) deeds[number]?.(core);
      }
      const ids = core.db.raw.prepare('SELECT id FROM action').pluck().all() as number[];
      // Names and links are those of today; what was changed stays what it was.
      const told = () =>
        ids.map((id) =>
          changes(core, id)
            .things.map(({ key, change, fields }) => JSON.stringify([key, change, fields.map(({ label }) => label)]))
            .sort(),
        );
      const before = told();
      for (let steps = 1 + (ids.length % 4); steps > 0; steps -= 1) core.step('undo');
      expect(told()).toEqual(before);
      while (core.step('redo'));
      expect(told()).toEqual(before);
      core.db.close();
    }),
    { numRuns: 40 },
  );
});

it('tells of touchpoints with their people, and of a merge who went', () => {
  const core = aPeopledCore();
  const [ana = 0, bo = 0] = people(core);
  const lunch = aTouchpoint(core, [ana, bo], { subject: 'Lunch', minutes: 45 });
  const logged = newestId(core);
  expect(changes(core, logged).things).toEqual([
    {
      key: `touchpoint ${lunch}`,
      noun: 'touchpoint',
      title: 'Lunch with Ana, Bo',
      change: 'added',
      fields: [
        { label: 'Kind', before: null, after: { text: 'Meeting' } },
        { label: 'When', before: null, after: { at: START } },
        { label: 'Subject', before: null, after: { text: 'Lunch' } },
        { label: 'Minutes', before: null, after: { text: '45' } },
        { label: 'With', before: null, after: { text: 'Ana' } },
        { label: 'With', before: null, after: { text: 'Bo' } },
      ],
      people: [
        { id: ana, name: 'Ana' },
        { id: bo, name: 'Bo' },
      ],
    },
  ]);
  mergeGroups(core, [[ana, bo]]);
  const [stays = 0] = people(core);
  const gone = stays === ana ? bo : ana;
  const merged = changes(core, newestId(core));
  expect(merged.things.find(({ key }) => key === `contact ${gone}`)).toMatchObject({ change: 'removed', people: [] });
  removeTouchpoint(core, lunch);
  expect(changes(core, newestId(core)).things).toMatchObject([{ change: 'removed', title: 'Lunch with Ana' }]);
  expect(changes(core, logged).things[0]?.people).toEqual([]);
});

it('pages through a large action without its parts, and says how many there are', () => {
  const core = aCore();
  core.act('Import', () => {
    const insert = core.db.raw.prepare(
      "INSERT INTO contact (uid, name, sort_name, organization, created_at, updated_at) VALUES (?, ?, ?, 'X', 1, 1)",
    );
    for (let i = 0; i < 25_000; i += 1) insert.run(`u${i}`, `P ${i}`, `p ${i}`);
  });
  const page = actionChanges(core, newestId(core), 24_900, 200);
  expect(page.total).toBe(25_000);
  expect(page.things).toHaveLength(100);
  expect(page.things[0]).toMatchObject({
    title: 'P 24900',
    change: 'added',
    fields: [{ label: 'Name' }, { label: 'Organization', after: { text: 'X' } }],
  });
});

it('lists by words and by day, and shows what was undone out of order with the way back', async () => {
  const core = aCore();
  aContact(core, { fullName: 'José' });
  const first = newestId(core);
  core.clock.now += 86_400_000;
  aContact(core, { fullName: 'Bo' });
  const list = async (more: { text?: string; until?: number }) =>
    (await historyHandlers(core)['history.list']({ before: null, limit: 50, text: '', until: null, ...more }, job)).actions;
  expect((await list({ text: 'jose' })).map(({ id }) => id)).toEqual([first]);
  expect((await list({ until: START + 1 })).map(({ id }) => id)).toEqual([first]);
  await historyHandlers(core)['history.undoAction']({ id: first }, job);
  expect(await list({})).toMatchObject([
    { label: 'Undo: Add José', state: 'done' },
    { label: 'Add Bo', state: 'done' },
    { id: first, state: 'undone', undoneBy: newestId(core) },
  ]);
});

it('knows nothing of an action that is not there', () => {
  expect(() => changes(aCore(), 9)).toThrow(AppError);
});
