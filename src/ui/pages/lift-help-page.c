/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-help-page.h"

#include <glib/gi18n-lib.h>

#include "lift-english-label.h"
#include "lift-format-english.h"
#include "lift-language.h"
#include "lift-sign-line.h"
#include "lift-ui-parts.h"

struct _LiftHelpPage {
  AdwBin parent_instance;

  GtkWidget *content;
};

G_DEFINE_FINAL_TYPE (LiftHelpPage, lift_help_page, ADW_TYPE_BIN)

static GtkWidget *
add_part (LiftHelpPage *self, const char *heading)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "padded");
  gtk_box_append (GTK_BOX (card), lift_ui_make_label (heading, "heading"));
  gtk_box_append (GTK_BOX (self->content), card);
  return card;
}

static void
say (GtkWidget *card, const char *text)
{
  gtk_box_append (GTK_BOX (card), lift_ui_make_label (text, NULL));
}

static void
add_scale (LiftHelpPage *self)
{
  GtkWidget *card = add_part (self, _("What the scale means"));

  say (card,
       _("0 is none, and 10 is the most or the worst that you can imagine. Higher is more. Write each at its worst "
          "so far that day; you can change it as often as you like, and the diary keeps each state with its time."));
  for (guint i = 0; i < LIFT_N_CORE_SYMPTOMS; i++) {
    /* Translators: a symptom, what 0 means, and what 10 means: "Swelling: no swelling to the most I can imagine". */
    g_autofree char *line =
      g_strdup_printf (C_("scale", "%s: %s to %s"), lift_format_symptom ((LiftSymptom) i),
                       lift_format_anchor_low ((LiftSymptom) i), lift_format_anchor_high ((LiftSymptom) i));

    say (card, line);
    lift_english_label_append (GTK_BOX (card), lift_english_anchors ((LiftSymptom) i));
  }
  say (card, _("What you do not touch stays “not answered”. That is not the same as 0."));
}

static void
add_guide (LiftHelpPage *self)
{
  GtkWidget *card = add_part (self, _("What the guide is"));

  say (card,
       _("The hatched band in the chart is a rough guide to a typical one-week recovery. It is illustrative: it comes "
          "from leaflets and similar procedures, not from scores of thread-lift patients, and no clinician has "
          "reviewed it. Under the chart you can see where each part comes from."));
  say (card, _("Recoveries differ. If something worries you, ask your clinic."));
}

static void
add_tier (GtkWidget *card, LiftTier tier)
{
  gtk_box_append (GTK_BOX (card), lift_ui_make_label (lift_format_tier (tier), "heading"));
  lift_english_label_append (GTK_BOX (card), lift_english_tier (tier));
  lift_sign_line_append_tier (GTK_BOX (card), tier);
}

static void
add_calls (LiftHelpPage *self)
{
  GtkWidget *card = add_part (self, _("When to call"));
  GtkWidget *worried = lift_ui_make_button (C_("button", "Worried?"));

  say (card, _("This is a notebook. Nobody watches it, so it cannot call for help. If you are worried, press Worried? "
                "or F1: your numbers and what to say are there."));
  gtk_widget_set_halign (worried, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (worried), "win.worried");
  gtk_box_append (GTK_BOX (card), worried);
  add_tier (card, LIFT_TIER_EMERGENCY);
  add_tier (card, LIFT_TIER_TODAY);
  add_tier (card, LIFT_TIER_VISIT);
  say (card, lift_format_infection_later ());
  lift_english_label_append (GTK_BOX (card), lift_english_infection_later ());
  if (lift_language_needs_english ())
    gtk_box_append (GTK_BOX (card), lift_ui_make_label (lift_language_get_remark (), "quiet"));
}

static void
add_keeping (LiftHelpPage *self)
{
  GtkWidget *card = add_part (self, _("How nothing is lost"));

  say (card,
       _("There is no Save button: everything you do is saved at once, and the line under the form says so. A change "
          "never overwrites what was there before. Undo takes the last change back, and the history of a day brings "
          "back any state of it."));
  say (
    card,
    _("The diary is a file on this computer and nowhere else. Nothing is sent. A copy that you save for your clinic "
       "or as a backup is not encrypted; keep it where nobody else can read it."));
}

static void
add_key (GtkGrid *grid, int row, const char *keys, const char *does)
{
  GtkWidget *label = lift_ui_make_label (keys, "heading");

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  label = lift_ui_make_label (does, NULL);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (grid, label, 1, row, 1, 1);
}

static void
add_keyboard (LiftHelpPage *self)
{
  GtkWidget *card = add_part (self, _("By keyboard"));
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *all = lift_ui_make_button (_("All keyboard shortcuts"));
  int row = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  add_key (GTK_GRID (grid), row++, C_("keys", "0 … 9"), _("A score; 1 and then 0 is 10"));
  add_key (GTK_GRID (grid), row++, C_("keys", "Delete"), _("Not answered"));
  add_key (GTK_GRID (grid), row++, C_("keys", "Tab"), _("On to the next question"));
  add_key (GTK_GRID (grid), row++, C_("keys", "Ctrl + N"), _("Write a note"));
  add_key (GTK_GRID (grid), row++, C_("keys", "Ctrl + Z"), _("Undo the last change"));
  add_key (GTK_GRID (grid), row++, C_("keys", "Ctrl + 1, 2, 3 …"), _("The pages, in their order"));
  add_key (GTK_GRID (grid), row++, C_("keys", "F5"), _("Show at the visit"));
  add_key (GTK_GRID (grid), row++, C_("keys", "F1"), _("Worried?"));
  add_key (GTK_GRID (grid), row++, C_("keys", "Esc"), _("Back"));
  gtk_box_append (GTK_BOX (card), grid);
  gtk_widget_set_halign (all, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (all), "win.show-shortcuts");
  gtk_box_append (GTK_BOX (card), all);
}

static void
lift_help_page_class_init (LiftHelpPageClass *klass)
{
}

static void
lift_help_page_init (LiftHelpPage *self)
{
  adw_bin_set_child (ADW_BIN (self), lift_ui_make_page (&self->content));
  add_calls (self);
  add_scale (self);
  add_guide (self);
  add_keeping (self);
  add_keyboard (self);
  gtk_box_append (GTK_BOX (self->content), lift_ui_make_label (_("No clinician has reviewed this version."), "quiet"));
}

/** lift_help_page_new: Returns: (transfer floating): the page. */
GtkWidget *
lift_help_page_new (void)
{
  return g_object_new (LIFT_TYPE_HELP_PAGE, NULL);
}
