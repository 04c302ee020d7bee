/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-salvage-stage.h"

#include <string.h>

#include "lift-date.h"
#include "lift-db-error.h"
#include "lift-page-rows.h"

/* More rows than anybody writes; a number above it is damage, and would be the end of all numbering. */
#define MAX_NUMBER (G_GINT64_CONSTANT (1) << 40)
/* Whose a page of keys and values is, which look the same for what she chose and what this machine remembers. */
#define OWNER_SETTING 1
#define OWNER_STATE 2

/* Where two fit, the first in the list takes the row. The tables of this machine alone are not among them. */
static const LiftSalvageShape shapes[LIFT_SALVAGE_N_SHAPES] = {
  [LIFT_SALVAGE_DIARY] = { "diary", "only_one,uuid,created_at", "kui", 3, FALSE },
  [LIFT_SALVAGE_SETTING] = { "setting", "key,value", "tt", 2, FALSE },
  [LIFT_SALVAGE_PROCEDURE] = { "procedure",
                               "number,uuid,day0,thread_material,nonabsorbable,thread_kind,thread_count,anaesthetic,"
                               "combined,clinic,clinician,phone,goals,baseline_note,archived_at",
                               "kuDTiTITTTTTTTI", 15, FALSE },
  [LIFT_SALVAGE_AREA] = { "procedure_area", "number,procedure,area,side", "kuas", 4, FALSE },
  [LIFT_SALVAGE_QUESTION] = { "question", "number,uuid,procedure,text,ticked_at", "kuutI", 5, FALSE },
  [LIFT_SALVAGE_MILESTONE] = { "milestone", "number,uuid,procedure,kind,happened_on", "kuutd", 5, FALSE },
  [LIFT_SALVAGE_VISIT] = { "visit", "number,uuid,procedure,kind,planned_on,at_time,held_on,month,answers,note",
                           "kuutDTDITT", 10, FALSE },
  [LIFT_SALVAGE_AFTERCARE] = { "aftercare", "number,procedure,kind,last_day", "kuti", 4, FALSE },
  [LIFT_SALVAGE_CONTACT] = { "contact", "number,uuid,procedure,at,how,finding,note", "kuuitTT", 7, FALSE },
  [LIFT_SALVAGE_CHANGE] = { "change", "number,uuid,kind,made_at,program,undoes", "kutitU", 6, TRUE },
  [LIFT_SALVAGE_ENTRY] = { "entry", "number,uuid,procedure,for_day", "kuud", 4, TRUE },
  [LIFT_SALVAGE_REVISION] = { "revision",
                              "number,uuid,entry,seq,change,recorded_at,utc_offset,author,deleted,note,signs_checked,"
                              "more_side,pain_relief,temperature_c10,first_recorded_at,first_utc_offset",
                              "kuuiuiititiTIIII", 14, TRUE },
  [LIFT_SALVAGE_RATING] = { "rating", "number,revision,symptom,zone,side,score", "kuttsi", 6, TRUE },
  [LIFT_SALVAGE_SIGN] = { "sign", "number,revision,sign,side,since_day", "kutSd", 5, TRUE },
  [LIFT_SALVAGE_TICK] = { "tick", "number,revision,kind,text", "kutT", 4, TRUE },
  [LIFT_SALVAGE_TRAIL] = { "trail", "number,change,record,uuid,field,old", "kutttT", 6, TRUE },
  [LIFT_SALVAGE_REMINDER] = { "reminder", "number,uuid,kind,time,weekdays,first_n,last_n,enabled,since", "kuttiiIii", 8,
                              FALSE },
};

/* The only keys that are taken from a page of which nobody says whose it is. */
static const char *const setting_keys[] = { "day-end-hours",  "emergency-number", "backup-folder",  "quiet-hours",
                                            "snooze-minutes", "reminder-wording", "reminder-pause", NULL };

/**
 * Index:
 * @shape: of its records, the last letter being the number of a row
 * @sql: takes them
 *
 * What an index still says of a row whose own page is gone.
 */
typedef struct {
  const char *shape;
  const char *sql;
} Index;

static const Index indexes[] = {
  { "ui", "INSERT INTO temp.key_of (uuid, number) VALUES (?1, ?2)" },
  { "udi", "INSERT INTO temp.day_of (procedure, for_day, number) VALUES (?1, ?2, ?3)" },
  { "uii", "INSERT OR IGNORE INTO temp.seq_of (entry, seq) VALUES (?1, ?2)" },
  { "uttsi", "INSERT INTO temp.rating_of (revision, number) VALUES (?1, ?5)" },
  { "uti", "INSERT INTO temp.sign_of (revision, number) VALUES (?1, ?3)" },
};

static const char extra_tables[] =
  "CREATE TEMP TABLE key_of (uuid TEXT, number INTEGER);"
  "CREATE TEMP TABLE day_of (procedure TEXT, for_day TEXT, number INTEGER);"
  "CREATE TEMP TABLE seq_of (entry TEXT, seq INTEGER, PRIMARY KEY (entry, seq)) WITHOUT ROWID;"
  "CREATE TEMP TABLE rating_of (revision TEXT, number INTEGER);"
  "CREATE TEMP TABLE sign_of (revision TEXT, number INTEGER);"
  "CREATE TEMP TABLE incomplete (revision TEXT PRIMARY KEY);"
  "CREATE TEMP TABLE being_erased (entry TEXT PRIMARY KEY);";

/* Made when all rows are there: an index that grows with every row would cost more. */
static const char extra_indexes[] = "CREATE INDEX temp.key_of_uuid ON key_of (uuid);"
                                    "CREATE INDEX temp.day_of_number ON day_of (number);"
                                    "CREATE INDEX temp.s_revision_entry ON s_revision (entry, seq);"
                                    "CREATE INDEX temp.s_revision_uuid ON s_revision (uuid);"
                                    "CREATE INDEX temp.s_rating_revision ON s_rating (revision);"
                                    "CREATE INDEX temp.s_sign_revision ON s_sign (revision);"
                                    "CREATE INDEX temp.s_tick_revision ON s_tick (revision);";

/**
 * Stage:
 * @db: of the new diary; what is found is collected in its temporary tables
 * @owners: (nullable): of each page, from 1
 * @owner: of the page that is being read
 * @error: (nullable): why it stopped
 */
typedef struct {
  LiftDb *db;
  const LiftPageFile *file;
  guint8 *owners;
  guint8 owner;
  GError *error;
} Stage;

/** lift_salvage_get_shape: Returns: (transfer none): how the rows of table @number are known. */
const LiftSalvageShape *
lift_salvage_get_shape (guint number)
{
  return &shapes[number];
}

static gboolean
is_uuid (const char *text)
{
  return strlen (text) == 36 && g_uuid_string_is_valid (text);
}

static gboolean
is_day (const char *text)
{
  LiftDate day;

  return strlen (text) == 10 && lift_date_parse (text, &day);
}

static gboolean
text_fits (const char *text, char letter)
{
  static const char *const areas[] = { "brow", "cheek", "jawline", "neck", "other", NULL };
  static const char *const sides[] = { "both", "left", "right", NULL };

  switch (letter) {
  case 'u':
    return is_uuid (text);
  case 'd':
    return is_day (text);
  case 'a':
    return g_strv_contains (areas, text);
  case 's':
    return g_strv_contains (sides, text);
  default:
    return letter == 't';
  }
}

static gboolean
value_fits (const LiftPageValue *value, char letter)
{
  if (letter == 'k')
    return value->kind == LIFT_PAGE_VALUE_NULL;
  if (value->kind == LIFT_PAGE_VALUE_NULL)
    return g_ascii_isupper (letter);
  if (value->kind == LIFT_PAGE_VALUE_INT)
    return g_ascii_tolower (letter) == 'i';
  return value->kind == LIFT_PAGE_VALUE_TEXT && text_fits (value->text, g_ascii_tolower (letter));
}

static gboolean
row_fits (const LiftPageRow *row, const char *shape, guint n_least)
{
  if (row->n_values < n_least || row->n_values > strlen (shape))
    return FALSE;
  for (guint i = 0; i < row->n_values; i++) {
    if (!value_fits (&row->values[i], shape[i]))
      return FALSE;
  }
  return TRUE;
}

static void
bind (LiftStatement *statement, int index, const LiftPageValue *value)
{
  if (value->kind == LIFT_PAGE_VALUE_INT)
    lift_statement_bind_int (statement, index, value->number);
  else if (value->kind == LIFT_PAGE_VALUE_TEXT)
    lift_statement_bind_text (statement, index, value->text);
  else
    lift_statement_bind_null (statement, index);
}

/* The number of a row stands beside its values, whether a column has it or not. */
static gboolean
take_row (Stage *self, const LiftPageRow *row, const LiftSalvageShape *shape)
{
  gboolean numbered = shape->shape[0] == 'k';
  int n_columns = (int) strlen (shape->shape) + (numbered ? 0 : 1);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (LiftStatement) statement = NULL;

  g_string_printf (sql, "INSERT OR IGNORE INTO temp.s_%s VALUES (?", shape->table);
  for (int i = 1; i < n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  statement = lift_db_prepare (self->db, g_intern_string (sql->str), &self->error);
  if (statement == NULL)
    return FALSE;
  lift_statement_bind_int (statement, 1, row->rowid);
  for (int i = 1; i < n_columns; i++) {
    guint value = (guint) i - (numbered ? 0 : 1);

    if (value < row->n_values)
      bind (statement, i + 1, &row->values[value]);
    else
      lift_statement_bind_null (statement, i + 1);
  }
  return lift_statement_run (statement, &self->error);
}

static gboolean
take_index (Stage *self, const LiftPageRow *row, const Index *index)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (self->db, index->sql, &self->error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < row->n_values; i++) {
    g_autofree char *parameter = g_strdup_printf ("?%u", i + 1);

    if (strstr (index->sql, parameter) != NULL)
      bind (statement, (int) i + 1, &row->values[i]);
  }
  return lift_statement_run (statement, &self->error);
}

static gboolean
take_being_erased (Stage *self, const LiftPageRow *row)
{
  g_autoptr (LiftStatement) statement =
    lift_db_prepare (self->db, "INSERT OR IGNORE INTO temp.being_erased VALUES (?)", &self->error);

  if (statement == NULL)
    return FALSE;
  bind (statement, 1, &row->values[0]);
  return lift_statement_run (statement, &self->error);
}

static const LiftSalvageShape *
find_shape (const Stage *self, const LiftPageRow *row)
{
  for (guint i = 0; i < LIFT_SALVAGE_N_SHAPES; i++) {
    if (!row_fits (row, shapes[i].shape, shapes[i].n_least))
      continue;
    if (i == LIFT_SALVAGE_SETTING &&
        (self->owner == OWNER_STATE ||
         (self->owner != OWNER_SETTING && !g_strv_contains (setting_keys, row->values[0].text))))
      return NULL;
    return &shapes[i];
  }
  return NULL;
}

static gboolean
row_cb (const LiftPageRow *row, gpointer user_data)
{
  Stage *self = user_data;
  const LiftSalvageShape *shape;

  for (guint i = 0; row->is_index && i < G_N_ELEMENTS (indexes); i++) {
    if (row_fits (row, indexes[i].shape, (guint) strlen (indexes[i].shape)))
      return take_index (self, row, &indexes[i]);
  }
  if (row->is_index || row->rowid < 1 || row->rowid > MAX_NUMBER)
    return TRUE;
  /* A day that was being erased for good does not come back. */
  if (row->n_values == 1 && row_fits (row, "u", 1))
    return take_being_erased (self, row);
  shape = find_shape (self, row);
  return shape == NULL || take_row (self, row, shape);
}

/* A row of SQLite's own table that says where a table begins: type, name, table, root, SQL. */
static gboolean
root_cb (const LiftPageRow *row, gpointer user_data)
{
  Stage *self = user_data;

  if (row->is_index || !row_fits (row, "tttiT", 5) || !g_str_equal (row->values[0].text, "table") ||
      row->values[3].number < 1 || row->values[3].number > lift_page_file_get_n_pages (self->file))
    return TRUE;
  if (g_str_equal (row->values[1].text, "setting"))
    lift_page_rows_claim (self->file, (guint) row->values[3].number, self->owners, OWNER_SETTING);
  else if (g_str_equal (row->values[1].text, "reminder_state"))
    lift_page_rows_claim (self->file, (guint) row->values[3].number, self->owners, OWNER_STATE);
  return TRUE;
}

static gboolean
make_tables (LiftDb *db, GError **error)
{
  for (guint i = 0; i < LIFT_SALVAGE_N_SHAPES; i++) {
    const char *columns = shapes[i].shape[0] == 'k' ? strchr (shapes[i].columns, ',') + 1 : shapes[i].columns;
    g_autofree char *sql =
      g_strdup_printf ("CREATE TEMP TABLE s_%s (number INTEGER PRIMARY KEY, %s)", shapes[i].table, columns);

    if (!lift_db_exec (db, sql, error))
      return FALSE;
  }
  return lift_db_exec (db, extra_tables, error);
}

/**
 * lift_salvage_stage:
 * @db: of a new diary
 * @file: a damaged one
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Collects every row that can be read in temporary tables of @db: `s_entry` for `entry` and so on, and what indexes
 * know of rows that cannot. What is found still has to prove itself against the rules of the new diary.
 *
 * Returns: whether all pages were looked at.
 */
gboolean
lift_salvage_stage (LiftDb *db, const LiftPageFile *file, GCancellable *cancellable, GError **error)
{
  guint n_pages = lift_page_file_get_n_pages (file);
  g_autofree guint8 *owners = g_new0 (guint8, n_pages + 1);
  Stage self = { .db = db, .file = file, .owners = owners };

  if (!make_tables (db, error))
    return FALSE;
  for (guint i = 1; i <= n_pages; i++)
    lift_page_rows_read (file, i, root_cb, &self);
  for (guint i = 1; i <= n_pages; i++) {
    self.owner = owners[i];
    if (g_cancellable_is_cancelled (cancellable))
      lift_db_set_error_code (&self.error, LIFT_ERROR_CANCELLED);
    if (self.error == NULL)
      lift_page_rows_read (file, i, row_cb, &self);
    if (self.error != NULL) {
      g_propagate_error (error, self.error);
      return FALSE;
    }
  }
  return lift_db_exec (db, extra_indexes, error);
}

static gboolean
known_cb (const LiftPageRow *row, gpointer user_data)
{
  gboolean *known = user_data;

  *known = !row->is_index && (row_fits (row, shapes[LIFT_SALVAGE_ENTRY].shape, 4) ||
                              row_fits (row, shapes[LIFT_SALVAGE_REVISION].shape, 14) ||
                              row_fits (row, shapes[LIFT_SALVAGE_PROCEDURE].shape, 15));
  return !*known;
}

/** lift_salvage_knows: Returns: whether something in @file can be nothing but a part of a diary. */
gboolean
lift_salvage_knows (const LiftPageFile *file)
{
  gboolean known = FALSE;

  if (lift_page_file_is_foreign (file))
    return FALSE;
  for (guint i = 1; i <= lift_page_file_get_n_pages (file) && !known; i++)
    lift_page_rows_read (file, i, known_cb, &known);
  return known;
}
