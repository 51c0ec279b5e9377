/** Looks for entries that may be one person, among everybody who is not in the trash. */
import { confidenceOf, type DuplicateGroups } from '@shared/duplicate-views';
import type { Core } from '../core';
import { candidatePairs, frequencies } from './candidates';
import { DistinctPairs, groupPairs, type ScoredPair } from './groups';
import { readSuspects } from './people';
import { selectDistinctIds } from './repository';
import { scorePair } from './score';

/** As many as anybody will go through; the rest comes when these are done. */
const SHOWN = 2_000;

export interface FindControl {
  progress(label: string, done: number, total: number): void;
  checkCancelled(): void;
}

export function findDuplicates(core: Core, job: FindControl): DuplicateGroups {
  const label = 'Looking for duplicates';
  job.progress(label, 0, 0);
  const people = readSuspects(core.db, () => job.checkCancelled());
  const pairs = candidatePairs(people, () => job.checkCancelled());
  const counts = frequencies(people);
  const distinct = new DistinctPairs(selectDistinctIds(core.db));
  const total = pairs.found.size;
  const scored: ScoredPair[] = [];
  let done = 0;
  for (const [oneIndex, otherIndex] of pairs) {
    done += 1;
    if (done % 5_000 === 0) {
      job.checkCancelled();
      job.progress(label, done, total);
    }
    const [one, other] = [people[oneIndex], people[otherIndex]];
    if (!one || !other || distinct.has(one.id, other.id)) continue;
    const score = scorePair(one, other, counts);
    if (confidenceOf(score.percent) !== null) scored.push({ one, other, ...score });
  }
  job.checkCancelled();
  const groups = groupPairs(scored, distinct, counts);
  return { groups: groups.slice(0, SHOWN), total: groups.length };
}
