/** What a merge of people has to know about each field of a contact. */
import type { Address, ContactFields, ContactPoint, StructuredName } from './contact';
import type { Role } from './role';
import { labelled } from './shown-label';

type Key = keyof ContactFields;
/** Fields that hold several values, all of which a merge keeps. */
export type ListKey = { [K in Key]: ContactFields[K] extends readonly unknown[] ? K : never }[Key];
/** Fields that hold one value, of which one entry's is chosen. `name` goes with `fullName`; `notes` are joined instead. */
export type SingleKey = Exclude<Key, ListKey | 'name' | 'notes'>;
export type ListItem<K extends ListKey> = ContactFields[K][number];

interface SingleRule {
  label: string;
  /** The value in words; `''` when there is none. */
  words: (fields: ContactFields) => string;
  /** False for what says nothing about the person: one that is not chosen is not worth a line in the notes. */
  noted: boolean;
}

interface ListRule<T> {
  label: string;
  /** Items with the same one are the same. */
  same: (item: T) => string;
  words: (item: T) => string;
  /** Of two that are the same, with what the second one has more; without it the first one stays. */
  join?: (one: T, other: T) => T;
}

export function nameWords({ prefix, given, additional, family, suffix }: StructuredName): string {
  return [prefix, given, additional, family, suffix].filter((part) => part !== '').join(' ');
}

/** A role in words: "Editor, Press, Northlight (2019 – 2021-03)". */
export function roleWords({ organization, department, title, from, to }: Role): string {
  const span = from === null && to === null ? '' : ` (${from ?? ''} – ${to ?? ''})`;
  return `${[title, department, organization].filter((part) => part !== '').join(', ')}${span}`;
}

/** Each single field in the order in which they are shown. A new field of a contact needs a line here, or in `listRules`. */
export const singleRules: { readonly [K in SingleKey]: SingleRule } = {
  fullName: { label: 'Name', words: ({ fullName, name }) => fullName || nameWords(name), noted: true },
  organization: { label: 'Organization', words: ({ organization }) => organization, noted: false },
  department: { label: 'Department', words: ({ department }) => department, noted: true },
  title: { label: 'Title', words: ({ title }) => title, noted: true },
  roleFrom: { label: 'Role from', words: ({ roleFrom }) => roleFrom ?? '', noted: true },
  roleTo: { label: 'Role to', words: ({ roleTo }) => roleTo ?? '', noted: true },
  birthday: { label: 'Birthday', words: ({ birthday }) => birthday ?? '', noted: true },
  stage: { label: 'Stage', words: ({ stage }) => stage ?? '', noted: false },
  cadenceDays: {
    label: 'Keep in touch every',
    words: ({ cadenceDays }) => (cadenceDays === null ? '' : `${cadenceDays} days`),
    noted: false,
  },
};

/** Letter case and, in phone numbers, all but digits aside. */
function pointKey({ kind, value }: ContactPoint): string {
  const text = value.trim().toLowerCase();
  if (kind === 'phone') return `phone ${/\p{L}/u.test(text) ? text : text.replace(/[^\d+]/g, '')}`;
  return `${kind} ${kind === 'url' || kind === 'social' ? text.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/+$/, '') : text}`;
}

/** What both labels say, each word once, `pref` last as the readers of files put it. */
function joinLabels(one: string, other: string): string {
  const parts = new Set([...one.split(', '), ...other.split(', ')].filter((part) => part !== ''));
  if (parts.delete('pref')) parts.add('pref');
  return [...parts].join(', ');
}

const withLabels = <T extends { label: string }>(one: T, other: T): T => ({ ...one, label: joinLabels(one.label, other.label) });

function addressWords({ label, poBox, extended, street, city, region, postalCode, country }: Address): string {
  const parts = [poBox, extended, street, `${postalCode} ${city}`.trim(), region, country];
  return labelled(parts.filter((part) => part !== '').join(', '), label);
}

/** Each field with several values, in the order in which they are shown. */
export const listRules: { readonly [K in ListKey]: ListRule<ListItem<K>> } = {
  nicknames: { label: 'Also called', same: (name) => name, words: (name) => name },
  otherRoles: { label: 'Other roles', same: (role) => JSON.stringify(role), words: roleWords },
  points: { label: 'Ways to reach them', same: pointKey, words: ({ label, value }) => labelled(value, label), join: withLabels },
  addresses: { label: 'Addresses', same: ({ label: _, ...address }) => JSON.stringify(address), words: addressWords, join: withLabels },
  dates: { label: 'Days', same: ({ label, date }) => `${date} ${label}`, words: ({ label, date }) => `${date} ${label}` },
  customFields: {
    label: 'Own fields',
    same: ({ label, value }) => `${label}\0${value}`,
    words: ({ label, value }) => `${label}: ${value}`,
  },
  tags: { label: 'Tags', same: (tag) => tag, words: (tag) => tag },
};

export const singleKeys = Object.keys(singleRules) as SingleKey[];
export const listKeys = Object.keys(listRules) as ListKey[];
