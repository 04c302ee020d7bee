/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-report-document.h"

#include "lift-report-content.h"
#include "lift-report-pdf.h"

struct _LiftReportDocument {
  LiftEpisode *episode;
  LiftReference *guide;
  GPtrArray *contacts;
  GPtrArray *milestones;
  LiftExportOptions options;
  LiftDate today;
  gatomicrefcount ref_count;
};

/** lift_report_document_new: Returns: (transfer full): the report of @source. */
LiftReportDocument *
lift_report_document_new (const LiftExportSource *source, const LiftExportOptions *options)
{
  LiftReportDocument *self = g_new0 (LiftReportDocument, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->episode = lift_export_dup_episode (source, options);
  self->guide = source->guide != NULL ? lift_reference_ref (source->guide) : NULL;
  self->contacts = lift_export_dup_contacts (source, options);
  self->milestones = g_ptr_array_ref (lift_export_source_get_record (source)->milestones);
  self->options = *options;
  self->today = source->today;
  return self;
}

/** lift_report_document_ref: Returns: (transfer full): @self. */
LiftReportDocument *
lift_report_document_ref (LiftReportDocument *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** lift_report_document_unref: gives up one reference to @self. */
void
lift_report_document_unref (LiftReportDocument *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  lift_episode_unref (self->episode);
  g_clear_pointer (&self->guide, lift_reference_unref);
  g_ptr_array_unref (self->contacts);
  g_ptr_array_unref (self->milestones);
  g_free (self);
}

GBytes *
lift_report_document_write_now (LiftReportDocument *self, gint64 created_at, GError **error)
{
  LiftReportOptions options = { self->options.from, self->options.to, self->options.paper,
                                self->today, created_at, self->milestones };

  return lift_report_pdf (self->episode, self->guide, self->contacts, &options, error);
}

LiftReportSheet *
_lift_report_document_lay_out (LiftReportDocument *self, double width, double height)
{
  LiftReportOptions options = { self->options.from, self->options.to, self->options.paper,
                                self->today, 0, self->milestones };
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans");
  LiftReportSheet *sheet = NULL;

  pango_context_set_font_description (context, font);
  sheet = lift_report_sheet_new (context, width, height, lift_report_is_rtl ());
  lift_report_fill (sheet, self->episode, self->guide, self->contacts, &options);
  g_object_unref (context);
  return sheet;
}
