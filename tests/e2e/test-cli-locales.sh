#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The real program under languages that write numbers, dates and capital letters in another way: JSON, CSV
# and exit codes are the same bytes in all of them. And: what a pipe, a dumb terminal and a read-only file
# get to see.
#
# Usage: test-cli-locales.sh PATH-OF-AFTERLIFT-CLI
set -eu

cli=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0
failed=0

check () {
  number=$((number + 1))
  if [ "$2" = 0 ]; then
    echo "ok $number - $1"
  else
    echo "not ok $number - $1"
    failed=1
  fi
}

same () {
  if cmp -s "$2" "$3"; then check "$1" 0; else check "$1" 1; diff "$2" "$3" | head -5 | sed 's/^/# /'; fi
}

# finds NAME PATTERN FILE: the file holds the pattern; lacks: it does not.
finds () {
  if grep -q -- "$2" "$3"; then check "$1" 0; else check "$1" 1; fi
}

lacks () {
  if LC_ALL=C grep -q -- "$2" "$3"; then check "$1" 1; else check "$1" 0; fi
}

exit_code () {
  set +e
  "$@" > "$work/out" 2> "$work/err"
  code=$?
  set -e
}

mkdir "$work/locales"
for name in de_DE ar_EG tr_TR; do
  localedef -c -i "$name" -f UTF-8 "$work/locales/$name.UTF-8" 2> /dev/null || true
done
export LOCPATH="$work/locales"
export TZ=Europe/Berlin
unset LANGUAGE NO_COLOR || true

run_in () {
  locale=$1
  shift
  LC_ALL="$locale" "$cli" --diary "$work/sample/diary.db" "$@"
}

LC_ALL=C.UTF-8 "$cli" sample "$work/sample" > /dev/null
run_in C.UTF-8 log --day 7 --temperature 38.4 --tightness 2 > /dev/null
run_in C.UTF-8 export --format csv -o "$work/C.csv" > /dev/null
run_in C.UTF-8 show --json | grep -v '"text"' > "$work/C.json"
run_in C.UTF-8 history 7 --json > "$work/C.history"
run_in C.UTF-8 remind add --time 20:00 --days tue,fri --until forever > /dev/null
run_in C.UTF-8 visit add --on "$(date -d '1 month' +%F)" --at 10:30 > /dev/null
planned () { run_in "$1" --json remind list; run_in "$1" --json visit list; run_in "$1" --json remind settings; }
planned C.UTF-8 > "$work/C.planned"

finds "JSON says 38.4" '"temperature_c" : 38.4,' "$work/C.json"

for name in de_DE ar_EG tr_TR; do
  locale=$name.UTF-8
  # The language setting is really there: its own name of a month, which English has not.
  month=$(LC_ALL=$locale date -d 2026-10-01 +%B)
  if [ "$month" != October ]; then check "$name: speaks its own language ($month)" 0; else check "$name: locale" 1; fi
  run_in "$locale" export --format csv -o "$work/$name.csv" > /dev/null
  same "$name: CSV is the same" "$work/C.csv" "$work/$name.csv"
  run_in "$locale" show --json | grep -v '"text"' > "$work/$name.json"
  same "$name: JSON is the same" "$work/C.json" "$work/$name.json"
  run_in "$locale" history 7 --json > "$work/$name.history"
  same "$name: history is the same" "$work/C.history" "$work/$name.history"
  planned "$locale" > "$work/$name.planned"
  same "$name: reminders and visits are the same" "$work/C.planned" "$work/$name.planned"
  # Turkish has no "i" for "I"; a comma is read as well as a point.
  cp -r "$work/sample" "$work/$name"
  LC_ALL=$locale "$cli" --diary "$work/$name/diary.db" log --day 6 --sign dimple:right --temperature 37,9 > /dev/null
  LC_ALL=$locale "$cli" --diary "$work/$name/diary.db" show --json --day 6 > "$work/day"
  finds "$name: a temperature comes back as it was given" '"temperature_c" : 37.9,' "$work/day"
  finds "$name: a side is kept" '"side" : "right"' "$work/day"
  LC_ALL=$locale "$cli" --diary "$work/$name/diary.db" --json remind add --time 06:05 --days fri > "$work/reminder"
  finds "$name: a time is read and written alike" '"time" : "06:05"' "$work/reminder"
  finds "$name: so is a day of the week" '"fri"' "$work/reminder"
  exit_code run_in "$locale" log --swelling 11
  if [ $code = 2 ]; then check "$name: 11 is not understood" 0; else check "$name: 11 gave $code" 1; fi
done

run_in de_DE.UTF-8 show --day 7 > "$work/day"
finds "de_DE: a person reads 38,4 °C" '38,4.*°C' "$work/day"

# A pipe gets no colour, and an ASCII terminal gets ASCII.
run_in C.UTF-8 show > "$work/pipe"
lacks "no colour in a pipe" "$(printf '\033')" "$work/pipe"
LC_ALL=C "$cli" --diary "$work/sample/diary.db" show > "$work/ascii"
lacks "ASCII in an ASCII terminal" '[^ -~]' "$work/ascii"
finds "the guide is a shade in ASCII, too" ':::' "$work/ascii"
if awk 'length ($0) > 80 { found = 1 } END { exit !found }' "$work/ascii"; then
  check "80 columns are enough" 1
else
  check "80 columns are enough" 0
fi

# On a terminal there is colour, and NO_COLOR takes it away.
script -qec "env LC_ALL=C.UTF-8 '$cli' --diary '$work/sample/diary.db' worried" /dev/null > "$work/tty" < /dev/null
finds "headings are bold on a terminal" "$(printf '\033')" "$work/tty"
script -qec "env NO_COLOR=1 LC_ALL=C.UTF-8 '$cli' --diary '$work/sample/diary.db' worried" /dev/null > "$work/tty" < /dev/null
lacks "NO_COLOR is honoured" "$(printf '\033')" "$work/tty"

# Her own diary is made by "procedure new" alone, in the data folder, for her eyes.
export XDG_DATA_HOME="$work/home"
export LC_ALL=C.UTF-8
exit_code "$cli" show
if [ $code = 1 ] && [ ! -e "$XDG_DATA_HOME" ]; then check "showing makes no diary" 0; else check "showing made a diary" 1; fi
exit_code "$cli" procedure new --date "$(date -d '3 days ago' +%F)"
diary=$(find "$XDG_DATA_HOME" -name diary.db)
modes=$(stat -c %a "$diary")$(stat -c %a "$(dirname "$diary")")
if [ $code = 0 ] && [ "$modes" = 600700 ]; then
  check "the diary is for her eyes" 0
else
  check "the diary is for her eyes, not $modes" 1
fi
printf 'caf\351' > "$work/latin1"
exit_code sh -c "'$cli' log --note - < '$work/latin1'"
if [ $code = 2 ]; then check "a note in another encoding is not taken as it is" 0; else check "latin-1 note gave $code" 1; fi
echo 'from a pipe' | "$cli" log --note - > /dev/null
"$cli" show --day 3 > "$work/day"
finds "a note from a pipe" 'from a pipe' "$work/day"

echo "1..$number"
exit $failed
