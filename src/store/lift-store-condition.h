/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-store.h"

G_BEGIN_DECLS

/**
 * LiftRemark:
 * @sentence: what is odd, that nothing is lost, and what to do
 * @file: (nullable): another diary, whose days can be taken over
 *
 * Something about the place of a diary that she should know. Nothing is wrong with the diary itself.
 */
typedef struct {
  char *sentence;
  char *file;
} LiftRemark;

void lift_remark_free (LiftRemark *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftRemark, lift_remark_free)

GPtrArray *lift_store_list_remarks (LiftStore *self, GError **error);

G_END_DECLS
