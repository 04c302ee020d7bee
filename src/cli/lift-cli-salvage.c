/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lift-cli-private.h"
#include "lift-salvage.h"

static void
print_json (LiftCli *cli, const LiftSalvage *report, const char *target)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *shown = g_filename_display_name (target);

  json_builder_begin_object (builder);
  lift_cli_json_text (builder, "file", shown);
  json_builder_set_member_name (builder, "days");
  json_builder_add_int_value (builder, report->days);
  json_builder_set_member_name (builder, "incomplete_days");
  json_builder_add_int_value (builder, report->incomplete_days);
  json_builder_set_member_name (builder, "lost_days");
  json_builder_add_int_value (builder, report->lost_days);
  json_builder_set_member_name (builder, "revisions");
  json_builder_add_int_value (builder, report->states);
  json_builder_set_member_name (builder, "undated_procedures");
  json_builder_add_int_value (builder, report->undated);
  json_builder_set_member_name (builder, "tables");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->tables->len; i++) {
    const LiftSalvageTable *table = &g_array_index (report->tables, LiftSalvageTable, i);

    json_builder_begin_object (builder);
    lift_cli_json_text (builder, "table", table->name);
    json_builder_set_member_name (builder, "found");
    json_builder_add_int_value (builder, table->found);
    json_builder_set_member_name (builder, "saved");
    json_builder_add_int_value (builder, table->saved);
    json_builder_set_member_name (builder, "missing");
    json_builder_add_int_value (builder, table->missing);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lift_cli_print_json (cli, builder);
}

/* Takes @text. */
static void
print_sentence (LiftCli *cli, char *text)
{
  lift_cli_print_wrapped (cli, 0, text);
  g_free (text);
}

static void
print_days (LiftCli *cli, const LiftSalvage *report)
{
  print_sentence (cli, g_strdup_printf (
                         g_dngettext (GETTEXT_PACKAGE, "%d day could be read.", "%d days could be read.", report->days),
                         (int) report->days));
  if (report->incomplete_days > 0)
    print_sentence (cli, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d of these may lack an answer.",
                                                       "%d of these may lack answers.", report->incomplete_days),
                                          (int) report->incomplete_days));
  if (report->lost_days > 0)
    print_sentence (cli, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d further day cannot be read.",
                                                       "%d further days cannot be read.", report->lost_days),
                                          (int) report->lost_days));
}

static void
print_tables (LiftCli *cli, const LiftSalvage *report)
{
  g_autofree char *name = lift_cli_pad (_ ("Kind"), 16);
  g_autofree char *found = lift_cli_pad (_ ("found"), 10);
  g_autofree char *saved = lift_cli_pad (_ ("saved"), 10);

  /* Translators: heading of a column: numbers of rows that are not there. */
  lift_cli_print (cli, "\n%s%s%s%s\n", name, found, saved, _ ("not there"));
  for (guint i = 0; i < report->tables->len; i++) {
    const LiftSalvageTable *table = &g_array_index (report->tables, LiftSalvageTable, i);

    if (table->found > 0 || table->missing > 0)
      lift_cli_print (cli, "%-16s%-10u%-10u%u\n", table->name, table->found, table->saved, table->missing);
  }
}

static void
print_text (LiftCli *cli, const LiftSalvage *report, const char *target)
{
  g_autofree char *shown = g_filename_display_name (target);
  g_autofree char *where = g_strdup_printf (_ ("What could be read is in %s. The damaged file is as it was."), shown);

  lift_cli_print_wrapped (cli, 0, where);
  print_days (cli, report);
  if (report->undated > 0)
    lift_cli_print_wrapped (cli, 0,
                            _ ("The date of a thread lift cannot be read. Enter it again with “afterlift-cli procedure "
                               "edit --date”; its days then have their places."));
  print_tables (cli, report);
}

static char *
make_target (const char *file)
{
  g_autofree char *stem =
    g_str_has_suffix (file, ".db") ? g_strndup (file, strlen (file) - strlen (".db")) : g_strdup (file);

  return g_strconcat (stem, "-saved.db", NULL);
}

const LiftCliOption lift_cli_salvage_options[] = {
  { "output", 'o', "FILE", N_ ("the new file; without it, a name beside FILE that ends with “-saved.db”") },
  { NULL },
};

/** lift_cli_salvage: `salvage FILE`: writes what can be read of a damaged diary into a new one, and says what that is.
 */
gboolean
lift_cli_salvage (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  const char *file = lift_cli_args_get_word (args, 0);
  g_autofree char *target =
    lift_cli_args_has (args, "output") ? g_strdup (lift_cli_args_get (args, "output")) : make_target (file);
  g_autoptr (LiftSalvage) report = lift_salvage_run (file, target, cli->clock, NULL, error);

  if (report == NULL)
    return FALSE;
  if (cli->json)
    print_json (cli, report, target);
  else
    print_text (cli, report, target);
  return TRUE;
}
