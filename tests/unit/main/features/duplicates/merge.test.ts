import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ContactFieldsInput, contactFields, type PreservedProperty } from '@shared/domain/contact';
import { DAY_MS, localDateOf } from '@shared/domain/dates';
import { mergeEntries } from '@shared/domain/merge-fields';
import { touchpointInput } from '@shared/domain/touchpoint';
import { movedTo } from '@shared/duplicate-views';
import { describe, expect, it } from 'vitest';
import { openMemoryDatabase } from '../../../../../src/main/db/database';
import { getContact, insertContact, setArchived, setDeleted } from '../../../../../src/main/features/contacts/service';
import { mergeGroups, mergePeople } from '../../../../../src/main/features/duplicates/merge';
import { distinctPairs, mergeView, setDistinct } from '../../../../../src/main/features/duplicates/service';
import { insertFollowUp } from '../../../../../src/main/features/follow-ups/service';
import { planImport } from '../../../../../src/main/features/import/plan';
import { Imports } from '../../../../../src/main/features/import/service';
import { verify } from '../../../../../src/main/features/maintenance/verify';
import { editReferral, listReferrals } from '../../../../../src/main/features/referrals/service';
import { Timelines } from '../../../../../src/main/features/timeline/service';
import { editTouchpoint } from '../../../../../src/main/features/touchpoints/service';
import { aContact, aCore, aPurchase, aReferral, aTouchpoint, dump, START, type TestCore } from '../../../../support/builders';

/** Merges with the defaults of the dialog. */
function merge(core: TestCore, keepId: number, ...otherIds: number[]): void {
  const entries = [keepId, ...otherIds].map((id) => getContact(core.db, id));
  const photoOf = entries.find(({ record }) => record.photo_id !== null)?.record.id ?? null;
  mergePeople(core, { keepId, otherIds, fields: mergeEntries(entries.map(({ fields }) => fields)), photoOf });
}

const rows = (core: TestCore, table: string) => dump(core)[table] as Record<string, unknown>[];
const healthy = (core: TestCore) => verify(core, () => undefined).checks.filter(({ ok }) => !ok);
/** Rounded as far as the order of additions may show. */
const scores = (core: TestCore, ids: number[]) =>
  ids.map((id) => {
    const { components, give, take, score } = core.board.scoreOf(id, core.current());
    return [...Object.values(components), give, take, score].map((value) => value.toFixed(9));
  });

function aFollowUp(core: TestCore, contactId: number): void {
  core.act('Follow up', () =>
    insertFollowUp(core.db, {
      contactId,
      dueDate: '2026-12-01',
      reason: 'Call',
      recurrence: 'FREQ=MONTHLY;BYMONTHDAY=1',
      uid: core.newUid(),
      doneAt: null,
      source: 'manual',
      now: START,
    }),
  );
}

/** Two entries of Ana with all kinds of rows, and Bo, a friend of both. */
function twoEntries() {
  const core = aCore();
  const insert = (fields: ContactFieldsInput, uid: string, more: { extras?: PreservedProperty[]; photo?: string; createdAt: number }) =>
    core.act('Add', () =>
      insertContact(core.db, {
        uid,
        fields: contactFields.parse(fields),
        extras: more.extras ?? [],
        photo: more.photo === undefined ? null : { mediaType: 'image/png', bytes: Buffer.from(more.photo) },
        source: 'vcard',
        archivedAt: null,
        createdAt: more.createdAt,
      }),
    );
  const keep = insert(
    { fullName: 'Ana Garcia', points: [{ kind: 'email', label: 'work', value: 'ana@x.example' }], tags: ['austin'], stage: 'client' },
    'uid-keep',
    { createdAt: START - DAY_MS, extras: [{ group: 'item1', name: 'X-ABRELATEDNAMES', params: {}, value: 'Bo' }] },
  );
  const other = insert(
    {
      fullName: 'A. Garcia',
      points: [{ kind: 'phone', label: '', value: '+1 512 555 0100' }],
      tags: ['austin', 'press'],
      notes: 'Likes tea',
    },
    'uid-other',
    { createdAt: START - 9 * DAY_MS, photo: 'face', extras: [{ group: 'item1', name: 'X-ABDATE', params: {}, value: '1999' }] },
  );
  const bo = aContact(core, { fullName: 'Bo Chen' });
  aTouchpoint(core, keep);
  aTouchpoint(core, other, { kind: 'call' });
  aTouchpoint(core, [keep, other, bo], { kind: 'event' });
  aReferral(core, other, bo);
  aReferral(core, bo, other);
  aReferral(core, null, bo, { toContactId: other });
  aReferral(core, keep, other);
  aPurchase(core, other);
  aFollowUp(core, other);
  core.act('Stage', () => core.db.insert('stage_change', { contact_id: other, from_stage: null, to_stage: 'new', at: START }));
  core.clock.now += 60_000;
  return { core, keep, other, bo };
}

describe('merging two entries', () => {
  it('keeps every row of the timeline, each touchpoint once', () => {
    const { core, keep, other } = twoEntries();
    merge(core, keep, other);
    const { items, total } = new Timelines(core).page({ contactId: keep, types: [], kinds: [], text: '', cursor: null, limit: 50 });
    expect(total).toBe(9);
    expect(items.map(({ type }) => type).sort()).toEqual(
      [...Array(4).fill('referral'), 'purchase', 'stage', ...Array(3).fill('touchpoint')].sort(),
    );
    expect(rows(core, 'touchpoint_contact').filter((row) => row.contact_id === keep)).toHaveLength(3);
    expect(rows(core, 'follow_up')).toMatchObject([{ contact_id: keep }]);
    expect(rows(core, 'contact').map((row) => row.id)).not.toContain(other);
    expect(JSON.stringify(rows(core, 'referral').map((r) => [r.from_contact_id, r.to_contact_id, r.subject_contact_id]))).not.toContain(
      `${other}`.padStart(9),
    );
    expect(healthy(core)).toEqual([]);
  });

  it('leaves a referral between the two on the timeline as it is, and says so beforehand', () => {
    const { core, keep, other, bo } = twoEntries();
    expect(mergeView(core, [keep, other], false)).toMatchObject({ between: 1, shared: 1 });
    expect(mergeView(core, [keep, bo], false).between).toBe(0);
    merge(core, keep, other);
    expect(rows(core, 'referral')).toContainEqual(expect.objectContaining({ from_contact_id: keep, subject_contact_id: keep }));
  });

  it('lets such a referral be thanked for, and none become like that', () => {
    const { core, keep, other } = twoEntries();
    merge(core, keep, other);
    const listed = () => listReferrals(core.db, { contactId: keep, statuses: [], limit: 10 });
    const between = listed().find((referral) => referral.fromContactId === keep && referral.subjectContactId === keep);
    const from = listed().find((referral) => referral.fromContactId === keep && referral.subjectContactId !== keep);
    if (!between || !from) throw new Error('both must be there');
    editReferral(core, between.id, { ...between, thankedAt: START + 1 });
    expect(listed().find(({ id }) => id === between.id)?.thankedAt).toBe(START + 1);
    expect(() => editReferral(core, from.id, { ...from, subjectContactId: keep })).toThrow('cannot refer themselves');
    expect(healthy(core)).toEqual([]);
  });

  it('counts what will move', () => {
    const { core, keep, other } = twoEntries();
    const view = mergeView(core, [keep, other], false);
    const { entries } = view;
    expect(movedTo(view, other)).toEqual({ touchpoints: 1, referrals: 1, purchases: 0, followUps: 0, stageChanges: 0 });
    expect(movedTo(view, keep)).toEqual({ touchpoints: 1, referrals: 4, purchases: 1, followUps: 1, stageChanges: 1 });
    expect(entries.map(({ id, preserved }) => [id, preserved])).toEqual([
      [keep, 1],
      [other, 1],
    ]);
    expect(mergeView(core, [keep, other], true).entries[0]?.id).toBe(other);
  });

  it('unites the fields, the properties without a field and the days, and keeps the uid', () => {
    const { core, keep, other } = twoEntries();
    merge(core, keep, other);
    const { record, fields, extras } = getContact(core.db, keep);
    expect(record).toMatchObject({ uid: 'uid-keep', created_at: START - 9 * DAY_MS, updated_at: core.clock.now, archived_at: null });
    expect(record.photo_id).not.toBeNull();
    expect(fields).toMatchObject({ fullName: 'Ana Garcia', tags: ['austin', 'press'], stage: 'client' });
    expect(fields.points.map(({ value }) => value)).toEqual(['ana@x.example', '+1 512 555 0100']);
    expect(fields.notes).toBe('Likes tea\n\nBefore merging also Name: A. Garcia');
    // Each keeps a group of its own: the label of one would become that of the other.
    expect(extras.map(({ group, name }) => `${group}.${name}`)).toEqual(['item1.X-ABRELATEDNAMES', 'item2.X-ABDATE']);
  });

  it('takes the photo that was chosen, or none', () => {
    const { core, keep, other } = twoEntries();
    mergePeople(core, { keepId: keep, otherIds: [other], fields: getContact(core.db, keep).fields, photoOf: keep });
    expect(getContact(core.db, keep).record.photo_id).toBeNull();
  });

  it('is one action with a name, which undo takes back to the last digit and redo does again', () => {
    const { core, keep, other, bo } = twoEntries();
    const [before, points] = [dump(core), scores(core, [keep, other, bo])];
    merge(core, keep, other);
    const [after, merged] = [dump(core), scores(core, [keep, bo])];
    expect(core.step('undo')).toEqual({ label: 'Merge Ana Garcia with A. Garcia' });
    expect(dump(core)).toEqual(before);
    expect(scores(core, [keep, other, bo])).toEqual(points);
    expect(healthy(core)).toEqual([]);
    core.step('redo');
    expect(dump(core)).toEqual(after);
    expect(scores(core, [keep, bo])).toEqual(merged);
    expect(healthy(core)).toEqual([]);
  });

  it('archives the one only if both were', () => {
    const { core, keep, other } = twoEntries();
    setArchived(core, [keep], true);
    merge(core, keep, other);
    expect(getContact(core.db, keep).record.archived_at).toBeNull();
    core.step('undo');
    setArchived(core, [other], true);
    merge(core, keep, other);
    expect(getContact(core.db, keep).record.archived_at).toBe(core.clock.now);
  });

  it('is followed by what was said about either: others stay distinct', () => {
    const { core, keep, other, bo } = twoEntries();
    const cy = aContact(core, { fullName: 'Cy' });
    setDistinct(core, [other, bo]);
    setDistinct(core, [keep, bo]);
    setDistinct(core, [cy, other]);
    setDistinct(core, [keep, other]);
    const before = dump(core);
    merge(core, keep, other);
    expect(distinctPairs(core).map((pair) => [pair.one.id, pair.other.id].sort())).toEqual([
      [keep, cy],
      [keep, bo],
    ]);
    core.step('undo');
    expect(dump(core)).toEqual(before);
  });

  it('lets the same file again, and a later one of either entry, find the one', () => {
    const { core, keep, other } = twoEntries();
    merge(core, keep, other);
    const card = (uid: string) => ({
      row: 1,
      warnings: [],
      draft: { uid, fields: contactFields.parse({ fullName: 'Whoever' }), photo: null, extras: [], archivedAt: null },
    });
    const found = (...uids: string[]) => {
      const contacts = uids.map(card);
      const file = { file: 'a.vcf', format: 'vCard', source: 'vcard' as const, charset: 'utf-8', contacts, skipped: [], records: null };
      const [plan] = planImport(core, [{ ...file, found: contacts.length }], () => undefined);
      return plan?.contacts.map(({ match }) => match?.stored);
    };
    expect(found('uid-keep', 'uid-other')).toEqual([keep, keep]);
    expect(found('uid-other', 'uid-keep')).toEqual([keep, keep]);
    expect(found('uid-other')).toEqual([keep]);
    expect(found('uid-nobody')).toEqual([undefined]);
  });

  it('changes nothing when the file that brought both comes again', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'rapport-merge-'));
    const path = join(dir, 'both.vcf');
    const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');
    writeFileSync(
      path,
      card('FN:Ana Garcia', 'UID:1', 'TEL:+15125550100') + card('FN:Ana Garcia', 'UID:2', 'item1.X-A:b') + card('FN:A. Garcia', 'NOTE:x'),
    );
    const core = aCore();
    const control = { progress: () => undefined, checkCancelled: () => undefined, whileWriting: async <T>(work: () => T) => work() };
    const imported = async () => {
      const imports = new Imports(core);
      return await imports.apply(imports.preview([path], control).token, control);
    };
    expect(await imported()).toMatchObject({ created: 3 });
    merge(core, 2, 1, 3);
    const after = dump(core);
    expect(await imported()).toMatchObject({ created: 0, updated: 0 });
    expect({ ...dump(core), contact_origin: [] }).toEqual({ ...after, contact_origin: [] });
    rmSync(dir, { recursive: true });
  });

  it('refuses somebody who is gone, in the trash, or themselves', () => {
    const { core, keep, other, bo } = twoEntries();
    setDeleted(core, [bo], true);
    const before = dump(core);
    expect(() => merge(core, keep, bo)).toThrow('Bo Chen is in the trash');
    expect(() => merge(core, keep, keep)).toThrow('with themselves');
    expect(() => merge(core, keep, other, other)).toThrow('with themselves');
    expect(() => merge(core, keep, 999)).toThrow('no longer there');
    expect(dump(core)).toEqual(before);
  });
});

it('takes who is also somebody real out of the sample, so that they stay when it goes', () => {
  const { core, keep, other } = twoEntries();
  core.act('Sample', () => core.db.update('contact', keep, { source: 'sample' }));
  merge(core, keep, other);
  expect(getContact(core.db, keep).record.source).toBe('vcard');
});

describe('merging many', () => {
  it('makes one of several entries', () => {
    const { core, keep, other, bo } = twoEntries();
    const before = dump(core);
    merge(core, keep, other, bo);
    expect(rows(core, 'contact')).toHaveLength(1);
    expect(new Set(rows(core, 'touchpoint_contact').map((row) => row.contact_id))).toEqual(new Set([keep]));
    expect(healthy(core)).toEqual([]);
    expect(core.step('undo')?.label).toBe('Merge Ana Garcia with 2 others');
    expect(dump(core)).toEqual(before);
  });

  it('makes one of each group, in one action, keeping who has the longest timeline', () => {
    const { core, keep, other, bo } = twoEntries();
    const bo2 = aContact(core, { fullName: 'Bo Chen', points: [{ kind: 'email', label: '', value: 'bo@x.example' }] });
    const before = dump(core);
    expect(
      mergeGroups(core, [
        [keep, other],
        [bo2, bo],
      ]),
    ).toBe(2);
    expect(rows(core, 'contact').map((row) => row.id)).toEqual([other, bo]);
    expect(getContact(core.db, bo).fields.points).toHaveLength(1);
    expect(healthy(core)).toEqual([]);
    expect(core.step('undo')?.label).toBe('Merge 4 entries into 2 people');
    expect(dump(core)).toEqual(before);
  });

  it('refuses more than a person may have, and then merges nobody', () => {
    const { core, keep, other } = twoEntries();
    const [one, two] = ['a', 'b'].map((tag) => aContact(core, { tags: Array.from({ length: 300 }, (_, i) => `${tag}${i}`) }));
    const before = dump(core);
    expect(() =>
      mergeGroups(core, [
        [keep, other],
        [one ?? 0, two ?? 0],
      ]),
    ).toThrow('too much in “tags”');
    expect(dump(core)).toEqual(before);
  });

  it('leaves all as it was when it is stopped half way', () => {
    const { core, keep, other, bo } = twoEntries();
    const cy = aContact(core, { fullName: 'Cy' });
    const before = dump(core);
    const stop = (done: number) => {
      if (done === 2) throw new Error('stopped');
    };
    expect(() =>
      mergeGroups(
        core,
        [
          [keep, other],
          [bo, cy],
        ],
        stop,
      ),
    ).toThrow('stopped');
    expect(dump(core)).toEqual(before);
    expect(healthy(core)).toEqual([]);
  });

  it('refuses somebody in two groups', () => {
    const { core, keep, other, bo } = twoEntries();
    const before = dump(core);
    expect(() =>
      mergeGroups(core, [
        [keep, other],
        [other, bo],
      ]),
    ).toThrow('two groups');
    expect(dump(core)).toEqual(before);
  });
});

it('knows every table whose rows belong to a contact', () => {
  const { raw } = openMemoryDatabase();
  const tables = raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  const belonging = tables.flatMap((table) =>
    (raw.pragma(`foreign_key_list(${table})`) as { table: string; from: string }[])
      .filter((key) => key.table === 'contact')
      .map(({ from }) => `${table}.${from}`),
  );
  // Fields come with the contact, the sums are computed anew; what is new here must move in merge.ts.
  const fields = ['contact_point', 'address', 'important_date', 'contact_tag', 'contact_role'].map((table) => `${table}.contact_id`);
  const moved = [
    'touchpoint_contact.contact_id',
    ...['from', 'to', 'subject'].map((end) => `referral.${end}_contact_id`),
    ...['purchase', 'follow_up', 'stage_change', 'contact_origin', 'answer_dismissal'].map((table) => `${table}.contact_id`),
    'distinct_pair.one_id',
    'distinct_pair.other_id',
  ];
  expect(belonging.sort()).toEqual([...fields, ...moved, 'ror_sum.contact_id', 'contact_rhythm.contact_id'].sort());
});

it('lets a touchpoint be edited afterwards', () => {
  const { core, keep, other } = twoEntries();
  merge(core, keep, other);
  const id = Number(rows(core, 'touchpoint')[2]?.id);
  editTouchpoint(core, id, touchpointInput.parse({ kind: 'call', occurredAt: START, localDate: localDateOf(START), contactIds: [keep] }));
  expect(healthy(core)).toEqual([]);
});
