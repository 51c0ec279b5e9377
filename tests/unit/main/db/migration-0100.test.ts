import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { Database } from '../../../../src/main/db/database';
import { migrate } from '../../../../src/main/db/migrate';
import { Core } from '../../../../src/main/features/core';
import { verify } from '../../../../src/main/features/maintenance/verify';
import { START } from '../../../support/builders';
import { loadStored } from '../../../support/stored-schemas';

it('makes the back and forth with people at the first start, from the log', () => {
  const raw = new BetterSqlite3(':memory:');
  raw.pragma('foreign_keys = ON');
  loadStored(raw, 90);
  migrate(raw, 100);
  expect(raw.prepare('SELECT made FROM rhythm_state').pluck().get()).toBe(0);
  expect(raw.prepare('SELECT count(*) FROM contact_rhythm').pluck().get()).toBe(0);
  migrate(raw);
  const core = new Core({ db: new Database(raw), now: () => START });
  const check = () => verify(core, () => undefined).checks.find(({ name }) => name === 'rhythm');
  expect(check()).toMatchObject({ ok: true, detail: 'is made from the log at the next start' });
  core.current();
  // Ana had a meeting and a call, Bo was at the meeting.
  expect(raw.prepare('SELECT contact_id FROM contact_rhythm WHERE two_way_at IS NOT NULL ORDER BY contact_id').pluck().all()).toEqual([
    1, 2,
  ]);
  expect(core.rhythms.of(1)?.twoWayAt).toBe(raw.prepare('SELECT max(occurred_at) FROM touchpoint').pluck().get());
  expect(check()).toMatchObject({ ok: true, detail: "2 people's rhythms equal a rebuild" });
});
