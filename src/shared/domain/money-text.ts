/** Money as text, without zod, so that the window's first bundle stays small. */
/** How many decimal digits a currency has: 2 for EUR, 0 for JPY. */
export function currencyDigits(code: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Minor units as text in a locale, for example `5,000.00 €`. */
export function formatMoney(minor: number, code: string, locale?: string): string {
  const digits = currencyDigits(code);
  return new Intl.NumberFormat(locale, { style: 'currency', currency: code }).format(minor / 10 ** digits);
}
