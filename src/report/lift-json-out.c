/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-json-out.h"

#include <stdlib.h>

#define INDENT 2

/* @is_first: nothing stands yet in the object or array that is open. */
struct _LiftJsonOut {
  GString *text;
  guint depth;
  gboolean is_first;
};

/** lift_json_out_new: Returns: (transfer full): a writer that wrote nothing yet. */
LiftJsonOut *
lift_json_out_new (void)
{
  LiftJsonOut *self = g_new0 (LiftJsonOut, 1);

  self->text = g_string_new (NULL);
  self->is_first = TRUE;
  return self;
}

/** lift_json_out_free: frees @self. */
void
lift_json_out_free (LiftJsonOut *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

static void
append_line_start (LiftJsonOut *self)
{
  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < self->depth * INDENT; i++)
    g_string_append_c (self->text, ' ');
}

static void
append_quoted (GString *text, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  g_string_append_c (text, '"');
  for (const char *p = valid; *p != '\0'; p++) {
    if (*p == '"' || *p == '\\')
      g_string_append_printf (text, "\\%c", *p);
    else if (*p == '\n')
      g_string_append (text, "\\n");
    else if (*p == '\r')
      g_string_append (text, "\\r");
    else if (*p == '\t')
      g_string_append (text, "\\t");
    else if ((guchar) *p < 0x20)
      g_string_append_printf (text, "\\u%04x", (guint) *p);
    else
      g_string_append_c (text, *p);
  }
  g_string_append_c (text, '"');
}

static void
begin_value (LiftJsonOut *self, const char *name)
{
  if (!self->is_first)
    g_string_append_c (self->text, ',');
  if (self->depth > 0)
    append_line_start (self);
  self->is_first = FALSE;
  if (name != NULL) {
    append_quoted (self->text, name);
    g_string_append (self->text, ": ");
  }
}

static void
begin (LiftJsonOut *self, const char *name, char bracket)
{
  begin_value (self, name);
  g_string_append_c (self->text, bracket);
  self->depth++;
  self->is_first = TRUE;
}

static void
end (LiftJsonOut *self, char bracket)
{
  g_assert (self->depth > 0);
  self->depth--;
  if (!self->is_first)
    append_line_start (self);
  g_string_append_c (self->text, bracket);
  self->is_first = FALSE;
}

/** lift_json_out_begin_object: opens an object, as member @name or (%NULL) as an element. */
void
lift_json_out_begin_object (LiftJsonOut *self, const char *name)
{
  begin (self, name, '{');
}

/** lift_json_out_end_object: closes the object that was opened last. */
void
lift_json_out_end_object (LiftJsonOut *self)
{
  end (self, '}');
}

/** lift_json_out_begin_array: opens an array, as member @name or (%NULL) as an element. */
void
lift_json_out_begin_array (LiftJsonOut *self, const char *name)
{
  begin (self, name, '[');
}

/** lift_json_out_end_array: closes the array that was opened last. */
void
lift_json_out_end_array (LiftJsonOut *self)
{
  end (self, ']');
}

/** lift_json_out_text: writes @value; %NULL is not said, and is left out. */
void
lift_json_out_text (LiftJsonOut *self, const char *name, const char *value)
{
  if (value == NULL)
    return;
  begin_value (self, name);
  append_quoted (self->text, value);
}

/** lift_json_out_integer: writes a whole number. */
void
lift_json_out_integer (LiftJsonOut *self, const char *name, gint64 value)
{
  begin_value (self, name);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

/** lift_json_out_tenths: writes @tenths (not negative) as a number with one decimal: 382 is 38.2. */
void
lift_json_out_tenths (LiftJsonOut *self, const char *name, int tenths)
{
  begin_value (self, name);
  g_string_append_printf (self->text, "%d.%d", tenths / 10, abs (tenths % 10));
}

/** lift_json_out_boolean: writes true or false. */
void
lift_json_out_boolean (LiftJsonOut *self, const char *name, gboolean value)
{
  begin_value (self, name);
  g_string_append (self->text, value ? "true" : "false");
}

/** lift_json_out_get_size: Returns: how many bytes are written so far. */
gsize
lift_json_out_get_size (const LiftJsonOut *self)
{
  return self->text->len;
}

/**
 * lift_json_out_finish:
 * @self: a writer in which all is closed; it must not be used for anything more than lift_json_out_free()
 *
 * Returns: (transfer full): the text, with a line end.
 */
GBytes *
lift_json_out_finish (LiftJsonOut *self)
{
  GString *text = g_steal_pointer (&self->text);

  g_assert (self->depth == 0 && !self->is_first);
  self->text = g_string_new (NULL);
  g_string_append_c (text, '\n');
  return g_string_free_to_bytes (text);
}
