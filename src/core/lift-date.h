/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiftDate:
 *
 * A civil day of the Gregorian calendar, as the number of days since 1970-01-01. Day numbers of a
 * recovery are differences of two such values, so no clock change can move them (an instant never
 * enters the sum). Valid years: 1900 to 2199.
 */
typedef gint32 LiftDate;

#define LIFT_DATE_NONE ((LiftDate) G_MININT32)
#define LIFT_DATE_ISO_SIZE 11

LiftDate lift_date_from_ymd (int year, int month, int day);
LiftDate lift_date_from_date_time (GDateTime *date_time);
gboolean lift_date_parse (const char *text, LiftDate *date);

gboolean lift_date_is_valid (LiftDate date);
void lift_date_get_ymd (LiftDate date, int *year, int *month, int *day);
int lift_date_get_weekday (LiftDate date);
char *lift_date_to_iso (LiftDate date);

G_END_DECLS
