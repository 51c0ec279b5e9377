import { contactInput } from '@shared/domain/contact';
import { expect, test } from 'vitest';
import { keyed } from '../../../../../src/renderer/src/components/keyed';
import {
  type ContactValues,
  contactValues,
  formPath,
  newContact,
  prepareContact,
} from '../../../../../src/renderer/src/features/contacts/contact-form';

const values = (patch: Partial<ContactValues>): ContactValues => ({ ...newContact(), fullName: 'Ana Garcia', ...patch });

test('rows left empty are not saved', () => {
  const { input, errors } = prepareContact(values({}));
  expect(errors).toEqual({});
  expect(contactInput.parse(input).points).toEqual([]);
});

test('what is stored comes back as it was from the form', () => {
  const fields = contactInput.parse({
    fullName: 'Ana Garcia',
    name: { given: 'Ana', family: 'Garcia' },
    organization: 'Northlight Studio',
    title: 'Partner',
    roleFrom: '2021-03',
    otherRoles: [{ organization: 'Tallgrass', department: 'Design', title: 'Designer', from: '2015', to: '2021-02-28' }],
    points: [{ kind: 'email', label: 'work', value: 'ana@example.org' }],
    addresses: [{ street: 'Rua do Ouro 12', poBox: '7' }],
    birthday: '--11-23',
    dates: [{ label: 'anniversary', date: '2019-06' }],
    customFields: [{ label: 'Tea', value: 'Sencha' }],
    tags: ['design'],
    stage: 'client',
    cadenceDays: 21,
    notes: 'Two sons',
  });
  expect(contactInput.parse(prepareContact(contactValues(fields)).input)).toEqual(fields);
});

test('a day that does not exist is said at its own row', () => {
  const { errors } = prepareContact(
    values({
      birthday: { day: '31', month: '2', year: '' },
      dates: [
        keyed({ label: '', date: { day: '', month: '', year: '' } }),
        keyed({ label: 'x', date: { day: '31', month: '6', year: '2020' } }),
      ],
    }),
  );
  expect(Object.keys(errors ?? {})).toEqual(['birthday', 'dates.1.date']);
});

test('messages about a row find it although empty rows before it were left out', () => {
  const form = values({ customFields: [keyed({ label: '', value: '' }), keyed({ label: '', value: 'Sencha' })] });
  const parsed = contactInput.safeParse(prepareContact(form).input);
  expect(parsed.error?.issues.map((issue) => formPath(form, issue.path.join('.')))).toEqual(['customFields.1.label']);
  expect(formPath(form, 'fullName')).toBe('fullName');
});
