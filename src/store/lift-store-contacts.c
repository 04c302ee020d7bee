/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-store-private.h"

#include "lift-db-error.h"

/** lift_store_read_contacts: Returns: (element-type LiftContact): of @procedure, oldest first. */
GPtrArray *
lift_store_read_contacts (LiftStore *self, const char *procedure, GError **error)
{
  g_autoptr (LiftStatement) statement = lift_db_prepare (
    self->db, "SELECT uuid, at, how, finding, note FROM contact WHERE procedure = ? ORDER BY at, number", error);
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) lift_contact_free);
  LiftStep step;

  if (statement == NULL)
    return NULL;
  lift_statement_bind_text (statement, 1, procedure);
  while ((step = lift_statement_step (statement, error)) == LIFT_STEP_ROW) {
    LiftContact *contact;
    LiftContactHow how;

    if (!lift_contact_how_from_key (lift_statement_get_text (statement, 2), &how)) {
      lift_db_set_error_code (error, LIFT_ERROR_CORRUPT);
      return NULL;
    }
    contact = lift_contact_new (procedure, lift_statement_get_int (statement, 1), how,
                                lift_statement_get_text (statement, 3), lift_statement_get_text (statement, 4));
    contact->uuid = g_strdup (lift_statement_get_text (statement, 0));
    g_ptr_array_add (contacts, contact);
  }
  return step == LIFT_STEP_DONE ? g_steal_pointer (&contacts) : NULL;
}

/**
 * lift_store_list_contacts:
 * @self: a store
 * @procedure: uuid
 * @error: return location
 *
 * Returns: (transfer full) (element-type LiftContact) (nullable): what she told the clinic, oldest first.
 */
GPtrArray *
lift_store_list_contacts (LiftStore *self, const char *procedure, GError **error)
{
  lift_store_enter (self);
  return lift_store_read_contacts (self, procedure, error);
}

/**
 * lift_store_add_contact:
 * @self: a store
 * @contact: what she said; without a key it gets one
 * @error: return location; %LIFT_ERROR_NOT_FOUND if its procedure is not in the diary
 *
 * Returns: whether it is in the diary now.
 */
gboolean
lift_store_add_contact (LiftStore *self, const LiftContact *contact, GError **error)
{
  g_autoptr (LiftTransaction) transaction = lift_db_begin_write (lift_store_enter (self), error);
  g_autoptr (LiftProcedure) procedure = NULL;
  g_autoptr (LiftStatement) statement = NULL;
  g_autofree char *uuid = contact->uuid != NULL ? g_strdup (contact->uuid) : g_uuid_string_random ();

  if (transaction == NULL)
    return FALSE;
  procedure = lift_store_read_procedure (self, contact->procedure, error);
  if (procedure == NULL)
    return FALSE;
  statement = lift_db_prepare (
    self->db, "INSERT INTO contact (uuid, procedure, at, how, finding, note) VALUES (?, ?, ?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  lift_statement_bind_text (statement, 1, uuid);
  lift_statement_bind_text (statement, 2, contact->procedure);
  lift_statement_bind_int (statement, 3, contact->at);
  lift_statement_bind_text (statement, 4, lift_contact_how_to_key (contact->how));
  lift_statement_bind_text (statement, 5, contact->finding);
  lift_statement_bind_text (statement, 6, contact->note);
  return lift_statement_run (statement, error) && lift_transaction_commit (transaction, error);
}
