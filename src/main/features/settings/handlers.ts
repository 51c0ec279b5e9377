import type { Core } from '../core';
import type { Handlers } from '../handler';
import { writeSettings, writeTheme } from './repository';

export function settingsHandlers(core: Core): Handlers<'settings.get' | 'settings.update'> {
  return {
    'settings.get': () => core.settings,
    'settings.update': ({ patch: { theme, ...patch } }) => {
      if (theme !== undefined) core.actSilently(['setting'], () => writeTheme(core.db, theme));
      if (Object.keys(patch).length > 0)
        core.act(patch.ror ? 'Change points and half-lives' : 'Change settings', () => writeSettings(core.db, patch));
      return core.settings;
    },
  };
}
