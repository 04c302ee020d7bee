#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every XML file of the program is well-formed: windows, resources, settings, pictures and what is installed.
#
# Usage: test-xml.sh SOURCE-FOLDER
set -eu

cd "$1"
number=0
failed=0
for file in $(find src data -name '*.ui' -o -name '*.xml' -o -name '*.xml.in*' -o -name '*.svg' | sort); do
  number=$((number + 1))
  if said=$(xmllint --noout "$file" 2>&1) && [ -z "$said" ]; then
    echo "ok $number - $file"
  else
    echo "not ok $number - $file"
    echo "$said" | sed 's/^/# /'
    failed=1
  fi
done
echo "1..$number"
exit $failed
