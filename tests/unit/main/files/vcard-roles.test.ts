import { describe, expect, test } from 'vitest';
import { writeVCard } from '../../../../src/main/files/vcard/write-vcards';
import { anOutgoing } from './outgoing-support';
import { card } from './vcard-support';

function rolesOf(lines: string[]) {
  const { fields, extras } = card(['FN:Ana', ...lines].join('\r\n')).draft;
  const { organization, department, title, roleFrom, roleTo, otherRoles } = fields;
  const roles = [{ organization, department, title, from: roleFrom, to: roleTo }, ...otherRoles];
  return {
    roles: roles.map((role) =>
      Object.values(role)
        .map((value) => value ?? '')
        .join('|'),
    ),
    extras: extras.map(({ name, value }) => `${name}:${value}`),
  };
}

describe('several roles of a card', () => {
  test('belong together by their groups', () => {
    expect(rolesOf(['a.TITLE:Cook', 'b.ORG:Two;Kitchen', 'B.TITLE:Chef', 'A.ORG:One']).roles).toEqual([
      'One||Cook||',
      'Two|Kitchen|Chef||',
    ]);
  });

  test('without groups by their order, and a group that is a label alone is none', () => {
    const { roles, extras } = rolesOf(['item1.ORG:One', 'item1.X-ABLabel:Work', 'ORG:Two', 'TITLE:Cook', 'TITLE:Chef', 'TITLE:Baker']);
    expect(roles).toEqual(['One||Cook||', 'Two||Chef||', '||Baker||']);
    expect(extras).toEqual(['X-ABLABEL:Work']);
  });

  test('what says nothing new is none, and another language is no other role', () => {
    const { roles, extras } = rolesOf([
      'ORG:One',
      'ORG:One',
      'TITLE:Cook',
      'ORG;ALTID=1;LANGUAGE=de:Zwei',
      'ORG;ALTID=1;LANGUAGE=fr:Deux',
      'TITLE:Cook',
    ]);
    expect(roles).toEqual(['One||Cook||', 'Zwei||||']);
    expect(extras).toEqual(['ORG:Deux']);
  });

  test('more than a person can have are kept as they are', () => {
    const { roles, extras } = rolesOf(Array.from({ length: 103 }, (_, i) => `ORG:Number ${i}`));
    expect(roles).toHaveLength(101);
    expect(extras).toEqual(['ORG:Number 101', 'ORG:Number 102']);
  });

  test('100,000 of them take no longer than their size', () => {
    const started = performance.now();
    const { roles } = rolesOf(Array.from({ length: 50_000 }, (_, i) => `g${i}.ORG:Number ${i}\r\ng${i}.TITLE:Cook ${i}`));
    expect(roles).toHaveLength(101);
    expect(performance.now() - started).toBeLessThan(4_000);
  });

  test('dates of another program’s copy of our card are read; those that are none are left out with a warning', () => {
    expect(rolesOf(['ORG:One', 'X-RAPPORT-FROM:2019', 'x.ORG:Two', 'x.X-RAPPORT-FROM:2017-03', 'x.X-RAPPORT-TO:2018-12-31']).roles).toEqual(
      ['One|||2019|', 'Two|||2017-03|2018-12-31'],
    );
    const broken = card('FN:Ana\r\nORG:One\r\nX-RAPPORT-FROM:soon\r\nX-RAPPORT-TO:2001-13');
    expect(broken.draft.fields).toMatchObject({ roleFrom: null, roleTo: null });
    expect(broken.warnings).toEqual([
      '“soon” is not a date of a role and was left out',
      '“2001-13” is not a date of a role and was left out',
    ]);
  });
});

test.each(['3.0', '4.0'] as const)('roles are written with their groups, vCard %s', (version) => {
  const written = writeVCard(
    anOutgoing({
      title: 'Partner',
      roleFrom: '2024',
      otherRoles: [
        { organization: 'Northlight', department: 'Sales / North', title: '', from: '2019-03', to: '2023' },
        { organization: '', department: '', title: 'Juror', from: null, to: null },
      ],
    }),
    version,
  );
  expect(written.split('\r\n').filter((line) => /ORG|TITLE|RAPPORT-/.test(line))).toEqual([
    'TITLE:Partner',
    'X-RAPPORT-FROM:2024',
    'item1.ORG:Northlight;Sales;North',
    'item1.X-RAPPORT-FROM:2019-03',
    'item1.X-RAPPORT-TO:2023',
    'item2.TITLE:Juror',
  ]);
});
