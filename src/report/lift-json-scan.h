/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** LiftJsonSlice: bytes @begin to @end of a text, the first of them in line @line; @begin is %NULL: not there. */
typedef struct {
  const char *begin;
  const char *end;
  guint line;
} LiftJsonSlice;

/**
 * LiftJsonScan:
 * @at: where it stands
 * @end: where the text ends
 * @line: line of @at
 * @is_begun: an element was found before
 *
 * Walks over the elements of a list, or the members of an object, without making anything of them. The text must
 * have passed lift_json_guard_check(): nothing is checked here.
 */
typedef struct {
  const char *at;
  const char *end;
  guint line;
  gboolean is_begun;
} LiftJsonScan;

void lift_json_scan_init (LiftJsonScan *self, const LiftJsonSlice *slice);
gboolean lift_json_scan_next_element (LiftJsonScan *self, LiftJsonSlice *element);
gboolean lift_json_scan_next_member (LiftJsonScan *self, LiftJsonSlice *name, LiftJsonSlice *value);
char *lift_json_scan_cut (const LiftJsonSlice *object, const char *const *names, LiftJsonSlice *lists);

G_END_DECLS
