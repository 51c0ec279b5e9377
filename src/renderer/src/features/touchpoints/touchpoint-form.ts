import type { PersonRef } from '@shared/domain/contact';
import type { Touchpoint } from '@shared/domain/touchpoint';
import { amountText } from '../../components/amount-text';
import { type DayAndTime, dayAndTimeOf, instantOf } from '../../components/day-time';
import { type MoneyText, readMoney } from '../../components/money-text';
import type { FieldErrors, Prepared } from '../../components/use-record-form';
import { locale } from '../../format';

/** A touchpoint as its form holds it. */
export interface TouchpointValues {
  contactIds: PersonRef[];
  kind: string;
  occurredAt: DayAndTime;
  sentiment: number;
  minutes: number | null;
  costMinor: MoneyText;
  subject: string;
  body: string;
}

export function newTouchpoint(people: PersonRef[], kind: string, currency: string): TouchpointValues {
  return {
    contactIds: people,
    kind,
    occurredAt: dayAndTimeOf(Date.now()),
    sentiment: 0,
    minutes: null,
    costMinor: { text: '', currency },
    subject: '',
    body: '',
  };
}

export function touchpointValues(touchpoint: Touchpoint, currency: string): TouchpointValues {
  const { contacts, kind, occurredAt, sentiment, minutes, costMinor, subject, body } = touchpoint;
  const code = touchpoint.currency ?? currency;
  const cost = { text: costMinor === null ? '' : amountText(costMinor, code, locale), currency: code };
  return { contactIds: contacts, kind, occurredAt: dayAndTimeOf(occurredAt), sentiment, minutes, costMinor: cost, subject, body };
}

/** The input of `touchpoints.create` and `.update`. `edited` keeps its seconds and its day when the time is left as it was. */
export function prepareTouchpoint(values: TouchpointValues, edited?: Touchpoint): Prepared {
  const errors: FieldErrors = {};
  const money = readMoney(values.costMinor);
  if (money.error !== undefined) errors.costMinor = money.error;
  const typed = instantOf(values.occurredAt);
  if (typed === null) errors.occurredAt = 'Give a day and a time';
  const before = edited && dayAndTimeOf(edited.occurredAt);
  const untouched = before?.day === values.occurredAt.day && before?.time === values.occurredAt.time;
  const input = {
    kind: values.kind,
    occurredAt: edited && untouched ? edited.occurredAt : (typed ?? 0),
    localDate: (edited && untouched ? edited.localDate : values.occurredAt.day) ?? '1970-01-01',
    sentiment: values.sentiment,
    minutes: values.minutes,
    costMinor: money.minor,
    currency: money.minor === null ? null : values.costMinor.currency,
    subject: values.subject,
    body: values.body,
    contactIds: values.contactIds.map(({ id }) => id),
  };
  return { input, errors };
}

/** What a touchpoint is stored as, with some of it changed: for edits in place. */
export function touchpointInputOf(touchpoint: Touchpoint) {
  const { kind, occurredAt, localDate, sentiment, minutes, costMinor, currency, subject, body, contacts } = touchpoint;
  return { kind, occurredAt, localDate, sentiment, minutes, costMinor, currency, subject, body, contactIds: contacts.map(({ id }) => id) };
}
