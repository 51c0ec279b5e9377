import { AppError } from '@shared/errors';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeColumns, readMappedCsv } from '../../../../src/main/files/csv/mapping';
import { parseImportBytes } from '../../../../src/main/files/read-file';
import { monicaExport } from './monica-fixture';

const gif = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** A small file of each format that is read. */
const FILES: [string, string][] = [
  [
    'vCard 2.1',
    'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=89t=C3=A9;=\r\nJean;;;\r\nTEL;CELL;PREF:1\r\nADR;HOME:;;1 Road\\\r\n9999;Town;;9;DE\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:Agent\r\nEND:VCARD\r\nPHOTO;GIF;BASE64:\r\n ' +
      `${gif.slice(0, 20)}\r\n ${gif.slice(20)}\r\n\r\nBDAY:1980-05-17\r\nEND:VCARD\r\n`,
  ],
  [
    'vCard 3.0',
    `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nN:Silva;Ana;;Dr.;\r\nitem1.TEL;type=CELL:1\r\nitem1.X-ABLabel:_$!<Boat>!$_\r\nORG:Acme\\, Inc.;Sales\r\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-05-17\r\nNOTE:one\\n\r\n two\\, three\r\nCATEGORIES:a,b\r\nPHOTO;ENCODING=b;TYPE=GIF:${gif}\r\nEND:VCARD\r\n`,
  ],
  [
    'vCard 4.0',
    'BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:1\nFN;PREF=1:Ana\nADR;LABEL="1 Road^nTown":;;1 Road;Town;;;DE\nTEL;VALUE=uri;TYPE="work,voice":tel:+1;ext=2\nRELATED;TYPE=friend:urn:uuid:2\nANNIVERSARY:20100612\nEND:VCARD\n',
  ],
  ['two cards in UTF-8', 'BEGIN:VCARD\nFN:Zoë 安藤\nEND:VCARD\nBEGIN:VCARD\nFN:Łukasz\nEND:VCARD\n'],
  [
    'Google',
    'First Name,Last Name,Birthday,Labels,E-mail 1 - Label,E-mail 1 - Value,Address 1 - Formatted,Address 1 - City\nAna,"Silva, Jr.",--05-17,a ::: * myContacts,* Work,a@x.example ::: b@x.example,"1 Road\nTown",Town\n',
  ],
  [
    'Outlook',
    'First Name,Business Street,E-mail Address,E-mail 2 Address,Birthday,Referred By\nAna,"1 Road\n2nd",a@x.example,b@x.example,5/17/1980,Bo\n',
  ],
  [
    'a table',
    'Vorname;Name;E-Mail;Straße;PLZ;Geburtstag;Notizen\nZoë;Müller;"a@x.example; b@x.example";"1 ""Road""";9;17.5.1980;"x\ny"\nBo;Chen;;;;;\n',
  ],
  [
    'LinkedIn',
    'Notes:\n"When ""exporting"""\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nAna,Silva,https://www.linkedin.com/in/ana,,Acme,"Lead, X",05 Mar 2024\n',
  ],
  [
    'LinkedIn messages',
    'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\nc1,,Me,https://l/in/me,Ana,https://l/in/ana,2024-01-01 10:00:00 UTC,Hi,Hello,INBOX\nc2,,Bo,https://l/in/bo,Me,https://l/in/me,2024-01-02 10:00:00 UTC,,Yo,INBOX\n',
  ],
  [
    'our own table',
    'Rapport ID,Full Name,Emails,Email Labels,Dates,Date Labels,Other Properties\n1,Ana,a@x ::: b@x,work ::: ,2010-06-12,anniversary,"[{""name"":""X-A"",""params"":{},""value"":""1""}]"\n',
  ],
  [
    'our JSON',
    '{"format":"rapport","version":1,"contacts":[{"id":"a","name":{"full":"Ana"},"points":[{"kind":"email","value":"a@x.example"}]},{"id":"b","name":{"full":"Bo"}}],"touchpoints":[{"id":"t","kind":"call","occurredAt":"2024-01-01T10:00:00Z","contactIds":["a","b"]}],"followUps":[{"id":"f","contactId":"a","dueDate":"2024-02-01","reason":"x"}]}',
  ],
  ['Monica', monicaExport()],
];

/** One change of some bytes. */
type Change = { at: number; how: 'flip' | 'cut' | 'twice' | 'drop' | 'put'; length: number; byte: number };
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  how: fc.constantFrom('flip', 'cut', 'twice', 'drop', 'put'),
  length: fc.integer({ min: 1, max: 60 }),
  byte: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...Buffer.from('\0\r\n",;:\\=\t{}[]'))),
});

function changed(bytes: Buffer, { at, how, length, byte }: Change): Buffer {
  const start = Math.floor(at * bytes.length);
  const [before, piece, after] = [bytes.subarray(0, start), bytes.subarray(start, start + length), bytes.subarray(start + length)];
  switch (how) {
    case 'flip':
      return Buffer.concat([before, piece.map((old, i) => (i === 0 ? old ^ (1 << (byte & 7)) : old)), after]);
    case 'cut':
      return Buffer.from(before);
    case 'twice':
      return Buffer.concat([before, piece, piece, after]);
    case 'drop':
      return Buffer.concat([before, after]);
    case 'put':
      return Buffer.concat([before, Buffer.alloc(length, byte), piece, after]);
  }
}

/** Reads bytes in every way there is; whatever is thrown but an AppError `file` is a fault. */
function readAll(bytes: Buffer): void {
  for (const read of [
    () => parseImportBytes('x', bytes),
    () => readMappedCsv('x', bytes, { [describeColumns(bytes).columns[0]?.header ?? '']: 'name' }),
  ]) {
    try {
      const { contacts, skipped, found, records } = read();
      expect(records === null ? found : contacts.length + skipped.length).toBeGreaterThanOrEqual(contacts.length);
      for (const { draft } of contacts) expect(draft.fields.points.length).toBeLessThanOrEqual(1_000);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      expect(error.code).toBe('file');
      expect(error.message).not.toBe('');
    }
  }
}

describe('a file that was damaged is read as far as it goes, or refused', () => {
  test.each(FILES)('%s', (_, text) => {
    const original = Buffer.from(text);
    readAll(original);
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => readAll(changes.reduce(changed, original))),
      { numRuns: text.length > 3_000 ? 30 : 120 },
    );
  });

  test('any two of them put together', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FILES),
        fc.constantFrom(...FILES),
        fc.constantFrom('', '\n', '\ufeff', '\0'),
        ([, a], [, b], between) => readAll(Buffer.from(a + between + b)),
      ),
      { numRuns: 100 },
    );
  });
});
