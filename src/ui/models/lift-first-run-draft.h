/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-date.h"
#include "lift-rating.h"

G_BEGIN_DECLS

/**
 * LiftFirstRunDraft:
 * @step: name of the step that she had reached
 * @when: position of her answer to "When was your thread lift?"; -1: none
 * @day: the day that the answer meant; %LIFT_DATE_NONE: none
 * @zones: which areas, a bit for each #LiftZone
 * @phone: never %NULL
 * @emergency: never %NULL
 * @reminds: whether she wants to be reminded
 * @minute: when, as a minute of the day
 *
 * First steps that are not finished. There is no diary yet that could keep them, and the desktop's settings are no
 * place for them: they lie in a private file in the diary's folder until the last step is done.
 */
typedef struct {
  char *step;
  int when;
  LiftDate day;
  guint zones;
  char *phone;
  char *emergency;
  gboolean reminds;
  int minute;
} LiftFirstRunDraft;

LiftFirstRunDraft *lift_first_run_draft_new (void);
void lift_first_run_draft_free (LiftFirstRunDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftFirstRunDraft, lift_first_run_draft_free)

LiftFirstRunDraft *lift_first_run_draft_load (const char *diary);
gboolean lift_first_run_draft_save (const LiftFirstRunDraft *self, const char *diary);
void lift_first_run_draft_remove (const char *diary);

G_END_DECLS
