/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-import-map.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "lift-error.h"

#define TABLE "table"
#define MAX_BYTES 65536

static const char *const date_formats[] = { "ymd", "dmy", "mdy" };
static const char *const severals[] = { "worst", "last" };
static const char *const table_keys[] = { "date", "date-format", "time", "note", "several", "day0" };
static const char *const symptom_keys[] = { "column", "from", "to" };

/** lift_import_map_new: Returns: (transfer full): a map in which nothing is said; scores are 0 to 10. */
LiftImportMap *
lift_import_map_new (void)
{
  LiftImportMap *self = g_new0 (LiftImportMap, 1);

  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++)
    self->symptoms[s].to = LIFT_SCORE_MAX;
  self->day0 = LIFT_DATE_NONE;
  return self;
}

/** lift_import_map_copy: Returns: (transfer full): another map that says the same. */
LiftImportMap *
lift_import_map_copy (const LiftImportMap *self)
{
  LiftImportMap *copy = g_memdup2 (self, sizeof *self);

  copy->date = g_strdup (self->date);
  copy->time = g_strdup (self->time);
  copy->note = g_strdup (self->note);
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++)
    copy->symptoms[s].name = g_strdup (self->symptoms[s].name);
  return copy;
}

/** lift_import_map_free: frees @self. */
void
lift_import_map_free (LiftImportMap *self)
{
  g_free (self->date);
  g_free (self->time);
  g_free (self->note);
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++)
    g_free (self->symptoms[s].name);
  g_free (self);
}

/** lift_import_map_is_same_heading: Returns: whether both mean one column: case and blanks around do not count. */
gboolean
lift_import_map_is_same_heading (const char *heading, const char *other)
{
  g_autofree char *first = g_utf8_casefold (heading, -1);
  g_autofree char *second = g_utf8_casefold (other, -1);

  return g_str_equal (g_strstrip (first), g_strstrip (second));
}

static gboolean
is_one_of (const char *word, const char *const *words, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (word, words[i]))
      return TRUE;
  return FALSE;
}

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (LIFT_ERROR, LIFT_ERROR_INVALID, format, args));
  va_end (args);
  return FALSE;
}

/* A word that is misspelt would be left out in silence; it is an error instead. */
static gboolean
check_words (GKeyFile *file, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint g = 0; groups[g] != NULL; g++) {
    gboolean is_table = g_str_equal (groups[g], TABLE);
    LiftSymptom symptom;
    g_auto (GStrv) keys = g_key_file_get_keys (file, groups[g], NULL, NULL);

    if (!is_table && !lift_symptom_from_key (groups[g], &symptom))
      return refuse (error,
                     _("The map has a part [%s], which nothing is known of. There is [table], and [swelling], "
                        "[bruising], [discomfort], [tightness] and [numbness]. Nothing was changed."),
                     groups[g]);
    for (guint k = 0; keys != NULL && keys[k] != NULL; k++) {
      if (is_table ? is_one_of (keys[k], table_keys, G_N_ELEMENTS (table_keys))
                   : is_one_of (keys[k], symptom_keys, G_N_ELEMENTS (symptom_keys)))
        continue;
      return refuse (error,
                     _("The part [%s] of the map has a line “%s”, which nothing is known of. Nothing was changed."),
                     groups[g], keys[k]);
    }
  }
  return TRUE;
}

/* The text behind @key without blanks around it; %NULL where there is none. */
static char *
dup_value (GKeyFile *file, const char *group, const char *key)
{
  char *value = g_key_file_get_string (file, group, key, NULL);

  if (value != NULL && g_strstrip (value)[0] == '\0')
    g_clear_pointer (&value, g_free);
  return value;
}

static gboolean
read_choice (GKeyFile *file, const char *key, const char *const *words, guint n_words, guint *choice, GError **error)
{
  g_autofree char *value = dup_value (file, TABLE, key);
  g_autofree char *list = NULL;

  if (value == NULL)
    return TRUE;
  for (guint i = 0; i < n_words; i++) {
    if (g_ascii_strcasecmp (value, words[i]) == 0) {
      *choice = i;
      return TRUE;
    }
  }
  list = n_words == G_N_ELEMENTS (date_formats) ? g_strjoin (", ", words[0], words[1], words[2], NULL)
                                                : g_strjoin (", ", words[0], words[1], NULL);
  return refuse (error, _("The line “%s” of the map is not understood; it is one of these: %s. Nothing was changed."),
                 key, list);
}

static gboolean
read_table (LiftImportMap *self, GKeyFile *file, GError **error)
{
  g_autofree char *day0 = dup_value (file, TABLE, "day0");
  guint format = LIFT_IMPORT_DATE_YMD;
  guint several = LIFT_IMPORT_SEVERAL_WORST;

  self->date = dup_value (file, TABLE, "date");
  self->time = dup_value (file, TABLE, "time");
  self->note = dup_value (file, TABLE, "note");
  if (self->date == NULL)
    return refuse (error,
                   _("The map does not say which column has the day: in [%s], “%s” is missing. Nothing was "
                      "changed."),
                   TABLE, "date=…");
  if (!g_key_file_has_key (file, TABLE, "date-format", NULL))
    return refuse (error,
                   _("The map does not say how days are written: in [%s], “%s” is missing (ymd, dmy or mdy). Nothing "
                      "was changed."),
                   TABLE, "date-format=…");
  if (!read_choice (file, "date-format", date_formats, G_N_ELEMENTS (date_formats), &format, error) ||
      !read_choice (file, "several", severals, G_N_ELEMENTS (severals), &several, error))
    return FALSE;
  if (day0 != NULL && !lift_date_parse (day0, &self->day0))
    return refuse (error, _("In [%s] of the map, “%s” is no day such as 2026-11-16. Nothing was changed."), TABLE,
                   "day0");
  self->date_format = (LiftImportDateFormat) format;
  self->several = (LiftImportSeveral) several;
  return TRUE;
}

static gboolean
read_number (GKeyFile *file, const char *group, const char *key, double *number, GError **error)
{
  g_autofree char *value = dup_value (file, group, key);
  char *end;

  if (value == NULL)
    return TRUE;
  *number = g_ascii_strtod (g_strdelimit (value, ",", '.'), &end);
  if (end != value && *end == '\0' && isfinite (*number) && fabs (*number) <= G_MAXINT)
    return TRUE;
  return refuse (error, _("In [%s] of the map, “%s” is no number. Nothing was changed."), group, key);
}

static gboolean
read_symptom (LiftImportMap *self, GKeyFile *file, LiftSymptom symptom, GError **error)
{
  const char *group = lift_symptom_to_key (symptom);
  LiftImportColumn *column = &self->symptoms[symptom];

  if (!g_key_file_has_group (file, group))
    return TRUE;
  column->name = dup_value (file, group, "column");
  if (column->name == NULL)
    return refuse (error, _("In [%s] of the map, “%s” is missing. Nothing was changed."), group, "column=…");
  if (!read_number (file, group, "from", &column->from, error) || !read_number (file, group, "to", &column->to, error))
    return FALSE;
  if (column->from != column->to)
    return TRUE;
  return refuse (error,
                 _("In [%s] of the map, “%s” is the same as “from”, so no score can be told. Nothing was changed."),
                 group, "to");
}

static gboolean
has_answer (const LiftImportMap *self)
{
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++)
    if (self->symptoms[s].name != NULL)
      return TRUE;
  return self->note != NULL;
}

/**
 * lift_import_map_parse:
 * @bytes: a map file, see #LiftImportMap
 * @error: return location for %LIFT_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): what it says.
 */
LiftImportMap *
lift_import_map_parse (GBytes *bytes, GError **error)
{
  g_autoptr (LiftImportMap) self = lift_import_map_new ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) cause = NULL;
  gsize size = g_bytes_get_size (bytes);

  if (size == 0 || size > MAX_BYTES || !g_utf8_validate_len (g_bytes_get_data (bytes, NULL), size, NULL) ||
      !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &cause)) {
    g_debug ("The map: %s", cause != NULL ? cause->message : "no text");
    g_set_error_literal (
      error, LIFT_ERROR, LIFT_ERROR_INVALID,
      _("The map is not understood. It has lines such as “[table]” and “date=Day”, in UTF-8. Nothing "
         "was changed."));
    return NULL;
  }
  if (!check_words (file, error) || !read_table (self, file, error))
    return NULL;
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++)
    if (!read_symptom (self, file, (LiftSymptom) s, error))
      return NULL;
  if (!has_answer (self)) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _("The map names no column to take: neither a symptom nor the note. Nothing was changed."));
    return NULL;
  }
  return g_steal_pointer (&self);
}

static void
write_value (GString *out, const char *key, const char *value)
{
  if (value != NULL)
    g_string_append_printf (out, "%s=%s\n", key, value);
}

static void
write_number (GString *out, const char *key, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%g", number);
  write_value (out, key, text);
}

/**
 * lift_import_map_write:
 * @self: a map, perhaps a guessed one
 *
 * Returns: (transfer full): the map as a file that lift_import_map_parse() reads, once a day column is in it.
 */
GBytes *
lift_import_map_write (const LiftImportMap *self)
{
  g_autoptr (GString) out = g_string_new ("[" TABLE "]\n");

  write_value (out, "date", self->date != NULL ? self->date : "");
  write_value (out, "date-format", self->date_is_ambiguous ? "" : date_formats[self->date_format]);
  write_value (out, "time", self->time);
  write_value (out, "note", self->note);
  write_value (out, "several", severals[self->several]);
  if (self->day0 != LIFT_DATE_NONE) {
    g_autofree char *iso = lift_date_to_iso (self->day0);

    write_value (out, "day0", iso);
  }
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    if (self->symptoms[s].name == NULL)
      continue;
    g_string_append_printf (out, "\n[%s]\n", lift_symptom_to_key ((LiftSymptom) s));
    write_value (out, "column", self->symptoms[s].name);
    write_number (out, "from", self->symptoms[s].from);
    write_number (out, "to", self->symptoms[s].to);
  }
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
