import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFile } from '../../../../src/main/files/charset';

const hex = (bytes: string): Buffer => Buffer.from(bytes.replace(/\s/g, ''), 'hex');
const utf32 = (text: string, littleEndian: boolean): Buffer => {
  const buffer = Buffer.alloc(4 * ([...text].length + 1));
  for (const [i, char] of ['\ufeff', ...text].entries()) {
    const code = char.codePointAt(0) ?? 0;
    if (littleEndian) buffer.writeUInt32LE(code, i * 4);
    else buffer.writeUInt32BE(code, i * 4);
  }
  return buffer;
};

describe('marked and valid text', () => {
  test.each([
    ['ASCII', Buffer.from('Name\nAna\n'), 'Name\nAna\n', 'US-ASCII'],
    ['UTF-8', Buffer.from('Zoë 安藤'), 'Zoë 安藤', 'UTF-8'],
    ['UTF-8 with a mark', Buffer.from('\ufeffZoë'), 'Zoë', 'UTF-8'],
    ['UTF-16LE with a mark', Buffer.from('\ufeffName;Zoë', 'utf16le'), 'Name;Zoë', 'UTF-16LE'],
    ['UTF-16BE with a mark', Buffer.from('\ufeffName;Zoë', 'utf16le').swap16(), 'Name;Zoë', 'UTF-16BE'],
    ['UTF-16LE without', Buffer.from('BEGIN:VCARD\r\nFN:安藤\r\n', 'utf16le'), 'BEGIN:VCARD\r\nFN:安藤\r\n', 'UTF-16LE'],
    ['UTF-16BE without', Buffer.from('BEGIN:VCARD\r\nFN:安藤\r\n', 'utf16le').swap16(), 'BEGIN:VCARD\r\nFN:安藤\r\n', 'UTF-16BE'],
    ['UTF-32LE', utf32('Zoë 😀', true), 'Zoë 😀', 'UTF-32LE'],
    ['UTF-32BE', utf32('Zoë 😀', false), 'Zoë 😀', 'UTF-32BE'],
  ])('%s', (_, bytes, text, charset) => {
    expect(decodeFile(bytes)).toEqual({ text, charset });
  });

  test('a few NULs do not make it UTF-16', () => {
    expect(decodeFile(Buffer.from('Name,Email\nAna\0,ana@x.example\nBo,bo@x.example\n')).charset).toBe('US-ASCII');
    for (const parity of ['', 'x'])
      expect(
        decodeFile(Buffer.from(`${parity}Name,Email\nAn\0a,ana@x.example\nBo\0\0y,bo@x.example\nCy,c\0\0\0z@x.example\n`)).charset,
      ).toBe('US-ASCII');
    expect(decodeFile(Buffer.from(`BEGIN:VCARD\n${'FN:Ana Silva\0\0'.repeat(3)}\nEND:VCARD\n`)).charset).toBe('US-ASCII');
    expect(decodeFile(Buffer.from('abc\0abc\0abc\0abc\0abc\0abc\0abc\0abc\0')).charset).not.toBe('UTF-16BE');
  });
});

describe('guesses', () => {
  test.each([
    ['French in windows-1252', 'Ren\\e9 Fran\\e7ois, 12 all\\e9e de la For\\eat', 'René François, 12 allée de la Forêt', 'windows-1252'],
    ['Spanish with signs', '\\bfQu\\e9? Mu\\f1oz, N\\ba 5', '¿Qué? Muñoz, Nº 5', 'windows-1252'],
    ['German capitals', 'M\\dcLLER, Stra\\dfe', 'MÜLLER, Straße', 'windows-1252'],
    ['smart quotes', 'Bob\\92s \\93Best\\94 \\96 20 \\80', 'Bob’s “Best” – 20 €', 'windows-1252'],
    ['Polish in ISO-8859-2', 'Krak\\f3w, ma\\b3opolskie, ul. Pi\\b1tkowska', 'Kraków, małopolskie, ul. Piątkowska', 'ISO-8859-2'],
    ['Polish in windows-1250', 'G\\b9ska z \\8cl\\b9ska', 'Gąska z Śląska', 'windows-1250'],
    ['Russian in windows-1251', '\\c8\\e2\\e0\\ed \\cf\\e5\\f2\\f0\\ee\\e2', 'Иван Петров', 'windows-1251'],
    ['Russian in KOI8-R', '\\e9\\d7\\c1\\ce \\f0\\c5\\d4\\d2\\cf\\d7', 'Иван Петров', 'KOI8-R'],
    ['Greek in windows-1253', '\\c3\\e9\\fe\\f1\\e3\\ef\\f2', 'Γιώργος', 'windows-1253'],
    ['Japanese in Shift_JIS', '\\88\\c0\\93\\a1 \\83\\8d\\83C\\83h', '安藤 ロイド', 'Shift_JIS'],
    ['Chinese in GBK', '\\d5\\c5\\ce\\b0 \\cd\\f5\\bd\\a8', '张伟 王建', 'GBK'],
    ['Korean in EUC-KR', '\\b1\\e8\\c3\\b6\\bc\\f6', '김철수', 'EUC-KR'],
  ])('%s', (_, escaped, text, charset) => {
    const bytes = Buffer.from(
      escaped.replace(/\\([0-9a-f]{2})/g, (__, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
      'latin1',
    );
    expect(decodeFile(bytes)).toEqual({ text, charset });
  });

  test('one foreign line does not spoil a UTF-8 file', () => {
    const bytes = Buffer.concat([Buffer.from('Zoë\nÅsa\nJosé\n'), hex('52 65 6e e9 0a'), Buffer.from('Łukasz')]);
    expect(decodeFile(bytes)).toEqual({ text: 'Zoë\nÅsa\nJosé\nRené\nŁukasz', charset: 'UTF-8 and windows-1252' });
  });
});

test('any text in UTF-8 reads back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!text.includes('\0') && !text.startsWith('\ufeff'));
      expect(decodeFile(Buffer.from(text)).text).toBe(Buffer.from(text).toString());
    }),
  );
});

test('any bytes give text', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => typeof decodeFile(bytes).text === 'string'));
});
