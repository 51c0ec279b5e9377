import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPromise } from 'yauzl';
import { type ZipEntry, zipArchive } from '../../../../../src/main/files/backup/zip-archive';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-zip-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const COMMENT = 'a comment';
const modified = new Date(2026, 10, 1, 13, 14, 16);
const large = Buffer.concat([randomBytes(900_000), Buffer.alloc(300_000)]);
const small = Buffer.from('{"grüß": "dich"}');

/** In pieces whose memory is used again, as that of a file is. */
async function* inPieces(content: Buffer): AsyncGenerator<Buffer> {
  const piece = Buffer.alloc(100_000);
  for (let at = 0; at < content.length; at += piece.length) yield piece.subarray(0, content.copy(piece, 0, at));
}

function entriesOf(level: number | null): ZipEntry[] {
  return [
    { name: 'large.db', modified, bytes: large.length, content: inPieces(large), level },
    { name: 'grüße.json', modified, bytes: small.length, content: inPieces(small), level },
    { name: 'empty', modified, bytes: 0, content: inPieces(Buffer.alloc(0)), level },
  ];
}

async function written(entries: ZipEntry[], zip64From?: number): Promise<string> {
  const pieces: Buffer[] = [];
  const options = { commentBytes: COMMENT.length, ...(zip64From === undefined ? {} : { zip64From }) };
  for await (const piece of zipArchive(entries, options)) pieces.push(Buffer.from(piece));
  const file = join(dir, 'archive.zip');
  writeFileSync(file, Buffer.concat([...pieces, Buffer.from(COMMENT)]));
  return file;
}

describe('a ZIP archive', () => {
  it.each([
    { way: 'stored', level: null },
    { way: 'compressed', level: 1 },
    { way: 'stored by ZIP64', level: null, zip64From: 0 },
    { way: 'compressed by ZIP64', level: 1, zip64From: 0 },
    { way: 'of both kinds', level: null, zip64From: 1_000_000 },
  ])('is read by others as it was written: $way', async ({ level, zip64From }) => {
    const file = await written(entriesOf(level), zip64From);
    const zip = await openPromise(file, { autoClose: false, lazyEntries: true, strictFileNames: true });
    expect(zip.comment).toBe(COMMENT);
    const found = new Map<string, Buffer>();
    for await (const entry of zip.eachEntry()) {
      const pieces: Buffer[] = [];
      for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
      const content = Buffer.concat(pieces);
      expect(entry).toMatchObject({ uncompressedSize: content.length, crc32: crc32(content) });
      expect(entry.getLastModDate()).toEqual(modified);
      found.set(entry.fileName, content);
    }
    zip.close();
    expect([...found.keys()]).toEqual(['large.db', 'grüße.json', 'empty']);
    expect(found.get('large.db')?.equals(large)).toBe(true);
    expect(found.get('grüße.json')?.equals(small)).toBe(true);
    if (level !== null) expect(readFileSync(file).length).toBeLessThan(large.length);
  });

  it.skipIf(!hasUnzip())('is opened by unzip', async () => {
    for (const [level, zip64From] of [
      [null, undefined],
      [1, 0],
    ] as const) {
      const file = await written(entriesOf(level), zip64From);
      expect(execFileSync('unzip', ['-tq', file], { encoding: 'utf8' })).toContain('No errors');
    }
  });

  it('asks for an entry when the one before is written, and refuses one of another length than was said', async () => {
    const order: string[] = [];
    const entries = function* (): Generator<ZipEntry> {
      order.push('first asked for');
      yield { name: 'a', modified, bytes: 3, content: inPieces(Buffer.from('abc')), level: null };
      order.push('second asked for');
      yield { name: 'b', modified, bytes: 4, content: inPieces(Buffer.from('abc')), level: null };
    };
    const all = async () => {
      for await (const piece of zipArchive(entries(), { commentBytes: 0 })) if (piece.toString() === 'abc') order.push('content');
    };
    await expect(all()).rejects.toThrow('“b” has 3 bytes instead of 4');
    expect(order).toEqual(['first asked for', 'content', 'second asked for', 'content']);
  });

  it('ends with the error of what it packs', async () => {
    const broken = async function* (): AsyncGenerator<Buffer> {
      yield Buffer.alloc(10);
      throw new Error('the disk is gone');
    };
    for (const level of [null, 1])
      await expect(written([{ name: 'a', modified, bytes: 20, content: broken(), level }])).rejects.toThrow('the disk is gone');
  });
});

function hasUnzip(): boolean {
  try {
    execFileSync('unzip', ['-v']);
    return true;
  } catch {
    return false;
  }
}
