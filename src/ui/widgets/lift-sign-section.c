/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-sign-section.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "lift-choice-row.h"
#include "lift-finding-card.h"
#include "lift-format-english.h"
#include "lift-sign-line.h"
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
  GtkWidget *temperature_hint;
  LiftDate temperature_day;
  GtkWidget *cards;
  gboolean updating;
  /* The day whose signs of yesterday are being asked again, and a bit for each that is answered. */
  LiftDate asking_day;
  guint answered;
  guint refresh_id;
  /* What these boxes show now, so that they are not rebuilt under her finger. */
  char *yesterday_shown;
  char *noted_shown;
};

G_DEFINE_FINAL_TYPE (LiftSignSection, lift_sign_section, GTK_TYPE_BOX)

G_STATIC_ASSERT (LIFT_N_SIGNS <= 32);

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

static gboolean
refresh_cb (gpointer user_data)
{
  LiftSignSection *self = user_data;

  self->refresh_id = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static gboolean
has_signs (LiftSignSection *self)
{
  g_autoptr (LiftEntry) entry = lift_diary_model_dup_shown_entry (self->model, lift_diary_model_get_day (self->model));

  return entry->signs->len > 0;
}

static void
question_cb (LiftSignSection *self, int choice)
{
  LiftPatch *patch;

  /* An answer to the whole list is an answer to each of yesterday's signs. */
  self->asking_day = LIFT_DATE_NONE;
  /* “Yes…” pressed again opens the list again; it does not wipe what is noted. */
  if (choice == CHOICE_YES || (choice < 0 && has_signs (self))) {
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
  self->asking_day = LIFT_DATE_NONE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-signs", NULL);
}

static LiftFinding
find_of_yesterday (const LiftEntry *before, const LiftSignMark *mark)
{
  LiftFinding finding = { .rule = LIFT_RULE_SIGN,
                          .tier = lift_sign_get_info (mark->sign)->tier,
                          .sign = mark->sign,
                          .has_sign = TRUE,
                          .side = mark->side,
                          .since_day = mark->since_day,
                          .for_day = before->for_day };

  return finding;
}

static gboolean
is_noted_as_gone (LiftSignSection *self, const LiftEntry *before, const LiftSignMark *mark)
{
  GPtrArray *contacts = lift_diary_model_get_snapshot (self->model)->contacts;
  LiftFinding finding = find_of_yesterday (before, mark);
  g_autofree char *key = lift_finding_to_key (&finding);

  for (guint i = 0; i < contacts->len; i++) {
    const LiftContact *contact = g_ptr_array_index (contacts, i);

    if (contact->how == LIFT_CONTACT_PASSED && g_strcmp0 (contact->finding, key) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
asked_again_cb (LiftSignSection *self, int choice, GtkWidget *row)
{
  LiftSign sign = (LiftSign) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "sign"));
  LiftEpisode *episode = lift_diary_model_get_episode (self->model);
  LiftEntry *before = lift_episode_get_entry (episode, lift_diary_model_get_day (self->model) - 1);
  const LiftSignMark *mark = before != NULL ? lift_entry_find_sign (before, sign) : NULL;

  if (mark == NULL)
    return;
  if (self->asking_day != lift_diary_model_get_day (self->model))
    self->answered = 0;
  self->asking_day = lift_diary_model_get_day (self->model);
  self->answered |= 1u << sign;
  if (choice == 0) {
    LiftPatch *patch = lift_patch_new ();

    lift_patch_add_sign (patch, sign, mark->side, mark->since_day);
    edit (self, patch);
  } else {
    LiftFinding finding = find_of_yesterday (before, mark);

    /* "Gone" is about this sign alone; that nothing else is there she has not said. */
    lift_diary_model_answer_finding (self->model, &finding, LIFT_CONTACT_PASSED);
  }
  /* The row goes, but not while its button is still telling of the press. */
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh_cb, self);
}

static void
asked_again_chosen_cb (GtkWidget *row, int choice, gpointer user_data)
{
  asked_again_cb (user_data, choice, row);
}

/* A sign of yesterday is asked again until today says something about it: about this sign, or the list. */
static gboolean
asks_again (LiftSignSection *self, const LiftEntry *entry, LiftSign sign)
{
  if (self->asking_day == entry->for_day)
    return !(self->answered & (1u << sign)) && lift_entry_find_sign (entry, sign) == NULL;
  return !entry->signs_checked;
}

/* Whether @now differs from what is @shown, which it then becomes. */
static gboolean
take_if_new (char **shown, GString *now)
{
  if (g_strcmp0 (*shown, now->str) == 0)
    return FALSE;
  g_free (*shown);
  *shown = g_strdup (now->str);
  return TRUE;
}

static GtkWidget *
make_asking_row (LiftSignSection *self, const LiftSignMark *mark)
{
  const char *const answers[] = { C_("sign of yesterday", "Still there"), C_("sign of yesterday", "Gone"), NULL };
  /* Translators: %s is one item of the list of signs. */
  g_autofree char *sign = lift_format_sign_short_checked (mark->sign, mark->side);
  g_autofree char *text = g_strdup_printf (_("Yesterday: %s. And today?"), sign);
  GtkWidget *row = lift_choice_row_new (text, NULL, answers);

  g_object_set_data (G_OBJECT (row), "sign", GINT_TO_POINTER (mark->sign));
  g_signal_connect (row, "chosen", G_CALLBACK (asked_again_chosen_cb), self);
  return row;
}

static void
update_yesterday (LiftSignSection *self, const LiftEntry *entry)
{
  LiftEpisode *episode = lift_diary_model_get_episode (self->model);
  LiftEntry *before = lift_episode_get_entry (episode, entry->for_day - 1);
  gboolean had_focus = gtk_widget_get_focus_child (self->yesterday) != NULL;
  g_autoptr (GString) now = g_string_new (NULL);

  g_string_printf (now, "%d", entry->for_day);
  for (guint i = 0; before != NULL && i < before->signs->len; i++) {
    const LiftSignMark *mark = &g_array_index (before->signs, LiftSignMark, i);

    if (asks_again (self, entry, mark->sign) && !is_noted_as_gone (self, before, mark))
      g_string_append_printf (now, " %d/%d", (int) mark->sign, (int) mark->side);
  }
  if (!take_if_new (&self->yesterday_shown, now))
    return;
  lift_ui_clear_box (self->yesterday);
  for (guint i = 0; before != NULL && i < before->signs->len; i++) {
    const LiftSignMark *mark = &g_array_index (before->signs, LiftSignMark, i);

    if (asks_again (self, entry, mark->sign) && !is_noted_as_gone (self, before, mark))
      gtk_box_append (GTK_BOX (self->yesterday), make_asking_row (self, mark));
  }
  gtk_widget_set_visible (self->yesterday, gtk_widget_get_first_child (self->yesterday) != NULL);
  if (had_focus)
    gtk_widget_child_focus (gtk_widget_get_visible (self->yesterday) ? self->yesterday : self->question,
                            GTK_DIR_TAB_FORWARD);
}

static void
fill_noted (LiftSignSection *self, const LiftEntry *entry)
{
  GtkWidget *change;

  for (guint i = 0; i < entry->signs->len; i++) {
    const LiftSignMark *mark = &g_array_index (entry->signs, LiftSignMark, i);

    lift_sign_line_append (GTK_BOX (self->noted), mark->sign, mark->side);
  }
  change = lift_ui_make_button (_("Change…"));
  gtk_widget_set_halign (change, GTK_ALIGN_START);
  g_signal_connect_swapped (change, "clicked", G_CALLBACK (change_cb), self);
  gtk_box_append (GTK_BOX (self->noted), change);
}

static void
update_noted (LiftSignSection *self, const LiftEntry *entry)
{
  g_autoptr (GString) now = g_string_new (NULL);

  for (guint i = 0; i < entry->signs->len; i++) {
    const LiftSignMark *mark = &g_array_index (entry->signs, LiftSignMark, i);

    g_string_append_printf (now, "%d/%d ", (int) mark->sign, (int) mark->side);
  }
  if (!take_if_new (&self->noted_shown, now))
    return;
  lift_ui_clear_box (self->noted);
  gtk_widget_set_visible (self->noted, entry->signs->len > 0);
  if (entry->signs->len > 0)
    fill_noted (self, entry);
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
show_temperature_error (LiftSignSection *self, gboolean wrong)
{
  if (wrong) {
    gtk_widget_add_css_class (self->temperature, "error");
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->temperature), GTK_ACCESSIBLE_STATE_INVALID,
                                 GTK_ACCESSIBLE_INVALID_TRUE, -1);
  } else {
    gtk_widget_remove_css_class (self->temperature, "error");
    gtk_accessible_reset_state (GTK_ACCESSIBLE (self->temperature), GTK_ACCESSIBLE_STATE_INVALID);
    gtk_widget_set_visible (self->temperature_hint, FALSE);
  }
}

static void
temperature_changed_cb (LiftSignSection *self)
{
  LiftPatch *patch;
  int temperature;

  if (self->updating)
    return;
  if (!parse_temperature (gtk_editable_get_text (GTK_EDITABLE (self->temperature)), &temperature)) {
    show_temperature_error (self, TRUE);
    return;
  }
  show_temperature_error (self, FALSE);
  patch = lift_patch_new ();
  lift_patch_set_temperature (patch, temperature);
  edit (self, patch);
}

/* Half a number is no mistake yet; the words come when she has left the field. */
static void
temperature_left_cb (LiftSignSection *self)
{
  gtk_widget_set_visible (self->temperature_hint, gtk_widget_has_css_class (self->temperature, "error"));
}

static GtkWidget *
make_temperature (LiftSignSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = lift_ui_make_label (_("Temperature (°C)"), NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_hexpand (name, TRUE);
  self->temperature = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->temperature), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->temperature), 6);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->temperature), GTK_INPUT_PURPOSE_NUMBER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->temperature), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Temperature (°C)"), -1);
  g_signal_connect_swapped (self->temperature, "changed", G_CALLBACK (temperature_changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (temperature_left_cb), self);
  gtk_widget_add_controller (self->temperature, focus);
  self->temperature_hint =
    lift_ui_make_label (_("This temperature is not saved. Write it as on the thermometer, such as 38.4 (°C) or 101.1 (°F)."),
                        "caption");
  gtk_widget_set_visible (self->temperature_hint, FALSE);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), self->temperature);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->temperature_hint);
  return box;
}

static void
update_temperature (LiftSignSection *self, const LiftEntry *entry)
{
  gboolean fever = lift_entry_find_sign (entry, LIFT_SIGN_FEVER) != NULL;
  gboolean needed = fever || entry->temperature_c10 != LIFT_TEMPERATURE_NONE;
  gboolean same_day = self->temperature_day == entry->for_day;
  int shown = LIFT_TEMPERATURE_NONE;
  gboolean readable;

  /* Made when it is first needed: most days have none, and opening should not pay for it. */
  if (self->temperature_line == NULL && needed) {
    self->temperature_line = make_temperature (self);
    gtk_box_insert_child_after (GTK_BOX (self), self->temperature_line, self->noted);
  }
  if (self->temperature_line == NULL)
    return;
  gtk_widget_set_visible (self->temperature_line, needed);
  self->temperature_day = entry->for_day;
  readable = parse_temperature (gtk_editable_get_text (GTK_EDITABLE (self->temperature)), &shown);
  /* What she is typing is left alone as long as it means the same, or nothing yet. */
  if (readable ? shown == entry->temperature_c10 : same_day)
    return;
  show_temperature_error (self, FALSE);
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

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_pointer (&self->yesterday_shown, g_free);
  g_clear_pointer (&self->noted_shown, g_free);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (lift_sign_section_parent_class)->dispose (object);
}

static void
lift_sign_section_class_init (LiftSignSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_sign_section_dispose;
}

static void
lift_sign_section_init (LiftSignSection *self)
{
  const char *const answers[] = { _("No, nothing"), _("Yes…"), NULL };

  self->asking_day = LIFT_DATE_NONE;
  self->temperature_day = LIFT_DATE_NONE;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->yesterday = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->question = lift_choice_row_new (
    _("Anything unusual today?"),
    _("fever, pus, one side growing, face moving less, change of sight, a thread showing …"), answers);
  g_signal_connect_swapped (self->question, "chosen", G_CALLBACK (question_cb), self);
  self->noted = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self), self->yesterday);
  gtk_box_append (GTK_BOX (self), self->question);
  gtk_box_append (GTK_BOX (self), self->noted);
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
  lift_choice_row_set_description (LIFT_CHOICE_ROW (self->question), spoken->len > 0 ? spoken->str : NULL);
}
