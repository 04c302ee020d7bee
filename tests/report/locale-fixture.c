/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "locale-fixture.h"

#include <locale.h>
#include <stdio.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

/* Compiles de_DE.UTF-8 into a folder of the build tree for the test @name, as the machine need not have it.
 * Call it first of all: glibc looks for LOCPATH when a locale is entered. */
void
locale_fixture_make_german (const char *name)
{
  const char *build_dir = g_getenv ("G_TEST_BUILDDIR");
  g_autoptr (GError) error = NULL;
  g_autofree char *folder_name = g_strconcat ("locale-", name, NULL);
  g_autofree char *folder = g_build_filename (build_dir != NULL ? build_dir : g_get_tmp_dir (), folder_name, NULL);
  g_autofree char *target = g_build_filename (folder, "de_DE.UTF-8", NULL);
  const char *argv[] = { "localedef", "--no-archive", "-i", "de_DE", "-f", "UTF-8", target, NULL };
  int status = -1;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_setenv ("LOCPATH", folder, TRUE);
}

/* Enters a locale and proves that it took: a test in the C locale under another name would prove nothing. */
void
locale_fixture_enter (int category, const char *name)
{
  char number[16];

  g_assert_nonnull (setlocale (category, name));
  snprintf (number, sizeof number, "%.1f", 1.5);
  g_assert_cmpstr (number, ==, g_str_has_prefix (name, "de_DE") ? "1,5" : "1.5");
}
