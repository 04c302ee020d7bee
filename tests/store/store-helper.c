/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The other program of the tests that need one: it does what it is told with a diary, says in one word per
 * line what came of it, and can be killed, traced, or run as somebody without rights. */

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lift-store.h"

static void
say (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* One write per line, so that a recorder sees when it was said. */
static void
say (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;
  ssize_t written;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  written = write (STDOUT_FILENO, text, strlen (text));
  if (written < 0)
    exit (9);
}

static int
say_error (GError *error)
{
  say ("error %d %s\n", error->code, error->message);
  g_error_free (error);
  return 1;
}

static LiftStore *
open_store (const char *path, LiftOpenMode mode, GError **error)
{
  g_autoptr (LiftClock) clock = lift_fixed_clock_new ("2026-11-19T20:04:00", "Europe/Berlin");

  return lift_store_open (path, mode, clock, "helper", error);
}

static LiftSaveResult *
save_number (LiftStore *store, const char *procedure, int number, const char *who, GError **error)
{
  g_autoptr (LiftPatch) patch = lift_patch_new ();
  g_autofree char *note = g_strdup_printf ("%s %d", who, number);

  lift_patch_set_score (patch, LIFT_SYMPTOM_SWELLING, number % 11);
  lift_patch_set_score (patch, LIFT_SYMPTOM_BRUISING, (number + 3) % 11);
  lift_patch_set_note (patch, note);
  return lift_store_save (store, procedure, lift_date_from_ymd (2026, 11, 12) + number % 8, patch, NULL, NULL, error);
}

static int
save_many (const char *path, int n, const char *who)
{
  GError *error = NULL;
  g_autoptr (LiftStore) store = open_store (path, LIFT_OPEN_EXISTING, &error);
  g_autoptr (LiftProcedure) procedure = store != NULL ? lift_store_get_current_procedure (store, &error) : NULL;

  if (procedure == NULL)
    return say_error (error);
  for (int i = 0; i < n; i++) {
    g_autoptr (LiftSaveResult) result = save_number (store, procedure->uuid, i, who, &error);

    if (result == NULL)
      return say_error (error);
    say ("saved %d %s\n", i, result->entry->revision);
  }
  return 0;
}

/* Whether a plain write is possible here: the tests that need a place without rights assert that it is not. */
static int
try_plain_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *probe = g_build_filename (folder, "probe", NULL);
  int file = open (path, O_WRONLY | O_CLOEXEC);
  int beside = open (probe, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  say ("write-file %s\nwrite-folder %s\n", file >= 0 ? "yes" : "no", beside >= 0 ? "yes" : "no");
  if (beside >= 0)
    unlink (probe);
  return 0;
}

/* Opens as a window does, shows how many days there are, and tries one save. */
static int
use (const char *path, LiftOpenMode mode)
{
  GError *error = NULL;
  g_autoptr (LiftStore) store = open_store (path, mode, &error);
  g_autoptr (LiftSnapshot) snapshot = store != NULL ? lift_store_load_snapshot (store, NULL, &error) : NULL;
  g_autoptr (LiftSaveResult) result = NULL;

  if (snapshot == NULL)
    return say_error (error);
  say ("read-only %d\ndays %u\n", lift_store_is_read_only (store),
       snapshot->episode != NULL ? lift_episode_get_n_entries (snapshot->episode) : 0);
  if (snapshot->episode == NULL)
    return 0;
  result = save_number (store, lift_episode_get_procedure (snapshot->episode)->uuid, 1007, "use", &error);
  if (result == NULL)
    return say_error (error);
  say ("saved\n");
  return 0;
}

/* Saves long notes until the disk is full; says what came, and how many days are there afterwards. */
static int
fill_disk (const char *path)
{
  GError *error = NULL;
  g_autoptr (LiftStore) store = open_store (path, LIFT_OPEN_EXISTING, &error);
  g_autoptr (LiftProcedure) procedure = store != NULL ? lift_store_get_current_procedure (store, &error) : NULL;
  g_autofree char *text = g_strnfill (20000, 'x');
  int saved = 0;

  if (procedure == NULL)
    return say_error (error);
  for (int i = 0; i < 1000; i++) {
    g_autoptr (LiftPatch) patch = lift_patch_new ();
    g_autofree char *note = g_strdup_printf ("%s%d", text, i);
    LiftSaveResult *result;

    lift_patch_set_note (patch, note);
    result = lift_store_save (store, procedure->uuid, procedure->day0, patch, NULL, NULL, &error);
    if (result == NULL)
      break;
    saved++;
    lift_save_result_free (result);
  }
  say ("saved %d\n", saved);
  return error != NULL ? say_error (error) : 0;
}

int
main (int argc, char *argv[])
{
  const char *verb = argc > 1 ? argv[1] : "";
  g_autofree char *default_path = lift_store_dup_default_path ();
  const char *path = argc > 2 ? argv[2] : default_path;

  if (g_str_equal (verb, "save") && argc == 5)
    return save_many (path, atoi (argv[3]), argv[4]);
  if (g_str_equal (verb, "probe"))
    return try_plain_write (path);
  if (g_str_equal (verb, "use"))
    return use (path, LIFT_OPEN_EXISTING);
  if (g_str_equal (verb, "create"))
    return use (path, LIFT_OPEN_CREATE);
  if (g_str_equal (verb, "fill"))
    return fill_disk (path);
  if (g_str_equal (verb, "create-default")) {
    GError *error = NULL;
    g_autoptr (LiftStore) store = open_store (path, LIFT_OPEN_CREATE, &error);

    if (store == NULL)
      return say_error (error);
    say ("%s\n", path);
    return 0;
  }
  return 2;
}
