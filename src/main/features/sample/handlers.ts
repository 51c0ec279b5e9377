import type { Core } from '../core';
import type { Handlers } from '../handler';
import { loadSample, removeSample } from './service';

export function sampleHandlers(core: Core): Handlers<'sample.load' | 'sample.remove'> {
  return {
    'sample.load': () => ({ contacts: loadSample(core) }),
    'sample.remove': () => ({ contacts: removeSample(core) }),
  };
}
