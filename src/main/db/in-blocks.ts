/** How many rows a block has: few enough to fit in memory, whatever they hold. */
export const BLOCK_ROWS = 1_000;

/**
 * The rows of a table in the order of their ids, read block by block: all at once might not fit in memory, and one by one takes
 * several times as long.
 * @param read gives the first `BLOCK_ROWS` rows after an id
 */
export function* inBlocks<Row extends { id: number }>(read: (after: number) => readonly Row[]): Generator<Row> {
  for (let after = 0; ; ) {
    const rows = read(after);
    const last = rows.at(-1);
    if (!last) return;
    yield* rows;
    after = last.id;
  }
}
