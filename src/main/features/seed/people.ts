/** Invented people for seeding. */
import { type ContactFields, type ContactFieldsInput, contactFields } from '@shared/domain/contact';
import type { Random } from './random';

const given = [
  'Ana',
  'Bo',
  'Chiara',
  'Daniel',
  'Elif',
  'Farah',
  'Goran',
  'Hana',
  'Ingrid',
  'Jonas',
  'Kenji',
  'Léa',
  'Mina',
  'Noah',
  'Olga',
  'Priya',
  'Quentin',
  'Rosa',
  'Søren',
  'Tomás',
  'Ulrike',
  'Viktor',
  'Wei',
  'Ximena',
  'Yuki',
  'Zoë',
  'Anders',
  'Beatriz',
  'Cem',
  'Dorothea',
  'Emil',
  'Freya',
  'Gabriel',
  'Hugo',
  'Ines',
  'Jan',
] as const;
const family = [
  'Garcia',
  'Chen',
  'Rossi',
  'Okafor',
  'Silva',
  'Haddad',
  'Novak',
  'Larsen',
  'Tanaka',
  'Meyer',
  'Dubois',
  'Kowalski',
  'Andersson',
  'Müller',
  'Ferrari',
  'Nguyen',
  'Petrov',
  'Schmidt',
  'Moreau',
  'Costa',
  'Yılmaz',
  'Kaya',
  'Bianchi',
  'Jensen',
  'Virtanen',
  'Horváth',
  'Popescu',
  'Santos',
  'Ibrahim',
  'Sato',
  'O’Brien',
  'Walker',
] as const;
const trades = ['Studio', 'Consulting', 'Design', 'Labs', 'Partners', 'Works', 'Media', 'Bakery', 'Architects', 'Legal'] as const;
const places = [
  'Northlight',
  'Harbour',
  'Copper',
  'Juniper',
  'Meridian',
  'Lantern',
  'Fjord',
  'Cobalt',
  'Orchard',
  'Granite',
  'Saffron',
  'Willow',
] as const;
const titles = [
  'Founder',
  'Head of Marketing',
  'Consultant',
  'Designer',
  'Owner',
  'Editor',
  'Product Manager',
  'Coach',
  'Photographer',
  '',
] as const;
const tags = ['design', 'austin', 'press', 'podcast', 'client', 'mentor', 'conference', 'local', 'supplier', 'alumni'] as const;
const stages = ['new', 'acquaintance', 'active', 'client', 'advocate', 'evangelist', null, null] as const;

/** Every tenth person has been somewhere else, or still is. Takes nothing from the random source, so that a seed gives who it gave before. */
function otherRolesOf(index: number): ContactFieldsInput['otherRoles'] {
  if (index % 10 !== 0) return [];
  const turn = index / 10;
  const at = <T>(items: readonly [T, ...T[]], n: number) => items[n % items.length] ?? items[0];
  const from = 2008 + (turn % 12);
  return [
    {
      organization: `${at(places, turn)} ${at(trades, turn * 7)}`,
      title: at(titles, turn % (titles.length - 1)),
      from: String(from),
      to: turn % 4 === 0 ? null : `${from + 3}-06`,
    },
  ];
}

/** The `index`-th invented person. E-mails are unique, and end in `.example`, which nobody owns. */
export function inventPerson(random: Random, index: number): ContactFields {
  const first = random.pick(given);
  const last = random.pick(family);
  const place = random.pick(places);
  const slug = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/[^\p{L}]/gu, '')
      .replace(/\p{M}/gu, '')
      .toLowerCase();
  const organization = random.chance(0.8) ? `${place} ${random.pick(trades)}` : '';
  const points: { kind: 'email' | 'phone' | 'url'; label: string; value: string }[] = [
    { kind: 'email', label: 'work', value: `${slug(first)}.${slug(last)}.${index}@${slug(place)}.example` },
  ];
  if (random.chance(0.7))
    points.push({
      kind: 'phone',
      label: 'mobile',
      value: `+1 555 ${String(1_000_000 + (index % 9_000_000)).replace(/(\d{3})(\d{4})/, '$1 $2')}`,
    });
  if (random.chance(0.2)) points.push({ kind: 'url', label: 'web', value: `https://${slug(place)}.example/${index}` });
  const month = String(1 + random.integer(12)).padStart(2, '0');
  const day = String(1 + random.integer(28)).padStart(2, '0');
  return contactFields.parse({
    fullName: `${first} ${last}`,
    name: { given: first, family: last },
    organization,
    title: random.pick(titles),
    otherRoles: otherRolesOf(index),
    points,
    birthday: random.chance(0.4) ? (random.chance(0.3) ? `--${month}-${day}` : `${1950 + random.integer(55)}-${month}-${day}`) : null,
    tags: random.chance(0.5) ? [...new Set([random.pick(tags), random.pick(tags)])] : [],
    stage: random.pick(stages),
    cadenceDays: random.chance(0.3) ? random.pick([14, 21, 30, 60, 90]) : null,
    notes: random.chance(0.2) ? `Met through ${random.pick(given)} ${random.pick(family)}. Prefers a call to a mail.` : '',
  });
}

const subjects = [
  'Coffee',
  'Pricing is a conversation',
  'Quarterly check-in',
  'Podcast idea',
  'New office in spring',
  'Reviewed the deck',
  'Workshop follow-up',
  'Asked about training',
  '',
  '',
] as const;
const bodies = [
  '',
  '',
  '',
  'Wants someone who has run a rebrand with a small team.',
  'Looking for a bookkeeper.',
  'Happy with how the launch went.',
  'Send the article on listening.',
] as const;

export function inventText(random: Random): { subject: string; body: string } {
  return { subject: random.pick(subjects), body: random.pick(bodies) };
}
