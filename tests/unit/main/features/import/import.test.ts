import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import type { ImportPreview, ImportRow, ImportSummary } from '@shared/import-views';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getContact } from '../../../../../src/main/features/contacts/repository';
import { editContact, setDeleted } from '../../../../../src/main/features/contacts/service';
import type { Core } from '../../../../../src/main/features/core';
import { exportFile } from '../../../../../src/main/features/export/service';
import type { JobControl } from '../../../../../src/main/features/handler';
import { Imports } from '../../../../../src/main/features/import/service';
import { verify } from '../../../../../src/main/features/maintenance/verify';
import { aContact, aCore, dump } from '../../../../support/builders';
import { zipOf } from '../../files/zip-support';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-import-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const job: JobControl = { progress: () => undefined, checkCancelled: () => undefined, whileWriting: async (work) => work() };

function file(name: string, text: string | Uint8Array): string {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
}

/** The path of an exported table of touchpoints, for its header row. */
function exported(core: Core): string {
  exportFile(
    core,
    { file: join(dir, 'tables'), format: 'csv', contactIds: null },
    { progress: () => undefined, checkCancelled: () => undefined },
  );
  return join(dir, 'tables', 'touchpoints.csv');
}

function card(lines: string[]): string {
  return `${['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD'].join('\r\n')}\r\n`;
}

async function importFiles(
  core: Core,
  ...paths: string[]
): Promise<{ preview: ImportPreview; first: ImportRow | undefined; summary: ImportSummary }> {
  const imports = new Imports(core);
  const preview = imports.preview(paths, job);
  const [shown] = preview.files;
  const page = shown?.error === null ? imports.rows(preview.token, shown.file, { show: 'all', text: '', offset: 0, limit: 1 }) : null;
  return { preview, first: page?.rows[0], summary: await imports.apply(preview.token, job) };
}

function only(core: Core): number {
  const ids = core.db.raw.prepare('SELECT id FROM contact').pluck().all() as number[];
  expect(ids).toHaveLength(1);
  return ids[0] ?? 0;
}

const ana = card([
  'UID:ana-1',
  'FN:Ana García',
  'EMAIL;TYPE=work:ana@northlight.example',
  'TEL:+351 21 555 0142',
  'NOTE:Two sons',
  'X-SHOE:44',
]);
const nameless = card(['N:;;;;', 'NOTE:who is this']);
const twin = card(['FN:Info Desk', 'EMAIL:info@shared.example']);
const otherTwin = card(['FN:Info Office', 'EMAIL:info@shared.example']);

describe('import', () => {
  it('writes nothing before it is applied', () => {
    const core = aCore();
    const before = dump(core);
    const preview = new Imports(core).preview([file('a.vcf', ana)], job);
    expect(preview.files[0]).toMatchObject({
      format: 'vCard 3.0',
      found: 1,
      counts: { create: 1, update: 0, unchanged: 0, leave: 0, skip: 0 },
      error: null,
    });
    expect(dump(core)).toEqual(before);
  });

  it('of the same file again changes nothing, whatever is in it', async () => {
    const core = aCore();
    const path = file('a.vcf', ana + nameless + twin + otherTwin + twin);
    const first = await importFiles(core, path);
    expect(first.summary).toMatchObject({ created: 5, updated: 0, unchanged: 0 });
    const before = dump(core);
    const second = await importFiles(core, path);
    expect(second.summary).toEqual({ created: 0, updated: 0, unchanged: 5, left: 0, skipped: 0, actionId: null });
    expect(dump(core)).toEqual(before);
  });

  it('is undone in one step, and done again', async () => {
    const core = aCore();
    aContact(core, { fullName: 'Bo' });
    const before = dump(core);
    const { summary } = await importFiles(core, file('a.vcf', ana + twin));
    expect(summary.actionId).not.toBeNull();
    const after = dump(core);
    expect(core.step('undo')?.label).toBe('Import a.vcf');
    expect(dump(core)).toEqual(before);
    core.step('redo');
    expect(dump(core)).toEqual(after);
  });

  it.each([
    ['e-mail', { points: [{ kind: 'email' as const, value: 'ANA@northlight.example' }] }, 'the same e-mail as Ana'],
    ['phone, however it is written', { points: [{ kind: 'phone' as const, value: '00351 (21) 5550142' }] }, 'the same phone as Ana'],
  ])('meets somebody by %s and fills what is empty, keeping what is there', async (_by, fields, reason) => {
    const core = aCore();
    const id = aContact(core, { fullName: 'Ana', notes: 'mine', ...fields });
    const { first, summary } = await importFiles(core, file('a.vcf', ana));
    expect(summary).toMatchObject({ created: 0, updated: 1 });
    expect(first).toMatchObject({ outcome: 'update', reason });
    const { fields: now, extras } = getContact(core.db, only(core));
    expect(id).toBe(only(core));
    expect(now.fullName).toBe('Ana');
    expect(now.notes).toBe('mine\n\nTwo sons');
    expect(now.points.filter((point) => point.kind === 'email')).toHaveLength(1);
    expect(now.points.filter((point) => point.kind === 'phone')).toHaveLength(1);
    expect(extras).toContainEqual(expect.objectContaining({ name: 'X-SHOE', value: '44' }));
    expect((await importFiles(core, file('a.vcf', ana))).summary).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  });

  it('never takes two people of one name for the same', async () => {
    const core = aCore();
    aContact(core, { fullName: 'Ana García' });
    const { summary } = await importFiles(core, file('a.vcf', ana));
    expect(summary.created).toBe(1);
  });

  it('takes nobody for somebody else of the file who shares their e-mail', async () => {
    const core = aCore();
    const of = (uid: string, name: string, title: string) => card([`UID:${uid}`, `FN:${name}`, 'EMAIL:family@x.example', `TITLE:${title}`]);
    await importFiles(core, file('a.vcf', of('ana', 'Ana', 'Editor')));
    const ana = only(core);
    expect((await importFiles(core, file('b.vcf', of('bo', 'Bo', 'Baker') + of('ana', 'Ana', 'Head')))).summary).toMatchObject({
      created: 1,
      updated: 1,
    });
    expect(getContact(core.db, ana).fields).toMatchObject({ fullName: 'Ana', title: 'Head' });
  });

  it('does not take people who share a phone for one, unless a word of their names agrees', async () => {
    const core = aCore();
    aContact(core, { fullName: 'Ana', points: [{ kind: 'phone', value: '+351 21 555 0142' }] });
    const { summary } = await importFiles(core, file('b.vcf', card(['FN:Bo Chen', 'TEL:+351 21 555 0142'])));
    expect(summary).toMatchObject({ created: 1, updated: 0 });
  });

  it('leaves whom the user edited, moved to the trash or merged as they are', async () => {
    const core = aCore();
    const path = file('a.vcf', ana);
    await importFiles(core, path);
    const id = only(core);
    editContact(core, id, { ...getContact(core.db, id).fields, fullName: 'Ana G.', points: [] });
    expect((await importFiles(core, path)).summary).toMatchObject({ created: 0 });
    expect(getContact(core.db, id).fields.fullName).toBe('Ana G.');
    setDeleted(core, [id], true);
    const { first, summary } = await importFiles(core, path);
    expect(summary).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(first?.reason).toContain('in the trash');
  });

  it('meets people across the files of one import', async () => {
    const core = aCore();
    const csv = file('b.csv', 'First Name,Last Name,E-mail Address,Company\nAna,García,ana@northlight.example,Northlight Studio\n');
    const { summary } = await importFiles(core, file('a.vcf', ana), csv, file('c.vcf', ana));
    expect(summary).toMatchObject({ created: 1, updated: 1, unchanged: 1 });
    expect(getContact(core.db, only(core)).fields.organization).toBe('Northlight Studio');
  });

  it('keeps what each of several files adds to one person', async () => {
    const core = aCore();
    aContact(core, { fullName: 'Ana', points: [{ kind: 'email', value: 'ana@x.example' }] });
    const one = file('1.vcf', card(['FN:Ana', 'EMAIL:ana@x.example', 'TEL:+351 21 555 0142']));
    const two = file('2.vcf', card(['FN:Ana', 'EMAIL:ana@x.example', 'TITLE:Founder']));
    await importFiles(core, one, two);
    const { fields } = getContact(core.db, only(core));
    expect(fields.title).toBe('Founder');
    expect(fields.points).toHaveLength(2);
  });

  it('gives two people who share an id one each, once', async () => {
    const core = aCore();
    const path = file('a.vcf', card(['UID:same', 'FN:Ana']) + card(['UID:same', 'FN:Bo']));
    expect((await importFiles(core, path)).summary).toMatchObject({ created: 2 });
    const before = dump(core);
    for (let i = 0; i < 2; i += 1) expect((await importFiles(core, path)).summary).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(dump(core)).toEqual(before);
  });

  it('tells of a file that can’t be read and still offers the others', async () => {
    const core = aCore();
    const zip = file('photos.vcf', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]));
    const { preview, summary } = await importFiles(core, zip, file('empty.csv', ''), dir, join(dir, 'missing.vcf'), file('a.vcf', ana));
    expect(summary.created).toBe(1);
    for (const [i, name] of ['photos.vcf', 'empty.csv', '', 'missing.vcf'].entries()) {
      const told = preview.files[i];
      expect(told?.error).toBeTruthy();
      expect(told?.error).toContain(name);
      expect(told?.found).toBe(0);
    }
  });

  it('matches again when something changed since the preview', async () => {
    const core = aCore();
    const imports = new Imports(core);
    const preview = imports.preview([file('a.vcf', ana)], job);
    aContact(core, { fullName: 'Ana', points: [{ kind: 'email', value: 'ana@northlight.example' }] });
    expect(await imports.apply(preview.token, job)).toMatchObject({ created: 0, updated: 1 });
  });

  it('cancelled at any row leaves the database as it was', async () => {
    const path = file('a.vcf', Array.from({ length: 20 }, (_, i) => card([`FN:Person ${i}`, `EMAIL:p${i}@x.example`])).join(''));
    for (let stopAt = 0; stopAt < 20; stopAt += 3) {
      const core = aCore();
      const before = dump(core);
      const imports = new Imports(core);
      const preview = imports.preview([path], job);
      let left = stopAt;
      const stopping: JobControl = {
        ...job,
        checkCancelled: () => {
          left -= 1;
          if (left < 0) throw new AppError('cancelled', 'Stopped.');
        },
      };
      await expect(imports.apply(preview.token, stopping)).rejects.toMatchObject({ code: 'cancelled' });
      expect(dump(core)).toEqual(before);
      expect(core.step('undo')).toBeNull();
      core.db.close();
    }
  });

  it('refuses a preview that is gone', async () => {
    const core = aCore();
    const imports = new Imports(core);
    const { token } = imports.preview([file('a.vcf', ana)], job);
    imports.discard(token);
    await expect(imports.apply(token, job)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('brings a Rapport file’s log along, once, with its scores', async () => {
    const core = aCore();
    const json = {
      format: 'rapport',
      version: 1,
      exportedAt: '2026-11-01T00:00:00Z',
      contacts: [
        { id: 'ana', name: { full: 'Ana' } },
        { id: 'bo', name: { full: 'Bo' } },
      ],
      touchpoints: [{ id: 't1', kind: 'meeting', occurredAt: '2026-10-30T09:00:00Z', localDate: '2026-10-30', contactIds: ['ana', 'bo'] }],
      referrals: [{ id: 'r1', fromContactId: 'ana', toContactId: null, subjectContactId: 'bo', madeAt: '2026-06-01T00:00:00Z' }],
      purchases: [{ id: 'p1', contactId: 'bo', at: '2026-07-10T00:00:00Z', amountMinor: 500, currency: 'USD' }],
      followUps: [{ id: 'f1', contactId: 'bo', dueDate: '2026-12-01', reason: 'call' }],
    };
    const path = file('backup.json', JSON.stringify(json));
    const { preview } = await importFiles(core, path);
    expect(preview.files[0]?.others).toEqual({ touchpoints: 1, referrals: 1, purchases: 1, followUps: 1 });
    const before = dump(core);
    expect(before.touchpoint_contact).toHaveLength(2);
    expect(core.board.running(core.current()).running).toBeGreaterThan(14);
    expect(verify(core, () => undefined).ok).toBe(true);
    expect((await importFiles(core, path)).summary.actionId).toBeNull();
    expect(dump(core)).toEqual(before);
  });

  it('leaves out what is about somebody who is not here, and says so', async () => {
    const core = aCore();
    aContact(core, { fullName: 'Ana' });
    const uid = String(core.db.raw.prepare('SELECT uid FROM contact').pluck().get());
    const header = readFileSync(exported(core), 'utf8').split('\r\n')[0] ?? '';
    const row = (id: string, person: string) =>
      header
        .replace('\ufeff', '')
        .split(',')
        .map(
          (name) =>
            ({
              'Rapport ID': id,
              Kind: 'call',
              'Occurred At': '2026-10-30T09:00:00.000Z',
              'Local Date': '2026-10-30',
              'People IDs': person,
            })[name.replaceAll('"', '')] ?? '',
        )
        .join(',');
    const path = file('touchpoints.csv', `${header}\r\n${row('t1', uid)}\r\n${row('t2', 'nobody')}\r\n`);
    const { first, summary } = await importFiles(core, path);
    expect(summary).toMatchObject({ skipped: 1 });
    expect(first).toMatchObject({ outcome: 'skip', reason: expect.stringContaining('nobody') });
    expect(core.db.raw.prepare('SELECT uid FROM touchpoint').pluck().all()).toEqual(['t1']);
  });

  it('makes a referral of who referred somebody, if that is one person here', async () => {
    const core = aCore();
    const ana = aContact(core, { fullName: 'Ana García' });
    const csv =
      'First Name,Last Name,E-mail Address,Company,Referred By\nBo,Chen,bo@x.example,X,ana garcia\nCy,Okafor,cy@x.example,X,Somebody Else\n';
    const path = file('outlook.csv', csv);
    await importFiles(core, path);
    const referrals = () => core.db.raw.prepare('SELECT from_contact_id, to_contact_id FROM referral').all();
    expect(referrals()).toEqual([{ from_contact_id: ana, to_contact_id: null }]);
    expect(core.board.scoreOf(ana, core.current()).components.referrals).toBe(10);
    await importFiles(core, path);
    expect(referrals()).toHaveLength(1);
  });
});

describe("LinkedIn's archive", () => {
  const connections =
    'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nKwame,Boateng,https://www.linkedin.com/in/kwame,,,,03 Nov 2024\n';
  const [me, kwame] = ['Jo Park,https://www.linkedin.com/in/jo', 'Kwame Boateng,https://www.linkedin.com/in/kwame'];
  const messages = `CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
c1,,${kwame},${me},2026-01-05 10:00:00 UTC,,Coffee?,INBOX
c1,,${me},${kwame},2026-01-05 11:00:00 UTC,,Sure,INBOX
`;

  it.each([
    ['first', ['Connections.csv', 'messages.csv']],
    ['last', ['messages.csv', 'Connections.csv']],
  ])('shows whose it is by connections that stand %s in it', async (_, names) => {
    const core = aCore();
    const texts: Record<string, string> = { 'Connections.csv': connections, 'messages.csv': messages };
    const zip = file('LinkedIn.zip', zipOf(Object.fromEntries(names.map((name) => [`export/${name}`, texts[name] ?? '']))));
    const { preview } = await importFiles(core, zip);
    expect(preview.files.map(({ error }) => error)).toEqual([null, null]);
    expect(preview.files.map(({ name }) => name)).toEqual(names.map((name) => `${name} in LinkedIn.zip`));
    expect(core.db.raw.prepare('SELECT name FROM contact').pluck().all()).toEqual(['Kwame Boateng']);
    expect(core.db.raw.prepare('SELECT kind FROM touchpoint ORDER BY occurred_at').pluck().all()).toEqual(['message_in', 'message_out']);
  });

  it('alone still asks for them', () => {
    const { files } = new Imports(aCore()).preview([file('messages.csv', messages)], job);
    expect(files[0]?.error).toContain('Import Connections.csv first');
  });
});
