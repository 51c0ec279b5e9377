/** What the Follow-ups page shows. Days are `YYYY-MM-DD` of the user's calendar. */
import type { FollowUp } from './domain/follow-up';

/** A day on which a follow-up will be due again, once it was done. */
export interface ComingTime {
  followUpId: number;
  contactId: number;
  contactName: string;
  reason: string;
  day: string;
}

/** A birthday, or another day of somebody's year. */
export interface YearlyDay {
  contactId: number;
  contactName: string;
  /** The day it falls on; 29 February on the 28th where there is none. */
  day: string;
  /** `birthday`, or the label of the day. */
  label: string;
  /** Years since; null where the year is not known. */
  years: number | null;
}

export interface AgendaView {
  /** Today. */
  date: string;
  /** Open ones by the day they are due. */
  followUps: FollowUp[];
  coming: ComingTime[];
  yearly: YearlyDay[];
  /** There are more follow-ups than these, up to the last day asked for. */
  isCut: boolean;
  /** Days of which not all birthdays and the like are here. */
  cutDays: string[];
}
