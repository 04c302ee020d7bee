/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lift-cli-private.h"
#include "lift-error.h"
#include "lift-store-condition.h"

#define SAMPLE_FOLDER_MODE 0700

static void
print_check_json (LiftCli *cli, const LiftCheck *check, GPtrArray *remarks)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "ok");
  json_builder_add_boolean_value (builder, check->ok);
  json_builder_set_member_name (builder, "schema");
  json_builder_add_int_value (builder, check->schema);
  json_builder_set_member_name (builder, "entries");
  json_builder_add_int_value (builder, check->entries);
  json_builder_set_member_name (builder, "revisions");
  json_builder_add_int_value (builder, check->revisions);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < check->problems->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (check->problems, i));
  json_builder_end_array (builder);
  /* Mostly there is nothing to remark, and then no member for it. */
  if (remarks->len > 0) {
    json_builder_set_member_name (builder, "remarks");
    json_builder_begin_array (builder);
    for (guint i = 0; i < remarks->len; i++)
      json_builder_add_string_value (builder, ((LiftRemark *) g_ptr_array_index (remarks, i))->sentence);
    json_builder_end_array (builder);
  }
  json_builder_end_object (builder);
  lift_cli_print_json (cli, builder);
}

static void
print_check_text (LiftCli *cli, const LiftCheck *check, GPtrArray *remarks, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  lift_cli_print_wrapped (cli, 0, shown);
  lift_cli_print (cli, g_dngettext (GETTEXT_PACKAGE, "%d day, ", "%d days, ", (gulong) check->entries),
                  (int) check->entries);
  lift_cli_print (cli,
                  g_dngettext (GETTEXT_PACKAGE, "%d saved state, ",
                               "%d saved states, "
                               "",
                               (gulong) check->revisions),
                  (int) check->revisions);
  lift_cli_print (cli, _ ("format %d."), check->schema);
  lift_cli_print (cli, "\n");
  for (guint i = 0; i < check->problems->len; i++)
    lift_cli_print_wrapped (cli, 0, g_ptr_array_index (check->problems, i));
  if (check->ok)
    lift_cli_print_wrapped (cli, 0, _ ("The diary is whole."));
  for (guint i = 0; i < remarks->len; i++)
    lift_cli_print_wrapped (cli, 0, ((LiftRemark *) g_ptr_array_index (remarks, i))->sentence);
}

/** lift_cli_check: `check`: integrity, counts, schema and permissions. */
gboolean
lift_cli_check (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_READ, error);
  g_autoptr (LiftCheck) check = NULL;
  g_autoptr (GPtrArray) remarks = NULL;

  if (store != NULL)
    check = lift_store_check (store, error);
  if (check == NULL)
    return FALSE;
  /* A damaged diary may not be able to tell when it was written last. */
  remarks = lift_store_list_remarks (store, NULL);
  if (remarks == NULL)
    remarks = g_ptr_array_new ();
  if (cli->json)
    print_check_json (cli, check, remarks);
  else
    print_check_text (cli, check, remarks, lift_store_get_path (store));
  if (!check->ok)
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CORRUPT,
                         _ ("Something in the diary file is not as it has to be. Keep a copy of the file."));
  return check->ok;
}

/** lift_cli_sample: `sample DIR`: a new diary in that folder; never over one that is there. */
gboolean
lift_cli_sample (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  const char *folder = lift_cli_args_get_word (args, 0);
  g_autofree char *path = g_build_filename (folder, "diary.db", NULL);
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *message = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (g_mkdir_with_parents (folder, SAMPLE_FOLDER_MODE) != 0) {
    g_set_error (error, LIFT_ERROR, errno == ENOSPC ? LIFT_ERROR_NO_SPACE : LIFT_ERROR_READONLY,
                 _ ("The folder for the sample could not be made: %s. Nothing was written."), g_strerror (errno));
    return FALSE;
  }
  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_FAILED,
                         _ ("There is a diary in that folder already. Nothing was changed; choose another folder."));
    return FALSE;
  }
  if (!lift_store_write_sample (path, cli->clock, "afterlift-cli", error))
    return FALSE;
  if (cli->json) {
    json_builder_begin_object (builder);
    lift_cli_json_text (builder, "diary", shown);
    json_builder_end_object (builder);
    lift_cli_print_json (cli, builder);
    return TRUE;
  }
  message = g_strdup_printf (_ ("A sample diary is in %s."), shown);
  lift_cli_print_wrapped (cli, 0, message);
  return TRUE;
}
