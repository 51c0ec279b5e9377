import { contactInput } from '@shared/domain/contact';
import { expect, test } from 'vitest';
import { keyed } from '../../../../../src/renderer/src/components/keyed';
import { type ContactValues, formPath, newContact, prepareContact } from '../../../../../src/renderer/src/features/contacts/contact-form';
import {
  changedJobs,
  emptyRole,
  goesOnNow,
  madeFirst,
  type RoleText,
  rolesOf,
  tidyDate,
} from '../../../../../src/renderer/src/features/contacts/role-form';

const role = (patch: Partial<RoleText>) => keyed({ ...emptyRole(), ...patch });

const withRoles = (...roles: ContactValues['roles']): ContactValues => ({ ...newContact(), fullName: 'Ana Garcia', roles });

/** What a form says when it is saved: messages by the path of its own fields. */
function messages(values: ContactValues): Record<string, string> {
  const { input, errors } = prepareContact(values);
  const issues = contactInput.safeParse(input).error?.issues ?? [];
  return { ...Object.fromEntries(issues.map((issue) => [formPath(values, issue.path.join('.')), issue.message])), ...errors };
}

test('the first role that is written in is the one that is shown, the others come after it', () => {
  const { input, errors } = prepareContact(
    withRoles(
      role({}),
      role({ organization: 'Northlight', title: 'Partner', from: 'Mar 2021', to: 'now' }),
      role({ title: 'Designer', from: '2015', to: '02/2021' }),
    ),
  );
  expect(errors).toEqual({});
  expect(contactInput.parse(input)).toMatchObject({
    organization: 'Northlight',
    title: 'Partner',
    roleFrom: '2021-03',
    roleTo: null,
    otherRoles: [{ organization: '', department: '', title: 'Designer', from: '2015', to: '2021-02' }],
  });
});

test('what is wrong with a role is said at its own row, empty rows before it or not', () => {
  const values = withRoles(
    role({}),
    role({ organization: 'Northlight', from: '2021', to: 'soon' }),
    role({ organization: 'Tallgrass', from: '2015', to: '2014' }),
    role({ from: '2015' }),
  );
  expect(messages(values)).toEqual({
    'roles.1.to': 'Write a year or a month, such as 2021 or Mar 2021',
    'roles.2.to': 'is before the beginning',
    'roles.3.organization': 'Give an organization, a department or a title',
  });
  expect(messages(withRoles(role({ organization: 'Northlight', from: '2021', to: 'Dec 2020' })))).toEqual({
    'roles.0.to': 'is before the beginning',
  });
  expect(Object.keys(messages(withRoles(role({}), role({ title: 'x'.repeat(1_001) }))))).toEqual(['roles.1.title']);
});

test('a new job ends the first role this month and begins before it', () => {
  const roles = [role({ organization: 'Northlight', from: '2019' }), role({ organization: 'Tallgrass', to: '2018' })];
  expect(goesOnNow(roles)).toBe(true);
  const changed = changedJobs(roles, '2026-11-21');
  expect(changed.map(({ organization, to }) => [organization, to])).toEqual([
    ['', ''],
    ['Northlight', 'Nov 2026'],
    ['Tallgrass', '2018'],
  ]);
  expect(goesOnNow(changed)).toBe(false);
  expect(goesOnNow(changed.slice(1))).toBe(false);
});

test('a role made first leaves the others in their order', () => {
  const roles = ['a', 'b', 'c'].map((organization) => role({ organization }));
  expect(madeFirst(roles, 2).map(({ organization }) => organization)).toEqual(['c', 'a', 'b']);
});

test('somebody without a first role has only the others', () => {
  const fields = { organization: '', department: '', title: '', roleFrom: null, roleTo: null };
  const other = { organization: 'Tallgrass', department: '', title: '', from: null, to: null };
  expect(rolesOf({ ...fields, otherRoles: [other] })).toEqual([other]);
  expect(rolesOf({ ...fields, title: 'Partner', otherRoles: [other] })).toHaveLength(2);
});

test.each([
  ['03/2021', 'Mar 2021'],
  ['Mar 2021', 'Mar 2021'],
  [' 2021', '2021'],
  ['soon', 'soon'],
  ['now', 'now'],
  ['', ''],
])('%j is shown as %j', (text, tidy) => {
  expect(tidyDate(text)).toBe(tidy);
});
