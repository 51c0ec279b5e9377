/** A database file as pages, read without SQLite, so that damage in one place hides nothing in another. Never written to. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type LoggedPages, readWriteAheadLog } from './write-ahead-log';

const MAGIC = 'SQLite format 3\0';
/** What every Rapport database has; believed when the header says something else that does not fit the file. */
const USUAL_PAGE_SIZE = 4096;

/** The fields of the file header that are needed, as they stand there. */
export interface FileHeader {
  isSound: boolean;
  pageSize: number;
  pageCount: number;
  firstFreePage: number;
  freePages: number;
  userVersion: number;
}

/** @param bytes The first 100 bytes of a database. */
export function readHeader(bytes: Buffer): FileHeader {
  const field = bytes.readUInt16BE(16);
  const pageSize = field === 1 ? 65_536 : field;
  return {
    isSound: bytes.toString('latin1', 0, 16) === MAGIC && pageSize >= 512 && (pageSize & (pageSize - 1)) === 0,
    pageSize,
    pageCount: bytes.readUInt32BE(28),
    firstFreePage: bytes.readUInt32BE(32),
    freePages: bytes.readUInt32BE(36),
    userVersion: bytes.readUInt32BE(60),
  };
}

export class PageFile {
  readonly pageSize: number;
  /** Pages are numbered from 1 to this. */
  readonly pageCount: number;
  readonly header: FileHeader;
  readonly #file: number;
  readonly #log: number | null;
  readonly #logged: LoggedPages | null;
  #last: { number: number; page: Buffer } | null = null;

  /** @throws the error of the system when the file can't be read at all. */
  constructor(file: string) {
    this.#file = openSync(file, 'r');
    this.#logged = readWriteAheadLog(`${file}-wal`);
    this.#log = this.#logged === null ? null : openSync(`${file}-wal`, 'r');
    const size = fstatSync(this.#file).size;
    const first = Buffer.alloc(100);
    readSync(this.#file, first, 0, 100, 0);
    const inFile = readHeader(first);
    const fits = inFile.isSound && inFile.pageSize * inFile.pageCount === size;
    this.pageSize = this.#logged?.pageSize ?? (fits ? inFile.pageSize : USUAL_PAGE_SIZE);
    // A page that was cut off is read as far as it goes.
    this.pageCount = Math.max(Math.ceil(size / this.pageSize), this.#logged?.pageCount ?? 0);
    const page = this.read(1);
    this.header = page ? readHeader(page) : inFile;
  }

  /** A page, zeros where the file ends too early; null when there is no such page. For reading only. */
  read(number: number): Buffer | null {
    if (number < 1 || number > this.pageCount) return null;
    if (this.#last?.number === number) return this.#last.page;
    const page = Buffer.alloc(this.pageSize);
    const logged = this.#logged?.offsets.get(number);
    if (logged !== undefined && this.#log !== null) readSync(this.#log, page, 0, this.pageSize, logged);
    else if (!this.#readInto(page, (number - 1) * this.pageSize)) return null;
    this.#last = { number, page };
    return page;
  }

  /** False when the disk refuses: a page that can't be read is lost, the others are not. */
  #readInto(page: Buffer, at: number): boolean {
    try {
      return readSync(this.#file, page, 0, page.length, at) > 0;
    } catch {
      return false;
    }
  }

  close(): void {
    closeSync(this.#file);
    if (this.#log !== null) closeSync(this.#log);
  }
}
