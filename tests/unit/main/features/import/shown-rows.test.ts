import { describe, expect, it } from 'vitest';
import { aCore } from '../../../../support/builders';
import { card, filesForATest, Session } from './import-support';

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
      session.imports.decide(session.token, session.preview().file, null, show, { action: show === 'all' ? 'leave' : 'create' }, text);
    expect(decide('LIND', 'all').counts).toMatchObject({ create: 1, leave: 2 });
    expect(decide('ana', 'leave').counts).toMatchObject({ create: 2, leave: 1 });
    expect(session.row(3).outcome).toBe('leave');
    expect(decide('nobody', 'all').counts).toMatchObject({ create: 2, leave: 1 });
  });
});
