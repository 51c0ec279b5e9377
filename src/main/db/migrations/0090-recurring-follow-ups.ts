import type { Migration } from '../migrate';
import { recordHistory } from './history-triggers';

const schema = `
-- The value of an RRULE, and the day of it that the open row is; both NULL for what does not repeat.
ALTER TABLE follow_up ADD COLUMN recurrence TEXT;
ALTER TABLE follow_up ADD COLUMN recurs_on TEXT;
CREATE INDEX follow_up_recurring ON follow_up (due_date) WHERE done_at IS NULL AND recurrence IS NOT NULL;
`;

/** Follow-ups come again by a rule. */
export const recurringFollowUps: Migration = {
  version: 90,
  name: 'recurring follow-ups',
  up(db) {
    db.exec(schema);
    recordHistory(db, 'follow_up');
  },
};
