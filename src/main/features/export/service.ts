/** Everything out, or a selection, in one of the formats that others read. */
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ExportFormat } from '@shared/domain/export-format';
import { AppError } from '@shared/errors';
import type { ExportSummary } from '@shared/views';
import { writeCsv } from '../../files/csv/write-csv';
import { writeIcs } from '../../files/ics/write-ics';
import { writeVCard } from '../../files/vcard/write-vcards';
import { writeAside } from '../../files/write-aside';
import type { Core } from '../core';
import { writeJson } from './json';
import { Outgoing } from './outgoing';

export interface ExportControl {
  progress(label: string, done: number, total: number): void;
  checkCancelled(): void;
}

export interface ExportOptions {
  /** The file to write; for CSV a folder, in which each table is a file. */
  file: string;
  format: ExportFormat;
  /** These contacts and what is about nobody else; null: everything. */
  contactIds: readonly number[] | null;
}

function* ticking<T>(items: Iterable<T>, tick: () => void): Generator<T> {
  for (const item of items) {
    tick();
    yield item;
  }
}

function writeVCards(outgoing: Outgoing, version: '3.0' | '4.0', append: (text: string) => void, tick: () => void): Record<string, number> {
  let contacts = 0;
  for (const contact of ticking(outgoing.contacts(), tick)) {
    append(writeVCard(contact, version));
    contacts += 1;
  }
  return { contacts };
}

function writeCalendar(core: Core, outgoing: Outgoing, append: (text: string) => void, tick: () => void): Record<string, number> {
  const people = (function* () {
    for (const { uid, fields, archivedAt } of ticking(outgoing.contacts(), tick)) {
      const name = fields.fullName || fields.organization || uid;
      if (archivedAt === null) yield { uid, name, birthday: fields.birthday, dates: fields.dates };
    }
  })();
  return writeIcs({ followUps: ticking(outgoing.followUps(), tick), people, stampedAt: core.now() }, append);
}

/** The files of a folder of tables, people first: the others say whom they are about. */
export const tableFiles = {
  contacts: 'contacts.csv',
  touchpoints: 'touchpoints.csv',
  referrals: 'referrals.csv',
  purchases: 'purchases.csv',
  followUps: 'follow-ups.csv',
  organizations: 'organizations.csv',
} as const;

/** One file a table, each moved into place when it is whole. */
function writeTables(folder: string, outgoing: Outgoing, tick: () => void): Record<string, number> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new AppError('file', `The folder “${basename(folder)}” can’t be made`, { cause: error });
  }
  const counts: Record<string, number> = {};
  const table = (name: keyof typeof tableFiles, write: (append: (text: string) => void) => number) =>
    writeAside(join(folder, tableFiles[name]), (append) => {
      counts[name] = write(append);
    });
  table('contacts', (append) => writeCsv('contacts', ticking(outgoing.contacts(), tick), append));
  table('touchpoints', (append) => writeCsv('touchpoints', ticking(outgoing.touchpoints(), tick), append));
  table('referrals', (append) => writeCsv('referrals', ticking(outgoing.referrals(), tick), append));
  table('purchases', (append) => writeCsv('purchases', ticking(outgoing.purchases(), tick), append));
  table('followUps', (append) => writeCsv('followUps', ticking(outgoing.followUps(), tick), append));
  table('organizations', (append) => writeCsv('organizations', ticking(outgoing.organizations(), tick), append));
  return counts;
}

/**
 * Writes one consistent view of the database.
 * @throws AppError `file` when it can't be written, `cancelled`; an older file of that name then stays.
 */
export function exportFile(core: Core, { file, format, contactIds }: ExportOptions, control: ExportControl): ExportSummary {
  if (file.trim() === '') throw new AppError('invalid', 'Give a file name', { field: 'file' });
  // One read transaction: nobody's change in the middle shows in half the file.
  return core.db.raw.transaction(() => {
    const outgoing = new Outgoing(core, contactIds);
    const { total } = outgoing;
    let done = 0;
    const tick = () => {
      done += 1;
      control.checkCancelled();
      control.progress('Exporting', done, total);
    };
    if (format === 'csv') return { file, counts: writeTables(file, outgoing, tick) };
    let counts: Record<string, number> = {};
    writeAside(file, (append) => {
      if (format === 'json') counts = writeJson(core, outgoing, append, tick);
      else if (format === 'ics') counts = writeCalendar(core, outgoing, append, tick);
      else counts = writeVCards(outgoing, format === 'vcard3' ? '3.0' : '4.0', append, tick);
    });
    return { file, counts };
  })();
}
