import { currencyDigits } from '@shared/domain/money';

const digits = new Map<string, number>();

function digitsOf(currency: string): number {
  const known = digits.get(currency);
  if (known !== undefined) return known;
  const count = currencyDigits(currency);
  digits.set(currency, count);
  return count;
}

/** Minor units as a decimal number: 1250 of EUR is `12.50`. */
export function amountText(minor: number, currency: string): string {
  const count = digitsOf(currency);
  const text = String(Math.abs(minor)).padStart(count + 1, '0');
  const sign = minor < 0 ? '-' : '';
  return count === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -count)}.${text.slice(-count)}`;
}

/** The minor units of a decimal number, with a point or, as some spreadsheets write, a comma; null if it is none or too fine. */
export function parseAmount(text: string, currency: string): number | null {
  const match = /^(-?)(\d{1,16})(?:[.,](\d{1,4}))?$/.exec(text.trim());
  if (!match) return null;
  const count = digitsOf(currency);
  const [, sign = '', whole = '', fraction = ''] = match;
  const padded = fraction.padEnd(count, '0');
  if (/[1-9]/.test(padded.slice(count))) return null;
  const minor = Number(`${whole}${padded.slice(0, count)}`);
  return Number.isSafeInteger(minor) ? (sign === '-' && minor !== 0 ? -minor : minor) : null;
}
