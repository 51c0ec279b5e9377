/** How many decimal digits a currency has: 2 for EUR, 0 for JPY. Without zod, so that the window's first bundle stays small. */
export function currencyDigits(code: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ?? 2;
}
