#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# One version everywhere: the project, the newest release in the metainfo, the top heading of NEWS.md and what
# the program says of itself.
#
# Usage: test-version.sh SOURCE-FOLDER METAINFO VERSION PATH-OF-AFTERLIFT-CLI
set -eu

source=$1
metainfo=$2
version=$3
cli=$4
number=0
failed=0

is () {
  number=$((number + 1))
  if [ "$2" = "$3" ]; then
    echo "ok $number - $1 is $3"
  else
    echo "not ok $number - $1 is '$2', not $3"
    failed=1
  fi
}

release () {
  xmllint --xpath "string((/component/releases/release)[1]/@$1)" "$metainfo"
}

is "the newest release of the metainfo" "$(release version)" "$version"
is "the top heading of NEWS.md" "$(sed -n 's/^## \([0-9][0-9.]*\).*/\1/p' "$source/NEWS.md" | head -1)" "$version"
is "the day of the release in NEWS.md" "$(sed -n 's/^## [0-9][0-9.]* (\(.*\))$/\1/p' "$source/NEWS.md" | head -1)" \
  "$(release date)"
is "what the program says" "$("$cli" --version | head -1 | sed 's/.* //')" "$version"

# A release without words for the people who use it is not a release.
number=$((number + 1))
bullets=$(awk '/^## /{ n++ } n == 1 && /^- /{ b++ } END { print b + 0 }' "$source/NEWS.md")
if [ "$bullets" -gt 0 ]; then echo "ok $number - NEWS.md says what is new"; else echo "not ok $number - NEWS.md is empty"; failed=1; fi

echo "1..$number"
exit $failed
