import type { Core } from '../core';
import type { Handlers } from '../handler';

export function sampleHandlers(core: Core): Handlers<'sample.load' | 'sample.remove'> {
  // Needs the readers of import, which the data thread does without otherwise.
  const service = () => import('./service');
  return {
    'sample.load': async () => ({ contacts: (await service()).loadSample(core) }),
    'sample.remove': async () => ({ contacts: (await service()).removeSample(core) }),
  };
}
