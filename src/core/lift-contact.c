/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-contact.h"

static const char *const how_keys[] = { "told", "passed", "not_reached" };

/**
 * lift_contact_new:
 * @procedure: uuid of the procedure
 * @at: UTC second
 * @how: what she said
 * @finding: (nullable): key of the finding that it answers
 * @note: (nullable): her words
 *
 * Returns: (transfer full): a contact that has no key yet.
 */
LiftContact *
lift_contact_new (const char *procedure, gint64 at, LiftContactHow how, const char *finding, const char *note)
{
  LiftContact *self = g_new0 (LiftContact, 1);

  self->procedure = g_strdup (procedure);
  self->at = at;
  self->how = how;
  self->finding = g_strdup (finding);
  self->note = g_strdup (note);
  return self;
}

/** lift_contact_copy: Returns: (transfer full): a copy of @self. */
LiftContact *
lift_contact_copy (const LiftContact *self)
{
  LiftContact *copy = lift_contact_new (self->procedure, self->at, self->how, self->finding, self->note);

  copy->uuid = g_strdup (self->uuid);
  return copy;
}

/** lift_contact_free: frees @self. */
void
lift_contact_free (LiftContact *self)
{
  g_free (self->uuid);
  g_free (self->procedure);
  g_free (self->finding);
  g_free (self->note);
  g_free (self);
}

/** lift_contact_how_to_key: Returns: (transfer none): the stable name of @how. */
const char *
lift_contact_how_to_key (LiftContactHow how)
{
  g_return_val_if_fail ((guint) how < G_N_ELEMENTS (how_keys), NULL);
  return how_keys[how];
}

/** lift_contact_how_from_key: Returns: whether @key is known; then @how is set. */
gboolean
lift_contact_how_from_key (const char *key, LiftContactHow *how)
{
  for (guint i = 0; i < G_N_ELEMENTS (how_keys); i++) {
    if (g_strcmp0 (key, how_keys[i]) == 0) {
      *how = (LiftContactHow) i;
      return TRUE;
    }
  }
  return FALSE;
}
