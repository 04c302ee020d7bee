/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-salvage-fill.h"

#include <string.h>

#include "lift-salvage-stage.h"

/* What points to a procedure; one of these without the other two is worth keeping, too. */
#define OF_PROCEDURES                                                                                                  \
  "(SELECT procedure FROM temp.s_entry UNION SELECT procedure FROM temp.s_visit"                                       \
  " UNION SELECT procedure FROM temp.s_contact UNION SELECT procedure FROM temp.s_question"                            \
  " UNION SELECT procedure FROM temp.s_milestone)"

/* Steps in SQL, each on what was collected. */

/* The two indexes of a day say together what its own row said. One that knows the procedure comes first. */
static const char mend_entries[] =
  "INSERT OR IGNORE INTO temp.s_entry (number, uuid, procedure, for_day)"
  " SELECT d.number, k.uuid, d.procedure, d.for_day FROM temp.day_of AS d JOIN temp.key_of AS k"
  "   ON k.number = d.number AND k.uuid IN (SELECT entry FROM temp.s_revision)"
  "  WHERE k.uuid NOT IN (SELECT uuid FROM temp.s_entry)"
  "    AND d.procedure NOT IN (SELECT uuid FROM temp.s_reminder)"
  "  ORDER BY d.procedure IN (SELECT uuid FROM temp.s_procedure) DESC,"
  "           d.procedure IN (SELECT procedure FROM temp.s_entry) DESC;";

/* What an undo took back is not known any more; the states that it wrote are. */
static const char mend_changes[] =
  "UPDATE temp.s_change SET kind = 'edit', undoes = NULL"
  " WHERE undoes IS NOT NULL AND undoes NOT IN (SELECT uuid FROM temp.s_change);"
  "INSERT OR IGNORE INTO temp.s_change (number, uuid, kind, made_at, program)"
  " SELECT (SELECT k.number FROM temp.key_of AS k WHERE k.uuid = r.change), r.change, 'edit', min (r.recorded_at),"
  "        'afterlift'"
  "   FROM temp.s_revision AS r WHERE r.change NOT IN (SELECT uuid FROM temp.s_change) GROUP BY r.change;"
  "INSERT OR IGNORE INTO temp.s_change (number, uuid, kind, made_at, program)"
  " SELECT (SELECT k.number FROM temp.key_of AS k WHERE k.uuid = t.change), t.change, 'edit', 0, 'afterlift'"
  "   FROM temp.s_trail AS t WHERE t.change NOT IN (SELECT uuid FROM temp.s_change) GROUP BY t.change;";

static const char drop_being_erased[] =
  "DELETE FROM temp.s_entry WHERE uuid IN (SELECT entry FROM temp.being_erased);"
  "DELETE FROM temp.s_revision WHERE entry IN (SELECT entry FROM temp.being_erased);";

/* A child that is not there any more is known by its index, or by a hole in the numbers of its table: children are
 * written just before their state, so the hole lies between two states. */
static const char find_incomplete[] = "INSERT OR IGNORE INTO temp.incomplete SELECT revision FROM temp.rating_of"
                                      " WHERE number NOT IN (SELECT number FROM temp.s_rating);"
                                      "INSERT OR IGNORE INTO temp.incomplete SELECT revision FROM temp.sign_of"
                                      " WHERE number NOT IN (SELECT number FROM temp.s_sign);";

#define FIND_HOLES(table)                                                                                              \
  "INSERT OR IGNORE INTO temp.incomplete SELECT r.uuid FROM"                                                           \
  " (SELECT c.number, lag (c.number, 1, 0) OVER (ORDER BY c.number) AS before, x.number AS state,"                     \
  "         lag (x.number, 1, 0) OVER (ORDER BY c.number) AS state_before"                                             \
  "    FROM temp." table " AS c LEFT JOIN temp.s_revision AS x ON x.uuid = c.revision) AS hole"                        \
  " JOIN temp.s_revision AS r ON r.number BETWEEN hole.state_before AND hole.state"                                    \
  " WHERE hole.number > hole.before + 1;"

static const char find_holes[] = FIND_HOLES ("s_rating") FIND_HOLES ("s_sign") FIND_HOLES ("s_tick");

/* Places of procedures that are gone; only she can say the day of each again. */
static const char mend_procedures[] = "INSERT OR IGNORE INTO procedure (uuid) SELECT procedure FROM " OF_PROCEDURES
                                      " WHERE procedure IS NOT NULL AND procedure NOT IN (SELECT uuid FROM procedure);";

static const char keep_identity[] =
  "UPDATE OR IGNORE diary SET uuid = (SELECT uuid FROM temp.s_diary LIMIT 1),"
  " created_at = (SELECT created_at FROM temp.s_diary LIMIT 1) WHERE EXISTS (SELECT 1 FROM temp.s_diary);";

/**
 * Copier:
 * @shape: of the table
 * @select: rows of it that were found, all of them or those of one parent
 * @insert: puts one of them into the diary
 */
typedef struct {
  const LiftSalvageShape *shape;
  const char *select;
  const char *insert;
  guint *saved;
} Copier;

typedef struct {
  LiftDb *db;
  LiftSalvage *report;
  Copier revisions;
  Copier children[3];
} Fill;

static LiftSalvageTable *
get_count (LiftSalvage *report, guint number)
{
  return &g_array_index (report->tables, LiftSalvageTable, number);
}

/* The columns under which a table keeps what was found: the number of the row is always the first. */
static void
make_copier (Copier *copier, LiftSalvage *report, guint number, const char *where)
{
  const LiftSalvageShape *shape = lift_salvage_get_shape (number);
  g_autoptr (GString) insert = g_string_new (NULL);
  g_autofree char *select = g_strdup_printf ("SELECT * FROM temp.s_%s %s", shape->table, where);

  g_string_printf (insert, "INSERT INTO %s (%s) VALUES (?", shape->table, shape->columns);
  for (guint i = 1; shape->shape[i] != '\0'; i++)
    g_string_append (insert, ", ?");
  g_string_append_c (insert, ')');
  copier->shape = shape;
  copier->select = g_intern_string (select);
  copier->insert = g_intern_string (insert->str);
  copier->saved = &get_count (report, number)->saved;
}

static void
bind_column (LiftStatement *target, int index, LiftStatement *source, int column, char letter)
{
  gboolean number = letter == 'k' || g_ascii_tolower (letter) == 'i';

  if (lift_statement_is_null (source, column))
    lift_statement_bind_null (target, index);
  else if (number)
    lift_statement_bind_int (target, index, lift_statement_get_int (source, column));
  else
    lift_statement_bind_text (target, index, lift_statement_get_text (source, column));
}

/* What the new diary does not take is left out; everything else that goes wrong ends the work. */
static gboolean
try_insert (LiftStatement *insert, gboolean *taken, GError **error)
{
  g_autoptr (GError) refused = NULL;

  *taken = lift_statement_run (insert, &refused);
  if (*taken || g_error_matches (refused, LIFT_ERROR, LIFT_ERROR_CONSTRAINT))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

/* Reminders of the first schema do not know since when they are; for ever, then. */
static void
bind_row (LiftStatement *insert, LiftStatement *row, const LiftSalvageShape *shape)
{
  int first = shape->shape[0] == 'k' ? 0 : 1;

  for (int i = 0; shape->shape[i] != '\0'; i++) {
    bind_column (insert, i + 1, row, i + first, shape->shape[i]);
    if (shape->shape[i] == 'i' && lift_statement_is_null (row, i + first) && g_str_equal (shape->table, "reminder"))
      lift_statement_bind_int (insert, i + 1, 0);
  }
}

/* Copies the rows that @parent has, or all. @lost becomes TRUE if one of them is not taken. */
static gboolean
copy_rows (LiftDb *db, const Copier *copier, const char *parent, gboolean *lost, GError **error)
{
  g_autoptr (LiftStatement) select = lift_db_prepare (db, copier->select, error);
  g_autoptr (LiftStatement) insert = select != NULL ? lift_db_prepare (db, copier->insert, error) : NULL;
  LiftStep step;

  if (insert == NULL)
    return FALSE;
  if (parent != NULL)
    lift_statement_bind_text (select, 1, parent);
  while ((step = lift_statement_step (select, error)) == LIFT_STEP_ROW) {
    gboolean taken;

    bind_row (insert, select, copier->shape);
    if (!try_insert (insert, &taken, error))
      return FALSE;
    lift_statement_reset (insert);
    if (taken)
      (*copier->saved)++;
    else if (lost != NULL)
      *lost = TRUE;
  }
  return step == LIFT_STEP_DONE;
}

static gboolean
copy_table (Fill *self, guint number, GError **error)
{
  Copier copier;

  make_copier (&copier, self->report, number, "ORDER BY number");
  return copy_rows (self->db, &copier, NULL, NULL, error);
}

static gboolean
add_to_incomplete (LiftDb *db, const char *revision, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (db, "INSERT OR IGNORE INTO temp.incomplete VALUES (?)", error);

  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, revision);
  return lift_statement_run (statement, error);
}

/* Column 3 of a state is its number in its day, which follows the one that was saved before it. */
#define COLUMN_UUID 1
#define COLUMN_SEQ 3

/* A state comes with its children or not at all: what was counted for one that is refused is taken back. */
static gboolean
copy_state (Fill *self, LiftStatement *row, guint seq, gboolean *taken, GError **error)
{
  g_autoptr (LiftStatement) insert = lift_db_prepare (self->db, self->revisions.insert, error);
  g_autofree char *uuid = g_strdup (lift_statement_get_text (row, COLUMN_UUID));
  guint before[G_N_ELEMENTS (self->children)];
  gboolean lost = FALSE;

  if (insert == NULL || !lift_db_exec (self->db, "SAVEPOINT one_state", error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (self->children); i++) {
    before[i] = *self->children[i].saved;
    if (!copy_rows (self->db, &self->children[i], uuid, &lost, error))
      return FALSE;
  }
  bind_row (insert, row, self->revisions.shape);
  lift_statement_bind_int (insert, COLUMN_SEQ + 1, seq);
  if (!try_insert (insert, taken, error))
    return FALSE;
  lift_statement_reset (insert);
  if (!*taken) {
    for (guint i = 0; i < G_N_ELEMENTS (self->children); i++)
      *self->children[i].saved = before[i];
    if (!lift_db_exec (self->db, "ROLLBACK TO one_state", error))
      return FALSE;
  } else {
    (*self->revisions.saved)++;
  }
  if (*taken && lost && !add_to_incomplete (self->db, uuid, error))
    return FALSE;
  return lift_db_exec (self->db, "RELEASE one_state", error);
}

static gboolean
copy_states (Fill *self, const char *entry, guint *n_states, GError **error)
{
  g_autoptr (LiftStatement) states = lift_db_prepare (self->db, self->revisions.select, error);
  LiftStep step;

  if (states == NULL)
    return FALSE;
  lift_statement_bind_text (states, 1, entry);
  while ((step = lift_statement_step (states, error)) == LIFT_STEP_ROW) {
    gboolean taken = FALSE;

    if (!copy_state (self, states, *n_states + 1, &taken, error))
      return FALSE;
    *n_states += taken;
  }
  return step == LIFT_STEP_DONE;
}

/* A day without any saved state is no day. */
static gboolean
copy_day (Fill *self, LiftStatement *row, GError **error)
{
  LiftSalvageTable *count = get_count (self->report, LIFT_SALVAGE_ENTRY);
  g_autoptr (LiftStatement) insert =
    lift_db_prepare (self->db, "INSERT INTO entry (number, uuid, procedure, for_day) VALUES (?, ?, ?, ?)", error);
  g_autofree char *uuid = g_strdup (lift_statement_get_text (row, COLUMN_UUID));
  gboolean taken;
  guint n_states = 0;

  if (insert == NULL || !lift_db_exec (self->db, "SAVEPOINT one_day", error))
    return FALSE;
  bind_row (insert, row, lift_salvage_get_shape (LIFT_SALVAGE_ENTRY));
  if (!try_insert (insert, &taken, error))
    return FALSE;
  lift_statement_reset (insert);
  if (taken && !copy_states (self, uuid, &n_states, error))
    return FALSE;
  if (n_states == 0 && !lift_db_exec (self->db, "ROLLBACK TO one_day", error))
    return FALSE;
  count->saved += n_states > 0;
  return lift_db_exec (self->db, "RELEASE one_day", error);
}

static gboolean
copy_days (Fill *self, GError **error)
{
  g_autoptr (LiftStatement) days =
    lift_db_prepare (self->db, "SELECT number, uuid, procedure, for_day FROM temp.s_entry ORDER BY number", error);
  LiftStep step;

  if (days == NULL)
    return FALSE;
  make_copier (&self->revisions, self->report, LIFT_SALVAGE_REVISION, "WHERE entry = ? ORDER BY seq, number");
  make_copier (&self->children[0], self->report, LIFT_SALVAGE_RATING, "WHERE revision = ? ORDER BY number");
  make_copier (&self->children[1], self->report, LIFT_SALVAGE_SIGN, "WHERE revision = ? ORDER BY number");
  make_copier (&self->children[2], self->report, LIFT_SALVAGE_TICK, "WHERE revision = ? ORDER BY number");
  while ((step = lift_statement_step (days, error)) == LIFT_STEP_ROW) {
    if (!copy_day (self, days, error))
      return FALSE;
  }
  return step == LIFT_STEP_DONE;
}

static gboolean
count_found (LiftDb *db, LiftSalvage *report, GError **error)
{
  for (guint i = 0; i < LIFT_SALVAGE_N_SHAPES; i++) {
    const LiftSalvageShape *shape = lift_salvage_get_shape (i);
    g_autofree char *found = g_strdup_printf ("SELECT count (*) FROM temp.s_%s", shape->table);
    g_autofree char *missing =
      g_strdup_printf ("SELECT ifnull (max (number), 0) - count (*) FROM temp.s_%s", shape->table);
    LiftSalvageTable count = { .name = shape->table };
    gint64 n;

    if (!lift_db_read_int (db, g_intern_string (found), &n, error))
      return FALSE;
    count.found = (guint) n;
    if (shape->counts_up && !lift_db_read_int (db, g_intern_string (missing), &n, error))
      return FALSE;
    count.missing = shape->counts_up ? (guint) MIN (n, G_MAXUINT) : 0;
    g_array_append_val (report->tables, count);
  }
  return TRUE;
}

static gboolean
read_count (LiftDb *db, const char *sql, guint *count, GError **error)
{
  gint64 n;

  if (!lift_db_read_int (db, sql, &n, error))
    return FALSE;
  *count = (guint) n;
  return TRUE;
}

/* Days of which a state is gone are known by the index of their states, by those that belong to no day, and by holes in
 * what was found. */
static gboolean
count_days (LiftDb *db, LiftSalvage *report, GError **error)
{
  return read_count (db, "SELECT count (*) FROM entry", &report->days, error) &&
         read_count (db, "SELECT count (*) FROM revision", &report->states, error) &&
         read_count (db,
                     "SELECT count (*) FROM entry AS e WHERE EXISTS (SELECT 1 FROM revision AS r"
                     "   JOIN temp.incomplete AS i ON i.revision = r.uuid"
                     "  WHERE r.entry = e.uuid AND r.seq = (SELECT max (seq) FROM revision WHERE entry = e.uuid))"
                     " OR (SELECT max (s.seq) FROM temp.seq_of AS s WHERE s.entry = e.uuid)"
                     "    > (SELECT max (seq) FROM revision WHERE entry = e.uuid)"
                     " OR (SELECT max (s.seq) FROM temp.s_revision AS s WHERE s.entry = e.uuid)"
                     "    > (SELECT max (seq) FROM revision WHERE entry = e.uuid)",
                     &report->incomplete_days, error) &&
         read_count (db,
                     "SELECT count (*) FROM (SELECT uuid FROM temp.s_entry UNION SELECT entry FROM temp.s_revision"
                     " UNION SELECT k.uuid FROM temp.key_of AS k WHERE k.uuid IN (SELECT entry FROM temp.seq_of))"
                     " WHERE uuid NOT IN (SELECT uuid FROM entry)"
                     " AND uuid NOT IN (SELECT entry FROM temp.being_erased)",
                     &report->lost_days, error);
}

/**
 * lift_salvage_fill:
 * @db: of a new diary, in a transaction, after lift_salvage_stage()
 * @report: is filled
 * @error: return location
 *
 * Writes what was collected into the diary, by its own rules and in the order that they ask for: what they refuse is
 * left out and counted. Days that miss a part are kept and counted, too.
 *
 * Returns: whether it could work through all of it.
 */
gboolean
lift_salvage_fill (LiftDb *db, LiftSalvage *report, GError **error)
{
  static const guint before_days[] = { LIFT_SALVAGE_AREA,  LIFT_SALVAGE_QUESTION,  LIFT_SALVAGE_MILESTONE,
                                       LIFT_SALVAGE_VISIT, LIFT_SALVAGE_AFTERCARE, LIFT_SALVAGE_CONTACT,
                                       LIFT_SALVAGE_CHANGE };
  Fill self = { .db = db, .report = report };

  if (!count_found (db, report, error) || !lift_db_exec (db, drop_being_erased, error) ||
      !lift_db_exec (db, mend_entries, error) || !lift_db_exec (db, mend_changes, error) ||
      !lift_db_exec (db, find_incomplete, error) || !lift_db_exec (db, find_holes, error) ||
      !lift_db_exec (db, keep_identity, error) || !copy_table (&self, LIFT_SALVAGE_SETTING, error) ||
      !copy_table (&self, LIFT_SALVAGE_PROCEDURE, error) || !lift_db_exec (db, mend_procedures, error) ||
      !read_count (db, "SELECT count (*) FROM procedure WHERE uuid NOT IN (SELECT uuid FROM temp.s_procedure)",
                   &report->undated, error))
    return FALSE;
  get_count (report, LIFT_SALVAGE_DIARY)->saved = get_count (report, LIFT_SALVAGE_DIARY)->found > 0;
  for (guint i = 0; i < G_N_ELEMENTS (before_days); i++) {
    if (!copy_table (&self, before_days[i], error))
      return FALSE;
  }
  return copy_days (&self, error) && copy_table (&self, LIFT_SALVAGE_TRAIL, error) &&
         copy_table (&self, LIFT_SALVAGE_REMINDER, error) && count_days (db, report, error);
}
