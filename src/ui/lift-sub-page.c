/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-sub-page.h"

#include <glib/gi18n-lib.h>

struct _LiftSubPage {
  GtkBox parent_instance;

  GtkWidget *title;
  GtkWidget *back_button;
  GtkWidget *worried_button;
  GtkWidget *content;
};

G_DEFINE_FINAL_TYPE (LiftSubPage, lift_sub_page, GTK_TYPE_BOX)

static void
lift_sub_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIFT_TYPE_SUB_PAGE);
  G_OBJECT_CLASS (lift_sub_page_parent_class)->dispose (object);
}

static void
lift_sub_page_class_init (LiftSubPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lift_sub_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, LIFT_RESOURCE_PATH "/lift-sub-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiftSubPage, title);
  gtk_widget_class_bind_template_child (widget_class, LiftSubPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, LiftSubPage, worried_button);
  gtk_widget_class_bind_template_child (widget_class, LiftSubPage, content);
}

static void
lift_sub_page_init (LiftSubPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* An icon alone says nothing to a screen reader. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("tooltip", "Back"), -1);
}

/** lift_sub_page_new: Returns: (transfer floating): an empty page. */
GtkWidget *
lift_sub_page_new (void)
{
  return g_object_new (LIFT_TYPE_SUB_PAGE, NULL);
}

/**
 * lift_sub_page_show:
 * @self: a page
 * @title: what its header bar says
 * @content: (transfer floating): what it shows, in place of what it showed before
 * @offers_worried: whether **Worried?** is in its header bar (not on that page itself)
 */
void
lift_sub_page_show (LiftSubPage *self, const char *title, GtkWidget *content, gboolean offers_worried)
{
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), title);
  adw_bin_set_child (ADW_BIN (self->content), content);
  gtk_widget_set_visible (self->worried_button, offers_worried);
  gtk_widget_grab_focus (self->back_button);
}
