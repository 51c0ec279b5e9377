import type { Database } from '../../db/database';

/** How many people of the sample are there, those in the trash included. */
export function countSample(db: Database): number {
  return Number(db.prepare(`SELECT count(*) FROM contact WHERE source = 'sample'`).pluck().get());
}
