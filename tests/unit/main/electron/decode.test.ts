import { describe, expect, test } from 'vitest';
import { decodeRequest } from '../../../../src/main/electron/decode';

describe('decodeRequest', () => {
  test('fills in the defaults of the contract', () => {
    expect(decodeRequest('search.query', { text: 'ana' })).toEqual({ name: 'search.query', input: { text: 'ana', limit: 20 } });
    expect(decodeRequest('settings.get', undefined)).toEqual({ name: 'settings.get', input: {} });
  });

  test.each([['db.exec'], ['toString'], ['__proto__'], [''], [null], [42], [['settings.get']]])('refuses the name %j', (name) => {
    expect(() => decodeRequest(name, {})).toThrow(expect.objectContaining({ code: 'refused' }));
  });

  test.each([
    ['contacts.get', { id: 0 }, 'id', /^Id: too small/],
    [
      'contacts.create',
      { contact: { fullName: 'Ana', points: [{ kind: 'email', value: ' ' }] } },
      'contact.points.0.value',
      /^Value: is empty$/,
    ],
    ['contacts.create', { contact: {} }, 'contact.fullName', /^Give a name, an organization or a way to reach them$/],
    ['contacts.list', { sort: 'shoeSize' }, 'sort', /^Sort: invalid option/],
    ['contacts.create', { contact: { fullName: 'Ana', cadenceDays: 0.5 } }, 'contact.cadenceDays', /^Cadence days: /],
  ])('%s names the field at fault', (name, input, field, message) => {
    expect(() => decodeRequest(name, input)).toThrow(
      expect.objectContaining({ code: 'invalid', field, message: expect.stringMatching(message) }),
    );
  });

  test('an input of the wrong kind has no field', () => {
    expect(() => decodeRequest('contacts.get', 'one')).toThrow(expect.objectContaining({ code: 'invalid', field: undefined }));
  });
});
