/** Whom a written name may mean. */
import { fold } from '../domain/fold';

export interface NamedPerson {
  name: string;
  nicknames: readonly string[];
}

/** The words of a name as they are compared. */
export const nameWords = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/**
 * People who are called that: the whole name or a nickname before a part of it. Accents and letter case don't count, each
 * word is a whole one. In scripts without spaces a part is enough.
 */
export function nameFits<T extends NamedPerson>(name: string, people: readonly T[]): T[] {
  const wanted = nameWords(name);
  if (wanted.length === 0) return [];
  const whole = wanted.join(' ');
  const exact: T[] = [];
  const partly: T[] = [];
  for (const person of people) {
    const own = nameWords(person.name);
    if (
      own.join(' ') === whole ||
      byNickname(wanted, own, person) ||
      person.nicknames.some((nickname) => nameWords(nickname).join(' ') === whole)
    )
      exact.push(person);
    else if (inOrder(wanted, own) || (/^\p{Lo}{2,}$/u.test(whole) && own.join('').includes(whole))) partly.push(person);
  }
  return exact.length > 0 ? exact : partly;
}

/** `mike brown` is Michael Brown whom they call Mike. */
function byNickname([first, ...rest]: readonly string[], own: readonly string[], { nicknames }: NamedPerson): boolean {
  return rest.length > 0 && nicknames.some((nickname) => nameWords(nickname).join(' ') === first) && inOrder(rest, own.slice(1));
}

/** `ana lopez` is in `ana maria lopez`, and so are `ana l` and `a lopez`. */
function inOrder(wanted: readonly string[], own: readonly string[]): boolean {
  const initials = wanted.some((word) => word.length > 1);
  let at = 0;
  for (const word of own) {
    const next = wanted[at];
    if (next !== undefined && (word === next || (initials && /^\p{L}$/u.test(next) && word.startsWith(next)))) at += 1;
  }
  return at === wanted.length;
}
