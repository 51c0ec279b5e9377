import { z } from 'zod';

const known = new Set(Intl.supportedValuesOf('currency'));

/** ISO 4217 code that the runtime knows. */
export const currency = z.string().refine((code) => known.has(code), 'unknown currency');

/** Integer minor units (cents) of a currency; the currency stands beside it. */
export const minorUnits = z.int().min(-9_007_199_254_740_991).max(9_007_199_254_740_991);

/** How many decimal digits a currency has: 2 for EUR, 0 for JPY. */
export function currencyDigits(code: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Minor units as text in a locale, for example `5,000.00 €`. */
export function formatMoney(minor: number, code: string, locale?: string): string {
  const digits = currencyDigits(code);
  return new Intl.NumberFormat(locale, { style: 'currency', currency: code }).format(minor / 10 ** digits);
}
