/**
 * What requests answer with. Instants are epoch milliseconds UTC, dates ISO text in the user's calendar,
 * money integer minor units beside an ISO 4217 code, points and units as ROR.md defines them.
 */
import type { CadenceState } from './domain/cadence';
import type { ContactFields, PersonRef } from './domain/contact';
import type { FollowUp } from './domain/follow-up';
import type { Purchase } from './domain/purchase';
import type { Referral } from './domain/referral';
import type { Touchpoint } from './domain/touchpoint';
import type { RhythmView } from './rhythm-views';
import type { Component } from './ror/settings';
import type { ToDo } from './today-views';

/** A contact's numbers at one instant (ROR.md, "The formulas"). */
export interface ContactScore {
  components: Record<Component, number>;
  give: number;
  take: number;
  /** 0 to 1; 0.5 when nothing is logged. */
  giveShare: number;
  /** 0 to 1. */
  trust: number;
  points: number;
  /** 0 to 100. */
  score: number;
}

export interface ContactRow {
  id: number;
  name: string;
  organization: string;
  title: string;
  stage: string | null;
  tags: string[];
  lastTouchAt: number | null;
  nextFollowUp: string | null;
  /** Whether it is time to be in touch; null: not yet, or there is no cadence. */
  cadenceState: CadenceState | null;
  /** Days; null: none. */
  cadenceDays: number | null;
  giveShare: number;
  points: number;
  score: number;
  archived: boolean;
}

export interface ContactPage {
  total: number;
  rows: ContactRow[];
}

export interface ContactDetail {
  id: number;
  uid: string;
  name: string;
  fields: ContactFields;
  /** A data URL, or null. */
  photo: string | null;
  createdAt: number;
  updatedAt: number;
  archivedAt: number | null;
  /** In the trash since then. */
  deletedAt: number | null;
  score: ContactScore;
  /** Points lost in the next 30 days if nothing happens. */
  fading30: number;
  firstTouchAt: number | null;
  lastTouchAt: number | null;
  openFollowUps: FollowUp[];
  rhythm: RhythmView;
  /** Who referred them to me, earliest first. */
  referredBy: PersonRef[];
  /** Whom they referred to me. */
  referred: PersonRef[];
  /** Properties an import brought that have no field. */
  preserved: { name: string; value: string }[];
}

export interface Facets {
  tags: { name: string; count: number }[];
  stages: { name: string; count: number }[];
  cadence: { state: CadenceState; count: number }[];
  total: number;
  archived: number;
  /** In the trash. */
  trashed: number;
}

/** What a row of the log is worth to the person whose timeline it stands on. */
export interface Worth {
  /** Value points when it happened, all factors applied. */
  points: number;
  /** What is left of them now. */
  left: number;
  component: Component | null;
  /** Units of giving and taking when it happened. */
  give: number;
  take: number;
}

interface TimelineBase {
  /** Unique within a timeline. */
  key: string;
  at: number;
  localDate: string;
  worth: Worth;
}
export type TimelineItem =
  | (TimelineBase & { type: 'touchpoint'; touchpoint: Touchpoint; kindLabel: string })
  /** `moment` made: the day it was made; closed: the day it was won or lost. `role` is this person's part in it. */
  | (TimelineBase & { type: 'referral'; referral: Referral; role: 'from' | 'to' | 'subject'; moment: 'made' | 'closed' })
  | (TimelineBase & { type: 'purchase'; purchase: Purchase })
  | (TimelineBase & { type: 'followUp'; followUp: FollowUp })
  | (TimelineBase & { type: 'stage'; from: string | null; to: string | null });
export type TimelineItemType = TimelineItem['type'];

export interface TimelinePage {
  items: TimelineItem[];
  /** Pass it on to get the next, older page; null at the end. */
  next: string | null;
  total: number;
}

export interface Factor {
  name: 'sentiment' | 'group' | 'novelty' | 'hop';
  value: number;
}

/** One row's part of a number: base × factors × fade = left. */
export interface Addend {
  /** The component, or the side of the energy. */
  to: Component | 'give' | 'take';
  source: { type: 'touchpoint' | 'referral' | 'purchase'; id: number; uid: string };
  /** Plain words: "Call", "Referred Bo Chen", "First purchase". */
  label: string;
  at: number;
  base: number;
  factors: Factor[];
  /** base × factors. */
  amount: number;
  ageDays: number;
  /** 2^(−age/half-life); 1 where nothing fades. */
  fade: number;
  left: number;
}

export interface Explanation {
  contactId: number;
  asOf: number;
  score: ContactScore;
  /** Largest part left first; those of one `to` sum to that number of `score`. */
  addends: Addend[];
}

export interface RunningRor {
  asOf: number;
  running: number;
  /** R(t) − R(t − 30 d), in points. */
  change30: number;
  /** Contacts that count: neither archived nor in the trash. */
  people: number;
}

/** One sample of the running ROR; components sum to `running`. */
export interface RorSample {
  at: number;
  running: number;
  components: Record<Component, number>;
}

/** One sample of a contact's own score. */
export interface ScoreSample {
  at: number;
  points: number;
  score: number;
}

export interface FadingPerson {
  id: number;
  name: string;
  organization: string;
  stage: string | null;
  points: number;
  score: number;
  /** Points lost in the next 30 days if nothing happens. */
  fading30: number;
  lastTouchAt: number | null;
}

export interface BirthdayPerson {
  id: number;
  name: string;
  /** The day it falls on this year or next. */
  date: string;
  /** `birthday`, or the label of the day. */
  label: string;
  /** Years since, null where the year is not known. */
  years: number | null;
}

export interface RecentItem {
  person: PersonRef;
  item: TimelineItem;
}

export interface TodayView extends ToDo {
  date: string;
  /** Due and overdue, oldest first. */
  followUps: FollowUp[];
  /** Open ones due in the next seven days. */
  upcoming: FollowUp[];
  fading: FadingPerson[];
  birthdays: BirthdayPerson[];
  /** Won or made referrals received and not thanked for. */
  toThank: Referral[];
  recent: RecentItem[];
  /** The last seven days: value points that came in (undecayed), give and take units, and points that came back per unit given. */
  week: { touchpoints: number; points: number; give: number; take: number; returned: number };
  people: number;
}

export interface SearchHits {
  people: { id: number; name: string; organization: string; score: number; archived: boolean }[];
  touchpoints: { id: number; contactId: number; contactName: string; at: number; kindLabel: string; excerpt: string }[];
  /** Those with the most people first. */
  organizations: { name: string; people: number }[];
  /** People whose names nearly read like the text, where hardly anybody is found by it. */
  similar: { id: number; name: string; organization: string }[];
  /** How many people the filters of the text leave; null where it has none. */
  filtered: number | null;
}

export interface UndoState {
  undo: { id: number; label: string } | null;
  redo: { id: number; label: string } | null;
}

export interface ActionRow {
  id: number;
  label: string;
  at: number;
  state: 'done' | 'undone';
  /** The later action that took it back out of order: undoing that one does it again. */
  undoneBy: number | null;
  /** It can't be undone, ever: what it changed is not kept. */
  final: boolean;
  /** Changed rows by table. */
  changes: { table: string; created: number; updated: number; removed: number }[];
}

export interface ActionPage {
  actions: ActionRow[];
  next: number | null;
}

export interface ExportSummary {
  file: string;
  counts: Record<string, number>;
}

export interface VerifyReport {
  ok: boolean;
  checks: { name: string; ok: boolean; detail: string }[];
}

export interface AppInfo {
  version: string;
  electron: string;
  platform: string;
  dataFolder: string;
  databaseFile: string;
  databaseBytes: number;
  contacts: number;
  /** Contacts that came with the sample data. */
  sampleContacts: number;
  /** When the newest action was done, epoch ms; null when there is none. Later than now: the clock was set back. */
  lastChangeAt: number | null;
}

/** Progress of long work, by the job id the request was given. */
export interface JobProgress {
  jobId: string;
  label: string;
  done: number;
  /** 0 while it is not known. */
  total: number;
}
