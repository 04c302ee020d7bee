/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-json-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lift-error.h"
#include "lift-json-guard.h"
#include "lift-json-reader-private.h"
#include "lift-json-scan.h"
#include "lift-json.h"

/** Part: what is read next. */
typedef enum { PART_PROCEDURES, PART_DAYS, PART_REMINDERS, PART_END } Part;

enum { LIST_PROCEDURES, LIST_REMINDERS, N_LISTS };

static const char *const list_names[N_LISTS + 1] = { "procedures", "reminders", NULL };

struct _LiftJsonReader {
  GBytes *bytes;
  LiftJsonSlice lists[N_LISTS];
  gboolean with_history;
  gboolean is_partial;

  Part part;
  LiftJsonScan procedures;
  LiftJsonScan days;
  LiftJsonScan reminders;
  LiftProcedure *procedure;
  LiftJsonMaker maker;
  JsonParser *parser;
  const char *at;
};

/* @text stands in line @line of the file: where in the file is @problem? The lines are looked for only now. */
static guint
find_line (const char *text, guint line, const LiftJsonProblem *problem)
{
  g_autoptr (GHashTable) lines = NULL;
  guint inside;

  if (!lift_json_guard_check (text, strlen (text), &lines, NULL))
    return line;
  inside = GPOINTER_TO_UINT (g_hash_table_lookup (lines, problem->path));
  return line + MAX (inside, 1) - 1;
}

static JsonNode *
parse (LiftJsonReader *self, const char *text)
{
  return json_parser_load_from_data (self->parser, text, -1, NULL) ? json_parser_get_root (self->parser) : NULL;
}

static gboolean
set_error (GError **error, const char *text, guint line, const LiftJsonProblem *problem)
{
  /* Translators: %u is a line number of a file, %s a sentence about what is wrong there. */
  g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID, _("Line %u: %s"), find_line (text, line, problem),
               problem->message);
  return FALSE;
}

/* Whether it is ours, and of a version that is known, comes before everything else that may be wrong with it. */
static gboolean
check_format (JsonNode *root, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *format = object != NULL ? json_object_get_member (object, "format") : NULL;
  JsonNode *version = object != NULL ? json_object_get_member (object, "format_version") : NULL;

  if (format == NULL || !JSON_NODE_HOLDS_VALUE (format) || json_node_get_value_type (format) != G_TYPE_STRING ||
      !g_str_equal (json_node_get_string (format), LIFT_JSON_FORMAT) || version == NULL ||
      !JSON_NODE_HOLDS_VALUE (version) || json_node_get_value_type (version) != G_TYPE_INT64 ||
      json_node_get_int (version) < 1) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _("This is not a diary that Afterlift wrote as JSON. Nothing was changed."));
    return FALSE;
  }
  if (json_node_get_int (version) <= LIFT_JSON_FORMAT_VERSION)
    return TRUE;
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_NEWER_SCHEMA,
                       _("This file was written by a newer Afterlift. Nothing was changed; please update this one."));
  return FALSE;
}

static gboolean
take_header (LiftJsonReader *self, const LiftJsonObject *object)
{
  LiftDate from = LIFT_DATE_NONE;
  LiftDate to = LIFT_DATE_NONE;
  JsonArray *list;
  gint64 as_of;
  int number;

  if (!lift_json_object_need (object, "schema_version") ||
      !lift_json_object_take_int (object, "schema_version", 1, G_MAXINT, &number) ||
      !lift_json_object_take_instant (object, "as_of", &as_of) || !lift_json_object_need (object, "has_history") ||
      !lift_json_object_take_boolean (object, "has_history", &self->with_history) ||
      !lift_json_object_take_day (object, "from", &from) || !lift_json_object_take_day (object, "to", &to) ||
      !lift_json_object_take_list (object, "procedures", &list) ||
      !lift_json_object_take_list (object, "reminders", &list) ||
      !lift_json_object_take_list (object, "without", &list))
    return FALSE;
  self->is_partial = from != LIFT_DATE_NONE || to != LIFT_DATE_NONE;
  return list == NULL ||
         lift_json_object_refuse (object, "without",
                                  _("This file was written without notes or without signs, to be shown and not to be "
                                     "read back. Please take a file that holds everything."));
}

static gboolean
read_header (LiftJsonReader *self, GError **error)
{
  static const char *const members[] = {
    "format", "format_version", "schema_version", "as_of",     "has_history", "from",
    "to",     "without",        "procedures",     "reminders", NULL
  };
  gsize length;
  const char *text = g_bytes_get_data (self->bytes, &length);
  LiftJsonSlice whole = { text, text + length, 1 };
  g_autofree char *header = NULL;
  g_auto (LiftJsonProblem) problem = { 0 };
  LiftJsonObject object = { .index = -1, .problem = &problem };
  JsonNode *root;

  for (; g_ascii_isspace (*whole.begin); whole.begin++)
    whole.line += *whole.begin == '\n' ? 1 : 0;
  header = *whole.begin == '{' ? lift_json_scan_cut (&whole, list_names, self->lists) : g_strdup ("[]");
  root = parse (self, header);
  if (!check_format (root, error))
    return FALSE;
  if (lift_json_object_open (&object, root, members) && take_header (self, &object))
    return TRUE;
  return set_error (error, header, whole.line, &problem);
}

/**
 * lift_json_reader_new:
 * @bytes: the file
 * @error: return location; %LIFT_ERROR_INVALID with the line, or %LIFT_ERROR_NEWER_SCHEMA
 *
 * Returns: (transfer full) (nullable): a reader before its first piece; %NULL if nothing of the file can be read.
 */
LiftJsonReader *
lift_json_reader_new (GBytes *bytes, GError **error)
{
  g_autoptr (LiftJsonReader) self = NULL;

  if (!lift_json_guard_check (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, error))
    return NULL;
  self = g_new0 (LiftJsonReader, 1);
  self->bytes = g_bytes_ref (bytes);
  self->parser = json_parser_new ();
  self->maker.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!read_header (self, error))
    return NULL;
  lift_json_reader_rewind (self);
  return g_steal_pointer (&self);
}

/** lift_json_reader_free: frees @self. */
void
lift_json_reader_free (LiftJsonReader *self)
{
  g_bytes_unref (self->bytes);
  g_clear_pointer (&self->procedure, lift_procedure_unref);
  g_hash_table_unref (self->maker.seen);
  g_object_unref (self->parser);
  g_free (self);
}

/** lift_json_reader_rewind: the next piece is the first one again. */
void
lift_json_reader_rewind (LiftJsonReader *self)
{
  self->part = PART_PROCEDURES;
  if (self->lists[LIST_PROCEDURES].begin != NULL)
    lift_json_scan_init (&self->procedures, &self->lists[LIST_PROCEDURES]);
  if (self->lists[LIST_REMINDERS].begin != NULL)
    lift_json_scan_init (&self->reminders, &self->lists[LIST_REMINDERS]);
  g_clear_pointer (&self->procedure, lift_procedure_unref);
  g_hash_table_remove_all (self->maker.seen);
  self->at = g_bytes_get_data (self->bytes, NULL);
}

static LiftImportItem *
refuse (const char *text, const LiftJsonSlice *slice, const LiftJsonProblem *problem)
{
  LiftImportItem *item = lift_import_item_new (LIFT_IMPORT_ITEM_REFUSED, find_line (text, slice->line, problem), 0);

  item->message = g_strdup (problem->message);
  return item;
}

static LiftImportItem *
read_procedure (LiftJsonReader *self, const LiftJsonSlice *slice)
{
  static const char *const names[] = { "days", NULL };
  g_auto (LiftJsonProblem) problem = { 0 };
  g_autoptr (LiftArchiveRecord) record = NULL;
  LiftJsonSlice days = { 0 };
  g_autofree char *text = *slice->begin == '{' ? lift_json_scan_cut (slice, names, &days)
                                               : g_strndup (slice->begin, (gsize) (slice->end - slice->begin));
  LiftImportItem *item;

  record = lift_json_maker_make_record (&self->maker, parse (self, text), &problem);
  if (record == NULL) {
    g_autofree char *with_days = g_strdup_printf (_("%s Its days are left out, too."), problem.message);

    g_free (problem.message);
    problem.message = g_steal_pointer (&with_days);
    return refuse (text, slice, &problem);
  }
  if (days.begin != NULL) {
    lift_json_scan_init (&self->days, &days);
    self->part = PART_DAYS;
  }
  g_clear_pointer (&self->procedure, lift_procedure_unref);
  self->procedure = lift_procedure_ref (record->procedure);
  item = lift_import_item_new (LIFT_IMPORT_ITEM_PROCEDURE, slice->line, 0);
  item->record = g_steal_pointer (&record);
  return item;
}

static LiftImportItem *
read_day (LiftJsonReader *self, const LiftJsonSlice *slice)
{
  g_auto (LiftJsonProblem) problem = { 0 };
  g_autofree char *text = g_strndup (slice->begin, (gsize) (slice->end - slice->begin));
  g_autoptr (GPtrArray) states =
    lift_json_maker_make_day (&self->maker, parse (self, text), self->procedure, self->with_history, &problem);
  LiftImportItem *item;

  if (states == NULL)
    return refuse (text, slice, &problem);
  item = lift_import_item_new (LIFT_IMPORT_ITEM_DAY, slice->line, 0);
  g_clear_pointer (&item->states, g_ptr_array_unref);
  item->states = g_steal_pointer (&states);
  return item;
}

static LiftImportItem *
read_reminder (LiftJsonReader *self, const LiftJsonSlice *slice)
{
  g_auto (LiftJsonProblem) problem = { 0 };
  g_autofree char *text = g_strndup (slice->begin, (gsize) (slice->end - slice->begin));
  g_autoptr (LiftReminder) reminder = lift_json_maker_make_reminder (&self->maker, parse (self, text), &problem);
  LiftImportItem *item;

  if (reminder == NULL)
    return refuse (text, slice, &problem);
  item = lift_import_item_new (LIFT_IMPORT_ITEM_REMINDER, slice->line, 0);
  item->reminder = g_steal_pointer (&reminder);
  return item;
}

/* Where a list has ended, the one that it stands in goes on. */
static gboolean
find_next (LiftJsonReader *self, LiftJsonSlice *slice)
{
  if (self->part == PART_DAYS && !lift_json_scan_next_element (&self->days, slice))
    self->part = PART_PROCEDURES;
  if (self->part == PART_PROCEDURES &&
      (self->lists[LIST_PROCEDURES].begin == NULL || !lift_json_scan_next_element (&self->procedures, slice)))
    self->part = PART_REMINDERS;
  if (self->part == PART_REMINDERS &&
      (self->lists[LIST_REMINDERS].begin == NULL || !lift_json_scan_next_element (&self->reminders, slice)))
    self->part = PART_END;
  return self->part != PART_END;
}

/**
 * lift_json_reader_next:
 * @self: a reader
 * @error: return location; it is not used, as what can break the whole file was found at the beginning
 *
 * Returns: (transfer full) (nullable): the next piece, which may say that it was refused; %NULL at the end.
 */
LiftImportItem *
lift_json_reader_next (LiftJsonReader *self, GError **error)
{
  LiftJsonSlice slice;

  if (!find_next (self, &slice))
    return NULL;
  self->at = slice.begin;
  if (self->part == PART_DAYS)
    return read_day (self, &slice);
  return self->part == PART_PROCEDURES ? read_procedure (self, &slice) : read_reminder (self, &slice);
}

/** lift_json_reader_get_progress: Returns: how much of the file is behind it, 0 to 1. */
double
lift_json_reader_get_progress (const LiftJsonReader *self)
{
  gsize length;
  const char *text = g_bytes_get_data (self->bytes, &length);

  return self->part == PART_END || length == 0 ? 1.0 : (double) (self->at - text) / (double) length;
}

/** lift_json_reader_is_partial: Returns: whether the file says that it holds only the days of a period. */
gboolean
lift_json_reader_is_partial (const LiftJsonReader *self)
{
  return self->is_partial;
}
