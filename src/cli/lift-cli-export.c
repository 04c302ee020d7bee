/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lift-cli-private.h"
#include "lift-error.h"
#include "lift-export.h"
#include "lift-report-language.h"
#include "lift-store-reminders.h"

const LiftCliOption lift_cli_export_options[] = {
  { "format", 0, "NAME",
    N_ ("pdf: a report for the visit; csv, csv-semicolon: the numbers; json: the whole diary; fhir: for a clinic's "
        "system; ics: what is planned, for a phone; png, svg: the chart; html, text: page 1 of the report") },
  { "output", 'o', "FILE", N_ ("file to write; - for the output; a neutral name in this folder if not given") },
  { "from", 0, "DAY", N_ ("first day") },
  { "to", 0, "DAY", N_ ("last day") },
  { "without", 0, "WHAT", N_ ("leave out: notes (all that is in your words), signs, or notes,signs") },
  { "with-history", 0, NULL, N_ ("pdf, json: every saved state, what you deleted or changed too") },
  { "identity", 0, "NAME,BIRTHDATE",
    N_ ("pdf, html, text, fhir: who you are; one of the two may be empty; nobody is named if not given") },
  { "lang", 0, "LANG", N_ ("language of the page, such as de; your own words stay as they are") },
  { "paper", 0, "a4|letter", N_ ("pdf: that of your country if not given") },
  { "procedure", 0, "ID", N_ ("another thread lift than the current one") },
  { NULL },
};

#define BIT(format) (1u << (format))
#define DRAWN (BIT (LIFT_EXPORT_PNG) | BIT (LIFT_EXPORT_SVG))
#define PAGES (BIT (LIFT_EXPORT_PDF) | BIT (LIFT_EXPORT_HTML) | BIT (LIFT_EXPORT_TEXT))
#define TABLES (BIT (LIFT_EXPORT_CSV) | BIT (LIFT_EXPORT_CSV_SEMICOLON) | BIT (LIFT_EXPORT_FHIR))

/* Which format knows an option. One that it does not know is refused: it would not do what she asked for. */
static const struct {
  const char *option;
  guint formats;
} known[] = {
  { "from", DRAWN | PAGES | TABLES | BIT (LIFT_EXPORT_JSON) },
  { "to", DRAWN | PAGES | TABLES | BIT (LIFT_EXPORT_JSON) },
  { "without", DRAWN | PAGES | TABLES | BIT (LIFT_EXPORT_JSON) },
  { "with-history", BIT (LIFT_EXPORT_PDF) | BIT (LIFT_EXPORT_JSON) },
  { "identity", PAGES | BIT (LIFT_EXPORT_FHIR) },
  { "lang", DRAWN | PAGES | BIT (LIFT_EXPORT_ICS) },
  { "paper", BIT (LIFT_EXPORT_PDF) },
  { "procedure", DRAWN | PAGES | TABLES },
};

static char *
list_formats (void)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < LIFT_N_EXPORT_FORMATS; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", lift_export_format_to_key ((LiftExportFormat) i));
  return g_strdup (list->str);
}

static gboolean
parse_format (const LiftCliArgs *args, LiftExportFormat *format, GError **error)
{
  const char *key = lift_cli_args_get (args, "format");
  g_autofree char *formats = list_formats ();

  if (key == NULL) {
    g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                 /* Translators: %s is a list such as "pdf, csv, json". */
                 _("Say what to write: --format with one of %s. Nothing was written."), formats);
    return FALSE;
  }
  if (lift_export_format_from_key (key, format))
    return TRUE;
  lift_cli_set_choice_error (error, "format", key, formats);
  return FALSE;
}

static gboolean
check_known (const LiftCliArgs *args, LiftExportFormat format, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++) {
    if (!lift_cli_args_has (args, known[i].option) || (known[i].formats & BIT (format)) != 0)
      continue;
    g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                 /* Translators: %1$s is an option, %2$s a format such as "csv". */
                 _("The option --%1$s has no meaning for %2$s. Nothing was written; please leave it out."),
                 known[i].option, lift_export_format_to_key (format));
    return FALSE;
  }
  return TRUE;
}

static gboolean
parse_without (LiftExportOptions *options, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);

  for (guint i = 0; i == 0 || words[i] != NULL; i++) {
    if (g_strcmp0 (words[i], "notes") == 0) {
      options->without_notes = TRUE;
    } else if (g_strcmp0 (words[i], "signs") == 0) {
      options->without_signs = TRUE;
    } else {
      lift_cli_set_choice_error (error, "without", text, "notes, signs, notes,signs");
      return FALSE;
    }
  }
  return TRUE;
}

/* A name may have commas, a date has none. */
static gboolean
parse_identity (LiftExportOptions *options, const char *text, LiftDate today, GError **error)
{
  const char *comma = strrchr (text, ',');
  const char *born = comma != NULL ? comma + 1 : "";
  g_autofree char *name = comma != NULL ? g_strndup (text, (gsize) (comma - text)) : NULL;

  if (comma == NULL || (g_strstrip (name)[0] == '\0' && born[0] == '\0')) {
    g_set_error_literal (
      error, LIFT_ERROR, LIFT_ERROR_INVALID,
      _("Say a name, a comma and a date of birth after --identity, such as “Ann Example,1970-02-28”; "
         "one of the two may be left empty. Nothing was written."));
    return FALSE;
  }
  if (born[0] != '\0' && !lift_cli_parse_date (born, &options->birth_date, error))
    return FALSE;
  if (options->birth_date != LIFT_DATE_NONE && options->birth_date > today) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _("This date of birth lies ahead. Nothing was written; please check it."));
    return FALSE;
  }
  if (name[0] != '\0')
    options->name = g_steal_pointer (&name);
  return TRUE;
}

static gboolean
parse_paper (LiftExportOptions *options, const char *text, GError **error)
{
  if (g_str_equal (text, "a4")) {
    options->paper = LIFT_PAPER_A4;
  } else if (g_str_equal (text, "letter")) {
    options->paper = LIFT_PAPER_LETTER;
  } else {
    lift_cli_set_choice_error (error, "paper", text, "a4, letter");
    return FALSE;
  }
  return TRUE;
}

/* What can be said without the diary. */
static gboolean
parse_options (LiftExportOptions *options, const LiftCliArgs *args, LiftDate today, GError **error)
{
  const char *without = lift_cli_args_get (args, "without");
  const char *identity = lift_cli_args_get (args, "identity");
  const char *language = lift_cli_args_get (args, "lang");
  const char *paper = lift_cli_args_get (args, "paper");
  LiftExportFormat format;

  if (!parse_format (args, &format, error) || !check_known (args, format, error))
    return FALSE;
  lift_export_options_init (options, format);
  options->with_history = lift_cli_args_has (args, "with-history");
  options->language = g_strdup (language);
  return (without == NULL || parse_without (options, without, error)) &&
         (identity == NULL || parse_identity (options, identity, today, error)) &&
         (language == NULL || lift_report_language_check (language, error)) &&
         (paper == NULL || parse_paper (options, paper, error));
}

/* @procedure is NULL where there is none: the whole diary can be written all the same, but not by day numbers. */
static gboolean
parse_day (const char *text, const LiftProcedure *procedure, LiftDate *day, GError **error)
{
  if (text == NULL)
    return TRUE;
  return procedure != NULL ? lift_cli_parse_day (text, procedure, day, error) : lift_cli_parse_date (text, day, error);
}

static gboolean
parse_limits (LiftExportOptions *options, const LiftCliArgs *args, const LiftProcedure *procedure, GError **error)
{
  if (!parse_day (lift_cli_args_get (args, "from"), procedure, &options->from, error) ||
      !parse_day (lift_cli_args_get (args, "to"), procedure, &options->to, error))
    return FALSE;
  if (options->from == LIFT_DATE_NONE || options->to == LIFT_DATE_NONE || options->from <= options->to)
    return TRUE;
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                       _("The first day comes after the last one. Nothing was written."));
  return FALSE;
}

static gboolean
is_of_whole_diary (LiftExportFormat format)
{
  return format == LIFT_EXPORT_JSON || format == LIFT_EXPORT_ICS;
}

static gboolean
find_procedure (LiftStore *store, const LiftCliArgs *args, LiftExportFormat format, LiftProcedure **procedure,
                GError **error)
{
  g_autoptr (GError) none = NULL;

  *procedure = lift_cli_get_procedure (store, lift_cli_args_get (args, "procedure"), &none);
  if (*procedure != NULL || (is_of_whole_diary (format) && g_error_matches (none, LIFT_ERROR, LIFT_ERROR_NOT_FOUND)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&none));
  return FALSE;
}

static gboolean
load_schedule (LiftStore *store, LiftExportSource *source, GError **error)
{
  g_autoptr (LiftReminderFacts) facts = lift_store_load_reminder_facts (store, error);

  if (facts == NULL)
    return FALSE;
  source->schedule = lift_schedule_ref (facts->schedule);
  return TRUE;
}

static gboolean
load (LiftCli *cli, const LiftCliArgs *args, LiftExportOptions *options, LiftExportSource *source, GError **error)
{
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_READ, error);
  g_autoptr (GDateTime) now = lift_clock_dup_now (cli->clock);
  g_autoptr (LiftProcedure) procedure = NULL;

  if (store == NULL || !find_procedure (store, args, options->format, &procedure, error) ||
      !parse_limits (options, args, procedure, error))
    return FALSE;
  source->archive = lift_store_load_archive (store, options->with_history, error);
  source->guide = source->archive != NULL ? lift_cli_load_guide (error) : NULL;
  if (source->guide == NULL || (options->format == LIFT_EXPORT_ICS && !load_schedule (store, source, error)))
    return FALSE;
  source->procedure = procedure != NULL ? g_strdup (procedure->uuid) : NULL;
  source->now = lift_clock_get_now_utc (cli->clock);
  source->zone = g_time_zone_ref (g_date_time_get_timezone (now));
  source->today = options->format == LIFT_EXPORT_ICS
                    ? lift_clock_get_civil_day (cli->clock)
                    : lift_clock_get_diary_day (cli->clock, source->archive->day_end_hours);
  return TRUE;
}

/* All that needs a language is said while it is the one that was asked for. */
static LiftExport *
begin (const LiftExportSource *source, const LiftExportOptions *options, GError **error)
{
  g_autoptr (LiftReportLanguage) language = lift_report_language_enter (options->language);

  return lift_export_new (source, options, error);
}

static void
warn_of_unknown (LiftCli *cli, guint n_unknown, gboolean to_output)
{
  g_autofree char *sentence = NULL;

  if (n_unknown == 0)
    return;
  sentence = g_strdup_printf (ngettext ("%d character cannot be printed with the fonts of this computer.",
                                        "%d characters cannot be printed with the fonts of this computer.", n_unknown),
                              (int) n_unknown);
  if (to_output || cli->json)
    lift_cli_print_error (cli, sentence);
  else
    lift_cli_print_wrapped (cli, 0, sentence);
}

static void
warn_of_history (LiftCli *cli, gboolean to_output)
{
  const char *sentence = _("This file holds the history: words and answers that you changed, and days that you "
                            "deleted. It is a copy for yourself.");

  if (to_output || cli->json)
    lift_cli_print_error (cli, sentence);
  else
    lift_cli_print_wrapped (cli, 0, sentence);
}

/** lift_cli_export: `export`: writes a file and leaves the diary as it is. */
gboolean
lift_cli_export (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_auto (LiftExportSource) source = { 0 };
  g_auto (LiftExportOptions) options = { 0 };
  const char *output = lift_cli_args_get (args, "output");
  g_autoptr (LiftExport) export = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  if (!parse_options (&options, args, lift_clock_get_civil_day (cli->clock), error) ||
      !load (cli, args, &options, &source, error))
    return FALSE;
  export = begin (&source, &options, error);
  bytes = export != NULL ? lift_export_run (export, NULL, NULL, NULL, error) : NULL;
  if (bytes == NULL)
    return FALSE;
  name = output != NULL ? g_strdup (output) : lift_export_suggest_name (&source, &options);
  if (!lift_cli_deliver (cli, bytes, name, lift_export_format_to_key (options.format), error))
    return FALSE;
  warn_of_unknown (cli, lift_export_get_n_unknown (export), g_str_equal (name, "-"));
  if (options.with_history)
    warn_of_history (cli, g_str_equal (name, "-"));
  return TRUE;
}
