/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lift-chart-painter.h"
#include "lift-cli-private.h"
#include "lift-csv.h"
#include "lift-error.h"
#include "lift-output.h"
#include "lift-report-document.h"
#include "lift-report-pdf.h"

#define CHART_WIDTH 800
#define CHART_HEIGHT 720
#define CHART_FONT_SIZE 12
#define PNG_SCALE 2

const LiftCliOption lift_cli_export_options[] = {
  { "format", 0, "pdf|csv|png|svg", N_("pdf: chart and table; csv: the numbers; png, svg: the chart") },
  { "output", 'o', "FILE", N_("file to write; - for the output; a neutral name in this folder if not given") },
  { "from", 0, "DAY", N_("first day") },
  { "to", 0, "DAY", N_("last day") },
  { "procedure", 0, "ID", N_("another thread lift than the current one") },
  { NULL },
};

typedef struct {
  LiftSnapshot *snapshot;
  LiftReference *guide;
  LiftDate from;
  LiftDate to;
  LiftDate today;
  gint64 now;
} Source;

static void
source_clear (Source *source)
{
  g_clear_pointer (&source->snapshot, lift_snapshot_unref);
  g_clear_pointer (&source->guide, lift_reference_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

static LiftChartSpec
get_chart (const Source *source)
{
  LiftDate day0 = lift_episode_get_procedure (source->snapshot->episode)->day0;

  return (LiftChartSpec){
    .episode = source->snapshot->episode,
    .reference = source->guide,
    .symptoms = 1 << LIFT_SYMPTOM_SWELLING | 1 << LIFT_SYMPTOM_BRUISING | 1 << LIFT_SYMPTOM_DISCOMFORT,
    .small_multiples = TRUE,
    .width = CHART_WIDTH,
    .height = CHART_HEIGHT,
    .first_day = source->from != LIFT_DATE_NONE ? source->from - day0 : G_MININT,
    .last_day = source->to != LIFT_DATE_NONE ? source->to - day0 : G_MININT,
    .today = source->today - day0,
    .rtl = lift_report_is_rtl (),
    .font_size = CHART_FONT_SIZE,
    .milestones = source->snapshot->milestones,
  };
}

static GBytes *
make_pdf (const Source *source, GError **error)
{
  LiftReportOptions options = { source->from, source->to, LIFT_PAPER_LOCALE, source->today, source->now,
                                source->snapshot->milestones };

  return lift_report_pdf (source->snapshot->episode, source->guide, source->snapshot->contacts, &options, error);
}

static GBytes *
make_csv (const Source *source, GError **error)
{
  return lift_csv_write (source->snapshot->episode, ',', NULL, NULL);
}

static GBytes *
make_png (const Source *source, GError **error)
{
  LiftChartSpec spec = get_chart (source);

  return lift_chart_to_png (&spec, PNG_SCALE, error);
}

static GBytes *
make_svg (const Source *source, GError **error)
{
  LiftChartSpec spec = get_chart (source);

  return lift_chart_to_svg (&spec, error);
}

static const struct {
  const char *name;
  GBytes *(*make) (const Source *source, GError **error);
} formats[] = { { "pdf", make_pdf }, { "csv", make_csv }, { "png", make_png }, { "svg", make_svg } };

static gboolean
find_format (const char *name, guint *format, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    if (g_strcmp0 (name, formats[i].name) == 0) {
      *format = i;
      return TRUE;
    }
  }
  if (name == NULL)
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _("Say what to write: --format pdf, csv, png or svg. Nothing was written."));
  else
    lift_cli_set_choice_error (error, "format", name, "pdf, csv, png, svg");
  return FALSE;
}

static gboolean
parse_limits (Source *source, const LiftCliArgs *args, GError **error)
{
  const LiftProcedure *procedure = lift_episode_get_procedure (source->snapshot->episode);
  const char *from = lift_cli_args_get (args, "from");
  const char *to = lift_cli_args_get (args, "to");

  if ((from != NULL && !lift_cli_parse_day (from, procedure, &source->from, error)) ||
      (to != NULL && !lift_cli_parse_day (to, procedure, &source->to, error)))
    return FALSE;
  if (source->from == LIFT_DATE_NONE || source->to == LIFT_DATE_NONE || source->from <= source->to)
    return TRUE;
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                       _("The first day comes after the last one. Nothing was written."));
  return FALSE;
}

static gboolean
load (LiftCli *cli, const LiftCliArgs *args, Source *source, GError **error)
{
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_READ, error);
  g_autoptr (LiftProcedure) procedure = NULL;

  if (store != NULL)
    procedure = lift_cli_get_procedure (store, lift_cli_args_get (args, "procedure"), error);
  if (procedure == NULL)
    return FALSE;
  if (procedure->day0 == LIFT_DATE_NONE) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                         _("This procedure has no date yet, so there are no days to write. Nothing was written."));
    return FALSE;
  }
  source->snapshot = lift_store_load_snapshot (store, procedure->uuid, error);
  source->guide = source->snapshot != NULL ? lift_cli_load_guide (error) : NULL;
  if (source->guide == NULL)
    return FALSE;
  source->today = lift_clock_get_diary_day (cli->clock, source->snapshot->day_end_hours);
  source->now = lift_clock_get_now_utc (cli->clock);
  return parse_limits (source, args, error);
}

static char *
suggest_name (const Source *source, const char *extension)
{
  const LiftEpisode *episode = source->snapshot->episode;
  guint n_entries = lift_episode_get_n_entries (episode);
  LiftDate day0 = lift_episode_get_procedure (episode)->day0;
  LiftDate first = n_entries > 0 ? lift_episode_get_nth (episode, 0)->for_day : day0;
  LiftDate last = n_entries > 0 ? lift_episode_get_nth (episode, n_entries - 1)->for_day : day0;
  g_autofree char *iso = lift_date_to_iso (source->today);

  first = source->from != LIFT_DATE_NONE ? source->from : first;
  last = source->to != LIFT_DATE_NONE ? source->to : last;
  return lift_output_suggest_name (extension, first - day0, MAX (first, last) - day0, iso);
}

/** lift_cli_export: `export`: writes a file and leaves the diary as it is. */
gboolean
lift_cli_export (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_auto (Source) source = { .from = LIFT_DATE_NONE, .to = LIFT_DATE_NONE };
  const char *output = lift_cli_args_get (args, "output");
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint format;

  if (!find_format (lift_cli_args_get (args, "format"), &format, error) || !load (cli, args, &source, error))
    return FALSE;
  bytes = formats[format].make (&source, error);
  if (bytes == NULL)
    return FALSE;
  name = suggest_name (&source, formats[format].name);
  return lift_cli_deliver (cli, bytes, output != NULL ? output : name, formats[format].name, error);
}
