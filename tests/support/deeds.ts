/** What a user does all day, for tests that do anything in any order. */
import { touchpointInput } from '@shared/domain/touchpoint';
import { changeMany } from '../../src/main/features/contacts/bulk';
import { getContact } from '../../src/main/features/contacts/repository';
import { editContact, setArchived, setDeleted } from '../../src/main/features/contacts/service';
import { mergeGroups } from '../../src/main/features/duplicates/merge';
import { setDistinct } from '../../src/main/features/duplicates/service';
import { insertFollowUp } from '../../src/main/features/follow-ups/service';
import { removeReferral } from '../../src/main/features/referrals/service';
import { dismissAnswers } from '../../src/main/features/rhythm/service';
import { editTouchpoint, findTouchpoint, removeTouchpoint } from '../../src/main/features/touchpoints/service';
import { aContact, aCore, aPurchase, aReferral, aTouchpoint, START, type TestCore } from './builders';

/** Things a user does, by number. Each is one action or none. */
export const deeds: ((core: TestCore) => void)[] = [
  (core) =>
    void aContact(core, {
      fullName: `Person ${core.clock.now}`,
      tags: ['a', 'b'],
      points: [{ kind: 'email', value: `p${core.clock.now}@x.example` }],
    }),
  (core) => void aTouchpoint(core, people(core).slice(0, 2), { subject: 'Coffee', body: 'long talk' }),
  (core) => void aReferral(core, people(core)[0] ?? 0, people(core)[1] ?? 0),
  (core) => void aPurchase(core, people(core)[0] ?? 0),
  (core) => setArchived(core, people(core).slice(0, 1), true),
  (core) => setDeleted(core, people(core).slice(1, 2), true),
  (core) => setDeleted(core, people(core).slice(1, 2), false),
  (core) => {
    const [id = 0] = people(core);
    const { fields } = getContact(core.db, id);
    editContact(core, id, {
      ...fields,
      stage: fields.stage === 'client' ? 'active' : 'client',
      tags: ['c'],
      nicknames: ['Ani'],
      points: [],
    });
  },
  (core) => {
    const [last] = core.db.raw.prepare('SELECT id FROM touchpoint ORDER BY id DESC').pluck().all() as number[];
    if (last !== undefined) removeTouchpoint(core, last);
  },
  (core) =>
    core.act('Plan', () => {
      insertFollowUp(core.db, {
        contactId: people(core)[0] ?? 0,
        dueDate: '2026-12-01',
        reason: 'call',
        recurrence: 'FREQ=WEEKLY;BYDAY=MO',
        recursOn: '2026-11-30',
        uid: core.newUid(),
        doneAt: null,
        source: 'manual',
        now: START,
      });
    }),
  (core) => {
    const [id] = core.db.raw.prepare('SELECT id FROM touchpoint ORDER BY id').pluck().all() as number[];
    const known = id === undefined ? undefined : findTouchpoint(core.db, id);
    if (id === undefined || !known) return;
    const contactIds = people(core).slice(-2);
    const input = { kind: 'call', occurredAt: known.occurredAt - 5_000, localDate: known.localDate, contactIds, body: 'edited' };
    editTouchpoint(core, id, touchpointInput.parse(input));
  },
  (core) => void mergeGroups(core, [people(core).slice(-2)]),
  (core) =>
    void changeMany(core, people(core).slice(0, 2), { addTags: [core.clock.now % 120_000 === 0 ? 'b' : 'd'], removeTags: ['a', 'c'] }),
  (core) => setDistinct(core, people(core).slice(0, 2)),
  (core) => {
    const [id = 0] = people(core);
    if ((core.rhythms.of(id)?.waiting ?? 0) > 0) dismissAnswers(core, [id], null);
    else aTouchpoint(core, id, { kind: 'message_in' });
  },
  (core) => {
    const [id] = core.db.raw.prepare('SELECT id FROM referral ORDER BY id DESC').pluck().all() as number[];
    if (id !== undefined) removeReferral(core, id);
  },
];

/** Who is not in the trash, by id. */
export function people(core: TestCore): number[] {
  return core.db.raw.prepare('SELECT id FROM contact WHERE deleted_at IS NULL ORDER BY id').pluck().all() as number[];
}

/** Three people, each an action. */
export function aPeopledCore(): TestCore {
  const core = aCore();
  for (const name of ['Ana', 'Bo', 'Cy']) aContact(core, { fullName: name });
  return core;
}
