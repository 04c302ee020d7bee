/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lift-cli-private.h"
#include "lift-format-entry.h"
#include "lift-format.h"

const LiftCliOption lift_cli_procedure_only[] = {
  { "procedure", 0, "ID", N_("another thread lift than the current one") },
  { NULL },
};

/* Opens the diary and reads which day of which procedure is meant. */
static gboolean
open_day (LiftCli *cli, const LiftCliArgs *args, LiftOpenMode mode, LiftStore **store, LiftProcedure **procedure,
          LiftDate *day, GError **error)
{
  *store = lift_cli_open (cli, mode, error);
  if (*store != NULL)
    *procedure = lift_cli_get_procedure (*store, lift_cli_args_get (args, "procedure"), error);
  return *procedure != NULL && lift_cli_parse_day (lift_cli_args_get_word (args, 0), *procedure, day, error);
}

static void
print_history_json (LiftCli *cli, const LiftProcedure *procedure, LiftDate day, GPtrArray *revisions)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  lift_cli_json_day (builder, procedure, day);
  json_builder_set_member_name (builder, "revisions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < revisions->len; i++)
    lift_cli_json_revision (builder, g_ptr_array_index (revisions, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lift_cli_print_json (cli, builder);
}

static void
print_history_text (LiftCli *cli, const LiftProcedure *procedure, LiftDate day, GPtrArray *revisions)
{
  g_autofree char *title = lift_format_day_title (procedure, day);

  lift_cli_print_heading (cli, title);
  for (guint i = 0; i < revisions->len; i++) {
    const LiftEntry *revision = g_ptr_array_index (revisions, i);
    g_autoptr (GDateTime) local = g_date_time_new_from_unix_utc (revision->recorded_at +
                                                                 revision->utc_offset * (gint64) 60);
    g_autofree char *date = lift_format_date (lift_date_from_date_time (local));
    g_autofree char *time = lift_format_time (revision->recorded_at, revision->utc_offset);
    g_autofree char *what = lift_format_entry_line (revision);

    lift_cli_print (cli, "%3d  %s, %s%s\n", revision->seq, date, time,
                    revision->author == LIFT_AUTHOR_HELPER ? _(" (my helper)") : "");
    lift_cli_print_wrapped (cli, 5, what);
  }
}

/** lift_cli_history: `history DAY`: every saved state. */
gboolean
lift_cli_history (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftStore) store = NULL;
  g_autoptr (LiftProcedure) procedure = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  LiftDate day;

  if (open_day (cli, args, LIFT_OPEN_READ, &store, &procedure, &day, error))
    revisions = lift_store_list_revisions (store, procedure->uuid, day, error);
  if (revisions == NULL)
    return FALSE;
  if (cli->json)
    print_history_json (cli, procedure, day, revisions);
  else
    print_history_text (cli, procedure, day, revisions);
  return TRUE;
}

static void
print_undone_json (LiftCli *cli, const LiftProcedure *procedure, GArray *days)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "taken_back");
  json_builder_begin_array (builder);
  for (guint i = 0; i < days->len; i++) {
    json_builder_begin_object (builder);
    lift_cli_json_day (builder, procedure, g_array_index (days, LiftDate, i));
    lift_cli_json_date (builder, "date", g_array_index (days, LiftDate, i));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lift_cli_print_json (cli, builder);
}

static void
print_deleted_json (LiftCli *cli, const LiftProcedure *procedure, LiftDate day)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  lift_cli_json_day (builder, procedure, day);
  lift_cli_json_date (builder, "date", day);
  json_builder_set_member_name (builder, "deleted");
  json_builder_add_boolean_value (builder, TRUE);
  json_builder_end_object (builder);
  lift_cli_print_json (cli, builder);
}

static void
print_all_undone (LiftCli *cli, GArray *days, GArray *left)
{
  g_autofree char *undone = NULL;
  g_autofree char *stay = NULL;

  if (days->len == 0) {
    lift_cli_print_wrapped (cli, 0, _("Taken back."));
    return;
  }
  undone = g_strdup_printf (ngettext ("Taken back: %d day is as before.", "Taken back: %d days are as before.", days->len),
                            (int) days->len);
  lift_cli_print_wrapped (cli, 0, undone);
  if (left->len == 0)
    return;
  stay = g_strdup_printf (ngettext ("%d day was changed since, and stays as it is.",
                                    "%d days were changed since, and stay as they are.", left->len),
                          (int) left->len);
  lift_cli_print_wrapped (cli, 0, stay);
}

static void
add_days (JsonBuilder *builder, const char *name, GArray *days)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < days->len; i++) {
    json_builder_begin_object (builder);
    lift_cli_json_date (builder, "date", g_array_index (days, LiftDate, i));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

/* Without a day: the newest change of all, such as an import, whichever days it touched. */
static gboolean
undo_newest (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  const char *id = lift_cli_args_get (args, "procedure");
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_EXISTING, error);
  g_autoptr (LiftProcedure) procedure = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GArray) left = NULL;
  g_autoptr (GArray) days = NULL;

  if (store != NULL && id != NULL)
    procedure = lift_cli_get_procedure (store, id, error);
  if (store == NULL || (id != NULL && procedure == NULL))
    return FALSE;
  days = lift_store_undo_and_name (store, procedure != NULL ? procedure->uuid : NULL, LIFT_DATE_NONE, &left, error);
  if (days == NULL)
    return FALSE;
  if (!cli->json) {
    print_all_undone (cli, days, left);
    return TRUE;
  }
  json_builder_begin_object (builder);
  add_days (builder, "taken_back", days);
  add_days (builder, "left", left);
  json_builder_end_object (builder);
  lift_cli_print_json (cli, builder);
  return TRUE;
}

/** lift_cli_undo: `undo [DAY]`: takes back the newest change of that day, or of all. */
gboolean
lift_cli_undo (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftStore) store = NULL;
  g_autoptr (LiftProcedure) procedure = NULL;
  g_autoptr (GArray) days = NULL;
  LiftDate day;

  if (lift_cli_args_get_word (args, 0) == NULL)
    return undo_newest (cli, args, error);
  if (open_day (cli, args, LIFT_OPEN_EXISTING, &store, &procedure, &day, error))
    days = lift_store_undo (store, procedure->uuid, day, error);
  if (days == NULL)
    return FALSE;
  lift_cli_back_up (store);
  if (cli->json)
    print_undone_json (cli, procedure, days);
  for (guint i = 0; !cli->json && i < days->len; i++) {
    g_autofree char *title = lift_format_day_title (procedure, g_array_index (days, LiftDate, i));

    /* Translators: %s is a day such as "Day 3 · Thursday 19 November". */
    lift_cli_print (cli, _("Taken back: %s"), title);
    lift_cli_print (cli, "\n");
  }
  return TRUE;
}

/** lift_cli_delete: `delete DAY`: says "deleted" over a day; its history stays. */
gboolean
lift_cli_delete (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftStore) store = NULL;
  g_autoptr (LiftProcedure) procedure = NULL;
  g_autofree char *title = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *message = NULL;
  LiftDate day;

  if (!open_day (cli, args, LIFT_OPEN_EXISTING, &store, &procedure, &day, error) ||
      !lift_store_delete_entry (store, procedure->uuid, day, error))
    return FALSE;
  lift_cli_back_up (store);
  if (cli->json) {
    print_deleted_json (cli, procedure, day);
    return TRUE;
  }
  title = lift_format_day_title (procedure, day);
  iso = lift_date_to_iso (day);
  /* Translators: the first %s is a day such as "Day 3 · Thursday 19 November", the other one 2026-11-19. */
  message = g_strdup_printf (_("%s deleted. “afterlift-cli undo %s” brings it back."), title, iso);
  lift_cli_print_wrapped (cli, 0, message);
  return TRUE;
}
