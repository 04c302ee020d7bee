/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-export-choices.h"

#include <glib/gi18n-lib.h>

#include "lift-choice-row.h"
#include "lift-day-row.h"
#include "lift-expander.h"
#include "lift-format.h"
#include "lift-report-language.h"
#include "lift-text-row.h"
#include "lift-ui-parts.h"

#define MAX_FORMATS 4
#define FIRST_WEEKS_LAST_DAY 14
/* As many answers as a row of choices can have. */
#define MAX_LANGUAGES 16

enum { PURPOSE_CLINIC, PURPOSE_COPY, PURPOSE_CHART, N_PURPOSES };
enum { DAYS_ALL, DAYS_FIRST_WEEKS, DAYS_CHOSEN };

/* Which questions a kind of file asks. */
enum {
  ASKS_DAYS = 1 << 0,
  ASKS_NOTES = 1 << 1,
  ASKS_SIGNS = 1 << 2,
  ASKS_NAME = 1 << 3,
  ASKS_HISTORY = 1 << 4,
  ASKS_LANGUAGE = 1 << 5,
  ASKS_PAPER = 1 << 6,
};

static const struct {
  int purpose;
  const char *name;
  const char *about;
  guint asks;
} kinds[LIFT_N_EXPORT_FORMATS] = {
  [LIFT_EXPORT_PDF] = { PURPOSE_CLINIC, NC_("export", "Report"),
                        N_("A PDF: one page for the visit, then every day. To print, or to hand over."),
                        ASKS_DAYS | ASKS_NOTES | ASKS_SIGNS | ASKS_NAME | ASKS_HISTORY | ASKS_LANGUAGE | ASKS_PAPER },
  [LIFT_EXPORT_HTML] = { PURPOSE_CLINIC, NC_("export", "Web page"),
                         N_("The same in one file that every browser opens. It prints well, too."),
                         ASKS_DAYS | ASKS_NOTES | ASKS_SIGNS | ASKS_NAME | ASKS_LANGUAGE },
  [LIFT_EXPORT_TEXT] = { PURPOSE_CLINIC, NC_("export", "Text"),
                         N_("The first page in words, to paste into a message or a form."),
                         ASKS_DAYS | ASKS_NOTES | ASKS_SIGNS | ASKS_NAME | ASKS_LANGUAGE },
  [LIFT_EXPORT_FHIR] = { PURPOSE_CLINIC, NC_("export", "Health record"),
                         N_("For a clinic’s records system (HL7 FHIR R4). Two such files of one diary can be told to be of "
                            "the same person."),
                         ASKS_DAYS | ASKS_NOTES | ASKS_SIGNS | ASKS_NAME },
  [LIFT_EXPORT_JSON] = { PURPOSE_COPY, NC_("export", "Complete"),
                         N_("Everything in the diary, of all thread lifts (JSON). Afterlift reads it back without loss."),
                         ASKS_DAYS | ASKS_NOTES | ASKS_SIGNS | ASKS_HISTORY },
  [LIFT_EXPORT_CSV] = { PURPOSE_COPY, NC_("export", "Table"),
                        N_("A row for each day (CSV), for a spreadsheet. Afterlift reads it back. A note that begins like "
                           "a formula has a ' in front, so that no spreadsheet runs it."),
                        ASKS_DAYS | ASKS_NOTES | ASKS_SIGNS },
  [LIFT_EXPORT_CSV_SEMICOLON] = { PURPOSE_COPY, NC_("export", "Table with ;"),
                                  N_("The same table with semicolons, for spreadsheets that show it in one column else."),
                                  ASKS_DAYS | ASKS_NOTES | ASKS_SIGNS },
  [LIFT_EXPORT_ICS] = { PURPOSE_COPY, NC_("export", "Calendar"),
                        N_("Visits, dates of your clinic’s sheet and the daily reminder, for the calendar of a phone. It "
                           "says nothing of health."),
                        0 },
  [LIFT_EXPORT_PNG] = { PURPOSE_CHART, NC_("export", "Picture"), N_("The chart as a picture (PNG), to send."),
                        ASKS_DAYS | ASKS_SIGNS | ASKS_LANGUAGE },
  [LIFT_EXPORT_SVG] = { PURPOSE_CHART, NC_("export", "Drawing"),
                        N_("The chart as a drawing (SVG), sharp at every size."),
                        ASKS_DAYS | ASKS_SIGNS | ASKS_LANGUAGE },
};

#define NOTHING (-1)

/* In the order in which they are offered: the most usual one first. */
static const int offered[N_PURPOSES][MAX_FORMATS] = {
  [PURPOSE_CLINIC] = { LIFT_EXPORT_PDF, LIFT_EXPORT_HTML, LIFT_EXPORT_TEXT, LIFT_EXPORT_FHIR },
  [PURPOSE_COPY] = { LIFT_EXPORT_JSON, LIFT_EXPORT_CSV, LIFT_EXPORT_CSV_SEMICOLON, LIFT_EXPORT_ICS },
  [PURPOSE_CHART] = { LIFT_EXPORT_PNG, LIFT_EXPORT_SVG, NOTHING, NOTHING },
};

struct _LiftExportChoices {
  AdwBin parent_instance;

  LiftExportModel *model;
  GtkWidget *content;
  GtkWidget *purpose;
  /* One row of kinds for each purpose. */
  GtkWidget *rows[N_PURPOSES];
  GtkWidget *about;
  GtkWidget *details;
  GtkWidget *days;
  GtkWidget *from;
  GtkWidget *to;
  GtkWidget *days_hint;
  GtkWidget *leave_out;
  GtkWidget *notes;
  GtkWidget *signs;
  GtkWidget *history;
  GtkWidget *history_hint;
  GtkWidget *name_check;
  GtkWidget *identity;
  GtkWidget *born_hint;
  GtkWidget *language;
  GPtrArray *languages;
  GtkWidget *paper;
  char *name;
  LiftDate birth_date;
};

G_DEFINE_FINAL_TYPE (LiftExportChoices, lift_export_choices, ADW_TYPE_BIN)

static gboolean
is_ticked (GtkWidget *check)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (check));
}

static void
apply_days (LiftExportChoices *self, LiftExportOptions *options, guint asks)
{
  LiftProcedure *procedure = lift_export_model_get_procedure (self->model);
  int choice = lift_choice_row_get_choice (LIFT_CHOICE_ROW (self->days));

  options->from = LIFT_DATE_NONE;
  options->to = LIFT_DATE_NONE;
  gtk_widget_set_visible (self->from, choice == DAYS_CHOSEN);
  gtk_widget_set_visible (self->to, choice == DAYS_CHOSEN);
  gtk_widget_set_visible (self->days_hint, FALSE);
  if (procedure == NULL || (asks & ASKS_DAYS) == 0)
    return;
  if (choice == DAYS_FIRST_WEEKS) {
    options->from = procedure->day0;
    options->to = procedure->day0 + FIRST_WEEKS_LAST_DAY;
  } else if (choice == DAYS_CHOSEN) {
    options->from = lift_day_row_get_day (LIFT_DAY_ROW (self->from));
    options->to = lift_day_row_get_day (LIFT_DAY_ROW (self->to));
    /* Chosen the other way round, they are still the same days. */
    gtk_widget_set_visible (self->days_hint, options->from > options->to);
    if (options->from > options->to) {
      LiftDate later = options->from;

      options->from = options->to;
      options->to = later;
    }
  }
}

static void
apply_identity (LiftExportChoices *self, LiftExportOptions *options, guint asks)
{
  gboolean wanted = (asks & ASKS_NAME) != 0 && is_ticked (self->name_check);

  g_clear_pointer (&options->name, g_free);
  options->name = wanted && self->name != NULL && self->name[0] != '\0' ? g_strdup (self->name) : NULL;
  options->birth_date = wanted ? self->birth_date : LIFT_DATE_NONE;
  gtk_widget_set_visible (self->identity, wanted);
}

/* In a few words, so that nobody has to open it to know. */
static void
show_summary (LiftExportChoices *self, const LiftExportOptions *options, guint asks)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (options->from == LIFT_DATE_NONE) {
    g_string_append (words, _("all days"));
  } else {
    g_autofree char *from = lift_format_date_short (options->from);
    g_autofree char *to = lift_format_date_short (options->to);

    /* Translators: two days: "16 Nov to 30 Nov". */
    g_string_append_printf (words, C_("export", "%s to %s"), from, to);
  }
  if ((asks & ASKS_NOTES) != 0)
    g_string_append_printf (words, " · %s", options->without_notes ? _("without your words") : _("with your words"));
  if ((asks & ASKS_SIGNS) != 0)
    g_string_append_printf (words, " · %s", options->without_signs ? _("without signs") : _("with signs"));
  if (options->name != NULL || options->birth_date != LIFT_DATE_NONE)
    g_string_append_printf (words, " · %s", _("with who you are"));
  else if ((asks & ASKS_NAME) != 0)
    g_string_append_printf (words, " · %s", _("without your name"));
  if (options->with_history)
    g_string_append_printf (words, " · %s", _("with the history"));
  lift_expander_set_subtitle (LIFT_EXPANDER (self->details), words->str);
}

/* Shows what is asked for this kind of file, and hands the answers on; what is not asked counts as not answered. */
static void
apply (LiftExportChoices *self)
{
  static const LiftPaper papers[] = { LIFT_PAPER_LOCALE, LIFT_PAPER_A4, LIFT_PAPER_LETTER };
  LiftExportOptions *options = lift_export_model_get_options (self->model);
  guint asks = kinds[options->format].asks;
  int language = self->language != NULL ? lift_choice_row_get_choice (LIFT_CHOICE_ROW (self->language)) : 0;

  for (int i = 0; i < N_PURPOSES; i++)
    gtk_widget_set_visible (self->rows[i], i == kinds[options->format].purpose);
  gtk_label_set_label (GTK_LABEL (self->about), _(kinds[options->format].about));
  gtk_widget_set_visible (gtk_widget_get_parent (self->details), asks != 0);
  gtk_widget_set_visible (self->days, (asks & ASKS_DAYS) != 0);
  gtk_widget_set_visible (self->leave_out, (asks & (ASKS_NOTES | ASKS_SIGNS)) != 0);
  gtk_widget_set_visible (self->notes, (asks & ASKS_NOTES) != 0);
  gtk_widget_set_visible (gtk_widget_get_parent (self->name_check), (asks & ASKS_NAME) != 0);
  gtk_widget_set_visible (gtk_widget_get_parent (self->history), (asks & ASKS_HISTORY) != 0);
  gtk_widget_set_visible (self->paper, (asks & ASKS_PAPER) != 0);
  apply_days (self, options, asks);
  apply_identity (self, options, asks);
  options->without_notes = (asks & ASKS_NOTES) != 0 && is_ticked (self->notes);
  options->without_signs = (asks & ASKS_SIGNS) != 0 && is_ticked (self->signs);
  options->with_history = (asks & ASKS_HISTORY) != 0 && is_ticked (self->history);
  gtk_widget_set_visible (self->history_hint, options->with_history);
  options->paper = papers[lift_choice_row_get_choice (LIFT_CHOICE_ROW (self->paper))];
  g_clear_pointer (&options->language, g_free);
  if (self->language != NULL) {
    gtk_widget_set_visible (self->language, (asks & ASKS_LANGUAGE) != 0);
    if ((asks & ASKS_LANGUAGE) != 0 && language > 0)
      options->language = g_strdup (g_ptr_array_index (self->languages, (guint) language - 1));
  }
  show_summary (self, options, asks);
  lift_export_model_options_changed (self->model);
}

static void
show_format (LiftExportChoices *self, LiftExportFormat format)
{
  int purpose = kinds[format].purpose;

  lift_export_model_get_options (self->model)->format = format;
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->purpose), purpose);
  for (int i = 0; i < MAX_FORMATS; i++) {
    if (offered[purpose][i] == (int) format)
      lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->rows[purpose]), i);
  }
}

static void
purpose_cb (LiftExportChoices *self, int choice)
{
  int kind = lift_choice_row_get_choice (LIFT_CHOICE_ROW (self->rows[choice]));

  show_format (self, (LiftExportFormat) offered[choice][MAX (kind, 0)]);
  apply (self);
}

static void
kind_cb (LiftExportChoices *self, int choice)
{
  int purpose = lift_choice_row_get_choice (LIFT_CHOICE_ROW (self->purpose));

  lift_export_model_get_options (self->model)->format = (LiftExportFormat) offered[purpose][choice];
  apply (self);
}

static void
name_cb (LiftExportChoices *self, const char *words)
{
  g_free (self->name);
  self->name = g_strdup (words);
  apply (self);
}

static void
born_cb (LiftExportChoices *self, const char *words)
{
  gboolean empty = words[0] == '\0';

  if (empty || !lift_date_parse (words, &self->birth_date))
    self->birth_date = LIFT_DATE_NONE;
  gtk_widget_set_visible (self->born_hint, !empty && self->birth_date == LIFT_DATE_NONE);
  apply (self);
}

static GtkWidget *
add_card (LiftExportChoices *self, GtkWidget *parent, const char *heading)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "rows");
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  if (heading != NULL)
    gtk_box_append (GTK_BOX (parent), lift_ui_make_label (heading, "heading"));
  gtk_box_append (GTK_BOX (parent), card);
  return card;
}

static GtkWidget *
add_choice (LiftExportChoices *self, GtkWidget *card, const char *question, const char *const *answers,
            GCallback chosen)
{
  GtkWidget *row = lift_choice_row_new (question, NULL, answers);

  gtk_widget_add_css_class (row, "padded");
  lift_choice_row_set_may_be_none (LIFT_CHOICE_ROW (row), FALSE);
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (row), 0);
  g_signal_connect_swapped (row, "chosen", chosen, self);
  gtk_box_append (GTK_BOX (card), row);
  return row;
}

/* A box to tick with what it means under it. */
static GtkWidget *
add_check (LiftExportChoices *self, GtkWidget *card, const char *label, const char *caption)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *check = lift_ui_make_check (label);

  gtk_widget_add_css_class (box, "padded");
  gtk_widget_set_halign (check, GTK_ALIGN_START);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (apply), self);
  gtk_box_append (GTK_BOX (box), check);
  if (caption != NULL) {
    GtkWidget *text = lift_ui_make_label (caption, "caption");

    gtk_widget_add_css_class (text, "quiet");
    gtk_box_append (GTK_BOX (box), text);
  }
  gtk_box_append (GTK_BOX (card), box);
  return check;
}

static void
add_kinds (LiftExportChoices *self, GtkWidget *card)
{
  const char *const purposes[] = { C_("export", "For my clinic"), C_("export", "A copy for me"),
                                   C_("export", "The chart"), NULL };

  self->purpose = add_choice (self, card, _("What is it for?"), purposes, G_CALLBACK (purpose_cb));
  for (int purpose = 0; purpose < N_PURPOSES; purpose++) {
    const char *names[MAX_FORMATS + 1] = { NULL };

    for (int i = 0; i < MAX_FORMATS && offered[purpose][i] != NOTHING; i++)
      names[i] = g_dpgettext2 (GETTEXT_PACKAGE, "export", kinds[offered[purpose][i]].name);
    self->rows[purpose] = add_choice (self, card, _("As what?"), names, G_CALLBACK (kind_cb));
  }
  self->about = lift_ui_make_label (NULL, "padded");
  gtk_widget_add_css_class (self->about, "quiet");
  gtk_box_append (GTK_BOX (card), self->about);
}

static void
add_days (LiftExportChoices *self, GtkWidget *card)
{
  const char *const days[] = { C_("export", "All days"), C_("export", "Days 0 to 14"), C_("export", "Choose…"), NULL };

  self->days = add_choice (self, card, _("Which days?"), days, G_CALLBACK (apply));
  self->from = lift_day_row_new (C_("export", "From"));
  self->to = lift_day_row_new (C_("export", "To"));
  g_signal_connect_swapped (self->from, "chosen", G_CALLBACK (apply), self);
  g_signal_connect_swapped (self->to, "chosen", G_CALLBACK (apply), self);
  gtk_box_append (GTK_BOX (card), self->from);
  gtk_box_append (GTK_BOX (card), self->to);
  self->days_hint = lift_ui_make_label (_("The first day comes after the last one; the days between them are taken."),
                                        "padded");
  gtk_box_append (GTK_BOX (card), self->days_hint);
}

static void
add_leave_out (LiftExportChoices *self, GtkWidget *card)
{
  GtkWidget *checks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->leave_out = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->leave_out, "padded");
  gtk_box_append (GTK_BOX (self->leave_out), lift_ui_make_label (_("Leave out"), "heading"));
  self->notes = lift_ui_make_check (_("What I wrote in words"));
  self->signs = lift_ui_make_check (_("Signs and temperature"));
  g_signal_connect_swapped (self->notes, "toggled", G_CALLBACK (apply), self);
  g_signal_connect_swapped (self->signs, "toggled", G_CALLBACK (apply), self);
  gtk_widget_set_halign (checks, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (checks), self->notes);
  gtk_box_append (GTK_BOX (checks), self->signs);
  gtk_box_append (GTK_BOX (self->leave_out), checks);
  gtk_box_append (GTK_BOX (card), self->leave_out);
}

static void
add_identity (LiftExportChoices *self, GtkWidget *card)
{
  GtkWidget *name = lift_text_row_new (C_("export", "Name"), NULL, FALSE);
  GtkWidget *born = lift_text_row_new (_("Date of birth"), _("Year, month, day: 1975-04-30"), FALSE);

  self->name_check = add_check (self, card, _("Say who I am"),
                                _("Name and date of birth are in no file unless you tick this. They are not kept."));
  self->identity = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->identity, "padded");
  g_signal_connect_swapped (name, "edited", G_CALLBACK (name_cb), self);
  g_signal_connect_swapped (born, "edited", G_CALLBACK (born_cb), self);
  gtk_box_append (GTK_BOX (self->identity), name);
  gtk_box_append (GTK_BOX (self->identity), born);
  self->born_hint = lift_ui_make_label (_("That is not a date. Write it as in 1975-04-30."), NULL);
  gtk_widget_set_visible (self->born_hint, FALSE);
  gtk_box_append (GTK_BOX (self->identity), self->born_hint);
  gtk_box_append (GTK_BOX (card), self->identity);
}

/* Each language says its name itself, so that whoever reads it finds it. */
static char *
dup_language_name (const char *code)
{
  g_autoptr (LiftReportLanguage) language = lift_report_language_enter (code);

  /* Translators: the name of your language in your language. */
  return g_strdup (C_("language name", "English"));
}

static void
add_languages (LiftExportChoices *self, GtkWidget *card)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  self->languages = lift_report_language_list ();
  /* In English alone there is nothing to choose. */
  if (self->languages->len < 2)
    return;
  g_ptr_array_add (names, g_strdup (C_("export", "As in this window")));
  for (guint i = 0; i < MIN (self->languages->len, MAX_LANGUAGES - 1); i++)
    g_ptr_array_add (names, dup_language_name (g_ptr_array_index (self->languages, i)));
  g_ptr_array_add (names, NULL);
  self->language = add_choice (self, card, _("Language of the page"), (const char *const *) names->pdata,
                               G_CALLBACK (apply));
}

static void
build (LiftExportChoices *self)
{
  const char *const papers[] = { C_("paper", "As usual here"), C_("paper", "A4"), C_("paper", "Letter"), NULL };
  GtkWidget *card;

  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  add_kinds (self, add_card (self, self->content, NULL));
  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (card, "rows");
  add_days (self, card);
  add_leave_out (self, card);
  add_identity (self, card);
  self->history = add_check (self, card, _("With the history of every day"), NULL);
  self->history_hint = lift_ui_make_label (_("Complete copy for yourself. It contains notes you deleted or changed, and "
                                             "when you wrote them."), NULL);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (self->history)), self->history_hint);
  add_languages (self, card);
  self->paper = add_choice (self, card, _("Paper"), papers, G_CALLBACK (apply));
  self->details = lift_expander_new (_("What is in it"), NULL);
  lift_expander_set_content (LIFT_EXPANDER (self->details), card);
  gtk_box_append (GTK_BOX (add_card (self, self->content, NULL)), self->details);
  adw_bin_set_child (ADW_BIN (self), self->content);
}

static void
lift_export_choices_dispose (GObject *object)
{
  LiftExportChoices *self = LIFT_EXPORT_CHOICES (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->languages, g_ptr_array_unref);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (lift_export_choices_parent_class)->dispose (object);
}

static void
lift_export_choices_class_init (LiftExportChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_export_choices_dispose;
}

static void
lift_export_choices_init (LiftExportChoices *self)
{
  self->birth_date = LIFT_DATE_NONE;
}

/** lift_export_choices_new: Returns: (transfer floating): the choices, as @model's options are now. */
GtkWidget *
lift_export_choices_new (LiftExportModel *model)
{
  LiftExportChoices *self = g_object_new (LIFT_TYPE_EXPORT_CHOICES, NULL);
  LiftProcedure *procedure = lift_export_model_get_procedure (model);
  LiftDate today = lift_diary_model_get_today (lift_export_model_get_diary (model));

  self->model = g_object_ref (model);
  build (self);
  lift_day_row_set_day (LIFT_DAY_ROW (self->from), procedure,
                        procedure->day0 != LIFT_DATE_NONE ? MIN (procedure->day0, today) : today);
  lift_day_row_set_day (LIFT_DAY_ROW (self->to), procedure, today);
  show_format (self, lift_export_model_get_options (model)->format);
  apply (self);
  return GTK_WIDGET (self);
}
