/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-export-page.h"

#include <glib/gi18n-lib.h>

#include "lift-export-choices.h"
#include "lift-page-preview.h"
#include "lift-ui-parts.h"

struct _LiftExportPage {
  AdwBin parent_instance;

  LiftExportModel *model;
  GtkWidget *preview;
  GtkWidget *paper;
  GtkWidget *picture;
  GtkWidget *text;
  GtkWidget *turn;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *page_label;
  GtkWidget *unknown;
  GtkWidget *buttons;
  GtkWidget *save;
  GtkWidget *print;
  GtkWidget *copy;
  GtkWidget *progress;
  GtkWidget *bar;
  GtkWidget *result;
  GtkWidget *result_text;
  GtkWidget *show;
  guint page;
  /* The bytes that are shown now, to tell whether there are new ones. */
  GBytes *shown;
  char *file;
};

G_DEFINE_FINAL_TYPE (LiftExportPage, lift_export_page, ADW_TYPE_BIN)

enum { SAVE, PRINT, SHOW_IN_FOLDER, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_report (LiftExportPage *self)
{
  LiftReportPages *pages = lift_export_model_get_pages (self->model);
  guint n = pages != NULL ? lift_report_pages_get_n_pages (pages) : 0;
  guint unknown = pages != NULL ? lift_report_pages_get_n_unknown (pages) : 0;
  g_autofree char *label = NULL;
  g_autofree char *warning = NULL;

  self->page = n > 0 ? MIN (self->page, n - 1) : 0;
  lift_page_preview_set (LIFT_PAGE_PREVIEW (self->paper), pages, self->page);
  /* Translators: which page is shown, of how many. */
  label = g_strdup_printf (_("Page %d of %d"), (int) self->page + 1, (int) n);
  gtk_label_set_label (GTK_LABEL (self->page_label), label);
  gtk_widget_set_visible (self->turn, n > 1);
  gtk_widget_set_sensitive (self->previous, self->page > 0);
  gtk_widget_set_sensitive (self->next, self->page + 1 < n);
  warning = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d character cannot be printed with the fonts of this computer.",
                                          "%d characters cannot be printed with the fonts of this computer.", unknown),
                             (int) unknown);
  gtk_label_set_label (GTK_LABEL (self->unknown), warning);
  gtk_widget_set_visible (self->unknown, unknown > 0);
}

static void
show_bytes (LiftExportPage *self, gboolean is_text)
{
  GBytes *bytes = lift_export_model_get_bytes (self->model);
  g_autoptr (GdkTexture) texture = NULL;

  if (bytes == self->shown)
    return;
  g_clear_pointer (&self->shown, g_bytes_unref);
  self->shown = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  if (bytes == NULL)
    return;
  if (is_text) {
    g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

    gtk_label_set_label (GTK_LABEL (self->text), text);
    return;
  }
  texture = gdk_texture_new_from_bytes (bytes, NULL);
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
}

static void
update (LiftExportPage *self)
{
  LiftExportFormat format = lift_export_model_get_options (self->model)->format;
  gboolean is_report = format == LIFT_EXPORT_PDF;
  gboolean is_picture = format == LIFT_EXPORT_PNG || format == LIFT_EXPORT_SVG;
  gboolean is_text = format == LIFT_EXPORT_TEXT;
  gboolean saving = lift_export_model_is_saving (self->model);
  gboolean ready = lift_export_model_is_loaded (self->model) && !saving;

  gtk_widget_set_visible (self->preview, is_report || is_picture || is_text);
  gtk_widget_set_visible (gtk_widget_get_parent (self->paper), is_report);
  gtk_widget_set_visible (self->picture, is_picture);
  gtk_widget_set_visible (self->text, is_text);
  gtk_widget_set_visible (self->print, is_report);
  gtk_widget_set_visible (self->copy, is_text);
  gtk_widget_set_sensitive (self->save, ready);
  gtk_widget_set_sensitive (self->print, ready);
  gtk_widget_set_sensitive (self->copy, ready);
  gtk_widget_set_visible (self->progress, saving);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), lift_export_model_get_progress (self->model));
  if (is_report)
    show_report (self);
  else
    show_bytes (self, is_text);
}

static void
turn (LiftExportPage *self, int by)
{
  self->page = (guint) ((int) self->page + by);
  show_report (self);
}

static void
previous_cb (LiftExportPage *self)
{
  turn (self, -1);
}

static void
next_cb (LiftExportPage *self)
{
  turn (self, 1);
}

static void
save_cb (LiftExportPage *self)
{
  g_signal_emit (self, signals[SAVE], 0);
}

static void
print_cb (LiftExportPage *self)
{
  g_signal_emit (self, signals[PRINT], 0);
}

static void
copy_cb (LiftExportPage *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), gtk_label_get_label (GTK_LABEL (self->text)));
  lift_diary_model_notify (lift_export_model_get_diary (self->model), _("Copied. Paste it where you need it."));
}

static void
cancel_cb (LiftExportPage *self)
{
  lift_export_model_cancel (self->model);
}

static void
show_cb (LiftExportPage *self)
{
  g_signal_emit (self, signals[SHOW_IN_FOLDER], 0, self->file);
}

static void
show_result (LiftExportPage *self, const char *sentence, const char *file)
{
  g_free (self->file);
  self->file = g_strdup (file);
  gtk_label_set_label (GTK_LABEL (self->result_text), sentence);
  gtk_widget_set_visible (self->show, file != NULL);
  gtk_widget_set_visible (self->result, TRUE);
  lift_ui_scroll_to (self->result);
}

static void
saved_cb (LiftExportPage *self, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *folder_name = g_filename_display_name (folder);
  g_autofree char *sentence = NULL;

  if (lift_ui_is_of_portal (path))
    /* Translators: the name of a file. */
    sentence = g_strdup_printf (_("Saved as %s. The file is not encrypted: whoever has it can read it."), name);
  else
    /* Translators: the name of a file, and the folder in which it is. */
    sentence = g_strdup_printf (_("Saved as %s in %s. The file is not encrypted: whoever has it can read it."), name,
                                folder_name);
  show_result (self, sentence, path);
}

static void
failed_cb (LiftExportPage *self, const char *sentence)
{
  show_result (self, sentence, NULL);
}

static GtkWidget *
make_icon_button (LiftExportPage *self, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
make_paper (LiftExportPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->paper = lift_page_preview_new ();
  gtk_box_append (GTK_BOX (box), self->paper);
  self->turn = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_halign (self->turn, GTK_ALIGN_CENTER);
  self->previous = make_icon_button (self, "go-previous-symbolic", C_("tooltip", "Page before"), G_CALLBACK (previous_cb));
  self->next = make_icon_button (self, "go-next-symbolic", C_("tooltip", "Next page"), G_CALLBACK (next_cb));
  self->page_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->page_label, "numeric");
  gtk_box_append (GTK_BOX (self->turn), self->previous);
  gtk_box_append (GTK_BOX (self->turn), self->page_label);
  gtk_box_append (GTK_BOX (self->turn), self->next);
  gtk_box_append (GTK_BOX (box), self->turn);
  self->unknown = lift_ui_make_label (NULL, NULL);
  gtk_box_append (GTK_BOX (box), self->unknown);
  return box;
}

static GtkWidget *
make_preview (LiftExportPage *self)
{
  self->preview = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->preview), lift_ui_make_label (_("How it will look"), "heading"));
  gtk_box_append (GTK_BOX (self->preview), make_paper (self));
  self->picture = gtk_picture_new ();
  gtk_picture_set_can_shrink (GTK_PICTURE (self->picture), TRUE);
  gtk_picture_set_alternative_text (GTK_PICTURE (self->picture), _("Preview of the chart"));
  gtk_box_append (GTK_BOX (self->preview), self->picture);
  self->text = lift_ui_make_label (NULL, "card");
  gtk_widget_add_css_class (self->text, "padded");
  gtk_label_set_selectable (GTK_LABEL (self->text), TRUE);
  gtk_box_append (GTK_BOX (self->preview), self->text);
  return self->preview;
}

static GtkWidget *
add_button (LiftExportPage *self, const char *label, GCallback clicked)
{
  GtkWidget *button = lift_ui_make_mnemonic_button (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->buttons), button);
  return button;
}

static GtkWidget *
make_progress (LiftExportPage *self)
{
  GtkWidget *stop = lift_ui_make_mnemonic_button (C_("button", "_Stop"));

  self->progress = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->bar = gtk_progress_bar_new ();
  gtk_widget_set_hexpand (self->bar, TRUE);
  gtk_widget_set_valign (self->bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The file is being made"),
                                  -1);
  g_signal_connect_swapped (stop, "clicked", G_CALLBACK (cancel_cb), self);
  gtk_box_append (GTK_BOX (self->progress), self->bar);
  gtk_box_append (GTK_BOX (self->progress), stop);
  return self->progress;
}

static GtkWidget *
make_result (LiftExportPage *self)
{
  self->result = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->result, "card");
  gtk_widget_add_css_class (self->result, "padded");
  gtk_widget_set_visible (self->result, FALSE);
  self->result_text = lift_ui_make_label (NULL, NULL);
  gtk_box_append (GTK_BOX (self->result), self->result_text);
  self->show = lift_ui_make_mnemonic_button (_("Show in _folder"));
  gtk_widget_set_halign (self->show, GTK_ALIGN_START);
  g_signal_connect_swapped (self->show, "clicked", G_CALLBACK (show_cb), self);
  gtk_box_append (GTK_BOX (self->result), self->show);
  return self->result;
}

static void
build (LiftExportPage *self)
{
  GtkWidget *content;
  GtkWidget *page = lift_ui_make_page (&content);

  gtk_box_set_spacing (GTK_BOX (content), 18);
  gtk_box_append (GTK_BOX (content), lift_export_choices_new (self->model));
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_halign (self->buttons, GTK_ALIGN_CENTER);
  self->save = add_button (self, _("_Save…"), G_CALLBACK (save_cb));
  gtk_widget_add_css_class (self->save, "suggested-action");
  self->print = add_button (self, _("_Print…"), G_CALLBACK (print_cb));
  self->copy = add_button (self, _("_Copy"), G_CALLBACK (copy_cb));
  gtk_box_append (GTK_BOX (content), self->buttons);
  gtk_box_append (GTK_BOX (content), make_progress (self));
  gtk_box_append (GTK_BOX (content), make_result (self));
  gtk_box_append (GTK_BOX (content), make_preview (self));
  adw_bin_set_child (ADW_BIN (self), page);
}

static void
lift_export_page_dispose (GObject *object)
{
  LiftExportPage *self = LIFT_EXPORT_PAGE (object);

  /* The pages belong to the model, which may go first. */
  if (self->paper != NULL)
    lift_page_preview_set (LIFT_PAGE_PREVIEW (self->paper), NULL, 0);
  self->paper = NULL;
  g_clear_object (&self->model);
  g_clear_pointer (&self->shown, g_bytes_unref);
  g_clear_pointer (&self->file, g_free);
  G_OBJECT_CLASS (lift_export_page_parent_class)->dispose (object);
}

static void
lift_export_page_class_init (LiftExportPageClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lift_export_page_dispose;
  signals[SAVE] = g_signal_new ("save", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PRINT] = g_signal_new ("print", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHOW_IN_FOLDER] =
    g_signal_new ("show-in-folder", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lift_export_page_init (LiftExportPage *self)
{
}

/** lift_export_page_new: Returns: (transfer floating): the page for @model. */
GtkWidget *
lift_export_page_new (LiftExportModel *model)
{
  LiftExportPage *self = g_object_new (LIFT_TYPE_EXPORT_PAGE, NULL);

  self->model = g_object_ref (model);
  build (self);
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/** lift_export_page_get_model: Returns: (transfer none): what it shows. */
LiftExportModel *
lift_export_page_get_model (LiftExportPage *self)
{
  return self->model;
}
