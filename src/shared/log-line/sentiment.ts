/** How it went: in words, in emoji, or as `+1` and `--`. */
import type { Found } from './log-line';
import { type Reading, spanOf } from './reading';

const scales: readonly [value: number, words: string][] = [
  [
    2,
    'great|amazing|awesome|fantastic|excellent|brilliant|wonderful|superb|incredible|outstanding|perfect|delightful|fabulous|loved\\s+it|best\\s+ever|went\\s+(?:really|very)\\s+well',
  ],
  [
    1,
    'good|nice|pleasant|lovely|friendly|fun|productive|happy|positive|enjoyable|useful|helpful|insightful|inspiring|went\\s+well|glad|relaxed|not\\s+bad|constructive|cheerful|encouraging|enjoyed(?:\\s+it)?|(?:she|he|they)\\s+loved',
  ],
  [0, 'ok|okay|fine|neutral|so-so|alright|all\\s+right'],
  [
    -1,
    'awkward|tense|badly|poorly|did\\s?n.t\\s+go\\s+well|difficult|tough|poor|frustrat(?:ed|ing)|disappoint(?:ed|ing)|stressful|boring|annoyed|annoying|upset|rude|unpleasant|meh|uncomfortable|not\\s+(?:so\\s+|very\\s+|that\\s+)?(?:great|good|nice|happy|amazing|pleased)|no\\s+good|unhappy|sad|cool\\s+reception',
  ],
  [-2, 'angry|furious|terrible|horrible|awful|bad|worst|hostile|disaster|disastrous|dreadful|very\\s+(?:bad|upset|angry)|shouted|yelled'],
];

/** They say nothing of how it went. */
const greetings =
  /\b(?:happy\s+(?:birthday|new\s+year|holidays|hour|easter|anniversary|thanksgiving|christmas)|good\s+(?:morning|evening|afternoon|night|luck|bye|news\s+about|friday)|great\s+(?:britain|grand\p{L}*)|best\s+(?:regards|wishes)|bad\s+\p{Lu}\p{L}+|fine\s+(?:art|print|dining)|nice,?\s+france|a\s+good\s+(?:accountant|lawyer|designer|developer|plumber|doctor))\b/giu;

const words = scales.map(([value, list]) => ({
  value,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}'-])(?:${list})(?![\\p{L}\\p{N}'-])`, 'giu'),
}));

const faces: readonly [value: number, pattern: RegExp][] = [
  [2, /🤩|😍|🥰|🎉|❤|💖|🔥|🥳|💯|🙌|😻/gu],
  [1, /😀|😃|😄|😁|😊|🙂|😎|👍|😉|☺|😌|🤗|😂|😆|👌|👏|(?<!\S)[:;]-?\)(?!\S)|(?<!\S):-?D(?!\S)/gu],
  [0, /😐|😑|🤷/gu],
  [-1, /😕|🙁|☹|😬|😟|😞|👎|😒|🙄|😔|😣|(?<!\S):-?[(/](?!\S)/gu],
  [-2, /😡|😠|🤬|😤|😢|😭|💔|😱/gu],
];

/** Signs: they are taken out. `+1`, `-2`, `++`, `--`. */
export function takeMoodSigns(reading: Reading): Found<number>[] {
  const found: Found<number>[] = [];
  const add = (match: RegExpExecArray, value: number) => {
    const span = spanOf(match);
    found.push({ ...span, value });
    reading.take(span);
  };
  for (const match of reading.open.matchAll(/(?<![^\s,;(])(?:([+-])([12])|(\+\+?|--|−−?|−([12])))(?=$|[\s,;.)!])/gu)) {
    const [, sign, count, run, minus] = match;
    if (run === '+' || run === '−') continue;
    add(match, minus ? -Number(minus) : sign ? Number(count) * (sign === '+' ? 1 : -1) : run?.startsWith('+') ? 2 : -2);
  }
  for (const [value, pattern] of faces) for (const match of reading.open.matchAll(pattern)) add(match, value);
  return found;
}

/** What is written as a sign outweighs words; of words the strongest, and good and bad at once is for the user to say. */
export function findSentiment(reading: Reading, signs: readonly Found<number>[]): Found<number> | null {
  const explicit = signs.filter(({ start, end }) => /[+\u2212-]/.test(reading.text.slice(start, end)));
  const open = reading.open.replace(greetings, (text) => '\ue000'.repeat(text.length));
  const said: Found<number>[] = [];
  // Longer phrases first: `not great` is not great.
  for (const { value, pattern } of [...words].reverse()) {
    for (const match of open.matchAll(pattern)) {
      const span = spanOf(match);
      if (!said.some(({ start, end }) => start < span.end && span.start < end)) said.push({ ...span, value });
    }
  }
  for (const { value, pattern } of words) {
    if (value !== 1) continue;
    for (const match of open.matchAll(pattern)) {
      const span = spanOf(match);
      if (/not\s+bad/i.test(match[0]))
        said.splice(0, said.length, ...said.filter(({ start, end }) => end <= span.start || start >= span.end), { ...span, value });
    }
  }
  const all = explicit.length > 0 ? explicit : [...signs, ...said];
  const [first] = all;
  if (!first) return null;
  const strongest = all.reduce((best, one) => (Math.abs(one.value) > Math.abs(best.value) ? one : best), first);
  if (all.some(({ value }) => value > 0) && all.some(({ value }) => value < 0))
    reading.doubt('sentiment', strongest, 'stands beside the opposite');
  return strongest;
}
