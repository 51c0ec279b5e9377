import type { Migration } from '../migrate';
import { recordHistory } from './history-triggers';

/** What an entry said when it was imported, as JSON; NULL for what was imported before this column was there. */
export const importSnapshots: Migration = {
  version: 20,
  name: 'what imported entries said',
  up(db) {
    db.exec('ALTER TABLE contact_origin ADD COLUMN snapshot TEXT');
    recordHistory(db, 'contact_origin');
  },
};
