import { describe, expect, it } from 'vitest';
import { fitting } from '../../../../../src/renderer/src/features/contacts/fitting';

/** Each letter is one wide. */
const countFitting = (values: string[], room: number) => fitting(values, room, (text) => text.length);

describe('fitting', () => {
  it('takes all that fit', () => {
    expect(countFitting([], 0)).toBe(0);
    expect(countFitting(['design', 'tech'], 12)).toBe(2);
  });

  it('leaves room for how many more there are', () => {
    expect(countFitting(['design', 'tech'], 11)).toBe(1);
    expect(countFitting(['a', 'b', 'c', 'd'], 7)).toBe(2);
    expect(countFitting(['a', 'b', 'c', 'd'], 6)).toBe(1);
  });

  it('takes the first even where it is too wide', () => {
    expect(countFitting(['a-very-long-tag'], 4)).toBe(1);
    expect(countFitting(['a-very-long-tag', 'b'], 4)).toBe(1);
  });
});
