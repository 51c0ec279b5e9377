import type { Migration } from '../migrate';
import { searchSchema } from './0010-search';
import { historyTriggers } from './history-triggers';

/** Tables whose every change is recorded for undo, with their columns (id first). */
const recorded: Record<string, readonly string[]> = {
  contact: [
    'id',
    'uid',
    'name',
    'sort_name',
    'full_name',
    'prefix',
    'given',
    'additional',
    'family',
    'suffix',
    'nicknames',
    'organization',
    'department',
    'title',
    'stage',
    'cadence_days',
    'birthday',
    'notes',
    'photo_id',
    'custom_fields',
    'extras',
    'source',
    'archived_at',
    'deleted_at',
    'created_at',
    'updated_at',
  ],
  contact_point: ['id', 'contact_id', 'position', 'kind', 'label', 'value', 'normalized'],
  address: ['id', 'contact_id', 'position', 'label', 'po_box', 'extended', 'street', 'city', 'region', 'postal_code', 'country'],
  important_date: ['id', 'contact_id', 'position', 'label', 'date'],
  tag: ['id', 'name'],
  contact_tag: ['id', 'contact_id', 'tag_id'],
  contact_origin: ['id', 'contact_id', 'source', 'source_uid', 'fingerprint', 'imported_at'],
  stage_change: ['id', 'contact_id', 'from_stage', 'to_stage', 'at'],
  touchpoint: [
    'id',
    'uid',
    'kind',
    'occurred_at',
    'local_date',
    'sentiment',
    'minutes',
    'cost_minor',
    'currency',
    'subject',
    'body',
    'source',
    'created_at',
    'updated_at',
  ],
  touchpoint_contact: ['id', 'touchpoint_id', 'contact_id', 'occurred_at'],
  referral: [
    'id',
    'uid',
    'from_contact_id',
    'to_contact_id',
    'subject_contact_id',
    'made_at',
    'status',
    'closed_at',
    'value_minor',
    'currency',
    'thanked_at',
    'outcome_reported_at',
    'note',
    'source',
    'created_at',
    'updated_at',
  ],
  purchase: ['id', 'uid', 'contact_id', 'at', 'amount_minor', 'currency', 'description', 'source', 'created_at', 'updated_at'],
  follow_up: ['id', 'uid', 'contact_id', 'due_date', 'reason', 'done_at', 'source', 'created_at', 'updated_at'],
  setting: ['id', 'key', 'value'],
};

const tables = `
CREATE TABLE photo (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  media_type TEXT NOT NULL,
  data BLOB NOT NULL
) STRICT;

CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  sort_name TEXT NOT NULL,
  full_name TEXT NOT NULL DEFAULT '',
  prefix TEXT NOT NULL DEFAULT '',
  given TEXT NOT NULL DEFAULT '',
  additional TEXT NOT NULL DEFAULT '',
  family TEXT NOT NULL DEFAULT '',
  suffix TEXT NOT NULL DEFAULT '',
  nicknames TEXT NOT NULL DEFAULT '[]',
  organization TEXT NOT NULL DEFAULT '',
  department TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  stage TEXT,
  cadence_days INTEGER CHECK (cadence_days > 0),
  birthday TEXT,
  notes TEXT NOT NULL DEFAULT '',
  photo_id INTEGER REFERENCES photo (id),
  custom_fields TEXT NOT NULL DEFAULT '[]',
  extras TEXT NOT NULL DEFAULT '[]',
  source TEXT NOT NULL DEFAULT 'manual',
  archived_at INTEGER,
  deleted_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_by_name ON contact (sort_name, id, archived_at) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_birthday ON contact (substr(birthday, -5)) WHERE birthday IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contact_by_source ON contact (source) WHERE source = 'sample';

CREATE TABLE contact_point (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'url', 'social', 'im')),
  label TEXT NOT NULL DEFAULT '',
  value TEXT NOT NULL CHECK (value <> ''),
  normalized TEXT NOT NULL
) STRICT;
CREATE INDEX contact_point_by_contact ON contact_point (contact_id, position);
CREATE INDEX contact_point_by_value ON contact_point (kind, normalized);

CREATE TABLE address (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  po_box TEXT NOT NULL DEFAULT '',
  extended TEXT NOT NULL DEFAULT '',
  street TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  region TEXT NOT NULL DEFAULT '',
  postal_code TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX address_by_contact ON address (contact_id, position);

CREATE TABLE important_date (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  date TEXT NOT NULL
) STRICT;
CREATE INDEX important_date_by_contact ON important_date (contact_id, position);
CREATE INDEX important_date_by_day ON important_date (substr(date, -5));

CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

CREATE TABLE contact_tag (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tag (id),
  UNIQUE (contact_id, tag_id)
) STRICT;
CREATE INDEX contact_tag_by_tag ON contact_tag (tag_id, contact_id);

-- Where an import brought a contact from, so that the same file again changes nothing.
CREATE TABLE contact_origin (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  source TEXT NOT NULL,
  source_uid TEXT,
  fingerprint TEXT NOT NULL,
  imported_at INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_origin_by_contact ON contact_origin (contact_id);
CREATE INDEX contact_origin_by_fingerprint ON contact_origin (fingerprint);
CREATE INDEX contact_origin_by_uid ON contact_origin (source_uid) WHERE source_uid IS NOT NULL;

CREATE TABLE stage_change (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  from_stage TEXT,
  to_stage TEXT,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX stage_change_by_contact ON stage_change (contact_id, at);

CREATE TABLE touchpoint (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  occurred_at INTEGER NOT NULL,
  local_date TEXT NOT NULL,
  sentiment INTEGER NOT NULL DEFAULT 0 CHECK (sentiment BETWEEN -2 AND 2),
  minutes INTEGER CHECK (minutes > 0),
  cost_minor INTEGER,
  currency TEXT,
  subject TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT 'manual',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CHECK (cost_minor IS NULL OR currency IS NOT NULL)
) STRICT;
CREATE INDEX touchpoint_by_time ON touchpoint (occurred_at);

-- occurred_at repeats the touchpoint's, so that a timeline is one index range.
CREATE TABLE touchpoint_contact (
  id INTEGER PRIMARY KEY,
  touchpoint_id INTEGER NOT NULL REFERENCES touchpoint (id) ON DELETE CASCADE,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  occurred_at INTEGER NOT NULL,
  UNIQUE (touchpoint_id, contact_id)
) STRICT;
CREATE INDEX touchpoint_contact_timeline ON touchpoint_contact (contact_id, occurred_at, touchpoint_id);
CREATE TRIGGER touchpoint_moved AFTER UPDATE OF occurred_at ON touchpoint WHEN old.occurred_at <> new.occurred_at BEGIN
  UPDATE touchpoint_contact SET occurred_at = new.occurred_at WHERE touchpoint_id = new.id;
END;

-- from_contact_id or to_contact_id NULL: me.
CREATE TABLE referral (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  from_contact_id INTEGER REFERENCES contact (id) ON DELETE CASCADE,
  to_contact_id INTEGER REFERENCES contact (id) ON DELETE CASCADE,
  subject_contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  made_at INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('made', 'won', 'lost')),
  closed_at INTEGER CHECK (closed_at >= made_at),
  value_minor INTEGER,
  currency TEXT,
  thanked_at INTEGER,
  outcome_reported_at INTEGER,
  note TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT 'manual',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CHECK (from_contact_id IS NOT NULL OR to_contact_id IS NOT NULL),
  CHECK ((status = 'made') = (closed_at IS NULL)),
  CHECK (value_minor IS NULL OR currency IS NOT NULL)
) STRICT;
CREATE INDEX referral_by_from ON referral (from_contact_id, made_at);
CREATE INDEX referral_by_to ON referral (to_contact_id, made_at);
CREATE INDEX referral_by_subject ON referral (subject_contact_id, made_at);
CREATE INDEX referral_by_made ON referral (made_at);
CREATE INDEX referral_by_closed ON referral (closed_at) WHERE closed_at IS NOT NULL;

CREATE TABLE purchase (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT 'manual',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX purchase_by_contact ON purchase (contact_id, at);
CREATE INDEX purchase_by_time ON purchase (at);

CREATE TABLE follow_up (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  due_date TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  done_at INTEGER,
  source TEXT NOT NULL DEFAULT 'manual',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX follow_up_by_contact ON follow_up (contact_id, due_date);
CREATE INDEX follow_up_open ON follow_up (due_date) WHERE done_at IS NULL;

CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;

-- How the window looks: no part of the log, so no part of the history.
CREATE TABLE preference (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The ROR projection (decayed sums of ROR.md, epoch 2000-01-01) of what happened up to ror_state.as_of.
CREATE TABLE ror_sum (
  contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
  referrals REAL NOT NULL DEFAULT 0,
  loyalty REAL NOT NULL DEFAULT 0,
  sharing REAL NOT NULL DEFAULT 0,
  audience REAL NOT NULL DEFAULT 0,
  engagement REAL NOT NULL DEFAULT 0,
  give REAL NOT NULL DEFAULT 0,
  take REAL NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE ror_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  as_of INTEGER NOT NULL
) STRICT;
INSERT INTO ror_state VALUES (1, 0);

-- The history: an action's changes have the ids first_change..last_change.
CREATE TABLE action (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL,
  at INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'dropped')),
  first_change INTEGER,
  last_change INTEGER
) STRICT;
CREATE INDEX action_by_state ON action (state, id);
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('I', 'U', 'D')),
  before TEXT
) STRICT;
CREATE TABLE history_context (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  recording INTEGER NOT NULL
) STRICT;
INSERT INTO history_context VALUES (1, 0);
`;

export const firstSchema: Migration = {
  version: 10,
  name: 'first schema',
  up(db) {
    db.exec(tables);
    db.exec(searchSchema);
    for (const [table, columns] of Object.entries(recorded)) db.exec(historyTriggers(table, columns));
  },
};
