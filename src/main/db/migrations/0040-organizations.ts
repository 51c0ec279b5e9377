import type { Migration } from '../migrate';
import { recordHistory } from './history-triggers';

const FOUND_AS = "new.organization || ' ' || new.department || ' ' || new.title";

const schema = `
ALTER TABLE contact ADD COLUMN role_from TEXT;
ALTER TABLE contact ADD COLUMN role_to TEXT;
-- Everything the list of organizations needs of people, so that it reads no wide row.
CREATE INDEX contact_by_organization ON contact (organization, archived_at, role_to, deleted_at) WHERE organization <> '';

-- Roles besides the first, which is the contact's own.
CREATE TABLE contact_role (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  organization TEXT NOT NULL DEFAULT '',
  department TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  from_date TEXT,
  to_date TEXT
) STRICT;
CREATE INDEX contact_role_by_contact ON contact_role (contact_id, position);
CREATE INDEX contact_role_by_organization ON contact_role (organization, contact_id, to_date) WHERE organization <> '';

-- What is known of an organization beyond the people who name it.
CREATE TABLE organization (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  website TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT 'manual',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER contact_role_search_insert AFTER INSERT ON contact_role BEGIN
  INSERT INTO person_search (rowid, name, detail, contact_id) VALUES (new.id * 4 + 3, '', ${FOUND_AS}, new.contact_id);
END;
CREATE TRIGGER contact_role_search_update AFTER UPDATE OF organization, department, title, contact_id ON contact_role BEGIN
  DELETE FROM person_search WHERE rowid = old.id * 4 + 3;
  INSERT INTO person_search (rowid, name, detail, contact_id) VALUES (new.id * 4 + 3, '', ${FOUND_AS}, new.contact_id);
END;
CREATE TRIGGER contact_role_search_delete AFTER DELETE ON contact_role BEGIN
  DELETE FROM person_search WHERE rowid = old.id * 4 + 3;
END;
`;

export const organizations: Migration = {
  version: 40,
  name: 'organizations',
  up(db) {
    db.exec(schema);
    for (const table of ['contact', 'contact_role', 'organization']) recordHistory(db, table);
  },
};
