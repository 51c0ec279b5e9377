import type { Address, ContactFields, ContactPoint, PreservedProperty } from '@shared/domain/contact';
import { displayName } from '@shared/domain/contact';
import { isPartialDate } from '@shared/domain/dates';
import { isRoleSpan, type Role } from '@shared/domain/role';
import fc from 'fast-check';
import type { OutgoingContact } from '../../../../src/main/files/outgoing';

/** A contact to write, with just what is given. */
export function anOutgoing(
  fields: Partial<ContactFields> = {},
  others: Partial<Omit<OutgoingContact, 'fields'>> = {},
): OutgoingContact & { fields: ContactFields } {
  return {
    uid: 'a1',
    fields: {
      fullName: 'Ana Lima',
      name: { prefix: '', given: '', additional: '', family: '', suffix: '' },
      nicknames: [],
      organization: '',
      department: '',
      title: '',
      roleFrom: null,
      roleTo: null,
      otherRoles: [],
      points: [],
      addresses: [],
      birthday: null,
      dates: [],
      customFields: [],
      tags: [],
      stage: null,
      cadenceDays: null,
      notes: '',
      ...fields,
    },
    extras: [],
    photo: null,
    updatedAt: null,
    archivedAt: null,
    ...others,
  };
}

/** Any Unicode but control characters, of which there are only tabs and line breaks in text that people write. */
const anyText = (maxLength: number) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength }),
      fc.string({ unit: 'binary', maxLength }),
      fc.string({ unit: fc.constantFrom(...'aé€😀,;:"\'\\^|=+-@\t\n _<>.()$!'), maxLength }),
      fc.constantFrom(
        '=1+1',
        "'=x",
        '"=x"',
        ' ::: ',
        'a ::: b',
        '\\n',
        '\\',
        "''",
        '@a',
        '-',
        'home',
        'work, pref',
        ', ',
        '1604',
        '_',
        ' / ',
      ),
    )
    .map((text) => text.replace(/[\p{Cc}--[\t\n\x80-\x9f]]/gv, ''));

export const text = anyText(40).map((value) => value.trim());
export const filled = text.filter((value) => value !== '');
/** White space at its ends counts. */
export const rawText = anyText(60);

const label = fc.oneof(
  fc.constantFrom(
    '',
    'home',
    'work',
    'mobile',
    'cell',
    'home, fax',
    'work, pref',
    'pref',
    'Assistant, pref',
    'LinkedIn',
    'Skype',
    'main',
    'WORK',
    'internet',
    'voice',
    'home, home',
    'constructor',
    'Skype, home',
  ),
  text,
);

const point: fc.Arbitrary<ContactPoint> = fc.record({
  kind: fc.constantFrom('email', 'phone', 'url', 'social', 'im'),
  label,
  value: fc.oneof(filled, fc.constantFrom('https://x.example/a,b;c\\d', 'skype:joe', '+49 30 1234;ext=5', 'ana@x.example')),
});

const address: fc.Arbitrary<Address> = fc
  .record({ label, poBox: text, extended: text, street: text, city: text, region: text, postalCode: text, country: text })
  .filter(({ label: _, ...parts }) => Object.values(parts).some((part) => part !== ''));

const number = (min: number, max: number, digits: number) => fc.integer({ min, max }).map((value) => String(value).padStart(digits, '0'));
export const date = fc
  .tuple(number(1, 9_999, 4), number(1, 12, 2), number(1, 31, 2), fc.integer({ min: 0, max: 3 }))
  .map(([year, month, day, form]) => [`${year}-${month}-${day}`, `${year}-${month}`, year, `--${month}-${day}`][form] ?? year)
  .filter((value) => isPartialDate(value) && !value.startsWith('1604'));

/** A year, a month or a day. */
const roleDay = date.filter((value) => !value.startsWith('--'));
const span = fc
  .tuple(fc.option(roleDay), fc.option(roleDay))
  .map(([from, to]) => (isRoleSpan(from, to) ? { from, to } : { from: to, to: from }));

const role: fc.Arbitrary<Role> = fc
  .tuple(fc.record({ organization: text, department: fc.oneof(text, fc.constant('Sales / North')), title: text }), span)
  .map(([texts, days]) => ({ ...texts, ...days }))
  .filter(({ organization, department, title }) => organization + department + title !== '');

const unique = <T>(item: fc.Arbitrary<T>, maxLength: number, selector: (value: T) => string) =>
  fc.uniqueArray(item, { maxLength, selector });

export const fields: fc.Arbitrary<ContactFields> = fc
  .record({
    fullName: text,
    name: fc.record({ prefix: text, given: text, additional: text, family: text, suffix: text }),
    nicknames: unique(filled, 3, (value) => value),
    organization: text,
    department: fc.oneof(text, fc.constant('Sales / North')),
    title: text,
    firstRole: span,
    otherRoles: fc.array(role, { maxLength: 3 }),
    points: fc.array(point, { maxLength: 6 }),
    addresses: fc.array(address, { maxLength: 3 }),
    birthday: fc.option(date),
    dates: unique(fc.record({ label: fc.oneof(fc.constantFrom('anniversary', 'date'), filled), date }), 4, (value) =>
      JSON.stringify(value),
    ),
    customFields: fc.array(fc.record({ label: filled, value: rawText }), { maxLength: 4 }),
    tags: unique(filled, 4, (value) => value),
    stage: fc.option(filled),
    cadenceDays: fc.option(fc.integer({ min: 1, max: 3_650 })),
    notes: text,
  })
  .map(({ firstRole, ...others }) => ({ ...others, roleFrom: firstRole.from, roleTo: firstRole.to }))
  .filter((value) => displayName(value) !== '');

const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);
export const photo = fc.option(
  fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => ({ mediaType: 'image/jpeg', bytes: Uint8Array.from([...jpeg, ...bytes]) })),
    fc
      .uint8Array({ minLength: 1, maxLength: 60 })
      .map((bytes) => ({ mediaType: 'image/svg+xml', bytes: Uint8Array.from([0x3c, ...bytes]) })),
  ),
);

/** As the reader keeps them. */
const extra: fc.Arbitrary<PreservedProperty> = fc
  .record({
    group: fc.option(fc.constantFrom('item1', 'ITEM2', 'g'), { nil: undefined }),
    name: fc.constantFrom('X-A', 'RELATED', 'GEO', 'TZ', 'X-ABRELATEDNAMES', 'ROLE', 'LABEL'),
    params: fc.dictionary(fc.constantFrom('X-P', 'LANGUAGE', 'ALTID'), fc.array(anyText(20), { minLength: 1, maxLength: 3 }), {
      maxKeys: 2,
      noNullPrototype: true,
    }),
    value: filled.map((value) => value.replaceAll('\n', '\\n')),
  })
  .map(({ group, ...others }) => (group === undefined ? others : { group, ...others }));

export const instant = fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 });

export const outgoing: fc.Arbitrary<OutgoingContact> = fc.record({
  uid: fc.oneof(fc.uuid(), filled, fc.constant('urn:uuid:0190f3a1')),
  fields,
  extras: fc.array(extra, { maxLength: 4 }),
  photo,
  updatedAt: fc.option(instant),
  archivedAt: fc.option(instant),
});
