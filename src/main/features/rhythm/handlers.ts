import type { Core } from '../core';
import type { Handlers } from '../handler';
import { dismissAnswers, overallResponses } from './service';

export function rhythmHandlers(core: Core): Handlers<'answers.dismiss'> {
  return {
    'answers.dismiss': ({ contactIds, before }) => ({ people: dismissAnswers(core, contactIds, before) }),
  };
}

export function rhythmJobs(core: Core): Handlers<'answers.overall'> {
  return {
    'answers.overall': ({ days }, job) => overallResponses(core, days, () => job.checkCancelled()),
  };
}
