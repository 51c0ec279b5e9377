import { describe, expect, it } from 'vitest';
import { stepsUp, topOfScale } from '../../../../../src/renderer/src/features/contacts/score-scale';

describe('topOfScale', () => {
  it('is the next round number above the highest score', () => {
    expect(topOfScale([])).toBe(10);
    expect(topOfScale([0, 3])).toBe(10);
    expect(topOfScale([17, 4])).toBe(20);
    expect(topOfScale([20])).toBe(50);
    expect(topOfScale([49])).toBe(100);
    expect(topOfScale([100])).toBe(100);
  });
});

describe('stepsUp', () => {
  const samples = (...scores: number[]) => scores.map((score) => ({ score }));

  it('names the samples that rose, not those that faded or stayed', () => {
    expect(stepsUp(samples(5, 20, 19, 19, 30), 50)).toEqual([1, 4]);
  });

  it('leaves out steps too small to be seen', () => {
    expect(stepsUp(samples(50, 51, 53), 100)).toEqual([2]);
  });

  it('keeps the largest where there are many, in their order', () => {
    const many = stepsUp(samples(...Array.from({ length: 30 }, (_, index) => index ** 2 / 10)), 10);
    expect(many).toHaveLength(12);
    expect(many[0]).toBe(18);
    expect(many.at(-1)).toBe(29);
  });
});
