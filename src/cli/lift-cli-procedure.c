/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lift-cli-private.h"
#include "lift-cli-sheet.h"
#include "lift-cli-remind-private.h"
#include "lift-error.h"
#include "lift-format.h"

/* As much of a uuid as a person copies. */
#define SHORT_ID 8
#define LABEL_COLUMNS 14

const LiftCliOption lift_cli_procedure_options[] = {
  { "date", 0, "YYYY-MM-DD", N_("day of the procedure; it may lie ahead") },
  { "material", 0, "NAME", N_("pdo, plla, pcl, mixed, other or unknown") },
  { "threads", 0, "N", N_("number of threads") },
  { "area", 0, "AREA[:SIDE]", N_("brow, cheek, jawline, neck or other, with :left, :right or :both; may be repeated") },
  { "anaesthetic", 0, "NAME", N_("none, topical, local, sedation or unknown") },
  { "clinic", 0, "TEXT", N_("name of the clinic") },
  { "clinician", 0, "TEXT", N_("name of the clinician") },
  { "phone", 0, "TEXT", N_("whom to call") },
  { "goals", 0, "TEXT", N_("what you hope for") },
  { "questions", 0, "TEXT", N_("a question for the visit; may be repeated") },
  { NULL },
};

static gboolean
set_day0 (LiftProcedure *procedure, const char *text, GError **error)
{
  if (!lift_cli_is_clear (text))
    return lift_cli_parse_date (text, &procedure->day0, error);
  procedure->day0 = LIFT_DATE_NONE;
  return TRUE;
}

static gboolean
set_material (LiftProcedure *procedure, const char *text, GError **error)
{
  if (lift_material_from_key (lift_cli_is_clear (text) ? NULL : text, &procedure->material))
    return TRUE;
  lift_cli_set_choice_error (error, "material", text, "pdo, plla, pcl, mixed, other, unknown, clear");
  return FALSE;
}

static gboolean
set_anaesthetic (LiftProcedure *procedure, const char *text, GError **error)
{
  if (lift_anaesthetic_from_key (lift_cli_is_clear (text) ? NULL : text, &procedure->anaesthetic))
    return TRUE;
  lift_cli_set_choice_error (error, "anaesthetic", text, "none, topical, local, sedation, unknown, clear");
  return FALSE;
}

static gboolean
set_areas (LiftProcedure *procedure, GPtrArray *texts, GError **error)
{
  g_array_set_size (procedure->areas, 0);
  for (guint i = 0; i < texts->len; i++) {
    const char *text = g_ptr_array_index (texts, i);
    LiftZone zone;
    LiftSide side;

    if (lift_cli_is_clear (text))
      continue;
    if (!lift_cli_parse_area (text, &zone, &side, error))
      return FALSE;
    lift_procedure_add_area (procedure, zone, side);
  }
  return TRUE;
}

/* Questions with the same words keep their key and their tick. */
static void
set_questions (LiftProcedure *procedure, GPtrArray *texts)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&procedure->questions);

  procedure->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_question_free);
  for (guint i = 0; i < texts->len; i++) {
    const char *text = g_ptr_array_index (texts, i);
    const LiftQuestion *known = NULL;

    if (lift_cli_is_clear (text) || text[0] == '\0')
      continue;
    for (guint j = 0; j < before->len && known == NULL; j++) {
      const LiftQuestion *question = g_ptr_array_index (before, j);

      known = g_str_equal (question->text, text) ? question : NULL;
    }
    g_ptr_array_add (procedure->questions, known != NULL ? lift_question_new (known->uuid, text, known->ticked_at)
                                                         : lift_question_new (NULL, text, 0));
  }
}

static void
set_text (char **field, const char *text)
{
  if (text == NULL)
    return;
  g_free (*field);
  *field = lift_cli_is_clear (text) || text[0] == '\0' ? NULL : g_strdup (text);
}

/* Lays what was named over @procedure. */
static gboolean
apply (LiftProcedure *procedure, const LiftCliArgs *args, GError **error)
{
  const char *date = lift_cli_args_get (args, "date");
  const char *material = lift_cli_args_get (args, "material");
  const char *threads = lift_cli_args_get (args, "threads");
  const char *anaesthetic = lift_cli_args_get (args, "anaesthetic");
  GPtrArray *areas = lift_cli_args_get_all (args, "area");
  GPtrArray *questions = lift_cli_args_get_all (args, "questions");

  if ((date != NULL && !set_day0 (procedure, date, error)) ||
      (material != NULL && !set_material (procedure, material, error)) ||
      (threads != NULL && !lift_cli_parse_threads (threads, &procedure->thread_count, error)) ||
      (anaesthetic != NULL && !set_anaesthetic (procedure, anaesthetic, error)) ||
      (areas != NULL && !set_areas (procedure, areas, error)))
    return FALSE;
  if (questions != NULL)
    set_questions (procedure, questions);
  set_text (&procedure->clinic, lift_cli_args_get (args, "clinic"));
  set_text (&procedure->clinician, lift_cli_args_get (args, "clinician"));
  set_text (&procedure->phone, lift_cli_args_get (args, "phone"));
  set_text (&procedure->goals, lift_cli_args_get (args, "goals"));
  return TRUE;
}

static void
print_procedure (LiftCli *cli, const LiftProcedure *procedure)
{
  g_autofree char *line = lift_format_procedure_line (procedure);
  g_autoptr (LiftCliSheet) sheet = NULL;
  g_autofree char *phone = procedure->phone != NULL ? lift_format_phone (procedure->phone) : NULL;

  if (cli->json) {
    g_autoptr (JsonBuilder) builder = json_builder_new ();

    lift_cli_json_procedure (builder, procedure);
    lift_cli_print_json (cli, builder);
    return;
  }
  sheet = lift_cli_sheet_new (LABEL_COLUMNS);
  lift_cli_sheet_add (sheet, _("What"), line);
  lift_cli_sheet_add (sheet, _("Clinic"), procedure->clinic);
  lift_cli_sheet_add (sheet, _("Clinician"), procedure->clinician);
  lift_cli_sheet_add (sheet, _("Phone"), phone);
  lift_cli_sheet_add (sheet, _("Goals"), procedure->goals);
  for (guint i = 0; i < procedure->questions->len; i++)
    lift_cli_sheet_add (sheet, _("Question"), ((const LiftQuestion *) g_ptr_array_index (procedure->questions, i))->text);
  lift_cli_sheet_add (sheet, _("Put away"), procedure->archived_at != 0 ? _("yes") : NULL);
  lift_cli_sheet_add (sheet, _("Id"), procedure->uuid);
  lift_cli_print_heading (cli, _("Thread lift"));
  lift_cli_sheet_print (sheet, cli);
}

/** lift_cli_procedure_new: `procedure new`: creates the diary where there is none. */
gboolean
lift_cli_procedure_new (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftProcedure) procedure = lift_procedure_new ();
  g_autoptr (LiftProcedure) stored = NULL;
  g_autoptr (LiftStore) store = NULL;

  if (!lift_cli_args_has (args, "date")) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _("Say when the thread lift was or will be, for example --date 2026-11-16. Nothing was "
                           "changed."));
    return FALSE;
  }
  /* Everything is read before a file is made. */
  if (!apply (procedure, args, error))
    return FALSE;
  store = lift_cli_open (cli, LIFT_OPEN_CREATE, error);
  if (store == NULL)
    return FALSE;
  stored = lift_store_add_procedure (store, procedure, error);
  if (stored == NULL)
    return FALSE;
  lift_cli_tell_service_of_procedure (cli, store);
  print_procedure (cli, stored);
  return TRUE;
}

/** lift_cli_procedure_list: `procedure list`. */
gboolean
lift_cli_procedure_list (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_READ, error);
  g_autoptr (GPtrArray) procedures = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (store != NULL)
    procedures = lift_store_list_procedures (store, TRUE, error);
  if (procedures == NULL)
    return FALSE;
  json_builder_begin_array (builder);
  for (guint i = 0; i < procedures->len; i++) {
    const LiftProcedure *procedure = g_ptr_array_index (procedures, i);
    g_autofree char *line = lift_format_procedure_line (procedure);
    g_autofree char *wrapped = lift_cli_wrap (line, SHORT_ID + 2, LIFT_CLI_COLUMNS);

    if (cli->json)
      lift_cli_json_procedure (builder, procedure);
    else
      lift_cli_print (cli, "%.*s  %s", SHORT_ID, procedure->uuid, wrapped + SHORT_ID + 2);
    if (!cli->json && procedure->archived_at != 0)
      lift_cli_print_wrapped (cli, SHORT_ID + 2, _("(put away)"));
  }
  json_builder_end_array (builder);
  if (cli->json)
    lift_cli_print_json (cli, builder);
  else if (procedures->len == 0)
    lift_cli_print (cli, "%s\n", _("There is no thread lift in this diary yet."));
  return TRUE;
}

/** lift_cli_procedure_show: `procedure show [ID]`. */
gboolean
lift_cli_procedure_show (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_READ, error);
  g_autoptr (LiftProcedure) procedure = NULL;

  if (store != NULL)
    procedure = lift_cli_get_procedure (store, lift_cli_args_get_word (args, 0), error);
  if (procedure == NULL)
    return FALSE;
  print_procedure (cli, procedure);
  return TRUE;
}

/** lift_cli_procedure_edit: `procedure edit [ID]`. */
gboolean
lift_cli_procedure_edit (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_EXISTING, error);
  g_autoptr (LiftProcedure) before = NULL;
  g_autoptr (LiftProcedure) changed = NULL;
  g_autoptr (LiftProcedure) stored = NULL;

  if (store != NULL)
    before = lift_cli_get_procedure (store, lift_cli_args_get_word (args, 0), error);
  if (before == NULL)
    return FALSE;
  changed = lift_procedure_copy (before);
  if (!apply (changed, args, error))
    return FALSE;
  stored = lift_store_update_procedure (store, changed, error);
  if (stored == NULL)
    return FALSE;
  lift_cli_tell_service_of_procedure (cli, store);
  print_procedure (cli, stored);
  return TRUE;
}

static gboolean
set_archived (LiftCli *cli, const LiftCliArgs *args, gboolean archived, GError **error)
{
  g_autoptr (LiftStore) store = lift_cli_open (cli, LIFT_OPEN_EXISTING, error);
  g_autoptr (LiftProcedure) procedure = NULL;
  g_autoptr (LiftProcedure) stored = NULL;

  if (store != NULL)
    procedure = lift_cli_get_procedure (store, lift_cli_args_get_word (args, 0), error);
  if (procedure == NULL || !lift_store_set_archived (store, procedure->uuid, archived, error))
    return FALSE;
  stored = lift_store_get_procedure (store, procedure->uuid, error);
  if (stored == NULL)
    return FALSE;
  lift_cli_tell_service_of_procedure (cli, store);
  print_procedure (cli, stored);
  return TRUE;
}

/** lift_cli_procedure_archive: `procedure archive [ID]`. */
gboolean
lift_cli_procedure_archive (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  return set_archived (cli, args, TRUE, error);
}

/** lift_cli_procedure_unarchive: `procedure unarchive ID`. */
gboolean
lift_cli_procedure_unarchive (LiftCli *cli, const LiftCliArgs *args, GError **error)
{
  return set_archived (cli, args, FALSE, error);
}
