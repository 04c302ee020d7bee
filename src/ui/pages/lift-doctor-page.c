/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-doctor-page.h"

#include <glib/gi18n-lib.h>

#include "lift-doctor.h"
#include "lift-format-reminder.h"
#include "lift-reminder-client.h"
#include "lift-ui-parts.h"

#define TEST_LATER_SECONDS 10

struct _LiftDoctorPage {
  AdwBin parent_instance;

  LiftReminderModel *model;
  GtkWidget *content;
  GtkWidget *lines;
  GtkWidget *notice;
  GtkWidget *events;
  guint look_id;
};

G_DEFINE_FINAL_TYPE (LiftDoctorPage, lift_doctor_page, ADW_TYPE_BIN)

static GtkWidget *
make_line (const LiftDoctorLine *line)
{
  static const char *const icons[] = { "object-select-symbolic", "dialog-warning-symbolic", "dialog-question-symbolic" };
  const char *const states[] = { C_("doctor", "In order"), C_("doctor", "Needs a look"), C_("doctor", "Not known") };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[line->state]);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = lift_ui_make_label (line->title, "heading");

  gtk_widget_add_css_class (row, "padded");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, states[line->state], -1);
  gtk_widget_set_tooltip_text (icon, states[line->state]);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), lift_ui_make_label (line->text, NULL));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), texts);
  return row;
}

static void
show_lines (LiftDoctorPage *self)
{
  LiftReminderFacts *facts = lift_reminder_model_get_facts (self->model);
  LiftReminderStatus *status = lift_reminder_model_get_status (self->model);
  g_autoptr (GTimeZone) zone = lift_reminder_model_dup_zone (self->model);
  const char *autostart;
  g_autoptr (GPtrArray) lines = NULL;

  lift_ui_clear_box (self->lines);
  if (status == NULL || facts == NULL) {
    GtkWidget *wait = lift_ui_make_label (_("Looking…"), "quiet");

    gtk_widget_add_css_class (wait, "padded");
    gtk_box_append (GTK_BOX (self->lines), wait);
    return;
  }
  autostart = lift_autostart_to_key (
    lift_reminder_client_get_autostart (lift_reminder_model_get_background (self->model)));
  lines = lift_doctor_examine (status, facts, autostart, lift_reminder_model_get_now (self->model), zone);
  for (guint i = 0; i < lines->len; i++)
    gtk_box_append (GTK_BOX (self->lines), make_line (g_ptr_array_index (lines, i)));
}

static void
show_events (LiftDoctorPage *self)
{
  GPtrArray *events = lift_reminder_model_get_events (self->model);
  g_autoptr (GTimeZone) zone = lift_reminder_model_dup_zone (self->model);

  lift_ui_clear_box (self->events);
  for (guint i = 0; events != NULL && i < events->len; i++) {
    g_autofree char *text = lift_format_reminder_event (g_ptr_array_index (events, i), zone);
    GtkWidget *label = lift_ui_make_label (text, NULL);

    gtk_widget_add_css_class (label, "padded");
    gtk_box_append (GTK_BOX (self->events), label);
  }
  if (gtk_widget_get_first_child (self->events) == NULL) {
    GtkWidget *none = lift_ui_make_label (_("Nothing has happened yet."), "quiet");

    gtk_widget_add_css_class (none, "padded");
    gtk_box_append (GTK_BOX (self->events), none);
  }
}

static void
update (LiftDoctorPage *self)
{
  show_lines (self);
  show_events (self);
}

static gboolean
look_cb (gpointer user_data)
{
  LiftDoctorPage *self = user_data;

  self->look_id = 0;
  lift_reminder_model_check_service (self->model);
  return G_SOURCE_REMOVE;
}

static void
test (LiftDoctorPage *self, guint seconds, const char *said)
{
  gtk_label_set_label (GTK_LABEL (self->notice), said);
  gtk_widget_set_visible (self->notice, TRUE);
  lift_reminder_model_test (self->model, seconds);
  /* What came of it stands in the list as soon as it has happened. */
  g_clear_handle_id (&self->look_id, g_source_remove);
  self->look_id = g_timeout_add_seconds (seconds + 2, look_cb, self);
}

static void
test_now_cb (LiftDoctorPage *self)
{
  test (self, 0, _("A test was sent. You should see it on your screen now."));
}

static void
test_later_cb (LiftDoctorPage *self)
{
  test (self, TEST_LATER_SECONDS, _("A test comes in 10 seconds. You can close this window meanwhile."));
}

static void
look_again_cb (LiftDoctorPage *self)
{
  lift_reminder_model_check_service (self->model);
}

static void
notice_cb (LiftDoctorPage *self, const char *sentence)
{
  gtk_label_set_label (GTK_LABEL (self->notice), sentence);
  gtk_widget_set_visible (self->notice, TRUE);
}

static GtkWidget *
add_card (LiftDoctorPage *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "rows");
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (self->content), card);
  return card;
}

static void
add_button (LiftDoctorPage *self, GtkWidget *box, const char *label, GCallback clicked)
{
  GtkWidget *button = lift_ui_make_button (label);

  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_flow_box_append (GTK_FLOW_BOX (box), button);
  /* The button is the focus stop, not the cell of the box around it. */
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static void
build (LiftDoctorPage *self)
{
  GtkWidget *page = lift_ui_make_page (&self->content);
  GtkWidget *buttons = gtk_flow_box_new ();

  if (!lift_reminder_model_has_service (self->model))
    gtk_box_append (GTK_BOX (self->content),
                    lift_ui_make_label (_("This is not your own diary, so nothing reminds you of it."), "notice"));
  self->lines = add_card (self);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (buttons), GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (buttons), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (buttons), 6);
  add_button (self, buttons, _("Send a test now"), G_CALLBACK (test_now_cb));
  add_button (self, buttons, _("Send a test in 10 seconds"), G_CALLBACK (test_later_cb));
  add_button (self, buttons, _("Look again"), G_CALLBACK (look_again_cb));
  gtk_box_append (GTK_BOX (self->content), buttons);
  self->notice = lift_ui_make_label (NULL, "notice");
  gtk_widget_set_visible (self->notice, FALSE);
  gtk_box_append (GTK_BOX (self->content), self->notice);
  gtk_box_append (GTK_BOX (self->content), lift_ui_make_label (_("What happened lately"), "heading"));
  self->events = add_card (self);
  adw_bin_set_child (ADW_BIN (self), page);
}

static void
lift_doctor_page_dispose (GObject *object)
{
  LiftDoctorPage *self = LIFT_DOCTOR_PAGE (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (lift_doctor_page_parent_class)->dispose (object);
}

static void
lift_doctor_page_class_init (LiftDoctorPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_doctor_page_dispose;
}

static void
lift_doctor_page_init (LiftDoctorPage *self)
{
}

/** lift_doctor_page_new: Returns: (transfer floating): the page, which asks the service at once. */
GtkWidget *
lift_doctor_page_new (LiftReminderModel *model)
{
  LiftDoctorPage *self = g_object_new (LIFT_TYPE_DOCTOR_PAGE, NULL);

  self->model = g_object_ref (model);
  build (self);
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "notice", G_CALLBACK (notice_cb), self, G_CONNECT_SWAPPED);
  update (self);
  lift_reminder_model_check_service (model);
  return GTK_WIDGET (self);
}
