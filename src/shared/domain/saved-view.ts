/** A view of the People page: whom it shows, in which order, under a name. */
import { z } from 'zod';
import { listContacts } from '../contract-people';

const { text, tags, stages, cadence, show, sort, descending } = listContacts.shape;

export const savedView = z.object({
  name: z.string().trim().min(1, 'is empty').max(100),
  text,
  tags,
  stages,
  cadence,
  show,
  sort,
  descending,
});
export type SavedView = z.infer<typeof savedView>;

export const VIEWS_MAX = 100;
