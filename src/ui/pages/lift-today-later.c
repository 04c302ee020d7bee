/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-today-later.h"

#include <glib/gi18n-lib.h>

#include "lift-check-in.h"
#include "lift-choice-row.h"
#include "lift-english-label.h"
#include "lift-format-english.h"
#include "lift-later-days.h"
#include "lift-phone.h"
#include "lift-today-page.h"
#include "lift-ui-parts.h"

/* The question after two weeks, and no later than two weeks after them. */
#define TWO_WEEKS 14
#define FOUR_WEEKS 28

struct _LiftTodayLater {
  GtkBox parent_instance;

  LiftDiaryModel *model;
  LiftLaterFacts *facts;
  gboolean started;
  gboolean loading;
  gboolean load_again;
  gint64 opened_at;

  GtkWidget *planned;
  GtkWidget *planned_question;
  GtkWidget *reach;
  GtkWidget *reach_question;
  GtkWidget *reach_text;
  GtkWidget *reach_english;
  GtkWidget *reach_phone;
  GtkWidget *reach_answers;
  LiftFinding reach_finding;
  char *reach_key;
  GtkWidget *two_weeks;
  GtkWidget *reminders;
  GtkWidget *check_ins;
  gboolean two_weeks_done;
  gboolean two_weeks_touched;
  GtkWidget *visit;
  GtkWidget *visit_text;
  GtkWidget *late;
  GtkWidget *optional;
  GtkWidget *scores;
};

G_DEFINE_FINAL_TYPE (LiftTodayLater, lift_today_later, GTK_TYPE_BOX)

enum { SCORES_WANTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void load (LiftTodayLater *self);

/* Parts --------------------------------------------------------------------------------------------- */

static GtkWidget *
add_card (LiftTodayLater *self, GtkWidget **heading)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "padded");
  if (heading != NULL) {
    *heading = lift_ui_make_label (NULL, "heading");
    gtk_box_append (GTK_BOX (card), *heading);
  }
  gtk_box_append (GTK_BOX (self), card);
  return card;
}

/* Answers wrap where the window is narrow. */
static GtkWidget *
add_answers (GtkWidget *card)
{
  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 6);
  gtk_box_append (GTK_BOX (card), box);
  return box;
}

static GtkWidget *
add_answer (LiftTodayLater *self, GtkWidget *answers, const char *label, GCallback clicked, const char *action)
{
  GtkWidget *button = lift_ui_make_button (label);

  if (action != NULL)
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  else
    g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_flow_box_append (GTK_FLOW_BOX (answers), button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  return button;
}

static void
show_card (GtkWidget *card, gboolean shown)
{
  if (card != NULL)
    gtk_widget_set_visible (card, shown);
}

/* The card that had the focus goes away; the form is next. */
static void
move_focus_on (LiftTodayLater *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), LIFT_TYPE_TODAY_PAGE);

  if (page != NULL)
    gtk_widget_grab_focus (page);
}

/* Did it take place? -------------------------------------------------------------------------------- */

static void
took_place_cb (LiftTodayLater *self)
{
  move_focus_on (self);
  lift_later_answer_planned (self->model, TRUE);
}

static void
not_yet_cb (LiftTodayLater *self)
{
  lift_later_answer_planned (self->model, FALSE);
}

static void
update_planned (LiftTodayLater *self, LiftProcedure *procedure, LiftDate today)
{
  gboolean asks = self->facts != NULL && self->facts->planned == procedure->day0 && today > procedure->day0;
  g_autofree char *date = NULL;
  g_autofree char *question = NULL;

  /* Remembered while it lies ahead: afterwards nothing would tell it from one that was noted when it was over. */
  if (self->facts != NULL && procedure->day0 > today && self->facts->planned != procedure->day0) {
    self->facts->planned = procedure->day0;
    lift_later_remember_planned (self->model, procedure->day0);
  }
  if (asks && self->planned == NULL) {
    GtkWidget *answers;

    self->planned = add_card (self, &self->planned_question);
    answers = add_answers (self->planned);
    add_answer (self, answers, C_("answer", "Yes"), G_CALLBACK (took_place_cb), NULL);
    add_answer (self, answers, C_("answer", "Other day"), NULL, "win.procedure");
    add_answer (self, answers, C_("answer", "Not yet"), G_CALLBACK (not_yet_cb), NULL);
  }
  show_card (self->planned, asks);
  if (!asks)
    return;
  date = lift_format_date_weekday_short (procedure->day0);
  /* Translators: %s is a day: "Mon 16 November". */
  question = g_strdup_printf (_("Did it take place on %s?"), date);
  gtk_label_set_label (GTK_LABEL (self->planned_question), question);
}

/* Did you reach them? ------------------------------------------------------------------------------- */

static void
answer_reach (LiftTodayLater *self, LiftContactHow how)
{
  LiftFinding answered = self->reach_finding;

  answered.answered = lift_contact_how_to_key (how);
  gtk_label_set_label (GTK_LABEL (self->reach_text), lift_format_finding_answer (&answered));
  gtk_widget_add_css_class (self->reach_text, "quiet");
  gtk_widget_set_visible (self->reach_question, FALSE);
  gtk_widget_set_visible (self->reach_answers, FALSE);
  /* Who was not reached is still to be called. */
  gtk_widget_set_visible (self->reach_phone, how == LIFT_CONTACT_NOT_REACHED);
  gtk_widget_set_visible (self->reach_english, FALSE);
  move_focus_on (self);
  lift_diary_model_answer_finding (self->model, &self->reach_finding, how);
}

static void
reached_cb (LiftTodayLater *self)
{
  answer_reach (self, LIFT_CONTACT_TOLD);
}

static void
not_reached_cb (LiftTodayLater *self)
{
  answer_reach (self, LIFT_CONTACT_NOT_REACHED);
}

static void
passed_cb (LiftTodayLater *self)
{
  answer_reach (self, LIFT_CONTACT_PASSED);
}

/* The most urgent call of a day before today that is open, and that she has not spoken of since the window opened. */
static gboolean
find_open_call (LiftTodayLater *self, LiftDate today, LiftFinding *found)
{
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (self->model);
  g_autoptr (GPtrArray) findings =
    lift_assessment_run (snapshot->episode, lift_diary_model_get_reference (self->model), snapshot->contacts, today);

  for (guint i = 0; i < findings->len; i++) {
    const LiftFinding *finding = g_ptr_array_index (findings, i);

    if (finding->tier > LIFT_TIER_TODAY || finding->for_day >= today || !lift_finding_is_open (finding) ||
        (finding->answered != NULL && finding->answered_at >= self->opened_at))
      continue;
    *found = *finding;
    return TRUE;
  }
  return FALSE;
}

static void
make_reach (LiftTodayLater *self)
{
  self->reach = add_card (self, &self->reach_question);
  self->reach_text = lift_ui_make_label (NULL, NULL);
  gtk_box_append (GTK_BOX (self->reach), self->reach_text);
  self->reach_english = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->reach), self->reach_english);
  self->reach_phone = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->reach), self->reach_phone);
  self->reach_answers = add_answers (self->reach);
  add_answer (self, self->reach_answers, _("Yes, I told them"), G_CALLBACK (reached_cb), NULL);
  add_answer (self, self->reach_answers, _("Not yet"), G_CALLBACK (not_reached_cb), NULL);
  add_answer (self, self->reach_answers, _("It has passed"), G_CALLBACK (passed_cb), NULL);
}

static void
fill_reach (LiftTodayLater *self, const LiftFinding *finding, LiftProcedure *procedure)
{
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (self->model);
  const char *number = finding->tier == LIFT_TIER_EMERGENCY ? snapshot->emergency_number : procedure->phone;
  g_autofree char *question = g_strdup_printf (_("On day %d the diary suggested a call. Did you reach them?"),
                                               finding->for_day - procedure->day0);
  g_autofree char *text = lift_format_finding (finding, procedure, snapshot->emergency_number);

  gtk_label_set_label (GTK_LABEL (self->reach_question), question);
  gtk_label_set_label (GTK_LABEL (self->reach_text), text);
  gtk_widget_remove_css_class (self->reach_text, "quiet");
  lift_ui_clear_box (self->reach_phone);
  lift_ui_clear_box (self->reach_english);
  lift_english_label_append (GTK_BOX (self->reach_english),
                             lift_english_finding (finding, procedure, snapshot->emergency_number));
  gtk_widget_set_visible (self->reach_english, gtk_widget_get_first_child (self->reach_english) != NULL);
  if (number != NULL)
    gtk_box_append (GTK_BOX (self->reach_phone), lift_phone_row_new (number));
  gtk_widget_set_visible (self->reach_question, TRUE);
  gtk_widget_set_visible (self->reach_phone, number != NULL);
  gtk_widget_set_visible (self->reach_answers, TRUE);
}

static void
update_reach (LiftTodayLater *self, LiftProcedure *procedure, LiftDate today)
{
  LiftFinding finding;
  g_autofree char *key = NULL;

  if (!self->started)
    return;
  if (!find_open_call (self, today, &finding)) {
    /* The quiet line of an answer stays until the window is closed. */
    if (self->reach != NULL && gtk_widget_get_visible (self->reach_question))
      gtk_widget_set_visible (self->reach, FALSE);
    return;
  }
  key = lift_finding_to_key (&finding);
  if (g_strcmp0 (key, self->reach_key) == 0)
    return;
  if (self->reach == NULL)
    make_reach (self);
  g_free (self->reach_key);
  self->reach_key = g_steal_pointer (&key);
  self->reach_finding = finding;
  fill_reach (self, &finding, procedure);
  gtk_widget_set_visible (self->reach, TRUE);
}

/* Two weeks ----------------------------------------------------------------------------------------- */

static void
reminders_cb (LiftTodayLater *self, int choice)
{
  self->two_weeks_touched = TRUE;
  lift_later_answer_two_weeks (self->model, (LiftTwoWeeks) choice);
}

static void
check_ins_cb (LiftTodayLater *self, int choice)
{
  self->two_weeks_touched = TRUE;
  lift_later_plan_check_ins (self->model, choice == 1);
}

static void
two_weeks_done_cb (LiftTodayLater *self)
{
  self->two_weeks_done = TRUE;
  lift_today_later_update (self);
  move_focus_on (self);
  if (lift_choice_row_get_choice (LIFT_CHOICE_ROW (self->reminders)) < 0)
    lift_later_answer_two_weeks (self->model, LIFT_TWO_WEEKS_SEEN);
}

static gboolean
has_check_ins (LiftTodayLater *self)
{
  GPtrArray *visits = lift_diary_model_get_snapshot (self->model)->visits;

  for (guint i = 0; visits != NULL && i < visits->len; i++) {
    if (((LiftVisit *) g_ptr_array_index (visits, i))->kind == LIFT_VISIT_CHECK_IN)
      return TRUE;
  }
  return FALSE;
}

static void
make_two_weeks (LiftTodayLater *self)
{
  const char *const reminders[] = { _("Stop reminders"), _("One more week"), _("Until I stop"), NULL };
  const char *const yes_no[] = { C_("answer", "No"), C_("answer", "Yes"), NULL };
  GtkWidget *heading, *done;

  self->two_weeks = add_card (self, &heading);
  gtk_label_set_label (GTK_LABEL (heading), _("Two weeks."));
  self->reminders = lift_choice_row_new (_("Your daily reminders"), NULL, reminders);
  lift_choice_row_set_may_be_none (LIFT_CHOICE_ROW (self->reminders), FALSE);
  g_signal_connect_object (self->reminders, "chosen", G_CALLBACK (reminders_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->two_weeks), self->reminders);
  gtk_widget_set_visible (self->reminders, self->facts->has_daily);
  self->check_ins = lift_choice_row_new (_("Ask again at 1, 3, 6 and 12 months?"), NULL, yes_no);
  lift_choice_row_set_may_be_none (LIFT_CHOICE_ROW (self->check_ins), FALSE);
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->check_ins), has_check_ins (self) ? 1 : 0);
  g_signal_connect_object (self->check_ins, "chosen", G_CALLBACK (check_ins_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->two_weeks), self->check_ins);
  done = lift_ui_make_button (C_("button", "Done"));
  gtk_widget_set_halign (done, GTK_ALIGN_START);
  g_signal_connect_object (done, "clicked", G_CALLBACK (two_weeks_done_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->two_weeks), done);
}

static void
update_two_weeks (LiftTodayLater *self, LiftProcedure *procedure, LiftDate today)
{
  int day = today - procedure->day0;
  gboolean asks = self->facts != NULL && !self->two_weeks_done && day >= TWO_WEEKS && day <= FOUR_WEEKS &&
                  (!self->facts->two_weeks_answered || self->two_weeks_touched);

  if (asks && self->two_weeks == NULL)
    make_two_weeks (self);
  show_card (self->two_weeks, asks);
}

/* Tomorrow's visit ---------------------------------------------------------------------------------- */

static LiftDate
find_visit (LiftTodayLater *self, LiftDate today)
{
  GPtrArray *visits = lift_diary_model_get_snapshot (self->model)->visits;

  for (guint i = 0; visits != NULL && i < visits->len; i++) {
    const LiftVisit *visit = g_ptr_array_index (visits, i);

    if (visit->kind == LIFT_VISIT_FOLLOW_UP && visit->held_on == LIFT_DATE_NONE &&
        (visit->planned_on == today || visit->planned_on == today + 1))
      return visit->planned_on;
  }
  return LIFT_DATE_NONE;
}

static void
update_visit (LiftTodayLater *self, LiftDate today)
{
  LiftDate planned = find_visit (self, today);
  gboolean offers =
    planned != LIFT_DATE_NONE && lift_episode_get_n_entries (lift_diary_model_get_episode (self->model)) > 0;

  if (offers && self->visit == NULL) {
    GtkWidget *answers;

    self->visit = add_card (self, &self->visit_text);
    answers = add_answers (self->visit);
    add_answer (self, answers, C_("button", "Show at the visit"), NULL, "win.visit");
    add_answer (self, answers, C_("button", "Save or print the report…"), NULL, "win.export::pdf");
  }
  show_card (self->visit, offers);
  if (offers)
    gtk_label_set_label (GTK_LABEL (self->visit_text),
                         planned == today ? _("Your visit is today.") : _("Your visit is tomorrow."));
}

/* Late start, and day 15 on ------------------------------------------------------------------------- */

static void
update_late (LiftTodayLater *self, LiftProcedure *procedure, LiftDate day, LiftDate today)
{
  int last = MIN (today - procedure->day0 - 1, TWO_WEEKS);
  LiftEpisode *episode = lift_diary_model_get_episode (self->model);
  guint n = lift_episode_get_n_entries (episode);
  /* Of a damaged diary nobody knows whether a day is empty. */
  gboolean known = !lift_diary_model_get_snapshot (self->model)->damaged;
  gboolean late =
    known && day == today && last >= 0 && (n == 0 || lift_episode_get_nth (episode, 0)->for_day >= today);
  g_autofree char *text = NULL;

  if (late && self->late == NULL) {
    self->late = lift_ui_make_label (NULL, "quiet");
    gtk_box_append (GTK_BOX (self), self->late);
  }
  show_card (self->late, late);
  if (!late)
    return;
  if (last == 0)
    text = g_strdup (_("Day 0 is empty. That is fine. Fill in what you remember, or leave it."));
  else
    /* Translators: the number of the last empty day. */
    text = g_strdup_printf (_("Days 0–%d are empty. That is fine. Fill in what you remember, or leave them."), last);
  gtk_label_set_label (GTK_LABEL (self->late), text);
}

static void
scores_cb (LiftTodayLater *self)
{
  g_signal_emit (self, signals[SCORES_WANTED], 0);
}

static void
make_optional (LiftTodayLater *self)
{
  GtkWidget *answers;

  self->optional = add_card (self, NULL);
  gtk_box_append (
    GTK_BOX (self->optional),
    lift_ui_make_label (_("Daily notes are optional now. Anything new, even months later, belongs here and "
                           "with your clinic."),
                        NULL));
  answers = add_answers (self->optional);
  add_answer (self, answers, _("Write something"), NULL, "win.write-note");
  add_answer (self, answers, C_("button", "Worried?"), NULL, "win.worried");
  self->scores = add_answer (self, answers, _("Add scores"), G_CALLBACK (scores_cb), NULL);
  gtk_box_append (GTK_BOX (self->optional), lift_ui_make_label (lift_format_infection_later (), "quiet"));
  lift_english_label_append (GTK_BOX (self->optional), lift_english_infection_later ());
}

static void
update_optional (LiftTodayLater *self, LiftProcedure *procedure, LiftDate day)
{
  gboolean optional = day - procedure->day0 >= LIFT_LATER_FROM;

  if (optional && self->optional == NULL)
    make_optional (self);
  show_card (self->optional, optional);
}

static gboolean
has_visible_card (LiftTodayLater *self)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self)); card != NULL;
       card = gtk_widget_get_next_sibling (card)) {
    if (gtk_widget_get_visible (card))
      return TRUE;
  }
  return FALSE;
}

/**
 * lift_today_later_update:
 * @self: the cards
 *
 * Shows what is to be asked and offered now.
 */
void
lift_today_later_update (LiftTodayLater *self)
{
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (self->model);
  LiftProcedure *procedure = lift_diary_model_get_procedure (self->model);
  LiftDate today = lift_diary_model_get_today (self->model);
  LiftDate day = lift_diary_model_get_day (self->model);

  if (procedure == NULL || procedure->day0 == LIFT_DATE_NONE)
    return;
  if (self->facts != NULL && g_strcmp0 (self->facts->procedure, procedure->uuid) != 0)
    g_clear_pointer (&self->facts, lift_later_facts_free);
  update_optional (self, procedure, day);
  update_late (self, procedure, day, today);
  if (!snapshot->read_only) {
    update_planned (self, procedure, today);
    update_reach (self, procedure, today);
    update_two_weeks (self, procedure, today);
  }
  update_visit (self, today);
  /* An empty box would still take the room between two others. */
  gtk_widget_set_visible (GTK_WIDGET (self), has_visible_card (self));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftTodayLater) self = LIFT_TODAY_LATER (user_data);
  g_autoptr (LiftLaterFacts) facts = NULL;

  self->loading = FALSE;
  if (self->model == NULL)
    return;
  facts = lift_later_load_finish (self->model, result, NULL);
  if (facts != NULL) {
    g_clear_pointer (&self->facts, lift_later_facts_free);
    self->facts = g_steal_pointer (&facts);
    lift_today_later_update (self);
  }
  if (self->load_again)
    load (self);
}

static void
load (LiftTodayLater *self)
{
  if (lift_diary_model_get_procedure (self->model) == NULL)
    return;
  self->load_again = self->loading;
  if (self->loading)
    return;
  self->loading = TRUE;
  lift_later_load_async (self->model, loaded_cb, g_object_ref (self));
}

static void
changed_cb (LiftTodayLater *self)
{
  if (lift_diary_model_get_state (self->model) == LIFT_DIARY_READY)
    load (self);
}

/**
 * lift_today_later_start:
 * @self: the cards
 *
 * The first frame is shown: from now on also what has to be read and worked out is asked.
 */
void
lift_today_later_start (LiftTodayLater *self)
{
  if (self->started)
    return;
  self->started = TRUE;
  g_signal_connect_object (self->model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  lift_today_later_update (self);
  load (self);
}

/** lift_today_later_set_scores_shown: whether the scales are there already, so that nothing offers them. */
void
lift_today_later_set_scores_shown (LiftTodayLater *self, gboolean shown)
{
  if (self->scores != NULL)
    gtk_widget_set_visible (gtk_widget_get_parent (self->scores), !shown);
}

static void
lift_today_later_dispose (GObject *object)
{
  LiftTodayLater *self = LIFT_TODAY_LATER (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->facts, lift_later_facts_free);
  g_clear_pointer (&self->reach_key, g_free);
  G_OBJECT_CLASS (lift_today_later_parent_class)->dispose (object);
}

static void
lift_today_later_class_init (LiftTodayLaterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_today_later_dispose;
  signals[SCORES_WANTED] =
    g_signal_new ("scores-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lift_today_later_init (LiftTodayLater *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
}

/** lift_today_later_new: Returns: (transfer floating): the cards for @model's chosen day. */
GtkWidget *
lift_today_later_new (LiftDiaryModel *model)
{
  LiftTodayLater *self = g_object_new (LIFT_TYPE_TODAY_LATER, NULL);

  self->model = g_object_ref (model);
  self->opened_at = lift_clock_get_now_utc (lift_diary_model_get_clock (model));
  return GTK_WIDGET (self);
}
