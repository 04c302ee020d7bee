/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-first-run-draft.h"

#include <glib/gstdio.h>

#define GROUP "first-run"
#define LAST_MINUTE (24 * 60 - 1)

/** lift_first_run_draft_new: Returns: (transfer full): one in which nothing is answered. */
LiftFirstRunDraft *
lift_first_run_draft_new (void)
{
  LiftFirstRunDraft *self = g_new0 (LiftFirstRunDraft, 1);

  self->when = -1;
  self->day = LIFT_DATE_NONE;
  self->phone = g_strdup ("");
  self->emergency = g_strdup ("");
  return self;
}

/** lift_first_run_draft_free: frees @self. */
void
lift_first_run_draft_free (LiftFirstRunDraft *self)
{
  g_free (self->step);
  g_free (self->phone);
  g_free (self->emergency);
  g_free (self);
}

static char *
get_file (const char *diary)
{
  g_autofree char *folder = g_path_get_dirname (diary);

  return g_build_filename (folder, "first-run.ini", NULL);
}

static void
take_text (GKeyFile *file, const char *key, char **text)
{
  char *found = g_key_file_get_string (file, GROUP, key, NULL);

  if (found == NULL)
    return;
  g_free (*text);
  *text = found;
}

/**
 * lift_first_run_draft_load:
 * @diary: path of the diary that is to be made
 *
 * Returns: (transfer full) (nullable): the steps as they were left; %NULL: none were, or the file cannot be read.
 */
LiftFirstRunDraft *
lift_first_run_draft_load (const char *diary)
{
  g_autofree char *path = get_file (diary);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *day = NULL;
  LiftFirstRunDraft *self;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL) || !g_key_file_has_group (file, GROUP))
    return NULL;
  self = lift_first_run_draft_new ();
  take_text (file, "step", &self->step);
  take_text (file, "phone", &self->phone);
  take_text (file, "emergency", &self->emergency);
  if (g_key_file_has_key (file, GROUP, "when", NULL))
    self->when = g_key_file_get_integer (file, GROUP, "when", NULL);
  day = g_key_file_get_string (file, GROUP, "day", NULL);
  if (day == NULL || !lift_date_parse (day, &self->day))
    self->day = LIFT_DATE_NONE;
  self->zones = (guint) g_key_file_get_integer (file, GROUP, "zones", NULL);
  self->reminds = g_key_file_get_boolean (file, GROUP, "reminds", NULL);
  self->minute = CLAMP (g_key_file_get_integer (file, GROUP, "minute", NULL), 0, LAST_MINUTE);
  return self;
}

/**
 * lift_first_run_draft_save:
 * @self: what is answered
 * @diary: path of the diary that is to be made
 *
 * Returns: whether it is on the disk (0600, in a folder of her own).
 */
gboolean
lift_first_run_draft_save (const LiftFirstRunDraft *self, const char *diary)
{
  g_autofree char *path = get_file (diary);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  gsize length;

  g_key_file_set_string (file, GROUP, "step", self->step != NULL ? self->step : "");
  g_key_file_set_integer (file, GROUP, "when", self->when);
  if (self->day != LIFT_DATE_NONE) {
    g_autofree char *day = lift_date_to_iso (self->day);

    g_key_file_set_string (file, GROUP, "day", day);
  }
  g_key_file_set_integer (file, GROUP, "zones", (int) self->zones);
  g_key_file_set_string (file, GROUP, "phone", self->phone);
  g_key_file_set_string (file, GROUP, "emergency", self->emergency);
  g_key_file_set_boolean (file, GROUP, "reminds", self->reminds);
  g_key_file_set_integer (file, GROUP, "minute", self->minute);
  text = g_key_file_to_data (file, &length, NULL);
  return g_mkdir_with_parents (folder, 0700) == 0 &&
         g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

/** lift_first_run_draft_remove: the steps are done, or their answers are in a diary. */
void
lift_first_run_draft_remove (const char *diary)
{
  g_autofree char *path = get_file (diary);

  g_unlink (path);
}
