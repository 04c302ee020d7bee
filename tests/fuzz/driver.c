/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stands in for a fuzzing engine: hands every file of the corpus to the target, and then what is left of it
 * when it is cut off somewhere or when one byte of it is another one. No luck is involved, so a failure today
 * is a failure tomorrow. */

#include <glib.h>
#include <string.h>

#include "fuzz.h"

/* Of a long file not every place is tried, but evenly many. */
#define MAX_PLACES 400

static void
try_bytes (const char *data, gsize size)
{
  /* A copy of just that size, so that a checker sees a read past its end. */
  g_autofree guint8 *copy = g_memdup2 (data, size);

  g_assert_cmpint (LLVMFuzzerTestOneInput (copy, size), ==, 0);
}

static void
try_cut_off (const char *data, gsize size)
{
  gsize step = MAX (size / MAX_PLACES, 1);

  for (gsize length = 0; length < size; length += step)
    try_bytes (data, length);
}

static void
try_changed (const char *data, gsize size)
{
  static const char others[] = { '\0', '"', '\\', '{', ']', ',', '-', '9', '\n', '\'', '\x80', '\xff' };
  g_autofree char *changed = g_memdup2 (data, size);
  gsize step = MAX (size / MAX_PLACES, 1);

  for (gsize place = 0; place < size; place += step) {
    changed[place] = others[(place / step) % sizeof others];
    try_bytes (changed, size);
    changed[place] = (char) (data[place] ^ 1);
    try_bytes (changed, size);
    changed[place] = data[place];
  }
}

static void
test_file (gconstpointer data)
{
  const char *path = data;
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, &error));
  g_assert_no_error (error);
  try_bytes (content, size);
  try_cut_off (content, size);
  try_changed (content, size);
}

static void
add_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *test = g_strdup_printf ("/fuzz/%s", name);

    g_test_add_data_func_full (test, g_build_filename (folder, name, NULL), test_file, g_free);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >, 1);
  for (int i = 1; i < argc; i++)
    if (g_file_test (argv[i], G_FILE_TEST_IS_DIR)) {
      add_folder (argv[i]);
    } else {
      g_autofree char *name = g_path_get_basename (argv[i]);
      g_autofree char *test = g_strdup_printf ("/fuzz/%s", name);

      g_test_add_data_func_full (test, g_strdup (argv[i]), test_file, g_free);
    }
  return g_test_run ();
}
