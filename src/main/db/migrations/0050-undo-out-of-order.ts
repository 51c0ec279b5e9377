import type { Migration } from '../migrate';

const schema = `
-- The action that this one takes back although others came after it; NULL for one of the user's own.
ALTER TABLE action ADD COLUMN reverts INTEGER;
CREATE INDEX action_by_reverts ON action (reverts) WHERE reverts IS NOT NULL;
`;

export const undoOutOfOrder: Migration = {
  version: 50,
  name: 'undo out of order',
  up(db) {
    db.exec(schema);
  },
};
