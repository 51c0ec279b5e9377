/** What is asked for at full size: of a profile of its own, after something was logged. */
import { localDateOf } from '@shared/domain/dates';
import type { Core } from '../src/main/features/core';
import { createTouchpoint } from '../src/main/features/touchpoints/service';
import { timed } from './measure';
import { copyOf, sharedProfile, withCore } from './profiles';
import type { Tools } from './row';

const CONTACTS = 100_000;
const TOUCHPOINTS = 1_000_000;

/** Runs `work` with the services on a copy of the largest profile, to be written to. */
export function atFullSize<T>(tools: Tools, work: (core: Core) => T): Promise<T> {
  return withCore(copyOf(tools, sharedProfile(tools, CONTACTS, TOUCHPOINTS)), work);
}

/** How long `work` takes each time somebody answered or wrote just before, ms; the first times, which warm up, are left out. */
export function timesAfterLogging(core: Core, counts: { warmUp: number; samples: number }, work: () => unknown): number[] {
  const times = Array.from({ length: counts.warmUp + counts.samples }, (_, i) => {
    const occurredAt = Date.now();
    createTouchpoint(core, {
      ...{ kind: i % 2 === 0 ? 'reply_out' : 'message_in', occurredAt, localDate: localDateOf(occurredAt) },
      ...{ sentiment: 0, minutes: null, costMinor: null, currency: null, subject: 'Offer', body: '', contactIds: [1 + i] },
    });
    return timed(work);
  });
  return times.slice(counts.warmUp);
}
