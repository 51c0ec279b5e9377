/** Things to test with: a core over a database in memory with a clock of its own, and short ways to fill it. */
import { type ContactFieldsInput, contactFields } from '@shared/domain/contact';
import { localDateOf } from '@shared/domain/dates';
import { type PurchaseInput, purchaseInput } from '@shared/domain/purchase';
import { referralInput } from '@shared/domain/referral';
import { touchpointInput } from '@shared/domain/touchpoint';
import type { z } from 'zod';
import { openMemoryDatabase } from '../../src/main/db/database';
import { recordedTables } from '../../src/main/db/schema';
import { createContact } from '../../src/main/features/contacts/service';
import { Core } from '../../src/main/features/core';
import { insertPurchase } from '../../src/main/features/purchases/service';
import { createReferral } from '../../src/main/features/referrals/service';
import { createTouchpoint } from '../../src/main/features/touchpoints/service';

/** 2026-11-01T12:00:00Z, when tests begin unless they say otherwise. */
export const START = Date.UTC(2026, 10, 1, 12);

export interface TestCore extends Core {
  clock: { now: number };
}

export function aCore(now: number = START): TestCore {
  const clock = { now };
  const core = new Core({ db: openMemoryDatabase(), now: () => clock.now });
  return Object.assign(core, { clock });
}

export function aContact(core: Core, fields: ContactFieldsInput = {}): number {
  return createContact(core, contactFields.parse({ fullName: 'Ana Garcia', ...fields }));
}

type TouchpointOverrides = Partial<z.input<typeof touchpointInput>>;

/** A meeting now, unless told otherwise; the local date follows the instant. */
export function aTouchpoint(core: Core, contactIds: number | number[], overrides: TouchpointOverrides = {}): number {
  const occurredAt = overrides.occurredAt ?? core.now();
  const ids = typeof contactIds === 'number' ? [contactIds] : contactIds;
  return createTouchpoint(
    core,
    touchpointInput.parse({ kind: 'meeting', occurredAt, localDate: localDateOf(occurredAt), contactIds: ids, ...overrides }),
  );
}

/** Someone referred `subject` to me now, unless told otherwise. */
export function aReferral(
  core: Core,
  from: number | null,
  subject: number,
  overrides: Partial<z.input<typeof referralInput>> = {},
): number {
  const input = { fromContactId: from, toContactId: null, subjectContactId: subject, madeAt: core.now(), ...overrides };
  return createReferral(core, referralInput.parse(input));
}

export function aPurchase(core: Core, contactId: number, overrides: Partial<PurchaseInput> = {}): number {
  const input = purchaseInput.parse({ contactId, at: core.now(), amountMinor: 10_000, currency: 'EUR', ...overrides });
  return core.act('Add a purchase', () => insertPurchase(core.db, { ...input, uid: core.newUid(), source: 'manual', now: core.now() }));
}

/** Every row of the user's tables, to compare two states of a database. */
export function dump(core: Core): Record<string, unknown[]> {
  return Object.fromEntries(recordedTables.map((table) => [table, core.db.raw.prepare(`SELECT * FROM ${table} ORDER BY id`).all()]));
}
