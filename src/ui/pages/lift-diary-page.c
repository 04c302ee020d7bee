/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-diary-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lift-choice-row.h"
#include "lift-day-item.h"
#include "lift-format.h"
#include "lift-month-calendar.h"
#include "lift-pair.h"
#include "lift-ui-parts.h"

/* Empty days are listed up to this day; later the diary is written only when there is something. */
#define LAST_LISTED_EMPTY_DAY 14

enum { VIEW_LIST, VIEW_MONTH };

struct _LiftDiaryPage {
  AdwBin parent_instance;

  LiftDiaryModel *model;
  GListStore *days;
  GtkWidget *search;
  GtkWidget *view;
  GtkWidget *calendar;
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
history_clicked_cb (GtkListItem *item)
{
  LiftDiaryPage *self = g_object_get_data (G_OBJECT (item), "page");
  g_autofree char *iso = lift_date_to_iso (lift_day_item_get_day (gtk_list_item_get_item (item)));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.history", "s", iso);
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
  GtkWidget *history = gtk_button_new_from_icon_name ("document-open-recent-symbolic");
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
  gtk_widget_add_css_class (history, "flat");
  gtk_widget_add_css_class (history, "circular");
  gtk_widget_set_valign (history, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (history, _("History of this day"));
  g_signal_connect_swapped (history, "clicked", G_CALLBACK (history_clicked_cb), item);
  gtk_widget_add_css_class (delete, "flat");
  gtk_widget_add_css_class (delete, "circular");
  gtk_widget_set_valign (delete, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (delete, _("Delete this day"));
  g_signal_connect_swapped (open, "clicked", G_CALLBACK (open_clicked_cb), item);
  g_signal_connect_swapped (delete, "clicked", G_CALLBACK (delete_clicked_cb), item);
  gtk_box_append (GTK_BOX (row), open);
  gtk_box_append (GTK_BOX (row), history);
  gtk_box_append (GTK_BOX (row), delete);
  g_object_set_data (G_OBJECT (item), "history", history);
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
  GtkWidget *history = g_object_get_data (G_OBJECT (item), "history");
  GtkWidget *delete = g_object_get_data (G_OBJECT (item), "delete");
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (self->model);
  g_autofree char *title = lift_day_item_dup_title (day);
  g_autofree char *summary = lift_day_item_dup_summary (day);
  g_autofree char *open_name = g_strdup_printf (_("Open %s"), title);
  g_autofree char *history_name = g_strdup_printf (_("History of %s"), title);
  g_autofree char *delete_name = g_strdup_printf (_("Delete %s"), title);

  /* The buttons are the focus stops, not the line around them, which would say nothing. */
  gtk_widget_set_focusable (gtk_widget_get_parent (gtk_list_item_get_child (item)), FALSE);
  gtk_label_set_label (g_object_get_data (G_OBJECT (item), "title"), title);
  gtk_label_set_label (g_object_get_data (G_OBJECT (item), "summary"), summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, open_name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (history), GTK_ACCESSIBLE_PROPERTY_LABEL, history_name, -1);
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

/* Whether @day holds every word that she looks for, in its note or in what was noted. */
static gboolean
matches (LiftDayItem *item, char **words)
{
  LiftEntry *entry = lift_day_item_get_entry (item);
  g_autofree char *title = lift_day_item_dup_title (item);
  g_autofree char *summary = lift_day_item_dup_summary (item);
  g_autofree char *all = g_strjoin (" ", title, summary, entry != NULL ? entry->note : "", NULL);
  g_autofree char *normal = g_utf8_normalize (all, -1, G_NORMALIZE_ALL);
  g_autofree char *text = g_utf8_casefold (normal, -1);

  for (guint i = 0; words[i] != NULL; i++) {
    if (strstr (text, words[i]) == NULL)
      return FALSE;
  }
  return TRUE;
}

/* What is being looked for, as it is compared; NULL for nothing. */
static char **
dup_search_words (LiftDiaryPage *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  g_autofree char *normal = g_utf8_normalize (typed, -1, G_NORMALIZE_ALL);
  g_autofree char *text = normal != NULL ? g_utf8_casefold (normal, -1) : NULL;

  return text != NULL && text[0] != '\0' ? g_strsplit_set (text, " \t", -1) : NULL;
}

static void
keep_matching (GPtrArray *items, char **words)
{
  for (guint i = items->len; i > 0; i--) {
    LiftDayItem *item = g_ptr_array_index (items, i - 1);

    if (lift_day_item_get_entry (item) == NULL || !matches (item, words))
      g_ptr_array_remove_index (items, i - 1);
  }
}

static void
update (LiftDiaryPage *self)
{
  LiftEpisode *episode = lift_diary_model_get_episode (self->model);
  LiftDate today = lift_diary_model_get_today (self->model);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) words = dup_search_words (self);
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
  if (words != NULL)
    keep_matching (items, words);
  show_items (self, items);
  lift_month_calendar_update (LIFT_MONTH_CALENDAR (self->calendar), episode, today);
  if (lift_choice_row_get_choice (LIFT_CHOICE_ROW (self->view)) == VIEW_MONTH)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "month");
  else if (items->len > 0)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
  else
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), words != NULL ? "not-found" : "empty");
}

/* What is found is a list, whatever was looked at before. */
static void
search_cb (LiftDiaryPage *self)
{
  if (gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0')
    lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->view), VIEW_LIST);
  update (self);
}

static void
day_chosen_cb (LiftDiaryPage *self, int day)
{
  open_day (self, day);
}

/* The way to look at the days, and what to look for in them. */
static GtkWidget *
make_bar (LiftDiaryPage *self)
{
  const char *const views[] = { C_("diary", "List"), C_("diary", "Month"), NULL };
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *pair;

  self->search = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->search, TRUE);
  g_object_set (self->search, "placeholder-text", _("Search in your notes"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search in your notes"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_cb), self);
  self->view = lift_choice_row_new (NULL, NULL, views);
  lift_choice_row_set_question (LIFT_CHOICE_ROW (self->view), _("Days as"));
  lift_choice_row_set_may_be_none (LIFT_CHOICE_ROW (self->view), FALSE);
  lift_choice_row_set_choice (LIFT_CHOICE_ROW (self->view), VIEW_LIST);
  g_signal_connect_swapped (self->view, "chosen", G_CALLBACK (update), self);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  pair = lift_pair_new (self->search, self->view);
  gtk_widget_add_css_class (pair, "page");
  adw_clamp_set_child (ADW_CLAMP (clamp), pair);
  return clamp;
}

static GtkWidget *
make_month (LiftDiaryPage *self)
{
  GtkWidget *content;
  GtkWidget *page = lift_ui_make_page (&content);

  self->calendar = lift_month_calendar_new ();
  gtk_widget_add_css_class (self->calendar, "card");
  gtk_widget_add_css_class (self->calendar, "padded");
  g_signal_connect_swapped (self->calendar, "day-chosen", G_CALLBACK (day_chosen_cb), self);
  gtk_box_append (GTK_BOX (content), self->calendar);
  gtk_box_append (GTK_BOX (content), lift_ui_make_label (_("Filled: written. Coloured ring: written later. Grey ring: empty."), "quiet"));
  return page;
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
  GtkWidget *not_found = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
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
  adw_status_page_set_title (ADW_STATUS_PAGE (not_found), _("No day holds these words."));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scrolled, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), not_found, "not-found");
  gtk_stack_add_named (GTK_STACK (self->stack), make_month (self), "month");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
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
