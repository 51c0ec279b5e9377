/** A vCard file for an import: invented people, some of whom were in an earlier file and say something else now. */
import { family, given, organizations, tags, titles } from '../bench/names';
import type { Random } from '../src/main/features/seed/random';

/** People are numbered below this, so that files overlap. */
const PEOPLE = 3_000;

function card(random: Random, person: number): string {
  const name = [given[person % given.length], family[(person * 7) % family.length]];
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `N:${name[1]};${name[0]};;;`,
    `FN:${name.join(' ')}`,
    `EMAIL;TYPE=work:person.${person}@northlight.example`,
  ];
  if (person % 2 === 0) lines.push(`UID:urn:uuid:00000000-0000-7000-8000-${String(person).padStart(12, '0')}`);
  if (random.chance(0.7)) lines.push(`TEL;TYPE=cell:+1 555 ${String(1_000_000 + person)}`);
  if (random.chance(0.6)) lines.push(`ORG:${random.pick(organizations)}`, `TITLE:${random.pick(titles)}`);
  if (random.chance(0.3)) lines.push(`CATEGORIES:${random.pick(tags)}`);
  if (random.chance(0.3)) lines.push(`NOTE:Met at the café\\, talked about ${random.integer(1_000)} things.`);
  lines.push('END:VCARD', '');
  return lines.join('\r\n');
}

export function inventCards(random: Random, count: number): string {
  const first = random.integer(PEOPLE);
  return Array.from({ length: count }, (_, index) => card(random, first + index)).join('');
}
