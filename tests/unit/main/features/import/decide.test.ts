import { describe, expect, it } from 'vitest';
import { getContact } from '../../../../../src/main/features/contacts/repository';
import { editContact, setDeleted } from '../../../../../src/main/features/contacts/service';
import type { Core } from '../../../../../src/main/features/core';
import { aContact, aCore, dump } from '../../../../support/builders';
import { card, filesForATest, importAll, job, Session } from './import-support';

const file = filesForATest();

const names = (core: Core) => core.db.raw.prepare('SELECT name FROM contact ORDER BY id').pluck().all();
const email = (value: string) => [{ kind: 'email' as const, value }];

const two = card('UID:ana', 'FN:Ana García', 'EMAIL:ana@x.example', 'TITLE:Head') + card('FN:Bo Lind', 'TEL:+351215550142');

describe('a row of an import', () => {
  it('may be left out: nothing is written, nothing is remembered', async () => {
    const core = aCore();
    const session = new Session(core, file('a.vcf', two));
    expect(session.decide([1], { action: 'leave' })).toMatchObject({ counts: { create: 1, leave: 1 } });
    expect(session.row(1)).toMatchObject({ outcome: 'leave', reason: 'you leave it out', changes: [] });
    expect(await session.apply()).toMatchObject({ created: 1, left: 1, skipped: 0 });
    expect(names(core)).toEqual(['Bo Lind']);
    expect(await importAll(core, file('a.vcf', two))).toMatchObject({ created: 1, unchanged: 1 });
  });

  it('may be left out and taken in again', async () => {
    const core = aCore();
    const session = new Session(core, file('a.vcf', two));
    session.decide(null, { action: 'leave' });
    expect(session.preview().counts).toMatchObject({ create: 0, leave: 2 });
    session.decide([2], { action: 'create' });
    expect(session.preview().counts).toMatchObject({ create: 1, leave: 1 });
    await session.apply();
    expect(names(core)).toEqual(['Bo Lind']);
  });

  it('may become somebody new though it matches, with an id of its own', async () => {
    const core = aCore();
    await importAll(core, file('a.vcf', two));
    const later = file('b.vcf', two.replace('TITLE:Head', 'TITLE:Editor'));
    const session = new Session(core, later);
    const [id] = core.db.raw.prepare("SELECT id FROM contact WHERE name = 'Ana García'").pluck().all() as number[];
    session.decide([1], { action: 'create' });
    expect(session.row(1)).toMatchObject({ outcome: 'create', match: { id }, conflicts: [] });
    expect(await session.apply()).toMatchObject({ created: 1 });
    const uids = core.db.raw.prepare("SELECT uid FROM contact WHERE name = 'Ana García'").pluck().all();
    expect(uids).toHaveLength(2);
    expect(new Set(uids).size).toBe(2);
    expect(await importAll(core, later)).toMatchObject({ created: 0, updated: 0, unchanged: 2, actionId: null });
  });

  it('suggests people of the same name, and may update one of them', async () => {
    const core = aCore();
    const id = aContact(core, { fullName: 'ana garcia', organization: 'X' });
    for (const fullName of ['Ana Garcia-Lind', 'Bo']) aContact(core, { fullName });
    setDeleted(core, [aContact(core, { fullName: 'Ana García' })], true);
    const path = file('a.vcf', two);
    const session = new Session(core, path);
    const suggestion = { id, name: 'ana garcia', organization: 'X', reason: 'the same name' };
    expect(session.preview()).toMatchObject({ suggestions: 1, counts: { create: 2 } });
    expect(session.row(1)).toMatchObject({ outcome: 'create', reason: 'new', match: null, suggestions: [suggestion] });
    expect(session.rows('suggestions').map(({ row }) => row)).toEqual([1]);
    session.decide([1], { action: 'update', contactId: id });
    expect(session.row(1)).toMatchObject({
      outcome: 'update',
      match: suggestion,
      suggestions: [suggestion],
      changes: [{ field: 'title' }, { field: 'points', label: 'E-mail', after: 'ana@x.example' }],
      conflicts: [{ field: 'fullName', mine: 'ana garcia', theirs: 'Ana García', choice: 'mine' }],
    });
    await session.apply();
    expect(getContact(core.db, id).fields).toMatchObject({ fullName: 'ana garcia', title: 'Head', organization: 'X' });
    expect(await importAll(core, path)).toMatchObject({ created: 0, updated: 0, unchanged: 2, actionId: null });
  });

  it('suggests at most five people, and nobody whom another row is', async () => {
    const core = aCore();
    for (let i = 0; i < 7; i += 1) aContact(core, { fullName: 'Ana García', ...(i === 0 ? { points: email('ana@x.example') } : {}) });
    const session = new Session(core, file('a.vcf', card('FN:Ana García') + two));
    expect(session.row(2)).toMatchObject({ outcome: 'update', suggestions: [] });
    expect(session.row(1).suggestions).toHaveLength(4);
    expect(new Session(core, file('b.vcf', card('FN:Ana García'))).row(1).suggestions).toHaveLength(5);
  });

  it('may update nobody whom another row updates, by name of that row', async () => {
    const core = aCore();
    const id = aContact(core, { fullName: 'Ana García' });
    const path = file('a.vcf', card('FN:Ana García', 'TITLE:One') + card('FN:Ana García', 'TITLE:Two'));
    const session = new Session(core, path);
    session.decide([1], { action: 'update', contactId: id });
    const before = session.row(2);
    expect(() => session.decide([2], { action: 'update', contactId: id })).toThrow(
      expect.objectContaining({ code: 'invalid', field: 'contactId', message: expect.stringContaining('Row 1 (Ana García)') }),
    );
    expect(session.row(2)).toEqual(before);
    session.decide([1], { action: 'create' });
    session.decide([2], { action: 'update', contactId: id });
    expect(() => session.decide([1, 2], { action: 'update', contactId: id })).toThrow(expect.objectContaining({ field: 'contactId' }));
    expect(session.preview().counts).toMatchObject({ create: 1, update: 1 });
    await session.apply();
    expect(getContact(core.db, id).fields.title).toBe('Two');
  });

  it('may update nobody it does not resemble, nobody who is gone, and is in the file', () => {
    const core = aCore();
    const id = aContact(core, { fullName: 'Ana García' });
    const other = aContact(core, { fullName: 'Cy' });
    const session = new Session(core, file('a.vcf', two));
    const refused = (rows: number[], contactId?: number) =>
      expect(() => session.decide(rows, { action: 'update', contactId })).toThrow(expect.objectContaining({ code: 'invalid' }));
    refused([1], other);
    refused([2]);
    refused([3], id);
    setDeleted(core, [id], true);
    refused([1], id);
    expect(session.preview().counts).toMatchObject({ create: 2 });
  });

  it('decides its conflicts one by one or all', async () => {
    const core = aCore();
    const id = aContact(core, { fullName: 'Ana', title: 'Founder', organization: 'X', points: email('ana@x.example') });
    const session = new Session(core, file('a.vcf', card('FN:Ana García', 'EMAIL:ana@x.example', 'TITLE:Head', 'ORG:Y')));
    expect(session.row(1)).toMatchObject({ outcome: 'unchanged', changes: [] });
    const choices = () => session.row(1).conflicts.map(({ field, choice }) => `${field} ${choice}`);
    expect(choices()).toEqual(['fullName mine', 'organization mine', 'title mine']);
    session.decide([1], { take: 'theirs' });
    session.decide([1], { take: 'mine', field: 'fullName' });
    expect(choices()).toEqual(['fullName mine', 'organization theirs', 'title theirs']);
    expect(session.row(1)).toMatchObject({
      outcome: 'update',
      changes: [
        { field: 'organization', after: 'Y' },
        { field: 'title', after: 'Head' },
      ],
    });
    expect(session.preview()).toMatchObject({ conflicts: 1, counts: { update: 1 } });
    await session.apply();
    expect(getContact(core.db, id).fields).toMatchObject({ fullName: 'Ana', organization: 'Y', title: 'Head' });
  });

  it('is decided with all that are shown; what does not fit stays as it is', () => {
    const core = aCore();
    for (const name of ['Ana', 'Bo']) aContact(core, { fullName: name, title: 'Founder', points: email(`${name}@x.example`) });
    aContact(core, { fullName: 'Cy' });
    const people = ['Ana', 'Bo', 'Cy', 'Dee'].map((name) => card(`FN:${name}`, `EMAIL:${name}@x.example`, 'TITLE:Head'));
    const session = new Session(core, file('a.vcf', people.join('')));
    expect(session.preview()).toMatchObject({ conflicts: 2, suggestions: 1, counts: { create: 2, unchanged: 2 } });
    session.decide(null, { take: 'theirs', field: 'title' }, { show: 'conflicts' });
    expect(session.preview()).toMatchObject({ conflicts: 2, counts: { create: 2, update: 2 } });
    session.decide(null, { action: 'update' }, { show: 'create' });
    expect(session.preview().counts).toMatchObject({ create: 1, update: 3 });
    session.decide(null, { action: 'leave' }, { show: 'update' });
    expect(session.preview()).toMatchObject({ conflicts: 0, suggestions: 1, counts: { create: 1, leave: 3 } });
    session.decide(null, { action: 'update' });
    expect(session.preview().counts).toMatchObject({ create: 1, update: 3, leave: 0 });
  });

  it('keeps its place while it is decided, and is found by a part of its name', () => {
    const core = aCore();
    aContact(core, { fullName: 'Zoë', title: 'Founder', points: email('z@x.example') });
    const people = [card('FN:Ana'), card('FN:Zoé', 'EMAIL:z@x.example', 'TITLE:Head'), card('N:;;;;')];
    const session = new Session(core, file('a.vcf', people.join('')));
    const order = () => session.rows().map(({ row }) => row);
    const before = order();
    expect(before).toEqual([3, 2, 1]);
    session.decide([2], { action: 'leave' });
    expect(order()).toEqual(before);
    const find = (text: string) =>
      session.imports.rows(session.token, session.preview().file, { show: 'all', text, offset: 0, limit: 10 }).rows.map(({ row }) => row);
    expect(find('ZOE')).toEqual([2]);
    expect(find('nobody')).toEqual([]);
    const page = session.imports.rows(session.token, session.preview().file, { show: 'all', text: '', offset: 1, limit: 1 });
    expect([page.total, page.rows.map(({ row }) => row)]).toEqual([before.length, before.slice(1, 2)]);
  });

  it('follows the earlier row that says the same', async () => {
    const core = aCore();
    const same = card('UID:ana', 'FN:Ana');
    const session = new Session(core, file('a.vcf', same + same), file('b.vcf', same));
    session.decide([1], { action: 'leave' });
    expect(session.row(2)).toMatchObject({ outcome: 'leave', reason: 'the same entry as row 1' });
    expect(
      session.imports.rows(session.token, session.preview(1).file, { show: 'all', text: '', offset: 0, limit: 1 }).rows[0]?.outcome,
    ).toBe('create');
    expect(await session.apply()).toMatchObject({ created: 1, left: 2 });
  });

  it('is met by a later file of the same import', async () => {
    const core = aCore();
    const session = new Session(core, file('a.vcf', two), file('b.csv', 'Name,E-mail,Company\nAna García,ana@x.example,X\n'));
    expect(session.row(1, 1)).toMatchObject({
      outcome: 'update',
      match: { id: 0, name: 'Ana García', reason: 'the same e-mail' },
      changes: [{ field: 'organization', before: '', after: 'X' }],
    });
    session.decide([1], { action: 'create' }, { file: 1 });
    expect(session.row(1, 1)).toMatchObject({ outcome: 'create', match: { id: 0 } });
    session.decide([1], { action: 'update', contactId: 0 }, { file: 1 });
    expect(session.row(1, 1).outcome).toBe('update');
    expect(await session.apply()).toMatchObject({ created: 2, updated: 1 });
  });
});

describe('what was decided', () => {
  it('holds when something else changed before it is written', async () => {
    const core = aCore();
    const ana = aContact(core, { fullName: 'Ana', title: 'Founder', points: email('ana@x.example') });
    const bo = aContact(core, { fullName: 'Bo Lind' });
    const session = new Session(core, file('a.vcf', two.replace('FN:Ana García', 'FN:Ana') + card('FN:Cy', 'TITLE:Head')));
    session.decide([1], { take: 'theirs', field: 'title' });
    session.decide([2], { action: 'update', contactId: bo });
    session.decide([3], { action: 'leave' });
    editContact(core, ana, { ...getContact(core.db, ana).fields, title: 'Owner' });
    editContact(core, bo, { ...getContact(core.db, bo).fields, fullName: 'Bo L.' });
    aContact(core, { fullName: 'Somebody' });
    expect(await session.apply()).toMatchObject({ created: 0, updated: 2, left: 1 });
    expect(getContact(core.db, ana).fields.title).toBe('Head');
    expect(getContact(core.db, bo).fields.points).toHaveLength(1);
    expect(names(core)).toEqual(['Ana', 'Bo L.', 'Somebody']);
  });

  it('falls back to the default where it makes no sense any more', async () => {
    const core = aCore();
    const bo = aContact(core, { fullName: 'Bo Lind' });
    const session = new Session(core, file('a.vcf', two));
    session.decide([2], { action: 'update', contactId: bo });
    setDeleted(core, [bo], true);
    expect(await session.apply()).toMatchObject({ created: 2, updated: 0 });
  });

  it('is undone in one step', async () => {
    const core = aCore();
    const id = aContact(core, { fullName: 'Ana García', title: 'Founder' });
    const before = dump(core);
    const session = new Session(core, file('a.vcf', two));
    session.decide([1], { action: 'update', contactId: id });
    session.decide([1], { take: 'theirs' });
    await session.apply();
    const after = dump(core);
    core.step('undo');
    expect(dump(core)).toEqual(before);
    core.step('redo');
    expect(dump(core)).toEqual(after);
  });

  it('is gone with the preview', () => {
    const core = aCore();
    const session = new Session(core, file('a.vcf', two));
    session.imports.discard(session.token);
    expect(() => session.rows()).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(() => session.decide([1], { action: 'leave' })).toThrow(expect.objectContaining({ code: 'conflict' }));
    const other = new Session(core, file('broken.csv', ''));
    expect(() => other.rows()).toThrow(expect.objectContaining({ code: 'invalid', field: 'file' }));
  });

  it('stays when another file of the preview is mapped anew', async () => {
    const core = aCore();
    const guests = file('guests.csv', 'Guest;Reach them at\nAna;ana@y.example\n');
    const session = new Session(core, file('a.vcf', two), guests);
    session.decide([1], { action: 'leave' });
    const { files } = await session.imports.map(session.token, guests, { Guest: 'name', 'Reach them at': 'email' }, job);
    expect(files.map(({ counts }) => [counts.create, counts.leave])).toEqual([
      [1, 1],
      [1, 0],
    ]);
  });
});

describe('what is about somebody who is left out', () => {
  const json = (contacts: object[], more: object) =>
    JSON.stringify({ format: 'rapport', version: 1, exportedAt: '2026-11-01T00:00:00Z', contacts, ...more });
  const log = json(
    [
      { id: 'ana', name: { full: 'Ana' } },
      { id: 'bo', name: { full: 'Bo' } },
    ],
    {
      touchpoints: [
        {
          id: 't1',
          kind: 'meeting',
          occurredAt: '2026-10-30T09:00:00Z',
          localDate: '2026-10-30',
          contactIds: ['ana', 'bo'],
          subject: 'Lunch',
        },
      ],
      referrals: [{ id: 'r1', fromContactId: 'ana', toContactId: null, subjectContactId: 'bo', madeAt: '2026-06-01T00:00:00Z' }],
      purchases: [{ id: 'p1', contactId: 'bo', at: '2026-07-10T00:00:00Z', amountMinor: 500, currency: 'USD' }],
      followUps: [{ id: 'f1', contactId: 'ana', dueDate: '2026-12-01', reason: 'call' }],
    },
  );

  it('is left out too, with the reason, and comes back with them', async () => {
    const core = aCore();
    const session = new Session(core, file('log.json', log));
    expect(session.preview().others).toEqual({ touchpoints: 1, referrals: 1, purchases: 1, followUps: 1 });
    session.decide([1], { action: 'leave' });
    expect(session.preview()).toMatchObject({ others: { purchases: 1 }, counts: { create: 1, leave: 1, skip: 3 } });
    expect(session.rows('skip')).toMatchObject([
      { outcome: 'skip', name: 'Lunch', reason: 'a touchpoint with Ana, whom you left out' },
      { reason: 'a referral with Ana, whom you left out' },
      { name: 'call', reason: 'a follow-up with Ana, whom you left out' },
    ]);
    session.decide([1], { action: 'create' });
    expect(session.preview().others).toEqual({ touchpoints: 1, referrals: 1, purchases: 1, followUps: 1 });
    session.decide([1], { action: 'leave' });
    expect(await session.apply()).toMatchObject({ created: 1, left: 1, skipped: 3 });
    expect(names(core)).toEqual(['Bo']);
    const count = (table: string) => core.db.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect(['touchpoint', 'referral', 'purchase', 'follow_up'].map(count)).toEqual([0, 0, 1, 0]);
  });

  it('is judged anew when the plan is made anew', async () => {
    const core = aCore();
    const touchpoints = 'Rapport ID,Kind,Occurred At,Local Date,People IDs\nt1,call,2026-10-30T09:00:00.000Z,2026-10-30,ana\n';
    const session = new Session(core, file('touchpoints.csv', touchpoints));
    expect(session.preview()).toMatchObject({ counts: { skip: 1 }, others: {} });
    await importAll(core, file('a.vcf', card('UID:ana', 'FN:Ana')));
    expect(await session.apply()).toMatchObject({ skipped: 0 });
    expect(core.db.raw.prepare('SELECT count(*) FROM touchpoint').pluck().get()).toBe(1);
  });
});
