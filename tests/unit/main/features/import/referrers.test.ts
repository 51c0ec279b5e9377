import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editContact, getContact } from '../../../../../src/main/features/contacts/service';
import type { Core } from '../../../../../src/main/features/core';
import { aContact, aCore, aReferral } from '../../../../support/builders';
import { filesForATest, importAll, Session } from './import-support';

const file = filesForATest();

interface Guest {
  first: string;
  email: string;
  company: string;
  by: string;
}

const table = (guests: readonly Guest[]) =>
  `First Name,Last Name,E-mail Address,Company,Referred By\n${guests.map(({ first, email, company, by }) => `${first},,${email},${company},${by}\n`).join('')}`;
const guest = (first: string, by = '', email = `${first}@x.example`): Guest => ({ first, email, company: 'X', by });

const written = (core: Core) => Number(core.db.raw.prepare('SELECT count(*) FROM referral').pluck().get());

/** What the preview says, which is what is written. */
async function referralsOf(core: Core, ...guests: Guest[][]): Promise<number> {
  const session = new Session(core, ...guests.map((one, i) => file(`${i}.csv`, table(one))));
  const told = session.files.reduce((sum, { others }) => sum + (others.referrals ?? 0), 0);
  const before = written(core);
  await session.apply();
  expect(written(core) - before).toBe(told);
  return told;
}

describe('who referred somebody', () => {
  it('is counted if it is one person, who is stored or comes along', async () => {
    const core = aCore();
    aContact(core, { fullName: 'Ana' });
    for (const fullName of ['Twin', 'Twin']) aContact(core, { fullName });
    const guests = [
      guest('Bo', 'ana'),
      guest('Cy', 'Bo'),
      guest('Dee', 'bo@X.example'),
      guest('Eve', 'Twin'),
      guest('Flo', 'Nobody'),
      guest('Gus', 'Gus'),
    ];
    expect(await referralsOf(core, guests)).toBe(3);
    expect(await referralsOf(core, guests)).toBe(0);
  });

  it('is found in a later file, and meant once', async () => {
    const core = aCore();
    expect(await referralsOf(core, [guest('Bo', 'Ana')], [guest('Ana'), { ...guest('Bo', 'Ana'), company: 'Y' }])).toBe(1);
  });

  it('is not made again by a later export', async () => {
    const core = aCore();
    aContact(core, { fullName: 'Ana' });
    expect(await referralsOf(core, [guest('Bo', 'Ana')])).toBe(1);
    expect(await referralsOf(core, [{ ...guest('Bo', 'Ana'), company: 'Y' }])).toBe(0);
  });

  it('is not made where the referral is known', async () => {
    const core = aCore();
    const ana = aContact(core, { fullName: 'Ana' });
    aReferral(core, ana, aContact(core, { fullName: 'Bo', points: [{ kind: 'email', value: 'bo@x.example' }] }));
    expect(await referralsOf(core, [guest('Bo', 'Ana')])).toBe(0);
  });

  it('is nobody when the contact or the referrer is left out', async () => {
    const core = aCore();
    const session = new Session(core, file('a.csv', table([guest('Ana'), guest('Bo', 'Ana'), guest('Cy', 'Bo')])));
    expect(session.preview().others).toEqual({ referrals: 2 });
    session.decide([1], { action: 'leave' });
    expect(session.preview().others).toEqual({ referrals: 1 });
    session.decide([2], { action: 'leave' });
    expect(session.preview().others).toEqual({});
    session.decide([1, 2], { action: 'create' });
    expect(session.preview().others).toEqual({ referrals: 2 });
    await session.apply();
    expect(written(core)).toBe(2);
  });

  it('is who has the name after the import', async () => {
    const core = aCore();
    const ana = aContact(core, { fullName: 'Anna', points: [{ kind: 'email', value: 'ana@x.example' }] });
    const session = new Session(core, file('a.csv', table([guest('Ana'), guest('Bo', 'Ana'), guest('Cy', 'Anna')])));
    expect(session.preview().others).toEqual({ referrals: 1 });
    session.decide([1], { take: 'theirs' });
    expect(session.preview().others).toEqual({ referrals: 1 });
    await session.apply();
    expect(core.db.raw.prepare('SELECT c.name FROM referral r JOIN contact c ON c.id = r.subject_contact_id').pluck().all()).toEqual([
      'Bo',
    ]);
    editContact(core, ana, { ...getContact(core.db, ana).fields, fullName: 'Anna' });
    await importAll(core, file('b.csv', table([{ ...guest('Dee', 'Anna'), company: 'Y' }])));
    expect(written(core)).toBe(2);
  });

  it('is counted as it is written, whoever is there', async () => {
    const name = fc.constantFrom('Ana', 'Bo', 'Cy', 'Dee');
    const email = fc.constantFrom('a@x.example', 'b@x.example', 'c@x.example');
    const person = fc.record({
      first: name,
      email: fc.option(email, { nil: '' }),
      company: fc.constantFrom('', 'X'),
      by: fc.oneof(name, email, fc.constant('')),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { maxLength: 3 }),
        fc.array(person, { minLength: 1, maxLength: 5 }),
        fc.array(person, { minLength: 1, maxLength: 3 }),
        fc.array(fc.constantFrom('create' as const, 'leave' as const, null), { minLength: 5, maxLength: 5 }),
        async (stored, one, two, said) => {
          const core = aCore();
          for (const { first, email: value } of stored)
            aContact(core, { fullName: first, points: value ? [{ kind: 'email', value }] : [] });
          const session = new Session(core, file('1.csv', table(one)), file('2.csv', table(two)));
          const inFile = new Set(session.rows().map(({ row }) => row));
          said.forEach((action, i) => {
            if (action !== null && inFile.has(i + 1)) session.decide([i + 1], { action });
          });
          session.decide([1], { take: 'theirs' }, { file: 1 });
          const told = session.preview().others.referrals ?? 0;
          const alsoTold = session.decide([1], { take: 'theirs' }, { file: 1 }).others.referrals ?? 0;
          await session.apply();
          expect(written(core)).toBe(told + alsoTold);
          core.db.close();
        },
      ),
      { numRuns: 40 },
    );
  });
});
