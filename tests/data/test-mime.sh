#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The desktop knows a diary and a copy of one by what is in them, and no other SQLite file as one; and it would open
# them with Afterlift.
#
# Usage: test-mime.sh MIME-XML DESKTOP-FILE FOLDER-OF-THE-ICONS PATH-OF-AFTERLIFT-CLI
set -eu

xml=$1
desktop=$2
icons=$3
cli=$4
type=application/x-afterlift-diary
id=$(basename "$desktop" .desktop)
number=0
failed=0

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XDG_DATA_HOME="$folder/data" XDG_DATA_DIRS=/usr/share LC_ALL=C.UTF-8
mkdir -p "$XDG_DATA_HOME/mime/packages" "$XDG_DATA_HOME/applications"
cp "$xml" "$XDG_DATA_HOME/mime/packages/"
# A file manager shows only programs that can be started.
sed 's,^Exec=afterlift,Exec=true,' "$desktop" >"$XDG_DATA_HOME/applications/$id.desktop"

is () {
  number=$((number + 1))
  if [ "$2" = "$3" ]; then
    echo "ok $number - $1"
  else
    echo "not ok $number - $1: '$2', not '$3'"
    failed=1
  fi
}

type_of () { gio info -a standard::content-type "$1" | sed -n 's/.*standard::content-type: //p'; }

is "the file is as XML wants it" "$(xmllint --noout "$xml" 2>&1)" ""
is "the database of types takes it without a word" "$(update-mime-database "$XDG_DATA_HOME/mime" 2>&1)" ""
update-desktop-database "$XDG_DATA_HOME/applications"

"$cli" sample "$folder/sample" >/dev/null
# The name of a copy on a stick may be anything.
"$cli" --diary "$folder/sample/diary.db" backup "$folder/copy.db" >/dev/null
cp "$folder/copy.db" "$folder/no-ending"
sqlite3 "$folder/other.db" 'PRAGMA application_id = 1; CREATE TABLE t (a);'
echo 'SQLite format 3 is what this text speaks of, and LIFT.' >"$folder/text.db"
is "a diary is one" "$(type_of "$folder/sample/diary.db")" "$type"
is "a copy is one" "$(type_of "$folder/copy.db")" "$type"
is "a copy without an ending is one" "$(type_of "$folder/no-ending")" "$type"
is "the file of another program is none" "$(type_of "$folder/other.db")" application/vnd.sqlite3
is "a text is none" "$(type_of "$folder/text.db" | grep -c afterlift)" 0

icon=$(gio info -a standard::icon "$folder/copy.db" | sed -n 's/.*standard::icon: \([^,]*\).*/\1/p')
is "the icon of the type is Afterlift's" "$icon" "$id.Diary"
is "that icon is there" "$(ls "$icons" | grep -c '^io\.github\.afterlift\.Afterlift\.Diary\.svg$')" 1
is "Afterlift is what opens it" "$(gio mime $type | grep -c "$id.desktop" | sed 's/[1-9][0-9]*/yes/')" yes

echo "1..$number"
exit $failed
