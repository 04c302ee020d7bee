/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lift-store.h"

G_BEGIN_DECLS

/** A folder of its own, a clock that stands still, and a diary in which one procedure is recorded. */
typedef struct {
  char *folder;
  char *path;
  LiftClock *clock;
  LiftStore *store;
  char *procedure;
  LiftDate day0;
} Fixture;

#define FIXTURE_NOW "2026-11-19T20:04:00"
#define FIXTURE_ZONE "Europe/Berlin"

void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_set_up_empty (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);
void fixture_close (Fixture *self);
void fixture_reopen (Fixture *self);

LiftSaveResult *fixture_save_score (Fixture *self, int day, LiftSymptom symptom, int score);
LiftSaveResult *fixture_save_note (Fixture *self, int day, const char *note);
int fixture_count (Fixture *self, const char *table);

void fixture_run (int expected_status, char **output, const char *program, ...) G_GNUC_NULL_TERMINATED;
void fixture_run_vector (int expected_status, char **output, char **argv);
void fixture_remove_folder (const char *folder);
char *fixture_sql (const char *path, const char *sql, int *status);

G_END_DECLS
