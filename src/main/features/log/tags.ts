import type { Database } from '../../db/database';
import { query, type Slot } from '../../db/query';

const tagLike = query((sql, name: Slot<string>) =>
  sql
    .selectFrom('tag')
    .select('name')
    .where(({ fn, eb, ref }) => eb(fn('lower', [ref('name')]), '=', fn('lower', [name])))
    .orderBy('id')
    .limit(1),
);

/** The tag there is that differs in letter case at most, else the name itself: `#austin` is `Austin`. */
export function findTagLike(db: Database, name: string): string {
  return db.find(tagLike(name))?.name ?? name;
}
