/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A diary as nobody will ever have one, and what a program does with it when it starts:
 *
 *   make-huge make FILE PROCEDURES ENTRIES REVISIONS    of each procedure, and of each entry
 *   make-huge today FILE                                opens it and loads what the page Today shows
 *   make-huge backup FILE                               makes a verified copy in its folder for copies
 *   make-huge check FILE                                checks it
 *
 * All but the first print a line of what they found. */

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "lift-store-backups.h"

/** The statements of the fast way: everything is prepared once, and all rows come in one transaction. */
typedef struct {
  sqlite3 *handle;
  sqlite3_stmt *entry;
  sqlite3_stmt *rating;
  sqlite3_stmt *revision;
  char *change;
  guint64 n_keys;
} Writer;

static LiftStore *
open_store (const char *path, LiftOpenMode mode)
{
  g_autoptr (LiftClock) clock = lift_fixed_clock_new ("2026-12-10T08:00:00", "Europe/Berlin");
  g_autoptr (GError) error = NULL;
  LiftStore *store = lift_store_open (path, mode, clock, "attack", &error);

  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

static sqlite3_stmt *
prepare (Writer *self, const char *sql)
{
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (self->handle, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (self->handle));
  return stmt;
}

static void
run (Writer *self, sqlite3_stmt *stmt)
{
  if (sqlite3_step (stmt) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (self->handle));
  sqlite3_reset (stmt);
}

static void
bind (sqlite3_stmt *stmt, int n, const char *text)
{
  sqlite3_bind_text (stmt, n, text, -1, SQLITE_TRANSIENT);
}

/* Keys of the right form, quicker than random ones. */
static char *
make_key (Writer *self)
{
  guint64 n = self->n_keys++ * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return g_strdup_printf ("%08x-%04x-4%03x-8%03x-%012" G_GINT64_MODIFIER "x", (guint) (n >> 32),
                          (guint) (n >> 16) & 0xffff, (guint) n & 0xfff, (guint) (n >> 20) & 0xfff, self->n_keys);
}

static void
write_revision (Writer *self, const char *entry, int seq)
{
  static const char *const symptoms[] = { "swelling", "bruising", "discomfort" };
  g_autofree char *uuid = make_key (self);
  g_autofree char *note = g_strdup_printf ("A little better than yesterday, state %d of this day.", seq);

  for (guint i = 0; i < G_N_ELEMENTS (symptoms); i++) {
    bind (self->rating, 1, uuid);
    bind (self->rating, 2, symptoms[i]);
    sqlite3_bind_int (self->rating, 3, (seq + (int) i) % 11);
    run (self, self->rating);
  }
  bind (self->revision, 1, uuid);
  bind (self->revision, 2, entry);
  sqlite3_bind_int (self->revision, 3, seq);
  bind (self->revision, 4, self->change);
  bind (self->revision, 5, note);
  run (self, self->revision);
}

static void
write_procedure (Writer *self, const char *procedure, LiftDate day0, int n_entries, int n_revisions)
{
  for (int day = 0; day < n_entries; day++) {
    g_autofree char *uuid = make_key (self);
    g_autofree char *date = lift_date_to_iso (day0 + day);

    bind (self->entry, 1, uuid);
    bind (self->entry, 2, procedure);
    bind (self->entry, 3, date);
    run (self, self->entry);
    for (int seq = 1; seq <= n_revisions; seq++)
      write_revision (self, uuid, seq);
  }
}

static void
begin (Writer *self, const char *path)
{
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_open (path, &self->handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (self->handle, "PRAGMA foreign_keys = ON; BEGIN", NULL, NULL, NULL), ==, SQLITE_OK);
  self->entry = prepare (self, "INSERT INTO entry (uuid, procedure, for_day) VALUES (?, ?, ?)");
  self->rating =
    prepare (self, "INSERT INTO rating (revision, symptom, zone, side, score) VALUES (?, ?, 'face', 'both', ?)");
  self->revision =
    prepare (self, "INSERT INTO revision (uuid, entry, seq, change, recorded_at, utc_offset, author, deleted, note,"
                   " signs_checked) VALUES (?, ?, ?, ?, 1700000000, 60, 'me', 0, ?, 1)");
  self->change = make_key (self);
  stmt = prepare (self, "INSERT INTO change (uuid, kind, made_at, program) VALUES (?, 'edit', 1700000000, 'attack')");
  bind (stmt, 1, self->change);
  run (self, stmt);
  sqlite3_finalize (stmt);
}

static void
finish (Writer *self)
{
  sqlite3_finalize (self->entry);
  sqlite3_finalize (self->rating);
  sqlite3_finalize (self->revision);
  if (sqlite3_exec (self->handle, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (self->handle));
  sqlite3_close (self->handle);
  g_free (self->change);
}

static void
make (const char *path, int n_procedures, int n_entries, int n_revisions)
{
  LiftStore *store = open_store (path, LIFT_OPEN_CREATE);
  LiftDate today = lift_date_from_ymd (2026, 12, 10);
  g_autoptr (GPtrArray) procedures = NULL;
  Writer writer = { 0 };

  /* One after the other, so that the last one ends today. */
  for (int i = 0; i < n_procedures; i++) {
    g_autoptr (LiftProcedure) wanted = lift_procedure_new ();
    g_autoptr (LiftProcedure) added = NULL;

    wanted->day0 = today + 1 - n_entries * (n_procedures - i);
    added = lift_store_add_procedure (store, wanted, NULL);
    g_assert_nonnull (added);
  }
  procedures = lift_store_list_procedures (store, TRUE, NULL);
  lift_store_close (store, NULL);
  g_object_unref (store);
  begin (&writer, path);
  for (guint i = 0; i < procedures->len; i++) {
    LiftProcedure *procedure = g_ptr_array_index (procedures, i);

    write_procedure (&writer, procedure->uuid, procedure->day0, n_entries, n_revisions);
  }
  finish (&writer);
}

static void
use (const char *verb, const char *path)
{
  g_autoptr (LiftStore) store = open_store (path, LIFT_OPEN_EXISTING);
  g_autoptr (GError) error = NULL;

  if (g_str_equal (verb, "today")) {
    g_autoptr (LiftSnapshot) snapshot = lift_store_load_snapshot (store, NULL, &error);

    g_assert_no_error (error);
    g_print ("%u\n", lift_episode_get_n_entries (snapshot->episode));
  } else if (g_str_equal (verb, "backup")) {
    g_autoptr (LiftBackupRun) backup = lift_store_back_up_now (store, LIFT_BACKUP_ASKED, &error);

    g_assert_no_error (error);
    g_print ("%s\n", backup->path);
  } else {
    g_autoptr (LiftCheck) check = lift_store_check (store, &error);

    g_assert_no_error (error);
    g_assert_true (check->ok);
    g_print ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", check->entries, check->revisions);
  }
  lift_store_close (store, NULL);
}

int
main (int argc, char *argv[])
{
  if (argc == 6 && g_str_equal (argv[1], "make"))
    make (argv[2], atoi (argv[3]), atoi (argv[4]), atoi (argv[5]));
  else if (argc == 3)
    use (argv[1], argv[2]);
  else
    return 2;
  return 0;
}
