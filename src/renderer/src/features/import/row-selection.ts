/** Which rows of a list are selected, by their number in the file. */

export interface RowSelection {
  rows: ReadonlySet<number>;
  /** Index a range begins at; null until one was chosen. */
  anchor: number | null;
  /** What was selected before the range, which grows and shrinks on top of it. */
  base: ReadonlySet<number>;
}

export const nothingSelected: RowSelection = { rows: new Set(), anchor: null, base: new Set() };

/** With one row more, or less if it was selected; a range can begin there. */
export function toggled({ rows: before }: RowSelection, index: number, row: number): RowSelection {
  const rows = new Set(before);
  if (!rows.delete(row)) rows.add(row);
  return { rows, anchor: index, base: rows };
}

/** Where a range up to an index begins and ends; `from` is where it begins if no anchor was set. */
export function rangeOf({ anchor }: RowSelection, from: number, to: number): { first: number; last: number } {
  const start = anchor ?? from;
  return start < to ? { first: start, last: to } : { first: to, last: start };
}

/** With the rows of a range on top of what was selected before it. */
export function withRange(selection: RowSelection, from: number, range: readonly number[]): RowSelection {
  const { anchor } = selection;
  const base = anchor === null ? selection.rows : selection.base;
  return { rows: new Set([...base, ...range]), anchor: anchor ?? from, base };
}
