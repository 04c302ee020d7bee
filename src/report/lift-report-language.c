/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-report-language.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "lift-error.h"

#define VARIABLE "LANGUAGE"
#define SOURCE_LANGUAGE "en"
/* With these the words, the names of days and the digits follow the catalogue, and not a country that has none. */
#define CATEGORIES (LC_CTYPE_MASK | LC_NUMERIC_MASK | LC_TIME_MASK | LC_MESSAGES_MASK)

/* In "C" gettext looks for no catalogue at all, and in newer C libraries in "C.UTF-8" neither. A country that there is
 * not makes it another locale to gettext, and the C library still finds what it has for C.UTF-8 everywhere. */
#define LOCALE_OF_NOWHERE "C_XX.UTF-8"

/* @before: what LANGUAGE was; @locale: of this thread while it lives, 0: the program's own fits. */
struct _LiftReportLanguage {
  char *before;
  locale_t locale;
  locale_t outer;
};

#ifdef __GLIBC__
/* gettext keeps what it found until this number changes; it is made for that. */
extern int _nl_msg_cat_cntr;
#endif

static void
set_language (const char *value)
{
  g_setenv (VARIABLE, value, TRUE);
#ifdef __GLIBC__
  ++_nl_msg_cat_cntr;
#endif
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * lift_report_language_list:
 *
 * Returns: (transfer full) (element-type utf8): codes of the languages that this installation has, sorted: "de", "en",
 *   "pt_BR". English is always one of them.
 */
GPtrArray *
lift_report_language_list (void)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  const char *folder = bindtextdomain (GETTEXT_PACKAGE, NULL);
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *code;

  g_ptr_array_add (codes, g_strdup (SOURCE_LANGUAGE));
  while (dir != NULL && (code = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, code, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

    if (!g_str_equal (code, SOURCE_LANGUAGE) && g_utf8_validate (code, -1, NULL) &&
        g_file_test (path, G_FILE_TEST_IS_REGULAR))
      g_ptr_array_add (codes, g_strdup (code));
  }
  g_ptr_array_sort (codes, compare_codes);
  return codes;
}

/**
 * lift_report_language_check:
 * @code: what somebody asked for
 * @error: return location for %LIFT_ERROR_INVALID
 *
 * Returns: whether a report can be made in this language.
 */
gboolean
lift_report_language_check (const char *code, GError **error)
{
  g_autoptr (GPtrArray) codes = lift_report_language_list ();
  g_autofree char *all = NULL;

  for (guint i = 0; i < codes->len; i++) {
    if (g_strcmp0 (g_ptr_array_index (codes, i), code) == 0)
      return TRUE;
  }
  g_ptr_array_add (codes, NULL);
  all = g_strjoinv (", ", (char **) codes->pdata);
  /* Translators: %s is a list of codes of languages: "de, en, pt_BR". */
  g_set_error (error, LIFT_ERROR, LIFT_ERROR_INVALID,
               _("A report cannot be made in this language here. These are possible: %s. Nothing was written."), all);
  return FALSE;
}

/* Whether the program's own locale is one of this language: then its numbers and dates are the right ones. */
static gboolean
is_own (const char *code)
{
  const char *own = setlocale (LC_MESSAGES, NULL);
  gsize length = strlen (code);

  return own != NULL && strncmp (own, code, length) == 0 && !g_ascii_isalpha (own[length]) &&
         g_strcmp0 (setlocale (LC_TIME, NULL), own) == 0;
}

/**
 * lift_report_language_enter:
 * @code: (nullable): one that lift_report_language_check() accepts; %NULL: the language of the program
 *
 * Returns: (transfer full) (nullable): to be left on the same thread; %NULL: nothing changed.
 */
LiftReportLanguage *
lift_report_language_enter (const char *code)
{
  LiftReportLanguage *self;

  if (code == NULL)
    return NULL;
  self = g_new0 (LiftReportLanguage, 1);
  self->before = g_strdup (g_getenv (VARIABLE));
  if (!is_own (code)) {
    locale_t base = duplocale (uselocale ((locale_t) 0));

    /* The clinic's own locale need not be installed. */
    self->locale = base != (locale_t) 0 ? newlocale (CATEGORIES, LOCALE_OF_NOWHERE, base) : (locale_t) 0;
    if (self->locale == (locale_t) 0 && base != (locale_t) 0)
      freelocale (base);
    if (self->locale != (locale_t) 0)
      self->outer = uselocale (self->locale);
  }
  set_language (code);
  return self;
}

/** lift_report_language_leave: everything is said in the language of the program again; frees @self. */
void
lift_report_language_leave (LiftReportLanguage *self)
{
  set_language (self->before != NULL ? self->before : "");
  if (self->locale != (locale_t) 0) {
    uselocale (self->outer);
    freelocale (self->locale);
  }
  g_free (self->before);
  g_free (self);
}
