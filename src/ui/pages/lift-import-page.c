/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-import-page.h"

#include <glib/gi18n-lib.h>

#include "lift-choice-row.h"
#include "lift-expander.h"
#include "lift-format.h"
#include "lift-import-map-card.h"
#include "lift-ui-parts.h"

/* More lines than anybody reads; the sums above them are of all. */
#define MAX_LINES 200

struct _LiftImportPage {
  AdwBin parent_instance;

  LiftImportModel *model;
  GtkWidget *map;
  GtkWidget *mode;
  GtkWidget *mode_hint;
  GtkWidget *status;
  GtkWidget *sums;
  GtkWidget *lines;
  GtkWidget *skip;
  GtkWidget *progress;
  GtkWidget *bar;
  GtkWidget *run;
  GtkWidget *undo;
  /* What the sums and lines show now. */
  const LiftDiff *shown;
};

G_DEFINE_FINAL_TYPE (LiftImportPage, lift_import_page, ADW_TYPE_BIN)

/* Full sentences, each with its number: the languages of the world count differently. */
static char *
format_days (LiftDiffKind kind, guint n)
{
  switch (kind) {
  case LIFT_DIFF_NEW:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day is new here.", "%d days are new here.", n), (int) n);
  case LIFT_DIFF_SAME:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day is the same in the diary already.",
                                         "%d days are the same in the diary already.", n), (int) n);
  case LIFT_DIFF_DIFFERS:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%d day becomes as in the file; what is there now stays in its history.",
                                         "%d days become as in the file; what is there now stays in their history.", n),
                            (int) n);
  case LIFT_DIFF_STAYS:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day differs and stays as it is here.",
                                         "%d days differ and stay as they are here.", n), (int) n);
  case LIFT_DIFF_DELETED:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day is not in the file and is deleted; its history stays.",
                                         "%d days are not in the file and are deleted; their history stays.", n), (int) n);
  case LIFT_DIFF_REFUSED:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d row cannot be taken.", "%d rows cannot be taken.", n),
                            (int) n);
  }
  g_assert_not_reached ();
}

static char *
format_records (LiftDiffKind kind, guint n)
{
  switch (kind) {
  case LIFT_DIFF_NEW:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d other thing is new (thread lifts, questions, visits and such).",
                                         "%d other things are new (thread lifts, questions, visits and such).", n),
                            (int) n);
  case LIFT_DIFF_DIFFERS:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d other thing becomes as in the file.",
                                         "%d other things become as in the file.", n), (int) n);
  case LIFT_DIFF_STAYS:
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d other thing differs and stays as it is here.",
                                         "%d other things differ and stay as they are here.", n), (int) n);
  case LIFT_DIFF_SAME:
  case LIFT_DIFF_DELETED:
  case LIFT_DIFF_REFUSED:
    break;
  }
  return NULL;
}

static const char *
get_kind_name (LiftDiffKind kind)
{
  static const char *const names[LIFT_N_DIFF_KINDS] = {
    [LIFT_DIFF_NEW] = NC_("import", "New"),           [LIFT_DIFF_SAME] = NC_("import", "Same"),
    [LIFT_DIFF_DIFFERS] = NC_("import", "From the file"), [LIFT_DIFF_STAYS] = NC_("import", "Stays"),
    [LIFT_DIFF_DELETED] = NC_("import", "Deleted"),   [LIFT_DIFF_REFUSED] = NC_("import", "Not taken"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "import", names[kind]);
}

static GtkWidget *
make_line (const LiftDiffLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *day = line->for_day != LIFT_DATE_NONE ? lift_format_date_with_year (line->for_day) : NULL;
  g_autofree char *head = NULL;

  gtk_widget_add_css_class (box, "padded");
  if (day != NULL)
    /* Translators: what happens to a day, and which day: "New: Monday 16 November 2026". */
    head = g_strdup_printf (C_("import", "%s: %s"), get_kind_name (line->kind), day);
  else if (line->line > 0)
    /* Translators: what happens to a line of the file: "Not taken: line 12". */
    head = g_strdup_printf (C_("import", "%s: line %d"), get_kind_name (line->kind), (int) line->line);
  else
    head = g_strdup (get_kind_name (line->kind));
  gtk_box_append (GTK_BOX (box), lift_ui_make_label (head, NULL));
  if (line->words != NULL)
    gtk_box_append (GTK_BOX (box), lift_ui_make_label (line->words, "quiet"));
  return box;
}

/* What is the same needs no line; what cannot be taken comes first. */
static guint
add_lines (GtkWidget *box, const LiftDiff *diff, gboolean refused, guint room)
{
  guint n = 0;

  for (guint i = 0; i < diff->lines->len; i++) {
    const LiftDiffLine *line = g_ptr_array_index (diff->lines, i);

    if (line->kind == LIFT_DIFF_SAME || (line->kind == LIFT_DIFF_REFUSED) != refused)
      continue;
    if (n++ < room)
      gtk_box_append (GTK_BOX (box), make_line (line));
  }
  return n;
}

static void
fill_lines (LiftImportPage *self)
{
  const LiftDiff *diff = lift_import_model_get_diff (self->model);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  guint n_refused, n;

  gtk_widget_add_css_class (box, "rows");
  n_refused = add_lines (box, diff, TRUE, MAX_LINES);
  n = n_refused + add_lines (box, diff, FALSE, MAX_LINES - MIN (n_refused, MAX_LINES));
  if (n > MAX_LINES) {
    g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "And %d more.", "And %d more.", n - MAX_LINES),
                                             (int) (n - MAX_LINES));

    gtk_box_append (GTK_BOX (box), lift_ui_make_label (more, "padded"));
  }
  lift_expander_set_content (LIFT_EXPANDER (self->lines), box);
}

static void
add_sum (LiftImportPage *self, char *sentence)
{
  g_autofree char *owned = sentence;

  if (sentence != NULL)
    gtk_box_append (GTK_BOX (self->sums), lift_ui_make_label (sentence, NULL));
}

static void
add_new_procedures (LiftImportPage *self, const LiftDiff *diff)
{
  for (guint i = 0; i < diff->new_procedures->len; i++) {
    const LiftProcedure *procedure = g_ptr_array_index (diff->new_procedures, i);
    g_autofree char *day = procedure->day0 != LIFT_DATE_NONE ? lift_format_date_with_year (procedure->day0) : NULL;

    /* Translators: %s is the day of the thread lift. */
    add_sum (self, day != NULL ? g_strdup_printf (_("A thread lift of %s is added."), day)
                               : g_strdup (_("A thread lift without a date is added.")));
  }
}

static void
show_sums (LiftImportPage *self)
{
  static const LiftDiffKind order[] = { LIFT_DIFF_REFUSED, LIFT_DIFF_NEW, LIFT_DIFF_DIFFERS, LIFT_DIFF_STAYS,
                                        LIFT_DIFF_DELETED, LIFT_DIFF_SAME };
  const LiftDiff *diff = lift_import_model_get_diff (self->model);

  if (diff == self->shown)
    return;
  self->shown = diff;
  lift_ui_clear_box (self->sums);
  if (diff == NULL)
    return;
  add_new_procedures (self, diff);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    if (diff->days[order[i]] > 0)
      add_sum (self, format_days (order[i], diff->days[order[i]]));
    if (diff->records[order[i]] > 0)
      add_sum (self, format_records (order[i], diff->records[order[i]]));
  }
  if (diff->n_rounded > 0)
    add_sum (self, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "On %d day a score was rounded to a whole number.",
                                                 "On %d days scores were rounded to whole numbers.", diff->n_rounded),
                                    (int) diff->n_rounded));
  if (!lift_diff_changes_anything (diff))
    add_sum (self, g_strdup (_("So nothing in the diary would change.")));
  lift_expander_set_open (LIFT_EXPANDER (self->lines), FALSE);
  if (lift_expander_is_filled (LIFT_EXPANDER (self->lines)))
    fill_lines (self);
}

static char *
describe_state (LiftImportPage *self)
{
  const LiftDiff *diff = lift_import_model_get_diff (self->model);

  switch (lift_import_model_get_state (self->model)) {
  case LIFT_IMPORT_STATE_CHECKING:
    return g_strdup (_("The file is being checked. Nothing is changed yet."));
  case LIFT_IMPORT_STATE_ASKING:
    return g_strdup (_("Say which column is the day, and which column is a symptom or a note."));
  case LIFT_IMPORT_STATE_READY:
    return g_strdup (_("Nothing is changed yet. This would happen:"));
  case LIFT_IMPORT_STATE_WORKING:
    return g_strdup (_("The file is being taken over…"));
  case LIFT_IMPORT_STATE_DONE:
    return g_strdup (diff->backup != NULL ? _("Done. Before it, a copy of the diary was made and checked. This happened:")
                                          : _("Done. This happened:"));
  case LIFT_IMPORT_STATE_FAILED:
    return g_strdup (lift_import_model_get_trouble (self->model));
  }
  g_assert_not_reached ();
}

static const char *
get_mode_hint (LiftImportPage *self)
{
  gboolean is_backup = lift_import_model_is_backup (self->model);

  if (lift_import_model_get_mode (self->model) == LIFT_IMPORT_REPLACE)
    return is_backup ? _("The days become as they were in the backup, and days that it does not have are deleted. What is "
                         "there now stays in the history, and Undo brings it back.")
                     : _("The days become as in the file, and days that it does not have are deleted. What was there "
                         "before stays in the history, and Undo brings it back.");
  return is_backup ? _("Days that are missing here or were deleted come back. What was written after the backup stays. "
                       "Nothing is taken away.")
                   : _("What the file has and the diary does not is added. Of two states of a day, the one that was "
                       "written last counts. Nothing is taken away.");
}

static void
update (LiftImportPage *self)
{
  LiftImportState state = lift_import_model_get_state (self->model);
  const LiftDiff *diff = lift_import_model_get_diff (self->model);
  gboolean busy = state == LIFT_IMPORT_STATE_CHECKING || state == LIFT_IMPORT_STATE_WORKING;
  gboolean shows = diff != NULL && (state == LIFT_IMPORT_STATE_READY || state == LIFT_IMPORT_STATE_DONE);
  gboolean over = state == LIFT_IMPORT_STATE_DONE;
  guint n_refused = diff != NULL ? lift_diff_count (diff, LIFT_DIFF_REFUSED) : 0;
  g_autofree char *status = describe_state (self);

  gtk_label_set_label (GTK_LABEL (self->status), status);
  if (shows)
    show_sums (self);
  gtk_widget_set_visible (gtk_widget_get_parent (self->sums), shows);
  gtk_widget_set_visible (self->lines, shows && diff->lines->len > diff->days[LIFT_DIFF_SAME]);
  gtk_widget_set_visible (self->skip, state == LIFT_IMPORT_STATE_READY && n_refused > 0);
  gtk_widget_set_visible (self->progress, busy);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), lift_import_model_get_progress (self->model));
  gtk_widget_set_visible (self->run, !over);
  gtk_widget_set_sensitive (self->run, lift_import_model_can_run (self->model));
  gtk_widget_set_visible (self->undo, over && diff->change != NULL);
  gtk_widget_set_visible (gtk_widget_get_parent (self->mode), !over);
  if (self->map != NULL)
    gtk_widget_set_visible (self->map, !over);
  gtk_label_set_label (GTK_LABEL (self->mode_hint), get_mode_hint (self));
}

static void
mode_cb (LiftImportPage *self, int choice)
{
  lift_import_model_set_mode (self->model, (LiftImportMode) choice);
}

static void
skip_cb (LiftImportPage *self, GtkToggleButton *button)
{
  lift_import_model_set_skips (self->model, gtk_toggle_button_get_active (button));
}

static void
run_cb (LiftImportPage *self)
{
  lift_import_model_run (self->model);
}

static void
stop_cb (LiftImportPage *self)
{
  lift_import_model_cancel (self->model);
}

static GtkWidget *
add_card (GtkWidget *content)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "rows");
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (content), card);
  return card;
}

static void
add_mode (LiftImportPage *self, GtkWidget *content)
{
  gboolean is_backup = lift_import_model_is_backup (self->model);
  const char *const modes[] = { is_backup ? C_("import", "Bring back what is missing") : C_("import", "Add what is missing"),
                                is_backup ? C_("import", "As it was then") : C_("import", "As in the file"), NULL };
  GtkWidget *card = add_card (content);

  self->mode = lift_choice_row_new (_("How?"), NULL, modes);
  gtk_widget_add_css_class (self->mode, "padded");
  lift_choice_row_set_may_be_none (LIFT_CHOICE_ROW (self->mode), FALSE);
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->mode), (int) lift_import_model_get_mode (self->model));
  g_signal_connect_swapped (self->mode, "chosen", G_CALLBACK (mode_cb), self);
  gtk_box_append (GTK_BOX (card), self->mode);
  self->mode_hint = lift_ui_make_label (NULL, "padded");
  gtk_widget_add_css_class (self->mode_hint, "quiet");
  gtk_box_append (GTK_BOX (card), self->mode_hint);
}

static void
add_preview (LiftImportPage *self, GtkWidget *content)
{
  GtkWidget *card;

  self->status = lift_ui_make_label (NULL, NULL);
  gtk_box_append (GTK_BOX (content), self->status);
  card = add_card (content);
  self->sums = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->sums, "padded");
  gtk_box_append (GTK_BOX (card), self->sums);
  self->lines = lift_expander_new (_("Day by day"), NULL);
  g_signal_connect_swapped (self->lines, "first-opened", G_CALLBACK (fill_lines), self);
  gtk_box_append (GTK_BOX (card), self->lines);
  self->skip = lift_ui_make_check (_("Leave the rows out that cannot be taken"));
  gtk_widget_set_halign (self->skip, GTK_ALIGN_START);
  g_signal_connect_swapped (self->skip, "toggled", G_CALLBACK (skip_cb), self);
  gtk_box_append (GTK_BOX (content), self->skip);
}

static void
add_buttons (LiftImportPage *self, GtkWidget *content)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *stop = lift_ui_make_mnemonic_button (C_("button", "_Stop"));

  self->progress = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->bar = gtk_progress_bar_new ();
  gtk_widget_set_hexpand (self->bar, TRUE);
  gtk_widget_set_valign (self->bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The file is being read"),
                                  -1);
  g_signal_connect_swapped (stop, "clicked", G_CALLBACK (stop_cb), self);
  gtk_box_append (GTK_BOX (self->progress), self->bar);
  gtk_box_append (GTK_BOX (self->progress), stop);
  gtk_box_append (GTK_BOX (content), self->progress);
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  self->run = lift_ui_make_mnemonic_button (lift_import_model_is_backup (self->model) ? C_("import", "_Restore")
                                                                                      : C_("import", "_Take over"));
  gtk_widget_add_css_class (self->run, "suggested-action");
  g_signal_connect_swapped (self->run, "clicked", G_CALLBACK (run_cb), self);
  gtk_box_append (GTK_BOX (buttons), self->run);
  self->undo = lift_ui_make_mnemonic_button (C_("button", "_Undo"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->undo), "win.undo");
  gtk_box_append (GTK_BOX (buttons), self->undo);
  gtk_box_append (GTK_BOX (content), buttons);
}

static void
build (LiftImportPage *self)
{
  GtkWidget *content;
  GtkWidget *page = lift_ui_make_page (&content);
  g_autofree char *name = lift_import_model_dup_name (self->model);

  gtk_box_set_spacing (GTK_BOX (content), 18);
  gtk_box_append (GTK_BOX (content), lift_ui_make_label (name, "title-2"));
  if (lift_import_model_get_map (self->model) != NULL) {
    self->map = lift_import_map_card_new (self->model);
    gtk_box_append (GTK_BOX (content), self->map);
  }
  add_mode (self, content);
  add_preview (self, content);
  add_buttons (self, content);
  adw_bin_set_child (ADW_BIN (self), page);
}

static void
lift_import_page_dispose (GObject *object)
{
  LiftImportPage *self = LIFT_IMPORT_PAGE (object);

  /* Nobody waits for the comparison any more, and what she writes now would wait behind it. */
  if (self->model != NULL && lift_import_model_get_state (self->model) == LIFT_IMPORT_STATE_CHECKING)
    lift_import_model_cancel (self->model);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (lift_import_page_parent_class)->dispose (object);
}

static void
lift_import_page_class_init (LiftImportPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_import_page_dispose;
}

static void
lift_import_page_init (LiftImportPage *self)
{
}

/** lift_import_page_new: Returns: (transfer floating): the page for @model. */
GtkWidget *
lift_import_page_new (LiftImportModel *model)
{
  LiftImportPage *self = g_object_new (LIFT_TYPE_IMPORT_PAGE, NULL);

  self->model = g_object_ref (model);
  build (self);
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
