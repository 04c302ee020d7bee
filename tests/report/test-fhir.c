/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include "archive-fixture.h"
#include "fixture.h"
#include "lift-error.h"
#include "lift-fhir-codes.h"
#include "lift-fhir.h"
#include "lift-json-guard.h"
#include "lift-uuid5.h"

static char *
write_with (LiftArchive *archive, const LiftExportOptions *options)
{
  g_auto (LiftExportSource) source = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  archive_fixture_init_source (&source, archive);
  bytes = lift_fhir_write (&source, options, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
write_all (LiftArchive *archive)
{
  LiftExportOptions options;

  lift_export_options_init (&options, LIFT_EXPORT_FHIR);
  return write_with (archive, &options);
}

static JsonNode *
parse (const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (lift_json_guard_check (text, strlen (text), NULL, &error));
  g_assert_no_error (error);
  g_assert_true (json_parser_load_from_data (parser, text, -1, &error));
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

static JsonArray *
get_entries (JsonNode *bundle)
{
  return json_object_get_array_member (json_node_get_object (bundle), "entry");
}

static JsonObject *
get_resource (JsonArray *entries, guint i)
{
  return json_object_get_object_member (json_array_get_object_element (entries, i), "resource");
}

typedef void (*VisitFunc) (JsonObject *object, gpointer data);

static void
walk (JsonNode *node, VisitFunc visit, gpointer data)
{
  if (JSON_NODE_HOLDS_ARRAY (node)) {
    g_autoptr (GList) elements = json_array_get_elements (json_node_get_array (node));

    g_assert_nonnull (elements);
    for (GList *l = elements; l != NULL; l = l->next)
      walk (l->data, visit, data);
  } else if (JSON_NODE_HOLDS_OBJECT (node)) {
    g_autoptr (GList) members = json_object_get_members (json_node_get_object (node));

    g_assert_nonnull (members);
    visit (json_node_get_object (node), data);
    for (GList *l = members; l != NULL; l = l->next)
      walk (json_object_get_member (json_node_get_object (node), l->data), visit, data);
  } else {
    g_assert_false (JSON_NODE_HOLDS_NULL (node));
    if (json_node_get_value_type (node) == G_TYPE_STRING)
      g_assert_cmpstr (json_node_get_string (node), !=, "");
  }
}

static void
check_reference (JsonObject *object, gpointer data)
{
  if (json_object_has_member (object, "reference"))
    g_assert_true (g_hash_table_contains (data, json_object_get_string_member (object, "reference")));
}

static void
check_coding (JsonObject *object, gpointer data)
{
  guint *n_codings = data;
  const LiftFhirCode *known;

  if (!json_object_has_member (object, "system") || !json_object_has_member (object, "display"))
    return;
  known = lift_fhir_code_find (json_object_get_string_member (object, "code"));
  g_assert_nonnull (known);
  g_assert_cmpstr (json_object_get_string_member (object, "system"), ==, known->system);
  g_assert_cmpstr (json_object_get_string_member (object, "display"), ==, known->display);
  (*n_codings)++;
}

/* Every reference is to a resource of the bundle, no two are the same, nothing is empty, every code is in the table. */
static guint
check_bundle (const char *text)
{
  g_autoptr (JsonNode) bundle = parse (text);
  g_autoptr (GHashTable) urls = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *entries = get_entries (bundle);
  guint n_codings = 0;

  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (bundle), "type"), ==, "collection");
  for (guint i = 0; i < json_array_get_length (entries); i++) {
    const char *url = json_object_get_string_member (json_array_get_object_element (entries, i), "fullUrl");

    g_assert_true (g_str_has_prefix (url, "urn:uuid:"));
    g_assert_true (g_uuid_string_is_valid (url + strlen ("urn:uuid:")));
    g_assert_true (g_hash_table_add (urls, (gpointer) url));
  }
  walk (bundle, check_reference, urls);
  walk (bundle, check_coding, &n_codings);
  g_assert_cmpuint (n_codings, >, 0);
  return json_array_get_length (entries);
}

/* Every file that is made here can be put where the validators look for it. */
static void
keep (const char *name, const char *text)
{
  const char *folder = g_getenv ("LIFT_FHIR_KEEP");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;

  if (path != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
test_uuid5 (void)
{
  /* As Python's uuid.uuid5 (uuid.NAMESPACE_DNS, "python.org") says. */
  g_autofree char *uuid = lift_uuid5_new ("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "python.org");

  g_assert_cmpstr (uuid, ==, "886313e1-3b8a-5372-9b90-0c9aee199e5d");
}

static void
test_full (void)
{
  g_autoptr (LiftArchive) archive = archive_fixture_new_full (FALSE);
  g_autofree char *text = write_all (archive);

  g_assert_cmpuint (check_bundle (text), >, 40 * 3);
  g_assert_nonnull (strstr (text, "\"side-left\""));
  g_assert_nonnull (strstr (text, "\"8310-5\""));
  g_assert_nonnull (strstr (text, "\"72514-3\""));
  g_assert_null (strstr (text, "\\u0001"));
  keep ("full.json", text);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (int i = 0, n = 0; n < 60; i++) {
    g_autoptr (LiftArchive) archive = archive_fixture_new_random (rand, i % 2);
    g_autofree char *name = g_strdup_printf ("random-%02d.json", n);
    g_autofree char *text = NULL;

    if (archive->records->len == 0)
      continue;
    n++;
    text = write_all (archive);
    check_bundle (text);
    if (n <= 6)
      keep (name, text);
  }
}

static void
test_empty (void)
{
  g_autoptr (LiftArchive) archive = archive_fixture_new_empty ();
  g_autofree char *text = write_all (archive);

  g_assert_cmpuint (check_bundle (text), ==, 3);
  g_assert_nonnull (strstr (text, "No identifying details were exported."));
  g_assert_null (strstr (text, "birthDate"));
  keep ("empty.json", text);
}

static void
test_identity (void)
{
  g_autoptr (LiftArchive) archive = archive_fixture_new_empty ();
  LiftExportOptions options;
  g_autofree char *text = NULL;

  lift_export_options_init (&options, LIFT_EXPORT_FHIR);
  options.name = g_strdup ("Ann \"A\" <b>Example</b>\x01");
  options.birth_date = lift_date_from_ymd (1970, 2, 28);
  text = write_with (archive, &options);
  check_bundle (text);
  g_assert_nonnull (strstr (text, "\"text\": \"Ann \\\"A\\\" <b>Example</b>\""));
  g_assert_nonnull (strstr (text, "\"birthDate\": \"1970-02-28\""));
  /* What she typed is never markup. */
  g_assert_null (strstr (text, "<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">Ann"));
  keep ("identity.json", text);
  lift_export_options_clear (&options);
}

static JsonObject *
find_by_code (JsonArray *entries, const char *code, const char *day)
{
  for (guint i = 0; i < json_array_get_length (entries); i++) {
    JsonObject *resource = get_resource (entries, i);
    JsonArray *codings;

    if (g_strcmp0 (json_object_get_string_member (resource, "resourceType"), "Observation") != 0 ||
        g_strcmp0 (json_object_get_string_member (resource, "effectiveDateTime"), day) != 0)
      continue;
    codings = json_object_get_array_member (json_object_get_object_member (resource, "code"), "coding");
    if (g_strcmp0 (json_object_get_string_member (json_array_get_object_element (codings, 0), "code"), code) == 0)
      return resource;
  }
  return NULL;
}

static LiftEntry *
add_entry (LiftArchive *archive, int day)
{
  LiftArchiveRecord *record = g_ptr_array_index (archive->records, 0);
  LiftEntry *entry = fixture_new_entry (record->procedure->day0 + day, 0, LIFT_SCORE_NONE, 7);

  entry->uuid = g_strdup ("0c5a7a8e-3f6c-4a34-9d7e-6a2f3a1b2c3d");
  g_ptr_array_add (record->states, entry);
  return entry;
}

static const char *
get_id (JsonObject *resource)
{
  JsonArray *identifiers = json_object_get_array_member (resource, "identifier");

  return json_object_get_string_member (json_array_get_object_element (identifiers, 0), "value");
}

static void
test_day (void)
{
  g_autoptr (LiftArchive) archive = archive_fixture_new_empty ();
  LiftEntry *entry = add_entry (archive, -1);
  g_autofree char *id = lift_uuid5_new (entry->uuid, "discomfort");
  g_autofree char *urn = g_strconcat ("urn:uuid:", id, NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) bundle = NULL;
  JsonArray *entries;
  JsonObject *observation;

  g_free (entry->note);
  entry->note = g_strdup ("Two\nlines\xc2\xa0");
  text = write_all (archive);
  check_bundle (text);
  bundle = parse (text);
  entries = get_entries (bundle);

  /* Nothing was said of bruising, and 0 is not nothing. */
  g_assert_null (find_by_code (entries, "bruising", "1949-12-31"));
  observation = find_by_code (entries, "swelling", "1949-12-31");
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (observation, "valueQuantity"), "value"),
                   ==, 0);
  observation = find_by_code (entries, "discomfort", "1949-12-31");
  g_assert_cmpstr (get_id (observation), ==, urn);
  g_assert_cmpstr (json_object_get_string_member (observation, "issued"), ==, "1949-12-31T20:04:00+01:00");
  observation = find_by_code (entries, "diary-entry", "1949-12-31");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (observation, "hasMember")), ==, 2);
  g_assert_nonnull (strstr (text, "\"valueInteger\": -1"));
  g_assert_nonnull (strstr (text, "\"text\": \"Two\\nlines\""));
}

/* A helper's day does not claim that the patient herself said it. */
static void
test_helper (void)
{
  g_autoptr (LiftArchive) archive = archive_fixture_new_empty ();
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) bundle = NULL;
  JsonObject *observation;

  add_entry (archive, 2)->author = LIFT_AUTHOR_HELPER;
  text = write_all (archive);
  check_bundle (text);
  bundle = parse (text);
  observation = find_by_code (get_entries (bundle), "swelling", "1950-01-03");
  g_assert_false (json_object_has_member (observation, "performer"));
  g_assert_false (json_object_has_member (observation, "meta"));
  g_assert_nonnull (strstr (text, "Written down by a helper."));
  keep ("helper.json", text);
}

/* The same diary gives the same bytes in every language, and the same ids at another moment. */
static void
test_stable (void)
{
  g_autoptr (LiftArchive) archive = archive_fixture_new_full (FALSE);
  g_auto (LiftExportSource) source = { 0 };
  g_autofree char *first = write_all (archive);
  g_autofree char *second = NULL;
  g_autoptr (GBytes) later = NULL;
  g_autoptr (JsonNode) a = parse (first);
  g_autoptr (JsonNode) b = NULL;
  g_autofree char *text = NULL;
  LiftExportOptions options;

  setlocale (LC_ALL, "de_DE.UTF-8");
  second = write_all (archive);
  setlocale (LC_ALL, "C.UTF-8");
  g_assert_cmpstr (first, ==, second);

  archive_fixture_init_source (&source, archive);
  source.now += 60;
  lift_export_options_init (&options, LIFT_EXPORT_FHIR);
  later = lift_fhir_write (&source, &options, NULL, NULL);
  text = g_strndup (g_bytes_get_data (later, NULL), g_bytes_get_size (later));
  b = parse (text);
  g_assert_false (json_node_equal (json_object_get_member (json_node_get_object (a), "identifier"),
                                   json_object_get_member (json_node_get_object (b), "identifier")));
  g_assert_true (json_node_equal (json_object_get_member (json_node_get_object (a), "entry"),
                                  json_object_get_member (json_node_get_object (b), "entry")));
}

static void
test_left_out (void)
{
  g_autoptr (LiftArchive) archive = archive_fixture_new_full (FALSE);
  g_autofree char *text = NULL;
  LiftExportOptions options;

  lift_export_options_init (&options, LIFT_EXPORT_FHIR);
  options.without_notes = TRUE;
  options.without_signs = TRUE;
  options.from = FIXTURE_DAY0 + 2;
  text = write_with (archive, &options);
  check_bundle (text);
  /* The code system still says what a sign would be; no observation has one. */
  g_assert_null (strstr (text, "=1+1"));
  g_assert_null (strstr (text, "\"8310-5\""));
  g_assert_null (strstr (text, "\"text\": \"Asked about unusual signs\""));
  g_assert_null (strstr (text, "\"effectiveDateTime\": \"2026-11-17\""));
  g_assert_nonnull (strstr (text, "\"effectiveDateTime\": \"2026-11-18\""));
}

static void
test_cancelled (void)
{
  g_autoptr (LiftArchive) archive = archive_fixture_new_full (FALSE);
  g_auto (LiftExportSource) source = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  LiftExportOptions options;

  archive_fixture_init_source (&source, archive);
  lift_export_options_init (&options, LIFT_EXPORT_FHIR);
  g_cancellable_cancel (cancellable);
  g_assert_null (lift_fhir_write (&source, &options, cancellable, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CANCELLED);
}

/* Each sign and symptom that the diary knows has its code, and each code stands once. */
static void
test_codes (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const LiftFhirCode *code;

  for (guint s = 0; s < LIFT_N_SIGNS; s++) {
    g_autofree char *name = g_strconcat ("sign-", lift_sign_to_key ((LiftSign) s), NULL);

    g_assert_nonnull (lift_fhir_code_find (name));
  }
  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++)
    g_assert_nonnull (lift_fhir_code_find (lift_symptom_to_key ((LiftSymptom) s)));
  for (guint i = 0; (code = lift_fhir_code_get_nth (i)) != NULL; i++)
    g_assert_true (g_hash_table_add (seen, (gpointer) code->code));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fhir/uuid5", test_uuid5);
  g_test_add_func ("/fhir/codes", test_codes);
  g_test_add_func ("/fhir/empty", test_empty);
  g_test_add_func ("/fhir/identity", test_identity);
  g_test_add_func ("/fhir/day", test_day);
  g_test_add_func ("/fhir/helper", test_helper);
  g_test_add_func ("/fhir/full", test_full);
  g_test_add_func ("/fhir/random", test_random);
  g_test_add_func ("/fhir/stable", test_stable);
  g_test_add_func ("/fhir/left-out", test_left_out);
  g_test_add_func ("/fhir/cancelled", test_cancelled);
  return g_test_run ();
}
