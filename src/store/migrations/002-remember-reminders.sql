-- SPDX-FileCopyrightText: 2026 The Afterlift contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What the reminder service has to remember. Until now no program wrote these tables.

-- From which moment on a reminder counts: one that is made at nine for eight o'clock does not ring at once.
ALTER TABLE reminder ADD COLUMN since INTEGER NOT NULL DEFAULT 0;

-- One notification can speak of several reminders.
DROP TABLE bubble;
CREATE TABLE bubble (
  id INTEGER NOT NULL,
  server TEXT NOT NULL,
  reminder TEXT NOT NULL REFERENCES reminder (uuid) ON DELETE CASCADE,
  local_date TEXT NOT NULL CHECK (local_date IS date (local_date, '+0 days')
                                         AND local_date BETWEEN '1900-01-01' AND '2199-12-31'),
  PRIMARY KEY (reminder, local_date)
) STRICT;

ALTER TABLE reminder_event ADD COLUMN local_date TEXT CHECK (local_date IS date (local_date, '+0 days'));

-- What the service on this machine remembers of itself: "decided-on", the newest local date on which it
-- decided, and "background", what the desktop answered when it was asked for leave to start at login.
CREATE TABLE reminder_state (
  key TEXT NOT NULL PRIMARY KEY CHECK (length (key) BETWEEN 1 AND 64 AND key NOT GLOB '*[^a-z0-9-]*'),
  value TEXT NOT NULL
) STRICT;
