/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "cli-fixture.h"

/* Every file of a diary that an export could be aimed at, directly or by another name. */
static void
test_export_never_over_the_diary (Fixture *f, gconstpointer data)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };
  static const char *const formats[] = { "csv", "pdf", "png", "svg" };
  g_autofree char *other = g_build_filename (f->folder, "link.csv", NULL);
  g_autofree char *roundabout = g_build_filename (f->folder, "..", strrchr (f->folder, '/') + 1, "diary.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_make_procedure (f);
  assert_run (f, 0, "log", "--swelling", "4");
  before = fixture_dump (f);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *target = g_strconcat (f->diary, suffixes[i], NULL);

    assert_run (f, 1, "export", "--format", formats[i], "-o", target);
    g_assert_nonnull (strstr (f->err, "is a diary"));
  }
  assert_run (f, 1, "export", "--format", "csv", "-o", roundabout);
  g_assert_cmpint (symlink (f->diary, other), ==, 0);
  assert_run (f, 1, "export", "--format", "csv", "-o", other);
  g_unlink (other);
  g_assert_cmpint (link (f->diary, other), ==, 0);
  assert_run (f, 1, "export", "--format", "csv", "-o", other);
  after = fixture_dump (f);
  g_assert_cmpstr (before, ==, after);
}

#define ADD(path, function) g_test_add ("/cli/limits/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  ADD ("export-never-over-the-diary", test_export_never_over_the_diary);
  return g_test_run ();
}
