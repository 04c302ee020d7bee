/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-aftercare-row.h"

#include <glib/gi18n-lib.h>

#include "lift-format-procedure.h"
#include "lift-number-entry.h"
#include "lift-pair.h"
#include "lift-ui-parts.h"

struct _LiftAftercareRow {
  GtkBox parent_instance;

  LiftAftercareKind kind;
  GtkWidget *until;
  GtkWidget *source;
  GtkWidget *sheet;
};

G_DEFINE_FINAL_TYPE (LiftAftercareRow, lift_aftercare_row, GTK_TYPE_BOX)

enum { SHEET, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
chosen_cb (LiftAftercareRow *self, int day)
{
  g_signal_emit (self, signals[SHEET], 0, day);
}

static void
lift_aftercare_row_class_init (LiftAftercareRowClass *klass)
{
  signals[SHEET] = g_signal_new ("sheet", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
lift_aftercare_row_init (LiftAftercareRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "padded");
}

/** lift_aftercare_row_new: Returns: (transfer floating): a row; lift_aftercare_row_set() fills it. */
GtkWidget *
lift_aftercare_row_new (LiftAftercareKind kind)
{
  LiftAftercareRow *self = g_object_new (LIFT_TYPE_AFTERCARE_ROW, NULL);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Translators: %s is what sheets ask, such as "No exercise". */
  g_autofree char *name = g_strdup_printf (_("%s, your clinic’s sheet: until day"), lift_format_aftercare (kind));
  g_autofree char *common = g_strdup_printf (C_("number", "%d"), lift_aftercare_kind_get_common (kind));

  self->kind = kind;
  gtk_box_append (GTK_BOX (texts), lift_ui_make_label (lift_format_aftercare (kind), "heading"));
  self->until = lift_ui_make_label (NULL, NULL);
  gtk_box_append (GTK_BOX (texts), self->until);
  self->source = lift_ui_make_label (NULL, "caption");
  gtk_widget_add_css_class (self->source, "quiet");
  gtk_box_append (GTK_BOX (texts), self->source);
  self->sheet = lift_number_entry_new (name, 0, LIFT_AFTERCARE_LAST_DAY_MAX);
  lift_number_entry_set_placeholder (LIFT_NUMBER_ENTRY (self->sheet), common);
  g_signal_connect_swapped (self->sheet, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_box_append (GTK_BOX (line), lift_ui_make_label (C_("aftercare", "until day"), "quiet"));
  gtk_box_append (GTK_BOX (line), self->sheet);
  gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), lift_pair_new (texts, line));
  return GTK_WIDGET (self);
}

/** lift_aftercare_row_get_kind: Returns: what it is about. */
LiftAftercareKind
lift_aftercare_row_get_kind (LiftAftercareRow *self)
{
  return self->kind;
}

/** lift_aftercare_row_set: shows what holds for @procedure. */
void
lift_aftercare_row_set (LiftAftercareRow *self, const LiftProcedure *procedure, const LiftAftercare *aftercare)
{
  gboolean noted = lift_aftercare_is_noted (aftercare, self->kind);
  g_autofree char *until =
    lift_format_aftercare_until (procedure, lift_aftercare_get_last_day (aftercare, self->kind));
  /* Translators: %s is such as "sheets vary: 2 to 4 weeks". */
  g_autofree char *source = g_strdup_printf (noted ? _("your clinic’s sheet · %s") : _("common advice · %s"),
                                             lift_format_aftercare_sheets (self->kind));

  gtk_label_set_label (GTK_LABEL (self->until), until);
  gtk_label_set_label (GTK_LABEL (self->source), source);
  lift_number_entry_set_number (LIFT_NUMBER_ENTRY (self->sheet), aftercare->last_days[self->kind]);
}
