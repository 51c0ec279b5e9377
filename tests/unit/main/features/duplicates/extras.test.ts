import type { PreservedProperty } from '@shared/domain/contact';
import { expect, it } from 'vitest';
import { uniteExtras } from '../../../../../src/main/features/duplicates/extras';

const property = (text: string): PreservedProperty => {
  const [left = '', value = ''] = text.split(':');
  const [group, name] = left.includes('.') ? left.split('.') : [undefined, left];
  return { ...(group === undefined ? {} : { group }), name: name ?? '', params: {}, value };
};
const united = (...entries: string[][]) =>
  uniteExtras(entries.map((lines) => lines.map(property))).map(
    ({ group, name, value }) => `${group === undefined ? '' : `${group}.`}${name}:${value}`,
  );

it('keeps each property once', () => {
  expect(united(['X-A:1', 'X-B:2'], ['X-B:2', 'X-A:3'])).toEqual(['X-A:1', 'X-B:2', 'X-A:3']);
});

it('says when a card was written once', () => {
  expect(united(['REV:1'], ['REV:2', 'PRODID:x'])).toEqual(['REV:1', 'PRODID:x']);
});

it('ties each label to its own property where two cards call their groups the same', () => {
  expect(united(['item1.X-REL:Bo', 'item1.X-ABLABEL:friend'], ['item1.X-DAY:1999', 'item1.X-ABLABEL:met', 'item2.X-C:1'])).toEqual([
    'item1.X-REL:Bo',
    'item1.X-ABLABEL:friend',
    'item3.X-DAY:1999',
    'item3.X-ABLABEL:met',
    'item2.X-C:1',
  ]);
});

it('keeps both labels of a property that is labelled twice', () => {
  expect(united(['item1.X-REL:Bo', 'item1.X-ABLABEL:friend'], ['item1.X-REL:Bo', 'item1.X-ABLABEL:pal'])).toEqual([
    'item1.X-REL:Bo',
    'item1.X-ABLABEL:friend',
    'item2.X-REL:Bo',
    'item2.X-ABLABEL:pal',
  ]);
});

it('leaves a group that is the same in both as it is', () => {
  expect(united(['item1.X-REL:Bo', 'item1.X-ABLABEL:friend'], ['item1.X-REL:Bo', 'item1.X-ABLABEL:friend'])).toEqual([
    'item1.X-REL:Bo',
    'item1.X-ABLABEL:friend',
  ]);
});
