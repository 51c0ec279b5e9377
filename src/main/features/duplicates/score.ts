/** How sure it is that two entries are one person, and why. */
import type { DuplicateReason } from '@shared/duplicate-views';
import { type Frequencies, standingFor } from './candidates';
import { type NameRelation, nameRelation } from './names';
import { isOfficeAddress, type Suspect } from './people';

export interface Scored {
  /** 0 to 99. */
  percent: number;
  reasons: DuplicateReason[];
}

interface Evidence {
  weight: number;
  text: string;
}

/** The most that entries with these names can come to: couples share a phone and an address, and some both. */
const highest: Partial<Record<NameRelation, number>> = { given: 85, family: 55, different: 55 };

/** Percent that a relation of the names adds. What takes away holds only where both are people's names. */
const nameWeights: Record<NameRelation, number> = {
  same: 50,
  more: 50,
  short: 50,
  initial: 50,
  typo: 35,
  part: 12,
  none: 20,
  given: -25,
  family: -45,
  different: -50,
};

/** Another family name of somebody who is reached in the same way. */
const MARRIED = -15;

/** A name that this many others have too is no sign of anything. */
function commonness(shared: number): number {
  if (shared <= 3) return 1;
  return shared <= 10 ? 0.6 : 0.3;
}

function nameEvidence(relation: NameRelation, one: Suspect, other: Suspect, counts: Frequencies, reached: boolean): Evidence {
  const often = Math.max(counts.names.get(one.comparable.key) ?? 1, counts.names.get(other.comparable.key) ?? 1);
  const whole = one.comparable.whole && other.comparable.whole;
  // Who married is still reached in the same way.
  const full = relation === 'given' && reached ? MARRIED : nameWeights[relation];
  const text = nameText(relation, one.name, other.name);
  if (full <= 0 || relation === 'none' || relation === 'part') return { weight: full, text };
  const several = relation === 'initial' && standingFor(one, other, counts) > 1;
  return { weight: full * commonness(often) * (whole ? 1 : 0.3) * (several ? 0.6 : 1), text };
}

function nameText(relation: NameRelation, one: string, other: string): string {
  switch (relation) {
    case 'same':
      if (one === other) return 'the same name';
      return one.toLowerCase() === other.toLowerCase() ? 'the same name but for capital letters' : 'the same name, written in another way';
    case 'more':
      return 'the same name with a middle name more';
    case 'short':
      return 'one name is short for the other';
    case 'initial':
      return 'an initial that fits the name';
    case 'typo':
      return 'names that differ by one letter';
    case 'part':
      return 'one name is a part of the other';
    case 'none':
      return 'one of the entries has no name';
    case 'given':
      return 'another family name';
    case 'family':
      return 'another given name';
    case 'different':
      return 'another name';
  }
}

const firstShared = (one: Suspect, other: Suspect, list: 'emails' | 'phones' | 'profiles') =>
  one[list].filter(({ key }) => other[list].some((theirs) => theirs.key === key));

/** One address or number is as good as several, unless the first is shared by others. */
function pointEvidence(one: Suspect, other: Suspect, counts: Frequencies, list: 'emails' | 'phones' | 'profiles'): Evidence | null {
  if (one[list].length === 0 || other[list].length === 0) return null;
  const says = { emails: [60, 30, 'e-mail'], phones: [45, 15, 'phone'], profiles: [65, 15, 'profile'] } as const;
  const [alone, amongMany, word] = says[list];
  let best: Evidence | null = null;
  for (const { key, value } of firstShared(one, other, list)) {
    const others = (counts.points.get(key) ?? 2) - 2;
    const office = list === 'emails' && isOfficeAddress(key);
    const weight = office ? 12 : others > 0 ? amongMany : alone;
    const remark = office
      ? ', one of an office'
      : others > 0
        ? `, which ${others === 1 ? 'one other has' : `${others} others have`} too`
        : '';
    if (best === null || weight > best.weight) best = { weight, text: `the same ${word} ${value}${remark}` };
  }
  return best;
}

function birthdayEvidence(relation: NameRelation, { birthday: one }: Suspect, { birthday: other }: Suspect): Evidence | null {
  if (one === null || other === null) return null;
  // Twins have it in common.
  if (relation === 'family' && one === other) return null;
  if (one === other) {
    const isDay = one.length === 10;
    return isDay || one.startsWith('--')
      ? { weight: isDay ? 40 : 25, text: 'the same birthday' }
      : { weight: 5, text: 'the same year of birth' };
  }
  const [short = '', long = ''] = [one, other].sort((a, b) => a.length - b.length);
  // A day without a year, a year without a day: the other one may be the same.
  if (short.startsWith('--') && long.endsWith(short.slice(1))) return { weight: 25, text: 'the same birthday, once without its year' };
  if (!short.startsWith('--') && long.startsWith(short)) return { weight: 5, text: 'birthdays that fit each other' };
  return { weight: -60, text: 'another birthday' };
}

function workEvidence(one: Suspect, other: Suspect): Evidence | null {
  if (one.organization !== '' && one.organization === other.organization) return { weight: 25, text: `both at ${one.organizationName}` };
  // An e-mail address that both have was counted already.
  const shared = firstShared(one, other, 'emails').map(({ key }) => key.slice(key.indexOf('@') + 1));
  const domain = one.domains.find((own) => other.domains.includes(own) && !shared.includes(own));
  return domain === undefined ? null : { weight: 20, text: `both with an address at ${domain}` };
}

const hasName = ({ comparable }: Suspect) => comparable.words.length > 0;

/** Weighs all that speaks for and against two entries being one person. */
export function scorePair(one: Suspect, other: Suspect, counts: Frequencies): Scored {
  const relation = nameRelation(one.comparable, other.comparable);
  const points = (['emails', 'phones', 'profiles'] as const).map((list) => pointEvidence(one, other, counts, list));
  const reached = points.some((point) => point !== null);
  const found: (Evidence | null)[] = [
    ...points,
    nameEvidence(relation, one, other, counts, reached),
    birthdayEvidence(relation, one, other),
    // Two entries without a name at one organization are colleagues.
    hasName(one) || hasName(other) ? workEvidence(one, other) : null,
  ];
  const generations = [one.comparable.generation, other.comparable.generation];
  if (generations[0] !== generations[1] && generations.every((generation) => generation !== ''))
    found.push({ weight: -60, text: 'father and son, by the names' });
  if (one.files.some((file) => other.files.includes(file))) found.push({ weight: -5, text: 'two entries of the same file' });
  const evidence = found.filter((each) => each !== null);
  const sum = evidence.reduce((total, { weight }) => total + weight, 0);
  return {
    percent: Math.max(0, Math.min(highest[relation] ?? 99, Math.round(sum))),
    reasons: evidence.sort((a, b) => b.weight - a.weight).map(({ weight, text }) => ({ text, against: weight < 0 })),
  };
}
