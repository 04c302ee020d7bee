#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The tests of the store under valgrind: nothing is read or written that is not ours, and nothing is lost for ever.
# Usage: test-valgrind.sh FOLDER-OF-TEST-PROGRAMS NAME...
set -u
folder=$1; shift
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# GLib's slices would hide what was lost, and a test that waits for a timer has to be given more of it.
export G_SLICE=always-malloc G_DEBUG=gc-friendly,fatal-warnings
unset MALLOC_CHECK_
echo "1..$#"
n=0 bad=0
for name in "$@"; do
  n=$((n + 1))
  if valgrind --quiet --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite --error-exitcode=99 \
      --child-silent-after-fork=yes --suppressions=/usr/share/glib-2.0/valgrind/glib.supp \
      "$folder/test-store-$name" >"$log" 2>&1; then
    echo "ok $n - $name: $(grep -c '^ok ' "$log") tests, no error and no leak"
  else
    bad=1
    echo "not ok $n - $name"
    grep -vE '^(# [A-Za-z-]+-DEBUG|ok |--[0-9]+-- )' "$log" | head -n 60 | sed 's/^/# /'
  fi
done
exit $bad
