/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-window.h"

#include <glib/gi18n-lib.h>

#include "lift-diary-page.h"
#include "lift-first-run-page.h"
#include "lift-format.h"
#include "lift-procedure-page.h"
#include "lift-progress-page.h"
#include "lift-sub-page.h"
#include "lift-today-page.h"
#include "lift-ui-parts.h"
#include "lift-window-private.h"
#include "lift-worried-page.h"

#define SCHEMA_ID "io.github.afterlift.Afterlift"
/* The window is shown with its first scores, but is not kept back longer than this. */
#define PRESENT_AT_LATEST_MS 400

struct _LiftWindow {
  AdwApplicationWindow parent_instance;

  GtkWidget *toasts;
  GtkWidget *leaflet;
  GtkWidget *header;
  GtkWidget *squeezer;
  GtkWidget *switcher;
  GtkWidget *title;
  GtkWidget *switcher_bar;
  GtkWidget *menu_button;
  GtkWidget *notice;
  GtkWidget *root_stack;
  GtkWidget *first_run;
  GtkWidget *pages;
  GtkWidget *today;
  GtkWidget *progress;
  GtkWidget *diary;
  GtkWidget *procedure;
  GtkWidget *procedures_button;
  GtkWidget *damage_bar;
  GtkWidget *sub;

  LiftDiaryModel *model;
  LiftReminderModel *reminders;
  GSettings *settings;
  LiftZoom *zoom;
  char *location;
  guint present_id;
  gboolean close_anyway;
  /* She has closed the window, and it goes as soon as everything is on the disk. */
  gboolean closing;
};

G_DEFINE_FINAL_TYPE (LiftWindow, lift_window, ADW_TYPE_APPLICATION_WINDOW)

/* A missing schema is no reason not to open a diary: then the window has its usual size. */
static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA_ID, TRUE);
  return schema != NULL ? g_settings_new (SCHEMA_ID) : NULL;
}

static void
present_now (LiftWindow *self)
{
  if (self->present_id == 0)
    return;
  g_clear_handle_id (&self->present_id, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

static gboolean
present_cb (gpointer user_data)
{
  LiftWindow *self = user_data;

  self->present_id = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static GtkWidget *
make_page (LiftWindow *self, const char *name)
{
  if (g_strcmp0 (name, "procedure") == 0)
    return lift_procedure_page_new (self->model);
  if (_lift_window_waits_for_days (self))
    return _lift_window_make_waiting_page (self);
  if (g_strcmp0 (name, "progress") == 0)
    return lift_progress_page_new (self->model);
  if (g_strcmp0 (name, "diary") == 0)
    return lift_diary_page_new (self->model);
  return lift_today_page_new (self->model);
}

/* A page of days gives way to the one that stands in for it, and the other way round. */
static void
drop_page_that_does_not_fit (LiftWindow *self, const char *name, GtkWidget *bin)
{
  GtkWidget *page = adw_bin_get_child (ADW_BIN (bin));

  if (page != NULL && g_strcmp0 (name, "procedure") != 0 && !_lift_window_page_fits (self, page))
    adw_bin_set_child (ADW_BIN (bin), NULL);
}

/* Pages are built when they are first looked at: opening shows Today, and only that is paid for. */
static void
fill_page (LiftWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->pages));
  GtkWidget *bin = adw_view_stack_get_visible_child (ADW_VIEW_STACK (self->pages));

  if (self->model == NULL || lift_diary_model_get_state (self->model) != LIFT_DIARY_READY)
    return;
  drop_page_that_does_not_fit (self, name, bin);
  if (adw_bin_get_child (ADW_BIN (bin)) != NULL)
    return;
  adw_bin_set_child (ADW_BIN (bin), make_page (self, name));
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_grab_focus (adw_bin_get_child (ADW_BIN (bin)));
}

static void
page_changed_cb (LiftWindow *self)
{
  if (self->model == NULL)
    return;
  lift_diary_model_flush (self->model);
  fill_page (self);
}

/* The bar at the bottom stands in for the switcher in the title where that has no room. */
static void
update_switcher (LiftWindow *self)
{
  gboolean pages = g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->root_stack)), "pages") == 0;
  gboolean narrow = adw_squeezer_get_visible_child (ADW_SQUEEZER (self->squeezer)) == self->title;

  /* Given its pages when it is first needed: a switcher has many parts, and opening wide needs one only. */
  if (pages && narrow)
    adw_view_switcher_bar_set_stack (ADW_VIEW_SWITCHER_BAR (self->switcher_bar), ADW_VIEW_STACK (self->pages));
  gtk_widget_set_visible (self->switcher_bar, pages && narrow);
  adw_view_switcher_bar_set_reveal (ADW_VIEW_SWITCHER_BAR (self->switcher_bar), pages && narrow);
}

static void
show_root (LiftWindow *self, const char *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->root_stack), name);
  gtk_widget_set_visible (self->switcher, g_strcmp0 (name, "pages") == 0);
  update_switcher (self);
}

static void
add_status_button (GtkWidget *page, const char *label, const char *action, gboolean suggested)
{
  GtkWidget *button = lift_ui_make_button (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
}

/* The page for a diary that cannot be opened; made when it is first needed. */
static AdwStatusPage *
get_status_page (LiftWindow *self, const char *name, const char *icon, const char *title)
{
  GtkWidget *page = gtk_stack_get_child_by_name (GTK_STACK (self->root_stack), name);

  if (page == NULL) {
    page = adw_status_page_new ();
    adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
    adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
    gtk_stack_add_named (GTK_STACK (self->root_stack), page, name);
  }
  return ADW_STATUS_PAGE (page);
}

static void
show_broken (LiftWindow *self, const GError *error)
{
  AdwStatusPage *page =
    get_status_page (self, "broken", "dialog-warning-symbolic", _("The diary cannot be opened"));
  g_autofree char *escaped = NULL;

  /* A status page reads its description as markup. */
  escaped = g_markup_escape_text (error != NULL ? error->message : "", -1);
  adw_status_page_set_description (page, escaped);
  add_status_button (GTK_WIDGET (page), C_("button", "Try again"), "win.reopen", FALSE);
  show_root (self, "broken");
}

static void
update_notice (LiftWindow *self)
{
  LiftSnapshot *snapshot = lift_diary_model_get_snapshot (self->model);
  LiftSaveState state = lift_diary_model_get_save_state (self->model);
  const char *text = self->location;

  if (snapshot != NULL && snapshot->read_only && !snapshot->damaged)
    text = _("This diary can only be read now: its file or its disk cannot be written. Nothing is lost.");
  /* Under the form, too, but that may be out of sight. */
  if (state == LIFT_SAVE_FAILED || state == LIFT_SAVE_HELD)
    text = lift_diary_model_get_save_text (self->model);
  gtk_label_set_label (GTK_LABEL (self->notice), text != NULL ? text : "");
  gtk_widget_set_visible (self->notice, text != NULL);
}

static void
show_diary (LiftWindow *self)
{
  adw_bin_set_child (ADW_BIN (self->first_run), NULL);
  show_root (self, "pages");
  fill_page (self);
}

static void
model_changed_cb (LiftWindow *self)
{
  const GError *error = lift_diary_model_get_error (self->model);

  switch (lift_diary_model_get_state (self->model)) {
  case LIFT_DIARY_LOADING:
    show_root (self, "loading");
    return;
  case LIFT_DIARY_NONE:
    if (adw_bin_get_child (ADW_BIN (self->first_run)) == NULL)
      adw_bin_set_child (ADW_BIN (self->first_run), lift_first_run_page_new (self->model, LIFT_STEP_ALL));
    show_root (self, "first-run");
    break;
  case LIFT_DIARY_READY:
    /* The first steps are done, and may have asked for a reminder. */
    if (adw_bin_get_child (ADW_BIN (self->first_run)) != NULL)
      _lift_window_tell_service_soon (self);
    show_diary (self);
    break;
  case LIFT_DIARY_BROKEN:
    show_broken (self, error);
    break;
  }
  update_notice (self);
  self->damage_bar = _lift_window_update_damage (self, self->notice, self->damage_bar);
  self->procedures_button = _lift_window_update_procedures (self, self->header, self->procedures_button);
  /* A narrow header bar has room for the menu or for the name of the program. */
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title),
                              self->procedures_button != NULL && gtk_widget_get_visible (self->procedures_button)
                                ? "" : "Afterlift");
  _lift_window_update_actions (self);
  present_now (self);
}

static void
active_cb (LiftWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    lift_diary_model_check_day (self->model);
  else
    lift_diary_model_flush (self->model);
}

void
_lift_window_show_sub (LiftWindow *self, const char *title, GtkWidget *content)
{
  if (self->sub == NULL) {
    self->sub = lift_sub_page_new ();
    adw_leaflet_page_set_name (adw_leaflet_append (ADW_LEAFLET (self->leaflet), self->sub), "sub");
  }
  adw_leaflet_set_visible_child_name (ADW_LEAFLET (self->leaflet), "sub");
  lift_sub_page_show (LIFT_SUB_PAGE (self->sub), title, content, !LIFT_IS_WORRIED_PAGE (content));
}

static void
focus_page (LiftWindow *self)
{
  GtkWidget *page = adw_view_stack_get_visible_child (ADW_VIEW_STACK (self->pages));

  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

void
_lift_window_go_back (LiftWindow *self)
{
  adw_leaflet_set_visible_child_name (ADW_LEAFLET (self->leaflet), "main");
}

void
_lift_window_show_page (LiftWindow *self, const char *name)
{
  _lift_window_go_back (self);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->pages), name);
  focus_page (self);
}

/* The Today page; it is built when it is not there yet. */
GtkWidget *
_lift_window_get_today (LiftWindow *self)
{
  fill_page (self);
  return adw_bin_get_child (ADW_BIN (self->today));
}

void
_lift_window_say (LiftWindow *self, const char *sentence, gboolean with_undo)
{
  /* A toast reads its title as markup, and a sentence may name a file. */
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);
  AdwToast *toast = adw_toast_new (escaped);
  GtkWidget *title = lift_ui_make_toast_title (sentence, gtk_widget_get_width (GTK_WIDGET (self)));

  if (with_undo) {
    adw_toast_set_button_label (toast, C_("button", "Undo"));
    adw_toast_set_action_name (toast, "win.undo");
  }
  if (title != NULL)
    adw_toast_set_custom_title (toast, title);
  if (with_undo || title != NULL)
    adw_toast_set_timeout (toast, 10);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

static void
notice_cb (LiftWindow *self, const char *sentence)
{
  _lift_window_say (self, sentence, FALSE);
}

/* What the window knows of reminders; nothing of it is read before it is asked for. */
LiftReminderModel *
_lift_window_get_reminders (LiftWindow *self)
{
  if (self->reminders == NULL) {
    self->reminders = lift_reminder_model_new (lift_diary_model_get_store (self->model),
                                               lift_diary_model_is_own (self->model));
    g_signal_connect_swapped (self->reminders, "notice", G_CALLBACK (notice_cb), self);
  }
  return self->reminders;
}

/* Where the window's own choices are kept; NULL where the schema is not installed. */
GSettings *
_lift_window_get_settings (LiftWindow *self)
{
  return self->settings;
}

LiftZoom *
_lift_window_get_zoom (LiftWindow *self)
{
  if (self->zoom == NULL)
    self->zoom = lift_zoom_new (gtk_widget_get_settings (GTK_WIDGET (self)), self->settings);
  return self->zoom;
}

gboolean
_lift_window_hides_on_lock (LiftWindow *self)
{
  return self->settings == NULL || g_settings_get_boolean (self->settings, "hide-on-lock");
}

static void
close_response_cb (LiftWindow *self, const char *response)
{
  if (g_strcmp0 (response, "close") != 0)
    return;
  self->close_anyway = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
ask_before_closing (LiftWindow *self)
{
  GtkWidget *dialog = lift_ui_make_question (GTK_WINDOW (self), _("This day is not saved yet"),
                                             lift_diary_model_get_save_text (self->model));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _("_Stay"), "close",
                                    _("_Close without saving"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (close_response_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
close_cb (gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
  return G_SOURCE_REMOVE;
}

/* The last edits of a window that is being closed have reached the disk, or could not. */
static void
save_state_changed_cb (LiftWindow *self)
{
  LiftSaveState state = lift_diary_model_get_save_state (self->model);

  update_notice (self);
  if (!self->closing || (state == LIFT_SAVE_SAVED && lift_diary_model_has_unsaved (self->model)))
    return;
  if (state == LIFT_SAVE_PENDING) {
    lift_diary_model_flush (self->model);
    return;
  }
  self->closing = FALSE;
  g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, g_object_ref (self), g_object_unref);
}

static void
remember_size (LiftWindow *self)
{
  int width, height;

  if (self->settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width >= 320 && height >= 294) {
    g_settings_set_int (self->settings, "window-width", width);
    g_settings_set_int (self->settings, "window-height", height);
  }
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_string (self->settings, "last-page",
                         adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->pages)));
}

static gboolean
lift_window_close_request (GtkWindow *window)
{
  LiftWindow *self = LIFT_WINDOW (window);

  /* A digit that waits for a second one is told when the focus leaves it. */
  gtk_window_set_focus (window, NULL);
  if (!self->close_anyway && lift_diary_model_get_save_state (self->model) == LIFT_SAVE_FAILED) {
    ask_before_closing (self);
    return TRUE;
  }
  if (!self->close_anyway && lift_diary_model_get_save_state (self->model) == LIFT_SAVE_PENDING) {
    self->closing = TRUE;
    lift_diary_model_flush (self->model);
    return TRUE;
  }
  remember_size (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  lift_diary_model_shutdown (self->model);
  return GTK_WINDOW_CLASS (lift_window_parent_class)->close_request (window);
}

static void
lift_window_dispose (GObject *object)
{
  LiftWindow *self = LIFT_WINDOW (object);

  g_clear_handle_id (&self->present_id, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->reminders != NULL)
    g_signal_handlers_disconnect_by_data (self->reminders, self);
  g_clear_object (&self->reminders);
  g_clear_object (&self->model);
  g_clear_object (&self->settings);
  g_clear_object (&self->zoom);
  g_clear_pointer (&self->location, g_free);
  G_OBJECT_CLASS (lift_window_parent_class)->dispose (object);
}

static void
lift_window_class_init (LiftWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lift_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lift_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, LIFT_RESOURCE_PATH "/lift-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LiftWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LiftWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, LiftWindow, header);
  gtk_widget_class_bind_template_child (widget_class, LiftWindow, squeezer);
  gtk_widget_class_bind_template_child (widget_class, LiftWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, LiftWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LiftWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, LiftWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LiftWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, LiftWindow, root_stack);
  gtk_widget_class_bind_template_child (widget_class, LiftWindow, first_run);
  gtk_widget_class_bind_template_child (widget_class, LiftWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, LiftWindow, today);
  gtk_widget_class_bind_template_child (widget_class, LiftWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, LiftWindow, diary);
  gtk_widget_class_bind_template_child (widget_class, LiftWindow, procedure);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  _lift_window_install_actions (widget_class);
}

/* The menu is read when it is first opened. */
static void
create_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (LIFT_RESOURCE_PATH "/lift-window-menu.ui");

  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (gtk_builder_get_object (builder, "menu")));
}

static void
lift_window_init (LiftWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu_button), create_menu_cb, NULL, NULL);
  /* An icon alone says nothing to a screen reader. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("tooltip", "Main menu"), -1);
  g_signal_connect_swapped (self->squeezer, "notify::visible-child", G_CALLBACK (update_switcher), self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  self->settings = open_settings ();
  if (self->settings == NULL) {
    gtk_window_set_default_size (GTK_WINDOW (self), 720, 760);
    return;
  }
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_int (self->settings, "text-zoom") != LIFT_ZOOM_MIN)
    _lift_window_get_zoom (self);
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

/**
 * lift_window_new:
 * @application: the application
 * @model: the diary
 * @location: (nullable): what to say above the pages when this is not her own diary
 *
 * Returns: (transfer none): a window; lift_window_start() shows it.
 */
LiftWindow *
lift_window_new (GtkApplication *application, LiftDiaryModel *model, const char *location)
{
  LiftWindow *self = g_object_new (LIFT_TYPE_WINDOW, "application", application, NULL);

  self->model = g_object_ref (model);
  self->location = g_strdup (location);
  g_signal_connect_swapped (model, "changed", G_CALLBACK (model_changed_cb), self);
  g_signal_connect_swapped (model, "day-changed", G_CALLBACK (fill_page), self);
  g_signal_connect_swapped (model, "notice", G_CALLBACK (notice_cb), self);
  g_signal_connect_swapped (model, "save-state-changed", G_CALLBACK (save_state_changed_cb), self);
  _lift_window_update_actions (self);
  update_notice (self);
  return self;
}

/**
 * lift_window_start:
 * @self: a window
 *
 * Shows the window, with its first content if that is there soon.
 */
void
lift_window_start (LiftWindow *self)
{
  _lift_window_tell_service_soon (self);
  _lift_window_watch_lock (self);
  _lift_window_tell_remarks (self, self->notice);
  if (lift_diary_model_get_state (self->model) != LIFT_DIARY_LOADING) {
    model_changed_cb (self);
    gtk_window_present (GTK_WINDOW (self));
  } else if (self->present_id == 0) {
    self->present_id = g_timeout_add (PRESENT_AT_LATEST_MS, present_cb, self);
  }
}

/**
 * lift_window_open_day:
 * @self: a window
 * @day: the diary day that a reminder spoke of
 *
 * Shows Today at that day, ready to be written; where the diary is still being read, as soon as it is there.
 */
void
lift_window_open_day (LiftWindow *self, LiftDate day)
{
  lift_diary_model_set_day (self->model, day);
  _lift_window_show_page (self, "today");
}

/** lift_window_get_model: Returns: (transfer none): the diary. */
LiftDiaryModel *
lift_window_get_model (LiftWindow *self)
{
  return self->model;
}
