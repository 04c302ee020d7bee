/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "lift-date.h"

G_BEGIN_DECLS

/** LiftJsonProblem: the first thing that was wrong: where (a JSON pointer), and why, as a sentence without a value. */
typedef struct {
  char *path;
  char *message;
} LiftJsonProblem;

void lift_json_problem_clear (LiftJsonProblem *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LiftJsonProblem, lift_json_problem_clear)

/**
 * LiftJsonObject:
 * @object: its members, borrowed
 * @parent: (nullable): what it stands in
 * @step: (nullable): name of the member of @parent
 * @index: its number in the list @step; -1: it is no element of a list
 * @problem: where the first refusal is noted
 *
 * An object of a file that somebody else may have written, while its members are taken one by one. A member that is
 * not there leaves the value as it is, so whoever takes it sets what "not said" means before. All functions return
 * %FALSE after they noted a problem.
 */
typedef struct _LiftJsonObject LiftJsonObject;
struct _LiftJsonObject {
  JsonObject *object;
  const LiftJsonObject *parent;
  const char *step;
  int index;
  LiftJsonProblem *problem;
};

gboolean lift_json_object_open (LiftJsonObject *self, JsonNode *node, const char *const *names);
gboolean lift_json_object_refuse (const LiftJsonObject *self, const char *name, const char *what);
gboolean lift_json_object_refuse_word (const LiftJsonObject *self, const char *name);

gboolean lift_json_object_need (const LiftJsonObject *self, const char *name);
gboolean lift_json_object_take_text (const LiftJsonObject *self, const char *name, gsize max_bytes, char **text);
gboolean lift_json_object_take_word (const LiftJsonObject *self, const char *name, const char **word);
gboolean lift_json_object_take_name (const LiftJsonObject *self, const char *name, char **text);
gboolean lift_json_object_take_uuid (const LiftJsonObject *self, const char *name, char **uuid);
gboolean lift_json_object_take_day (const LiftJsonObject *self, const char *name, LiftDate *day);
gboolean lift_json_object_take_minute (const LiftJsonObject *self, const char *name, int *minute);
gboolean lift_json_object_take_int (const LiftJsonObject *self, const char *name, int min, int max, int *value);
gboolean lift_json_object_take_instant (const LiftJsonObject *self, const char *name, gint64 *utc);
gboolean lift_json_object_take_boolean (const LiftJsonObject *self, const char *name, gboolean *value);
gboolean lift_json_object_take_list (const LiftJsonObject *self, const char *name, JsonArray **list);

G_END_DECLS
