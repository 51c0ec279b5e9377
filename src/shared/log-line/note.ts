import type { LogLine, Span } from './log-line';
import { TAKEN } from './reading';

type Parts = Pick<LogLine, 'text' | 'people' | 'introduced' | 'kind'>;

/** A word that says no more than the kind does. */
const bareKind =
  /^(?:i\s+)?(?:had\s+(?:an?\s+)?)?(?:a\s+)?(?:met|meeting|call|called|spoke|talked|emailed|e-?mail|texted|messaged|message|replied|note|with|had)?$/i;

/** The rest of the line in words: without what was understood as a sign, and without those it was with. */
export function noteOf({ text, people, kind }: Parts, open: string, moods: readonly Span[], kept: readonly Span[]): string {
  const units = Array.from({ length: open.length }, (_, at) => open.charAt(at));
  const blank = ({ start, end }: Span) => {
    for (let at = start; at < end; at += 1) units[at] = TAKEN;
  };
  for (const mood of moods) if (!/\p{L}/u.test(text.slice(mood.start, mood.end))) blank(mood);
  for (const { start, end } of kept) for (let at = start; at < end; at += 1) units[at] = text.charAt(at);
  const [first] = people;
  const last = people.at(-1);
  if (first && last) {
    const before = text.slice(0, first.start);
    const lead = /(?:\bwith|\bw\/|(?<!\S)w)\s*@?$/i.exec(before);
    // Only a list that stands together goes.
    const list = people.filter(
      (person, index) => index === 0 || /^\s*(?:,|&|\+|,?\s*and)\s*@?$/i.test(text.slice(people[index - 1]?.end, person.start)),
    );
    const end = list.at(-1)?.end ?? first.end;
    if (lead) blank({ start: first.start - lead[0].length, end });
    else if (/^\s*@?$/.test(before) && /^\s*[:,-]/.test(text.slice(end))) blank({ start: 0, end });
  }
  const note = units
    .join('')
    .replaceAll(TAKEN, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s+([,;:.!?)](?=\s|$))/g, '$1')
    .replace(/\(\s*\)/g, '')
    .replace(/([,;.!?])(?:\s*[,;.])+/g, '$1')
    .replace(/^[\s,;.:)–—-]+|[\s,;:(–—-]+$/g, '')
    .replace(/\s+(?:on|at|for|about|from|in)$/i, '')
    .trim();
  const words = kind ? note.replace(/[.,;!]+$/, '') : note;
  if (bareKind.test(words) || words === first?.name) return '';
  return note.charAt(0).toUpperCase() + note.slice(1);
}
