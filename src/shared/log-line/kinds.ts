/** Kinds of touchpoint (ROR.md) in the ways people write them. */
import { fold } from '../domain/fold';
import type { Found, LogContext, LogPerson, Span } from './log-line';
import { type Reading, TAKEN } from './reading';

/** Stands for a person in the text that the patterns read. */
const P = '‡';
/** One or more people, or a word for them. */
const WHO = `(?:${P}(?:(?:\\s*,|\\s+and|\\s*&|\\s*\\+|\\s*,\\s*and)\\s*${P})*|\\b(?:him|her|them|everyone|everybody)\\b)`;
const THEY = `(?:${P}(?:(?:\\s*,|\\s+and|\\s*&|\\s*\\+|\\s*,\\s*and)\\s*${P})*|\\b(?:he|she|they|who)\\b)(?:\\s+(?:has|have|had|just|also|then|both|kindly|already))*`;
const MY = '(?:my|our|me|us)';
const MEDIA =
  '(?:e-?mail|mail|message|msg|text|sms|dm|letter|voice\\s?mail|voice\\s+(?:message|note)|whats\\s?app|postcard|linkedin(?:\\s+message)?)';
const WORK =
  '(?:posts?|articles?|videos?|podcasts?|episodes?|newsletters?|blog|talks?|story|stories|content|tweets?|threads?|photos?|pictures?|linkedin|work|book|website|webinar|course)';
const OCCASION =
  '(?:conference|conf|meet-?up|event|workshop|webinar|trade\\s+(?:fair|show)|fair|expo|summit|congress|convention|party|reception|gala|networking|panel|hackathon|seminar|wedding|festival|retreat|exhibition|mixer|offsite|reunion)';

/** In the order in which they are preferred where several begin at the same place. */
const patterns: readonly [kind: string, source: string][] = [
  ['note', '^(?:private\\s+)?(?:note(?:s)?(?:\\s+(?:on|about|to self))?|nb|fyi|n\\.b\\.)\\b'],
  // They acted.
  ['introduction_in', `${THEY}\\s+(?:introduced|intro'?d|intro'?ed|connected|hooked)\\s+(?:me|us)\\b`],
  ['introduction_in', `${THEY}\\s+(?:put|got)\\s+(?:me|us)\\s+in\\s+(?:touch|contact)`],
  ['introduction_in', `${THEY}\\s+(?:sent|gave)\\s+(?:me|us)\\s+(?:an?\\s+)?(?:warm\\s+)?(?:referral|intro(?:duction)?|lead)`],
  ['introduction_in', `${THEY}\\s+referred\\s+(?:${WHO}|(?:me|us)\\b)`],
  ['introduction_in', `\\b(?:warm\\s+)?(?:intro(?:duction)?|referral)\\s+(?:from|by|via)\\s+${P}`],
  [
    'review',
    `${THEY}\\s+(?:left|wrote|gave|posted|sent)\\s+(?:(?:me|us)\\s+)?(?:an?\\s+|\\d\\s+)?(?:\\p{L}+\\s+|\\d[\\s-]*star\\s+)*(?:review|testimonial|rating|recommendation|endorsement)`,
  ],
  ['review', `${THEY}\\s+(?:reviewed|recommended|endorsed|rated)\\s+${MY}\\b`],
  ['review', `\\b(?:review|testimonial|recommendation|rating|endorsement)\\s+(?:from|by)\\s+${P}`],
  ['share', `${THEY}\\s+(?:shared|reposted|re-?tweeted|forwarded|reshared|re-shared)\\s+(?:${MY}\\b)`],
  ['share', `\\b(?:share|repost|retweet)\\s+(?:from|by)\\s+${P}`],
  ['mention', `${THEY}\\s+(?:mentioned|tagged|quoted|cited|featured)\\s+${MY}\\b`],
  ['mention', `${THEY}\\s+gave\\s+(?:me|us)\\s+an?\\s+shout-?\\s?out|\\b(?:mention|shout-?\\s?out|tag)\\s+(?:from|by)\\s+${P}`],
  ['follow', `${THEY}\\s+(?:followed\\s+(?:me|us)|subscribed|signed\\s+up\\s+(?:for|to)\\s+my|joined\\s+my)`],
  [
    'comment_in',
    `${THEY}\\s+(?:commented|left\\s+a\\s+comment|replied\\s+to\\s+my\\s+(?:post|story|tweet|article|video)|reacted\\s+with\\s+a\\s+comment)`,
  ],
  ['comment_in', `\\bcomment\\s+(?:from|by)\\s+${P}`],
  ['reaction_in', `${THEY}\\s+(?:liked|hearted|reacted|upvoted|clapped)\\b`],
  ['reaction_in', `\\b(?:like|reaction|heart)\\s+(?:from|by)\\s+${P}`],
  ['call', `${THEY}\\s+(?:called|rang|phoned|facetimed|skyped|zoomed)\\b`],
  ['help_in', `${THEY}\\s+(?:helped|advised|fixed|lent|coached|mentored|supported)\\s+(?:me|us|my|our)\\b`],
  [
    'help_in',
    `${THEY}\\s+(?:gave|offered|did|showed|taught)\\s+(?:me|us)\\s+(?:an?\\s+|some\\s+|the\\s+)?(?:\\p{L}+\\s+)?(?:advice|help|favou?r|tips?|feedback|hand|lift|ride)`,
  ],
  ['help_in', `\\b(?:help|advice|favou?r|feedback)\\s+from\\s+${P}`],
  [
    'message_in',
    `${THEY}\\s+(?:e-?mailed|texted|txted|messaged|dm'?e?d|pinged|whats\\s?apped|wrote|replied|responded|answered|got\\s+back|reached\\s+out|sent|asked|wished\\s+me|invited\\s+me|told\\s+me|confirmed|cancel+ed|thanked\\s+me|accepted|declined|contacted)\\b`,
  ],
  [
    'message_in',
    `(?<!\\bno\\s)\\b(?:${MEDIA}|reply|response|answer|question|news|update|invitation|invite)(?:\\s+\\p{L}+)?\\s+(?:from|by)\\s+${P}`,
  ],
  ['message_in', `\\bheard\\s+(?:back\\s+)?from\\s+${P}`],
  ['listen', `\\bheard\\s+(?:that\\s+)?${THEY}|\\b(?:listened\\s+to|learned\\s+that|found\\s+out\\s+that)\\s+${THEY}`],
  ['listen', `${THEY}\\s+(?:needs?|(?:is|are)\\s+(?:looking\\s+for|searching\\s+for|in\\s+need\\s+of|struggling\\s+with))\\b`],
  // I acted.
  ['introduction_out', `\\b(?:introduced|intro'?d|connected|introducing)\\s+${WHO}\\s*(?:,|to|with|and|&|<>)`],
  ['introduction_out', `\\b(?:introduced|connected)\\s+${WHO}`],
  [
    'introduction_out',
    `\\bput\\s+${WHO}\\s+in\\s+(?:touch|contact)|\\bintro(?:duction)?(?:\\s+(?:for|between))?:?\\s+${P}\\s*(?:<>|<->|to|and|&|x)\\s*${P}`,
  ],
  [
    'ask_serve',
    `\\b(?:asked?|asking)\\s*(?:${WHO}\\s*)?[,:]?\\s*["']?(?:how|what|where|if|whether)\\s+(?:(?:i|we)\\s+(?:can|could|may|might)|(?:can|could|may|might)\\s+(?:i|we))\\s+(?:best\\s+)?(?:help|serve|support|do|be)\\b`,
  ],
  ['ask_serve', `\\boffer(?:ed)?\\s+(?:${WHO}\\s+)?(?:to\\s+help|my\\s+help|help|to\\s+support|support|a\\s+hand)`],
  ['ask', `\\b(?:asked|begged|requested)\\s+(?:${WHO}\\s+)?(?:for|to)\\b`],
  ['ask', `\\b(?:asked|requested)\\s+(?:an?\\s+)?(?:favou?r|referral|intro(?:duction)?|review|testimonial)`],
  [
    'pitch',
    `\\bpitch(?:ed)?\\b|\\bpromoted\\s+my\\b|\\b(?:sent|gave|made|showed)\\s+(?:${WHO}\\s+)?(?:an?\\s+|the\\s+|my\\s+|our\\s+)?(?:\\p{L}+\\s+)?(?:proposal|quote|quotation|offer|pitch|brochure|sales\\s+deck)|^(?:proposal|quote|offer)\\s+(?:to|for)\\s+${P}`,
  ],
  [
    'gift',
    `\\b(?:sent|gave|bought|brought|mailed|posted|delivered)\\s+(?:${WHO}\\s+)?(?:an?\\s+|some\\s+|the\\s+|my\\s+)?(?:\\p{L}+\\s+)?(?:gifts?|presents?|flowers|chocolates?|wine|book|cake|(?:thank|thx)[\\s-]*(?:you)?(?:\\s*-?\\s*(?:card|note|letter|gift))?|(?:birthday|christmas|thank-you|get-well)\\s+card|card|hamper|voucher)`,
  ],
  [
    'gift',
    `\\bgifted\\s+(?:${WHO}|an?\\b)|\\b(?:gift|present|flowers|thank[\\s-]*you(?:[\\s-]+(?:note|card|letter|gift))?|thanks|(?:thx|birthday|christmas)\\s+card)\\s+(?:for|to)\\s+${WHO}|\\bthanked\\s+${WHO}`,
  ],
  [
    'help_out',
    `\\b(?:helped|advised|coached|mentored|supported|taught)\\s+(?:out\\s+)?${WHO}|\\banswered\\s+${P}'s?\\s+questions?|\\banswered\\s+(?:an?|the|some)\\s+(?:\\p{L}+\\s+)?questions?\\s+(?:from|of|for)\\s+${P}`,
  ],
  [
    'help_out',
    `\\b(?:gave|offered|lent|sent)\\s+${WHO}\\s+(?:an?\\s+|some\\s+|my\\s+)?(?:\\p{L}+\\s+)?(?:feedback|advice|tips?|help|hand|input|lift|ride)|\\b(?:gave|sent)\\s+(?:\\p{L}+\\s+)?(?:feedback|advice|tips?)\\s+to\\s+${WHO}|\\b(?:reviewed|proofread|fixed|checked)\\s+${P}'s?\\b|\\bdid\\s+${WHO}\\s+a\\s+favou?r|\\bdid\\s+a\\s+favou?r\\s+for\\s+${WHO}`,
  ],
  [
    'share_out',
    `\\b(?:shared|reposted|re-?tweeted|praised|promoted|forwarded|boosted)\\s+(?:\\p{L}+\\s+)?${P}|\\b(?:recommended|endorsed|praised|promoted)\\s+${WHO}|\\bmentioned\\s+${P}\\s+(?:in|on)\\s+my|\\b(?:liked|commented\\s+on)\\s+${P}'s?\\s+${WORK}|\\b(?:left|wrote)\\s+(?:${WHO}\\s+a\\s+(?:\\p{L}+\\s+)?(?:review|testimonial|recommendation)|a\\s+(?:\\p{L}+\\s+)?(?:review|testimonial|recommendation)\\s+for\\s+${WHO})`,
  ],
  [
    'reply_out',
    `\\b(?:replied|responded|answered|got\\s+back|wrote\\s+back|emailed\\s+back|texted\\s+back|called\\s+back)\\s+(?:to\\s+)?(?:${WHO}|all)|\\b(?:replied|responded|answered)\\b|\\b(?:reply|response|answer)\\s+to\\s+${WHO}|\\bfollow(?:ed|ing)?[\\s-]+up\\s+(?:with|on)\\s+${WHO}`,
  ],
  // Both.
  [
    'event',
    `\\b(?:met|saw|ran\\s+into|bumped\\s+into|talked\\s+to|spoke\\s+(?:to|with)|caught\\s+up\\s+with|chatted\\s+with|lunch|dinner|coffee|drinks)\\b[^,;.]*\\bat\\s+(?:an?\\s+|the\\s+|our\\s+|my\\s+)?(?:\\p{L}+\\s+){0,2}${OCCASION}\\b`,
  ],
  [
    'event',
    `\\b(?:networking\\s+)?${OCCASION}\\s+(?:with|at|in|by)\\b|\\b(?:at|attended)\\s+(?:an?\\s+|the\\s+)?(?:\\p{L}+\\s+){0,2}${OCCASION}\\b|\\b(?:ran|bumped)\\s+into\\b`,
  ],
  [
    'message_out',
    `\\b(?:sent|left|wrote|dropped|shot)\\s+(?:${WHO}\\s+)?(?:an?\\s+|the\\s+|my\\s+)?(?:\\p{L}+\\s+)?(?:${MEDIA}|note|line)\\b`,
  ],
  [
    'message_out',
    `\\b(?:e-?mailed|texted|txted|messaged|dm'?e?d|pinged|whats\\s?apped|wrote(?:\\s+to)?|mailed|wished|congrats|congratulations|congratulated|reached\\s+out)\\b`,
  ],
  ['message_out', `\\b${MEDIA}\\s+(?:to\\s+)?${WHO}`],
  [
    'call',
    '\\b(?:phone|video|zoom|teams|skype|whatsapp|conference|sales|discovery|intro|quick|telephone)\\s*-?\\s*(?:call|chat|conversation)\\b|\\bgoogle\\s+meet\\b',
  ],
  [
    'call',
    '\\b(?:spoke|talked|caught\\s+up|chatted|catch-?up|chat)\\b[^,;.]*\\b(?:on|over|by|via)\\s+(?:the\\s+|a\\s+)?(?:phone|zoom|teams|skype|facetime|video)',
  ],
  ['meeting', '\\b(?:zoom|teams|online|virtual|video)\\s+meeting\\b'],
  ['call', '\\b(?:calls?|called|rang|phoned|phone|telephone|zoom(?:ed)?|skyped?|facetimed?|teams|spoke|talked|hangout)\\b'],
  [
    'meeting',
    '\\b(?:cof+e+s?|lunch(?:ed)?|dinner|breakfast|brunch|supper|drinks?|beers?|wine|tea|pint|walk(?:ed)?|hike|met|meet(?:ing)?|mtg|visit(?:ed)?|saw|catch(?:ing)?[\\s-]?up|caught\\s+up|hung\\s+out|sat\\s+down|get[\\s-]?together|interview(?:ed)?|session|sync|stand-?up|one[\\s-]on[\\s-]one|1[\\s-]?on[\\s-]?1|1:1s?|1-1s?|golf|tennis|gym|run)\\b',
  ],
  ['meeting', '(?:☕|🍽|🍻|🍺|🥂|🍷|🥗|🍕)'],
  ['call', '(?:📞|☎|📱)'],
  ['message_out', '(?:✉|📧|📨)'],
  ['gift', '(?:🎁|💐)'],
  ['call', '\\b(?:chat|chatted|conversation)\\b'],
  ['event', `\\b${OCCASION}\\b`],
  [
    'message_out',
    `\\b(?:sent|forwarded)\\s+${WHO}\\s+(?:an?|the|my|our|some)\\b|\\b(?:sent|forwarded)\\s+(?:an?|the|my|our|some)\\s+[^,;.]*?\\bto\\s+${WHO}`,
  ],
  ['reply_out', '\\bfollow(?:ed)?[\\s-]+up\\b'],
];

const compiled = patterns.map(([kind, source]) => ({ kind, pattern: new RegExp(source, 'iu') }));

/** The line with a sign for each person and nothing for what was understood already; `places` lead back. */
export interface Skeleton {
  text: string;
  places: number[];
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
  return { text, places };
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
