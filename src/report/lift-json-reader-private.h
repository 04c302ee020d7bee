/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-json-object.h"
#include "lift-json-reader.h"

G_BEGIN_DECLS

/** How long other words than notes may be. */
#define LIFT_JSON_TEXT_MAX_BYTES 65536

/**
 * LiftJsonMaker:
 * @seen: (element-type utf8): what is there once only and was read already, as "kind:key"
 *
 * Makes values of objects, and knows what came before.
 */
typedef struct {
  GHashTable *seen;
} LiftJsonMaker;

/** LiftJsonTakeFunc: takes one element of a list, which is open; returns FALSE after it noted a problem. */
typedef gboolean (*LiftJsonTakeFunc) (LiftJsonMaker *self, const LiftJsonObject *element, gpointer into);

gboolean lift_json_maker_take_new (LiftJsonMaker *self, const LiftJsonObject *object, const char *kind, char **uuid);
gboolean lift_json_maker_take_each (LiftJsonMaker *self, const LiftJsonObject *parent, const char *name,
                                    const char *const *members, LiftJsonTakeFunc take, gpointer into);

LiftArchiveRecord *lift_json_maker_make_record (LiftJsonMaker *self, JsonNode *node, LiftJsonProblem *problem);
LiftReminder *lift_json_maker_make_reminder (LiftJsonMaker *self, JsonNode *node, LiftJsonProblem *problem);
GPtrArray *lift_json_maker_make_day (LiftJsonMaker *self, JsonNode *node, const LiftProcedure *procedure,
                                     gboolean with_history, LiftJsonProblem *problem);

G_END_DECLS
