/** The parts of the contract about search. */
import { z } from 'zod';
import { spec } from './request-spec';
import type { SearchHits } from './views';

export const searchContract = {
  'search.query': spec<SearchHits>()(z.object({ text: z.string().max(1_000), limit: z.int().min(1).max(100).default(20) })),
  /** Those of them who are not in the trash, in the same order. */
  'search.people': spec<SearchHits['people']>()(z.object({ ids: z.array(z.int().positive()).max(50) })),
};
