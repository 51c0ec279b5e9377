import { ActionIcon, Button, Checkbox, Menu } from '@mantine/core';
import type { ComingTime, YearlyDay } from '@shared/agenda-views';
import { addDays, latestDay } from '@shared/domain/calendar';
import type { FollowUp } from '@shared/domain/follow-up';
import { IconCake, IconCalendarPlus, IconCheck, IconDots, IconPencilPlus, IconRepeat } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { IconAction } from '../../components/icon-action';
import { PersonAvatar } from '../../components/person-avatar';
import { dueText, today } from '../../format';
import { performOrTell } from '../../store/actions';
import { openDialog } from '../../store/dialogs';
import { navigate } from '../../store/navigation';
import { SnoozeButton } from '../today/snooze-button';
import { yearlyWords } from './day-words';
import { draggable } from './dragged';
import { logAndMarkDone, markDone, markDoneAndPlan, titleOf } from './follow-up-actions';
import { toggleSelected, useFollowUpSelection } from './follow-up-selection';
import classes from './follow-ups-page.module.css';
import { moveAndFollow, useFollowed } from './moved-by-key';
import { recurrenceWords } from './recurrence-words';

/** So many days later or earlier, but no day that is over: what is overdue comes to today first. */
export function shifted(day: string, by: number): string {
  const now = today();
  return day < now ? now : latestDay(now, addDays(day, by));
}

function More({ followUp }: { followUp: FollowUp }) {
  const { id, recurrence } = followUp;
  const what = titleOf(followUp);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More for ${what}`} title="More">
          <IconDots size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => openDialog({ kind: 'followUp', edit: followUp })}>Edit…</Menu.Item>
        {recurrence === null && <Menu.Item onClick={() => markDoneAndPlan(followUp)}>Done, and plan the next…</Menu.Item>}
        <Menu.Divider />
        <Menu.Item c="var(--mantine-color-error)" onClick={() => void performOrTell('followUps.remove', { id }, `Deleted “${what}”`)}>
          {recurrence === null ? 'Delete' : 'Delete, with all that come after'}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** One follow-up: whom, what for, and what can be done, by its buttons or single keys. */
export function FollowUpLine({ followUp }: { followUp: FollowUp }) {
  const { id, contactId, contactName, dueDate, reason, recurrence } = followUp;
  const [snoozing, setSnoozing] = useState(false);
  const main = useFollowed(id);
  const isSelected = useFollowUpSelection(({ ids }) => ids.has(id));
  const now = today();
  const run: Record<string, () => void> = {
    l: () => logAndMarkDone(followUp),
    d: () => void markDone(followUp),
    s: () => setSnoozing(true),
    e: () => openDialog({ kind: 'followUp', edit: followUp }),
    x: () => toggleSelected(id),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return;
    const shift = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const action = event.shiftKey
      ? shift === 0
        ? undefined
        : () => moveAndFollow(id, shifted(dueDate, shift))
      : run[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    action();
  };
  return (
    <li className={`line ${classes.line}`} data-line data-selected={isSelected || undefined} onKeyDown={onKeyDown} {...draggable(id)}>
      <Checkbox
        size="sm"
        checked={isSelected}
        onChange={() => toggleSelected(id)}
        aria-label={`Select ${titleOf(followUp)}, ${contactName}`}
      />
      <PersonAvatar name={contactName} size={34} />
      <button
        ref={main}
        type="button"
        className="text-button line-main"
        data-line-main
        onClick={() => navigate({ page: 'person', id: contactId })}
      >
        <span className="line-name truncate">{contactName}</span>
        <span className="line-note truncate">
          {reason || 'Follow up'}
          {recurrence !== null && (
            <span className={classes.often}>
              <IconRepeat size={14} aria-hidden="true" /> {recurrenceWords(recurrence)}
            </span>
          )}
        </span>
      </button>
      <span className="line-meta" data-urgent={dueDate < now}>
        {dueDate < now ? dueText(dueDate, now) : ''}
      </span>
      <span className="line-actions">
        <IconAction
          label={`Log and mark done: ${contactName}`}
          hint="Log and mark done (L)"
          icon={<IconPencilPlus size={18} />}
          onClick={() => logAndMarkDone(followUp)}
        />
        <SnoozeButton followUp={followUp} opened={snoozing} onChange={setSnoozing} />
        <More followUp={followUp} />
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconCheck size={15} aria-hidden="true" />}
          onClick={() => void markDone(followUp)}
          aria-label={`Done: ${contactName}`}
        >
          Done
        </Button>
      </span>
    </li>
  );
}

/** A day on which one that repeats comes again. */
export function ComingLine({ time }: { time: ComingTime }) {
  return (
    <li className={`line ${classes.line} ${classes.coming}`} data-line>
      <span className={classes.mark}>
        <IconRepeat size={18} aria-hidden="true" />
      </span>
      <PersonAvatar name={time.contactName} size={34} />
      <button
        type="button"
        className="text-button line-main"
        data-line-main
        onClick={() => navigate({ page: 'person', id: time.contactId })}
      >
        <span className="line-name truncate">{time.contactName}</span>
        <span className="line-note truncate">{time.reason || 'Follow up'}</span>
      </button>
      <span className="line-meta">comes again</span>
    </li>
  );
}

/** A birthday or another day of somebody's year. */
export function YearlyLine({ yearly }: { yearly: YearlyDay }) {
  const person = { id: yearly.contactId, name: yearly.contactName };
  const plan = () =>
    openDialog({
      kind: 'followUp',
      person,
      day: latestDay(today(), yearly.day),
      reason: yearlyWords({ ...yearly, years: null }),
    });
  return (
    <li className={`line ${classes.line}`} data-line>
      <span className={classes.mark}>
        <IconCake size={18} aria-hidden="true" />
      </span>
      <PersonAvatar name={person.name} size={34} />
      <button type="button" className="text-button line-main" data-line-main onClick={() => navigate({ page: 'person', id: person.id })}>
        <span className="line-name truncate">{person.name}</span>
        <span className="line-note truncate">{yearlyWords(yearly)}</span>
      </button>
      <span className="line-meta" />
      <span className="line-actions">
        <IconAction
          label={`Log with ${person.name}`}
          hint="Log"
          icon={<IconPencilPlus size={18} />}
          onClick={() => openDialog({ kind: 'touchpoint', people: [person] })}
        />
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconCalendarPlus size={15} aria-hidden="true" />}
          onClick={plan}
          aria-label={`Plan a follow-up with ${person.name}`}
        >
          Plan
        </Button>
      </span>
    </li>
  );
}
