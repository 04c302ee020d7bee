/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-pair.h"

#define GAP_BESIDE 12
#define GAP_BELOW 6
/* The first widget wraps its text, so it is content with less than its natural width, down to this. */
#define FIRST_ENOUGH 240

struct _LiftPair {
  GtkWidget parent_instance;

  GtkWidget *first;
  GtkWidget *second;
};

G_DEFINE_FINAL_TYPE (LiftPair, lift_pair, GTK_TYPE_WIDGET)

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

static int
measure_height (GtkWidget *widget, int width)
{
  int minimum, natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  return natural;
}

/* Width of the second widget beside the first, or 0 where it goes below. */
static int
get_width_beside (LiftPair *self, int width)
{
  int first_natural, second_natural, minimum;

  measure_width (self->first, &minimum, &first_natural);
  measure_width (self->second, NULL, &second_natural);
  first_natural = MAX (minimum, MIN (first_natural, FIRST_ENOUGH));
  return width >= first_natural + GAP_BESIDE + second_natural ? second_natural : 0;
}

static GtkSizeRequestMode
lift_pair_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lift_pair_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                   int *minimum_baseline, int *natural_baseline)
{
  LiftPair *self = LIFT_PAIR (widget);
  int first_minimum, first_natural, second_minimum, second_natural, beside;

  measure_width (self->first, &first_minimum, &first_natural);
  measure_width (self->second, &second_minimum, &second_natural);
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MAX (first_minimum, second_minimum);
    *natural = first_natural + GAP_BESIDE + second_natural;
    return;
  }
  if (for_size < 0)
    for_size = first_natural + GAP_BESIDE + second_natural;
  beside = get_width_beside (self, for_size);
  if (beside > 0)
    *minimum = MAX (measure_height (self->first, for_size - GAP_BESIDE - beside), measure_height (self->second, beside));
  else
    *minimum = measure_height (self->first, for_size) + GAP_BELOW + measure_height (self->second, for_size);
  *natural = *minimum;
}

static void
lift_pair_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LiftPair *self = LIFT_PAIR (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int beside = get_width_beside (self, width);
  GtkAllocation first = { 0, 0, width, height };
  GtkAllocation second = { 0, 0, width, height };

  if (beside > 0) {
    first.width = width - GAP_BESIDE - beside;
    second.width = beside;
    second.x = rtl ? 0 : first.width + GAP_BESIDE;
    first.x = rtl ? beside + GAP_BESIDE : 0;
    second.height = measure_height (self->second, beside);
    second.y = (height - second.height) / 2;
  } else {
    first.height = measure_height (self->first, width);
    second.y = first.height + GAP_BELOW;
    second.height = height - second.y;
  }
  gtk_widget_size_allocate (self->first, &first, -1);
  gtk_widget_size_allocate (self->second, &second, -1);
}

static void
lift_pair_dispose (GObject *object)
{
  LiftPair *self = LIFT_PAIR (object);

  g_clear_pointer (&self->first, gtk_widget_unparent);
  g_clear_pointer (&self->second, gtk_widget_unparent);
  G_OBJECT_CLASS (lift_pair_parent_class)->dispose (object);
}

static void
lift_pair_class_init (LiftPairClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lift_pair_dispose;
  widget_class->get_request_mode = lift_pair_get_request_mode;
  widget_class->measure = lift_pair_measure;
  widget_class->size_allocate = lift_pair_size_allocate;
}

static void
lift_pair_init (LiftPair *self)
{
}

/** lift_pair_new: Returns: (transfer floating): @first and @second, beside or below each other. */
GtkWidget *
lift_pair_new (GtkWidget *first, GtkWidget *second)
{
  LiftPair *self = g_object_new (LIFT_TYPE_PAIR, NULL);

  self->first = first;
  self->second = second;
  gtk_widget_set_parent (first, GTK_WIDGET (self));
  gtk_widget_set_parent (second, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
