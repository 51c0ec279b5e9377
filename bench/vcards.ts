/** A file of vCards as address books write them: three versions, diacritics, folded lines, several e-mails and phones. */
import { Random } from '../src/main/features/seed/random';
import { cities, family, given, organizations, tags, titles } from './names';

/** RFC 6350 3.2: lines of at most 75 bytes, the rest indented by a space. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const char of line) {
    const length = Buffer.byteLength(char);
    if (bytes + length > 75) {
      parts.push(part);
      part = ' ';
      bytes = 1;
    }
    part += char;
    bytes += length;
  }
  return [...parts, part].join('\r\n');
}

/** vCard 2.1 writes what is not ASCII as quoted-printable bytes. */
function property21(name: string, value: string): string {
  if (/^[\x20-\x7e]*$/.test(value)) return `${name}:${value}`;
  const bytes = [...Buffer.from(value)].map((byte) =>
    byte >= 0x20 && byte < 0x7f && byte !== 0x3d ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return `${name};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${bytes.join('')}`;
}

function card(random: Random, index: number): string {
  const first = random.pick(given);
  const last = random.pick(family);
  const version = random.pick(['3.0', '3.0', '3.0', '4.0', '4.0', '2.1']);
  const property = (name: string, value: string) => (version === '2.1' ? property21(name, value) : fold(`${name}:${value}`));
  const typed = (name: string, type: string) => (version === '2.1' ? `${name};${type.toUpperCase()}` : `${name};TYPE=${type}`);
  const phone = (area: number) => `+1 ${area} ${String(1_000_000 + index).replace(/(\d{3})(\d{4})/, '$1 $2')}`;
  const lines = [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    property('N', `${last};${first};;;`),
    property('FN', `${first} ${last}`),
    property(typed('EMAIL', 'work'), `person.${index}@northlight.example`),
  ];
  if (random.chance(0.6)) lines.push(property('UID', random.uuid(1_700_000_000_000 + index)));
  if (random.chance(0.3)) lines.push(property(typed('EMAIL', 'home'), `p${index}@home.example`));
  if (random.chance(0.8)) lines.push(property(typed('TEL', 'cell'), phone(555)));
  if (random.chance(0.25)) lines.push(property(typed('TEL', 'work'), phone(556)));
  if (random.chance(0.6)) lines.push(property('ORG', random.pick(organizations)), property('TITLE', random.pick(titles)));
  if (random.chance(0.2))
    lines.push(property(typed('ADR', 'home'), `;;${1 + random.integer(200)} High Street;${random.pick(cities)};;10115;`));
  if (random.chance(0.25)) lines.push(property('BDAY', `19${50 + random.integer(49)}-0${1 + random.integer(9)}-1${random.integer(9)}`));
  if (random.chance(0.2)) lines.push(property('CATEGORIES', random.pick(tags)));
  if (random.chance(0.15))
    lines.push(property('NOTE', `Met at the café in ${random.pick(cities)}, wants to talk about the workshop in spring.`));
  if (random.chance(0.1)) lines.push(property('X-PHONETIC-FIRST-NAME', first));
  lines.push('END:VCARD', '');
  return lines.join('\r\n');
}

/** `count` cards, the same for the same count; about 250 bytes each, and nobody twice. */
export function inventVCards(count: number): string {
  const random = new Random(20);
  return Array.from({ length: count }, (_, index) => card(random, index)).join('');
}
