/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-number-entry.h"

#include <glib/gi18n-lib.h>

#include "lift-ui-parts.h"

#define MAX_DIGITS 6

struct _LiftNumberEntry {
  GtkBox parent_instance;

  GtkWidget *entry;
  GtkWidget *hint;
  int min;
  int max;
  int number;
};

G_DEFINE_FINAL_TYPE (LiftNumberEntry, lift_number_entry, GTK_TYPE_BOX)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

/* -1 for nothing; FALSE for what is no number of @self. */
static gboolean
parse (LiftNumberEntry *self, const char *text, int *number)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char *p = stripped;
  int n_digits = 0;

  *number = -1;
  if (p[0] == '\0')
    return TRUE;
  for (*number = 0; *p != '\0'; p = g_utf8_next_char (p)) {
    if (!g_unichar_isdigit (g_utf8_get_char (p)) || ++n_digits > MAX_DIGITS)
      return FALSE;
    *number = *number * 10 + g_unichar_digit_value (g_utf8_get_char (p));
  }
  return *number >= self->min && *number <= self->max;
}

static void
show_number (LiftNumberEntry *self)
{
  /* Translators: a number in a field; write %Id for the locale’s own digits. */
  g_autofree char *text = self->number >= 0 ? g_strdup_printf (C_("number", "%d"), self->number) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

static void
take (LiftNumberEntry *self)
{
  int number;

  if (!parse (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)), &number)) {
    g_autofree char *hint =
      g_strdup_printf (_("Write a number from %d to %d, or nothing. Nothing was changed."), self->min, self->max);

    lift_ui_set_invalid (self->entry, self->hint, hint);
    return;
  }
  lift_ui_set_invalid (self->entry, self->hint, NULL);
  if (number == self->number)
    return;
  self->number = number;
  show_number (self);
  g_signal_emit (self, signals[CHOSEN], 0, number);
}

static void
lift_number_entry_class_init (LiftNumberEntryClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
lift_number_entry_init (LiftNumberEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->number = -1;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_widget_set_halign (self->entry, GTK_ALIGN_START);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (take), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (take), self);
  gtk_widget_add_controller (self->entry, focus);
  self->hint = lift_ui_make_label (NULL, "caption");
  gtk_widget_add_css_class (self->hint, "error");
  gtk_widget_set_visible (self->hint, FALSE);
  gtk_box_append (GTK_BOX (self), self->entry);
  gtk_box_append (GTK_BOX (self), self->hint);
}

/**
 * lift_number_entry_new:
 * @name: what the number is of, as a screen reader says it
 * @min: smallest number, at least 0
 * @max: largest number, below a million
 *
 * Returns: (transfer floating): an empty entry.
 */
GtkWidget *
lift_number_entry_new (const char *name, int min, int max)
{
  LiftNumberEntry *self = g_object_new (LIFT_TYPE_NUMBER_ENTRY, NULL);

  self->min = min;
  self->max = max;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/** lift_number_entry_set_placeholder: what stands for nothing, such as the common number. */
void
lift_number_entry_set_placeholder (LiftNumberEntry *self, const char *text)
{
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), text);
}

/** lift_number_entry_get_number: Returns: what was last understood; -1: nothing. */
int
lift_number_entry_get_number (LiftNumberEntry *self)
{
  return self->number;
}

/** lift_number_entry_set_number: shows @number (-1: nothing) without `chosen`, unless she is typing. */
void
lift_number_entry_set_number (LiftNumberEntry *self, int number)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (number == self->number || (focus != NULL && gtk_widget_is_ancestor (focus, self->entry)))
    return;
  self->number = number;
  lift_ui_set_invalid (self->entry, self->hint, NULL);
  show_number (self);
}
