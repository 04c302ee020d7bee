/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-progress-table.h"

#include <glib/gi18n-lib.h>

#include "lift-format-event.h"
#include "lift-format.h"
#include "lift-ui-parts.h"

/* A table longer than this is shown from its newest day on; the exports hold all. */
#define MAX_TABLE_ROWS 400

static GtkWidget *
make_cell (const char *text, const char *css_class, gboolean heading)
{
  GtkWidget *label = lift_ui_make_label (text, css_class);

  /* Between words only: a heading that is cut in two is hard to read. */
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD);
  gtk_widget_add_css_class (label, heading ? "caption-heading" : "numeric");
  return label;
}

static GtkWidget *
make_quiet (const char *text)
{
  GtkWidget *label = lift_ui_make_label (text, "caption");

  gtk_widget_add_css_class (label, "quiet");
  return label;
}

/* Short, so that the scores have room beside large letters. */
static char *
format_day (LiftEpisode *episode, LiftEntry *entry)
{
  g_autofree char *name = lift_format_day_name (lift_episode_get_day_number (episode, entry->for_day));
  g_autofree char *date = lift_format_date_short (entry->for_day);

  /* Translators: a day in a table: "Day 3 · 19 Nov". */
  return g_strdup_printf (C_("table", "%1$s · %2$s"), name, date);
}

/* A day's scores, and under them what else was noted. Returns how many rows it took. */
static int
fill_row (GtkGrid *grid, int row, LiftEpisode *episode, LiftEntry *entry)
{
  g_autofree char *title = format_day (episode, entry);
  g_autofree char *noted = lift_format_noted (entry);

  gtk_grid_attach (grid, make_cell (title, NULL, FALSE), 0, row, 1, 1);
  for (int i = 0; i < LIFT_N_CORE_SYMPTOMS; i++) {
    g_autofree char *score = NULL;
    GtkWidget *cell;

    if (entry->scores[i] == LIFT_SCORE_NONE)
      score = g_strdup (C_("not answered, in a table", "–"));
    else
      score = g_strdup_printf (C_("scale cell", "%d"), entry->scores[i]);
    cell = make_cell (score, NULL, FALSE);
    gtk_widget_set_halign (cell, GTK_ALIGN_END);
    gtk_grid_attach (grid, cell, i + 1, row, 1, 1);
  }
  if (noted[0] == '\0')
    return 1;
  gtk_grid_attach (grid, make_quiet (noted), 0, row + 1, LIFT_N_CORE_SYMPTOMS + 1, 1);
  return 2;
}

static void
fill_headings (GtkGrid *grid)
{
  gtk_grid_attach (grid, make_cell (_("Day"), NULL, TRUE), 0, 0, 1, 1);
  for (int i = 0; i < LIFT_N_CORE_SYMPTOMS; i++) {
    GtkWidget *heading = make_cell (lift_format_symptom ((LiftSymptom) i), NULL, TRUE);

    gtk_widget_set_hexpand (heading, TRUE);
    gtk_label_set_xalign (GTK_LABEL (heading), 1);
    gtk_label_set_justify (GTK_LABEL (heading), GTK_JUSTIFY_RIGHT);
    gtk_grid_attach (grid, heading, i + 1, 0, 1, 1);
  }
}

/**
 * lift_progress_table_new:
 * @episode: days of a procedure
 *
 * Returns: (transfer floating): what the chart shows, as a table.
 */
GtkWidget *
lift_progress_table_new (LiftEpisode *episode)
{
  GtkWidget *grid = gtk_grid_new ();
  guint n = lift_episode_get_n_entries (episode);
  guint first = n > MAX_TABLE_ROWS ? n - MAX_TABLE_ROWS : 0;
  int row = 1;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "padded");
  fill_headings (GTK_GRID (grid));
  for (guint i = first; i < n; i++)
    row += fill_row (GTK_GRID (grid), row, episode, lift_episode_get_nth (episode, i));
  return grid;
}
