/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-language.h"

#include <locale.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#define ENGLISH "en"
#define LEFT_TO_RIGHT_ISOLATE "\xe2\x81\xa6"
#define POP_ISOLATE "\xe2\x81\xa9"

/* What data/translations.json says; a test holds the one to the other. @reviewer: the clinician who speaks the language
 * and read its words about health, NULL where nobody did. */
static const struct {
  const char *code;
  const char *reviewer;
} languages[] = {
  { "ar", NULL }, { "de", NULL }, { "es", NULL },    { "fr", NULL }, { "ja", NULL },
  { "ko", NULL }, { "ru", NULL }, { "pt-BR", NULL }, { "tr", NULL }, { "zh-CN", NULL },
};

/* @locale: of this thread while it lives; @outer: the one before it. */
struct _LiftEnglish {
  locale_t locale;
  locale_t outer;
};

/**
 * lift_english_enter:
 *
 * gettext translates nothing in a thread whose locale for messages is "C"; neither LANGUAGE nor the environment is
 * touched, so other threads go on in the language of the program. Numbers follow.
 *
 * Returns: (transfer full) (nullable): to be left on the same thread; %NULL where the C library has no memory for it,
 *   and then nothing changed.
 */
LiftEnglish *
lift_english_enter (void)
{
  LiftEnglish *self;
  locale_t base;
  locale_t locale;

  /* GLib decides once whether the program is translated at all; that must not happen inside. */
  g_dgettext (GETTEXT_PACKAGE, ENGLISH);
  base = duplocale (uselocale ((locale_t) 0));
  if (base == (locale_t) 0)
    return NULL;
  locale = newlocale (LC_MESSAGES_MASK | LC_NUMERIC_MASK, "C", base);
  if (locale == (locale_t) 0) {
    freelocale (base);
    return NULL;
  }
  self = g_new0 (LiftEnglish, 1);
  self->locale = locale;
  self->outer = uselocale (locale);
  return self;
}

/** lift_english_leave: the language is again what it was; frees @self. */
void
lift_english_leave (LiftEnglish *self)
{
  uselocale (self->outer);
  freelocale (self->locale);
  g_free (self);
}

static gboolean
is_english (const char *code)
{
  return g_str_has_prefix (code, ENGLISH) && (code[2] == '\0' || strchr ("_.@", code[2]) != NULL);
}

/**
 * lift_language_prepare:
 *
 * To be called by main() after setlocale(), and before textdomain() and before there is another thread.
 *
 * It makes sure that LANGUAGE exists, so that a later change (lift-report-language.h) replaces a pointer and does not move
 * the environment under a thread that reads it. What stands there behind English is left out: English has no catalogue,
 * so gettext would go on to a language that she wants less. And GLib decides once, at the first word, whether a program
 * is translated at all; where it has no translation for her language, that would hold for a report in another one, too.
 */
void
lift_language_prepare (void)
{
  const char *list = g_getenv ("LANGUAGE");
  g_auto (GStrv) wanted = g_strsplit (list != NULL ? list : "", ":", -1);
  g_autofree char *kept = NULL;

  for (guint i = 0; wanted[i] != NULL; i++) {
    if (!is_english (wanted[i]))
      continue;
    for (guint behind = i + 1; wanted[behind] != NULL; behind++)
      g_clear_pointer (&wanted[behind], g_free);
    break;
  }
  kept = g_strjoinv (":", wanted);
  g_setenv ("LANGUAGE", kept, TRUE);
  /* With the domain still that of nobody, GLib asks for no translation before it decides. */
  g_dgettext (GETTEXT_PACKAGE, ENGLISH);
}

/**
 * lift_language_get_code:
 *
 * Returns: the language in which gettext answers this thread now, as in HTML: "de", "pt-BR"; "en" where there is no
 *   translation.
 */
const char *
lift_language_get_code (void)
{
  /* Translators: the code of your language, such as "de" or "pt-BR", for programs that read a page aloud. */
  return C_("language code", "en");
}

/**
 * lift_language_get_reviewer:
 * @code: as from lift_language_get_code()
 *
 * Returns: (nullable): the clinician who speaks this language and read its words about health.
 */
const char *
lift_language_get_reviewer (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    if (g_strcmp0 (languages[i].code, code) == 0)
      return languages[i].reviewer;
  }
  return NULL;
}

/**
 * lift_language_needs_english:
 *
 * Returns: whether words about health are shown in a translation that no clinician has read, so that the English text
 *   has to stand under them.
 */
gboolean
lift_language_needs_english (void)
{
  const char *code = lift_language_get_code ();

  return !g_str_equal (code, ENGLISH) && lift_language_get_reviewer (code) == NULL;
}

/** lift_language_is_rtl: Returns: whether the language in which gettext answers now is written from right to left. */
gboolean
lift_language_is_rtl (void)
{
  /* Translators: write "default:RTL" if your language is written from right to left; else leave it. */
  return g_str_equal (C_("text direction", "default:LTR"), "default:RTL");
}

/**
 * lift_language_isolate:
 * @text: a number or an English text that stands in the middle of another one
 *
 * In a text from right to left its parts would change places: marks that are not seen keep it together.
 *
 * Returns: (transfer full): @text, between the marks where they are needed.
 */
char *
lift_language_isolate (const char *text)
{
  return lift_language_is_rtl () ? g_strconcat (LEFT_TO_RIGHT_ISOLATE, text, POP_ISOLATE, NULL) : g_strdup (text);
}

/** lift_language_get_remark: Returns: the sentence that says why English stands under words about health. */
const char *
lift_language_get_remark (void)
{
  return _("No clinician who speaks this language has checked these words. The English text stands under them.");
}
