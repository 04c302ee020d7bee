/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "write-record.h"

G_BEGIN_DECLS

/**
 * AttackDisk:
 *
 * What a disk is sure to hold of the files below a folder, and what may have arrived beyond that. It promises no more
 * than POSIX does: data is there after a sync of the file, a name after a sync of its folder; in between any write, any
 * sector of one, any cut and any change of a name may have arrived, in any order.
 */
typedef struct _AttackDisk AttackDisk;

AttackDisk *attack_disk_new (const char *folder);
void attack_disk_free (AttackDisk *self);
void attack_disk_take (AttackDisk *self, const WriteRecord *event, const char *payload);
void attack_disk_rebuild (AttackDisk *self, GRand *rand, const char *folder);

G_END_DECLS
