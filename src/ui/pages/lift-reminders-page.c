/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-reminders-page.h"

#include <glib/gi18n-lib.h>

#include "lift-choice-row.h"
#include "lift-format-reminder.h"
#include "lift-pair.h"
#include "lift-reminder-options.h"
#include "lift-reminder-row.h"
#include "lift-time-entry.h"
#include "lift-ui-parts.h"
#include "lift-visit-row.h"

enum { SWITCH_ON, SWITCH_OFF };

/* Times that a new reminder takes, the first that is free: evening first, when the day can be told as a whole. */
static const int usual_minutes[] = { 20 * 60, 12 * 60, 8 * 60, 18 * 60, 21 * 60, 10 * 60, 16 * 60 };

/* A reminder of visits: the day before, or on the day. */
typedef struct {
  GtkWidget *choice;
  GtkWidget *time;
  LiftReminder *reminder;
} VisitReminder;

struct _LiftRemindersPage {
  AdwBin parent_instance;

  LiftDiaryModel *diary;
  LiftReminderModel *model;
  GtkWidget *content;
  GtkWidget *switcher;
  GtkWidget *next;
  GtkWidget *notice;
  GtkWidget *daily;
  GtkWidget *visits;
  GtkWidget *visit_reminders;
  VisitReminder before;
  VisitReminder on_day;
};

G_DEFINE_FINAL_TYPE (LiftRemindersPage, lift_reminders_page, ADW_TYPE_BIN)

static LiftDate
get_day0 (LiftRemindersPage *self)
{
  LiftProcedure *procedure = lift_diary_model_get_procedure (self->diary);

  return procedure != NULL ? procedure->day0 : LIFT_DATE_NONE;
}

static LiftDate
get_today (LiftRemindersPage *self)
{
  return lift_clock_get_civil_day (lift_diary_model_get_clock (self->diary));
}

static LiftSchedule *
get_schedule (LiftRemindersPage *self)
{
  LiftReminderFacts *facts = lift_reminder_model_get_facts (self->model);

  return facts != NULL ? facts->schedule : NULL;
}

/* Lists that follow the diary in place -------------------------------------------------------------- */

static const char *
get_row_uuid (GtkWidget *row)
{
  if (LIFT_IS_REMINDER_ROW (row))
    return lift_reminder_row_get_reminder (LIFT_REMINDER_ROW (row))->uuid;
  return LIFT_IS_VISIT_ROW (row) ? lift_visit_row_get_visit (LIFT_VISIT_ROW (row))->uuid : NULL;
}

static GtkWidget *
find_row (GtkWidget *box, const char *uuid)
{
  for (GtkWidget *row = gtk_widget_get_first_child (box); row != NULL; row = gtk_widget_get_next_sibling (row)) {
    if (uuid != NULL && g_strcmp0 (get_row_uuid (row), uuid) == 0)
      return row;
  }
  return NULL;
}

static void
edited_cb (LiftRemindersPage *self, LiftReminder *changed)
{
  lift_reminder_model_update (self->model, changed);
}

static void
removed_cb (LiftRemindersPage *self, LiftReminderRow *row)
{
  lift_reminder_model_remove (self->model, lift_reminder_row_get_reminder (row)->uuid);
}

static void
visit_edited_cb (LiftRemindersPage *self, LiftVisit *changed)
{
  if (changed->uuid == NULL)
    lift_reminder_model_add_visit (self->model, changed);
  else
    lift_reminder_model_update_visit (self->model, changed);
}

static void
visit_held_cb (LiftRemindersPage *self, LiftVisitRow *row)
{
  g_autoptr (LiftVisit) changed = lift_visit_copy (lift_visit_row_get_visit (row));

  changed->held_on = changed->planned_on;
  lift_reminder_model_update_visit (self->model, changed);
}

static void
visit_removed_cb (LiftRemindersPage *self, LiftVisitRow *row)
{
  const char *uuid = lift_visit_row_get_visit (row)->uuid;

  if (uuid != NULL)
    lift_reminder_model_remove_visit (self->model, uuid);
  else
    gtk_box_remove (GTK_BOX (self->visits), GTK_WIDGET (row));
}

static GtkWidget *
make_row (LiftRemindersPage *self, LiftReminder *reminder)
{
  GtkWidget *row = lift_reminder_row_new (reminder, get_day0 (self));

  g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_visit_row (LiftRemindersPage *self, LiftVisit *visit)
{
  GtkWidget *row = lift_visit_row_new (visit, get_today (self));

  g_signal_connect_object (row, "edited", G_CALLBACK (visit_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "held", G_CALLBACK (visit_held_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (visit_removed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* Takes away the rows whose record is gone; a date that is not stored yet stays. */
static void
drop_rows (GtkWidget *box, GHashTable *known)
{
  GtkWidget *row = gtk_widget_get_first_child (box);

  while (row != NULL) {
    GtkWidget *next = gtk_widget_get_next_sibling (row);
    const char *uuid = get_row_uuid (row);

    if (uuid != NULL && !g_hash_table_contains (known, uuid))
      gtk_box_remove (GTK_BOX (box), row);
    row = next;
  }
}

static void
show_daily (LiftRemindersPage *self, LiftSchedule *schedule)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < schedule->reminders->len; i++) {
    LiftReminder *reminder = g_ptr_array_index (schedule->reminders, i);
    GtkWidget *row = find_row (self->daily, reminder->uuid);

    if (reminder->kind != LIFT_REMINDER_DAILY)
      continue;
    g_hash_table_add (known, reminder->uuid);
    if (row != NULL)
      lift_reminder_row_set_reminder (LIFT_REMINDER_ROW (row), reminder, get_day0 (self));
    else
      gtk_box_append (GTK_BOX (self->daily), make_row (self, reminder));
  }
  drop_rows (self->daily, known);
  gtk_widget_set_visible (self->daily, gtk_widget_get_first_child (self->daily) != NULL);
}

static void
show_visits (LiftRemindersPage *self, LiftSchedule *schedule)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < schedule->visits->len; i++) {
    LiftVisit *visit = g_ptr_array_index (schedule->visits, i);
    GtkWidget *row = find_row (self->visits, visit->uuid);

    g_hash_table_add (known, visit->uuid);
    if (row != NULL)
      lift_visit_row_set_visit (LIFT_VISIT_ROW (row), visit, get_today (self));
    else
      gtk_box_append (GTK_BOX (self->visits), make_visit_row (self, visit));
  }
  drop_rows (self->visits, known);
  gtk_widget_set_visible (self->visits, gtk_widget_get_first_child (self->visits) != NULL);
  gtk_widget_set_visible (self->visit_reminders, schedule->visits->len > 0);
}

static void
show_visit_reminder (VisitReminder *row, LiftSchedule *schedule, int day)
{
  g_clear_pointer (&row->reminder, lift_reminder_unref);
  for (guint i = 0; i < schedule->reminders->len && row->reminder == NULL; i++) {
    LiftReminder *reminder = g_ptr_array_index (schedule->reminders, i);

    if (reminder->kind == LIFT_REMINDER_VISIT && reminder->first_n == day)
      row->reminder = lift_reminder_ref (reminder);
  }
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (row->choice),
                              row->reminder != NULL && row->reminder->enabled ? SWITCH_ON : SWITCH_OFF);
  if (row->reminder != NULL)
    lift_time_entry_set_minute (LIFT_TIME_ENTRY (row->time), row->reminder->minute);
}

static void
update (LiftRemindersPage *self)
{
  LiftSchedule *schedule = get_schedule (self);
  g_autoptr (LiftReminderPlan) plan = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *next = NULL;

  if (schedule == NULL)
    return;
  plan = lift_reminder_model_make_plan (self->model);
  zone = lift_reminder_model_dup_zone (self->model);
  next = lift_format_next_reminder (plan, zone);
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->switcher), schedule->paused ? SWITCH_OFF : SWITCH_ON);
  gtk_label_set_label (GTK_LABEL (self->next), next);
  lift_choice_row_set_description (LIFT_CHOICE_ROW (self->switcher), next);
  show_daily (self, schedule);
  show_visits (self, schedule);
  show_visit_reminder (&self->before, schedule, -1);
  show_visit_reminder (&self->on_day, schedule, 0);
}

/* What she does ------------------------------------------------------------------------------------- */

static void
switch_cb (LiftRemindersPage *self, int choice)
{
  lift_reminder_model_set_paused (self->model, choice == SWITCH_OFF);
}

static gboolean
is_taken (LiftSchedule *schedule, int minute)
{
  for (guint i = 0; i < schedule->reminders->len; i++) {
    LiftReminder *reminder = g_ptr_array_index (schedule->reminders, i);

    if (reminder->kind == LIFT_REMINDER_DAILY && reminder->minute == minute)
      return TRUE;
  }
  return FALSE;
}

static void
add_cb (LiftRemindersPage *self)
{
  LiftSchedule *schedule = get_schedule (self);
  g_autoptr (LiftReminder) reminder = NULL;
  guint i = 0;

  if (schedule == NULL)
    return;
  while (i < G_N_ELEMENTS (usual_minutes) - 1 && is_taken (schedule, usual_minutes[i]))
    i++;
  reminder = lift_reminder_new_daily (usual_minutes[i]);
  /* Who adds one after the two weeks wants to be reminded from now on. */
  if (get_day0 (self) != LIFT_DATE_NONE && get_today (self) - get_day0 (self) >= LIFT_REMINDER_DEFAULT_LAST_N)
    reminder->last_n = LIFT_REMINDER_NO_END;
  lift_reminder_model_add (self->model, reminder);
}

static void
add_visit_cb (LiftRemindersPage *self)
{
  LiftProcedure *procedure = lift_diary_model_get_procedure (self->diary);
  g_autoptr (LiftVisit) visit = NULL;
  GtkWidget *row;

  if (procedure == NULL)
    return;
  visit = lift_visit_new (procedure->uuid, LIFT_VISIT_FOLLOW_UP, LIFT_DATE_NONE, -1);
  row = make_visit_row (self, visit);
  gtk_box_append (GTK_BOX (self->visits), row);
  gtk_widget_set_visible (self->visits, TRUE);
  lift_visit_row_open (LIFT_VISIT_ROW (row));
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

/* What she made is on the disk: its row opens, and the unstored one that it came from goes. */
static void
added_cb (LiftRemindersPage *self, const char *uuid)
{
  GtkWidget *row = find_row (self->daily, uuid);
  GtkWidget *visit_row = find_row (self->visits, uuid);

  if (row != NULL) {
    lift_reminder_row_open (LIFT_REMINDER_ROW (row));
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  }
  if (visit_row == NULL)
    return;
  lift_visit_row_open (LIFT_VISIT_ROW (visit_row));
  for (GtkWidget *old = gtk_widget_get_first_child (self->visits); old != NULL;) {
    GtkWidget *next = gtk_widget_get_next_sibling (old);

    if (LIFT_IS_VISIT_ROW (old) && get_row_uuid (old) == NULL &&
        lift_visit_row_get_visit (LIFT_VISIT_ROW (old))->planned_on != LIFT_DATE_NONE)
      gtk_box_remove (GTK_BOX (self->visits), old);
    old = next;
  }
}

static void
store_visit_reminder (LiftRemindersPage *self, VisitReminder *row, int day, gboolean enabled)
{
  int minute = lift_time_entry_get_minute (LIFT_TIME_ENTRY (row->time));
  g_autoptr (LiftReminder) changed =
    row->reminder != NULL ? lift_reminder_copy (row->reminder) : lift_reminder_new_visit (minute, day);

  changed->minute = minute;
  changed->enabled = enabled;
  lift_reminder_model_update (self->model, changed);
}

static void
before_choice_cb (LiftRemindersPage *self, int choice)
{
  store_visit_reminder (self, &self->before, -1, choice == SWITCH_ON);
}

static void
before_time_cb (LiftRemindersPage *self)
{
  store_visit_reminder (self, &self->before, -1, self->before.reminder != NULL && self->before.reminder->enabled);
}

static void
on_day_choice_cb (LiftRemindersPage *self, int choice)
{
  store_visit_reminder (self, &self->on_day, 0, choice == SWITCH_ON);
}

static void
on_day_time_cb (LiftRemindersPage *self)
{
  store_visit_reminder (self, &self->on_day, 0, self->on_day.reminder != NULL && self->on_day.reminder->enabled);
}

static void
notice_cb (LiftRemindersPage *self, const char *sentence)
{
  gtk_label_set_label (GTK_LABEL (self->notice), sentence);
  gtk_widget_set_visible (self->notice, TRUE);
}

/* The page ------------------------------------------------------------------------------------------ */

static GtkWidget *
add_card (LiftRemindersPage *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "rows");
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (self->content), card);
  return card;
}

static void
add_button (LiftRemindersPage *self, const char *label, GCallback clicked, const char *action)
{
  GtkWidget *button = lift_ui_make_button (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  if (action != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  else
    g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->content), button);
}

static void
add_switch (LiftRemindersPage *self)
{
  const char *const answers[] = { C_("reminder", "On"), C_("reminder", "Off"), NULL };
  GtkWidget *card = add_card (self);

  self->switcher = lift_choice_row_new (_("Reminders"), NULL, answers);
  gtk_widget_add_css_class (self->switcher, "padded");
  lift_choice_row_set_may_be_none (LIFT_CHOICE_ROW (self->switcher), FALSE);
  g_signal_connect_object (self->switcher, "chosen", G_CALLBACK (switch_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (card), self->switcher);
  self->next = lift_ui_make_label (NULL, "quiet");
  gtk_box_append (GTK_BOX (self->switcher), self->next);
  self->notice = lift_ui_make_label (NULL, "notice");
  gtk_widget_set_visible (self->notice, FALSE);
  gtk_box_append (GTK_BOX (card), self->notice);
}

static void
add_visit_reminder (LiftRemindersPage *self, VisitReminder *row, const char *question, const char *spoken, int minute,
                    GCallback chosen, GCallback time_chosen)
{
  const char *const answers[] = { C_("reminder", "On"), C_("reminder", "Off"), NULL };
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  row->choice = lift_choice_row_new (question, NULL, answers);
  gtk_widget_add_css_class (row->choice, "padded");
  lift_choice_row_set_may_be_none (LIFT_CHOICE_ROW (row->choice), FALSE);
  g_signal_connect_object (row->choice, "chosen", chosen, self, G_CONNECT_SWAPPED);
  row->time = lift_time_entry_new (spoken, minute);
  g_signal_connect_object (row->time, "chosen", time_chosen, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), lift_ui_make_label (C_("reminder", "At"), NULL));
  gtk_box_append (GTK_BOX (line), row->time);
  gtk_box_append (GTK_BOX (row->choice), line);
  gtk_box_append (GTK_BOX (self->visit_reminders), row->choice);
}

static void
build (LiftRemindersPage *self)
{
  GtkWidget *page = lift_ui_make_page (&self->content);

  add_switch (self);
  gtk_box_append (GTK_BOX (self->content), lift_ui_make_label (_("Every day"), "heading"));
  self->daily = add_card (self);
  add_button (self, _("Add a reminder"), G_CALLBACK (add_cb), NULL);
  gtk_box_append (GTK_BOX (self->content), lift_ui_make_label (_("Visits and other dates"), "heading"));
  self->visits = add_card (self);
  self->visit_reminders = add_card (self);
  add_visit_reminder (self, &self->before, _("The day before"), _("Time on the day before"), LIFT_REMINDER_DAY_BEFORE_MINUTE,
                      G_CALLBACK (before_choice_cb), G_CALLBACK (before_time_cb));
  add_visit_reminder (self, &self->on_day, _("On the day, or two hours before"), _("Time on the day"),
                      LIFT_REMINDER_ON_DAY_MINUTE, G_CALLBACK (on_day_choice_cb), G_CALLBACK (on_day_time_cb));
  add_button (self, _("Add a date"), G_CALLBACK (add_visit_cb), NULL);
  gtk_box_append (GTK_BOX (self->content), lift_ui_make_label (_("How they come"), "heading"));
  gtk_box_append (GTK_BOX (self->content), lift_reminder_options_new (self->model));
  gtk_box_append (GTK_BOX (self->content), lift_ui_make_label (_("On your phone, and if none comes"), "heading"));
  add_button (self, _("Save as a calendar file…"), NULL, "win.export-reminders");
  add_button (self, _("Reminder doctor"), NULL, "win.reminder-doctor");
  adw_bin_set_child (ADW_BIN (self), page);
}

static void
lift_reminders_page_dispose (GObject *object)
{
  LiftRemindersPage *self = LIFT_REMINDERS_PAGE (object);

  g_clear_pointer (&self->before.reminder, lift_reminder_unref);
  g_clear_pointer (&self->on_day.reminder, lift_reminder_unref);
  g_clear_object (&self->diary);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (lift_reminders_page_parent_class)->dispose (object);
}

static void
lift_reminders_page_class_init (LiftRemindersPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_reminders_page_dispose;
}

static void
lift_reminders_page_init (LiftRemindersPage *self)
{
}

/**
 * lift_reminders_page_new:
 * @diary: the diary
 * @model: its reminders
 *
 * Returns: (transfer floating): the page, which follows both.
 */
GtkWidget *
lift_reminders_page_new (LiftDiaryModel *diary, LiftReminderModel *model)
{
  LiftRemindersPage *self = g_object_new (LIFT_TYPE_REMINDERS_PAGE, NULL);

  self->diary = g_object_ref (diary);
  self->model = g_object_ref (model);
  build (self);
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "notice", G_CALLBACK (notice_cb), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
