import { addDays } from '@shared/domain/calendar';
import type { FollowUp } from '@shared/domain/follow-up';
import { IconCake, IconRepeat } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { formatDate, plural, today } from '../../format';
import { openDialog } from '../../store/dialogs';
import { navigate } from '../../store/navigation';
import { type AgendaDay, inOtherMonth } from './agenda-days';
import { shifted } from './agenda-line';
import { dayHeading, yearlyWords } from './day-words';
import { draggable, useDropDay } from './dragged';
import { logAndMarkDone, markDone } from './follow-up-actions';
import classes from './month.module.css';
import { moveAndFollow, useFollowed } from './moved-by-key';
import { weekdayName, weekdaysInOrder } from './recurrence-words';

/** So many things a day has room for. */
const ROOM = 4;

function Entry({ followUp, tabIndex }: { followUp: FollowUp; tabIndex: number }) {
  const { id, contactName, reason, dueDate } = followUp;
  const button = useFollowed(id);
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = steps[event.key];
    const actions: Record<string, () => void> = { d: () => void markDone(followUp), l: () => logAndMarkDone(followUp) };
    const action = event.shiftKey
      ? step !== undefined && (() => moveAndFollow(id, shifted(dueDate, step)))
      : actions[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
  return (
    <li>
      <button
        ref={button}
        type="button"
        className={`truncate ${classes.entry}`}
        data-late={dueDate < today() || undefined}
        tabIndex={tabIndex}
        title={`${contactName}: ${reason || 'Follow up'}`}
        onClick={() => openDialog({ kind: 'followUp', edit: followUp })}
        onKeyDown={onKeyDown}
        {...draggable(id)}
      >
        {contactName}
        {reason !== '' && <span> {reason}</span>}
      </button>
    </li>
  );
}

interface CellProps {
  one: AgendaDay;
  isOutside: boolean;
  isActive: boolean;
  onActive: (day: string) => void;
  /** Shows all it has. */
  isExpanded: boolean;
  onExpand: (day: string) => void;
}

function Cell({ one, isOutside, isActive, onActive, isExpanded, onExpand }: CellProps) {
  const { day, followUps, coming, yearly } = one;
  const { isOver, props } = useDropDay(day);
  const tabIndex = isActive ? 0 : -1;
  const things = followUps.length + coming.length + yearly.length;
  const room = isExpanded ? things : things > ROOM ? ROOM - 1 : ROOM;
  const shownYearly = yearly.slice(0, Math.max(0, room - followUps.length));
  const shownComing = coming.slice(0, Math.max(0, room - followUps.length - shownYearly.length));
  const shownFollowUps = followUps.slice(0, room);
  const hidden = things - shownFollowUps.length - shownYearly.length - shownComing.length;
  const what = [
    followUps.length > 0 ? plural(followUps.length, 'follow-up') : '',
    yearly.length > 0 ? plural(yearly.length, 'birthday or other day', 'birthdays and other days') : '',
    coming.length > 0 ? `${coming.length} that ${coming.length === 1 ? 'comes' : 'come'} again` : '',
  ].filter((part) => part !== '');
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid that has the focus
      role="gridcell"
      className={classes.cell}
      data-outside={isOutside || undefined}
      data-today={day === today() || undefined}
      data-over={isOver || undefined}
      data-day={day}
      tabIndex={tabIndex}
      aria-label={[dayHeading(day), ...(what.length === 0 ? ['nothing'] : what)].join(', ')}
      onFocus={() => onActive(day)}
      {...props}
    >
      <span className={`figure ${classes.number}`} aria-hidden="true">
        {Number(day.slice(8))}
      </span>
      <ul className={classes.entries}>
        {shownFollowUps.map((followUp) => (
          <Entry key={followUp.id} followUp={followUp} tabIndex={tabIndex} />
        ))}
        {shownYearly.map((yearlyDay) => (
          <li key={`${yearlyDay.contactId} ${yearlyDay.label}`}>
            <button
              type="button"
              className={`truncate ${classes.entry} ${classes.yearly}`}
              tabIndex={tabIndex}
              title={`${yearlyDay.contactName}: ${yearlyWords(yearlyDay)}`}
              onClick={() => navigate({ page: 'person', id: yearlyDay.contactId })}
            >
              <IconCake size={13} aria-hidden="true" /> {yearlyDay.contactName}
              <span className="visually-hidden">: {yearlyWords(yearlyDay)}</span>
            </button>
          </li>
        ))}
        {shownComing.map((time) => (
          <li
            key={time.followUpId}
            className={`truncate ${classes.coming}`}
            title={`${time.contactName}: ${time.reason || 'Follow up'}, comes again`}
          >
            <IconRepeat size={12} aria-hidden="true" /> {time.contactName}
          </li>
        ))}
        {hidden > 0 && (
          <li>
            <button type="button" className={`text-button ${classes.more}`} tabIndex={tabIndex} onClick={() => onExpand(day)}>
              {hidden} more
            </button>
          </li>
        )}
      </ul>
    </td>
  );
}

interface MonthProps {
  /** The first of it. */
  month: string;
  weeks: readonly string[][];
  days: readonly AgendaDay[];
  /** The day the focus is on, or would be. */
  active: string;
  onActive: (day: string) => void;
}

/** A month as a grid: arrow keys move between the days, Page Up and Page Down between the months. */
export function Month({ month, weeks, days, active, onActive }: MonthProps) {
  const [expanded, expand] = useState<string | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    table.current?.querySelector<HTMLElement>(`[data-day="${active}"]`)?.focus();
  }, [active]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-day]') : null;
    if (!cell) return;
    if (event.key === 'Escape' && event.target !== cell) {
      cell.focus();
      return;
    }
    const week = weeks.find((one) => one.includes(active)) ?? [];
    const moves: Record<string, string | undefined> = {
      ArrowLeft: addDays(active, -1),
      ArrowRight: addDays(active, 1),
      ArrowUp: addDays(active, -7),
      ArrowDown: addDays(active, 7),
      Home: week[0],
      End: week.at(-1),
      PageUp: inOtherMonth(active, -1),
      PageDown: inOtherMonth(active, 1),
    };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      wantsFocus.current = true;
      onActive(to);
    } else if (event.target === cell && event.key === 'Enter') {
      event.preventDefault();
      const first = cell.querySelector('button');
      if (first) first.focus();
      else openDialog({ kind: 'followUp', day: active });
    } else if (event.target === cell && event.key.toLowerCase() === 'n') {
      event.preventDefault();
      openDialog({ kind: 'followUp', day: active });
    }
  };

  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the pattern of a calendar (WAI-ARIA, date grid)
    <table className={classes.month} role="grid" aria-label={formatDate(month, 'month')} ref={table} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          {weekdaysInOrder.map((code) => (
            <th key={code} scope="col" abbr={weekdayName(code)}>
              {weekdayName(code, 'short')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const one = days.find((found) => found.day === day);
              if (!one) return <td key={day} className={classes.cell} />;
              return (
                <Cell
                  key={day}
                  one={one}
                  isOutside={day.slice(0, 7) !== month.slice(0, 7)}
                  isActive={day === active}
                  onActive={onActive}
                  isExpanded={day === expanded}
                  onExpand={expand}
                />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
