import { Button } from '@mantine/core';
import type { PersonRef } from '@shared/domain/contact';
import type { FollowUp } from '@shared/domain/follow-up';
import type { Referral } from '@shared/domain/referral';
import type { BirthdayPerson, FadingPerson } from '@shared/views';
import { IconCalendarPlus, IconCheck, IconPencilPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { IconAction } from '../../components/icon-action';
import { capitalized, dueText, formatChange, formatDate, formatDay, plural, relativeDate, relativeTime, today } from '../../format';
import { performOrTell } from '../../store/actions';
import { openDialog } from '../../store/dialogs';
import { logAndMarkDone, markDone } from '../follow-ups/follow-up-actions';
import { Line, Section } from './line';
import { SnoozeButton } from './snooze-button';

/** Why a line comes first, where it does. */
export interface WhyProps {
  why?: string | undefined;
}

export function FollowUpLine({ followUp, why }: { followUp: FollowUp } & WhyProps) {
  const [snoozing, setSnoozing] = useState(false);
  const person = { id: followUp.contactId, name: followUp.contactName };
  const complete = () => void markDone(followUp);
  const log = () => logAndMarkDone(followUp);
  return (
    <Line
      person={person}
      note={followUp.reason || 'Follow up'}
      meta={dueText(followUp.dueDate)}
      isUrgent={followUp.dueDate < today()}
      keys={{ l: log, d: complete, s: () => setSnoozing(true) }}
      why={why}
      actions={
        <>
          <IconAction
            label={`Log and mark done: ${person.name}`}
            hint="Log and mark done (L)"
            icon={<IconPencilPlus size={18} />}
            onClick={log}
          />
          <SnoozeButton followUp={followUp} opened={snoozing} onChange={setSnoozing} />
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconCheck size={15} aria-hidden="true" />}
            onClick={complete}
            aria-label={`Done: ${person.name}`}
          >
            Done
          </Button>
        </>
      }
    />
  );
}

export function FollowUpSection({ followUps }: { followUps: readonly FollowUp[] }) {
  if (followUps.length === 0) return null;
  return (
    <Section title="Follow-ups" count={followUps.length}>
      {followUps.map((followUp) => (
        <FollowUpLine key={followUp.id} followUp={followUp} />
      ))}
    </Section>
  );
}

function dayNote({ label, years, date }: BirthdayPerson): string {
  const isBirthday = label === 'birthday';
  const what = isBirthday ? 'Birthday' : capitalized(label);
  const much = years === null || years <= 0 ? '' : isBirthday ? `, turns ${years}` : `, ${plural(years, 'year')}`;
  return `${what}${much} · ${formatDate(date, 'short')}`;
}

interface PersonActionsProps {
  person: PersonRef;
  log: () => void;
  plan: () => void;
}

export function LogAndPlan({ person, log, plan }: PersonActionsProps) {
  return (
    <>
      <IconAction label={`Log with ${person.name}`} hint="Log (L)" icon={<IconPencilPlus size={18} />} onClick={log} />
      <Button
        size="compact-sm"
        variant="light"
        leftSection={<IconCalendarPlus size={15} aria-hidden="true" />}
        onClick={plan}
        aria-label={`Plan a follow-up with ${person.name}`}
      >
        Plan
      </Button>
    </>
  );
}

export function BirthdayLine({ birthday, why }: { birthday: BirthdayPerson } & WhyProps) {
  const person = { id: birthday.id, name: birthday.name };
  const log = () => openDialog({ kind: 'touchpoint', people: [person] });
  const plan = () => openDialog({ kind: 'followUp', person });
  return (
    <Line
      person={person}
      note={dayNote(birthday)}
      meta={relativeDate(birthday.date)}
      isUrgent={birthday.date === today()}
      keys={{ l: log, p: plan }}
      why={why}
      actions={<LogAndPlan person={person} log={log} plan={plan} />}
    />
  );
}

export function BirthdaySection({ birthdays }: { birthdays: readonly BirthdayPerson[] }) {
  if (birthdays.length === 0) return null;
  return (
    <Section title="Birthdays and anniversaries" count={birthdays.length}>
      {birthdays.map((birthday) => (
        <BirthdayLine key={`${birthday.id} ${birthday.label} ${birthday.date}`} birthday={birthday} />
      ))}
    </Section>
  );
}

function fadingNote({ stage, organization, lastTouchAt }: FadingPerson): string {
  const silent = lastTouchAt === null ? 'never in touch' : `last touch ${relativeTime(lastTouchAt)}`;
  return [capitalized(stage ?? ''), organization, silent].filter((part) => part !== '').join(' · ');
}

export function FadingLine({ fader, why }: { fader: FadingPerson } & WhyProps) {
  const person = { id: fader.id, name: fader.name };
  const log = () => openDialog({ kind: 'touchpoint', people: [person] });
  const plan = () => openDialog({ kind: 'followUp', person });
  return (
    <Line
      person={person}
      note={fadingNote(fader)}
      meta={`${formatChange(-Math.abs(fader.fading30))} points in 30 days`}
      keys={{ l: log, p: plan }}
      why={why}
      actions={<LogAndPlan person={person} log={log} plan={plan} />}
    />
  );
}

export function FadingSection({ fading }: { fading: readonly FadingPerson[] }) {
  if (fading.length === 0) return null;
  return (
    <Section title="Fading most" count={fading.length}>
      {fading.map((fader) => (
        <FadingLine key={fader.id} fader={fader} />
      ))}
    </Section>
  );
}

function markThanked(referral: Referral): void {
  const { id, uid: _uid, from, to: _to, subject: _subject, ...fields } = referral;
  void performOrTell('referrals.update', { id, referral: { ...fields, thankedAt: Date.now() } }, `Thanked ${from?.name ?? ''}`);
}

export function ThankLine({ referral, why }: { referral: Referral } & WhyProps) {
  const { from } = referral;
  if (!from) return null;
  const log = () => openDialog({ kind: 'touchpoint', people: [from], touchpointKind: 'gift' });
  const thanked = () => markThanked(referral);
  return (
    <Line
      person={from}
      note={`Referred ${referral.subject.name} to you${referral.status === 'won' ? ', and it was won' : ''} · ${formatDay(referral.madeAt)}`}
      meta={relativeTime(referral.madeAt)}
      keys={{ l: log, d: thanked }}
      why={why}
      actions={
        <>
          <IconAction
            label={`Log a thank-you to ${from.name}`}
            hint="Log a thank-you (L)"
            icon={<IconPencilPlus size={18} />}
            onClick={log}
          />
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconCheck size={15} aria-hidden="true" />}
            onClick={thanked}
            aria-label={`Thanked: ${from.name}`}
          >
            Thanked
          </Button>
        </>
      }
    />
  );
}

export function ThankSection({ referrals }: { referrals: readonly Referral[] }) {
  if (referrals.length === 0) return null;
  return (
    <Section title="Say thanks" count={referrals.length}>
      {referrals.map((referral) => (
        <ThankLine key={referral.id} referral={referral} />
      ))}
    </Section>
  );
}
