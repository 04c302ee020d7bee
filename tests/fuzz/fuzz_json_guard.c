/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the guard lets through is UTF-8 without a zero, and json-glib reads it without a crash; what it refuses
 * is refused with a line that the file has. */

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#include "fuzz.h"
#include "lift-error.h"
#include "lift-json-guard.h"

static guint
count_lines (const char *text, gsize size)
{
  guint lines = 1;

  for (gsize i = 0; i < size; i++)
    lines += text[i] == '\n';
  return lines;
}

static void
check_accepted (const char *text, gsize size, GHashTable *lines)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  guint n_lines = count_lines (text, size);
  GHashTableIter iter;
  gpointer line;

  g_assert_nonnull (lines);
  g_assert_true (g_utf8_validate_len (text, size, NULL));
  g_assert_null (memchr (text, '\0', size));
  g_assert_true (json_parser_load_from_data (parser, text, (gssize) size, NULL));
  g_hash_table_iter_init (&iter, lines);
  while (g_hash_table_iter_next (&iter, NULL, &line)) {
    g_assert_cmpuint (GPOINTER_TO_UINT (line), >=, 1);
    g_assert_cmpuint (GPOINTER_TO_UINT (line), <=, n_lines);
  }
}

static void
check_refused (const char *text, gsize size, const GError *error)
{
  guint line = 0;

  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_INVALID);
  g_assert_cmpint (sscanf (error->message, "Line %u: ", &line), ==, 1);
  g_assert_cmpuint (line, >=, 1);
  g_assert_cmpuint (line, <=, count_lines (text, size));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GHashTable) lines = NULL;
  g_autoptr (GError) error = NULL;

  if (lift_json_guard_check ((const char *) data, size, &lines, &error))
    check_accepted ((const char *) data, size, lines);
  else
    check_refused ((const char *) data, size, error);
  return 0;
}
