/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-today-page-private.h"

#include "lift-finding-card.h"
#include "lift-format.h"
#include "lift-scale-row.h"
#include "lift-sign-section.h"

static void
put_finding (LiftTodayPage *self, const LiftFinding *finding, GPtrArray *of_signs)
{
  GtkWidget *card;

  if (finding->rule == LIFT_RULE_SIGN || finding->rule == LIFT_RULE_DAY_14) {
    g_ptr_array_add (of_signs, (gpointer) finding);
    return;
  }
  if (self->rows[finding->symptom] == NULL)
    return;
  card = lift_finding_card_new (self->model, finding);
  lift_scale_row_set_finding (LIFT_SCALE_ROW (self->rows[finding->symptom]), card,
                              lift_finding_card_get_text (LIFT_FINDING_CARD (card)));
}

static char *
describe_findings (LiftTodayPage *self, GPtrArray *findings)
{
  GString *text = g_string_new (NULL);
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (self->model);

  for (guint i = 0; i < findings->len; i++) {
    const LiftFinding *finding = g_ptr_array_index (findings, i);
    g_autofree char *words =
      lift_format_finding (finding, lift_diary_model_get_procedure (self->model), snapshot->emergency_number);

    g_string_append_printf (text, "%s|%s|%s\n", lift_rule_to_key (finding->rule), words,
                            finding->answered != NULL ? finding->answered : "");
  }
  return g_string_free (text, FALSE);
}

/**
 * _lift_today_page_show_findings:
 * @self: a page of which everything is made
 *
 * Puts what the diary has to say under the controls that caused it, where that is not there already.
 */
void
_lift_today_page_show_findings (LiftTodayPage *self)
{
  g_autoptr (GPtrArray) findings = lift_diary_model_list_findings (self->model);
  g_autoptr (GPtrArray) of_signs = g_ptr_array_new ();
  g_autofree char *description = describe_findings (self, findings);
  gboolean swelling_is_up = FALSE;
  guint tiers_shown = 0;

  if (g_strcmp0 (description, self->findings_shown) == 0)
    return;
  g_free (self->findings_shown);
  self->findings_shown = g_steal_pointer (&description);
  for (guint i = 0; i < LIFT_N_SYMPTOMS; i++) {
    if (self->rows[i] != NULL)
      lift_scale_row_set_finding (LIFT_SCALE_ROW (self->rows[i]), NULL, NULL);
  }
  for (guint i = 0; i < findings->len; i++) {
    const LiftFinding *finding = g_ptr_array_index (findings, i);

    /* Most urgent first; one card per tier. What is noted for the visit is a quiet line each. */
    if (finding->rule == LIFT_RULE_SMALL_RISE)
      swelling_is_up = TRUE;
    else if (finding->tier == LIFT_TIER_VISIT || !(tiers_shown & (1u << finding->tier)))
      put_finding (self, finding, of_signs);
    if (finding->rule != LIFT_RULE_SMALL_RISE)
      tiers_shown |= 1u << finding->tier;
  }
  lift_sign_section_set_findings (LIFT_SIGN_SECTION (self->signs), of_signs, swelling_is_up);
}
