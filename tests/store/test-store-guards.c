/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <string.h>

/* Attacks on append-only by the real sqlite3 shell. */
static const struct {
  const char *name;
  const char *sql;
} attacks[] = {
  { "update-revision", "UPDATE revision SET note = 'other'" },
  { "update-revision-seq", "UPDATE revision SET seq = seq + 10" },
  { "update-rating", "UPDATE rating SET score = 0" },
  { "update-sign", "UPDATE sign SET since_day = '2026-11-12'" },
  { "update-tick", "UPDATE tick SET text = 'other'" },
  { "update-entry", "UPDATE entry SET for_day = '2026-11-19'" },
  { "update-change", "UPDATE change SET program = 'other'" },
  { "delete-revision", "DELETE FROM revision" },
  { "delete-rating", "DELETE FROM rating" },
  { "delete-sign", "DELETE FROM sign" },
  { "delete-tick", "DELETE FROM tick" },
  { "delete-entry", "DELETE FROM entry" },
  { "delete-procedure", "DELETE FROM procedure" },
  { "replace-revision",
    "INSERT OR REPLACE INTO revision SELECT number, uuid, entry, seq, change, 0, 0, author, 0, 'other', 0, NULL, NULL, NULL, NULL,"
    " NULL FROM revision" },
  { "replace-revision-by-seq",
    "INSERT OR REPLACE INTO revision (uuid, entry, seq, change, recorded_at, utc_offset, author, deleted, note,"
    " signs_checked) SELECT '11111111-1111-4111-8111-111111111111', entry, seq, change, 0, 0, 'me', 0, 'other', 0"
    " FROM revision" },
  { "replace-revision-by-number",
    "INSERT OR REPLACE INTO revision (number, uuid, entry, seq, change, recorded_at, utc_offset, author, deleted,"
    " note, signs_checked) SELECT number, '11111111-1111-4111-8111-111111111111', entry, 2, change, 0, 0, 'me', 0,"
    " 'other', 0 FROM revision" },
  { "replace-rating", "INSERT OR REPLACE INTO rating SELECT number, revision, symptom, zone, side, 0 FROM rating" },
  { "replace-rating-by-number",
    "INSERT OR REPLACE INTO rating SELECT number, '11111111-1111-4111-8111-111111111111', symptom, zone, side, 0"
    " FROM rating" },
  { "replace-sign", "INSERT OR REPLACE INTO sign SELECT number, revision, sign, 'left', since_day FROM sign" },
  { "replace-entry", "INSERT OR REPLACE INTO entry SELECT number, uuid, procedure, '2026-11-19' FROM entry" },
  { "late-rating", "INSERT INTO rating (revision, symptom, zone, side, score) SELECT uuid, 'numbness', 'face', 'both',"
                   " 9 FROM revision" },
  { "late-sign", "INSERT INTO sign (revision, sign, since_day) SELECT uuid, 'pus', '2026-11-13' FROM revision" },
  { "late-tick", "INSERT INTO tick (revision, kind) SELECT uuid, 'own' FROM revision" },
  { "orphan-rating", "INSERT INTO rating (revision, symptom, zone, side, score) VALUES"
                     " ('11111111-1111-4111-8111-111111111111', 'numbness', 'face', 'both', 9)" },
  { "gap-in-history",
    "INSERT INTO revision (uuid, entry, seq, change, recorded_at, utc_offset, author, deleted, note, signs_checked)"
    " SELECT '11111111-1111-4111-8111-111111111111', entry, 7, change, 0, 0, 'me', 0, '', 0 FROM revision" },
  { "score-11", "INSERT INTO rating (revision, symptom, zone, side, score) VALUES"
                " ('11111111-1111-4111-8111-111111111111', 'numbness', 'face', 'both', 11)" },
  { "no-such-day", "INSERT INTO entry (uuid, procedure, for_day) SELECT '11111111-1111-4111-8111-111111111111', uuid,"
                   " '2026-02-30' FROM procedure" },
  { "upper-case-key", "INSERT INTO procedure (uuid) VALUES ('AAAAAAAA-1111-4111-8111-111111111111')" },
  { "key-of-another-version", "INSERT INTO procedure (uuid) VALUES ('11111111-1111-1111-8111-111111111111')" },
  { "null-key", "INSERT INTO procedure (uuid) VALUES (NULL)" },
  { "text-as-number", "INSERT INTO procedure (uuid, thread_count) VALUES ('11111111-1111-4111-8111-111111111111',"
                      " 'many')" },
  { "undone-twice", "INSERT INTO change (uuid, kind, made_at, program, undoes) SELECT"
                    " '11111111-1111-4111-8111-111111111111', 'undo', 0, 'x', undoes FROM change"
                    " WHERE undoes IS NOT NULL" },
};

static char *
dump (Fixture *self)
{
  return fixture_sql (self->path,
                      "SELECT * FROM entry; SELECT * FROM revision; SELECT * FROM rating; SELECT * FROM sign;"
                      "SELECT * FROM tick; SELECT * FROM change; SELECT * FROM procedure",
                      NULL);
}

static void
write_a_day (Fixture *self)
{
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (GPtrArray) ticks = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_tick_free);
  g_autoptr (LiftSaveResult) result = NULL;
  g_autoptr (LiftSaveResult) other = NULL;
  g_autoptr (GArray) undone = NULL;
  g_autoptr (GError) error = NULL;

  other = fixture_save_score (self, 3, LIFT_SYMPTOM_SWELLING, 1);
  undone = lift_store_undo (self->store, self->procedure, LIFT_DATE_NONE, &error);
  g_assert_no_error (error);
  g_ptr_array_add (ticks, lift_tick_new ("own", "a walk"));
  lift_patch_set_score (patch, LIFT_SYMPTOM_SWELLING, 5);
  lift_patch_add_sign (patch, LIFT_SIGN_FEVER, LIFT_SIDE_NONE, LIFT_DATE_NONE);
  lift_patch_set_note (patch, "mine");
  lift_patch_set_ticks (patch, ticks);
  result = lift_store_save (self->store, self->procedure, self->day0 + 1, patch, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (result->saved);
}

static void
test_attack (Fixture *self, gconstpointer data)
{
  const char *sql = data;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *said = NULL;
  int status = 0;

  write_a_day (self);
  before = dump (self);
  said = fixture_sql (self->path, sql, &status);
  g_assert_cmpint (status, !=, 0);
  g_assert_true (strstr (said, "append-only") != NULL || strstr (said, "constraint") != NULL ||
                 strstr (said, "cannot store") != NULL);
  after = dump (self);
  g_assert_cmpstr (before, ==, after);
}

/* The insert triggers look as well, so that REPLACE is refused even where nobody set recursive_triggers. */
static void
test_replace_without_pragmas (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  write_a_day (self);
  before = dump (self);
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++) {
    if (g_str_has_prefix (attacks[i].name, "replace-"))
      fixture_run (-1, NULL, "sqlite3", "-bail", self->path, attacks[i].sql, NULL);
  }
  after = dump (self);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++) {
    g_autofree char *path = g_strconcat ("/store/guards/", attacks[i].name, NULL);

    g_test_add (path, Fixture, attacks[i].sql, fixture_set_up, test_attack, fixture_tear_down);
  }
  g_test_add ("/store/guards/replace-without-pragmas", Fixture, NULL, fixture_set_up, test_replace_without_pragmas,
              fixture_tear_down);
  return g_test_run ();
}
