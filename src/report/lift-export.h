/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lift-archive.h"
#include "lift-reference.h"
#include "lift-schedule.h"

G_BEGIN_DECLS

/** LiftExportFormat: what leaves the diary; keys, endings and media types are in lift-export.c. */
typedef enum {
  LIFT_EXPORT_PDF,
  LIFT_EXPORT_CSV,
  LIFT_EXPORT_CSV_SEMICOLON,
  LIFT_EXPORT_JSON,
  LIFT_EXPORT_FHIR,
  LIFT_EXPORT_ICS,
  LIFT_EXPORT_PNG,
  LIFT_EXPORT_SVG,
  LIFT_EXPORT_HTML,
  LIFT_EXPORT_TEXT,
} LiftExportFormat;

#define LIFT_N_EXPORT_FORMATS 10

typedef enum { LIFT_PAPER_LOCALE, LIFT_PAPER_A4, LIFT_PAPER_LETTER } LiftPaper;

/**
 * LiftExportSource:
 * @archive: the whole diary, with every saved state where the history is asked for
 * @procedure: uuid of the thread lift that the report is about; JSON holds all of them
 * @guide: (nullable): the guide
 * @schedule: (nullable): for ICS: reminders and visits
 * @today: the civil day on which it is made
 * @now: UTC second at which it is made; SOURCE_DATE_EPOCH replaces it in files that hold a date of making
 * @zone: of times of day
 *
 * What an export is made of: values only, so that it can be made on another thread.
 */
typedef struct {
  LiftArchive *archive;
  char *procedure;
  LiftReference *guide;
  LiftSchedule *schedule;
  LiftDate today;
  gint64 now;
  GTimeZone *zone;
} LiftExportSource;

void lift_export_source_clear (LiftExportSource *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LiftExportSource, lift_export_source_clear)

LiftArchiveRecord *lift_export_source_get_record (const LiftExportSource *self);

/**
 * LiftExportOptions:
 * @format: what to make
 * @from: first day, or %LIFT_DATE_NONE
 * @to: last day, or %LIFT_DATE_NONE
 * @without_notes: leave out everything that she wrote in words of her own: notes, questions, what she said of a
 *   contact, and the texts of events
 * @without_signs: leave out signs, the sign question, the temperature and contacts
 * @with_history: every saved state, deleted days and replaced words too
 * @name: (nullable): her name, only where she ticked it
 * @birth_date: only where she ticked it; else %LIFT_DATE_NONE
 * @language: (nullable): "de", "pt_BR"; %NULL: the language of the program. What she wrote stays as it is
 * @paper: for PDF and print
 * @symptoms: for PNG and SVG: a bit for each symptom; 0: the core symptoms
 * @together: for PNG and SVG: all in one plot
 *
 * What an export holds.
 */
typedef struct {
  LiftExportFormat format;
  LiftDate from;
  LiftDate to;
  gboolean without_notes;
  gboolean without_signs;
  gboolean with_history;
  char *name;
  LiftDate birth_date;
  char *language;
  LiftPaper paper;
  guint symptoms;
  gboolean together;
} LiftExportOptions;

void lift_export_options_init (LiftExportOptions *self, LiftExportFormat format);
void lift_export_options_clear (LiftExportOptions *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LiftExportOptions, lift_export_options_clear)

const char *lift_export_format_to_key (LiftExportFormat format);
gboolean lift_export_format_from_key (const char *key, LiftExportFormat *format);
const char *lift_export_format_to_extension (LiftExportFormat format);
char *lift_export_suggest_name (const LiftExportSource *source, const LiftExportOptions *options);

/**
 * LiftExportProgressFunc:
 * @done: 0 to 1
 * @user_data: of the caller
 *
 * Told now and then on the thread that makes the export.
 */
typedef void (*LiftExportProgressFunc) (double done, gpointer user_data);

/**
 * LiftExport:
 *
 * One file that is being made, in two steps. The first, lift_export_new(), says everything that has to be said in a
 * language; it is quick. The second, lift_export_run(), needs no language, may take long, and may run on another
 * thread; it is done once.
 */
typedef struct _LiftExport LiftExport;

LiftExport *lift_export_new (const LiftExportSource *source, const LiftExportOptions *options, GError **error);
GBytes *lift_export_run (LiftExport *self, GCancellable *cancellable, LiftExportProgressFunc progress,
                         gpointer user_data, GError **error);
guint lift_export_get_n_unknown (const LiftExport *self);
void lift_export_free (LiftExport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiftExport, lift_export_free)

/* What all formats of one procedure start from: the days that were asked for, without what is to be left out. */
gboolean lift_export_has_day (const LiftExportOptions *options, LiftDate day);
LiftEntry *lift_export_strip_entry (LiftEntry *entry, const LiftExportOptions *options);
LiftEpisode *lift_export_dup_episode (const LiftExportSource *source, const LiftExportOptions *options);
GPtrArray *lift_export_dup_contacts (const LiftExportSource *source, const LiftExportOptions *options);
gint64 lift_export_get_stamp (const LiftExportSource *source);

G_END_DECLS
