import { localDateOf } from '@shared/domain/calendar';
import type { ContactRow } from '@shared/views';
import classes from '../../components/grid.module.css';
import { columnsFor, type GridColumn, remInPixels, roomForColumns, tracksOf } from '../../components/grid-columns';
import { PersonAvatar } from '../../components/person-avatar';
import { ScoreBadge } from '../../components/score-badge';
import { formatDate, formatDay, formatPercent, plural, relativeDate } from '../../format';
import { cadenceWords } from './cadence-words';

import type { ContactSort } from './people-view';
import { StageBadge } from './stage-badge';
import { TagsCell } from './tags-cell';

export type PeopleColumn = GridColumn<ContactSort | 'tags', ContactRow, TableShape>;

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
      <span className={classes.lead}>
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
const cadence: PeopleColumn = {
  key: 'cadence',
  label: 'In touch',
  width: 5.5,
  cell: ({ cadenceState, cadenceDays }) => {
    const every = cadenceDays === null ? '' : `every ${cadenceDays === 1 ? 'day' : plural(cadenceDays, 'day')}`;
    if (cadenceState === null) return <span className={classes.soft}>{every}</span>;
    return (
      <span className={cadenceState === 'due' ? undefined : classes.late} title={every}>
        {cadenceWords[cadenceState]}
      </span>
    );
  },
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

const all = [name, organization, stage, tags, lastTouch, nextFollowUp, cadence, giveShare, score];
/** Which columns go first where there is no room; name and score stay. */
const others = [tags, giveShare, organization, nextFollowUp, lastTouch, stage];

/** Of the column with the checkbox and of the one with the menu, in rem. */
const SELECT = 1.5;
const MENU = 2.25;

/** What fits into so many pixels. `asked`: the list is about who is in touch, so that column stays while others go. */
export function shapeOf(width: number, today: string, asked: boolean): TableShape {
  const dispensable = asked ? [...others, cadence] : [cadence, ...others];
  const columns = columnsFor({ all, dispensable, fixed: [SELECT, MENU] }, roomForColumns(width));
  const has = (key: string) => columns.find((column) => column.key === key);
  return { columns, narrow: !has('organization'), tagsWidth: (has('tags')?.width ?? 0) * remInPixels(), today };
}

/** The tracks of the table, its own columns included. */
export function tracksOfTable(columns: readonly PeopleColumn[]): string {
  return tracksOf([SELECT, ...columns.map(({ width }) => width), MENU]);
}
