/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lift-diary-model.h"
#include "lift-window.h"

G_BEGIN_DECLS

/**
 * Harness:
 *
 * A diary in a folder of its own, a clock that stands at 20:00 on Thursday 19 November 2026 in Berlin
 * (day 3 of a procedure on the 16th), and the window on it.
 */
typedef struct {
  char *folder;
  char *path;
  LiftClock *clock;
  char *procedure;
  LiftDate today;
  LiftDiaryModel *model;
  LiftWindow *window;
} Harness;

typedef gboolean (*HarnessCondition) (Harness *harness, gpointer data);
typedef gboolean (*HarnessMatch) (GtkWidget *widget, gconstpointer data);

int harness_main (int argc, char **argv, void (*add_tests) (void));
Harness *harness_new (gboolean with_diary);
void harness_open (Harness *self);
void harness_free (Harness *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Harness, harness_free)

LiftStore *harness_open_store (Harness *self);
void harness_write (Harness *self, LiftDate day, int swelling, int bruising, int discomfort);
LiftEntry *harness_read (Harness *self, LiftDate day);

gboolean harness_wait (Harness *self, HarnessCondition condition, gpointer data, guint milliseconds);
void harness_spin (guint milliseconds);
gboolean harness_is_saved (Harness *self, gpointer data);

GtkWidget *harness_find (GtkWidget *root, HarnessMatch match, gconstpointer data);
GtkWidget *harness_find_type (GtkWidget *root, GType type, guint nth);
GtkWidget *harness_find_button (GtkWidget *root, const char *label);
void harness_press_key (GtkWidget *widget, guint keyval);
GtkWidget *harness_get_scale (Harness *self, guint nth);

G_END_DECLS
