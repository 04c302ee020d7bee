/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-import-map-card.h"

#include <glib/gi18n-lib.h>

#include "lift-choice-row.h"
#include "lift-expander.h"
#include "lift-format.h"
#include "lift-ui-parts.h"

/* Columns that are offered; tables of other programs seldom have more that matter here. */
#define MAX_COLUMNS 40

/* What is asked: the day, each symptom, her words. */
enum { FIELD_DATE = LIFT_N_SYMPTOMS, FIELD_NOTE, N_FIELDS };

struct _LiftImportMapCard {
  GtkBox parent_instance;

  LiftImportModel *model;
  GtkWidget *expanders[N_FIELDS];
  GtkWidget *columns[N_FIELDS];
  GtkWidget *scales[LIFT_N_SYMPTOMS];
  GtkWidget *date_format;
  GtkWidget *several;
};

G_DEFINE_FINAL_TYPE (LiftImportMapCard, lift_import_map_card, GTK_TYPE_BOX)

static const struct {
  double from;
  double to;
} scales[] = { { 0, 10 }, { 0, 100 }, { 0, 5 }, { 1, 5 }, { 0, 4 }, { 0, 3 }, { 1, 10 }, { 5, 1 } };

static char **
get_name (LiftImportMapCard *self, int field)
{
  LiftImportMap *map = lift_import_model_get_map (self->model);

  if (field == FIELD_DATE)
    return &map->date;
  return field == FIELD_NOTE ? &map->note : &map->symptoms[field].name;
}

static void
update_subtitle (LiftImportMapCard *self, int field)
{
  const char *name = *get_name (self, field);
  const LiftImportColumn *column = field < LIFT_N_SYMPTOMS ? &lift_import_model_get_map (self->model)->symptoms[field]
                                                           : NULL;
  g_autofree char *words = NULL;

  if (name != NULL && column != NULL)
    /* Translators: the heading of a column, and what its lowest and highest number are: "Swelling (0–100)". */
    words = g_strdup_printf (C_("import", "%s (%g–%g)"), name, column->from, column->to);
  else
    words = g_strdup (name != NULL ? name : C_("import", "no column"));
  lift_expander_set_subtitle (LIFT_EXPANDER (self->expanders[field]), words);
}

static int
find_field (LiftImportMapCard *self, GtkWidget *const *rows, int n, gpointer row)
{
  for (int i = 0; i < n; i++) {
    if (rows[i] == row)
      return i;
  }
  return -1;
}

static void
column_cb (LiftChoiceRow *row, int choice, LiftImportMapCard *self)
{
  const char *const *columns = lift_import_model_get_columns (self->model);
  int field = find_field (self, self->columns, N_FIELDS, row);
  char **name = get_name (self, field);

  g_free (*name);
  *name = choice > 0 ? g_strdup (columns[choice - 1]) : NULL;
  update_subtitle (self, field);
  lift_import_model_map_changed (self->model);
}

static void
scale_cb (LiftChoiceRow *row, int choice, LiftImportMapCard *self)
{
  int field = find_field (self, self->scales, LIFT_N_SYMPTOMS, row);
  LiftImportColumn *column = &lift_import_model_get_map (self->model)->symptoms[field];

  column->from = scales[choice].from;
  column->to = scales[choice].to;
  update_subtitle (self, field);
  lift_import_model_map_changed (self->model);
}

static void
date_format_cb (LiftImportMapCard *self, int choice)
{
  lift_import_model_get_map (self->model)->date_format = (LiftImportDateFormat) choice;
  lift_import_model_map_changed (self->model);
}

static void
several_cb (LiftImportMapCard *self, int choice)
{
  lift_import_model_get_map (self->model)->several = (LiftImportSeveral) choice;
  lift_import_model_map_changed (self->model);
}

static GtkWidget *
add_choice (GtkWidget *box, const char *question, const char *const *answers, int choice)
{
  GtkWidget *row = lift_choice_row_new (question, NULL, answers);

  lift_choice_row_set_may_be_none (LIFT_CHOICE_ROW (row), FALSE);
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (row), choice);
  gtk_box_append (GTK_BOX (box), row);
  return row;
}

static void
add_columns (LiftImportMapCard *self, GtkWidget *box, int field)
{
  const char *const *columns = lift_import_model_get_columns (self->model);
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();
  const char *name = *get_name (self, field);
  int choice = 0;

  g_ptr_array_add (answers, (gpointer) C_("import", "None"));
  for (guint i = 0; columns[i] != NULL && i < MAX_COLUMNS; i++) {
    if (g_strcmp0 (columns[i], name) == 0)
      choice = (int) i + 1;
    g_ptr_array_add (answers, (gpointer) columns[i]);
  }
  g_ptr_array_add (answers, NULL);
  self->columns[field] = add_choice (box, _("Which column is it?"), (const char *const *) answers->pdata, choice);
  g_signal_connect (self->columns[field], "chosen", G_CALLBACK (column_cb), self);
}

static void
add_scale (LiftImportMapCard *self, GtkWidget *box, int field)
{
  const LiftImportColumn *column = &lift_import_model_get_map (self->model)->symptoms[field];
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (g_free);
  int choice = -1;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++) {
    /* Translators: a scale, from its lowest to its highest number: "0–100"; the second is what is worst. */
    g_ptr_array_add (answers, g_strdup_printf (C_("import scale", "%g–%g"), scales[i].from, scales[i].to));
    if (scales[i].from == column->from && scales[i].to == column->to)
      choice = (int) i;
  }
  g_ptr_array_add (answers, NULL);
  self->scales[field] = add_choice (box, _("From none to worst, it counts"), (const char *const *) answers->pdata, choice);
  g_signal_connect (self->scales[field], "chosen", G_CALLBACK (scale_cb), self);
}

static void
fill (LiftImportMapCard *self, LiftExpander *expander)
{
  int field = find_field (self, self->expanders, N_FIELDS, expander);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (box, "padded");
  add_columns (self, box, field);
  if (field < LIFT_N_SYMPTOMS)
    add_scale (self, box, field);
  if (field == FIELD_DATE) {
    const char *const formats[] = { C_("import", "Year first"), C_("import", "Day first"), C_("import", "Month first"), NULL };

    self->date_format = add_choice (box, _("How is a day written?"), formats,
                                    (int) lift_import_model_get_map (self->model)->date_format);
    g_signal_connect_swapped (self->date_format, "chosen", G_CALLBACK (date_format_cb), self);
  }
  lift_expander_set_content (expander, box);
}

static const char *
get_title (int field)
{
  if (field == FIELD_DATE)
    return C_("import", "Day");
  return field == FIELD_NOTE ? C_("import", "Note") : lift_format_symptom ((LiftSymptom) field);
}

static void
add_field (LiftImportMapCard *self, GtkWidget *card, int field)
{
  self->expanders[field] = lift_expander_new (get_title (field), NULL);
  g_signal_connect_object (self->expanders[field], "first-opened", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  update_subtitle (self, field);
  gtk_box_append (GTK_BOX (card), self->expanders[field]);
}

static void
lift_import_map_card_dispose (GObject *object)
{
  g_clear_object (&LIFT_IMPORT_MAP_CARD (object)->model);
  G_OBJECT_CLASS (lift_import_map_card_parent_class)->dispose (object);
}

static void
lift_import_map_card_class_init (LiftImportMapCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_import_map_card_dispose;
}

static void
lift_import_map_card_init (LiftImportMapCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
}

/** lift_import_map_card_new: Returns: (transfer floating): the card of a model that has a map. */
GtkWidget *
lift_import_map_card_new (LiftImportModel *model)
{
  const char *const answers[] = { C_("import", "The worst"), C_("import", "The last one"), NULL };
  LiftImportMapCard *self = g_object_new (LIFT_TYPE_IMPORT_MAP_CARD, NULL);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->model = g_object_ref (model);
  gtk_box_append (GTK_BOX (self), lift_ui_make_label (_("What the columns mean"), "heading"));
  gtk_box_append (GTK_BOX (self), lift_ui_make_label (_("This is the table of another program. Look whether each line is "
                                                        "right; what has no column stays “not answered”."), "quiet"));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "rows");
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  add_field (self, card, FIELD_DATE);
  for (int i = 0; i < LIFT_N_SYMPTOMS; i++)
    add_field (self, card, i);
  add_field (self, card, FIELD_NOTE);
  self->several = add_choice (card, _("Several rows on one day: take"), answers,
                              (int) lift_import_model_get_map (model)->several);
  gtk_widget_add_css_class (self->several, "padded");
  g_signal_connect_swapped (self->several, "chosen", G_CALLBACK (several_cb), self);
  gtk_box_append (GTK_BOX (self), card);
  return GTK_WIDGET (self);
}
