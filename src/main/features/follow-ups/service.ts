import { addDays, latestDay, localDateOf } from '@shared/domain/dates';
import type { FollowUp, FollowUpInput, FollowUpPlan } from '@shared/domain/follow-up';
import { advance, parseRecurrence, writeRecurrence } from '@shared/domain/recurrence';
import { AppError } from '@shared/errors';
import { assertContacts } from '../contacts/service';
import type { Core } from '../core';
import {
  deleteFollowUp,
  type FollowUpFilter,
  getFollowUp,
  insertFollowUp,
  livingOf,
  selectFollowUps,
  setDueDate,
  setFollowUpDone,
  updateFollowUp,
} from './repository';

export { findFollowUp, insertFollowUp, readFollowUps } from './repository';

export function listFollowUps(core: Core, filter: FollowUpFilter): FollowUp[] {
  return selectFollowUps(core.db, filter);
}

/**
 * Marks one done, inside of an action. What repeats stays open and goes on to its next day, and what was done becomes a row of
 * its own: thus a calendar knows it by the same uid all the time. The next day is after the day it was due and after today.
 * @returns the day it comes again, null if it does not. @throws AppError `not_found`
 */
export function completeFollowUp(core: Core, id: number): string | null {
  const now = core.now();
  const followUp = getFollowUp(core.db, id);
  const { contactId, dueDate, reason, recurrence, recursOn, doneAt } = followUp;
  if (doneAt !== null) return null;
  const day = recursOn ?? dueDate;
  const next = recurrence === null ? null : advance(parseRecurrence(recurrence), day, latestDay(day, dueDate, localDateOf(now)));
  if (!next) {
    setFollowUpDone(core.db, id, now, now);
    return null;
  }
  const done = { contactId, dueDate, reason, recurrence: null, recursOn: null };
  insertFollowUp(core.db, { ...done, uid: core.newUid(), doneAt: now, source: 'manual', now });
  updateFollowUp(core.db, id, { ...followUp, dueDate: next.start, recursOn: next.start, recurrence: writeRecurrence(next.rule) }, now);
  return next.start;
}

/** Inside of an action. @throws AppError `not_found` for nobody, `invalid` for somebody in the trash */
export function planFollowUp(core: Core, followUp: FollowUpInput, field = 'followUp'): number {
  assertContacts(core, [followUp.contactId], `${field}.contactId`);
  return insertFollowUp(core.db, { ...followUp, uid: core.newUid(), doneAt: null, source: 'manual', now: core.now() });
}

export function createFollowUp(core: Core, followUp: FollowUpInput, completes: number | null = null): number {
  return core.act(completes === null ? 'Plan a follow-up' : 'Follow-up done, and plan the next', () => {
    if (completes !== null) completeFollowUp(core, completes);
    return planFollowUp(core, followUp);
  });
}

/** One for each of these people who is not in the trash, evenly over the days, in their order. @returns how many */
export function planMany(core: Core, { contactIds, reason, from, days }: FollowUpPlan): number {
  const now = core.now();
  if (from < localDateOf(now)) throw new AppError('invalid', 'is over; choose today or a later day', { field: 'plan.from' });
  const people = livingOf(core.db, [...new Set(contactIds)]);
  if (people.length === 0) throw new AppError('not_found', 'None of these people is there any more.', { field: 'plan.contactIds' });
  return core.act(`Plan ${people.length === 1 ? 'a follow-up' : `${people.length} follow-ups`}`, () => {
    people.forEach((contactId, index) => {
      const dueDate = addDays(from, Math.floor((index * days) / people.length));
      insertFollowUp(core.db, { contactId, dueDate, reason, uid: core.newUid(), doneAt: null, source: 'manual', now });
    });
    return people.length;
  });
}

export function editFollowUp(core: Core, id: number, followUp: FollowUpInput): void {
  core.act('Edit a follow-up', () => {
    assertContacts(core, [followUp.contactId], 'followUp.contactId');
    updateFollowUp(core.db, id, followUp, core.now());
  });
}

const count = (ids: readonly number[]): string => (ids.length === 1 ? 'a follow-up' : `${ids.length} follow-ups`);

/** Another day for these; those that repeat go on by their rule afterwards. @throws AppError `invalid` for a day that is over */
export function moveFollowUps(core: Core, ids: readonly number[], dueDate: string): void {
  if (dueDate < localDateOf(core.now())) throw new AppError('invalid', 'is over; choose today or a later day', { field: 'dueDate' });
  core.act(`Move ${count(ids)}`, () => {
    for (const id of new Set(ids)) setDueDate(core.db, id, dueDate, core.now());
  });
}

/** @returns the days on which those that repeat come again */
export function completeFollowUps(core: Core, ids: readonly number[]): string[] {
  const label = ids.length === 1 ? 'Follow-up done' : `${ids.length} follow-ups done`;
  return core.act(label, () => [...new Set(ids)].flatMap((id) => completeFollowUp(core, id) ?? []));
}

export function reopenFollowUp(core: Core, id: number): void {
  core.act('Reopen a follow-up', () => setFollowUpDone(core.db, id, null, core.now()));
}

/** What repeats does not come again. */
export function removeFollowUps(core: Core, ids: readonly number[]): void {
  core.act(`Delete ${count(ids)}`, () => {
    for (const id of new Set(ids)) deleteFollowUp(core.db, id);
  });
}
