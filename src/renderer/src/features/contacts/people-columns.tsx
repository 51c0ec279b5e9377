import { localDateOf } from '@shared/domain/calendar';
import type { ContactRow } from '@shared/views';
import type { ReactNode } from 'react';
import { PersonAvatar } from '../../components/person-avatar';
import { ScoreBadge } from '../../components/score-badge';
import { formatDate, formatDay, formatPercent, relativeDate } from '../../format';
import classes from './people-table.module.css';
import type { ContactSort } from './people-view';
import { StageBadge } from './stage-badge';
import { TagsCell } from './tags-cell';

export interface PeopleColumn {
  key: ContactSort | 'tags';
  label: string;
  /** Least width, in rem. */
  width: number;
  /** Share of the room that is left over. */
  grow?: number;
  align?: 'end';
  cell: (row: ContactRow, table: TableShape) => ReactNode;
}

/** What a cell may need to know of the table it stands in. */
export interface TableShape {
  /** Each in its final width, in rem. */
  columns: readonly PeopleColumn[];
  /** There is no column for the organization. */
  narrow: boolean;
  /** Of the column of tags, in pixels. */
  tagsWidth: number;
  today: string;
}

const name: PeopleColumn = {
  key: 'name',
  label: 'Name',
  width: 11,
  grow: 0.5,
  cell: (row, { narrow }) => {
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
  width: 7.5,
  grow: 3,
  cell: (row) => (
    <span className="truncate" title={row.organization}>
      {row.organization}
    </span>
  ),
};
const stage: PeopleColumn = {
  key: 'stage',
  label: 'Stage',
  width: 6.625,
  cell: (row) => row.stage !== null && <StageBadge stage={row.stage} />,
};
const tags: PeopleColumn = {
  key: 'tags',
  label: 'Tags',
  width: 6,
  grow: 1.5,
  cell: (row, { tagsWidth }) => row.tags.length > 0 && <TagsCell tags={row.tags} room={tagsWidth} />,
};
const lastTouch: PeopleColumn = {
  key: 'lastTouch',
  label: 'Last touch',
  width: 6.125,
  cell: (row, { today }) =>
    row.lastTouchAt === null ? (
      <span className={classes.soft}>never</span>
    ) : (
      <span title={formatDay(row.lastTouchAt)}>{relativeDate(localDateOf(row.lastTouchAt), today)}</span>
    ),
};
const nextFollowUp: PeopleColumn = {
  key: 'nextFollowUp',
  label: 'Follow-up',
  width: 5.125,
  cell: (row, { today }) =>
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
  width: 4,
  align: 'end',
  cell: (row) => (
    <span className={isLow(row.giveShare) ? classes.late : undefined} title={isLow(row.giveShare) ? 'You took more than you gave' : ''}>
      {formatPercent(row.giveShare)}
    </span>
  ),
};
const score: PeopleColumn = { key: 'score', label: 'Score', width: 2.875, align: 'end', cell: (row) => <ScoreBadge score={row.score} /> };

const all = [name, organization, stage, tags, lastTouch, nextFollowUp, giveShare, score];
/** Which columns go first where there is no room; name and score stay. */
const dispensable = [tags, giveShare, organization, nextFollowUp, lastTouch, stage];

/** Of the column with the checkbox and of the one with the menu, in rem. */
const SELECT = 1.5;
const MENU = 2.25;
const GAP = 0.625;
const PADDING = 1.375;

function widthOf(columns: readonly PeopleColumn[]): number {
  return columns.reduce((sum, { width }) => sum + width + GAP, SELECT + GAP + MENU + PADDING);
}

/** The columns for which there is room in so many rem, widened to fill it. */
export function columnsFor(room: number): PeopleColumn[] {
  let columns = all;
  for (const column of dispensable) {
    if (widthOf(columns) <= room) break;
    columns = columns.filter((other) => other !== column);
  }
  const left = Math.max(0, room - widthOf(columns));
  const shares = columns.reduce((sum, { grow = 0 }) => sum + grow, 0);
  return columns.map((column) => ({ ...column, width: column.width + (left * (column.grow ?? 0)) / Math.max(1, shares) }));
}

/** The tracks of the CSS grid. */
export function tracksOf(columns: readonly PeopleColumn[]): string {
  return [`${SELECT}rem`, ...columns.map(({ width }) => `${width}rem`), `${MENU}rem`].join(' ');
}
