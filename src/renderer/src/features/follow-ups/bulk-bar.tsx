import { Button, CloseButton, Popover } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendarEvent, IconCheck, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { firstDayOfWeek, formatNumber, plural, today } from '../../format';
import { performOrTell } from '../../store/actions';
import bar from '../contacts/people-bulk-bar.module.css';
import { moveTo } from './follow-up-actions';
import { selectFollowUps, useFollowUpSelection } from './follow-up-selection';
import classes from './follow-ups-page.module.css';

async function bulk(action: 'complete' | 'remove', ids: readonly number[]): Promise<void> {
  const what = plural(ids.length, 'follow-up');
  const done = action === 'complete' ? `${what} done` : `${what} deleted`;
  if ((await performOrTell('followUps.bulk', { ids: [...ids], action }, done)) !== undefined) selectFollowUps([]);
}

/** How many are selected, and what can be done with them. */
export function FollowUpBulkBar({ shown }: { shown: readonly number[] }) {
  const ids = useFollowUpSelection((selection) => selection.ids);
  const [moving, setMoving] = useState(false);
  const chosen = [...ids];
  const text = `${formatNumber(ids.size)} selected`;
  return (
    <>
      <span role="status" className="visually-hidden">
        {ids.size > 0 && text}
      </span>
      {ids.size > 0 && (
        <section aria-label="Selected follow-ups" className={`${bar.bar} ${classes.bulk}`}>
          <CloseButton size="sm" aria-label="Clear the selection" onClick={() => selectFollowUps([])} />
          <span className={`figure ${bar.count}`}>{text}</span>
          {ids.size < shown.length && (
            <Button variant="subtle" size="compact-sm" onClick={() => selectFollowUps(shown)}>
              Select all {formatNumber(shown.length)}
            </Button>
          )}
          <span className={bar.actions}>
            <Popover opened={moving} onChange={setMoving} position="top-end" shadow="md" trapFocus returnFocus>
              <Popover.Target>
                <Button
                  variant="default"
                  size="compact-sm"
                  leftSection={<IconCalendarEvent size={16} aria-hidden="true" />}
                  onClick={() => setMoving(!moving)}
                >
                  Move…
                </Button>
              </Popover.Target>
              <Popover.Dropdown aria-label="Move to">
                <DatePicker
                  minDate={today()}
                  onChange={(day) => {
                    if (day === null) return;
                    setMoving(false);
                    void moveTo(chosen, day);
                  }}
                  aria-label="Move to"
                  firstDayOfWeek={firstDayOfWeek}
                  hideOutsideDates
                  ariaLabels={{ nextMonth: 'Next month', previousMonth: 'Month before' }}
                />
              </Popover.Dropdown>
            </Popover>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconCheck size={16} aria-hidden="true" />}
              onClick={() => void bulk('complete', chosen)}
            >
              Done
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconTrash size={16} aria-hidden="true" />}
              onClick={() => void bulk('remove', chosen)}
            >
              Delete
            </Button>
          </span>
        </section>
      )}
    </>
  );
}
