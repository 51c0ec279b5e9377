import { describe, expect, test } from 'vitest';
import { card } from './vcard-support';

describe('photos', () => {
  const gif = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

  test.each([
    ['3.0', `PHOTO;ENCODING=b;TYPE=JPEG:${gif}`],
    ['bare, folded', `PHOTO;BASE64:\r\n  ${gif.slice(0, 20)}\r\n  ${gif.slice(20)}\r\n`],
    ['not folded', `PHOTO;ENCODING=BASE64;TYPE=GIF:${gif.slice(0, 20)}\r\n${gif.slice(20)}\r\n`],
    ['data URI', `PHOTO:data:image/gif;base64,${gif}`],
    ['data URI with an escape', `PHOTO;VALUE=URI:data:image/gif;base64\\,${gif}`],
    ['no encoding', `PHOTO:${gif}`],
  ])('%s', (_, lines) => {
    const { photo } = card(`FN:A\r\n${lines}`).draft;
    expect(photo?.mediaType).toBe('image/gif');
    expect(Buffer.from(photo?.bytes ?? []).toString('base64')).toBe(gif);
    // The bytes are handed to another thread, so they must not be part of a shared pool.
    expect(photo?.bytes.byteLength).toBe(photo?.bytes.buffer.byteLength);
  });

  test('a broken one is left out with a warning', () => {
    const contact = card('FN:A\r\nPHOTO;ENCODING=BASE64;TYPE=JPEG:qgEPAAIAAAAHAAAA:ASDF==\r\n');
    expect(contact.draft.photo).toBeNull();
    expect(contact.warnings).toEqual(['the photo is broken and was left out']);
  });

  test('a link is kept, and never fetched', () => {
    const { photo, extras } = card('FN:A\r\nPHOTO;VALUE=uri:https://x.example/a.jpg').draft;
    expect(photo).toBeNull();
    expect(extras).toEqual([{ name: 'PHOTO', params: { VALUE: ['uri'] }, value: 'https://x.example/a.jpg' }]);
  });

  test('a second one is kept as it is', () => {
    expect(card(`FN:A\r\nPHOTO;ENCODING=b:${gif}\r\nPHOTO;ENCODING=b:${gif}`).draft.extras).toEqual([
      { name: 'PHOTO', params: { ENCODING: ['b'] }, value: gif },
    ]);
  });
});

describe('the rest', () => {
  test('notes are joined, categories are tags, the uid is kept as it is', () => {
    const { fields, uid } = card(
      'FN:A\r\nUID: urn:uuid:F81D \r\nNOTE:one\\Ntwo\r\nNOTE:three\r\nCATEGORIES:Work,VIP\\, gold\r\nCATEGORIES:Work',
    ).draft;
    expect(uid).toBe('urn:uuid:F81D');
    expect(fields).toMatchObject({ notes: 'one\ntwo\n\nthree', tags: ['Work', 'VIP, gold'] });
  });

  test('what has no field is kept with group and parameters', () => {
    const { extras } = card(
      'FN:A\r\nitem1.X-ABRELATEDNAMES;type=pref:Jenny\r\nitem1.X-ABLabel:_$!<Spouse>!$_\r\nRELATED;TYPE="a,b";VALUE=uri:urn:uuid:1\r\n' +
        'X-NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:a=0D=0Ab=C3=A4\r\nGEO:1\\;2\r\nKEY;ENCODING=b:AAA\r\n A\r\nX-EMPTY:',
    ).draft;
    expect(extras).toEqual([
      { group: 'item1', name: 'X-ABRELATEDNAMES', params: { TYPE: ['pref'] }, value: 'Jenny' },
      { group: 'item1', name: 'X-ABLABEL', params: {}, value: '_$!<Spouse>!$_' },
      { name: 'RELATED', params: { TYPE: ['a', 'b'], VALUE: ['uri'] }, value: 'urn:uuid:1' },
      { name: 'X-NOTE', params: {}, value: 'a\\nbä' },
      { name: 'GEO', params: {}, value: '1\\;2' },
      { name: 'KEY', params: { ENCODING: ['b'] }, value: 'AAAA' },
    ]);
  });

  test('what is too long is cut, and kept whole', () => {
    const contact = card(`FN:${'x'.repeat(1_500)}`);
    expect(contact.draft.fields.fullName).toHaveLength(1_000);
    expect(contact.warnings).toEqual(['the name is longer than 1000 characters and was cut']);
    expect(contact.draft.extras[0]?.value).toHaveLength(1_500);
  });

  test('parameters named like parts of every object do no harm', () => {
    const { extras } = card('FN:A\r\nX-A;__proto__=x;constructor=y:1').draft;
    expect(extras[0]?.params).toEqual({ __PROTO__: ['x'], CONSTRUCTOR: ['y'] });
    expect(Object.getPrototypeOf(extras[0]?.params)).toBe(Object.prototype);
  });
});
