/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-procedure-change.h"

static LiftProcedure *
make_procedure (void)
{
  LiftProcedure *procedure = lift_procedure_new ();

  procedure->day0 = 20000;
  procedure->clinic = g_strdup ("Sample Clinic");
  lift_procedure_add_area (procedure, LIFT_ZONE_CHEEK, LIFT_SIDE_LEFT);
  lift_procedure_add_area (procedure, LIFT_ZONE_NECK, LIFT_SIDE_BOTH);
  g_ptr_array_add (procedure->questions, lift_question_new ("one", "First?", 0));
  g_ptr_array_add (procedure->questions, lift_question_new ("two", "Second?", 0));
  return procedure;
}

static void
apply (LiftProcedure *procedure, LiftProcedureChange *change)
{
  lift_procedure_change_apply (change, procedure);
  lift_procedure_change_free (change);
}

static void
test_texts (void)
{
  static const LiftProcedureField fields[] = { LIFT_PROCEDURE_GOALS, LIFT_PROCEDURE_BASELINE_NOTE,
                                               LIFT_PROCEDURE_THREAD_KIND, LIFT_PROCEDURE_COMBINED,
                                               LIFT_PROCEDURE_CLINIC, LIFT_PROCEDURE_CLINICIAN, LIFT_PROCEDURE_PHONE };
  g_autoptr (LiftProcedure) procedure = make_procedure ();

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autofree char *text = g_strdup_printf ("text %u", i);

    apply (procedure, lift_procedure_change_new_text (fields[i], text));
  }
  /* Each landed in a field of its own. */
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autofree char *text = g_strdup_printf ("text %u", i);

    g_assert_cmpstr (lift_procedure_get_text (procedure, fields[i]), ==, text);
  }
  apply (procedure, lift_procedure_change_new_text (LIFT_PROCEDURE_CLINIC, ""));
  g_assert_null (procedure->clinic);
  g_assert_cmpstr (lift_procedure_get_text (procedure, LIFT_PROCEDURE_CLINIC), ==, "");
  g_assert_cmpstr (procedure->phone, ==, "text 6");
}

static void
test_numbers (void)
{
  g_autoptr (LiftProcedure) procedure = make_procedure ();

  apply (procedure, lift_procedure_change_new_number (LIFT_PROCEDURE_MATERIAL, LIFT_MATERIAL_PCL));
  apply (procedure, lift_procedure_change_new_number (LIFT_PROCEDURE_ANAESTHETIC, LIFT_ANAESTHETIC_LOCAL));
  apply (procedure, lift_procedure_change_new_number (LIFT_PROCEDURE_THREAD_COUNT, 12));
  apply (procedure, lift_procedure_change_new_number (LIFT_PROCEDURE_NONABSORBABLE, TRUE));
  apply (procedure, lift_procedure_change_new_number (LIFT_PROCEDURE_DAY0, 20007));
  g_assert_cmpint (procedure->material, ==, LIFT_MATERIAL_PCL);
  g_assert_cmpint (procedure->anaesthetic, ==, LIFT_ANAESTHETIC_LOCAL);
  g_assert_cmpint (procedure->thread_count, ==, 12);
  g_assert_true (procedure->nonabsorbable);
  g_assert_cmpint (procedure->day0, ==, 20007);
  g_assert_cmpstr (procedure->clinic, ==, "Sample Clinic");
}

static void
test_areas (void)
{
  g_autoptr (LiftProcedure) procedure = make_procedure ();

  apply (procedure, lift_procedure_change_new_area (LIFT_ZONE_CHEEK, LIFT_SIDE_BOTH));
  apply (procedure, lift_procedure_change_new_area (LIFT_ZONE_BROW, LIFT_SIDE_RIGHT));
  g_assert_cmpuint (procedure->areas->len, ==, 3);
  g_assert_cmpint (lift_procedure_get_area_side (procedure, LIFT_ZONE_CHEEK), ==, LIFT_SIDE_BOTH);
  g_assert_cmpint (lift_procedure_get_area_side (procedure, LIFT_ZONE_NECK), ==, LIFT_SIDE_BOTH);
  g_assert_cmpint (lift_procedure_get_area_side (procedure, LIFT_ZONE_BROW), ==, LIFT_SIDE_RIGHT);
  g_assert_cmpint (g_array_index (procedure->areas, LiftArea, 0).zone, ==, LIFT_ZONE_CHEEK);
  apply (procedure, lift_procedure_change_new_area (LIFT_ZONE_CHEEK, LIFT_SIDE_NONE));
  g_assert_cmpuint (procedure->areas->len, ==, 2);
  g_assert_cmpint (lift_procedure_get_area_side (procedure, LIFT_ZONE_CHEEK), ==, LIFT_SIDE_NONE);
  /* A record that names left and right on their own means both. */
  lift_procedure_add_area (procedure, LIFT_ZONE_BROW, LIFT_SIDE_LEFT);
  g_assert_cmpint (lift_procedure_get_area_side (procedure, LIFT_ZONE_BROW), ==, LIFT_SIDE_BOTH);
}

static void
test_questions (void)
{
  g_autoptr (LiftProcedure) procedure = make_procedure ();

  apply (procedure, lift_procedure_change_new_question ("Third?"));
  apply (procedure, lift_procedure_change_new_tick ("two", 1795118640));
  g_assert_cmpuint (procedure->questions->len, ==, 3);
  g_assert_cmpint (((LiftQuestion *) g_ptr_array_index (procedure->questions, 0))->ticked_at, ==, 0);
  g_assert_cmpint (((LiftQuestion *) g_ptr_array_index (procedure->questions, 1))->ticked_at, ==, 1795118640);
  g_assert_cmpstr (((LiftQuestion *) g_ptr_array_index (procedure->questions, 2))->text, ==, "Third?");
  apply (procedure, lift_procedure_change_new_removal ("one"));
  apply (procedure, lift_procedure_change_new_removal ("one"));
  apply (procedure, lift_procedure_change_new_tick ("one", 5));
  g_assert_cmpuint (procedure->questions->len, ==, 2);
  g_assert_cmpstr (((LiftQuestion *) g_ptr_array_index (procedure->questions, 0))->uuid, ==, "two");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/procedure-change/texts", test_texts);
  g_test_add_func ("/procedure-change/numbers", test_numbers);
  g_test_add_func ("/procedure-change/areas", test_areas);
  g_test_add_func ("/procedure-change/questions", test_questions);
  return g_test_run ();
}
