/** The columns of a grid: which ones there is room for, and how wide each is. */
import type { ReactNode } from 'react';

export interface GridColumn<Key extends string, Row, Shape> {
  key: Key;
  label: string;
  /** Least width, in rem. */
  width: number;
  /** Share of the room that is left over. */
  grow?: number;
  align?: 'end';
  /** `shape` is what a cell may need to know of the table it stands in. */
  cell: (row: Row, shape: Shape) => ReactNode;
}

const GAP = 0.625;
const PADDING = 1.375;

interface Choice<C> {
  all: readonly C[];
  /** Which go first where there is no room; the others stay. */
  dispensable: readonly C[];
  /** Of the columns that are always there beside these, in rem. */
  fixed: readonly number[];
}

/** The columns for which there is room in so many rem, widened to fill it. */
export function columnsFor<C extends { width: number; grow?: number }>({ all, dispensable, fixed }: Choice<C>, room: number): C[] {
  const needed = (columns: readonly C[]) =>
    [...columns.map(({ width }) => width), ...fixed].reduce((sum, width) => sum + width + GAP, PADDING - GAP);
  let columns = [...all];
  for (const column of dispensable) {
    if (needed(columns) <= room) break;
    columns = columns.filter((other) => other !== column);
  }
  const left = Math.max(0, room - needed(columns));
  const shares = columns.reduce((sum, { grow = 0 }) => sum + grow, 0);
  return columns.map((column) => ({ ...column, width: column.width + (left * (column.grow ?? 0)) / Math.max(1, shares) }));
}

/** The tracks of a CSS grid, from widths in rem. */
export function tracksOf(widths: readonly number[]): string {
  return widths.map((width) => `${width}rem`).join(' ');
}

/** Beside the rows, in rem; as wide as `base.css` makes it. */
const SCROLL_BAR = 0.75;

/** Pixels of a rem. */
export function remInPixels(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** The room for the columns of a grid so many pixels wide, in rem. */
export function roomForColumns(width: number): number {
  return width / remInPixels() - SCROLL_BAR;
}
