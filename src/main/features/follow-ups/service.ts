import type { FollowUp } from '@shared/domain/follow-up';
import type { Core } from '../core';
import { type FollowUpFilter, selectFollowUps } from './repository';

export function listFollowUps(core: Core, filter: FollowUpFilter): FollowUp[] {
  return selectFollowUps(core.db, filter);
}
export { findFollowUp, insertFollowUp, readFollowUps, setFollowUpDone } from './repository';
