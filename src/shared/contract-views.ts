/** The parts of the contract about saved views. */
import { z } from 'zod';
import { savedView } from './domain/saved-view';
import { spec } from './request-spec';

const name = savedView.shape.name;

export const viewsContract = {
  /** `formerly`: the name of the view that becomes this one; null for a new one. A name is taken only once, whatever its case. */
  'views.save': spec<null>()(z.object({ formerly: name.nullable(), view: savedView })),
  'views.remove': spec<null>()(z.object({ name })),
};
