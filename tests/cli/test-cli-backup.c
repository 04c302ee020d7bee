/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
log_days (Fixture *f)
{
  fixture_make_procedure (f);
  assert_run (f, 0, "log", "--day", "1", "--swelling", "6", "--note", "first");
  assert_run (f, 0, "log", "--day", "2", "--swelling", "5", "--note", "second");
}

static char *
copy_to (Fixture *f, const char *name)
{
  char *path = g_build_filename (f->folder, name, NULL);

  assert_run (f, 0, "backup", path);
  return path;
}

static guint
count_files (Fixture *f, const char *begins)
{
  g_autofree char *base = g_path_get_basename (f->diary);
  g_autofree char *stem = g_strndup (base, strlen (base) - strlen (".db"));
  g_autofree char *name = g_strconcat (stem, "-backups", NULL);
  g_autofree char *folder = g_build_filename (f->folder, name, NULL);
  g_autofree char *prefix = g_strconcat (stem, "-", begins, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;
  guint n = 0;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (file, prefix) ? 1 : 0;
  return n;
}

/* Made, listed with what is in it, and never written over. */
static void
test_backup (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *path = NULL;
  g_autofree char *made = NULL;
  JsonObject *backup;
  JsonArray *list;
  GStatBuf info;

  assert_run (f, 1, "backup");
  fixture_make_procedure (f);
  assert_run (f, 0, "backups");
  g_assert_nonnull (strstr (f->out, "No copy was made yet."));
  /* The first thing that is written on a day brings the copy of the day with it. */
  assert_run (f, 0, "log", "--day", "1", "--swelling", "6", "--note", "first");
  assert_run (f, 0, "log", "--day", "2", "--swelling", "5", "--note", "second");
  g_assert_cmpuint (count_files (f, "daily-"), ==, 1);
  path = copy_to (f, "mine.db");
  g_assert_nonnull (strstr (f->out, "Copied and checked: 2 days, 2 saved states."));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  assert_run (f, 3, "backup", path);
  assert_run (f, 0, "backup", "--json");
  g_assert_cmpuint (count_files (f, "asked-"), ==, 1);
  assert_run (f, 0, "backups", "--json");
  g_assert_true (json_parser_load_from_data (parser, f->out, -1, NULL));
  list = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (list), ==, 2);
  backup = json_array_get_object_element (list, 0);
  if (strstr (json_object_get_string_member (backup, "file"), "asked") == NULL)
    backup = json_array_get_object_element (list, 1);
  g_assert_cmpint (json_object_get_int_member (backup, "days"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (backup, "revisions"), ==, 2);
  g_assert_true (json_object_get_boolean_member (backup, "verified"));
  made = g_strdup (json_object_get_string_member (backup, "made"));
  g_assert_nonnull (strchr (made, 'T'));
  /* A copy that was damaged since is said to be. */
  g_assert_true (g_file_set_contents (json_object_get_string_member (backup, "file"), "no diary", -1, NULL));
  assert_run (f, 0, "backups");
  g_assert_nonnull (strstr (f->out, "damaged"));
}

/* Said first, then done after a copy, then taken back. */
static void
test_restore (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  log_days (f);
  path = copy_to (f, "mine.db");
  assert_run (f, 0, "delete", "1");
  assert_run (f, 0, "log", "--day", "2", "--note", "changed");
  assert_run (f, 0, "log", "--day", "3", "--swelling", "3");
  before = fixture_dump (f);
  assert_run (f, 0, "restore", path, "--dry-run");
  after = fixture_dump (f);
  g_assert_cmpstr (before, ==, after);
  g_assert_nonnull (strstr (f->out, "Nothing was changed: this was a trial."));
  g_assert_cmpuint (count_files (f, "before-restore-"), ==, 0);
  assert_run (f, 0, "restore", path);
  g_assert_cmpuint (count_files (f, "before-restore-"), ==, 1);
  assert_run (f, 0, "show", "--json");
  g_assert_nonnull (strstr (f->out, "\"first\""));
  g_assert_nonnull (strstr (f->out, "\"second\""));
  g_assert_null (strstr (f->out, "\"changed\""));
  assert_run (f, 0, "undo");
  assert_run (f, 0, "show", "--json");
  g_assert_null (strstr (f->out, "\"first\""));
  g_assert_nonnull (strstr (f->out, "\"changed\""));
  /* By the other rule what is newer here stays. */
  assert_run (f, 0, "restore", path, "--merge");
  assert_run (f, 0, "show", "--json");
  g_assert_nonnull (strstr (f->out, "\"changed\""));
}

/* On a new machine the copy is all there is; a trial makes no diary. */
static void
test_restore_into_nothing (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;

  log_days (f);
  path = copy_to (f, "mine.db");
  g_free (f->diary);
  f->diary = g_build_filename (f->folder, "new.db", NULL);
  assert_run (f, 0, "restore", path, "--dry-run");
  g_assert_false (g_file_test (f->diary, G_FILE_TEST_EXISTS));
  assert_run (f, 0, "restore", path);
  assert_run (f, 0, "show", "--json");
  g_assert_nonnull (strstr (f->out, "\"second\""));
}

static void
test_restore_refuses (Fixture *f, gconstpointer data)
{
  g_autofree char *letter = g_build_filename (f->folder, "letter.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  log_days (f);
  before = fixture_dump (f);
  assert_run (f, 1, "restore", "/nowhere.db");
  g_assert_true (g_file_set_contents (letter, "This is a letter.", -1, NULL));
  assert_run (f, 1, "restore", letter);
  assert_run (f, 2, "restore");
  after = fixture_dump (f);
  g_assert_cmpstr (before, ==, after);
}

/* A damaged diary is put aside and never written over. */
static void
test_restore_damaged (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  log_days (f);
  path = copy_to (f, "mine.db");
  g_assert_true (g_file_get_contents (f->diary, &bytes, &length, NULL));
  memset (bytes + 4096, 0x5a, length - 2 * 4096);
  g_assert_true (g_file_set_contents (f->diary, bytes, (gssize) length, NULL));
  assert_run (f, 1, "show");
  assert_run (f, 0, "restore", path, "--dry-run");
  assert_run (f, 1, "show");
  assert_run (f, 0, "restore", path);
  g_assert_nonnull (strstr (f->out, "damaged-"));
  assert_run (f, 0, "show", "--json");
  g_assert_nonnull (strstr (f->out, "\"second\""));
  assert_run (f, 0, "check");
}

/* Gone from the diary; where copies hold it, they are named, and erased there, too, when that is asked for. */
static void
test_erase (Fixture *f, gconstpointer data)
{
  log_days (f);
  assert_run (f, 0, "erase", "2");
  g_assert_nonnull (strstr (f->out, "before-erase"));
  assert_run (f, 0, "show", "--json");
  g_assert_null (strstr (f->out, "\"second\""));
  assert_run (f, 3, "erase", "2");
  assert_run (f, 0, "erase", "2", "--copies-too", "--json");
  g_assert_nonnull (strstr (f->out, "\"copies_with_it\" : []"));
  assert_run (f, 3, "erase", "2", "--copies-too");
  assert_run (f, 0, "erase", "1", "--no-backup");
  g_assert_cmpuint (count_files (f, "before-erase-"), ==, 1);
}

#define ADD(name, test) g_test_add ("/cli/backup/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("backup", test_backup);
  ADD ("restore", test_restore);
  ADD ("restore-into-nothing", test_restore_into_nothing);
  ADD ("restore-refuses", test_restore_refuses);
  ADD ("restore-damaged", test_restore_damaged);
  ADD ("erase", test_erase);
  return g_test_run ();
}
