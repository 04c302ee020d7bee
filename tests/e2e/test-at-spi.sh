#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The real window on a display and a bus of its own, used through the accessibility bus alone, and then by keyboard
# alone.
#
# Usage: test-at-spi.sh TEST.py PATH-OF-AFTERLIFT PATH-OF-AFTERLIFT-CLI
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# The suite's own settings are for tests that look inside; here a screen reader's way is taken.
unset GTK_A11Y G_DEBUG MALLOC_PERTURB_ MALLOC_CHECK_
export HOME="$folder" XDG_DATA_HOME="$folder/data" XDG_CONFIG_HOME="$folder/config" XDG_CACHE_HOME="$folder/cache"
export XDG_RUNTIME_DIR="$folder/run" LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
mkdir -m 700 "$folder/run"

# A process for each: what the bus's library remembers of a program that has ended can end the next one, too.
status=0
for name in ByAccessibility.test_road ByAccessibility.test_vision ByKeyboard.test_day_in_twelve_keys; do
  xvfb-run -a -s "-screen 0 800x900x24 -noreset" dbus-run-session -- /usr/bin/python3 -W ignore "$@" "$name" || status=1
done
exit $status
