import { logSave } from '@shared/contract-log';
import { entryOf } from '@shared/log-line/log-entry';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { setDeleted } from '../../../../../src/main/features/contacts/service';
import type { Core } from '../../../../../src/main/features/core';
import { namesakes } from '../../../../../src/main/features/log/people';
import { logEntries } from '../../../../../src/main/features/log/service';
import { verify } from '../../../../../src/main/features/maintenance/verify';
import { aContact, aCore, dump, START } from '../../../../support/builders';

type Entry = z.input<typeof logSave>['entries'][number];
const meeting = { kind: 'meeting', occurredAt: START, localDate: '2026-11-01' };
const save = (core: Core, ...entries: Entry[]) => logEntries(core, logSave.parse({ entries }).entries);
const names = (core: Core, name: string) => namesakes(core, name).map((match) => match.name);

describe('whom a name means', () => {
  it('the whole name or a nickname before a part, without accents and letter case', () => {
    const core = aCore();
    for (const fullName of [
      'Ana García',
      'Ana Maria Lopez',
      'Diana Prince',
      'Bo Chen',
      'Bob Jones',
      'Dieter van der Berg',
      '山田太郎',
      'Zoë Ek',
    ])
      aContact(core, { fullName });
    aContact(core, { fullName: 'Robert Smith', nicknames: ['Bobby'], points: [{ kind: 'email', value: 'Rob@Smith.example' }] });
    expect(names(core, 'ana').sort()).toEqual(['Ana García', 'Ana Maria Lopez']);
    expect(names(core, 'ANA GARCIA')).toEqual(['Ana García']);
    expect(names(core, 'ana lopez')).toEqual(['Ana Maria Lopez']);
    expect(names(core, 'Bo')).toEqual(['Bo Chen']);
    expect(names(core, 'van der Berg')).toEqual(['Dieter van der Berg']);
    expect(names(core, 'bobby')).toEqual(['Robert Smith']);
    expect(names(core, 'rob@smith.example')).toEqual(['Robert Smith']);
    expect(names(core, '山田太郎')).toEqual(['山田太郎']);
    expect(names(core, 'zoe')).toEqual(['Zoë Ek']);
    expect(names(core, 'Nobody')).toEqual([]);
    expect(names(core, '%"*')).toEqual([]);
  });

  it('leaves out the trash and puts those with more points first', () => {
    const core = aCore();
    const [first, second, third] = [1, 2, 3].map((n) => aContact(core, { fullName: `Ana Number${n}` })) as [number, number, number];
    save(core, { people: [{ id: second }], touchpoint: meeting });
    setDeleted(core, [third], true);
    expect(namesakes(core, 'Ana').map(({ id }) => id)).toEqual([second, first]);
  });
});

describe('a line that is saved', () => {
  it('is one action with new people, tags, a follow-up and a referral; undone and done again it is all there', () => {
    const core = aCore();
    const ana = aContact(core, { fullName: 'Ana Garcia', tags: ['Austin'] });
    const empty = dump(core);
    const done = save(core, {
      people: [{ id: ana }, { name: 'Bo Chen' }],
      touchpoint: { ...meeting, minutes: 45, subject: 'Coffee' },
      tags: ['austin', 'fair'],
      followUp: { dueDate: '2026-11-22', reason: 'Ping' },
      introduced: [{ person: { name: 'Cy' }, by: 0 }],
    });
    expect(done.created.map(({ name }) => name)).toEqual(['Bo Chen', 'Cy']);
    expect(done.followUps).toBe(1);
    expect(done.scores[0]).toMatchObject({ id: ana, name: 'Ana Garcia', before: 0 });
    expect(done.scores[0]?.after).toBeGreaterThan(1);
    const all = core.db.raw;
    expect(all.prepare('SELECT contact_id, due_date, reason FROM follow_up').all()).toEqual([
      { contact_id: ana, due_date: '2026-11-22', reason: 'Ping' },
    ]);
    expect(all.prepare('SELECT name FROM tag ORDER BY name').pluck().all()).toEqual(['Austin', 'fair']);
    expect(all.prepare('SELECT count(*) FROM contact_tag').pluck().get()).toBe(4);
    expect(all.prepare('SELECT from_contact_id FROM referral').pluck().all()).toEqual([ana]);
    const full = dump(core);
    expect(core.step('undo')?.label).toBe('Log Meeting with 2 people');
    expect(dump(core)).toEqual(empty);
    core.step('redo');
    expect(dump(core)).toEqual(full);
    expect(verify(core, () => undefined).ok).toBe(true);
  });

  it('of many is one action too, and the same new name is one person', () => {
    const core = aCore();
    const done = save(
      core,
      { people: [{ name: 'Zoë' }], touchpoint: meeting },
      { people: [{ name: 'zoe' }], touchpoint: { ...meeting, kind: 'call' } },
      { people: [{ name: 'Zoë' }], touchpoint: null, followUp: { dueDate: '2026-12-01' } },
    );
    expect(done.created).toHaveLength(1);
    expect(done.touchpoints.map((id) => id === null)).toEqual([false, false, true]);
    expect(core.step('undo')?.label).toBe('Log 3 lines');
    expect(core.db.raw.prepare('SELECT count(*) FROM contact').pluck().get()).toBe(0);
  });

  it('with one that can’t be saved saves none', () => {
    const core = aCore();
    const entries: Entry[] = [
      { people: [{ name: 'Ana' }], touchpoint: meeting },
      { people: [{ id: 99 }], touchpoint: meeting },
    ];
    expect(() => save(core, ...entries)).toThrow('This person is no longer there');
    expect(core.db.raw.prepare('SELECT count(*) FROM contact').pluck().get()).toBe(0);
    expect(() => save(core, { people: [{ name: 'Ana' }], touchpoint: { ...meeting, kind: 'no_such' } })).toThrow('There is no kind');
    expect(() => save(core, { people: [{ name: 'Ana' }], touchpoint: meeting, introduced: [{ person: { name: 'ana' }, by: 0 }] })).toThrow(
      'Nobody introduces themselves',
    );
  });

  it.each([
    [{ people: [], touchpoint: meeting }, 'choose at least one person'],
    [{ people: [{ name: 'Ana' }], touchpoint: null }, 'say what happened'],
    [{ people: [{ name: 'Ana' }], touchpoint: meeting, introduced: [{ person: { name: 'Cy' }, by: 1 }] }, 'names nobody'],
    [{ people: [{ name: 'Ana' }], touchpoint: { ...meeting, localDate: '2026-10-01' } }, 'is not the day of the time given'],
  ] as [Entry, string][])('is refused when it breaks a rule', (entry, message) => {
    expect(logSave.safeParse({ entries: [entry] }).error?.issues[0]?.message).toBe(message);
  });
});

it('an entry of a line: what was not said is now, a long note is a body', () => {
  const line = {
    text: '',
    people: [{ name: 'Ana', start: 0, end: 3, candidates: [], pending: false }],
    introduced: [],
    kind: { value: 'call', start: 0, end: 1 },
    day: null,
    time: null,
    minutes: null,
    sentiment: null,
    tags: [],
    money: null,
    followUp: null,
    note: 'x'.repeat(300),
    unsure: [],
  };
  const entry = entryOf(line, START);
  expect(entry.touchpoint).toMatchObject({ occurredAt: START, sentiment: 0, subject: '', body: 'x'.repeat(300) });
  expect(entryOf({ ...line, day: { value: '2026-10-30', start: 0, end: 1 } }, START).touchpoint?.occurredAt).toBe(
    new Date(2026, 9, 30, 12).getTime(),
  );
  expect(entryOf({ ...line, time: { value: '09:30', start: 0, end: 1 } }, START).touchpoint?.occurredAt).toBe(
    new Date(2026, 10, 1, 9, 30).getTime(),
  );
});
