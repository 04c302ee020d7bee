/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-expander.h"

#include "lift-ui-parts.h"

struct _LiftExpander {
  GtkBox parent_instance;

  GtkWidget *toggle;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *arrow;
  GtkWidget *revealer;
  gboolean opened_once;
  int frames;
};

G_DEFINE_FINAL_TYPE (LiftExpander, lift_expander, GTK_TYPE_BOX)

enum { FIRST_OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* The last of the opening is laid out in the frame after it was told of; then there is something to scroll to. */
static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  LiftExpander *self = LIFT_EXPANDER (widget);

  if (++self->frames < 2)
    return G_SOURCE_CONTINUE;
  lift_ui_scroll_to (widget);
  return G_SOURCE_REMOVE;
}

static void
revealed_cb (LiftExpander *self)
{
  if (!gtk_revealer_get_child_revealed (GTK_REVEALER (self->revealer)))
    return;
  self->frames = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

static void
toggled_cb (LiftExpander *self)
{
  gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggle));

  if (open && !self->opened_once) {
    self->opened_once = TRUE;
    g_signal_connect_swapped (self->revealer, "notify::child-revealed", G_CALLBACK (revealed_cb), self);
    g_signal_emit (self, signals[FIRST_OPENED], 0);
  }
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), open);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), open ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

static void
lift_expander_class_init (LiftExpanderClass *klass)
{
  signals[FIRST_OPENED] =
    g_signal_new ("first-opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lift_expander_init (LiftExpander *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/**
 * lift_expander_new:
 * @title: what opens
 * @subtitle: (nullable): a quieter line under it
 *
 * Returns: (transfer floating): a closed and empty expander.
 */
GtkWidget *
lift_expander_new (const char *title, const char *subtitle)
{
  LiftExpander *self = g_object_new (LIFT_TYPE_EXPANDER, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->toggle = gtk_toggle_button_new ();
  gtk_widget_add_css_class (self->toggle, "flat");
  gtk_widget_add_css_class (self->toggle, "expander");
  self->title = lift_ui_make_label (title, "heading");
  gtk_box_append (GTK_BOX (texts), self->title);
  self->subtitle = lift_ui_make_label (subtitle, "caption");
  gtk_widget_add_css_class (self->subtitle, "quiet");
  gtk_widget_set_visible (self->subtitle, subtitle != NULL && subtitle[0] != '\0');
  gtk_widget_set_hexpand (self->subtitle, TRUE);
  gtk_box_append (GTK_BOX (texts), self->subtitle);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (line), texts);
  self->arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  gtk_box_append (GTK_BOX (line), self->arrow);
  gtk_button_set_child (GTK_BUTTON (self->toggle), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  g_signal_connect_swapped (self->toggle, "toggled", G_CALLBACK (toggled_cb), self);
  self->revealer = gtk_revealer_new ();
  gtk_box_append (GTK_BOX (self), self->toggle);
  gtk_box_append (GTK_BOX (self), self->revealer);
  return GTK_WIDGET (self);
}

/** lift_expander_set_title: changes what it says. */
void
lift_expander_set_title (LiftExpander *self, const char *title)
{
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/** lift_expander_set_subtitle: changes the quieter line; %NULL or "" hides it. */
void
lift_expander_set_subtitle (LiftExpander *self, const char *subtitle)
{
  gtk_label_set_label (GTK_LABEL (self->subtitle), subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (self->subtitle, subtitle != NULL && subtitle[0] != '\0');
}

/** lift_expander_set_content: what is shown when it is open. */
void
lift_expander_set_content (LiftExpander *self, GtkWidget *content)
{
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), content);
}

/** lift_expander_is_filled: Returns: whether it has content. */
gboolean
lift_expander_is_filled (LiftExpander *self)
{
  return gtk_revealer_get_child (GTK_REVEALER (self->revealer)) != NULL;
}

/** lift_expander_set_open: opens or closes it. */
void
lift_expander_set_open (LiftExpander *self, gboolean open)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggle), open);
}

/** lift_expander_get_open: Returns: whether it is open. */
gboolean
lift_expander_get_open (LiftExpander *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggle));
}
