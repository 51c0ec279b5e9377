import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JobControl } from '../../../../src/main/features/handler';
import { Imports } from '../../../../src/main/features/import/service';
import { importPaths, readImportFile } from '../../../../src/main/files/read-file';
import { unzip, zipEntries } from '../../../../src/main/files/zip';
import { aCore } from '../../../support/builders';
import { zipOf } from './zip-support';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapport-archives-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function stored(name: string, content: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const inside = (archive: string): string[] => importPaths(archive).map((path) => path.slice(archive.length));

const connections =
  'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAna,Silva,https://l/in/ana,,Acme,Lead,05 Mar 2024\n';

describe('archives', () => {
  test('that of LinkedIn: what is about others, read in place', () => {
    const archive = stored(
      'Basic_LinkedInDataExport.zip',
      zipOf({
        'Profile.csv': 'First Name,Last Name\nMe,Myself\n',
        'Email Addresses.csv': 'Email Address\nme@x.example\n',
        'Connections.csv': connections,
        'messages.csv': 'CONVERSATION ID,FROM,TO,DATE\n',
        'Jobs/Saved.pdf': '%PDF',
      }),
    );
    const paths = importPaths(archive);
    expect(paths.map((path) => basename(path))).toEqual(['Connections.csv', 'messages.csv']);
    expect(readImportFile(paths[0] ?? '')).toMatchObject({ file: paths[0], source: 'linkedin-csv', found: 1 });
    expect(() => readImportFile(join(archive, 'Profile.csv'))).toThrow(
      'Profile.csv in Basic_LinkedInDataExport.zip was not found in its archive',
    );
  });

  test('Takeout: everybody once, though they are in folders by label too', () => {
    const card = 'BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEND:VCARD\n';
    const archive = stored(
      'takeout.zip',
      zipOf({
        'Takeout/Contacts/All Contacts/All Contacts.vcf': card,
        'Takeout/Contacts/Friends/Friends.vcf': card,
        'Takeout/archive_browser.html': '<html>',
      }),
    );
    const [path, ...others] = importPaths(archive);
    expect(others).toEqual([]);
    expect(readImportFile(path ?? '').contacts[0]?.draft.fields.fullName).toBe('Ana');
  });

  test('any other: cards, or else tables', () => {
    expect(
      inside(stored('a.zip', zipOf({ 'a.vcf': 'x', 'b/c.VCF': 'x', 'd.csv': 'x', '__MACOSX/._a.vcf': 'x', '.hidden.vcf': 'x' }))),
    ).toEqual(['/a.vcf', '/b/c.VCF']);
    expect(inside(stored('b.zip', zipOf({ 'd.csv': 'x', 'e.json': 'x', 'f.txt': 'x' })))).toEqual(['/d.csv', '/e.json']);
  });

  test.each([
    ['pictures', { 'a.png': 'x' }],
    ['a workbook', { '[Content_Types].xml': 'x', 'a.csv': 'x' }],
    ['far too many', Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`${i}.vcf`, 'x']))],
    ['names that lead out of it', { '../out.csv': 'x', '/root.csv': 'x', 'a/../../b.csv': 'x', 'c:\\d.csv': 'x', './e.csv': 'x' }],
  ])('with %s is told by its own name', (_, members) => {
    const archive = stored('other.zip', zipOf(members));
    expect(importPaths(archive)).toEqual([archive]);
    expect(() => readImportFile(archive)).toThrow(/^other\.zip is /);
  });

  test('what is no archive, or not there, is itself', () => {
    const path = stored('a.csv', 'Name\nAna\n');
    expect(importPaths(path)).toEqual([path]);
    expect(importPaths(folder)).toEqual([folder]);
    expect(importPaths(join(folder, 'none.zip'))).toEqual([join(folder, 'none.zip')]);
    expect(() => readImportFile(join(path, 'Connections.csv'))).toThrow('Connections.csv was not found');
    expect(() => readImportFile(join(folder, 'none', 'a.csv'))).toThrow('a.csv was not found');
  });
});

test('an archive of LinkedIn is imported as a whole, and once', async () => {
  const messages =
    'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n' +
    'c1,,Me,https://www.linkedin.com/in/me,Ana Silva,https://www.linkedin.com/in/ana,2024-01-01 10:00:00 UTC,Hi,Hello,INBOX\n' +
    'c2,,Bo Chen,https://www.linkedin.com/in/bo,Me,https://www.linkedin.com/in/me,2024-01-02 10:00:00 UTC,,Yo,INBOX\n';
  const archive = stored('export.zip', zipOf({ 'Connections.csv': connections, 'messages.csv': messages }));
  const job: JobControl = { progress: () => undefined, checkCancelled: () => undefined, whileWriting: async (work) => work() };
  const core = aCore();
  const imports = new Imports(core);
  const first = imports.preview([archive], job);
  expect(first.files.map(({ file, error }) => [basename(file), error])).toEqual([
    ['Connections.csv', null],
    ['messages.csv', null],
  ]);
  expect((await imports.apply(first.token, job)).created).toBeGreaterThanOrEqual(2);
  const again = imports.preview([archive], job);
  expect(await imports.apply(again.token, job)).toMatchObject({ created: 0, updated: 0 });
  expect(core.db.prepare('SELECT count(*) FROM touchpoint').pluck().get()).toBe(2);
});

describe('a member that can not be trusted', () => {
  const zip = zipOf({ 'a.csv': 'Name\nAna\n'.repeat(1_000) });
  const [entry] = zipEntries(zip);
  if (!entry) throw new Error('no entry');

  test('unpacks to what it was', () => {
    expect(unzip(zip, entry).toString()).toBe('Name\nAna\n'.repeat(1_000));
  });

  test.each([
    ['encrypted', { encrypted: true }, 'is encrypted in its archive; unpack it first'],
    ['packed in another way', { method: 14 }, 'is packed in a way that is not known; unpack it first'],
    ['larger than it says', { size: 100 }, 'is damaged in its archive'],
    ['smaller than it says', { size: 100_000 }, 'is damaged in its archive'],
    ['of another sum', { crc: 1 }, 'is damaged in its archive'],
    ['huge', { size: 300_000_000 }, 'is larger than 256 MB in its archive; unpack it first'],
    ['somewhere else', { offset: 0xfffffffe }, 'is damaged in its archive'],
  ])('one that is %s', (_, change, message) => {
    expect(() => unzip(zip, { ...entry, ...change })).toThrow(message);
  });

  test('a damaged archive is read or refused', () => {
    for (let i = 0; i < zip.length; i++) {
      const broken = Buffer.from(zip);
      broken[i] = (broken[i] ?? 0) ^ 0xff;
      for (const one of zipEntries(broken)) {
        try {
          unzip(broken, one);
        } catch (error) {
          expect(error).toMatchObject({ code: 'file' });
        }
      }
    }
  });
});

test('an archive inside of an archive is not opened, and that is said', () => {
  const archive = stored('nested.zip', zipOf({ 'a/inner.zip': 'PK', 'readme.txt': 'x' }));
  expect(() => readImportFile(archive)).toThrow(
    'nested.zip is a ZIP archive with an archive in it, inner.zip, which is not opened; unpack it and choose that one',
  );
});

test('what cannot be read inside of an archive is told with the name of the archive', () => {
  const archive = stored('outer.zip', zipOf({ 'a/empty.vcf': '' }));
  expect(() => readImportFile(join(archive, 'a', 'empty.vcf'))).toThrow('empty.vcf in outer.zip is empty');
});
