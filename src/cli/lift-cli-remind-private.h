/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-cli-private.h"
#include "lift-reminder-plan.h"
#include "lift-store-reminders.h"

G_BEGIN_DECLS

/* lift-cli-remind.c */
void lift_cli_json_reminder (JsonBuilder *builder, const LiftReminder *reminder);

/* lift-cli-remind-next.c */
gboolean lift_cli_is_own_diary (LiftCli *cli);
void lift_cli_tell_service (LiftCli *cli);
void lift_cli_tell_service_of_procedure (LiftCli *cli, LiftStore *store);
gboolean lift_cli_print_next (LiftCli *cli, LiftStore *store, GError **error);
void lift_cli_json_next (JsonBuilder *builder, const LiftReminderPlan *plan, GTimeZone *zone);

G_END_DECLS
