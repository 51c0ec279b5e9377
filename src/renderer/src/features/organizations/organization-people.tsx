import { Anchor, Badge } from '@mantine/core';
import type { OrganizationPerson } from '@shared/organization-views';
import { useId, useState } from 'react';
import { PersonAvatar } from '../../components/person-avatar';
import { ScoreBadge } from '../../components/score-badge';
import { formatDay, formatNumber, locale, relativeTime, today } from '../../format';
import { navigate } from '../../store/navigation';
import classes from './organization-page.module.css';
import { roleSpanText } from './role-dates';

/** Somebody with two roles there counts once. */
export function countPeople(roles: readonly OrganizationPerson[]): number {
  return new Set(roles.map(({ id }) => id)).size;
}

/** So many are shown at first. */
const FIRST = 100;

interface OrganizationPeopleProps {
  title: string;
  roles: readonly OrganizationPerson[];
}

/** People with their roles in an organization, each a way to their page. */
export function OrganizationPeople({ title, roles }: OrganizationPeopleProps) {
  const [all, setAll] = useState(false);
  const id = useId();
  const shown = all ? roles : roles.slice(0, FIRST);
  const hidden = roles.length - shown.length;
  const dated = roles.some(({ from, to }) => from !== null || to !== null);
  return (
    <section aria-labelledby={id} className={classes.people}>
      <h2 id={id} className="section-label">
        {title} <span className="section-count">{formatNumber(countPeople(roles))}</span>
      </h2>
      <table className={`card ${classes.table}`} aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            {dated && (
              <th scope="col" className={classes.when}>
                When
              </th>
            )}
            <th scope="col" className={classes.touch}>
              Last touch
            </th>
            <th scope="col" className={classes.score}>
              Score
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((role, index) => (
            // Somebody may have had the same role twice.
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows hold no state
            <PersonRow key={`${role.id} ${index}`} role={role} dated={dated} />
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <Anchor component="button" type="button" size="sm" onClick={() => setAll(true)}>
          Show all {formatNumber(roles.length)}
        </Anchor>
      )}
    </section>
  );
}

/** `dated`: there is a column for from when to when. */
function PersonRow({ role, dated }: { role: OrganizationPerson; dated: boolean }) {
  const { id, name, title, department, score, lastTouchAt, archived } = role;
  const open = () => navigate({ page: 'person', id });
  const what = [title, department].filter((text) => text !== '').join(', ');
  return (
    <tr onClick={open}>
      <td>
        <div className={classes.person}>
          <PersonAvatar name={name} size={36} />
          <div className={classes.personText}>
            <button
              type="button"
              className={`text-button ${classes.name}`}
              onClick={(event) => {
                event.stopPropagation();
                open();
              }}
            >
              {name}
            </button>
            {archived && (
              <Badge size="xs" color="gray" ms={6}>
                archived
              </Badge>
            )}
            {what !== '' && <div className={classes.soft}>{what}</div>}
          </div>
        </div>
      </td>
      {dated && <td className={classes.when}>{roleSpanText(role, today(), locale)}</td>}
      <td className={classes.touch} title={lastTouchAt === null ? undefined : formatDay(lastTouchAt)}>
        {lastTouchAt === null ? 'never' : relativeTime(lastTouchAt)}
      </td>
      <td className={classes.score}>
        <ScoreBadge score={score} />
      </td>
    </tr>
  );
}
