#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What is written as FHIR is valid for four validators that other people made, and for two of our own. Their packages
# are fetched once, as package-lock.json names them; validating needs no network.
#
# Usage: test-fhir-validators.sh AFTERLIFT-CLI TEST-FHIR
set -eu

cli=$1
test_fhir=$2
here=$(cd "$(dirname "$0")" && pwd)
for program in node npm; do
  if ! command -v $program > /dev/null; then
    echo "1..0 # SKIP $program is not installed"
    exit 0
  fi
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sum=$(sha256sum < "$here/package-lock.json" | cut -c 1-16)
LIFT_FHIR_PACKAGES=${XDG_CACHE_HOME:-$HOME/.cache}/afterlift-fhir/$sum
export LIFT_FHIR_PACKAGES
if [ ! -e "$LIFT_FHIR_PACKAGES/complete" ]; then
  mkdir -p "$LIFT_FHIR_PACKAGES"
  cp "$here/package.json" "$here/package-lock.json" "$LIFT_FHIR_PACKAGES/"
  if ! (cd "$LIFT_FHIR_PACKAGES" && npm ci --ignore-scripts --no-audit --no-fund --silent) > "$work/npm" 2>&1; then
    sed 's/^/# /' "$work/npm"
    echo "Bail out! The packages of the validators could not be fetched."
    exit 1
  fi
  touch "$LIFT_FHIR_PACKAGES/complete"
fi

mkdir "$work/files"
LIFT_FHIR_KEEP=$work/files "$test_fhir" > /dev/null
"$cli" sample "$work/sample" > /dev/null
"$cli" --diary "$work/sample/diary.db" export --format fhir -o "$work/files/sample.json" > /dev/null
"$cli" --diary "$work/sample/diary.db" delete 2 > /dev/null
"$cli" --diary "$work/sample/diary.db" delete 3 > /dev/null
"$cli" --diary "$work/sample/diary.db" export --format fhir --identity 'Ann Example,1970-02-28' \
  -o "$work/files/gaps.json" > /dev/null
node "$here/check.mjs" "$work/files/full.json" $(find "$work/files" -name '*.json' ! -name full.json | sort)
