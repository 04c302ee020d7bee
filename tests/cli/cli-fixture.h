/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "lift-clock.h"

G_BEGIN_DECLS

/** A folder of its own, a clock that stands still, and what the last command line wrote. */
typedef struct {
  char *folder;
  char *diary;
  LiftClock *clock;
  const char *input;
  char *out;
  char *err;
} Fixture;

void fixture_set_up (Fixture *f, gconstpointer data);
void fixture_tear_down (Fixture *f, gconstpointer data);

int fixture_run_strv (Fixture *f, char **argv);
int fixture_run (Fixture *f, ...) G_GNUC_NULL_TERMINATED;

void fixture_make_procedure (Fixture *f);
JsonObject *fixture_parse (Fixture *f, JsonParser *parser);
char *fixture_dump (Fixture *f);
void fixture_sql (Fixture *f, const char *sql);

#define assert_run(f, code, ...) \
  G_STMT_START { \
    int result_ = fixture_run (f, __VA_ARGS__, NULL); \
    if (result_ != (code)) \
      g_test_message ("%s%s", f->out, f->err); \
    g_assert_cmpint (result_, ==, code); \
  } G_STMT_END

G_END_DECLS
