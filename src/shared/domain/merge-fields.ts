/** The fields of several entries of one person, as those of one. */
import type { ContactFields } from './contact';
import { fold } from './fold';
import { type ListItem, type ListKey, listRules, nameWords, type SingleKey, singleKeys, singleRules } from './merge-rules';
import type { Role } from './role';

/** What a user decided about a merge; entries are given by their place, the one that stays is 0. */
export interface MergeChoices {
  /** Whose value of a single field is kept, where it is not the default. */
  singles: Partial<Record<SingleKey, number>>;
  /** Items of lists to leave out, by field and by what its rule calls `same`. */
  dropped: Partial<Record<ListKey, readonly string[]>>;
  /** Values that were not chosen become lines of the notes. */
  keepInNotes: boolean;
}

export const defaultChoices: MergeChoices = { singles: {}, dropped: {}, keepInNotes: true };

type Entries = readonly ContactFields[];

function at(entries: Entries, index: number): ContactFields {
  const entry = entries[index];
  if (!entry) throw new RangeError('there is no such entry to merge');
  return entry;
}

/** What goes with an organization: of another one it would make a role that nobody ever had. */
const roleKeys: ReadonlySet<SingleKey> = new Set(['department', 'title', 'roleFrom', 'roleTo']);

/** True for a birthday, or a part of one, that says nothing which the other does not: no year, or no day. */
function isPartOfBirthday(part: string, whole: string): boolean {
  return part.startsWith('--') ? whole.endsWith(part.slice(1)) : whole.startsWith(part);
}

/** The first entry that has a birthday, or one with the same one in full. */
function fullestBirthday(entries: Entries): number {
  let fullest = 0;
  let own = '';
  for (const [index, { birthday }] of entries.entries()) {
    if (birthday === null || birthday === own || !isPartOfBirthday(own, birthday)) continue;
    fullest = index;
    own = birthday;
  }
  return fullest;
}

/** Whose value is kept: the one chosen, else that of the first entry that has one; of a birthday the one with its year and day. */
export function chosenEntry(entries: Entries, key: SingleKey, choices: MergeChoices): number {
  const chosen = choices.singles[key];
  if (chosen !== undefined) return chosen;
  if (key === 'birthday') return fullestBirthday(entries);
  const { words } = singleRules[key];
  if (!roleKeys.has(key)) {
    return Math.max(
      0,
      entries.findIndex((entry) => words(entry) !== ''),
    );
  }
  const from = chosenEntry(entries, 'organization', choices);
  const organization = fold(at(entries, from).organization);
  // A span is taken whole: the beginning of one with the end of another may be none.
  const has = (entry: ContactFields) =>
    key === 'roleFrom' || key === 'roleTo' ? entry.roleFrom !== null || entry.roleTo !== null : words(entry) !== '';
  if (has(at(entries, from))) return from;
  const other = entries.findIndex((entry) => has(entry) && ['', organization].includes(fold(entry.organization)));
  return other === -1 ? from : other;
}

/** Roles at other organizations than the one chosen, as roles besides it. */
function rolesElsewhere(entries: Entries, choices: MergeChoices): Role[] {
  const chosen = fold(at(entries, chosenEntry(entries, 'organization', choices)).organization);
  return entries.flatMap(({ organization, department, title, roleFrom, roleTo }) =>
    organization === '' || fold(organization) === chosen ? [] : [{ organization, department, title, from: roleFrom, to: roleTo }],
  );
}

/** The items of a list of all entries, each once; those of the first entry first. */
export function unitedItems<K extends ListKey>(entries: Entries, key: K, choices: MergeChoices): ListItem<K>[] {
  const { same, join } = listRules[key];
  const items = entries.flatMap((entry) => entry[key] as readonly ListItem<K>[]);
  const elsewhere = key === 'otherRoles' ? (rolesElsewhere(entries, choices) as ListItem<K>[]) : [];
  const united = new Map<string, ListItem<K>>();
  for (const item of [...items, ...elsewhere]) {
    const known = united.get(same(item));
    united.set(same(item), known === undefined ? item : (join?.(known, item) ?? known));
  }
  return [...united.values()];
}

function list<K extends ListKey>(entries: Entries, key: K, choices: MergeChoices): ListItem<K>[] {
  const dropped: readonly string[] = choices.dropped[key] ?? [];
  return unitedItems(entries, key, choices).filter((item) => !dropped.includes(listRules[key].same(item)));
}

/** The parts of the name: those of the entry whose name is kept, or else of the first that has any. */
function chosenParts(entries: Entries, choices: MergeChoices): ContactFields['name'] {
  const named = at(entries, chosenEntry(entries, 'fullName', choices));
  const inParts = nameWords(named.name) === '' ? entries.find(({ name }) => nameWords(name) !== '') : named;
  return inParts?.name ?? named.name;
}

/** Parts of names that say more than the names of the entries themselves, such as a title. */
function unchosenParts(entries: Entries, choices: MergeChoices): { label: string; words: string }[] {
  const known = new Set([
    '',
    fold(nameWords(chosenParts(entries, choices))),
    ...entries.map((entry) => fold(singleRules.fullName.words(entry))),
  ]);
  return entries.flatMap(({ name }) => {
    const own = nameWords(name);
    if (known.has(fold(own))) return [];
    known.add(fold(own));
    return [{ label: 'Name in parts', words: own }];
  });
}

/** Values that are not chosen and say something else than the chosen one, each once. */
export function unchosenValues(entries: Entries, choices: MergeChoices): { label: string; words: string }[] {
  const chosenOrganization = fold(at(entries, chosenEntry(entries, 'organization', choices)).organization);
  const values = singleKeys.flatMap((key) => {
    const { words, noted, label } = singleRules[key];
    if (!noted) return [];
    const chosen = words(at(entries, chosenEntry(entries, key, choices)));
    const known = new Set(['', fold(chosen)]);
    return entries.flatMap((entry) => {
      const own = words(entry);
      if (key === 'birthday' && isPartOfBirthday(own, chosen)) return [];
      // What belongs to another organization is among the other roles.
      const elsewhere = roleKeys.has(key) && entry.organization !== '' && fold(entry.organization) !== chosenOrganization;
      if (elsewhere || known.has(fold(own))) return [];
      known.add(fold(own));
      return [{ label, words: own }];
    });
  });
  return [...values, ...unchosenParts(entries, choices)];
}

function joinedNotes(entries: Entries, choices: MergeChoices): string {
  const parts: string[] = [];
  for (const { notes } of entries) {
    if (notes.trim() !== '' && !parts.some((part) => part.includes(notes.trim()))) parts.push(notes);
  }
  const others = choices.keepInNotes ? unchosenValues(entries, choices).map(({ label, words }) => `${label}: ${words}`) : [];
  const line = `Before merging also ${others.join('; ')}`;
  if (others.length > 0 && !parts.some((part) => part.includes(line))) parts.push(line);
  return parts.join('\n\n');
}

/** The fields of the one person that these entries become; `entries[0]` is the one that stays. */
export function mergeEntries(entries: Entries, choices: MergeChoices = defaultChoices): ContactFields {
  const pick = <K extends SingleKey>(key: K): ContactFields[K] => at(entries, chosenEntry(entries, key, choices))[key];
  const named = at(entries, chosenEntry(entries, 'fullName', choices));
  return {
    fullName: named.fullName,
    name: chosenParts(entries, choices),
    nicknames: list(entries, 'nicknames', choices),
    organization: pick('organization'),
    department: pick('department'),
    title: pick('title'),
    roleFrom: pick('roleFrom'),
    roleTo: pick('roleTo'),
    otherRoles: list(entries, 'otherRoles', choices),
    points: list(entries, 'points', choices),
    addresses: list(entries, 'addresses', choices),
    birthday: pick('birthday'),
    dates: list(entries, 'dates', choices),
    customFields: list(entries, 'customFields', choices),
    tags: list(entries, 'tags', choices),
    stage: pick('stage'),
    cadenceDays: pick('cadenceDays'),
    notes: joinedNotes(entries, choices),
  };
}
