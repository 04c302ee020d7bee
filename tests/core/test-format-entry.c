/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "lift-format-entry.h"
#include "lift-patch.h"

#define DAY 20410

static void
nothing (LiftPatch *patch)
{
}

static void
bruising (LiftPatch *patch)
{
  lift_patch_set_score (patch, LIFT_SYMPTOM_BRUISING, 4);
}

static void
bruising_less (LiftPatch *patch)
{
  lift_patch_set_score (patch, LIFT_SYMPTOM_BRUISING, 3);
}

static void
numbness (LiftPatch *patch)
{
  lift_patch_set_score (patch, LIFT_SYMPTOM_NUMBNESS, 4);
}

static void
no_sign (LiftPatch *patch)
{
  lift_patch_set_nothing_unusual (patch);
}

static void
fever (LiftPatch *patch)
{
  lift_patch_add_sign (patch, LIFT_SIGN_FEVER, LIFT_SIDE_NONE, DAY);
}

static void
pus_left (LiftPatch *patch)
{
  lift_patch_add_sign (patch, LIFT_SIGN_PUS, LIFT_SIDE_LEFT, DAY);
}

static void
pus_right (LiftPatch *patch)
{
  lift_patch_add_sign (patch, LIFT_SIGN_PUS, LIFT_SIDE_RIGHT, DAY);
}

static void
left (LiftPatch *patch)
{
  lift_patch_set_more_side (patch, LIFT_MORE_SIDE_LEFT);
}

static void
same (LiftPatch *patch)
{
  lift_patch_set_more_side (patch, LIFT_MORE_SIDE_SAME);
}

static void
right (LiftPatch *patch)
{
  lift_patch_set_more_side (patch, LIFT_MORE_SIDE_RIGHT);
}

static void
relief (LiftPatch *patch)
{
  lift_patch_set_pain_relief (patch, LIFT_ANSWER_YES);
}

static void
no_relief (LiftPatch *patch)
{
  lift_patch_set_pain_relief (patch, LIFT_ANSWER_NO);
}

static void
warm (LiftPatch *patch)
{
  lift_patch_set_temperature (patch, 384);
}

static void
note (LiftPatch *patch)
{
  lift_patch_set_note (patch, "A walk");
}

/* The history is there to tell states apart: whatever differs, the line differs. */
static void
test_states_read_differently (void)
{
  static void (*const edits[]) (LiftPatch *) = { nothing,   bruising,  bruising_less, numbness, no_sign,
                                                 fever,     pus_left,  pus_right,     left,     same,
                                                 right,     relief,    no_relief,     warm,     note };
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++) {
    g_autoptr (LiftPatch) patch = lift_patch_new ();
    g_autoptr (LiftEntry) entry = NULL;
    char *line;

    edits[i] (patch);
    entry = lift_patch_apply (patch, NULL, NULL, DAY);
    line = lift_format_entry_line (entry);
    g_assert_cmpstr (line, !=, "");
    g_assert_true (g_utf8_validate (line, -1, NULL));
    g_assert_true (g_hash_table_add (lines, line));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format-entry/states-read-differently", test_states_read_differently);
  return g_test_run ();
}
