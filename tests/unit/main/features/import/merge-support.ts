/** Entries to merge. */
import { type ContactFieldsInput, contactFields } from '@shared/domain/contact';
import type { Choose } from '../../../../../src/main/features/import/merge';
import type { Entry } from '../../../../../src/main/features/import/snapshot';

export const entry = (fields: ContactFieldsInput = {}, rest: Partial<Omit<Entry, 'fields'>> = {}): Entry => ({
  fields: contactFields.parse({ fullName: 'Ana', ...fields }),
  extras: [],
  photo: null,
  ...rest,
});

export const whole = { isPartial: false };
export const takeTheirs: Choose = () => 'theirs';
export const email = (value: string, label = '') => ({ kind: 'email' as const, value, label });
export const extra = (name: string, value: string) => ({ name, params: {}, value });
