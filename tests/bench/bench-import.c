/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* "CSV import, 20 000 days": at least half as fast as the same rows by bare prepared statements, in the same run and
 * in turn; a peak of memory within 8 MiB of that of 2 000 days; and an end within 100 ms after it was cancelled. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "lift-import-reader.h"
#include "lift-store-import.h"

#define N_MANY 20000
#define N_FEW 2000
#define N_ROUNDS 5
#define LIMIT_SPEED 2.0
#define LIMIT_MEMORY_KIB (8 * 1024)
#define LIMIT_CANCEL_MS 100
#define PROCEDURE "0b0e1c7c-6a55-4d0e-9a3c-0d6b6c7f1a01"

static const char *const symptoms[] = { "swelling", "bruising", "discomfort" };

static int
get_score (int day, int symptom, int shift)
{
  return (day + 3 * symptom + shift) % 11;
}

/* The days end yesterday; so many days are half a lifetime. */
static LiftDate
get_first_day (int n_days)
{
  return lift_date_from_ymd (2026, 11, 19) - n_days;
}

static char *
write_table (const char *folder, int n_days, int shift)
{
  g_autofree char *name = g_strdup_printf ("%d-%d.csv", n_days, shift);
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GString) out = g_string_new ("date,day_after_procedure,swelling_0_10,bruising_0_10,discomfort_0_10,note,"
                                          "recorded_at,tightness_0_10,numbness_0_10,signs_checked,signs,more_side,"
                                          "pain_relief,temperature_c,author\r\n");

  for (int i = 0; i < n_days; i++) {
    g_autofree char *date = lift_date_to_iso (get_first_day (n_days) + i);

    g_string_append_printf (out, "%s,%d,%d,%d,%d,note %d,%sT20:0%d:00+01:00,,,1,,,,,me\r\n", date, i,
                            get_score (i, 0, shift), get_score (i, 1, shift), get_score (i, 2, shift), i, date, shift);
  }
  g_assert_true (g_file_set_contents (path, out->str, (gssize) out->len, NULL));
  return path;
}

static LiftStore *
open_store (const char *path)
{
  g_autoptr (LiftClock) clock = lift_fixed_clock_new ("2026-11-19T20:04:00", "Europe/Berlin");
  g_autoptr (GError) error = NULL;
  LiftStore *store = lift_store_open (path, LIFT_OPEN_CREATE, clock, "bench", &error);

  g_assert_no_error (error);
  return store;
}

static LiftImportReader *
open_reader (const char *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (table, FALSE, &error);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  LiftImportReader *reader = bytes != NULL ? lift_import_reader_new (bytes, NULL, &error) : NULL;

  g_assert_no_error (error);
  return reader;
}

/* One pass over the file; %NULL: it was cancelled. */
static LiftDiff *
take_in (LiftStore *store, LiftImportReader *reader, gboolean preview, GCancellable *cancellable)
{
  LiftImportOptions options = { LIFT_IMPORT_MERGE, NULL, preview, FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftStoreImport) import = lift_store_import_begin (store, &options, cancellable, &error);
  gboolean ok = import != NULL;
  LiftDiff *diff;

  lift_import_reader_rewind (reader);
  while (ok) {
    g_autoptr (LiftImportItem) item = lift_import_reader_next (reader, NULL);

    if (item == NULL)
      break;
    ok = lift_store_import_add (import, item, &error);
  }
  diff = ok ? lift_store_import_finish (import, &error) : NULL;
  if (diff == NULL)
    g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CANCELLED);
  return diff;
}

static gint64
time_import (const char *folder, const char *table, int round)
{
  g_autofree char *name = g_strdup_printf ("ours-%d.db", round);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (LiftStore) store = open_store (path);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (LiftImportReader) reader = open_reader (table);
  g_autoptr (LiftDiff) diff = take_in (store, reader, FALSE, NULL);

  start = g_get_monotonic_time () - start;
  g_assert_cmpuint (diff->days[LIFT_DIFF_NEW], ==, N_MANY);
  g_clear_object (&store);
  g_unlink (path);
  return start;
}

static void
check (sqlite3 *handle, int rc)
{
  if (rc != SQLITE_OK && rc != SQLITE_DONE && rc != SQLITE_ROW)
    g_error ("bare: %s", sqlite3_errmsg (handle));
}

static sqlite3_stmt *
prepare (sqlite3 *handle, const char *sql)
{
  sqlite3_stmt *stmt = NULL;

  check (handle, sqlite3_prepare_v3 (handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL));
  return stmt;
}

static void
run (sqlite3 *handle, sqlite3_stmt *stmt)
{
  check (handle, sqlite3_step (stmt));
  sqlite3_reset (stmt);
}

/* The same rows; every statement is prepared once, every key is made before the clock runs. */
static gint64
write_bare_days (sqlite3 *handle, char **keys)
{
  sqlite3_stmt *entry = prepare (handle, "INSERT INTO entry (uuid, procedure, for_day) VALUES (?, '" PROCEDURE "', ?)");
  sqlite3_stmt *rating =
    prepare (handle, "INSERT INTO rating (revision, symptom, zone, side, score) VALUES (?, ?, 'face', 'both', ?)");
  sqlite3_stmt *revision =
    prepare (handle, "INSERT INTO revision (uuid, entry, seq, change, recorded_at, utc_offset, author, deleted, note,"
                     " signs_checked, more_side, pain_relief, temperature_c10)"
                     " VALUES (?, ?, 1, '" PROCEDURE "', ?, 60, 'me', 0, ?, 1, NULL, NULL, NULL)");
  gint64 start = g_get_monotonic_time ();

  check (handle, sqlite3_exec (handle, "BEGIN IMMEDIATE", NULL, NULL, NULL));
  for (int i = 0; i < N_MANY; i++) {
    g_autofree char *note = g_strdup_printf ("note %d", i);
    g_autofree char *day = lift_date_to_iso (get_first_day (N_MANY) + i);

    sqlite3_bind_text (entry, 1, keys[2 * i], -1, SQLITE_STATIC);
    sqlite3_bind_text (entry, 2, day, -1, SQLITE_STATIC);
    run (handle, entry);
    for (int s = 0; s < LIFT_N_CORE_SYMPTOMS; s++) {
      sqlite3_bind_text (rating, 1, keys[2 * i + 1], -1, SQLITE_STATIC);
      sqlite3_bind_text (rating, 2, symptoms[s], -1, SQLITE_STATIC);
      sqlite3_bind_int (rating, 3, get_score (i, s, 0));
      run (handle, rating);
    }
    sqlite3_bind_text (revision, 1, keys[2 * i + 1], -1, SQLITE_STATIC);
    sqlite3_bind_text (revision, 2, keys[2 * i], -1, SQLITE_STATIC);
    sqlite3_bind_int64 (revision, 3, 1795115040);
    sqlite3_bind_text (revision, 4, note, -1, SQLITE_STATIC);
    run (handle, revision);
  }
  check (handle, sqlite3_exec (handle, "COMMIT", NULL, NULL, NULL));
  start = g_get_monotonic_time () - start;
  sqlite3_finalize (entry);
  sqlite3_finalize (rating);
  sqlite3_finalize (revision);
  return start;
}

static gint64
time_bare (const char *folder, char **keys, int round)
{
  g_autofree char *name = g_strdup_printf ("bare-%d.db", round);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  sqlite3 *handle = NULL;
  gint64 time;

  g_object_unref (open_store (path));
  check (handle, sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL));
  check (handle, sqlite3_exec (handle,
                               "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;"
                               "PRAGMA secure_delete = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                               "PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 1000;"
                               "INSERT INTO procedure (uuid, day0) VALUES ('" PROCEDURE "', '1972-01-01');"
                               "INSERT INTO change VALUES (1, '" PROCEDURE "', 'import', 0, 'bench', NULL)",
                               NULL, NULL, NULL));
  time = write_bare_days (handle, keys);
  check (handle, sqlite3_close (handle));
  g_unlink (path);
  return time;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static gboolean
bench_speed (const char *folder)
{
  g_autofree char *table = write_table (folder, N_MANY, 0);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  gint64 ours[N_ROUNDS], bare[N_ROUNDS];
  double ratio;

  for (int i = 0; i < 2 * N_MANY; i++)
    g_ptr_array_add (keys, g_uuid_string_random ());
  for (int i = 0; i < N_ROUNDS; i++) {
    ours[i] = time_import (folder, table, i);
    bare[i] = time_bare (folder, (char **) keys->pdata, i);
  }
  qsort (ours, N_ROUNDS, sizeof *ours, compare);
  qsort (bare, N_ROUNDS, sizeof *bare, compare);
  ratio = (double) ours[N_ROUNDS / 2] / (double) bare[N_ROUNDS / 2];
  g_print ("import of %d days, tmpfs: %" G_GINT64_FORMAT " ms, bare statements %" G_GINT64_FORMAT
           " ms: %.2f x (limit %.2f x) %s\n",
           N_MANY, ours[N_ROUNDS / 2] / 1000, bare[N_ROUNDS / 2] / 1000, ratio, LIMIT_SPEED,
           ratio <= LIMIT_SPEED ? "ok" : "OVER");
  return ratio <= LIMIT_SPEED;
}

/* In a process of its own: first the preview, then the import. Returns the peak in KiB. */
static int
import_and_say_peak (const char *folder, int n_days)
{
  g_autofree char *table = write_table (folder, n_days, 0);
  g_autofree char *name = g_strdup_printf ("memory-%d.db", n_days);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (LiftStore) store = open_store (path);
  g_autoptr (LiftImportReader) reader = open_reader (table);
  g_autoptr (LiftDiff) preview = take_in (store, reader, TRUE, NULL);
  g_autoptr (LiftDiff) diff = take_in (store, reader, FALSE, NULL);
  struct rusage usage;

  g_assert_cmpuint (preview->days[LIFT_DIFF_NEW], ==, (guint) n_days);
  g_assert_cmpuint (diff->days[LIFT_DIFF_NEW], ==, (guint) n_days);
  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  g_print ("%ld\n", usage.ru_maxrss);
  return 0;
}

static int
measure_peak (const char *folder, int n_days)
{
  g_autofree char *count = g_strdup_printf ("%d", n_days);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/proc/self/exe", folder, count, NULL);
  g_autofree char *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return atoi (output);
}

static gboolean
bench_memory (const char *folder)
{
  int few = measure_peak (folder, N_FEW);
  int many = measure_peak (folder, N_MANY);
  gboolean ok = few > 0 && many - few <= LIMIT_MEMORY_KIB;

  g_print ("import, peak of memory: %d days %d KiB, %d days %d KiB: %d KiB more (limit %d KiB) %s\n", N_FEW, few,
           N_MANY, many, many - few, LIMIT_MEMORY_KIB, ok ? "ok" : "OVER");
  return ok;
}

/** Work: an import on a thread of its own, and when it was at its end. */
typedef struct {
  const char *path;
  const char *table;
  GCancellable *cancellable;
  gint64 ended_at;
} Work;

static gpointer
work_cb (gpointer data)
{
  Work *work = data;
  g_autoptr (LiftStore) store = open_store (work->path);
  g_autoptr (LiftImportReader) reader = open_reader (work->table);
  LiftDiff *diff = take_in (store, reader, FALSE, work->cancellable);

  work->ended_at = g_get_monotonic_time ();
  return diff;
}

/* Into a diary that holds as many days already, so that the copy before the import is cancelled, too. */
static gboolean
bench_cancel (const char *folder)
{
  static const int moments[] = { 1, 20, 60, 120, 300, 600, 1000, 1600, 2400 };
  g_autofree char *table = write_table (folder, N_MANY, 0);
  g_autofree char *later = write_table (folder, N_MANY, 1);
  g_autofree char *path = g_build_filename (folder, "cancel.db", NULL);
  Work first = { path, table, NULL, 0 };
  gint64 worst = 0;
  guint n_cancelled = 0;

  lift_diff_free (work_cb (&first));
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    Work work = { path, later, cancellable, 0 };
    GThread *thread = g_thread_new ("import", work_cb, &work);
    gint64 cancelled_at;
    LiftDiff *diff;

    g_usleep ((gulong) moments[i] * 1000);
    cancelled_at = g_get_monotonic_time ();
    g_cancellable_cancel (cancellable);
    diff = g_thread_join (thread);
    if (diff != NULL) {
      lift_diff_free (diff);
      break;
    }
    n_cancelled++;
    worst = MAX (worst, work.ended_at - cancelled_at);
  }
  g_print ("import of %d days over as many, cancelled at %u moments: ends after at most %.1f ms (limit %d ms) %s\n",
           N_MANY, n_cancelled, (double) worst / 1000, LIMIT_CANCEL_MS,
           n_cancelled > 2 && worst <= LIMIT_CANCEL_MS * 1000 ? "ok" : "OVER");
  return n_cancelled > 2 && worst <= LIMIT_CANCEL_MS * 1000;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (folder, name, NULL);

    if (g_file_test (file, G_FILE_TEST_IS_DIR))
      remove_folder (file);
    else
      g_unlink (file);
  }
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_strdup ("/dev/shm/lift-bench-XXXXXX");
  gboolean ok;

  if (argc == 3)
    return import_and_say_peak (argv[1], atoi (argv[2]));
  if (g_mkdtemp_full (folder, 0700) == NULL)
    g_error ("no folder on tmpfs");
  ok = bench_memory (folder);
  ok = bench_speed (folder) && ok;
  ok = bench_cancel (folder) && ok;
  remove_folder (folder);
  return ok ? 0 : 1;
}
