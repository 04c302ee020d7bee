/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "lift-format-event.h"

#define DAY0 lift_date_from_ymd (2026, 11, 16)

static void
add_tick (LiftEntry *entry, const char *kind, const char *text)
{
  g_ptr_array_add (entry->ticks, lift_tick_new (kind, text));
}

static LiftEpisode *
new_episode (const char *combined)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);
  g_autoptr (LiftProcedure) procedure = lift_procedure_new ();
  LiftSignMark fever = { LIFT_SIGN_FEVER, LIFT_SIDE_NONE, DAY0 + 2 };

  procedure->day0 = DAY0;
  procedure->combined = g_strdup (combined);
  for (int day = 1; day <= 2; day++) {
    LiftEntry *entry = lift_entry_new ("p", DAY0 + day);

    entry->scores[LIFT_SYMPTOM_SWELLING] = 4 - day;
    /* Noon; day 1 was written on day 2. */
    entry->first_recorded_at = (gint64) (DAY0 + 2) * 86400 + 43200;
    g_ptr_array_add (entries, entry);
  }
  g_array_append_val (((LiftEntry *) g_ptr_array_index (entries, 1))->signs, fever);
  add_tick (g_ptr_array_index (entries, 1), "cold-pack", NULL);
  add_tick (g_ptr_array_index (entries, 1), "own", "Walked to the sea");
  g_free (((LiftEntry *) g_ptr_array_index (entries, 1))->note);
  ((LiftEntry *) g_ptr_array_index (entries, 1))->note = g_strdup ("A secret");
  return lift_episode_new (procedure, entries, 0);
}

static void
test_ticks (void)
{
  g_autoptr (LiftEntry) entry = lift_entry_new ("p", DAY0);
  g_autofree char *none = lift_format_ticks (entry);
  g_autofree char *some = NULL;

  g_assert_cmpstr (none, ==, "");
  add_tick (entry, LIFT_TICK_COLD_PACK, NULL);
  add_tick (entry, LIFT_TICK_CLINIC_VISIT, NULL);
  add_tick (entry, LIFT_TICK_OWN, "Back at work");
  add_tick (entry, LIFT_TICK_OWN, NULL);
  /* What a newer version wrote is not hidden. */
  add_tick (entry, "massage-chair", NULL);
  some = lift_format_ticks (entry);
  g_assert_cmpstr (some, ==, "Cold pack; Clinic visit; Back at work; Something else; massage-chair");
  g_assert_null (lift_format_tick_kind ("massage-chair"));
}

static void
test_noted (void)
{
  g_autoptr (LiftEpisode) episode = new_episode (NULL);
  g_autofree char *first = lift_format_noted (lift_episode_get_nth (episode, 0));
  g_autofree char *second = lift_format_noted (lift_episode_get_nth (episode, 1));

  g_assert_cmpstr (first, ==, "");
  g_assert_nonnull (strstr (second, "; Cold pack; Walked to the sea"));
  g_assert_false (g_str_has_prefix (second, ";"));
}

static void
test_thread_lift_of (void)
{
  g_autofree char *text = lift_format_thread_lift_of (lift_date_from_ymd (2024, 5, 31));

  g_assert_cmpstr (text, ==, "Thread lift of May 2024");
}

/* The scores, signs and events of each day, and never a note. */
static void
test_days_as_text (void)
{
  g_autoptr (LiftEpisode) episode = new_episode (NULL);
  g_autofree char *text = lift_format_days_as_text (episode, NULL);

  g_assert_true (g_str_has_prefix (text, "Swelling: 3 on day 1, 2 on day 2.\nBruising: not answered yet.\n"));
  g_assert_nonnull (strstr (text, "\nDay 1 · Tuesday 17 November: Swelling 3 · mild; written later\n"));
  g_assert_nonnull (strstr (text, "\nDay 2 · Wednesday 18 November: Swelling 2 · mild; "));
  g_assert_nonnull (strstr (text, "; Cold pack; Walked to the sea\n"));
  g_assert_null (strstr (text, "secret"));
  g_assert_true (g_str_has_suffix (text, "\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format-event/ticks", test_ticks);
  g_test_add_func ("/format-event/noted", test_noted);
  g_test_add_func ("/format-event/thread-lift-of", test_thread_lift_of);
  g_test_add_func ("/format-event/days-as-text", test_days_as_text);
  return g_test_run ();
}
