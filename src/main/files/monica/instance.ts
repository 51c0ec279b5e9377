import { isValues, listAt, listsOf, objectAt, textAt, type Values } from './values';

export interface FieldType {
  name: string;
  /** `email` or `phone`; `''` otherwise. */
  type: string;
  /** `mailto:`, `https://facebook.com/` or the like; `''` if it has none. */
  protocol: string;
}

/** What the records of an account refer to by uuid. */
export interface Instance {
  fieldTypes: ReadonlyMap<string, FieldType>;
  genders: ReadonlyMap<string, string>;
  activityTypes: ReadonlyMap<string, string>;
  lifeEventTypes: ReadonlyMap<string, string>;
  /** Objects with `dataUrl`. */
  photos: ReadonlyMap<string, Values>;
  documents: ReadonlyMap<string, Values>;
  /** ISO 4217 code of the user's amounts; `''` if the file has none. */
  currency: string;
  /** The uuid of the user's own card; `''` if the user has none. */
  me: string;
}

const words = (key: string): string => key.replaceAll('_', ' ').trim();

function byUuid<T>(items: readonly unknown[], read: (properties: Values, item: Values) => T): Map<string, T> {
  const found = new Map<string, T>();
  for (const item of items) if (isValues(item)) found.set(textAt(item, 'uuid'), read(objectAt(item, 'properties'), item));
  return found;
}

const nameOf = (properties: Values): string => textAt(properties, 'name') || words(textAt(properties, 'translation_key'));

/** A file stands among the properties, or beside them. */
const whole = (properties: Values, item: Values): Values => ({ ...item, ...properties });

export function readInstance(account: Values): Instance {
  const instance = objectAt(account, 'instance');
  const lists = listsOf(account);
  const users = (lists.get('user') ?? []).filter(isValues).map((user) => objectAt(user, 'properties'));
  const first = (name: string): string => users.map((user) => textAt(user, name)).find((text) => text !== '') ?? '';
  return {
    fieldTypes: byUuid(listAt(instance, 'contact_field_types'), (type) => ({
      name: textAt(type, 'name'),
      type: textAt(type, 'type').toLowerCase(),
      protocol: textAt(type, 'protocol').toLowerCase(),
    })),
    genders: byUuid(listAt(instance, 'genders'), (gender) => textAt(gender, 'name') || textAt(gender, 'type')),
    activityTypes: byUuid(listAt(instance, 'activity_types'), nameOf),
    lifeEventTypes: byUuid(listAt(instance, 'life_event_types'), nameOf),
    photos: byUuid(lists.get('photo') ?? [], whole),
    documents: byUuid(lists.get('document') ?? [], whole),
    currency: first('currency').toUpperCase(),
    me: first('me_contact'),
  };
}
