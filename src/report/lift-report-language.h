/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiftReportLanguage:
 *
 * While it lives, gettext answers in another language than the program's, for a report in the clinic's language.
 * gettext takes the language from the environment, which belongs to the whole process: keep it for the moment in
 * which sentences are made, on the main thread. The words of dates change with it, for this thread.
 */
typedef struct _LiftReportLanguage LiftReportLanguage;

GPtrArray *lift_report_language_list (void);
gboolean lift_report_language_check (const char *code, GError **error);
LiftReportLanguage *lift_report_language_enter (const char *code);
void lift_report_language_leave (LiftReportLanguage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftReportLanguage, lift_report_language_leave)

G_END_DECLS
