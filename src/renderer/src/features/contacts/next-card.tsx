import { ActionIcon, Button, Menu, Text } from '@mantine/core';
import { addDays, daysBetween } from '@shared/domain/calendar';
import type { FollowUp } from '@shared/domain/follow-up';
import type { ContactDetail } from '@shared/views';
import { IconCheck, IconDots, IconPlus } from '@tabler/icons-react';
import { dueText, formatDate, nextMonday, relativeDays, today } from '../../format';
import { performOrTell } from '../../store/actions';
import { openDialog } from '../../store/dialogs';
import { logAndMarkDone, markDone, markDoneAndPlan, moveTo } from '../follow-ups/follow-up-actions';
import { recurrenceWords } from '../follow-ups/recurrence-words';
import classes from './person-page.module.css';
import { SideCard } from './side-card';

/** What to do next for a person. */
export function NextCard({ detail }: { detail: ContactDetail }) {
  const { id, name, openFollowUps } = detail;
  const now = today();
  return (
    <SideCard
      title="Next"
      action={
        detail.deletedAt === null && (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={() => openDialog({ kind: 'followUp', person: { id, name } })}
          >
            Follow up
          </Button>
        )
      }
    >
      {openFollowUps.length > 0 && (
        <ul className={classes.followUps}>
          {openFollowUps.map((followUp) => (
            <FollowUpLine key={followUp.id} followUp={followUp} now={now} readOnly={detail.deletedAt !== null} />
          ))}
        </ul>
      )}
      {openFollowUps.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing planned.
        </Text>
      )}
    </SideCard>
  );
}

function FollowUpLine({ followUp, now, readOnly }: { followUp: FollowUp; now: string; readOnly: boolean }) {
  const { id, dueDate, reason, recurrence } = followUp;
  const what = reason === '' ? 'Follow up' : reason;
  const late = dueDate < now;
  const choices = [
    { label: 'Tomorrow', to: addDays(now, 1) },
    { label: 'Next week', to: nextMonday(now) },
    { label: 'In two weeks', to: addDays(now, 14) },
    { label: 'In a month', to: addDays(now, 30) },
  ];
  return (
    <li className={classes.followUp}>
      <ActionIcon
        variant="default"
        radius="xl"
        size="sm"
        className={classes.done ?? ''}
        disabled={readOnly}
        aria-label={`Done: ${what}`}
        title="Done"
        onClick={() => void markDone(followUp)}
      >
        <IconCheck size={14} aria-hidden="true" />
      </ActionIcon>
      <div className={classes.followUpText}>
        <div>{what}</div>
        <div className={late ? classes.late : classes.soft} title={`${formatDate(dueDate)}, ${relativeDays(daysBetween(now, dueDate))}`}>
          {dueText(dueDate, now)}
          {recurrence !== null && `, ${recurrenceWords(recurrence)}`}
        </div>
      </div>
      <Menu position="bottom-end" disabled={readOnly}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="sm" disabled={readOnly} aria-label={`More for ${what}`}>
            <IconDots size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => logAndMarkDone(followUp)}>Log it and mark done…</Menu.Item>
          {recurrence === null && <Menu.Item onClick={() => markDoneAndPlan(followUp)}>Done, and plan the next…</Menu.Item>}
          <Menu.Label>Snooze until</Menu.Label>
          {choices.map(({ label, to }) => (
            <Menu.Item
              key={label}
              onClick={() => void moveTo([id], to)}
              rightSection={<span className={classes.soft}>{formatDate(to, 'day')}</span>}
            >
              {label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => openDialog({ kind: 'followUp', edit: followUp })}>Edit…</Menu.Item>
          <Menu.Item c="var(--mantine-color-error)" onClick={() => void performOrTell('followUps.remove', { id }, `Deleted “${what}”`)}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
