/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>

#include "lift-chart-painter-private.h"
#include "lift-error.h"
#include "lift-format-english.h"

#define MARGIN 1.6
#define GAP 0.7
#define TITLE_SIZE 1.5
#define SMALL_SIZE 0.9
#define MIN_CHART_HEIGHT 14.0
#define MIN_PLOT_HEIGHT 7.0
#define ANCHORS_OF_ALL N_("0: none · 10: the most or the worst I can imagine")

/* One whole picture. Measured once on a recording surface, then drawn: both by the same function. */
typedef struct {
  const LiftChartSpec *spec;
  const LiftChartStyle *style;
  cairo_t *cr;
  PangoContext *context;
  double y;
  double chart_height;
} Picture;

static void
add_text (Picture *self, const char *words, double size, PangoWeight weight, const LiftColor *color)
{
  double font_size = self->spec->font_size;
  g_autoptr (PangoLayout) text = _lift_chart_new_text (self->cr, self->context, font_size * size);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int height;

  if (words == NULL || words[0] == '\0')
    return;
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_layout_set_attributes (text, attributes);
  pango_layout_set_width (text, (int) ((self->spec->width - 2 * MARGIN * font_size) * PANGO_SCALE));
  pango_layout_set_alignment (text, self->spec->rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_wrap (text, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (text, words, -1);
  _lift_chart_set_color (self->cr, color, 1);
  cairo_move_to (self->cr, MARGIN * font_size, self->y);
  pango_cairo_show_layout (self->cr, text);
  pango_layout_get_pixel_size (text, NULL, &height);
  self->y += height;
}

static char *
dup_title (const LiftChartSpec *spec)
{
  for (int s = 0; s < LIFT_N_SYMPTOMS; s++) {
    if (spec->symptoms == 1u << s)
      return g_strdup (lift_format_symptom ((LiftSymptom) s));
  }
  return g_strdup (_("Recovery diary after thread lift"));
}

static char *
dup_subtitle (const LiftChartSpec *spec)
{
  LiftDate day0 = lift_episode_get_procedure (spec->episode)->day0;
  g_autofree char *date = NULL;

  if (day0 == LIFT_DATE_NONE)
    return NULL;
  date = lift_format_date_with_year (day0);
  /* Translators: %s is the date of the procedure. Day numbers count from it. */
  return g_strdup_printf (_("Day 0 is %s"), date);
}

/* What 0 and 10 mean: in the words of the one symptom, or in words that fit them all. */
static char *
dup_anchors (const LiftChartSpec *spec)
{
  for (int s = 0; s < LIFT_N_SYMPTOMS; s++) {
    if (spec->symptoms == 1u << s)
      return lift_format_checked (lift_format_anchors ((LiftSymptom) s), lift_english_anchors ((LiftSymptom) s));
  }
  return lift_format_checked (g_strdup (_(ANCHORS_OF_ALL)), lift_english_text (ANCHORS_OF_ALL));
}

static gboolean
has_points (const LiftChartLayout *layout)
{
  for (guint i = 0; i < lift_chart_layout_get_n_plots (layout); i++) {
    if (lift_chart_layout_get_plot (layout, i)->points->len > 0)
      return TRUE;
  }
  return FALSE;
}

static void
add_empty_note (Picture *self, const LiftChartLayout *layout)
{
  const LiftChartPlot *plot = lift_chart_layout_get_plot (layout, 0);
  g_autoptr (PangoLayout) text = _lift_chart_new_text (self->cr, self->context, self->spec->font_size);
  int width, height;

  pango_layout_set_text (text, _("Your line starts with the first day you log."), -1);
  pango_layout_get_pixel_size (text, &width, &height);
  cairo_rectangle (self->cr, plot->x + (plot->width - width) / 2 - 6, plot->y + 2, width + 12, height + 8);
  _lift_chart_set_color (self->cr, &self->style->background, 1);
  cairo_fill (self->cr);
  _lift_chart_set_color (self->cr, &self->style->text, 1);
  cairo_move_to (self->cr, plot->x + (plot->width - width) / 2, plot->y + 6);
  pango_cairo_show_layout (self->cr, text);
}

static void
add_chart (Picture *self)
{
  const LiftChartSpec *spec = self->spec;
  double margin = MARGIN * spec->font_size;
  LiftChartSpec chart_spec = *spec;
  g_autoptr (LiftChartLayout) layout = NULL;

  chart_spec.width = spec->width - margin;
  chart_spec.height = self->chart_height;
  layout = lift_chart_layout_new (&chart_spec);
  self->y += GAP * spec->font_size;
  self->y += lift_chart_paint_legend (self->cr, self->context, layout, self->style, margin, self->y,
                                      spec->width - 2 * margin);
  self->y += GAP * spec->font_size;
  cairo_save (self->cr);
  cairo_translate (self->cr, margin / 2, self->y);
  lift_chart_paint (self->cr, self->context, layout, self->style);
  if (!has_points (layout))
    add_empty_note (self, layout);
  cairo_restore (self->cr);
  self->y += self->chart_height + GAP * spec->font_size;
}

static void
draw_picture (Picture *self)
{
  const LiftChartSpec *spec = self->spec;
  const LiftColor *dim = &self->style->dim_text;
  g_autofree char *title = dup_title (spec);
  g_autofree char *subtitle = dup_subtitle (spec);
  g_autofree char *anchors = dup_anchors (spec);
  g_autofree char *provenance = spec->reference != NULL ? lift_format_guide_provenance (spec->reference) : NULL;

  _lift_chart_set_color (self->cr, &self->style->background, 1);
  cairo_paint (self->cr);
  self->y = MARGIN * spec->font_size;
  add_text (self, title, TITLE_SIZE, PANGO_WEIGHT_BOLD, &self->style->text);
  add_text (self, subtitle, 1, PANGO_WEIGHT_NORMAL, dim);
  add_text (self, anchors, 1, PANGO_WEIGHT_NORMAL, dim);
  add_chart (self);
  if (spec->reference != NULL && !lift_procedure_get_guide_applies (lift_episode_get_procedure (spec->episode)))
    add_text (self, _("The guide was not made for your procedure."), SMALL_SIZE, PANGO_WEIGHT_BOLD,
              &self->style->text);
  add_text (self, provenance, SMALL_SIZE, PANGO_WEIGHT_NORMAL, dim);
  self->y += MARGIN * spec->font_size;
}

static PangoContext *
new_context (cairo_t *cr, gboolean rtl)
{
  PangoContext *context = pango_cairo_create_context (cr);
  cairo_font_options_t *options = cairo_font_options_create ();
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans");

  /* The same letters at the same places on every machine's screen settings. */
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_font_description (context, font);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  return context;
}

/* Gives the chart all the height that the words leave, but never so little that it cannot be read. */
static double
measure (Picture *self)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  double font_size = self->spec->font_size;
  double least = MIN_CHART_HEIGHT * font_size + lift_chart_measure_below (self->spec);

  for (guint s = self->spec->symptoms; self->spec->small_multiples && (s & (s - 1)) != 0; s &= s - 1)
    least += MIN_PLOT_HEIGHT * font_size;
  self->cr = cairo_create (surface);
  self->context = new_context (self->cr, self->spec->rtl);
  self->chart_height = least;
  draw_picture (self);
  self->chart_height = MAX (least, self->spec->height - (self->y - least));
  g_clear_object (&self->context);
  cairo_destroy (self->cr);
  cairo_surface_destroy (surface);
  return self->y - least + self->chart_height;
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_debug ("cairo: %s", cairo_status_to_string (status));
  g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_FAILED,
                       _("The picture could not be made. Your diary is unchanged; try a smaller size."));
  return FALSE;
}

static void
draw_on (Picture *picture, cairo_surface_t *surface)
{
  picture->cr = cairo_create (surface);
  picture->context = new_context (picture->cr, picture->spec->rtl);
  draw_picture (picture);
  g_clear_object (&picture->context);
  cairo_destroy (picture->cr);
}

/**
 * lift_chart_to_png:
 * @spec: what to draw; its size is that of the whole picture, which grows in height where words need it
 * @scale: pixels per unit of @spec, 0.5 to 8
 * @error: return location for %LIFT_ERROR_FAILED
 *
 * The same diary gives the same bytes.
 *
 * Returns: (transfer full) (nullable): a PNG file with title, legend, chart and where the guide comes from.
 */
GBytes *
lift_chart_to_png (const LiftChartSpec *spec, double scale, GError **error)
{
  Picture picture = { .spec = spec, .style = lift_chart_style_get (LIFT_CHART_SCHEME_LIGHT) };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  double height;

  g_return_val_if_fail (scale >= 0.5 && scale <= 8, NULL);
  height = measure (&picture);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (spec->width * scale), (int) (height * scale));
  cairo_surface_set_device_scale (surface, scale, scale);
  draw_on (&picture, surface);
  status = cairo_surface_status (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);
  return check_status (status, error) ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/**
 * lift_chart_to_svg:
 * @spec: as for lift_chart_to_png()
 * @error: return location for %LIFT_ERROR_FAILED
 *
 * Letters are outlines, so it looks the same without the fonts; its element ids are not stable.
 *
 * Returns: (transfer full) (nullable): an SVG file.
 */
GBytes *
lift_chart_to_svg (const LiftChartSpec *spec, GError **error)
{
  Picture picture = { .spec = spec, .style = lift_chart_style_get (LIFT_CHART_SCHEME_LIGHT) };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  double height = measure (&picture);

  surface = cairo_svg_surface_create_for_stream (append_cb, bytes, spec->width, height);
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  draw_on (&picture, surface);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return check_status (status, error) ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
