import { contactFields } from '@shared/domain/contact';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getContact } from '../../../../src/main/features/contacts/repository';
import { editContact } from '../../../../src/main/features/contacts/service';
import { historyHandlers } from '../../../../src/main/features/history/handlers';
import { loadSample, removeSample } from '../../../../src/main/features/sample/service';
import { aContact, aCore, aTouchpoint, dump } from '../../../support/builders';
import { aPeopledCore, deeds, people } from '../../../support/deeds';

const job = { progress: () => undefined, checkCancelled: () => undefined, whileWriting: async <T>(work: () => T) => work() };

describe('history', () => {
  it('undoes any actions to exactly the state before, and redoes them to exactly the state after', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(deeds.length - 1), { minLength: 1, maxLength: 12 }), (numbers) => {
        const core = aPeopledCore();
        const states = [dump(core)];
        for (const number of numbers) {
          core.clock.now += 60_000;
          if (people(core).length < 2) break;
          deeds[number]?.(core);
          const state = dump(core);
          if (JSON.stringify(state) !== JSON.stringify(states.at(-1))) states.push(state);
        }
        for (let i = states.length - 2; i >= 0; i -= 1) {
          expect(core.step('undo')).not.toBeNull();
          expect(dump(core)).toEqual(states[i]);
        }
        for (let i = 1; i < states.length; i += 1) {
          expect(core.step('redo')).not.toBeNull();
          expect(dump(core)).toEqual(states[i]);
        }
        expect(core.step('redo')).toBeNull();
        expect(core.db.raw.pragma('foreign_key_check')).toEqual([]);
        core.db.close();
      }),
      { numRuns: 100 },
    );
  });

  it('forgets what was undone once something new is done', () => {
    const core = aPeopledCore();
    aTouchpoint(core, people(core));
    core.step('undo');
    aContact(core, { fullName: 'Di' });
    expect(core.step('redo')).toBeNull();
    expect(core.step('undo')).toEqual({ label: 'Add Di' });
  });

  it('makes no action of a change that changes nothing', async () => {
    const core = aPeopledCore();
    const [id = 0] = people(core);
    editContact(core, id, getContact(core.db, id).fields);
    const state = await historyHandlers(core)['history.state']({}, job);
    expect(state.undo?.label).toBe('Add Cy');
  });

  it('leaves nothing behind when an action fails', () => {
    const core = aPeopledCore();
    const before = dump(core);
    expect(() =>
      core.act('Fail', () => {
        core.db.raw.prepare('UPDATE contact SET notes = ?').run('gone');
        throw new Error('on purpose');
      }),
    ).toThrow('on purpose');
    expect(dump(core)).toEqual(before);
    expect(core.db.raw.prepare('SELECT recording FROM history_context').pluck().get()).toBe(0);
  });

  it('says what each action changed, also while it is undone', async () => {
    const core = aPeopledCore();
    aTouchpoint(core, people(core));
    const expected = [
      { table: 'touchpoint', created: 1, updated: 0, removed: 0 },
      { table: 'touchpoint_contact', created: 3, updated: 0, removed: 0 },
    ];
    const list = async () =>
      (await historyHandlers(core)['history.list']({ before: null, limit: 1, text: '', until: null }, job)).actions[0];
    expect((await list())?.changes).toEqual(expected);
    core.step('undo');
    expect(await list()).toMatchObject({ state: 'undone', changes: expected });
  });

  it('takes the sample data in and out in one step each, leaving what is the user’s own', () => {
    const core = aPeopledCore();
    aTouchpoint(core, people(core), { subject: 'mine' });
    const before = dump(core);
    expect(loadSample(core)).toBeGreaterThan(10);
    expect(removeSample(core)).toBeGreaterThan(10);
    expect(dump(core)).toEqual(before);
    core.step('undo');
    core.step('undo');
    expect(dump(core)).toEqual(before);
  });

  it('brings an edited person back with every field', () => {
    const core = aCore();
    const fields = contactFields.parse({
      fullName: 'Søren Ørsted',
      name: { given: 'Søren', family: 'Ørsted' },
      birthday: '--02-29',
      tags: ['x'],
      stage: 'client',
      cadenceDays: 21,
      addresses: [{ label: 'home', city: 'Århus' }],
      dates: [{ label: 'anniversary', date: '2010-05-01' }],
      customFields: [{ label: 'Shoe', value: '44' }],
      points: [{ kind: 'phone', label: 'mobile', value: '+45 12 34 56 78' }],
      notes: 'line\nline',
      nicknames: ['Sø'],
      organization: 'Ørsted',
      title: 'Owner',
    });
    const id = aContact(core, fields);
    editContact(core, id, contactFields.parse({ fullName: 'Somebody else' }));
    core.step('undo');
    expect(getContact(core.db, id).fields).toEqual(fields);
  });
});
