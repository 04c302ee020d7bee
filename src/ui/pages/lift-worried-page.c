/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-worried-page.h"

#include <glib/gi18n-lib.h>

#include "lift-english-label.h"
#include "lift-format-english.h"
#include "lift-language.h"
#include "lift-phone.h"
#include "lift-sign-line.h"
#include "lift-ui-parts.h"

struct _LiftWorriedPage {
  AdwBin parent_instance;

  LiftDiaryModel *model;
  GtkWidget *content;
  /* What it shows now, so that it is not rebuilt under her finger. */
  char *shown;
};

G_DEFINE_FINAL_TYPE (LiftWorriedPage, lift_worried_page, ADW_TYPE_BIN)

static GtkWidget *
add_group (LiftWorriedPage *self, const char *heading)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "padded");
  gtk_box_append (GTK_BOX (card), lift_ui_make_label (heading, "heading"));
  gtk_box_append (GTK_BOX (self->content), card);
  return card;
}

/* A sentence about health, and what has to stand under it. */
static void
add_text (GtkWidget *card, const char *text)
{
  gtk_box_append (GTK_BOX (card), lift_ui_make_label (g_dgettext (GETTEXT_PACKAGE, text), NULL));
  lift_english_label_append (GTK_BOX (card), lift_english_text (text));
}

static void
copy_cb (GtkButton *button)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), g_object_get_data (G_OBJECT (button), "text"));
  gtk_button_set_label (button, _("Copied"));
}

static void
add_emergency (LiftWorriedPage *self, const char *number)
{
  GtkWidget *card = add_group (self, lift_format_tier (LIFT_TIER_EMERGENCY));

  gtk_widget_add_css_class (card, "emergency");
  lift_english_label_append (GTK_BOX (card), lift_english_tier (LIFT_TIER_EMERGENCY));
  if (number != NULL)
    gtk_box_append (GTK_BOX (card), lift_phone_row_new (number));
  else
    add_text (card, N_("Call your local emergency number (112 in Europe, 911 in the US and Canada)."));
  lift_sign_line_append_tier (GTK_BOX (card), LIFT_TIER_EMERGENCY);
}

static void
add_number_cb (LiftWorriedPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.numbers", NULL);
}

static void
add_clinic (LiftWorriedPage *self, LiftProcedure *procedure)
{
  GtkWidget *card = add_group (self, _("Your clinic"));
  const char *phone = procedure != NULL ? procedure->phone : NULL;

  if (phone != NULL && phone[0] != '\0') {
    gtk_box_append (GTK_BOX (card), lift_phone_row_new (phone));
  } else {
    add_text (card, N_("Call the clinic that did your thread lift today. The number is on your aftercare sheet or "
                       "receipt."));
    if (procedure != NULL) {
      GtkWidget *add = lift_ui_make_button (_("Add number"));

      gtk_widget_set_halign (add, GTK_ALIGN_START);
      g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_number_cb), self);
      gtk_box_append (GTK_BOX (card), add);
    }
  }
  lift_sign_line_append_tier (GTK_BOX (card), LIFT_TIER_TODAY);
  card = add_group (self, _("If you cannot reach them"));
  add_text (card, N_("Call an out-of-hours doctor or go to urgent care. Clinic far away? Any doctor can look at this. "
                     "Tell them about the threads."));
}

static void
add_what_to_say (LiftWorriedPage *self, LiftEpisode *episode)
{
  GtkWidget *card = add_group (self, _("What to say"));
  g_autofree char *text = lift_format_what_to_say (episode);
  GtkWidget *label = lift_ui_make_label (text, NULL);
  GtkWidget *copy = lift_ui_make_button (_("Copy"));

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_set_halign (copy, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (copy), "text", g_strdup (text), g_free);
  g_signal_connect (copy, "clicked", G_CALLBACK (copy_cb), NULL);
  gtk_box_append (GTK_BOX (card), label);
  lift_english_label_append (GTK_BOX (card), lift_english_what_to_say (episode));
  gtk_box_append (GTK_BOX (card), copy);
}

static void
add_help (LiftWorriedPage *self)
{
  GtkWidget *help = lift_ui_make_button (C_("button", "Help"));

  gtk_widget_set_halign (help, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (help), "win.help");
  gtk_box_append (GTK_BOX (self->content), help);
}

/* All that the page says and that can change. */
static char *
describe (LiftWorriedPage *self)
{
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (self->model);
  LiftProcedure *procedure = lift_diary_model_get_procedure (self->model);
  g_autofree char *say = lift_format_what_to_say (lift_diary_model_get_episode (self->model));

  return g_strdup_printf ("%s|%s|%d|%s",
                          snapshot != NULL && snapshot->emergency_number != NULL ? snapshot->emergency_number : "",
                          procedure != NULL && procedure->phone != NULL ? procedure->phone : "", procedure != NULL, say);
}

static void
update (LiftWorriedPage *self)
{
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (self->model);
  LiftEpisode *episode = lift_diary_model_get_episode (self->model);
  g_autofree char *shows = describe (self);

  if (g_strcmp0 (shows, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shows);
  lift_ui_clear_box (self->content);
  gtk_box_append (GTK_BOX (self->content),
                  lift_ui_make_label (_("This is a notebook. Nobody watches it, so it cannot call for help."), "quiet"));
  add_emergency (self, snapshot != NULL ? snapshot->emergency_number : NULL);
  add_clinic (self, lift_diary_model_get_procedure (self->model));
  add_what_to_say (self, episode);
  gtk_box_append (GTK_BOX (self->content), lift_ui_make_label (_("No clinician has reviewed this version."), "quiet"));
  if (lift_language_needs_english ())
    gtk_box_append (GTK_BOX (self->content), lift_ui_make_label (lift_language_get_remark (), "quiet"));
  add_help (self);
}

static void
lift_worried_page_dispose (GObject *object)
{
  LiftWorriedPage *self = LIFT_WORRIED_PAGE (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (lift_worried_page_parent_class)->dispose (object);
}

static void
lift_worried_page_class_init (LiftWorriedPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_worried_page_dispose;
}

static void
lift_worried_page_init (LiftWorriedPage *self)
{
  adw_bin_set_child (ADW_BIN (self), lift_ui_make_page (&self->content));
}

/** lift_worried_page_new: Returns: (transfer floating): the page, which follows @model. */
GtkWidget *
lift_worried_page_new (LiftDiaryModel *model)
{
  LiftWorriedPage *self = g_object_new (LIFT_TYPE_WORRIED_PAGE, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_swapped (model, "changed", G_CALLBACK (update), self);
  update (self);
  return GTK_WIDGET (self);
}
