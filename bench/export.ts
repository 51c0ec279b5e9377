/** The export of 100,000 people, against reading the rows it needs and writing the bytes it writes. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportFormat } from '@shared/domain/export-format';
import type { Core } from '../src/main/features/core';
import { exportFile } from '../src/main/features/export/service';
import { writeAside } from '../src/main/files/write-aside';
import { timed } from './measure';
import { sharedProfile, withCore } from './profiles';
import type { Benchmark, Row, Tools } from './row';

const CONTACTS = 100_000;
const TOUCHPOINTS = 200_000;
const FACTOR = 3;
const ROUNDS = 3;
const BLOCK = 1_000;
/** Text goes to the disk in pieces of this many characters, as in an export. */
const PIECE = 1 << 20;

const ofContacts = [
  'SELECT * FROM contact WHERE id BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY id',
  ...['contact_point', 'address', 'important_date', 'contact_role'].map(
    (table) => `SELECT * FROM ${table} WHERE contact_id BETWEEN ? AND ? ORDER BY contact_id, position, id`,
  ),
  'SELECT ct.contact_id, tag.name FROM contact_tag ct JOIN tag ON tag.id = ct.tag_id WHERE ct.contact_id BETWEEN ? AND ? ORDER BY ct.contact_id, ct.id',
];
const ofRecords = [
  ...['touchpoint', 'referral', 'purchase', 'follow_up', 'organization', 'stage_change'].map(
    (table) => `SELECT * FROM ${table} WHERE id BETWEEN ? AND ? ORDER BY id`,
  ),
  'SELECT touchpoint_id, contact_id FROM touchpoint_contact WHERE touchpoint_id BETWEEN ? AND ? ORDER BY touchpoint_id, id',
];

/** Reads all rows of these statements by blocks of ids, and does nothing with them. */
function scan(core: Core, statements: readonly string[], last: number): void {
  for (const statement of statements) {
    const prepared = core.db.prepare(statement);
    for (let from = 1; from <= last; from += BLOCK) prepared.all(from, from + BLOCK - 1);
  }
}

/** The files at a path: itself, or what is in it. */
function texts(path: string): string[] {
  if (!statSync(path).isDirectory()) return [readFileSync(path, 'utf8')];
  return readdirSync(path).map((name) => readFileSync(join(path, name), 'utf8'));
}

function write(tools: Tools, files: readonly string[]): number {
  const folder = tools.folder('write');
  return timed(() => {
    for (const [i, text] of files.entries())
      writeAside(join(folder, String(i)), (append) => {
        for (let from = 0; from < text.length; from += PIECE) append(text.slice(from, from + PIECE));
      });
  });
}

function measure(tools: Tools, core: Core, name: string, format: ExportFormat): Row {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    tools.say(`${name}: round ${round} of ${ROUNDS}`);
    const file = join(tools.folder('export'), 'out');
    const control = { progress: () => undefined, checkCancelled: () => undefined };
    ours.push(timed(() => exportFile(core, { file, format, contactIds: null }, control)));
    const scanned = timed(() => {
      scan(core, ofContacts, CONTACTS);
      if (format !== 'vcard') scan(core, ofRecords, TOUCHPOINTS);
    });
    theirs.push(scanned + write(tools, texts(file)));
  }
  return { name, value: Math.min(...ours), baseline: Math.min(...theirs), factor: FACTOR };
}

const formats = { 'export-json-100k': 'json', 'export-vcard-100k': 'vcard', 'export-csv-100k': 'csv' } as const;

export const exportBenchmark: Benchmark = {
  rows: Object.keys(formats),
  run: (tools) =>
    withCore(sharedProfile(tools, CONTACTS, TOUCHPOINTS), (core) =>
      Object.entries(formats).map(([name, format]) => measure(tools, core, name, format)),
    ),
};
