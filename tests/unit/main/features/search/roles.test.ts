import { describe, expect, it } from 'vitest';
import { editContact, getContact } from '../../../../../src/main/features/contacts/service';
import { verify } from '../../../../../src/main/features/maintenance/verify';
import { createOrganization, OrganizationLists, saveOrganization } from '../../../../../src/main/features/organizations/service';
import { searchHandlers } from '../../../../../src/main/features/search/handlers';
import { search } from '../../../../../src/main/features/search/service';
import { aContact, aCore } from '../../../../support/builders';

const quiet = { progress: () => undefined, checkCancelled: () => undefined, whileWriting: <T>(work: () => T) => Promise.resolve(work()) };

describe('search for roles', () => {
  it('finds people by any of theirs, after an edit and a rename too, and verify agrees', () => {
    const core = aCore();
    const otherRoles = [{ organization: 'Harbour Arts', department: 'Board', title: 'Trustee', to: '2020' }];
    const ana = aContact(core, { fullName: 'Ana', organization: 'Northlight', otherRoles });
    const found = (text: string) => search(core, text, 10).people.map(({ id }) => id);
    expect([found('harbour trustee'), found('board north'), found('ruste')]).toEqual([[ana], [ana], [ana]]);
    saveOrganization(core, 'Harbour Arts', { name: 'Quayside', website: '', notes: '' });
    expect([found('harbour'), found('quayside')]).toEqual([[], [ana]]);
    expect(verify(core, () => undefined).ok).toBe(true);
    editContact(core, ana, { ...getContact(core.db, ana).fields, otherRoles: [] });
    expect(found('quayside')).toEqual([]);
    core.step('undo');
    expect(found('quayside')).toEqual([ana]);
    core.db.raw.exec('DELETE FROM person_search WHERE rowid % 4 = 3');
    expect(verify(core, () => undefined).checks.find(({ name }) => name === 'search index')).toMatchObject({ ok: false });
  });

  it('finds organizations beside people, those with the most people first', async () => {
    const core = aCore();
    aContact(core, { organization: 'Ølander' });
    aContact(core, { organization: 'Volant' });
    aContact(core, { organization: 'Volant' });
    createOrganization(core, { name: 'Solo', website: '', notes: '' });
    const handler = searchHandlers(core, new OrganizationLists(core))['search.query'];
    expect((await handler({ text: 'ol', limit: 2 }, quiet)).organizations).toEqual([
      { name: 'Volant', people: 2 },
      { name: 'Ølander', people: 1 },
    ]);
    expect((await handler({ text: ' ', limit: 2 }, quiet)).organizations).toEqual([]);
  });
});
