/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-reminder-event.h"
#include "lift-reminder-plan.h"
#include "lift-reminder-status.h"

G_BEGIN_DECLS

/** LiftDoctorState: "ok", "attention" (she can do something about it), "unknown". */
typedef enum {
  LIFT_DOCTOR_OK,
  LIFT_DOCTOR_ATTENTION,
  LIFT_DOCTOR_UNKNOWN,
} LiftDoctorState;

/**
 * LiftDoctorLine:
 * @key: stable: "service", "next", "server", "actions", "do-not-disturb", "autostart", "diary"
 * @state: how it is
 * @title: a few words, in the current locale
 * @text: a sentence: how it is and what she can do
 */
typedef struct {
  const char *key;
  LiftDoctorState state;
  const char *title;
  char *text;
} LiftDoctorLine;

void lift_doctor_line_free (LiftDoctorLine *self);

/* @autostart is a key of the client library ("yes", "no", "hidden", "refused", "missing", "not-asked"). */
GPtrArray *lift_doctor_examine (const LiftReminderStatus *status, const LiftReminderFacts *facts, const char *autostart,
                                gint64 now, GTimeZone *zone);
const char *lift_doctor_state_to_key (LiftDoctorState state);

G_END_DECLS
