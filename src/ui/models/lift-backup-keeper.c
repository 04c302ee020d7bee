/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-backup-keeper.h"

#include <glib/gi18n-lib.h>

#include "lift-store-backups.h"

#define FIRST_AFTER_SECONDS 15
#define THEN_EVERY_SECONDS 3600

struct _LiftBackupKeeper {
  GObject parent_instance;

  LiftDiaryModel *diary;
  guint source;
  gboolean told;
};

G_DEFINE_FINAL_TYPE (LiftBackupKeeper, lift_backup_keeper, G_TYPE_OBJECT)

static gpointer
do_back_up (LiftStore *store, gpointer data, GError **error)
{
  return lift_store_back_up_if_due (store, error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiftBackupKeeper) self = LIFT_BACKUP_KEEPER (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftBackupRun) run = lift_store_async_run_finish (LIFT_STORE_ASYNC (source), result, &error);
  const char *trouble = run != NULL ? run->second_trouble : NULL;

  if (self->diary == NULL)
    return;
  /* A diary that is not there yet, or that cannot be read, has a notice of its own. */
  if (error != NULL && g_error_matches (error, LIFT_ERROR, LIFT_ERROR_NO_SPACE))
    trouble = _("There is not enough room on the disk for today’s copy of the diary. The diary itself is as it was; free "
                "some space, and the copy is made by itself.");
  else if (error != NULL && g_error_matches (error, LIFT_ERROR, LIFT_ERROR_FAILED))
    trouble = error->message;
  if (trouble != NULL && !self->told)
    lift_diary_model_notify (self->diary, trouble);
  self->told = trouble != NULL;
}

/** lift_backup_keeper_check: asks now. */
void
lift_backup_keeper_check (LiftBackupKeeper *self)
{
  if (lift_diary_model_get_state (self->diary) != LIFT_DIARY_READY)
    return;
  lift_store_async_run_async (lift_diary_model_get_store (self->diary), do_back_up, NULL, NULL,
                              (GDestroyNotify) lift_backup_run_free, NULL, done_cb, g_object_ref (self));
}

static gboolean
hour_cb (gpointer user_data)
{
  lift_backup_keeper_check (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
first_cb (gpointer user_data)
{
  LiftBackupKeeper *self = user_data;

  self->source = g_timeout_add_seconds (THEN_EVERY_SECONDS, hour_cb, self);
  lift_backup_keeper_check (self);
  return G_SOURCE_REMOVE;
}

static void
lift_backup_keeper_dispose (GObject *object)
{
  LiftBackupKeeper *self = LIFT_BACKUP_KEEPER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->diary);
  G_OBJECT_CLASS (lift_backup_keeper_parent_class)->dispose (object);
}

static void
lift_backup_keeper_class_init (LiftBackupKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_backup_keeper_dispose;
}

static void
lift_backup_keeper_init (LiftBackupKeeper *self)
{
}

/** lift_backup_keeper_new: Returns: (transfer full): a keeper of @diary's copies. */
LiftBackupKeeper *
lift_backup_keeper_new (LiftDiaryModel *diary)
{
  LiftBackupKeeper *self = g_object_new (LIFT_TYPE_BACKUP_KEEPER, NULL);

  self->diary = g_object_ref (diary);
  self->source = g_timeout_add_seconds (FIRST_AFTER_SECONDS, first_cb, self);
  return self;
}
