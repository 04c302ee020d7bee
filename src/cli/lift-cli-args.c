/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lift-cli-private.h"
#include "lift-error.h"

#define HELP_INDENT 28

static void
values_free (gpointer values)
{
  g_ptr_array_unref (values);
}

static const LiftCliOption *
find_option (const LiftCliOption *options, const char *name, gsize length, char letter)
{
  for (guint i = 0; options[i].name != NULL; i++) {
    if (letter != 0 ? options[i].letter == letter
                    : strlen (options[i].name) == length && strncmp (options[i].name, name, length) == 0)
      return &options[i];
  }
  return NULL;
}

static void
add_value (LiftCliArgs *self, const char *name, const char *value)
{
  GPtrArray *values = g_hash_table_lookup (self->options, name);

  if (values == NULL) {
    values = g_ptr_array_new_with_free_func (g_free);
    g_hash_table_insert (self->options, g_strdup (name), values);
  }
  g_ptr_array_add (values, g_strdup (value));
}

/* Words are UTF-8 inside the program; a file name keeps its bytes. */
static char *
to_utf8 (const char *argument, GError **error)
{
  char *text = g_locale_to_utf8 (argument, -1, NULL, NULL, NULL);

  if (text == NULL && g_utf8_validate (argument, -1, NULL))
    text = g_strdup (argument);
  if (text == NULL)
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _("A word has characters that cannot be read in this language setting. Nothing was changed."));
  return text;
}

static gboolean
is_file_name (const LiftCliOption *option)
{
  return option->value != NULL && g_str_has_prefix (option->value, "FILE");
}

static gboolean
set_unknown_error (const char *argument, GError **error)
{
  g_autofree char *shown = g_utf8_make_valid (argument, -1);

  g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID, _("“%s” is not an option here. Add --help to see what there is."),
               shown);
  return FALSE;
}

/* Reads the option at @argv[0]; @used says whether @argv[1] was its value. */
static gboolean
parse_option (LiftCliArgs *self, char **argv, const LiftCliOption *global, const LiftCliOption *own, gboolean *used,
              GError **error)
{
  gboolean is_long = argv[0][1] == '-';
  const char *name = argv[0] + (is_long ? 2 : 1);
  const char *inline_value = is_long ? strchr (name, '=') : (name[1] != '\0' ? name + 1 : NULL);
  gsize length = is_long ? (inline_value != NULL ? (gsize) (inline_value - name) : strlen (name)) : 1;
  char letter = is_long ? 0 : name[0];
  const LiftCliOption *option = find_option (own, name, length, letter);
  const char *value;
  g_autofree char *text = NULL;

  *used = FALSE;
  if (option == NULL)
    option = find_option (global, name, length, letter);
  if (option == NULL || (option->value == NULL && inline_value != NULL))
    return set_unknown_error (argv[0], error);
  if (option->value == NULL) {
    add_value (self, option->name, "");
    return TRUE;
  }
  value = inline_value != NULL ? inline_value + (is_long ? 1 : 0) : argv[1];
  if (value == NULL) {
    g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID, _("The option --%s needs a value. Add --help to see which."),
                 option->name);
    return FALSE;
  }
  *used = inline_value == NULL;
  text = is_file_name (option) ? g_strdup (value) : to_utf8 (value, error);
  if (text == NULL)
    return FALSE;
  add_value (self, option->name, text);
  return TRUE;
}

/**
 * lift_cli_args_parse:
 * @argv: (array zero-terminated=1): what was given, without the program and the verb
 * @global: options that every verb takes
 * @own: options of the verb
 * @error: return location for %LIFT_ERROR_INVALID
 *
 * Options may stand before and after words, as `--name VALUE` or `--name=VALUE`; a value may begin with
 * a dash. After `--` everything is a word.
 *
 * Returns: (transfer full) (nullable): what was given.
 */
LiftCliArgs *
lift_cli_args_parse (char **argv, const LiftCliOption *global, const LiftCliOption *own, GError **error)
{
  g_autoptr (LiftCliArgs) self = g_new0 (LiftCliArgs, 1);
  gboolean only_words = FALSE;

  self->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, values_free);
  self->words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; argv[i] != NULL; i++) {
    gboolean used;

    if (!only_words && g_str_equal (argv[i], "--")) {
      only_words = TRUE;
    } else if (!only_words && argv[i][0] == '-' && argv[i][1] != '\0' && !g_ascii_isdigit (argv[i][1])) {
      if (!parse_option (self, argv + i, global, own, &used, error))
        return NULL;
      i += used ? 1 : 0;
    } else {
      g_ptr_array_add (self->words, g_strdup (argv[i]));
    }
  }
  return g_steal_pointer (&self);
}

/** lift_cli_args_free: frees @self. */
void
lift_cli_args_free (LiftCliArgs *self)
{
  g_clear_pointer (&self->options, g_hash_table_unref);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_free (self);
}

/** lift_cli_args_has: Returns: whether @option was given. */
gboolean
lift_cli_args_has (const LiftCliArgs *self, const char *option)
{
  return g_hash_table_contains (self->options, option);
}

/** lift_cli_args_get: Returns: (transfer none) (nullable): the last value of @option. */
const char *
lift_cli_args_get (const LiftCliArgs *self, const char *option)
{
  GPtrArray *values = g_hash_table_lookup (self->options, option);

  return values != NULL ? g_ptr_array_index (values, values->len - 1) : NULL;
}

/** lift_cli_args_get_all: Returns: (transfer none) (nullable) (element-type utf8): every value of @option. */
GPtrArray *
lift_cli_args_get_all (const LiftCliArgs *self, const char *option)
{
  return g_hash_table_lookup (self->options, option);
}

/** lift_cli_args_get_word: Returns: (transfer none) (nullable): the word at @position. */
const char *
lift_cli_args_get_word (const LiftCliArgs *self, guint position)
{
  return position < self->words->len ? g_ptr_array_index (self->words, position) : NULL;
}

static void
print_option (LiftCli *cli, const LiftCliOption *option)
{
  g_autofree char *letter = option->letter != 0 ? g_strdup_printf ("-%c, ", option->letter) : g_strdup ("    ");
  g_autofree char *left = g_strdup_printf ("  %s--%s%s%s", letter, option->name, option->value != NULL ? " " : "",
                                           option->value != NULL ? option->value : "");
  g_autofree char *help = lift_cli_wrap (_(option->help), HELP_INDENT, LIFT_CLI_COLUMNS);
  g_autofree char *padded = lift_cli_pad (left, HELP_INDENT);

  if (lift_cli_measure (left) > HELP_INDENT - 2)
    lift_cli_print (cli, "%s\n%s", left, help);
  else
    lift_cli_print (cli, "%s%s", padded, help + HELP_INDENT);
}

static void
print_options (LiftCli *cli, const char *title, const LiftCliOption *options)
{
  if (options[0].name == NULL)
    return;
  lift_cli_print (cli, "\n%s\n", title);
  for (guint i = 0; options[i].name != NULL; i++)
    print_option (cli, &options[i]);
}

/**
 * lift_cli_print_verb_help:
 * @cli: the run
 * @verb: what is asked about
 * @global: options that every verb takes
 */
void
lift_cli_print_verb_help (LiftCli *cli, const LiftCliVerb *verb, const LiftCliOption *global)
{
  lift_cli_print (cli, _("Usage: afterlift-cli [--diary FILE] [--json] %s%s%s%s\n\n"), verb->name,
                  verb->options[0].name != NULL ? _(" [OPTION]…") : "", verb->words[0] != '\0' ? " " : "", verb->words);
  lift_cli_print_wrapped (cli, 0, _(verb->summary));
  if (verb->more != NULL) {
    lift_cli_print (cli, "\n");
    lift_cli_print_wrapped (cli, 0, _(verb->more));
  }
  print_options (cli, _("Options:"), verb->options);
  print_options (cli, _("Options of every command:"), global);
}

/**
 * lift_cli_print_help:
 * @cli: the run
 * @verbs: (array length=n_verbs): all there are
 * @n_verbs: how many
 * @global: options that every verb takes
 */
void
lift_cli_print_help (LiftCli *cli, const LiftCliVerb *verbs, guint n_verbs, const LiftCliOption *global)
{
  lift_cli_print (cli, "%s\n\n", _("Usage: afterlift-cli [--diary FILE] [--json] COMMAND [OPTION]…"));
  lift_cli_print_wrapped (cli, 0, _("A recovery diary after a thread lift. It is a notebook: it does not diagnose, and "
                                    "nobody watches it."));
  lift_cli_print (cli, "\n%s\n", _("Commands:"));
  for (guint i = 0; i < n_verbs; i++) {
    g_autofree char *left = g_strdup_printf ("  %s %s", verbs[i].name, verbs[i].words);
    g_autofree char *padded = lift_cli_pad (left, HELP_INDENT);
    g_autofree char *help = lift_cli_wrap (_(verbs[i].summary), HELP_INDENT, LIFT_CLI_COLUMNS);

    lift_cli_print (cli, "%s%s", padded, help + HELP_INDENT);
  }
  print_options (cli, _("Options:"), global);
  lift_cli_print (cli, "\n");
  lift_cli_print_wrapped (cli, 0, _("A DAY is a date (2026-11-19) or a day number (3; 0 is the procedure day). Exit "
                                    "codes: 0 done; 1 the diary or the machine cannot; 2 words that are not "
                                    "understood; 3 understood, and refused."));
}
