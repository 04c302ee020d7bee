/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-time-entry.h"

#include <glib/gi18n-lib.h>

#include "lift-format-reminder.h"
#include "lift-ui-parts.h"

struct _LiftTimeEntry {
  GtkBox parent_instance;

  GtkWidget *entry;
  GtkWidget *hint;
  int minute;
  gboolean may_be_empty;
};

G_DEFINE_FINAL_TYPE (LiftTimeEntry, lift_time_entry, GTK_TYPE_BOX)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Digits of any script; other signs end the number. */
static const char *
read_number (const char *text, int *number, int *n_digits)
{
  *number = 0;
  *n_digits = 0;
  while (g_unichar_isdigit (g_utf8_get_char (text)) && *n_digits < 4) {
    *number = *number * 10 + g_unichar_digit_value (g_utf8_get_char (text));
    *n_digits += 1;
    text = g_utf8_next_char (text);
  }
  return text;
}

static const char *
skip_space (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

/* "am", "p.m." and the like; FALSE for anything else that follows the numbers. */
static gboolean
read_half (const char *text, int *hour)
{
  g_autofree char *rest = g_ascii_strdown (text, -1);
  gboolean afternoon;

  g_strdelimit (rest, ".", ' ');
  g_strstrip (rest);
  if (rest[0] == '\0')
    return TRUE;
  afternoon = g_str_equal (rest, "pm") || g_str_equal (rest, "p m");
  if (!afternoon && !g_str_equal (rest, "am") && !g_str_equal (rest, "a m"))
    return FALSE;
  if (*hour < 1 || *hour > 12)
    return FALSE;
  *hour = *hour % 12 + (afternoon ? 12 : 0);
  return TRUE;
}

/**
 * lift_time_entry_parse:
 * @text: what somebody typed
 * @minute: (out): minute of the day, 0 to 1439
 *
 * Returns: whether it is a time.
 */
gboolean
lift_time_entry_parse (const char *text, int *minute)
{
  int hour, minutes = 0;
  int n_digits;

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  text = read_number (skip_space (text), &hour, &n_digits);
  if (n_digits == 0)
    return FALSE;
  if (n_digits > 2) {
    minutes = hour % 100;
    hour /= 100;
  } else if (text[0] == ':' || (text[0] == '.' && g_unichar_isdigit (g_utf8_get_char (text + 1))) || text[0] == 'h') {
    text = read_number (text + 1, &minutes, &n_digits);
    if (n_digits != 2 && n_digits != 0)
      return FALSE;
  }
  text = skip_space (text);
  if (!read_half (text, &hour) || hour > 23 || minutes > 59)
    return FALSE;
  *minute = hour * 60 + minutes;
  return TRUE;
}

static void
show_minute (LiftTimeEntry *self)
{
  g_autofree char *text = self->minute >= 0 ? lift_format_minute (self->minute) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

static void
take (LiftTimeEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  int minute = -1;

  if (!(self->may_be_empty && text[0] == '\0') && !lift_time_entry_parse (text, &minute)) {
    lift_ui_set_invalid (self->entry, self->hint, _("That is not a time. Write it like 20:00. Nothing was changed."));
    return;
  }
  lift_ui_set_invalid (self->entry, self->hint, NULL);
  if (minute == self->minute) {
    show_minute (self);
    return;
  }
  self->minute = minute;
  show_minute (self);
  g_signal_emit (self, signals[CHOSEN], 0, minute);
}

static void
lift_time_entry_class_init (LiftTimeEntryClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
lift_time_entry_init (LiftTimeEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 7);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 7);
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), 12);
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
 * lift_time_entry_new:
 * @name: what the time is for, as a screen reader says it
 * @minute: minute of the day that is shown, 0 to 1439; -1: none
 *
 * Returns: (transfer floating): an entry.
 */
GtkWidget *
lift_time_entry_new (const char *name, int minute)
{
  LiftTimeEntry *self = g_object_new (LIFT_TYPE_TIME_ENTRY, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  self->minute = minute;
  show_minute (self);
  return GTK_WIDGET (self);
}

/** lift_time_entry_set_may_be_empty: whether no time at all, -1, is an answer, too. */
void
lift_time_entry_set_may_be_empty (LiftTimeEntry *self, gboolean may_be_empty)
{
  self->may_be_empty = may_be_empty;
}

/** lift_time_entry_get_minute: Returns: minute of the day, 0 to 1439, that was last understood; -1: none. */
int
lift_time_entry_get_minute (LiftTimeEntry *self)
{
  return self->minute;
}

/** lift_time_entry_set_minute: shows @minute without `chosen`, unless she is typing just now. */
void
lift_time_entry_set_minute (LiftTimeEntry *self, int minute)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (minute == self->minute || (focus != NULL && gtk_widget_is_ancestor (focus, self->entry)))
    return;
  self->minute = minute;
  lift_ui_set_invalid (self->entry, self->hint, NULL);
  show_minute (self);
}
