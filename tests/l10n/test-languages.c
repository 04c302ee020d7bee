/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Every page in one language, the one in LIFT_TEST_LANGUAGE: nothing asks for more than the narrowest window has, and
 * no text is cut off. In the language "xx", into which everything is translated as ⟦Ŝŵéļļîñĝ⟧, no word stands outside
 * of brackets: it would not be translated.
 */

#include "config.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "harness.h"
#include "lift-expander.h"
#include "lift-language.h"
#include "lift-window-private.h"

#define NARROW 360
#define WIDE 900
#define SHORT 700
/* gettext translates nothing in "C", and in newer C libraries nothing in "C.UTF-8" either. */
#define LOCALE_OF_NOWHERE "C_XX.UTF-8"

typedef struct {
  const char *page;
  gboolean is_pseudo;
  GString *complaints;
  guint n_texts;
} Look;

static void G_GNUC_PRINTF (2, 3)
complain (Look *look, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_string_append_printf (look->complaints, "%s: %s\n", look->page, text);
}

/* What is the same in every language: names of things, formats and files, and what the test wrote. */
static gboolean
is_kept (const char *word)
{
  static const char *const kept[] = { "PDO", "PLLA", "PCL", "CSV", "JSON", "PNG", "SVG", "PDF", "FHIR", "HL", "Esc",
                                      "English", "Afterlift", "afterlift", "diary", "backups", "test", "db", "tmp", "Ctrl", "UTF", NULL };

  return g_strv_contains (kept, word);
}

/* The first word of @text outside of all brackets; NULL: none. */
static char *
find_plain_word (const char *text)
{
  static GRegex *inside = NULL;
  static GRegex *word = NULL;
  g_autofree char *rest = g_strdup (text);
  g_autoptr (GMatchInfo) match = NULL;

  if (inside == NULL) {
    /* In a line, the English that is needed stands behind the translation. */
    inside = g_regex_new ("⟦[^⟦⟧]*⟧( \\([^()⟦⟧]*\\)(?=$|[.;:,]|⟧| ·|\n))?", 0, 0, NULL);
    /* A name of a file, and an address, is a word as a whole. */
    word = g_regex_new ("(?<![/.\\w-])[A-Za-z]{2,}(?![./\\w-])", 0, 0, NULL);
  }
  while (g_regex_match (inside, rest, 0, NULL)) {
    char *less = g_regex_replace_literal (inside, rest, -1, 0, "", 0, NULL);

    g_free (rest);
    rest = less;
  }
  for (g_regex_match (word, rest, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL)) {
    g_autofree char *found = g_match_info_fetch (match, 0);

    if (!is_kept (found))
      return g_steal_pointer (&found);
  }
  return NULL;
}

static gboolean
is_inside (GtkWidget *widget, GType type)
{
  return gtk_widget_get_ancestor (widget, type) != NULL;
}

/* English under a translation is meant to be English, and the toolkit translates its own words. */
static gboolean
is_english_on_purpose (GtkWidget *widget)
{
  if (GTK_IS_WINDOW (widget) || is_inside (widget, GTK_TYPE_WINDOW_CONTROLS) || is_inside (widget, GTK_TYPE_CALENDAR))
    return TRUE;
  for (; widget != NULL; widget = gtk_widget_get_parent (widget)) {
    if (gtk_widget_has_css_class (widget, "english") || gtk_widget_has_css_class (widget, "source"))
      return TRUE;
  }
  return FALSE;
}

static void
look_at_words (Look *look, GtkWidget *widget, const char *what, const char *text)
{
  g_autofree char *word = NULL;

  if (text == NULL || text[0] == '\0')
    return;
  look->n_texts++;
  if (!look->is_pseudo || is_english_on_purpose (widget))
    return;
  word = find_plain_word (text);
  if (word != NULL)
    complain (look, "“%s” is not translated in the %s “%s”", word, what, text);
}

static void
look_at_label (Look *look, GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  const char *text = gtk_label_get_text (label);
  int width;

  look_at_words (look, GTK_WIDGET (label), "text", text);
  pango_layout_get_pixel_size (layout, &width, NULL);
  /* A title in the bar gives way to the buttons beside it: so the toolkit has it. */
  if (is_inside (GTK_WIDGET (label), ADW_TYPE_WINDOW_TITLE))
    return;
  if (pango_layout_is_ellipsized (layout))
    complain (look, "“%s” is cut short", text);
  else if (width > gtk_widget_get_width (GTK_WIDGET (label)) + 1)
    complain (look, "“%s” is %d wide and has %d", text, width, gtk_widget_get_width (GTK_WIDGET (label)));
}

/* What a screen reader says: the toolkit's test tells it when it is asked whether it is something else. */
static void
look_at_names (Look *look, GtkWidget *widget)
{
  static const GtkAccessibleProperty properties[] = { GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                                      GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT };

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++) {
    g_autofree char *said = NULL;

    if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), properties[i]))
      continue;
    /* The English of a sign describes it. */
    if (properties[i] == GTK_ACCESSIBLE_PROPERTY_DESCRIPTION && gtk_widget_has_css_class (widget, "sign"))
      continue;
    said = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), properties[i], "\001");
    look_at_words (look, widget, "name", said);
  }
}

static void
look_at (Look *look, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    look_at_label (look, GTK_LABEL (widget));
  look_at_words (look, widget, "tooltip", gtk_widget_get_tooltip_text (widget));
  look_at_names (look, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_at (look, child);
}

static int
measure (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Down from @widget to what makes it so wide, with the texts of the last box on the way. */
static char *
name_the_widest (GtkWidget *widget)
{
  GString *name = g_string_new (NULL);

  while (widget != NULL) {
    GtkWidget *widest = NULL;

    g_string_append_printf (name, " > %s %d", G_OBJECT_TYPE_NAME (widget), measure (widget));
    if (GTK_IS_LABEL (widget))
      g_string_append_printf (name, " “%s”", gtk_label_get_text (GTK_LABEL (widget)));
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child)) {
      if (gtk_widget_get_visible (child) && (widest == NULL || measure (child) > measure (widest)))
        widest = child;
    }
    widget = widest;
  }
  return g_string_free (name, FALSE);
}

static void
collect_expanders (GtkWidget *widget, GPtrArray *expanders)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (LIFT_IS_EXPANDER (widget))
    g_ptr_array_add (expanders, g_object_ref (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_expanders (child, expanders);
}

/* First all are found: to open one may rebuild what is around it. */
static void
open_expanders (GtkWidget *widget)
{
  g_autoptr (GPtrArray) expanders = g_ptr_array_new_with_free_func (g_object_unref);

  collect_expanders (widget, expanders);
  for (guint i = 0; i < expanders->len; i++)
    lift_expander_set_open (g_ptr_array_index (expanders, i), TRUE);
}

/* A day with everything on it: scores, signs of two tiers, one of them asked again today, and what the rules say. */
static void
write_days (Harness *harness)
{
  g_autoptr (LiftStore) store = harness_open_store (harness);
  g_autoptr (GError) error = NULL;

  for (int day = 1; day <= 3; day++) {
    g_autoptr (LiftPatch) patch = lift_patch_new ();
    g_autoptr (LiftSaveResult) result = NULL;

    for (int i = 0; i < LIFT_N_SYMPTOMS; i++)
      lift_patch_set_score (patch, (LiftSymptom) i, 2 * day + i % 2);
    if (day > 1)
      lift_patch_add_sign (patch, LIFT_SIGN_FEVER, LIFT_SIDE_NONE, harness->today - 1);
    if (day == 2)
      lift_patch_add_sign (patch, LIFT_SIGN_DIMPLE, LIFT_SIDE_LEFT, harness->today - 1);
    if (day == 3)
      lift_patch_add_sign (patch, LIFT_SIGN_FACE_WEAK, LIFT_SIDE_RIGHT, harness->today);
    lift_patch_set_temperature (patch, 384);
    lift_patch_set_note (patch, "123");
    result = lift_store_save (store, harness->procedure, harness->today - 3 + day, patch, NULL, NULL, &error);
    g_assert_no_error (error);
  }
  lift_store_close (store, NULL);
}

static gboolean
is_there (Harness *harness, gpointer data)
{
  return lift_diary_model_get_state (harness->model) != LIFT_DIARY_LOADING;
}

static void
visit_page (Look *look, Harness *harness, const char *page, const char *action, const char *parameter)
{
  GtkWidget *window = GTK_WIDGET (harness->window);
  static const int widths[] = { NARROW, WIDE };

  look->page = page;
  if (action != NULL)
    gtk_widget_activate_action (window, action, parameter != NULL ? "s" : NULL, parameter);
  g_assert_true (harness_wait (harness, is_there, NULL, 5000));
  harness_spin (300);
  open_expanders (window);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++) {
    gtk_window_set_default_size (GTK_WINDOW (window), widths[i], SHORT);
    harness_spin (250);
    /* Brackets around each word of the switcher need a little more. */
    if (measure (window) > NARROW + (look->is_pseudo ? 12 : 0)) {
      g_autofree char *widest = name_the_widest (window);

      complain (look, "needs too wide a window:%s", widest);
    } else if (gtk_widget_get_width (window) < widths[i] - 60 || gtk_widget_get_width (window) > widths[i] + 60) {
      complain (look, "the window is %d wide and not %d", gtk_widget_get_width (window), widths[i]);
    }
    look_at (look, window);
  }
}

static void
visit_diary (Look *look)
{
  static const struct {
    const char *page, *action, *parameter;
  } pages[] = {
    { "today", NULL, NULL },
    { "signs", "win.show-signs", NULL },
    { "progress", "win.show-page", "progress" },
    { "diary", "win.show-page", "diary" },
    { "procedure", "win.show-page", "procedure" },
    { "visit", "win.visit", NULL },
    { "worried", "win.worried", NULL },
    { "help", "win.help", NULL },
    { "numbers", "win.numbers", NULL },
    { "when and where", "win.procedure", NULL },
    { "reminders", "win.reminders", NULL },
    { "reminder doctor", "win.reminder-doctor", NULL },
    { "preferences", "win.preferences", NULL },
    { "history", "win.history", "2026-11-19" },
    { "save or print", "win.export", "pdf" },
    { "save or print a table", "win.export", "csv" },
    { "another thread lift", "win.add-procedure", NULL },
  };
  g_autoptr (Harness) harness = harness_new (TRUE);

  write_days (harness);
  harness_open (harness);
  /* The rules wait until she has stopped writing. */
  harness_spin (800);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    visit_page (look, harness, pages[i].page, pages[i].action, pages[i].parameter);
    if (pages[i].action != NULL && !g_str_equal (pages[i].action, "win.show-page"))
      gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.back", NULL);
  }
}

static void
visit_import (Look *look)
{
  g_autoptr (Harness) harness = harness_new (TRUE);
  g_autofree char *path = g_build_filename (harness->folder, "test.csv", NULL);

  g_assert_true (g_file_set_contents (path, "1,2,3\n2026-11-16,50,7\n2026-11-17,100,x\n", -1, NULL));
  harness_write (harness, harness->today, 3, 3, 3);
  harness_open (harness);
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.import-file", "^ay", path);
  visit_page (look, harness, "import", NULL, NULL);
}

static void
visit_first_run (Look *look)
{
  g_autoptr (Harness) harness = harness_new (FALSE);

  harness_open (harness);
  visit_page (look, harness, "first run", NULL, NULL);
}

static void
test_pages (void)
{
  const char *language = g_getenv ("LIFT_TEST_LANGUAGE");
  g_autofree char *code = g_strdelimit (g_strdup (language), "_", '-');
  Look look = { .is_pseudo = g_str_equal (language, "xx"), .complaints = g_string_new (NULL) };

  g_assert_cmpstr (lift_language_get_code (), ==, code);
  visit_first_run (&look);
  visit_diary (&look);
  visit_import (&look);
  g_test_message ("%u texts", look.n_texts);
  g_assert_cmpuint (look.n_texts, >, 1000);
  if (look.complaints->len > 0)
    g_printerr ("%s", look.complaints->str);
  g_assert_cmpuint (look.complaints->len, ==, 0);
  g_string_free (look.complaints, TRUE);
}

/* As the program does by itself. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, LIFT_RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
add_tests (void)
{
  const char *language = g_getenv ("LIFT_TEST_LANGUAGE");

  g_assert_nonnull (language);
  load_style ();
  /* The toolkit's tests begin in a locale of their own. */
  g_setenv ("LANGUAGE", language, TRUE);
  g_assert_nonnull (setlocale (LC_ALL, LOCALE_OF_NOWHERE));
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("LIFT_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (lift_language_is_rtl ())
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_test_add_func ("/ui/languages/pages", test_pages);
}

int
main (int argc, char **argv)
{
  return harness_main (argc, argv, add_tests);
}
