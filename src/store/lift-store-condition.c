/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-condition.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lift-diary-file.h"
#include "lift-store-private.h"

/* Zones and small corrections are no reason to speak. */
#define CLOCK_SLACK_SECONDS (24 * 60 * 60)

/** lift_remark_free: frees @self. */
void
lift_remark_free (LiftRemark *self)
{
  g_free (self->sentence);
  g_free (self->file);
  g_free (self);
}

static void
add_remark (GPtrArray *remarks, char *sentence, const char *file)
{
  LiftRemark *remark = g_new0 (LiftRemark, 1);

  remark->sentence = sentence;
  remark->file = g_strdup (file);
  g_ptr_array_add (remarks, remark);
}

/* What programs that keep folders in step call the second of two files that changed at once: “diary (conflicted copy
 * 2026-11-19).db”, “diary.sync-conflict-20261119-200400-ABCDEFG.db”, “diary_conflict-….db”, “diary-conflict….db”. */
static gboolean
is_conflict_copy (const char *name, const char *own)
{
  g_autofree char *stem = g_str_has_suffix (own, ".db") ? g_strndup (own, strlen (own) - 3) : g_strdup (own);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return !g_str_equal (name, own) && g_str_has_prefix (name, stem) && g_str_has_suffix (name, ".db") &&
         strstr (lower + strlen (stem), "conflict") != NULL;
}

static void
look_for_conflict_copies (LiftStore *self, GPtrArray *remarks)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *own = g_path_get_basename (self->path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (folder, name, NULL);
    g_autofree char *shown = g_filename_display_name (name);

    if (!is_conflict_copy (name, own) || !lift_diary_file_check (file, NULL))
      continue;
    add_remark (remarks,
                /* Translators: %s is the name of a file. */
                g_strdup_printf (_ ("There is a second diary beside yours: “%s”. A program that keeps folders in step "
                                    "made it, and it may hold days that yours does not have. Yours is as it was; take "
                                    "over the days of the other one, then move that file away."),
                                 shown),
                file);
  }
}

static gboolean
look_at_clock (LiftStore *self, GPtrArray *remarks, GError **error)
{
  gint64 newest;

  if (!lift_db_read_int (self->db, "SELECT ifnull ((SELECT recorded_at FROM revision ORDER BY number DESC LIMIT 1), 0)",
                         &newest, error))
    return FALSE;
  if (lift_clock_get_now_utc (self->clock) + CLOCK_SLACK_SECONDS < newest)
    add_remark (
      remarks,
      g_strdup (_ ("The clock of this computer stands more than a day before the newest saved state of your "
                   "diary. Nothing is lost, and what you write is saved in its order. Please look at the date "
                   "and the time of the computer.")),
      NULL);
  return TRUE;
}

/**
 * lift_store_list_remarks:
 * @self: a store
 * @error: return location
 *
 * Looks around the diary: whether a second one stands beside it, and whether the clock can be right.
 *
 * Returns: (transfer full) (nullable) (element-type LiftRemark): what she should know; mostly nothing.
 */
GPtrArray *
lift_store_list_remarks (LiftStore *self, GError **error)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_remark_free);

  lift_store_enter (self);
  look_for_conflict_copies (self, remarks);
  return look_at_clock (self, remarks, error) ? g_steal_pointer (&remarks) : NULL;
}
