/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lift-store.h"

G_BEGIN_DECLS

/**
 * AttackAct:
 *
 * What a session does with a diary. CREATE leads an older diary up where the script begins with one.
 */
typedef enum {
  ATTACK_CREATE,
  ATTACK_PROCEDURE,
  ATTACK_SAVE,
  ATTACK_SAVE_LONG,
  ATTACK_DELETE,
  ATTACK_UNDO,
  ATTACK_IMPORT,
  ATTACK_RESTORE,
  ATTACK_BACK_UP,
  ATTACK_COPY,
  ATTACK_ERASE,
  ATTACK_MILESTONE,
  ATTACK_SETTING,
  ATTACK_EXPORT,
  ATTACK_REOPEN,
} AttackAct;

#define ATTACK_N_ACTS 15

/** A step that says no to everybody, such as an undo of nothing, is left out of every run. */
typedef struct {
  AttackAct act;
  int day;
  gboolean refused;
} AttackStep;

/**
 * AttackScript:
 * @folder: where the diary is
 * @path: the diary
 * @kept: (nullable): bytes of an older diary that it begins with
 * @steps: (element-type AttackStep)
 * @states: (element-type utf8): what the diary holds before the first step, and after each
 *
 * A session that is the same at every run: its seed says what is done, a run that nobody disturbs says what the diary
 * holds after each step, and every run that is attacked has to show one of these states, and the right one.
 */
typedef struct {
  char *folder;
  char *path;
  GBytes *kept;
  GArray *steps;
  GPtrArray *states;
  LiftClock *clock;
} AttackScript;

AttackScript *attack_script_new (const char *folder, guint32 seed, guint n_steps, GBytes *kept);
AttackScript *attack_script_new_tour (const char *folder, GBytes *kept);
AttackScript *attack_script_new_bare (const char *folder, guint32 seed, guint n_steps, GBytes *kept);
AttackScript *attack_script_new_bare_tour (const char *folder, GBytes *kept);
AttackScript *attack_script_new_update (const char *folder, GBytes *kept);
void attack_script_free (AttackScript *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttackScript, attack_script_free)

void attack_script_put_start (AttackScript *self);
gboolean attack_script_perform (AttackScript *self, LiftStore **store, guint step, GError **error);
LiftStore *attack_script_open (AttackScript *self, guint step, GError **error);
guint attack_script_find_next (AttackScript *self, guint next, const char *content);
char *attack_script_dup_copy_path (AttackScript *self, guint step);
guint attack_script_check_files (AttackScript *self, guint next, GHashTable *known);
char *attack_script_check_diary (AttackScript *self, guint next);
const char *attack_act_to_word (AttackAct act);

G_END_DECLS
