/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-aftercare.h"

/** Info: @key is stable; @common is the day number up to which the commonest sheets say so. */
typedef struct {
  const char *key;
  int common;
} Info;

/* The numbers are those of evidence/clinical.md §4 (sheets C1 to C24). Where the commonest is itself a range, its
 * longer end is taken: who follows the shorter one has a sheet that says so, and the sheet wins. */
static const Info infos[LIFT_N_AFTERCARE] = {
  /* First night C17 · 3 C10 · 3-4 C6 · 3-5 C2, C12, C13, C14, C23 · 5 nights C1; commonest 3-5 nights. */
  [LIFT_AFTERCARE_SLEEP] = { "sleep", 5 },
  /* 5 d C12, C17 · 5-7 d C13, C23; commonest 5-7 days. */
  [LIFT_AFTERCARE_WASH] = { "wash", 7 },
  /* 12 h C1 · 24 h C4, C10, C12, C13, C23; gently to day 5 C4, C17; commonest 24 hours. */
  [LIFT_AFTERCARE_MAKE_UP] = { "make-up", 1 },
  /* 7 d C6, C10; gum 2 wk C6; commonest 7 days. */
  [LIFT_AFTERCARE_FOOD] = { "food", 7 },
  /* 1 wk C17 · 2 wk C1, C7, C8, C12, C13 · 3-4 wk C9 · 4 wk C11, C14; commonest 2 weeks. */
  [LIFT_AFTERCARE_OPENING] = { "opening", 14 },
  /* 1 wk C6, C7, C8, C9 · 2 wk C1, C11, C12, C13, C23, C24 · 2-3 wk C14 · 1 month C16; commonest 1-2 weeks. */
  [LIFT_AFTERCARE_EXERCISE] = { "exercise", 14 },
  /* 7 d C9 · 1-2 wk C14 · 2 wk C1, C7 · 1 month C16; commonest 1-2 weeks. */
  [LIFT_AFTERCARE_ALCOHOL] = { "alcohol", 14 },
  /* 1 wk C17 · 10 d C9 · 2 wk C1, C7, C8, C11 · 3 wk C2, C12, C13, C23 · 4 wk C4, C6, C16; commonest 2-3 weeks. */
  [LIFT_AFTERCARE_SAUNA] = { "sauna", 21 },
  /* 2 wk C9, C10, C17 · 3 wk C2, C12, C13, C23 · 4 wk C4, C6, C24; commonest 2-3 weeks. */
  [LIFT_AFTERCARE_DENTAL] = { "dental", 21 },
  /* 10 d C1 · 2 wk C7, C8, C9, C17 · 4 wk C4, C6, C11, C12, C13, C23, C24 · deep 2 months C14; commonest 2-4 weeks. */
  [LIFT_AFTERCARE_MASSAGE] = { "massage", 28 },
  /* 4 wk C8, C11 · 10 wk C9 · C7 says both; commonest 4-10 weeks. */
  [LIFT_AFTERCARE_DEVICES] = { "devices", 70 },
};

/** lift_aftercare_init: nothing of the sheet is noted. */
void
lift_aftercare_init (LiftAftercare *self)
{
  for (guint i = 0; i < LIFT_N_AFTERCARE; i++)
    self->last_days[i] = LIFT_AFTERCARE_NOT_NOTED;
}

/** lift_aftercare_is_noted: Returns: whether her clinic's sheet is what lift_aftercare_get_last_day() says. */
gboolean
lift_aftercare_is_noted (const LiftAftercare *self, LiftAftercareKind kind)
{
  return self->last_days[kind] != LIFT_AFTERCARE_NOT_NOTED;
}

/** lift_aftercare_get_last_day: Returns: day number up to which it holds: of the clinic's sheet, else what is common. */
int
lift_aftercare_get_last_day (const LiftAftercare *self, LiftAftercareKind kind)
{
  return lift_aftercare_is_noted (self, kind) ? self->last_days[kind] : lift_aftercare_kind_get_common (kind);
}

/** lift_aftercare_kind_to_key: Returns: (transfer none): the stable name of @kind. */
const char *
lift_aftercare_kind_to_key (LiftAftercareKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (infos), NULL);
  return infos[kind].key;
}

/** lift_aftercare_kind_from_key: Returns: whether @key is known; then @kind is set. */
gboolean
lift_aftercare_kind_from_key (const char *key, LiftAftercareKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++) {
    if (g_strcmp0 (key, infos[i].key) == 0) {
      *kind = (LiftAftercareKind) i;
      return TRUE;
    }
  }
  return FALSE;
}

/** lift_aftercare_kind_get_common: Returns: day number, 1 to 70, up to which the commonest sheets say so. */
int
lift_aftercare_kind_get_common (LiftAftercareKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (infos), 0);
  return infos[kind].common;
}

/** lift_aftercare_kind_for_milestone: Returns: whether sheets name a time for @milestone; then @kind is set. */
gboolean
lift_aftercare_kind_for_milestone (LiftMilestoneKind milestone, LiftAftercareKind *kind)
{
  switch (milestone) {
  case LIFT_MILESTONE_MAKE_UP:
    *kind = LIFT_AFTERCARE_MAKE_UP;
    return TRUE;
  case LIFT_MILESTONE_EXERCISE:
    *kind = LIFT_AFTERCARE_EXERCISE;
    return TRUE;
  case LIFT_MILESTONE_CHEWING:
    *kind = LIFT_AFTERCARE_FOOD;
    return TRUE;
  case LIFT_MILESTONE_DENTAL:
    *kind = LIFT_AFTERCARE_DENTAL;
    return TRUE;
  case LIFT_MILESTONE_REGULAR:
  case LIFT_MILESTONE_OUT:
    return FALSE;
  }
  g_return_val_if_reached (FALSE);
}
