import { contactFields, contactInput, displayName } from '@shared/domain/contact';
import { addDays, daysBetween, isLocalDate, isPartialDate } from '@shared/domain/dates';
import { currencyDigits } from '@shared/domain/money';
import { purchaseInput } from '@shared/domain/purchase';
import { referralInput } from '@shared/domain/referral';
import { touchpointInput } from '@shared/domain/touchpoint';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';

/** The dotted path of the first field refused, or null. */
function refusedAt(schema: z.ZodType, input: unknown): string | null {
  const parsed = schema.safeParse(input);
  return parsed.success ? null : (parsed.error.issues[0]?.path.join('.') ?? '');
}

const at = Date.UTC(2026, 10, 1, 12);
const touch = { kind: 'call', occurredAt: at, localDate: '2026-11-01', contactIds: [1] };
const referral = { fromContactId: 1, toContactId: null, subjectContactId: 2, madeAt: at };

describe('rules', () => {
  it.each([
    ['a person without any name', contactInput, { notes: 'who?' }, 'fullName'],
    ['a birthday that is no day', contactInput, { fullName: 'A', birthday: '1990-02-30' }, 'birthday'],
    ['an empty e-mail', contactInput, { fullName: 'A', points: [{ kind: 'email', value: ' ' }] }, 'points.0.value'],
    ['a cadence of no days', contactInput, { fullName: 'A', cadenceDays: 0 }, 'cadenceDays'],
    ['a touchpoint with nobody', touchpointInput, { ...touch, contactIds: [] }, 'contactIds'],
    ['a day far from the instant', touchpointInput, { ...touch, localDate: '2026-11-04' }, 'localDate'],
    ['no minutes', touchpointInput, { ...touch, minutes: 0 }, 'minutes'],
    ['10,000 minutes', touchpointInput, { ...touch, minutes: 10_000 }, 'minutes'],
    ['a cost in no currency', touchpointInput, { ...touch, costMinor: 100 }, 'currency'],
    ['an unknown currency', purchaseInput, { contactId: 1, at, amountMinor: 1, currency: 'XYZ' }, 'currency'],
    ['half a cent', purchaseInput, { contactId: 1, at, amountMinor: 0.5, currency: 'EUR' }, 'amountMinor'],
    ['an end before the start', referralInput, { ...referral, status: 'won', closedAt: at - 1 }, 'closedAt'],
    ['won without a day', referralInput, { ...referral, status: 'won' }, 'closedAt'],
    ['a closed day while it is open', referralInput, { ...referral, closedAt: at }, 'closedAt'],
    ['somebody who refers themselves', referralInput, { ...referral, subjectContactId: 1 }, 'subjectContactId'],
    ['a referral from me to me', referralInput, { ...referral, fromContactId: null }, 'toContactId'],
    ['thanks before it was made', referralInput, { ...referral, thankedAt: at - 1 }, 'thankedAt'],
  ])('refuse %s at its field', (_what, schema, input, field) => {
    expect(refusedAt(schema, input)).toBe(field);
  });

  it('accept the least that makes sense', () => {
    expect(refusedAt(contactInput, { organization: 'Bike Shop' })).toBeNull();
    expect(refusedAt(contactInput, { points: [{ kind: 'phone', value: '112' }] })).toBeNull();
    expect(refusedAt(touchpointInput, touch)).toBeNull();
    expect(refusedAt(referralInput, referral)).toBeNull();
  });

  it('accept the local day of any time zone', () => {
    expect(refusedAt(touchpointInput, { ...touch, occurredAt: Date.UTC(2026, 10, 1, 11), localDate: '2026-11-02' })).toBeNull();
    expect(refusedAt(touchpointInput, { ...touch, occurredAt: Date.UTC(2026, 10, 2, 11), localDate: '2026-11-01' })).toBeNull();
  });
});

describe('the name a person is shown under', () => {
  it.each([
    [{ fullName: 'Ana Garcia', name: { given: 'A' } }, 'Ana Garcia'],
    [{ name: { prefix: 'Dr.', given: 'Ana', family: 'Garcia' }, nicknames: ['Ani'] }, 'Dr. Ana Garcia'],
    [{ nicknames: ['Ani'], organization: 'X' }, 'Ani'],
    [{ organization: 'Bike Shop', points: [{ kind: 'email' as const, value: 'a@x' }] }, 'Bike Shop'],
    [{ points: [{ kind: 'email' as const, value: 'a@x' }] }, 'a@x'],
    [{}, ''],
  ])('of %j', (fields, expected) => {
    expect(displayName(contactFields.parse(fields))).toBe(expected);
  });
});

describe('dates', () => {
  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2028-02-29', true],
    ['0000-01-01', false],
    ['2026-1-1', false],
    ['2026-13-01', false],
  ])('%s is a day: %s', (text, expected) => {
    expect(isLocalDate(text)).toBe(expected);
  });
  it.each([
    ['--02-29', true],
    ['--02-30', false],
    ['1985', true],
    ['1985-04', true],
    ['1985-13', false],
    ['', false],
  ])('%s may be a birthday: %s', (text, expected) => {
    expect(isPartialDate(text)).toBe(expected);
  });
  it('count in whole days across months, years and summer time', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-29', 1)).toBe('2026-03-30');
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });
});

describe('money', () => {
  it('has the digits of its currency', () => {
    expect([currencyDigits('EUR'), currencyDigits('JPY'), currencyDigits('BHD')]).toEqual([2, 0, 3]);
  });
});
