import { decodeAs } from './decoders';
import { lettersOfOneLanguage } from './language-letters';

/**
 * Which legacy character set bytes are in, when nothing says so and they are not UTF-8.
 *
 * Every candidate decodes the same bytes, and the result that reads most like names and addresses wins. A right guess puts
 * letters next to letters of the same script; a wrong one puts signs inside of words (`ma³opolskie`), mixes scripts, turns
 * case round in the middle of a word, or hits unassigned codes. Ties go to the earlier candidate, so what reads equally well
 * in two sets is taken for the more common one.
 */
const CANDIDATES = [
  'windows-1252',
  'windows-1254',
  'windows-1250',
  'iso-8859-2',
  'windows-1257',
  'windows-1251',
  'koi8-r',
  'windows-1253',
  'windows-1255',
  'windows-1256',
  'shift_jis',
  'gbk',
  'euc-kr',
  'euc-jp',
  'big5',
  'macintosh',
] as const;

const SAMPLE_BYTES = 65_536;
const LINE_BYTES = 1_024;

/** Frequent syllables of Korean names: the hangul block overlaps common Chinese characters of GBK. */
const COMMON_HANGUL = new Set(
  '김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지나원천방공현함변염추도소석선설마길연위표명기반왕금옥인맹제모국여은영수미경희순숙자철호준재동상용태승혜',
);
/** The letters that most of Russian and Greek text is made of: capitals and the rest count less. */
const COMMON_LETTERS = new Set('оеаинтсрвлкмдпуяыіїαειοτσνηρυςκλπμάέήίόύώ');
/** Hebrew letters at the end of a word. */
const FINAL_LETTERS = new Set('ךםןףץ');
const QUOTES = new Set('“”‘’„‚«»‹›–—…€¿¡');
const SIGNS = new Set('™©®°£§·•');

type Kind = 'none' | 'ascii' | 'latin' | 'cyrillic' | 'greek' | 'semitic' | 'cjk';

function kindOf(code: number): Kind {
  if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) return 'ascii';
  if (code < 0xaa) return 'none';
  if (code === 0xaa || code === 0xba) return 'latin';
  if (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) return 'latin';
  if (code >= 0x400 && code <= 0x4ff) return 'cyrillic';
  if (code >= 0x386 && code <= 0x3ff) return 'greek';
  if ((code >= 0x5d0 && code <= 0x5ea) || (code >= 0x621 && code <= 0x64a)) return 'semitic';
  if ((code >= 0x3040 && code <= 0x30ff) || (code >= 0x4e00 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3)) return 'cjk';
  return 'none';
}

function isUpper(char: string): boolean {
  return char !== char.toLowerCase();
}

function scoreAlphabet(kind: Kind, char: string, before: Kind, after: Kind): number {
  if (kind === 'latin') {
    if (before === 'ascii' || after === 'ascii') return 2;
    return before === 'latin' || after === 'latin' ? 0.5 : 0;
  }
  if (before === 'ascii' || after === 'ascii' || before === 'latin' || after === 'latin') return -3;
  if (before !== kind && after !== kind) return 0;
  // Hebrew and Arabic have no capitals to tell a right guess by; their words have no other letters in them.
  if (kind === 'semitic') return FINAL_LETTERS.has(char) && after === kind ? -3 : char < '\u0600' ? 2.5 : 2;
  return COMMON_LETTERS.has(char) ? 2 : 1;
}

function scoreCjk(code: number, char: string, besideAscii: boolean): number {
  if (code <= 0x30ff) return 4;
  if (code >= 0xac00) return COMMON_HANGUL.has(char) ? 3 : 1;
  return besideAscii ? -2 : 2;
}

function scoreOther(code: number, char: string, before: Kind, after: Kind): number {
  if ((code >= 0x80 && code <= 0x9f) || (code >= 0xe000 && code <= 0xf8ff) || code === 0xfffd) return -8;
  // Lines and blocks to draw boxes with, and signs of mathematics.
  if ((code >= 0x2200 && code <= 0x22ff) || (code >= 0x2500 && code <= 0x25ff)) return -4;
  if (code >= 0xff61 && code <= 0xff9f) return before === 'ascii' || after === 'ascii' ? -2 : 0.25;
  if ((code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xff60)) return 1;
  const inside = before !== 'none' && after !== 'none';
  if (char === '’') return 1;
  if (QUOTES.has(char)) return inside ? -2 : 2;
  if (inside) return -4;
  if (SIGNS.has(char)) return before === 'none' && after === 'none' ? 1 : 0;
  return before !== 'none' || after !== 'none' ? -1 : 0;
}

const WORD = /[\p{L}ªº]+/gu;

/** What speaks for whole words: their letters are of one language, and names begin with a capital. */
function scoreWords(text: string): number {
  let score = 0;
  for (const [word] of text.matchAll(WORD)) {
    const foreign: string[] = [];
    let other = 0;
    // In lower case the Turkish capital with a dot is two characters.
    for (const char of word.replaceAll('İ', 'ı').toLowerCase()) {
      const kind = kindOf(char.charCodeAt(0));
      if (kind === 'latin' || (kind === 'none' && char > '\u007f')) foreign.push(char);
      else if (kind === 'cyrillic' || kind === 'greek') other++;
    }
    if (foreign.length > 0 && word.length > 1) score += 2 * lettersOfOneLanguage(foreign) - foreign.length;
    if (other > 1 && other === word.length && isUpper(word.charAt(0)) && !isUpper(word.charAt(1))) score += 1;
  }
  return score;
}

/** Turkish letters stand where Icelandic ones do in the western set; Icelandic has others too. */
function turkishInDisguise(text: string): number {
  return /[áéíóúæ]/iu.test(text) ? 0 : (text.match(/[þðý]/giu)?.length ?? 0);
}

/** How much `text` reads like what people write; only its characters outside of ASCII count. */
function plausibility(text: string): number {
  let score = 0;
  let before: Kind = 'none';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const kind = kindOf(code);
    if (code >= 0x80) {
      const char = text.charAt(i);
      const after = kindOf(text.charCodeAt(i + 1));
      if (kind === 'cjk') score += scoreCjk(code, char, before === 'ascii' || after === 'ascii');
      else if (kind === 'none') score += scoreOther(code, char, before, after);
      else {
        score += scoreAlphabet(kind, char, before, after);
        const turned = before !== 'none' && isUpper(char) && !isUpper(text.charAt(i - 1));
        if (turned) score -= 2;
      }
    }
    // `éR`: a capital of ASCII goes on with a word no more than any other.
    else if (before === 'latin' && kind === 'ascii' && isUpper(text.charAt(i)) && !isUpper(text.charAt(i - 1))) score -= 2;
    before = kind;
  }
  return score + scoreWords(text) - turkishInDisguise(text);
}

/** The lines that hold bytes outside of ASCII, up to 64 KB of them. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(Math.min(bytes.length + 1, SAMPLE_BYTES));
  let filled = 0;
  let i = 0;
  while (i < bytes.length && filled < sample.length) {
    if ((bytes[i] ?? 0) < 0x80) {
      i++;
      continue;
    }
    let start = i;
    while (start > 0 && i - start < LINE_BYTES && bytes[start - 1] !== 0x0a && bytes[start - 1] !== 0x0d) start--;
    let end = i;
    while (end < bytes.length && end - i < LINE_BYTES && bytes[end] !== 0x0a && bytes[end] !== 0x0d) end++;
    const piece = bytes.subarray(start, Math.min(end, start + sample.length - filled));
    sample.set(piece, filled);
    filled += piece.length;
    if (filled < sample.length) sample[filled++] = 0x0a;
    i = end + 1;
  }
  return sample.subarray(0, filled);
}

/**
 * The WHATWG label of the set that `bytes`, which are not UTF-8, are most likely in.
 * @param prior wins a tie: what the rest of the file was found to be in.
 */
export function guessCharset(bytes: Uint8Array, prior?: string): string {
  const sample = sampleOf(bytes);
  let best = prior ?? 'windows-1252';
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const label of prior === undefined ? CANDIDATES : [prior, ...CANDIDATES]) {
    const text = decodeAs(label, sample);
    const score = text === null ? Number.NEGATIVE_INFINITY : plausibility(text);
    if (score > bestScore) {
      bestScore = score;
      best = label;
    }
  }
  return best;
}
