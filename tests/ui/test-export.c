/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "harness.h"
#include "lift-expander.h"
#include "lift-export-page.h"
#include "lift-page-preview.h"
#include "lift-window-private.h"

#define MANY_DAYS 250

static gboolean
match_label (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_label (GTK_LABEL (widget)), data) != NULL;
}

static gboolean
says (Harness *self, gpointer data)
{
  return harness_find (GTK_WIDGET (self->window), match_label, data) != NULL;
}

static void
choose (Harness *self, const char *label)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (harness_find_button (GTK_WIDGET (self->window), label)), TRUE);
}

static LiftExportPage *
get_page (Harness *self)
{
  return LIFT_EXPORT_PAGE (harness_find_type (GTK_WIDGET (self->window), LIFT_TYPE_EXPORT_PAGE, 0));
}

static LiftExportModel *
get_model (Harness *self)
{
  return lift_export_page_get_model (get_page (self));
}

static gboolean
is_loaded (Harness *self, gpointer data)
{
  return lift_export_model_is_loaded (get_model (self));
}

static gboolean
has_pages (Harness *self, gpointer data)
{
  return lift_export_model_get_pages (get_model (self)) != NULL;
}

static gboolean
has_text (Harness *self, gpointer data)
{
  GBytes *bytes = lift_export_model_get_bytes (get_model (self));

  return bytes != NULL && g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), data) != NULL;
}

static gboolean
has_no_text (Harness *self, gpointer data)
{
  return lift_export_model_get_bytes (get_model (self)) != NULL && !has_text (self, data);
}

static gboolean
is_over (Harness *self, gpointer data)
{
  return !lift_export_model_is_saving (get_model (self));
}

static void
write_note (Harness *self, LiftDate day, const char *note)
{
  g_autoptr (LiftStore) store = harness_open_store (self);
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (LiftSaveResult) result = NULL;

  lift_patch_set_note (patch, note);
  result = lift_store_save (store, self->procedure, day, patch, NULL, NULL, NULL);
  g_assert_nonnull (result);
  lift_store_close (store, NULL);
}

static Harness *
open_page (const char *target)
{
  Harness *self = harness_new (TRUE);

  harness_write (self, self->today - 1, 6, 3, 2);
  write_note (self, self->today - 1, "Chewing is hard.");
  harness_open (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.export", "s", target);
  g_assert_true (harness_wait (self, is_loaded, NULL, 5000));
  lift_expander_set_open (LIFT_EXPANDER (harness_find_type (GTK_WIDGET (get_page (self)), LIFT_TYPE_EXPANDER, 0)), TRUE);
  harness_spin (400);
  return self;
}

static char *
read_file (const char *path, gsize *length)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, length, NULL));
  return text;
}

/* The preview is the report itself, and follows what is chosen. */
static void
test_preview (void)
{
  g_autoptr (Harness) harness = open_page ("pdf");
  LiftReportPages *before;
  g_autofree char *name = NULL;
  GtkWidget *preview;
  double width, height;

  g_assert_true (harness_wait (harness, has_pages, NULL, 5000));
  before = lift_export_model_get_pages (get_model (harness));
  lift_report_pages_get_size (before, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 595.276, 0.01);
  preview = harness_find_type (GTK_WIDGET (harness->window), LIFT_TYPE_PAGE_PREVIEW, 0);
  gtk_test_accessible_assert_role (preview, GTK_ACCESSIBLE_ROLE_IMG);
  name = g_strdup_printf ("Preview of page 1 of %u", lift_report_pages_get_n_pages (before));
  gtk_test_accessible_assert_property (preview, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  choose (harness, "Letter");
  for (int i = 0; i < 50 && width < 600; i++) {
    harness_spin (50);
    lift_report_pages_get_size (lift_export_model_get_pages (get_model (harness)), &width, &height);
  }
  g_assert_cmpfloat_with_epsilon (width, 612, 0.01);
  g_assert_cmpint (lift_export_model_get_options (get_model (harness))->paper, ==, LIFT_PAPER_LETTER);
}

/* What is left out is left out, and her name is in nothing unless she ticks it. */
static void
test_what_is_in_it (void)
{
  g_autoptr (Harness) harness = open_page ("text");
  LiftExportOptions *options = lift_export_model_get_options (get_model (harness));

  g_assert_true (harness_wait (harness, has_text, (gpointer) "Recovery diary after thread lift", 5000));
  g_assert_null (options->name);
  choose (harness, "Say who I am");
  g_assert_null (options->name);
  g_signal_emit_by_name (harness_find_type (GTK_WIDGET (harness->window), g_type_from_name ("LiftTextRow"), 0), "edited",
                         "Ada Example");
  g_assert_cmpstr (options->name, ==, "Ada Example");
  g_assert_true (harness_wait (harness, has_text, (gpointer) "Ada Example", 5000));
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (harness_find_button (GTK_WIDGET (harness->window), "Say who I am")), FALSE);
  g_assert_null (options->name);
  g_assert_true (harness_wait (harness, has_no_text, (gpointer) "Ada Example", 5000));
  choose (harness, "What I wrote in words");
  g_assert_true (options->without_notes);
  /* A calendar knows no notes: what is not asked does not count, and it counts again afterwards. */
  choose (harness, "A copy for me");
  choose (harness, "Calendar");
  g_assert_cmpint (options->format, ==, LIFT_EXPORT_ICS);
  g_assert_false (options->without_notes);
  choose (harness, "Table");
  g_assert_cmpint (options->format, ==, LIFT_EXPORT_CSV);
  g_assert_true (options->without_notes);
}

static void
save_and_check (Harness *self, const char *label, const char *name, const char *begins_with)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *text = NULL;
  GStatBuf info;

  choose (self, label);
  g_assert_true (harness_wait (self, is_loaded, NULL, 5000));
  lift_export_model_save (get_model (self), path);
  g_assert_true (harness_wait (self, is_over, NULL, 10000));
  g_assert_true (says (self, (gpointer) name));
  text = read_file (path, NULL);
  g_assert_true (g_str_has_prefix (text, begins_with));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_unlink (path);
}

/* Every kind of file can be saved from here. */
static void
test_save (void)
{
  g_autoptr (Harness) harness = open_page ("pdf");

  save_and_check (harness, "Report", "a.pdf", "%PDF-1.5");
  save_and_check (harness, "Web page", "a.html", "<!DOCTYPE html>");
  save_and_check (harness, "Text", "a.txt", "Recovery diary");
  save_and_check (harness, "Health record", "a.fhir.json", "{");
  choose (harness, "A copy for me");
  save_and_check (harness, "Complete", "a.json", "{");
  save_and_check (harness, "Table", "a.csv", "\xef\xbb\xbf" "date,");
  save_and_check (harness, "Table with ;", "b.csv", "\xef\xbb\xbf" "date;");
  choose (harness, "The chart");
  save_and_check (harness, "Picture", "a.png", "\x89PNG");
  save_and_check (harness, "Drawing", "a.svg", "<?xml");
}

/* A long file can be stopped; the file that was there stays, and the page says so. */
static void
test_stop (void)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autofree char *path = g_build_filename (harness->folder, "old.pdf", NULL);
  g_autofree char *text = NULL;
  g_autofree char *local = NULL;
  g_autofree char *iso = lift_date_to_iso (harness->today + MANY_DAYS);

  local = g_strdup_printf ("%sT20:00:00", iso);
  lift_fixed_clock_set (LIFT_FIXED_CLOCK (harness->clock), local);
  for (int i = 0; i < MANY_DAYS; i++)
    harness_write (harness, harness->today + i, i % 11, 3, 2);
  harness_open (harness);
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.export", "s", "pdf");
  g_assert_true (harness_wait (harness, is_loaded, NULL, 5000));
  g_assert_true (harness_wait (harness, has_pages, NULL, 10000));
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  lift_export_model_save (get_model (harness), path);
  g_assert_true (lift_export_model_is_saving (get_model (harness)));
  g_signal_emit_by_name (harness_find_button (GTK_WIDGET (harness->window), "_Stop"), "clicked");
  g_assert_true (harness_wait (harness, is_over, NULL, 5000));
  g_assert_true (says (harness, (gpointer) "Stopped. Nothing was written."));
  text = read_file (path, NULL);
  g_assert_cmpstr (text, ==, "old");
}

/* Where nothing can be written, that is said, and no file is there. */
static void
test_no_place (void)
{
  g_autoptr (Harness) harness = open_page ("csv");

  lift_export_model_save (get_model (harness), "/proc/afterlift/a.csv");
  g_assert_true (harness_wait (harness, is_over, NULL, 5000));
  g_assert_false (says (harness, (gpointer) "Saved as"));
  g_assert_false (says (harness, (gpointer) "Show in _folder"));
}

/* The printer gets the pages of the preview. */
static void
test_print (void)
{
  g_autoptr (Harness) harness = open_page ("pdf");
  g_autofree char *path = g_build_filename (harness->folder, "printed.pdf", NULL);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  g_autofree char *expected = NULL;
  const char *command[] = { "pdfinfo", path, NULL };
  GtkPrintOperationResult result;

  g_assert_true (harness_wait (harness, has_pages, NULL, 5000));
  operation = _lift_window_make_print_operation (get_model (harness));
  gtk_print_operation_set_export_filename (operation, path);
  /* A print into a file is done when it returns. */
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (harness->window), &error);
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL, &error));
  g_assert_no_error (error);
  expected = g_strdup_printf ("Pages:           %u\n",
                              lift_report_pages_get_n_pages (lift_export_model_get_pages (get_model (harness))));
  g_assert_nonnull (strstr (output, expected));
  g_assert_nonnull (strstr (output, "595.2"));
}

/* A picture from Progress shows what is chosen there. */
static void
test_picture_of_progress (void)
{
  g_autoptr (Harness) harness = open_page ("png/2/together");
  LiftExportOptions *options = lift_export_model_get_options (get_model (harness));

  g_assert_cmpint (options->format, ==, LIFT_EXPORT_PNG);
  g_assert_cmpuint (options->symptoms, ==, 1u << LIFT_SYMPTOM_BRUISING);
  g_assert_true (options->together);
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/export/preview", test_preview);
  g_test_add_func ("/ui/export/what-is-in-it", test_what_is_in_it);
  g_test_add_func ("/ui/export/save", test_save);
  g_test_add_func ("/ui/export/stop", test_stop);
  g_test_add_func ("/ui/export/no-place", test_no_place);
  g_test_add_func ("/ui/export/print", test_print);
  g_test_add_func ("/ui/export/picture-of-progress", test_picture_of_progress);
}

int
main (int argc, char **argv)
{
  return harness_main (argc, argv, add_tests);
}
