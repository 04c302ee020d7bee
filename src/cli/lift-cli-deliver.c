/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lift-cli-private.h"
#include "lift-error.h"
#include "lift-output.h"

static gboolean
write_to_output (LiftCli *cli, GBytes *bytes, GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (fwrite (data, 1, size, cli->out) == size && fflush (cli->out) == 0)
    return TRUE;
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_FAILED,
                       _("The output could not be written. Nothing in the diary was lost."));
  return FALSE;
}

static gboolean
write_to_file (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (GError) trouble = NULL;

  if (lift_output_write (name, bytes, &trouble))
    return TRUE;
  /* A target that is not there, or a folder, is the machine's matter, as a full disk is: the words of the
   * command were understood, and nothing in them was refused. */
  if (g_error_matches (trouble, LIFT_ERROR, LIFT_ERROR_NOT_FOUND) ||
      g_error_matches (trouble, LIFT_ERROR, LIFT_ERROR_INVALID))
    trouble->code = LIFT_ERROR_FAILED;
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

static void
print_written_json (LiftCli *cli, const char *file, const char *format)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  lift_cli_json_text (builder, "file", file);
  lift_cli_json_text (builder, "format", format);
  json_builder_end_object (builder);
  lift_cli_print_json (cli, builder);
}

/**
 * lift_cli_deliver:
 * @cli: the run
 * @bytes: what was made
 * @output: name of the file, or "-" for the standard output
 * @format: what it is, for programs
 * @error: return location
 *
 * Hands a file over, and says so.
 *
 * Returns: whether it is written as a whole.
 */
gboolean
lift_cli_deliver (LiftCli *cli, GBytes *bytes, const char *output, const char *format, GError **error)
{
  g_autofree char *shown = NULL;
  g_autofree char *message = NULL;

  if (g_str_equal (output, "-"))
    return write_to_output (cli, bytes, error);
  if (!write_to_file (output, bytes, error))
    return FALSE;
  shown = g_filename_display_name (output);
  if (cli->json) {
    print_written_json (cli, shown, format);
    return TRUE;
  }
  message = g_strdup_printf (_("Written: %s. This file is not encrypted; whoever has it can read it."), shown);
  lift_cli_print_wrapped (cli, 0, message);
  return TRUE;
}
