import type { Migration } from '../migrate';
import { recordHistory } from './history-triggers';

const schema = `
-- Two people of whom the user said that they are not the same, the smaller id first.
CREATE TABLE distinct_pair (
  id INTEGER PRIMARY KEY,
  one_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  other_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  UNIQUE (one_id, other_id),
  CHECK (one_id < other_id)
) STRICT;
CREATE INDEX distinct_pair_by_other ON distinct_pair (other_id);
`;

export const distinctPeople: Migration = {
  version: 30,
  name: 'people who are not the same',
  up(db) {
    db.exec(schema);
    recordHistory(db, 'distinct_pair');
  },
};
