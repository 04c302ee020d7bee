/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LiftBackgroundAnswer:
 * @LIFT_BACKGROUND_GRANTED: the service may run while the window is closed, and starts at login
 * @LIFT_BACKGROUND_REFUSED: she or the desktop refused
 * @LIFT_BACKGROUND_MISSING: this desktop has no Background portal, or it does not answer
 */
typedef enum {
  LIFT_BACKGROUND_GRANTED,
  LIFT_BACKGROUND_REFUSED,
  LIFT_BACKGROUND_MISSING,
} LiftBackgroundAnswer;

const char *lift_background_answer_to_key (LiftBackgroundAnswer answer);
const char *lift_background_answer_to_sentence (LiftBackgroundAnswer answer);

/* Asks the desktop through the Background portal, as programs in a sandbox have to. */
void lift_background_request_async (GDBusConnection *bus, gboolean autostart, GAsyncReadyCallback callback,
                                    gpointer user_data);
LiftBackgroundAnswer lift_background_request_finish (GAsyncResult *result);

G_END_DECLS
