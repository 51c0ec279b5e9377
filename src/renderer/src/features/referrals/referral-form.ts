import { localDateOf } from '@shared/domain/calendar';
import type { PersonRef } from '@shared/domain/contact';
import type { Referral, ReferralStatus } from '@shared/domain/referral';
import { amountText } from '../../components/amount-text';
import { instantOnDay } from '../../components/day-time';
import { type MoneyText, readMoney } from '../../components/money-text';
import type { FieldErrors, Prepared } from '../../components/use-record-form';
import { locale, today } from '../../format';

/** Me, a person, or nobody yet. */
export interface Party {
  me: boolean;
  people: PersonRef[];
}

/** A referral as its form holds it; days are `YYYY-MM-DD`. */
interface ReferralValues {
  fromContactId: Party;
  subjectContactId: PersonRef[];
  toContactId: Party;
  madeAt: string | null;
  status: ReferralStatus;
  closedAt: string | null;
  valueMinor: MoneyText;
  thankedAt: string | null;
  outcomeReportedAt: string | null;
  note: string;
}

const me: Party = { me: true, people: [] };
const someone = (person: PersonRef | null | undefined): Party => ({ me: false, people: person ? [person] : [] });

/** `person` is taken to have referred somebody to me: what one is gladdest to note. */
export function newReferral(person: PersonRef | undefined, currency: string): ReferralValues {
  return {
    fromContactId: someone(person),
    subjectContactId: [],
    toContactId: me,
    madeAt: today(),
    status: 'made',
    closedAt: null,
    valueMinor: { text: '', currency },
    thankedAt: null,
    outcomeReportedAt: null,
    note: '',
  };
}

const dayOf = (instant: number | null) => (instant === null ? null : localDateOf(instant));

export function referralValues(referral: Referral, currency: string): ReferralValues {
  const code = referral.currency ?? currency;
  return {
    fromContactId: referral.from ? someone(referral.from) : me,
    subjectContactId: [referral.subject],
    toContactId: referral.to ? someone(referral.to) : me,
    madeAt: dayOf(referral.madeAt),
    status: referral.status,
    closedAt: dayOf(referral.closedAt),
    valueMinor: { text: referral.valueMinor === null ? '' : amountText(referral.valueMinor, code, locale), currency: code },
    thankedAt: dayOf(referral.thankedAt),
    outcomeReportedAt: dayOf(referral.outcomeReportedAt),
    note: referral.note,
  };
}

const idOf = (party: Party) => (party.me ? null : (party.people[0]?.id ?? 0));
const isNobody = (party: Party) => !party.me && party.people.length === 0;

/** The input of `referrals.create` and `.update`; days left as they were keep the time stored with them. */
export function prepareReferral(values: ReferralValues, edited?: Referral): Prepared {
  const errors: FieldErrors = {};
  const money = readMoney(values.valueMinor);
  if (money.error !== undefined) errors.valueMinor = money.error;
  if (isNobody(values.fromContactId)) errors.fromContactId = 'Choose who referred';
  if (isNobody(values.toContactId)) errors.toContactId = 'Choose to whom';
  if (values.subjectContactId.length === 0) errors.subjectContactId = 'Choose who was referred';
  if (values.madeAt === null) errors.madeAt = 'Choose a day';
  const now = Date.now();
  const madeAt = instantOnDay(values.madeAt, edited?.madeAt ?? null, null, now) ?? 0;
  const later = (day: string | null, kept: number | null | undefined) => instantOnDay(day, kept ?? null, madeAt, now);
  // Closed on the day it was made, it is so a moment later: the timeline shows it above.
  const input = {
    fromContactId: idOf(values.fromContactId),
    toContactId: idOf(values.toContactId),
    subjectContactId: values.subjectContactId[0]?.id ?? 0,
    madeAt,
    status: values.status,
    closedAt: values.status === 'made' ? null : instantOnDay(values.closedAt, edited?.closedAt ?? null, madeAt + 1, now),
    valueMinor: money.minor,
    currency: money.minor === null ? null : values.valueMinor.currency,
    thankedAt: later(values.thankedAt, edited?.thankedAt),
    outcomeReportedAt: later(values.outcomeReportedAt, edited?.outcomeReportedAt),
    note: values.note,
  };
  return { input, errors };
}
