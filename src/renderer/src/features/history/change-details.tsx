import { Button } from '@mantine/core';
import type { ChangedField, ChangedThing, ChangeValue } from '@shared/history-views';
import { useState } from 'react';
import { DelayedSkeleton } from '../../components/delayed-skeleton';
import { ErrorNotice } from '../../components/error-notice';
import { formatAmount, formatDay, formatNumber, formatTime, plural } from '../../format';
import { navigate } from '../../store/navigation';
import { refreshTables, useQuery } from '../../store/query-cache';
import { allTables } from '../../store/tables';
import { formatPartialDate } from '../contacts/partial-date-words';
import { recurrenceWords } from '../follow-ups/recurrence-words';

/** Things on one page of the details. */
const PAGE = 50;

function valueText(value: ChangeValue): string {
  if ('text' in value) return value.text;
  if ('at' in value) return `${formatDay(value.at)}, ${formatTime(value.at)}`;
  if ('date' in value) return formatPartialDate(value.date);
  if ('recurrence' in value) return recurrenceWords(value.recurrence);
  return formatAmount(value.minor, value.currency);
}

function FieldLine({ label, before, after }: ChangedField) {
  return (
    <div className="change-field">
      <dt>{label}</dt>
      <dd>
        {before && (
          <span className="change-before" data-gone={after === null}>
            {after === null && <span className="visually-hidden">removed: </span>}
            {valueText(before)}
          </span>
        )}
        {before && after && (
          <>
            <span aria-hidden="true"> → </span>
            <span className="visually-hidden"> became </span>
          </>
        )}
        {after && <span className="change-after">{valueText(after)}</span>}
      </dd>
    </div>
  );
}

const changeWords: Record<ChangedThing['change'], string> = { added: 'Added', changed: 'Changed', removed: 'Removed' };

function Thing({ thing: { noun, title, change, fields, people } }: { thing: ChangedThing }) {
  return (
    <li className="change-thing">
      <p className="change-head">
        <span className="line-note">
          {changeWords[change]} {noun}
        </span>{' '}
        <strong>{title}</strong>
        {people.map(({ id, name }) => (
          <button key={id} type="button" className="text-button change-link" onClick={() => navigate({ page: 'person', id })}>
            {name === title ? 'Open' : name}
            {name === title && <span className="visually-hidden"> {name}</span>}
          </button>
        ))}
      </p>
      {fields.length > 0 && (
        <dl className="change-fields">
          {fields.map((field, i) => (
            <FieldLine key={`${field.label} ${String(i)}`} {...field} />
          ))}
        </dl>
      )}
    </li>
  );
}

function PageOfThings({ id, offset }: { id: number; offset: number }) {
  const { data, error } = useQuery('history.changes', { id, offset, limit: PAGE }, allTables);
  if (error) return <ErrorNotice error={error} onRetry={() => refreshTables(allTables)} />;
  if (!data) return <DelayedSkeleton lines={2} />;
  const shown = offset + data.things.length;
  return (
    <>
      {offset === 0 && data.obstacle !== null && <p className="change-obstacle">Can’t be undone now. {data.obstacle}</p>}
      {data.total === 0 && <p className="line-note">What it changed is not kept any more, or can’t be seen.</p>}
      {data.things.length > 0 && (
        <ul className="change-list" aria-label={offset === 0 ? 'What changed' : `What changed, from ${formatNumber(offset + 1)}`}>
          {data.things.map((thing) => (
            <Thing key={thing.key} thing={thing} />
          ))}
        </ul>
      )}
      {data.things.length > 0 && shown < data.total && (
        <MoreThings id={id} offset={shown} label={`Show more of ${plural(data.total, 'change')}`} />
      )}
    </>
  );
}

/** A button, and in its place the next page once it is pressed. */
function MoreThings({ id, offset, label }: { id: number; offset: number; label: string }) {
  const [open, setOpen] = useState(false);
  if (open) return <PageOfThings id={id} offset={offset} />;
  return (
    <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
      {label}
    </Button>
  );
}

/** What an action changed, thing by thing, and why it can't be undone, if it can't. */
export function ChangeDetails({ id }: { id: number }) {
  return <PageOfThings id={id} offset={0} />;
}
