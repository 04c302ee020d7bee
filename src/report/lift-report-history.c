/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lift-format-entry.h"
#include "lift-format.h"
#include "lift-report-document-private.h"

#define DAY_WIDTH 30.0
#define DATE_WIDTH 82.0
#define WRITTEN_WIDTH 110.0

/* When this state was written, in the time that her clock showed. */
static char *
format_written (const LiftEntry *state)
{
  gint64 local = state->recorded_at + state->utc_offset * (gint64) 60;
  g_autoptr (GDateTime) day = g_date_time_new_from_unix_utc (local);
  g_autofree char *date = day != NULL ? lift_format_date_table (lift_date_from_date_time (day)) : g_strdup ("");
  g_autofree char *time = lift_format_time (state->recorded_at, state->utc_offset);
  g_autofree char *words = g_strdup_printf (C_("report", "%s, %s"), date, time);

  if (state->author == LIFT_AUTHOR_HELPER)
    return g_strdup_printf ("%s\n%s", words, C_("report table", "by a helper"));
  return g_steal_pointer (&words);
}

static void
add_state (LiftReportDocument *self, const LiftEntry *state, LiftDate day0)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, g_strdup_printf ("%Id", state->for_day - day0));
  g_ptr_array_add (cells, lift_format_date_table (state->for_day));
  g_ptr_array_add (cells, format_written (state));
  g_ptr_array_add (cells, lift_format_entry_line (state));
  _lift_report_document_add_row (self, cells);
}

/*
 * _lift_report_add_history:
 * @self: a document
 * @source: what it is made of, with history
 * @options: which days, and what to leave out
 *
 * Adds every saved state of every day, oldest first, on a page of its own.
 */
void
_lift_report_add_history (LiftReportDocument *self, const LiftExportSource *source, const LiftExportOptions *options)
{
  const LiftArchiveRecord *record = lift_export_source_get_record (source);
  double room = _lift_report_document_get_room (self);

  if (self->width > 0)
    _lift_report_document_add (self, LIFT_REPORT_BLOCK_PAGE);
  _lift_report_document_add_text (self, LIFT_REPORT_TEXT_HEADING, _("Every saved state"));
  _lift_report_document_add_text (self, LIFT_REPORT_TEXT_STRONG,
                                  _("Complete copy for yourself. It contains notes you deleted or changed."));
  _lift_report_document_add_gap (self, 3);
  _lift_report_document_begin_table (self);
  _lift_report_document_add_column (self, C_("report table", "Day"), DAY_WIDTH, FALSE);
  _lift_report_document_add_column (self, C_("report table", "Date"), DATE_WIDTH, FALSE);
  _lift_report_document_add_column (self, C_("report table", "Written"), WRITTEN_WIDTH, FALSE);
  _lift_report_document_add_column (self, C_("report table", "What it said"),
                                    room - DAY_WIDTH - DATE_WIDTH - WRITTEN_WIDTH, FALSE);
  for (guint i = 0; i < record->states->len; i++) {
    g_autoptr (LiftEntry) state = NULL;

    if (!lift_export_has_day (options, ((LiftEntry *) g_ptr_array_index (record->states, i))->for_day))
      continue;
    state = lift_export_strip_entry (g_ptr_array_index (record->states, i), options);
    add_state (self, state, record->procedure->day0);
  }
}
