/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* "One entry saved": exactly one sync per save between checkpoints, and on tmpfs at most one and a half times
 * the same rows and triggers by bare prepared statements, in the same run and in turn. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "lift-store.h"

#define N_SAVES 600
#define N_WARM 60
#define N_COUNTED 120
#define LIMIT 1.5

typedef struct {
  LiftClock *clock;
  LiftStore *store;
  char *path;
  char *procedure;
  LiftDate day0;
} Diary;

/* The bare way: every statement is prepared once, every key is made before the clock runs. */
typedef struct {
  sqlite3 *handle;
  sqlite3_stmt *begin;
  sqlite3_stmt *change;
  sqlite3_stmt *entry;
  sqlite3_stmt *rating;
  sqlite3_stmt *revision;
  sqlite3_stmt *commit;
  char *procedure;
  char *entries[8];
  int seqs[8];
} Bare;

static void
diary_open (Diary *self, const char *folder, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftProcedure) wanted = lift_procedure_new ();
  g_autoptr (LiftProcedure) added = NULL;

  self->day0 = lift_date_from_ymd (2026, 11, 12);
  self->clock = lift_fixed_clock_new ("2026-11-19T20:04:00", "Europe/Berlin");
  self->path = g_build_filename (folder, name, NULL);
  self->store = lift_store_open (self->path, LIFT_OPEN_CREATE, self->clock, "bench", &error);
  g_assert_no_error (error);
  wanted->day0 = self->day0;
  added = lift_store_add_procedure (self->store, wanted, &error);
  g_assert_no_error (error);
  self->procedure = g_strdup (added->uuid);
}

static void
diary_close (Diary *self)
{
  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->procedure, g_free);
}

static void
check (Bare *bare, int rc)
{
  if (rc != SQLITE_OK && rc != SQLITE_DONE && rc != SQLITE_ROW)
    g_error ("bare: %s", sqlite3_errmsg (bare->handle));
}

static void
prepare (Bare *bare, sqlite3_stmt **stmt, const char *sql)
{
  check (bare, sqlite3_prepare_v3 (bare->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, stmt, NULL));
}

static void
run (Bare *bare, sqlite3_stmt *stmt)
{
  check (bare, sqlite3_step (stmt));
  sqlite3_reset (stmt);
}

static void
text (sqlite3_stmt *stmt, int index, const char *value)
{
  sqlite3_bind_text (stmt, index, value, -1, SQLITE_STATIC);
}

static void
bare_open (Bare *self, const char *path, const char *procedure)
{
  check (self, sqlite3_open_v2 (path, &self->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL));
  check (self, sqlite3_exec (self->handle,
                             "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;"
                             "PRAGMA secure_delete = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                             "PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 1000",
                             NULL, NULL, NULL));
  self->procedure = g_strdup (procedure);
  prepare (self, &self->begin, "BEGIN IMMEDIATE");
  prepare (self, &self->commit, "COMMIT");
  prepare (self, &self->change,
           "INSERT INTO change (uuid, kind, made_at, program, undoes) VALUES (?, 'edit', ?, 'bench', NULL)");
  prepare (self, &self->entry, "INSERT INTO entry (uuid, procedure, for_day) VALUES (?, ?, ?)");
  prepare (self, &self->rating,
           "INSERT INTO rating (revision, symptom, zone, side, score) VALUES (?, ?, 'face', 'both', ?)");
  prepare (self, &self->revision,
           "INSERT INTO revision (uuid, entry, seq, change, recorded_at, utc_offset, author, deleted, note,"
           " signs_checked, more_side, pain_relief, temperature_c10)"
           " VALUES (?, ?, ?, ?, ?, 60, 'me', 0, ?, 1, NULL, NULL, NULL)");
}

static void
bare_close (Bare *self)
{
  sqlite3_stmt *const all[] = { self->begin, self->commit, self->change, self->entry, self->rating, self->revision };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    sqlite3_finalize (all[i]);
  check (self, sqlite3_close (self->handle));
  g_free (self->procedure);
  for (guint i = 0; i < G_N_ELEMENTS (self->entries); i++)
    g_free (self->entries[i]);
}

static void
get_scores (int number, int *scores)
{
  for (int i = 0; i < LIFT_N_CORE_SYMPTOMS; i++)
    scores[i] = (number + 3 * i) % 11;
}

static gint64
bare_save (Bare *self, int number, LiftDate day0)
{
  static const char *const symptoms[] = { "swelling", "bruising", "discomfort" };
  g_autofree char *change = g_uuid_string_random ();
  g_autofree char *revision = g_uuid_string_random ();
  g_autofree char *note = g_strdup_printf ("note %d", number);
  g_autofree char *day = lift_date_to_iso (day0 + number % 8);
  gboolean is_new = self->entries[number % 8] == NULL;
  int scores[LIFT_N_CORE_SYMPTOMS];
  gint64 start;

  if (is_new)
    self->entries[number % 8] = g_uuid_string_random ();
  get_scores (number, scores);
  start = g_get_monotonic_time ();
  run (self, self->begin);
  text (self->change, 1, change);
  sqlite3_bind_int64 (self->change, 2, 1795115040);
  run (self, self->change);
  if (is_new) {
    text (self->entry, 1, self->entries[number % 8]);
    text (self->entry, 2, self->procedure);
    text (self->entry, 3, day);
    run (self, self->entry);
  }
  for (int i = 0; i < LIFT_N_CORE_SYMPTOMS; i++) {
    text (self->rating, 1, revision);
    text (self->rating, 2, symptoms[i]);
    sqlite3_bind_int (self->rating, 3, scores[i]);
    run (self, self->rating);
  }
  text (self->revision, 1, revision);
  text (self->revision, 2, self->entries[number % 8]);
  sqlite3_bind_int (self->revision, 3, ++self->seqs[number % 8]);
  text (self->revision, 4, change);
  sqlite3_bind_int64 (self->revision, 5, 1795115040);
  text (self->revision, 6, note);
  run (self, self->revision);
  run (self, self->commit);
  return g_get_monotonic_time () - start;
}

static gint64
store_save (Diary *diary, int number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (LiftSaveResult) result = NULL;
  g_autofree char *note = g_strdup_printf ("note %d", number);
  int scores[LIFT_N_CORE_SYMPTOMS];
  gint64 start;

  get_scores (number, scores);
  for (int i = 0; i < LIFT_N_CORE_SYMPTOMS; i++)
    lift_patch_set_score (patch, (LiftSymptom) i, scores[i]);
  lift_patch_set_nothing_unusual (patch);
  lift_patch_set_note (patch, note);
  start = g_get_monotonic_time ();
  result = lift_store_save (diary->store, diary->procedure, diary->day0 + number % 8, patch, NULL, NULL, &error);
  start = g_get_monotonic_time () - start;
  g_assert_no_error (error);
  g_assert_true (result->saved);
  return start;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static gint64
get_median (gint64 *times)
{
  qsort (times, N_SAVES, sizeof *times, compare);
  return times[N_SAVES / 2];
}

static gboolean
bench_time (const char *folder)
{
  Diary ours = { 0 };
  Diary theirs = { 0 };
  Bare bare = { 0 };
  g_autofree gint64 *our_times = g_new0 (gint64, N_SAVES);
  g_autofree gint64 *bare_times = g_new0 (gint64, N_SAVES);
  gint64 our_median, bare_median;
  double ratio;

  diary_open (&ours, folder, "store.db");
  diary_open (&theirs, folder, "bare.db");
  bare_open (&bare, theirs.path, theirs.procedure);
  for (int i = -N_WARM; i < N_SAVES; i++) {
    gint64 by_store = store_save (&ours, i + N_WARM);
    gint64 by_hand = bare_save (&bare, i + N_WARM, ours.day0);

    if (i >= 0) {
      our_times[i] = by_store;
      bare_times[i] = by_hand;
    }
  }
  our_median = get_median (our_times);
  bare_median = get_median (bare_times);
  ratio = (double) our_median / (double) bare_median;
  g_print ("one entry saved, tmpfs: %" G_GINT64_FORMAT " us, bare statements %" G_GINT64_FORMAT
           " us: %.2f x (limit %.2f x) %s\n",
           our_median, bare_median, ratio, LIMIT, ratio <= LIMIT ? "ok" : "OVER");
  bare_close (&bare);
  diary_close (&ours);
  diary_close (&theirs);
  return ratio <= LIMIT;
}

static char *
record_saves (const char *folder, const char *path)
{
  g_autofree char *record = g_build_filename (folder, "record", NULL);
  g_autofree char *count = g_strdup_printf ("%d", N_COUNTED);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *lines = NULL;

  g_subprocess_launcher_setenv (launcher, "LD_PRELOAD", g_getenv ("LIFT_SYNC_RECORDER"), TRUE);
  g_subprocess_launcher_setenv (launcher, "LIFT_SYNC_RECORD", record, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("LIFT_STORE_HELPER"), "save", path, count,
                                         "counted", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  g_file_get_contents (record, &lines, NULL, &error);
  g_assert_no_error (error);
  return lines;
}

static gboolean
bench_syncs (const char *folder)
{
  Diary diary = { 0 };
  g_autofree char *record = NULL;
  g_auto (GStrv) lines = NULL;
  guint syncs = 0, fewest = G_MAXUINT, most = 0, counted = 0;
  gboolean checkpoint = FALSE;
  gboolean before = TRUE;
  gboolean ok;

  diary_open (&diary, folder, "counted.db");
  g_clear_object (&diary.store);
  record = record_saves (folder, diary.path);
  lines = g_strsplit (record, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    syncs += g_str_has_prefix (lines[i], "sync ") ? 1 : 0;
    checkpoint = checkpoint || (g_str_has_prefix (lines[i], "write ") && g_str_has_suffix (lines[i], "/counted.db"));
    if (!g_str_has_prefix (lines[i], "say saved"))
      continue;
    if (!checkpoint && !before) {
      fewest = MIN (fewest, syncs);
      most = MAX (most, syncs);
      counted++;
    }
    before = checkpoint;
    checkpoint = FALSE;
    syncs = 0;
  }
  ok = counted > N_COUNTED * 9 / 10 && fewest == 1 && most == 1;
  g_print ("one entry saved, syncs per save between checkpoints: %u to %u over %u saves (limit exactly 1) %s\n", fewest,
           most, counted, ok ? "ok" : "OVER");
  diary_close (&diary);
  return ok;
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_strdup ("/dev/shm/lift-bench-XXXXXX");
  g_autoptr (GDir) dir = NULL;
  const char *name;
  gboolean ok;

  if (g_mkdtemp_full (folder, 0700) == NULL)
    g_error ("no folder on tmpfs");
  ok = bench_syncs (folder);
  ok = bench_time (folder) && ok;
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (folder, name, NULL);

    g_unlink (file);
  }
  g_rmdir (folder);
  return ok ? 0 : 1;
}
