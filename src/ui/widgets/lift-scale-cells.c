/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-scale-cells.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "lift-format.h"

#define N_CELLS (LIFT_SCORE_MAX + 1)
#define CELLS_IN_FIRST_ROW 6
/* Cells are at least so large, for fingers. */
#define CELL_SIZE 44
#define MIN_WIDTH 44
#define GAP 6
/* "1" waits this long for a "0" that makes it 10. */
#define SECOND_DIGIT_MS 1000

struct _LiftScaleCells {
  GtkWidget parent_instance;

  LiftSymptom symptom;
  GtkWidget *cells[N_CELLS];
  int score;
  int yesterday;
  char *finding;
  gboolean setting;
  guint second_digit_id;
};

G_DEFINE_FINAL_TYPE (LiftScaleCells, lift_scale_cells, GTK_TYPE_WIDGET)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_score (LiftScaleCells *self)
{
  int focusable = self->score == LIFT_SCORE_NONE ? 0 : self->score;

  self->setting = TRUE;
  for (int i = 0; i < N_CELLS; i++) {
    gboolean chosen = i == self->score;

    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->cells[i]), chosen);
    gtk_widget_set_focusable (self->cells[i], i == focusable);
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->cells[i]), GTK_ACCESSIBLE_STATE_CHECKED,
                                 chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  }
  self->setting = FALSE;
}

static gboolean
has_focus_inside (LiftScaleCells *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}

static void
choose (LiftScaleCells *self, int score)
{
  gboolean had_focus = has_focus_inside (self);
  gboolean changed = score != self->score;

  self->score = score;
  if (had_focus)
    gtk_widget_set_focusable (self->cells[score == LIFT_SCORE_NONE ? 0 : score], TRUE);
  if (had_focus)
    gtk_widget_grab_focus (self->cells[score == LIFT_SCORE_NONE ? 0 : score]);
  show_score (self);
  if (changed)
    g_signal_emit (self, signals[CHOSEN], 0, score);
}

static void
cell_toggled_cb (LiftScaleCells *self, GtkToggleButton *cell)
{
  if (self->setting)
    return;
  for (int i = 0; i < N_CELLS; i++) {
    if (self->cells[i] != GTK_WIDGET (cell))
      continue;
    /* A second tap on the chosen cell leaves it chosen, as with every radio button. */
    choose (self, i);
    gtk_widget_grab_focus (self->cells[i]);
  }
}

static gboolean
second_digit_cb (gpointer user_data)
{
  LiftScaleCells *self = user_data;

  self->second_digit_id = 0;
  choose (self, 1);
  return G_SOURCE_REMOVE;
}

/* A "1" that still waits for its "0" is an answer, too: whatever else happens first, it counts. */
static void
settle_digit (LiftScaleCells *self)
{
  if (self->second_digit_id == 0)
    return;
  g_clear_handle_id (&self->second_digit_id, g_source_remove);
  choose (self, 1);
}

static void
type_digit (LiftScaleCells *self, int digit)
{
  gboolean second = self->second_digit_id != 0;

  g_clear_handle_id (&self->second_digit_id, g_source_remove);
  if (second && digit == 0)
    choose (self, 10);
  else if (digit == 1)
    self->second_digit_id = g_timeout_add (SECOND_DIGIT_MS, second_digit_cb, self);
  else
    choose (self, digit);
}

static int
read_digit (guint keyval)
{
  gunichar character = gdk_keyval_to_unicode (keyval);

  if (character != 0 && g_unichar_isdigit (character))
    return g_unichar_digit_value (character);
  return -1;
}

/* Some keyboards give digits with Shift only: the key alone says nothing. */
static gboolean
is_modifier (guint keyval)
{
  return (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R) ||
         (keyval >= GDK_KEY_ISO_Lock && keyval <= GDK_KEY_ISO_Level5_Lock) || keyval == GDK_KEY_Mode_switch ||
         keyval == GDK_KEY_Num_Lock;
}

static void
step (LiftScaleCells *self, int by)
{
  if (self->score == LIFT_SCORE_NONE)
    choose (self, 0);
  else
    choose (self, CLAMP (self->score + by, 0, LIFT_SCORE_MAX));
}

static gboolean
key_pressed_cb (LiftScaleCells *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int digit = read_digit (keyval);

  if (is_modifier (keyval))
    return FALSE;
  if (digit >= 0 && !(state & (GDK_CONTROL_MASK | GDK_ALT_MASK))) {
    type_digit (self, digit);
    return TRUE;
  }
  settle_digit (self);
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  switch (keyval) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    step (self, rtl ? 1 : -1);
    return TRUE;
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    step (self, rtl ? -1 : 1);
    return TRUE;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    step (self, 1);
    return TRUE;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    step (self, -1);
    return TRUE;
  case GDK_KEY_Home:
  case GDK_KEY_KP_Home:
    choose (self, 0);
    return TRUE;
  case GDK_KEY_End:
  case GDK_KEY_KP_End:
    choose (self, LIFT_SCORE_MAX);
    return TRUE;
  case GDK_KEY_Delete:
  case GDK_KEY_KP_Delete:
  case GDK_KEY_BackSpace:
    choose (self, LIFT_SCORE_NONE);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
lift_scale_cells_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LiftScaleCells *self = LIFT_SCALE_CELLS (widget);

  if (has_focus_inside (self))
    return FALSE;
  return gtk_widget_grab_focus (self->cells[self->score == LIFT_SCORE_NONE ? 0 : self->score]);
}

static gboolean
lift_scale_cells_grab_focus (GtkWidget *widget)
{
  LiftScaleCells *self = LIFT_SCALE_CELLS (widget);

  return gtk_widget_grab_focus (self->cells[self->score == LIFT_SCORE_NONE ? 0 : self->score]);
}

/* Text can be made larger, so a cell is at least as large as its figure wants to be. */
static int
measure_cell (LiftScaleCells *self, GtkOrientation orientation, int size)
{
  int minimum;

  /* "10" is the widest. */
  gtk_widget_measure (self->cells[LIFT_SCORE_MAX], orientation, -1, &minimum, NULL, NULL, NULL);
  return MAX (size, minimum);
}

static int
choose_columns (int width, int cell)
{
  return width >= N_CELLS * cell + (N_CELLS - 1) * GAP ? N_CELLS : CELLS_IN_FIRST_ROW;
}

static GtkSizeRequestMode
lift_scale_cells_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lift_scale_cells_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  LiftScaleCells *self = LIFT_SCALE_CELLS (widget);
  int cell = measure_cell (self, GTK_ORIENTATION_HORIZONTAL, CELL_SIZE);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = CELLS_IN_FIRST_ROW * cell + (CELLS_IN_FIRST_ROW - 1) * 2;
    *natural = N_CELLS * cell + (N_CELLS - 1) * GAP;
    return;
  }
  if (for_size < 0 || choose_columns (for_size, cell) == N_CELLS)
    *minimum = *natural = measure_cell (self, GTK_ORIENTATION_VERTICAL, CELL_SIZE);
  else
    *minimum = *natural = 2 * measure_cell (self, GTK_ORIENTATION_VERTICAL, CELL_SIZE) + GAP;
}

static void
lift_scale_cells_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LiftScaleCells *self = LIFT_SCALE_CELLS (widget);
  int columns = choose_columns (width, measure_cell (self, GTK_ORIENTATION_HORIZONTAL, CELL_SIZE));
  int rows = columns == N_CELLS ? 1 : 2;
  int cell_height = (height - (rows - 1) * GAP) / rows;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double gap = GAP;
  double cell_width = (width - (columns - 1) * gap) / columns;

  if (cell_width < MIN_WIDTH) {
    gap = 2;
    cell_width = (width - (columns - 1) * gap) / columns;
  }
  for (int i = 0; i < N_CELLS; i++) {
    int column = i % columns;
    double x = column * (cell_width + gap);
    GtkAllocation allocation;

    allocation.x = (int) round (rtl ? width - x - cell_width : x);
    allocation.width = (int) floor (cell_width);
    allocation.y = (i / columns) * (cell_height + GAP);
    allocation.height = cell_height;
    gtk_widget_size_allocate (self->cells[i], &allocation, -1);
  }
}

static void
lift_scale_cells_unmap (GtkWidget *widget)
{
  settle_digit (LIFT_SCALE_CELLS (widget));
  GTK_WIDGET_CLASS (lift_scale_cells_parent_class)->unmap (widget);
}

static void
lift_scale_cells_dispose (GObject *object)
{
  LiftScaleCells *self = LIFT_SCALE_CELLS (object);

  g_clear_handle_id (&self->second_digit_id, g_source_remove);
  for (int i = 0; i < N_CELLS; i++)
    g_clear_pointer (&self->cells[i], gtk_widget_unparent);
  g_clear_pointer (&self->finding, g_free);
  G_OBJECT_CLASS (lift_scale_cells_parent_class)->dispose (object);
}

static void
lift_scale_cells_class_init (LiftScaleCellsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lift_scale_cells_dispose;
  widget_class->unmap = lift_scale_cells_unmap;
  widget_class->focus = lift_scale_cells_focus;
  widget_class->grab_focus = lift_scale_cells_grab_focus;
  widget_class->get_request_mode = lift_scale_cells_get_request_mode;
  widget_class->measure = lift_scale_cells_measure;
  widget_class->size_allocate = lift_scale_cells_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "scalecells");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
lift_scale_cells_init (LiftScaleCells *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->score = LIFT_SCORE_NONE;
  self->yesterday = LIFT_SCORE_NONE;
  /* Before the buttons see them: their own arrows would move the focus without choosing. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  /* Before another control acts: the digit belongs to the day that is still shown. */
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (settle_digit), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static GtkWidget *
make_cell (LiftScaleCells *self, int score)
{
  /* Translators: one cell of the 0 to 10 scale; write %Id for the locale’s own digits. */
  g_autofree char *label = g_strdup_printf (C_("scale cell", "%d"), score);
  g_autofree char *spoken = lift_format_score (self->symptom, score);
  GtkWidget *cell = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, "label",
                                  label, "css-classes", (const char *[]){ "cell", NULL }, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_swapped (cell, "toggled", G_CALLBACK (cell_toggled_cb), self);
  gtk_widget_set_parent (cell, GTK_WIDGET (self));
  return cell;
}

/**
 * lift_scale_cells_new:
 * @symptom: what is scored; it gives the words that are read out
 *
 * Returns: (transfer floating): a scale on which nothing is answered.
 */
GtkWidget *
lift_scale_cells_new (LiftSymptom symptom)
{
  LiftScaleCells *self = g_object_new (LIFT_TYPE_SCALE_CELLS, NULL);

  self->symptom = symptom;
  for (int i = 0; i < N_CELLS; i++)
    self->cells[i] = make_cell (self, i);
  show_score (self);
  lift_scale_cells_set_yesterday (self, LIFT_SCORE_NONE);
  return GTK_WIDGET (self);
}

/** lift_scale_cells_get_score: Returns: 0 to 10, or %LIFT_SCORE_NONE. */
int
lift_scale_cells_get_score (LiftScaleCells *self)
{
  return self->score;
}

/** lift_scale_cells_set_score: shows @score (0 to 10 or %LIFT_SCORE_NONE) without `chosen`. */
void
lift_scale_cells_set_score (LiftScaleCells *self, int score)
{
  if (score == self->score)
    return;
  self->score = score;
  show_score (self);
}

/* What a screen reader adds to the name: a finding first, then the range, then yesterday's answer. */
static void
describe (LiftScaleCells *self)
{
  g_autoptr (GString) text = g_string_new (self->finding);

  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append_printf (text, _("0 to 10, %s to %s."), lift_format_anchor_low (self->symptom),
                          lift_format_anchor_high (self->symptom));
  if (self->yesterday != LIFT_SCORE_NONE) {
    g_string_append_c (text, ' ');
    g_string_append_printf (text, _("Yesterday %d."), self->yesterday);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lift_format_symptom (self->symptom), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str,
                                  -1);
}

/**
 * lift_scale_cells_set_yesterday:
 * @self: a scale
 * @score: yesterday's score, or %LIFT_SCORE_NONE
 *
 * Tells what was answered yesterday: a quiet mark on that cell and a word for the screen reader. It is
 * never prefilled.
 */
void
lift_scale_cells_set_yesterday (LiftScaleCells *self, int score)
{
  self->yesterday = score;
  for (int i = 0; i < N_CELLS; i++) {
    if (i == score)
      gtk_widget_add_css_class (self->cells[i], "yesterday");
    else
      gtk_widget_remove_css_class (self->cells[i], "yesterday");
  }
  describe (self);
}

/** lift_scale_cells_set_finding: @text (nullable) of a finding, which a screen reader says with the scale. */
void
lift_scale_cells_set_finding (LiftScaleCells *self, const char *text)
{
  g_free (self->finding);
  self->finding = g_strdup (text);
  describe (self);
}
