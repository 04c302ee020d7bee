#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Two programs that read manual pages have nothing to complain of, and the page can be read in 80 columns.
#
# Usage: test-manuals.sh PAGE...
set -u

number=0
failed=0
export LC_ALL=C.UTF-8 MANWIDTH=80

is_silent () {
  number=$((number + 1))
  if [ -z "$2" ]; then
    echo "ok $number - $1"
  else
    echo "not ok $number - $1"
    echo "$2" | sed 's/^/# /'
    failed=1
  fi
}

for page; do
  name=$(basename "$page")
  # Where the other two pages are not installed yet, one that names them is no mistake.
  is_silent "mandoc reads $name" "$(mandoc -Tlint -Wwarning "$page" 2>&1)"
  is_silent "man reads $name" "$(man --warnings --encoding=UTF-8 --local-file "$page" 2>&1 >/dev/null)"
  is_silent "$name has words" "$(man --local-file "$page" 2>/dev/null | grep -q DESCRIPTION || echo 'there is no DESCRIPTION')"
  is_silent "$name has no line that is too long" "$(man --local-file "$page" 2>/dev/null | col -b | grep -E '.{83,}')"
  is_silent "nothing was left to fill in in $name" "$(grep -n '@[A-Z_]*@' "$page")"
done
echo "1..$number"
exit $failed
