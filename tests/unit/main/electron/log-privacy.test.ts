/** What goes wrong while people are written down, and what of it reaches the log. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../../../src/main/db/database';
import { decodeRequest } from '../../../../src/main/electron/decode';
import { logFile, openLog } from '../../../../src/main/electron/log';
import { setDeleted } from '../../../../src/main/features/contacts/service';
import { Core } from '../../../../src/main/features/core';
import { toFailure } from '../../../../src/main/threads/fault';
import { aContact } from '../../../support/builders';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-privacy-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const NAME = 'Zyxwvut Quirk';

test('names, notes and files of people are not in the log, whatever fails', () => {
  const log = openLog(dir);
  const db = openDatabase(dir);
  const core = new Core({ db });
  const id = aContact(core, { fullName: NAME, notes: `${NAME} said "hello", ‘well’ and 'so' on` });
  const broken = join(dir, `${NAME}.json`);
  writeFileSync(broken, `{"format":"rapport","contacts":[{"name":"${NAME}" oops`);
  const failing: [string, () => unknown][] = [
    ['a rule of a table', () => db.raw.prepare('INSERT INTO tag (id, name) VALUES (1, ?), (2, ?)').run(NAME, NAME)],
    ['a wrong type', () => db.raw.prepare('UPDATE contact SET created_at = ? WHERE name = ?').run(NAME, NAME)],
    ['SQL made of a text', () => db.raw.exec(`SELECT * FROM contact WHERE name = '${NAME}`)],
    ['a function that has no such row', () => core.act(`Edit ${NAME}`, () => setDeleted(core, [id + 1], true))],
    ['JSON that is none', () => JSON.parse(`{"name": ${NAME}}`)],
    ['JSON that is none, with quotes', () => JSON.parse(`{"name": "${NAME}" "and"}`)],
    ['a file that is broken', () => JSON.parse(readFileSync(broken, 'utf8'))],
    ['a file that is not there', () => readFileSync(join(dir, NAME, 'photo.png'))],
    ['input that is not valid', () => decodeRequest('contacts.create', { contact: { fullName: [NAME] } })],
    [
      'a fault of ours',
      () => {
        throw new AppError('internal', `“${NAME}” left nothing`);
      },
    ],
    [
      'a fault with a cause',
      () => {
        throw new Error('outer', { cause: new TypeError(`cannot read properties of "${NAME}"`) });
      },
    ],
    [
      'an assertion',
      () => {
        throw new RangeError(`The value of "${NAME}'s age" is out of range`);
      },
    ],
  ];
  let failures = 0;
  for (const [name, work] of failing) {
    try {
      work();
    } catch (error) {
      failures += 1;
      const { fault } = toFailure(error);
      if (fault !== null) log.error(`request ${name}: ${fault}`);
    }
  }
  db.close();
  expect(failures).toBeGreaterThan(9);
  const text = readFileSync(logFile(dir), 'utf8');
  expect(text).toContain('SqliteError');
  expect(text).not.toMatch(/Zyxwvut|Quirk/);
});
