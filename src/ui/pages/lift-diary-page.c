/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-diary-page.h"

#include <glib/gi18n-lib.h>

#include "lift-day-item.h"
#include "lift-format.h"
#include "lift-ui-parts.h"

/* Empty days are listed up to this day; later the diary is written only when there is something. */
#define LAST_LISTED_EMPTY_DAY 14

struct _LiftDiaryPage {
  AdwBin parent_instance;

  LiftDiaryModel *model;
  GListStore *days;
  GtkWidget *stack;
};

G_DEFINE_FINAL_TYPE (LiftDiaryPage, lift_diary_page, ADW_TYPE_BIN)

static void
open_day (LiftDiaryPage *self, LiftDate day)
{
  lift_diary_model_set_day (self->model, day);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", "today");
}

static void
open_clicked_cb (GtkListItem *item)
{
  LiftDiaryPage *self = g_object_get_data (G_OBJECT (item), "page");

  open_day (self, lift_day_item_get_day (gtk_list_item_get_item (item)));
}

static void
delete_clicked_cb (GtkListItem *item)
{
  LiftDiaryPage *self = g_object_get_data (G_OBJECT (item), "page");
  LiftDate day = lift_day_item_get_day (gtk_list_item_get_item (item));
  LiftProcedure *procedure = lift_diary_model_get_procedure (self->model);
  g_autofree char *name = lift_format_day_name (day - procedure->day0);
  /* Translators: %s is "Day 2" or "Procedure day". */
  g_autofree char *said = g_strdup_printf (_("%s deleted."), name);

  lift_diary_model_delete_day (self->model, day);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say-with-undo", "s", said);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = lift_ui_make_label (NULL, "heading");
  GtkWidget *summary = lift_ui_make_label (NULL, "quiet");
  GtkWidget *open = gtk_button_new ();
  GtkWidget *delete = gtk_button_new_from_icon_name ("user-trash-symbolic");

  g_object_set_data (G_OBJECT (item), "page", user_data);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), summary);
  gtk_button_set_child (GTK_BUTTON (open), texts);
  gtk_widget_add_css_class (open, "flat");
  gtk_widget_add_css_class (open, "open-day");
  gtk_widget_set_hexpand (open, TRUE);
  gtk_widget_add_css_class (delete, "flat");
  gtk_widget_add_css_class (delete, "circular");
  gtk_widget_set_valign (delete, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (delete, _("Delete this day"));
  g_signal_connect_swapped (open, "clicked", G_CALLBACK (open_clicked_cb), item);
  g_signal_connect_swapped (delete, "clicked", G_CALLBACK (delete_clicked_cb), item);
  gtk_box_append (GTK_BOX (row), open);
  gtk_box_append (GTK_BOX (row), delete);
  g_object_set_data (G_OBJECT (item), "title", title);
  g_object_set_data (G_OBJECT (item), "summary", summary);
  g_object_set_data (G_OBJECT (item), "open", open);
  g_object_set_data (G_OBJECT (item), "delete", delete);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  LiftDiaryPage *self = user_data;
  LiftDayItem *day = gtk_list_item_get_item (item);
  GtkWidget *open = g_object_get_data (G_OBJECT (item), "open");
  GtkWidget *delete = g_object_get_data (G_OBJECT (item), "delete");
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (self->model);
  g_autofree char *title = lift_day_item_dup_title (day);
  g_autofree char *summary = lift_day_item_dup_summary (day);
  g_autofree char *open_name = g_strdup_printf (_("Open %s"), title);
  g_autofree char *delete_name = g_strdup_printf (_("Delete %s"), title);

  /* The buttons are the focus stops, not the line around them, which would say nothing. */
  gtk_widget_set_focusable (gtk_widget_get_parent (gtk_list_item_get_child (item)), FALSE);
  gtk_label_set_label (g_object_get_data (G_OBJECT (item), "title"), title);
  gtk_label_set_label (g_object_get_data (G_OBJECT (item), "summary"), summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, open_name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (delete), GTK_ACCESSIBLE_PROPERTY_LABEL, delete_name, -1);
  gtk_widget_set_visible (delete, lift_day_item_get_entry (day) != NULL && !snapshot->read_only);
}

static gboolean
follows (LiftDiaryPage *self, guint position, GPtrArray *items, guint new_position)
{
  g_autoptr (LiftDayItem) old = g_list_model_get_item (G_LIST_MODEL (self->days), position);

  return lift_day_item_follow (old, g_ptr_array_index (items, new_position));
}

/* Only what differs is put in anew: the rest keeps its place under the finger and its focus. */
static void
show_items (LiftDiaryPage *self, GPtrArray *items)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->days));
  guint head = 0;
  guint tail = 0;

  while (head < MIN (n_old, items->len) && follows (self, head, items, head))
    head++;
  while (head + tail < MIN (n_old, items->len) && follows (self, n_old - 1 - tail, items, items->len - 1 - tail))
    tail++;
  g_list_store_splice (self->days, head, n_old - head - tail, items->pdata + head, items->len - head - tail);
}

static void
update (LiftDiaryPage *self)
{
  LiftEpisode *episode = lift_diary_model_get_episode (self->model);
  LiftDate today = lift_diary_model_get_today (self->model);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  LiftDate day0, empty;
  int i;

  if (episode == NULL || lift_episode_get_procedure (episode)->day0 == LIFT_DATE_NONE ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  day0 = lift_episode_get_procedure (episode)->day0;
  empty = MIN (today, day0 + LAST_LISTED_EMPTY_DAY);
  /* Newest first: written days and, through the first two weeks, empty ones between them. */
  for (i = (int) lift_episode_get_n_entries (episode) - 1; i >= 0 || empty >= day0;) {
    LiftDate written = i >= 0 ? lift_episode_get_nth (episode, (guint) i)->for_day : LIFT_DATE_NONE;
    LiftDate day = empty >= day0 && empty > written ? empty : written;

    if (day == written)
      i--;
    if (day <= empty)
      empty = day - 1;
    g_ptr_array_add (items, lift_day_item_new (episode, day));
  }
  show_items (self, items);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), items->len > 0 ? "list" : "empty");
}

static void
lift_diary_page_dispose (GObject *object)
{
  LiftDiaryPage *self = LIFT_DIARY_PAGE (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_object (&self->days);
  G_OBJECT_CLASS (lift_diary_page_parent_class)->dispose (object);
}

static void
lift_diary_page_class_init (LiftDiaryPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_diary_page_dispose;
}

static void
lift_diary_page_init (LiftDiaryPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_scrollable_new ();
  GtkWidget *empty = adw_status_page_new ();
  GtkWidget *list;

  self->days = g_list_store_new (LIFT_TYPE_DAY_ITEM);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->days)))), factory);
  gtk_widget_add_css_class (list, "diary-list");
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Days, newest first"), -1);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 640);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("Your days will be listed here."));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scrolled, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  g_signal_connect (self, "map", G_CALLBACK (update), NULL);
}

/** lift_diary_page_new: Returns: (transfer floating): the list, which follows @model. */
GtkWidget *
lift_diary_page_new (LiftDiaryModel *model)
{
  LiftDiaryPage *self = g_object_new (LIFT_TYPE_DIARY_PAGE, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_swapped (model, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (model, "day-changed", G_CALLBACK (update), self);
  return GTK_WIDGET (self);
}
