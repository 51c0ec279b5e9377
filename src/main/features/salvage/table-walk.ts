/** Goes through a table's b-tree from its root, around what can't be read, and finds the pages that lost their place in it. */
import { type Cell, isTableLeaf, readTableLeaf, readTablePage } from '../../db/pages/b-tree';
import type { PageFile } from '../../db/pages/page-file';
import { fits, type TableShape } from './table-shape';

/** Rows with numbers above `from` and up to `upTo` are somewhere else, or nowhere. */
export interface Hole {
  from: number;
  upTo: number;
}

export interface WalkOutcome {
  holes: Hole[];
  /** Cells that can't be read on pages that can. */
  broken: number;
}

/** Which pages were found to belong somewhere; by page number. */
export class Claims {
  readonly #taken: Uint8Array;
  #count = 0;

  constructor(pageCount: number) {
    this.#taken = new Uint8Array(pageCount + 1);
  }

  has(page: number): boolean {
    return this.#taken[page] === 1;
  }

  add(page: number): void {
    if (this.#taken[page] === 0) this.#count += 1;
    this.#taken[page] = 1;
  }

  /** How many pages. */
  get count(): number {
    return this.#count;
  }
}

const MOST_LEVELS = 20;

const isIn = (rowid: number, { from, upTo }: Hole) => rowid > from && rowid <= upTo;

/** The rows of a leaf that the table can have there; null when most of it is something else. */
function rowsOfLeaf(file: PageFile, number: number, shape: TableShape, range: Hole): { cells: Cell[]; broken: number } | null {
  const page = file.read(number);
  const leaf = page && readTableLeaf(file, number);
  if (!leaf) return null;
  const count = leaf.cells.length + leaf.broken;
  // A page of zeros looks like an empty table but for its type.
  if (count === 0 && !isTableLeaf(page)) return null;
  const cells = leaf.cells.filter((cell) => isIn(cell.rowid, range) && fits(cell.values, shape));
  return cells.length * 2 < count ? null : { cells, broken: count - cells.length };
}

/**
 * Hands out the rows that the tree leads to.
 * @param root Null when it is not known: all is one hole then.
 */
export function walkTable(
  file: PageFile,
  claims: Claims,
  shape: TableShape,
  root: number | null,
  found: (cell: Cell, page: number) => void,
): WalkOutcome {
  const outcome: WalkOutcome = { holes: [], broken: 0 };
  const claim = (page: number, cells: readonly Cell[]) => {
    claims.add(page);
    for (const cell of cells) {
      for (const overflow of cell.overflow) claims.add(overflow);
      found(cell, page);
    }
  };
  const visit = (number: number, range: Hole, level: number) => {
    const page = claims.has(number) || level > MOST_LEVELS ? null : readTablePage(file, number);
    if (page?.kind === 'interior') {
      claims.add(number);
      let from = range.from;
      for (const child of page.children) {
        // A key that does not ascend is a broken one.
        const upTo = child.upTo > from && child.upTo <= range.upTo ? child.upTo : range.upTo;
        visit(child.page, { from, upTo }, level + 1);
        if (upTo < range.upTo) from = upTo;
      }
      return;
    }
    // Also when the page's type is not a leaf's: what it holds tells.
    const rows = claims.has(number) ? null : rowsOfLeaf(file, number, shape, range);
    if (!rows) {
      outcome.holes.push(range);
      return;
    }
    claim(number, rows.cells);
    outcome.broken += rows.broken;
  };
  const everything = { from: Number.NEGATIVE_INFINITY, upTo: Number.POSITIVE_INFINITY };
  if (root === null) outcome.holes.push(everything);
  else visit(root, everything, 0);
  return outcome;
}

/** A table that misses pages, and how well rows without a place would suit it besides their shape (0 to 1). */
export interface Bereft {
  shape: TableShape;
  holes: readonly Hole[];
  suits(cells: readonly Cell[]): number;
}

/** Hands out the rows of pages that nothing leads to any more, each to the table with a hole that they fill. */
export function adoptOrphans(
  file: PageFile,
  claims: Claims,
  free: ReadonlySet<number>,
  bereft: readonly Bereft[],
  found: (table: TableShape, cell: Cell, page: number) => void,
  /** Told before each page; may throw to stop. */
  onPage: (page: number) => void = () => undefined,
): void {
  if (bereft.length === 0) return;
  for (let number = 1; number <= file.pageCount; number += 1) {
    onPage(number);
    if (claims.has(number) || free.has(number)) continue;
    const page = file.read(number);
    if (!page || !isTableLeaf(page)) continue;
    const leaf = readTableLeaf(file, number);
    if (!leaf || leaf.cells.length === 0) continue;
    let best: { table: TableShape; cells: Cell[]; score: number } | null = null;
    for (const { shape, holes, suits } of bereft) {
      const cells = leaf.cells.filter((cell) => fits(cell.values, shape) && holes.some((hole) => isIn(cell.rowid, hole)));
      if (cells.length * 2 < leaf.cells.length + leaf.broken) continue;
      const score = cells.length * (1 + suits(cells));
      if (!best || score > best.score) best = { table: shape, cells, score };
    }
    if (!best) continue;
    claims.add(number);
    for (const cell of best.cells) found(best.table, cell, number);
  }
}
