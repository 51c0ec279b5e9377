/** How each field of a contact takes what a file says of it. A new field of a contact needs one line here. */
import type { Address, ContactFields, ContactPoint, ContactPointKind, PreservedProperty } from '@shared/domain/contact';
import { isRoleSpan } from '@shared/domain/role';
import { normalizePoint } from '../contacts/normalize';
import { UNNAMED } from '../contacts/service';
import { plainText, sameText } from './texts';
import { type FieldRule, keep, list, optional, type Resolved, single, text } from './three-way';

/** The names are one field: what is shown, and its parts. */
export type Names = Pick<ContactFields, 'fullName' | 'name'>;
export type PlainField = Exclude<keyof ContactFields, keyof Names>;

const NOTES_MAX = 1_000_000;

const pointLabels: Record<ContactPointKind, string> = {
  email: 'E-mail',
  phone: 'Phone',
  url: 'Website',
  social: 'Profile',
  im: 'Messenger',
};

const labelled = (label: string, words: string) => (label === '' ? words : `${words} (${label.replace(/(^|, )pref$/, '$1preferred')})`);

/** With the label of the other, where it has none. */
const withLabel = <T extends { label: string }>(mine: T, theirs: T): T =>
  mine.label === '' && theirs.label !== '' ? { ...mine, label: theirs.label } : mine;

const pointKey = ({ kind, value }: ContactPoint) => `${kind} ${normalizePoint(kind, value)}`;

const addressParts = ({ poBox, extended, street, postalCode, city, region, country }: Address) => [
  poBox,
  extended,
  street,
  postalCode,
  city,
  region,
  country,
];

/** The day with its year, where one of the two has only the day. */
function finerDay(mine: string, theirs: string): string | null {
  if (mine.startsWith('--') && theirs.endsWith(mine.slice(1))) return theirs;
  return theirs.startsWith('--') && mine.endsWith(theirs.slice(1)) ? mine : null;
}

/** Both below each other, unless one says the other already. */
function joinNotes(mine: string, theirs: string): string {
  if (plainText(mine).includes(plainText(theirs))) return mine;
  const joined = [mine, theirs].filter((part) => part !== '').join('\n\n');
  return joined.length > NOTES_MAX ? mine : joined;
}

/** Where the old text still stands as lines of its own among what was written here, the new one takes its place. */
function reworkNotes(base: string, mine: string, theirs: string): string | null {
  const old = base.trim();
  const fresh = theirs.trim();
  if (fresh !== '' && mine.includes(fresh)) return mine;
  const at = mine.indexOf(old);
  if (at === -1) return null;
  const [head, tail] = [mine.slice(0, at), mine.slice(at + old.length)];
  if ((head !== '' && !head.endsWith('\n')) || (tail !== '' && !tail.startsWith('\n'))) return null;
  const reworked = fresh === '' ? [head.trimEnd(), tail.trimStart()].filter((part) => part !== '').join('\n\n') : head + fresh + tail;
  return reworked.length > NOTES_MAX ? null : reworked;
}

export const fieldRules: { readonly [K in PlainField]: FieldRule<ContactFields[K]> } = {
  nicknames: list('Nicknames', { label: () => 'Nickname', key: plainText, words: (name) => name }),
  organization: text('Organization'),
  department: text('Department'),
  title: text('Title'),
  roleFrom: optional('Role from'),
  roleTo: optional('Role to'),
  otherRoles: list('Other roles', {
    label: () => 'Other role',
    key: (role) => plainText(JSON.stringify(role)),
    words: ({ title, department, organization, from, to }) => {
      const what = [title, department, organization].filter((part) => part !== '').join(', ');
      return from === null && to === null ? what : `${what} (${from ?? ''} – ${to ?? ''})`;
    },
  }),
  points: list('Ways to reach them', {
    label: ({ kind }) => pointLabels[kind],
    key: pointKey,
    detail: ({ label, value }) => `${plainText(label)}\n${plainText(value)}`,
    words: ({ label, value }) => labelled(label, value),
    filled: withLabel,
  }),
  addresses: list('Addresses', {
    label: () => 'Address',
    key: (address) => plainText(addressParts(address).join('\t')),
    detail: ({ label }) => plainText(label),
    words: (address) =>
      labelled(
        address.label,
        addressParts(address)
          .filter((part) => part !== '')
          .join(', '),
      ),
    filled: withLabel,
  }),
  birthday: optional('Birthday', String, finerDay),
  dates: list('Days', {
    label: ({ label }) => label,
    key: ({ label, date }) => `${date} ${plainText(label)}`,
    words: ({ date }) => date,
  }),
  customFields: list('Own fields', {
    label: ({ label }) => label,
    key: ({ label, value }) => `${plainText(label)}\t${plainText(value)}`,
    words: ({ value }) => value,
  }),
  tags: list('Tags', { label: () => 'Tag', key: plainText, words: (tag) => tag, isOrdered: false }),
  stage: optional('Stage'),
  cadenceDays: optional('Keep in touch every', (days) => `${days} days`),
  notes: single('Notes', {
    isEmpty: (value) => value.trim() === '',
    same: sameText,
    words: (value) => value,
    join: joinNotes,
    rework: reworkNotes,
  }),
};

const WORDS_MAX = 200;

export const extrasRule: FieldRule<PreservedProperty[]> = list('Other properties', {
  label: () => 'Other property',
  key: (property) => plainText(JSON.stringify(property)),
  words: ({ name, value }) => `${name}: ${value.length > WORDS_MAX ? `${value.slice(0, WORDS_MAX)}…` : value}`,
});

function shownName({ fullName, name }: Names): string {
  const parts = [name.prefix, name.given, name.additional, name.family, name.suffix].filter((part) => part !== '').join(' ');
  const shown = plainText(fullName || parts).replaceAll('\n', ' ');
  return shown === UNNAMED ? '' : shown;
}

const hasParts = ({ name }: Names) => Object.values(name).some((part) => part !== '');
const sameParts = (a: Names, b: Names) => sameText(Object.values(a.name).join('\t'), Object.values(b.name).join('\t'));

/** Whoever is shown under one name has it: parts that are cut otherwise are filled where there are none, and no conflict. */
function mergeNames(base: Names | undefined, mine: Names, theirs: Names): Resolved<Names> {
  const [here, there, was] = [shownName(mine), shownName(theirs), base && shownName(base)];
  // A name is never given up altogether.
  if (there === '') return keep(mine);
  const isSame = here === there && (sameParts(mine, theirs) || !hasParts(theirs));
  if (isSame) return keep(mine);
  if (base) {
    if (there === was && sameParts(theirs, base)) return keep(mine);
    if (here === was && sameParts(mine, base)) return keep(theirs);
  }
  if (here === '') return keep(theirs);
  if (here === there) return keep(hasParts(mine) ? mine : { ...mine, name: theirs.name });
  return there === was ? keep(mine) : { value: mine, isConflict: true };
}

export const namesRule: FieldRule<Names> = {
  label: 'Name',
  merge: mergeNames,
  completed: (base, theirs) => (shownName(theirs) === '' ? base : theirs),
  words: shownName,
  changes: (before, after) => {
    const [old, fresh] = [shownName(before), shownName(after)];
    if (old !== fresh) return [{ label: 'Name', before: old, after: fresh }];
    return [{ label: 'Name in parts', before: partWords(before), after: partWords(after) }];
  },
};

function partWords({ name }: Names): string {
  return Object.values(name)
    .filter((part) => part !== '')
    .join(' · ');
}

/** What somebody is at an organization says nothing about another one. */
const ofOrganization = ['department', 'roleFrom', 'roleTo'] as const;

/** Takes back what does not go together. @param isFilled without a base: only what was empty came in */
export function settleRole(mine: ContactFields, theirs: ContactFields, merged: ContactFields, isFilled: boolean): void {
  const revert = <K extends PlainField>(key: K) => {
    merged[key] = mine[key];
  };
  if (isFilled && !sameText(merged.organization, theirs.organization))
    ofOrganization.filter((key) => mine[key] === '' || mine[key] === null).forEach(revert);
  if (!isRoleSpan(merged.roleFrom, merged.roleTo)) (['roleFrom', 'roleTo'] as const).forEach(revert);
}
