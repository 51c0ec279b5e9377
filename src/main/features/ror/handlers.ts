import type { Core } from '../core';
import type { Handlers } from '../handler';
import { explainScore, rorHistory, scoreHistory } from './service';

export function rorHandlers(core: Core): Handlers<'ror.running' | 'ror.explain' | 'ror.contactHistory' | 'ror.rebuild'> {
  return {
    'ror.running': () => core.board.running(core.current()),
    'ror.explain': ({ contactId, asOf }) => explainScore(core, contactId, asOf),
    'ror.contactHistory': ({ contactId, from, count }) => scoreHistory(core, contactId, from, count),
    'ror.rebuild': () => {
      const began = performance.now();
      return { ...core.rebuild(), milliseconds: performance.now() - began };
    },
  };
}

export function rorJobs(core: Core): Handlers<'ror.history'> {
  return {
    'ror.history': ({ from, count }, job) =>
      rorHistory(core, from, count, () => {
        job.checkCancelled();
      }),
  };
}
