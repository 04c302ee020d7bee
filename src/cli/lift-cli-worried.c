/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lift-cli-private.h"
#include "lift-error.h"
#include "lift-format-english.h"
#include "lift-language.h"

#define BULLET "• "

/* The diary as far as it can be read: none is needed to say whom to call. */
static gboolean
load (LiftCli *cli, const LiftCliArgs *args, LiftSnapshot **snapshot, char **emergency_number, GError **error)
{
  const char *id = lift_cli_args_get (args, "procedure");
  g_autoptr (GError) trouble = NULL;
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_READ, &trouble);
  g_autoptr (LiftProcedure) procedure = NULL;

  if (store != NULL) {
    *emergency_number = lift_cli_dup_emergency_number (store);
    procedure = lift_cli_get_procedure (store, id, &trouble);
  }
  if (procedure != NULL)
    *snapshot = lift_store_load_snapshot (store, procedure->uuid, &trouble);
  if (trouble == NULL)
    return TRUE;
  if (store != NULL && id != NULL) {
    g_propagate_error (error, g_steal_pointer (&trouble));
    return FALSE;
  }
  /* A damaged diary is said, and does not stand between her and the numbers. */
  if (!g_error_matches (trouble, LIFT_ERROR, LIFT_ERROR_NO_DIARY) &&
      !g_error_matches (trouble, LIFT_ERROR, LIFT_ERROR_NOT_FOUND))
    lift_cli_print_error (cli, trouble->message);
  return TRUE;
}

static void
print_json (LiftCli *cli, const LiftEpisode *episode, const char *emergency_number, const char *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *say = lift_format_what_to_say (episode);

  json_builder_begin_object (builder);
  lift_cli_json_text (builder, "emergency_number", emergency_number);
  lift_cli_json_text (builder, "phone", episode != NULL ? lift_episode_get_procedure (episode)->phone : NULL);
  lift_cli_json_text (builder, "what_to_say", say);
  lift_cli_json_text (builder, "text", text);
  json_builder_end_object (builder);
  lift_cli_print_json (cli, builder);
}

/* The lines of a list hang behind their dots. */
static void
print_line (LiftCli *cli, const char *line)
{
  if (g_str_has_prefix (line, BULLET)) {
    g_autofree char *wrapped = lift_cli_wrap (line + strlen (BULLET), 4, LIFT_CLI_COLUMNS);

    lift_cli_print (cli, "  " BULLET "%s", wrapped + 4);
    return;
  }
  lift_cli_print_wrapped (cli, 2, line);
}

/* Parts are divided by empty lines; the first line of each is its heading. */
static void
print_text (LiftCli *cli, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\n\n", -1);

  for (guint p = 0; parts[p] != NULL; p++) {
    g_auto (GStrv) lines = g_strsplit (g_strchomp (parts[p]), "\n", -1);

    if (p > 0)
      lift_cli_print (cli, "\n");
    for (guint i = 0; lines[i] != NULL; i++) {
      if (i == 0)
        lift_cli_print_heading (cli, lines[i]);
      else
        print_line (cli, lines[i]);
    }
  }
}

/** lift_cli_worried: `worried`: whom to call and what to say; also with an empty diary, or none. */
gboolean
lift_cli_worried (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftSnapshot) snapshot = NULL;
  g_autofree char *emergency_number = NULL;
  g_autofree char *text = NULL;
  g_autofree char *english = NULL;
  const LiftEpisode *episode;

  if (!load (cli, args, &snapshot, &emergency_number, error))
    return FALSE;
  episode = snapshot != NULL ? snapshot->episode : NULL;
  text = lift_format_worried (episode, emergency_number);
  english = lift_english_worried (episode, emergency_number);
  if (cli->json)
    print_json (cli, episode, emergency_number, text);
  else
    print_text (cli, text);
  if (english != NULL && !cli->json) {
    lift_cli_print (cli, "\n");
    lift_cli_print_wrapped (cli, 0, lift_language_get_remark ());
    lift_cli_print (cli, "\n");
    print_text (cli, english);
  }
  return TRUE;
}
