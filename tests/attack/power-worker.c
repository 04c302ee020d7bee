/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Does the steps of a script, and says "done N" after each, in one write: the session whose writes are recorded. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "attack-content.h"
#include "attack-script.h"

int
main (int argc, char *argv[])
{
  g_autoptr (AttackScript) script = NULL;
  LiftStore *store = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 4)
    return 2;
  script = g_str_equal (argv[2], "tour")
             ? attack_script_new_bare_tour (argv[1], NULL)
             : attack_script_new_bare (argv[1], (guint32) atoi (argv[2]), (guint) atoi (argv[3]), NULL);
  for (guint i = 0; i < script->steps->len; i++) {
    g_autofree char *line = g_strdup_printf ("done %u\n", i + 1);

    /* What the undisturbed run was refused is refused here, too. */
    if (!attack_script_perform (script, &store, i, &error)) {
      if (!g_error_matches (error, LIFT_ERROR, LIFT_ERROR_NOT_FOUND)) {
        g_printerr ("step %u: %s\n", i, error->message);
        return 1;
      }
      g_clear_error (&error);
    }
    if (write (STDOUT_FILENO, line, strlen (line)) < 0)
      return 5;
  }
  lift_store_close (store, NULL);
  g_object_unref (store);
  return 0;
}
