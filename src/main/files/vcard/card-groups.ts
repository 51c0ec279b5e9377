import { UNNAMED } from '../draft-builder';
import type { ParsedContact, SkippedRow } from '../parsed-file';
import { cardToDraft, type RawCard } from './card-to-draft';
import { unescapeText } from './escapes';
import { PRODUCT } from './own-properties';
import type { Property, PropertyReader } from './property';

const MAX_TAG = 200;
const MAX_TAGS = 500;
const MAX_REASON = 2_000;
const KINDS = new Set(['KIND', 'X-ADDRESSBOOKSERVER-KIND']);
const MEMBERS = new Set(['MEMBER', 'X-ADDRESSBOOKSERVER-MEMBER']);
/** What a tag says, or what is about the file. */
const SAID = new Set(['VERSION', 'PRODID', 'REV', 'UID', 'FN', 'N', ...KINDS, ...MEMBERS]);

/** A card that stands for several people. */
export interface CardGroup {
  row: number;
  name: string;
  /** Uids as the file has them. */
  members: string[];
  /** Properties that a tag has no place for, each with its value. */
  others: string[];
  warnings: readonly string[];
}

/** A vCard 4.0 group (RFC 6350 6.1.4) or one of Apple's. Not one of our cards, where somebody keeps such a property as it came. */
function isGroup({ properties }: RawCard): boolean {
  return (
    properties.some(({ header, raw }) => KINDS.has(header.name) && raw.trim().toLowerCase() === 'group') &&
    !properties.some(({ header, raw }) => header.name === 'PRODID' && raw.trim() === PRODUCT)
  );
}

function otherOf(property: Property, reader: PropertyReader): string {
  const { name, encoding } = property.header;
  return encoding === 'base64' || name === 'PHOTO' ? name : `${name} “${unescapeText(reader.text(property)).trim()}”`;
}

/** Null for a card of a person. */
export function groupOf(card: RawCard, reader: PropertyReader): CardGroup | null {
  if (!isGroup(card)) return null;
  const filled = card.properties.filter(({ raw }) => raw.trim() !== '');
  const { fullName } = cardToDraft(card, reader).draft.fields;
  return {
    row: card.row,
    name: fullName === UNNAMED ? '' : fullName,
    members: filled.filter(({ header }) => MEMBERS.has(header.name)).map((property) => unescapeText(reader.text(property)).trim()),
    others: filled.filter(({ header }) => !SAID.has(header.name)).map((property) => otherOf(property, reader)),
    warnings: card.warnings,
  };
}

/** A UID and what means it: with `urn:uuid:` before it or without. */
const plainUid = (uid: string): string =>
  uid
    .trim()
    .toLowerCase()
    .replace(/^urn:uuid:/, '');

/** The people of a file by what a member of a group may call them. */
function byMember(contacts: readonly ParsedContact[]): Map<string, ParsedContact> {
  const people = new Map<string, ParsedContact>();
  const add = (key: string, contact: ParsedContact) => {
    if (!people.has(key)) people.set(key, contact);
  };
  for (const contact of contacts) {
    if (contact.draft.uid !== null) add(plainUid(contact.draft.uid), contact);
    for (const { kind, value } of contact.draft.fields.points) if (kind === 'email') add(`mailto:${value.toLowerCase()}`, contact);
  }
  return people;
}

function some(items: readonly string[]): string {
  const shown = items.slice(0, 5).join(', ');
  return items.length > 5 ? `${shown} and ${items.length - 5} more` : shown;
}

/** Makes a group a tag of its members; what of it has no place is told. */
function tagMembers({ row, name, members, others, warnings }: CardGroup, people: ReadonlyMap<string, ParsedContact>): SkippedRow | null {
  const tag = name.slice(0, MAX_TAG).trim();
  if (tag === '') return { row, name, reason: `is a group without a name${members.length === 0 ? '' : ` of ${some(members)}`}` };
  const missing: string[] = [];
  const full: string[] = [];
  for (const member of members) {
    const contact = people.get(plainUid(member));
    if (!contact) {
      missing.push(member);
      continue;
    }
    const { tags } = contact.draft.fields;
    if (tags.includes(tag)) continue;
    if (tags.length < MAX_TAGS) tags.push(tag);
    else full.push(contact.draft.fields.fullName);
  }
  const problems = [
    ...(members.length === 0 ? ['it has no members'] : []),
    ...(missing.length > 0 ? [`${missing.length} of its ${members.length} members are not in this file: ${some(missing)}`] : []),
    ...(full.length > 0 ? [`already with ${MAX_TAGS} tags: ${some(full)}`] : []),
    ...(tag === name ? [] : [`its name is longer than ${MAX_TAG} characters and was cut`]),
    ...(others.length > 0 ? [`a tag has no place for ${others.join(', ')}`] : []),
    ...warnings,
  ];
  if (problems.length === 0) return null;
  return { row, name: name.slice(0, MAX_TAG), reason: `is a group, which becomes a tag: ${problems.join('; ')}`.slice(0, MAX_REASON) };
}

/** Makes groups tags of those of their members that are in the file. @returns what could not come in */
export function tagByGroups(groups: readonly CardGroup[], contacts: readonly ParsedContact[]): SkippedRow[] {
  if (groups.length === 0) return [];
  const people = byMember(contacts);
  return groups.flatMap((group) => tagMembers(group, people) ?? []);
}
