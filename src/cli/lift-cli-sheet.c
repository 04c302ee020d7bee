/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-cli-sheet.h"

#define INDENT 2
/* However long a word of some language is, the answer needs room beside it. */
#define MOST_COLUMNS 32

struct _LiftCliSheet {
  GPtrArray *labels;
  GPtrArray *answers;
  int columns;
};

/**
 * lift_cli_sheet_new:
 * @least_columns: how wide the labels are at least, so that sheets of one kind look alike
 *
 * Returns: (transfer full): an empty sheet.
 */
LiftCliSheet *
lift_cli_sheet_new (int least_columns)
{
  LiftCliSheet *self = g_new0 (LiftCliSheet, 1);

  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->answers = g_ptr_array_new_with_free_func (g_free);
  self->columns = least_columns;
  return self;
}

void
lift_cli_sheet_free (LiftCliSheet *self)
{
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->answers);
  g_free (self);
}

/** lift_cli_sheet_add: adds a line; none where @answer is %NULL or "". */
void
lift_cli_sheet_add (LiftCliSheet *self, const char *label, const char *answer)
{
  if (answer == NULL || answer[0] == '\0')
    return;
  g_ptr_array_add (self->labels, g_strdup (label));
  g_ptr_array_add (self->answers, g_strdup (answer));
  self->columns = CLAMP (lift_cli_measure (label) + 2, self->columns, MOST_COLUMNS);
}

/** lift_cli_sheet_print: writes all lines, answers wrapped in their column. */
void
lift_cli_sheet_print (LiftCliSheet *self, LiftCli *cli)
{
  int indent = INDENT + self->columns;

  for (guint i = 0; i < self->labels->len; i++) {
    const char *name = g_ptr_array_index (self->labels, i);
    g_autofree char *label = lift_cli_pad (name, self->columns);
    g_autofree char *answer = lift_cli_wrap (g_ptr_array_index (self->answers, i), indent, LIFT_CLI_COLUMNS);

    /* Where the label leaves no room beside it, the answer stands under it. */
    if (lift_cli_measure (name) >= self->columns)
      lift_cli_print (cli, "%*s%s\n%s", INDENT, "", name, answer);
    else
      lift_cli_print (cli, "%*s%s%s", INDENT, "", label, answer + indent);
  }
}
