-- SPDX-FileCopyrightText: 2026 The Afterlift contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- When a day was first written, for a state that came from a file without the states before it: "written the same day"
-- has to survive an import. Where it is not said, the first state that is here tells.
ALTER TABLE revision ADD COLUMN first_recorded_at INTEGER;
ALTER TABLE revision ADD COLUMN first_utc_offset INTEGER
  CHECK ((first_utc_offset IS NULL) = (first_recorded_at IS NULL))
  CHECK (first_utc_offset BETWEEN -1440 AND 1440);

-- What an import did to records is found by the record when it is undone.
CREATE INDEX trail_record ON trail (record, uuid);
