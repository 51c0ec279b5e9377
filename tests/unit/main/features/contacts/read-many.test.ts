import { expect, test } from 'vitest';
import { getContact, readContacts } from '../../../../../src/main/features/contacts/service';
import { aContact, aCore } from '../../../../support/builders';

const full: Parameters<typeof aContact>[1] = {
  points: [
    { kind: 'email', label: 'work', value: 'ana@example.org' },
    { kind: 'phone', label: '', value: '+43 1 234567' },
  ],
  addresses: [{ label: 'home', city: 'Graz' }],
  dates: [{ label: 'anniversary', date: '2001-05-06' }],
  otherRoles: [{ organization: 'Harbour & Sons', title: 'Adviser' }],
  tags: ['press', 'austin'],
  customFields: [{ label: 'Hobby', value: 'chess' }],
  nicknames: ['Nani'],
};

test('many contacts read at once are what each of them is', () => {
  const core = aCore();
  const ids = Array.from({ length: 1_203 }, (_, i) => aContact(core, { fullName: `Person ${i}`, ...(i % 3 === 0 ? full : {}) }));
  expect([...readContacts(core.db, ids)]).toEqual(ids.map((id) => getContact(core.db, id)));
  const some = ids.filter((_, i) => i % 2 === 1);
  expect([...readContacts(core.db, some)]).toEqual(some.map((id) => getContact(core.db, id)));
  const few = [ids[0], ids[600], ids[1_202]].filter((id) => id !== undefined);
  expect([...readContacts(core.db, few)].map(({ record }) => record.id)).toEqual(few);
});
