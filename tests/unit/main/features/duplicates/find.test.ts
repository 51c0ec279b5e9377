import type { ContactFieldsInput } from '@shared/domain/contact';
import { contactFields } from '@shared/domain/contact';
import { confidenceOf } from '@shared/duplicate-views';
import { describe, expect, it } from 'vitest';
import { insertContact, setDeleted } from '../../../../../src/main/features/contacts/service';
import { candidatePairs } from '../../../../../src/main/features/duplicates/candidates';
import { findDuplicates } from '../../../../../src/main/features/duplicates/find';
import { readSuspects } from '../../../../../src/main/features/duplicates/people';
import { distinctPairs, removeDistinct, setDistinct } from '../../../../../src/main/features/duplicates/service';
import { aContact, aCore, type TestCore } from '../../../../support/builders';

const job = { progress: () => undefined, checkCancelled: () => undefined };
const find = (core: TestCore) => findDuplicates(core, job).groups;

const mail = (value: string) => ({ kind: 'email' as const, label: '', value });
const phone = (value: string) => ({ kind: 'phone' as const, label: '', value });
const profile = (value: string) => ({ kind: 'social' as const, label: '', value });

/** What two entries are taken for, beside others who have nothing to do with them. */
function taken(one: ContactFieldsInput, other: ContactFieldsInput, others: ContactFieldsInput[] = []) {
  const core = aCore();
  const ids = [one, other].map((fields) => aContact(core, contactFields.parse(fields)));
  for (const fields of others) aContact(core, fields);
  const group = find(core).find(({ people }) => ids.every((id) => people.some((person) => person.id === id)));
  core.db.close();
  return { confidence: group ? confidenceOf(group.percent) : null, reasons: group?.reasons.map(({ text }) => text) ?? [] };
}

const ana: ContactFieldsInput = { fullName: 'Ana Garcia' };
const at = (organization: string, ...points: ContactFieldsInput['points'] & object[]) => ({ organization, points });

describe('two entries', () => {
  it.each<[string, ContactFieldsInput, ContactFieldsInput, string | null, string | RegExp | null]>([
    // Almost certain.
    [
      'name and e-mail',
      { ...ana, points: [mail('ana@x.example')] },
      { ...ana, points: [mail('Ana@X.example')] },
      'certain',
      'the same e-mail ana@x.example',
    ],
    [
      'name and phone',
      { ...ana, points: [phone('+1 512 555 0100')] },
      { ...ana, points: [phone('+15125550100')] },
      'certain',
      'the same phone +1 512 555 0100',
    ],
    [
      'the name turned round',
      { ...ana, points: [mail('ana@x.example')] },
      { fullName: 'Garcia, Ana', points: [mail('ana@x.example')] },
      'certain',
      'the same name, written in another way',
    ],
    [
      'accents',
      { ...ana, points: [mail('ana@x.example')] },
      { fullName: 'Ana García', points: [mail('ana@x.example')] },
      'certain',
      'the same name, written in another way',
    ],
    [
      'an initial and e-mail',
      { ...ana, points: [mail('ana@x.example')] },
      { fullName: 'A. Garcia', points: [mail('ana@x.example')] },
      'certain',
      'an initial that fits the name',
    ],
    [
      'profile',
      { ...ana, points: [profile('https://www.linkedin.com/in/anag')] },
      { ...ana, points: [profile('linkedin.com/in/anag/')] },
      'certain',
      /^the same profile/,
    ],
    ['birthday', { ...ana, birthday: '1981-04-08' }, { ...ana, birthday: '1981-04-08' }, 'certain', 'the same birthday'],
    [
      'a name in parts',
      { name: { prefix: 'Dr.', given: 'Ana', family: 'Garcia' }, points: [mail('ana@x.example')] },
      { ...ana, points: [mail('ana@x.example')] },
      'certain',
      /^the same name/,
    ],
    // Likely.
    ['an organization', { ...ana, organization: 'Northlight' }, { ...ana, organization: 'northlight ' }, 'likely', 'both at Northlight'],
    [
      'a domain',
      { ...ana, points: [mail('ana@x.example')] },
      { ...ana, points: [mail('a.garcia@x.example')] },
      'likely',
      'both with an address at x.example',
    ],
    [
      'e-mail, one without a name',
      { ...ana, points: [mail('ana@x.example')] },
      at('', mail('ana@x.example')),
      'likely',
      'one of the entries has no name',
    ],
    [
      'birthday once without year',
      { ...ana, birthday: '--04-08' },
      { ...ana, birthday: '1981-04-08' },
      'likely',
      'the same birthday, once without its year',
    ],
    [
      'short name at one organization',
      { fullName: 'Bob Smith', ...at('Acme') },
      { fullName: 'Robert Smith', ...at('Acme') },
      'likely',
      'one name is short for the other',
    ],
    ['initial at one organization', { ...ana, ...at('Acme') }, { fullName: 'A. Garcia', ...at('Acme') }, 'likely', 'both at Acme'],
    // Possible.
    ['nothing but the name', ana, ana, 'possible', 'the same name'],
    ['Liz and Elizabeth', { fullName: 'Liz Jones' }, { fullName: 'Elizabeth Jones' }, 'possible', 'one name is short for the other'],
    ['A. and Ana', ana, { fullName: 'A. Garcia' }, 'possible', 'an initial that fits the name'],
    [
      'one letter, at one organization',
      { fullName: 'Ana Garcia', ...at('Acme') },
      { fullName: 'Ana Gracia', ...at('Acme') },
      'possible',
      'names that differ by one letter',
    ],
    [
      'married, with one e-mail',
      { ...ana, points: [mail('ana@x.example')] },
      { fullName: 'Ana Lopez', points: [mail('ana@x.example')] },
      'possible',
      'the same e-mail ana@x.example',
    ],
    [
      'all the same but the birthday',
      { ...ana, points: [mail('a@x.example')], birthday: '1981-04-08' },
      { ...ana, points: [mail('a@x.example')], birthday: '1991-04-09' },
      'possible',
      'another birthday',
    ],
    ['Han names with and without a space', { fullName: '山田太郎' }, { fullName: '山田 太郎' }, 'possible', /^the same name/],
    // Nobody to ask about.
    ['another birthday', { ...ana, birthday: '1981-04-08' }, { ...ana, birthday: '1991-04-09' }, null, null],
    [
      'a couple and their landline',
      { ...ana, points: [phone('+1 512 555 0100')] },
      { fullName: 'Bo Garcia', points: [phone('+1 512 555 0100')] },
      null,
      null,
    ],
    [
      'a family and its e-mail',
      { ...ana, points: [mail('garcias@x.example')] },
      { fullName: 'Bo Garcia', points: [mail('garcias@x.example')] },
      null,
      null,
    ],
    ['twins', { ...ana, birthday: '1981-04-08' }, { fullName: 'Eva Garcia', birthday: '1981-04-08' }, null, null],
    [
      'colleagues behind info@',
      { ...ana, points: [mail('info@x.example')] },
      { fullName: 'Bo Chen', points: [mail('info@x.example')] },
      null,
      null,
    ],
    ['father and son', { fullName: 'John Smith Jr.', ...at('Acme') }, { fullName: 'John Smith Sr.', ...at('Acme') }, null, null],
    ['a given name', { fullName: 'Ana' }, { fullName: 'Ana' }, null, null],
    ['Ana and Ina', { fullName: 'Ana Garcia', ...at('Acme') }, { fullName: 'Ina Garcia', ...at('Acme') }, null, null],
    ['one letter, elsewhere', { fullName: 'Ana Garcia' }, { fullName: 'Ana Gracia' }, null, null],
    [
      'a provider of e-mail',
      { fullName: 'Ana Garcia', points: [mail('ana@gmail.com')] },
      { fullName: 'Ana Gracia', points: [mail('gracia@gmail.com')] },
      null,
      null,
    ],
    [
      'a home page',
      { ...ana, points: [{ kind: 'url', label: '', value: 'https://x.example' }] },
      { fullName: 'Bo Chen', points: [{ kind: 'url', label: '', value: 'https://x.example/' }] },
      null,
      null,
    ],
    ['two offices', at('Northlight', phone('+1 512 555 0100')), at('Southlight', phone('+1 512 555 0199')), null, null],
  ])('with %s', (_case, one, other, confidence, reason) => {
    const found = taken(one, other);
    expect(found.confidence).toBe(confidence);
    if (reason !== null) expect(found.reasons).toContainEqual(typeof reason === 'string' ? reason : expect.stringMatching(reason));
  });

  it('are the less one person, the more people have that name', () => {
    const many = Array.from({ length: 4 }, () => ana);
    expect(taken(ana, ana, many).confidence).toBeNull();
    expect(taken({ ...ana, organization: 'Acme' }, { ...ana, organization: 'Acme' }, many).confidence).toBe('possible');
  });

  it('are not one because of an initial that several names fit', () => {
    expect(taken(ana, { fullName: 'A. Garcia' }, [{ fullName: 'Anton Garcia' }]).confidence).toBeNull();
  });

  it('from one file, with ids of their own, are a bit less likely one person', () => {
    const core = aCore();
    const ids = [aContact(core, { ...ana, organization: 'Acme' }), aContact(core, { ...ana, organization: 'Acme' })];
    const percent = () => find(core)[0]?.percent ?? 0;
    const before = percent();
    core.act('Import', () => {
      ids.forEach((contact_id, i) => {
        core.db.insert('contact_origin', { contact_id, source: 'vcard', source_uid: `card-${i}`, fingerprint: `${i}`, imported_at: 1 });
      });
    });
    expect(percent()).toBe(before - 5);
    expect(find(core)[0]?.reasons).toContainEqual({ text: 'two entries of the same file', against: true });
  });
});

describe('groups', () => {
  it('put all entries of a person together, but no strangers in a chain', () => {
    const core = aCore();
    const three = [
      aContact(core, { ...ana, points: [mail('ana@x.example')] }),
      aContact(core, { ...ana, points: [mail('ana@x.example'), mail('ana@home.example')] }),
      aContact(core, { fullName: 'Ana García', points: [mail('ana@home.example')] }),
    ];
    const bo = aContact(core, { fullName: 'Bo Chen', birthday: '1970-01-01', points: [mail('bo@x.example')] });
    const chen = aContact(core, { fullName: '', points: [mail('bo@x.example'), mail('chen@y.example')] });
    const cy = aContact(core, { fullName: 'Cy Chen', birthday: '1980-01-01', points: [mail('chen@y.example')] });
    const groups = find(core).map(({ people }) => people.map(({ id }) => id));
    expect(groups).toContainEqual(three);
    expect(groups).toContainEqual([bo, chen]);
    expect(groups).toContainEqual([chen, cy]);
    expect(groups).toHaveLength(3);
  });

  it('put several entries together of which only the name is known', () => {
    const core = aCore();
    const three = Array.from({ length: 3 }, () => aContact(core, ana));
    expect(find(core)).toMatchObject([{ percent: 50, people: three.map((id) => ({ id })) }]);
  });

  it('ask about a weaker suspicion once, beside a group that is surer', () => {
    const core = aCore();
    const [one, two, three] = [
      aContact(core, { ...ana, organization: 'Acme' }),
      aContact(core, { ...ana, organization: 'Acme' }),
      aContact(core, ana),
    ];
    expect(find(core)).toMatchObject([
      { percent: 75, people: [{ id: one }, { id: two }] },
      { percent: 50, people: [{ id: one }, { id: three }] },
    ]);
  });

  it('come with the most certain first', () => {
    const core = aCore();
    aContact(core, { fullName: 'Zoe Zed' });
    aContact(core, { fullName: 'Zoe Zed' });
    aContact(core, { ...ana, points: [mail('ana@x.example')] });
    aContact(core, { ...ana, points: [mail('ana@x.example')] });
    expect(find(core).map(({ people }) => people[0]?.name)).toEqual(['Ana Garcia', 'Zoe Zed']);
  });

  it('leave out who is in the trash and keep the archived', () => {
    const core = aCore();
    const [one] = [aContact(core, ana), aContact(core, ana)];
    core.act('Archive', () => core.db.update('contact', one, { archived_at: 1 }));
    expect(find(core)).toHaveLength(1);
    setDeleted(core, [one], true);
    expect(find(core)).toEqual([]);
  });

  it('do not ask again about people who are not the same, until that is taken back', () => {
    const core = aCore();
    const [one, other] = [aContact(core, ana), aContact(core, ana)];
    setDistinct(core, [other, one]);
    expect(find(core)).toEqual([]);
    expect(distinctPairs(core)).toMatchObject([{ one: { id: one, name: 'Ana Garcia' }, other: { id: other, name: 'Ana Garcia' } }]);
    core.step('undo');
    expect(find(core)).toHaveLength(1);
    core.step('redo');
    expect(find(core)).toEqual([]);
    removeDistinct(core, distinctPairs(core)[0]?.id ?? 0);
    expect(find(core)).toHaveLength(1);
    expect(() => removeDistinct(core, 99)).toThrow('taken back already');
    expect(() => setDistinct(core, [one, one])).toThrow('two different people');
  });

  it('never hold two who are not the same, also by way of a third', () => {
    const core = aCore();
    const entries = Array.from({ length: 3 }, () => aContact(core, { ...ana, points: [mail('ana@x.example')] }));
    const [one = 0, , three = 0] = entries;
    setDistinct(core, [one, three]);
    const groups = find(core).map(({ people }) => people.map(({ id }) => id));
    expect(groups).toHaveLength(2);
    for (const group of groups) expect(group.includes(one) && group.includes(three)).toBe(false);
  });
});

/** Many entries in one transaction. */
function fill(core: TestCore, count: number, fields: (index: number) => ContactFieldsInput): void {
  core.act('Fill', () => {
    for (let i = 0; i < count; i += 1) {
      insertContact(core.db, {
        uid: `u${i}`,
        fields: contactFields.parse(fields(i)),
        extras: [],
        photo: null,
        source: 'manual',
        archivedAt: null,
        createdAt: 0,
      });
    }
  });
}

describe('crowds', () => {
  it('an office phone, five hundred entries called Info: nothing is said rather than nonsense, and hardly a pair looked at', () => {
    const core = aCore();
    fill(core, 2_000, (i) =>
      i < 500
        ? { fullName: 'Info', points: [mail(`info@firm${i}.example`)] }
        : { fullName: `Person${i} Number${i}`, organization: 'Acme', points: [phone('+1 512 555 0100'), mail(`p${i}@acme.example`)] },
    );
    expect(find(core)).toEqual([]);
    const looked = candidatePairs(
      readSuspects(core.db, () => undefined),
      () => undefined,
    ).found.size;
    expect(looked).toBeLessThan(2_000);
  });

  it('finds the one pair among many namesakes that shares more than the name', () => {
    const core = aCore();
    fill(core, 300, (i) => ({
      ...ana,
      organization: i === 20 || i === 200 ? 'Acme' : `Firm ${i}`,
      points: i === 20 || i === 200 ? [phone('+1 512 555 0100')] : [],
    }));
    expect(find(core).map(({ people }) => people.map(({ id }) => id))).toEqual([[21, 201]]);
  });

  it('stops when asked to', () => {
    const core = aCore();
    aContact(core);
    const cancelled = () => {
      throw new Error('stop');
    };
    expect(() => findDuplicates(core, { ...job, checkCancelled: cancelled })).toThrow('stop');
  });
});
