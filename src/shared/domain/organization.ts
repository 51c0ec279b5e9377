/** An organization: known by its name, exactly as people's roles have it; whatever else is known of it is a record of its own. */
import { z } from 'zod';

/** What the user writes about an organization. */
export const organizationInput = z.object({
  name: z.string().trim().min(1, 'Give a name').max(1_000),
  website: z.string().trim().max(1_000).default(''),
  notes: z.string().max(1_000_000).default(''),
});
export type OrganizationInput = z.infer<typeof organizationInput>;
