/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-today-page.h"

#include <glib/gi18n-lib.h>

#include "lift-choice-row.h"
#include "lift-event-row.h"
#include "lift-expander.h"
#include "lift-format-event.h"
#include "lift-format.h"
#include "lift-scale-row.h"
#include "lift-sign-section.h"
#include "lift-today-later.h"
#include "lift-today-page-private.h"

/* Findings are worked out this long after the last touch: not while a score is still being tried. */
#define FINDINGS_DELAY_MS 3000
/* On a day that is opened they come at once, but never hold back the form. */
#define FIRST_FINDINGS_MS 30

G_DEFINE_FINAL_TYPE (LiftTodayPage, lift_today_page, ADW_TYPE_BIN)

static gboolean
findings_cb (gpointer user_data)
{
  LiftTodayPage *self = user_data;

  self->findings_id = 0;
  if (self->signs != NULL)
    _lift_today_page_show_findings (self);
  return G_SOURCE_REMOVE;
}

static void
queue_findings (LiftTodayPage *self)
{
  g_clear_handle_id (&self->findings_id, g_source_remove);
  self->findings_id = g_timeout_add (FINDINGS_DELAY_MS, findings_cb, self);
}

static void
edit (LiftTodayPage *self, LiftPatch *patch)
{
  /* A digit that waits is told when the focus leaves it, also while the page is taken apart. */
  if (self->model == NULL) {
    lift_patch_free (patch);
    return;
  }
  lift_diary_model_edit (self->model, patch);
  lift_patch_free (patch);
  queue_findings (self);
}

static void
score_chosen_cb (LiftTodayPage *self, int score, LiftScaleRow *row)
{
  LiftPatch *patch = lift_patch_new ();

  lift_patch_set_score (patch, lift_scale_row_get_symptom (row), score);
  edit (self, patch);
}

static void
row_chosen_cb (LiftScaleRow *row, int score, gpointer user_data)
{
  score_chosen_cb (user_data, score, row);
}

static void
more_side_cb (LiftTodayPage *self, int choice)
{
  LiftPatch *patch = lift_patch_new ();

  lift_patch_set_more_side (patch, (LiftMoreSide) (choice + 1));
  edit (self, patch);
}

static void
pain_relief_cb (LiftTodayPage *self, int choice)
{
  LiftPatch *patch = lift_patch_new ();

  if (choice < 0)
    lift_patch_set_pain_relief (patch, LIFT_ANSWER_NONE);
  else
    lift_patch_set_pain_relief (patch, choice == 0 ? LIFT_ANSWER_YES : LIFT_ANSWER_NO);
  edit (self, patch);
}

static void
events_cb (LiftTodayPage *self)
{
  g_autoptr (GPtrArray) ticks = lift_event_row_list_ticks (LIFT_EVENT_ROW (self->events));
  LiftPatch *patch = lift_patch_new ();

  lift_patch_set_ticks (patch, ticks);
  edit (self, patch);
}

static void
author_cb (LiftTodayPage *self, int choice)
{
  lift_diary_model_set_helper_writes (self->model, choice == 1);
}

static void
note_changed_cb (LiftTodayPage *self)
{
  g_autofree char *text = NULL;
  GtkTextIter start, end;
  LiftPatch *patch;

  if (self->updating)
    return;
  gtk_text_buffer_get_bounds (self->note, &start, &end);
  text = gtk_text_buffer_get_text (self->note, &start, &end, FALSE);
  patch = lift_patch_new ();
  lift_patch_set_note (patch, text);
  edit (self, patch);
}

static void
day_chosen_cb (LiftTodayPage *self, int day)
{
  lift_diary_model_set_day (self->model, day);
}

static void
which_day_stay_cb (LiftTodayPage *self)
{
  lift_diary_model_answer_which_day (self->model, FALSE);
}

static void
which_day_move_cb (LiftTodayPage *self)
{
  lift_diary_model_answer_which_day (self->model, TRUE);
}

static GtkWidget *
pad (GtkWidget *widget)
{
  gtk_widget_add_css_class (widget, "padded");
  return widget;
}

static GtkWidget *
make_scale_row (LiftTodayPage *self, LiftSymptom symptom)
{
  GtkWidget *row = lift_scale_row_new (symptom);

  g_signal_connect (row, "chosen", G_CALLBACK (row_chosen_cb), self);
  self->rows[symptom] = row;
  return pad (row);
}

static void
fill_more (LiftTodayPage *self)
{
  const char *const sides[] = { C_("more swollen side", "Left"), C_("more swollen side", "The same"),
                                C_("more swollen side", "Right"), NULL };
  const char *const yes_no[] = { C_("answer", "Yes"), C_("answer", "No"), NULL };
  const char *const authors[] = { C_("who writes", "I am writing"), C_("who writes", "My helper is writing"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "rows");
  gtk_box_append (GTK_BOX (box), make_scale_row (self, LIFT_SYMPTOM_TIGHTNESS));
  gtk_box_append (GTK_BOX (box), make_scale_row (self, LIFT_SYMPTOM_NUMBNESS));
  self->more_side = lift_choice_row_new (_("Which side is more swollen?"), NULL, sides);
  g_signal_connect_swapped (self->more_side, "chosen", G_CALLBACK (more_side_cb), self);
  gtk_box_append (GTK_BOX (box), pad (self->more_side));
  self->pain_relief = lift_choice_row_new (_("Took anything for pain today?"), NULL, yes_no);
  g_signal_connect_swapped (self->pain_relief, "chosen", G_CALLBACK (pain_relief_cb), self);
  gtk_box_append (GTK_BOX (box), pad (self->pain_relief));
  self->events = lift_event_row_new ();
  g_signal_connect_swapped (self->events, "edited", G_CALLBACK (events_cb), self);
  gtk_box_append (GTK_BOX (box), pad (self->events));
  self->author = lift_choice_row_new (_("Who writes this day?"), NULL, authors);
  lift_choice_row_set_may_be_none (LIFT_CHOICE_ROW (self->author), FALSE);
  g_signal_connect_swapped (self->author, "chosen", G_CALLBACK (author_cb), self);
  gtk_box_append (GTK_BOX (box), pad (self->author));
  lift_expander_set_content (LIFT_EXPANDER (self->more_expander), box);
}

static void
fill_note (LiftTodayPage *self)
{
  GtkWidget *frame = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  self->note_view = view;
  self->note = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "note");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Note"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (frame), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (frame), 96);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (frame), 240);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (frame), TRUE);
  gtk_widget_add_css_class (frame, "note-frame");
  lift_expander_set_content (LIFT_EXPANDER (self->note_expander), frame);
  g_signal_connect_swapped (self->note, "changed", G_CALLBACK (note_changed_cb), self);
}

static void
set_note_text (LiftTodayPage *self, const char *text)
{
  g_autofree char *shown = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->note, &start, &end);
  shown = gtk_text_buffer_get_text (self->note, &start, &end, FALSE);
  if (g_strcmp0 (shown, text) != 0)
    gtk_text_buffer_set_text (self->note, text, -1);
}

static char *
first_line (const char *text)
{
  const char *end = strchr (text, '\n');

  return end != NULL ? g_strdup_printf ("%.*s …", (int) (end - text), text) : g_strdup (text);
}

static gboolean
has_more_answers (const LiftEntry *entry)
{
  return entry->scores[LIFT_SYMPTOM_TIGHTNESS] != LIFT_SCORE_NONE ||
         entry->scores[LIFT_SYMPTOM_NUMBNESS] != LIFT_SCORE_NONE || entry->more_side != LIFT_MORE_SIDE_NONE ||
         entry->pain_relief != LIFT_ANSWER_NONE || entry->ticks->len > 0;
}

static char *
describe_more (const LiftEntry *entry)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (int i = LIFT_N_CORE_SYMPTOMS; i < LIFT_N_SYMPTOMS; i++) {
    if (entry->scores[i] != LIFT_SCORE_NONE) {
      g_autofree char *score = lift_format_score ((LiftSymptom) i, entry->scores[i]);

      g_ptr_array_add (parts, g_strdup_printf ("%s %s", lift_format_symptom ((LiftSymptom) i), score));
    }
  }
  for (guint i = 0; i < entry->ticks->len; i++)
    g_ptr_array_add (parts, lift_format_tick (g_ptr_array_index (entry->ticks, i)));
  if (parts->len == 0)
    return g_strdup (_("tightness, numbness, side, pain relief"));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (_(", "), (char **) parts->pdata);
}

static void
update_more (LiftTodayPage *self, const LiftEntry *entry)
{
  g_autofree char *summary = describe_more (entry);

  lift_expander_set_subtitle (LIFT_EXPANDER (self->more_expander), summary);
  if (has_more_answers (entry) && self->more_side == NULL)
    fill_more (self);
  if (self->more_side == NULL)
    return;
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->more_side), (int) entry->more_side - 1);
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->pain_relief),
                              entry->pain_relief == LIFT_ANSWER_NONE ? -1 : entry->pain_relief == LIFT_ANSWER_NO);
  lift_event_row_set_ticks (LIFT_EVENT_ROW (self->events), entry->ticks);
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->author), lift_diary_model_get_helper_writes (self->model));
}

/* What stands below the scores. */
static void
update_rest (LiftTodayPage *self, LiftEntry *entry)
{
  update_more (self, entry);
  lift_sign_section_update (LIFT_SIGN_SECTION (self->signs), entry);
  if (entry->note[0] != '\0' && self->note == NULL)
    fill_note (self);
  if (self->note != NULL)
    set_note_text (self, entry->note);
  if (entry->note[0] != '\0') {
    g_autofree char *line = first_line (entry->note);

    lift_expander_set_subtitle (LIFT_EXPANDER (self->note_expander), line);
  } else {
    lift_expander_set_subtitle (LIFT_EXPANDER (self->note_expander), NULL);
  }
}

static void
update_form (LiftTodayPage *self)
{
  LiftEpisode *episode = lift_diary_model_get_episode (self->model);
  LiftDate day = lift_diary_model_get_day (self->model);
  g_autoptr (LiftEntry) entry = lift_diary_model_dup_shown_entry (self->model, day);

  self->updating = TRUE;
  /* First: it may make the rows of tightness and numbness. */
  if (self->signs != NULL)
    update_rest (self, entry);
  for (guint i = 0; i < LIFT_N_SYMPTOMS; i++) {
    if (self->rows[i] == NULL)
      continue;
    lift_scale_row_set_score (LIFT_SCALE_ROW (self->rows[i]), entry->scores[i]);
    lift_scale_row_set_yesterday (LIFT_SCALE_ROW (self->rows[i]),
                                  lift_episode_get_score (episode, day - 1, (LiftSymptom) i));
  }
  self->updating = FALSE;
}

static void
update_hint (LiftTodayPage *self, LiftEpisode *episode, LiftDate day, LiftDate today)
{
  LiftEntry *entry = lift_episode_get_entry (episode, day);
  LiftProcedure *procedure = lift_episode_get_procedure (episode);
  g_autofree char *text = NULL;

  if (procedure->day0 > today) {
    int ahead = procedure->day0 - today;

    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Your thread lift is in %d day. You can note how you are before it.",
                                         "Your thread lift is in %d days. You can note how you are before it.", (gulong) ahead),
                            ahead);
  } else if (day < today && entry == NULL) {
    g_autofree char *name = lift_format_day_name (day - procedure->day0);

    /* Translators: %s is "Day 2" or "Procedure day". */
    text = g_strdup_printf (_("%s is empty. You can still fill it in; it is marked as written later."), name);
  } else if (entry != NULL && lift_episode_is_written_later (episode, entry)) {
    text = g_strdup (_("Written later."));
  }
  gtk_label_set_label (GTK_LABEL (self->hint), text != NULL ? text : "");
  gtk_widget_set_visible (self->hint, text != NULL);
}

static void
update_which_day (LiftTodayPage *self, LiftProcedure *procedure, LiftDate day, LiftDate today)
{
  gboolean asks = lift_diary_model_asks_which_day (self->model);
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  g_autofree char *stay = NULL;
  g_autofree char *move = NULL;

  gtk_widget_set_visible (self->which_day, asks);
  if (!asks)
    return;
  old = lift_format_day_title (procedure, day);
  new = lift_format_day_title (procedure, today);
  /* Translators: both %s are days such as "Day 3 · Thursday 19 November". */
  stay = g_strdup_printf (_("I am still writing %s"), old);
  move = g_strdup_printf (_("This is about %s"), new);
  gtk_label_set_label (GTK_LABEL (self->which_day_text), _("A new day has begun. Which day is this about?"));
  gtk_button_set_label (GTK_BUTTON (self->which_day_stay), stay);
  gtk_button_set_label (GTK_BUTTON (self->which_day_move), move);
}

static void
update (LiftTodayPage *self)
{
  LiftEpisode *episode = lift_diary_model_get_episode (self->model);
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (self->model);
  LiftDate day = lift_diary_model_get_day (self->model);
  LiftDate today = lift_diary_model_get_today (self->model);
  LiftProcedure *procedure;
  g_autofree char *title = NULL;

  if (episode == NULL || lift_episode_get_procedure (episode)->day0 == LIFT_DATE_NONE)
    return;
  procedure = lift_episode_get_procedure (episode);
  title = lift_format_day_title (procedure, day);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->question),
                       day == today ? _("Today, at its worst so far") : _("That day, at its worst"));
  gtk_widget_set_sensitive (self->form, !snapshot->read_only);
  lift_week_strip_update (self->strip, episode, today, day);
  update_hint (self, episode, day, today);
  update_which_day (self, procedure, day, today);
  update_form (self);
  _lift_today_page_update_later (self);
}

static void
changed_cb (LiftTodayPage *self)
{
  if (lift_diary_model_get_state (self->model) != LIFT_DIARY_READY)
    return;
  update (self);
  /* While she is writing, findings wait for their delay; else they follow the first frame. */
  if (self->findings_id == 0 && self->signs != NULL)
    self->findings_id = g_timeout_add (FIRST_FINDINGS_MS, findings_cb, self);
}

static void
day_changed_cb (LiftTodayPage *self)
{
  g_clear_handle_id (&self->findings_id, g_source_remove);
  self->scores_wanted = FALSE;
  changed_cb (self);
}

static void
save_state_changed_cb (LiftTodayPage *self)
{
  LiftSaveState state = lift_diary_model_get_save_state (self->model);
  gboolean trouble = state == LIFT_SAVE_FAILED || state == LIFT_SAVE_HELD;

  gtk_label_set_label (GTK_LABEL (self->state), lift_diary_model_get_save_text (self->model));
  if (trouble)
    gtk_widget_remove_css_class (self->state, "quiet");
  else
    gtk_widget_add_css_class (self->state, "quiet");
}

static void
fill_more_cb (LiftTodayPage *self)
{
  if (self->more_side == NULL)
    fill_more (self);
  update_form (self);
}

static void
fill_note_cb (LiftTodayPage *self)
{
  if (self->note == NULL)
    fill_note (self);
  update_form (self);
}

static gboolean
lift_today_page_grab_focus (GtkWidget *widget)
{
  LiftTodayPage *self = LIFT_TODAY_PAGE (widget);

  if (!gtk_widget_get_visible (self->scores))
    return gtk_widget_child_focus (self->later, GTK_DIR_TAB_FORWARD);
  return gtk_widget_grab_focus (self->rows[0]);
}

static void
lift_today_page_dispose (GObject *object)
{
  LiftTodayPage *self = LIFT_TODAY_PAGE (object);

  g_clear_handle_id (&self->findings_id, g_source_remove);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->note != NULL)
    g_signal_handlers_disconnect_by_data (self->note, self);
  g_clear_object (&self->note);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIFT_TYPE_TODAY_PAGE);
  G_OBJECT_CLASS (lift_today_page_parent_class)->dispose (object);
}

static void
lift_today_page_finalize (GObject *object)
{
  g_free (LIFT_TODAY_PAGE (object)->findings_shown);
  G_OBJECT_CLASS (lift_today_page_parent_class)->finalize (object);
}

static void
lift_today_page_class_init (LiftTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lift_today_page_dispose;
  object_class->finalize = lift_today_page_finalize;
  widget_class->grab_focus = lift_today_page_grab_focus;
  g_type_ensure (LIFT_TYPE_WEEK_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class, LIFT_RESOURCE_PATH "/pages/lift-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiftTodayPage, title);
  gtk_widget_class_bind_template_child (widget_class, LiftTodayPage, hint);
  gtk_widget_class_bind_template_child (widget_class, LiftTodayPage, strip);
  gtk_widget_class_bind_template_child (widget_class, LiftTodayPage, which_day);
  gtk_widget_class_bind_template_child (widget_class, LiftTodayPage, which_day_text);
  gtk_widget_class_bind_template_child (widget_class, LiftTodayPage, which_day_stay);
  gtk_widget_class_bind_template_child (widget_class, LiftTodayPage, which_day_move);
  gtk_widget_class_bind_template_child (widget_class, LiftTodayPage, form);
  gtk_widget_class_bind_template_child (widget_class, LiftTodayPage, question);
  gtk_widget_class_bind_template_child (widget_class, LiftTodayPage, scores);
  gtk_widget_class_bind_template_child (widget_class, LiftTodayPage, more);
  gtk_widget_class_bind_template_child (widget_class, LiftTodayPage, state);
  gtk_widget_class_bind_template_child (widget_class, LiftTodayPage, undo);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, which_day_stay_cb);
  gtk_widget_class_bind_template_callback (widget_class, which_day_move_cb);
}

static void
lift_today_page_init (LiftTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What stands below the scores is made with the second frame: the first shows the scores, and soon. */
static void
make_rest (LiftTodayPage *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->signs != NULL)
    return;
  self->signs = lift_sign_section_new (self->model);
  gtk_box_append (GTK_BOX (self->more), pad (self->signs));
  self->more_expander = lift_expander_new (_("More"), NULL);
  g_signal_connect_swapped (self->more_expander, "first-opened", G_CALLBACK (fill_more_cb), self);
  gtk_box_append (GTK_BOX (self->more), self->more_expander);
  self->note_expander = lift_expander_new (_("Note"), NULL);
  g_signal_connect_swapped (self->note_expander, "first-opened", G_CALLBACK (fill_note_cb), self);
  gtk_box_append (GTK_BOX (self->more), self->note_expander);
  _lift_today_page_make_later (self);
  lift_today_later_start (LIFT_TODAY_LATER (self->later));
  changed_cb (self);
}

static gboolean
make_rest_cb (gpointer user_data)
{
  LiftTodayPage *self = user_data;

  self->rest_id = 0;
  make_rest (self);
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (GdkFrameClock *frame_clock, gpointer user_data)
{
  LiftTodayPage *self = user_data;

  g_signal_handlers_disconnect_by_func (frame_clock, after_paint_cb, self);
  if (self->signs == NULL && self->rest_id == 0)
    self->rest_id = g_idle_add (make_rest_cb, self);
}

static void
map_cb (LiftTodayPage *self)
{
  if (self->signs == NULL)
    g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint",
                             G_CALLBACK (after_paint_cb), self, 0);
}

/** lift_today_page_new: Returns: (transfer floating): the form for @model's chosen day. */
GtkWidget *
lift_today_page_new (LiftDiaryModel *model)
{
  LiftTodayPage *self = g_object_new (LIFT_TYPE_TODAY_PAGE, NULL);

  self->model = g_object_ref (model);
  for (guint i = 0; i < LIFT_N_CORE_SYMPTOMS; i++)
    gtk_box_append (GTK_BOX (self->scores), make_scale_row (self, (LiftSymptom) i));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect_swapped (model, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (model, "day-changed", G_CALLBACK (day_changed_cb), self);
  g_signal_connect_swapped (model, "save-state-changed", G_CALLBACK (save_state_changed_cb), self);
  changed_cb (self);
  save_state_changed_cb (self);
  return GTK_WIDGET (self);
}

/** lift_today_page_write_note: opens the note and puts the cursor into it. */
void
lift_today_page_write_note (LiftTodayPage *self)
{
  make_rest (self);
  lift_expander_set_open (LIFT_EXPANDER (self->note_expander), TRUE);
  gtk_widget_grab_focus (self->note_view);
}
