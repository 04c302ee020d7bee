/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lift-page-file.h"

G_BEGIN_DECLS

/** The table with the most columns has so many, with some to spare for columns of later schemas. */
#define LIFT_PAGE_MAX_VALUES 32

/**
 * LiftPageValueKind:
 * @LIFT_PAGE_VALUE_NULL: nothing
 * @LIFT_PAGE_VALUE_INT: a whole number
 * @LIFT_PAGE_VALUE_TEXT: UTF-8 without a zero byte
 * @LIFT_PAGE_VALUE_OTHER: what no table of a diary holds
 */
typedef enum {
  LIFT_PAGE_VALUE_NULL,
  LIFT_PAGE_VALUE_INT,
  LIFT_PAGE_VALUE_TEXT,
  LIFT_PAGE_VALUE_OTHER,
} LiftPageValueKind;

/** LiftPageValue: one value; @text is its own and ends with a zero byte. */
typedef struct {
  LiftPageValueKind kind;
  gint64 number;
  char *text;
} LiftPageValue;

/**
 * LiftPageRow:
 * @is_index: from an index: its last value is the number of a row
 * @rowid: number of the row; 0 from an index
 * @n_values: how many
 * @values: the values
 *
 * A record that could be read whole.
 */
typedef struct {
  gboolean is_index;
  gint64 rowid;
  guint n_values;
  LiftPageValue values[LIFT_PAGE_MAX_VALUES];
} LiftPageRow;

/** LiftPageRowFunc: gets each row of a page; @row is valid during the call. Returns: whether to go on. */
typedef gboolean (*LiftPageRowFunc) (const LiftPageRow *row, gpointer user_data);

gboolean lift_page_rows_read (const LiftPageFile *file, guint page, LiftPageRowFunc func, gpointer user_data);
void lift_page_rows_claim (const LiftPageFile *file, guint root, guint8 *owners, guint8 owner);

G_END_DECLS
