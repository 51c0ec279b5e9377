import { AppError } from '@shared/errors';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldsOf, read } from './vcard-support';

/** How many contacts were found, or why the file is refused; anything else that is thrown is a fault. */
function readOrReason(bytes: Buffer): number | string {
  try {
    return read(bytes).found;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

describe('any input', () => {
  const escaped = (text: string): string => text.replace(/[\\,;]/g, '\\$&').replace(/\n/g, '\\n');
  const text = fc.string({ unit: 'grapheme', maxLength: 60 }).map((value) =>
    Buffer.from(value.replace(/[\r\0\ufeff]/g, ''))
      .toString()
      .trim(),
  );

  test('a card made of any text reads back, however it is folded', () => {
    fc.assert(
      fc.property(text, text, text, fc.integer({ min: 5, max: 80 }), (name, note, city, width) => {
        const lines = [`FN:${escaped(name)}`, `NOTE:${escaped(note)}`, `ADR:;;;${escaped(city)};;;`];
        const folded = lines.map((line) => {
          const bytes = Buffer.from(line);
          const parts: Buffer[] = [];
          for (let i = 0; i < bytes.length; i += width) parts.push(Buffer.from(i === 0 ? '' : '\r\n '), bytes.subarray(i, i + width));
          return Buffer.concat([...parts, Buffer.from('\r\n')]);
        });
        const fields = fieldsOf(Buffer.concat([Buffer.from('TEL:1\r\n'), ...folded]));
        expect(fields.fullName).toBe(name);
        expect(fields.notes).toBe(note);
        expect(fields.addresses[0]?.city ?? '').toBe(city);
      }),
      { numRuns: 300 },
    );
  });

  test('any bytes inside of a card give a contact or a reason', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const file = Buffer.concat([Buffer.from('BEGIN:VCARD\n'), bytes, Buffer.from('\nEND:VCARD\n')]);
        expect(readOrReason(file)).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });

  test('any property lines give a contact', () => {
    const name = fc.constantFrom(
      'FN',
      'N',
      'TEL',
      'ADR',
      'BDAY',
      'PHOTO',
      'ORG',
      'item1.X-ABLabel',
      'item1.URL',
      'X-ABDATE',
      'CATEGORIES',
      'NOTE',
    );
    const params = fc.constantFrom('', ';ENCODING=QUOTED-PRINTABLE', ';BASE64', ';TYPE="a', ';CHARSET=SHIFT_JIS', ';=', ';X=^n^^');
    const line = fc.tuple(name, params, fc.string({ unit: 'binary', maxLength: 40 })).map((parts) => `${parts[0]}${parts[1]}:${parts[2]}`);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        expect(read(`BEGIN:VCARD\n${lines.join('\n')}\nEND:VCARD\n`).found).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});
