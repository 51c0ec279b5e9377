/** What did not happen is not logged as if it had: `didn't reach`, `skipped lunch`, `called, no answer`. */
import type { Found } from './log-line';
import type { Reading } from './reading';

const NOT =
  "(?:did\\s*(?:n'?t|\\s+not)|could\\s*(?:n'?t|\\s+not)|can(?:'t|not)|was\\s*n'?t|were\\s*n'?t|ha(?:ve|s|d)\\s*(?:n'?t|\\s+not)|never|not|no|without|skipp?ed|missed|forgot(?:\\s+to)?|failed\\s+to|unable\\s+to|instead\\s+of|no[\\s-]show\\s+(?:at|for)|called\\s+off|postponed|cancel+ed|rescheduled|moved)";
const before = new RegExp(`(?<![\\p{L}\\p{N}])${NOT}(?:\\s+(?!and\\b|but\\b)[\\p{L}'‡-]+){0,2}\\s*$`, 'iu');
const clause = /[,;.!?:](?=\s|$)|\s[-–—]\s|\b(?:but|and\s+then)\b/g;
/** `not only`, `not bad`. */
const notReally = /\bnot\s+(?:only|bad|just)\b[^,;.]*$|\bno\s+(?:problem|worries|longer)\b[^,;.]*$/i;

/** Calls that nobody took. */
const unanswered =
  /\b(?:tried|trying|attempted)\s+(?:to\s+)?(?:re-?)?(?:call|calling|ring|ringing|phone|phoning|reach|reaching)|\bno\s+(?:answer|reply|response|luck|pick-?up|one\s+(?:answered|there))|\b(?:left|got|reached|straight\s+to)\s+(?:an?\s+|his\s+|her\s+|their\s+|the\s+)?(?:voice\s?mail|vm|answering\s+machine|message|mailbox)|\b(?:didn'?t|did\s+not)\s+(?:answer|pick\s+up|respond|get\s+through|reach)|\bcouldn'?t\s+(?:reach|get\s+(?:through|hold))|\b(?:line\s+)?(?:busy|engaged)\s+(?:tone|signal|line)|\bunanswered\b|\bvm\b/i;
const waiting = /\bno\s+(?:answer|reply|response|news|word|sign)\b/i;
/** They did not come. */
const stoodUp =
  /\bno[\s-]?show(?:ed)?\b|\b(?:didn'?t|did\s+not|never)\s+(?:show(?:\s+up)?|turn\s+up|come|appear|join)\b|\bstood\s+(?:me|us)\s+up\b|\b(?:called\s+off|fell\s+through|didn'?t\s+happen|was\s+cancel+ed|got\s+cancel+ed|was\s+postponed|(?:pushed|moved|postponed|rescheduled|shifted|delayed)\s+(?:back\s+)?(?:to|until|by))\b/i;

/** The kind that remains; what is doubtful of it is told. */
export function withoutUndone(
  kind: Found<string> | null,
  reading: Reading,
  planned: boolean,
): { kind: Found<string> | null; undone: boolean } {
  const off = /^\s*(?:cancel+ed|declined|postponed|missed|no[\s-]show)\s*[:–—-]/i.exec(reading.text);
  if (off) {
    if (!planned) reading.doubt('kind', { start: 0, end: off[0].length }, 'did not happen, it seems');
    return { kind: null, undone: true };
  }
  if (kind === null) return { kind, undone: waiting.test(reading.text) };
  const ahead = reading.text.slice(0, kind.start);
  let from = 0;
  for (const match of ahead.matchAll(clause)) from = match.index + match[0].length;
  const own = ahead.slice(from);
  if (before.test(own) && !notReally.test(own)) {
    const start = from + own.length - own.trimStart().length;
    const word = /^[\p{L}'-]*/u.exec(reading.text.slice(kind.start))?.[0] ?? '';
    if (!planned) reading.doubt('kind', { start, end: kind.start + word.length }, 'did not happen, it seems');
    return { kind: null, undone: true };
  }
  if (
    (kind.value === 'call' && unanswered.test(reading.text)) ||
    (/^(?:call|meeting|event)$/.test(kind.value) && stoodUp.test(reading.text))
  )
    reading.doubt('kind', kind, 'did not take place, it seems');
  return { kind, undone: false };
}
