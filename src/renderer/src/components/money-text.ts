import { formatNumber, locale } from '../format';
import { parseAmount } from './amount-text';

/** An amount as it stands in its field, and its ISO 4217 code. */
export interface MoneyText {
  text: string;
  currency: string;
}

/** What a money field holds: nothing, minor units, or text that is no amount. */
export function readMoney({ text, currency }: MoneyText): { minor: number | null; error: string | undefined } {
  if (text.trim() === '') return { minor: null, error: undefined };
  const minor = parseAmount(text, currency, locale);
  return { minor, error: minor === null ? `Write an amount such as 120 or ${formatNumber(1250.5, 2)}` : undefined };
}
