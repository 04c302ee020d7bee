/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Places where a diary cannot be written. Root ignores permission bits, so the helper runs as nobody, and
 * first shows that a plain write fails there, too. */

#define NOBODY 65534

static char *
run_as_nobody (Fixture *self, int expected_status, const char *verb)
{
  char *output = NULL;

  if (geteuid () == 0)
    fixture_run (expected_status, &output, "setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups",
                 g_getenv ("LIFT_STORE_HELPER"), verb, self->path, NULL);
  else
    fixture_run (expected_status, &output, g_getenv ("LIFT_STORE_HELPER"), verb, self->path, NULL);
  return output;
}

static void
give_to_nobody (Fixture *self)
{
  if (geteuid () != 0)
    return;
  g_assert_cmpint (chown (self->folder, NOBODY, NOBODY), ==, 0);
  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    g_assert_cmpint (chown (self->path, NOBODY, NOBODY), ==, 0);
}

static void
assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("\"%s\" is not in:\n%s", part, text);
}

static char *
get_bytes (Fixture *self, gsize *length)
{
  char *bytes = NULL;

  g_assert_true (g_file_get_contents (self->path, &bytes, length, NULL));
  return bytes;
}

static void
assert_read_only (Fixture *self, const char *plain)
{
  gsize before_length, after_length;
  g_autofree char *before = get_bytes (self, &before_length);
  g_autofree char *probe = run_as_nobody (self, 0, "probe");
  g_autofree char *used = run_as_nobody (self, 1, "use");
  g_autofree char *after = get_bytes (self, &after_length);
  g_autofree char *refused = g_strdup_printf ("error %d ", LIFT_ERROR_READONLY);

  assert_contains (probe, plain);
  assert_contains (used, "read-only 1\ndays 2\n");
  assert_contains (used, refused);
  g_assert_null (strstr (used, "\nsaved\n"));
  g_assert_cmpmem (before, before_length, after, after_length);
}

static void
write_two_days (Fixture *self)
{
  lift_save_result_free (fixture_save_score (self, 0, LIFT_SYMPTOM_SWELLING, 4));
  lift_save_result_free (fixture_save_score (self, 1, LIFT_SYMPTOM_SWELLING, 5));
}

static void
test_file_without_write (Fixture *self, gconstpointer data)
{
  write_two_days (self);
  fixture_close (self);
  give_to_nobody (self);
  g_assert_cmpint (g_chmod (self->path, 0400), ==, 0);
  assert_read_only (self, "write-file no");
}

static void
test_folder_without_write (Fixture *self, gconstpointer data)
{
  write_two_days (self);
  fixture_close (self);
  give_to_nobody (self);
  g_assert_cmpint (g_chmod (self->folder, 0500), ==, 0);
  assert_read_only (self, "write-folder no");
  g_assert_cmpint (g_chmod (self->folder, 0700), ==, 0);
}

/* Neither file nor folder, and a -wal that holds days which the file does not: a private copy is read. */
static void
test_left_with_a_wal (Fixture *self, gconstpointer data)
{
  static const char *const suffixes[] = { "", "-wal" };
  g_autofree char *folder = g_build_filename (self->folder, "copy", NULL);
  g_autofree char *original = g_strdup (self->path);
  g_autofree char *original_folder = g_strdup (self->folder);

  write_two_days (self);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *from = g_strconcat (original, suffixes[i], NULL);
    g_autofree char *to = g_strconcat (folder, "/diary.db", suffixes[i], NULL);
    g_autofree char *bytes = NULL;
    gsize length;

    g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
    g_assert_cmpint ((int) length, >, 0);
    g_assert_true (g_file_set_contents (to, bytes, (gssize) length, NULL));
    g_assert_cmpint (g_chmod (to, 0444), ==, 0);
  }
  g_free (self->path);
  g_free (self->folder);
  self->path = g_build_filename (folder, "diary.db", NULL);
  self->folder = g_strdup (folder);
  give_to_nobody (self);
  g_assert_cmpint (g_chmod (original_folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0500), ==, 0);
  assert_read_only (self, "write-file no\nwrite-folder no");
  g_assert_cmpint (g_chmod (self->folder, 0700), ==, 0);
  g_free (self->folder);
  self->folder = g_steal_pointer (&original_folder);
}

static void
test_create_in_a_folder_without_write (Fixture *self, gconstpointer data)
{
  g_autofree char *probe = NULL;
  g_autofree char *said = NULL;
  g_autofree char *refused = g_strdup_printf ("error %d ", LIFT_ERROR_READONLY);
  g_autoptr (GDir) dir = NULL;

  give_to_nobody (self);
  g_assert_cmpint (g_chmod (self->folder, 0500), ==, 0);
  probe = run_as_nobody (self, 0, "probe");
  assert_contains (probe, "write-folder no");
  said = run_as_nobody (self, 1, "create");
  assert_contains (said, refused);
  dir = g_dir_open (self->folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  g_assert_cmpint (g_chmod (self->folder, 0700), ==, 0);
}

/* Runs a shell script with the diary's folder on a small disk of its own, in a mount namespace. It prints
 * "mounted" first: a test that had no small disk must not pass. */
static char *
run_on_small_disk (Fixture *self, const char *size, const char *script)
{
  g_autofree char *disk = g_build_filename (self->folder, "disk", NULL);
  g_autofree char *whole = g_strdup_printf ("set -e; mount -t tmpfs -o size=%s,mode=700 none '%s'; echo mounted;"
                                            " cd '%s'; D='%s'; H='%s'; set +e; %s",
                                            size, disk, disk, self->path, g_getenv ("LIFT_STORE_HELPER"), script);
  char *output = NULL;

  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  if (geteuid () == 0)
    fixture_run (0, &output, "unshare", "-m", "sh", "-c", whole, NULL);
  else
    fixture_run (0, &output, "unshare", "-r", "-m", "sh", "-c", whole, NULL);
  assert_contains (output, "mounted");
  return output;
}

static void
test_full_disk_while_saving (Fixture *self, gconstpointer data)
{
  g_autofree char *output = NULL;
  g_autofree char *full = g_strdup_printf ("error %d ", LIFT_ERROR_NO_SPACE);
  const char *said;
  int saved;

  fixture_close (self);
  output = run_on_small_disk (self, "1m",
                              "cp \"$D\" diary.db; $H fill $PWD/diary.db;"
                              "sqlite3 diary.db 'SELECT \"rows\", count(*) FROM revision; PRAGMA integrity_check';"
                              "mount -o remount,size=4m $PWD; $H save $PWD/diary.db 1 again");
  assert_contains (output, full);
  assert_contains (output, "ok\n");
  assert_contains (output, "saved 0 ");
  said = strstr (output, "saved ");
  g_assert_nonnull (said);
  saved = (int) g_ascii_strtoll (said + 6, NULL, 10);
  g_assert_cmpint (saved, >, 3);
  /* Every save that was reported is there, and not one more. */
  {
    g_autofree char *rows = g_strdup_printf ("rows|%d\n", saved);

    assert_contains (output, rows);
  }
}

static void
test_full_disk_while_creating (Fixture *self, gconstpointer data)
{
  g_autofree char *output = NULL;
  g_autofree char *full = g_strdup_printf ("error %d ", LIFT_ERROR_NO_SPACE);

  output = run_on_small_disk (self, "64k", "$H create $PWD/diary.db; echo left: $(ls -A)");
  assert_contains (output, full);
  assert_contains (output, "left:\n");
}

/* Wherever the disk gets full, there is a whole diary afterwards, or none and nothing beside it. */
static void
test_disk_of_any_size_while_creating (Fixture *self, gconstpointer data)
{
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_whole = 0;
  guint n_none = 0;

  output = run_on_small_disk (self, "1m",
                              "for s in $(seq 16 16 1024); do rm -rf .??* *; mount -o remount,size=${s}k $PWD;"
                              " $H create $PWD/diary.db >/dev/null 2>&1; rc=$?;"
                              " mount -o remount,size=4m $PWD;"
                              " echo size $s $rc $(ls -A) : $(test -e diary.db &&"
                              " sqlite3 diary.db 'SELECT count(*) FROM diary; PRAGMA integrity_check'); done");
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (!g_str_has_prefix (lines[i], "size "))
      continue;
    if (g_str_has_suffix (lines[i], " 0 diary.db : 1 ok")) {
      n_whole++;
    } else {
      if (!g_str_has_suffix (lines[i], " 1 :"))
        g_error ("A full disk left half a diary: %s", lines[i]);
      n_none++;
    }
  }
  g_assert_cmpuint (n_whole + n_none, ==, 64);
  g_assert_cmpuint (n_whole, >, 0);
  g_assert_cmpuint (n_none, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, up, func) g_test_add ("/store/places/" name, Fixture, NULL, up, func, fixture_tear_down)
  ADD ("file-without-write", fixture_set_up, test_file_without_write);
  ADD ("folder-without-write", fixture_set_up, test_folder_without_write);
  ADD ("left-with-a-wal", fixture_set_up, test_left_with_a_wal);
  ADD ("create-without-write", fixture_set_up_empty, test_create_in_a_folder_without_write);
  ADD ("full-disk-while-saving", fixture_set_up, test_full_disk_while_saving);
  ADD ("full-disk-while-creating", fixture_set_up_empty, test_full_disk_while_creating);
  ADD ("disk-of-any-size-while-creating", fixture_set_up_empty, test_disk_of_any_size_while_creating);
  return g_test_run ();
}
