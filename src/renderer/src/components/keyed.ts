/** Rows of a list have a key of their own while they are edited, so that removing one keeps the focus of the others. */
export type Keyed<T> = T & { rowKey: number };

let nextKey = 1;

export function keyed<T extends object>(row: T): Keyed<T> {
  nextKey += 1;
  return { ...row, rowKey: nextKey };
}
