/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-emergency-alert.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "lift-english-label.h"
#include "lift-format-english.h"
#include "lift-phone.h"
#include "lift-ui-parts.h"

typedef struct {
  LiftDiaryModel *model;
  LiftSign sign;
  LiftDate day;
  GtkWidget *saved;
} Alert;

/* Only a commit makes it true, and she must not be told so before. */
static void
show_saved (Alert *alert)
{
  gboolean waits = lift_diary_model_has_unsaved (alert->model);
  LiftSaveState state = lift_diary_model_get_save_state (alert->model);
  const char *text = _("Your diary is saved.");

  if (state == LIFT_SAVE_FAILED || state == LIFT_SAVE_HELD)
    text = lift_diary_model_get_save_text (alert->model);
  else if (waits)
    text = _("Your diary is being saved.");
  gtk_label_set_label (GTK_LABEL (alert->saved), text);
}

static void
save_state_changed_cb (LiftDiaryModel *model, Alert *alert)
{
  show_saved (alert);
}

static void
alert_free (gpointer data, GClosure *closure)
{
  Alert *alert = data;

  g_signal_handlers_disconnect_by_func (alert->model, save_state_changed_cb, alert);
  g_object_unref (alert->model);
  g_free (alert);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Alert *alert)
{
  g_autoptr (LiftPatch) patch = NULL;

  g_signal_handlers_disconnect_by_func (alert->model, save_state_changed_cb, alert);
  if (g_strcmp0 (response, "mistake") != 0)
    return;
  lift_diary_model_set_day (alert->model, alert->day);
  patch = lift_patch_new ();
  lift_patch_remove_sign (patch, alert->sign);
  lift_diary_model_edit (alert->model, patch);
  lift_diary_model_flush (alert->model);
  lift_diary_model_reload (alert->model);
}

/* The text has the focus: it is read out first, and a key that was meant for the list presses nothing. */
static GtkWidget *
make_text (const char *text)
{
  GtkWidget *label = lift_ui_make_label (text, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.5);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (label), 30);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  /* Only a label that can be selected takes the focus. */
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

static void
add_english (GtkWidget *content, char *english)
{
  GtkWidget *label = english != NULL ? lift_english_label_new (english) : NULL;

  g_free (english);
  if (label == NULL)
    return;
  gtk_label_set_xalign (GTK_LABEL (label), 0.5);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_box_append (GTK_BOX (content), label);
}

/* Told when it changes, without taking the focus from what to do. */
static GtkWidget *
make_saved_line (void)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "wrap", TRUE,
                                   "justify", GTK_JUSTIFY_CENTER, "max-width-chars", 44, NULL);

  gtk_widget_add_css_class (label, "quiet");
  return label;
}

static void
focus_text (GtkWidget *label)
{
  gtk_widget_grab_focus (label);
  gtk_label_select_region (GTK_LABEL (label), 0, 0);
}

static gboolean
focus_text_cb (gpointer user_data)
{
  if (gtk_widget_get_root (user_data) != NULL)
    focus_text (user_data);
  return G_SOURCE_REMOVE;
}

/**
 * lift_emergency_alert_present:
 * @parent: a widget in the window
 * @model: the diary; the sign is noted for its chosen day
 * @sign: a sign of the emergency tier that was ticked this moment
 *
 * Says, in front of everything else, whom to call and what to say.
 */
void
lift_emergency_alert_present (GtkWidget *parent, LiftDiaryModel *model, LiftSign sign)
{
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (model);
  LiftDate day = lift_diary_model_get_day (model);
  g_autofree char *text =
    lift_format_emergency_alert (sign, day, lift_diary_model_get_procedure (model), snapshot->emergency_number);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (parent));
  GtkWidget *dialog = adw_message_dialog_new (window, lift_format_tier (LIFT_TIER_EMERGENCY), NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = make_text (text);
  Alert *alert = g_new0 (Alert, 1);

  alert->model = g_object_ref (model);
  alert->sign = sign;
  alert->day = day;
  gtk_box_append (GTK_BOX (content), label);
  add_english (content, lift_english_emergency_alert (sign, day, lift_diary_model_get_procedure (model),
                                                      snapshot->emergency_number));
  if (snapshot->emergency_number != NULL)
    gtk_box_append (GTK_BOX (content), lift_phone_row_new (snapshot->emergency_number));
  alert->saved = make_saved_line ();
  gtk_box_append (GTK_BOX (content), alert->saved);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), content);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "mistake", _("I ticked this by mistake"), "close",
                                    _("Close"), NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_widget_add_css_class (dialog, "emergency-alert");
  show_saved (alert);
  g_signal_connect (model, "save-state-changed", G_CALLBACK (save_state_changed_cb), alert);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), alert, alert_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  focus_text (label);
  /* A newer Adwaita chooses a focus of its own once the dialog is there. */
  g_idle_add_full (G_PRIORITY_LOW, focus_text_cb, g_object_ref (label), g_object_unref);
}
