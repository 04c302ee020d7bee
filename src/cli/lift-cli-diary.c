/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-cli-private.h"
#include "lift-reference-file.h"
#include "lift-store-backups.h"

/**
 * lift_cli_open:
 * @cli: the run
 * @mode: what for
 * @error: return location
 *
 * Opens the diary that was named, else her own. After an update of Afterlift the first command leads an older diary up,
 * also one that wants to read only.
 *
 * Returns: (transfer full) (nullable): the store.
 */
LiftStore *
lift_cli_open (LiftCli *cli, LiftOpenMode mode, GError **error)
{
  g_autofree char *path = cli->diary != NULL ? g_strdup (cli->diary) : lift_store_dup_default_path ();

  g_autoptr (LiftStore) store = NULL;
  g_autoptr (GError) trouble = NULL;

  store = lift_store_open (path, mode, cli->clock, "afterlift-cli", &trouble);
  if (store == NULL && mode == LIFT_OPEN_READ && g_error_matches (trouble, LIFT_ERROR, LIFT_ERROR_READONLY)) {
    g_clear_error (&trouble);
    store = lift_store_open (path, LIFT_OPEN_EXISTING, cli->clock, "afterlift-cli", &trouble);
  }
  if (store == NULL)
    g_propagate_error (error, g_steal_pointer (&trouble));
  return g_steal_pointer (&store);
}

/**
 * lift_cli_back_up:
 * @store: a diary that something was written into
 *
 * Makes the daily copy where it is due. What was asked for is done, whether or not that works; "afterlift-cli backups"
 * and the window tell of it.
 */
void
lift_cli_back_up (LiftStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftBackupRun) run = lift_store_back_up_if_due (store, &error);

  if (run == NULL)
    g_debug ("No copy was made: %s", error->message);
}

/**
 * lift_cli_get_procedure:
 * @store: an open diary
 * @id: (nullable): a uuid or the beginning of one
 * @error: return location
 *
 * Returns: (transfer full) (nullable): that procedure, or without @id the current one.
 */
LiftProcedure *
lift_cli_get_procedure (LiftStore *store, const char *id, GError **error)
{
  if (id != NULL)
    return lift_store_get_procedure (store, id, error);
  return lift_store_get_current_procedure (store, error);
}

/** lift_cli_load_guide: Returns: (transfer full) (nullable): the guide that came with the program. */
LiftReference *
lift_cli_load_guide (GError **error)
{
  return lift_reference_file_load_shipped (error);
}

/** lift_cli_dup_emergency_number: Returns: (transfer full) (nullable): the number, if she confirmed it. */
char *
lift_cli_dup_emergency_number (LiftStore *store)
{
  /* A diary that cannot tell it has none; the text then names the usual numbers. */
  return lift_store_dup_setting (store, "emergency-number", NULL);
}
