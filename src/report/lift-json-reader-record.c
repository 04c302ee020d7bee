/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "lift-json-reader-private.h"

#define THREADS_MAX 999
#define MONTH_MAX 120
#define DAY_NUMBER_MAX 99999

/** lift_json_maker_take_new: takes the key of a record, which must not have been in the file before. */
gboolean
lift_json_maker_take_new (LiftJsonMaker *self, const LiftJsonObject *object, const char *kind, char **uuid)
{
  if (!lift_json_object_take_uuid (object, "uuid", uuid))
    return FALSE;
  if (!g_hash_table_add (self->seen, g_strdup_printf ("%s:%s", kind, *uuid)))
    return lift_json_object_refuse (object, "uuid", _("This UUID stands twice in the file."));
  return TRUE;
}

/**
 * lift_json_maker_take_each:
 * @self: a maker
 * @parent: an open object
 * @name: its member, a list of objects; not there: an empty one
 * @members: (array zero-terminated=1): what these objects may hold
 * @take: called with each
 * @into: for @take
 *
 * Returns: whether all were taken.
 */
gboolean
lift_json_maker_take_each (LiftJsonMaker *self, const LiftJsonObject *parent, const char *name,
                           const char *const *members, LiftJsonTakeFunc take, gpointer into)
{
  JsonArray *list;

  if (!lift_json_object_take_list (parent, name, &list))
    return FALSE;
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++) {
    LiftJsonObject element = { .parent = parent, .step = name, .index = (int) i, .problem = parent->problem };

    if (!lift_json_object_open (&element, json_array_get_element (list, i), members) || !take (self, &element, into))
      return FALSE;
  }
  return TRUE;
}

static gboolean
take_area (LiftJsonMaker *self, const LiftJsonObject *element, gpointer into)
{
  LiftProcedure *procedure = into;
  const char *area = NULL;
  const char *side = NULL;
  LiftArea parsed;

  if (!lift_json_object_need (element, "area") || !lift_json_object_need (element, "side") ||
      !lift_json_object_take_word (element, "area", &area) || !lift_json_object_take_word (element, "side", &side))
    return FALSE;
  if (!lift_zone_from_key (area, &parsed.zone) || parsed.zone == LIFT_ZONE_FACE)
    return lift_json_object_refuse_word (element, "area");
  if (!lift_side_from_key (side, &parsed.side))
    return lift_json_object_refuse_word (element, "side");
  for (guint i = 0; i < procedure->areas->len; i++) {
    const LiftArea *known = &g_array_index (procedure->areas, LiftArea, i);

    if (known->zone == parsed.zone && known->side == parsed.side)
      return lift_json_object_refuse (element, NULL, _("This area stands twice."));
  }
  g_array_append_val (procedure->areas, parsed);
  return TRUE;
}

static gboolean
take_question (LiftJsonMaker *self, const LiftJsonObject *element, gpointer into)
{
  LiftQuestion *question = lift_question_new (NULL, NULL, 0);

  g_ptr_array_add (((LiftProcedure *) into)->questions, question);
  if (!lift_json_maker_take_new (self, element, "question", &question->uuid) ||
      !lift_json_object_need (element, "text") ||
      !lift_json_object_take_text (element, "text", LIFT_JSON_TEXT_MAX_BYTES, &question->text) ||
      !lift_json_object_take_instant (element, "ticked_at", &question->ticked_at))
    return FALSE;
  return question->text[0] != '\0' || lift_json_object_refuse (element, "text", _("A question must not be empty."));
}

static gboolean
take_words (LiftProcedure *procedure, const LiftJsonObject *object)
{
  const struct {
    const char *name;
    char **place;
  } texts[] = {
    { "thread_kind", &procedure->thread_kind },
    { "combined", &procedure->combined },
    { "clinic", &procedure->clinic },
    { "clinician", &procedure->clinician },
    { "phone", &procedure->phone },
    { "goals", &procedure->goals },
    { "baseline_note", &procedure->baseline_note },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    if (!lift_json_object_take_text (object, texts[i].name, LIFT_JSON_TEXT_MAX_BYTES, texts[i].place))
      return FALSE;
  }
  return TRUE;
}

static gboolean
take_procedure (LiftJsonMaker *self, const LiftJsonObject *object, LiftProcedure *procedure)
{
  static const char *const area_members[] = { "area", "side", NULL };
  static const char *const question_members[] = { "uuid", "text", "ticked_at", NULL };
  const char *material = NULL;
  const char *anaesthetic = NULL;

  if (!lift_json_maker_take_new (self, object, "procedure", &procedure->uuid) ||
      !lift_json_object_take_day (object, "day0", &procedure->day0) ||
      !lift_json_object_take_word (object, "thread_material", &material) ||
      !lift_json_object_take_boolean (object, "nonabsorbable", &procedure->nonabsorbable) ||
      !lift_json_object_take_int (object, "thread_count", 1, THREADS_MAX, &procedure->thread_count) ||
      !lift_json_object_take_word (object, "anaesthetic", &anaesthetic) || !take_words (procedure, object) ||
      !lift_json_object_take_instant (object, "archived_at", &procedure->archived_at))
    return FALSE;
  if (!lift_material_from_key (material, &procedure->material))
    return lift_json_object_refuse_word (object, "thread_material");
  if (!lift_anaesthetic_from_key (anaesthetic, &procedure->anaesthetic))
    return lift_json_object_refuse_word (object, "anaesthetic");
  return lift_json_maker_take_each (self, object, "areas", area_members, take_area, procedure) &&
         lift_json_maker_take_each (self, object, "questions", question_members, take_question, procedure);
}

static gboolean
take_milestone (LiftJsonMaker *self, const LiftJsonObject *element, gpointer into)
{
  LiftMilestone *milestone = lift_milestone_new (NULL, LIFT_MILESTONE_REGULAR, LIFT_DATE_NONE);
  const char *kind = NULL;

  g_ptr_array_add (((LiftArchiveRecord *) into)->milestones, milestone);
  if (!lift_json_maker_take_new (self, element, "milestone", &milestone->uuid) ||
      !lift_json_object_need (element, "kind") || !lift_json_object_take_word (element, "kind", &kind) ||
      !lift_json_object_need (element, "happened_on") ||
      !lift_json_object_take_day (element, "happened_on", &milestone->happened_on))
    return FALSE;
  return lift_milestone_kind_from_key (kind, &milestone->kind) || lift_json_object_refuse_word (element, "kind");
}

static gboolean
take_visit (LiftJsonMaker *self, const LiftJsonObject *element, gpointer into)
{
  LiftArchiveRecord *record = into;
  LiftVisit *visit = lift_visit_new (record->procedure->uuid, LIFT_VISIT_OWN, LIFT_DATE_NONE, -1);
  const char *kind = NULL;

  g_ptr_array_add (record->visits, visit);
  if (!lift_json_maker_take_new (self, element, "visit", &visit->uuid) || !lift_json_object_need (element, "kind") ||
      !lift_json_object_take_word (element, "kind", &kind) ||
      !lift_json_object_take_day (element, "planned_on", &visit->planned_on) ||
      !lift_json_object_take_minute (element, "at_time", &visit->at_minute) ||
      !lift_json_object_take_day (element, "held_on", &visit->held_on) ||
      !lift_json_object_take_int (element, "month", 0, MONTH_MAX, &visit->month) ||
      !lift_json_object_take_text (element, "answers", LIFT_JSON_TEXT_MAX_BYTES, &visit->answers) ||
      !lift_json_object_take_text (element, "note", LIFT_JSON_TEXT_MAX_BYTES, &visit->note))
    return FALSE;
  return lift_visit_kind_from_key (kind, &visit->kind) || lift_json_object_refuse_word (element, "kind");
}

static gboolean
take_contact (LiftJsonMaker *self, const LiftJsonObject *element, gpointer into)
{
  LiftArchiveRecord *record = into;
  LiftContact *contact = lift_contact_new (record->procedure->uuid, 0, LIFT_CONTACT_TOLD, NULL, NULL);
  const char *how = NULL;

  g_ptr_array_add (record->contacts, contact);
  if (!lift_json_maker_take_new (self, element, "contact", &contact->uuid) || !lift_json_object_need (element, "at") ||
      !lift_json_object_take_instant (element, "at", &contact->at) || !lift_json_object_need (element, "how") ||
      !lift_json_object_take_word (element, "how", &how) ||
      !lift_json_object_take_text (element, "finding", LIFT_JSON_TEXT_MAX_BYTES, &contact->finding) ||
      !lift_json_object_take_text (element, "note", LIFT_JSON_TEXT_MAX_BYTES, &contact->note))
    return FALSE;
  return lift_contact_how_from_key (how, &contact->how) || lift_json_object_refuse_word (element, "how");
}

static gboolean
take_aftercare (const LiftJsonObject *parent, LiftAftercare *aftercare)
{
  const char *kinds[LIFT_N_AFTERCARE + 1] = { NULL };
  LiftJsonObject sheet = { .parent = parent, .step = "aftercare", .index = -1, .problem = parent->problem };

  if (!json_object_has_member (parent->object, "aftercare"))
    return TRUE;
  for (guint k = 0; k < LIFT_N_AFTERCARE; k++)
    kinds[k] = lift_aftercare_kind_to_key ((LiftAftercareKind) k);
  if (!lift_json_object_open (&sheet, json_object_get_member (parent->object, "aftercare"), kinds))
    return FALSE;
  for (guint k = 0; k < LIFT_N_AFTERCARE; k++) {
    if (!lift_json_object_take_int (&sheet, kinds[k], 0, LIFT_AFTERCARE_LAST_DAY_MAX, &aftercare->last_days[k]))
      return FALSE;
  }
  return TRUE;
}

/**
 * lift_json_maker_make_record:
 * @self: a maker
 * @node: a procedure of the file; its days may be left out
 * @problem: where a refusal is noted
 *
 * Returns: (transfer full) (nullable): the record without states.
 */
LiftArchiveRecord *
lift_json_maker_make_record (LiftJsonMaker *self, JsonNode *node, LiftJsonProblem *problem)
{
  static const char *const members[] = {
    "uuid",     "day0",      "thread_material", "nonabsorbable", "thread_kind", "thread_count",  "anaesthetic",
    "combined", "clinic",    "clinician",       "phone",         "goals",       "baseline_note", "archived_at",
    "areas",    "questions", "milestones",      "visits",        "contacts",    "aftercare",     "days",
    NULL
  };
  static const char *const milestone_members[] = { "uuid", "kind", "happened_on", NULL };
  static const char *const visit_members[] = { "uuid",  "kind",    "planned_on", "at_time", "held_on",
                                               "month", "answers", "note",       NULL };
  static const char *const contact_members[] = { "uuid", "at", "how", "finding", "note", NULL };
  g_autoptr (LiftProcedure) procedure = lift_procedure_new ();
  g_autoptr (LiftArchiveRecord) record = lift_archive_record_new (procedure);
  LiftJsonObject object = { .index = -1, .problem = problem };
  JsonArray *days;

  if (!lift_json_object_open (&object, node, members) || !take_procedure (self, &object, procedure) ||
      !lift_json_object_take_list (&object, "days", &days) ||
      !lift_json_maker_take_each (self, &object, "milestones", milestone_members, take_milestone, record) ||
      !lift_json_maker_take_each (self, &object, "visits", visit_members, take_visit, record) ||
      !lift_json_maker_take_each (self, &object, "contacts", contact_members, take_contact, record) ||
      !take_aftercare (&object, &record->aftercare))
    return NULL;
  return g_steal_pointer (&record);
}

static gboolean
take_daily (const LiftJsonObject *object, LiftReminder *reminder)
{
  const char *weekdays = NULL;

  reminder->first_n = 0;
  reminder->last_n = LIFT_REMINDER_NO_END;
  if (!lift_json_object_need (object, "weekdays") || !lift_json_object_take_word (object, "weekdays", &weekdays) ||
      !lift_json_object_take_int (object, "first_n", -DAY_NUMBER_MAX, DAY_NUMBER_MAX, &reminder->first_n) ||
      !lift_json_object_take_int (object, "last_n", reminder->first_n, DAY_NUMBER_MAX, &reminder->last_n))
    return FALSE;
  return lift_weekdays_parse (weekdays, &reminder->weekdays) || lift_json_object_refuse_word (object, "weekdays");
}

static gboolean
take_of_visits (const LiftJsonObject *object, LiftReminder *reminder)
{
  static const char *const not_of_visits[] = { "weekdays", "last_n" };

  for (guint i = 0; i < G_N_ELEMENTS (not_of_visits); i++) {
    if (json_object_has_member (object->object, not_of_visits[i]))
      return lift_json_object_refuse (object, not_of_visits[i], _("A reminder of visits does not have this."));
  }
  reminder->first_n = 0;
  if (!lift_json_object_take_int (object, "first_n", -1, 0, &reminder->first_n))
    return FALSE;
  reminder->last_n = reminder->first_n;
  return TRUE;
}

/**
 * lift_json_maker_make_reminder:
 * @self: a maker
 * @node: a reminder of the file
 * @problem: where a refusal is noted
 *
 * Returns: (transfer full) (nullable): the reminder. Since when it holds belongs to a machine and is not in a file.
 */
LiftReminder *
lift_json_maker_make_reminder (LiftJsonMaker *self, JsonNode *node, LiftJsonProblem *problem)
{
  static const char *const members[] = { "uuid", "kind", "time", "weekdays", "first_n", "last_n", "enabled", NULL };
  g_autoptr (LiftReminder) reminder = lift_reminder_new_daily (0);
  LiftJsonObject object = { .index = -1, .problem = problem };
  const char *kind = NULL;

  if (!lift_json_object_open (&object, node, members) ||
      !lift_json_maker_take_new (self, &object, "reminder", &reminder->uuid) ||
      !lift_json_object_need (&object, "kind") || !lift_json_object_take_word (&object, "kind", &kind) ||
      !lift_json_object_need (&object, "time") || !lift_json_object_take_minute (&object, "time", &reminder->minute) ||
      !lift_json_object_take_boolean (&object, "enabled", &reminder->enabled))
    return NULL;
  if (!lift_reminder_kind_from_key (kind, &reminder->kind)) {
    lift_json_object_refuse_word (&object, "kind");
    return NULL;
  }
  if (reminder->kind == LIFT_REMINDER_DAILY ? !take_daily (&object, reminder) : !take_of_visits (&object, reminder))
    return NULL;
  return g_steal_pointer (&reminder);
}
