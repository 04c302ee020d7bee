/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-portal-status.h"

/* The portal refuses a longer message (version 2 of org.freedesktop.portal.Background). */
#define MAX_CHARS 95

struct _LiftPortalStatus {
  GDBusConnection *bus;
  char *said;
};

/** lift_portal_status_new: Returns: (transfer full): one that has said nothing yet, on the session bus @bus. */
LiftPortalStatus *
lift_portal_status_new (GDBusConnection *bus)
{
  LiftPortalStatus *self = g_new0 (LiftPortalStatus, 1);

  self->bus = g_object_ref (bus);
  return self;
}

/** lift_portal_status_free: frees @self. */
void
lift_portal_status_free (LiftPortalStatus *self)
{
  g_object_unref (self->bus);
  g_free (self->said);
  g_free (self);
}

/**
 * lift_portal_status_say:
 * @self: a status
 * @message: a neutral line, such as "Next reminder: tomorrow 20:00"; what is too long is not said
 *
 * Tells the desktop, if it is something new. A desktop without that portal, or with its first version, is no
 * trouble: nothing but this line is lost.
 */
void
lift_portal_status_say (LiftPortalStatus *self, const char *message)
{
  GVariantBuilder options;

  if (g_strcmp0 (message, self->said) == 0 || g_utf8_strlen (message, -1) > MAX_CHARS)
    return;
  g_free (self->said);
  self->said = g_strdup (message);
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "message", g_variant_new_string (message));
  g_dbus_connection_call (self->bus, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                          "org.freedesktop.portal.Background", "SetStatus", g_variant_new ("(a{sv})", &options), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
}
