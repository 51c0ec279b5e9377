import type { Core } from '../core';
import type { Handlers } from '../handler';
import { createTouchpoint, editTouchpoint, removeTouchpoint } from './service';

export function touchpointHandlers(core: Core): Handlers<'touchpoints.create' | 'touchpoints.update' | 'touchpoints.remove'> {
  return {
    'touchpoints.create': ({ touchpoint, completes, next }) => ({ id: createTouchpoint(core, touchpoint, completes, next) }),
    'touchpoints.update': ({ id, touchpoint }) => {
      editTouchpoint(core, id, touchpoint);
      return null;
    },
    'touchpoints.remove': ({ id }) => {
      removeTouchpoint(core, id);
      return null;
    },
  };
}
