import { contactFields } from '@shared/domain/contact';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editContact, setArchived, setDeleted } from '../../../../../src/main/features/contacts/service';
import { search } from '../../../../../src/main/features/search/service';
import { aContact, aCore, aTouchpoint } from '../../../../support/builders';

const names = (hits: ReturnType<typeof search>) => hits.people.map((person) => person.name);

describe('search', () => {
  const core = aCore();
  const jose = aContact(core, {
    fullName: 'José García',
    organization: 'Northlight Studio',
    tags: ['austin'],
    points: [{ kind: 'email', value: 'jose@northlight.example' }],
  });
  aContact(core, { fullName: '安藤 ロイド', notes: 'speaks of listening' });
  aContact(core, { fullName: 'Anders Holm', nicknames: ['Andy'], points: [{ kind: 'phone', value: '+47 555 01 234' }] });
  aContact(core, { fullName: 'Susanna Larsen', title: 'Bookkeeper' });
  aTouchpoint(core, jose, { subject: 'Coffee', body: 'Wants somebody who has run a rebrand' });

  aContact(core, { fullName: 'Łukasz Żółć' });
  aContact(core, { fullName: 'Søren Æbelø' });

  it.each([
    ['by letters that only look alike', 'lukasz zolc', 'Łukasz Żółć'],
    ['by letters of the Danes', 'aebelo', 'Søren Æbelø'],
    ['by its own letters', 'Łukasz', 'Łukasz Żółć'],
    ['without diacritics', 'garcia', 'José García'],
    ['with diacritics', 'GARCÍA', 'José García'],
    ['inside a word', 'orthli', 'José García'],
    ['by tag', 'austin', 'José García'],
    ['by e-mail', 'jose@north', 'José García'],
    ['by part of a phone', '555 01', 'Anders Holm'],
    ['by a phone however it is written', '(555) 0-12', 'Anders Holm'],
    ['by nickname', 'andy', 'Anders Holm'],
    ['by one sign of a CJK name', '藤', '安藤 ロイド'],
    ['by a CJK word', 'ロイド', '安藤 ロイド'],
    ['by two letters', 'jo', 'José García'],
    ['by note', 'listening', '安藤 ロイド'],
    ['by words in any order, from different fields', 'studio jose', 'José García'],
    ['by a short and a long word', 'jo northlight', 'José García'],
  ])('finds people %s', (_how, text, expected) => {
    expect(names(search(core, text, 10))[0]).toBe(expected);
  });

  it('puts names that begin with the words first', () => {
    expect(names(search(core, 'an', 10))[0]).toBe('Anders Holm');
    expect(names(search(core, 'ann', 10))).toEqual(['Susanna Larsen']);
  });

  it('finds what was said, with whom and an excerpt', () => {
    const [hit] = search(core, 'rebrand', 10).touchpoints;
    expect(hit).toMatchObject({ contactId: jose, contactName: 'José García', kindLabel: 'Meeting' });
    expect(hit?.excerpt).toContain('rebrand');
  });

  it('follows edits, leaves out the trash and marks the archived', () => {
    const own = aCore();
    const id = aContact(own, { fullName: 'Temporary Name', tags: ['gone'] });
    editContact(own, id, contactFields.parse({ fullName: 'Lasting Name' }));
    expect(names(search(own, 'temporary', 5))).toEqual([]);
    expect(names(search(own, 'gone', 5))).toEqual([]);
    setArchived(own, [id], true);
    expect(search(own, 'lasting', 5).people).toMatchObject([{ archived: true }]);
    setDeleted(own, [id], true);
    expect(names(search(own, 'lasting', 5))).toEqual([]);
    own.step('undo');
    expect(names(search(own, 'lasting', 5))).toEqual(['Lasting Name']);
  });

  it('finds the living behind any number of the trashed, and one person once', () => {
    const own = aCore();
    for (let i = 0; i < 60; i += 1) setDeleted(own, [aContact(own, { fullName: 'Anna Smith' })], true);
    aContact(own, {
      fullName: 'Joanna Brown',
      nicknames: ['Anna'],
      points: Array.from({ length: 40 }, (_, i) => ({ kind: 'email' as const, value: `anna${i}@anna.example` })),
    });
    aContact(own, { fullName: 'Marianna Green' });
    expect(names(search(own, 'anna', 5)).sort()).toEqual(['Joanna Brown', 'Marianna Green']);
  });

  it('takes any text for words, never for syntax', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: 'binary' }),
          fc.constantFrom('"', '*', 'a" OR "b', 'NEAR(', "'; DROP TABLE contact", '%', '__', '\\', '\0abc'),
        ),
        (text) => {
          const hits = search(core, text, 5);
          expect(hits.people.length).toBeLessThanOrEqual(5);
        },
      ),
      { numRuns: 300 },
    );
    expect(names(search(core, '%', 5))).toEqual([]);
    expect(names(search(core, '   ', 5))).toEqual([]);
  });
});
