import type { Migration } from '../migrate';
import { recordHistory } from './history-triggers';

const schema = `
-- Messages of somebody up to that instant need no answer.
CREATE TABLE answer_dismissal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX answer_dismissal_by_contact ON answer_dismissal (contact_id, at);

-- The back and forth with each person up to ror_state.as_of (shared/domain/rhythm.ts); it can be made anew from the log.
CREATE TABLE contact_rhythm (
  contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
  two_way_at INTEGER,
  usual_gap REAL,
  gaps INTEGER NOT NULL,
  waiting_since INTEGER,
  waiting_until INTEGER,
  waiting INTEGER NOT NULL,
  need_since INTEGER,
  needs INTEGER NOT NULL
) STRICT;
-- Whether it was made at all: a migration does not read a million rows.
CREATE TABLE rhythm_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  made INTEGER NOT NULL
) STRICT;
INSERT INTO rhythm_state VALUES (1, 0);
`;

export const whatToDoNext: Migration = {
  version: 100,
  name: 'what to do next',
  up(db) {
    db.exec(schema);
    recordHistory(db, 'answer_dismissal');
  },
};
