import { referralInput } from '@shared/domain/referral';
import { expect, test } from 'vitest';
import { newReferral, prepareReferral } from '../../../../../src/renderer/src/features/referrals/referral-form';

const ana = { id: 1, name: 'Ana Garcia' };
const bo = { id: 2, name: 'Bo Chen' };

test('a new referral is taken as one that the person made to me', () => {
  const { input, errors } = prepareReferral({ ...newReferral(ana, 'EUR'), subjectContactId: [bo] });
  expect(errors).toEqual({});
  expect(referralInput.parse(input)).toMatchObject({
    fromContactId: 1,
    toContactId: null,
    subjectContactId: 2,
    status: 'made',
    closedAt: null,
  });
});

test('one that is won on the day it was made closes after it was made', () => {
  const values = newReferral(ana, 'EUR');
  const { input } = prepareReferral({
    ...values,
    subjectContactId: [bo],
    status: 'won',
    closedAt: values.madeAt,
    thankedAt: values.madeAt,
  });
  const referral = referralInput.parse(input);
  expect(referral.closedAt).toBeGreaterThan(referral.madeAt);
});

test('who is missing is said at each field', () => {
  const { errors } = prepareReferral({ ...newReferral(undefined, 'EUR'), madeAt: null, valueMinor: { text: 'much', currency: 'EUR' } });
  expect(Object.keys(errors ?? {}).sort()).toEqual(['fromContactId', 'madeAt', 'subjectContactId', 'valueMinor']);
});
