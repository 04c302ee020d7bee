/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-reminder-plan.h"

G_BEGIN_DECLS

/**
 * LiftShowing:
 * @occurrences: (element-type LiftOccurrence): what the notification speaks of
 * @local_date: the local date on which it is shown
 * @for_day: the diary day that its buttons mean, also when they are pressed on another day
 * @has_daily: whether it asks for a day, which can be skipped; else it speaks of visits alone
 *
 * What one notification is about. Reference counted; its buttons hold a reference, so that an old one still
 * speaks of its own day.
 */
typedef struct {
  GPtrArray *occurrences;
  LiftDate local_date;
  LiftDate for_day;
  gboolean has_daily;

  /*< private >*/
  gatomicrefcount ref_count;
} LiftShowing;

LiftShowing *lift_showing_new (LiftDate local_date);
LiftShowing *lift_showing_ref (LiftShowing *self);
void lift_showing_unref (LiftShowing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftShowing, lift_showing_unref)

void lift_showing_add (LiftShowing *self, LiftOccurrence *occurrence);
gboolean lift_showing_has (const LiftShowing *self, const char *reminder, LiftDate local_date);
gboolean lift_showing_speaks_of_same_day (const LiftShowing *self, const LiftOccurrence *occurrence);

G_END_DECLS
