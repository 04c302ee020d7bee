#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What becomes of an exported table in other hands: LibreOffice runs nothing of what she wrote, and pandas finds
# dates, whole numbers and gaps. A table without the guard is opened, too: there LibreOffice does run it, so the check
# can fail.
#
# Usage: test-csv-office.sh PATH-OF-AFTERLIFT-CLI
set -eu

cli=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0
failed=0
export LC_ALL=C.UTF-8
unset LANGUAGE || true

# that NAME COMMAND...: the command succeeds.
that () {
  what=$1
  shift
  number=$((number + 1))
  if "$@" > "$work/said" 2>&1; then
    echo "ok $number - $what"
  else
    echo "not ok $number - $what"
    sed 's/^/# /' "$work/said" | head -20
    failed=1
  fi
}

"$cli" --diary "$work/diary.db" procedure new --date "$(date -d '20 days ago' +%F)" > /dev/null
day=0
write () {
  printf '%s' "$1" > "$work/note"
  "$cli" --diary "$work/diary.db" log --day $day --swelling $((day % 11)) --discomfort 0 --note - \
    < "$work/note" > /dev/null
  printf '"%s"\n' "$(printf '%s' "$1" | sed 's/"/""/g')" >> "$work/raw.csv"
  day=$((day + 1))
}
echo note > "$work/raw.csv"
tab=$(printf '\t')
write '=1+1'
write '=HYPERLINK("http://example.org/?"&A1;"click")'
write '+1+1'
write '-1+1'
write '@SUM(A1:A2)'
write "$tab=1+1"
write "'=1+1"
write '＝1+1'
write "=cmd|'/C calc'!A0"
write '"=1+1"'
write 'She said "fine", then; slept
=1+1 on a second line'
write '00123'
write '1E5'
write 'שלום 👩‍⚕️'
# A day with a gap in its scores, and a gap of a day before it.
day=$((day + 1))
"$cli" --diary "$work/diary.db" log --day $day --bruising 3 > /dev/null
rows=15

# open FILE DELIMITER: as a spreadsheet opens it, all cells read as they come.
open_table () {
  rm -rf "$work/opened"
  timeout 120 soffice "-env:UserInstallation=file://$work/profile" --headless \
    "--infilter=CSV:$2,34,76,1,,0,false,true,false,false,false,-1" --convert-to fods --outdir "$work/opened" "$1" \
    > /dev/null 2>&1
}
formulas () { grep -o 'table:formula=' "$work"/opened/*.fods | wc -l; }

open_table "$work/raw.csv" 44
that "without the guard LibreOffice runs what is written" test "$(formulas)" -ge 1
for format in csv csv-semicolon; do
  if [ $format = csv ]; then code=44 delimiter=','; else code=59 delimiter=';'; fi
  "$cli" --diary "$work/diary.db" export --format $format -o "$work/$format.csv" > /dev/null
  open_table "$work/$format.csv" $code
  that "$format: LibreOffice opens it" test -s "$(echo "$work"/opened/*.fods)"
  that "$format: 0 formulas" test "$(formulas)" = 0
  that "$format: dates are dates" \
    test "$(grep -o 'office:date-value="[0-9-]*"' "$work"/opened/*.fods | wc -l)" -ge $rows
  that "$format: pandas reads it typed" /usr/bin/python3 - "$work/$format.csv" "$delimiter" $rows << 'END'
import sys
import pandas
from pandas.api import types

table = pandas.read_csv(sys.argv[1], sep=sys.argv[2], parse_dates=["date", "recorded_at"]).convert_dtypes()
print(table.dtypes)
assert list(table.columns)[:6] == ["date", "day_after_procedure", "swelling_0_10", "bruising_0_10",
                                   "discomfort_0_10", "note"], table.columns
assert len(table) == int(sys.argv[3]), len(table)
assert types.is_datetime64_any_dtype(table["date"])
assert table["recorded_at"].dt.tz is not None
for name in ("day_after_procedure", "swelling_0_10", "bruising_0_10", "discomfort_0_10"):
    assert types.is_integer_dtype(table[name]), name
assert table["swelling_0_10"].isna().sum() == 1 and table["bruising_0_10"].isna().sum() == len(table) - 1
assert (table["discomfort_0_10"].dropna() == 0).all()
assert table["date"].is_monotonic_increasing
assert table["note"].iloc[0] == "'=1+1"
END
done

echo "1..$number"
exit $failed
