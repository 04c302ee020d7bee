/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-chart-painter.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "lift-chart-painter-private.h"
#include "lift-format.h"

#define HATCH_PERIOD 7.0
/* Repeating a tile costs by its edges: one of many periods fills an area several times faster. */
#define HATCH_PERIODS 8
#define RIM 1.42
#define FAINT 0.5
#define SHARED_PLOT 0.6
#define DATES_WITH_YEAR_FROM 200

typedef struct {
  cairo_t *cr;
  const LiftChartLayout *layout;
  const LiftChartStyle *style;
  PangoLayout *text;
  double font_size;
  double unit;
} Painter;

/* Text that measures the same on every screen and in every file; the caller's family and direction stay. */
PangoLayout *
_lift_chart_new_text (cairo_t *cr, PangoContext *context, double font_size)
{
  PangoLayout *text = pango_layout_new (context);
  const PangoFontDescription *from = pango_context_get_font_description (context);
  g_autoptr (PangoFontDescription) font = NULL;

  font = from != NULL ? pango_font_description_copy (from) : pango_font_description_from_string ("Sans");
  pango_font_description_set_absolute_size (font, font_size * PANGO_SCALE);
  pango_layout_set_font_description (text, font);
  pango_layout_set_auto_dir (text, FALSE);
  pango_cairo_update_layout (cr, text);
  return text;
}

void
_lift_chart_set_color (cairo_t *cr, const LiftColor *color, double alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

/* Prepares the pen of a symptom: its colour, its dash, round ends and joins. */
void
_lift_chart_set_line (cairo_t *cr, const LiftChartStyle *style, LiftSymptom symptom, double unit, double width)
{
  double dashes[8];
  int n = MIN (style->n_dashes[symptom], (int) G_N_ELEMENTS (dashes));

  for (int i = 0; i < n; i++)
    dashes[i] = style->dashes[symptom][i] * unit;
  _lift_chart_set_color (cr, &style->symptoms[symptom], 1);
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, dashes, n, 0);
}

/* One tile of the hatch. Lines lean one way for swelling, the other way for bruising, and are dots for
 * discomfort, so that guides that overlap can be told apart. */
static void
draw_tile (cairo_t *cr, LiftSymptom symptom, double period, double unit)
{
  double direction = symptom == LIFT_SYMPTOM_BRUISING ? -1 : 1;
  double tile = period * HATCH_PERIODS;

  if (symptom == LIFT_SYMPTOM_DISCOMFORT) {
    /* A line of no length with round ends is a dot, and a tenth of a circle's size in a file. */
    cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_width (cr, 2.2 * unit);
    for (int i = 0; i < 2 * HATCH_PERIODS * HATCH_PERIODS; i++) {
      int row = i / HATCH_PERIODS;

      cairo_move_to (cr, period * (i % HATCH_PERIODS + (row % 2 ? 0.75 : 0.25)), period * (row + 0.5) / 2);
      cairo_rel_line_to (cr, 0, 0);
    }
    cairo_stroke (cr);
    return;
  }
  cairo_set_line_width (cr, 1.1 * unit);
  for (int i = -HATCH_PERIODS; i <= HATCH_PERIODS; i++) {
    double middle = tile / 2 + (i + 0.5) * period;

    cairo_move_to (cr, middle - direction * tile, 1.5 * tile);
    cairo_line_to (cr, middle + direction * tile, -0.5 * tile);
  }
  cairo_stroke (cr);
}

/* On a screen the tile is made of pixels; on paper it stays a drawing, whatever the scale. */
static cairo_surface_t *
new_tile (cairo_t *cr, int size)
{
  cairo_rectangle_t extents = { 0, 0, size, size };
  cairo_surface_t *target = cairo_get_group_target (cr);

  if (cairo_surface_get_type (target) == CAIRO_SURFACE_TYPE_IMAGE)
    return cairo_surface_create_similar (target, CAIRO_CONTENT_COLOR_ALPHA, size, size);
  return cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
}

/* cairo 1.16 never frees a surface that was painted into SVG, so there each tile is drawn anew. */
static void
fill_without_surface (cairo_t *cr, LiftSymptom symptom, double period, double unit)
{
  double tile = period * HATCH_PERIODS;
  double x1, y1, x2, y2;

  cairo_save (cr);
  cairo_clip (cr);
  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  for (double y = floor (y1 / tile) * tile; y < y2; y += tile) {
    for (double x = floor (x1 / tile) * tile; x < x2; x += tile) {
      cairo_save (cr);
      cairo_rectangle (cr, x, y, tile, tile);
      cairo_clip (cr);
      cairo_translate (cr, x, y);
      draw_tile (cr, symptom, period, unit);
      cairo_restore (cr);
    }
  }
  cairo_restore (cr);
}

/* Fills the current path with the hatch of @symptom: a small tile, drawn once and repeated. */
void
_lift_chart_fill_hatch (cairo_t *cr, const LiftChartStyle *style, LiftSymptom symptom, double unit, double strength)
{
  const LiftColor *color = &style->symptoms[symptom];
  double alpha = MIN (1, style->hatch_alpha * strength);
  double period = MAX (4, round (HATCH_PERIOD * unit));
  cairo_surface_t *surface;
  cairo_t *tile_cr;

  if (cairo_surface_get_type (cairo_get_group_target (cr)) == CAIRO_SURFACE_TYPE_SVG) {
    _lift_chart_set_color (cr, color, alpha);
    fill_without_surface (cr, symptom, period, unit);
    return;
  }
  surface = new_tile (cr, (int) period * HATCH_PERIODS);
  tile_cr = cairo_create (surface);
  _lift_chart_set_color (tile_cr, color, alpha);
  draw_tile (tile_cr, symptom, period, unit);
  cairo_destroy (tile_cr);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_REPEAT);
  cairo_fill (cr);
  cairo_surface_destroy (surface);
}

static void
add_polygon (cairo_t *cr, double x, double y, double size, const double (*corners)[2], guint n_corners)
{
  for (guint i = 0; i < n_corners; i++)
    cairo_line_to (cr, x + corners[i][0] * size, y + corners[i][1] * size);
  cairo_close_path (cr);
}

/* Shapes are balanced by eye: a triangle or a diamond needs more height than a circle to look as large. */
static void
add_marker (cairo_t *cr, LiftMarker marker, double x, double y, double size)
{
  static const double diamond[][2] = { { 0, -0.64 }, { 0.64, 0 }, { 0, 0.64 }, { -0.64, 0 } };
  static const double triangle[][2] = { { 0, -0.64 }, { 0.62, 0.46 }, { -0.62, 0.46 } };
  static const double square[][2] = { { -0.45, -0.45 }, { 0.45, -0.45 }, { 0.45, 0.45 }, { -0.45, 0.45 } };
  static const double cross[][2] = { { -0.55, -0.32 }, { -0.32, -0.55 }, { 0, -0.23 },   { 0.32, -0.55 },
                                     { 0.55, -0.32 },  { 0.23, 0 },      { 0.55, 0.32 }, { 0.32, 0.55 },
                                     { 0, 0.23 },      { -0.32, 0.55 },  { -0.55, 0.32 }, { -0.23, 0 } };

  cairo_new_path (cr);
  switch (marker) {
  case LIFT_MARKER_CIRCLE:
    cairo_arc (cr, x, y, size * 0.5, 0, 2 * G_PI);
    cairo_close_path (cr);
    break;
  case LIFT_MARKER_DIAMOND:
    add_polygon (cr, x, y, size, diamond, G_N_ELEMENTS (diamond));
    break;
  case LIFT_MARKER_TRIANGLE:
    add_polygon (cr, x, y, size, triangle, G_N_ELEMENTS (triangle));
    break;
  case LIFT_MARKER_SQUARE:
    add_polygon (cr, x, y, size, square, G_N_ELEMENTS (square));
    break;
  case LIFT_MARKER_CROSS:
    add_polygon (cr, x, y, size, cross, G_N_ELEMENTS (cross));
    break;
  }
}

/**
 * lift_chart_paint_marker:
 * @cr: where to draw, with the colour set as source
 * @marker: the shape
 * @x: its centre
 * @y: its centre
 * @size: about its diameter
 * @hollow: only the outline: the day was written later
 *
 * Draws one marker; the path of @cr is empty afterwards.
 */
void
lift_chart_paint_marker (cairo_t *cr, LiftMarker marker, double x, double y, double size, gboolean hollow)
{
  double pen = size * 0.2;

  add_marker (cr, marker, x, y, hollow ? size - pen : size);
  if (!hollow) {
    cairo_fill (cr);
    return;
  }
  cairo_save (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, pen);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* A marker with a rim of the background around it, so that it stands clear of every line. */
void
_lift_chart_paint_point (cairo_t *cr, const LiftChartStyle *style, LiftSymptom symptom, double x, double y,
                         double size, gboolean hollow)
{
  add_marker (cr, style->markers[symptom], x, y, size * RIM);
  _lift_chart_set_color (cr, &style->background, 1);
  cairo_fill (cr);
  _lift_chart_set_color (cr, &style->symptoms[symptom], 1);
  lift_chart_paint_marker (cr, style->markers[symptom], x, y, size, hollow);
}

/* @across: 0 left, 0.5 middle, 1 right of the text stands at @x; @y is its middle. */
static void
paint_text (Painter *self, const char *words, double x, double y, double across)
{
  int width, height;

  pango_layout_set_text (self->text, words, -1);
  pango_layout_get_pixel_size (self->text, &width, &height);
  cairo_move_to (self->cr, x - width * across, y - height / 2.0);
  pango_cairo_show_layout (self->cr, self->text);
}

/* In the digits of the locale, with a real minus sign, which a mark keeps before the number where text runs from right to
 * left. */
static char *
format_number (const Painter *self, int number)
{
  g_autofree char *digits = g_strdup_printf ("%Id", ABS (number));
  const char *mark = lift_chart_layout_get_rtl (self->layout) ? "\xe2\x80\x8e" : "";

  return number < 0 ? g_strconcat (mark, "\xe2\x88\x92", digits, NULL) : g_steal_pointer (&digits);
}

static void
paint_band (Painter *self, const LiftChartPlot *plot, LiftSymptom symptom)
{
  GArray *points = plot->bands[symptom];
  gboolean shared = (plot->symptoms & (plot->symptoms - 1)) != 0;
  double strength = (lift_chart_layout_get_guide_faint (self->layout) ? FAINT : 1) * (shared ? SHARED_PLOT : 1);
  cairo_t *cr = self->cr;

  if (points == NULL)
    return;
  cairo_new_path (cr);
  for (guint i = 0; i < points->len; i++) {
    const LiftChartBandPoint *p = &g_array_index (points, LiftChartBandPoint, i);

    cairo_line_to (cr, p->x, p->y_high);
  }
  for (guint i = points->len; i > 0; i--) {
    const LiftChartBandPoint *p = &g_array_index (points, LiftChartBandPoint, i - 1);

    cairo_line_to (cr, p->x, p->y_low);
  }
  cairo_close_path (cr);
  _lift_chart_fill_hatch (cr, self->style, symptom, self->unit, strength);
  /* Several guides in one plot are busy enough without their middle lines. */
  if (shared)
    return;

  for (guint i = 0; i < points->len; i++) {
    const LiftChartBandPoint *p = &g_array_index (points, LiftChartBandPoint, i);

    cairo_line_to (cr, p->x, p->y_typical);
  }
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, self->unit);
  _lift_chart_set_color (cr, &self->style->symptoms[symptom], MIN (1, self->style->hatch_alpha * 1.6 * strength));
  cairo_stroke (cr);
}

/* Lines of one pixel lie on whole pixels, else they look grey and wide; finer ones are for paper. */
static double
snap (const Painter *self, double position)
{
  return self->unit < 1 ? position : floor (position) + 0.5;
}

static void
paint_grid (Painter *self, const LiftChartPlot *plot)
{
  cairo_t *cr = self->cr;
  gboolean rtl = lift_chart_layout_get_rtl (self->layout);

  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, self->unit < 1 ? self->unit * 0.8 : 1);
  _lift_chart_set_color (cr, &self->style->grid, 1);
  for (guint i = 0; i < plot->score_ticks->len; i++) {
    const LiftChartTick *tick = &g_array_index (plot->score_ticks, LiftChartTick, i);

    cairo_move_to (cr, plot->x, snap (self, tick->position));
    cairo_line_to (cr, plot->x + plot->width, snap (self, tick->position));
  }
  cairo_stroke (cr);
  if (!isnan (plot->day7_x)) {
    _lift_chart_set_color (cr, &self->style->dim_text, 0.5);
    cairo_move_to (cr, snap (self, plot->day7_x), plot->y);
    cairo_line_to (cr, snap (self, plot->day7_x), plot->y + plot->height);
    cairo_stroke (cr);
  }

  _lift_chart_set_color (cr, &self->style->dim_text, 1);
  for (guint i = 0; i < plot->score_ticks->len; i++) {
    const LiftChartTick *tick = &g_array_index (plot->score_ticks, LiftChartTick, i);
    g_autofree char *words = tick->labelled ? format_number (self, tick->value) : NULL;

    if (words != NULL && !rtl)
      paint_text (self, words, plot->x - self->font_size * 0.5, tick->position, 1);
    else if (words != NULL)
      paint_text (self, words, plot->x + plot->width + self->font_size * 0.5, tick->position, 0);
  }
}

/* How wide a day is, seen from the points themselves. */
static double
find_day_width (const LiftChartPlot *plot)
{
  double width = G_MAXDOUBLE;

  for (guint i = 1; i < plot->points->len; i++) {
    const LiftChartPoint *a = &g_array_index (plot->points, LiftChartPoint, i - 1);
    const LiftChartPoint *b = a + 1;

    if (a->symptom == b->symptom && a->day != b->day)
      width = MIN (width, fabs (b->x - a->x) / (b->day - a->day));
  }
  return width;
}

/* The points of one symptom from @from on; returns where those of the next one start. */
static guint
find_next_symptom (const LiftChartPlot *plot, guint from)
{
  const LiftChartPoint *points = (const LiftChartPoint *) (gpointer) plot->points->data;
  guint to = from;

  while (to < plot->points->len && points[to].symptom == points[from].symptom)
    to++;
  return to;
}

static void
paint_line (Painter *self, const LiftChartPoint *points, guint n_points, double width, gboolean dense)
{
  cairo_new_path (self->cr);
  for (guint i = 0; i < n_points; i++) {
    if (points[i].starts_segment)
      cairo_move_to (self->cr, points[i].x, points[i].y);
    else
      cairo_line_to (self->cr, points[i].x, points[i].y);
  }
  _lift_chart_set_line (self->cr, self->style, points[0].symptom, self->unit, width);
  if (dense) {
    cairo_set_dash (self->cr, NULL, 0, 0);
    cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_BEVEL);
    cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_BUTT);
  }
  cairo_stroke (self->cr);
}

/* Where days are too narrow for markers, a day that stands alone still shows as a dot. */
static void
paint_lonely_points (Painter *self, const LiftChartPoint *points, guint n_points, double width)
{
  _lift_chart_set_color (self->cr, &self->style->symptoms[points[0].symptom], 1);
  for (guint i = 0; i < n_points; i++) {
    if (!points[i].starts_segment || (i + 1 < n_points && !points[i + 1].starts_segment))
      continue;
    cairo_arc (self->cr, points[i].x, points[i].y, width, 0, 2 * G_PI);
    cairo_fill (self->cr);
  }
}

/* Where there is no room for markers and dashes, the marker at its end still says which line it is. */
static void
paint_series (Painter *self, const LiftChartPlot *plot)
{
  const LiftChartPoint *points = (const LiftChartPoint *) (gpointer) plot->points->data;
  double day_width = find_day_width (plot);
  double size = MIN (self->style->marker_size * self->unit, day_width * 0.8);
  gboolean has_markers = size >= 4 * self->unit;
  double width = self->style->line_width * self->unit * (has_markers ? 1 : 0.6);

  for (guint from = 0, to; from < plot->points->len; from = to) {
    to = find_next_symptom (plot, from);
    paint_line (self, points + from, to - from, width, day_width < 1);
    if (has_markers)
      continue;
    paint_lonely_points (self, points + from, to - from, width);
    _lift_chart_paint_point (self->cr, self->style, points[from].symptom, points[to - 1].x, points[to - 1].y,
                             self->style->marker_size * self->unit, points[to - 1].written_later);
  }
  for (guint i = 0; has_markers && i < plot->points->len; i++)
    _lift_chart_paint_point (self->cr, self->style, points[i].symptom, points[i].x, points[i].y, size,
                             points[i].written_later);
}

static void
paint_plot_title (Painter *self, const LiftChartPlot *plot)
{
  gboolean rtl = lift_chart_layout_get_rtl (self->layout);
  double size = self->style->marker_size * self->unit;
  double y = plot->y - self->font_size * 1.3;
  double x = rtl ? plot->x + plot->width - size / 2 : plot->x + size / 2;
  double beside = size / 2 + self->font_size * 0.5;

  for (int s = 0; s < LIFT_N_SYMPTOMS; s++) {
    if (!(plot->symptoms & (1u << s)))
      continue;
    _lift_chart_paint_point (self->cr, self->style, (LiftSymptom) s, x, y, size, FALSE);
    _lift_chart_set_color (self->cr, &self->style->text, 1);
    paint_text (self, lift_format_symptom ((LiftSymptom) s), rtl ? x - beside : x + beside, y, rtl ? 1 : 0);
  }
}

/* Over many months the day of the month says little and the year is needed. */
static char *
format_axis_date (GArray *labelled, LiftDate date)
{
  const LiftChartTick *first = &g_array_index (labelled, LiftChartTick, 0);
  const LiftChartTick *last = &g_array_index (labelled, LiftChartTick, labelled->len - 1);

  if (!lift_date_is_valid (date))
    return g_strdup ("");
  if (last->value - first->value < DATES_WITH_YEAR_FROM)
    return lift_format_date_short (date);
  /* Translators: month and year on a chart's axis, as for g_date_time_format(): "Nov 2026". */
  return lift_format_date_as (date, C_("chart axis", "%b %Y"));
}

/* Dates need more room than numbers: every nth labelled day gets one, counted from the procedure day. */
static guint
choose_date_stride (Painter *self, GArray *labelled, LiftDate day0)
{
  double gap = G_MAXDOUBLE;
  int widest = 0;

  for (guint i = 0; i < labelled->len; i++) {
    const LiftChartTick *tick = &g_array_index (labelled, LiftChartTick, i);
    g_autofree char *words = format_axis_date (labelled, day0 + tick->value);
    int width;

    pango_layout_set_text (self->text, words, -1);
    pango_layout_get_pixel_size (self->text, &width, NULL);
    widest = MAX (widest, width);
    if (i > 0)
      gap = MIN (gap, fabs (tick->position - (tick - 1)->position));
  }
  return labelled->len > 1 ? (guint) MAX (1, ceil ((widest + self->font_size) / gap)) : 1;
}

static void
paint_dates (Painter *self, GArray *labelled, double y)
{
  LiftDate day0 = lift_chart_layout_get_day0 (self->layout);
  guint stride, zero = 0;

  if (day0 == LIFT_DATE_NONE || labelled->len == 0)
    return;
  stride = choose_date_stride (self, labelled, day0);
  for (guint i = 0; i < labelled->len; i++) {
    if (g_array_index (labelled, LiftChartTick, i).value == 0)
      zero = i;
  }
  _lift_chart_set_color (self->cr, &self->style->dim_text, 1);
  for (guint i = zero % stride; i < labelled->len; i += stride) {
    const LiftChartTick *tick = &g_array_index (labelled, LiftChartTick, i);
    g_autofree char *words = format_axis_date (labelled, day0 + tick->value);

    paint_text (self, words, tick->position, y, 0.5);
  }
}

static void
paint_day_numbers (Painter *self, GArray *labelled, double y)
{
  int today = lift_chart_layout_get_today (self->layout);
  g_autoptr (PangoAttrList) bold = pango_attr_list_new ();

  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  _lift_chart_set_color (self->cr, &self->style->text, 1);
  for (guint i = 0; i < labelled->len; i++) {
    const LiftChartTick *tick = &g_array_index (labelled, LiftChartTick, i);
    g_autofree char *words = format_number (self, tick->value);

    pango_layout_set_attributes (self->text, tick->value == today ? bold : NULL);
    paint_text (self, words, tick->position, y, 0.5);
  }
  pango_layout_set_attributes (self->text, NULL);
}

static void
paint_day_axis (Painter *self, const LiftChartPlot *plot)
{
  g_autoptr (GArray) labelled = g_array_new (FALSE, FALSE, sizeof (LiftChartTick));
  double y = lift_chart_layout_get_day_numbers_y (self->layout);
  gboolean rtl = lift_chart_layout_get_rtl (self->layout);
  /* Translators: stands before the day numbers of a chart's axis; keep it very short. */
  const char *caption = C_("chart axis", "Day");
  int width;

  for (guint i = 0; i < plot->day_ticks->len; i++) {
    const LiftChartTick *tick = &g_array_index (plot->day_ticks, LiftChartTick, i);

    if (tick->labelled)
      g_array_append_val (labelled, *tick);
  }
  if (labelled->len == 0)
    return;
  paint_day_numbers (self, labelled, y);
  paint_dates (self, labelled, y + self->font_size * 1.4);
  pango_layout_set_text (self->text, caption, -1);
  pango_layout_get_pixel_size (self->text, &width, NULL);
  _lift_chart_set_color (self->cr, &self->style->dim_text, 1);
  if (width <= self->font_size * 2.4)
    paint_text (self, caption, rtl ? plot->x + plot->width + self->font_size * 0.5 : plot->x - self->font_size * 0.5,
                y, rtl ? 0 : 1);
}

/**
 * lift_chart_paint:
 * @cr: where to draw; the layout's corner is at its origin
 * @context: of the text: its family and direction are used
 * @layout: where everything goes
 * @style: colours, dashes and markers
 *
 * Draws the chart and nothing around it: no background, no title, no legend. One painter serves the
 * window, the report and the pictures. @cr is left as it was.
 */
void
lift_chart_paint (cairo_t *cr, PangoContext *context, const LiftChartLayout *layout, const LiftChartStyle *style)
{
  double font_size = lift_chart_layout_get_font_size (layout);
  g_autoptr (PangoLayout) text = _lift_chart_new_text (cr, context, font_size);
  Painter self = { cr, layout, style, text, font_size, font_size / LIFT_CHART_STYLE_FONT_SIZE };
  guint n_plots = lift_chart_layout_get_n_plots (layout);

  cairo_save (cr);
  for (guint i = 0; i < n_plots; i++) {
    const LiftChartPlot *plot = lift_chart_layout_get_plot (layout, i);

    for (int s = 0; s < LIFT_N_CORE_SYMPTOMS; s++)
      paint_band (&self, plot, (LiftSymptom) s);
    paint_grid (&self, plot);
    _lift_chart_paint_previous (cr, style, plot, self.unit);
    paint_series (&self, plot);
    if (n_plots > 1)
      paint_plot_title (&self, plot);
    paint_day_axis (&self, plot);
  }
  _lift_chart_paint_below (cr, text, layout, style);
  cairo_restore (cr);
}
