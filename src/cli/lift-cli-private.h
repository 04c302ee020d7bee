/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "lift-assessment.h"
#include "lift-cli.h"
#include "lift-patch.h"
#include "lift-reference.h"
#include "lift-store.h"

G_BEGIN_DECLS

/** Width that all text output keeps to. */
#define LIFT_CLI_COLUMNS 80

/**
 * LiftCliOption:
 * @name: without the dashes
 * @letter: one-letter form, or 0
 * @value: (nullable): what stands for its value in the help; %NULL: it takes none
 * @help: what it does; marked with N_()
 */
typedef struct {
  const char *name;
  char letter;
  const char *value;
  const char *help;
} LiftCliOption;

/** LiftCliArgs: the options and words of one command, as they were given. */
typedef struct {
  GHashTable *options;
  GPtrArray *words;
} LiftCliArgs;

/**
 * LiftCli:
 * @clock: what time it is
 * @in, @out, @err: streams
 * @diary: (nullable): `--diary`, as a file name
 * @json: `--json`
 * @colour: @out is a terminal, and NO_COLOR is not set
 * @utf8: the terminal shows UTF-8
 *
 * One run of the command.
 */
typedef struct {
  LiftClock *clock;
  FILE *in;
  FILE *out;
  FILE *err;
  const char *diary;
  gboolean json;
  gboolean colour;
  gboolean utf8;
} LiftCli;

/**
 * LiftCliVerb:
 * @name: one word, or two ("procedure new")
 * @words: what stands for its words in the help
 * @min_words, @max_words: how many words it takes
 * @summary: what it does; marked with N_()
 * @more: (nullable): further help; marked with N_()
 * @options: its own options, ended by an empty one
 * @run: does it; fails with an error of %LIFT_ERROR
 */
typedef struct {
  const char *name;
  const char *words;
  guint min_words;
  guint max_words;
  const char *summary;
  const char *more;
  const LiftCliOption *options;
  gboolean (*run) (LiftCli *cli, const LiftCliArgs *args, GError **error);
} LiftCliVerb;

/* lift-cli-args.c */
LiftCliArgs *lift_cli_args_parse (char **argv, const LiftCliOption *global, const LiftCliOption *own, GError **error);
void lift_cli_args_free (LiftCliArgs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftCliArgs, lift_cli_args_free)
gboolean lift_cli_args_has (const LiftCliArgs *self, const char *option);
const char *lift_cli_args_get (const LiftCliArgs *self, const char *option);
GPtrArray *lift_cli_args_get_all (const LiftCliArgs *self, const char *option);
const char *lift_cli_args_get_word (const LiftCliArgs *self, guint position);
void lift_cli_print_verb_help (LiftCli *cli, const LiftCliVerb *verb, const LiftCliOption *global);
void lift_cli_print_help (LiftCli *cli, const LiftCliVerb *verbs, guint n_verbs, const LiftCliOption *global);

/* lift-cli-values.c */
gboolean lift_cli_parse_day (const char *text, const LiftProcedure *procedure, LiftDate *day, GError **error);
gboolean lift_cli_parse_date (const char *text, LiftDate *day, GError **error);
gboolean lift_cli_parse_score (const char *text, int *score, GError **error);
gboolean lift_cli_parse_temperature (const char *text, int *temperature_c10, GError **error);
gboolean lift_cli_parse_sign (const char *text, LiftSign *sign, LiftSide *side, GError **error);
gboolean lift_cli_parse_area (const char *text, LiftZone *zone, LiftSide *side, GError **error);
gboolean lift_cli_parse_threads (const char *text, int *threads, GError **error);
gboolean lift_cli_parse_time (const char *text, int *minute, GError **error);
gboolean lift_cli_is_clear (const char *text);
void lift_cli_set_choice_error (GError **error, const char *option, const char *value, const char *choices);

/* lift-cli-output.c */
void lift_cli_print (LiftCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
void lift_cli_print_wrapped (LiftCli *cli, int indent, const char *text);
void lift_cli_print_heading (LiftCli *cli, const char *text);
void lift_cli_print_error (LiftCli *cli, const char *message);
char *lift_cli_wrap (const char *text, int indent, int columns);
char *lift_cli_pad (const char *text, int columns);
int lift_cli_measure (const char *text);

/* lift-cli-deliver.c */
gboolean lift_cli_deliver (LiftCli *cli, GBytes *bytes, const char *output, const char *format, GError **error);

/* lift-cli-diary.c */
LiftStore *lift_cli_open (LiftCli *cli, LiftOpenMode mode, GError **error);
void lift_cli_back_up (LiftStore *store);
LiftProcedure *lift_cli_get_procedure (LiftStore *store, const char *id, GError **error);
LiftReference *lift_cli_load_guide (GError **error);
char *lift_cli_dup_emergency_number (LiftStore *store);

/* lift-cli-json.c */
void lift_cli_print_json (LiftCli *cli, JsonBuilder *builder);
void lift_cli_json_text (JsonBuilder *builder, const char *name, const char *text);
void lift_cli_json_procedure (JsonBuilder *builder, const LiftProcedure *procedure);
void lift_cli_json_date (JsonBuilder *builder, const char *name, LiftDate date);
void lift_cli_json_instant (JsonBuilder *builder, const char *name, gint64 utc, GTimeZone *zone);
void lift_cli_json_day (JsonBuilder *builder, const LiftProcedure *procedure, LiftDate day);
void lift_cli_json_entry (JsonBuilder *builder, const LiftEpisode *episode, const LiftEntry *entry);
void lift_cli_json_revision (JsonBuilder *builder, const LiftEntry *revision);
void lift_cli_json_findings (JsonBuilder *builder, const LiftEpisode *episode, GPtrArray *findings,
                             const char *emergency_number);

/* lift-cli-day.c */
void lift_cli_print_day (LiftCli *cli, const LiftEpisode *episode, const LiftEntry *entry);
void lift_cli_print_table (LiftCli *cli, const LiftEpisode *episode);
void lift_cli_print_findings (LiftCli *cli, const LiftEpisode *episode, GPtrArray *findings,
                              const char *emergency_number);
char *lift_cli_format_signs (const LiftEntry *entry);

/* Verbs. */
extern const LiftCliOption lift_cli_procedure_options[];
extern const LiftCliOption lift_cli_log_options[];
extern const LiftCliOption lift_cli_show_options[];
extern const LiftCliOption lift_cli_erase_options[];
extern const LiftCliOption lift_cli_export_options[];
extern const LiftCliOption lift_cli_restore_options[];
extern const LiftCliOption lift_cli_import_options[];
extern const LiftCliOption lift_cli_procedure_only[];
extern const LiftCliOption lift_cli_salvage_options[];
extern const LiftCliOption lift_cli_remind_add_options[];
extern const LiftCliOption lift_cli_remind_edit_options[];
extern const LiftCliOption lift_cli_remind_settings_options[];
extern const LiftCliOption lift_cli_remind_test_options[];
extern const LiftCliOption lift_cli_remind_ics_options[];
extern const LiftCliOption lift_cli_visit_add_options[];
extern const LiftCliOption lift_cli_visit_edit_options[];
extern const LiftCliOption lift_cli_visit_held_options[];

gboolean lift_cli_procedure_new (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_procedure_list (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_procedure_show (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_procedure_edit (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_procedure_archive (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_procedure_unarchive (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_log (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_show (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_history (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_undo (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_delete (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_export (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_import (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_backup (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_backups (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_restore (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_erase (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_salvage (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_check (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_sample (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_worried (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_remind_add (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_remind_list (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_remind_edit (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_remind_remove (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_remind_next (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_remind_pause (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_remind_resume (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_remind_settings (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_remind_test (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_remind_export_ics (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_remind_doctor (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_visit_add (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_visit_list (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_visit_edit (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_visit_held (LiftCli *cli, const LiftCliArgs *args, GError **error);
gboolean lift_cli_visit_remove (LiftCli *cli, const LiftCliArgs *args, GError **error);

G_END_DECLS
