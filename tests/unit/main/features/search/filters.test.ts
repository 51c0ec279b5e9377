import { contract, type Input } from '@shared/contract';
import { DAY_MS } from '@shared/domain/dates';
import { describe, expect, it } from 'vitest';
import { ContactLists } from '../../../../../src/main/features/contacts/list';
import { setArchived, setDeleted } from '../../../../../src/main/features/contacts/service';
import { insertFollowUp } from '../../../../../src/main/features/follow-ups/service';
import { before } from '../../../../../src/main/features/search/conditions';
import { search } from '../../../../../src/main/features/search/service';
import { aContact, aCore, aTouchpoint, START, type TestCore } from '../../../../support/builders';

function aCircle() {
  const core = aCore();
  const ana = aContact(core, {
    fullName: 'Ana',
    organization: 'Café Nørre',
    stage: 'client',
    tags: ['VIP', 'old friend'],
    birthday: '--02-03',
    points: [{ kind: 'email', value: 'ana@example.com' }],
  });
  const bo = aContact(core, {
    fullName: 'Bo',
    organization: 'Northlight',
    tags: ['vip'],
    points: [{ kind: 'phone', value: '+4755501234' }],
  });
  const cy = aContact(core, { fullName: 'Cy', stage: 'lead', notes: 'Northlight too' });
  const old = aContact(core, { fullName: 'Olde', tags: ['vip'] });
  const gone = aContact(core, { fullName: 'Gone', tags: ['vip'] });
  for (let i = 0; i < 10; i += 1) aTouchpoint(core, ana, { occurredAt: START - 3 * DAY_MS, kind: 'review', subject: 'Workshop' });
  aTouchpoint(core, bo, { occurredAt: START - 90 * DAY_MS, kind: 'ask', subject: 'Workshop' });
  // Neither a private note nor what is still to come is a touch.
  aTouchpoint(core, cy, { occurredAt: START - DAY_MS, kind: 'note' });
  aTouchpoint(core, cy, { occurredAt: START + DAY_MS });
  const plan = (contactId: number, dueDate: string) =>
    insertFollowUp(core.db, { contactId, dueDate, reason: '', uid: core.newUid(), doneAt: null, source: 'manual', now: START });
  core.act('Plan', () => {
    plan(ana, day(-1));
    plan(bo, day(0));
    plan(cy, day(6));
  });
  setArchived(core, [old], true);
  setDeleted(core, [gone], true);
  return core;
}
const day = (days: number) => before(new Date(START).toISOString().slice(0, 10), -days, 'd');

function list(core: TestCore, text: string, more: Input<'contacts.list'> = {}) {
  const input = contract['contacts.list'].input.parse({ text, ...more });
  return new ContactLists(core).page(input).rows.map(({ name }) => name);
}

describe('filters in the search', () => {
  const core = aCircle();
  it.each([
    ['tag:vip', ['Ana', 'Bo']],
    ['-tag:vip', ['Cy']],
    ['tag:"Old Friend"', ['Ana']],
    ['tag:vi', []],
    ['stage:LEAD', ['Cy']],
    ['-stage:lead', ['Ana', 'Bo']],
    ['org:north', ['Bo']],
    ['org:cafe', ['Ana']],
    ['org:no', ['Ana', 'Bo']],
    ['score>20', ['Ana']],
    ['score<=20', ['Bo', 'Cy']],
    ['-score>20', ['Bo', 'Cy']],
    ['give<50', ['Bo']],
    ['give=50', ['Ana', 'Cy']],
    ['last<7d', ['Ana']],
    ['last<3d', []],
    ['last<=3d', ['Ana']],
    ['last=3d', ['Ana']],
    ['last>3d', ['Bo']],
    ['last>=90d', ['Bo']],
    ['last>90d', []],
    ['last>2m', ['Bo']],
    ['last>1y', []],
    ['last:never', ['Cy']],
    ['-last<1w', ['Bo', 'Cy']],
    ['next:overdue', ['Ana']],
    ['next:today', ['Bo']],
    ['next:week', ['Bo', 'Cy']],
    ['next:none', []],
    ['-next:overdue', ['Bo', 'Cy']],
    ['has:email', ['Ana']],
    ['-has:email has:phone', ['Bo']],
    ['has:birthday', ['Ana']],
    ['has:notes', ['Cy']],
    ['is:archived', ['Olde']],
    ['is:archived tag:vip', ['Olde']],
    ['north tag:vip', ['Bo']],
    ['tag:vip nonsense:1 last<7d', ['Ana']],
    ['"north"', ['Bo', 'Cy']],
  ])('%s leaves %j, on the People page and in the palette', (text, expected) => {
    expect(list(core, text)).toEqual(expected);
    expect(
      search(core, text, 10)
        .people.map(({ name }) => name)
        .sort(),
    ).toEqual(expected);
  });

  it('adds to the filters of the mouse', () => {
    expect(list(core, 'tag:vip', { stages: ['client'] })).toEqual(['Ana']);
    expect(list(core, 'last<7d', { sort: 'lastTouch', tags: ['VIP'] })).toEqual(['Ana']);
  });

  it('finds what was said only with those whom the filters leave', () => {
    expect(search(core, 'workshop score>20', 20).touchpoints.map(({ contactName }) => contactName)).toEqual(Array(10).fill('Ana'));
    expect(search(core, 'workshop last>7d', 20).touchpoints.map(({ contactName }) => contactName)).toEqual(['Bo']);
    expect(search(core, 'tag:vip', 20)).toMatchObject({ filtered: 2, touchpoints: [] });
    expect(search(core, 'workshop', 20).filtered).toBeNull();
  });

  it('is worked out anew after what it looks at has changed', () => {
    const own = aCircle();
    const lists = new ContactLists(own);
    const ask = (text: string) => lists.page(contract['contacts.list'].input.parse({ text })).rows.map(({ name }) => name);
    const cy = own.db.raw.prepare("SELECT id FROM contact WHERE name = 'Cy'").pluck().get() as number;
    expect([ask('last:never'), ask('score>20')]).toEqual([['Cy'], ['Ana']]);
    for (let i = 0; i < 10; i += 1) aTouchpoint(own, cy, { occurredAt: START - DAY_MS, kind: 'review' });
    expect([ask('last:never'), ask('score>20')]).toEqual([[], ['Ana', 'Cy']]);
    own.step('undo');
    for (let i = 0; i < 9; i += 1) own.step('undo');
    expect(ask('last:never')).toEqual(['Cy']);
    aTouchpoint(own, cy, { occurredAt: START - DAY_MS, kind: 'message_out' });
    expect(ask('last<7d')).toEqual(['Ana', 'Cy']);
  });

  it.each([
    ['2026-03-31', 1, 'm', '2026-02-28'],
    ['2024-02-29', 1, 'y', '2023-02-28'],
    ['2026-01-15', 2, 'm', '2025-11-15'],
    ['2026-01-03', 1, 'w', '2025-12-27'],
    ['2026-01-03', 9_999, 'y', '0001-01-01'],
  ] as const)('the day before %s by %i%s is %s', (date, count, unit, expected) => {
    expect(before(date, count, unit)).toBe(expected);
  });
});
