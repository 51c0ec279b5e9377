/** What the parts of the contract are made of. */
import { z } from 'zod';

export interface RequestSpec<I extends z.ZodType, O> {
  input: I;
  /** Carries the output type only. */
  readonly output?: O;
}

export const spec =
  <O>() =>
  <I extends z.ZodType>(input: I): RequestSpec<I, O> => ({ input });

export const none = z.object({}).default({});
export const jobId = z.string().min(1).max(100);
/** Of a backup; null: none. */
export const passphrase = z.string().min(1, 'is empty').max(1_000).nullable().default(null);
export const id = z.int().positive();
export const byId = z.object({ id });
