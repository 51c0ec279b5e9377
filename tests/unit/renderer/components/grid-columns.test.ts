import { expect, test } from 'vitest';
import { columnsFor, tracksOf } from '../../../../src/renderer/src/components/grid-columns';

const name = { key: 'name', width: 10, grow: 3 };
const city = { key: 'city', width: 5, grow: 1 };
const score = { key: 'score', width: 3 };
const choice = { all: [name, city, score], dispensable: [city], fixed: [2] };
/** 10 + 5 + 3 + 2 rem, three gaps between them, and the padding of a row. */
const needed = 20 + 3 * 0.625 + 1.375;

const widths = (room: number) => columnsFor(choice, room).map(({ key, width }) => [key, width]);

test('where there is just room for all columns, each has its least width', () => {
  expect(widths(needed)).toEqual([
    ['name', 10],
    ['city', 5],
    ['score', 3],
  ]);
});

test('what is left over is shared out', () => {
  expect(widths(needed + 8)).toEqual([
    ['name', 16],
    ['city', 7],
    ['score', 3],
  ]);
});

test('where there is no room, the dispensable column goes and what it took is left over', () => {
  expect(widths(needed - 1).map(([key]) => key)).toEqual(['name', 'score']);
  expect(widths(0)).toEqual([
    ['name', 10],
    ['score', 3],
  ]);
});

test('widths become tracks of a grid', () => {
  expect(tracksOf([1.5, 10])).toBe('1.5rem 10rem');
});
