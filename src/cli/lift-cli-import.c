/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lift-cli-import.h"
#include "lift-error.h"
#include "lift-import-reader.h"
#include "lift-store-damage.h"
#include "lift-store-import.h"

#define MAX_BYTES (64 * 1024 * 1024)
#define CHUNK 65536

const LiftCliOption lift_cli_import_options[] = {
  { "dry-run", 0, NULL, N_("say what would happen, and change nothing") },
  { "merge", 0, NULL, N_("add what is new; of two states of a day, the one that was written later counts (default)") },
  { "replace", 0, NULL, N_("make the thread lifts of the file as the file says; its missing days are deleted") },
  { "map", 0, "FILE", N_("how to read the table of another program") },
  { "procedure", 0, "ID", N_("the thread lift that a table belongs to") },
  { "skip-refused", 0, NULL, N_("leave out what cannot be taken, instead of taking nothing") },
  { NULL },
};

static void
set_cannot_read (GError **error, int saved_errno)
{
  g_set_error (error, LIFT_ERROR, LIFT_ERROR_FAILED, _("The file could not be read: %s. Nothing was changed."),
               g_strerror (saved_errno));
}

static GBytes *
read_input (LiftCli *cli, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 chunk[CHUNK];
  size_t length;

  /* One byte more than is allowed is enough for the reader to refuse it. */
  while (bytes->len <= MAX_BYTES && (length = fread (chunk, 1, sizeof chunk, cli->in)) > 0)
    g_byte_array_append (bytes, chunk, (guint) length);
  if (ferror (cli->in)) {
    set_cannot_read (error, EIO);
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static GBytes *
read_file (LiftCli *cli, const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GError) cause = NULL;
  GStatBuf info;

  if (g_str_equal (path, "-"))
    return read_input (cli, error);
  if (g_stat (path, &info) != 0) {
    set_cannot_read (error, errno);
    return NULL;
  }
  if (!S_ISREG (info.st_mode)) {
    set_cannot_read (error, S_ISDIR (info.st_mode) ? EISDIR : EINVAL);
    return NULL;
  }
  file = g_mapped_file_new (path, FALSE, &cause);
  if (file != NULL)
    return g_mapped_file_get_bytes (file);
  g_set_error (error, LIFT_ERROR, LIFT_ERROR_FAILED, _("The file could not be read: %s. Nothing was changed."),
               cause->message);
  return NULL;
}

/* A table of another program and no map: the headings, and a map to begin with. */
static void
propose_map (LiftCli *cli, GBytes *bytes)
{
  g_auto (GStrv) columns = NULL;
  g_autoptr (LiftImportMap) map = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autofree char *list = NULL;
  g_autofree char *sentence = NULL;

  if (cli->json || !lift_import_reader_needs_map (bytes, &columns, NULL))
    return;
  map = lift_import_map_guess (bytes);
  text = lift_import_map_write (map);
  list = g_strjoinv (C_("list separator", ", "), columns);
  sentence = g_strdup_printf (_("The table has these columns: %s."), list);
  lift_cli_print_wrapped (cli, 0, sentence);
  lift_cli_print_wrapped (cli, 0, _("A map to begin with; fill in what is missing, and save it as a file for --map:"));
  lift_cli_print (cli, "\n%.*s\n", (int) g_bytes_get_size (text), (const char *) g_bytes_get_data (text, NULL));
}

static LiftImportReader *
open_reader (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  const char *map_path = lift_cli_args_get (args, "map");
  g_autoptr (GBytes) bytes = read_file (cli, lift_cli_args_get_word (args, 0), error);
  g_autoptr (GBytes) map_bytes = NULL;
  g_autoptr (LiftImportMap) map = NULL;
  LiftImportReader *reader;

  if (bytes == NULL)
    return NULL;
  if (map_path != NULL) {
    map_bytes = read_file (cli, map_path, error);
    map = map_bytes != NULL ? lift_import_map_parse (map_bytes, error) : NULL;
    if (map == NULL)
      return NULL;
  }
  reader = lift_import_reader_new (bytes, map, error);
  if (reader == NULL && map == NULL)
    propose_map (cli, bytes);
  return reader;
}

static LiftDiff *
run (LiftStore *store, LiftImportReader *reader, const LiftImportOptions *options, GError **error)
{
  g_autoptr (LiftStoreImport) import = lift_store_import_begin (store, options, NULL, error);
  g_autoptr (GError) cause = NULL;
  g_autoptr (LiftImportItem) item = NULL;

  if (import == NULL)
    return NULL;
  lift_import_reader_rewind (reader);
  while ((item = lift_import_reader_next (reader, &cause)) != NULL) {
    if (!lift_store_import_add (import, item, error))
      return NULL;
    g_clear_pointer (&item, lift_import_item_free);
  }
  if (cause == NULL)
    return lift_store_import_finish (import, error);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

/* Where there is no diary yet, the file is compared with an empty one that nobody keeps. */
static LiftDiff *
preview (LiftCli *cli, LiftImportReader *reader, LiftImportOptions *options, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_READ, &cause);

  options->preview = TRUE;
  if (store != NULL)
    return run (store, reader, options, error);
  if (g_error_matches (cause, LIFT_ERROR, LIFT_ERROR_NO_DIARY))
    store = lift_store_open_scratch (cli->clock, "afterlift-cli", error);
  else
    g_propagate_error (error, g_steal_pointer (&cause));
  return store != NULL ? run (store, reader, options, error) : NULL;
}

static gboolean
read_options (const LiftCliArgs *args, const LiftImportReader *reader, LiftImportOptions *options, GError **error)
{
  gboolean replace = lift_cli_args_has (args, "replace");

  *options = (LiftImportOptions){
    .mode = replace ? LIFT_IMPORT_REPLACE : LIFT_IMPORT_MERGE,
    .procedure = lift_cli_args_get (args, "procedure"),
    .skip_refused = lift_cli_args_has (args, "skip-refused"),
  };
  if (replace && lift_cli_args_has (args, "merge")) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _("Say either --merge or --replace. Nothing was changed."));
    return FALSE;
  }
  if (!replace || !lift_import_reader_is_partial (reader))
    return TRUE;
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
                       _("The file holds some of the days, so it cannot replace the others. Nothing was changed; "
                          "it can be merged."));
  return FALSE;
}

static gboolean
check_refused (const LiftDiff *diff, const LiftImportOptions *options, GError **error)
{
  guint n_refused = lift_diff_count (diff, LIFT_DIFF_REFUSED);

  if (n_refused == 0 || options->skip_refused)
    return TRUE;
  g_set_error (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT,
               ngettext ("%d piece of the file cannot be taken. Nothing was changed; correct the file, or leave that "
                         "piece out with --skip-refused.",
                         "%d pieces of the file cannot be taken. Nothing was changed; correct the file, or leave "
                         "those pieces out with --skip-refused.",
                         n_refused),
               (int) n_refused);
  return FALSE;
}

static LiftDiff *
commit (LiftCli *cli, LiftImportReader *reader, LiftImportOptions *options, GError **error)
{
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_CREATE, error);

  options->preview = FALSE;
  return store != NULL ? run (store, reader, options, error) : NULL;
}

/** lift_cli_import: `import FILE`: says what the file brings, then takes it. */
gboolean
lift_cli_import (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  gboolean dry_run = lift_cli_args_has (args, "dry-run");
  g_autoptr (LiftImportReader) reader = open_reader (cli, args, error);
  g_autoptr (LiftDiff) expected = NULL;
  g_autoptr (LiftDiff) done = NULL;
  LiftImportOptions options;
  gboolean possible;

  if (reader == NULL || !read_options (args, reader, &options, error))
    return FALSE;
  expected = preview (cli, reader, &options, error);
  if (expected == NULL)
    return FALSE;
  if (!cli->json)
    lift_cli_import_print_preview (cli, expected, options.mode);
  possible = check_refused (expected, &options, error);
  if (possible && !dry_run && lift_diff_changes_anything (expected)) {
    done = commit (cli, reader, &options, error);
    possible = done != NULL;
  }
  if (cli->json)
    lift_cli_import_print_json (cli, done != NULL ? done : expected, options.mode, dry_run);
  else if (possible)
    lift_cli_import_print_result (cli, done, dry_run);
  return possible;
}
