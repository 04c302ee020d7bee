/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "lift-cli.h"
#include "lift-language.h"

int
main (int argc, char **argv)
{
  g_autoptr (LiftClock) clock = lift_system_clock_new ();
  const char *locale_dir = g_getenv ("LIFT_LOCALE_DIR");

  setlocale (LC_ALL, "");
  lift_language_prepare ();
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LIFT_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("afterlift-cli");
  return lift_cli_run (argc, argv, clock, stdin, stdout, stderr);
}
