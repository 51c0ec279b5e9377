import { expect, test } from 'vitest';
import { setDeleted } from '../../../../../src/main/features/contacts/service';
import { Outgoing } from '../../../../../src/main/features/export/outgoing';
import { aContact, aCore, aPurchase, aReferral, aTouchpoint } from '../../../../support/builders';

test('records leave complete and in their order, however many blocks they are read in', () => {
  const core = aCore();
  const [ana, bo, cy] = [aContact(core), aContact(core, { fullName: 'Bo' }), aContact(core, { fullName: 'Cy' })];
  core.act('Many', () => {
    for (let i = 0; i < 2_001; i += 1) {
      aTouchpoint(core, i % 2 === 0 ? [bo, ana] : [cy], { subject: `t${i}` });
      aPurchase(core, i % 2 === 0 ? ana : cy, { description: `p${i}` });
    }
    for (let i = 0; i < 1_001; i += 1) aReferral(core, bo, ana, { note: `r${i}` });
  });
  setDeleted(core, [cy], true);
  const outgoing = new Outgoing(core, null);
  const even = (prefix: string) => Array.from({ length: 1_001 }, (_, i) => `${prefix}${i * 2}`);
  const touchpoints = [...outgoing.touchpoints()];
  expect(touchpoints.map(({ subject }) => subject)).toEqual(even('t'));
  expect(new Set(touchpoints.map(({ people }) => people.map(({ name }) => name).join()))).toEqual(new Set(['Bo,Ana Garcia']));
  expect([...outgoing.purchases()].map(({ description }) => description)).toEqual(even('p'));
  expect([...outgoing.referrals()].map(({ note }) => note)).toEqual(Array.from({ length: 1_001 }, (_, i) => `r${i}`));
});
