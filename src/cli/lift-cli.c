/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-cli.h"

#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "lift-cli-private.h"
#include "lift-error.h"
#include "lift-reference-file.h"

static const LiftCliOption global_options[] = {
  { "diary", 0, "FILE", N_("use this diary instead of your own") },
  { "json", 0, NULL, N_("print one JSON object for programs") },
  { "help", 'h', NULL, N_("print this help") },
  { "version", 'V', NULL, N_("print the version") },
  { NULL },
};

static const LiftCliOption no_options[] = { { NULL } };

static const LiftCliVerb verbs[] = {
  { "procedure new", "", 0, 0, N_("Start a diary for a thread lift."), NULL, lift_cli_procedure_options,
    lift_cli_procedure_new },
  { "procedure list", "", 0, 0, N_("List the thread lifts of the diary."), NULL, no_options, lift_cli_procedure_list },
  { "procedure show", "[ID]", 0, 1, N_("Show one thread lift, else the current one."), NULL, no_options,
    lift_cli_procedure_show },
  { "procedure edit", "[ID]", 0, 1, N_("Change what is known of a thread lift."),
    N_("Changes what is named and nothing else; “clear” as a value makes it not said."), lift_cli_procedure_options,
    lift_cli_procedure_edit },
  { "procedure archive", "[ID]", 0, 1, N_("Put a thread lift away; nothing is deleted."), NULL, no_options,
    lift_cli_procedure_archive },
  { "procedure unarchive", "ID", 1, 1, N_("Take a thread lift out again that was put away."), NULL, no_options,
    lift_cli_procedure_unarchive },
  { "log", "", 0, 0, N_("Write a day: how it was at its worst."),
    N_("Changes what is named and nothing else; “clear” as a value makes it not answered. Signs: vision, breathing, "
       "stroke, skin-pale, very-ill, one-side, face-weak, fever, pus, redness, worse, unbearable, thread-out, lump, "
       "eating, rash, dimple, uneven, numb, thread-felt."),
    lift_cli_log_options, lift_cli_log },
  { "worried", "", 0, 0, N_("Whom to call, and what to say."), NULL, lift_cli_procedure_only, lift_cli_worried },
  { "show", "", 0, 0, N_("Show the days, the chart and what the diary has to say."), NULL, lift_cli_show_options,
    lift_cli_show },
  { "history", "DAY", 1, 1, N_("Show every saved state of a day."), NULL, lift_cli_procedure_only, lift_cli_history },
  { "undo", "[DAY]", 0, 1, N_("Take back the newest change of a day, or the newest of all."), NULL,
    lift_cli_procedure_only, lift_cli_undo },
  { "delete", "DAY", 1, 1, N_("Delete a day; its history stays, and undo brings it back."), NULL,
    lift_cli_procedure_only, lift_cli_delete },
  { "remind add", "", 0, 0, N_("Add a reminder."), NULL, lift_cli_remind_add_options, lift_cli_remind_add },
  { "remind list", "", 0, 0, N_("List the reminders."), NULL, no_options, lift_cli_remind_list },
  { "remind edit", "ID", 1, 1, N_("Change a reminder."), N_("Changes what is named and nothing else."),
    lift_cli_remind_edit_options, lift_cli_remind_edit },
  { "remind remove", "ID", 1, 1, N_("Remove a reminder."), NULL, no_options, lift_cli_remind_remove },
  { "remind next", "", 0, 0, N_("Say when the next reminder comes, or why none does."), NULL, no_options,
    lift_cli_remind_next },
  { "remind pause", "", 0, 0, N_("Switch all reminders off, and keep them."), NULL, no_options, lift_cli_remind_pause },
  { "remind resume", "", 0, 0, N_("Switch the reminders on again."), NULL, no_options, lift_cli_remind_resume },
  { "remind settings", "", 0, 0, N_("Show or change quiet hours, snooze and words."), NULL,
    lift_cli_remind_settings_options, lift_cli_remind_settings },
  { "remind test", "", 0, 0, N_("Show a notification to see whether they come."), NULL, lift_cli_remind_test_options,
    lift_cli_remind_test },
  { "remind export-ics", "", 0, 0, N_("Write the reminders as a calendar file, for a phone."),
    N_("The words in it are neutral and say nothing of health."), lift_cli_remind_ics_options,
    lift_cli_remind_export_ics },
  { "remind doctor", "", 0, 0, N_("Find out why a reminder does not come."), NULL, no_options,
    lift_cli_remind_doctor },
  { "visit add", "", 0, 0, N_("Write down a visit that is planned."), NULL, lift_cli_visit_add_options,
    lift_cli_visit_add },
  { "visit list", "", 0, 0, N_("List the visits."), NULL, no_options, lift_cli_visit_list },
  { "visit edit", "ID", 1, 1, N_("Change a visit."),
    N_("Changes what is named and nothing else; “clear” as a value makes it not said."), lift_cli_visit_edit_options,
    lift_cli_visit_edit },
  { "visit held", "ID", 1, 1, N_("Say that a visit took place."), NULL, lift_cli_visit_held_options,
    lift_cli_visit_held },
  { "visit remove", "ID", 1, 1, N_("Remove a visit."), NULL, no_options, lift_cli_visit_remove },
  { "export", "", 0, 0, N_("Write a report or the numbers into a file."), NULL, lift_cli_export_options,
    lift_cli_export },
  { "import", "FILE", 1, 1, N_("Take in a file: Afterlift’s JSON or CSV, or a table of another program."),
    N_("FILE may be - for the input. First a table says what is new, the same and different; then, unless it is a "
       "trial, a copy of the diary is made and everything is taken as one change. A map is a file with a part [table] "
       "that has the lines date=HEADING, date-format=ymd, dmy or mdy, and if you like time=HEADING, note=HEADING, "
       "several=worst or last, day0=2026-11-16; and for each symptom a part such as [swelling] with column=HEADING, "
       "from=0 and to=100, what stands for 0 and for 10. Without a map, one is proposed."),
    lift_cli_import_options, lift_cli_import },
  { "backup", "[FILE]", 0, 1, N_("Make a copy of the diary, and check it."),
    N_("Without FILE it goes to Afterlift’s own folder of copies, and to the second one if you chose one."), no_options,
    lift_cli_backup },
  { "backups", "", 0, 0, N_("List the copies that Afterlift made, and check each."), NULL, no_options,
    lift_cli_backups },
  { "restore", "FILE", 1, 1, N_("Bring days back from a copy."),
    N_("First it says day by day what happens; then a copy of the diary as it is now is made. The days become as they "
       "were in the copy, or with --merge what is missing is added. Undo takes it back."),
    lift_cli_restore_options, lift_cli_restore },
  { "erase", "DAY", 1, 1, N_("Erase a day and its whole history for good. This cannot be undone."), NULL,
    lift_cli_erase_options, lift_cli_erase },
  { "check", "", 0, 0, N_("Check that the diary file is whole."), NULL, no_options, lift_cli_check },
  { "salvage", "FILE", 1, 1, N_("Save what can be read of a damaged diary into a new file."),
    N_("The damaged file is never changed. Take the new file over with “afterlift-cli restore”, or look at it with "
       "--diary."),
    lift_cli_salvage_options, lift_cli_salvage },
  { "sample", "DIR", 1, 1, N_("Write a believable sample diary into a folder."), NULL, no_options, lift_cli_sample },
};

static LiftCliExit
get_exit (const GError *error)
{
  if (error->domain != LIFT_ERROR)
    return LIFT_CLI_CANNOT;
  switch ((LiftError) error->code) {
  case LIFT_ERROR_INVALID:
    return LIFT_CLI_NOT_UNDERSTOOD;
  case LIFT_ERROR_NOT_FOUND:
  case LIFT_ERROR_CONSTRAINT:
    return LIFT_CLI_REFUSED;
  case LIFT_ERROR_NO_DIARY:
  case LIFT_ERROR_BUSY:
  case LIFT_ERROR_READONLY:
  case LIFT_ERROR_NO_SPACE:
  case LIFT_ERROR_CORRUPT:
  case LIFT_ERROR_NEWER_SCHEMA:
  case LIFT_ERROR_NOT_A_DIARY:
  case LIFT_ERROR_CANCELLED:
  case LIFT_ERROR_FAILED:
    break;
  }
  return LIFT_CLI_CANNOT;
}

/* Whether an option that stands before the verb takes the next word as its value. */
static gboolean
takes_next_word (const char *argument)
{
  for (guint i = 0; global_options[i].name != NULL; i++) {
    if (global_options[i].value != NULL && g_str_has_prefix (argument, "--") &&
        g_str_equal (argument + 2, global_options[i].name))
      return TRUE;
  }
  return FALSE;
}

/* The position of the next word that is no option, from @position on. */
static int
find_word (int argc, char **argv, int position)
{
  while (position < argc && argv[position][0] == '-' && argv[position][1] != '\0')
    position += takes_next_word (argv[position]) ? 2 : 1;
  return MIN (position, argc);
}

/* Takes the verb's one or two words out of @rest. */
static const LiftCliVerb *
take_verb (GPtrArray *rest, int argc, char **argv)
{
  int first = find_word (argc, argv, 1);
  int second = find_word (argc, argv, first + 1);

  for (guint i = 0; first < argc && i < G_N_ELEMENTS (verbs); i++) {
    g_auto (GStrv) words = g_strsplit (verbs[i].name, " ", 2);
    gboolean two = words[1] != NULL;

    if (!g_str_equal (words[0], argv[first]) || (two && (second >= argc || !g_str_equal (words[1], argv[second]))))
      continue;
    for (int a = 1; a < argc; a++) {
      if (a != first && !(two && a == second))
        g_ptr_array_add (rest, argv[a]);
    }
    g_ptr_array_add (rest, NULL);
    return &verbs[i];
  }
  return NULL;
}

static gboolean
is_among (int argc, char **argv, const char *name, char letter)
{
  for (int i = 1; i < argc; i++) {
    if (g_str_has_prefix (argv[i], "--") && g_str_equal (argv[i] + 2, name))
      return TRUE;
    if (argv[i][0] == '-' && argv[i][1] == letter && argv[i][2] == '\0')
      return TRUE;
  }
  return FALSE;
}

/* No verb, or one that nobody knows. */
static int
run_without_verb (LiftCli *cli, int argc, char **argv)
{
  int first = find_word (argc, argv, 1);
  g_autofree char *word = NULL;
  g_autofree char *message = NULL;

  if (first >= argc && is_among (argc, argv, "version", 'V')) {
    lift_cli_print (cli, "afterlift-cli (Afterlift) %s\n", LIFT_VERSION);
    return LIFT_CLI_DONE;
  }
  if (is_among (argc, argv, "help", 'h') || (first < argc && g_str_equal (argv[first], "help"))) {
    lift_cli_print_help (cli, verbs, G_N_ELEMENTS (verbs), global_options);
    return LIFT_CLI_DONE;
  }
  if (first < argc) {
    word = g_utf8_make_valid (argv[first], -1);
    message = g_strdup_printf (_("“%s” is not something this program does. See “afterlift-cli --help”."), word);
  } else {
    message = g_strdup (_("Say what to do, for example “afterlift-cli show”. See “afterlift-cli --help”."));
  }
  lift_cli_print_error (cli, message);
  return LIFT_CLI_NOT_UNDERSTOOD;
}

static gboolean
check_words (const LiftCliVerb *verb, const LiftCliArgs *args, GError **error)
{
  if (args->words->len >= verb->min_words && args->words->len <= verb->max_words)
    return TRUE;
  if (args->words->len < verb->min_words)
    g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID, _("“%s” needs %s. See “afterlift-cli %s --help”."), verb->name,
                 verb->words, verb->name);
  else
    g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID, _("“%s” is one word too many. See “afterlift-cli %s --help”."),
                 lift_cli_args_get_word (args, verb->max_words), verb->name);
  return FALSE;
}

static int
run_verb (LiftCli *cli, const LiftCliVerb *verb, char **rest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftCliArgs) args = lift_cli_args_parse (rest, global_options, verb->options, &error);
  gboolean done = FALSE;

  if (args != NULL && lift_cli_args_has (args, "help")) {
    lift_cli_print_verb_help (cli, verb, global_options);
    return LIFT_CLI_DONE;
  }
  if (args != NULL && lift_cli_args_has (args, "version")) {
    lift_cli_print (cli, "afterlift-cli (Afterlift) %s\n", LIFT_VERSION);
    return LIFT_CLI_DONE;
  }
  if (args != NULL && check_words (verb, args, &error)) {
    cli->diary = lift_cli_args_get (args, "diary");
    cli->json = lift_cli_args_has (args, "json");
    done = verb->run (cli, args, &error);
  }
  if (done)
    return LIFT_CLI_DONE;
  lift_cli_print_error (cli, error->message);
  return (int) get_exit (error);
}

/**
 * lift_cli_run:
 * @argc: how many arguments
 * @argv: the arguments, the program's name first, in the locale's encoding
 * @clock: what time it is
 * @in: where `--note -` is read from
 * @out: where answers go
 * @err: where error sentences go
 *
 * Does what one command line asks for. Reading verbs never create a diary.
 *
 * Returns: a #LiftCliExit.
 */
int
lift_cli_run (int argc, char **argv, LiftClock *clock, FILE *in, FILE *out, FILE *err)
{
  const char *no_color = g_getenv ("NO_COLOR");
  int out_fd = fileno (out);
  LiftCli cli = {
    .clock = clock,
    .in = in,
    .out = out,
    .err = err,
    .colour = out_fd >= 0 && isatty (out_fd) && (no_color == NULL || no_color[0] == '\0'),
    .utf8 = g_get_charset (NULL),
  };
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  const LiftCliVerb *verb;
  int result;

  lift_report_register_resources ();
  lift_store_register_resources ();
  verb = take_verb (rest, argc, argv);
  result = verb != NULL ? run_verb (&cli, verb, (char **) rest->pdata) : run_without_verb (&cli, argc, argv);
  /* Some of it may have been refused long before the end, by a disk that is full. */
  if ((fflush (out) != 0 || ferror (out)) && result == LIFT_CLI_DONE) {
    lift_cli_print_error (&cli, _("The output could not be written. Nothing in the diary was lost."));
    return LIFT_CLI_CANNOT;
  }
  return result;
}
