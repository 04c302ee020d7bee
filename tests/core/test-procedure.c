/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-error.h"
#include "lift-procedure.h"

static void
assert_for_day (const LiftProcedure *procedure, LiftDate day, LiftDate today, gboolean taken)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (lift_procedure_check_for_day (procedure, day, today, &error), ==, taken);
  if (taken)
    g_assert_no_error (error);
  else
    g_assert_error (error, LIFT_ERROR, LIFT_ERROR_CONSTRAINT);
}

static void
test_for_day (void)
{
  g_autoptr (LiftProcedure) procedure = lift_procedure_new ();

  assert_for_day (procedure, 1000, 1000, FALSE);
  procedure->day0 = 1000;
  assert_for_day (procedure, 1000, 1000, TRUE);
  assert_for_day (procedure, 1001, 1000, FALSE);
  assert_for_day (procedure, 1001, 1001, TRUE);
  assert_for_day (procedure, 970, 1001, TRUE);
  assert_for_day (procedure, 969, 1001, FALSE);
  assert_for_day (procedure, 5000, 5000, TRUE);
  /* A procedure that lies ahead: the days before it can be written as they come. */
  assert_for_day (procedure, 990, 990, TRUE);
  assert_for_day (procedure, 1000, 990, FALSE);
}

static LiftProcedure *
add (GPtrArray *procedures, LiftDate day0, gint64 archived_at)
{
  LiftProcedure *procedure = lift_procedure_new ();

  procedure->day0 = day0;
  procedure->archived_at = archived_at;
  g_ptr_array_add (procedures, procedure);
  return procedure;
}

static void
test_choose_current (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_procedure_unref);
  LiftProcedure *undated, *far_ahead, *ahead, *old, *recent;

  g_assert_null (lift_procedure_choose_current (list, 100));
  add (list, 100, 5);
  g_assert_null (lift_procedure_choose_current (list, 100));
  undated = add (list, LIFT_DATE_NONE, 0);
  g_assert_true (lift_procedure_choose_current (list, 100) == undated);
  far_ahead = add (list, 200, 0);
  g_assert_true (lift_procedure_choose_current (list, 100) == far_ahead);
  ahead = add (list, 101, 0);
  g_assert_true (lift_procedure_choose_current (list, 100) == ahead);
  old = add (list, 10, 0);
  g_assert_true (lift_procedure_choose_current (list, 100) == old);
  recent = add (list, 50, 0);
  g_assert_true (lift_procedure_choose_current (list, 100) == recent);
  g_assert_true (lift_procedure_choose_current (list, 49) == old);
  g_assert_true (lift_procedure_choose_current (list, 101) == ahead);
  g_assert_true (lift_procedure_choose_current (list, 9) == old);
}

static void
test_guide_applies (void)
{
  g_autoptr (LiftProcedure) procedure = lift_procedure_new ();

  g_assert_true (lift_procedure_get_guide_applies (procedure));
  lift_procedure_add_area (procedure, LIFT_ZONE_BROW, LIFT_SIDE_BOTH);
  lift_procedure_add_area (procedure, LIFT_ZONE_BROW, LIFT_SIDE_BOTH);
  g_assert_cmpint (procedure->areas->len, ==, 1);
  g_assert_false (lift_procedure_get_guide_applies (procedure));
  lift_procedure_add_area (procedure, LIFT_ZONE_JAWLINE, LIFT_SIDE_LEFT);
  g_assert_true (lift_procedure_get_guide_applies (procedure));
  procedure->nonabsorbable = TRUE;
  g_assert_false (lift_procedure_get_guide_applies (procedure));
  procedure->nonabsorbable = FALSE;
  procedure->combined = g_strdup ("filler");
  g_assert_false (lift_procedure_get_guide_applies (procedure));
}

static void
test_copy_and_keys (void)
{
  g_autoptr (LiftProcedure) procedure = lift_procedure_new ();
  g_autoptr (LiftProcedure) copy = NULL;
  LiftMaterial material = LIFT_MATERIAL_NONE;
  LiftAnaesthetic anaesthetic = LIFT_ANAESTHETIC_NONE_SAID;

  procedure->clinic = g_strdup ("Clinic");
  procedure->thread_count = 12;
  g_ptr_array_add (procedure->questions, lift_question_new ("u", "When may I swim?", 9));
  copy = lift_procedure_copy (procedure);
  g_assert_cmpstr (copy->clinic, ==, "Clinic");
  g_assert_cmpint (copy->thread_count, ==, 12);
  g_assert_cmpstr (((LiftQuestion *) g_ptr_array_index (copy->questions, 0))->text, ==, "When may I swim?");
  for (int i = 0; i <= LIFT_MATERIAL_UNKNOWN; i++) {
    g_assert_true (lift_material_from_key (lift_material_to_key ((LiftMaterial) i), &material));
    g_assert_cmpint (material, ==, i);
  }
  for (int i = 0; i <= LIFT_ANAESTHETIC_UNKNOWN; i++) {
    g_assert_true (lift_anaesthetic_from_key (lift_anaesthetic_to_key ((LiftAnaesthetic) i), &anaesthetic));
    g_assert_cmpint (anaesthetic, ==, i);
  }
  g_assert_false (lift_material_from_key ("gold", &material));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/procedure/for-day", test_for_day);
  g_test_add_func ("/core/procedure/choose-current", test_choose_current);
  g_test_add_func ("/core/procedure/guide-applies", test_guide_applies);
  g_test_add_func ("/core/procedure/copy-and-keys", test_copy_and_keys);
  return g_test_run ();
}
