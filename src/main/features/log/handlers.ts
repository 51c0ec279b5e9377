import type { Core } from '../core';
import type { Handlers } from '../handler';
import { findNamesakes } from './people';
import { logEntries } from './service';

export function logHandlers(core: Core): Handlers<'log.find' | 'log.save'> {
  return {
    'log.find': ({ names }) => findNamesakes(core, names),
    'log.save': ({ entries, completes }) => logEntries(core, entries, completes),
  };
}
