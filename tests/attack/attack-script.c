/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "attack-script.h"

#include <glib/gstdio.h>
#include <string.h>

#include "attack-content.h"
#include "lift-migrations.h"
#include "lift-output.h"
#include "lift-store-backups.h"
#include "lift-store-import.h"
#include "lift-store-restore.h"

#define N_DAYS 12
#define ZONE "Europe/Berlin"
/* Notes of so many bytes need pages of their own, so that a save is more than one write. */
#define LONG_NOTE 9000
#define EXPORT_LINES 6000

static const char *const words[ATTACK_N_ACTS] = { "create", "procedure", "save",    "save-long", "delete",
                                                  "undo",   "import",    "restore", "back-up",   "copy",
                                                  "erase",  "milestone", "setting", "export",    "reopen" };

/** attack_act_to_word: Returns: (transfer none): a word for @act. */
const char *
attack_act_to_word (AttackAct act)
{
  return words[act];
}

/** attack_script_dup_copy_path: Returns: (transfer full): where the copy of a COPY step goes. */
char *
attack_script_dup_copy_path (AttackScript *self, guint step)
{
  g_autofree char *name = g_strdup_printf ("copy-%u.db", step);

  return g_build_filename (self->folder, name, NULL);
}

/* The steps ----------------------------------------------------------------------------------------- */

static void
set_time (AttackScript *self, guint step)
{
  g_autofree char *time =
    g_strdup_printf ("2026-12-%02uT%02u:%02u:00", 10 + step / 600 % 20, 8 + step / 60 % 10, step % 60);

  lift_fixed_clock_set (LIFT_FIXED_CLOCK (self->clock), time);
}

/** attack_script_open: opens the diary at the time of @step. Returns: (transfer full) (nullable): the store. */
LiftStore *
attack_script_open (AttackScript *self, guint step, GError **error)
{
  set_time (self, step);
  return lift_store_open (self->path, self->kept != NULL ? LIFT_OPEN_EXISTING : LIFT_OPEN_CREATE, self->clock, "attack",
                          error);
}

static gboolean
make_procedure (LiftStore *store, GError **error)
{
  g_autoptr (LiftProcedure) wanted = lift_procedure_new ();
  g_autoptr (LiftProcedure) added = NULL;

  wanted->day0 = lift_date_from_ymd (2026, 11, 12);
  added = lift_store_add_procedure (store, wanted, error);
  return added != NULL;
}

static gboolean
save (LiftStore *store, const LiftProcedure *procedure, int day, guint step, gboolean is_long, GError **error)
{
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autofree char *filler = g_strnfill (is_long ? LONG_NOTE : 3, 'a' + (char) (step % 26));
  g_autofree char *note = g_strdup_printf ("secret-note %u %s", step, filler);
  g_autoptr (LiftSaveResult) result = NULL;

  lift_patch_set_score (patch, LIFT_SYMPTOM_SWELLING, (int) (step % 11));
  lift_patch_set_note (patch, note);
  result = lift_store_save (store, procedure->uuid, procedure->day0 + day, patch, NULL, NULL, error);
  return result != NULL;
}

static gboolean
undo (LiftStore *store, const LiftProcedure *procedure, int day, GError **error)
{
  g_autoptr (GArray) undone = lift_store_undo (store, procedure->uuid, procedure->day0 + day, error);

  return undone != NULL;
}

static gboolean
import (AttackScript *self, LiftStore *store, const LiftProcedure *procedure, int day, guint step, GError **error)
{
  LiftImportOptions options = { .mode = LIFT_IMPORT_MERGE, .procedure = procedure->uuid };
  g_autoptr (LiftStoreImport) running = lift_store_import_begin (store, &options, NULL, error);
  g_autoptr (LiftDiff) diff = NULL;

  for (int i = 0; running != NULL && i < 3; i++) {
    g_autoptr (LiftImportItem) item = lift_import_item_new (LIFT_IMPORT_ITEM_DAY, (guint) i + 2, 0);
    LiftEntry *state = lift_entry_new (procedure->uuid, procedure->day0 + (day + i) % N_DAYS);

    g_free (state->note);
    state->note = g_strdup_printf ("secret-note imported %u %d", step, i);
    state->recorded_at = state->first_recorded_at = lift_clock_get_now_utc (self->clock);
    state->scores[LIFT_SYMPTOM_BRUISING] = (int) (step % 11);
    g_ptr_array_add (item->states, state);
    if (!lift_store_import_add (running, item, error))
      return FALSE;
  }
  diff = running != NULL ? lift_store_import_finish (running, error) : NULL;
  return diff != NULL;
}

/* The newest copy that an earlier step made. */
static gboolean
restore (AttackScript *self, LiftStore *store, guint step, GError **error)
{
  g_autoptr (LiftDiff) diff = NULL;

  for (guint i = step; i > 0; i--) {
    g_autofree char *copy = attack_script_dup_copy_path (self, i - 1);

    if (g_array_index (self->steps, AttackStep, i - 1).act != ATTACK_COPY)
      continue;
    diff =
      lift_store_restore (store, copy, step % 2 == 0 ? LIFT_IMPORT_REPLACE : LIFT_IMPORT_MERGE, FALSE, NULL, error);
    return diff != NULL;
  }
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND, "There is no copy yet.");
  return FALSE;
}

static gboolean
back_up (LiftStore *store, GError **error)
{
  g_autoptr (LiftBackupRun) run = lift_store_back_up_now (store, LIFT_BACKUP_ASKED, error);

  return run != NULL;
}

static gboolean
copy (AttackScript *self, LiftStore *store, guint step, GError **error)
{
  g_autofree char *target = attack_script_dup_copy_path (self, step);

  /* Its name is there: then it was finished when the program was killed. */
  return g_file_test (target, G_FILE_TEST_EXISTS) || lift_store_backup (store, target, error);
}

static GBytes *
make_export (guint step)
{
  GString *text = g_string_new ("day,note\r\n");

  for (guint i = 0; i < EXPORT_LINES; i++)
    g_string_append_printf (text, "%u,line %u\r\n", step, i);
  return g_string_free_to_bytes (text);
}

static gboolean
write_export (AttackScript *self, guint step, GError **error)
{
  g_autofree char *target = g_build_filename (self->folder, "export.csv", NULL);
  g_autoptr (GBytes) bytes = make_export (step);

  return lift_output_write (target, bytes, error);
}

static gboolean
reopen (AttackScript *self, LiftStore **store, guint step, GError **error)
{
  gboolean closed = lift_store_close (*store, error);

  g_clear_object (store);
  if (closed)
    *store = attack_script_open (self, step, error);
  return *store != NULL;
}

static gboolean
perform_on_days (AttackScript *self, LiftStore *store, guint step, GError **error)
{
  const AttackStep *what = &g_array_index (self->steps, AttackStep, step);
  g_autoptr (LiftProcedure) procedure = lift_store_get_current_procedure (store, error);
  LiftDate day;

  if (procedure == NULL)
    return FALSE;
  day = procedure->day0 + what->day;
  switch (what->act) {
  case ATTACK_SAVE:
  case ATTACK_SAVE_LONG:
    return save (store, procedure, what->day, step, what->act == ATTACK_SAVE_LONG, error);
  case ATTACK_DELETE:
    return lift_store_delete_entry (store, procedure->uuid, day, error);
  case ATTACK_UNDO:
    return undo (store, procedure, what->day, error);
  case ATTACK_IMPORT:
    return import (self, store, procedure, what->day, step, error);
  case ATTACK_ERASE:
    return lift_store_erase_entry (store, procedure->uuid, day, step % 2 == 0, error);
  case ATTACK_MILESTONE:
    return lift_store_set_milestone (store, procedure->uuid, LIFT_MILESTONE_OUT, day, error);
  default:
    g_assert_not_reached ();
  }
}

/**
 * attack_script_perform:
 * @self: a script
 * @store: (inout) (nullable): the diary; CREATE and REOPEN open it, and another step does where it is not open
 * @step: which
 * @error: return location
 *
 * Returns: whether the step was reported as done.
 */
gboolean
attack_script_perform (AttackScript *self, LiftStore **store, guint step, GError **error)
{
  const AttackStep *what = &g_array_index (self->steps, AttackStep, step);

  set_time (self, step);
  if (*store == NULL)
    *store = attack_script_open (self, step, error);
  if (*store == NULL)
    return FALSE;
  switch (what->act) {
  case ATTACK_CREATE:
    return TRUE;
  case ATTACK_PROCEDURE:
    return make_procedure (*store, error);
  case ATTACK_RESTORE:
    return restore (self, *store, step, error);
  case ATTACK_BACK_UP:
    return back_up (*store, error);
  case ATTACK_COPY:
    return copy (self, *store, step, error);
  case ATTACK_SETTING:
    return lift_store_set_setting (*store, "day-end-hours", step % 2 == 0 ? "2" : "3", error);
  case ATTACK_EXPORT:
    return write_export (self, step, error);
  case ATTACK_REOPEN:
    return reopen (self, store, step, error);
  default:
    return perform_on_days (self, *store, step, error);
  }
}

/* Making one ---------------------------------------------------------------------------------------- */

static void
add_step (AttackScript *self, AttackAct act, int day)
{
  AttackStep step = { act, day, FALSE };

  g_array_append_val (self->steps, step);
}

/** attack_script_put_start: empties the folder and puts the diary there that the script begins with, if any. */
void
attack_script_put_start (AttackScript *self)
{
  g_autoptr (GError) error = NULL;

  attack_empty_folder (self->folder);
  if (self->kept == NULL)
    return;
  g_file_set_contents_full (self->path, g_bytes_get_data (self->kept, NULL), (gssize) g_bytes_get_size (self->kept),
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* The run that nobody disturbs. */
static void
find_states (AttackScript *self)
{
  LiftStore *store = NULL;

  attack_script_put_start (self);
  g_ptr_array_add (self->states, attack_read_content (self->path));
  for (guint i = 0; i < self->steps->len; i++) {
    g_autoptr (GError) error = NULL;
    AttackStep *step = &g_array_index (self->steps, AttackStep, i);

    step->refused = !attack_script_perform (self, &store, i, &error);
    if (step->refused && !g_error_matches (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND))
      g_error ("Step %u (%s) of an undisturbed run: %s", i, words[step->act], error->message);
    g_ptr_array_add (self->states, attack_read_content (self->path));
  }
  lift_store_close (store, NULL);
  g_object_unref (store);
  attack_script_put_start (self);
}

static AttackScript *
make_empty (const char *folder, GBytes *kept)
{
  AttackScript *self = g_new0 (AttackScript, 1);

  self->folder = g_strdup (folder);
  self->path = g_build_filename (folder, "diary.db", NULL);
  self->kept = kept != NULL ? g_bytes_ref (kept) : NULL;
  self->steps = g_array_new (FALSE, FALSE, sizeof (AttackStep));
  self->states = g_ptr_array_new_with_free_func (g_free);
  self->clock = lift_fixed_clock_new ("2026-12-10T08:00:00", ZONE);
  add_step (self, ATTACK_CREATE, 0);
  if (kept == NULL)
    add_step (self, ATTACK_PROCEDURE, 0);
  return self;
}

static AttackAct
choose_act (GRand *rand)
{
  static const AttackAct wheel[] = { ATTACK_SAVE,    ATTACK_SAVE,  ATTACK_SAVE,  ATTACK_SAVE,      ATTACK_SAVE_LONG,
                                     ATTACK_DELETE,  ATTACK_UNDO,  ATTACK_UNDO,  ATTACK_IMPORT,    ATTACK_RESTORE,
                                     ATTACK_BACK_UP, ATTACK_COPY,  ATTACK_ERASE, ATTACK_MILESTONE, ATTACK_SETTING,
                                     ATTACK_EXPORT,  ATTACK_REOPEN };

  return wheel[g_rand_int_range (rand, 0, G_N_ELEMENTS (wheel))];
}

/**
 * attack_script_new_bare:
 * @folder: an empty folder of its own
 * @seed: what is done, and on which days
 * @n_steps: how many
 * @kept: (nullable): an older diary to begin with
 *
 * Returns: (transfer full): a script of steps in random order, of which nobody knows yet what they do to the diary.
 */
AttackScript *
attack_script_new_bare (const char *folder, guint32 seed, guint n_steps, GBytes *kept)
{
  AttackScript *self = make_empty (folder, kept);
  GRand *rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < n_steps; i++) {
    AttackAct act = choose_act (rand);

    add_step (self, act, g_rand_int_range (rand, 0, N_DAYS));
  }
  g_rand_free (rand);
  return self;
}

/** attack_script_new: Returns: (transfer full): attack_script_new_bare() after a run that nobody disturbed. */
AttackScript *
attack_script_new (const char *folder, guint32 seed, guint n_steps, GBytes *kept)
{
  AttackScript *self = attack_script_new_bare (folder, seed, n_steps, kept);

  find_states (self);
  return self;
}

/** attack_script_new_bare_tour: Returns: (transfer full): attack_script_new_tour() without the undisturbed run. */
AttackScript *
attack_script_new_bare_tour (const char *folder, GBytes *kept)
{
  static const AttackStep tour[] = {
    { ATTACK_SAVE, 2, FALSE },      { ATTACK_SAVE_LONG, 3, FALSE }, { ATTACK_COPY, 0, FALSE },
    { ATTACK_SAVE, 3, FALSE },      { ATTACK_UNDO, 3, FALSE },      { ATTACK_DELETE, 2, FALSE },
    { ATTACK_IMPORT, 3, FALSE },    { ATTACK_BACK_UP, 0, FALSE },   { ATTACK_ERASE, 4, FALSE },
    { ATTACK_REOPEN, 0, FALSE },    { ATTACK_RESTORE, 0, FALSE },   { ATTACK_SAVE_LONG, 5, FALSE },
    { ATTACK_MILESTONE, 5, FALSE }, { ATTACK_EXPORT, 0, FALSE },    { ATTACK_REOPEN, 0, FALSE },
  };
  AttackScript *self = make_empty (folder, kept);

  g_array_append_vals (self->steps, tour, G_N_ELEMENTS (tour));
  return self;
}

/** attack_script_new_tour: Returns: (transfer full): everything that a session can do, once or twice. */
AttackScript *
attack_script_new_tour (const char *folder, GBytes *kept)
{
  AttackScript *self = attack_script_new_bare_tour (folder, kept);

  find_states (self);
  return self;
}

/** attack_script_new_update: Returns: (transfer full): a script that only leads @kept up to our schema. */
AttackScript *
attack_script_new_update (const char *folder, GBytes *kept)
{
  AttackScript *self = make_empty (folder, kept);

  add_step (self, ATTACK_REOPEN, 0);
  find_states (self);
  return self;
}

/** attack_script_free: frees @self; the folder stays. */
void
attack_script_free (AttackScript *self)
{
  g_free (self->folder);
  g_free (self->path);
  g_clear_pointer (&self->kept, g_bytes_unref);
  g_array_unref (self->steps);
  g_ptr_array_unref (self->states);
  g_object_unref (self->clock);
  g_free (self);
}

/* Judging ------------------------------------------------------------------------------------------- */

/**
 * attack_script_find_next:
 * @self: a script
 * @next: the first step that was not reported as done
 * @content: what the diary holds
 *
 * Returns: @next or @next + 1: the step that a session goes on with; %G_MAXUINT: the diary holds something else.
 */
guint
attack_script_find_next (AttackScript *self, guint next, const char *content)
{
  if (g_str_equal (content, g_ptr_array_index (self->states, next)))
    return next;
  if (next < self->steps->len && g_str_equal (content, g_ptr_array_index (self->states, next + 1)))
    return next + 1;
  return G_MAXUINT;
}

/**
 * attack_script_check_diary:
 * @self: a script
 * @next: the first step that was not reported as done
 *
 * Opens the diary as the program does, which has to work, and has it checked. Stops the test where it is not whole.
 *
 * Returns: (transfer full): what it holds.
 */
char *
attack_script_check_diary (AttackScript *self, guint next)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftStore) store = NULL;
  g_autoptr (LiftCheck) check = NULL;
  g_autofree char *content = NULL;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    return attack_read_content (self->path);
  store = attack_script_open (self, MIN (next, self->steps->len - 1), &error);
  if (store == NULL)
    g_error ("%s: after step %u it does not open: %s", self->path, next, error->message);
  check = lift_store_check (store, &error);
  g_assert_no_error (error);
  if (!check->ok)
    g_error ("%s: after step %u: %s", self->path, next, (char *) g_ptr_array_index (check->problems, 0));
  /* While it is open: the last one to close a file folds the -wal in, and that shall be the program. */
  content = attack_read_content (self->path);
  lift_store_close (store, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&content);
}

static void
check_copy (AttackScript *self, const char *path, guint next)
{
  g_autofree char *content = attack_read_content (path);
  guint newest = MIN (next + 1, self->states->len - 1);

  if (!attack_is_whole (path))
    g_error ("%s has its final name and is not whole", path);
  for (guint i = 0; i <= newest; i++) {
    if (g_str_equal (content, g_ptr_array_index (self->states, i)))
      return;
  }
  g_error ("%s has its final name and holds what the diary never held", path);
}

static void
check_export (AttackScript *self, const char *path, guint next)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < MIN (next + 1, self->steps->len); i++) {
    g_autoptr (GBytes) bytes = make_export (i);

    if (g_array_index (self->steps, AttackStep, i).act == ATTACK_EXPORT && g_bytes_get_size (bytes) == length &&
        memcmp (g_bytes_get_data (bytes, NULL), text, length) == 0)
      return;
  }
  g_error ("%s has its final name and is not whole", path);
}

static gboolean
is_new (GHashTable *known, const char *path)
{
  GStatBuf info;
  g_autofree char *mark = NULL;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  mark = g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %ld.%09ld", (guint64) info.st_ino,
                          (guint64) info.st_size, (long) info.st_mtim.tv_sec, (long) info.st_mtim.tv_nsec);
  if (g_strcmp0 (mark, g_hash_table_lookup (known, path)) == 0)
    return FALSE;
  g_hash_table_insert (known, g_strdup (path), g_steal_pointer (&mark));
  return TRUE;
}

static guint
check_folder (AttackScript *self, const char *folder, guint next, GHashTable *known)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (name[0] == '.' || g_str_equal (name, "diary.db") || !is_new (known, path))
      continue;
    if (g_str_has_suffix (name, ".db"))
      check_copy (self, path, next);
    else if (g_str_equal (name, "export.csv"))
      check_export (self, path, next);
    else
      continue;
    n++;
  }
  return n;
}

/* A file of its own name that a step has to leave behind. */
static char *
dup_reported_file (AttackScript *self, AttackAct act, guint step)
{
  if (act == ATTACK_COPY)
    return attack_script_dup_copy_path (self, step);
  return act == ATTACK_EXPORT ? g_build_filename (self->folder, "export.csv", NULL) : NULL;
}

/* Which of them stay is the business of the rotation; never none. */
static gboolean
has_backup (const char *backups)
{
  g_autoptr (GDir) dir = g_dir_open (backups, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    if (name[0] != '.' && g_str_has_suffix (name, ".db"))
      return TRUE;
  }
  return FALSE;
}

/**
 * attack_script_check_files:
 * @self: a script
 * @next: the first step that was not reported as done
 * @known: (element-type utf8 utf8): files that were looked at before
 *
 * Every file that has its final name has to be whole and to hold what the diary held at some time; copies that were
 * reported have to be there. Stops the program where that is not so.
 *
 * Returns: how many files were looked at.
 */
guint
attack_script_check_files (AttackScript *self, guint next, GHashTable *known)
{
  g_autofree char *backups = g_build_filename (self->folder, "diary-backups", NULL);
  guint n = check_folder (self, self->folder, next, known) + check_folder (self, backups, next, known);
  gboolean has_backups = FALSE;

  for (guint i = 0; i < next; i++) {
    const AttackStep *step = &g_array_index (self->steps, AttackStep, i);
    g_autofree char *wanted = dup_reported_file (self, step->act, i);

    if (!step->refused && wanted != NULL && !g_file_test (wanted, G_FILE_TEST_EXISTS))
      g_error ("%s was reported and is not there", wanted);
    has_backups |= !step->refused && step->act == ATTACK_BACK_UP;
  }
  if (has_backups && !has_backup (backups))
    g_error ("%s: a backup was reported and is not there", backups);
  return n;
}
