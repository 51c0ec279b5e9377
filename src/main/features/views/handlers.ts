import type { Core } from '../core';
import type { Handlers } from '../handler';
import { removeView, saveView } from './service';

export function viewHandlers(core: Core): Handlers<'views.save' | 'views.remove'> {
  return {
    'views.save': ({ formerly, view }) => {
      saveView(core, formerly, view);
      return null;
    },
    'views.remove': ({ name }) => {
      removeView(core, name);
      return null;
    },
  };
}
