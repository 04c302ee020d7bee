-- SPDX-FileCopyrightText: 2026 The Afterlift contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- A diary of schema 3, as `sqlite3 diary.db .dump` wrote it; never edited after schema 3 was published.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE diary (
  only_one INTEGER NOT NULL PRIMARY KEY DEFAULT 1 CHECK (only_one = 1),
  uuid TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36 AND uuid GLOB '????????-????-4???-[89ab]???-????????????'
              AND uuid NOT GLOB '*[^0-9a-f-]*'),
  created_at INTEGER NOT NULL
) STRICT;
INSERT INTO diary VALUES(1,'5d3c9f4e-1b1a-4c55-8f60-2f2f3ad1c001',1763580000);
CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY CHECK (length (key) BETWEEN 1 AND 64 AND key NOT GLOB '*[^a-z0-9-]*'),
  value TEXT NOT NULL
) STRICT;
INSERT INTO setting VALUES('day-end-hours','3');
CREATE TABLE procedure (
  number INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36 AND uuid GLOB '????????-????-4???-[89ab]???-????????????'
              AND uuid NOT GLOB '*[^0-9a-f-]*'),
  day0 TEXT CHECK (day0 IS date (day0, '+0 days') AND day0 BETWEEN '1900-01-01' AND '2199-12-31'),
  thread_material TEXT CHECK (thread_material IN ('pdo', 'plla', 'pcl', 'mixed', 'other', 'unknown')),
  nonabsorbable INTEGER NOT NULL DEFAULT 0 CHECK (nonabsorbable IN (0, 1)),
  thread_kind TEXT,
  thread_count INTEGER CHECK (thread_count BETWEEN 1 AND 999),
  anaesthetic TEXT CHECK (anaesthetic IN ('none', 'topical', 'local', 'sedation', 'unknown')),
  combined TEXT,
  clinic TEXT,
  clinician TEXT,
  phone TEXT,
  goals TEXT,
  baseline_note TEXT,
  archived_at INTEGER
) STRICT;
INSERT INTO procedure VALUES(1,'0b0e1c7c-6a55-4d0e-9a3c-0d6b6c7f1a01','2025-11-12','pdo',0,NULL,12,NULL,NULL,'A clinic',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE procedure_area (
  number INTEGER PRIMARY KEY,
  procedure TEXT NOT NULL REFERENCES procedure (uuid) ON DELETE RESTRICT,
  area TEXT NOT NULL CHECK (area IN ('brow', 'cheek', 'jawline', 'neck', 'other')),
  side TEXT NOT NULL CHECK (side IN ('both', 'left', 'right')),
  UNIQUE (procedure, area, side)
) STRICT;
INSERT INTO procedure_area VALUES(1,'0b0e1c7c-6a55-4d0e-9a3c-0d6b6c7f1a01','jawline','both');
CREATE TABLE question (
  number INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36 AND uuid GLOB '????????-????-4???-[89ab]???-????????????'
              AND uuid NOT GLOB '*[^0-9a-f-]*'),
  procedure TEXT NOT NULL REFERENCES procedure (uuid) ON DELETE RESTRICT,
  text TEXT NOT NULL CHECK (text <> ''),
  ticked_at INTEGER
) STRICT;
INSERT INTO question VALUES(1,'7c1d2f3a-9f4e-4b61-a0c2-5d9c7e6b2a11','0b0e1c7c-6a55-4d0e-9a3c-0d6b6c7f1a01','When may I swim?',NULL);
CREATE TABLE milestone (
  number INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36 AND uuid GLOB '????????-????-4???-[89ab]???-????????????'
              AND uuid NOT GLOB '*[^0-9a-f-]*'),
  procedure TEXT NOT NULL REFERENCES procedure (uuid) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (length (kind) BETWEEN 1 AND 64 AND kind NOT GLOB '*[^a-z0-9_-]*'),
  happened_on TEXT NOT NULL CHECK (happened_on IS date (happened_on, '+0 days')
                                           AND happened_on BETWEEN '1900-01-01' AND '2199-12-31')
) STRICT;
CREATE TABLE visit (
  number INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36 AND uuid GLOB '????????-????-4???-[89ab]???-????????????'
              AND uuid NOT GLOB '*[^0-9a-f-]*'),
  procedure TEXT NOT NULL REFERENCES procedure (uuid) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (kind IN ('follow_up', 'check_in', 'own')),
  planned_on TEXT CHECK (planned_on IS date (planned_on, '+0 days')
                                 AND planned_on BETWEEN '1900-01-01' AND '2199-12-31'),
  at_time TEXT CHECK (at_time IS strftime ('%H:%M', at_time)),
  held_on TEXT CHECK (held_on IS date (held_on, '+0 days') AND held_on BETWEEN '1900-01-01' AND '2199-12-31'),
  month INTEGER CHECK (month BETWEEN 0 AND 120),
  answers TEXT,
  note TEXT
) STRICT;
INSERT INTO visit VALUES(1,'9a7b6c5d-4e3f-4a2b-9c1d-0e1f2a3b4c01','0b0e1c7c-6a55-4d0e-9a3c-0d6b6c7f1a01','follow_up','2026-11-24','10:30',NULL,NULL,NULL,'bring the sheet');
CREATE TABLE aftercare (
  number INTEGER PRIMARY KEY,
  procedure TEXT NOT NULL REFERENCES procedure (uuid) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (length (kind) BETWEEN 1 AND 64 AND kind NOT GLOB '*[^a-z0-9_-]*'),
  last_day INTEGER NOT NULL CHECK (last_day BETWEEN 0 AND 3650),
  UNIQUE (procedure, kind)
) STRICT;
CREATE TABLE contact (
  number INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36 AND uuid GLOB '????????-????-4???-[89ab]???-????????????'
              AND uuid NOT GLOB '*[^0-9a-f-]*'),
  procedure TEXT NOT NULL REFERENCES procedure (uuid) ON DELETE RESTRICT,
  at INTEGER NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('told', 'passed', 'not_reached')),
  finding TEXT,
  note TEXT
) STRICT;
INSERT INTO contact VALUES(1,'8c1d2f3a-9f4e-4b61-a0c2-5d9c7e6b2a12','0b0e1c7c-6a55-4d0e-9a3c-0d6b6c7f1a01',1763200000,'told',NULL,NULL);
CREATE TABLE change (
  number INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36 AND uuid GLOB '????????-????-4???-[89ab]???-????????????'
              AND uuid NOT GLOB '*[^0-9a-f-]*'),
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'import', 'restore')),
  made_at INTEGER NOT NULL,
  program TEXT NOT NULL,
  undoes TEXT REFERENCES change (uuid) ON DELETE RESTRICT,
  CHECK ((kind = 'undo') = (undoes IS NOT NULL))
) STRICT;
INSERT INTO change VALUES(1,'9c1d2f3a-9f4e-4b61-a0c2-5d9c7e6b2a13','edit',1763020000,'afterlift',NULL);
INSERT INTO change VALUES(2,'ac1d2f3a-9f4e-4b61-a0c2-5d9c7e6b2a14','import',1763110000,'afterlift-cli',NULL);
CREATE TABLE entry (
  number INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36 AND uuid GLOB '????????-????-4???-[89ab]???-????????????'
              AND uuid NOT GLOB '*[^0-9a-f-]*'),
  procedure TEXT NOT NULL REFERENCES procedure (uuid) ON DELETE RESTRICT,
  for_day TEXT NOT NULL CHECK (for_day IS date (for_day, '+0 days') AND for_day BETWEEN '1900-01-01' AND '2199-12-31'),
  UNIQUE (procedure, for_day)
) STRICT;
INSERT INTO entry VALUES(1,'bc1d2f3a-9f4e-4b61-a0c2-5d9c7e6b2a15','0b0e1c7c-6a55-4d0e-9a3c-0d6b6c7f1a01','2025-11-13');
INSERT INTO entry VALUES(2,'cc1d2f3a-9f4e-4b61-a0c2-5d9c7e6b2a16','0b0e1c7c-6a55-4d0e-9a3c-0d6b6c7f1a01','2025-11-14');
CREATE TABLE revision (
  number INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36 AND uuid GLOB '????????-????-4???-[89ab]???-????????????'
              AND uuid NOT GLOB '*[^0-9a-f-]*'),
  entry TEXT NOT NULL REFERENCES entry (uuid) ON DELETE RESTRICT,
  seq INTEGER NOT NULL CHECK (seq >= 1),
  change TEXT NOT NULL REFERENCES change (uuid) ON DELETE RESTRICT,
  recorded_at INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL CHECK (utc_offset BETWEEN -1440 AND 1440),
  author TEXT NOT NULL CHECK (author IN ('me', 'helper')),
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  note TEXT NOT NULL CHECK (length (CAST (note AS BLOB)) <= 65536),
  signs_checked INTEGER NOT NULL CHECK (signs_checked IN (0, 1)),
  more_side TEXT CHECK (more_side IN ('left', 'same', 'right')),
  pain_relief INTEGER CHECK (pain_relief IN (0, 1)),
  temperature_c10 INTEGER CHECK (temperature_c10 BETWEEN 300 AND 450), first_recorded_at INTEGER, first_utc_offset INTEGER
  CHECK ((first_utc_offset IS NULL) = (first_recorded_at IS NULL))
  CHECK (first_utc_offset BETWEEN -1440 AND 1440),
  UNIQUE (entry, seq),
  CHECK (deleted = 0 OR (note = '' AND signs_checked = 0 AND more_side IS NULL AND pain_relief IS NULL
                         AND temperature_c10 IS NULL))
) STRICT;
INSERT INTO revision VALUES(1,'dc1d2f3a-9f4e-4b61-a0c2-5d9c7e6b2a17','bc1d2f3a-9f4e-4b61-a0c2-5d9c7e6b2a15',1,'9c1d2f3a-9f4e-4b61-a0c2-5d9c7e6b2a13',1763060000,60,'me',0,'',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO revision VALUES(2,'ec1d2f3a-9f4e-4b61-a0c2-5d9c7e6b2a18','bc1d2f3a-9f4e-4b61-a0c2-5d9c7e6b2a15',2,'9c1d2f3a-9f4e-4b61-a0c2-5d9c7e6b2a13',1763060060,60,'helper',0,'',1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO revision VALUES(3,'fc1d2f3a-9f4e-4b61-a0c2-5d9c7e6b2a19','cc1d2f3a-9f4e-4b61-a0c2-5d9c7e6b2a16',1,'ac1d2f3a-9f4e-4b61-a0c2-5d9c7e6b2a14',1763150000,60,'me',0,'Kept, “as it was”',1,'left',1,383,1763146400,60);
CREATE TABLE rating (
  number INTEGER PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES revision (uuid) DEFERRABLE INITIALLY DEFERRED,
  symptom TEXT NOT NULL CHECK (symptom IN ('swelling', 'bruising', 'discomfort', 'tightness', 'numbness')),
  zone TEXT NOT NULL CHECK (zone IN ('face', 'brow', 'cheek', 'jawline', 'neck', 'other')),
  side TEXT NOT NULL CHECK (side IN ('both', 'left', 'right')),
  score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
  UNIQUE (revision, symptom, zone, side)
) STRICT;
INSERT INTO rating VALUES(1,'dc1d2f3a-9f4e-4b61-a0c2-5d9c7e6b2a17','swelling','face','both',5);
INSERT INTO rating VALUES(2,'fc1d2f3a-9f4e-4b61-a0c2-5d9c7e6b2a19','swelling','face','both',6);
INSERT INTO rating VALUES(3,'fc1d2f3a-9f4e-4b61-a0c2-5d9c7e6b2a19','bruising','neck','left',2);
CREATE TABLE sign (
  number INTEGER PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES revision (uuid) DEFERRABLE INITIALLY DEFERRED,
  sign TEXT NOT NULL CHECK (sign IN ('vision', 'breathing', 'stroke', 'skin-pale', 'very-ill', 'one-side', 'face-weak',
                                     'fever', 'pus', 'redness', 'worse', 'unbearable', 'thread-out', 'lump', 'eating',
                                     'rash', 'dimple', 'uneven', 'numb', 'thread-felt')),
  side TEXT CHECK (side IN ('both', 'left', 'right')),
  since_day TEXT NOT NULL CHECK (since_day IS date (since_day, '+0 days')
                                       AND since_day BETWEEN '1900-01-01' AND '2199-12-31'),
  UNIQUE (revision, sign)
) STRICT;
INSERT INTO sign VALUES(1,'fc1d2f3a-9f4e-4b61-a0c2-5d9c7e6b2a19','fever',NULL,'2025-11-14');
CREATE TABLE tick (
  number INTEGER PRIMARY KEY,
  revision TEXT NOT NULL REFERENCES revision (uuid) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (length (kind) BETWEEN 1 AND 64 AND kind NOT GLOB '*[^a-z0-9_-]*'),
  text TEXT
) STRICT;
INSERT INTO tick VALUES(1,'fc1d2f3a-9f4e-4b61-a0c2-5d9c7e6b2a19','own','a walk');
CREATE TABLE erasing (
  entry TEXT NOT NULL PRIMARY KEY CHECK (length (entry) = 36 AND entry GLOB '????????-????-4???-[89ab]???-????????????'
              AND entry NOT GLOB '*[^0-9a-f-]*')
) STRICT;
CREATE TABLE trail (
  number INTEGER PRIMARY KEY,
  change TEXT NOT NULL REFERENCES change (uuid) ON DELETE RESTRICT,
  record TEXT NOT NULL,
  uuid TEXT NOT NULL,
  field TEXT NOT NULL,
  old TEXT
) STRICT;
CREATE TABLE reminder (
  number INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36 AND uuid GLOB '????????-????-4???-[89ab]???-????????????'
              AND uuid NOT GLOB '*[^0-9a-f-]*'),
  kind TEXT NOT NULL CHECK (kind IN ('daily', 'visit')),
  time TEXT NOT NULL CHECK (time IS strftime ('%H:%M', time)),
  weekdays INTEGER NOT NULL DEFAULT 127 CHECK (weekdays BETWEEN 1 AND 127),
  first_n INTEGER NOT NULL DEFAULT 0,
  last_n INTEGER CHECK (last_n >= first_n),
  enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1))
, since INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO reminder VALUES(1,'3f1b6c1e-7a44-4b0e-8d1c-1c2d3e4f5a01','daily','20:00',127,0,14,1,1763580000);
INSERT INTO reminder VALUES(2,'3f1b6c1e-7a44-4b0e-8d1c-1c2d3e4f5a02','visit','10:00',127,-1,-1,1,1763580000);
CREATE TABLE reminder_day (
  reminder TEXT NOT NULL REFERENCES reminder (uuid) ON DELETE CASCADE,
  local_date TEXT NOT NULL CHECK (local_date IS date (local_date, '+0 days')
                                         AND local_date BETWEEN '1900-01-01' AND '2199-12-31'),
  shown_at INTEGER,
  snooze_until INTEGER,
  outcome TEXT,
  PRIMARY KEY (reminder, local_date)
) STRICT;
INSERT INTO reminder_day VALUES('3f1b6c1e-7a44-4b0e-8d1c-1c2d3e4f5a01','2026-11-18',1795028400,NULL,'opened');
CREATE TABLE reminder_event (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  reminder TEXT,
  what TEXT NOT NULL,
  detail TEXT
, local_date TEXT CHECK (local_date IS date (local_date, '+0 days'))) STRICT;
INSERT INTO reminder_event VALUES(1,1795028400,'3f1b6c1e-7a44-4b0e-8d1c-1c2d3e4f5a01','shown','on-time','2026-11-18');
CREATE TABLE bubble (
  id INTEGER NOT NULL,
  server TEXT NOT NULL,
  reminder TEXT NOT NULL REFERENCES reminder (uuid) ON DELETE CASCADE,
  local_date TEXT NOT NULL CHECK (local_date IS date (local_date, '+0 days')
                                         AND local_date BETWEEN '1900-01-01' AND '2199-12-31'),
  PRIMARY KEY (reminder, local_date)
) STRICT;
INSERT INTO bubble VALUES(7,':1.42','3f1b6c1e-7a44-4b0e-8d1c-1c2d3e4f5a01','2026-11-18');
CREATE TABLE reminder_state (
  key TEXT NOT NULL PRIMARY KEY CHECK (length (key) BETWEEN 1 AND 64 AND key NOT GLOB '*[^a-z0-9-]*'),
  value TEXT NOT NULL
) STRICT;
INSERT INTO reminder_state VALUES('decided-on','2026-11-18');
CREATE INDEX question_procedure ON question (procedure);
CREATE INDEX milestone_procedure ON milestone (procedure);
CREATE INDEX visit_procedure ON visit (procedure);
CREATE INDEX contact_procedure ON contact (procedure, at);
CREATE UNIQUE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX revision_change ON revision (change);
CREATE INDEX revision_deleted ON revision (entry, seq) WHERE deleted = 1;
CREATE INDEX tick_revision ON tick (revision);
CREATE INDEX trail_change ON trail (change);
CREATE INDEX trail_uuid ON trail (uuid);
CREATE VIEW state AS
  SELECT e.procedure, e.for_day, r.*
    FROM entry AS e JOIN revision AS r ON r.entry = e.uuid
   WHERE r.seq = (SELECT max (n.seq) FROM revision AS n WHERE n.entry = e.uuid);
CREATE TRIGGER reminder_event_newest AFTER INSERT ON reminder_event
BEGIN
  DELETE FROM reminder_event WHERE number <= (SELECT max (number) FROM reminder_event) - 500;
END;
CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry
BEGIN
  SELECT RAISE (ABORT, 'the diary is append-only: an entry is never changed');
END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry
WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE entry = OLD.uuid)
BEGIN
  SELECT RAISE (ABORT, 'the diary is append-only: an entry is never deleted');
END;
CREATE TRIGGER entry_is_new BEFORE INSERT ON entry
WHEN EXISTS (SELECT 1 FROM entry WHERE uuid = NEW.uuid OR number = NEW.number
             OR (procedure = NEW.procedure AND for_day = NEW.for_day))
BEGIN
  SELECT RAISE (ABORT, 'the diary is append-only: an entry is never replaced');
END;
CREATE TRIGGER revision_stays BEFORE DELETE ON revision
WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE entry = OLD.entry)
BEGIN
  SELECT RAISE (ABORT, 'the diary is append-only: a revision is never deleted');
END;
CREATE TRIGGER revision_is_new BEFORE INSERT ON revision
WHEN NEW.seq <> (SELECT ifnull (max (seq), 0) + 1 FROM revision WHERE entry = NEW.entry)
  OR EXISTS (SELECT 1 FROM revision WHERE uuid = NEW.uuid OR number = NEW.number)
BEGIN
  SELECT RAISE (ABORT, 'the diary is append-only: a revision follows the newest one');
END;
CREATE TRIGGER revision_deleted_is_empty BEFORE INSERT ON revision
WHEN NEW.deleted = 1 AND (EXISTS (SELECT 1 FROM rating WHERE revision = NEW.uuid)
                          OR EXISTS (SELECT 1 FROM tick WHERE revision = NEW.uuid))
BEGIN
  SELECT RAISE (ABORT, 'a deleted day has no answers');
END;
CREATE TRIGGER revision_signs_were_asked BEFORE INSERT ON revision
WHEN NEW.signs_checked = 0 AND EXISTS (SELECT 1 FROM sign WHERE revision = NEW.uuid)
BEGIN
  SELECT RAISE (ABORT, 'a sign answers the sign question');
END;
CREATE TRIGGER rating_never_changes BEFORE UPDATE ON rating
BEGIN
  SELECT RAISE (ABORT, 'the diary is append-only: a rating is never changed');
END;
CREATE TRIGGER rating_stays BEFORE DELETE ON rating
WHEN NOT EXISTS (SELECT 1 FROM revision AS r JOIN erasing AS x ON x.entry = r.entry WHERE r.uuid = OLD.revision)
BEGIN
  SELECT RAISE (ABORT, 'the diary is append-only: a rating is never deleted');
END;
CREATE TRIGGER rating_comes_first BEFORE INSERT ON rating
WHEN EXISTS (SELECT 1 FROM revision WHERE uuid = NEW.revision)
  OR EXISTS (SELECT 1 FROM rating WHERE number = NEW.number)
BEGIN
  SELECT RAISE (ABORT, 'the diary is append-only: this revision is closed');
END;
CREATE TRIGGER sign_never_changes BEFORE UPDATE ON sign
BEGIN
  SELECT RAISE (ABORT, 'the diary is append-only: a sign is never changed');
END;
CREATE TRIGGER sign_stays BEFORE DELETE ON sign
WHEN NOT EXISTS (SELECT 1 FROM revision AS r JOIN erasing AS x ON x.entry = r.entry WHERE r.uuid = OLD.revision)
BEGIN
  SELECT RAISE (ABORT, 'the diary is append-only: a sign is never deleted');
END;
CREATE TRIGGER sign_comes_first BEFORE INSERT ON sign
WHEN EXISTS (SELECT 1 FROM revision WHERE uuid = NEW.revision)
  OR EXISTS (SELECT 1 FROM sign WHERE number = NEW.number)
BEGIN
  SELECT RAISE (ABORT, 'the diary is append-only: this revision is closed');
END;
CREATE TRIGGER tick_never_changes BEFORE UPDATE ON tick
BEGIN
  SELECT RAISE (ABORT, 'the diary is append-only: a tick is never changed');
END;
CREATE TRIGGER tick_stays BEFORE DELETE ON tick
WHEN NOT EXISTS (SELECT 1 FROM revision AS r JOIN erasing AS x ON x.entry = r.entry WHERE r.uuid = OLD.revision)
BEGIN
  SELECT RAISE (ABORT, 'the diary is append-only: a tick is never deleted');
END;
CREATE TRIGGER tick_comes_first BEFORE INSERT ON tick
WHEN EXISTS (SELECT 1 FROM revision WHERE uuid = NEW.revision)
  OR EXISTS (SELECT 1 FROM tick WHERE number = NEW.number)
BEGIN
  SELECT RAISE (ABORT, 'the diary is append-only: this revision is closed');
END;
CREATE TRIGGER trail_never_changes BEFORE UPDATE ON trail
BEGIN
  SELECT RAISE (ABORT, 'the diary is append-only: the trail is never changed');
END;
CREATE INDEX trail_record ON trail (record, uuid);
CREATE TRIGGER revision_never_changes BEFORE UPDATE ON revision
BEGIN
  SELECT RAISE (ABORT, 'the diary is append-only: a revision is never changed');
END;
CREATE TRIGGER change_never_changes BEFORE UPDATE ON change
BEGIN
  SELECT RAISE (ABORT, 'the diary is append-only: a change is never changed');
END;
COMMIT;
PRAGMA application_id=1279870548;
PRAGMA user_version=3;
