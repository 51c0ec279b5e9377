/**
 * Search: one FTS row per name, way to reach, tag and touchpoint, so that each trigger touches one row.
 * Trigrams also find inside words and in scripts without spaces.
 */
export const searchSchema = `
CREATE VIRTUAL TABLE person_search USING fts5 (
  name, detail, contact_id UNINDEXED,
  content = '', contentless_delete = 1, contentless_unindexed = 1, tokenize = 'trigram remove_diacritics 1'
);
CREATE VIRTUAL TABLE touchpoint_search USING fts5 (
  subject, body, content = '', contentless_delete = 1, tokenize = 'trigram remove_diacritics 1'
);

CREATE TRIGGER contact_search_insert AFTER INSERT ON contact BEGIN
  INSERT INTO person_search (rowid, name, detail, contact_id)
  VALUES (new.id * 4, iif(lower(new.name) = new.sort_name, new.name, new.name || ' ' || new.sort_name) || ' ' || new.nicknames, new.organization || ' ' || new.department || ' ' || new.title || ' ' || new.notes, new.id);
END;
CREATE TRIGGER contact_search_update
AFTER UPDATE OF name, sort_name, nicknames, organization, department, title, notes ON contact BEGIN
  DELETE FROM person_search WHERE rowid = old.id * 4;
  INSERT INTO person_search (rowid, name, detail, contact_id)
  VALUES (new.id * 4, iif(lower(new.name) = new.sort_name, new.name, new.name || ' ' || new.sort_name) || ' ' || new.nicknames, new.organization || ' ' || new.department || ' ' || new.title || ' ' || new.notes, new.id);
END;
CREATE TRIGGER contact_search_delete AFTER DELETE ON contact BEGIN
  DELETE FROM person_search WHERE rowid = old.id * 4;
END;

CREATE TRIGGER contact_point_search_insert AFTER INSERT ON contact_point BEGIN
  INSERT INTO person_search (rowid, name, detail, contact_id) VALUES (new.id * 4 + 1, '', iif(new.kind = 'phone', new.value || ' ' || new.normalized, new.value), new.contact_id);
END;
CREATE TRIGGER contact_point_search_update AFTER UPDATE OF value, contact_id ON contact_point BEGIN
  DELETE FROM person_search WHERE rowid = old.id * 4 + 1;
  INSERT INTO person_search (rowid, name, detail, contact_id) VALUES (new.id * 4 + 1, '', iif(new.kind = 'phone', new.value || ' ' || new.normalized, new.value), new.contact_id);
END;
CREATE TRIGGER contact_point_search_delete AFTER DELETE ON contact_point BEGIN
  DELETE FROM person_search WHERE rowid = old.id * 4 + 1;
END;

CREATE TRIGGER contact_tag_search_insert AFTER INSERT ON contact_tag BEGIN
  INSERT INTO person_search (rowid, name, detail, contact_id)
  SELECT new.id * 4 + 2, '', tag.name, new.contact_id FROM tag WHERE tag.id = new.tag_id;
END;
CREATE TRIGGER contact_tag_search_update AFTER UPDATE OF tag_id, contact_id ON contact_tag BEGIN
  DELETE FROM person_search WHERE rowid = old.id * 4 + 2;
  INSERT INTO person_search (rowid, name, detail, contact_id)
  SELECT new.id * 4 + 2, '', tag.name, new.contact_id FROM tag WHERE tag.id = new.tag_id;
END;
CREATE TRIGGER contact_tag_search_delete AFTER DELETE ON contact_tag BEGIN
  DELETE FROM person_search WHERE rowid = old.id * 4 + 2;
END;
CREATE TRIGGER tag_search_update AFTER UPDATE OF name ON tag BEGIN
  DELETE FROM person_search WHERE rowid IN (SELECT id * 4 + 2 FROM contact_tag WHERE tag_id = new.id);
  INSERT INTO person_search (rowid, name, detail, contact_id)
  SELECT id * 4 + 2, '', new.name, contact_id FROM contact_tag WHERE tag_id = new.id;
END;

CREATE TRIGGER touchpoint_search_insert AFTER INSERT ON touchpoint WHEN new.subject <> '' OR new.body <> '' BEGIN
  INSERT INTO touchpoint_search (rowid, subject, body) VALUES (new.id, new.subject, new.body);
END;
CREATE TRIGGER touchpoint_search_update AFTER UPDATE OF subject, body ON touchpoint BEGIN
  DELETE FROM touchpoint_search WHERE rowid = old.id;
  INSERT INTO touchpoint_search (rowid, subject, body) SELECT new.id, new.subject, new.body WHERE new.subject <> '' OR new.body <> '';
END;
CREATE TRIGGER touchpoint_search_delete AFTER DELETE ON touchpoint BEGIN
  DELETE FROM touchpoint_search WHERE rowid = old.id;
END;
`;
