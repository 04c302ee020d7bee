/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LiftPortalStatus:
 *
 * In a sandbox, what the desktop shows beside the program in its list of those that run in the background.
 */
typedef struct _LiftPortalStatus LiftPortalStatus;

LiftPortalStatus *lift_portal_status_new (GDBusConnection *bus);
void lift_portal_status_free (LiftPortalStatus *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftPortalStatus, lift_portal_status_free)

void lift_portal_status_say (LiftPortalStatus *self, const char *message);

G_END_DECLS
