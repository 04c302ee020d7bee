/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-check-in-row.h"

#include <glib/gi18n-lib.h>

#include "lift-check-in.h"
#include "lift-choice-row.h"
#include "lift-english-label.h"
#include "lift-expander.h"
#include "lift-format-english.h"
#include "lift-format-procedure.h"
#include "lift-satisfaction-row.h"
#include "lift-text-row.h"
#include "lift-ui-parts.h"

struct _LiftCheckInRow {
  GtkBox parent_instance;

  LiftVisit *visit;
  LiftDate today;
  GtkWidget *expander;
  GtkWidget *new_signs;
  GtkWidget *numbness;
  GtkWidget *uneven;
  GtkWidget *satisfaction;
  GtkWidget *advice;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (LiftCheckInRow, lift_check_in_row, GTK_TYPE_BOX)

enum { EDITED, REMOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* The answers are yes and no, in this order. */
static int
choice_of (LiftAnswer answer)
{
  return answer == LIFT_ANSWER_NONE ? -1 : answer == LIFT_ANSWER_NO;
}

static LiftAnswer
answer_of (int choice)
{
  return choice < 0 ? LIFT_ANSWER_NONE : choice == 0 ? LIFT_ANSWER_YES : LIFT_ANSWER_NO;
}

static void
update (LiftCheckInRow *self)
{
  g_autofree char *title = lift_format_check_in_title (self->visit);
  g_autofree char *text = NULL;
  LiftCheckIn check_in;

  lift_check_in_parse (self->visit->answers, &check_in);
  text = lift_format_check_in (&check_in);
  lift_expander_set_title (LIFT_EXPANDER (self->expander), title);
  lift_expander_set_subtitle (LIFT_EXPANDER (self->expander), text);
  if (!lift_expander_is_filled (LIFT_EXPANDER (self->expander)))
    return;
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->new_signs), choice_of (check_in.new_signs));
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->numbness), choice_of (check_in.numbness));
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->uneven), choice_of (check_in.uneven));
  lift_satisfaction_row_set_score (LIFT_SATISFACTION_ROW (self->satisfaction), check_in.satisfaction);
  lift_text_row_set_text (LIFT_TEXT_ROW (self->note), self->visit->note != NULL ? self->visit->note : "");
  gtk_widget_set_visible (self->advice, check_in.new_signs == LIFT_ANSWER_YES);
}

static void
tell (LiftCheckInRow *self, LiftVisit *changed)
{
  lift_visit_unref (self->visit);
  self->visit = lift_visit_ref (changed);
  update (self);
  g_signal_emit (self, signals[EDITED], 0, changed);
}

/* What another Afterlift wrote and this one does not understand is replaced by the first tap, and kept in the trail.
 * The look back took place on the day of its first answer, or not at all. */
static void
tell_answers (LiftCheckInRow *self, const LiftCheckIn *check_in)
{
  g_autoptr (LiftVisit) changed = lift_visit_copy (self->visit);

  g_free (changed->answers);
  changed->answers = lift_check_in_to_text (check_in);
  if (changed->answers == NULL)
    changed->held_on = LIFT_DATE_NONE;
  else if (changed->held_on == LIFT_DATE_NONE)
    changed->held_on = self->today;
  tell (self, changed);
}

static void
new_signs_cb (LiftCheckInRow *self, int choice)
{
  LiftCheckIn check_in;

  lift_check_in_parse (self->visit->answers, &check_in);
  check_in.new_signs = answer_of (choice);
  tell_answers (self, &check_in);
}

static void
numbness_cb (LiftCheckInRow *self, int choice)
{
  LiftCheckIn check_in;

  lift_check_in_parse (self->visit->answers, &check_in);
  check_in.numbness = answer_of (choice);
  tell_answers (self, &check_in);
}

static void
uneven_cb (LiftCheckInRow *self, int choice)
{
  LiftCheckIn check_in;

  lift_check_in_parse (self->visit->answers, &check_in);
  check_in.uneven = answer_of (choice);
  tell_answers (self, &check_in);
}

static void
satisfaction_cb (LiftCheckInRow *self, int score)
{
  LiftCheckIn check_in;

  lift_check_in_parse (self->visit->answers, &check_in);
  check_in.satisfaction = score;
  tell_answers (self, &check_in);
}

static void
note_cb (LiftCheckInRow *self, const char *text)
{
  g_autoptr (LiftVisit) changed = lift_visit_copy (self->visit);

  g_free (changed->note);
  changed->note = text[0] != '\0' ? g_strdup (text) : NULL;
  tell (self, changed);
}

static void
remove_cb (LiftCheckInRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static GtkWidget *
add_question (LiftCheckInRow *self, GtkWidget *content, const char *question, GCallback chosen)
{
  const char *const answers[] = { C_("answer", "Yes"), C_("answer", "No"), NULL };
  GtkWidget *row = lift_choice_row_new (question, NULL, answers);

  g_signal_connect_swapped (row, "chosen", chosen, self);
  gtk_box_append (GTK_BOX (content), row);
  return row;
}

static void
fill (LiftCheckInRow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *remove = lift_ui_make_button (_("Remove this look back"));

  gtk_widget_add_css_class (content, "padded");
  self->new_signs = add_question (self, content, _("Anything new in your face?"), G_CALLBACK (new_signs_cb));
  self->advice = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (self->advice), lift_ui_make_label (lift_format_infection_later (), NULL));
  lift_english_label_append (GTK_BOX (self->advice), lift_english_infection_later ());
  gtk_box_append (GTK_BOX (content), self->advice);
  self->numbness = add_question (self, content, _("Any numb places?"), G_CALLBACK (numbness_cb));
  self->uneven = add_question (self, content, _("A dimple, or do the two sides look different?"), G_CALLBACK (uneven_cb));
  self->satisfaction = lift_satisfaction_row_new ();
  g_signal_connect_swapped (self->satisfaction, "chosen", G_CALLBACK (satisfaction_cb), self);
  gtk_box_append (GTK_BOX (content), self->satisfaction);
  self->note = lift_text_row_new (_("What you see"), NULL, TRUE);
  gtk_widget_remove_css_class (self->note, "padded");
  g_signal_connect_swapped (self->note, "edited", G_CALLBACK (note_cb), self);
  gtk_box_append (GTK_BOX (content), self->note);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_halign (remove, GTK_ALIGN_START);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (content), remove);
  lift_expander_set_content (LIFT_EXPANDER (self->expander), content);
  update (self);
}

static void
lift_check_in_row_finalize (GObject *object)
{
  lift_visit_unref (LIFT_CHECK_IN_ROW (object)->visit);
  G_OBJECT_CLASS (lift_check_in_row_parent_class)->finalize (object);
}

static void
lift_check_in_row_class_init (LiftCheckInRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lift_check_in_row_finalize;
  signals[EDITED] =
    g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, LIFT_TYPE_VISIT);
  signals[REMOVED] = g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lift_check_in_row_init (LiftCheckInRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/**
 * lift_check_in_row_new:
 * @visit: a visit of kind check-in that is stored
 * @today: the civil day that it is
 *
 * Returns: (transfer floating): a closed row.
 */
GtkWidget *
lift_check_in_row_new (LiftVisit *visit, LiftDate today)
{
  LiftCheckInRow *self = g_object_new (LIFT_TYPE_CHECK_IN_ROW, NULL);

  self->visit = lift_visit_ref (visit);
  self->today = today;
  self->expander = lift_expander_new ("", NULL);
  g_signal_connect_swapped (self->expander, "first-opened", G_CALLBACK (fill), self);
  gtk_box_append (GTK_BOX (self), self->expander);
  update (self);
  return GTK_WIDGET (self);
}

/** lift_check_in_row_get_visit: Returns: (transfer none): what it shows. */
LiftVisit *
lift_check_in_row_get_visit (LiftCheckInRow *self)
{
  return self->visit;
}

/** lift_check_in_row_set_visit: shows another state of the same look back. */
void
lift_check_in_row_set_visit (LiftCheckInRow *self, LiftVisit *visit, LiftDate today)
{
  lift_visit_ref (visit);
  lift_visit_unref (self->visit);
  self->visit = visit;
  self->today = today;
  update (self);
}

/** lift_check_in_row_open: opens it. */
void
lift_check_in_row_open (LiftCheckInRow *self)
{
  lift_expander_set_open (LIFT_EXPANDER (self->expander), TRUE);
}
