/** Amounts of money as people type them, in minor units and back. */
import { currencyDigits } from '@shared/domain/currency-digits';

function separators(locale: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(locale, { useGrouping: 'always', minimumFractionDigits: 1 }).formatToParts(12_345.6);
  return { group: parts.find((p) => p.type === 'group')?.value ?? ',', decimal: parts.find((p) => p.type === 'decimal')?.value ?? '.' };
}

/** Splits at the decimal separator: the locale's, or the other one where it can't be a thousands separator. */
function split(text: string, locale: string): [whole: string, fraction: string] | null {
  const { decimal } = separators(locale);
  const other = decimal === '.' ? ',' : '.';
  const at = text.lastIndexOf(decimal);
  if (at >= 0) {
    const whole = text.slice(0, at);
    return whole.includes(decimal) ? null : [whole.replaceAll(other, ''), text.slice(at + 1)];
  }
  const groups = text.split(other);
  // In India the groups before the last have two digits: 1,25,050.
  const grouped =
    groups.slice(1, -1).every(({ length }) => length === 2 || length === 3) && (groups.length === 1 || groups.at(-1)?.length === 3);
  if (grouped) return [groups.join(''), ''];
  return groups.length === 2 ? [groups[0] ?? '', groups[1] ?? ''] : null;
}

/**
 * Minor units of an amount typed in a locale's format (`5.000,50` or `5,000.50`), the currency's own number of decimals.
 * Null when it is not an amount, or has more decimals than the currency.
 */
export function parseAmount(text: string, currency: string, locale: string): number | null {
  const bare = text.replaceAll(/[\s'’\u00a0\u202f]|\p{Sc}/gu, '').replace('−', '-');
  const sign = bare.startsWith('-') ? -1 : 1;
  const parts = split(bare.replace(/^[-+]/, ''), locale);
  if (!parts) return null;
  const [whole, fraction] = parts;
  const digits = currencyDigits(currency);
  if (!/^\d*$/.test(whole) || !/^\d*$/.test(fraction) || whole + fraction === '' || fraction.replace(/0+$/, '').length > digits)
    return null;
  const minor = Number(`${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`);
  return Number.isSafeInteger(minor) ? sign * minor : null;
}

/** Minor units as they are typed: the locale's separators, no currency sign. */
export function amountText(minor: number, currency: string, locale: string): string {
  const digits = currencyDigits(currency);
  const hasFraction = minor % 10 ** digits !== 0;
  return new Intl.NumberFormat(locale, { minimumFractionDigits: hasFraction ? digits : 0, maximumFractionDigits: digits }).format(
    minor / 10 ** digits,
  );
}
