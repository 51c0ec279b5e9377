import { describe, expect, it } from 'vitest';
import { setDeleted } from '../../../../../src/main/features/contacts/service';
import { aCore } from '../../../../support/builders';
import { card, filesForATest, importAll, Session } from './import-support';

const file = filesForATest();

describe('the rows of an import', () => {
  it('tell all that somebody new brings', () => {
    const ana = card('FN:Ana García', 'EMAIL;TYPE=work:ana@x.example', 'TITLE:Designer', 'CATEGORIES:design,tech');
    const session = new Session(aCore(), file('a.vcf', ana));
    const told = session.row(1).changes.map(({ label, before, after }) => ({ label, before, after }));
    expect(told).toContainEqual({ label: 'E-mail', before: '', after: 'ana@x.example (work)' });
    expect(told).toContainEqual({ label: 'Title', before: '', after: 'Designer' });
    expect(told.filter(({ label }) => label === 'Tag').map(({ after }) => after)).toEqual(['design', 'tech']);
    expect(told.every(({ before }) => before === '')).toBe(true);
    session.decide([1], { action: 'leave' });
    expect(session.row(1).changes).toEqual([]);
  });

  it('are decided as a search finds them, under the filter', () => {
    const session = new Session(aCore(), file('a.vcf', card('FN:Ana García') + card('FN:Ana Lind') + card('FN:Bo Lind')));
    const decide = (text: string, show: 'all' | 'leave') =>
      session.imports.decide(session.token, session.preview().file, null, show, { action: show === 'all' ? 'leave' : 'create' }, text)
        .files[0]?.counts;
    expect(decide('LIND', 'all')).toMatchObject({ create: 1, leave: 2 });
    expect(decide('ana', 'leave')).toMatchObject({ create: 2, leave: 1 });
    expect(session.row(3).outcome).toBe('leave');
    expect(decide('nobody', 'all')).toMatchObject({ create: 2, leave: 1 });
  });

  it('of all files are counted anew when one is decided', () => {
    const ana = ['FN:Ana García', 'EMAIL:ana@x.example'];
    const session = new Session(aCore(), file('a.vcf', card(...ana)), file('b.vcf', card(...ana, 'TITLE:Designer')));
    expect(session.preview(1).counts).toMatchObject({ create: 0, update: 1 });
    session.decide([1], { action: 'leave' });
    expect(session.preview(1).counts).toMatchObject({ create: 1, update: 0 });
  });

  it('whose person is in the trash can be taken for them again', async () => {
    const core = aCore();
    const ana = file('a.vcf', card('UID:ana', 'FN:Ana', 'EMAIL:ana@x.example'));
    await importAll(core, ana);
    const id = core.db.raw.prepare('SELECT id FROM contact').pluck().get() as number;
    setDeleted(core, [id], true);
    const session = new Session(core, ana);
    expect(session.row(1)).toMatchObject({ outcome: 'unchanged', match: { id } });
    session.decide([1], { action: 'create' });
    expect(session.row(1).outcome).toBe('create');
    session.decide([1], { action: 'update', contactId: id });
    expect(session.row(1)).toMatchObject({ outcome: 'unchanged', match: { id } });
  });
});
