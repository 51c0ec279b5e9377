import { z } from 'zod';
import { instant } from './dates';
import { currency, minorUnits } from './money';

/** What a contact bought from me. `at` is epoch ms UTC. */
export const purchaseInput = z.object({
  contactId: z.int().positive(),
  at: instant,
  amountMinor: minorUnits,
  currency,
  description: z.string().trim().max(10_000).default(''),
});
export type PurchaseInput = z.infer<typeof purchaseInput>;

export interface Purchase extends PurchaseInput {
  id: number;
  uid: string;
}
