/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-signs-page.h"

#include <glib/gi18n-lib.h>

#include "lift-choice-row.h"
#include "lift-emergency-alert.h"
#include "lift-english-label.h"
#include "lift-format-english.h"
#include "lift-language.h"
#include "lift-ui-parts.h"

struct _LiftSignsPage {
  AdwBin parent_instance;

  LiftDiaryModel *model;
  GtkWidget *title;
  GtkWidget *toggles[LIFT_N_SIGNS];
  GtkWidget *sides[LIFT_N_SIGNS];
  GtkWidget *revealers[LIFT_N_SIGNS];
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (LiftSignsPage, lift_signs_page, ADW_TYPE_BIN)

static const LiftSide side_of_choice[] = { LIFT_SIDE_LEFT, LIFT_SIDE_RIGHT, LIFT_SIDE_BOTH };

static int
choice_of_side (LiftSide side)
{
  for (guint i = 0; i < G_N_ELEMENTS (side_of_choice); i++) {
    if (side_of_choice[i] == side)
      return (int) i;
  }
  return -1;
}

static void
show_tick (LiftSignsPage *self, int i, gboolean present)
{
  GtkWidget *check = g_object_get_data (G_OBJECT (self->toggles[i]), "check");

  gtk_widget_set_opacity (check, present ? 1 : 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->toggles[i]), GTK_ACCESSIBLE_STATE_CHECKED,
                               present ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  if (self->revealers[i] != NULL)
    gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealers[i]), present);
}

static void
toggled_cb (LiftSignsPage *self, GtkToggleButton *toggle)
{
  int i = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (toggle), "sign"));
  gboolean present = gtk_toggle_button_get_active (toggle);
  g_autoptr (LiftPatch) patch = NULL;

  show_tick (self, i, present);
  if (self->updating)
    return;
  patch = lift_patch_new ();
  if (present)
    lift_patch_add_sign (patch, (LiftSign) i, LIFT_SIDE_NONE, LIFT_DATE_NONE);
  else
    lift_patch_remove_sign (patch, (LiftSign) i);
  lift_diary_model_edit (self->model, patch);
  lift_diary_model_flush (self->model);
  if (!present)
    return;
  if (lift_sign_get_info ((LiftSign) i)->tier == LIFT_TIER_EMERGENCY)
    lift_emergency_alert_present (GTK_WIDGET (self), self->model, (LiftSign) i);
}

static void
side_chosen_cb (GtkWidget *row, int choice, gpointer user_data)
{
  LiftSignsPage *self = user_data;
  int i = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "sign"));
  g_autoptr (LiftPatch) patch = lift_patch_new ();

  lift_patch_add_sign (patch, (LiftSign) i, choice < 0 ? LIFT_SIDE_NONE : side_of_choice[choice], LIFT_DATE_NONE);
  lift_diary_model_edit (self->model, patch);
}

static GtkWidget *
make_sides (LiftSignsPage *self, int i)
{
  const char *const answers[] = { C_("side", "Left"), C_("side", "Right"), C_("side", "Both"), NULL };
  GtkWidget *row = lift_choice_row_new (_("Which side?"), NULL, answers);

  g_object_set_data (G_OBJECT (row), "sign", GINT_TO_POINTER (i));
  g_signal_connect (row, "chosen", G_CALLBACK (side_chosen_cb), self);
  gtk_widget_add_css_class (row, "padded");
  self->sides[i] = row;
  self->revealers[i] = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealers[i]), row);
  return self->revealers[i];
}

static GtkWidget *
make_sign (LiftSignsPage *self, int i)
{
  const LiftSignInfo *info = lift_sign_get_info ((LiftSign) i);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *toggle =
    g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_CHECKBOX, NULL);

  g_autofree char *english = lift_english_sign ((LiftSign) i);

  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (text), lift_ui_make_label (lift_format_sign ((LiftSign) i), NULL));
  gtk_box_append (GTK_BOX (line), text);
  gtk_box_append (GTK_BOX (line), check);
  gtk_button_set_child (GTK_BUTTON (toggle), line);
  gtk_widget_add_css_class (toggle, "flat");
  gtk_widget_add_css_class (toggle, "sign");
  g_object_set_data (G_OBJECT (toggle), "sign", GINT_TO_POINTER (i));
  g_object_set_data (G_OBJECT (toggle), "check", check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lift_format_sign ((LiftSign) i), -1);
  if (english != NULL) {
    gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, english, -1);
    gtk_box_append (GTK_BOX (text), lift_english_label_new (english));
  }
  g_signal_connect_swapped (toggle, "toggled", G_CALLBACK (toggled_cb), self);
  self->toggles[i] = toggle;
  gtk_box_append (GTK_BOX (box), toggle);
  if (info->sided)
    gtk_box_append (GTK_BOX (box), make_sides (self, i));
  show_tick (self, i, FALSE);
  return box;
}

static void
something_else_cb (LiftSignsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.write-note", NULL);
}

static void
lift_signs_page_dispose (GObject *object)
{
  LiftSignsPage *self = LIFT_SIGNS_PAGE (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (lift_signs_page_parent_class)->dispose (object);
}

static void
lift_signs_page_class_init (LiftSignsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_signs_page_dispose;
}

static void
lift_signs_page_init (LiftSignsPage *self)
{
  GtkWidget *content;
  GtkWidget *page = lift_ui_make_page (&content);
  GtkWidget *group = NULL;
  GtkWidget *other = lift_ui_make_button (_("Something else"));
  int tier = -1;

  self->title = lift_ui_make_label (NULL, "title-2");
  gtk_box_append (GTK_BOX (content), self->title);
  gtk_box_append (GTK_BOX (content), lift_ui_make_label (_("Tick what is there. What is not ticked is not there."), "quiet"));
  for (int i = 0; i < LIFT_N_SIGNS; i++) {
    int own_tier = (int) lift_sign_get_info ((LiftSign) i)->tier;

    if (own_tier != tier) {
      tier = own_tier;
      gtk_box_append (GTK_BOX (content), lift_ui_make_label (lift_format_tier ((LiftTier) tier), "heading"));
      lift_english_label_append (GTK_BOX (content), lift_english_tier ((LiftTier) tier));
      group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      gtk_widget_add_css_class (group, "card");
      gtk_widget_add_css_class (group, "rows");
      gtk_box_append (GTK_BOX (content), group);
    }
    gtk_box_append (GTK_BOX (group), make_sign (self, i));
  }
  g_signal_connect_swapped (other, "clicked", G_CALLBACK (something_else_cb), self);
  gtk_box_append (GTK_BOX (content), other);
  if (lift_language_needs_english ())
    gtk_box_append (GTK_BOX (content), lift_ui_make_label (lift_language_get_remark (), "quiet"));
  adw_bin_set_child (ADW_BIN (self), page);
}

/**
 * lift_signs_page_update:
 * @self: a page
 *
 * Shows what is noted for the chosen day.
 */
void
lift_signs_page_update (LiftSignsPage *self)
{
  LiftProcedure *procedure = lift_diary_model_get_procedure (self->model);
  LiftDate day = lift_diary_model_get_day (self->model);
  g_autoptr (LiftEntry) entry = NULL;
  g_autofree char *title = NULL;

  if (procedure == NULL || procedure->day0 == LIFT_DATE_NONE)
    return;
  entry = lift_diary_model_dup_shown_entry (self->model, day);
  title = lift_format_day_title (procedure, day);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  self->updating = TRUE;
  for (int i = 0; i < LIFT_N_SIGNS; i++) {
    const LiftSignMark *mark = lift_entry_find_sign (entry, (LiftSign) i);

    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggles[i]), mark != NULL);
    if (self->sides[i] != NULL)
      lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->sides[i]), mark != NULL ? choice_of_side (mark->side) : -1);
  }
  self->updating = FALSE;
}

/** lift_signs_page_new: Returns: (transfer floating): the list for @model's chosen day. */
GtkWidget *
lift_signs_page_new (LiftDiaryModel *model)
{
  LiftSignsPage *self = g_object_new (LIFT_TYPE_SIGNS_PAGE, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_swapped (model, "changed", G_CALLBACK (lift_signs_page_update), self);
  g_signal_connect_swapped (model, "day-changed", G_CALLBACK (lift_signs_page_update), self);
  lift_signs_page_update (self);
  return GTK_WIDGET (self);
}
