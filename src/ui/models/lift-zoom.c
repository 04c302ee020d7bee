/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-zoom.h"

#define KEY "text-zoom"
/* What GTK takes for its unset value: 96 dots per inch, in 1024ths. */
#define USUAL_DPI (96 * 1024)

struct _LiftZoom {
  GObject parent_instance;

  GtkSettings *gtk_settings;
  GSettings *settings;
  int percent;
  /* What the desktop says, and what was made of it: a change that is not ours is the desktop's. */
  int desktop_dpi;
  int own_dpi;
};

G_DEFINE_FINAL_TYPE (LiftZoom, lift_zoom, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
apply (LiftZoom *self)
{
  self->own_dpi = (int) ((gint64) self->desktop_dpi * self->percent / 100);
  g_object_set (self->gtk_settings, "gtk-xft-dpi", self->own_dpi, NULL);
}

static void
dpi_cb (LiftZoom *self)
{
  int dpi;

  g_object_get (self->gtk_settings, "gtk-xft-dpi", &dpi, NULL);
  if (dpi == self->own_dpi)
    return;
  self->desktop_dpi = dpi > 0 ? dpi : USUAL_DPI;
  if (self->percent != LIFT_ZOOM_MIN)
    apply (self);
}

static void
lift_zoom_dispose (GObject *object)
{
  LiftZoom *self = LIFT_ZOOM (object);

  if (self->gtk_settings != NULL)
    g_signal_handlers_disconnect_by_data (self->gtk_settings, self);
  g_clear_object (&self->gtk_settings);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (lift_zoom_parent_class)->dispose (object);
}

static void
lift_zoom_class_init (LiftZoomClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lift_zoom_dispose;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lift_zoom_init (LiftZoom *self)
{
  self->percent = LIFT_ZOOM_MIN;
}

/** lift_zoom_get_percent: Returns: %LIFT_ZOOM_MIN to %LIFT_ZOOM_MAX. */
int
lift_zoom_get_percent (LiftZoom *self)
{
  return self->percent;
}

/**
 * lift_zoom_set_percent:
 * @self: a zoom
 * @percent: how large; what is out of range is brought into it
 *
 * Applies it at once and remembers it. Emits `changed` when it is another one.
 */
void
lift_zoom_set_percent (LiftZoom *self, int percent)
{
  percent = CLAMP (percent, LIFT_ZOOM_MIN, LIFT_ZOOM_MAX);
  if (percent == self->percent)
    return;
  self->percent = percent;
  apply (self);
  if (self->settings != NULL)
    g_settings_set_int (self->settings, KEY, percent);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * lift_zoom_new:
 * @gtk_settings: of the display
 * @settings: (nullable): where the zoom is remembered
 *
 * Returns: (transfer full): the zoom as it was remembered, applied.
 */
LiftZoom *
lift_zoom_new (GtkSettings *gtk_settings, GSettings *settings)
{
  LiftZoom *self = g_object_new (LIFT_TYPE_ZOOM, NULL);
  int dpi;

  self->gtk_settings = g_object_ref (gtk_settings);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  g_object_get (gtk_settings, "gtk-xft-dpi", &dpi, NULL);
  self->desktop_dpi = dpi > 0 ? dpi : USUAL_DPI;
  self->own_dpi = dpi;
  if (settings != NULL)
    self->percent = g_settings_get_int (settings, KEY);
  /* The usual size costs nothing at the start. */
  if (self->percent != LIFT_ZOOM_MIN)
    apply (self);
  g_signal_connect_swapped (gtk_settings, "notify::gtk-xft-dpi", G_CALLBACK (dpi_cb), self);
  return self;
}
