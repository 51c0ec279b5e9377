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
    if (own.join(' ') === whole || person.nicknames.some((nickname) => nameWords(nickname).join(' ') === whole)) exact.push(person);
    else if (inOrder(wanted, own) || (/^\p{Lo}{2,}$/u.test(whole) && own.join('').includes(whole))) partly.push(person);
  }
  return exact.length > 0 ? exact : partly;
}

/** `ana lopez` is in `ana maria lopez`. */
function inOrder(wanted: readonly string[], own: readonly string[]): boolean {
  let at = 0;
  for (const word of own) if (word === wanted[at]) at += 1;
  return at === wanted.length;
}
