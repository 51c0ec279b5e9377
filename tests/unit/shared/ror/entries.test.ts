import {
  groupFactor,
  NoveltyCounter,
  noveltyFactor,
  purchaseEntries,
  type ReferralLink,
  referralEntries,
  sentimentFactor,
  touchpointEntries,
} from '@shared/ror/entries';
import { defaultRorSettings, rorSettings, type TouchpointKind } from '@shared/ror/settings';
import { describe, expect, it } from 'vitest';

const kind = (key: string): TouchpointKind => {
  const found = defaultRorSettings.kinds.find((k) => k.key === key);
  if (!found) throw new Error(key);
  return found;
};
const touch = (key: string, overrides: Partial<Parameters<typeof touchpointEntries>[0]> = {}) =>
  touchpointEntries({ contactId: 1, kind: kind(key), occurredAt: 1_000, sentiment: 0, contacts: 1, nth: 1, ...overrides }).map(
    ({ to, amount }) => ({ to, amount }),
  );

describe('the entries of a touchpoint', () => {
  it('are those of the table of kinds', () => {
    expect(touch('meeting')).toEqual([{ to: 'engagement', amount: 5 }]);
    expect(touch('review')).toEqual([{ to: 'referrals', amount: 8 }]);
    expect(touch('introduction_in')).toEqual([
      { to: 'referrals', amount: 6 },
      { to: 'take', amount: 2 },
    ]);
    expect(touch('introduction_out')).toEqual([{ to: 'give', amount: 4 }]);
    expect(touch('note')).toEqual([]);
  });

  it('multiply points, and points only, by the sentiment', () => {
    expect([-2, -1, 0, 1, 2].map(sentimentFactor)).toEqual([-1, -0.5, 1, 1.25, 1.5]);
    expect(touch('help_in', { sentiment: -1 })).toEqual([
      { to: 'engagement', amount: -1 },
      { to: 'take', amount: 3 },
    ]);
  });

  it('share among the people, and count less for each more of a kind on one day', () => {
    expect(groupFactor(4)).toBe(0.5);
    expect(noveltyFactor(3)).toBeCloseTo(1 / 3, 15);
    expect(touch('call', { contacts: 4, nth: 2 })).toEqual([{ to: 'engagement', amount: 1 }]);
    expect(touch('gift', { contacts: 4, nth: 2 })).toEqual([{ to: 'give', amount: 0.5 }]);
  });
});

describe('novelty', () => {
  it('counts by kind and day, also when they alternate', () => {
    const counter = new NoveltyCounter();
    const days: [string, string, number][] = [
      ['call', '2026-01-01', 1],
      ['call', '2026-01-01', 2],
      ['meeting', '2026-01-01', 1],
      ['call', '2026-01-01', 3],
      ['call', '2026-01-02', 1],
      ['call', '2026-01-01', 4],
      ['meeting', '2026-01-01', 2],
    ];
    for (const [key, day, expected] of days) expect(counter.next(key, day)).toBe(expected);
  });
});

describe('the entries of a referral', () => {
  const links = new Map<number, ReferralLink>();
  const entries = (overrides: Partial<Parameters<typeof referralEntries>[0]> = {}) =>
    referralEntries(
      { fromContactId: 1, toContactId: null, madeAt: 100, status: 'made', closedAt: null, ...overrides },
      (id) => links.get(id),
      defaultRorSettings,
    ).map(({ contactId, to, amount, at }) => [contactId, to, amount, at]);

  it('credit who referred when it is made, and more when it is won', () => {
    links.clear();
    expect(entries()).toEqual([
      [1, 'referrals', 10, 100],
      [1, 'take', 3, 100],
    ]);
    expect(entries({ status: 'won', closedAt: 200 })).toEqual([
      [1, 'referrals', 10, 100],
      [1, 'referrals', 15, 200],
      [1, 'take', 3, 100],
    ]);
    expect(entries({ status: 'lost', closedAt: 200 })).toEqual([
      [1, 'referrals', 10, 100],
      [1, 'take', 3, 100],
    ]);
  });

  it('flow upstream by halves, four hops at the most', () => {
    links.clear();
    for (let id = 1; id < 9; id += 1) links.set(id, { fromContactId: id + 1, madeAt: 50 });
    const credited = entries().filter(([, to]) => to === 'referrals');
    expect(credited.map(([id, , amount]) => [id, amount])).toEqual([
      [1, 10],
      [2, 5],
      [3, 2.5],
      [4, 1.25],
      [5, 0.625],
    ]);
  });

  it('stop at a link made later, and never pass one person twice', () => {
    links.clear();
    links.set(1, { fromContactId: 2, madeAt: 100 });
    links.set(2, { fromContactId: 3, madeAt: 101 });
    expect(
      entries()
        .filter(([, to]) => to === 'referrals')
        .map(([id]) => id),
    ).toEqual([1, 2]);
    links.set(2, { fromContactId: 1, madeAt: 10 });
    expect(
      entries()
        .filter(([, to]) => to === 'referrals')
        .map(([id]) => id),
    ).toEqual([1, 2]);
  });

  it('are a give for one that I gave, and nothing for one between others', () => {
    expect(entries({ fromContactId: null, toContactId: 7, status: 'won', closedAt: 200 })).toEqual([
      [7, 'give', 5, 100],
      [7, 'give', 3, 200],
    ]);
    expect(entries({ fromContactId: 1, toContactId: 2 })).toEqual([]);
  });
});

describe('the entries of a purchase', () => {
  it('are loyalty: 5 for the first, 8 for each later one, whatever the amount', () => {
    expect(purchaseEntries(1, 5, true, defaultRorSettings)).toMatchObject([{ to: 'loyalty', amount: 5, at: 5 }]);
    expect(purchaseEntries(1, 5, false, defaultRorSettings)).toMatchObject([{ to: 'loyalty', amount: 8 }]);
  });
});

describe('the settings', () => {
  it('accept their defaults and refuse what would break the sums, at the field', () => {
    expect(rorSettings.safeParse(defaultRorSettings).success).toBe(true);
    const broken = (change: object) => rorSettings.safeParse({ ...defaultRorSettings, ...change }).error?.issues[0]?.path.join('.');
    expect(broken({ energyHalfLife: 7 })).toBe('energyHalfLife');
    expect(broken({ halfLives: { ...defaultRorSettings.halfLives, sharing: 0 } })).toBe('halfLives.sharing');
    expect(broken({ kinds: [kind('call'), kind('call')] })).toBe('kinds');
    expect(broken({ kinds: [{ ...kind('call'), points: -1 }] })).toBe('kinds.0.points');
    expect(broken({ purchase: { first: Number.NaN, later: 1 } })).toBe('purchase.first');
  });
});
