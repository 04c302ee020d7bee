/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "lift-salvage.h"

#define PAGE 4096
#define N_DAYS 45

/* Damage of every kind on every page: nothing crashes, what comes out is a whole diary or a sentence, and rows that
 * stand on pages without damage are saved. */

typedef struct {
  char *bytes;
  gsize length;
} Bytes;

static Bytes
read_bytes (const char *path)
{
  g_autoptr (GError) error = NULL;
  Bytes bytes = { 0 };

  g_file_get_contents (path, &bytes.bytes, &bytes.length, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
write_bytes (const char *path, const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
write_day (Fixture *self, int day)
{
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autoptr (LiftSaveResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *note = g_strdup_printf ("Note of day %d, long enough to fill some of a page. %d", day, day * 7919);

  for (int symptom = 0; symptom < 3; symptom++)
    lift_patch_set_score (patch, (LiftSymptom) symptom, (day + symptom) % 11);
  lift_patch_set_note (patch, note);
  if (day % 7 == 0)
    lift_patch_add_sign (patch, LIFT_SIGN_FEVER, LIFT_SIDE_NONE, LIFT_DATE_NONE);
  result = lift_store_save (self->store, self->procedure, self->day0 + day, patch, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* A diary of many pages, with two states of every day, one note that is longer than a page, and a setting. */
static void
write_diary (Fixture *self)
{
  g_autofree char *long_note = g_strnfill (9000, 'x');
  g_autoptr (GError) error = NULL;

  lift_fixed_clock_set (LIFT_FIXED_CLOCK (self->clock), "2027-03-01T12:00:00");
  for (int day = 0; day < N_DAYS; day++) {
    g_autoptr (LiftSaveResult) result = NULL;

    write_day (self, day);
    result = fixture_save_score (self, day, LIFT_SYMPTOM_TIGHTNESS, day % 11);
  }
  {
    g_autoptr (LiftSaveResult) result = fixture_save_note (self, 30, long_note);
  }
  g_assert_true (lift_store_set_setting (self->store, "emergency-number", "112", &error));
  g_assert_no_error (error);
  fixture_close (self);
}

static int
count_in (const char *path, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);
  g_autofree char *text = fixture_sql (path, sql, NULL);

  return (int) g_ascii_strtoll (text, NULL, 10);
}

static void
assert_whole (Fixture *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftStore) store = lift_store_open (path, LIFT_OPEN_EXISTING, self->clock, "test", &error);
  g_autoptr (LiftCheck) check = NULL;

  g_assert_no_error (error);
  check = lift_store_check (store, &error);
  g_assert_no_error (error);
  g_assert_true (check->ok);
  lift_store_close (store, &error);
  g_assert_no_error (error);
}

/* Returns: (transfer full) (nullable): what was saved; %NULL after a sentence. */
static LiftSalvage *
salvage (Fixture *self, const char *damaged, const char *target)
{
  g_autoptr (GError) error = NULL;
  LiftSalvage *report = lift_salvage_run (damaged, target, self->clock, NULL, &error);

  if (report == NULL) {
    g_assert_nonnull (error);
    g_assert_true (g_str_has_suffix (error->message, "."));
    g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
    return NULL;
  }
  g_assert_no_error (error);
  assert_whole (self, target);
  return report;
}

static void
forget (const char *target)
{
  g_unlink (target);
}

static void
test_healthy (Fixture *self, gconstpointer data)
{
  static const char *const tables[] = {
    "procedure", "entry", "revision", "rating", "sign", "change", "setting", "trail"
  };
  g_autofree char *target = g_strconcat (self->folder, "/saved.db", NULL);
  g_autoptr (LiftSalvage) report = NULL;
  GStatBuf info;

  write_diary (self);
  report = salvage (self, self->path, target);
  g_assert_nonnull (report);
  g_assert_cmpuint (report->days, ==, N_DAYS);
  g_assert_cmpuint (report->incomplete_days, ==, 0);
  g_assert_cmpuint (report->lost_days, ==, 0);
  g_assert_cmpuint (report->undated, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1", tables[i]);
    g_autofree char *before = fixture_sql (self->path, sql, NULL);
    g_autofree char *after = fixture_sql (target, sql, NULL);

    g_assert_cmpstr (before, ==, after);
  }
  g_assert_cmpint (g_stat (target, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0600);
}

/* Never over something that is there, and never out of another program's database. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *target = g_strconcat (self->folder, "/saved.db", NULL);
  g_autofree char *foreign = g_strconcat (self->folder, "/recipes.db", NULL);
  g_autofree char *noise = g_strconcat (self->folder, "/noise.db", NULL);
  g_autofree char *dots = g_strnfill (50000, '.');
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  write_diary (self);
  write_bytes (target, "mine", 4);
  g_assert_null (lift_salvage_run (self->path, target, self->clock, NULL, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_file_get_contents (target, &kept, NULL, NULL);
  g_assert_cmpstr (kept, ==, "mine");
  g_unlink (target);
  g_free (fixture_sql (foreign, "CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ('soup')", NULL));
  g_assert_null (lift_salvage_run (foreign, target, self->clock, NULL, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_NOT_A_DIARY);
  g_clear_error (&error);
  write_bytes (noise, dots, 50000);
  g_assert_null (lift_salvage_run (noise, target, self->clock, NULL, &error));
  g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CORRUPT);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
}

typedef void (*Damage) (char *page, GRand *random);

static void
zero (char *page, GRand *random)
{
  memset (page, 0, PAGE);
}

static void
scribble (char *page, GRand *random)
{
  for (guint i = 0; i < PAGE; i++)
    page[i] = (char) g_rand_int (random);
}

static void
flip_some (char *page, GRand *random)
{
  for (guint i = 0; i < 40; i++)
    page[g_rand_int_range (random, 0, PAGE)] ^= (char) (1 << g_rand_int_range (random, 0, 8));
}

/* How many cells of a table stand on this page, by the format of the file. */
static int
count_cells (const char *bytes, gsize number, guint8 kind)
{
  const guint8 *page = (const guint8 *) bytes + number * PAGE + (number == 0 ? 100 : 0);

  return page[0] == kind ? page[3] << 8 | page[4] : 0;
}

static void
damage_every_page (Fixture *self, Damage damage, double share)
{
  g_autofree char *damaged = g_strconcat (self->folder, "/damaged.db", NULL);
  g_autofree char *target = g_strconcat (self->folder, "/saved.db", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);
  guint n_saved = 0, n_expected = 0, n_nothing = 0;
  Bytes whole;

  write_diary (self);
  whole = read_bytes (self->path);
  for (gsize i = 0; i < whole.length / PAGE; i++) {
    g_autofree char *bytes = g_memdup2 (whole.bytes, whole.length);
    g_autoptr (LiftSalvage) report = NULL;
    int revisions = 2 * N_DAYS + 1;

    damage (bytes + i * PAGE, random);
    write_bytes (damaged, bytes, whole.length);
    report = salvage (self, damaged, target);
    /* A page that can hold states may take so many with it, and no more. */
    n_expected += (guint) (revisions - MIN (revisions, count_cells (whole.bytes, i, 0x0d)));
    if (report == NULL) {
      n_nothing++;
      continue;
    }
    n_saved += report->states;
    if (report->states < (guint) revisions)
      g_assert_cmpuint (report->incomplete_days + report->lost_days, >, 0);
    forget (target);
  }
  g_test_message ("%" G_GSIZE_FORMAT " pages; %u of %u states on whole pages, %u times nothing", whole.length / PAGE,
                  n_saved, n_expected, n_nothing);
  g_assert_cmpuint (n_nothing, ==, 0);
  g_assert_cmpfloat (n_saved, >=, share * n_expected);
  g_free (whole.bytes);
}

static void
test_zeroed (Fixture *self, gconstpointer data)
{
  damage_every_page (self, zero, 1.0);
}

static void
test_scribbled (Fixture *self, gconstpointer data)
{
  damage_every_page (self, scribble, 1.0);
}

static void
test_flipped (Fixture *self, gconstpointer data)
{
  damage_every_page (self, flip_some, 1.0);
}

/* Cut off after every page, and in the middle of it. */
static void
test_truncated (Fixture *self, gconstpointer data)
{
  g_autofree char *damaged = g_strconcat (self->folder, "/damaged.db", NULL);
  g_autofree char *target = g_strconcat (self->folder, "/saved.db", NULL);
  guint most = 0;
  Bytes whole;

  write_diary (self);
  whole = read_bytes (self->path);
  for (gsize length = 0; length < whole.length; length += PAGE / 2) {
    g_autoptr (LiftSalvage) report = NULL;

    write_bytes (damaged, whole.bytes, length);
    report = salvage (self, damaged, target);
    if (report == NULL)
      continue;
    most = MAX (most, report->states);
    forget (target);
  }
  g_assert_cmpuint (most, >, N_DAYS);
  g_free (whole.bytes);
}

/* The header of the file, byte by byte: SQLite refuses most of these, and every state is still saved. */
static void
test_header (Fixture *self, gconstpointer data)
{
  static const guint places[] = { 0, 15, 16, 17, 18, 19, 20, 21, 24, 28, 31, 44, 47, 56, 59, 60, 68, 92, 96 };
  g_autofree char *damaged = g_strconcat (self->folder, "/damaged.db", NULL);
  g_autofree char *target = g_strconcat (self->folder, "/saved.db", NULL);
  Bytes whole;

  write_diary (self);
  whole = read_bytes (self->path);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autofree char *bytes = g_memdup2 (whole.bytes, whole.length);
    g_autoptr (LiftSalvage) report = NULL;

    bytes[places[i]] = (char) ~bytes[places[i]];
    write_bytes (damaged, bytes, whole.length);
    report = salvage (self, damaged, target);
    /* The page size of another file, or the mark of another program: then it is not ours to say. */
    if (places[i] != 68 && places[i] != 16 && places[i] != 17) {
      g_assert_nonnull (report);
      g_assert_cmpuint (report->states, ==, 2 * N_DAYS + 1);
    }
    forget (target);
  }
  g_free (whole.bytes);
}

/* What was saved last stands in the -wal alone. */
static void
test_wal (Fixture *self, gconstpointer data)
{
  g_autofree char *copy = g_strconcat (self->folder, "/copy.db", NULL);
  g_autofree char *copied_wal = g_strconcat (copy, "-wal", NULL);
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *target = g_strconcat (self->folder, "/saved.db", NULL);
  g_autofree char *note = NULL;
  g_autoptr (LiftSalvage) report = NULL;
  g_autoptr (LiftSalvage) less = NULL;
  Bytes file, log;

  write_diary (self);
  fixture_reopen (self);
  for (int day = 0; day < 5; day++) {
    g_autoptr (LiftSaveResult) result = fixture_save_note (self, day, "from the log");
  }
  file = read_bytes (self->path);
  log = read_bytes (wal);
  fixture_close (self);
  g_assert_cmpuint (log.length, >, 0);
  write_bytes (copy, file.bytes, file.length);
  write_bytes (copied_wal, log.bytes, log.length);
  report = salvage (self, copy, target);
  g_assert_nonnull (report);
  g_assert_cmpuint (report->states, ==, 2 * N_DAYS + 1 + 5);
  note = fixture_sql (target, "SELECT note FROM state ORDER BY for_day LIMIT 1", NULL);
  g_assert_cmpstr (note, ==, "from the log");
  forget (target);
  /* Torn in its last commit: that one never was. */
  write_bytes (copied_wal, log.bytes, log.length - 100);
  less = salvage (self, copy, target);
  g_assert_nonnull (less);
  g_assert_cmpuint (less->states, ==, 2 * N_DAYS + 1 + 4);
  g_free (file.bytes);
  g_free (log.bytes);
}

/* A day that was erased for good, or was about to be, does not come back. */
static void
test_erased_stays_away (Fixture *self, gconstpointer data)
{
  g_autofree char *target = g_strconcat (self->folder, "/saved.db", NULL);
  g_autofree char *found = NULL;
  g_autoptr (LiftSalvage) report = NULL;
  g_autoptr (GError) error = NULL;

  write_diary (self);
  fixture_reopen (self);
  g_assert_true (lift_store_erase_entry (self->store, self->procedure, self->day0 + 9, FALSE, &error));
  g_assert_no_error (error);
  fixture_close (self);
  g_free (fixture_sql (self->path, "INSERT INTO erasing SELECT uuid FROM entry ORDER BY for_day DESC LIMIT 1", NULL));
  report = salvage (self, self->path, target);
  g_assert_nonnull (report);
  g_assert_cmpuint (report->days, ==, N_DAYS - 2);
  found = fixture_sql (target, "SELECT count(*) FROM revision WHERE note LIKE 'Note of day 9,%'", NULL);
  g_assert_cmpstr (found, ==, "0");
  g_assert_cmpint (count_in (target, "erasing"), ==, 0);
}

int
main (int argc, char **argv)
{
  /* A thousand diaries are made and synced; none of them has to outlive the test. */
  if (g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR))
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/salvage/healthy", Fixture, NULL, fixture_set_up, test_healthy, fixture_tear_down);
  g_test_add ("/salvage/refused", Fixture, NULL, fixture_set_up, test_refused, fixture_tear_down);
  g_test_add ("/salvage/zeroed", Fixture, NULL, fixture_set_up, test_zeroed, fixture_tear_down);
  g_test_add ("/salvage/scribbled", Fixture, NULL, fixture_set_up, test_scribbled, fixture_tear_down);
  g_test_add ("/salvage/flipped", Fixture, NULL, fixture_set_up, test_flipped, fixture_tear_down);
  g_test_add ("/salvage/truncated", Fixture, NULL, fixture_set_up, test_truncated, fixture_tear_down);
  g_test_add ("/salvage/header", Fixture, NULL, fixture_set_up, test_header, fixture_tear_down);
  g_test_add ("/salvage/wal", Fixture, NULL, fixture_set_up, test_wal, fixture_tear_down);
  g_test_add ("/salvage/erased-stays-away", Fixture, NULL, fixture_set_up, test_erased_stays_away, fixture_tear_down);
  return g_test_run ();
}
