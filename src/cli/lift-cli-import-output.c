/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lift-cli-import.h"

/* Of each kind so many lines are shown, and then how many more there are. */
#define MAX_LISTED 20
#define NUMBER_COLUMNS 10
#define NAME_COLUMNS 44

static const char *const keys[LIFT_N_DIFF_KINDS] = { "new", "same", "differs", "stays", "deleted", "refused" };

static const char *
get_name (LiftDiffKind kind)
{
  switch (kind) {
  case LIFT_DIFF_NEW:
    return _("new: is added");
  case LIFT_DIFF_SAME:
    return _("the same");
  case LIFT_DIFF_DIFFERS:
    return _("differs: becomes as in the file");
  case LIFT_DIFF_STAYS:
    return _("differs: stays as it is here");
  case LIFT_DIFF_DELETED:
    return _("not in the file: is deleted");
  case LIFT_DIFF_REFUSED:
  default:
    return _("cannot be taken");
  }
}

static void
print_counts (LiftCli *cli, const LiftDiff *diff)
{
  g_autofree char *empty = lift_cli_pad ("", NAME_COLUMNS);
  g_autofree char *days = lift_cli_pad (C_("column of a table", "days"), -NUMBER_COLUMNS);
  g_autofree char *others = lift_cli_pad (C_("column of a table", "others"), -NUMBER_COLUMNS);

  lift_cli_print (cli, "\n%s%s%s\n", empty, days, others);
  for (guint kind = 0; kind < LIFT_N_DIFF_KINDS; kind++) {
    g_autofree char *name = lift_cli_pad (get_name ((LiftDiffKind) kind), NAME_COLUMNS);

    lift_cli_print (cli, "%s%*u%*u\n", name, NUMBER_COLUMNS, diff->days[kind], NUMBER_COLUMNS, diff->records[kind]);
  }
}

/* Where in the file, and which day. */
static char *
describe_place (const LiftDiffLine *line)
{
  g_autofree char *date = line->for_day != LIFT_DATE_NONE ? lift_date_to_iso (line->for_day) : NULL;
  g_autofree char *place = NULL;

  if (line->line > 0 && line->column > 0)
    /* Translators: where something is in a file. */
    place = g_strdup_printf (_("line %1$d, character %2$d"), (int) line->line, (int) line->column);
  else if (line->line > 0)
    /* Translators: where something is in a file. */
    place = g_strdup_printf (_("line %d"), (int) line->line);
  if (date != NULL && place != NULL)
    return g_strdup_printf ("%s (%s)", date, place);
  if (date != NULL)
    return g_steal_pointer (&date);
  return place != NULL ? g_steal_pointer (&place) : g_strdup (_("the file"));
}

/* What is the same needs no words, and neither does a new day unless its scores were rounded. */
static gboolean
is_listed (const LiftDiffLine *line, LiftDiffKind kind)
{
  if (line->kind != kind)
    return FALSE;
  return kind == LIFT_DIFF_DELETED || (kind != LIFT_DIFF_SAME && line->words != NULL);
}

static void
print_more (LiftCli *cli, guint n_more)
{
  g_autofree char *more = NULL;

  if (n_more == 0)
    return;
  more = g_strdup_printf (ngettext ("and %'d more", "and %'d more", n_more), (int) n_more);
  lift_cli_print_wrapped (cli, 2, more);
}

/* Words are kept for a thousand lines only, but of what is no news every line counts. */
static guint
count_listed (const LiftDiff *diff, LiftDiffKind kind)
{
  guint n_listed = 0;

  if (kind != LIFT_DIFF_NEW)
    return lift_diff_count (diff, kind);
  for (guint i = 0; i < diff->lines->len; i++)
    n_listed += is_listed (g_ptr_array_index (diff->lines, i), kind) ? 1 : 0;
  return n_listed;
}

static void
print_kind (LiftCli *cli, const LiftDiff *diff, LiftDiffKind kind)
{
  guint n_listed = 0;

  for (guint i = 0; i < diff->lines->len && n_listed < MAX_LISTED; i++) {
    const LiftDiffLine *line = g_ptr_array_index (diff->lines, i);
    g_autofree char *place = NULL;
    g_autofree char *text = NULL;

    if (!is_listed (line, kind))
      continue;
    if (n_listed++ == 0)
      lift_cli_print (cli, "\n%s\n", get_name (kind));
    place = describe_place (line);
    text = line->words != NULL ? g_strdup_printf ("%s: %s", place, line->words) : g_strdup (place);
    lift_cli_print_wrapped (cli, 2, text);
  }
  if (n_listed == MAX_LISTED)
    print_more (cli, count_listed (diff, kind) - MAX_LISTED);
}

/** lift_cli_import_print_preview: says what the file brings, and by which rule. */
void
lift_cli_import_print_preview (LiftCli *cli, const LiftDiff *diff, LiftImportMode mode)
{
  lift_cli_print_wrapped (
    cli, 0,
    mode == LIFT_IMPORT_MERGE
      ? _("Merging: what is new is added. Of two states of a day the one that was written later counts; a file that "
           "does not say when it was written fills in what is not answered, and changes no answer.")
      : _("Replacing: the thread lifts of the file become as the file says. Days that it does not have are deleted; "
           "their history stays, and undo brings them back."));
  print_counts (cli, diff);
  for (guint i = 0; i < diff->new_procedures->len; i++) {
    const LiftProcedure *procedure = g_ptr_array_index (diff->new_procedures, i);
    g_autofree char *day0 = procedure->day0 != LIFT_DATE_NONE ? lift_date_to_iso (procedure->day0) : NULL;
    g_autofree char *text = day0 != NULL ? g_strdup_printf (_("A thread lift of %s is added to the diary."), day0)
                                         : g_strdup (_("A thread lift without a date is added to the diary."));

    lift_cli_print_wrapped (cli, 0, text);
  }
  if (diff->n_rounded > 0) {
    g_autofree char *text = g_strdup_printf (ngettext ("On %d day, scores were rounded to 0 to 10.",
                                                       "On %d days, scores were rounded to 0 to 10.", diff->n_rounded),
                                             (int) diff->n_rounded);

    lift_cli_print_wrapped (cli, 0, text);
  }
  print_kind (cli, diff, LIFT_DIFF_REFUSED);
  print_kind (cli, diff, LIFT_DIFF_DELETED);
  print_kind (cli, diff, LIFT_DIFF_DIFFERS);
  print_kind (cli, diff, LIFT_DIFF_STAYS);
  print_kind (cli, diff, LIFT_DIFF_NEW);
  lift_cli_print (cli, "\n");
}

/**
 * lift_cli_import_print_result:
 * @cli: the run
 * @done: (nullable): what was done; %NULL: nothing
 * @dry_run: whether nothing was meant to be done
 */
void
lift_cli_import_print_result (LiftCli *cli, const LiftDiff *done, gboolean dry_run)
{
  if (done == NULL || done->change == NULL) {
    lift_cli_print_wrapped (cli, 0,
                            dry_run ? _("Nothing was changed: this was a trial.")
                                    : _("Nothing was changed: the diary has all of this already, or says otherwise."));
    return;
  }
  lift_cli_print_wrapped (cli, 0, _("Done. “afterlift-cli undo” takes it back."));
  if (done->backup != NULL) {
    g_autofree char *shown = g_filename_display_name (done->backup);

    lift_cli_print_wrapped (cli, 0, _("The diary as it was before is kept in this file:"));
    lift_cli_print_wrapped (cli, 2, shown);
  }
}

static void
add_counts (JsonBuilder *builder, const char *name, const guint *counts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint kind = 0; kind < LIFT_N_DIFF_KINDS; kind++) {
    json_builder_set_member_name (builder, keys[kind]);
    json_builder_add_int_value (builder, counts[kind]);
  }
  json_builder_end_object (builder);
}

static void
add_position (JsonBuilder *builder, const char *name, guint position)
{
  json_builder_set_member_name (builder, name);
  if (position > 0)
    json_builder_add_int_value (builder, position);
  else
    json_builder_add_null_value (builder);
}

static void
add_lines (JsonBuilder *builder, const LiftDiff *diff)
{
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < diff->lines->len; i++) {
    const LiftDiffLine *line = g_ptr_array_index (diff->lines, i);

    if (line->kind == LIFT_DIFF_SAME)
      continue;
    json_builder_begin_object (builder);
    lift_cli_json_text (builder, "kind", keys[line->kind]);
    lift_cli_json_text (builder, "procedure", line->procedure);
    lift_cli_json_date (builder, "date", line->for_day);
    add_position (builder, "line", line->line);
    add_position (builder, "column", line->column);
    lift_cli_json_text (builder, "text", line->words);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

/** lift_cli_import_print_json: the same for programs: counts, every line that is not the same, and what was done. */
void
lift_cli_import_print_json (LiftCli *cli, const LiftDiff *diff, LiftImportMode mode, gboolean dry_run)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *backup = diff->backup != NULL ? g_filename_display_name (diff->backup) : NULL;

  json_builder_begin_object (builder);
  lift_cli_json_text (builder, "mode", mode == LIFT_IMPORT_MERGE ? "merge" : "replace");
  json_builder_set_member_name (builder, "dry_run");
  json_builder_add_boolean_value (builder, dry_run);
  add_counts (builder, "days", diff->days);
  add_counts (builder, "others", diff->records);
  json_builder_set_member_name (builder, "rounded");
  json_builder_add_int_value (builder, diff->n_rounded);
  json_builder_set_member_name (builder, "new_procedures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < diff->new_procedures->len; i++) {
    const LiftProcedure *procedure = g_ptr_array_index (diff->new_procedures, i);

    json_builder_begin_object (builder);
    lift_cli_json_date (builder, "day0", procedure->day0);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  add_lines (builder, diff);
  lift_cli_json_text (builder, "change", diff->change);
  lift_cli_json_text (builder, "backup", backup);
  json_builder_end_object (builder);
  lift_cli_print_json (cli, builder);
}
