/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-export.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lift-chart-painter.h"
#include "lift-csv.h"
#include "lift-error.h"
#include "lift-fhir.h"
#include "lift-html.h"
#include "lift-ics.h"
#include "lift-json.h"
#include "lift-language.h"
#include "lift-output.h"
#include "lift-report-document.h"
#include "lift-report-pdf.h"
#include "lift-visit-content.h"

#define CHART_WIDTH 800
#define CHART_HEIGHT 720
#define CHART_TOGETHER_HEIGHT 480
#define CHART_FONT_SIZE 12
#define PNG_SCALE 2

static const struct {
  const char *key;
  const char *extension;
} formats[LIFT_N_EXPORT_FORMATS] = {
  [LIFT_EXPORT_PDF] = { "pdf", "pdf" },
  [LIFT_EXPORT_CSV] = { "csv", "csv" },
  [LIFT_EXPORT_CSV_SEMICOLON] = { "csv-semicolon", "semicolon.csv" },
  [LIFT_EXPORT_JSON] = { "json", "json" },
  [LIFT_EXPORT_FHIR] = { "fhir", "fhir.json" },
  [LIFT_EXPORT_ICS] = { "ics", "ics" },
  [LIFT_EXPORT_PNG] = { "png", "png" },
  [LIFT_EXPORT_SVG] = { "svg", "svg" },
  [LIFT_EXPORT_HTML] = { "html", "html" },
  [LIFT_EXPORT_TEXT] = { "text", "txt" },
};

/* @ready: made in the first step; @document: of a PDF, to be laid out in the second; @n_unknown: characters in it that no
 * font can print. */
struct _LiftExport {
  LiftExportSource source;
  LiftExportOptions options;
  GBytes *ready;
  LiftReportDocument *document;
  guint n_unknown;
};

/** lift_export_source_clear: gives up what @self holds. */
void
lift_export_source_clear (LiftExportSource *self)
{
  g_clear_pointer (&self->archive, lift_archive_unref);
  g_clear_pointer (&self->procedure, g_free);
  g_clear_pointer (&self->guide, lift_reference_unref);
  g_clear_pointer (&self->schedule, lift_schedule_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
}

static void
copy_source (LiftExportSource *copy, const LiftExportSource *source)
{
  *copy = *source;
  copy->archive = lift_archive_ref (source->archive);
  copy->procedure = g_strdup (source->procedure);
  copy->guide = source->guide != NULL ? lift_reference_ref (source->guide) : NULL;
  copy->schedule = source->schedule != NULL ? lift_schedule_ref (source->schedule) : NULL;
  copy->zone = g_time_zone_ref (source->zone);
}

/** lift_export_options_init: everything, all days, the program's language, her country's paper. */
void
lift_export_options_init (LiftExportOptions *self, LiftExportFormat format)
{
  *self = (LiftExportOptions) { .format = format,
                                .from = LIFT_DATE_NONE,
                                .to = LIFT_DATE_NONE,
                                .birth_date = LIFT_DATE_NONE };
}

/** lift_export_options_clear: frees what @self holds. */
void
lift_export_options_clear (LiftExportOptions *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->language, g_free);
}

static void
copy_options (LiftExportOptions *copy, const LiftExportOptions *options)
{
  *copy = *options;
  copy->name = g_strdup (options->name);
  copy->language = g_strdup (options->language);
}

/** lift_export_format_to_key: Returns: (transfer none): its stable name, such as "csv-semicolon". */
const char *
lift_export_format_to_key (LiftExportFormat format)
{
  return formats[format].key;
}

/** lift_export_format_from_key: Returns: whether @key is known. */
gboolean
lift_export_format_from_key (const char *key, LiftExportFormat *format)
{
  for (guint i = 0; i < LIFT_N_EXPORT_FORMATS; i++) {
    if (g_strcmp0 (key, formats[i].key) == 0) {
      *format = (LiftExportFormat) i;
      return TRUE;
    }
  }
  return FALSE;
}

/** lift_export_format_to_extension: Returns: (transfer none): the end of a file's name, without the dot. */
const char *
lift_export_format_to_extension (LiftExportFormat format)
{
  return formats[format].extension;
}

/** lift_export_source_get_record: Returns: (transfer none) (nullable): the thread lift that it is about. */
LiftArchiveRecord *
lift_export_source_get_record (const LiftExportSource *self)
{
  return lift_archive_find (self->archive, self->procedure);
}

/**
 * lift_export_suggest_name:
 * @source: what it is made of
 * @options: what it holds
 *
 * A neutral name: neither hers nor that of the procedure is in it.
 *
 * Returns: (transfer full): the name of a file.
 */
char *
lift_export_suggest_name (const LiftExportSource *source, const LiftExportOptions *options)
{
  const LiftArchiveRecord *record = lift_export_source_get_record (source);
  g_autoptr (LiftEpisode) episode = record != NULL ? lift_export_dup_episode (source, options) : NULL;
  guint n_entries = episode != NULL ? lift_episode_get_n_entries (episode) : 0;
  LiftDate day0 = record != NULL ? record->procedure->day0 : LIFT_DATE_NONE;
  LiftDate first = n_entries > 0 ? lift_episode_get_nth (episode, 0)->for_day : day0;
  LiftDate last = n_entries > 0 ? lift_episode_get_nth (episode, n_entries - 1)->for_day : day0;
  g_autofree char *iso = lift_date_to_iso (source->today);

  if (day0 == LIFT_DATE_NONE)
    return lift_output_suggest_name (formats[options->format].extension, 0, 0, iso);
  first = options->from != LIFT_DATE_NONE ? options->from : first;
  last = options->to != LIFT_DATE_NONE ? options->to : last;
  return lift_output_suggest_name (formats[options->format].extension, first - day0, MAX (first, last) - day0, iso);
}

/** lift_export_has_day: Returns: whether @day is one of those that were asked for. */
gboolean
lift_export_has_day (const LiftExportOptions *options, LiftDate day)
{
  return (options->from == LIFT_DATE_NONE || day >= options->from) &&
         (options->to == LIFT_DATE_NONE || day <= options->to);
}

/** lift_export_strip_entry: Returns: (transfer full): @entry without what is to be left out. */
LiftEntry *
lift_export_strip_entry (LiftEntry *entry, const LiftExportOptions *options)
{
  LiftEntry *copy;

  if (!options->without_notes && !options->without_signs)
    return lift_entry_ref (entry);
  copy = lift_entry_copy (entry);
  if (options->without_notes) {
    g_free (copy->note);
    copy->note = g_strdup ("");
    for (guint i = 0; i < copy->ticks->len; i++)
      g_clear_pointer (&((LiftTick *) g_ptr_array_index (copy->ticks, i))->text, g_free);
  }
  if (options->without_signs) {
    copy->signs_checked = FALSE;
    g_array_set_size (copy->signs, 0);
    copy->temperature_c10 = LIFT_TEMPERATURE_NONE;
  }
  return copy;
}

/**
 * lift_export_dup_episode:
 * @source: what it is made of; its procedure is in the archive
 * @options: which days, and what to leave out
 *
 * Returns: (transfer full): the newest state of each day that was asked for, without what is to be left out.
 */
LiftEpisode *
lift_export_dup_episode (const LiftExportSource *source, const LiftExportOptions *options)
{
  const LiftArchiveRecord *record = lift_export_source_get_record (source);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);
  g_autoptr (LiftProcedure) procedure = lift_procedure_copy (record->procedure);

  for (guint i = 0; i < record->states->len; i++) {
    LiftEntry *state = g_ptr_array_index (record->states, i);
    LiftEntry *next = i + 1 < record->states->len ? g_ptr_array_index (record->states, i + 1) : NULL;

    if (state->deleted || (next != NULL && next->for_day == state->for_day))
      continue;
    if (lift_export_has_day (options, state->for_day))
      g_ptr_array_add (entries, lift_export_strip_entry (state, options));
  }
  if (options->without_notes) {
    g_ptr_array_set_size (procedure->questions, 0);
    g_clear_pointer (&procedure->goals, g_free);
    g_clear_pointer (&procedure->baseline_note, g_free);
  }
  return lift_episode_new (procedure, entries, source->archive->day_end_hours);
}

/**
 * lift_export_dup_contacts:
 * @source: what it is made of
 * @options: what to leave out
 *
 * Returns: (transfer full) (element-type LiftContact): what she did about findings.
 */
GPtrArray *
lift_export_dup_contacts (const LiftExportSource *source, const LiftExportOptions *options)
{
  const LiftArchiveRecord *record = lift_export_source_get_record (source);
  GPtrArray *contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_contact_free);

  for (guint i = 0; i < record->contacts->len && !options->without_signs; i++) {
    LiftContact *contact = lift_contact_copy (g_ptr_array_index (record->contacts, i));

    if (options->without_notes)
      g_clear_pointer (&contact->note, g_free);
    g_ptr_array_add (contacts, contact);
  }
  return contacts;
}

/** lift_export_get_stamp: Returns: the UTC second that a file says it was made at; SOURCE_DATE_EPOCH fixes it. */
gint64
lift_export_get_stamp (const LiftExportSource *source)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    return seconds;
  return source->now;
}

static GBytes *
make_chart (const LiftExportSource *source, const LiftExportOptions *options, GError **error)
{
  g_autoptr (LiftEpisode) episode = lift_export_dup_episode (source, options);
  LiftDate day0 = lift_episode_get_procedure (episode)->day0;
  LiftChartSpec spec = {
    .episode = episode,
    .reference = source->guide,
    .symptoms = options->symptoms != 0 ? options->symptoms : (1u << LIFT_N_CORE_SYMPTOMS) - 1,
    .small_multiples = !options->together,
    .width = CHART_WIDTH,
    .height = options->together ? CHART_TOGETHER_HEIGHT : CHART_HEIGHT,
    .first_day = options->from != LIFT_DATE_NONE ? options->from - day0 : G_MININT,
    .last_day = options->to != LIFT_DATE_NONE ? options->to - day0 : G_MININT,
    .today = source->today - day0,
    .rtl = lift_language_is_rtl (),
    .font_size = CHART_FONT_SIZE,
    .milestones = lift_export_source_get_record (source)->milestones,
  };

  if (options->format == LIFT_EXPORT_SVG)
    return lift_chart_to_svg (&spec, error);
  return lift_chart_to_png (&spec, PNG_SCALE, error);
}

static GBytes *
make_text (const LiftExportSource *source, const LiftExportOptions *options)
{
  g_autoptr (LiftVisitContent) content = lift_visit_content_new_for_export (source, options);
  char *text = lift_visit_content_to_text (content);

  return g_bytes_new_take (text, strlen (text));
}

/* A calendar is read by people, so it is made in the first step. */
static GBytes *
make_calendar (const LiftExportSource *source, GError **error)
{
  GBytes *bytes = lift_ics_write_diary (source->archive, source->schedule, source->today,
                                        lift_export_get_stamp (source), "Afterlift " LIFT_VERSION);

  if (bytes == NULL)
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                         _("Nothing is planned from today on, so nothing was written."));
  return bytes;
}

static gboolean
check (const LiftExportSource *source, const LiftExportOptions *options, GError **error)
{
  const LiftArchiveRecord *record = lift_export_source_get_record (source);

  if (options->format == LIFT_EXPORT_JSON || options->format == LIFT_EXPORT_ICS)
    return TRUE;
  if (record == NULL) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND,
                         _("This procedure is not in the diary. Nothing was written."));
    return FALSE;
  }
  if (record->procedure->day0 == LIFT_DATE_NONE) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                         _("This procedure has no date yet, so there are no days to write. Nothing was written."));
    return FALSE;
  }
  return TRUE;
}

/* What has to be said in a language. */
static gboolean
prepare (LiftExport *self, GError **error)
{
  switch (self->options.format) {
  case LIFT_EXPORT_PDF:
    self->document = lift_report_document_new (&self->source, &self->options);
    return TRUE;
  case LIFT_EXPORT_PNG:
  case LIFT_EXPORT_SVG:
    self->ready = make_chart (&self->source, &self->options, error);
    return self->ready != NULL;
  case LIFT_EXPORT_CSV:
  case LIFT_EXPORT_CSV_SEMICOLON:
  case LIFT_EXPORT_JSON:
  case LIFT_EXPORT_FHIR:
    return TRUE;
  case LIFT_EXPORT_ICS:
    self->ready = make_calendar (&self->source, error);
    return self->ready != NULL;
  case LIFT_EXPORT_HTML:
    self->ready = lift_html_write (&self->source, &self->options);
    return TRUE;
  case LIFT_EXPORT_TEXT:
    self->ready = make_text (&self->source, &self->options);
    return TRUE;
  }
  g_assert_not_reached ();
}

/**
 * lift_export_new:
 * @source: what it is made of
 * @options: what it holds. Its language is for the caller to enter (lift_report_language_enter())
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the export, ready for lift_export_run().
 */
LiftExport *
lift_export_new (const LiftExportSource *source, const LiftExportOptions *options, GError **error)
{
  g_autoptr (LiftExport) self = NULL;

  if (!check (source, options, error))
    return NULL;
  self = g_new0 (LiftExport, 1);
  copy_source (&self->source, source);
  copy_options (&self->options, options);
  return prepare (self, error) ? g_steal_pointer (&self) : NULL;
}

/** lift_export_free: frees @self. */
void
lift_export_free (LiftExport *self)
{
  lift_export_source_clear (&self->source);
  lift_export_options_clear (&self->options);
  g_clear_pointer (&self->ready, g_bytes_unref);
  g_clear_pointer (&self->document, lift_report_document_unref);
  g_free (self);
}

/**
 * lift_export_run:
 * @self: an export
 * @cancellable: (nullable): to stop it
 * @progress: (nullable) (scope call): told now and then
 * @user_data: for @progress
 * @error: return location; %LIFT_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the file.
 */
GBytes *
lift_export_run (LiftExport *self, GCancellable *cancellable, LiftExportProgressFunc progress, gpointer user_data,
                 GError **error)
{
  g_autoptr (LiftEpisode) episode = NULL;

  switch (self->options.format) {
  case LIFT_EXPORT_PDF:
    return lift_report_pdf_write (self->document, lift_export_get_stamp (&self->source), cancellable, progress,
                                  user_data, &self->n_unknown, error);
  case LIFT_EXPORT_CSV:
  case LIFT_EXPORT_CSV_SEMICOLON:
    episode = lift_export_dup_episode (&self->source, &self->options);
    return lift_csv_write (episode, self->options.format == LIFT_EXPORT_CSV ? ',' : ';', cancellable, error);
  case LIFT_EXPORT_JSON:
    return lift_json_write (self->source.archive, &self->options, cancellable, error);
  case LIFT_EXPORT_FHIR:
    return lift_fhir_write (&self->source, &self->options, cancellable, error);
  case LIFT_EXPORT_ICS:
  case LIFT_EXPORT_PNG:
  case LIFT_EXPORT_SVG:
  case LIFT_EXPORT_HTML:
  case LIFT_EXPORT_TEXT:
    return g_bytes_ref (self->ready);
  }
  g_assert_not_reached ();
}

/**
 * lift_export_get_n_unknown:
 * @self: an export that was run
 *
 * Returns: how many characters of a PDF no font of this machine can print; 0 for the other formats.
 */
guint
lift_export_get_n_unknown (const LiftExport *self)
{
  return self->n_unknown;
}
