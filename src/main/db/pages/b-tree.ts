/** Pages of b-trees (format: sqlite.org/fileformat2.html#b_tree_pages), each by itself and with distrust. */
import type { PageFile } from './page-file';
import { type DecodedRecord, decodeRecord, readVarint } from './record';

export interface Cell extends DecodedRecord {
  /** Of a table's row; 0 in an index. */
  rowid: number;
  /** The pages its end lies on, when it is too long for one. */
  overflow: number[];
}

export interface TableLeaf {
  kind: 'leaf';
  cells: Cell[];
  /** How many the page says it has and can't show. */
  broken: number;
}

export interface TableInterior {
  kind: 'interior';
  /** Rows up to and with `upTo` are below `page`; the last one has no such end. */
  children: { page: number; upTo: number }[];
}

export interface IndexPage {
  cells: Cell[];
  children: number[];
}

const TABLE_LEAF = 0x0d;
const TABLE_INTERIOR = 0x05;
const INDEX_LEAF = 0x0a;
const INDEX_INTERIOR = 0x02;

interface PageHeader {
  type: number;
  pointers: number[];
  /** The last child of an interior page. */
  right: number;
}

function readPageHeader(page: Buffer, number: number, asType?: number): PageHeader | null {
  const at = number === 1 ? 100 : 0;
  const type = asType ?? page.readUInt8(at);
  const isInterior = type === TABLE_INTERIOR || type === INDEX_INTERIOR;
  const count = page.readUInt16BE(at + 3);
  const first = at + (isInterior ? 12 : 8);
  // The shortest cell has four bytes, and two point at it.
  if (first + count * 6 > page.length) return null;
  const pointers = Array.from({ length: count }, (_, i) => page.readUInt16BE(first + i * 2));
  return { type, pointers, right: isInterior ? page.readUInt32BE(at + 8) : 0 };
}

/** How much of a payload lies on the page itself. */
function localBytes(payload: number, usable: number, isTable: boolean): number {
  const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (payload <= most) return payload;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const even = least + ((payload - least) % (usable - 4));
  return even <= most ? even : least;
}

function readPayload(
  file: PageFile,
  page: Buffer,
  at: number,
  length: number,
  isTable: boolean,
): { payload: Buffer; overflow: number[] } | null {
  const local = localBytes(length, page.length, isTable);
  if (at + local > page.length) return null;
  if (local === length) return { payload: page.subarray(at, at + length), overflow: [] };
  // No payload is longer than its file.
  if (at + local + 4 > page.length || length > file.pageCount * page.length) return null;
  const parts = [page.subarray(at, at + local)];
  const overflow: number[] = [];
  let missing = length - local;
  for (let next = page.readUInt32BE(at + local); missing > 0; ) {
    const part = overflow.includes(next) ? null : file.read(next);
    if (!part) return null;
    overflow.push(next);
    const taken = Math.min(missing, part.length - 4);
    parts.push(part.subarray(4, 4 + taken));
    missing -= taken;
    next = part.readUInt32BE(0);
    // The chain must end where the payload does.
    if ((missing === 0) !== (next === 0)) return null;
  }
  return { payload: Buffer.concat(parts), overflow };
}

function readCell(file: PageFile, page: Buffer, at: number, isTable: boolean): Cell | null {
  const length = readVarint(page, at);
  if (!length || length.value < 2) return null;
  const key = isTable ? readVarint(page, length.end) : { value: 0, end: length.end };
  if (!key) return null;
  const found = readPayload(file, page, key.end, length.value, isTable);
  const record = found && decodeRecord(found.payload);
  return record && { ...record, rowid: key.value, overflow: found.overflow };
}

/** The type a page says it has is that of a table's leaf. */
export function isTableLeaf(page: Buffer): boolean {
  return page[0] === TABLE_LEAF;
}

/** A table's leaf, also when its type byte says something else. */
export function readTableLeaf(file: PageFile, number: number): TableLeaf | null {
  const page = file.read(number);
  const header = page && readPageHeader(page, number, TABLE_LEAF);
  if (!page || !header) return null;
  const cells: Cell[] = [];
  for (const at of header.pointers) {
    const cell = readCell(file, page, at, true);
    if (cell) cells.push(cell);
  }
  return { kind: 'leaf', cells, broken: header.pointers.length - cells.length };
}

/** A page of a table's b-tree; null when it is none. */
export function readTablePage(file: PageFile, number: number): TableLeaf | TableInterior | null {
  const page = file.read(number);
  const header = page && readPageHeader(page, number);
  if (!page || !header) return null;
  if (header.type === TABLE_LEAF) return readTableLeaf(file, number);
  if (header.type !== TABLE_INTERIOR) return null;
  const children: TableInterior['children'] = [];
  for (const at of header.pointers) {
    const upTo = readVarint(page, at + 4);
    if (upTo) children.push({ page: page.readUInt32BE(at), upTo: upTo.value });
  }
  children.push({ page: header.right, upTo: Number.POSITIVE_INFINITY });
  return { kind: 'interior', children };
}

/** A page of an index, or of a table without row numbers; null when it is none. */
export function readIndexPage(file: PageFile, number: number): IndexPage | null {
  const page = file.read(number);
  const header = page && readPageHeader(page, number);
  if (!page || !header || (header.type !== INDEX_LEAF && header.type !== INDEX_INTERIOR)) return null;
  const isInterior = header.type === INDEX_INTERIOR;
  const cells: Cell[] = [];
  const children: number[] = [];
  for (const at of header.pointers) {
    if (isInterior && at + 4 <= page.length) children.push(page.readUInt32BE(at));
    const cell = readCell(file, page, isInterior ? at + 4 : at, false);
    if (cell) cells.push(cell);
  }
  if (isInterior) children.push(header.right);
  return { cells, children };
}

/** All entries of an index that can be reached; pages that can't be read hide what is below them. */
export function* indexEntries(file: PageFile, root: number): Generator<Cell> {
  const seen = new Set<number>();
  const waiting = [root];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (seen.has(number)) continue;
    seen.add(number);
    const page = readIndexPage(file, number);
    if (!page) continue;
    yield* page.cells;
    waiting.push(...page.children);
  }
}

/** The pages that hold nothing; none when their list can't be followed to its end. */
export function freePages(file: PageFile): Set<number> {
  const free = new Set<number>();
  for (let trunk = file.header.firstFreePage; trunk !== 0 && !free.has(trunk); ) {
    const page = file.read(trunk);
    if (!page) break;
    free.add(trunk);
    const count = Math.min(page.readUInt32BE(4), page.length / 4 - 2);
    for (let i = 0; i < count; i += 1) free.add(page.readUInt32BE(8 + i * 4));
    trunk = page.readUInt32BE(0);
  }
  return free.size === file.header.freePages ? free : new Set();
}
