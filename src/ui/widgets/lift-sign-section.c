/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-sign-section.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "lift-choice-row.h"
#include "lift-finding-card.h"
#include "lift-format.h"
#include "lift-ui-parts.h"

enum { CHOICE_NOTHING, CHOICE_YES };

struct _LiftSignSection {
  GtkBox parent_instance;

  LiftDiaryModel *model;
  GtkWidget *question;
  GtkWidget *yesterday;
  GtkWidget *noted;
  GtkWidget *temperature_line;
  GtkWidget *temperature;
  GtkWidget *cards;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (LiftSignSection, lift_sign_section, GTK_TYPE_BOX)

static void
edit (LiftSignSection *self, LiftPatch *patch)
{
  lift_diary_model_edit (self->model, patch);
  lift_patch_free (patch);
}

static void
refresh (LiftSignSection *self)
{
  g_autoptr (LiftEntry) entry = lift_diary_model_dup_shown_entry (self->model, lift_diary_model_get_day (self->model));

  lift_sign_section_update (self, entry);
}

static void
question_cb (LiftSignSection *self, int choice)
{
  LiftPatch *patch;

  if (choice == CHOICE_YES) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-signs", NULL);
    refresh (self);
    return;
  }
  patch = lift_patch_new ();
  if (choice == CHOICE_NOTHING)
    lift_patch_set_nothing_unusual (patch);
  else
    lift_patch_clear_signs (patch);
  edit (self, patch);
  refresh (self);
}

static void
change_cb (LiftSignSection *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-signs", NULL);
}

static void
asked_again_cb (LiftSignSection *self, int choice, GtkWidget *row)
{
  LiftSign sign = (LiftSign) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "sign"));
  LiftEpisode *episode = lift_diary_model_get_episode (self->model);
  LiftEntry *before = lift_episode_get_entry (episode, lift_diary_model_get_day (self->model) - 1);
  const LiftSignMark *mark = before != NULL ? lift_entry_find_sign (before, sign) : NULL;
  LiftPatch *patch = lift_patch_new ();

  if (choice == 0 && mark != NULL)
    lift_patch_add_sign (patch, sign, mark->side, mark->since_day);
  else
    lift_patch_remove_sign (patch, sign);
  edit (self, patch);
  refresh (self);
}

static void
asked_again_chosen_cb (GtkWidget *row, int choice, gpointer user_data)
{
  asked_again_cb (user_data, choice, row);
}

/* A sign of yesterday is asked again until today says something about the signs. */
static void
update_yesterday (LiftSignSection *self, const LiftEntry *entry)
{
  const char *const answers[] = { C_("sign of yesterday", "Still there"), C_("sign of yesterday", "Gone"), NULL };
  LiftEpisode *episode = lift_diary_model_get_episode (self->model);
  LiftEntry *before = lift_episode_get_entry (episode, entry->for_day - 1);

  lift_ui_clear_box (self->yesterday);
  for (guint i = 0; before != NULL && !entry->signs_checked && i < before->signs->len; i++) {
    const LiftSignMark *mark = &g_array_index (before->signs, LiftSignMark, i);
    /* Translators: %s is one item of the list of signs. */
    g_autofree char *text = g_strdup_printf (_("Yesterday: %s. And today?"), lift_format_sign_short (mark->sign, mark->side));
    GtkWidget *row = lift_choice_row_new (text, NULL, answers);

    g_object_set_data (G_OBJECT (row), "sign", GINT_TO_POINTER (mark->sign));
    g_signal_connect (row, "chosen", G_CALLBACK (asked_again_chosen_cb), self);
    gtk_box_append (GTK_BOX (self->yesterday), row);
  }
  gtk_widget_set_visible (self->yesterday, gtk_widget_get_first_child (self->yesterday) != NULL);
}

static void
update_noted (LiftSignSection *self, const LiftEntry *entry)
{
  GtkWidget *change;

  lift_ui_clear_box (self->noted);
  gtk_widget_set_visible (self->noted, entry->signs->len > 0);
  if (entry->signs->len == 0)
    return;
  for (guint i = 0; i < entry->signs->len; i++) {
    const LiftSignMark *mark = &g_array_index (entry->signs, LiftSignMark, i);
    g_autofree char *text = NULL;

    if (mark->side == LIFT_SIDE_NONE)
      text = g_strdup_printf ("• %s", lift_format_sign (mark->sign));
    else
      text = g_strdup_printf ("• %s (%s)", lift_format_sign (mark->sign), lift_format_side (mark->side));
    gtk_box_append (GTK_BOX (self->noted), lift_ui_make_label (text, NULL));
  }
  change = gtk_button_new_with_label (_("Change…"));
  gtk_widget_set_halign (change, GTK_ALIGN_START);
  g_signal_connect_swapped (change, "clicked", G_CALLBACK (change_cb), self);
  gtk_box_append (GTK_BOX (self->noted), change);
}

/* The locale's digits and decimal mark, as she types them, in ASCII. */
static char *
to_ascii_number (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isdigit (c))
      g_string_append_c (plain, (char) ('0' + g_unichar_digit_value (c)));
    else if (c == ',' || c == 0x066B)
      g_string_append_c (plain, '.');
    else if (!g_unichar_isspace (c))
      g_string_append_unichar (plain, c);
  }
  return g_string_free (plain, FALSE);
}

/* Celsius, or Fahrenheit where the number can only be that. Nothing at all means: not measured. */
static gboolean
parse_temperature (const char *text, int *temperature_c10)
{
  g_autofree char *plain = to_ascii_number (text);
  char *end = NULL;
  double value;

  if (plain[0] == '\0') {
    *temperature_c10 = LIFT_TEMPERATURE_NONE;
    return TRUE;
  }
  value = g_ascii_strtod (plain, &end);
  if (end == plain || *end != '\0')
    return FALSE;
  if (value >= 86 && value <= 113)
    value = (value - 32) / 1.8;
  if (!(value >= LIFT_TEMPERATURE_MIN_C10 / 10.0 && value <= LIFT_TEMPERATURE_MAX_C10 / 10.0))
    return FALSE;
  *temperature_c10 = (int) lround (value * 10);
  return TRUE;
}

static void
temperature_changed_cb (LiftSignSection *self)
{
  LiftPatch *patch;
  int temperature;

  if (self->updating)
    return;
  if (!parse_temperature (gtk_editable_get_text (GTK_EDITABLE (self->temperature)), &temperature)) {
    gtk_widget_add_css_class (self->temperature, "error");
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->temperature), GTK_ACCESSIBLE_STATE_INVALID,
                                 GTK_ACCESSIBLE_INVALID_TRUE, -1);
    return;
  }
  gtk_widget_remove_css_class (self->temperature, "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->temperature), GTK_ACCESSIBLE_STATE_INVALID);
  patch = lift_patch_new ();
  lift_patch_set_temperature (patch, temperature);
  edit (self, patch);
}

static void
update_temperature (LiftSignSection *self, const LiftEntry *entry)
{
  gboolean fever = lift_entry_find_sign (entry, LIFT_SIGN_FEVER) != NULL;
  int shown = LIFT_TEMPERATURE_NONE;

  gtk_widget_set_visible (self->temperature_line, fever || entry->temperature_c10 != LIFT_TEMPERATURE_NONE);
  /* What she is typing is left alone as long as it means the same. */
  if (parse_temperature (gtk_editable_get_text (GTK_EDITABLE (self->temperature)), &shown) &&
      shown == entry->temperature_c10)
    return;
  if (entry->temperature_c10 == LIFT_TEMPERATURE_NONE) {
    gtk_editable_set_text (GTK_EDITABLE (self->temperature), "");
  } else {
    g_autofree char *text = g_strdup_printf ("%.1f", entry->temperature_c10 / 10.0);

    gtk_editable_set_text (GTK_EDITABLE (self->temperature), text);
  }
}

static void
lift_sign_section_dispose (GObject *object)
{
  LiftSignSection *self = LIFT_SIGN_SECTION (object);

  g_clear_object (&self->model);
  G_OBJECT_CLASS (lift_sign_section_parent_class)->dispose (object);
}

static void
lift_sign_section_class_init (LiftSignSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_sign_section_dispose;
}

static GtkWidget *
make_temperature (LiftSignSection *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = lift_ui_make_label (_("Temperature (°C)"), NULL);

  gtk_widget_set_hexpand (name, TRUE);
  self->temperature = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->temperature), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->temperature), 6);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->temperature), GTK_INPUT_PURPOSE_NUMBER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->temperature), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Temperature (°C)"), -1);
  g_signal_connect_swapped (self->temperature, "changed", G_CALLBACK (temperature_changed_cb), self);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), self->temperature);
  return line;
}

static void
lift_sign_section_init (LiftSignSection *self)
{
  const char *const answers[] = { _("No, nothing"), _("Yes…"), NULL };

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->yesterday = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->question = lift_choice_row_new (
    _("Anything unusual today?"),
    _("fever, pus, one side growing, face moving less, change of sight, a thread showing …"), answers);
  g_signal_connect_swapped (self->question, "chosen", G_CALLBACK (question_cb), self);
  self->noted = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->temperature_line = make_temperature (self);
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self), self->yesterday);
  gtk_box_append (GTK_BOX (self), self->question);
  gtk_box_append (GTK_BOX (self), self->noted);
  gtk_box_append (GTK_BOX (self), self->temperature_line);
  gtk_box_append (GTK_BOX (self), self->cards);
  gtk_widget_set_visible (self->cards, FALSE);
}

/** lift_sign_section_new: Returns: (transfer floating): the section for @model's chosen day. */
GtkWidget *
lift_sign_section_new (LiftDiaryModel *model)
{
  LiftSignSection *self = g_object_new (LIFT_TYPE_SIGN_SECTION, NULL);

  self->model = g_object_ref (model);
  return GTK_WIDGET (self);
}

/** lift_sign_section_update: shows what @entry says about signs. */
void
lift_sign_section_update (LiftSignSection *self, LiftEntry *entry)
{
  int choice = -1;

  self->updating = TRUE;
  if (entry->signs_checked)
    choice = entry->signs->len > 0 ? CHOICE_YES : CHOICE_NOTHING;
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->question), choice);
  update_yesterday (self, entry);
  update_noted (self, entry);
  update_temperature (self, entry);
  self->updating = FALSE;
}

/**
 * lift_sign_section_set_findings:
 * @self: a section
 * @findings: (element-type LiftFinding): those that signs have caused
 * @swelling_is_up: the line asks because swelling rose a little
 */
void
lift_sign_section_set_findings (LiftSignSection *self, GPtrArray *findings, gboolean swelling_is_up)
{
  g_autoptr (GString) spoken = g_string_new (NULL);

  lift_choice_row_set_question (LIFT_CHOICE_ROW (self->question),
                                swelling_is_up ? _("Swelling is up. Anything on the list?")
                                               : _("Anything unusual today?"));
  lift_ui_clear_box (self->cards);
  for (guint i = 0; i < findings->len; i++) {
    GtkWidget *card = lift_finding_card_new (self->model, g_ptr_array_index (findings, i));

    gtk_box_append (GTK_BOX (self->cards), card);
    g_string_append_printf (spoken, "%s ", lift_finding_card_get_text (LIFT_FINDING_CARD (card)));
  }
  gtk_widget_set_visible (self->cards, findings->len > 0);
  if (spoken->len > 0)
    lift_choice_row_set_description (LIFT_CHOICE_ROW (self->question), spoken->str);
}
