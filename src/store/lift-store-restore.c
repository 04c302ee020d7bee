/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-restore.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lift-store-import.h"
#include "lift-store-private.h"
#include "lift-untrusted.h"

static gboolean
add_record (LiftStoreImport *import, LiftArchiveRecord *record, GError **error)
{
  g_autoptr (LiftImportItem) item = lift_import_item_new (LIFT_IMPORT_ITEM_PROCEDURE, 0, 0);
  gboolean ok;

  item->record = record;
  ok = lift_store_import_add (import, item, error);
  /* It belongs to the archive. */
  item->record = NULL;
  return ok;
}

/* The states of one day, which stand together. Moves @position behind them. */
static gboolean
add_day (LiftStoreImport *import, GPtrArray *states, guint *position, GError **error)
{
  g_autoptr (LiftImportItem) item = lift_import_item_new (LIFT_IMPORT_ITEM_DAY, 0, 0);
  LiftDate for_day = ((LiftEntry *) g_ptr_array_index (states, *position))->for_day;

  for (; *position < states->len; (*position)++) {
    LiftEntry *state = g_ptr_array_index (states, *position);

    if (state->for_day != for_day)
      break;
    g_ptr_array_add (item->states, lift_entry_ref (state));
  }
  return lift_store_import_add (import, item, error);
}

static gboolean
add_reminder (LiftStoreImport *import, LiftReminder *reminder, GError **error)
{
  g_autoptr (LiftImportItem) item = lift_import_item_new (LIFT_IMPORT_ITEM_REMINDER, 0, 0);

  item->reminder = lift_reminder_ref (reminder);
  return lift_store_import_add (import, item, error);
}

static gboolean
add_archive (LiftStoreImport *import, const LiftArchive *archive, GError **error)
{
  for (guint i = 0; i < archive->records->len; i++) {
    LiftArchiveRecord *record = g_ptr_array_index (archive->records, i);
    guint position = 0;

    if (!add_record (import, record, error))
      return FALSE;
    while (position < record->states->len) {
      if (!add_day (import, record->states, &position, error))
        return FALSE;
    }
  }
  for (guint i = 0; i < archive->reminders->len; i++) {
    if (!add_reminder (import, g_ptr_array_index (archive->reminders, i), error))
      return FALSE;
  }
  return TRUE;
}

/* Copying a file opens and closes it. Of the diary that would end the locks that this process has on it, whatever name
 * it goes by, and the next program to close it would take the -wal away under our feet. */
static gboolean
is_diary_itself (LiftStore *self, const char *file)
{
  GStatBuf ours, theirs;

  return g_stat (self->path, &ours) == 0 && g_stat (file, &theirs) == 0 && ours.st_dev == theirs.st_dev &&
         ours.st_ino == theirs.st_ino;
}

/**
 * lift_store_restore:
 * @self: a store
 * @file: a copy of a diary, from wherever
 * @mode: merge: bring back what is missing here; replace: the days become as they were then
 * @preview: only find out; nothing is written
 * @cancellable: (nullable): to stop it
 * @error: return location; why the file is not taken, in a sentence
 *
 * Reads days, records and their whole history out of a file that nobody trusts (lift_untrusted_open()) and writes them
 * into the diary as an import does: after a verified copy of what is here, in one transaction, as one change that undo
 * takes back. The diary's file is never exchanged. Settings, and what reminders did on this machine, stay.
 *
 * Returns: (transfer full) (nullable): what happened, or would happen, day by day.
 */
LiftDiff *
lift_store_restore (LiftStore *self, const char *file, LiftImportMode mode, gboolean preview, GCancellable *cancellable,
                    GError **error)
{
  LiftImportOptions options = { .mode = mode, .preview = preview, .skip_refused = TRUE, .restores = TRUE };
  g_autoptr (LiftUntrusted) untrusted = NULL;
  g_autoptr (LiftArchive) archive = NULL;
  g_autoptr (LiftStoreImport) import = NULL;

  lift_store_enter (self);
  if (is_diary_itself (self, file)) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _("This file is your diary itself, so it has nothing to bring back. Nothing was changed. Please "
                           "choose a copy of it."));
    return NULL;
  }
  untrusted = lift_untrusted_open (file, self->clock, self->program, cancellable, error);
  archive = untrusted != NULL ? lift_store_load_archive (lift_untrusted_get_store (untrusted), TRUE, error) : NULL;
  import = archive != NULL ? lift_store_import_begin (self, &options, cancellable, error) : NULL;
  if (import == NULL || !add_archive (import, archive, error))
    return NULL;
  return lift_store_import_finish (import, error);
}
