/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-procedure-compare-page.h"

#include <glib/gi18n-lib.h>

#include "lift-choice-row.h"
#include "lift-format-procedure.h"
#include "lift-format.h"
#include "lift-ui-parts.h"

#define MAX_OTHERS 8

struct _LiftProcedureComparePage {
  AdwBin parent_instance;

  LiftDiaryModel *model;
  GCancellable *cancellable;
  /* The ones to compare with, and what was read of the chosen one. */
  GPtrArray *others;
  LiftEpisode *other;
  GtkWidget *table;
};

G_DEFINE_FINAL_TYPE (LiftProcedureComparePage, lift_procedure_compare_page, ADW_TYPE_BIN)

static char *
format_cell (LiftEpisode *episode, int day, gboolean spoken)
{
  LiftDate date = lift_episode_get_procedure (episode)->day0 + day;
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < LIFT_N_CORE_SYMPTOMS; i++) {
    int score = lift_episode_get_score (episode, date, (LiftSymptom) i);

    if (spoken) {
      g_autofree char *words = lift_format_score ((LiftSymptom) i, score);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? ", " : "", lift_format_symptom ((LiftSymptom) i), words);
    } else if (score == LIFT_SCORE_NONE) {
      g_string_append (text, i > 0 ? " · –" : "–");
    } else {
      g_autofree char *number = g_strdup_printf (C_("number", "%d"), score);

      g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", number);
    }
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
attach (LiftProcedureComparePage *self, const char *text, const char *spoken, const char *css_class, int column, int row)
{
  GtkWidget *label = lift_ui_make_label (text, css_class);

  gtk_widget_set_hexpand (label, column > 0);
  gtk_widget_add_css_class (label, "numeric");
  if (spoken != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_grid_attach (GTK_GRID (self->table), label, column, row, 1, 1);
}

static void
attach_head (LiftProcedureComparePage *self, LiftEpisode *episode, int column)
{
  g_autofree char *name = lift_format_procedure_name (lift_episode_get_procedure (episode));

  attach (self, name, NULL, "heading", column, 0);
}

static void
attach_day (LiftProcedureComparePage *self, LiftEpisode *const *episodes, int day, int row)
{
  g_autofree char *name = lift_format_day_name (day);

  attach (self, name, NULL, "heading", 0, row);
  for (int i = 0; i < 2; i++) {
    g_autofree char *text = format_cell (episodes[i], day, FALSE);
    g_autofree char *spoken = format_cell (episodes[i], day, TRUE);

    attach (self, text, spoken, NULL, i + 1, row);
  }
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* The day numbers that at least one of the two has something of, in order. */
static GArray *
list_days (LiftEpisode *const *episodes)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < 2; i++) {
    for (guint j = 0; j < lift_episode_get_n_entries (episodes[i]); j++) {
      int day = lift_episode_get_day_number (episodes[i], lift_episode_get_nth (episodes[i], j)->for_day);

      if (g_hash_table_add (seen, GINT_TO_POINTER (day)))
        g_array_append_val (days, day);
    }
  }
  g_array_sort (days, compare_days);
  return days;
}

static void
show_table (LiftProcedureComparePage *self)
{
  LiftEpisode *episodes[] = { lift_diary_model_get_episode (self->model), self->other };
  g_autoptr (GArray) days = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->table)) != NULL)
    gtk_grid_remove (GTK_GRID (self->table), child);
  if (episodes[0] == NULL || episodes[1] == NULL || lift_episode_get_procedure (episodes[0])->day0 == LIFT_DATE_NONE)
    return;
  attach (self, "", NULL, NULL, 0, 0);
  attach_head (self, episodes[0], 1);
  attach_head (self, episodes[1], 2);
  days = list_days (episodes);
  for (guint i = 0; i < days->len; i++)
    attach_day (self, episodes, g_array_index (days, int, i), (int) i + 1);
}

static gpointer
do_load (LiftStore *store, gpointer data, GError **error)
{
  return lift_store_load_episode (store, data, error);
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftProcedureComparePage) self = user_data;
  g_autoptr (GError) error = NULL;
  LiftEpisode *episode = lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, &error);

  if (episode == NULL) {
    if (self->model != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      lift_diary_model_notify (self->model, error->message);
    return;
  }
  g_clear_pointer (&self->other, lift_episode_unref);
  self->other = episode;
  if (self->model != NULL)
    show_table (self);
}

static void
load (LiftProcedureComparePage *self, guint position)
{
  LiftProcedure *other = g_ptr_array_index (self->others, position);

  lift_store_async_run_async (lift_diary_model_get_store (self->model), do_load, g_strdup (other->uuid), g_free,
                              (GDestroyNotify) lift_episode_unref, self->cancellable, load_cb, g_object_ref (self));
}

static void
chosen_cb (LiftProcedureComparePage *self, int choice)
{
  load (self, (guint) MAX (choice, 0));
}

/* The newest others first, as many as there are answers for. */
static void
find_others (LiftProcedureComparePage *self)
{
  GPtrArray *all = lift_diary_model_get_snapshot (self->model)->procedures;
  LiftProcedure *shown = lift_diary_model_get_procedure (self->model);

  for (guint i = all->len; i > 0 && self->others->len < MAX_OTHERS; i--) {
    LiftProcedure *procedure = g_ptr_array_index (all, i - 1);

    if (procedure->day0 != LIFT_DATE_NONE && g_strcmp0 (procedure->uuid, shown->uuid) != 0)
      g_ptr_array_add (self->others, lift_procedure_ref (procedure));
  }
}

static GtkWidget *
make_choice (LiftProcedureComparePage *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *row;

  for (guint i = 0; i < self->others->len; i++)
    g_ptr_array_add (names, lift_format_date_with_year (((LiftProcedure *) g_ptr_array_index (self->others, i))->day0));
  g_ptr_array_add (names, NULL);
  row = lift_choice_row_new (_("Compare with"), NULL, (const char *const *) names->pdata);
  lift_choice_row_set_may_be_none (LIFT_CHOICE_ROW (row), FALSE);
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (row), 0);
  g_signal_connect_object (row, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
build (LiftProcedureComparePage *self)
{
  GtkWidget *content;
  GtkWidget *page = lift_ui_make_page (&content);

  if (self->others->len > 1)
    gtk_box_append (GTK_BOX (content), make_choice (self));
  gtk_box_append (GTK_BOX (content), lift_ui_make_label (_("Swelling · bruising · pain or discomfort, each 0 to 10; “–” is not "
                                                           "answered. Two recoveries differ."), "quiet"));
  self->table = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->table), 6);
  gtk_grid_set_column_spacing (GTK_GRID (self->table), 18);
  gtk_widget_add_css_class (self->table, "card");
  gtk_widget_add_css_class (self->table, "padded");
  gtk_box_append (GTK_BOX (content), self->table);
  adw_bin_set_child (ADW_BIN (self), page);
}

static void
lift_procedure_compare_page_dispose (GObject *object)
{
  LiftProcedureComparePage *self = LIFT_PROCEDURE_COMPARE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->model);
  g_clear_pointer (&self->other, lift_episode_unref);
  G_OBJECT_CLASS (lift_procedure_compare_page_parent_class)->dispose (object);
}

static void
lift_procedure_compare_page_finalize (GObject *object)
{
  LiftProcedureComparePage *self = LIFT_PROCEDURE_COMPARE_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->other, lift_episode_unref);
  G_OBJECT_CLASS (lift_procedure_compare_page_parent_class)->finalize (object);
}

static void
lift_procedure_compare_page_class_init (LiftProcedureComparePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_procedure_compare_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lift_procedure_compare_page_finalize;
}

static void
lift_procedure_compare_page_init (LiftProcedureComparePage *self)
{
  self->cancellable = g_cancellable_new ();
  self->others = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_procedure_unref);
}

/** lift_procedure_compare_page_new: Returns: (transfer floating): the one on the screen beside another one with a date. */
GtkWidget *
lift_procedure_compare_page_new (LiftDiaryModel *model)
{
  LiftProcedureComparePage *self = g_object_new (LIFT_TYPE_PROCEDURE_COMPARE_PAGE, NULL);

  self->model = g_object_ref (model);
  find_others (self);
  build (self);
  if (self->others->len > 0)
    load (self, 0);
  return GTK_WIDGET (self);
}
