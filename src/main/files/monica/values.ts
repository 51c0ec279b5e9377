import { localDateOf } from '@shared/domain/dates';

/** An object of JSON, of which nothing is sure. */
export type Values = Readonly<Record<string, unknown>>;

export function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under a name; an empty one if there is none. */
export function objectAt(values: Values, name: string): Values {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return isValues(value) ? value : {};
}

export function listAt(values: Values, name: string): readonly unknown[] {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return Array.isArray(value) ? value : [];
}

/** Text or a number as text, trimmed; `''` for anything else. */
export function textAt(values: Values, name: string): string {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** True for true, and for what databases write for it. */
export function flagAt(values: Values, name: string): boolean {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return value === true || value === 1 || value === '1' || value === 'yes';
}

/** An instant as ISO 8601, and the day it is on. */
export interface Moment {
  /** Epoch ms. */
  at: number;
  localDate: string;
}

/** Null for what is empty or no time. A time of midnight UTC is a day without a time, which is the same day in every zone. */
export function momentAt(values: Values, name: string): Moment | null {
  const text = textAt(values, name);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
  const at = Date.parse(text.replace(' ', 'T'));
  if (Number.isNaN(at)) return null;
  const isDay = /^.{10}(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:?00)?)?$/.test(text);
  return { at, localDate: isDay ? text.slice(0, 10) : localDateOf(at) };
}

/** The lists of `data`, by type in the singular: a real export says `contact`, files made by hand `contacts`. */
export function listsOf(values: Values): Map<string, unknown[]> {
  const lists = new Map<string, unknown[]>();
  for (const part of listAt(values, 'data')) {
    if (!isValues(part)) continue;
    const type = singular(textAt(part, 'type').toLowerCase());
    lists.set(type, [...(lists.get(type) ?? []), ...listAt(part, 'values')]);
  }
  return lists;
}

function singular(type: string): string {
  if (type.endsWith('addresses')) return type.slice(0, -2);
  if (type.endsWith('ies')) return `${type.slice(0, -3)}y`;
  return type.endsWith('s') && !type.endsWith('ss') ? type.slice(0, -1) : type;
}
