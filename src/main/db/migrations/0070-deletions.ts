import type { Migration } from '../migrate';

/** The trash looks up what was deleted in the history. Partial, so that an import of new rows pays nothing for it. */
const schema = `
CREATE INDEX change_of_deletion ON change (id)
  WHERE op = 'D' AND tbl IN ('contact', 'touchpoint', 'referral', 'purchase', 'follow_up', 'organization');
CREATE INDEX action_by_first_change ON action (first_change) WHERE first_change IS NOT NULL;
`;

export const deletions: Migration = {
  version: 70,
  name: 'deletions are found in the history',
  up(db) {
    db.exec(schema);
  },
};
