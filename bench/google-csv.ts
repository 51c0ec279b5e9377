/** A CSV file of contacts as Google writes it today. */
import { Random } from '../src/main/features/seed/random';
import { cities, family, given, organizations, tags, titles } from './names';

const series = (name: string, count: number, fields: readonly string[]) =>
  Array.from({ length: count }, (_, i) => fields.map((field) => `${name} ${i + 1} - ${field}`)).flat();

const columns = [
  ...['First Name', 'Middle Name', 'Last Name', 'Phonetic First Name', 'Phonetic Middle Name', 'Phonetic Last Name'],
  ...['Name Prefix', 'Name Suffix', 'Nickname', 'File As', 'Organization Name', 'Organization Title', 'Organization Department'],
  ...['Birthday', 'Notes', 'Photo', 'Labels'],
  ...series('E-mail', 2, ['Label', 'Value']),
  ...series('Phone', 2, ['Label', 'Value']),
  ...series('Address', 1, ['Label', 'Formatted', 'Street', 'City', 'PO Box', 'Region', 'Postal Code', 'Country', 'Extended Address']),
];

/** RFC 4180: in quotes where it must be. */
function cell(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function row(random: Random, index: number): string {
  const values = new Map<string, string>([
    ['First Name', random.pick(given)],
    ['Last Name', random.pick(family)],
    ['Labels', random.chance(0.2) ? `${random.pick(tags)} ::: * myContacts` : '* myContacts'],
    ['E-mail 1 - Label', '* Work'],
    ['E-mail 1 - Value', `person.${index}@northlight.example`],
  ]);
  const phone = (area: number) => `+1 ${area} ${String(1_000_000 + index).replace(/(\d{3})(\d{4})/, '$1 $2')}`;
  if (random.chance(0.3)) values.set('E-mail 2 - Label', 'Home').set('E-mail 2 - Value', `p${index}@home.example`);
  if (random.chance(0.8)) values.set('Phone 1 - Label', 'Mobile').set('Phone 1 - Value', phone(555));
  if (random.chance(0.25)) values.set('Phone 2 - Label', 'Work').set('Phone 2 - Value', phone(556));
  if (random.chance(0.6)) values.set('Organization Name', random.pick(organizations)).set('Organization Title', random.pick(titles));
  if (random.chance(0.2)) {
    const street = `${1 + random.integer(200)} High Street`;
    const city = random.pick(cities);
    values.set('Address 1 - Label', 'Home').set('Address 1 - Street', street).set('Address 1 - City', city);
    values.set('Address 1 - Postal Code', '10115').set('Address 1 - Formatted', `${street}\n10115 ${city}`);
  }
  if (random.chance(0.25)) values.set('Birthday', `19${50 + random.integer(49)}-0${1 + random.integer(9)}-1${random.integer(9)}`);
  if (random.chance(0.15)) values.set('Notes', `Met at the café in ${random.pick(cities)}, wants to talk about the workshop in spring.`);
  return columns.map((column) => cell(values.get(column) ?? '')).join(',');
}

/** `count` rows, the same for the same count; nobody twice. */
export function inventGoogleCsv(count: number): string {
  const random = new Random(21);
  return [columns.join(','), ...Array.from({ length: count }, (_, index) => row(random, index)), ''].join('\n');
}
