/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-window-private.h"

#include <glib/gi18n-lib.h>

/* The width in points above which a sheet is Letter: it is between the 595 of A4 and the 612 of Letter. */
#define LETTER_FROM 600.0

/* One printing: what to print, and how it was laid out for the printer's paper. */
typedef struct {
  LiftExportModel *model;
  LiftReportPages *pages;
} Printing;

static void
printing_free (gpointer data, GClosure *closure)
{
  Printing *printing = data;

  g_object_unref (printing->model);
  g_clear_pointer (&printing->pages, lift_report_pages_free);
  g_free (printing);
}

/* Only now is it known which paper was chosen in the dialog. */
static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *printing)
{
  LiftPaper paper = gtk_print_context_get_width (context) >= LETTER_FROM ? LIFT_PAPER_LETTER : LIFT_PAPER_A4;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&printing->pages, lift_report_pages_free);
  printing->pages = lift_export_model_make_pages (printing->model, paper, &error);
  if (printing->pages == NULL) {
    lift_diary_model_notify (lift_export_model_get_diary (printing->model), error->message);
    gtk_print_operation_cancel (operation);
    return;
  }
  gtk_print_operation_set_n_pages (operation, (int) lift_report_pages_get_n_pages (printing->pages));
}

/* The report has margins of its own; on paper of another size it is made smaller or larger as a whole. */
static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *printing)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  lift_report_pages_get_size (printing->pages, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width, gtk_print_context_get_height (context) / height);
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  lift_report_pages_draw (printing->pages, cr, (guint) page);
  cairo_restore (cr);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Printing *printing)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  g_debug ("printing: %s", error->message);
  lift_diary_model_notify (lift_export_model_get_diary (printing->model),
                           _("It could not be printed. Look whether the printer is on and has paper, or save the report "
                             "as a file and print that. Your diary is unchanged."));
}

/**
 * _lift_window_make_print_operation:
 * @model: a loaded copy of the diary, as a report
 *
 * Returns: (transfer full): the printing of @model's report, by the function that draws the PDF and the preview.
 */
GtkPrintOperation *
_lift_window_make_print_operation (LiftExportModel *model)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  LiftPaper paper = lift_export_model_get_options (model)->paper;
  Printing *printing = g_new0 (Printing, 1);

  printing->model = g_object_ref (model);
  if (paper != LIFT_PAPER_LOCALE) {
    g_autoptr (GtkPaperSize) size =
      gtk_paper_size_new (paper == LIFT_PAPER_A4 ? GTK_PAPER_NAME_A4 : GTK_PAPER_NAME_LETTER);

    gtk_page_setup_set_paper_size (setup, size);
  }
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  /* Printers keep names of jobs in lists that others see. */
  gtk_print_operation_set_job_name (operation, C_("print job", "Diary"));
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), printing);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), printing);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), printing, printing_free, 0);
  return operation;
}

/** _lift_window_print: asks for a printer and prints; the toolkit's dialog has a preview of its own. */
void
_lift_window_print (LiftWindow *self, LiftExportModel *model)
{
  g_autoptr (GtkPrintOperation) operation = _lift_window_make_print_operation (model);
  g_autoptr (GError) error = NULL;

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error) ==
      GTK_PRINT_OPERATION_RESULT_ERROR)
    g_debug ("printing: %s", error->message);
}
