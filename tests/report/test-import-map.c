/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "lift-error.h"
#include "lift-import-map.h"

static GBytes *
make_bytes (const char *text)
{
  return g_bytes_new_static (text, strlen (text));
}

static LiftImportMap *
guess (const char *table)
{
  g_autoptr (GBytes) bytes = make_bytes (table);

  return lift_import_map_guess (bytes);
}

static void
test_parse (void)
{
  g_autoptr (GBytes) bytes =
    make_bytes ("# of my tracker\n[table]\ndate=Datum\ndate-format=DMY\ntime=Uhrzeit\nnote=Notiz\nseveral=last\n"
                "day0=2026-11-16\n\n[swelling]\ncolumn=Schwellung\nfrom=0\nto=100\n\n[numbness]\ncolumn=Gefühl\n"
                "from=5\nto=0,5\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (LiftImportMap) map = lift_import_map_parse (bytes, &error);
  g_autoptr (LiftImportMap) copy = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (LiftImportMap) again = NULL;
  g_autoptr (GBytes) twice = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (map->date, ==, "Datum");
  g_assert_cmpint (map->date_format, ==, LIFT_IMPORT_DATE_DMY);
  g_assert_cmpstr (map->time, ==, "Uhrzeit");
  g_assert_cmpstr (map->note, ==, "Notiz");
  g_assert_cmpint (map->several, ==, LIFT_IMPORT_SEVERAL_LAST);
  g_assert_cmpint (map->day0, ==, lift_date_from_ymd (2026, 11, 16));
  g_assert_cmpstr (map->symptoms[LIFT_SYMPTOM_SWELLING].name, ==, "Schwellung");
  g_assert_cmpfloat (map->symptoms[LIFT_SYMPTOM_SWELLING].to, ==, 100);
  g_assert_cmpfloat (map->symptoms[LIFT_SYMPTOM_NUMBNESS].from, ==, 5);
  g_assert_cmpfloat (map->symptoms[LIFT_SYMPTOM_NUMBNESS].to, ==, 0.5);
  g_assert_null (map->symptoms[LIFT_SYMPTOM_BRUISING].name);
  copy = lift_import_map_copy (map);
  written = lift_import_map_write (copy);
  again = lift_import_map_parse (written, &error);
  g_assert_no_error (error);
  twice = lift_import_map_write (again);
  g_assert_true (g_bytes_equal (written, twice));
}

static void
test_errors (void)
{
  static const struct {
    const char *text;
    const char *part;
  } wrong[] = {
    { "", "not understood" },
    { "date=Day\n", "not understood" },
    { "[table]\ndate=\xff\n", "not understood" },
    { "[table]\ndate-format=dmy\n[pain]\ncolumn=x\n", "[pain]" },
    { "[table]\ndate=Day\ndate-format=dmy\ncolour=red\n", "colour" },
    { "[swelling]\ncolumn=x\n", "date=" },
    { "[table]\ndate=Day\n[swelling]\ncolumn=x\n", "date-format" },
    { "[table]\ndate=Day\ndate-format=\n[swelling]\ncolumn=x\nunit=y\n", "unit" },
    { "[table]\ndate=Day\ndate-format=ydm\n[swelling]\ncolumn=x\n", "ymd, dmy, mdy" },
    { "[table]\ndate=Day\ndate-format=ymd\nseveral=mean\n[swelling]\ncolumn=x\n", "worst, last" },
    { "[table]\ndate=Day\ndate-format=ymd\nday0=16.11.2026\n[swelling]\ncolumn=x\n", "2026-11-16" },
    { "[table]\ndate=Day\ndate-format=ymd\n[swelling]\nto=5\n", "column=" },
    { "[table]\ndate=Day\ndate-format=ymd\n[swelling]\ncolumn=x\nto=five\n", "no number" },
    { "[table]\ndate=Day\ndate-format=ymd\n[swelling]\ncolumn=x\nto=nan\n", "no number" },
    { "[table]\ndate=Day\ndate-format=ymd\n[swelling]\ncolumn=x\nfrom=3\nto=3\n", "the same" },
    { "[table]\ndate=Day\ndate-format=ymd\n", "names no column" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GBytes) bytes = make_bytes (wrong[i].text);
    g_autoptr (GError) error = NULL;

    g_assert_null (lift_import_map_parse (bytes, &error));
    g_assert_error (error, LIFT_ERROR, LIFT_ERROR_INVALID);
    if (strstr (error->message, wrong[i].part) == NULL)
      g_error ("“%s” does not say “%s”", error->message, wrong[i].part);
  }
}

static void
test_guess (void)
{
  g_autoptr (LiftImportMap) german =
    guess ("Datum;Uhrzeit;Schwellung;Bluterguss;Schmerz;Notiz\n3/11/2026;20:00;55;5;8;x\n18/11/2026;;3;4;5;y\n");
  g_autoptr (LiftImportMap) american = guess ("Date,Swelling,Pain level\n11/16/26,3,4\n11/17/26,2,3\n");
  g_autoptr (LiftImportMap) either = guess ("date,swelling\n03/04/2026,1\n05/06/2026,2\n");
  g_autoptr (LiftImportMap) both = guess ("date,swelling\n18/11/2026,1\n11/18/2026,2\n");
  g_autoptr (LiftImportMap) iso = guess ("timestamp,numbness\n2026-11-16T20:04:00Z,7\n");
  g_autoptr (LiftImportMap) daylio = guess ("full_date,date,weekday,time,mood,activities,note_title,note\n"
                                            "2026-11-17,November 17,Tuesday,21:10,good,ice | walk,\"\",\"less\"\n");
  g_autoptr (LiftImportMap) nothing = guess ("a,b\n1,2\n");
  g_autoptr (LiftImportMap) no_table = guess ("\xff\xfe");

  g_assert_cmpstr (german->date, ==, "Datum");
  g_assert_cmpstr (german->time, ==, "Uhrzeit");
  g_assert_cmpint (german->date_format, ==, LIFT_IMPORT_DATE_DMY);
  g_assert_false (german->date_is_ambiguous);
  g_assert_cmpstr (german->symptoms[LIFT_SYMPTOM_SWELLING].name, ==, "Schwellung");
  g_assert_cmpfloat (german->symptoms[LIFT_SYMPTOM_SWELLING].to, ==, 100);
  g_assert_cmpstr (german->symptoms[LIFT_SYMPTOM_BRUISING].name, ==, "Bluterguss");
  g_assert_cmpfloat (german->symptoms[LIFT_SYMPTOM_BRUISING].to, ==, 10);
  g_assert_cmpstr (german->symptoms[LIFT_SYMPTOM_DISCOMFORT].name, ==, "Schmerz");
  g_assert_cmpstr (german->note, ==, "Notiz");
  g_assert_cmpint (american->date_format, ==, LIFT_IMPORT_DATE_MDY);
  g_assert_false (american->date_is_ambiguous);
  g_assert_cmpstr (american->symptoms[LIFT_SYMPTOM_DISCOMFORT].name, ==, "Pain level");
  g_assert_true (either->date_is_ambiguous);
  g_assert_true (both->date_is_ambiguous);
  g_assert_cmpint (iso->date_format, ==, LIFT_IMPORT_DATE_YMD);
  g_assert_false (iso->date_is_ambiguous);
  g_assert_null (iso->time);
  g_assert_cmpstr (daylio->date, ==, "full_date");
  g_assert_cmpstr (daylio->time, ==, "time");
  g_assert_cmpstr (daylio->note, ==, "note");
  g_assert_false (daylio->date_is_ambiguous);
  g_assert_null (nothing->date);
  g_assert_null (no_table->date);
}

static void
test_moments (void)
{
  static const struct {
    const char *text;
    LiftImportDateFormat format;
    const char *day;
    int seconds;
  } moments[] = {
    { "16/11/2026", LIFT_IMPORT_DATE_DMY, "2026-11-16", -1 },
    { " 6.1.26 ", LIFT_IMPORT_DATE_DMY, "2026-01-06", -1 },
    { "16. 11. 2026. 8:05", LIFT_IMPORT_DATE_DMY, "2026-11-16", 8 * 3600 + 300 },
    { "11-16-2026, 8:05 pm", LIFT_IMPORT_DATE_MDY, "2026-11-16", 20 * 3600 + 300 },
    { "11/16/2026 12:00 a.m.", LIFT_IMPORT_DATE_MDY, "2026-11-16", 0 },
    { "2026-11-16T20:04:05.123+01:00", LIFT_IMPORT_DATE_YMD, "2026-11-16", 72245 },
    { "2026/11/16", LIFT_IMPORT_DATE_YMD, "2026-11-16", -1 },
    { "31/02/2026", LIFT_IMPORT_DATE_DMY, NULL, -1 },
    { "16/11/2026", LIFT_IMPORT_DATE_MDY, NULL, -1 },
  };
  static const char *const none[] = { "",           "16/11",     "16/11-2026", "yesterday",  "2026-11-16T25:00",
                                      "2026-11-16x", "1e5/11/26", "16/11/",     "16//11/2026", "2026-11-16 8 pm" };

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++) {
    LiftImportMoment moment;
    LiftDate day;
    g_autofree char *iso = NULL;

    g_assert_true (lift_import_moment_parse (moments[i].text, &moment));
    day = lift_import_moment_get_day (&moment, moments[i].format);
    iso = day != LIFT_DATE_NONE ? lift_date_to_iso (day) : NULL;
    g_assert_cmpstr (iso, ==, moments[i].day);
    g_assert_cmpint (moment.seconds, ==, moments[i].seconds);
  }
  for (guint i = 0; i < G_N_ELEMENTS (none); i++) {
    LiftImportMoment moment;

    if (lift_import_moment_parse (none[i], &moment))
      g_error ("“%s” was taken for a day", none[i]);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/import-map/parse", test_parse);
  g_test_add_func ("/report/import-map/errors", test_errors);
  g_test_add_func ("/report/import-map/guess", test_guess);
  g_test_add_func ("/report/import-map/moments", test_moments);
  return g_test_run ();
}
