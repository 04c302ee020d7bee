/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiftEnglish:
 *
 * While it lives, gettext answers this thread in English, the language in which every word about health was written
 * and has its source. Other threads do not notice. It is for the moment in which a sentence is made.
 */
typedef struct _LiftEnglish LiftEnglish;

LiftEnglish *lift_english_enter (void);
void lift_english_leave (LiftEnglish *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftEnglish, lift_english_leave)

void lift_language_prepare (void);
const char *lift_language_get_code (void);
const char *lift_language_get_reviewer (const char *code);
gboolean lift_language_needs_english (void);
gboolean lift_language_is_rtl (void);
char *lift_language_isolate (const char *text);
const char *lift_language_get_remark (void);

G_END_DECLS
