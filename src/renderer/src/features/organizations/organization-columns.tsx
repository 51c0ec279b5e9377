import { localDateOf } from '@shared/domain/calendar';
import type { OrganizationRow } from '@shared/organization-views';
import classes from '../../components/grid.module.css';
import { columnsFor, type GridColumn, roomForColumns, tracksOf } from '../../components/grid-columns';
import { formatDay, formatNumber, formatPoints, relativeDate } from '../../format';
import { shortUrl } from '../contacts/contact-links';
import { OrganizationMark } from './organization-mark';
import type { OrganizationSort } from './organizations-view';

/** What a cell may need to know of the table it stands in. */
export interface OrganizationTableShape {
  columns: readonly OrganizationColumn[];
  today: string;
}

export type OrganizationColumn = GridColumn<OrganizationSort | 'former', OrganizationRow, OrganizationTableShape>;

const figure = (count: number) => (count === 0 ? <span className={classes.soft}>–</span> : formatNumber(count));

const name: OrganizationColumn = {
  key: 'name',
  label: 'Name',
  width: 12,
  grow: 2,
  cell: (row) => (
    <span className={classes.lead}>
      <OrganizationMark />
      <span className={classes.names}>
        <span className={`truncate ${classes.name}`} title={row.name}>
          {row.name}
        </span>
        {row.website !== '' && <span className={`truncate ${classes.soft}`}>{shortUrl(row.website)}</span>}
      </span>
    </span>
  ),
};
const people: OrganizationColumn = { key: 'people', label: 'People', width: 4.5, align: 'end', cell: (row) => figure(row.people) };
const former: OrganizationColumn = { key: 'former', label: 'Former', width: 4.5, align: 'end', cell: (row) => figure(row.former) };
const points: OrganizationColumn = { key: 'points', label: 'Points', width: 5, align: 'end', cell: (row) => formatPoints(row.points) };
const lastTouch: OrganizationColumn = {
  key: 'lastTouch',
  label: 'Last touch',
  width: 7.5,
  align: 'end',
  cell: (row, { today }) =>
    row.lastTouchAt === null ? (
      <span className={classes.soft}>never</span>
    ) : (
      <span title={formatDay(row.lastTouchAt)}>{relativeDate(localDateOf(row.lastTouchAt), today)}</span>
    ),
};

const all = [name, people, former, points, lastTouch];

/** Of the column with the menu, in rem. */
const MENU = 2.25;

/** The columns for which there is room in so many pixels. */
export function columnsIn(width: number): OrganizationColumn[] {
  return columnsFor({ all, dispensable: [former, lastTouch], fixed: [MENU] }, roomForColumns(width));
}

/** The tracks of the table, the menu's included. */
export function tracksOfTable(columns: readonly OrganizationColumn[]): string {
  return tracksOf([...columns.map(({ width }) => width), MENU]);
}
