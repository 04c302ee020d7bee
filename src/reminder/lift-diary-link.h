/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-store.h"

G_BEGIN_DECLS

#define LIFT_TYPE_DIARY_LINK (lift_diary_link_get_type ())
G_DECLARE_FINAL_TYPE (LiftDiaryLink, lift_diary_link, LIFT, DIARY_LINK, GObject)

LiftDiaryLink *lift_diary_link_new (const char *path, LiftClock *clock);
const char *lift_diary_link_get_path (LiftDiaryLink *self);
LiftStore *lift_diary_link_get_store (LiftDiaryLink *self, GError **error);
void lift_diary_link_drop_store (LiftDiaryLink *self);
gboolean lift_diary_link_was_open (LiftDiaryLink *self);

G_END_DECLS
