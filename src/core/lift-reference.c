/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lift-reference.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lift-date.h"
#include "lift-error.h"

/* A guide for a recovery of weeks: longer ones are a mistake in the file. */
#define MAX_DAYS 92
#define NUMBERS_PER_BAND 3

struct _LiftReference {
  gatomicrefcount ref_count;
  LiftReferenceInfo info;
  guint n_days;
  LiftBand *bands;
  char **bases;
};

G_DEFINE_BOXED_TYPE (LiftReference, lift_reference, lift_reference_ref, lift_reference_unref)

static gboolean
is_half (double value)
{
  return value >= 0 && value <= LIFT_SCORE_MAX && value * 2 == (double) (int) (value * 2);
}

static gboolean
is_text (const char *text)
{
  return text != NULL && text[0] != '\0' && g_utf8_validate (text, -1, NULL);
}

/* A year and a month, or a whole day. */
static gboolean
is_date (const char *text)
{
  LiftDate date;

  if (text == NULL)
    return FALSE;
  if (strlen (text) == strlen ("2026-11")) {
    g_autofree char *first_of_month = g_strconcat (text, "-01", NULL);

    return lift_date_parse (first_of_month, &date);
  }
  return lift_date_parse (text, &date);
}

/**
 * lift_band_check:
 * @band: one day of a band
 * @error: return location for %LIFT_ERROR_INVALID
 *
 * Returns: whether low, typical and high are halves from 0 to 10 and in this order.
 */
gboolean
lift_band_check (const LiftBand *band, GError **error)
{
  if (!is_half (band->low) || !is_half (band->typical) || !is_half (band->high)) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _("The guide has a value that is not a whole or half number from 0 to 10."));
    return FALSE;
  }
  if (band->low > band->typical || band->typical > band->high) {
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _("The guide has a day on which low, typical and high are not in this order."));
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_info (const LiftReferenceInfo *info, guint n_days, GError **error)
{
  gboolean sources_good = info->sources != NULL && info->sources[0] != NULL;

  for (guint i = 0; sources_good && info->sources[i] != NULL; i++)
    sources_good = is_text (info->sources[i]);
  if (info->version < 1 || !is_date (info->date))
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID, _("The guide does not say its version and date."));
  else if (!is_text (info->population) || !is_text (info->label))
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _("The guide does not say whom it was made for and what it is."));
  else if (info->reviewed_by != NULL && !is_text (info->reviewed_by))
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID, _("The guide does not say who reviewed it."));
  else if (!sources_good)
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID, _("The guide does not name its sources."));
  else if (n_days < 1 || n_days > MAX_DAYS)
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID, _("The guide has no days, or too many."));
  else if (info->n_published > n_days * LIFT_N_CORE_SYMPTOMS * NUMBERS_PER_BAND)
    g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                         _("The guide claims more published numbers than it has."));
  else
    return TRUE;
  return FALSE;
}

/**
 * lift_reference_new:
 * @info: where the band comes from; copied
 * @n_days: how many days, from day 0 on
 * @bands: (array): for each core symptom in turn @n_days bands: day d of symptom s is `bands[s * n_days + d]`
 * @bases: (array): in the same order, what the numbers of that day rest on
 * @error: return location for %LIFT_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): the checked band.
 */
LiftReference *
lift_reference_new (const LiftReferenceInfo *info, guint n_days, const LiftBand *bands, const char *const *bases,
                    GError **error)
{
  LiftReference *self;
  guint n_bands = n_days * LIFT_N_CORE_SYMPTOMS;

  if (!check_info (info, n_days, error))
    return NULL;
  for (guint i = 0; i < n_bands; i++) {
    if (!lift_band_check (&bands[i], error))
      return NULL;
    if (!is_text (bases[i])) {
      g_set_error_literal (error, LIFT_ERROR, LIFT_ERROR_INVALID,
                           _("The guide has a number without saying what it rests on."));
      return NULL;
    }
  }

  self = g_new0 (LiftReference, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->info.version = info->version;
  self->info.date = g_strdup (info->date);
  self->info.population = g_strdup (info->population);
  self->info.label = g_strdup (info->label);
  self->info.reviewed_by = g_strdup (info->reviewed_by);
  self->info.sources = (const char *const *) g_strdupv ((char **) info->sources);
  self->info.n_published = info->n_published;
  self->n_days = n_days;
  self->bands = g_memdup2 (bands, n_bands * sizeof *bands);
  self->bases = g_new0 (char *, n_bands + 1);
  for (guint i = 0; i < n_bands; i++)
    self->bases[i] = g_strdup (bases[i]);
  return self;
}

/** lift_reference_ref: Returns: (transfer full): @self. Safe from any thread. */
LiftReference *
lift_reference_ref (LiftReference *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** lift_reference_unref: gives up one reference to @self. */
void
lift_reference_unref (LiftReference *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free ((char *) self->info.date);
  g_free ((char *) self->info.population);
  g_free ((char *) self->info.label);
  g_free ((char *) self->info.reviewed_by);
  g_strfreev ((char **) self->info.sources);
  g_free (self->bands);
  g_strfreev (self->bases);
  g_free (self);
}

/** lift_reference_get_info: Returns: (transfer none): where the band comes from. */
const LiftReferenceInfo *
lift_reference_get_info (const LiftReference *self)
{
  return &self->info;
}

/** lift_reference_get_last_day: Returns: the day number at which the band ends. */
int
lift_reference_get_last_day (const LiftReference *self)
{
  return (int) self->n_days - 1;
}

/**
 * lift_reference_get_band:
 * @self: a band
 * @symptom: any symptom; only the core ones have a band
 * @day: any day number
 * @band: (out): the values; left alone when there are none
 *
 * Returns: whether the band speaks of that day. Nothing is extrapolated.
 */
gboolean
lift_reference_get_band (const LiftReference *self, LiftSymptom symptom, int day, LiftBand *band)
{
  if ((guint) symptom >= LIFT_N_CORE_SYMPTOMS || day < 0 || (guint) day >= self->n_days)
    return FALSE;
  *band = self->bands[(guint) symptom * self->n_days + (guint) day];
  return TRUE;
}

/** lift_reference_get_basis: Returns: (transfer none) (nullable): what the numbers of that day rest on. */
const char *
lift_reference_get_basis (const LiftReference *self, LiftSymptom symptom, int day)
{
  if ((guint) symptom >= LIFT_N_CORE_SYMPTOMS || day < 0 || (guint) day >= self->n_days)
    return NULL;
  return self->bases[(guint) symptom * self->n_days + (guint) day];
}

/** lift_reference_get_n_numbers: Returns: how many numbers the band has in all. */
guint
lift_reference_get_n_numbers (const LiftReference *self)
{
  return self->n_days * LIFT_N_CORE_SYMPTOMS * NUMBERS_PER_BAND;
}
