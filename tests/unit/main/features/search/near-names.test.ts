import { contactFields } from '@shared/domain/contact';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editContact, setDeleted } from '../../../../../src/main/features/contacts/service';
import { slipsBetween } from '../../../../../src/main/features/search/near-names';
import { search } from '../../../../../src/main/features/search/service';
import { aContact, aCore, type TestCore } from '../../../../support/builders';

const similar = (core: TestCore, text: string) => search(core, text, 10).similar.map(({ name }) => name);

describe('names that are nearly what was typed', () => {
  const core = aCore();
  for (const fullName of [
    'Friedrich Müller',
    'Anna Schmidt',
    'Łukasz Żółć',
    'Jean-Luc O’Brien',
    '安藤 ロイド',
    'Bo Chen',
    'Katherine Johnson',
  ])
    aContact(core, { fullName });

  it.each([
    ['two letters swapped', 'shcmidt', 'Anna Schmidt'],
    ['a missing letter', 'shmidt', 'Anna Schmidt'],
    ['a doubled letter', 'schmiddt', 'Anna Schmidt'],
    ['a wrong letter', 'schnidt', 'Anna Schmidt'],
    ['a slip in the beginning of a name', 'shcmi', 'Anna Schmidt'],
    ['a wrong first letter', 'zchmidt', 'Anna Schmidt'],
    ['accents written out', 'mueller', 'Friedrich Müller'],
    ['wrong accents', 'Frîedricch', 'Friedrich Müller'],
    ['two slips in a long name', 'kahterinne', 'Katherine Johnson'],
    ['a slip in each of two words', 'ana shmidt', 'Anna Schmidt'],
    ['a slip beside a word that is right', 'anna schmitd', 'Anna Schmidt'],
    ['a slip after a short word', 'bo chenn', 'Bo Chen'],
    ['a name with a hyphen', 'jaen-luc', 'Jean-Luc O’Brien'],
    ['letters of its own', 'luksaz', 'Łukasz Żółć'],
  ])('are offered for %s: %s', (_what, text, expected) => {
    expect(search(core, text, 10).people).toEqual([]);
    expect(similar(core, text)).toEqual([expected]);
  });

  it.each(['schmidt', 'xyzzy', 'ab', 'tag:schmitd', 'schmitd tag:x', '安藤', ''])('are not offered for %j', (text) => {
    expect(similar(core, text)).toEqual([]);
  });

  it('follow edits, the trash and undo', () => {
    const own = aCore();
    const id = aContact(own, { fullName: 'Gisela Bauer' });
    expect(similar(own, 'baeur')).toEqual(['Gisela Bauer']);
    editContact(own, id, { ...contactFields.parse({ fullName: 'Gisela Krämer' }) });
    expect(similar(own, 'baeur')).toEqual([]);
    expect(similar(own, 'kraemer')).toEqual(['Gisela Krämer']);
    setDeleted(own, [id], true);
    expect(similar(own, 'kraemer')).toEqual([]);
    own.step('undo');
    expect(similar(own, 'kraemer')).toEqual(['Gisela Krämer']);
  });

  it('counts one slip for each that is made', () => {
    const word = fc.stringMatching(/^[a-z]{4,9}$/);
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom('swap', 'drop', 'double', 'other'), (name, at, how) => {
        const i = at % (name.length - 1);
        const slip = {
          swap: name.slice(0, i) + (name[i + 1] ?? '') + (name[i] ?? '') + name.slice(i + 2),
          drop: name.slice(0, i) + name.slice(i + 1),
          double: name.slice(0, i) + (name[i] ?? '') + name.slice(i),
          other: `${name.slice(0, i)}ø${name.slice(i + 1)}`,
        }[how];
        expect(slipsBetween(slip, name, 1)).toBeLessThanOrEqual(1);
      }),
    );
    expect(slipsBetween('abcdefgh', 'abxxefgh', 1)).toBeGreaterThan(1);
    expect(slipsBetween('smith', 'jones', 1)).toBeGreaterThan(1);
  });
});
