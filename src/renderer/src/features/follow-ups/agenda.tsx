import { Button } from '@mantine/core';
import type { AgendaView } from '@shared/agenda-views';
import { addDays } from '@shared/domain/calendar';
import { IconCalendarPlus } from '@tabler/icons-react';
import { type ReactNode, useId, useRef } from 'react';
import { EmptyState } from '../../components/empty-state';
import { plural, today } from '../../format';
import { openDialog } from '../../store/dialogs';
import { useLineKeys } from '../today/use-line-keys';
import { type AgendaDay, daysOf } from './agenda-days';
import { ComingLine, FollowUpLine, YearlyLine } from './agenda-line';
import { dayHeading } from './day-words';
import { useDropDay } from './dragged';
import classes from './follow-ups-page.module.css';

function DaySection({ title, count, day, children }: { title: string; count: number; day: string; children: ReactNode }) {
  const id = useId();
  const { isOver, props } = useDropDay(day);
  return (
    <section className={`today-section ${classes.day}`} aria-labelledby={id} data-over={isOver || undefined} {...props}>
      <h2 className="section-label" id={id}>
        {title}
        {count > 0 && <span className="section-count figure"> {count}</span>}
      </h2>
      <ul className="card line-list">{children}</ul>
    </section>
  );
}

function Day({ day, followUps, coming, yearly, isCut }: AgendaDay) {
  return (
    <DaySection title={dayHeading(day)} count={followUps.length + yearly.length} day={day}>
      {followUps.map((followUp) => (
        <FollowUpLine key={followUp.id} followUp={followUp} />
      ))}
      {yearly.map((one) => (
        <YearlyLine key={`${one.contactId} ${one.label}`} yearly={one} />
      ))}
      {isCut && <li className={`line-note ${classes.cut}`}>And more birthdays and other days.</li>}
      {coming.map((time) => (
        <ComingLine key={time.followUpId} time={time} />
      ))}
    </DaySection>
  );
}

interface AgendaProps {
  view: AgendaView;
  to: string;
  onMore: () => void;
}

/** What is due, overdue first, then day by day. */
export function Agenda({ view, to, onMore }: AgendaProps) {
  const container = useRef<HTMLDivElement>(null);
  const onKeyDown = useLineKeys(container);
  const now = today();
  const overdue = view.followUps.filter(({ dueDate }) => dueDate < now);
  const days = daysOf(view, now, to);
  // Empty days near at hand are there to be dropped on.
  const near = [now, addDays(now, 1)].filter((day) => !days.some((one) => one.day === day));
  const shown = [...days, ...near.map((day): AgendaDay => ({ day, followUps: [], coming: [], yearly: [], isCut: false }))];
  const isEmpty = overdue.length === 0 && days.length === 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: moves the focus between the lines' own buttons
    <div className="today-main" ref={container} onKeyDown={onKeyDown}>
      {isEmpty ? (
        <EmptyState
          icon={<IconCalendarPlus size={28} />}
          title="Nothing is planned"
          text="A follow-up is something to do for somebody by a day, once or again and again. Birthdays stand here too."
          action={<Button onClick={() => openDialog({ kind: 'followUp' })}>Plan a follow-up</Button>}
        />
      ) : (
        <>
          {overdue.length > 0 && (
            <DaySection title="Overdue" count={overdue.length} day="">
              {overdue.map((followUp) => (
                <FollowUpLine key={followUp.id} followUp={followUp} />
              ))}
            </DaySection>
          )}
          {shown
            .sort((a, b) => a.day.localeCompare(b.day))
            .map((one) =>
              near.includes(one.day) ? (
                <DaySection key={one.day} title={dayHeading(one.day)} count={0} day={one.day}>
                  <li className={`line-note ${classes.cut}`}>Nothing planned.</li>
                </DaySection>
              ) : (
                <Day key={one.day} {...one} />
              ),
            )}
        </>
      )}
      {view.isCut && <p className="line-note">Only the first {plural(view.followUps.length, 'follow-up')} are shown.</p>}
      <div>
        <Button variant="default" onClick={onMore}>
          Show four more weeks
        </Button>
      </div>
    </div>
  );
}
