/** What the invented profiles look like with this schema and this code: two programs with the same digest make the same ones. */
import { createHash } from 'node:crypto';
import { openMemoryDatabase } from '../src/main/db/database';
import { Core } from '../src/main/features/core';
import { seed } from '../src/main/features/seed/service';

const UNTIL = Date.UTC(2026, 0, 15, 12);

/** Of the schema and of every row of a small profile, what is worked out from the log included. */
export function seedDigest(): string {
  const db = openMemoryDatabase();
  try {
    seed(new Core({ db, now: () => UNTIL }), { contacts: 60, touchpoints: 600, seed: 1, until: UNTIL });
    const hash = createHash('sha256');
    const schema = db.raw.prepare('SELECT name, type, sql FROM sqlite_schema ORDER BY name').all() as {
      name: string;
      type: string;
      sql: string | null;
    }[];
    hash.update(JSON.stringify(schema));
    for (const { name, type, sql } of schema) {
      if (type !== 'table' || sql?.startsWith('CREATE VIRTUAL') === true) continue;
      for (const row of db.raw.prepare(`SELECT * FROM "${name}"`).raw().iterate()) hash.update(JSON.stringify(row));
    }
    return hash.digest('hex').slice(0, 16);
  } finally {
    db.close();
  }
}
