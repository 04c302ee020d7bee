/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "lift-application.h"
#include "lift-language.h"
#include "lift-reference-file.h"
#include "lift-store.h"
#include "lift-ui-resources-register.h"

int
main (int argc, char **argv)
{
  const char *locale_dir = g_getenv ("LIFT_LOCALE_DIR");
  g_autoptr (LiftApplication) application = NULL;

  setlocale (LC_ALL, "");
  lift_language_prepare ();
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LIFT_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (LIFT_APP_NAME);
  lift_store_register_resources ();
  lift_report_register_resources ();
  lift_ui_register_resources ();
  application = lift_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
