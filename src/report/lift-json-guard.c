/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-json-guard.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "lift-error.h"

#define MAX_INTEGER 9007199254740992.0 /* 2^53: every smaller whole number is exact in every JSON reader. */

typedef struct {
  const char *at;
  const char *end;
  guint line;
  guint depth;
  GString *path;
  GHashTable *lines;
  GError **error;
} Guard;

static gboolean check_value (Guard *self);

static gboolean
refuse (Guard *self, const char *what)
{
  /* Translators: %u is a line number of a file, %s a sentence about what is wrong there. */
  g_set_error (self->error, LIFT_ERROR, LIFT_ERROR_INVALID, _("Line %u: %s"), self->line, what);
  return FALSE;
}

static void
skip_blanks (Guard *self)
{
  for (; self->at < self->end && strchr (" \t\r\n", *self->at) != NULL && *self->at != '\0'; self->at++) {
    if (*self->at == '\n')
      self->line++;
  }
}

static gboolean
take (Guard *self, char c)
{
  if (self->at >= self->end || *self->at != c)
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
read_hex (Guard *self, gunichar *unit)
{
  *unit = 0;
  if (self->end - self->at < 4)
    return FALSE;
  for (int i = 0; i < 4; i++) {
    int digit = g_ascii_xdigit_value (*self->at++);

    if (digit < 0)
      return FALSE;
    *unit = *unit * 16 + (gunichar) digit;
  }
  return TRUE;
}

/* After "\u". A surrogate must come as a pair: alone it is no character. */
static gboolean
read_unicode_escape (Guard *self, GString *decoded)
{
  gunichar first, second;

  if (!read_hex (self, &first))
    return refuse (self, _("Four hexadecimal digits must follow “\\u”."));
  if (first == 0)
    return refuse (self, _("The character zero is not accepted."));
  if (first >= 0xd800 && first <= 0xdfff) {
    if (first >= 0xdc00 || !take (self, '\\') || !take (self, 'u') || !read_hex (self, &second) ||
        second < 0xdc00 || second > 0xdfff)
      return refuse (self, _("Half of a character is missing."));
    first = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
  }
  g_string_append_unichar (decoded, first);
  return TRUE;
}

static gboolean
read_escape (Guard *self, GString *decoded)
{
  static const char names[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (self->at >= self->end || *self->at == '\0')
    return refuse (self, _("A text is not closed."));
  if (take (self, 'u'))
    return read_unicode_escape (self, decoded);
  found = strchr (names, *self->at);
  if (found == NULL)
    return refuse (self, _("An unknown character follows a backslash."));
  g_string_append_c (decoded, meanings[found - names]);
  self->at++;
  return TRUE;
}

static gboolean
check_string (Guard *self, GString *decoded)
{
  if (!take (self, '"'))
    return refuse (self, _("A text in double quotes was expected."));
  while (self->at < self->end) {
    char c = *self->at;

    if (c == '"') {
      self->at++;
      return TRUE;
    }
    if ((guchar) c < 0x20)
      return refuse (self, _("A text holds a control character or is not closed."));
    self->at++;
    if (c != '\\')
      g_string_append_c (decoded, c);
    else if (!read_escape (self, decoded))
      return FALSE;
  }
  return refuse (self, _("A text is not closed."));
}

static gboolean
skip_digits (Guard *self)
{
  const char *start = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > start;
}

static gboolean
check_number (Guard *self)
{
  const char *start = self->at;
  gboolean whole = TRUE;
  char *parsed_to = NULL;
  g_autofree char *copy = NULL;
  double value;

  take (self, '-');
  if (!take (self, '0') && !skip_digits (self))
    return refuse (self, _("This is not a value."));
  if (take (self, '.')) {
    whole = FALSE;
    if (!skip_digits (self))
      return refuse (self, _("Digits must follow the decimal point."));
  }
  if (take (self, 'e') || take (self, 'E')) {
    whole = FALSE;
    if (!take (self, '+'))
      take (self, '-');
    if (!skip_digits (self))
      return refuse (self, _("Digits must follow the exponent."));
  }
  if (self->at < self->end && (g_ascii_isalnum (*self->at) || *self->at == '.'))
    return refuse (self, _("This is not a number."));
  copy = g_strndup (start, (gsize) (self->at - start));
  value = g_ascii_strtod (copy, &parsed_to);
  if (*parsed_to != '\0' || !isfinite (value) || (whole && fabs (value) > MAX_INTEGER))
    return refuse (self, _("The number is too large."));
  return TRUE;
}

static gboolean
check_word (Guard *self, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || memcmp (self->at, word, length) != 0)
    return refuse (self, _("This is not a value."));
  self->at += length;
  return TRUE;
}

/* Remembers at which line the value at @self->path starts, as a JSON pointer (RFC 6901). */
static void
push_path (Guard *self, const char *step)
{
  if (self->lines == NULL)
    return;
  g_string_append_c (self->path, '/');
  for (; *step != '\0'; step++) {
    if (*step == '~' || *step == '/')
      g_string_append (self->path, *step == '~' ? "~0" : "~1");
    else
      g_string_append_c (self->path, *step);
  }
  g_hash_table_replace (self->lines, g_strdup (self->path->str), GUINT_TO_POINTER (self->line));
}

static gboolean
check_member (Guard *self, GHashTable *seen)
{
  g_autoptr (GString) name = g_string_new (NULL);
  gsize path_length = self->path->len;
  gboolean good;

  if (!check_string (self, name))
    return FALSE;
  if (!g_hash_table_add (seen, g_strdup (name->str)))
    return refuse (self, _("The same name stands twice in one object."));
  skip_blanks (self);
  if (!take (self, ':'))
    return refuse (self, _("A colon was expected."));
  skip_blanks (self);
  push_path (self, name->str);
  good = check_value (self);
  g_string_truncate (self->path, path_length);
  return good;
}

static gboolean
check_object (Guard *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  skip_blanks (self);
  if (take (self, '}'))
    return TRUE;
  for (;;) {
    if (!check_member (self, seen))
      return FALSE;
    skip_blanks (self);
    if (take (self, '}'))
      return TRUE;
    if (!take (self, ','))
      return refuse (self, _("A comma or a closing brace was expected."));
    skip_blanks (self);
  }
}

static gboolean
check_array (Guard *self)
{
  gsize path_length = self->path->len;

  skip_blanks (self);
  if (take (self, ']'))
    return TRUE;
  for (guint i = 0;; i++) {
    g_autofree char *step = self->lines != NULL ? g_strdup_printf ("%u", i) : NULL;

    push_path (self, step);
    if (!check_value (self))
      return FALSE;
    g_string_truncate (self->path, path_length);
    skip_blanks (self);
    if (take (self, ']'))
      return TRUE;
    if (!take (self, ','))
      return refuse (self, _("A comma or a closing bracket was expected."));
    skip_blanks (self);
  }
}

static gboolean
check_container (Guard *self)
{
  gboolean good;

  if (++self->depth > LIFT_JSON_GUARD_MAX_DEPTH)
    return refuse (self, _("The file is nested too deeply."));
  good = *self->at++ == '{' ? check_object (self) : check_array (self);
  self->depth--;
  return good;
}

static gboolean
check_value (Guard *self)
{
  if (self->at >= self->end)
    return refuse (self, _("The file ends too early."));
  switch (*self->at) {
  case '{':
  case '[':
    return check_container (self);
  case '"': {
    g_autoptr (GString) decoded = g_string_new (NULL);

    return check_string (self, decoded);
  }
  case 't':
    return check_word (self, "true");
  case 'f':
    return check_word (self, "false");
  case 'n':
    return check_word (self, "null");
  default:
    return check_number (self);
  }
}

static guint
count_lines (const char *text, const char *end)
{
  guint line = 1;

  for (; text < end; text++)
    line += *text == '\n';
  return line;
}

/**
 * lift_json_guard_check:
 * @text: the bytes of a file that somebody else may have written
 * @length: how many
 * @lines: (out) (optional) (transfer full) (element-type utf8 guint): for each value its JSON pointer
 *   (`/symptoms/swelling/3`) and the line at which it starts, 1 upwards. Only for small files.
 * @error: return location for %LIFT_ERROR_INVALID; its message names the line
 *
 * Stands before json-glib, which crashes on deep nesting and takes comments, single quotes and duplicate
 * members. Accepts RFC 8259 and nothing else: valid UTF-8, at most %LIFT_JSON_GUARD_MAX_DEPTH levels and
 * %LIFT_JSON_GUARD_MAX_BYTES, no character zero, no member twice in one object, whole numbers within ±2^53.
 *
 * Returns: whether @text may be handed to json-glib.
 */
gboolean
lift_json_guard_check (const char *text, gsize length, GHashTable **lines, GError **error)
{
  g_autoptr (GString) path = g_string_new (NULL);
  g_autoptr (GHashTable) found = lines != NULL ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) : NULL;
  const char *valid_to = NULL;
  Guard self = { .at = text, .line = 1, .path = path, .lines = found, .error = error };

  /* The bytes of an empty file are no place at all, and nothing can be added to that. */
  if (text == NULL)
    self.at = text = "";
  self.end = text + length;
  if (length > LIFT_JSON_GUARD_MAX_BYTES) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _("The file is larger than 64 MiB, so it was not read."));
    return FALSE;
  }
  if (!g_utf8_validate_len (text, length, &valid_to)) {
    self.line = count_lines (text, valid_to);
    return refuse (&self, _("The file is not UTF-8 text."));
  }
  skip_blanks (&self);
  if (!check_value (&self))
    return FALSE;
  skip_blanks (&self);
  if (self.at < self.end)
    return refuse (&self, _("Something follows after the end."));
  if (lines != NULL)
    *lines = g_steal_pointer (&found);
  return TRUE;
}
