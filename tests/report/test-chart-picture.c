/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <string.h>

#include <glib/gstdio.h>

#include "fixture.h"
#include "lift-chart-painter.h"
#include "lift-csv.h"
#include "lift-reference-file.h"
#include "locale-fixture.h"

static GBytes *
make_png (const LiftChartSpec *spec, double scale)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = lift_chart_to_png (spec, scale, &error);

  g_assert_no_error (error);
  return bytes;
}

static guint32
read_size (GBytes *png, gsize offset)
{
  guint32 size;

  memcpy (&size, (const char *) g_bytes_get_data (png, NULL) + offset, sizeof size);
  return GUINT32_FROM_BE (size);
}

static cairo_surface_t *
read_png_surface (GBytes *png)
{
  g_autofree char *path = NULL;
  cairo_surface_t *surface;
  int fd = g_file_open_tmp ("chart-XXXXXX.png", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), NULL));
  surface = cairo_image_surface_create_from_png (path);
  g_unlink (path);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  return surface;
}

/* How many pixels are nearly of this colour. */
static guint
count_pixels (cairo_surface_t *surface, const LiftColor *color)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++) {
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++) {
      guint32 pixel;

      memcpy (&pixel, data + y * stride + x * 4, sizeof pixel);
      n += ABS ((int) (pixel >> 16 & 0xff) - (int) (color->red * 255)) < 8 &&
           ABS ((int) (pixel >> 8 & 0xff) - (int) (color->green * 255)) < 8 &&
           ABS ((int) (pixel & 0xff) - (int) (color->blue * 255)) < 8;
    }
  }
  return n;
}

static void
test_png_is_stable (void)
{
  g_autoptr (LiftReference) reference = lift_reference_file_load_shipped (NULL);
  g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();
  LiftChartSpec spec = fixture_spec (episode, reference, 7);
  g_autoptr (GBytes) first = make_png (&spec, 2);
  g_autoptr (GBytes) second = make_png (&spec, 2);

  g_assert_true (g_bytes_equal (first, second));
  g_assert_cmpuint (read_size (first, 16), ==, 1280);
  g_assert_cmpuint (read_size (first, 20), ==, 800);
}

/* Each symptom that was asked for leaves its colour; the others leave none. */
static void
test_symptoms_are_drawn (void)
{
  g_autoptr (LiftReference) reference = lift_reference_file_load_shipped (NULL);
  g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();
  const LiftChartStyle *style = lift_chart_style_get (LIFT_CHART_SCHEME_LIGHT);

  for (guint s = 0; s < LIFT_N_CORE_SYMPTOMS; s++) {
    LiftChartSpec spec = fixture_spec (episode, reference, 1u << s);
    g_autoptr (GBytes) png = make_png (&spec, 1);
    cairo_surface_t *surface = read_png_surface (png);

    for (guint other = 0; other < LIFT_N_CORE_SYMPTOMS; other++) {
      if (other == s)
        g_assert_cmpuint (count_pixels (surface, &style->symptoms[other]), >, 300);
      else
        g_assert_cmpuint (count_pixels (surface, &style->symptoms[other]), ==, 0);
    }
    cairo_surface_destroy (surface);
  }
}

/* What the picture says changes its bytes: a day, a day written later, the guide, its faintness. */
static void
test_everything_shows (void)
{
  g_autoptr (LiftReference) reference = lift_reference_file_load_shipped (NULL);
  g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();
  LiftChartSpec spec = fixture_spec (episode, reference, 7);
  g_autoptr (GBytes) plain = make_png (&spec, 1);
  g_autoptr (GBytes) without_guide = NULL;
  g_autoptr (GBytes) mirrored = NULL;
  g_autoptr (GBytes) faint = NULL;

  spec.reference = NULL;
  without_guide = make_png (&spec, 1);
  spec.reference = reference;
  spec.rtl = TRUE;
  mirrored = make_png (&spec, 1);
  spec.rtl = FALSE;
  lift_episode_get_procedure (episode)->nonabsorbable = TRUE;
  faint = make_png (&spec, 1);
  g_assert_false (g_bytes_equal (plain, without_guide));
  g_assert_false (g_bytes_equal (plain, mirrored));
  g_assert_false (g_bytes_equal (plain, faint));
}

/* Words that need more room make the picture higher, never the chart unreadable. */
static void
test_small_pictures_grow (void)
{
  g_autoptr (LiftReference) reference = lift_reference_file_load_shipped (NULL);
  g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();
  LiftChartSpec spec = fixture_spec (episode, reference, 31);
  g_autoptr (GBytes) png = NULL;

  spec.width = 200;
  spec.height = 100;
  spec.small_multiples = TRUE;
  png = make_png (&spec, 1);
  g_assert_cmpuint (read_size (png, 16), ==, 200);
  g_assert_cmpuint (read_size (png, 20), >, 400);
}

static char *
make_svg_without_ids (const LiftChartSpec *spec)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = lift_chart_to_svg (spec, &error);
  g_autoptr (GRegex) ids = g_regex_new ("(id=\"|#)[a-z-]+[0-9-]*", 0, 0, NULL);
  char *text;

  g_assert_no_error (error);
  text = g_regex_replace (ids, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), 0, "\\1", 0, &error);
  g_assert_no_error (error);
  return text;
}

/* A comma locale changes no number: neither in SVG, nor in PNG, nor in CSV. */
static void
test_comma_locale (void)
{
  g_autoptr (LiftReference) reference = lift_reference_file_load_shipped (NULL);
  g_autoptr (LiftEpisode) episode = fixture_new_two_weeks ();
  LiftChartSpec spec = fixture_spec (episode, reference, 7);
  g_autofree char *plain_svg = make_svg_without_ids (&spec);
  g_autoptr (GBytes) plain_png = make_png (&spec, 1);
  g_autoptr (GBytes) plain_csv = lift_csv_write (episode, ',', NULL, NULL);
  g_autofree char *german_svg = NULL;
  g_autoptr (GBytes) german_png = NULL;
  g_autoptr (GBytes) german_csv = NULL;

  locale_fixture_enter (LC_NUMERIC, "de_DE.UTF-8");
  german_svg = make_svg_without_ids (&spec);
  german_png = make_png (&spec, 1);
  locale_fixture_enter (LC_NUMERIC, "C");
  locale_fixture_enter (LC_ALL, "de_DE.UTF-8");
  german_csv = lift_csv_write (episode, ',', NULL, NULL);
  locale_fixture_enter (LC_ALL, "C");
  g_assert_cmpstr (plain_svg, ==, german_svg);
  g_assert_true (g_bytes_equal (plain_png, german_png));
  g_assert_true (g_bytes_equal (plain_csv, german_csv));
  g_assert_nonnull (strstr (plain_svg, "width=\"640px\""));
}

/* Days far away, no days, no date: pictures all the same. */
static void
test_without_harm (void)
{
  g_autoptr (LiftReference) reference = lift_reference_file_load_shipped (NULL);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_entry_unref);
  g_autoptr (LiftProcedure) dated = fixture_new_procedure (FIXTURE_DAY0);
  g_autoptr (LiftProcedure) undated = fixture_new_procedure (LIFT_DATE_NONE);
  g_autoptr (LiftEpisode) empty = lift_episode_new (dated, entries, 0);
  g_autoptr (LiftEpisode) without_date = lift_episode_new (undated, entries, 0);
  g_autoptr (LiftEpisode) far = NULL;
  LiftEpisode *episodes[3];

  g_ptr_array_add (entries, fixture_new_entry (lift_date_from_ymd (1900, 1, 1), 10, 10, 10));
  g_ptr_array_add (entries, fixture_new_entry (lift_date_from_ymd (2199, 12, 31), 0, 0, 0));
  far = lift_episode_new (dated, entries, 0);
  episodes[0] = empty;
  episodes[1] = without_date;
  episodes[2] = far;
  for (guint i = 0; i < G_N_ELEMENTS (episodes); i++) {
    LiftChartSpec spec = fixture_spec (episodes[i], reference, 7);
    g_autoptr (GBytes) png = make_png (&spec, 1);

    g_assert_cmpuint (g_bytes_get_size (png), >, 1000);
  }
}

int
main (int argc, char **argv)
{
  locale_fixture_make_german ("chart-picture");
  g_test_init (&argc, &argv, NULL);
  lift_report_register_resources ();
  g_test_add_func ("/chart-picture/png-is-stable", test_png_is_stable);
  g_test_add_func ("/chart-picture/symptoms-are-drawn", test_symptoms_are_drawn);
  g_test_add_func ("/chart-picture/everything-shows", test_everything_shows);
  g_test_add_func ("/chart-picture/small-pictures-grow", test_small_pictures_grow);
  g_test_add_func ("/chart-picture/comma-locale", test_comma_locale);
  g_test_add_func ("/chart-picture/without-harm", test_without_harm);
  return g_test_run ();
}
