/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "lift-cli-private.h"

#define REPLACEMENT 0xfffd

/* In an encoding that lacks a character: one that looks like it, else "?". */
static char *
convert (const char *text)
{
  static const char *const stand_ins[][2] = { { "·", "-" },  { "•", "*" }, { "“", "\"" },  { "”", "\"" },
                                              { "’", "'" },  { "…", "..." }, { "–", "-" }, { "—", "-" } };
  const char *charset = NULL;
  g_autofree char *transliterating = NULL;
  g_autoptr (GString) plain = g_string_new (text);
  char *converted;

  g_get_charset (&charset);
  converted = g_convert (text, -1, charset, "UTF-8", NULL, NULL, NULL);
  if (converted != NULL)
    return converted;
  /* The C library has no stand-in for these, or not in every language. */
  for (guint i = 0; i < G_N_ELEMENTS (stand_ins); i++)
    g_string_replace (plain, stand_ins[i][0], stand_ins[i][1], 0);
  transliterating = g_strconcat (charset, "//TRANSLIT", NULL);
  converted = g_convert (plain->str, -1, transliterating, "UTF-8", NULL, NULL, NULL);
  if (converted != NULL)
    return converted;
  return g_convert_with_fallback (plain->str, -1, charset, "UTF-8", "?", NULL, NULL, NULL);
}

static void
write_text (LiftCli *cli, FILE *stream, const char *text)
{
  g_autofree char *converted = cli->utf8 ? NULL : convert (text);

  fputs (converted != NULL ? converted : text, stream);
}

/**
 * lift_cli_print:
 * @cli: the run
 * @format: as for printf()
 *
 * Writes UTF-8 text to the output, in the encoding of the terminal.
 */
void
lift_cli_print (LiftCli *cli, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  write_text (cli, cli->out, text);
}

/* What a terminal would obey instead of showing: a note must not clear her screen. Line ends stay. */
static char *
make_visible (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *visible = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '\t')
      g_string_append_c (visible, ' ');
    else if (c == '\r' && p[1] == '\n')
      continue;
    else
      g_string_append_unichar (visible, c != '\n' && g_unichar_iscntrl (c) ? REPLACEMENT : c);
  }
  return g_string_free (visible, FALSE);
}

/**
 * lift_cli_print_error:
 * @cli: the run
 * @message: a sentence
 */
void
lift_cli_print_error (LiftCli *cli, const char *message)
{
  g_autofree char *visible = make_visible (message);
  g_autofree char *line = g_strdup_printf ("afterlift-cli: %s\n", visible);

  fflush (cli->out);
  write_text (cli, cli->err, line);
}

/** lift_cli_print_heading: writes a line of its own, bold where there is colour. */
void
lift_cli_print_heading (LiftCli *cli, const char *text)
{
  if (cli->colour)
    lift_cli_print (cli, "\033[1m%s\033[0m\n", text);
  else
    lift_cli_print (cli, "%s\n", text);
}

/** lift_cli_print_wrapped: writes @text as lines of at most 80 columns, each behind @indent blanks. */
void
lift_cli_print_wrapped (LiftCli *cli, int indent, const char *text)
{
  g_autofree char *wrapped = lift_cli_wrap (text, indent, LIFT_CLI_COLUMNS);

  lift_cli_print (cli, "%s", wrapped);
}

/** lift_cli_measure: Returns: how many columns @text takes in a terminal. */
int
lift_cli_measure (const char *text)
{
  int columns = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_iszerowidth (c))
      columns += g_unichar_iswide (c) ? 2 : 1;
  }
  return columns;
}

/** lift_cli_pad: Returns: (transfer full): @text with blanks up to @columns (before it, if negative). */
char *
lift_cli_pad (const char *text, int columns)
{
  int missing = ABS (columns) - lift_cli_measure (text);
  g_autofree char *blanks = g_strnfill (MAX (missing, 0), ' ');

  return columns < 0 ? g_strconcat (blanks, text, NULL) : g_strconcat (text, blanks, NULL);
}

static gboolean
closes (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION ||
         g_utf8_strchr ("、。，．・：；？！ー…", -1, c) != NULL;
}

static gboolean
opens (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION;
}

/* How many bytes at the beginning of @text, which has no blanks, stay on one line: a word, or where words have no blanks
 * between them, as in Japanese, one character with the punctuation that belongs to it. */
static gsize
count_together (const char *text)
{
  const char *p = text;
  gunichar c = 0;

  if (*p == '\0')
    return 0;
  do {
    c = g_utf8_get_char (p);
    p = g_utf8_next_char (p);
  } while (opens (c) && *p != '\0');
  if (!g_unichar_iswide (c)) {
    while (*p != '\0' && !g_unichar_iswide (g_utf8_get_char (p)))
      p = g_utf8_next_char (p);
  }
  while (*p != '\0' && closes (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return (gsize) (p - text);
}

/**
 * lift_cli_wrap:
 * @text: paragraphs, divided by line ends
 * @indent: blanks before each line
 * @columns: how wide a line may get, with its indent
 *
 * What a terminal would obey instead of showing is replaced.
 *
 * Returns: (transfer full): lines, each with a line end.
 */
char *
lift_cli_wrap (const char *text, int indent, int columns)
{
  GString *wrapped = g_string_new (NULL);
  g_autofree char *blanks = g_strnfill ((gsize) indent, ' ');
  g_autofree char *visible = make_visible (text);
  g_auto (GStrv) paragraphs = g_strsplit (visible, "\n", -1);

  for (guint p = 0; paragraphs[p] != NULL; p++) {
    g_auto (GStrv) words = g_strsplit (paragraphs[p], " ", -1);
    int used = 0;

    g_string_append (wrapped, blanks);
    for (guint w = 0; words[w] != NULL; w++) {
      const char *rest = words[w];

      do {
        gsize length = count_together (rest);
        g_autofree char *piece = g_strndup (rest, length);
        int width = lift_cli_measure (piece);
        int blank = rest == words[w] && w > 0 ? 1 : 0;

        if (used > 0 && indent + used + blank + width > columns) {
          g_string_append_printf (wrapped, "\n%s", blanks);
          used = 0;
        } else if (blank > 0) {
          g_string_append_c (wrapped, ' ');
          used++;
        }
        g_string_append (wrapped, piece);
        used += width;
        rest += length;
      } while (*rest != '\0');
    }
    g_string_append_c (wrapped, '\n');
  }
  return g_string_free (wrapped, FALSE);
}
