/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-uuid5.h"

#include <string.h>

#define UUID_BYTES 16
#define SHA1_BYTES 20

/**
 * lift_uuid5_new:
 * @namespace_uuid: a UUID, as text
 * @name: what is named in it
 *
 * A name-based UUID (RFC 4122, version 5): the same two always give the same one.
 *
 * Returns: (transfer full): the UUID, in small letters.
 */
char *
lift_uuid5_new (const char *namespace_uuid, const char *name)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  g_autoptr (GString) text = g_string_sized_new (36);
  guint8 space[UUID_BYTES];
  guint8 digest[SHA1_BYTES];
  gsize length = sizeof digest;
  guint n = 0;

  g_return_val_if_fail (g_uuid_string_is_valid (namespace_uuid), NULL);
  for (const char *p = namespace_uuid; *p != '\0' && n < UUID_BYTES; p++) {
    if (*p == '-')
      continue;
    space[n++] = (guint8) (g_ascii_xdigit_value (p[0]) << 4 | g_ascii_xdigit_value (p[1]));
    p++;
  }
  g_checksum_update (checksum, space, sizeof space);
  g_checksum_update (checksum, (const guchar *) name, (gssize) strlen (name));
  g_checksum_get_digest (checksum, digest, &length);
  digest[6] = (guint8) ((digest[6] & 0x0f) | 0x50);
  digest[8] = (guint8) ((digest[8] & 0x3f) | 0x80);
  for (guint i = 0; i < UUID_BYTES; i++)
    g_string_append_printf (text, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", digest[i]);
  return g_strdup (text->str);
}
