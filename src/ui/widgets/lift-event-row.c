/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-event-row.h"

#include <glib/gi18n-lib.h>

#include "lift-entry.h"
#include "lift-format-event.h"
#include "lift-ui-parts.h"

#define MAX_OWN 12
#define MAX_OWN_LENGTH 200

/* Those that are ticked; an own one is written. */
static const char *const ticked_kinds[] = { LIFT_TICK_COLD_PACK, LIFT_TICK_CLINIC_VISIT };

#define N_TICKED G_N_ELEMENTS (ticked_kinds)

struct _LiftEventRow {
  GtkBox parent_instance;

  GtkWidget *checks[N_TICKED];
  GtkWidget *lines;
  GPtrArray *others;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (LiftEventRow, lift_event_row, GTK_TYPE_BOX)

enum { EDITED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void add_line (LiftEventRow *self, const char *text);

static void
edited_cb (LiftEventRow *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[EDITED], 0);
}

/* There is always an empty line to go on with. */
static void
line_changed_cb (LiftEventRow *self)
{
  GtkWidget *last = gtk_widget_get_last_child (self->lines);
  guint n = 0;

  for (GtkWidget *line = gtk_widget_get_first_child (self->lines); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    n++;
  if (!self->setting && n < MAX_OWN && gtk_editable_get_text (GTK_EDITABLE (last))[0] != '\0')
    add_line (self, "");
  edited_cb (self);
}

static void
add_line (LiftEventRow *self, const char *text)
{
  GtkWidget *line = gtk_entry_new ();

  gtk_entry_set_max_length (GTK_ENTRY (line), MAX_OWN_LENGTH);
  gtk_entry_set_placeholder_text (GTK_ENTRY (line), _("Something else, in your words"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Something else, in your words"), -1);
  gtk_editable_set_text (GTK_EDITABLE (line), text);
  g_signal_connect_swapped (line, "changed", G_CALLBACK (line_changed_cb), self);
  gtk_box_append (GTK_BOX (self->lines), line);
}

static void
lift_event_row_finalize (GObject *object)
{
  g_ptr_array_unref (LIFT_EVENT_ROW (object)->others);
  G_OBJECT_CLASS (lift_event_row_parent_class)->finalize (object);
}

static void
lift_event_row_class_init (LiftEventRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lift_event_row_finalize;
  signals[EDITED] =
    g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lift_event_row_init (LiftEventRow *self)
{
  GtkWidget *checks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->others = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_tick_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_append (GTK_BOX (self), lift_ui_make_label (_("Also that day"), "heading"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Also that day"), -1);
  for (guint i = 0; i < N_TICKED; i++) {
    self->checks[i] = lift_ui_make_check (lift_format_tick_kind (ticked_kinds[i]));
    g_signal_connect_swapped (self->checks[i], "toggled", G_CALLBACK (edited_cb), self);
    gtk_box_append (GTK_BOX (checks), self->checks[i]);
  }
  gtk_box_append (GTK_BOX (self), checks);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self), self->lines);
  add_line (self, "");
}

/** lift_event_row_new: Returns: (transfer floating): a row without any event. */
GtkWidget *
lift_event_row_new (void)
{
  return g_object_new (LIFT_TYPE_EVENT_ROW, NULL);
}

static int
find_ticked (const LiftTick *tick)
{
  for (guint i = 0; i < N_TICKED; i++) {
    if (g_str_equal (tick->kind, ticked_kinds[i]) && tick->text == NULL)
      return (int) i;
  }
  return -1;
}

static gboolean
is_own (const LiftTick *tick)
{
  return g_str_equal (tick->kind, LIFT_TICK_OWN) && tick->text != NULL;
}

static gboolean
holds_same (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++) {
    const LiftTick *tick = g_ptr_array_index (a, i);
    guint n_a = 0, n_b = 0;

    for (guint j = 0; j < a->len; j++) {
      const LiftTick *in_a = g_ptr_array_index (a, j);
      const LiftTick *in_b = g_ptr_array_index (b, j);

      n_a += g_str_equal (in_a->kind, tick->kind) && g_strcmp0 (in_a->text, tick->text) == 0;
      n_b += g_str_equal (in_b->kind, tick->kind) && g_strcmp0 (in_b->text, tick->text) == 0;
    }
    if (n_a != n_b)
      return FALSE;
  }
  return TRUE;
}

/* Lines are filled where they stand; those that are too many go, the last one is empty. */
static void
set_lines (LiftEventRow *self, GPtrArray *texts)
{
  GtkWidget *line = gtk_widget_get_first_child (self->lines);

  g_ptr_array_add (texts, (gpointer) "");
  for (guint i = 0; i < texts->len; i++) {
    const char *text = g_ptr_array_index (texts, i);

    if (line == NULL) {
      add_line (self, text);
      continue;
    }
    if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (line)), text))
      gtk_editable_set_text (GTK_EDITABLE (line), text);
    line = gtk_widget_get_next_sibling (line);
  }
  while (line != NULL) {
    GtkWidget *next = gtk_widget_get_next_sibling (line);

    gtk_box_remove (GTK_BOX (self->lines), line);
    line = next;
  }
}

/**
 * lift_event_row_set_ticks:
 * @self: a row
 * @ticks: (element-type LiftTick): events of the day
 *
 * Shows @ticks without `edited`. What shows them already is not touched, so a line that is being written stays.
 */
void
lift_event_row_set_ticks (LiftEventRow *self, GPtrArray *ticks)
{
  g_autoptr (GPtrArray) shown = lift_event_row_list_ticks (self);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  gboolean active[N_TICKED] = { FALSE };

  if (holds_same (shown, ticks))
    return;
  self->setting = TRUE;
  g_ptr_array_set_size (self->others, 0);
  for (guint i = 0; i < ticks->len; i++) {
    const LiftTick *tick = g_ptr_array_index (ticks, i);
    int ticked = find_ticked (tick);

    if (ticked >= 0)
      active[ticked] = TRUE;
    else if (is_own (tick))
      g_ptr_array_add (texts, tick->text);
    else
      g_ptr_array_add (self->others, lift_tick_new (tick->kind, tick->text));
  }
  for (guint i = 0; i < N_TICKED; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->checks[i]), active[i]);
  set_lines (self, texts);
  self->setting = FALSE;
}

/** lift_event_row_list_ticks: Returns: (transfer full) (element-type LiftTick): what is ticked and written. */
GPtrArray *
lift_event_row_list_ticks (LiftEventRow *self)
{
  GPtrArray *ticks = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_tick_free);

  for (guint i = 0; i < N_TICKED; i++) {
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->checks[i])))
      g_ptr_array_add (ticks, lift_tick_new (ticked_kinds[i], NULL));
  }
  for (GtkWidget *line = gtk_widget_get_first_child (self->lines); line != NULL;
       line = gtk_widget_get_next_sibling (line)) {
    g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (line))));

    if (text[0] != '\0')
      g_ptr_array_add (ticks, lift_tick_new (LIFT_TICK_OWN, text));
  }
  for (guint i = 0; i < self->others->len; i++) {
    const LiftTick *tick = g_ptr_array_index (self->others, i);

    g_ptr_array_add (ticks, lift_tick_new (tick->kind, tick->text));
  }
  return ticks;
}
