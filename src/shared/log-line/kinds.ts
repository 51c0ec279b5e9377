/** What happened, as a kind of touchpoint. */
import { fold } from '../domain/fold';
import { kindPatterns, P } from './kind-patterns';
import type { Found, LogContext, LogPerson, Span } from './log-line';
import { type Reading, TAKEN } from './reading';
import { respelt } from './respell';

const compiled = kindPatterns.map(([kind, source]) => ({ kind, pattern: new RegExp(source, 'iu') }));

/** The line with a sign for each person and nothing for what was understood already; `places` lead back. */
export interface Skeleton {
  text: string;
  places: number[];
}

/** With what is misspelt written right; each letter stays where its word is. */
function spelt({ text, places }: Skeleton): Skeleton {
  let right = '';
  const at: number[] = [];
  let from = 0;
  const keep = (to: number) => {
    right += text.slice(from, to);
    at.push(...places.slice(from, to));
    from = to;
  };
  for (const match of text.matchAll(/\p{L}{4,}/gu)) {
    const word = respelt(match[0]);
    if (word === null) continue;
    keep(match.index);
    right += word;
    for (let index = 0; index < word.length; index += 1) at.push(places[match.index + Math.min(index, match[0].length - 1)] ?? 0);
    from = match.index + match[0].length;
  }
  keep(text.length);
  return { text: right, places: [...at, places.at(-1) ?? 0] };
}

export function skeletonOf(reading: Reading, people: readonly LogPerson[]): Skeleton {
  let text = '';
  const places: number[] = [];
  const put = (sign: string, at: number) => {
    if (sign === ' ' && (text === '' || text.endsWith(' '))) return;
    text += sign;
    places.push(at);
  };
  for (let at = 0; at < reading.open.length; ) {
    const person = people.find(({ start }) => start === at);
    if (person) {
      put(P, at);
      at = person.end;
      continue;
    }
    const sign = reading.open.charAt(at);
    put(sign === TAKEN || /\s/.test(sign) ? ' ' : sign, at);
    at += 1;
  }
  places.push(reading.open.length);
  return spelt({ text, places });
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Kinds of the user's own are called by their labels. */
function ownPatterns(kinds: LogContext['kinds']): { kind: string; pattern: RegExp }[] {
  return kinds
    .filter(({ builtin }) => !builtin)
    .map(({ key, label }) => ({ kind: key, pattern: new RegExp(`(?<![\\p{L}\\p{N}])${escaped(fold(label))}(?![\\p{L}\\p{N}])`, 'iu') }));
}

function spanIn({ places }: Skeleton, start: number, end: number): Span {
  return { start: places[start] ?? 0, end: (places[end - 1] ?? 0) + 1 };
}

/** The kind that is said first; the user's own before those of the table. */
export function findKind(skeleton: Skeleton, reading: Reading, context: LogContext): Found<string> | null {
  let best: { kind: string; index: number; length: number } | null = null;
  const consider = (kind: string, pattern: RegExp, text: string) => {
    const match = pattern.exec(text);
    if (match && (best === null || match.index < best.index)) best = { kind, index: match.index, length: match[0].length };
  };
  const folded = fold(skeleton.text).length === skeleton.text.length ? fold(skeleton.text) : skeleton.text.toLowerCase();
  for (const { kind, pattern } of ownPatterns(context.kinds)) consider(kind, pattern, folded);
  if (best === null) for (const { kind, pattern } of compiled) consider(kind, pattern, skeleton.text);
  const found = best as { kind: string; index: number; length: number } | null;
  if (found === null) return null;
  const span = spanIn(skeleton, found.index, found.index + found.length);
  if (!context.kinds.some(({ key }) => key === found.kind)) {
    reading.doubt('kind', span, 'is of a kind that was removed from the settings');
    return null;
  }
  return { ...span, value: found.kind };
}

const LIST = `(?:\\b(?:her|his|their|an?|my)\\s+(?:\\p{L}+\\s+){1,2})?${P}(?:(?:\\s*,|\\s+and|\\s*&|\\s*,\\s*and)\\s*${P})*`;
const introductions = [
  new RegExp(
    `(?<by>${P}|\\b(?:he|she|they|who|also|and)\\b)?\\s*(?:introduced|intro'?d|intro'?ed|connected|hooked|referred)\\s+(?:me|us)(?:\\s+up)?\\s+(?:to|with)\\s+(?<whom>${LIST})`,
    'iu',
  ),
  new RegExp(
    `(?<by>${P}|\\b(?:he|she|they|who|also|and)\\b)?\\s*(?:put|got)\\s+(?:me|us)\\s+in\\s+(?:touch|contact)\\s+with\\s+(?<whom>${LIST})`,
    'iu',
  ),
  new RegExp(`(?:intro(?:duction)?|referral)\\s+(?:from|by|via)\\s+(?<by>${P})\\s+(?:to|for|:)\\s*(?<whom>${LIST})`, 'iu'),
  new RegExp(
    `(?<by>${P}|\\b(?:he|she|they|who|also|and)\\b)\\s+(?:sent|gave)\\s+(?:me|us)\\s+(?:an?\\s+)?(?:referral|intro(?:duction)?|lead)\\s*(?:to|for|:|,)\\s*(?<whom>${LIST})`,
    'iu',
  ),
  new RegExp(`(?<by>${P}|\\b(?:he|she|they|who|also|and)\\b)\\s+referred\\s+(?<whom>${LIST})\\s+to\\s+(?:me|us)`, 'iu'),
];

/** Which people are those I was introduced to, and by which one. */
export function findIntroduced(skeleton: Skeleton, people: readonly LogPerson[]): { by: LogPerson | null; whom: LogPerson[] } | null {
  for (const pattern of introductions) {
    const match = pattern.exec(skeleton.text);
    if (!match) continue;
    const whole = match[0];
    const names = match.groups?.whom ?? '';
    const at = match.index + whole.lastIndexOf(names);
    const inside = (from: number, to: number) =>
      people.filter(({ start }) => start >= (skeleton.places[from] ?? 0) && start < (skeleton.places[to] ?? Number.MAX_SAFE_INTEGER));
    const whom = inside(at, at + names.length);
    const by = match.groups?.by === P ? inside(match.index, at)[0] : undefined;
    return { by: by ?? null, whom };
  }
  return null;
}
