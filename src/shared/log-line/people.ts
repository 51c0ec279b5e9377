/** Names in a line: where one is expected, and where capital letters, a script without them or the book say that it is one. */
import type { LogContext, LogPerson, PersonMatch, Span } from './log-line';
import type { Handle } from './marks';
import { type Reading, TAKEN } from './reading';
import { commonWords, particles, titles } from './words';

interface Word extends Span {
  text: string;
}

const WORD = /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'.’-]*/gu;

/** Words with their places; a full stop at the end of one belongs to it after a title or an initial only. */
function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map((match) => {
    let word = match[0].replace(/['-]+$/, '');
    if (word.endsWith('.') && !titles.has(word.toLowerCase()) && !/^(?:\p{Lu}\.)+$/u.test(word)) word = word.replace(/\.+$/, '');
    return { text: word, start: match.index, end: match.index + word.length };
  });
}

const POSSESSIVE = /'s$|s'$/;
const bareOf = (word: string) => word.replace(/'s$/, '').toLowerCase();
const isCommon = (word: string) =>
  commonWords.has(word.toLowerCase()) || commonWords.has(bareOf(word)) || /\d/.test(word) || /^i'/i.test(word);
const isCapital = (word: string) => /^(?:\p{Lu}|\p{Lt}|d'\p{Lu}|al-\p{Lu})/u.test(word);
const isCaseless = (word: string) => /^\p{Lo}/u.test(word);
/** Names that are common words in small letters. */
const both = /^(?:May|Will|An|So|Do|Art|Mark|Rich|Grant|Hope|Joy|Grace|Faith|Summer|Autumn|Dawn|Sunny|In|Lee)(?:'s)?$/;

const alsoNames = new Set('may will mark rich grant hope joy grace faith summer autumn dawn sunny'.split(' '));

const looksLikeName = (word: string) => (isCapital(word) || isCaseless(word)) && !isCommon(word);

/** Somebody is named straight after these. */
const taking = new Set(
  `with w w/ met saw called rang phoned emailed mailed texted txted messaged dmed dm'ed dm'd pinged whatsapped skyped facetimed zoomed visited helped advised coached mentored
   thanked asked told pitched introduced connected recommended praised congratulated wished interviewed hosted invited joined answered cc and & + mit avec con com met`.split(
    /\s+/,
  ),
);
/** And after these, where they follow a word that takes them. */
const toWords =
  /(?:\b(?:spoke|speaking|talked|wrote|replied|reply|responded|emailed|e-?mail|mail|message|msg|text|texted|dm|whatsapp|sms|letter|note|listened|card|flowers|gift|present|pitched|pitch|proposal|quote|(?:pitched|promoted|presented|explained|demoed|asked|recommended)\s[^,;.]{1,60}|got back|reached out|intro(?:duced|duction)?|sent[^,;.]{0,40}|gave[^,;.]{0,40}|thanks|thank-you|invoice|offer|referral|help|lent[^,;.]{0,30}|apologi[sz]ed|sold|introduced\s+[^,;.]{1,60}|connected\s+[^,;.]{1,60}|introduced me|me)\s+to|\b(?:commented on|(?:comment|review|mention|share|repost|tag|like|recommendation|testimonial) by|from|gift for|present for|card for|flowers for|favour for|favor for|help for|flowers to|flowers for|congrats to|congratulations to|note on|notes on|about her friend|heard that|that|back to|touch with|into|up with|to help|to meet|bumped into|ran into|for))\s+$/i;
/** Whoever is named after these is not who it was with. */
const notAfter =
  /\b(?:about|re|regarding|discussed|discussing|in|at|near|of|the|a|an|on|via|by|through|using|named|since|until|till|before|after|during|early|late|mid|end of|this|last|next|my|her|his|their|our|like|as)\s+$/i;
/** Inbound: the one before it acted. */
const actions =
  "(?:has\\s+|had\\s+|just\\s+|also\\s+)*(?:e-?mailed|texted|txted|messaged|dm'?e?d|wrote|called|rang|phoned|replied|responded|answered|got\\s+back|sent|liked|reacted|commented|shared|retweeted|reposted|mentioned|tagged|gave|left|recommended|endorsed|rated|reviewed|followed|subscribed|introduced|intro'?d|put|connected|helped|did|referred|needs|wants|is|was|asked|told|invited|thanked|bought|visited|came|joined|wished|said|cancelled|canceled|signed|lent|fixed|showed|offered|accepted|pinged|hired)";
const actsNext = new RegExp(`^\\s+${actions}(?![\\p{L}\\p{N}])`, 'iu');

const kindNoun =
  /(?:^|[\s,;:(])(?:1:1|1-1|coffee|lunch|dinner|breakfast|brunch|drinks?|beers?|tea|walk|call|called|zoom|meeting|mtg|met|phone|email|text|visit|chat|skype|facetime|catch-?up|workshop|gift|intro|voicemail|message|review)\s*[:-]?\s+$/i;
/** Words of such forms begin a line more often than somebody called so does. */
const notNames = /^(?:\p{L}{4,}(?:ing|[^fmr]ed|tion|sion)|\p{L}{5,}ment)$/iu;
const sayKind =
  /^\s+(?:1:1|coffee|lunch|dinner|breakfast|brunch|drinks?|beers?|tea|walk|call|zoom|meeting|mtg|phone|e-?mail|text|visit|chat|skype|facetime|catch-?up)(?!\p{L})/iu;
const relation =
  /^\s+(?:brother|sister|wife|husband|partner|son|daughter|boss|colleague|assistant|mother|father|mom|mum|dad|friend|cousin)\s+/i;
/** Of these two or more are meant: `the Garcias`. */
const family = /(?:\b(?:with|to|from|met|saw|visited|called|and|w)|w\/|&|,)\s+the\s+$/i;
const relatedNow = /\b(?:brother|sister|wife|husband|partner|son|daughter|boss|colleague|assistant|mother|father|friend|cousin)\s+$/i;

function withoutTitles(name: string): string {
  const words = name.split(' ');
  while (titles.has((words[0] ?? '').toLowerCase())) words.shift();
  return words.join(' ');
}

interface Expected {
  yes: boolean;
  /** A name may stand here in small letters as well. */
  small: boolean;
}

export class PeopleFinder {
  private readonly words: Word[];
  readonly found: LogPerson[] = [];

  private readonly reading: Reading;
  private readonly context: LogContext;
  private readonly handles: readonly Handle[];

  constructor(reading: Reading, context: LogContext, handles: readonly Handle[]) {
    this.reading = reading;
    this.context = context;
    this.handles = handles;
    this.words = wordsOf(reading.open);
  }

  /** Who goes by that name, with or without its titles. */
  private lookUp(name: string): readonly PersonMatch[] | undefined {
    const found = this.context.findPeople(name);
    if (found === undefined || found.length > 0) return found;
    const plain = withoutTitles(name);
    return plain === name || plain === '' ? found : this.context.findPeople(plain);
  }

  private known(name: string): readonly PersonMatch[] {
    return this.lookUp(name) ?? [];
  }

  /** The words from `index` on that make one name. */
  private nameAt(index: number, small: boolean, named = false): { last: number } | null {
    const first = this.words[index];
    if (!first) return null;
    const isName = (word: string) =>
      looksLikeName(word) || (named && (both.test(word) || (small && alsoNames.has(word.toLowerCase()) && this.known(word).length > 0)));
    const { text: open } = this.reading;
    const follows = (at: number) => {
      const word = this.words[at];
      const previous = this.words[at - 1];
      return word && previous && /^[ ]+$/.test(open.slice(previous.end, word.start)) && this.reading.open[word.start] !== TAKEN
        ? word
        : null;
    };
    const title = titles.has(first.text.toLowerCase());
    const particle = particles.has(first.text.toLowerCase());
    // What is in the book decides, longest first.
    for (let last = index + 4; last >= index; last -= 1) {
      if (last > index && !this.run(index, last, follows)) continue;
      const name = this.nameOf(index, last);
      if (last === index && !isName(first.text) && (isCommon(first.text) || !small)) continue;
      if (last > index && this.words.slice(index, last + 1).every((word) => isCommon(word.text))) continue;
      if (last > index && isCommon(first.text) && !title && !isName(first.text) && !both.test(first.text)) continue;
      if (this.known(name).length > 0 && (last > index || !this.goesOn(index, follows))) return { last };
    }
    if (isName(first.text) || title || (particle && small)) {
      let last = index;
      let ends = POSSESSIVE.test(first.text) && first.text.endsWith("'s");
      while (!ends) {
        const next = follows(last + 1);
        if (!next || (isCommon(next.text) && !both.test(next.text))) break;
        if (looksLikeName(next.text) || both.test(next.text)) last += 1;
        else if (particles.has(next.text.toLowerCase())) {
          let reach = last + 2;
          while (particles.has(follows(reach)?.text.toLowerCase() ?? '')) reach += 1;
          const after = follows(reach);
          if (!after || !looksLikeName(after.text)) break;
          last = reach;
        } else break;
        ends = this.words[last]?.text.endsWith("'s") ?? true;
      }
      return title && last === index ? null : { last };
    }
    return small && !isCommon(first.text) && /^\p{L}/u.test(first.text) ? { last: index } : null;
  }

  private run(index: number, last: number, follows: (at: number) => Word | null): boolean {
    for (let at = index + 1; at <= last; at += 1) if (!follows(at)) return false;
    return true;
  }

  /** A longer name is written than the one in the book. */
  private goesOn(index: number, follows: (at: number) => Word | null): boolean {
    const next = follows(index + 1);
    return (
      next !== null && looksLikeName(next.text) && looksLikeName(this.words[index]?.text ?? '') && !this.words[index]?.text.endsWith("'s")
    );
  }

  private nameOf(first: number, last: number): string {
    const from = this.words[first];
    const to = this.words[last];
    return from && to ? this.reading.text.slice(from.start, to.end).replace(/'s$/, '').replace(/\s+/g, ' ') : '';
  }

  private add(first: number, last: number): void {
    const from = this.words[first];
    const name = this.nameOf(first, last);
    if (!from || name === '') return;
    this.addSpan(
      {
        start: from.start,
        end: from.start + this.reading.text.slice(from.start, this.words[last]?.end ?? from.end).replace(/'s$/, '').length,
      },
      name,
    );
  }

  private addSpan(span: Span, name: string): void {
    if (this.found.some(({ start, end }) => start < span.end && span.start < end)) return;
    const candidates = this.lookUp(name);
    this.found.push({ ...span, name, candidates: candidates ?? [], pending: candidates === undefined });
  }

  private expected(word: Word, previous: LogPerson | null): Expected {
    const { open } = this.reading;
    const before = open.slice(0, word.start);
    const previousWord = /([\p{L}\p{M}'/&+-]+)\s*$/u.exec(before)?.[1]?.toLowerCase() ?? '';
    if (previous) {
      const between = open.slice(previous.end, word.start);
      if (/^\s*(?:,|&|\+|\/|,?\s+and|,?\s*und|,?\s*et|,?\s*y|<>|<->)\s*$/i.test(between))
        return { yes: true, small: !/^\s*,\s*$/.test(between) || this.listGoesOn(word) };
      // `Ana from Acme` says where she works.
      if (/^\s+from\s+$/i.test(between)) return { yes: false, small: false };
      if (/^\s*(?:with|to)\s+$/i.test(between) || /^\s+in\s+touch\s+with\s+$/i.test(between) || /^\s*[:-]\s*$/.test(between))
        return { yes: true, small: false };
    }
    if (/\b(?:referral|intro|introduction|lead)\s*:\s*$/i.test(before)) return { yes: true, small: false };
    if (relatedNow.test(before)) return { yes: true, small: false };
    // `dinner @ Luigi w Ana` is at a place.
    if (/\s@\s+$/.test(before) && /\s(?:w\/?|with)\s/i.test(open.slice(word.end))) return { yes: false, small: false };
    if (/(?:^|[\s,(])(?:w\/|w\.|w|@)\s*$/i.test(before)) return { yes: true, small: true };
    if (
      taking.has(previousWord) &&
      !/\b(?:(?:fed|come|came)\s+up|help(?:ed|ing)?(?:\s+(?:me|him|her|them|us|out))?|deal(?:t|ing)?|struggl\p{L}+|started|along|happy|pleased|fine|ok|okay|agreed|disagreed|done|work(?:ed|ing)?)\s+with\s*$/iu.test(
        before,
      )
    ) {
      const joint = /^(?:and|&|\+)$/.test(previousWord);
      return { yes: !joint || /(?:^|\b(?:me|i)\s+)(?:and|&)\s*$/i.test(before), small: !joint };
    }
    if (toWords.test(before))
      return {
        yes: true,
        small: !/\b(?:that|for|into)\s+$/i.test(before) || /\b(?:heard|ran|bumped|gift|card)\s+(?:that|into|for)\s+$/i.test(before),
      };
    if (
      /\b(?:sent|gave|took|gifted|endorsed|retweeted|reposted|promoted|praised|treated|drove|nominated|left|lent|shared|liked|put|referred|bought|offered|owe|paid|showed|reviewed|listened|asked|wrote|told|brought|heard|learned)\s+$/i.test(
        before,
      )
    )
      return { yes: true, small: false };
    if (kindNoun.test(before)) return { yes: true, small: false };
    // `with the board: Ana, Bo`.
    if (/\p{L}:\s*$/u.test(before) && /^(?:\s+\p{Lu}[\p{L}'-]*){0,2}\s*(?:,|&|\band\b)\s*\p{Lu}/u.test(open.slice(word.end)))
      return { yes: true, small: false };
    // `Interview with Ana` names what it was first.
    if (/^[\s\ue000,;:.(–—-]*$/.test(before) && /^\s+(?:with|w\/|mit|avec|con|com|met)\s/i.test(open.slice(word.end)))
      return { yes: false, small: false };
    if (/^[\s\ue000,;:.(–—-]*$/.test(before)) return { yes: this.begins(word), small: actsNext.test(open.slice(word.end)) };
    if (/(?:[,;.!?\ue000]|\s[-–—])\s*$/.test(before))
      return { yes: actsNext.test(open.slice(word.end)) || /^(?:\s*(?:$|[\ue000,;&]|and\b))/.test(open.slice(word.end)), small: false };
    if (/^(?:note|notes)\s*(?:on)?\s*:?\s*$/i.test(before) || /\b(?:note|nb|fyi)\s*:\s*$/i.test(before)) return { yes: true, small: false };
    return { yes: false, small: false };
  }

  /** A line begins with somebody who is in the book, or by what follows; `Presentation at the club` does not. */
  private begins({ text, end }: Word): boolean {
    const after = this.reading.open.slice(end);
    if (notNames.test(text) && !this.known(text).length) return false;
    if (/^(?:$|\s*[\ue000,;:&+/|()–—-]|\s+(?:and|&)\s)/u.test(after) || actsNext.test(after) || this.known(text).length > 0) return true;
    const next = /^\s+([\p{L}'.-]+)/u.exec(after)?.[1] ?? '';
    if (looksLikeName(next) || titles.has(text.toLowerCase()) || isCaseless(text) || particles.has(next.toLowerCase())) return true;
    // `Strategy call with Ana` says of which sort it was.
    return sayKind.test(after) && !/\s(?:with|w\/?|to|from|for)\s/i.test(after);
  }

  /** Whatever word it is, it is a name here. */
  private isNamed({ text, start, end }: Word): boolean {
    const { open } = this.reading;
    return /[\p{L}:,&+]\s*$|[@/]\s*$/u.test(open.slice(0, start)) || (isCapital(text) && actsNext.test(open.slice(end)));
  }

  /** After a comma, small letters are a name when more of the list comes. */
  private listGoesOn(word: Word): boolean {
    return /^\s*(?:,|&|\band\b)\s*\p{L}/iu.test(this.reading.open.slice(word.end));
  }

  find(): LogPerson[] {
    for (const { name, start, end } of this.handles) this.addSpan({ start, end }, name);
    for (let index = 0; index < this.words.length; index += 1) {
      const word = this.words[index];
      if (!word || word.text === '' || this.reading.open[word.start] === TAKEN) continue;
      const previous = this.found.findLast(({ end }) => end <= word.start) ?? null;
      if (this.addFamily(word)) continue;
      const expected = this.expected(word, previous);
      let name = this.nameAt(index, expected.small, expected.yes && this.isNamed(word));
      if (!expected.yes && name) {
        // Elsewhere only the book says that it is a name.
        const certain = this.known(this.nameOf(index, name.last)).length > 0 && !notAfter.test(this.reading.open.slice(0, word.start));
        if (!certain) {
          if (looksLikeName(word.text)) index = name.last;
          name = null;
        }
      }
      name ??= this.inBookAt(index);
      if (!name) continue;
      const last = this.words[name.last];
      // `Ana's brother Miguel` is about Miguel.
      const related = last?.text.endsWith("'s") ? relation.exec(this.reading.open.slice(last.end)) : null;
      const relative = related && last ? this.words.findIndex(({ start }) => start >= last.end + related[0].length) : -1;
      if (relative > 0 && looksLikeName(this.words[relative]?.text ?? '')) continue;
      this.add(index, name.last);
      index = name.last;
    }
    return this.found.sort((a, b) => a.start - b.start);
  }

  /** `the Garcias`: somebody of that name, and whom else the user says. */
  private addFamily({ text, start, end }: Word): boolean {
    if (!isCapital(text) || !/..s$/.test(text) || isCommon(text) || !family.test(this.reading.open.slice(0, start))) return false;
    if (/^\s+\p{Lu}/u.test(this.reading.open.slice(end))) return false;
    const candidates = [text.slice(0, -1), text.replace(/es$/, '')].map((name) => this.known(name)).find((found) => found.length > 0);
    if (!candidates) return false;
    this.found.push({ start, end, name: text, candidates, pending: false });
    if (candidates.length === 1) this.reading.doubt('people', { start, end }, 'may be more people than one');
    return true;
  }

  /** Names in small letters at the begin of the line or after a kind, if the book has them. */
  private inBookAt(index: number): { last: number } | null {
    const word = this.words[index];
    if (!word) return null;
    const before = this.reading.open.slice(0, word.start);
    if (!kindNoun.test(before) && !/^[\s\ue000,]*$/.test(before)) return null;
    const name = this.nameAt(index, true);
    return name && this.known(this.nameOf(index, name.last)).length > 0 ? name : null;
  }
}
