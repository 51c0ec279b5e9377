/** Signs with one meaning: tags, handles, addresses, amounts of money. */
import { currencyDigits } from '../domain/currency-digits';
import type { Found, LogMoney, Span } from './log-line';
import { type Reading, spanOf } from './reading';

/** `#austin`; once each, however it is written. */
export function takeTags(reading: Reading): Found<string>[] {
  const tags = new Map<string, Found<string>>();
  for (const match of reading.open.matchAll(/(?<![\p{L}\p{N}&/#])#([\p{L}\p{N}_][\p{L}\p{M}\p{N}_&'/+.-]*)/gu)) {
    const value = (match[1] ?? '').replace(/[^\p{L}\p{M}\p{N}_+]+$/u, '').slice(0, 200);
    const span = { start: match.index, end: match.index + 1 + value.length };
    reading.take(span);
    if (!tags.has(value.toLowerCase())) tags.set(value.toLowerCase(), { value, ...span });
  }
  return [...tags.values()];
}

export interface Handle extends Span {
  name: string;
}

/** `@ana`, and e-mail addresses, which mean whose they are. */
export function takeHandles(reading: Reading): Handle[] {
  const handles: Handle[] = [];
  const pattern = /(?<![\p{L}\p{N}.@])(?:([\w.+-]+@[\w-]+(?:\.[\w-]+)+)|@([\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*))/gu;
  for (const match of reading.open.matchAll(pattern)) {
    const name = (match[1] ?? match[2] ?? '').replace(/[.-]+$/, '');
    const end = match.index + (match[1] === undefined ? 1 : 0) + name.length;
    handles.push({ name, start: match.index, end });
  }
  return handles;
}

/** Things with digits or colons that are no days, times or names. */
export function takeAddresses(reading: Reading): Span[] {
  const spans = [
    ...reading.open.matchAll(
      /\b(?:https?:\/\/|www\.)\S+|\b[\w-]+\.(?:com|org|net|io|co\.uk|de|eu|ai|app|dev|fr|ch|at)\b(?!@)|\b24\/7\b|\b50\/50\b/gi,
    ),
  ].map((match) => spanOf(match));
  for (const span of spans) reading.take(span);
  return spans;
}

const signs: Record<string, string> = { '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₹': 'INR', '₽': 'RUB', '₩': 'KRW', '₺': 'TRY', zł: 'PLN' };
const words: Record<string, string> = {
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  dollars: 'USD',
  bucks: 'USD',
  pound: 'GBP',
  pounds: 'GBP',
  quid: 'GBP',
  yen: 'JPY',
};
const codes = new Set(Intl.supportedValuesOf('currency'));
const dollars = new Set(['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'TWD', 'MXN']);

const AMOUNT = String.raw`(\d+(?:[.,'\s]\d{3})*(?:[.,]\d{1,2})?)(k)?`;
const SIGN = '[$€£¥₹₽₩₺]|zł';
const before = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:(US|CA|AU|NZ)?(${SIGN})|([A-Z]{3}))\s?${AMOUNT}(?![\p{L}\p{N}])`, 'gu');
const after = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])${AMOUNT}\s?(?:(${SIGN})|([A-Z]{3})|(${Object.keys(words).join('|')}))(?![\p{L}\p{N}])`,
  'gu',
);

/** The last mark with one or two digits behind it divides; all others group. */
function amountOf(text: string): number {
  const decimal = /[.,](\d{1,2})$/.exec(text);
  const whole = (decimal ? text.slice(0, decimal.index) : text).replace(/\D/g, '');
  return Number(`${whole}.${decimal?.[1] ?? '0'}`);
}

/** Sums that were talked about, not spent. */
const talkedAbout =
  /\b(worth|deal|contract|budget|raised|raising|invoice|quote|quoted|proposal|salary|revenue|fund(ing)?|pays?|paid me|order|offer(ed)?|owes?)\b[^,;]{0,30}$/i;

function currencyOf(sign: string | undefined, country: string | undefined, home: string): string {
  if (sign === '$') return country && country !== 'US' ? `${country}D` : dollars.has(home) && !country ? home : 'USD';
  return sign === '¥' && home === 'CNY' ? 'CNY' : (signs[sign ?? ''] ?? home);
}

export function takeMoney(reading: Reading, home: string): Found<LogMoney> | null {
  const found: Found<LogMoney>[] = [];
  const add = (match: RegExpExecArray, currency: string, text: string, thousands: boolean) => {
    if (!codes.has(currency)) return;
    const minor = Math.round(amountOf(text) * (thousands ? 1_000 : 1) * 10 ** currencyDigits(currency));
    const span = spanOf(match);
    if (!Number.isSafeInteger(minor)) {
      reading.doubt('money', span, 'is more money than can be kept');
      return;
    }
    const isCost =
      !talkedAbout.test(reading.text.slice(0, span.start)) &&
      !/^\s*(deal|contract|budget|order|invoice|project)\b/i.test(reading.text.slice(span.end));
    found.push({ ...span, value: { minor, currency, isCost } });
  };
  for (const match of reading.open.matchAll(before)) {
    const [, country, sign, code, text = '', k] = match;
    add(match, code ?? currencyOf(sign, country, home), text, k !== undefined);
  }
  for (const match of reading.open.matchAll(after)) {
    const [, text = '', k, sign, code, word] = match;
    const overlaps = found.some(({ start, end }) => start < match.index + match[0].length && match.index < end);
    if (!overlaps)
      add(match, code ?? (word === undefined ? currencyOf(sign, undefined, home) : (words[word] ?? home)), text, k !== undefined);
  }
  found.sort((a, b) => a.start - b.start);
  for (const money of found) reading.take(money);
  const cost = found.filter(({ value }) => value.isCost);
  if (cost.length > 1) reading.doubt('money', cost[1] ?? null, 'is a second amount; only the first is kept as the cost');
  return cost[0] ?? found[0] ?? null;
}
