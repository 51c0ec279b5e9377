import type { Factor } from '@shared/views';
import { formatNumber } from '../../format';

function ordinal(n: number): string {
  const suffix: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
  return `${n}${suffix[new Intl.PluralRules('en', { type: 'ordinal' }).select(n)] ?? 'th'}`;
}

/** A factor in words: "× 0.58, 3 people together". */
export function factorWords({ name, value }: Factor): string {
  const times = `× ${formatNumber(value, 2)}`;
  switch (name) {
    case 'sentiment':
      return `${times}, how it went`;
    case 'group':
      return `${times}, ${Math.round(1 / value ** 2)} people together`;
    case 'novelty':
      return `${times}, ${ordinal(Math.round(1 / value))} of its kind that day`;
    case 'hop':
      return `${times}, through those they referred`;
  }
}
