/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-json-scan.h"

#include <string.h>

/**
 * lift_json_scan_init:
 * @self: (out): a walk
 * @slice: a list or an object, from its bracket to its bracket
 */
void
lift_json_scan_init (LiftJsonScan *self, const LiftJsonSlice *slice)
{
  *self = (LiftJsonScan){ .at = slice->begin, .end = slice->end, .line = slice->line };
}

static void
skip_blanks (LiftJsonScan *self)
{
  for (; self->at < self->end && g_ascii_isspace (*self->at); self->at++) {
    if (*self->at == '\n')
      self->line++;
  }
}

/* A line end cannot stand inside of a string, so there is none to count. */
static void
skip_string (LiftJsonScan *self)
{
  for (self->at++; self->at < self->end && *self->at != '"'; self->at++) {
    if (*self->at == '\\')
      self->at++;
  }
  self->at++;
}

static void
skip_nested (LiftJsonScan *self)
{
  guint depth = 0;

  do {
    if (*self->at == '"') {
      skip_string (self);
      continue;
    }
    if (*self->at == '{' || *self->at == '[')
      depth++;
    else if (*self->at == '}' || *self->at == ']')
      depth--;
    else if (*self->at == '\n')
      self->line++;
    self->at++;
  } while (depth > 0 && self->at < self->end);
}

static void
take_value (LiftJsonScan *self, LiftJsonSlice *value)
{
  value->begin = self->at;
  value->line = self->line;
  if (*self->at == '"')
    skip_string (self);
  else if (*self->at == '{' || *self->at == '[')
    skip_nested (self);
  else
    self->at += strcspn (self->at, ",]} \t\r\n");
  value->end = self->at;
}

/* Steps over the opening bracket or a comma; FALSE at the closing bracket. */
static gboolean
step (LiftJsonScan *self)
{
  skip_blanks (self);
  if (self->is_begun && *self->at != ',')
    return FALSE;
  self->is_begun = TRUE;
  self->at++;
  skip_blanks (self);
  return *self->at != ']' && *self->at != '}';
}

/** lift_json_scan_next_element: Returns: whether there is one more, and then @element. */
gboolean
lift_json_scan_next_element (LiftJsonScan *self, LiftJsonSlice *element)
{
  if (!step (self))
    return FALSE;
  take_value (self, element);
  return TRUE;
}

/** lift_json_scan_next_member: Returns: whether there is one more, and then its @name with quotes and its @value. */
gboolean
lift_json_scan_next_member (LiftJsonScan *self, LiftJsonSlice *name, LiftJsonSlice *value)
{
  if (!step (self))
    return FALSE;
  take_value (self, name);
  skip_blanks (self);
  self->at++;
  skip_blanks (self);
  take_value (self, value);
  return TRUE;
}

static gboolean
is_named (const LiftJsonSlice *quoted, const char *name)
{
  gsize length = strlen (name);

  return (gsize) (quoted->end - quoted->begin) == length + 2 && strncmp (quoted->begin + 1, name, length) == 0;
}

/**
 * lift_json_scan_cut:
 * @object: an object
 * @names: (array zero-terminated=1): members that may be long lists
 * @lists: (out caller-allocates): where each of these stands; `begin` is %NULL where there is none, or it is no list
 *
 * Returns: (transfer full): the text of @object with those lists empty, and with all its lines.
 */
char *
lift_json_scan_cut (const LiftJsonSlice *object, const char *const *names, LiftJsonSlice *lists)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *kept = object->begin;
  LiftJsonScan scan;
  LiftJsonSlice name, value;

  for (guint i = 0; names[i] != NULL; i++)
    lists[i] = (LiftJsonSlice){ 0 };
  lift_json_scan_init (&scan, object);
  while (lift_json_scan_next_member (&scan, &name, &value)) {
    for (guint i = 0; names[i] != NULL; i++) {
      if (*value.begin != '[' || !is_named (&name, names[i]))
        continue;
      lists[i] = value;
      g_string_append_len (text, kept, value.begin + 1 - kept);
      for (guint line = value.line; line < scan.line; line++)
        g_string_append_c (text, '\n');
      kept = value.end - 1;
    }
  }
  g_string_append_len (text, kept, object->end - kept);
  return g_strdup (text->str);
}
