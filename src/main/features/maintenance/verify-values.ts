/** What the rows say by themselves: values that no constraint of the schema watches over. */
import { createHash } from 'node:crypto';
import { isLocalDate, isPartialDate } from '@shared/domain/calendar';
import { contactFields, contactPointKinds, customField, preservedProperty } from '@shared/domain/contact';
import { instant } from '@shared/domain/dates';
import { fold } from '@shared/domain/fold';
import { recurrenceText } from '@shared/domain/follow-up';
import { settings } from '@shared/domain/settings';
import { z } from 'zod';
import { normalizePoint } from '../contacts/normalize';
import type { Core } from '../core';
import { type Check, Faults, type Pause, pausing } from './verify-check';

type Row = Record<string, unknown>;
/** True for a value that is as the program writes it. */
type Rule = (value: unknown, row: Row) => boolean;

const orNull =
  (rule: Rule): Rule =>
  (value, row) =>
    value === null || rule(value, row);
const isText: Rule = (value) => typeof value === 'string' && value !== '';
const isDay: Rule = (value) => typeof value === 'string' && isLocalDate(value);
const isPartial: Rule = (value) => typeof value === 'string' && isPartialDate(value);
const isRoleDate: Rule = (value) => typeof value === 'string' && isPartialDate(value) && !value.startsWith('--');
const earliest = instant.minValue ?? Number.NEGATIVE_INFINITY;
const latest = instant.maxValue ?? Number.POSITIVE_INFINITY;
const isInstant: Rule = (value) => typeof value === 'number' && value >= earliest && value <= latest;
const isCurrency: Rule = (value) => typeof value === 'string' && /^[A-Z]{3}$/.test(value);

/** JSON of this shape; what nearly every row has is not parsed. */
function isJson(shape: z.ZodType, usual = ''): Rule {
  return (value) => {
    if (value === usual) return true;
    if (typeof value !== 'string') return false;
    try {
      return shape.safeParse(JSON.parse(value)).success;
    } catch (error) {
      if (error instanceof SyntaxError) return false;
      throw error;
    }
  };
}

/** The last digits of a number, which are the same in each form of it. */
const lastDigits = (text: string) => text.replace(/\D/g, '').slice(-6);

/** A number without its country is completed by that of whose computer stored it; this one may stand elsewhere. */
const isNormalized: Rule = (normalized, { kind, value }) => {
  const known = contactPointKinds.find((name) => name === kind);
  if (!known || typeof value !== 'string' || typeof normalized !== 'string') return false;
  const expected = normalizePoint(known, value);
  return expected === normalized || (known === 'phone' && expected !== '' && lastDigits(expected) === lastDigits(normalized));
};

/** A touchpoint's local day is at most a day and a half from its instant (as touchpointInput demands). */
const isDayOf: Rule = (value, { occurred_at: at }) =>
  typeof value === 'string' && isLocalDate(value) && Math.abs(Date.parse(`${value}T12:00:00Z`) - Number(at)) <= 36 * 3_600_000;

const written: Record<string, Rule> = { uid: isText, source: isText, created_at: isInstant, updated_at: isInstant };

const rules: Record<string, Record<string, Rule>> = {
  contact: {
    ...written,
    sort_name: (value, { name }) => value === fold(String(name)),
    nicknames: isJson(contactFields.shape.nicknames, '[]'),
    custom_fields: isJson(z.array(customField), '[]'),
    extras: isJson(z.array(preservedProperty), '[]'),
    role_from: orNull(isRoleDate),
    role_to: orNull(isRoleDate),
    stage: orNull(isText),
    birthday: orNull(isPartial),
    archived_at: orNull(isInstant),
    deleted_at: orNull(isInstant),
  },
  contact_point: { normalized: isNormalized },
  contact_role: { from_date: orNull(isRoleDate), to_date: orNull(isRoleDate) },
  contact_origin: { source: isText, imported_at: isInstant, snapshot: orNull(isJson(z.record(z.string(), z.unknown()))) },
  important_date: { date: isPartial },
  stage_change: { at: isInstant },
  organization: written,
  touchpoint: { ...written, kind: isText, occurred_at: isInstant, local_date: isDayOf, currency: orNull(isCurrency) },
  referral: {
    ...written,
    made_at: isInstant,
    closed_at: orNull(isInstant),
    thanked_at: orNull(isInstant),
    outcome_reported_at: orNull(isInstant),
    currency: orNull(isCurrency),
  },
  purchase: { ...written, at: isInstant, currency: isCurrency },
  follow_up: {
    ...written,
    due_date: isDay,
    done_at: orNull(isInstant),
    recurrence: orNull((value) => recurrenceText.safeParse(value).success),
    recurs_on: (value, { recurrence }) => (recurrence === null ? value === null : isDay(value, {})),
  },
  answer_dismissal: { at: isInstant },
};

export function values(core: Core, pause: Pause): Check {
  const faults = new Faults();
  let count = 0;
  for (const [table, own] of Object.entries(rules)) {
    const columns = Object.entries(own);
    for (const row of pausing(core.db.raw.prepare(`SELECT * FROM ${table}`).iterate() as Iterable<Row>, pause)) {
      count += 1;
      for (const [column, isRight] of columns) {
        if (!isRight(row[column], row)) faults.add(`${table} ${String(row.id)} has a ${column} that can’t be`);
      }
    }
  }
  const moved = Number(
    core.db
      .prepare(
        'SELECT count(*) FROM touchpoint_contact tc JOIN touchpoint t ON t.id = tc.touchpoint_id WHERE tc.occurred_at <> t.occurred_at',
      )
      .pluck()
      .get(),
  );
  if (moved > 0) faults.add(`${moved} touchpoints stand at another time in a timeline`);
  storedSettings(core, faults);
  return faults.check('values', `${count} rows hold what they may`);
}

/** Settings that can't be read fall back to their defaults, so a check is the only one to notice. */
function storedSettings(core: Core, faults: Faults): void {
  const rows = core.db.prepare('SELECT key, value FROM setting UNION ALL SELECT key, value FROM preference').all() as {
    key: string;
    value: string;
  }[];
  for (const { key, value } of rows) {
    const shape = Object.entries(settings.shape).find(([name]) => name === key)?.[1];
    if (!isJson(shape ?? z.unknown())(value, {})) faults.add(`the setting ${key} can’t be read`);
  }
}

export function photos(core: Core, pause: Pause): Check {
  const faults = new Faults();
  let count = 0;
  for (const row of pausing(core.db.raw.prepare('SELECT id, sha256, data FROM photo').iterate() as Iterable<Row>, pause)) {
    count += 1;
    const { id, sha256, data } = row;
    if (!Buffer.isBuffer(data) || createHash('sha256').update(data).digest('hex') !== sha256)
      faults.add(`photo ${String(id)} is not as it was stored`);
  }
  return faults.check('photos', `${count} photos are as they were stored`);
}
