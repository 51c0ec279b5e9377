/** What is to be done next: `ping in 3 weeks`, `call him back on Monday`, `remind me …`. */
import { type Clock, takeDays } from './days';
import type { LogContext, LogFollowUp, Span } from './log-line';
import { type Reading, TAKEN } from './reading';

const strong =
  /(?<![\p{L}\p{N}])(?:ping|remind(?:er)?(?:\s+me)?|f\/u|f-u|follow(?:-|\s)?up(?!\s+(?:call|meeting|e-?mail|chat|coffee|session|visit)\s+(?:with|from|to)\b)|touch\s+base|check\s+(?:back\s+)?in(?:\s+with)?|circle\s+back|get\s+back\s+to|reconnect|chase|nudge|cb(?!\p{L})|to-?do\s*:?|next\s+(?:call|meeting|steps?|coffee|lunch|catch-?up|chat)(?=\s)|(?:call|ring|phone|write|text)\s+(?:him|her|them|\p{L}+)\s+back)(?![\p{L}\p{N}])/giu;

const VERB =
  'call|ring|phone|e-?mail|mail|send|write|text|message|meet|see|ask|invite|reply|answer|book|schedule|arrange|prepare|share|introduce|intro|get|give|bring|buy|pay|review|draft|order|set\\s+up|connect|visit|chat|talk|speak|catch\\s+up|find|check|tell|thank|finish|return|confirm|sign|try|retry|revisit|resend|remember\\s+to|look|discuss|update|pick\\s+up|reach\\s+out';
/** They count only with a day that lies ahead. */
const intent =
  /(?<![\p{L}\p{N}])(?:(?:i|we)(?:'ll|\s+will)|will|(?:i\s+|we\s+)?(?:need\s+to|have\s+to|must|should|going\s+to|gonna|promised\s+to|agreed\s+to|plan\s+to|want\s+to)|let's)\s+\p{L}+/giu;
const imperative = new RegExp(
  `(?<=[,;.!?\\n${TAKEN}]\\s*|\\s[-–—]\\s|(?:->|→|=>)\\s*)(?:and\\s+|then\\s+|so\\s+|please\\s+)*(?:${VERB})(?![\\p{L}\\p{N}'])`,
  'giu',
);
/** The whole line is a plan if its day lies ahead by its own words. */
const plan = new RegExp(
  `^\\s*(?:${VERB})(?=\\s+(?!with\\b|w/|from\\b))(?=[^,;.!?]*\\b(?:tomorrow|tmrw?|next|in\\s+(?:\\d+|a|an|two|three|four|six)\\s+\\p{L}+)\\b)`,
  'giu',
);
/** These are never what happened: `Ask Mike on Monday`. */
const order =
  /^\s*(?:ask|send|tell|invite|buy|bring|prepare|write|remember\s+to|give|find|finish|confirm|don't\s+forget)\s+(?!by\b|from\b)(?=[^,;.!?]*\b(?:on|by|before|this|in|mon|tue|wed|thu|fri|sat|sun)\p{L}*\b)/giu;
const deadline = /(?<=[,;.!?]\s*)[^,;.!?\n]*?\b(?:by|until|before)\s+(?=\p{L}|\d)/giu;

/** Somebody waits for it: `asked me for a quote by Friday`. */
const until =
  /\bby\s+(?=(?:the\s+)?(?:end|close|eod|eow|cob|tom|mon|tue|wed|thu|fri|sat|sun|next|noon|jan|feb|mar|apr|may|june?\b|july?\b|aug|sep|oct|nov|dec|\d))/giu;

const boundary = /[,;!?\n]|\.(?=\s|$)|\s[-–—]\s|->|→|=>/g;
const past = /\b(?:yesterday|ago|last|earlier|this morning|already)\b/i;

/** From a place to the end of its clause. */
function clauseFrom(text: string, start: number): Span {
  boundary.lastIndex = start;
  return { start, end: boundary.exec(text)?.index ?? text.length };
}

/** Where the clause begins that a place is in. */
function clauseStart(text: string, at: number): number {
  let start = 0;
  for (const match of text.matchAll(boundary)) if (match.index + match[0].length <= at) start = match.index + match[0].length;
  return start;
}

interface Trigger extends Span {
  /** It says by itself that something is to be done. */
  certain: boolean;
}

function triggers(text: string): Trigger[] {
  const found = [
    ...[...text.matchAll(strong)].map((match) => ({ match, certain: true })),
    ...[intent, imperative, plan, order, deadline, until].flatMap((pattern) =>
      [...text.matchAll(pattern)].map((match) => ({ match, certain: false })),
    ),
  ];
  return (
    found
      // `Will Turner` is somebody.
      .filter(({ match }) => !(/^Will\s/.test(match[0]) && /(?:\p{L}|[&,/+])\s*$/u.test(text.slice(0, match.index))))
      .map(({ match, certain }) => ({ start: match.index, end: match.index + match[0].length, certain }))
      .sort((a, b) => a.start - b.start || Number(b.certain) - Number(a.certain))
  );
}

const lead =
  /^(?:and\s+|then\s+|so\s+)*(?:(?:set\s+a\s+)?remind(?:er)?(?:\s+me)?(?:\s+(?:to|about|that))?|to-?do\s*:?|i\s+need\s+to|i\s+must|i\s+have\s+to|i\s+will|i'll|need\s+to|must|should|will)(?:\s+|$)/i;

function reasonOf(reading: Reading, { start, end }: Span): string {
  let text = '';
  for (let at = start; at < end; at += 1) text += reading.open[at] === TAKEN ? ' ' : reading.open[at];
  const words = text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:.>→-]+/, '')
    .trim()
    .replace(lead, '')
    .replace(/\s+(?:by|on|at|in|until|before|from)$/i, '')
    .replace(/^[\s,;:-]+|[\s,;:-]+$/g, '');
  return words === '' ? '' : words.charAt(0).toUpperCase() + words.slice(1);
}

const onlyDay = new RegExp(`^[\\s,;.${TAKEN}]*$`);

export interface NextStep {
  followUp: LogFollowUp | null;
  /** The clause it is in; people are looked for in it when there is no other. */
  region: Span | null;
  /** The words of the clause with its day taken out. */
  words: string;
}

/** Takes the first clause that plans something, and its day. */
export function takeFollowUp(reading: Reading, context: LogContext, clock: Clock): NextStep {
  let uncertain: Span | null = null;
  for (const trigger of triggers(reading.open)) {
    let region = clauseFrom(reading.open, trigger.start);
    // `call with Ana, follow up, next Tuesday`
    let attempt = reading.copy();
    let { day } = takeDays(attempt, region, context, clock, 'ahead');
    const doubts = attempt.unsure.length > reading.unsure.length;
    if (!day && !doubts && trigger.certain) {
      const before = { start: clauseStart(reading.open, trigger.start), end: trigger.start };
      const early = takeDays(attempt, before, context, clock, 'ahead');
      if (early.day && onlyDay.test(attempt.open.slice(early.day.end, trigger.start))) {
        day = early.day;
        region = { start: early.day.start, end: region.end };
      } else {
        attempt = reading.copy();
        const next = clauseFrom(reading.open, region.end + 1);
        const late = takeDays(attempt, next, context, clock, 'ahead');
        if (late.day && onlyDay.test(attempt.open.slice(region.end, next.end))) {
          day = late.day;
          region = { start: region.start, end: next.end };
        } else attempt = reading.copy();
      }
    }
    const ahead = day !== null && day.value >= clock.today && !past.test(reading.text.slice(region.start, region.end));
    if (day && (trigger.certain || ahead)) {
      reading.adopt(attempt);
      if (!ahead) reading.doubt('followUp', day, 'lies in the past');
      const reason = reasonOf(reading, region);
      const words = reading.open.slice(region.start, region.end);
      reading.take(region);
      return { followUp: { ...region, due: day.value, reason }, region, words };
    }
    if (trigger.certain) {
      if (doubts) reading.adopt(attempt);
      uncertain ??= region;
      const words = reading.open.slice(region.start, region.end);
      if (!doubts) reading.doubt('followUp', region, 'is to be followed up, but when is not said');
      reading.take(region);
      return { followUp: null, region, words };
    }
  }
  return { followUp: null, region: uncertain, words: '' };
}
