import type { Reason } from '@shared/domain/do-first';
import type { FirstLine } from '@shared/today-views';
import { formatPoints, plural } from '../../format';
import { Section } from './line';
import { BirthdayLine, FadingLine, FollowUpLine, ThankLine } from './sections';
import { AnswerLine, CadenceLine, NeedLine, OweLine } from './to-do-sections';

function whyOf({ stake, minutes }: FirstLine): string {
  const points = stake < 0.05 ? '' : `${formatPoints(stake)} points at stake · `;
  return `${points}about ${plural(Math.round(minutes), 'minute')}`;
}

function LineOf({ first }: { first: FirstLine }) {
  const why = whyOf(first);
  switch (first.reason) {
    case 'answer':
      return <AnswerLine waiting={first.line} why={why} />;
    case 'followUp':
      return <FollowUpLine followUp={first.line} why={why} />;
    case 'birthday':
      return <BirthdayLine birthday={first.line} why={why} />;
    case 'fading':
      return <FadingLine fader={first.line} why={why} />;
    case 'owe':
      return <OweLine owed={first.line} why={why} />;
    case 'need':
      return <NeedLine need={first.line} why={why} />;
    case 'thank':
      return <ThankLine referral={first.line} why={why} />;
    case 'cadence':
      return <CadenceLine timely={first.line} why={why} />;
  }
}

/** What keeps the most points per minute; these lines do not stand in their sections as well. */
export function DoFirst({ first }: { first: readonly FirstLine[] }) {
  if (first.length === 0) return null;
  return (
    <Section title="Do first">
      {first.map((one) => (
        <LineOf key={`${one.reason} ${one.line.id}`} first={one} />
      ))}
    </Section>
  );
}

/** Who stands on top, for whatever reason. */
export function firstPeople(first: readonly FirstLine[]): ReadonlySet<number> {
  return new Set(
    first.map((one) => {
      if (one.reason === 'followUp') return one.line.contactId;
      return one.reason === 'thank' ? (one.line.fromContactId ?? 0) : one.line.id;
    }),
  );
}

/** The ids of the lines of this kind that stand on top. */
export function firstIds(first: readonly FirstLine[], reason: Reason): ReadonlySet<number> {
  return new Set(first.filter((one) => one.reason === reason).map(({ line }) => line.id));
}
