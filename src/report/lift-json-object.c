/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-json-object.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lift-reminder.h"

#define NAME_MAX_LENGTH 64
/* The first and the last second of the days that a diary knows: 1900-01-01 and 2199-12-31. */
#define FIRST_SECOND G_GINT64_CONSTANT (-2208988800)
#define LAST_SECOND G_GINT64_CONSTANT (7258118399)

/** lift_json_problem_clear: gives up what @self holds. */
void
lift_json_problem_clear (LiftJsonProblem *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->message, g_free);
}

static void
append_path (const LiftJsonObject *self, GString *path)
{
  if (self->parent != NULL)
    append_path (self->parent, path);
  if (self->step != NULL)
    g_string_append_printf (path, "/%s", self->step);
  if (self->index >= 0)
    g_string_append_printf (path, "/%d", self->index);
}

/**
 * lift_json_object_refuse:
 * @self: an object
 * @name: (nullable): the member that is wrong; %NULL: the object as a whole
 * @what: why, as a sentence
 *
 * Returns: %FALSE.
 */
gboolean
lift_json_object_refuse (const LiftJsonObject *self, const char *name, const char *what)
{
  g_autoptr (GString) path = g_string_new (NULL);

  append_path (self, path);
  if (name != NULL)
    g_string_append_printf (path, "/%s", name);
  lift_json_problem_clear (self->problem);
  self->problem->path = g_strdup (path->str);
  self->problem->message = g_strdup (what);
  return FALSE;
}

static gboolean G_GNUC_PRINTF (3, 4) refuse (const LiftJsonObject *self, const char *name, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return lift_json_object_refuse (self, name, what);
}

/** lift_json_object_refuse_word: refuses a word of a closed list that is not in it. Returns: %FALSE. */
gboolean
lift_json_object_refuse_word (const LiftJsonObject *self, const char *name)
{
  return refuse (self, name, _("“%s” has a word here that is not known."), name);
}

/**
 * lift_json_object_open:
 * @self: its place and its problem are set
 * @node: (nullable): what stands there
 * @names: (array zero-terminated=1): the members that it may have
 *
 * Returns: whether @node is an object with no other members.
 */
gboolean
lift_json_object_open (LiftJsonObject *self, JsonNode *node, const char *const *names)
{
  g_autoptr (GList) members = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return lift_json_object_refuse (self, NULL, _("An object was expected here."));
  self->object = json_node_get_object (node);
  members = json_object_get_members (self->object);
  for (GList *l = members; l != NULL; l = l->next) {
    if (!g_strv_contains (names, l->data))
      return refuse (self, l->data, _("“%s” is not known here."), (const char *) l->data);
  }
  return TRUE;
}

/** lift_json_object_need: Returns: whether the member is there. */
gboolean
lift_json_object_need (const LiftJsonObject *self, const char *name)
{
  return json_object_has_member (self->object, name) || refuse (self, NULL, _("“%s” is missing here."), name);
}

static JsonNode *
find (const LiftJsonObject *self, const char *name)
{
  return json_object_get_member (self->object, name);
}

static gboolean
holds (JsonNode *node, GType type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

/**
 * lift_json_object_take_text:
 * @self: an open object
 * @name: of a member
 * @max_bytes: how long it may be
 * @text: (inout): its place; what stood there is freed
 *
 * Returns: whether the member is such a text, or not there.
 */
gboolean
lift_json_object_take_text (const LiftJsonObject *self, const char *name, gsize max_bytes, char **text)
{
  JsonNode *node = find (self, name);

  if (node == NULL)
    return TRUE;
  if (!holds (node, G_TYPE_STRING))
    return refuse (self, name, _("“%s” must be a text."), name);
  if (strlen (json_node_get_string (node)) > max_bytes)
    return refuse (self, name, _("“%s” is longer than %d bytes."), name, (int) max_bytes);
  g_free (*text);
  *text = json_node_dup_string (node);
  return TRUE;
}

/** lift_json_object_take_word: takes a word of a closed list, borrowed; which list is for the caller to say. */
gboolean
lift_json_object_take_word (const LiftJsonObject *self, const char *name, const char **word)
{
  JsonNode *node = find (self, name);

  if (node == NULL)
    return TRUE;
  if (!holds (node, G_TYPE_STRING))
    return refuse (self, name, _("“%s” must be a text."), name);
  *word = json_node_get_string (node);
  return TRUE;
}

/** lift_json_object_take_name: takes a stable name of a list that may grow: 1 to 64 of a-z, 0-9, `-` and `_`. */
gboolean
lift_json_object_take_name (const LiftJsonObject *self, const char *name, char **text)
{
  const char *word = NULL;
  gsize length;

  if (!lift_json_object_take_word (self, name, &word))
    return FALSE;
  if (word == NULL)
    return TRUE;
  length = strlen (word);
  if (length < 1 || length > NAME_MAX_LENGTH || strspn (word, "abcdefghijklmnopqrstuvwxyz0123456789_-") != length)
    return lift_json_object_refuse_word (self, name);
  g_free (*text);
  *text = g_strdup (word);
  return TRUE;
}

static gboolean
is_uuid (const char *text)
{
  return g_uuid_string_is_valid (text) && text[14] == '4' && strchr ("89ab", text[19]) != NULL &&
         strspn (text, "0123456789abcdef-") == strlen (text);
}

/** lift_json_object_take_uuid: takes a key, which must be there. */
gboolean
lift_json_object_take_uuid (const LiftJsonObject *self, const char *name, char **uuid)
{
  const char *word = NULL;

  if (!lift_json_object_need (self, name) || !lift_json_object_take_word (self, name, &word))
    return FALSE;
  if (!is_uuid (word))
    return refuse (self, name, _("“%s” must be a random UUID (version 4) in small letters."), name);
  g_free (*uuid);
  *uuid = g_strdup (word);
  return TRUE;
}

/** lift_json_object_take_day: takes a civil day. */
gboolean
lift_json_object_take_day (const LiftJsonObject *self, const char *name, LiftDate *day)
{
  const char *word = NULL;

  if (!lift_json_object_take_word (self, name, &word))
    return FALSE;
  return word == NULL || lift_date_parse (word, day) ||
         refuse (self, name, _("“%s” must be a day that exists, written like 2026-11-16."), name);
}

/** lift_json_object_take_minute: takes a time of day, 00:00 to 23:59. */
gboolean
lift_json_object_take_minute (const LiftJsonObject *self, const char *name, int *minute)
{
  const char *word = NULL;

  if (!lift_json_object_take_word (self, name, &word))
    return FALSE;
  return word == NULL || (strlen (word) == strlen ("20:00") && lift_minute_parse (word, minute)) ||
         refuse (self, name, _("“%s” must be a time of day, written like 20:00."), name);
}

/** lift_json_object_take_int: takes a whole number from @min to @max. */
gboolean
lift_json_object_take_int (const LiftJsonObject *self, const char *name, int min, int max, int *value)
{
  JsonNode *node = find (self, name);

  if (node == NULL)
    return TRUE;
  if (!holds (node, G_TYPE_INT64) || json_node_get_int (node) < min || json_node_get_int (node) > max)
    return refuse (self, name, _("“%s” must be a whole number from %d to %d."), name, min, max);
  *value = (int) json_node_get_int (node);
  return TRUE;
}

/** lift_json_object_take_instant: takes a UTC second of the years 1900 to 2199. */
gboolean
lift_json_object_take_instant (const LiftJsonObject *self, const char *name, gint64 *utc)
{
  JsonNode *node = find (self, name);

  if (node == NULL)
    return TRUE;
  if (!holds (node, G_TYPE_INT64) || json_node_get_int (node) < FIRST_SECOND || json_node_get_int (node) > LAST_SECOND)
    return refuse (self, name, _("“%s” must be a moment, in whole seconds since 1970-01-01 00:00 UTC."), name);
  *utc = json_node_get_int (node);
  return TRUE;
}

/** lift_json_object_take_boolean: takes true or false. */
gboolean
lift_json_object_take_boolean (const LiftJsonObject *self, const char *name, gboolean *value)
{
  JsonNode *node = find (self, name);

  if (node == NULL)
    return TRUE;
  if (!holds (node, G_TYPE_BOOLEAN))
    return refuse (self, name, _("“%s” must be true or false."), name);
  *value = json_node_get_boolean (node);
  return TRUE;
}

/** lift_json_object_take_list: takes a list, borrowed; @list is %NULL where there is none. */
gboolean
lift_json_object_take_list (const LiftJsonObject *self, const char *name, JsonArray **list)
{
  JsonNode *node = find (self, name);

  *list = NULL;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (self, name, _("“%s” must be a list."), name);
  *list = json_node_get_array (node);
  return TRUE;
}
