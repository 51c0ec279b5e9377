/** What leaves the program, as the writers of files take it. What is in the trash stays behind, and what hangs on it alone. */
import type { ReviewRecord } from '@shared/domain/review';
import type {
  OutgoingContact,
  OutgoingDismissedAnswer,
  OutgoingDistinctPair,
  OutgoingFollowUp,
  OutgoingOrganization,
  OutgoingPerson,
  OutgoingPurchase,
  OutgoingReferral,
  OutgoingStageChange,
  OutgoingTouchpoint,
} from '../../files/outgoing';
import { findPhoto, listStageChanges, readContacts } from '../contacts/service';
import type { Core } from '../core';
import { selectDistinctIds } from '../duplicates/service';
import { readFollowUps } from '../follow-ups/service';
import { listOrganizations, namesOfRoles } from '../organizations/service';
import { readPurchases } from '../purchases/service';
import { readReferrals } from '../referrals/service';
import { listReviews } from '../review/service';
import { listDismissals } from '../rhythm/service';
import { readTouchpoints } from '../touchpoints/service';

const recordTables = ['touchpoint', 'referral', 'purchase', 'follow_up', 'organization', 'stage_change', 'answer_dismissal'] as const;

export class Outgoing {
  private readonly core: Core;
  /** By id, in the order of the file. */
  private readonly people: Map<number, OutgoingPerson>;
  /** A selection takes along the organizations its people name. */
  private readonly isSelection: boolean;

  /** `only`: these contacts, and what is about nobody else; null: everybody. */
  constructor(core: Core, only: readonly number[] | null) {
    this.core = core;
    this.isSelection = only !== null;
    const chosen = only && new Set(only);
    const rows = core.db.prepare('SELECT id, uid, name FROM contact WHERE deleted_at IS NULL ORDER BY id').all() as ({
      id: number;
    } & OutgoingPerson)[];
    this.people = new Map(rows.filter(({ id }) => chosen?.has(id) ?? true).map(({ id, uid, name }) => [id, { uid, name }]));
  }

  /** How many things there are to look at; some may stay behind. */
  get total(): number {
    const records = recordTables.map((table) => Number(this.core.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()));
    return records.reduce((sum, count) => sum + count, this.people.size);
  }

  /** Null is me; undefined is somebody who does not leave. */
  private person(id: number | null): OutgoingPerson | null | undefined {
    return id === null ? null : this.people.get(id);
  }

  *contacts(): Generator<OutgoingContact & { createdAt: number }> {
    for (const { record, fields, extras } of readContacts(this.core.db, [...this.people.keys()])) {
      const photo = findPhoto(this.core.db, record.photo_id);
      yield {
        uid: record.uid,
        fields,
        extras,
        photo: photo ? { mediaType: photo.mediaType, bytes: photo.data } : null,
        updatedAt: record.updated_at,
        archivedAt: record.archived_at,
        createdAt: record.created_at,
      };
    }
  }

  *touchpoints(): Generator<OutgoingTouchpoint> {
    for (const { touchpoint, contactIds } of readTouchpoints(this.core.db)) {
      const people: OutgoingPerson[] = [];
      for (const id of contactIds) {
        const person = this.people.get(id);
        if (person) people.push(person);
      }
      if (people.length === 0) continue;
      const { uid, kind, occurredAt, localDate, sentiment, minutes, costMinor, currency, subject, body } = touchpoint;
      yield { uid, kind, occurredAt, localDate, sentiment, minutes, costMinor, currency, subject, body, people };
    }
  }

  *referrals(): Generator<OutgoingReferral> {
    for (const found of readReferrals(this.core.db)) {
      const [from, to, subject] = [this.person(found.fromContactId), this.person(found.toContactId), this.person(found.subjectContactId)];
      if (from === undefined || to === undefined || !subject) continue;
      const { uid, madeAt, status, closedAt, valueMinor, currency, thankedAt, outcomeReportedAt, note } = found;
      yield { uid, from, to, subject, madeAt, status, closedAt, valueMinor, currency, thankedAt, outcomeReportedAt, note };
    }
  }

  *purchases(): Generator<OutgoingPurchase> {
    for (const found of readPurchases(this.core.db)) {
      const person = this.people.get(found.contactId);
      if (!person) continue;
      const { uid, at, amountMinor, currency, description } = found;
      yield { uid, person, at, amountMinor, currency, description };
    }
  }

  *followUps(): Generator<OutgoingFollowUp> {
    for (const found of readFollowUps(this.core.db)) {
      const person = this.people.get(found.contactId);
      if (!person) continue;
      const { uid, dueDate, reason, recurrence, recursOn, doneAt } = found;
      yield { uid, person, dueDate, reason, recurrence, recursOn: recursOn === dueDate ? null : recursOn, doneAt };
    }
  }

  *organizations(): Generator<OutgoingOrganization> {
    const named = this.isSelection ? namesOfRoles(this.core.db, [...this.people.keys()]) : null;
    for (const organization of listOrganizations(this.core.db)) if (named?.has(organization.name) ?? true) yield organization;
  }

  *distinctPairs(): Generator<OutgoingDistinctPair> {
    for (const { one_id, other_id } of selectDistinctIds(this.core.db)) {
      const [one, other] = [this.people.get(one_id), this.people.get(other_id)];
      if (one && other) yield { people: [one, other] };
    }
  }

  *dismissedAnswers(): Generator<OutgoingDismissedAnswer> {
    for (const { contactId, at } of listDismissals(this.core.db)) {
      const person = this.people.get(contactId);
      if (person) yield { person, at };
    }
  }

  /** They are about nobody, so a selection goes without them. */
  *reviews(): Generator<ReviewRecord> {
    if (!this.isSelection) yield* listReviews(this.core);
  }

  *stageChanges(): Generator<OutgoingStageChange> {
    for (const { contactId, ...change } of listStageChanges(this.core.db)) {
      const person = this.people.get(contactId);
      if (person) yield { ...change, person };
    }
  }
}
