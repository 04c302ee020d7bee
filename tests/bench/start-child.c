/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A child of bench-start: a window, from nothing to its first painted frame. With `empty` an empty
 * AdwApplicationWindow; with `afterlift DIARY` the real application, and only a frame counts in which
 * Today shows the stored scores. Prints the moment (CLOCK_MONOTONIC) and the CPU time, in microseconds. */

#include <adwaita.h>
#include <locale.h>
#include <sys/resource.h>

#include "lift-application.h"
#include "lift-reference-file.h"
#include "lift-scale-cells.h"
#include "lift-store.h"
#include "lift-ui-resources-register.h"

/* What bench-start wrote for today. */
#define STORED_SCORE 2

static gboolean wants_scores;

static gint64
get_cpu_time (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_USEC_PER_SEC + usage.ru_utime.tv_usec +
         usage.ru_stime.tv_usec;
}

static int
count_stored_scores (GtkWidget *widget)
{
  int count = LIFT_IS_SCALE_CELLS (widget) && gtk_widget_get_mapped (widget) &&
              lift_scale_cells_get_score (LIFT_SCALE_CELLS (widget)) == STORED_SCORE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    count += count_stored_scores (child);
  return count;
}

static void
after_paint_cb (GdkFrameClock *clock, GtkWidget *window)
{
  if (wants_scores && count_stored_scores (window) < LIFT_N_CORE_SYMPTOMS)
    return;
  g_print ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", g_get_monotonic_time (), get_cpu_time ());
  _exit (0);
}

static void
realize_cb (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), window);
}

static void
window_added_cb (GtkApplication *application, GtkWidget *window)
{
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), NULL);
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 720, 760);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GApplication) application = NULL;
  char *arguments[] = { argv[0], (char *) "--diary", argc > 2 ? argv[2] : NULL, NULL };

  setlocale (LC_ALL, "");
  wants_scores = argc > 2;
  if (wants_scores) {
    lift_store_register_resources ();
    lift_report_register_resources ();
    lift_ui_register_resources ();
    application = G_APPLICATION (lift_application_new ());
  } else {
    application = G_APPLICATION (adw_application_new ("io.github.afterlift.Empty", G_APPLICATION_NON_UNIQUE));
    g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  }
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  g_application_run (application, wants_scores ? 3 : 1, arguments);
  /* Only a painted frame ends well. */
  return 1;
}
