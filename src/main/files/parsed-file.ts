import type { ContactDraft } from '@shared/domain/contact';
import type { FollowUpInput } from '@shared/domain/follow-up';
import type { OrganizationInput } from '@shared/domain/organization';
import type { PurchaseInput } from '@shared/domain/purchase';
import type { ReferralInput } from '@shared/domain/referral';
import type { ReviewRecord } from '@shared/domain/review';
import type { SettingsPatch } from '@shared/domain/settings';
import type { TouchpointInput } from '@shared/domain/touchpoint';

/** Stable key of a layout, for code that treats them differently. */
export type FileSource =
  | 'sample'
  | 'vcard'
  | 'google-csv'
  | 'outlook-csv'
  | 'linkedin-csv'
  | 'thunderbird-csv'
  | 'generic-csv'
  | 'mapped-csv'
  | 'rapport-json'
  | 'rapport-csv'
  | 'linkedin-messages'
  | 'linkedin-invitations'
  | 'monica-json';

export interface ParsedContact {
  /**
   * 1-based place in the file: the vCard in order of its BEGIN, the CSV record after the header row
   * (blank lines between records count, as they do in a spreadsheet), or the item in `contacts` of a JSON file.
   */
  row: number;
  draft: ContactDraft;
  /** What records of the same file mean the contact by, where it isn't `draft.uid`. Says nothing outside of the file. */
  key?: string;
  /** Who referred the contact to me: a name or an e-mail address as the file has it. It is among the custom fields too. */
  referredBy?: string;
  /** Things read with a remark, such as a broken photo left out. Fit for the user's eyes. */
  warnings: string[];
}

export interface SkippedRow {
  /** As in ParsedContact; for other records of a JSON file, the place in their own array. */
  row: number;
  /** What the row calls itself; `''` if it doesn't. */
  name: string;
  reason: string;
}

/** A record of a file: as the domain has it, but with uids where the domain has row ids. */
export type ParsedTouchpoint = Omit<TouchpointInput, 'contactIds'> & { uid: string; contactUids: string[] };
export type ParsedReferral = Omit<ReferralInput, 'fromContactId' | 'toContactId' | 'subjectContactId'> & {
  uid: string;
  /** Null is me, here and in `toContactUid`. */
  fromContactUid: string | null;
  toContactUid: string | null;
  subjectContactUid: string;
};
export type ParsedPurchase = Omit<PurchaseInput, 'contactId'> & { uid: string; contactUid: string };
/** `doneAt` is epoch ms; null while it is open. */
export type ParsedFollowUp = Omit<FollowUpInput, 'contactId'> & { uid: string; contactUid: string; doneAt: number | null };

export type ParsedOrganization = OrganizationInput & { uid: string };
/** `at` is epoch ms; null in `from` and `to` is no stage. */
export interface ParsedStageChange {
  contactUid: string;
  from: string | null;
  to: string | null;
  at: number;
}

export interface ParsedDistinctPair {
  contactUids: string[];
}

/** Messages of somebody up to `at` (epoch ms) need no answer. */
export interface ParsedDismissedAnswer {
  contactUid: string;
  at: number;
}

/** What a file holds besides contacts. */
export interface ParsedRecords {
  /**
   * Whom the contact uids in here mean. `file`: the contacts of this file, by `draft.uid` or `key`, each of which is there.
   * `stored`: contacts that are stored or come with another file of the same import, by uid; some may be nowhere.
   */
  references: 'file' | 'stored';
  touchpoints: ParsedTouchpoint[];
  referrals: ParsedReferral[];
  purchases: ParsedPurchase[];
  followUps: ParsedFollowUp[];
  organizations: ParsedOrganization[];
  stageChanges: ParsedStageChange[];
  /** Of whom the user said that they are not the same. */
  distinctPairs: ParsedDistinctPair[];
  dismissedAnswers: ParsedDismissedAnswer[];
  reviews: ReviewRecord[];
  settings: SettingsPatch | null;
  /** Epoch ms by contact uid, for those contacts that say when they were first stored. */
  contactsCreatedAt: Map<string, number>;
}

/** Records of which there are none yet, for a reader to fill. */
export function noRecords(references: ParsedRecords['references']): ParsedRecords {
  return {
    references,
    touchpoints: [],
    referrals: [],
    purchases: [],
    followUps: [],
    organizations: [],
    stageChanges: [],
    distinctPairs: [],
    dismissedAnswers: [],
    reviews: [],
    settings: null,
    contactsCreatedAt: new Map(),
  };
}

export interface ParsedFile {
  /** The path that was read. */
  file: string;
  /** `vCard 3.0`, `Google CSV`, `LinkedIn CSV`, `Rapport JSON`, … */
  format: string;
  source: FileSource;
  /** IANA name of the character set that was found, for example `UTF-8` or `windows-1252`. */
  charset: string;
  /** How many contacts the file holds, those that were skipped included. */
  found: number;
  contacts: ParsedContact[];
  skipped: SkippedRow[];
  /** Null where the format has none. */
  records: ParsedRecords | null;
}

/** How long work reports and is stopped. */
export interface ReadControl {
  /** `done` of `total` bytes or rows. Cheap to call often. */
  progress(done: number, total: number): void;
  /** Throws AppError `cancelled` once the user asked to stop. */
  checkCancelled(): void;
}

/** What is known outside of a file and helps to understand it. */
export interface ReadHints {
  /** True for somebody who is a contact already, by the address of a profile or by name. */
  isKnown?(person: { name: string; url: string }): boolean;
}
