/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "lift-cli-private.h"
#include "lift-error.h"
#include "lift-format.h"
#include "lift-text-chart.h"

const LiftCliOption lift_cli_show_options[] = {
  { "day", 0, "DAY", N_("show this day alone") },
  { "procedure", 0, "ID", N_("another thread lift than the current one") },
  { NULL },
};

#define MIN_CHART_COLUMNS 40
#define MAX_CHART_COLUMNS 200

typedef struct {
  LiftSnapshot *snapshot;
  LiftReference *guide;
  GPtrArray *findings;
  LiftDate today;
  LiftEntry *day;
} View;

static void
view_clear (View *view)
{
  g_clear_pointer (&view->snapshot, lift_snapshot_unref);
  g_clear_pointer (&view->guide, lift_reference_unref);
  g_clear_pointer (&view->findings, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (View, view_clear)

static gboolean
find_day (View *view, const char *text, GError **error)
{
  LiftDate day;

  if (!lift_cli_parse_day (text, lift_episode_get_procedure (view->snapshot->episode), &day, error))
    return FALSE;
  view->day = lift_episode_get_entry (view->snapshot->episode, day);
  if (view->day != NULL)
    return TRUE;
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND, _("Nothing is written for that day."));
  return FALSE;
}

static gboolean
load (LiftCli *cli, const LiftCliArgs *args, View *view, GError **error)
{
  const char *day = lift_cli_args_get (args, "day");
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_READ, error);
  g_autoptr (LiftProcedure) procedure = NULL;
  const LiftEpisode *episode;
  GPtrArray *contacts;

  if (store != NULL)
    procedure = lift_cli_get_procedure (store, lift_cli_args_get (args, "procedure"), error);
  if (procedure == NULL)
    return FALSE;
  view->snapshot = lift_store_load_snapshot (store, procedure->uuid, error);
  view->guide = view->snapshot != NULL ? lift_cli_load_guide (error) : NULL;
  if (view->guide == NULL)
    return FALSE;
  view->today = lift_clock_get_diary_day (cli->clock, view->snapshot->day_end_hours);
  if (day != NULL && !find_day (view, day, error))
    return FALSE;
  episode = view->snapshot->episode;
  contacts = view->snapshot->contacts;
  if (view->day != NULL)
    view->findings = lift_assessment_run_day (episode, view->guide, contacts, view->today, view->day->for_day);
  else
    view->findings = lift_assessment_run (episode, view->guide, contacts, view->today);
  return TRUE;
}

static void
print_json (LiftCli *cli, const View *view)
{
  const LiftEpisode *episode = view->snapshot->episode;
  const LiftProcedure *procedure = lift_episode_get_procedure (episode);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "procedure");
  lift_cli_json_procedure (builder, procedure);
  lift_cli_json_day (builder, procedure, view->today);
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lift_episode_get_n_entries (episode); i++) {
    const LiftEntry *entry = lift_episode_get_nth (episode, i);

    if (view->day == NULL || view->day == entry)
      lift_cli_json_entry (builder, episode, entry);
  }
  json_builder_end_array (builder);
  lift_cli_json_findings (builder, episode, view->findings, view->snapshot->emergency_number);
  json_builder_end_object (builder);
  lift_cli_print_json (cli, builder);
}

static gboolean
has_scores (const LiftEpisode *episode, LiftSymptom symptom)
{
  for (guint i = 0; i < lift_episode_get_n_entries (episode); i++) {
    if (lift_episode_get_nth (episode, i)->scores[symptom] != LIFT_SCORE_NONE)
      return TRUE;
  }
  return FALSE;
}

/* As wide as the terminal is; what she or a script says comes first, and 80 where there is none. */
static int
get_chart_columns (LiftCli *cli)
{
  const char *said = g_getenv ("COLUMNS");
  struct winsize size = { 0 };
  guint64 columns;

  if (said != NULL && g_ascii_string_to_unsigned (said, 10, 1, G_MAXINT, &columns, NULL))
    return (int) CLAMP (columns, MIN_CHART_COLUMNS, MAX_CHART_COLUMNS);
  if (fileno (cli->out) >= 0 && ioctl (fileno (cli->out), TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return CLAMP (size.ws_col, MIN_CHART_COLUMNS, MAX_CHART_COLUMNS);
  return LIFT_CLI_COLUMNS;
}

static void
print_charts (LiftCli *cli, const View *view)
{
  const LiftEpisode *episode = view->snapshot->episode;
  g_autofree char *provenance = lift_format_guide_provenance (view->guide);

  for (guint s = 0; s < LIFT_N_SYMPTOMS; s++) {
    g_autofree char *chart = NULL;
    g_autofree char *sentence = NULL;

    if (!has_scores (episode, (LiftSymptom) s))
      continue;
    chart = lift_text_chart (episode, view->guide, (LiftSymptom) s, view->today, get_chart_columns (cli), cli->utf8);
    sentence = lift_format_symptom_sentence (episode, view->guide, (LiftSymptom) s);
    lift_cli_print (cli, "\n%s", chart);
    lift_cli_print_wrapped (cli, 0, sentence);
  }
  lift_cli_print (cli, "\n");
  lift_cli_print_wrapped (cli, 0, provenance);
  if (!lift_procedure_get_guide_applies (lift_episode_get_procedure (episode)))
    lift_cli_print_wrapped (cli, 0, _("The guide was not made for your procedure."));
}

static void
print_all (LiftCli *cli, const View *view)
{
  const LiftEpisode *episode = view->snapshot->episode;
  const LiftProcedure *procedure = lift_episode_get_procedure (episode);
  g_autofree char *line = lift_format_procedure_line (procedure);
  g_autofree char *today = lift_format_day_title (procedure, view->today);

  lift_cli_print_wrapped (cli, 0, line);
  lift_cli_print (cli, _("Today: %s"), today);
  lift_cli_print (cli, "\n\n");
  if (lift_episode_get_n_entries (episode) == 0) {
    lift_cli_print_wrapped (cli, 0, _("Your line starts with the first day you log."));
    return;
  }
  lift_cli_print_table (cli, episode);
  if (procedure->day0 != LIFT_DATE_NONE)
    print_charts (cli, view);
}

/** lift_cli_show: `show`: table, charts with the guide, and what the diary has to say. */
gboolean
lift_cli_show (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_auto (View) view = { NULL };

  if (!load (cli, args, &view, error))
    return FALSE;
  if (cli->json) {
    print_json (cli, &view);
    return TRUE;
  }
  if (view.day != NULL)
    lift_cli_print_day (cli, view.snapshot->episode, view.day);
  else
    print_all (cli, &view);
  lift_cli_print_findings (cli, view.snapshot->episode, view.findings, view.snapshot->emergency_number);
  return TRUE;
}
