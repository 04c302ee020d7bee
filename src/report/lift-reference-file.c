/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-reference-file.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "lift-error.h"
#include "lift-json-guard.h"
#include "lift-report-resources.h"

#define SHIPPED_PATH "/io/github/afterlift/Afterlift/reference/thread-lift.json"
#define MAX_DAYS 92

/* While one file is read. Every reader below returns FALSE or NULL after it has set @error. */
typedef struct {
  GHashTable *lines;
  GError **error;
  guint n_days;
  guint n_published;
  GArray *bands;
  GPtrArray *bases;
  GPtrArray *sources;
} Reader;

static gboolean
refuse (Reader *self, const char *path, const char *what)
{
  guint line = GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, path));

  /* Translators: %u is a line number of the guide's file, %s a sentence about what is wrong there. */
  g_set_error (self->error, LIFT_ERROR, LIFT_ERROR_INVALID, _("Line %u: %s"), MAX (line, 1), what);
  return FALSE;
}

/* Takes the object at @path if it has exactly the members of @names, or those and `$schema`. */
static JsonObject *
read_object (Reader *self, JsonNode *node, const char *path, const char *const *names)
{
  g_autoptr (GList) members = NULL;
  JsonObject *object;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node)) {
    refuse (self, path, _("An object was expected here."));
    return NULL;
  }
  object = json_node_get_object (node);
  for (guint i = 0; names[i] != NULL; i++) {
    if (!json_object_has_member (object, names[i])) {
      g_autofree char *what = g_strdup_printf (_("“%s” is missing here."), names[i]);

      refuse (self, path, what);
      return NULL;
    }
  }
  members = json_object_get_members (object);
  for (GList *l = members; l != NULL; l = l->next) {
    if (!g_strv_contains (names, l->data) && !(path[0] == '\0' && g_str_equal (l->data, "$schema"))) {
      g_autofree char *what = g_strdup_printf (_("“%s” is not known here."), (const char *) l->data);

      refuse (self, path, what);
      return NULL;
    }
  }
  return object;
}

static const char *
read_text (Reader *self, JsonObject *object, const char *path, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autofree char *member_path = g_strconcat (path, "/", name, NULL);
  const char *text = NULL;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    text = json_node_get_string (node);
  if (text != NULL && text[0] != '\0')
    return text;
  refuse (self, member_path, _("A text was expected here."));
  return NULL;
}

static gboolean
read_integer (Reader *self, JsonObject *object, const char *path, const char *name, gint64 *value)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autofree char *member_path = g_strconcat (path, "/", name, NULL);

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return refuse (self, member_path, _("A whole number was expected here."));
  *value = json_node_get_int (node);
  return TRUE;
}

static gboolean
read_sources (Reader *self, JsonNode *node)
{
  static const char *const names[] = { "mark", "source", NULL };
  g_autoptr (GHashTable) marks = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) == 0)
    return refuse (self, "/sources", _("A list was expected here."));
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    g_autofree char *path = g_strdup_printf ("/sources/%u", i);
    JsonObject *object = read_object (self, json_array_get_element (array, i), path, names);
    const char *mark = object != NULL ? read_text (self, object, path, "mark") : NULL;
    const char *source = mark != NULL ? read_text (self, object, path, "source") : NULL;

    if (source == NULL)
      return FALSE;
    if (!g_hash_table_add (marks, (gpointer) mark))
      return refuse (self, path, _("The same source stands twice."));
    g_ptr_array_add (self->sources, g_strconcat (mark, " ", source, NULL));
  }
  g_ptr_array_add (self->sources, NULL);
  return TRUE;
}

/* "L: …", "T(A): …", "I" or "J cap 6": what kind of ground the number stands on, then why. */
static gboolean
is_basis (const char *basis)
{
  if (strchr ("LTIJ", basis[0]) == NULL)
    return FALSE;
  basis++;
  if (g_str_has_prefix (basis, "(A)"))
    basis += strlen ("(A)");
  return basis[0] == '\0' || ((basis[0] == ':' || basis[0] == ' ') && basis[1] != '\0');
}

static gboolean
read_number (Reader *self, JsonObject *day, const char *day_path, const char *name, double *value, GString *bases)
{
  static const char *const names[] = { "value", "basis", NULL };
  g_autofree char *path = g_strconcat (day_path, "/", name, NULL);
  g_autofree char *value_path = g_strconcat (path, "/value", NULL);
  JsonObject *object = read_object (self, json_object_get_member (day, name), path, names);
  JsonNode *node;
  const char *basis;

  if (object == NULL)
    return FALSE;
  node = json_object_get_member (object, "value");
  if (!JSON_NODE_HOLDS_VALUE (node) ||
      (json_node_get_value_type (node) != G_TYPE_INT64 && json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return refuse (self, value_path, _("A number was expected here."));
  *value = json_node_get_double (node);
  basis = read_text (self, object, path, "basis");
  if (basis == NULL)
    return FALSE;
  if (!is_basis (basis))
    return refuse (self, path, _("The basis must start with L, T, I or J."));
  if (basis[0] == 'L')
    self->n_published++;
  g_string_append_printf (bases, "%s%s %s", bases->len > 0 ? "; " : "", name, basis);
  return TRUE;
}

static gboolean
read_day (Reader *self, JsonNode *node, const char *path, guint expected_day)
{
  static const char *const names[] = { "day", "low", "typical", "high", NULL };
  g_autoptr (GString) bases = g_string_new (NULL);
  g_autoptr (GError) band_error = NULL;
  JsonObject *object = read_object (self, node, path, names);
  LiftBand band = { 0 };
  gint64 day;

  if (object == NULL || !read_integer (self, object, path, "day", &day))
    return FALSE;
  if (day != (gint64) expected_day) {
    g_autofree char *what = g_strdup_printf (_("Day %u was expected here; days start at 0 and have no gap."),
                                             expected_day);

    return refuse (self, path, what);
  }
  if (!read_number (self, object, path, "low", &band.low, bases) ||
      !read_number (self, object, path, "typical", &band.typical, bases) ||
      !read_number (self, object, path, "high", &band.high, bases))
    return FALSE;
  if (!lift_band_check (&band, &band_error))
    return refuse (self, path, band_error->message);
  g_array_append_val (self->bands, band);
  g_ptr_array_add (self->bases, g_strdup (bases->str));
  return TRUE;
}

static gboolean
read_symptoms (Reader *self, JsonNode *node)
{
  const char *names[LIFT_N_CORE_SYMPTOMS + 1] = { NULL };
  JsonObject *object;

  for (guint s = 0; s < LIFT_N_CORE_SYMPTOMS; s++)
    names[s] = lift_symptom_to_key ((LiftSymptom) s);
  object = read_object (self, node, "/symptoms", names);
  if (object == NULL)
    return FALSE;
  for (guint s = 0; s < LIFT_N_CORE_SYMPTOMS; s++) {
    g_autofree char *path = g_strconcat ("/symptoms/", names[s], NULL);
    JsonNode *days = json_object_get_member (object, names[s]);
    guint n_days = JSON_NODE_HOLDS_ARRAY (days) ? json_array_get_length (json_node_get_array (days)) : 0;

    if (n_days == 0 || n_days > MAX_DAYS)
      return refuse (self, path, _("A list of days was expected here."));
    for (guint d = 0; d < n_days; d++) {
      g_autofree char *day_path = g_strdup_printf ("%s/%u", path, d);

      if (!read_day (self, json_array_get_element (json_node_get_array (days), d), day_path, d))
        return FALSE;
    }
    if (s > 0 && n_days != self->n_days)
      return refuse (self, path, _("Every symptom must have the same days."));
    self->n_days = n_days;
  }
  return TRUE;
}

static LiftReference *
read_reference (Reader *self, JsonNode *root)
{
  static const char *const names[] = { "version",     "date",    "population", "label",
                                       "reviewed_by", "sources", "symptoms",   NULL };
  LiftReferenceInfo info = { 0 };
  JsonObject *object = read_object (self, root, "", names);
  gint64 version;

  if (object == NULL || !read_integer (self, object, "", "version", &version))
    return NULL;
  if (version < 1 || version > G_MAXINT) {
    refuse (self, "/version", _("A version is a number from 1 upwards."));
    return NULL;
  }
  info.version = (int) version;
  info.date = read_text (self, object, "", "date");
  info.population = info.date != NULL ? read_text (self, object, "", "population") : NULL;
  info.label = info.population != NULL ? read_text (self, object, "", "label") : NULL;
  if (info.label == NULL)
    return NULL;
  if (!json_object_get_null_member (object, "reviewed_by")) {
    info.reviewed_by = read_text (self, object, "", "reviewed_by");
    if (info.reviewed_by == NULL)
      return NULL;
  }
  if (!read_sources (self, json_object_get_member (object, "sources")) ||
      !read_symptoms (self, json_object_get_member (object, "symptoms")))
    return NULL;
  info.sources = (const char *const *) self->sources->pdata;
  info.n_published = self->n_published;
  return lift_reference_new (&info, self->n_days, (const LiftBand *) (gpointer) self->bands->data,
                             (const char *const *) self->bases->pdata, self->error);
}

/** lift_report_register_resources: makes the shipped band readable. May be called more than once. */
void
lift_report_register_resources (void)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered)) {
    lift_report_register_resource ();
    g_once_init_leave (&registered, 1);
  }
}

/**
 * lift_reference_file_parse:
 * @bytes: a file in the shape of `thread-lift.schema.json`
 * @error: return location for %LIFT_ERROR_INVALID; its message names the line
 *
 * Strict: unknown, missing and duplicate members, other types, days out of order and values that are not
 * ordered are refused.
 *
 * Returns: (transfer full) (nullable): the band.
 */
LiftReference *
lift_reference_file_parse (GBytes *bytes, GError **error)
{
  g_autoptr (GHashTable) lines = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GArray) bands = g_array_new (FALSE, FALSE, sizeof (LiftBand));
  g_autoptr (GPtrArray) bases = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);
  Reader reader = { .error = error, .bands = bands, .bases = bases, .sources = sources };
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (!lift_json_guard_check (text, length, &lines, error))
    return NULL;
  if (!json_parser_load_from_data (parser, text, (gssize) length, error))
    return NULL;
  reader.lines = lines;
  return read_reference (&reader, json_parser_get_root (parser));
}

/**
 * lift_reference_file_load_shipped:
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the band that comes with the program; call
 *   lift_report_register_resources() first.
 */
LiftReference *
lift_reference_file_load_shipped (GError **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (SHIPPED_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL ? lift_reference_file_parse (bytes, error) : NULL;
}
