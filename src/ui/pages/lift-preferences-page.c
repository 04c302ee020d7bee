/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-preferences-page.h"

#include <glib/gi18n-lib.h>

#include "lift-backup-card.h"
#include "lift-choice-row.h"
#include "lift-format.h"
#include "lift-format-reminder.h"
#include "lift-pair.h"
#include "lift-ui-parts.h"

#define MAX_DAY_END_HOURS 6

enum { HIDE_ON, HIDE_OFF };

struct _LiftPreferencesPage {
  AdwBin parent_instance;

  LiftDiaryModel *model;
  LiftZoom *zoom;
  GSettings *settings;
  GtkWidget *content;
  GtkWidget *day_end;
  GtkWidget *hide;
  GtkWidget *percent;
  GtkWidget *smaller;
  GtkWidget *larger;
};

G_DEFINE_FINAL_TYPE (LiftPreferencesPage, lift_preferences_page, ADW_TYPE_BIN)

static void
update (LiftPreferencesPage *self)
{
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (self->model);
  int percent = lift_zoom_get_percent (self->zoom);
  /* Translators: how large the text is; write %Id for the locale’s own digits. */
  g_autofree char *text = g_strdup_printf (C_("zoom", "%d %%"), percent);

  if (snapshot != NULL)
    lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->day_end), snapshot->day_end_hours);
  gtk_label_set_label (GTK_LABEL (self->percent), text);
  gtk_widget_set_sensitive (self->smaller, percent > LIFT_ZOOM_MIN);
  gtk_widget_set_sensitive (self->larger, percent < LIFT_ZOOM_MAX);
  if (self->settings != NULL)
    lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->hide),
                                g_settings_get_boolean (self->settings, "hide-on-lock") ? HIDE_ON : HIDE_OFF);
}

static gpointer
do_set_day_end (LiftStore *store, gpointer data, GError **error)
{
  lift_store_set_setting (store, "day-end-hours", data, error);
  return NULL;
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftDiaryModel) model = LIFT_DIARY_MODEL (user_data);
  g_autoptr (GError) error = NULL;

  lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, &error);
  if (error != NULL)
    lift_diary_model_notify (model, error->message);
  lift_diary_model_reload (model);
}

static void
day_end_cb (LiftPreferencesPage *self, int choice)
{
  char *value = choice > 0 ? g_strdup_printf ("%d", choice) : NULL;

  lift_diary_model_flush (self->model);
  lift_store_async_run_async (lift_diary_model_get_store (self->model), do_set_day_end, value, g_free, NULL, NULL, set_cb,
                              g_object_ref (self->model));
}

static void
hide_cb (LiftPreferencesPage *self, int choice)
{
  g_settings_set_boolean (self->settings, "hide-on-lock", choice == HIDE_ON);
}

static void
smaller_cb (LiftPreferencesPage *self)
{
  lift_zoom_set_percent (self->zoom, lift_zoom_get_percent (self->zoom) - LIFT_ZOOM_STEP);
}

static void
larger_cb (LiftPreferencesPage *self)
{
  lift_zoom_set_percent (self->zoom, lift_zoom_get_percent (self->zoom) + LIFT_ZOOM_STEP);
}

/* The page ------------------------------------------------------------------------------------------ */

static GtkWidget *
add_card (LiftPreferencesPage *self, const char *heading)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "rows");
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (self->content), lift_ui_make_label (heading, "heading"));
  gtk_box_append (GTK_BOX (self->content), card);
  return card;
}

static GtkWidget *
add_choice (LiftPreferencesPage *self, GtkWidget *card, const char *question, const char *caption,
            const char *const *answers, GCallback chosen)
{
  GtkWidget *row = lift_choice_row_new (question, caption, answers);

  gtk_widget_add_css_class (row, "padded");
  lift_choice_row_set_may_be_none (LIFT_CHOICE_ROW (row), FALSE);
  g_signal_connect_swapped (row, "chosen", chosen, self);
  gtk_box_append (GTK_BOX (card), row);
  return row;
}

static GtkWidget *
make_zoom_button (LiftPreferencesPage *self, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
add_zoom (LiftPreferencesPage *self, GtkWidget *card)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *row;

  self->smaller = make_zoom_button (self, "zoom-out-symbolic", C_("tooltip", "Smaller text"), G_CALLBACK (smaller_cb));
  self->larger = make_zoom_button (self, "zoom-in-symbolic", C_("tooltip", "Larger text"), G_CALLBACK (larger_cb));
  self->percent = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->percent), 6);
  gtk_box_append (GTK_BOX (buttons), self->smaller);
  gtk_box_append (GTK_BOX (buttons), self->percent);
  gtk_box_append (GTK_BOX (buttons), self->larger);
  row = lift_pair_new (lift_ui_make_label (_("Text size"), "heading"), buttons);
  gtk_widget_add_css_class (row, "padded");
  gtk_box_append (GTK_BOX (card), row);
}

static void
add_day_end (LiftPreferencesPage *self, GtkWidget *card)
{
  const char *answers[MAX_DAY_END_HOURS + 2] = { NULL };

  answers[0] = C_("day end", "Midnight");
  for (int i = 1; i <= MAX_DAY_END_HOURS; i++)
    answers[i] = lift_format_minute (i * 60);
  self->day_end = add_choice (self, card, _("My day ends at"),
                              _("What you write after midnight and before this hour belongs to the day before. "
                                "Reminders come at the same time as before."), answers, G_CALLBACK (day_end_cb));
  for (int i = 1; i <= MAX_DAY_END_HOURS; i++)
    g_free ((char *) answers[i]);
}

static void
build (LiftPreferencesPage *self)
{
  const char *const hide[] = { C_("preference", "On"), C_("preference", "Off"), NULL };
  GtkWidget *page = lift_ui_make_page (&self->content);
  GtkWidget *card = add_card (self, _("Writing and reading"));
  GtkWidget *reminders = lift_ui_make_button (_("Reminders…"));

  add_zoom (self, card);
  add_day_end (self, card);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (reminders), "win.reminders");
  gtk_widget_set_halign (reminders, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->content), reminders);
  card = add_card (self, _("Others at this computer"));
  self->hide = add_choice (self, card, _("Hide when the screen locks"),
                           _("Ctrl+H hides and shows the window at any time."), hide, G_CALLBACK (hide_cb));
  gtk_widget_set_sensitive (self->hide, self->settings != NULL);
  gtk_box_append (GTK_BOX (self->content),
                  lift_ui_make_label (_("Anyone who uses this computer account can read the diary. Afterlift has no password "
                                        "yet; use your own account."), "quiet"));
  gtk_box_append (GTK_BOX (self->content), lift_ui_make_label (_("Where the diary lives, and its backups"), "heading"));
  gtk_box_append (GTK_BOX (self->content), lift_backup_card_new (self->model));
  adw_bin_set_child (ADW_BIN (self), page);
}

static void
lift_preferences_page_dispose (GObject *object)
{
  LiftPreferencesPage *self = LIFT_PREFERENCES_PAGE (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->zoom != NULL)
    g_signal_handlers_disconnect_by_data (self->zoom, self);
  g_clear_object (&self->model);
  g_clear_object (&self->zoom);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (lift_preferences_page_parent_class)->dispose (object);
}

static void
lift_preferences_page_class_init (LiftPreferencesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_preferences_page_dispose;
}

static void
lift_preferences_page_init (LiftPreferencesPage *self)
{
}

/**
 * lift_preferences_page_new:
 * @model: the diary
 * @zoom: how large the text is
 * @settings: (nullable): where the window's own choices are kept
 *
 * Returns: (transfer floating): the page.
 */
GtkWidget *
lift_preferences_page_new (LiftDiaryModel *model, LiftZoom *zoom, GSettings *settings)
{
  LiftPreferencesPage *self = g_object_new (LIFT_TYPE_PREFERENCES_PAGE, NULL);

  self->model = g_object_ref (model);
  self->zoom = g_object_ref (zoom);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  build (self);
  g_signal_connect_swapped (model, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (zoom, "changed", G_CALLBACK (update), self);
  update (self);
  return GTK_WIDGET (self);
}
