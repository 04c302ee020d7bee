/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lift-cli-import.h"
#include "lift-cli-private.h"
#include "lift-error.h"
#include "lift-format.h"
#include "lift-store-backups.h"
#include "lift-store-damage.h"
#include "lift-store-restore.h"

const LiftCliOption lift_cli_restore_options[] = {
  { "dry-run", 0, NULL, N_("say what would happen, and change nothing") },
  { "merge", 0, NULL, N_("bring back what is missing, and leave the rest as it is") },
  { NULL },
};

const LiftCliOption lift_cli_erase_options[] = {
  { "procedure", 0, "ID", N_("another thread lift than the current one") },
  { "no-backup", 0, NULL, N_("make no copy of the diary before it") },
  { "copies-too", 0, NULL, N_("erase the day in all copies that Afterlift made, too") },
  { NULL },
};

/* "8 days, 41 saved states" */
static char *
format_counts (const LiftCheck *check)
{
  g_autofree char *days = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) check->entries),
                                           (int) check->entries);
  g_autofree char *states = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d saved state", "%d saved states",
                                                          (gulong) check->revisions), (int) check->revisions);

  /* Translators: what a copy holds: "8 days", then "41 saved states". */
  return g_strdup_printf (C_("backup", "%s, %s"), days, states);
}

static void
add_backup (LiftCli *cli, JsonBuilder *builder, const char *path, gint64 made_at, const LiftCheck *check)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (GDateTime) now = lift_clock_dup_now (cli->clock);

  json_builder_begin_object (builder);
  lift_cli_json_text (builder, "file", shown);
  lift_cli_json_instant (builder, "made", made_at, g_date_time_get_timezone (now));
  json_builder_set_member_name (builder, "days");
  json_builder_add_int_value (builder, check != NULL ? check->entries : 0);
  json_builder_set_member_name (builder, "revisions");
  json_builder_add_int_value (builder, check != NULL ? check->revisions : 0);
  json_builder_set_member_name (builder, "verified");
  json_builder_add_boolean_value (builder, check != NULL && check->ok);
  json_builder_end_object (builder);
}

static void
say_copied (LiftCli *cli, const char *path, const LiftCheck *check)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *counts = format_counts (check);
  /* Translators: what the copy holds: "8 days, 41 saved states". */
  g_autofree char *text = g_strdup_printf (_("Copied and checked: %s."), counts);

  lift_cli_print_wrapped (cli, 0, text);
  lift_cli_print_wrapped (cli, 2, shown);
  lift_cli_print_wrapped (cli, 0, _("The file is not encrypted; whoever has it can read it."));
}

/* Into a file of her choice. */
static LiftBackupRun *
copy_to (LiftStore *store, const char *file, GError **error)
{
  g_autoptr (LiftBackupRun) run = NULL;

  if (!lift_store_backup (store, file, error))
    return NULL;
  run = g_new0 (LiftBackupRun, 1);
  run->path = g_canonicalize_filename (file, NULL);
  return g_steal_pointer (&run);
}

/** lift_cli_backup: `backup [FILE]`: a copy of the diary, checked after it was written. */
gboolean
lift_cli_backup (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  const char *file = lift_cli_args_get_word (args, 0);
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_EXISTING, error);
  g_autoptr (LiftBackupRun) run = NULL;
  g_autoptr (LiftCheck) check = NULL;

  if (store == NULL)
    return FALSE;
  run = file != NULL ? copy_to (store, file, error) : lift_store_back_up_now (store, LIFT_BACKUP_ASKED, error);
  check = run != NULL ? lift_store_check_backup (store, run->path, error) : NULL;
  if (check == NULL)
    return FALSE;
  if (cli->json) {
    g_autoptr (JsonBuilder) builder = json_builder_new ();

    add_backup (cli, builder, run->path, lift_clock_get_now_utc (cli->clock), check);
    lift_cli_print_json (cli, builder);
    return TRUE;
  }
  say_copied (cli, run->path, check);
  if (run->second_trouble != NULL)
    lift_cli_print_wrapped (cli, 0, run->second_trouble);
  return TRUE;
}

static void
print_backup (LiftCli *cli, const LiftBackup *backup, const LiftCheck *check)
{
  g_autoptr (GDateTime) now = lift_clock_dup_now (cli->clock);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (backup->made_at);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, g_date_time_get_timezone (now));
  g_autofree char *date = lift_format_date_with_year (lift_date_from_date_time (local));
  g_autofree char *time = lift_format_time (backup->made_at, (int) (g_date_time_get_utc_offset (local) / G_TIME_SPAN_MINUTE));
  g_autofree char *size = g_format_size ((guint64) backup->size);
  g_autofree char *counts = check != NULL && check->ok ? format_counts (check) : g_strdup (_("damaged"));
  g_autofree char *shown = g_filename_display_name (backup->path);
  /* Translators: when a copy was made (day, time), what it holds, and its size. */
  g_autofree char *line = g_strdup_printf (C_("backup", "%s, %s: %s, %s"), date, time, counts, size);

  lift_cli_print_wrapped (cli, 0, line);
  lift_cli_print_wrapped (cli, 2, shown);
}

/** lift_cli_backups: `backups`: the copies that Afterlift made, each opened and checked now. */
gboolean
lift_cli_backups (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_READ, error);
  g_autoptr (GPtrArray) found = store != NULL ? lift_store_list_backups (store, error) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (found == NULL)
    return FALSE;
  json_builder_begin_array (builder);
  for (guint i = 0; i < found->len; i++) {
    const LiftBackup *backup = g_ptr_array_index (found, i);
    g_autoptr (LiftCheck) check = lift_store_check_backup (store, backup->path, NULL);

    if (cli->json)
      add_backup (cli, builder, backup->path, backup->made_at, check);
    else
      print_backup (cli, backup, check);
  }
  json_builder_end_array (builder);
  if (cli->json)
    lift_cli_print_json (cli, builder);
  else if (found->len == 0)
    lift_cli_print_wrapped (cli, 0, _("No copy was made yet. “afterlift-cli backup” makes one."));
  return TRUE;
}

/* Where there is no diary yet, the copy is compared with an empty one that nobody keeps. A damaged diary is put aside as
 * a whole; compared with it, everything in the copy is new. */
static LiftDiff *
preview (LiftCli *cli, const char *file, LiftImportMode mode, gboolean *damaged, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_READ, &cause);

  *damaged = g_error_matches (cause, LIFT_ERROR, LIFT_ERROR_CORRUPT);
  if (store != NULL)
    return lift_store_restore (store, file, mode, TRUE, NULL, error);
  if (*damaged || g_error_matches (cause, LIFT_ERROR, LIFT_ERROR_NO_DIARY))
    store = lift_store_open_scratch (cli->clock, "afterlift-cli", error);
  else
    g_propagate_error (error, g_steal_pointer (&cause));
  return store != NULL ? lift_store_restore (store, file, mode, TRUE, NULL, error) : NULL;
}

static gboolean
replace_damaged (LiftCli *cli, const char *file, const LiftDiff *expected, LiftImportMode mode, GError **error)
{
  g_autofree char *path = cli->diary != NULL ? g_strdup (cli->diary) : lift_store_dup_default_path ();
  g_autofree char *kept_as = NULL;
  g_autofree char *shown = NULL;

  if (!lift_store_replace_damaged (path, file, cli->clock, "afterlift-cli", &kept_as, error))
    return FALSE;
  if (cli->json) {
    lift_cli_import_print_json (cli, expected, mode, FALSE);
    return TRUE;
  }
  shown = g_filename_display_name (kept_as);
  lift_cli_print_wrapped (cli, 0, _("Done. Your diary was damaged. It is kept as it was in this file, and what could be read "
                                    "in it and was written after the copy is in your diary, too:"));
  lift_cli_print_wrapped (cli, 2, shown);
  return TRUE;
}

/** lift_cli_restore: `restore FILE`: says day by day what it brings, then brings it, after a copy of what is here. */
gboolean
lift_cli_restore (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  const char *file = lift_cli_args_get_word (args, 0);
  gboolean dry_run = lift_cli_args_has (args, "dry-run");
  LiftImportMode mode = lift_cli_args_has (args, "merge") ? LIFT_IMPORT_MERGE : LIFT_IMPORT_REPLACE;
  gboolean damaged;
  g_autoptr (LiftDiff) expected = preview (cli, file, mode, &damaged, error);
  g_autoptr (LiftDiff) done = NULL;

  if (expected == NULL)
    return FALSE;
  if (!cli->json)
    lift_cli_import_print_preview (cli, expected, mode);
  if (damaged && !dry_run)
    return replace_damaged (cli, file, expected, mode, error);
  if (!dry_run && lift_diff_changes_anything (expected)) {
    g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_CREATE, error);

    done = store != NULL ? lift_store_restore (store, file, mode, FALSE, NULL, error) : NULL;
    if (done == NULL)
      return FALSE;
  }
  if (cli->json)
    lift_cli_import_print_json (cli, done != NULL ? done : expected, mode, dry_run);
  else
    lift_cli_import_print_result (cli, done, dry_run);
  return TRUE;
}

static gboolean
purge (LiftStore *store, GPtrArray *copies, const char *procedure, LiftDate day, GError **error)
{
  for (guint i = 0; i < copies->len; i++) {
    if (!lift_store_purge_backup (store, g_ptr_array_index (copies, i), procedure, day, error))
      return FALSE;
  }
  g_ptr_array_set_size (copies, 0);
  return TRUE;
}

static void
print_erased (LiftCli *cli, const char *title, GPtrArray *copies)
{
  /* Translators: %s is a day. */
  g_autofree char *text = g_strdup_printf (_("%s is erased for good."), title);

  lift_cli_print_wrapped (cli, 0, text);
  if (copies->len == 0)
    return;
  lift_cli_print_wrapped (cli, 0, _("These copies of the diary still hold it. “--copies-too” erases it there, too:"));
  for (guint i = 0; i < copies->len; i++) {
    g_autofree char *shown = g_filename_display_name (g_ptr_array_index (copies, i));

    lift_cli_print_wrapped (cli, 2, shown);
  }
}

static void
print_erased_json (LiftCli *cli, const LiftProcedure *procedure, LiftDate day, GPtrArray *copies)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  lift_cli_json_day (builder, procedure, day);
  lift_cli_json_date (builder, "date", day);
  json_builder_set_member_name (builder, "erased");
  json_builder_add_boolean_value (builder, TRUE);
  json_builder_set_member_name (builder, "copies_with_it");
  json_builder_begin_array (builder);
  for (guint i = 0; i < copies->len; i++) {
    g_autofree char *shown = g_filename_display_name (g_ptr_array_index (copies, i));

    json_builder_add_string_value (builder, shown);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lift_cli_print_json (cli, builder);
}

/* A day that was erased before can still be in copies. */
static gboolean
erase (LiftStore *store, const LiftCliArgs *args, const char *procedure, LiftDate day, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GPtrArray) copies = NULL;

  if (lift_store_erase_entry (store, procedure, day, !lift_cli_args_has (args, "no-backup"), &trouble))
    return TRUE;
  if (g_error_matches (trouble, LIFT_ERROR, LIFT_ERROR_NOT_FOUND) && lift_cli_args_has (args, "copies-too")) {
    copies = lift_store_list_backups_with_entry (store, procedure, day, error);
    if (copies == NULL || copies->len > 0)
      return copies != NULL;
  }
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/** lift_cli_erase: `erase DAY`: takes a day and its whole history out of the file for good. */
gboolean
lift_cli_erase (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_EXISTING, error);
  g_autoptr (LiftProcedure) procedure = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autofree char *title = NULL;
  LiftDate day;

  if (store != NULL)
    procedure = lift_cli_get_procedure (store, lift_cli_args_get (args, "procedure"), error);
  if (procedure == NULL || !lift_cli_parse_day (lift_cli_args_get_word (args, 0), procedure, &day, error) ||
      !erase (store, args, procedure->uuid, day, error))
    return FALSE;
  copies = lift_store_list_backups_with_entry (store, procedure->uuid, day, error);
  if (copies == NULL ||
      (lift_cli_args_has (args, "copies-too") && !purge (store, copies, procedure->uuid, day, error)))
    return FALSE;
  title = lift_format_day_title (procedure, day);
  if (cli->json)
    print_erased_json (cli, procedure, day, copies);
  else
    print_erased (cli, title, copies);
  return TRUE;
}
