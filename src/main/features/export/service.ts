/** Everything out as Rapport JSON (src/shared/interchange.ts), one record a line. */
import { AppError } from '@shared/errors';
import { type InterchangeFile, interchangeFormat, interchangeVersion } from '@shared/interchange';
import type { ExportSummary } from '@shared/views';
import { writeAside } from '../../files/write-aside';
import { findPhoto, getContact } from '../contacts/service';
import type { Core } from '../core';
import { findFollowUp } from '../follow-ups/service';
import { findPurchase } from '../purchases/service';
import { findReferral } from '../referrals/service';
import { findTouchpoint } from '../touchpoints/service';

const iso = (instant: number) => new Date(instant).toISOString();
const isoOrNull = (instant: number | null) => (instant === null ? null : iso(instant));

function contactRecord(core: Core, id: number): InterchangeFile['contacts'][number] {
  const { record, fields, extras } = getContact(core.db, id);
  const { fullName, name, ...rest } = fields;
  const photo = findPhoto(core.db, record.photo_id);
  return {
    id: record.uid,
    name: { full: fullName, ...name },
    ...rest,
    photo: photo ? { mediaType: photo.mediaType, base64: photo.data.toString('base64') } : null,
    extras,
    archivedAt: isoOrNull(record.archived_at),
    createdAt: iso(record.created_at),
  };
}

/** What is in the trash stays behind, and what hangs on it alone. */
class Records {
  private readonly core: Core;
  private readonly uids: Map<number, string>;

  constructor(core: Core) {
    this.core = core;
    const rows = core.db.prepare('SELECT id, uid FROM contact WHERE deleted_at IS NULL ORDER BY id').raw().all() as [number, string][];
    this.uids = new Map(rows);
  }

  ids(table: 'touchpoint' | 'referral' | 'purchase' | 'follow_up'): number[] {
    return this.core.db.prepare(`SELECT id FROM ${table} ORDER BY id`).pluck().all() as number[];
  }

  contactIds(): number[] {
    return [...this.uids.keys()];
  }

  private uid(id: number | null): string | null | undefined {
    return id === null ? null : this.uids.get(id);
  }

  touchpoint(id: number): InterchangeFile['touchpoints'][number] | null {
    const found = findTouchpoint(this.core.db, id);
    if (!found) return null;
    const { id: _id, uid, contacts, occurredAt, ...rest } = found;
    const contactIds = contacts.flatMap((contact) => this.uids.get(contact.id) ?? []);
    return contactIds.length === 0 ? null : { id: uid, occurredAt: iso(occurredAt), ...rest, contactIds };
  }

  referral(id: number): InterchangeFile['referrals'][number] | null {
    const found = findReferral(this.core.db, id);
    if (!found) return null;
    const [from, to, subject] = [this.uid(found.fromContactId), this.uid(found.toContactId), this.uid(found.subjectContactId)];
    if (from === undefined || to === undefined || typeof subject !== 'string') return null;
    const { uid, status, valueMinor, currency, note } = found;
    return {
      id: uid,
      fromContactId: from,
      toContactId: to,
      subjectContactId: subject,
      madeAt: iso(found.madeAt),
      status,
      closedAt: isoOrNull(found.closedAt),
      valueMinor,
      currency,
      thankedAt: isoOrNull(found.thankedAt),
      outcomeReportedAt: isoOrNull(found.outcomeReportedAt),
      note,
    };
  }

  purchase(id: number): InterchangeFile['purchases'][number] | null {
    const found = findPurchase(this.core.db, id);
    const contactId = found && this.uids.get(found.contactId);
    if (!found || contactId === undefined) return null;
    return {
      id: found.uid,
      contactId,
      at: iso(found.at),
      amountMinor: found.amountMinor,
      currency: found.currency,
      description: found.description,
    };
  }

  followUp(id: number): InterchangeFile['followUps'][number] | null {
    const found = findFollowUp(this.core.db, id);
    const contactId = found && this.uids.get(found.contactId);
    if (!found || contactId === undefined) return null;
    return { id: found.uid, contactId, dueDate: found.dueDate, reason: found.reason, doneAt: isoOrNull(found.doneAt) };
  }
}

export interface ExportControl {
  progress(label: string, done: number, total: number): void;
  checkCancelled(): void;
}

/**
 * Writes the file in one consistent view of the database.
 * @throws AppError `file` when it can't be written, `cancelled`; an older file of that name then stays.
 */
export function exportJson(core: Core, file: string, control: ExportControl): ExportSummary {
  if (file.trim() === '') throw new AppError('invalid', 'Give a file name', { field: 'file' });
  const counts: Record<string, number> = {};
  // One read transaction: nobody's change in the middle shows in half the file.
  core.db.raw.transaction(() => {
    const records = new Records(core);
    const lists: [keyof InterchangeFile, number[], (id: number) => unknown][] = [
      ['contacts', records.contactIds(), (id) => contactRecord(core, id)],
      ['touchpoints', records.ids('touchpoint'), (id) => records.touchpoint(id)],
      ['referrals', records.ids('referral'), (id) => records.referral(id)],
      ['purchases', records.ids('purchase'), (id) => records.purchase(id)],
      ['followUps', records.ids('follow_up'), (id) => records.followUp(id)],
    ];
    const total = lists.reduce((sum, [, ids]) => sum + ids.length, 0);
    let done = 0;
    writeAside(file, (append) => {
      append(
        `{"format":${JSON.stringify(interchangeFormat)},"version":${interchangeVersion},"exportedAt":${JSON.stringify(iso(core.now()))},\n`,
      );
      append(`"settings":${JSON.stringify(core.settings)}`);
      for (const [name, ids, record] of lists) {
        append(`,\n"${name}":[`);
        let written = 0;
        for (const id of ids) {
          done += 1;
          control.checkCancelled();
          control.progress('Exporting', done, total);
          const item = record(id);
          if (item === null) continue;
          append(`${written === 0 ? '\n' : ',\n'}${JSON.stringify(item)}`);
          written += 1;
        }
        append(']');
        counts[name] = written;
      }
      append('}\n');
    });
  })();
  return { file, counts };
}
