/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-page-preview.h"

#include <glib/gi18n-lib.h>

struct _LiftPagePreview {
  GtkWidget parent_instance;

  /* Of whoever set it, until something else is set. */
  LiftReportPages *pages;
  guint page;
};

G_DEFINE_FINAL_TYPE (LiftPagePreview, lift_page_preview, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
lift_page_preview_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lift_page_preview_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  LiftPagePreview *self = LIFT_PAGE_PREVIEW (widget);
  double width, height;

  *minimum = 0;
  *natural = 0;
  if (self->pages == NULL)
    return;
  lift_report_pages_get_size (self->pages, &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = (int) width;
  else
    *minimum = *natural = (int) ((for_size > 0 ? for_size : width) * height / width);
}

static void
lift_page_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LiftPagePreview *self = LIFT_PAGE_PREVIEW (widget);
  int room = gtk_widget_get_width (widget);
  double width, height;
  cairo_t *cr;

  if (self->pages == NULL || self->page >= lift_report_pages_get_n_pages (self->pages))
    return;
  lift_report_pages_get_size (self->pages, &width, &height);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) room, (float) gtk_widget_get_height (widget)));
  cairo_scale (cr, room / width, room / width);
  /* Paper is white in a dark window, too. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  lift_report_pages_draw (self->pages, cr, self->page);
  cairo_destroy (cr);
}

static void
lift_page_preview_class_init (LiftPagePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = lift_page_preview_get_request_mode;
  widget_class->measure = lift_page_preview_measure;
  widget_class->snapshot = lift_page_preview_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "pagepreview");
}

static void
lift_page_preview_init (LiftPagePreview *self)
{
}

/** lift_page_preview_new: Returns: (transfer floating): a preview of nothing. */
GtkWidget *
lift_page_preview_new (void)
{
  return g_object_new (LIFT_TYPE_PAGE_PREVIEW, NULL);
}

/**
 * lift_page_preview_set:
 * @self: a preview
 * @pages: (nullable) (transfer none): a report; it lives until something else is set
 * @page: the page to show, from 0
 */
void
lift_page_preview_set (LiftPagePreview *self, LiftReportPages *pages, guint page)
{
  g_autofree char *name = NULL;

  self->pages = pages;
  self->page = page;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (pages == NULL)
    return;
  /* Translators: the name of a picture of the page that will be printed. */
  name = g_strdup_printf (_("Preview of page %d of %d"), (int) page + 1, (int) lift_report_pages_get_n_pages (pages));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
