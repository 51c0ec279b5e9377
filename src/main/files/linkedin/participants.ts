import { DraftBuilder } from '../draft-builder';
import type { ParsedContact } from '../parsed-file';

/** Somebody in a message or an invitation. */
export interface Participant {
  /** The same for the same person in every row: of the profile, or of the name where there is no profile. */
  key: string;
  name: string;
  /** Of the profile, as it is in the file; `''` if it isn't. */
  url: string;
}

/** What LinkedIn calls people who left it, and itself. */
const MAX_URL = 2_000;
const NOBODY = /^(?:linkedin(?: member)?)?$/i;

/** `https://www.linkedin.com/in/Ana-Lima/?x=1` → `ana-lima`; null if it is no profile. */
function slugOf(url: string): string | null {
  const slug = /linkedin\.com\/(?:in|pub)\/([^?#]+?)\/*(?:[?#]|$)/i.exec(url.slice(0, MAX_URL))?.[1];
  if (slug === undefined) return null;
  try {
    return decodeURIComponent(slug).normalize('NFC').toLowerCase();
  } catch {
    // A percent sign that encodes nothing.
    return slug.toLowerCase();
  }
}

/** Null for somebody of whom the file says nothing, such as who left LinkedIn. */
export function participant(name: string, url: string): Participant | null {
  const [text, address] = [name.trim(), url.trim()];
  const slug = address === '' ? null : (slugOf(address) ?? address.toLowerCase());
  if (slug !== null) return { key: `linkedin:${slug}`, name: NOBODY.test(text) ? '' : text, url: address };
  return NOBODY.test(text) ? null : { key: `linkedin-name:${text.normalize('NFC').toLowerCase()}`, name: text, url: '' };
}

/** One exchange between people, by their keys. */
export type Conversation = ReadonlySet<string>;

/**
 * Whose archive it is: nothing in it says so, but only the owner takes part in every conversation. Returns the keys of those who
 * are in the most; just one of them if the file can tell.
 */
export function likelyOwners(conversations: Iterable<Conversation>): string[] {
  const counts = new Map<string, number>();
  for (const people of conversations) for (const key of people) counts.set(key, (counts.get(key) ?? 0) + 1);
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  return [...counts].flatMap(([key, count]) => (count === most ? [key] : []));
}

/** The people of a file as contacts, each one once. */
export class Counterparts {
  private readonly people = new Map<string, { person: Participant; row: number }>();

  /** @param row where the file names them first */
  add(person: Participant, row: number): void {
    const known = this.people.get(person.key);
    if (!known) this.people.set(person.key, { person, row });
    else if (known.person.name === '') known.person = person;
  }

  list(): ParsedContact[] {
    return [...this.people.values()].map(({ person: { key, name, url }, row }) => {
      const draft = new DraftBuilder();
      draft.fullName(name);
      draft.point('social', 'LinkedIn', url);
      return { ...draft.finish(row), key };
    });
  }
}
