import { contract, type Input } from '@shared/contract';
import { contactFields } from '@shared/domain/contact';
import { DAY_MS } from '@shared/domain/dates';
import { followUpInput } from '@shared/domain/follow-up';
import { describe, expect, it } from 'vitest';
import { editContact } from '../../../../../src/main/features/contacts/service';
import { followUpHandlers } from '../../../../../src/main/features/follow-ups/handlers';
import { Timelines } from '../../../../../src/main/features/timeline/service';
import { aContact, aCore, aPurchase, aReferral, aTouchpoint, START, type TestCore } from '../../../../support/builders';

const job = { progress: () => undefined, checkCancelled: () => undefined, whileWriting: async <T>(work: () => T) => work() };

function page(core: TestCore, contactId: number, input: Omit<Input<'timeline.page'>, 'contactId'> = {}) {
  return new Timelines(core).page(contract['timeline.page'].input.parse({ contactId, ...input }));
}

async function aLife() {
  const core = aCore();
  const ana = aContact(core, { fullName: 'Ana', stage: 'new' });
  const bo = aContact(core, { fullName: 'Bo' });
  aTouchpoint(core, [ana, bo], { occurredAt: START - 90 * DAY_MS, subject: 'Coffee', sentiment: 1 });
  aTouchpoint(core, ana, { occurredAt: START - 60 * DAY_MS, kind: 'help_out', body: 'Reviewed the deck' });
  aReferral(core, ana, bo, {
    madeAt: START - 50 * DAY_MS,
    status: 'won',
    closedAt: START - 40 * DAY_MS,
    valueMinor: 500_000,
    currency: 'EUR',
  });
  aPurchase(core, ana, { at: START - 30 * DAY_MS });
  const followUps = followUpHandlers(core);
  const followUp = followUpInput.parse({ contactId: ana, dueDate: '2026-11-02', reason: 'Call' });
  const { id } = await followUps['followUps.create']({ followUp, completes: null }, job);
  await followUps['followUps.complete']({ id }, job);
  core.clock.now += 1_000;
  editContact(core, ana, contactFields.parse({ fullName: 'Ana', stage: 'client' }));
  return { core, ana, bo };
}

describe('the timeline', () => {
  it('holds every kind of row, newest first', async () => {
    const { core, ana } = await aLife();
    const { items, total, next } = page(core, ana);
    expect(items.map((item) => (item.type === 'referral' ? `referral ${item.moment}` : item.type))).toEqual([
      'stage',
      'followUp',
      'purchase',
      'referral closed',
      'referral made',
      'touchpoint',
      'touchpoint',
    ]);
    expect(total).toBe(7);
    expect(next).toBeNull();
  });

  it('says what each row is worth and what is left of it', async () => {
    const { core, ana } = await aLife();
    const byKey = page(core, ana).items;
    const coffee = byKey.find((item) => item.type === 'touchpoint' && item.touchpoint.subject === 'Coffee');
    // 5 points × sentiment 1.25 × group 1/√2, half of it left after one half-life of 90 days.
    expect(coffee?.worth.points).toBeCloseTo((5 * 1.25) / Math.SQRT2, 12);
    expect(coffee?.worth.left).toBeCloseTo((5 * 1.25) / Math.SQRT2 / 2, 4);
    expect(coffee?.worth.component).toBe('engagement');
    expect(byKey.find((item) => item.type === 'touchpoint' && item.touchpoint.kind === 'help_out')?.worth).toMatchObject({
      points: 0,
      give: 3,
    });
    expect(byKey.filter((item) => item.type === 'referral').map((item) => item.worth.points)).toEqual([15, 10]);
    expect(byKey.find((item) => item.type === 'purchase')?.worth).toMatchObject({ points: 5, left: 5, component: 'loyalty' });
  });

  it('shows each person’s own part of a referral', async () => {
    const { core, ana, bo } = await aLife();
    const roles = (id: number) => page(core, id, { types: ['referral'] }).items.map((item) => item.type === 'referral' && item.role);
    expect(roles(ana)).toEqual(['from', 'from']);
    expect(roles(bo)).toEqual(['subject', 'subject']);
  });

  it('filters by type, kind and words', async () => {
    const { core, ana } = await aLife();
    expect(page(core, ana, { types: ['purchase', 'stage'] }).total).toBe(2);
    expect(page(core, ana, { types: ['touchpoint'], kinds: ['help_out'] }).total).toBe(1);
    expect(page(core, ana, { text: 'deck reviewed' }).items).toMatchObject([{ type: 'touchpoint' }]);
    aTouchpoint(core, ana, { subject: 'Évaluation 12/2025' });
    expect(page(core, ana, { text: 'evalu' }).total).toBe(1);
    expect(page(core, ana, { text: 'ÉVALUATION 12/2025' }).total).toBe(1);
    expect(page(core, ana, { text: 'nothing like this' })).toEqual({ items: [], total: 0, next: null });
  });

  it('pages through rows of one instant without losing or repeating any', () => {
    const core = aCore();
    const ana = aContact(core);
    for (let i = 0; i < 25; i += 1) aTouchpoint(core, ana, { occurredAt: START - Math.floor(i / 10) * DAY_MS, subject: `n${i}` });
    const seen: string[] = [];
    for (let cursor: string | null = null, first = true; first || cursor; first = false) {
      const result = page(core, ana, { cursor, limit: 7 });
      expect(result.total).toBe(25);
      seen.push(...result.items.map((item) => item.key));
      cursor = result.next;
    }
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
  });

  it('refuses a cursor that is none, and a person who is not there', () => {
    const core = aCore();
    const ana = aContact(core);
    expect(() => page(core, ana, { cursor: 'x' })).toThrow(expect.objectContaining({ code: 'invalid', field: 'cursor' }));
    expect(() => page(core, 999)).toThrow(expect.objectContaining({ code: 'not_found' }));
  });
});
