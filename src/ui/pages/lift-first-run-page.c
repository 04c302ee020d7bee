/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-first-run-page.h"

#include <glib/gi18n-lib.h>

#include "lift-choice-row.h"
#include "lift-emergency.h"
#include "lift-first-run-draft.h"
#include "lift-format.h"
#include "lift-pair.h"
#include "lift-time-entry.h"
#include "lift-ui-parts.h"

enum { REMIND_YES, REMIND_NOT_NOW };
enum { WHEN_TODAY, WHEN_YESTERDAY, WHEN_TWO_DAYS_AGO, WHEN_OTHER, WHEN_NOT_YET };

/* In the evening the day can be told as a whole. */
#define FIRST_REMINDER_MINUTE (20 * 60)

static const LiftZone zone_of_area[] = { LIFT_ZONE_BROW, LIFT_ZONE_CHEEK, LIFT_ZONE_JAWLINE, LIFT_ZONE_NECK,
                                         LIFT_ZONE_OTHER };

struct _LiftFirstRunPage {
  AdwBin parent_instance;

  LiftDiaryModel *model;
  LiftFirstRunStep step;
  GtkWidget *stack;
  GtkWidget *when;
  GtkWidget *calendar;
  GtkWidget *calendar_hint;
  GtkWidget *areas[G_N_ELEMENTS (zone_of_area)];
  GtkWidget *next;
  GtkWidget *phone;
  GtkWidget *emergency;
  GtkWidget *remind;
  GtkWidget *remind_time;
  gboolean day_chosen;
};

G_DEFINE_FINAL_TYPE (LiftFirstRunPage, lift_first_run_page, ADW_TYPE_BIN)

enum { FINISHED, N_SIGNALS };
static guint signals[N_SIGNALS];

static LiftDate
get_calendar_day (LiftFirstRunPage *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));

  return lift_date_from_date_time (date);
}

/* Day 0 as the first step says, LIFT_DATE_NONE: not known yet. */
static LiftDate
get_day0 (LiftFirstRunPage *self)
{
  LiftDate today = lift_clock_get_civil_day (lift_diary_model_get_clock (self->model));

  switch (lift_choice_row_get_choice (LIFT_CHOICE_ROW (self->when))) {
  case WHEN_TODAY:
    return today;
  case WHEN_YESTERDAY:
    return today - 1;
  case WHEN_TWO_DAYS_AGO:
    return today - 2;
  case WHEN_OTHER:
    return get_calendar_day (self);
  case WHEN_NOT_YET:
    return self->day_chosen ? get_calendar_day (self) : LIFT_DATE_NONE;
  default:
    return LIFT_DATE_NONE;
  }
}

static void
update_when (LiftFirstRunPage *self)
{
  int choice = lift_choice_row_get_choice (LIFT_CHOICE_ROW (self->when));
  LiftDate today = lift_clock_get_civil_day (lift_diary_model_get_clock (self->model));
  LiftDate day = get_calendar_day (self);
  gboolean shows = choice == WHEN_OTHER || choice == WHEN_NOT_YET;
  gboolean fits = choice >= 0;
  const char *hint = NULL;

  if (choice == WHEN_OTHER && !self->day_chosen) {
    fits = FALSE;
    hint = _("Choose the day.");
  } else if (choice == WHEN_OTHER && day > today) {
    fits = FALSE;
    hint = _("That day lies ahead. Choose “Not yet” for a planned thread lift.");
  } else if (choice == WHEN_NOT_YET && self->day_chosen && day <= today) {
    fits = FALSE;
    hint = _("That day has come already. Choose “Another day” if the thread lift was then.");
  } else if (choice == WHEN_NOT_YET) {
    hint = _("If you know the planned date, choose it here. You can also do it later.");
  }
  gtk_widget_set_visible (self->calendar, shows);
  gtk_label_set_label (GTK_LABEL (self->calendar_hint), hint != NULL ? hint : "");
  gtk_widget_set_visible (self->calendar_hint, shows && hint != NULL);
  gtk_widget_set_sensitive (self->next, fits);
}

static const char *
get_path (LiftFirstRunPage *self)
{
  return lift_store_async_get_path (lift_diary_model_get_store (self->model));
}

/* Closing in the middle and opening again goes on where she was. */
static void
save_draft (LiftFirstRunPage *self)
{
  g_autoptr (LiftFirstRunDraft) draft = NULL;

  if (self->step != LIFT_STEP_ALL || self->model == NULL)
    return;
  /* The diary has the answers, or was made elsewhere. One that could not be made leaves them where they are. */
  if (lift_diary_model_get_state (self->model) == LIFT_DIARY_READY) {
    lift_first_run_draft_remove (get_path (self));
    return;
  }
  draft = lift_first_run_draft_new ();
  draft->step = g_strdup (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)));
  draft->when = lift_choice_row_get_choice (LIFT_CHOICE_ROW (self->when));
  draft->day = get_day0 (self);
  for (guint i = 0; i < G_N_ELEMENTS (zone_of_area); i++) {
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->areas[i])))
      draft->zones |= 1u << zone_of_area[i];
  }
  g_free (draft->phone);
  draft->phone = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->phone)));
  g_free (draft->emergency);
  draft->emergency = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->emergency)));
  draft->reminds = lift_choice_row_get_choice (LIFT_CHOICE_ROW (self->remind)) == REMIND_YES;
  draft->minute = lift_time_entry_get_minute (LIFT_TIME_ENTRY (self->remind_time));
  /* Who only looked leaves nothing behind. */
  if (draft->when >= 0 || draft->zones != 0 || draft->phone[0] != '\0' || draft->emergency[0] != '\0' ||
      g_strcmp0 (draft->step, "procedure") != 0)
    lift_first_run_draft_save (draft, get_path (self));
}

static void
when_cb (LiftFirstRunPage *self)
{
  self->day_chosen = FALSE;
  update_when (self);
}

static void
day_selected_cb (LiftFirstRunPage *self)
{
  self->day_chosen = TRUE;
  update_when (self);
}

static void
show_step (LiftFirstRunPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
  gtk_widget_child_focus (gtk_stack_get_visible_child (GTK_STACK (self->stack)), GTK_DIR_TAB_FORWARD);
  save_draft (self);
}

static void
add_areas (LiftFirstRunPage *self, LiftProcedure *procedure)
{
  for (guint i = 0; i < G_N_ELEMENTS (zone_of_area); i++) {
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->areas[i])))
      lift_procedure_add_area (procedure, zone_of_area[i], LIFT_SIDE_BOTH);
  }
}

/* Areas that were told with a side are kept as they are as long as their zone stays ticked. */
static void
merge_areas (LiftFirstRunPage *self, LiftProcedure *procedure)
{
  g_autoptr (GArray) before = g_steal_pointer (&procedure->areas);

  procedure->areas = g_array_new (FALSE, FALSE, sizeof (LiftArea));
  for (guint i = 0; i < G_N_ELEMENTS (zone_of_area); i++) {
    gboolean known = FALSE;

    if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->areas[i])))
      continue;
    for (guint j = 0; j < before->len; j++) {
      const LiftArea *area = &g_array_index (before, LiftArea, j);

      if (area->zone != zone_of_area[i])
        continue;
      lift_procedure_add_area (procedure, area->zone, area->side);
      known = TRUE;
    }
    if (!known)
      lift_procedure_add_area (procedure, zone_of_area[i], LIFT_SIDE_BOTH);
  }
}

static char *
dup_text (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

/* One a day at the chosen time; NULL: not now. */
static LiftReminder *
dup_reminder (LiftFirstRunPage *self)
{
  if (lift_choice_row_get_choice (LIFT_CHOICE_ROW (self->remind)) != REMIND_YES)
    return NULL;
  return lift_reminder_new_daily (lift_time_entry_get_minute (LIFT_TIME_ENTRY (self->remind_time)));
}

static void
finish (LiftFirstRunPage *self)
{
  LiftProcedure *known = lift_diary_model_get_procedure (self->model);
  g_autofree char *phone = dup_text (self->phone);
  g_autofree char *emergency = dup_text (self->emergency);

  if (self->step == LIFT_STEP_NUMBERS) {
    lift_diary_model_set_clinic (self->model, phone, emergency);
  } else if (self->step == LIFT_STEP_PROCEDURE && known != NULL) {
    g_autoptr (LiftProcedure) changed = lift_procedure_copy (known);

    changed->day0 = get_day0 (self);
    merge_areas (self, changed);
    lift_diary_model_update_procedure (self->model, changed);
  } else {
    g_autoptr (LiftProcedure) procedure = lift_procedure_new ();
    g_autoptr (LiftReminder) reminder = dup_reminder (self);

    procedure->day0 = get_day0 (self);
    procedure->phone = phone[0] != '\0' ? g_strdup (phone) : NULL;
    add_areas (self, procedure);
    lift_diary_model_start (self->model, procedure, emergency, reminder);
  }
  g_signal_emit (self, signals[FINISHED], 0);
}

static void
next_cb (LiftFirstRunPage *self)
{
  if (self->step == LIFT_STEP_PROCEDURE)
    finish (self);
  else
    show_step (self, "numbers");
}

static void
numbers_next_cb (LiftFirstRunPage *self)
{
  if (self->step == LIFT_STEP_NUMBERS)
    finish (self);
  else
    show_step (self, "reminder");
}

static void
reminder_next_cb (LiftFirstRunPage *self)
{
  show_step (self, "notebook");
}

static void
back_to_procedure_cb (LiftFirstRunPage *self)
{
  show_step (self, "procedure");
}

static void
back_to_reminder_cb (LiftFirstRunPage *self)
{
  show_step (self, "reminder");
}

static void
back_to_numbers_cb (LiftFirstRunPage *self)
{
  show_step (self, "numbers");
}

static GtkWidget *
make_button (LiftFirstRunPage *self, const char *label, GCallback clicked, gboolean suggested)
{
  GtkWidget *button = lift_ui_make_mnemonic_button (label);

  /* GTK 4.8 reads such a button twice, once with the mnemonic's underscore. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)))), -1);
  gtk_widget_add_css_class (button, "pill");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

/* Everything can be told later. */
static GtkWidget *
make_later (LiftFirstRunPage *self, GCallback clicked)
{
  GtkWidget *button;

  if (self->step != LIFT_STEP_ALL)
    return NULL;
  button = make_button (self, C_("button", "_Later"), clicked, FALSE);
  gtk_widget_remove_css_class (button, "pill");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_flat (const char *label, const char *action)
{
  GtkWidget *button = lift_ui_make_button (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/* From each step of a new diary: the sample, which never touches her own, and a backup of hers. */
static void
add_other_ways (LiftFirstRunPage *self, GtkWidget *content)
{
  GtkWidget *box;

  if (self->step != LIFT_STEP_ALL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), make_flat (_("Look at a sample diary first"), "win.open-sample"));
  gtk_box_append (GTK_BOX (box), make_flat (_("Take over a backup or a file…"), "win.import"));
  gtk_box_append (GTK_BOX (content), box);
}

static GtkWidget *
make_row (GtkWidget *back, GtkWidget *next)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_halign (row, GTK_ALIGN_CENTER);
  if (back != NULL)
    gtk_box_append (GTK_BOX (row), back);
  gtk_box_append (GTK_BOX (row), next);
  return row;
}

/* "Later" below the two others: three side by side are wider than a narrow window. */
static GtkWidget *
make_buttons (GtkWidget *back, GtkWidget *later, GtkWidget *next)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_margin_top (box, 12);
  gtk_box_append (GTK_BOX (box), make_row (back, next));
  if (later != NULL)
    gtk_box_append (GTK_BOX (box), later);
  return box;
}

static GtkWidget *
make_areas (LiftFirstRunPage *self)
{
  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 5);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 6);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (box), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (zone_of_area); i++) {
    self->areas[i] = lift_ui_make_check (lift_format_zone (zone_of_area[i]));
    gtk_flow_box_append (GTK_FLOW_BOX (box), self->areas[i]);
    gtk_widget_set_focusable (gtk_widget_get_parent (self->areas[i]), FALSE);
  }
  return box;
}

static void
later_when_cb (LiftFirstRunPage *self)
{
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->when), WHEN_NOT_YET);
  when_cb (self);
  show_step (self, "numbers");
}

static GtkWidget *
make_procedure_step (LiftFirstRunPage *self)
{
  const char *const answers[] = { C_("when", "Today"),       C_("when", "Yesterday"), C_("when", "2 days ago"),
                                  C_("when", "Another day"), C_("when", "Not yet"),   NULL };
  GtkWidget *content;
  GtkWidget *page = lift_ui_make_page (&content);

  gtk_box_set_spacing (GTK_BOX (content), 18);
  if (self->step == LIFT_STEP_ALL)
    gtk_box_append (GTK_BOX (content), lift_ui_make_label (_("Welcome to your recovery diary"), "title-1"));
  self->when = lift_choice_row_new (_("When was your thread lift?"), NULL, answers);
  lift_choice_row_set_may_be_none (LIFT_CHOICE_ROW (self->when), FALSE);
  g_signal_connect_swapped (self->when, "chosen", G_CALLBACK (when_cb), self);
  gtk_box_append (GTK_BOX (content), self->when);
  self->calendar_hint = lift_ui_make_label (NULL, "quiet");
  gtk_box_append (GTK_BOX (content), self->calendar_hint);
  self->calendar = lift_ui_make_calendar ();
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  gtk_box_append (GTK_BOX (content), self->calendar);
  gtk_box_append (GTK_BOX (content), lift_ui_make_label (_("Which areas? You can leave this open."), "heading"));
  gtk_box_append (GTK_BOX (content), make_areas (self));
  self->next =
    make_button (self, self->step == LIFT_STEP_PROCEDURE ? _("_Save") : _("_Continue"), G_CALLBACK (next_cb), TRUE);
  gtk_box_append (GTK_BOX (content), make_buttons (NULL, make_later (self, G_CALLBACK (later_when_cb)), self->next));
  add_other_ways (self, content);
  return page;
}

/* "Later" takes nothing along that she began to type. */
static void
later_numbers_cb (LiftFirstRunPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->phone), "");
  gtk_editable_set_text (GTK_EDITABLE (self->emergency), "");
  show_step (self, "reminder");
}

static void
suggestion_cb (LiftFirstRunPage *self, GtkButton *button)
{
  gtk_editable_set_text (GTK_EDITABLE (self->emergency), g_object_get_data (G_OBJECT (button), "number"));
}

static GtkWidget *
make_suggestion (LiftFirstRunPage *self)
{
  g_autoptr (GDateTime) now = lift_clock_dup_now (lift_diary_model_get_clock (self->model));
  const char *number = lift_emergency_suggest (g_time_zone_get_identifier (g_date_time_get_timezone (now)));
  g_autofree char *label = NULL;
  GtkWidget *button;

  if (number == NULL)
    return NULL;
  /* Translators: %s is an emergency number such as 112. */
  label = g_strdup_printf (_("Use %s, the number for your time zone"), number);
  button = lift_ui_make_button (label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "number", g_strdup (number), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (suggestion_cb), self);
  return button;
}

static GtkWidget *
make_entry (GtkWidget *content, const char *name)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_PHONE);
  lift_ui_keep_left_to_right (GTK_EDITABLE (entry));
  gtk_entry_set_max_length (GTK_ENTRY (entry), 60);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (content), lift_ui_make_label (name, "heading"));
  gtk_box_append (GTK_BOX (content), entry);
  return entry;
}

static GtkWidget *
make_numbers_step (LiftFirstRunPage *self)
{
  GtkWidget *content;
  GtkWidget *page = lift_ui_make_page (&content);
  gboolean alone = self->step == LIFT_STEP_NUMBERS;
  GtkWidget *suggestion = make_suggestion (self);

  gtk_box_append (GTK_BOX (content), lift_ui_make_label (_("Who would you call?"), "title-1"));
  gtk_box_append (GTK_BOX (content),
                  lift_ui_make_label (_("If something worries you, these numbers are one press away. "
                                         "You can fill them in later, too."),
                                      NULL));
  self->phone = make_entry (content, _("Your clinic’s phone number"));
  self->emergency = make_entry (content, _("Emergency number where you are"));
  if (suggestion != NULL)
    gtk_box_append (GTK_BOX (content), suggestion);
  gtk_box_append (
    GTK_BOX (content),
    make_buttons (alone ? NULL : make_button (self, _("_Back"), G_CALLBACK (back_to_procedure_cb), FALSE),
                  make_later (self, G_CALLBACK (later_numbers_cb)),
                  make_button (self, alone ? _("_Save") : _("_Continue"), G_CALLBACK (numbers_next_cb), TRUE)));
  add_other_ways (self, content);
  return page;
}

static void
remind_cb (LiftFirstRunPage *self, int choice)
{
  gtk_widget_set_sensitive (self->remind_time, choice == REMIND_YES);
}

static GtkWidget *
make_reminder_step (LiftFirstRunPage *self)
{
  const char *const answers[] = { C_("reminder", "Yes"), C_("reminder", "Not now"), NULL };
  GtkWidget *content;
  GtkWidget *page = lift_ui_make_page (&content);

  gtk_box_set_spacing (GTK_BOX (content), 18);
  gtk_box_append (GTK_BOX (content), lift_ui_make_label (_("One reminder a day?"), "title-1"));
  gtk_box_append (
    GTK_BOX (content),
    lift_ui_make_label (_("It comes until day 14, also when this window is closed, and stays away on days "
                           "that you have written. It says nothing of your face. You can change all of "
                           "this later, under Reminders."),
                        NULL));
  self->remind = lift_choice_row_new (_("Remind me"), NULL, answers);
  lift_choice_row_set_may_be_none (LIFT_CHOICE_ROW (self->remind), FALSE);
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->remind), REMIND_YES);
  g_signal_connect_swapped (self->remind, "chosen", G_CALLBACK (remind_cb), self);
  gtk_box_append (GTK_BOX (content), self->remind);
  self->remind_time = lift_time_entry_new (C_("reminder", "Time"), FIRST_REMINDER_MINUTE);
  gtk_box_append (GTK_BOX (content),
                  lift_pair_new (lift_ui_make_label (C_("reminder", "Time"), "heading"), self->remind_time));
  gtk_box_append (GTK_BOX (content),
                  make_buttons (make_button (self, _("_Back"), G_CALLBACK (back_to_numbers_cb), FALSE), NULL,
                                make_button (self, _("_Continue"), G_CALLBACK (reminder_next_cb), TRUE)));
  add_other_ways (self, content);
  return page;
}

static GtkWidget *
make_notebook_step (LiftFirstRunPage *self)
{
  GtkWidget *content;
  GtkWidget *page = lift_ui_make_page (&content);

  gtk_box_append (GTK_BOX (content), lift_ui_make_label (_("This is your notebook"), "title-1"));
  gtk_box_append (GTK_BOX (content),
                  lift_ui_make_label (_("This is your notebook. Nobody else sees it, so it cannot call for help. The "
                                         "guide in the chart is rough. If you are worried, press Worried?"),
                                      NULL));
  gtk_box_append (
    GTK_BOX (content),
    lift_ui_make_label (_("Afterlift is a notebook. It does not diagnose, nobody watches it, and it has not "
                           "been assessed as a medical device. Its prompts repeat what published aftercare "
                           "sheets ask patients to report."),
                        "quiet"));
  gtk_box_append (GTK_BOX (content),
                  make_buttons (make_button (self, _("_Back"), G_CALLBACK (back_to_reminder_cb), FALSE), NULL,
                                make_button (self, _("_Start"), G_CALLBACK (finish), TRUE)));
  add_other_ways (self, content);
  return page;
}

static void
select_day (LiftFirstRunPage *self, LiftDate chosen)
{
  int year, month, day;
  g_autoptr (GDateTime) date = NULL;

  lift_date_get_ymd (chosen, &year, &month, &day);
  date = g_date_time_new_local (year, month, day, 12, 0, 0);
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
  self->day_chosen = TRUE;
}

/* The day counts, and not what it was called when it was chosen: "today" may be yesterday by now. */
static void
fill_day (LiftFirstRunPage *self, const LiftFirstRunDraft *draft)
{
  LiftDate today = lift_clock_get_civil_day (lift_diary_model_get_clock (self->model));
  int choice = CLAMP (draft->when, -1, WHEN_NOT_YET);

  if (draft->day != LIFT_DATE_NONE && draft->day <= today && today - draft->day <= WHEN_TWO_DAYS_AGO)
    choice = today - draft->day;
  else if (draft->day != LIFT_DATE_NONE)
    choice = draft->day > today ? WHEN_NOT_YET : WHEN_OTHER;
  if (choice >= WHEN_OTHER && draft->day != LIFT_DATE_NONE)
    select_day (self, draft->day);
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->when), choice);
}

static void
fill_from_draft (LiftFirstRunPage *self)
{
  g_autoptr (LiftFirstRunDraft) draft = lift_first_run_draft_load (get_path (self));

  if (draft == NULL)
    return;
  fill_day (self, draft);
  for (guint i = 0; i < G_N_ELEMENTS (zone_of_area); i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->areas[i]), (draft->zones & (1u << zone_of_area[i])) != 0);
  gtk_editable_set_text (GTK_EDITABLE (self->phone), draft->phone);
  gtk_editable_set_text (GTK_EDITABLE (self->emergency), draft->emergency);
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->remind), draft->reminds ? REMIND_YES : REMIND_NOT_NOW);
  gtk_widget_set_sensitive (self->remind_time, draft->reminds);
  lift_time_entry_set_minute (LIFT_TIME_ENTRY (self->remind_time), draft->minute);
  if (draft->step != NULL && gtk_stack_get_child_by_name (GTK_STACK (self->stack), draft->step) != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), draft->step);
}

static void
fill_from_procedure (LiftFirstRunPage *self, LiftProcedure *procedure)
{
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (self->model);
  LiftDate today = lift_clock_get_civil_day (lift_diary_model_get_clock (self->model));

  gtk_editable_set_text (GTK_EDITABLE (self->phone), procedure->phone != NULL ? procedure->phone : "");
  gtk_editable_set_text (GTK_EDITABLE (self->emergency),
                         snapshot->emergency_number != NULL ? snapshot->emergency_number : "");
  for (guint i = 0; i < G_N_ELEMENTS (zone_of_area); i++) {
    for (guint j = 0; j < procedure->areas->len; j++) {
      if (g_array_index (procedure->areas, LiftArea, j).zone == zone_of_area[i])
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->areas[i]), TRUE);
    }
  }
  if (procedure->day0 != LIFT_DATE_NONE)
    select_day (self, procedure->day0);
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->when),
                              procedure->day0 == LIFT_DATE_NONE || procedure->day0 > today ? WHEN_NOT_YET : WHEN_OTHER);
}

static void
lift_first_run_page_dispose (GObject *object)
{
  g_clear_object (&LIFT_FIRST_RUN_PAGE (object)->model);
  G_OBJECT_CLASS (lift_first_run_page_parent_class)->dispose (object);
}

static void
lift_first_run_page_class_init (LiftFirstRunPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_first_run_page_dispose;
  signals[FINISHED] =
    g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lift_first_run_page_init (LiftFirstRunPage *self)
{
}

/**
 * lift_first_run_page_new:
 * @model: the diary
 * @step: which steps
 *
 * Returns: (transfer floating): the steps.
 */
GtkWidget *
lift_first_run_page_new (LiftDiaryModel *model, LiftFirstRunStep step)
{
  LiftFirstRunPage *self = g_object_new (LIFT_TYPE_FIRST_RUN_PAGE, NULL);

  self->model = g_object_ref (model);
  self->step = step;
  self->stack = gtk_stack_new ();
  gtk_stack_set_transition_type (GTK_STACK (self->stack), GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  gtk_stack_add_named (GTK_STACK (self->stack), make_procedure_step (self), "procedure");
  gtk_stack_add_named (GTK_STACK (self->stack), make_numbers_step (self), "numbers");
  gtk_stack_add_named (GTK_STACK (self->stack), make_reminder_step (self), "reminder");
  gtk_stack_add_named (GTK_STACK (self->stack), make_notebook_step (self), "notebook");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  if (step != LIFT_STEP_ALL && lift_diary_model_get_procedure (model) != NULL)
    fill_from_procedure (self, lift_diary_model_get_procedure (model));
  if (step == LIFT_STEP_ALL)
    fill_from_draft (self);
  g_signal_connect (self, "unmap", G_CALLBACK (save_draft), NULL);
  if (step == LIFT_STEP_NUMBERS)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "numbers");
  update_when (self);
  return GTK_WIDGET (self);
}
