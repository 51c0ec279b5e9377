import { Button } from '@mantine/core';
import { daysBetween, localDateOf } from '@shared/domain/calendar';
import type { Lines, NeedingPerson, OwedPerson, TimelyPerson, WaitingPerson } from '@shared/today-views';
import { IconCheck, IconPencilPlus } from '@tabler/icons-react';
import { IconAction } from '../../components/icon-action';
import { formatDay, formatPoints, plural, relativeTime, today } from '../../format';
import { performOrTell } from '../../store/actions';
import { openDialog } from '../../store/dialogs';
import { Line, Section } from './line';
import { LogAndPlan, type WhyProps } from './sections';

/** Days after which a message is answered late. */
const LATE_AFTER = 2;
/** Messages older than this can be dismissed all at once. */
const OLD_DAYS = 30;

function waitingNote({ count, kindLabel, subject }: WaitingPerson): string {
  const what = [kindLabel, subject].filter((part) => part !== '').join(': ');
  return count === 1 ? what : `${plural(count, 'message')} · ${what}`;
}

export function AnswerLine({ waiting, why }: { waiting: WaitingPerson } & WhyProps) {
  const { id, name, since } = waiting;
  const log = () => openDialog({ kind: 'touchpoint', people: [{ id, name }], touchpointKind: 'reply_out' });
  const dismiss = () => void performOrTell('answers.dismiss', { contactIds: [id] }, `No answer needed for ${name}`);
  return (
    <Line
      person={waiting}
      note={<span title={formatDay(since)}>{waitingNote(waiting)}</span>}
      meta={relativeTime(since)}
      isUrgent={daysBetween(localDateOf(since), today()) >= LATE_AFTER}
      keys={{ l: log, d: dismiss }}
      why={why}
      actions={
        <>
          <IconAction label={`Log the answer to ${name}`} hint="Log the answer (L)" icon={<IconPencilPlus size={18} />} onClick={log} />
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconCheck size={15} aria-hidden="true" />}
            onClick={dismiss}
            title="Needs no answer (D)"
            aria-label={`No answer needed: ${name}`}
          >
            Not needed
          </Button>
        </>
      }
    />
  );
}

interface SectionOf<Line> {
  of: Lines<Line>;
  /** Lines that stand on top already. */
  without: ReadonlySet<number>;
}

const rest = <L extends { id: number }>({ of, without }: SectionOf<L>): { lines: L[]; count: number; beyond: number } => {
  const lines = of.lines.filter(({ id }) => !without.has(id));
  const count = of.total - without.size;
  return { lines, count, beyond: count - lines.length };
};

export function AnswerSection(props: SectionOf<WaitingPerson>) {
  const { lines, count, beyond } = rest(props);
  if (lines.length === 0) return null;
  const before = Date.now() - OLD_DAYS * 86_400_000;
  const isOld = lines.some(({ since }) => since < before);
  const dismissOld = () =>
    void performOrTell('answers.dismiss', { contactIds: null, before }, `Messages older than ${OLD_DAYS} days need no answer`);
  return (
    <Section
      title="Waiting for your answer"
      count={count}
      beyond={beyond}
      action={
        isOld && (
          <button type="button" className="text-button" onClick={dismissOld}>
            None older than {OLD_DAYS} days
          </button>
        )
      }
    >
      {lines.map((waiting) => (
        <AnswerLine key={waiting.id} waiting={waiting} />
      ))}
    </Section>
  );
}

export function OweLine({ owed, why }: { owed: OwedPerson } & WhyProps) {
  const { id, name, give, take, gain } = owed;
  const person = { id, name };
  const log = () => openDialog({ kind: 'touchpoint', people: [person], touchpointKind: 'help_out' });
  const plan = () => openDialog({ kind: 'followUp', person });
  return (
    <Line
      person={person}
      note={`You took ${formatPoints(take)} and gave ${formatPoints(give)}`}
      meta={gain < 0.05 ? '' : `helping once brings back ${formatPoints(gain)} points`}
      keys={{ l: log, p: plan }}
      why={why}
      actions={<LogAndPlan person={person} log={log} plan={plan} />}
    />
  );
}

export function OweSection(props: SectionOf<OwedPerson>) {
  const { lines, count, beyond } = rest(props);
  if (lines.length === 0) return null;
  return (
    <Section title="People you owe" count={count} beyond={beyond}>
      {lines.map((owed) => (
        <OweLine key={owed.id} owed={owed} />
      ))}
    </Section>
  );
}

export function NeedLine({ need, why }: { need: NeedingPerson } & WhyProps) {
  const { id, name, since, count, subject } = need;
  const person = { id, name };
  const log = () => openDialog({ kind: 'touchpoint', people: [person], touchpointKind: 'help_out' });
  const plan = () => openDialog({ kind: 'followUp', person });
  const what = subject === '' ? 'You heard a need' : subject;
  return (
    <Line
      person={person}
      note={<span title={formatDay(since)}>{count === 1 ? what : `${what}, and ${plural(count - 1, 'more need')}`}</span>}
      meta={`heard ${relativeTime(since)}`}
      keys={{ l: log, p: plan }}
      why={why}
      actions={<LogAndPlan person={person} log={log} plan={plan} />}
    />
  );
}

export function NeedSection(props: SectionOf<NeedingPerson>) {
  const { lines, count, beyond } = rest(props);
  if (lines.length === 0) return null;
  return (
    <Section title="Needs you heard" count={count} beyond={beyond}>
      {lines.map((need) => (
        <NeedLine key={need.id} need={need} />
      ))}
    </Section>
  );
}

const stateWords = { due: 'due', overdue: 'overdue', dormant: 'gone silent' } as const;

export function CadenceLine({ timely, why }: { timely: TimelyPerson } & WhyProps) {
  const { id, name, state, cadenceDays, twoWayAt, lateDays } = timely;
  const person = { id, name };
  const log = () => openDialog({ kind: 'touchpoint', people: [person] });
  const plan = () => openDialog({ kind: 'followUp', person });
  const last = twoWayAt === null ? 'never in touch both ways' : `last in touch ${relativeTime(twoWayAt)}`;
  return (
    <Line
      person={person}
      note={`Every ${cadenceDays === 1 ? 'day' : plural(cadenceDays, 'day')} · ${last}`}
      meta={lateDays <= 0 ? 'due today' : `${stateWords[state]}, ${plural(lateDays, 'day')} late`}
      isUrgent={state !== 'due'}
      keys={{ l: log, p: plan }}
      why={why}
      actions={<LogAndPlan person={person} log={log} plan={plan} />}
    />
  );
}

export function CadenceSection(props: SectionOf<TimelyPerson>) {
  const { lines, count, beyond } = rest(props);
  if (lines.length === 0) return null;
  return (
    <Section title="Time to be in touch" count={count} beyond={beyond}>
      {lines.map((timely) => (
        <CadenceLine key={timely.id} timely={timely} />
      ))}
    </Section>
  );
}
