import { Badge } from '@mantine/core';
import { localDateOf } from '@shared/domain/calendar';
import type { ContactRow } from '@shared/views';
import type { ReactNode } from 'react';
import { PersonAvatar } from '../../components/person-avatar';
import { ScoreBadge } from '../../components/score-badge';
import { formatDate, formatDay, formatPercent, relativeDate } from '../../format';
import classes from './people-table.module.css';
import type { ContactSort } from './people-view';

export interface PeopleColumn {
  key: ContactSort | 'tags';
  label: string;
  /** Track of the CSS grid. */
  width: string;
  align?: 'end';
  cell: (row: ContactRow, narrow: boolean, today: string) => ReactNode;
}

const TAGS_SHOWN = 2;

function Tags({ tags }: { tags: readonly string[] }) {
  const more = tags.length - TAGS_SHOWN;
  return (
    <span className={classes.tags} title={tags.join(', ')}>
      {tags.slice(0, TAGS_SHOWN).map((tag) => (
        <Badge key={tag} variant="default" size="sm" fw={500} className={classes.tag ?? ''}>
          {tag}
        </Badge>
      ))}
      {more > 0 && <span className={classes.soft}>+{more}</span>}
    </span>
  );
}

const name: PeopleColumn = {
  key: 'name',
  label: 'Name',
  width: 'minmax(10rem, 2fr)',
  cell: (row, narrow) => {
    const below = narrow ? row.organization : row.title;
    return (
      <span className={classes.person}>
        <PersonAvatar name={row.name} size={32} />
        <span className={classes.names}>
          <span className={`truncate ${classes.name}`}>{row.name}</span>
          {below !== '' && below !== row.name && <span className={`truncate ${classes.soft}`}>{below}</span>}
        </span>
      </span>
    );
  },
};
const organization: PeopleColumn = {
  key: 'organization',
  label: 'Organization',
  width: 'minmax(7rem, 1.4fr)',
  cell: (row) => <span className="truncate">{row.organization}</span>,
};
const stage: PeopleColumn = {
  key: 'stage',
  label: 'Stage',
  width: '8rem',
  cell: (row) => row.stage !== null && <Badge color="grape">{row.stage}</Badge>,
};
const tags: PeopleColumn = { key: 'tags', label: 'Tags', width: 'minmax(8rem, 1.4fr)', cell: (row) => <Tags tags={row.tags} /> };
const lastTouch: PeopleColumn = {
  key: 'lastTouch',
  label: 'Last touch',
  width: '7.5rem',
  cell: (row, _, today) =>
    row.lastTouchAt === null ? (
      <span className={classes.soft}>never</span>
    ) : (
      <span title={formatDay(row.lastTouchAt)}>{relativeDate(localDateOf(row.lastTouchAt), today)}</span>
    ),
};
const nextFollowUp: PeopleColumn = {
  key: 'nextFollowUp',
  label: 'Follow-up',
  width: '7.5rem',
  cell: (row, _, today) =>
    row.nextFollowUp !== null && (
      <span className={row.nextFollowUp < today ? classes.late : undefined} title={relativeDate(row.nextFollowUp, today)}>
        {row.nextFollowUp < today ? 'due ' : ''}
        {row.nextFollowUp === today ? 'today' : formatDate(row.nextFollowUp, 'day')}
      </span>
    ),
};
const giveShare: PeopleColumn = {
  key: 'giveShare',
  label: 'Give share',
  width: '6.25rem',
  align: 'end',
  cell: (row) => (
    <span className={row.giveShare < 0.5 ? classes.late : undefined} title={row.giveShare < 0.5 ? 'You took more than you gave' : ''}>
      {formatPercent(row.giveShare)}
    </span>
  ),
};
const score: PeopleColumn = { key: 'score', label: 'Score', width: '5rem', align: 'end', cell: (row) => <ScoreBadge score={row.score} /> };

/** The columns for which there is room, in pixels; the name takes in the organization when it has no column. */
export function columnsFor(width: number): PeopleColumn[] {
  if (width < 440) return [name, score];
  if (width < 560) return [name, stage, score];
  if (width < 680) return [name, organization, stage, lastTouch, score].filter((column) => column !== organization);
  if (width < 800) return [name, organization, stage, lastTouch, nextFollowUp, score];
  if (width < 960) return [name, organization, stage, lastTouch, nextFollowUp, giveShare, score];
  return [name, organization, stage, tags, lastTouch, nextFollowUp, giveShare, score];
}
