/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lift-db-error.h"

/**
 * Day:
 * @import: the import
 * @item: the day as the file has it
 * @target: its thread lift
 * @here: (nullable): the newest state in the diary
 * @is_untouched: @here says "deleted" only because an import was taken back, so it is as if it was never written
 * @current: the newest state of the file, with what the file does not speak of from @here
 * @history: (nullable) (element-type LiftEntry): all saved states here, read when they are needed
 * @newest: (nullable): the newest state in the diary after what was appended so far
 * @n_appended: how many states of the file were appended
 */
typedef struct {
  LiftStoreImport *import;
  const LiftImportItem *item;
  LiftImportTarget *target;
  LiftEntry *here;
  gboolean is_untouched;
  LiftEntry *current;
  GPtrArray *history;
  LiftEntry *newest;
  guint n_appended;
} Day;

static void
day_clear (Day *day)
{
  g_clear_pointer (&day->here, lift_entry_unref);
  g_clear_pointer (&day->current, lift_entry_unref);
  g_clear_pointer (&day->history, g_ptr_array_unref);
  g_clear_pointer (&day->newest, lift_entry_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Day, day_clear)

static LiftEntry *
get_last_state (const LiftImportItem *item)
{
  return g_ptr_array_index (item->states, item->states->len - 1);
}

static LiftDate
get_for_day (const Day *day)
{
  return get_last_state (day->item)->for_day;
}

/* Looks whether a row with a key is there, and reads its only column. */
static gboolean
find_text (LiftStore *store, const char *sql, const char *key, char **found, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (store->db, sql, error);
  LiftStep step;

  *found = NULL;
  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, key);
  step = lift_statement_step (statement, error);
  if (step == LIFT_STEP_ROW)
    *found = g_strdup (lift_statement_get_text (statement, 0));
  return step != LIFT_STEP_ERROR;
}

static gboolean
find_whether_untouched (Day *day, GError **error)
{
  g_autofree char *kind = NULL;

  if (!day->here->deleted)
    return TRUE;
  if (!find_text (day->import->store,
                  "SELECT c.kind FROM change AS u JOIN change AS c ON c.uuid = u.undoes WHERE u.uuid = ?",
                  day->here->change, &kind, error))
    return FALSE;
  day->is_untouched = g_strcmp0 (kind, "import") == 0 || g_strcmp0 (kind, "restore") == 0;
  return TRUE;
}

/* A table that does not say when it was written is written now, by her. */
static void
date_now (Day *day, LiftEntry *state)
{
  LiftClock *clock = day->import->store->clock;

  if (state->recorded_at != 0)
    return;
  state->recorded_at = lift_clock_get_now_utc (clock);
  state->utc_offset = lift_clock_get_utc_offset (clock);
  state->first_recorded_at = state->recorded_at;
  state->first_utc_offset = state->utc_offset;
}

static gboolean
load_day (Day *day, GError **error)
{
  const LiftEntry *last = get_last_state (day->item);
  const char *procedure = day->target->procedure->uuid;

  if (day->target->is_written && !day->target->is_new &&
      !lift_store_read_newest (day->import->store, procedure, last->for_day, &day->here, error))
    return FALSE;
  if (day->here != NULL) {
    day->newest = lift_entry_ref (day->here);
    if (!find_whether_untouched (day, error))
      return FALSE;
  }
  day->current = lift_import_complete_state (last, day->item->missing, day->here);
  if (day->import->mode == LIFT_IMPORT_REPLACE)
    date_now (day, day->current);
  return TRUE;
}

/* The key of the day: the diary's own, else the file's unless another day has it, else a new one. */
static char *
choose_entry_key (Day *day, const LiftEntry *state, GError **error)
{
  g_autofree char *taken = NULL;

  if (day->newest != NULL)
    return g_strdup (day->newest->uuid);
  if (state->uuid == NULL)
    return g_uuid_string_random ();
  if (!find_text (day->import->store, "SELECT uuid FROM entry WHERE uuid = ?", state->uuid, &taken, error))
    return NULL;
  return taken != NULL ? g_uuid_string_random () : g_strdup (state->uuid);
}

/* Appends @state, as it is but for its keys; @fresh: it is a copy of one that is there, and needs a key of its own. */
static gboolean
append (Day *day, const LiftEntry *state, gboolean fresh, GError **error)
{
  LiftStoreImport *import = day->import;
  g_autoptr (LiftEntry) next = NULL;
  g_autofree char *key = NULL;
  const char *change;

  if (import->preview)
    return TRUE;
  change = lift_store_import_get_change (import, error);
  key = change != NULL ? choose_entry_key (day, state, error) : NULL;
  if (key == NULL)
    return FALSE;
  next = lift_entry_copy (state);
  g_free (next->uuid);
  next->uuid = g_steal_pointer (&key);
  if (fresh || next->revision == NULL) {
    g_free (next->revision);
    next->revision = g_uuid_string_random ();
  }
  g_free (next->procedure);
  next->procedure = g_strdup (day->target->procedure->uuid);
  g_free (next->change);
  next->change = g_strdup (change);
  next->seq = day->newest != NULL ? day->newest->seq + 1 : 1;
  date_now (day, next);
  if (next->first_recorded_at == 0) {
    next->first_recorded_at = next->recorded_at;
    next->first_utc_offset = next->utc_offset;
  }
  if (!lift_store_insert_state (import->store, next, day->newest, error))
    return FALSE;
  g_clear_pointer (&day->newest, lift_entry_unref);
  day->newest = g_steal_pointer (&next);
  return TRUE;
}

/* A day that both have was first written when the first of them wrote it. */
static LiftEntry *
with_first_of (const LiftEntry *state, const LiftEntry *other)
{
  LiftEntry *copy = lift_entry_copy (state);

  if (other != NULL && !other->deleted && !state->deleted && other->first_recorded_at != 0 &&
      other->first_recorded_at < copy->first_recorded_at) {
    copy->first_recorded_at = other->first_recorded_at;
    copy->first_utc_offset = other->first_utc_offset;
  }
  return copy;
}

/* The diary has this very state: by its key, or, for what has none, by its answers and the moment of writing. */
static gboolean
is_known (Day *day, const LiftEntry *state, gboolean *known, GError **error)
{
  g_autofree char *entry = NULL;

  *known = FALSE;
  if (state->revision != NULL &&
      !find_text (day->import->store, "SELECT entry FROM revision WHERE uuid = ?", state->revision, &entry, error))
    return FALSE;
  if (entry != NULL) {
    *known = TRUE;
    return TRUE;
  }
  if (day->here == NULL)
    return TRUE;
  if (day->history == NULL)
    day->history = lift_store_read_revisions (day->import->store, day->here->uuid, error);
  for (guint i = 0; day->history != NULL && i < day->history->len && !*known; i++) {
    const LiftEntry *saved = g_ptr_array_index (day->history, i);
    g_autoptr (LiftEntry) complete = lift_import_complete_state (state, day->item->missing, saved);

    *known = saved->recorded_at == state->recorded_at && lift_entry_has_same_answers (saved, complete);
  }
  return day->history != NULL;
}

/* A key that another day has: somebody changed the file by hand, or it is of another making. */
static gboolean
has_foreign_state (Day *day, gboolean *foreign, GError **error)
{
  *foreign = FALSE;
  for (guint i = 0; i < day->item->states->len && !*foreign; i++) {
    const LiftEntry *state = g_ptr_array_index (day->item->states, i);
    g_autofree char *entry = NULL;

    if (state->revision == NULL)
      continue;
    if (!find_text (day->import->store, "SELECT entry FROM revision WHERE uuid = ?", state->revision, &entry, error))
      return FALSE;
    *foreign = entry != NULL && (day->here == NULL || g_strcmp0 (entry, day->here->uuid) != 0);
  }
  return TRUE;
}

static gboolean
refuse_day (Day *day, const char *message)
{
  lift_store_import_refuse (day->import, day->item, get_for_day (day), message);
  return TRUE;
}

/* Notes what happens to the day; what differs is worded only while somebody will read it. */
static gboolean
note (Day *day, LiftDiffKind kind, const LiftEntry *there)
{
  LiftDiff *diff = day->import->diff;
  g_autofree char *words = NULL;

  if (lift_diff_wants_words (diff)) {
    const LiftEntry *here = day->is_untouched ? NULL : day->here;
    g_autofree char *differences = kind == LIFT_DIFF_SAME || here == NULL ? NULL : lift_diff_describe_day (here, there);
    const char *rounded = kind == LIFT_DIFF_NEW || kind == LIFT_DIFF_DIFFERS ? day->item->rounded : NULL;

    if (differences != NULL && rounded != NULL)
      words = g_strjoin (C_("list separator", "; "), differences, rounded, NULL);
    else
      words = differences != NULL ? g_steal_pointer (&differences) : g_strdup (rounded);
  }
  if (day->item->rounded != NULL)
    diff->n_rounded++;
  if (kind == LIFT_DIFF_SAME || kind == LIFT_DIFF_STAYS)
    diff->n_kept += day->n_appended;
  lift_diff_add (diff, kind, day->target->procedure->uuid, get_for_day (day), day->item->line, 0,
                 g_steal_pointer (&words));
  return TRUE;
}

static gboolean
add_new_day (Day *day, GError **error)
{
  for (guint i = 0; i < day->item->states->len; i++) {
    if (!append (day, g_ptr_array_index (day->item->states, i), FALSE, error))
      return FALSE;
    day->n_appended++;
  }
  return note (day, day->current->deleted ? LIFT_DIFF_STAYS : LIFT_DIFF_NEW, day->current);
}

/* A table without moments of writing cannot have been written later, so it only fills in what is not answered. */
static gboolean
fill_in (Day *day, GError **error)
{
  g_autoptr (LiftEntry) filled = NULL;

  if (day->is_untouched)
    return append (day, day->current, TRUE, error) && note (day, LIFT_DIFF_NEW, day->current);
  if (day->here->deleted)
    return note (day, LIFT_DIFF_STAYS, day->current);
  filled = lift_import_fill_state (day->here, day->current);
  if (lift_entry_has_same_answers (day->here, filled))
    return note (day, lift_entry_has_same_answers (day->here, day->current) ? LIFT_DIFF_SAME : LIFT_DIFF_STAYS,
                 day->current);
  filled->recorded_at = lift_clock_get_now_utc (day->import->store->clock);
  filled->utc_offset = lift_clock_get_utc_offset (day->import->store->clock);
  return append (day, filled, TRUE, error) && note (day, LIFT_DIFF_DIFFERS, filled);
}

static gboolean
file_wins (const Day *day, gboolean current_known)
{
  if (day->import->mode == LIFT_IMPORT_REPLACE || day->is_untouched)
    return TRUE;
  /* Whoever goes back to a backup for what is missing means the day that was deleted above all. */
  if (day->import->restores && day->here->deleted && !day->current->deleted)
    return TRUE;
  if (current_known)
    return FALSE;
  if (day->current->recorded_at != day->here->recorded_at)
    return day->current->recorded_at > day->here->recorded_at;
  return g_strcmp0 (day->current->revision, day->here->revision) > 0;
}

/* Appends what the diary does not have of the states before the newest one. */
static gboolean
append_older (Day *day, GError **error)
{
  for (guint i = 0; i + 1 < day->item->states->len; i++) {
    const LiftEntry *state = g_ptr_array_index (day->item->states, i);
    gboolean known;

    if (!is_known (day, state, &known, error))
      return FALSE;
    if (known)
      continue;
    if (!append (day, state, FALSE, error))
      return FALSE;
    day->n_appended++;
  }
  return TRUE;
}

static gboolean
append_current (Day *day, gboolean wins, gboolean known, GError **error)
{
  g_autoptr (LiftEntry) ours = with_first_of (day->here, day->current);
  g_autoptr (LiftEntry) theirs = with_first_of (day->current, day->here);
  gboolean same = lift_entry_has_same_answers (day->here, day->current);

  if (!known) {
    if (!append (day, theirs, FALSE, error))
      return FALSE;
    day->n_appended++;
  } else if (wins && (day->n_appended > 0 || !same)) {
    return append (day, theirs, TRUE, error);
  }
  /* The newest state is what the diary says, so what was written later comes once more behind what was appended. */
  return wins || day->n_appended == 0 || append (day, ours, TRUE, error);
}

static gboolean
merge_day (Day *day, GError **error)
{
  gboolean same = lift_entry_has_same_answers (day->here, day->current);
  gboolean known, wins;

  if (day->item->states->len == 1 && same && day->current->revision == NULL)
    return note (day, LIFT_DIFF_SAME, day->current);
  if (!is_known (day, get_last_state (day->item), &known, error))
    return FALSE;
  wins = file_wins (day, known);
  if (!append_older (day, error) || !append_current (day, wins, known, error))
    return FALSE;
  if (same)
    return note (day, LIFT_DIFF_SAME, day->current);
  if (!wins)
    return note (day, LIFT_DIFF_STAYS, day->current);
  return note (day, day->is_untouched ? LIFT_DIFF_NEW : LIFT_DIFF_DIFFERS, day->current);
}

static gboolean
check_notes (const LiftImportItem *item)
{
  for (guint i = 0; i < item->states->len; i++) {
    const LiftEntry *state = g_ptr_array_index (item->states, i);

    if (strlen (state->note) > LIFT_NOTE_MAX_BYTES)
      return FALSE;
  }
  return TRUE;
}

/* A saved state with a key was in a diary before, whatever its day: the date of a thread lift may have been moved
 * since. What a table says is new, and held to what could be written here. */
static gboolean
check_day (const Day *day, GError **error)
{
  const LiftEntry *newest = g_ptr_array_index (day->item->states, day->item->states->len - 1);

  return newest->revision != NULL ||
         lift_procedure_check_for_day (day->target->procedure, get_for_day (day), day->import->today, error);
}

static gboolean
run_day (Day *day, GError **error)
{
  LiftStoreImport *import = day->import;
  g_autoptr (GError) cause = NULL;
  gboolean foreign;

  if (!g_hash_table_add (day->target->days, GINT_TO_POINTER (get_for_day (day))))
    return refuse_day (day, _("The file has this day twice."));
  if (!check_day (day, &cause))
    return refuse_day (day, cause->message);
  if (!check_notes (day->item))
    return refuse_day (day, _("This note is longer than the diary can hold."));
  if (!load_day (day, error) || !has_foreign_state (day, &foreign, error))
    return FALSE;
  if (foreign)
    return refuse_day (day, _("By its key, this is a saved state of another day of the diary."));
  if (!lift_store_import_write_target (import, day->target, error))
    return FALSE;
  if (day->here == NULL)
    return add_new_day (day, error);
  if (import->mode == LIFT_IMPORT_MERGE && day->current->recorded_at == 0)
    return fill_in (day, error);
  return merge_day (day, error);
}

/** lift_store_import_add_day: compares a day and writes what it brings. Returns: whether the import can go on. */
gboolean
lift_store_import_add_day (LiftStoreImport *self, const LiftImportItem *item, GError **error)
{
  g_auto (Day) day = { .import = self, .item = item };
  g_autoptr (GError) cause = NULL;

  day.target = lift_store_import_find_target (self, item, &cause);
  if (day.target != NULL)
    return run_day (&day, error);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static GArray *
list_days_not_in_file (LiftStoreImport *self, const LiftImportTarget *target, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->store->db, "SELECT for_day FROM state WHERE procedure = ? AND deleted = 0 ORDER BY for_day", error);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (LiftDate));
  LiftStep step;

  if (statement == NULL)
    return NULL;
  lift_statement_bind_text (statement, 1, target->procedure->uuid);
  while ((step = lift_statement_step (statement, error)) == LIFT_STEP_ROW) {
    LiftDate for_day = lift_statement_get_day (statement, 0);

    if (!g_hash_table_contains (target->days, GINT_TO_POINTER (for_day)))
      g_array_append_val (days, for_day);
  }
  return step == LIFT_STEP_DONE ? g_steal_pointer (&days) : NULL;
}

static gboolean
delete_day (LiftStoreImport *self, const LiftImportTarget *target, LiftDate for_day, GError **error)
{
  const char *procedure = target->procedure->uuid;
  g_autoptr (LiftEntry) newest = NULL;
  g_autoptr (LiftEntry) next = lift_entry_new (procedure, for_day);
  const char *change;

  next->deleted = TRUE;
  lift_diff_add (self->diff, LIFT_DIFF_DELETED, procedure, for_day, 0, 0, NULL);
  if (self->preview)
    return TRUE;
  change = lift_store_import_get_change (self, error);
  return change != NULL && lift_store_read_newest (self->store, procedure, for_day, &newest, error) &&
         lift_store_append (self->store, next, newest, change, error);
}

/**
 * lift_store_import_delete_days:
 * @self: an import
 * @error: return location
 *
 * Where the file replaces, days of its thread lifts that it does not have are deleted. Where a piece of it was
 * refused, nobody knows which day that was, and none is deleted.
 *
 * Returns: whether it could.
 */
gboolean
lift_store_import_delete_days (LiftStoreImport *self, GError **error)
{
  GHashTableIter iter;
  gpointer value;

  if (self->mode != LIFT_IMPORT_REPLACE || lift_diff_count (self->diff, LIFT_DIFF_REFUSED) > 0)
    return TRUE;
  g_hash_table_iter_init (&iter, self->targets);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    g_autoptr (GArray) days = list_days_not_in_file (self, value, error);

    for (guint i = 0; days != NULL && i < days->len; i++)
      if (lift_store_import_is_cancelled (self, error) ||
          !delete_day (self, value, g_array_index (days, LiftDate, i), error))
        return FALSE;
    if (days == NULL)
      return FALSE;
  }
  return TRUE;
}
