import { contract, type Input } from '@shared/contract';
import { DAY_MS } from '@shared/domain/dates';
import { describe, expect, it } from 'vitest';
import { ContactLists } from '../../../../../src/main/features/contacts/list';
import { setArchived, setDeleted } from '../../../../../src/main/features/contacts/service';
import { insertFollowUp } from '../../../../../src/main/features/follow-ups/service';
import { aContact, aCore, aTouchpoint, START, type TestCore } from '../../../../support/builders';

function list(core: TestCore, input: Input<'contacts.list'> = {}) {
  return new ContactLists(core).page(contract['contacts.list'].input.parse(input));
}
const names = (page: ReturnType<typeof list>) => page.rows.map((row) => row.name);

function aCrowd() {
  const core = aCore();
  const ana = aContact(core, { fullName: 'Ána', organization: 'zebra', stage: 'client', tags: ['a', 'b'] });
  const bo = aContact(core, { fullName: 'bo', organization: 'Alpha', stage: 'new', tags: ['b'] });
  const cy = aContact(core, { fullName: 'Cy' });
  aTouchpoint(core, bo, { occurredAt: START - DAY_MS });
  aTouchpoint(core, ana, { occurredAt: START - 2 * DAY_MS, kind: 'ask' });
  aTouchpoint(core, cy, { occurredAt: START - 3_600_000, kind: 'note' });
  core.act('Plan', () => {
    insertFollowUp(core.db, {
      contactId: ana,
      dueDate: '2026-12-01',
      reason: '',
      uid: core.newUid(),
      doneAt: null,
      source: 'manual',
      now: START,
    });
  });
  return { core, ana, bo, cy };
}

describe('the list of people', () => {
  it('sorts by name whatever the case and the accents', () => {
    expect(names(list(aCrowd().core))).toEqual(['Ána', 'bo', 'Cy']);
  });

  it.each([
    ['organization', ['bo', 'Ána', 'Cy']],
    ['stage', ['bo', 'Ána', 'Cy']],
    ['nextFollowUp', ['Ána', 'bo', 'Cy']],
    // A private note is no touch.
    ['lastTouch', ['Ána', 'bo', 'Cy']],
    ['giveShare', ['Ána', 'bo', 'Cy']],
  ] as const)('sorts by %s, those without one last', (sort, expected) => {
    expect(names(list(aCrowd().core, { sort }))).toEqual(expected);
  });

  it('keeps those without a value last the other way round too', () => {
    expect(names(list(aCrowd().core, { sort: 'organization', descending: true }))).toEqual(['Ána', 'bo', 'Cy']);
  });

  it('is filtered by whether it is time to be in touch, sorted by how late it is, and both are told', () => {
    const core = aCore();
    for (const [fullName, cadenceDays, ago] of [
      ['Ana', 10, 10],
      ['Bo', 10, 40],
      ['Cy', 10, 100],
      ['Dee', 10, 1],
      ['Eli', null, 50],
    ] as const)
      aTouchpoint(core, aContact(core, { fullName, cadenceDays }), { occurredAt: START - ago * DAY_MS });
    expect(names(list(core, { cadence: ['due'] }))).toEqual(['Ana']);
    expect(names(list(core, { cadence: ['overdue', 'dormant'], sort: 'cadence', descending: true }))).toEqual(['Cy', 'Bo']);
    expect(names(list(core, { sort: 'cadence', descending: true }))).toEqual(['Cy', 'Bo', 'Ana', 'Dee', 'Eli']);
    expect(list(core).rows.map(({ cadenceState, cadenceDays }) => [cadenceState, cadenceDays])).toEqual([
      ['due', 10],
      ['overdue', 10],
      ['dormant', 10],
      [null, 10],
      [null, null],
    ]);
    const lists = new ContactLists(core);
    const counts = () => lists.facets().cadence.map(({ count }) => count);
    expect(counts()).toEqual([1, 1, 1]);
    aTouchpoint(core, 1, { kind: 'call' });
    expect(counts()).toEqual([0, 1, 1]);
    core.clock.now = START + 10 * DAY_MS;
    expect(counts()).toEqual([2, 1, 1]);
  });

  it('sorts by score, and anew after something is logged', () => {
    const { core, cy } = aCrowd();
    const lists = new ContactLists(core);
    const input = contract['contacts.list'].input.parse({ sort: 'score', descending: true });
    expect(lists.page(input).rows[0]?.name).toBe('bo');
    aTouchpoint(core, cy, { kind: 'review' });
    expect(lists.page(input).rows[0]).toMatchObject({ name: 'Cy', points: 8 });
  });

  it('filters by text, by all tags, by any stage, and counts', () => {
    const { core } = aCrowd();
    expect(list(core, { text: 'ana' })).toMatchObject({ total: 1 });
    expect(names(list(core, { tags: ['b'] }))).toEqual(['Ána', 'bo']);
    expect(names(list(core, { tags: ['a', 'b'] }))).toEqual(['Ána']);
    expect(names(list(core, { stages: ['new', 'client'] }))).toEqual(['Ána', 'bo']);
    expect(names(list(core, { text: 'zeb', tags: ['b'], stages: ['client'] }))).toEqual(['Ána']);
  });

  it('pages by offset', () => {
    const { core } = aCrowd();
    expect(list(core, { offset: 1, limit: 1 })).toMatchObject({ total: 3, rows: [{ name: 'bo' }] });
    expect(list(core, { offset: 10 })).toMatchObject({ total: 3, rows: [] });
  });

  it('shows the archived apart and the trash not at all', () => {
    const { core, ana, bo } = aCrowd();
    setArchived(core, [ana], true);
    setDeleted(core, [bo], true);
    expect(names(list(core))).toEqual(['Cy']);
    expect(names(list(core, { show: 'archived' }))).toEqual(['Ána']);
    expect(new ContactLists(core).facets()).toMatchObject({ tags: [], total: 1, archived: 1, trashed: 1 });
    expect(names(list(core, { show: 'trash', text: 'bo' }))).toEqual(['bo']);
  });

  it('tells each person’s tags, last touch and next follow-up', () => {
    expect(list(aCrowd().core, { text: 'ana' }).rows[0]).toMatchObject({
      tags: ['a', 'b'],
      lastTouchAt: START - 2 * DAY_MS,
      nextFollowUp: '2026-12-01',
      stage: 'client',
    });
  });
});
