import type { ContactFieldsInput } from '@shared/domain/contact';
import { DAY_MS } from '@shared/domain/dates';
import type { OrganizationRow } from '@shared/organization-views';
import { describe, expect, it } from 'vitest';
import { contactDetail, editContact, getContact, setArchived, setDeleted } from '../../../../../src/main/features/contacts/service';
import type { Core } from '../../../../../src/main/features/core';
import {
  createOrganization,
  importOrganization,
  isOrganizationNews,
  namesOfRoles,
  OrganizationLists,
  organizationDetail,
  removeOrganization,
  saveOrganization,
} from '../../../../../src/main/features/organizations/service';
import { aContact, aCore, aTouchpoint, dump, START } from '../../../../support/builders';

type RoleInput = NonNullable<ContactFieldsInput['otherRoles']>[number];
const role = (organization: string, others: Partial<RoleInput> = {}): RoleInput => ({ organization, ...others });

const rows = (core: Core, question: Partial<Parameters<OrganizationLists['page']>[0]> = {}): OrganizationRow[] =>
  new OrganizationLists(core).page({ text: '', sort: 'name', descending: false, offset: 0, limit: 100, ...question }).rows;
const names = (core: Core, question: Parameters<typeof rows>[1] = {}) => rows(core, question).map(({ name }) => name);
const figures = (core: Core) => Object.fromEntries(rows(core).map(({ name, people, former }) => [name, [people, former]]));

/** Puts somebody else's row where one fails. */
const at = <T>(items: readonly T[], index: number): T => {
  const item = items[index];
  if (item === undefined) throw new Error(`nothing at ${index}`);
  return item;
};

describe('the list of organizations', () => {
  it('counts living people, those who left apart, nobody twice', () => {
    const core = aCore();
    aContact(core, {
      fullName: 'Ana',
      organization: 'Northlight',
      roleTo: '2026',
      otherRoles: [role('Northlight', { to: '2020' }), role('Harbour', { to: '2026-10' })],
    });
    aContact(core, { fullName: 'Bo', organization: 'Northlight', roleTo: '2025', otherRoles: [role('Northlight', { from: '2025' })] });
    aContact(core, { fullName: 'Cy', organization: 'Northlight', roleTo: '2026-10-31' });
    const gone = aContact(core, { fullName: 'Di', organization: 'Northlight', otherRoles: [role('Away')] });
    setDeleted(core, [gone], true);
    createOrganization(core, { name: 'Empty', website: 'empty.example', notes: '' });
    expect(figures(core)).toEqual({ Northlight: [2, 1], Harbour: [0, 1], Empty: [0, 0] });
    setDeleted(core, [gone], false);
    expect(figures(core)).toMatchObject({ Northlight: [3, 1], Away: [1, 0] });
  });

  it('tells names apart exactly, finds them without case and accents, and pages', () => {
    const core = aCore();
    for (const organization of ['Øre', 'ÖRE AB', 'öre ab', 'Zeta', 'Beta']) aContact(core, { organization });
    expect(names(core)).toEqual(['Beta', 'Øre', 'ÖRE AB', 'öre ab', 'Zeta']);
    expect(names(core, { descending: true, offset: 1, limit: 2 })).toEqual(['öre ab', 'ÖRE AB']);
    expect(names(core, { text: ' ore A' })).toEqual(['ÖRE AB', 'öre ab']);
    expect(names(core, { text: 'nobody' })).toEqual([]);
  });

  it('sorts by people, points and last touch; archived people bring no points', () => {
    const core = aCore();
    const [ana, bo] = [aContact(core, { organization: 'One' }), aContact(core, { organization: 'Two' })];
    const cy = aContact(core, { organization: 'Two', otherRoles: [role('One', { to: '1999' })] });
    aContact(core, { organization: 'Never' });
    aTouchpoint(core, ana, { occurredAt: START - 10 * DAY_MS });
    aTouchpoint(core, bo, { occurredAt: START - 2 * DAY_MS });
    aTouchpoint(core, bo, { occurredAt: START - DAY_MS, kind: 'note' });
    aTouchpoint(core, bo, { occurredAt: START + DAY_MS });
    expect(names(core, { sort: 'people', descending: true })).toEqual(['Two', 'Never', 'One']);
    expect(names(core, { sort: 'lastTouch', descending: true })).toEqual(['Two', 'One', 'Never']);
    expect(names(core, { sort: 'lastTouch' })).toEqual(['One', 'Two', 'Never']);
    const two = at(rows(core, { text: 'two' }), 0);
    expect(two.lastTouchAt).toBe(START - 2 * DAY_MS);
    const points = (id: number) => contactDetail(core, id).score.points;
    expect(two.points).toBeCloseTo(points(bo) + points(cy), 9);
    aTouchpoint(core, cy, { kind: 'gift', sentiment: 2 });
    expect(names(core, { sort: 'points', descending: true })[2]).toBe('Never');
    setArchived(core, [bo], true);
    expect(at(rows(core, { text: 'two' }), 0)).toMatchObject({ people: 2, points: points(cy) });
  });

  it('offers the name that is written already before longer ones with more people', () => {
    const core = aCore();
    for (const organization of ['IT Works', 'IT Works', 'Tallgrass IT', 'it']) aContact(core, { organization });
    expect(new OrganizationLists(core).find(' IT ', 2)).toEqual([
      { name: 'it', people: 1 },
      { name: 'IT Works', people: 2 },
    ]);
  });

  it('is up to date after each change, however it is asked', () => {
    const core = aCore();
    const lists = new OrganizationLists(core);
    const question = { text: '', sort: 'people', descending: true, offset: 0, limit: 10 } as const;
    const seen = () => lists.page(question).rows.map(({ name, people }) => `${name} ${people}`);
    expect(seen()).toEqual([]);
    const ana = aContact(core, { organization: 'One' });
    expect(seen()).toEqual(['One 1']);
    editContact(core, ana, { ...getContact(core.db, ana).fields, organization: 'Two' });
    expect(seen()).toEqual(['Two 1']);
    saveOrganization(core, 'Two', { name: 'Three', website: '', notes: '' });
    expect(seen()).toEqual(['Three 1']);
    expect(lists.find('HREE', 5)).toEqual([{ name: 'Three', people: 1 }]);
    createOrganization(core, { name: 'Four', website: '', notes: '' });
    expect(seen()).toEqual(['Three 1', 'Four 0']);
    core.step('undo');
    core.step('undo');
    expect(seen()).toEqual(['Two 1']);
  });

  it('lets a role end when its last day is over', () => {
    const core = aCore();
    aContact(core, { organization: 'One', roleTo: '2026-11-01' });
    expect(figures(core)).toEqual({ One: [1, 0] });
    core.clock.now += DAY_MS;
    expect(figures(core)).toEqual({ One: [0, 1] });
  });
});

describe('an organization', () => {
  it('shows every role there, current ones first, then by points, archived people with their mark and without points', () => {
    const core = aCore();
    const ana = aContact(core, {
      fullName: 'Ana',
      organization: 'One',
      title: 'Head',
      department: 'Sales',
      roleFrom: '2020',
      otherRoles: [role('One', { title: 'Clerk', to: '2019-12' })],
    });
    const bo = aContact(core, { fullName: 'Bo', otherRoles: [role('One', { title: 'Advisor' })] });
    const cy = aContact(core, { fullName: 'Cy', organization: 'One', roleTo: '2020' });
    const gone = aContact(core, { fullName: 'Di', organization: 'One' });
    setDeleted(core, [gone], true);
    aTouchpoint(core, bo, { sentiment: 2 });
    aTouchpoint(core, cy, { sentiment: 1 });
    setArchived(core, [cy], true);
    const detail = organizationDetail(core, 'One');
    expect(detail).toMatchObject({ name: 'One', uid: null, website: '', notes: '' });
    expect(detail.people.map(({ id, title, from, to, current, archived }) => [id, title, from, to, current, archived])).toEqual([
      [bo, 'Advisor', null, null, true, false],
      [ana, 'Head', '2020', null, true, false],
      [cy, '', null, '2020', false, true],
      [ana, 'Clerk', null, '2019-12', false, false],
    ]);
    expect(at(detail.people, 0)).toMatchObject({ department: '', lastTouchAt: START });
    expect(detail.points).toBeCloseTo(contactDetail(core, bo).score.points + contactDetail(core, ana).score.points, 9);
    expect(() => organizationDetail(core, 'one')).toThrow(expect.objectContaining({ code: 'not_found' }));
  });

  it('gets a record when something is written about it, and stays when that is removed', () => {
    const core = aCore();
    aContact(core, { organization: 'One' });
    saveOrganization(core, 'One', { name: 'One', website: '', notes: '' });
    expect(organizationDetail(core, 'One').uid).toBeNull();
    expect(saveOrganization(core, 'One', { name: 'One', website: 'one.example', notes: 'First.' })).toEqual({ merged: false });
    const { uid } = organizationDetail(core, 'One');
    expect(uid).not.toBeNull();
    saveOrganization(core, 'One', { name: 'One', website: '', notes: 'Second.' });
    expect(organizationDetail(core, 'One')).toMatchObject({ uid, website: '', notes: 'Second.' });
    expect(core.db.raw.prepare('SELECT label FROM action ORDER BY id').pluck().all()).toEqual(['Add Ana Garcia', 'Edit One', 'Edit One']);
    removeOrganization(core, 'One');
    expect(organizationDetail(core, 'One')).toMatchObject({ uid: null, notes: '', people: [{ name: 'Ana Garcia' }] });
    expect(() => removeOrganization(core, 'One')).toThrow(expect.objectContaining({ code: 'not_found' }));
    expect(() => createOrganization(core, { name: 'One', website: '', notes: '' })).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(() => saveOrganization(core, 'None', { name: 'One', website: '', notes: '' })).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    );
  });

  it('is renamed in all roles of everybody, in one action that undo takes back', () => {
    const core = aCore();
    const ana = aContact(core, {
      fullName: 'Ana',
      organization: 'One',
      otherRoles: [role('One', { title: 'Clerk', to: '2019' }), role('Two')],
    });
    const unnamed = aContact(core, { fullName: '', organization: 'One' });
    const nick = aContact(core, { fullName: '', nicknames: ['Nick'], organization: 'One' });
    const gone = aContact(core, { fullName: 'Di', organization: 'One' });
    setDeleted(core, [gone], true);
    saveOrganization(core, 'One', { name: 'One', website: 'one.example', notes: '' });
    const { uid } = organizationDetail(core, 'One');
    const before = dump(core);
    expect(saveOrganization(core, 'One', { name: 'Éins', website: 'eins.example', notes: '' })).toEqual({ merged: false });
    expect(getContact(core.db, ana).fields).toMatchObject({
      organization: 'Éins',
      otherRoles: [{ organization: 'Éins' }, { organization: 'Two' }],
    });
    expect(getContact(core.db, unnamed).record).toMatchObject({ name: 'Éins', sort_name: 'eins' });
    expect(getContact(core.db, nick).record).toMatchObject({ name: 'Nick', organization: 'Éins' });
    expect(getContact(core.db, gone).record.organization).toBe('Éins');
    expect(organizationDetail(core, 'Éins')).toMatchObject({ uid, website: 'eins.example' });
    expect(names(core)).toEqual(['Éins', 'Two']);
    expect(core.step('undo')).toEqual({ label: 'Rename One to Éins' });
    expect(dump(core)).toEqual(before);
    core.step('redo');
    expect(names(core)).toEqual(['Éins', 'Two']);
  });

  it('renamed to a name that is taken becomes one with it, and undo parts them', () => {
    const core = aCore();
    const [ana, bo] = [aContact(core, { fullName: 'Ana', organization: 'One' }), aContact(core, { fullName: 'Bo', organization: 'Two' })];
    saveOrganization(core, 'One', { name: 'One', website: 'one.example', notes: 'About one.' });
    saveOrganization(core, 'Two', { name: 'Two', website: '', notes: 'About two.' });
    const { uid } = organizationDetail(core, 'Two');
    const before = dump(core);
    expect(saveOrganization(core, 'One', { name: 'Two', website: 'one.example', notes: 'About one.' })).toEqual({ merged: true });
    const merged = organizationDetail(core, 'Two');
    expect(merged).toMatchObject({ uid, website: 'one.example', notes: 'About two.\n\nAbout one.' });
    expect(merged.people.map(({ id }) => id).sort()).toEqual([ana, bo]);
    expect(names(core)).toEqual(['Two']);
    expect(core.step('undo')).toEqual({ label: 'Merge One into Two' });
    expect(dump(core)).toEqual(before);
  });

  it('keeps its record when it is merged into one that has none, and has room for notes that fit only', () => {
    const core = aCore();
    aContact(core, { organization: 'One' });
    aContact(core, { organization: 'Two' });
    saveOrganization(core, 'One', { name: 'One', website: '', notes: 'About one.' });
    const { uid } = organizationDetail(core, 'One');
    expect(saveOrganization(core, 'One', { name: 'Two', website: '', notes: 'About one.' })).toEqual({ merged: true });
    expect(organizationDetail(core, 'Two')).toMatchObject({ uid, notes: 'About one.' });
    createOrganization(core, { name: 'Long', website: '', notes: 'x'.repeat(999_995) });
    const before = dump(core);
    expect(() => saveOrganization(core, 'Long', { name: 'Two', website: '', notes: 'x'.repeat(999_995) })).toThrow('too long');
    expect(dump(core)).toEqual(before);
  });
});

describe('organizations of an import', () => {
  it('are added, fill what is empty, and change nothing the second time', () => {
    const core = aCore();
    const bring = (organization: Parameters<typeof importOrganization>[1]) => {
      const news = isOrganizationNews(core, organization);
      core.act('Import', () => importOrganization(core, organization, 'rapport-json'));
      expect(isOrganizationNews(core, organization)).toBe(false);
      return news;
    };
    expect(bring({ uid: 'o1', name: 'One', website: '', notes: 'Mine.' })).toBe(true);
    expect(bring({ uid: 'o1', name: 'One', website: '', notes: 'Mine.' })).toBe(false);
    expect(bring({ uid: 'o2', name: 'One', website: 'one.example', notes: 'Theirs.' })).toBe(true);
    expect(organizationDetail(core, 'One')).toMatchObject({ uid: 'o1', website: 'one.example', notes: 'Mine.' });
    saveOrganization(core, 'One', { name: 'Renamed', website: 'one.example', notes: 'Mine.' });
    expect(bring({ uid: 'o1', name: 'One', website: '', notes: 'Mine.' })).toBe(false);
    expect(names(core)).toEqual(['Renamed']);
  });

  it('are those that the chosen people name', () => {
    const core = aCore();
    const ana = aContact(core, { organization: 'One', otherRoles: [role('Two'), role('Two', { title: 'x' })] });
    aContact(core, { organization: 'Three' });
    expect([...namesOfRoles(core.db, [ana])].sort()).toEqual(['One', 'Two']);
  });
});
