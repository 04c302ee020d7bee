/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-text-row.h"

#include "lift-ui-parts.h"

#define PAUSE_MS 800
#define MIN_HEIGHT 72
#define MAX_HEIGHT 240

struct _LiftTextRow {
  GtkBox parent_instance;

  /* One of the two. */
  GtkWidget *entry;
  GtkTextBuffer *buffer;
  GtkWidget *view;
  guint pause_id;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (LiftTextRow, lift_text_row, GTK_TYPE_BOX)

enum { EDITED, N_SIGNALS };
static guint signals[N_SIGNALS];

static char *
dup_text (LiftTextRow *self)
{
  GtkTextIter start, end;

  if (self->entry != NULL)
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE));
}

static void
tell (LiftTextRow *self)
{
  g_autofree char *text = NULL;

  if (self->pause_id == 0)
    return;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  text = dup_text (self);
  g_signal_emit (self, signals[EDITED], 0, text);
}

static gboolean
pause_cb (gpointer user_data)
{
  tell (user_data);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (LiftTextRow *self)
{
  if (self->setting)
    return;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
add_leave (LiftTextRow *self, GtkWidget *field)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (tell), self);
  gtk_widget_add_controller (field, focus);
}

static void
lift_text_row_dispose (GObject *object)
{
  LiftTextRow *self = LIFT_TEXT_ROW (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
  G_OBJECT_CLASS (lift_text_row_parent_class)->dispose (object);
}

static void
lift_text_row_class_init (LiftTextRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_text_row_dispose;
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lift_text_row_init (LiftTextRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "padded");
}

static void
add_entry (LiftTextRow *self, const char *title)
{
  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (tell), self);
  add_leave (self, self->entry);
  gtk_box_append (GTK_BOX (self), self->entry);
}

static void
add_view (LiftTextRow *self, const char *title)
{
  GtkWidget *frame = gtk_scrolled_window_new ();

  self->view = gtk_text_view_new ();
  self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_widget_add_css_class (self->view, "note");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), self->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (frame), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (frame), MIN_HEIGHT);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (frame), MAX_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (frame), TRUE);
  gtk_widget_add_css_class (frame, "field-frame");
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (changed_cb), self);
  add_leave (self, self->view);
  gtk_box_append (GTK_BOX (self), frame);
}

/**
 * lift_text_row_new:
 * @title: what is told
 * @caption: (nullable): a quieter line under it
 * @several_lines: whether there is room for more than one
 *
 * Returns: (transfer floating): an empty row.
 */
GtkWidget *
lift_text_row_new (const char *title, const char *caption, gboolean several_lines)
{
  LiftTextRow *self = g_object_new (LIFT_TYPE_TEXT_ROW, NULL);

  gtk_box_append (GTK_BOX (self), lift_ui_make_label (title, "heading"));
  if (caption != NULL) {
    GtkWidget *label = lift_ui_make_label (caption, "caption");

    gtk_widget_add_css_class (label, "quiet");
    gtk_box_append (GTK_BOX (self), label);
  }
  if (several_lines)
    add_view (self, title);
  else
    add_entry (self, title);
  return GTK_WIDGET (self);
}

/** lift_text_row_set_text: shows @text without `edited`, unless something typed was not told yet. */
void
lift_text_row_set_text (LiftTextRow *self, const char *text)
{
  g_autofree char *shown = dup_text (self);

  if (self->pause_id != 0 || g_strcmp0 (shown, text) == 0)
    return;
  self->setting = TRUE;
  if (self->entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  else
    gtk_text_buffer_set_text (self->buffer, text, -1);
  self->setting = FALSE;
}

/** lift_text_row_set_purpose: what an on-screen keyboard should offer; for a row of one line. */
void
lift_text_row_set_purpose (LiftTextRow *self, GtkInputPurpose purpose)
{
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), purpose);
  if (purpose == GTK_INPUT_PURPOSE_PHONE)
    lift_ui_keep_left_to_right (GTK_EDITABLE (self->entry));
}
