/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-ui-parts.h"

#include <adwaita.h>
#include <langinfo.h>

#include "lift-format.h"

/**
 * lift_ui_make_label:
 * @text: (nullable): what it says
 * @css_class: (nullable): one style class
 *
 * Returns: (transfer floating): a label that starts at the leading edge and wraps.
 */
GtkWidget *
lift_ui_make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/** lift_ui_wrap_button: lets the words of @button, which has a label, take a second line where there is no room. */
void
lift_ui_wrap_button (GtkButton *button)
{
  GtkWidget *label = gtk_button_get_child (button);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
}

/** lift_ui_make_button: Returns: (transfer floating): a button whose words take a second line where they have to. */
GtkWidget *
lift_ui_make_button (const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  lift_ui_wrap_button (GTK_BUTTON (button));
  return button;
}

/** lift_ui_make_mnemonic_button: Returns: (transfer floating): the same, of a label with a mnemonic. */
GtkWidget *
lift_ui_make_mnemonic_button (const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  lift_ui_wrap_button (GTK_BUTTON (button));
  return button;
}

/**
 * lift_ui_make_page:
 * @content: (out): the box to fill, from top to bottom
 *
 * Returns: (transfer floating): a page that scrolls, with its content clamped to a readable width.
 */
GtkWidget *
lift_ui_make_page (GtkWidget **content)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (*content, "page");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 560);
  adw_clamp_set_child (ADW_CLAMP (clamp), *content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static GtkWidget *
make_centred (const char *text, const char *css_class)
{
  GtkWidget *label = lift_ui_make_label (text, css_class);

  gtk_label_set_xalign (GTK_LABEL (label), 0.5);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  return label;
}

/**
 * lift_ui_make_question:
 * @parent: the window that waits for the answer
 * @heading: what is asked
 * @body: what she has to know
 *
 * Both texts are a child of the dialog and not its own, whose labels newer toolkits warn about: they are measured
 * narrower than they can be.
 *
 * Returns: (transfer floating): an #AdwMessageDialog without answers.
 */
GtkWidget *
lift_ui_make_question (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, NULL, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), make_centred (heading, "title-2"));
  gtk_box_append (GTK_BOX (box), make_centred (body, NULL));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  gtk_window_set_title (GTK_WINDOW (dialog), heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, body, -1);
  return dialog;
}

/**
 * lift_ui_set_invalid:
 * @entry: a field
 * @label: the line under it
 * @hint: (nullable): why its text is not understood; %NULL: it is
 *
 * Shows it by colour and in words, and tells a screen reader.
 */
void
lift_ui_set_invalid (GtkWidget *entry, GtkWidget *label, const char *hint)
{
  gtk_label_set_label (GTK_LABEL (label), hint != NULL ? hint : "");
  gtk_widget_set_visible (label, hint != NULL);
  if (hint != NULL) {
    gtk_widget_add_css_class (entry, "error");
    gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  } else {
    gtk_widget_remove_css_class (entry, "error");
    gtk_accessible_reset_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID);
  }
}

/**
 * lift_ui_scroll_to:
 * @widget: a widget that has its size
 *
 * Scrolls the page that @widget is on so far that it is seen, its upper edge above all.
 */
void
lift_ui_scroll_to (GtkWidget *widget)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkAdjustment *vertical;
  graphene_rect_t bounds;

  if (viewport == NULL ||
      !gtk_widget_compute_bounds (widget, gtk_viewport_get_child (GTK_VIEWPORT (viewport)), &bounds))
    return;
  vertical = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  gtk_adjustment_clamp_page (vertical, bounds.origin.y,
                             bounds.origin.y + MIN (bounds.size.height, gtk_adjustment_get_page_size (vertical)));
}

/* Characters that a toast has room for on its one line at the usual width, and in a narrow window; and how many pixels of
 * the window each of them takes, with what stands around them. */
#define TOAST_LINE 50
#define TOAST_LINE_NARROW 20
#define TOAST_CHARACTER 12

/**
 * lift_ui_make_toast_title:
 * @sentence: what a toast is to say
 * @width: of the window, in pixels
 *
 * A toast cuts its title off at the end of its line; what somebody has to read takes as many lines as it needs.
 *
 * Returns: (transfer floating) (nullable): a title of several lines; %NULL where one is enough.
 */
GtkWidget *
lift_ui_make_toast_title (const char *sentence, int width)
{
  int line = CLAMP (width / TOAST_CHARACTER, TOAST_LINE_NARROW, TOAST_LINE);
  GtkWidget *label;

  if (g_utf8_strlen (sentence, -1) <= line)
    return NULL;
  label = lift_ui_make_label (sentence, "heading");
  gtk_label_set_max_width_chars (GTK_LABEL (label), line);
  return label;
}

static void
check_toggled_cb (GtkToggleButton *button)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED,
                               gtk_toggle_button_get_active (button) ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                                                     : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

/**
 * lift_ui_make_check:
 * @label: what it stands for
 *
 * On GTK 4.8 a check button cannot be pressed by a screen reader, and a toggle button does not tell its state.
 *
 * Returns: (transfer floating): a toggle button that is a check box to a screen reader.
 */
GtkWidget *
lift_ui_make_check (const char *label)
{
  GtkWidget *button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_CHECKBOX, "label",
                                    label, NULL);

  lift_ui_wrap_button (GTK_BUTTON (button));
  gtk_widget_add_css_class (button, "answer");
  g_signal_connect (button, "toggled", G_CALLBACK (check_toggled_cb), NULL);
  check_toggled_cb (GTK_TOGGLE_BUTTON (button));
  return button;
}

/**
 * lift_ui_make_calendar:
 *
 * The toolkit's calendar goes to another month, and so to another day, when somebody scrolls over it.
 *
 * Returns: (transfer floating): a calendar that lets the page scroll.
 */
GtkWidget *
lift_ui_make_calendar (void)
{
  GtkWidget *calendar = gtk_calendar_new ();
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (calendar);

  for (guint i = g_list_model_get_n_items (controllers); i > 0; i--) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i - 1);

    if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
      gtk_widget_remove_controller (calendar, controller);
  }
  return calendar;
}

/** lift_ui_get_first_weekday: Returns: the day that a week begins with where she lives, 0 Monday to 6 Sunday. */
int
lift_ui_get_first_weekday (void)
{
  /* glibc gives a date that is a week's first day in its reckoning, as a number in a pointer's clothes, and
   * which day from there on the locale begins with. */
  union {
    const char *text;
    guint32 number;
  } origin = { .text = nl_langinfo (_NL_TIME_WEEK_1STDAY) };
  int first = nl_langinfo (_NL_TIME_FIRST_WEEKDAY)[0] - 1;
  /* 19971130 is a Sunday, 19971201 a Monday. */
  int base = origin.number == 19971201 ? 0 : 6;

  return (base + first) % 7;
}

/**
 * lift_ui_format_weekday:
 * @weekday: 0 Monday to 6 Sunday
 * @whole: the whole name, else as short as calendars have it
 *
 * Returns: (transfer full): its name.
 */
char *
lift_ui_format_weekday (int weekday, gboolean whole)
{
  /* 1 January 2024 was a Monday. */
  return lift_format_date_as (lift_date_from_ymd (2024, 1, 1 + weekday), whole ? "%A" : "%a");
}

/**
 * lift_ui_keep_left_to_right:
 * @entry: a field for a telephone number
 *
 * Where text runs from right to left, the groups of a number would change places while she writes it.
 */
void
lift_ui_keep_left_to_right (GtkEditable *entry)
{
  GtkEditable *text = gtk_editable_get_delegate (entry);

  gtk_widget_set_direction (GTK_WIDGET (entry), GTK_TEXT_DIR_LTR);
  /* What shows the text is a widget of its own, and takes no direction from the field around it. */
  if (text != NULL)
    gtk_widget_set_direction (GTK_WIDGET (text), GTK_TEXT_DIR_LTR);
}

/**
 * lift_ui_is_of_portal:
 * @path: of a file or folder that she chose
 *
 * In a sandbox it is one of the portal's, which says nothing to her: she chose it by another name in its window.
 *
 * Returns: whether only the last part of @path is a name that she knows.
 */
gboolean
lift_ui_is_of_portal (const char *path)
{
  g_autofree char *documents = g_build_filename (g_get_user_runtime_dir (), "doc", "", NULL);

  return g_str_has_prefix (path, documents);
}

/** lift_ui_clear_box: removes every child of @box. */
void
lift_ui_clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}
