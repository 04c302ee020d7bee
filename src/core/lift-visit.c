/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-visit.h"

G_DEFINE_BOXED_TYPE (LiftVisit, lift_visit, lift_visit_ref, lift_visit_unref)

static const char *const kind_keys[] = { "follow_up", "check_in", "own" };

/**
 * lift_visit_new:
 * @procedure: uuid of the procedure that it belongs to
 * @kind: what it is
 * @planned_on: its civil day, or %LIFT_DATE_NONE
 * @at_minute: its time as a minute of the local day, 0 to 1439, or -1
 *
 * Returns: (transfer full): a visit that has no key yet and was not held.
 */
LiftVisit *
lift_visit_new (const char *procedure, LiftVisitKind kind, LiftDate planned_on, int at_minute)
{
  LiftVisit *self = g_new0 (LiftVisit, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->procedure = g_strdup (procedure);
  self->kind = kind;
  self->planned_on = planned_on;
  self->at_minute = at_minute;
  self->held_on = LIFT_DATE_NONE;
  self->month = -1;
  return self;
}

/** lift_visit_copy: Returns: (transfer full): a copy that the caller alone owns. */
LiftVisit *
lift_visit_copy (const LiftVisit *self)
{
  LiftVisit *copy = lift_visit_new (self->procedure, self->kind, self->planned_on, self->at_minute);

  copy->uuid = g_strdup (self->uuid);
  copy->held_on = self->held_on;
  copy->month = self->month;
  copy->answers = g_strdup (self->answers);
  copy->note = g_strdup (self->note);
  return copy;
}

/** lift_visit_ref: Returns: (transfer full): @self. Safe from any thread. */
LiftVisit *
lift_visit_ref (LiftVisit *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** lift_visit_unref: gives up one reference to @self. */
void
lift_visit_unref (LiftVisit *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->uuid);
  g_free (self->procedure);
  g_free (self->answers);
  g_free (self->note);
  g_free (self);
}

/** lift_visit_kind_to_key: Returns: (transfer none): the stable name of @kind. */
const char *
lift_visit_kind_to_key (LiftVisitKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_keys), NULL);
  return kind_keys[kind];
}

/** lift_visit_kind_from_key: Returns: whether @key is known; then @kind is set. */
gboolean
lift_visit_kind_from_key (const char *key, LiftVisitKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_keys); i++) {
    if (g_strcmp0 (key, kind_keys[i]) == 0) {
      *kind = (LiftVisitKind) i;
      return TRUE;
    }
  }
  return FALSE;
}
