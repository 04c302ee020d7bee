/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <signal.h>

#include "lift-error.h"
#include "lift-output.h"

typedef struct {
  char *folder;
  char *path;
} Place;

static void
place_set_up (Place *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("afterlift-output-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->path = g_build_filename (self->folder, "report.csv", NULL);
}

static void
place_tear_down (Place *self, gconstpointer data)
{
  g_chmod (self->folder, 0700);
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

static void
assert_content (const char *path, const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static gboolean
write_text (const char *path, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return lift_output_write (path, bytes, error);
}

/* New or over an old readable file: whole, private, and nothing is left beside it (tear-down proves it). */
static void
test_private_and_whole (Place *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_assert_true (write_text (self->path, "first", &error));
  g_assert_no_error (error);
  assert_content (self->path, "first");
  g_assert_cmpint (g_chmod (self->path, 0644), ==, 0);
  g_assert_true (write_text (self->path, "second", &error));
  g_assert_no_error (error);
  assert_content (self->path, "second");
  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
test_missing_folder (Place *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "not-there", "a.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (write_text (path, "x", &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "does not exist"));
}

static void
test_target_is_folder (Place *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (write_text (self->folder, "x", &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_INVALID);
}

/* Runs @check in a child, so that what it gives up (rights, space) stays given up there only. */
static void
run_in_child (void (*check) (Place *self), Place *self)
{
  int status = -1;
  pid_t pid = fork ();

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0) {
    check (self);
    _exit (0);
  }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* A pipe, a socket or a device is left where it is, also behind a link: moving a file over /dev/null would
 * be the end of it. */
static void
test_target_is_no_file (Place *self, gconstpointer data)
{
  g_autofree char *link_path = g_build_filename (self->folder, "link.csv", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_assert_cmpint (mkfifo (self->path, 0600), ==, 0);
  g_assert_false (write_text (self->path, "x", &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_INVALID);
  g_assert_cmpint (g_lstat (self->path, &info), ==, 0);
  g_assert_true (S_ISFIFO (info.st_mode));
  g_clear_error (&error);
  g_assert_cmpint (symlink ("/dev/null", link_path), ==, 0);
  g_assert_false (write_text (link_path, "x", &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_INVALID);
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_unlink (link_path), ==, 0);
}

/* A diary, a backup of one and what SQLite keeps beside them are never replaced, under no name. */
static void
test_target_is_diary (Place *self, gconstpointer data)
{
  static const char *const companions[] = { "-wal", "-shm", "-journal" };
  g_autofree char *link_path = g_build_filename (self->folder, "link.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (self->path, "SQLite format 3", 16, NULL));
  g_assert_false (write_text (self->path, "date,swelling", &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_FAILED);
  assert_content (self->path, "SQLite format 3");
  g_clear_error (&error);
  g_assert_cmpint (symlink (self->path, link_path), ==, 0);
  g_assert_false (write_text (link_path, "date,swelling", &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_FAILED);
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_unlink (link_path), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++) {
    g_autofree char *companion = g_strconcat (self->path, companions[i], NULL);

    g_clear_error (&error);
    g_assert_false (write_text (companion, "date,swelling", &error));
    g_assert_error (error, LIFT_ERROR, LIFT_ERROR_FAILED);
    g_assert_false (g_file_test (companion, G_FILE_TEST_EXISTS));
  }
}

/* A child has none of its parent's locks, and sees them. */
static void
check_locked (Place *self)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1 };
  int fd = open (self->path, O_RDWR | O_CLOEXEC);

  if (fd < 0 || fcntl (fd, F_GETLK, &lock) != 0)
    _exit (1);
  if (lock.l_type != F_WRLCK)
    _exit (2);
}

/* Closing any descriptor of a file takes away the locks that this process has on it: a file that is open
 * here is refused without being opened again. */
static void
test_target_is_open (Place *self, gconstpointer data)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1 };
  g_autoptr (GError) error = NULL;
  int fd;

  g_assert_true (g_file_set_contents (self->path, "open", -1, NULL));
  fd = open (self->path, O_RDWR | O_CLOEXEC);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fcntl (fd, F_SETLK, &lock), ==, 0);
  g_assert_false (write_text (self->path, "new", &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_FAILED);
  run_in_child (check_locked, self);
  g_assert_cmpint (close (fd), ==, 0);
  assert_content (self->path, "open");
}

/* Root may write anywhere, so the child becomes nobody; a plain write must fail there, else nothing is shown. */
static void
check_no_permission (Place *self)
{
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
    _exit (1);
  if (g_file_set_contents (self->path, "plain", -1, NULL))
    _exit (2);
  if (write_text (self->path, "new", &error))
    _exit (3);
  if (!g_error_matches (error, LIFT_ERROR, LIFT_ERROR_READONLY))
    _exit (4);
}

static void
test_no_permission (Place *self, gconstpointer data)
{
  g_assert_true (write_text (self->path, "old", NULL));
  g_assert_cmpint (g_chmod (self->folder, 0555), ==, 0);
  run_in_child (check_no_permission, self);
  g_assert_cmpint (g_chmod (self->folder, 0700), ==, 0);
  assert_content (self->path, "old");
}

/* A write that is cut short: the old file stays as it was, and no half of the new one lies about. */
static void
check_cut_short (Place *self)
{
  struct rlimit limit = { 1000, 1000 };
  g_autofree char *text = g_strnfill (5000, 'x');
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
    _exit (1);
  if (write_text (self->path, text, &error))
    _exit (2);
  if (!g_error_matches (error, LIFT_ERROR, LIFT_ERROR_FAILED))
    _exit (3);
}

static void
test_cut_short (Place *self, gconstpointer data)
{
  g_assert_true (write_text (self->path, "old", NULL));
  run_in_child (check_cut_short, self);
  assert_content (self->path, "old");
}

static void
test_suggested_names (Place *self, gconstpointer data)
{
  g_autofree char *range = lift_output_suggest_name ("pdf", 0, 9, "2026-11-25");
  g_autofree char *before = lift_output_suggest_name ("csv", -1, 400, "2026-11-25");
  g_autofree char *one = lift_output_suggest_name ("png", 3, 3, "2026-11-25");

  g_assert_cmpstr (range, ==, "recovery-diary-2026-11-25-day-0-9.pdf");
  g_assert_cmpstr (before, ==, "recovery-diary-2026-11-25-day--1-400.csv");
  g_assert_cmpstr (one, ==, "recovery-diary-2026-11-25-day-3.png");
}

#define ADD(name, function) g_test_add (name, Place, NULL, place_set_up, function, place_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/output/private-and-whole", test_private_and_whole);
  ADD ("/output/missing-folder", test_missing_folder);
  ADD ("/output/target-is-folder", test_target_is_folder);
  ADD ("/output/target-is-no-file", test_target_is_no_file);
  ADD ("/output/target-is-diary", test_target_is_diary);
  ADD ("/output/target-is-open", test_target_is_open);
  ADD ("/output/no-permission", test_no_permission);
  ADD ("/output/cut-short", test_cut_short);
  ADD ("/output/suggested-names", test_suggested_names);
  return g_test_run ();
}
