/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What SQLite asks of the machine, as far as it is counted and can go wrong. */
typedef enum {
  ATTACK_CALL_READ,
  ATTACK_CALL_WRITE,
  ATTACK_CALL_TRUNCATE,
  ATTACK_CALL_SYNC,
  ATTACK_CALL_SIZE,
  ATTACK_CALL_LOCK,
  ATTACK_CALL_SHM_MAP,
  ATTACK_CALL_SHM_LOCK,
  ATTACK_CALL_OPEN,
  ATTACK_CALL_DELETE,
  ATTACK_CALL_ACCESS,
} AttackCall;

#define ATTACK_N_CALLS 11

/**
 * AttackHow:
 * @ATTACK_HOW_FAIL: nothing is done, and the call says "I/O error"
 * @ATTACK_HOW_FULL: a write says that the disk is full
 * @ATTACK_HOW_TORN: half of a write is done, or half of a read; then as FAIL, and "short" for a read
 * @ATTACK_HOW_KILL: the program is killed there, a write half done
 * @ATTACK_HOW_KILL_AFTER: the program is killed when the call is done
 */
typedef enum {
  ATTACK_HOW_FAIL,
  ATTACK_HOW_FULL,
  ATTACK_HOW_TORN,
  ATTACK_HOW_KILL,
  ATTACK_HOW_KILL_AFTER,
} AttackHow;

/**
 * AttackFaults:
 * @call: which calls are meant
 * @how: what happens
 * @at: at the how manyth of them, from 1; 0: never
 * @lasting: and at all that follow
 * @resting: nothing is counted and nothing fails just now
 * @n_calls: how many there were, by #AttackCall
 * @n_faults: how many went wrong
 */
typedef struct {
  AttackCall call;
  AttackHow how;
  guint at;
  gboolean lasting;
  gboolean resting;
  guint n_calls[ATTACK_N_CALLS];
  guint n_faults;
} AttackFaults;

void attack_vfs_install (AttackFaults *faults);
const char *attack_call_to_word (AttackCall call);
const char *attack_how_to_word (AttackHow how);

G_END_DECLS
