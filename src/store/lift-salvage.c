/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-salvage.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lift-db-error.h"
#include "lift-diary-file.h"
#include "lift-salvage-fill.h"
#include "lift-salvage-stage.h"
#include "lift-store.h"
#include "lift-workplace.h"

/** lift_salvage_free: frees @self. */
void
lift_salvage_free (LiftSalvage *self)
{
  g_array_unref (self->tables);
  g_free (self);
}

/* In a transaction of its own: rolling back to a savepoint would end all that is being read, if tables were made since
 * the transaction began. */
static gboolean
collect (LiftDb *db, const LiftPageFile *pages, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_read (db, error);

  return transaction != NULL && lift_salvage_stage (db, pages, cancellable, error) &&
         lift_transaction_commit (transaction, error);
}

static gboolean
fill_new (LiftDb *db, LiftSalvage *report, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_write (db, error);

  return transaction != NULL && lift_salvage_fill (db, report, error) && lift_transaction_commit (transaction, error);
}

static gboolean
write_new (const char *path, const LiftPageFile *pages, LiftSalvage *report, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiftDb) db = lift_db_open (path, TRUE, error);
  gboolean busy = FALSE;
  gboolean ok;

  if (db == NULL)
    return FALSE;
  lift_db_set_cancellable (db, cancellable);
  ok = collect (db, pages, cancellable, error) && fill_new (db, report, error);
  lift_db_set_cancellable (db, NULL);
  return ok && lift_db_checkpoint (db, &busy, error) && lift_db_close (g_steal_pointer (&db), error);
}

/* What comes out of a damaged diary has to be a diary in every respect. */
static gboolean
is_whole (const char *path, LiftClock *clock, GError **error)
{
  g_autoptr (LiftStore) store = lift_store_open (path, LIFT_OPEN_READ, clock, "afterlift", error);
  g_autoptr (LiftCheck) check = store != NULL ? lift_store_check (store, error) : NULL;

  if (check == NULL)
    return FALSE;
  if (!check->ok)
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_FAILED,
                         _ ("What could be read does not make a whole diary, so nothing was written. "
                            "The damaged file is as it was."));
  return lift_store_close (store, check->ok ? error : NULL) && check->ok;
}

static gboolean
has_something (const LiftSalvage *report, GError **error)
{
  guint n_procedures = g_array_index (report->tables, LiftSalvageTable, LIFT_SALVAGE_PROCEDURE).saved;

  if (report->days > 0 || n_procedures > 0)
    return TRUE;
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CORRUPT,
                       _ ("Nothing of a diary can be read in this file any more. It was left as it is. "
                          "If you have a copy, restore that."));
  return FALSE;
}

static gboolean
make_diary (const char *path, const LiftPageFile *pages, LiftSalvage *report, LiftClock *clock,
            GCancellable *cancellable, GError **error)
{
  return lift_diary_file_create (path, lift_clock_get_now_utc (clock), error) &&
         write_new (path, pages, report, cancellable, error) && has_something (report, error) &&
         is_whole (path, clock, error);
}

/**
 * lift_salvage_run:
 * @file: a diary that may be damaged in any way, with its -wal beside it; it is read, and never changed. This process
 *   must have no connection to it
 * @target: where a new diary goes; nothing may be there
 * @clock: what time it is
 * @cancellable: (nullable): to stop it
 * @error: return location: %LIFT_ERROR_CORRUPT if there is nothing to save, %LIFT_ERROR_NOT_A_DIARY,
 *   %LIFT_ERROR_CONSTRAINT if something is at @target, %LIFT_ERROR_NO_SPACE …
 *
 * Reads the file page by page, without SQLite, and writes every row that is whole and keeps the rules of a diary into a
 * new one (0600), which gets its name when it was checked. What cannot be known is not made up: a day without its
 * saved states is left out, and the date of a procedure that is gone has to be entered again.
 *
 * Returns: (transfer full) (nullable): what was saved.
 */
LiftSalvage *
lift_salvage_run (const char *file, const char *target, LiftClock *clock, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiftPageFile) pages = NULL;
  g_autoptr (LiftSalvage) report = g_new0 (LiftSalvage, 1);
  g_autoptr (LiftWorkplace) place = NULL;

  lift_store_register_resources ();
  report->tables = g_array_new (FALSE, TRUE, sizeof (LiftSalvageTable));
  pages = lift_page_file_open (file, error);
  if (pages == NULL)
    return NULL;
  if (lift_page_file_is_foreign (pages)) {
    lift_db_set_error_code (error, LIFT_ERROR_NOT_A_DIARY);
    return NULL;
  }
  place = lift_workplace_new (target, error);
  if (place == NULL || !make_diary (lift_workplace_get_path (place), pages, report, clock, cancellable, error) ||
      !lift_workplace_finish (place, error))
    return NULL;
  return g_steal_pointer (&report);
}
