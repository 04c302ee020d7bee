/* SPDX-FileCopyrightText: 2026 The Afterlift contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "lift-diary-link.h"

#include "lift-store-watch.h"

#define PROGRAM "afterlift-reminder"

/**
 * LiftDiaryLink:
 * @path: of the diary, absolute
 * @store: (nullable): the one connection; kept, since SQLite tidies the folder up after the last one is
 *   closed, which the watch would hear as a change
 * @data_version: what was seen by @store last
 * @was_open: the diary could be opened once
 *
 * The diary as the service sees it: one connection that is made anew when another file takes the diary's
 * place. Emits `changed` when there may be something new in it. Never makes a diary.
 */
struct _LiftDiaryLink {
  GObject parent_instance;

  char *path;
  LiftClock *clock;
  LiftStoreWatch *watch;
  LiftStore *store;
  gint64 data_version;
  gboolean was_open;
};

G_DEFINE_FINAL_TYPE (LiftDiaryLink, lift_diary_link, G_TYPE_OBJECT)

static void
lift_diary_link_dispose (GObject *object)
{
  LiftDiaryLink *self = LIFT_DIARY_LINK (object);

  g_clear_pointer (&self->watch, lift_store_watch_free);
  lift_diary_link_drop_store (self);
  G_OBJECT_CLASS (lift_diary_link_parent_class)->dispose (object);
}

static void
lift_diary_link_finalize (GObject *object)
{
  LiftDiaryLink *self = LIFT_DIARY_LINK (object);

  g_clear_object (&self->clock);
  g_free (self->path);
  G_OBJECT_CLASS (lift_diary_link_parent_class)->finalize (object);
}

static void
lift_diary_link_class_init (LiftDiaryLinkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lift_diary_link_dispose;
  object_class->finalize = lift_diary_link_finalize;
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lift_diary_link_init (LiftDiaryLink *self)
{
}

/* Whether another program has changed something since the last look; what this one writes does not count. */
static gboolean
is_news (LiftDiaryLink *self)
{
  gint64 data_version;

  if (self->store == NULL || !lift_store_check_place (self->store, NULL) ||
      !lift_store_get_data_version (self->store, &data_version, NULL))
    return TRUE;
  if (data_version == self->data_version)
    return FALSE;
  self->data_version = data_version;
  return TRUE;
}

static void
watch_cb (gpointer user_data)
{
  LiftDiaryLink *self = LIFT_DIARY_LINK (user_data);

  if (is_news (self))
    g_signal_emit_by_name (self, "changed");
}

/**
 * lift_diary_link_new:
 * @path: of the diary; it need not be there
 * @clock: for the store
 *
 * Returns: (transfer full): the link; nothing is opened yet.
 */
LiftDiaryLink *
lift_diary_link_new (const char *path, LiftClock *clock)
{
  LiftDiaryLink *self = g_object_new (LIFT_TYPE_DIARY_LINK, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  self->clock = g_object_ref (clock);
  self->watch = lift_store_watch_new (self->path, watch_cb, self);
  return self;
}

/** lift_diary_link_get_path: Returns: (transfer none): the absolute path of the diary. */
const char *
lift_diary_link_get_path (LiftDiaryLink *self)
{
  return self->path;
}

/**
 * lift_diary_link_drop_store:
 * @self: a link
 *
 * Closes the connection, as after it reported an error; the next lift_diary_link_get_store() makes another.
 */
void
lift_diary_link_drop_store (LiftDiaryLink *self)
{
  g_autoptr (GError) error = NULL;

  if (self->store == NULL)
    return;
  if (!lift_store_close (self->store, &error))
    g_debug ("Closing: %s", error->message);
  g_clear_object (&self->store);
}

/**
 * lift_diary_link_get_store:
 * @self: a link
 * @error: return location; as for lift_store_open(), %LIFT_ERROR_NO_DIARY while there is none
 *
 * Returns: (transfer none) (nullable): the diary that is at the path now, of a schema that is known. Valid
 *   until the next call of this or lift_diary_link_drop_store().
 */
LiftStore *
lift_diary_link_get_store (LiftDiaryLink *self, GError **error)
{
  if (self->store != NULL && !lift_store_check_place (self->store, NULL))
    lift_diary_link_drop_store (self);
  if (self->store == NULL)
    self->store = lift_store_open (self->path, LIFT_OPEN_EXISTING, self->clock, PROGRAM, error);
  if (self->store == NULL)
    return NULL;
  if (!lift_store_check_schema (self->store, error) ||
      !lift_store_get_data_version (self->store, &self->data_version, error)) {
    lift_diary_link_drop_store (self);
    return NULL;
  }
  self->was_open = TRUE;
  return self->store;
}

/** lift_diary_link_was_open: Returns: whether there was a diary at any time since @self was made. */
gboolean
lift_diary_link_was_open (LiftDiaryLink *self)
{
  return self->was_open;
}
