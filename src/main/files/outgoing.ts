import type { ContactFields, PreservedProperty } from '@shared/domain/contact';
import type {
  ParsedDismissedAnswer,
  ParsedFollowUp,
  ParsedOrganization,
  ParsedPurchase,
  ParsedReferral,
  ParsedStageChange,
  ParsedTouchpoint,
} from './parsed-file';
import type { Photo } from './photo';

/** A contact on its way into a file. */
export interface OutgoingContact {
  uid: string;
  fields: ContactFields;
  /** What an import brought and the program has no field for. */
  extras: readonly PreservedProperty[];
  photo: Photo | null;
  /** Epoch ms; null leaves the time of the last change out. */
  updatedAt: number | null;
  /** Epoch ms; null is not archived. */
  archivedAt: number | null;
}

/** Somebody a record is about; the name is for people to read and is not read back. */
export interface OutgoingPerson {
  uid: string;
  name: string;
}

export type OutgoingTouchpoint = Omit<ParsedTouchpoint, 'contactUids'> & { people: readonly OutgoingPerson[] };
/** Null is me, in `from` and `to`. */
export type OutgoingReferral = Omit<ParsedReferral, 'fromContactUid' | 'toContactUid' | 'subjectContactUid'> & {
  from: OutgoingPerson | null;
  to: OutgoingPerson | null;
  subject: OutgoingPerson;
};
export type OutgoingPurchase = Omit<ParsedPurchase, 'contactUid'> & { person: OutgoingPerson };
export type OutgoingFollowUp = Omit<ParsedFollowUp, 'contactUid'> & { person: OutgoingPerson };
export type OutgoingOrganization = ParsedOrganization;
export interface OutgoingDistinctPair {
  people: readonly [OutgoingPerson, OutgoingPerson];
}
export type OutgoingDismissedAnswer = Omit<ParsedDismissedAnswer, 'contactUid'> & { person: OutgoingPerson };
export type OutgoingStageChange = Omit<ParsedStageChange, 'contactUid'> & { person: OutgoingPerson };
