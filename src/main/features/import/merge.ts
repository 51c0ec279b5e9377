/** Three entries of one contact become one: what the file's source said before, what is stored, and what the file says now. */

import { type ContactFields, type PreservedProperty, stampProperties } from '@shared/domain/contact';
import type { ImportConflict } from '@shared/import-views';
import { extrasRule, fieldRules, namesRule, type PlainField, settleRole } from './fields';
import type { Entry } from './snapshot';
import type { Change, FieldRule } from './three-way';

export type Side = ImportConflict['choice'];
/** Which side of a conflict is kept, by the key of its field. */
export type Choose = (field: string) => Side;

export const keepMine: Choose = () => 'mine';

export interface Merged extends Entry {
  /** Fields in conflict, whoever won. */
  conflicts: string[];
  /** Whether anything is not as it is stored. */
  isNews: boolean;
}

export interface MergeOptions {
  /** The file may leave out what its source knows: what it does not say is as it was. */
  isPartial: boolean;
}

const plainFields = Object.keys(fieldRules) as PlainField[];

function mergeExtras(
  base: readonly PreservedProperty[] | undefined,
  mine: PreservedProperty[],
  theirs: PreservedProperty[],
  options: MergeOptions,
) {
  if (mine.length === 0 && base === undefined) return theirs.length === 0 ? mine : theirs;
  const names = new Set(mine.map(({ name }) => name));
  const unstamped = (extras: readonly PreservedProperty[]) => extras.filter(({ name }) => !stampProperties.has(name));
  const old = base && unstamped(base);
  const here = unstamped(mine);
  const brought = unstamped(theirs);
  const merged = extrasRule.merge(old, here, old && options.isPartial ? extrasRule.completed(old, brought) : brought).value;
  const fresh = theirs.filter(({ name }) => stampProperties.has(name) && !names.has(name));
  if (merged === here && fresh.length === 0) return mine;
  return [...merged, ...mine.filter(({ name }) => stampProperties.has(name)), ...fresh];
}

/** Null where there is no photo. Another photo without a base is no conflict: programs write the same picture in many ways. */
function mergePhoto(
  base: Entry | null,
  mine: string | null,
  theirs: string | null,
  { isPartial }: MergeOptions,
): { photo: string | null; isConflict: boolean } {
  if (mine === null && base === null) return { photo: theirs, isConflict: false };
  if (base === null || theirs === mine || theirs === base.photo || (isPartial && theirs === null))
    return { photo: mine, isConflict: false };
  return mine === base.photo ? { photo: theirs, isConflict: false } : { photo: mine, isConflict: true };
}

/** @param base null where nobody knows what the source said before: then what is empty is filled and nothing is taken away */
export function mergeEntries(base: Entry | null, mine: Entry, theirs: Entry, choose: Choose, options: MergeOptions): Merged {
  const fields: ContactFields = { ...mine.fields };
  const conflicts: string[] = [];
  let isNews = false;

  function settle<T>(field: string, rule: FieldRule<T>, was: T | undefined, here: T, there: T): T {
    const said = was !== undefined && options.isPartial ? rule.completed(was, there) : there;
    const { value, isConflict } = rule.merge(was, here, said);
    if (!isConflict) return value;
    conflicts.push(field);
    return choose(field) === 'theirs' ? there : here;
  }
  function take<K extends PlainField>(key: K): void {
    fields[key] = settle<ContactFields[K]>(key, fieldRules[key], base?.fields[key], mine.fields[key], theirs.fields[key]);
  }

  const { fullName, name } = settle('fullName', namesRule, base?.fields, mine.fields, theirs.fields);
  fields.fullName = fullName;
  fields.name = name;
  plainFields.forEach(take);
  settleRole(mine.fields, theirs.fields, fields, base === null);
  isNews = name !== mine.fields.name || fullName !== mine.fields.fullName || plainFields.some((key) => fields[key] !== mine.fields[key]);

  const extras = mergeExtras(base?.extras, mine.extras, theirs.extras, options);
  const { photo, isConflict } = mergePhoto(base, mine.photo, theirs.photo, options);
  if (isConflict) conflicts.push('photo');
  const kept = isConflict && choose('photo') === 'theirs' ? theirs.photo : photo;
  return { fields, extras, photo: kept, conflicts, isNews: isNews || extras !== mine.extras || kept !== mine.photo };
}

const photoWords = (photo: string | null, other: string) => (photo === null ? '' : other);

/** What a merge changes, field by field. */
export function changesOf(mine: Entry, merged: Merged): (Change & { field: string })[] {
  const changes: (Change & { field: string })[] = [];
  const tell = (field: string, told: Change[]) => changes.push(...told.map((change) => ({ field, ...change })));
  function compare<K extends PlainField>(key: K): void {
    if (merged.fields[key] !== mine.fields[key]) tell(key, fieldRules[key].changes(mine.fields[key], merged.fields[key]));
  }
  const { fullName, name } = merged.fields;
  if (fullName !== mine.fields.fullName || name !== mine.fields.name) tell('fullName', namesRule.changes(mine.fields, merged.fields));
  plainFields.forEach(compare);
  if (merged.photo !== mine.photo)
    tell('photo', [{ label: 'Photo', before: photoWords(mine.photo, 'a photo'), after: photoWords(merged.photo, 'the file’s photo') }]);
  if (merged.extras !== mine.extras) tell('extras', extrasRule.changes(mine.extras, merged.extras));
  return changes;
}

/** Both sides of a conflict in words. */
export function conflictOf(field: string, mine: Entry, theirs: Entry, choice: Side): ImportConflict {
  const of = <T>({ label, words }: FieldRule<T>, here: T, there: T) => ({ field, label, mine: words(here), theirs: words(there), choice });
  const plain = <K extends PlainField>(key: K) => of<ContactFields[K]>(fieldRules[key], mine.fields[key], theirs.fields[key]);
  if (field === 'fullName') return of(namesRule, mine.fields, theirs.fields);
  const key = plainFields.find((one) => one === field);
  if (key) return plain(key);
  return {
    field,
    label: 'Photo',
    mine: photoWords(mine.photo, 'the photo here'),
    theirs: photoWords(theirs.photo, 'the file’s photo'),
    choice,
  };
}
