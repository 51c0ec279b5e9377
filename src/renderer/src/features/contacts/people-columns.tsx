import { localDateOf } from '@shared/domain/calendar';
import type { ContactRow } from '@shared/views';
import type { ReactNode } from 'react';
import { PersonAvatar } from '../../components/person-avatar';
import { ScoreBadge } from '../../components/score-badge';
import { formatDate, formatDay, formatPercent, relativeDate } from '../../format';
import classes from './people-table.module.css';
import type { ContactSort } from './people-view';
import { StageBadge } from './stage-badge';

export interface PeopleColumn {
  key: ContactSort | 'tags';
  label: string;
  /** Least width, in rem. */
  width: number;
  /** Share of the room that is left over. */
  grow?: number;
  align?: 'end';
  cell: (row: ContactRow, narrow: boolean, today: string) => ReactNode;
}

const name: PeopleColumn = {
  key: 'name',
  label: 'Name',
  width: 10,
  grow: 2,
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
  width: 6.5,
  grow: 1,
  cell: (row) => <span className="truncate">{row.organization}</span>,
};
const stage: PeopleColumn = {
  key: 'stage',
  label: 'Stage',
  width: 7,
  cell: (row) => row.stage !== null && <StageBadge stage={row.stage} />,
};
const tags: PeopleColumn = {
  key: 'tags',
  label: 'Tags',
  width: 7,
  grow: 1,
  cell: (row) => (
    <span className={`truncate ${classes.soft}`} title={row.tags.join(', ')}>
      {row.tags.join(', ')}
    </span>
  ),
};
const lastTouch: PeopleColumn = {
  key: 'lastTouch',
  label: 'Last touch',
  width: 6.25,
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
  width: 5.5,
  cell: (row, _, today) =>
    row.nextFollowUp !== null && (
      <span className={row.nextFollowUp < today ? classes.late : undefined} title={relativeDate(row.nextFollowUp, today)}>
        {row.nextFollowUp < today ? 'due ' : ''}
        {row.nextFollowUp === today ? 'today' : formatDate(row.nextFollowUp, 'day')}
      </span>
    ),
};
/** As it is shown: 49.6 % reads 50 %. */
const isLow = (share: number) => Math.round(share * 100) < 50;

const giveShare: PeopleColumn = {
  key: 'giveShare',
  label: 'Give share',
  width: 5,
  align: 'end',
  cell: (row) => (
    <span className={isLow(row.giveShare) ? classes.late : undefined} title={isLow(row.giveShare) ? 'You took more than you gave' : ''}>
      {formatPercent(row.giveShare)}
    </span>
  ),
};
const score: PeopleColumn = { key: 'score', label: 'Score', width: 3.75, align: 'end', cell: (row) => <ScoreBadge score={row.score} /> };

const all = [name, organization, stage, tags, lastTouch, nextFollowUp, giveShare, score];
/** Which columns go first where there is no room; name and score stay. */
const dispensable = [tags, giveShare, organization, nextFollowUp, lastTouch, stage];

/** Of the column with the menu, in rem. */
const MENU = 2.25;
const GAP = 0.625;
const PADDING = 1.5;

function widthOf(columns: readonly PeopleColumn[]): number {
  return columns.reduce((sum, { width }) => sum + width + GAP, MENU + PADDING);
}

/** The columns for which there is room in so many rem. */
export function columnsFor(room: number): PeopleColumn[] {
  let columns = all;
  for (const column of dispensable) {
    if (widthOf(columns) <= room) break;
    columns = columns.filter((other) => other !== column);
  }
  return columns;
}

/** The tracks of the CSS grid. */
export function tracksOf(columns: readonly PeopleColumn[]): string {
  return [...columns.map(({ width, grow }) => (grow === undefined ? `${width}rem` : `minmax(${width}rem, ${grow}fr)`)), `${MENU}rem`].join(
    ' ',
  );
}
