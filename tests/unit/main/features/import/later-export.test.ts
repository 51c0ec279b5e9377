import { describe, expect, it } from 'vitest';
import { getContact } from '../../../../../src/main/features/contacts/repository';
import { editContact, setDeleted } from '../../../../../src/main/features/contacts/service';
import type { Core } from '../../../../../src/main/features/core';
import { aContact, aCore, dump } from '../../../../support/builders';
import { card, filesForATest, importAll, Session } from './import-support';

const file = filesForATest();

function only(core: Core): number {
  const ids = core.db.raw.prepare('SELECT id FROM contact').pluck().all() as number[];
  expect(ids).toHaveLength(1);
  return ids[0] ?? 0;
}

function edit(core: Core, id: number, changes: object): void {
  editContact(core, id, { ...getContact(core.db, id).fields, ...changes });
}

const first = card(
  'UID:ana-1',
  'FN:Ana García',
  'N:García;Ana;;;',
  'EMAIL:ana@x.example',
  'TEL:+351215550142',
  'TITLE:Editor',
  'ORG:X',
  'NOTE:Two sons',
  'REV:1',
);
const later = card(
  'UID:ana-1',
  'FN:Ana García',
  'N:García;Ana;;;',
  'EMAIL:ana@x.example',
  'TEL:+351215550143',
  'TITLE:Head',
  'ORG:X',
  'NOTE:Two sons',
  'REV:2',
);

describe('a later export of the same source', () => {
  it('updates what changed there and keeps what was edited here', async () => {
    const core = aCore();
    await importAll(core, file('a.vcf', first));
    const id = only(core);
    edit(core, id, { organization: 'Y', nicknames: ['Annie'] });
    const session = new Session(core, file('b.vcf', later));
    expect(session.row(1)).toMatchObject({
      outcome: 'update',
      match: { id, name: 'Ana García', reason: 'the same id' },
      reason: 'the same id as Ana García',
      conflicts: [],
      changes: [
        { field: 'title', label: 'Title', before: 'Editor', after: 'Head' },
        { field: 'points', label: 'Phone', before: expect.stringContaining('0142'), after: expect.stringContaining('0143') },
      ],
    });
    expect(await session.apply()).toMatchObject({ created: 0, updated: 1, unchanged: 0 });
    const { fields } = getContact(core.db, id);
    expect(fields).toMatchObject({ title: 'Head', organization: 'Y', nicknames: ['Annie'], notes: 'Two sons' });
    expect(fields.points.map(({ value }) => value)).toEqual(['ana@x.example', '+351215550143']);
  });

  it('is asked about where both changed, once, and undone and redone exactly', async () => {
    const core = aCore();
    await importAll(core, file('a.vcf', first));
    const id = only(core);
    edit(core, id, { title: 'Founder' });
    const before = dump(core);
    const path = file('b.vcf', later);
    const session = new Session(core, path);
    expect(session.preview()).toMatchObject({ conflicts: 1, counts: { update: 1 } });
    expect(session.row(1).conflicts).toEqual([{ field: 'title', label: 'Title', mine: 'Founder', theirs: 'Head', choice: 'mine' }]);
    await session.apply();
    expect(getContact(core.db, id).fields.title).toBe('Founder');
    const after = dump(core);
    for (const state of [before, after, before, after]) {
      core.step(state === before ? 'undo' : 'redo');
      expect(dump(core)).toEqual(state);
    }
    expect(new Session(core, path).preview()).toMatchObject({ conflicts: 0, counts: { unchanged: 1 } });
    expect(await importAll(core, path)).toMatchObject({ updated: 0, unchanged: 1, actionId: null });
    // What was kept here is not asked again by the export after that.
    const next = new Session(core, file('c.vcf', later.replace('REV:2', 'REV:3').replace('Two sons', 'Three sons')));
    expect(next.row(1)).toMatchObject({ conflicts: [], changes: [{ field: 'notes', before: 'Two sons', after: 'Three sons' }] });
  });

  it('is remembered even if nothing changed by it', async () => {
    const core = aCore();
    const id = aContact(core, { fullName: 'Ana', points: [{ kind: 'email', value: 'ana@x.example' }], title: 'Founder' });
    const path = file('a.vcf', card('FN:Ana', 'EMAIL:ana@x.example', 'TITLE:Editor'));
    expect(new Session(core, path).preview()).toMatchObject({ conflicts: 1, toRemember: 1 });
    expect(await importAll(core, path)).toMatchObject({ updated: 0, unchanged: 1 });
    const before = dump(core);
    expect(before.contact_origin).toHaveLength(1);
    const again = new Session(core, path);
    expect(again.row(1)).toMatchObject({ outcome: 'unchanged', conflicts: [], reason: 'the same entry as Ana, imported before' });
    expect(again.preview().toRemember).toBe(0);
    expect((await again.apply()).actionId).toBeNull();
    expect(dump(core)).toEqual(before);
    edit(core, id, { title: 'Editor' });
    await importAll(core, file('b.vcf', card('FN:Ana', 'EMAIL:ana@x.example', 'TITLE:Head')));
    expect(getContact(core.db, id).fields.title).toBe('Head');
  });

  it('is told from another source, which fills only what is empty', async () => {
    const core = aCore();
    await importAll(core, file('a.vcf', first));
    const session = new Session(core, file('b.csv', 'First Name,Last Name,E-mail Address,Job Title\nAna,García,ana@x.example,Head\n'));
    expect(session.row(1)).toMatchObject({ outcome: 'unchanged', conflicts: [{ field: 'title', mine: 'Editor', theirs: 'Head' }] });
    await session.apply();
    expect(getContact(core.db, only(core)).fields).toMatchObject({ title: 'Editor', points: [{}, {}] });
  });

  it('is not what another file of the same import is', async () => {
    const core = aCore();
    const one = file('1.vcf', card('FN:Ana', 'EMAIL:ana@x.example', 'TEL:+351215550142'));
    const two = file('2.vcf', card('FN:Ana', 'EMAIL:ana@x.example', 'TITLE:Head'));
    await importAll(core, one, two);
    expect(getContact(core.db, only(core)).fields).toMatchObject({ title: 'Head', points: [{}, {}] });
    expect(core.db.raw.prepare('SELECT count(*) FROM contact_origin').pluck().get()).toBe(2);
    expect(await importAll(core, one, two)).toMatchObject({ created: 0, updated: 0, unchanged: 2, actionId: null });
  });

  it('takes nothing away that any other table may not have', async () => {
    const core = aCore();
    await importAll(core, file('a.csv', 'Name,E-mail,Phone\nAna,ana@x.example,+351 21 555 0142\n'));
    await importAll(core, file('b.csv', 'Name,E-mail,Company\nAna,ana@x.example,X\n'));
    expect(getContact(core.db, only(core)).fields).toMatchObject({ organization: 'X', points: [{}, {}] });
  });

  it('does not touch somebody in the trash, and is news once they are back', async () => {
    const core = aCore();
    await importAll(core, file('a.vcf', first));
    const id = only(core);
    setDeleted(core, [id], true);
    const session = new Session(core, file('b.vcf', later));
    expect(session.row(1)).toMatchObject({ outcome: 'unchanged', reason: expect.stringContaining('in the trash'), changes: [] });
    expect((await session.apply()).actionId).toBeNull();
    setDeleted(core, [id], false);
    await importAll(core, file('c.vcf', later));
    expect(getContact(core.db, id).fields.title).toBe('Head');
  });

  it('that only says when it was written changes nobody', async () => {
    const core = aCore();
    await importAll(core, file('a.vcf', first));
    const before = getContact(core.db, only(core));
    expect(await importAll(core, file('b.vcf', first.replace('REV:1', 'REV:2')))).toMatchObject({ updated: 0, unchanged: 1 });
    expect(getContact(core.db, only(core))).toEqual(before);
  });

  it('meets what was imported before snapshots were kept as an unknown source', async () => {
    const core = aCore();
    await importAll(core, file('a.vcf', first));
    core.db.raw.exec('UPDATE contact_origin SET snapshot = NULL');
    const session = new Session(core, file('b.vcf', later));
    expect(session.row(1).conflicts).toMatchObject([{ field: 'title', mine: 'Editor', theirs: 'Head' }]);
    await session.apply();
    expect(getContact(core.db, only(core)).fields.points).toHaveLength(3);
  });

  it('of two sources that were imported together takes nothing away that only the other has', async () => {
    const core = aCore();
    const one = card('FN:Ana', 'EMAIL:ana@x.example', 'TEL:+351215550142');
    await importAll(core, file('1.vcf', one), file('2.vcf', card('FN:Ana', 'EMAIL:ana@x.example', 'TITLE:Head')));
    core.clock.now += 1_000;
    await importAll(core, file('1.vcf', one.replace('END:VCARD', 'NICKNAME:Annie\r\nEND:VCARD')));
    expect(getContact(core.db, only(core)).fields).toMatchObject({ title: 'Head', nicknames: ['Annie'], points: [{}, {}] });
  });

  it('of somebody who is two entries of a file takes nothing away that only the other says', async () => {
    const core = aCore();
    const work = card('FN:Ana', 'EMAIL:ana@x.example', 'TEL:+351215550142');
    const home = card('FN:Ana', 'EMAIL:ana@home.example', 'NICKNAME:Annie');
    await importAll(core, file('a.vcf', work + home));
    const [one = 0, other = 0] = core.db.raw.prepare('SELECT id FROM contact').pluck().all() as number[];
    const before = getContact(core.db, other).fields;
    // As a merge of the two does it.
    core.db.raw.prepare('UPDATE contact_origin SET contact_id = ?').run(one);
    edit(core, one, { nicknames: before.nicknames, points: [...getContact(core.db, one).fields.points, ...before.points] });
    setDeleted(core, [other], true);
    expect(await importAll(core, file('a.vcf', work + home))).toMatchObject({ created: 0, updated: 0, unchanged: 2, actionId: null });
    await importAll(core, file('b.vcf', work.replace('END:VCARD', 'TITLE:Head\r\nEND:VCARD')));
    expect(getContact(core.db, one).fields).toMatchObject({ title: 'Head', nicknames: ['Annie'], points: [{}, {}, {}] });
  });
});
