/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where there is no translation for her own language, a report can be in the clinic's all the same. In a program of its
 * own, since GLib decides once whether anything is translated. */

#include "config.h"

#include <libintl.h>
#include <locale.h>

#include <glib/gi18n-lib.h>

#include "lift-language.h"
#include "lift-report-language.h"

/* As main() of the window does it. */
static void
start (void)
{
  g_unsetenv ("LANGUAGE");
  g_assert_nonnull (setlocale (LC_ALL, "C_XX.UTF-8"));
  lift_language_prepare ();
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("LIFT_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static void
test_names (void)
{
  static const char *const names[][2] = {
    { "ar", "العربية" }, { "de", "Deutsch" }, { "ja", "日本語" }, { "pt_BR", "Português (Brasil)" },
  };

  g_assert_cmpstr (lift_language_get_code (), ==, "en");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (LiftReportLanguage) language = lift_report_language_enter (names[i][0]);

    g_assert_nonnull (language);
    g_assert_cmpstr (C_("language name", "English"), ==, names[i][1]);
    g_assert_true (lift_language_needs_english ());
  }
  g_assert_cmpstr (C_("language name", "English"), ==, "English");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  start ();
  g_test_add_func ("/language/no-catalogue", test_names);
  return g_test_run ();
}
