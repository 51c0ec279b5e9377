import { z } from 'zod';

export * from './currency-digits';

const known = new Set(Intl.supportedValuesOf('currency'));

/** ISO 4217 code that the runtime knows. */
export const currency = z.string().refine((code) => known.has(code), 'unknown currency');

/** Integer minor units (cents) of a currency; the currency stands beside it. */
export const minorUnits = z.int().min(-9_007_199_254_740_991).max(9_007_199_254_740_991);
