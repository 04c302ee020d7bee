/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-reminder-status.h"

/* Stable: they stand in the answer on the bus and in --json. */
static const char *const state_keys[] = {
  [LIFT_SERVER_UNKNOWN] = "unknown",
  [LIFT_SERVER_NONE] = "none",
  [LIFT_SERVER_SILENT] = "silent",
  [LIFT_SERVER_WORKS] = "works",
};

/**
 * lift_server_state_to_key:
 * @state: what is known of the notification server
 *
 * Returns: its stable key.
 */
const char *
lift_server_state_to_key (LiftServerState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (state_keys), state_keys[LIFT_SERVER_UNKNOWN]);
  return state_keys[state];
}

static LiftServerState
state_from_key (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (state_keys); i++)
    if (g_strcmp0 (key, state_keys[i]) == 0)
      return i;
  return LIFT_SERVER_UNKNOWN;
}

/**
 * lift_reminder_status_new:
 *
 * Returns: (transfer full): the status of a service that is not there, and of which nothing is known.
 */
LiftReminderStatus *
lift_reminder_status_new (void)
{
  LiftReminderStatus *self = g_new0 (LiftReminderStatus, 1);

  self->do_not_disturb = -1;
  return self;
}

/**
 * lift_reminder_status_new_from_variant:
 * @variant: an a{sv} as lift_reminder_status_to_variant() makes it
 *
 * Reads what a running service said. A service of another version may say more or less: what is not
 * understood is left out.
 *
 * Returns: (transfer full): the status, of a service that is running.
 */
LiftReminderStatus *
lift_reminder_status_new_from_variant (GVariant *variant)
{
  LiftReminderStatus *self = lift_reminder_status_new ();
  g_autofree char *state = NULL;

  g_return_val_if_fail (g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT), self);
  self->is_running = TRUE;
  self->can_start = TRUE;
  self->has_bus = TRUE;
  g_variant_lookup (variant, "pid", "x", &self->pid);
  g_variant_lookup (variant, "version", "s", &self->version);
  g_variant_lookup (variant, "diary", "^ay", &self->diary);
  g_variant_lookup (variant, "trouble", "s", &self->trouble);
  if (g_variant_lookup (variant, "server-state", "s", &state))
    self->server_state = state_from_key (state);
  g_variant_lookup (variant, "server-name", "s", &self->server_name);
  g_variant_lookup (variant, "capabilities", "^as", &self->capabilities);
  g_variant_lookup (variant, "do-not-disturb", "i", &self->do_not_disturb);
  g_variant_lookup (variant, "confined", "b", &self->is_confined);
  return self;
}

static void
insert_string (GVariantDict *dict, const char *key, const char *value)
{
  if (value != NULL)
    g_variant_dict_insert (dict, key, "s", value);
}

/**
 * lift_reminder_status_to_variant:
 * @self: what the service says of itself
 *
 * Returns: (transfer floating): an a{sv}; what is not known is not in it.
 */
GVariant *
lift_reminder_status_to_variant (const LiftReminderStatus *self)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "pid", "x", self->pid);
  insert_string (&dict, "version", self->version);
  /* A file name need not be UTF-8, which a string on the bus has to be. */
  if (self->diary != NULL)
    g_variant_dict_insert (&dict, "diary", "^ay", self->diary);
  insert_string (&dict, "trouble", self->trouble);
  insert_string (&dict, "server-state", lift_server_state_to_key (self->server_state));
  insert_string (&dict, "server-name", self->server_name);
  if (self->capabilities != NULL)
    g_variant_dict_insert (&dict, "capabilities", "^as", self->capabilities);
  g_variant_dict_insert (&dict, "do-not-disturb", "i", self->do_not_disturb);
  g_variant_dict_insert (&dict, "confined", "b", self->is_confined);
  return g_variant_dict_end (&dict);
}

/** lift_reminder_status_free: frees @self. */
void
lift_reminder_status_free (LiftReminderStatus *self)
{
  g_free (self->version);
  g_free (self->diary);
  g_free (self->trouble);
  g_free (self->server_name);
  g_strfreev (self->capabilities);
  g_free (self);
}
