#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The report as other people's programs see it: sound, tagged, with its fonts, on the right paper, without an author;
# every page numbered; notes in other scripts and of sixty pages whole; the same bytes in every zone and locale.
#
# Usage: test-pdf.sh PATH-OF-AFTERLIFT-CLI
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

# verify NAME COMMAND...: the command is content.
verify () {
  name=$1
  shift
  if "$@" > "$work/said" 2>&1; then check "$name" 0; else check "$name" 1; head -5 "$work/said" | sed 's/^/# /'; fi
}

finds () { grep -q -- "$1" "$2"; }
lacks () { ! grep -q -- "$1" "$2"; }

# Table heads of pdffonts are two lines; "yes yes yes" is embedded, subset, with the letters that its shapes stand for.
has_fonts () {
  pdffonts "$1" 2> "$work/err" | tail -n +3 > "$work/fonts"
  [ -s "$work/fonts" ] && ! grep -vq "yes yes yes" "$work/fonts" && ! grep -q "Type 3" "$work/fonts"
}

is_clean () { qpdf --check "$1" > "$work/qpdf" 2>&1 && ! grep -qi warning "$work/qpdf"; }

has_structure () {
  pdfinfo -struct "$1" > "$work/struct" 2> "$work/err"
  for element in Document H1 H2 P Table TR TH TD Figure; do
    grep -Eq "^ *$element( |\$)" "$work/struct" || { echo "no $element"; return 1; }
  done
  ! grep -q Artifact "$work/struct"
}

is_numbered () {
  pages=$(pdfinfo "$1" 2> "$work/err" | sed -n 's/^Pages: *//p')
  page=1
  while [ "$page" -le "$pages" ]; do
    pdftotext -f $page -l $page "$1" "$work/page" 2> "$work/err"
    grep -qx "Page $page of $pages" "$work/page" || { echo "page $page has no number"; return 1; }
    grep -q "Reported by the patient. Not a diagnosis." "$work/page" || { echo "page $page says nothing"; return 1; }
    page=$((page + 1))
  done
}

has_outline () {
  mutool show "$1" outline > "$work/outline" 2> "$work/err"
  for name in Summary Scores "Day by day"; do grep -q "$name" "$work/outline" || return 1; done
}

# sound NAME FILE SIZE: everything that must hold for each report.
sound () {
  verify "$1: qpdf has nothing to say" is_clean "$2"
  verify "$1: fonts are in the file" has_fonts "$2"
  pdfinfo "$2" > "$work/info" 2> "$work/err"
  verify "$1: paper" finds "^Page size: *$3" "$work/info"
  verify "$1: title" finds "^Title: *[^ ]" "$work/info"
  verify "$1: tagged" finds "^Tagged: *yes" "$work/info"
  verify "$1: no author" lacks "^Author:" "$work/info"
  verify "$1: no script" finds "^JavaScript: *no" "$work/info"
  verify "$1: no form" finds "^Form: *none" "$work/info"
  verify "$1: structure" has_structure "$2"
  verify "$1: every page has its number" is_numbered "$2"
  verify "$1: outline" has_outline "$2"
}

report () {
  target=$1
  shift
  "$cli" --diary "$work/diary.db" export --format pdf -o "$target" "$@" > "$work/out"
}

a4="595.276 x 841.89"
letter="612 x 792"
LC_ALL=C.UTF-8
TZ=Europe/Berlin
SOURCE_DATE_EPOCH=1700000000
export LC_ALL TZ SOURCE_DATE_EPOCH
unset LANGUAGE || true

"$cli" sample "$work/sample" > "$work/out"
cp "$work/sample/diary.db" "$work/diary.db"
report "$work/a4.pdf" --paper a4
sound "A4" "$work/a4.pdf" "$a4"
report "$work/letter.pdf" --paper letter
sound "Letter" "$work/letter.pdf" "$letter"
pdftotext -l 1 "$work/a4.pdf" "$work/one" 2> "$work/err"
verify "signs stand before scores" sh -c "grep -n -x -e Signs -e Scores '$work/one' | head -1 | grep -q Signs"
verify "nobody is named" lacks "Ada Example" "$work/one"
report "$work/named.pdf" --paper a4 --identity "Ada Example,1980-02-29"
pdftotext "$work/named.pdf" "$work/named" 2> "$work/err"
verify "she is named where she says so" finds "Ada Example" "$work/named"
pdfinfo "$work/named.pdf" > "$work/info" 2> "$work/err"
verify "and not in the properties" lacks "Ada" "$work/info"

# The same bytes, whatever the zone, the numbers of the locale and the clock.
mkdir "$work/locales"
localedef -c -i de_DE -f UTF-8 "$work/locales/de_DE.UTF-8" 2> "$work/err" || true
verify "a locale with a comma is there" sh -c "LOCPATH='$work/locales' LC_ALL=de_DE.UTF-8 locale decimal_point | grep -qx ,"
report "$work/second.pdf" --paper a4
verify "two runs are the same" cmp "$work/a4.pdf" "$work/second.pdf"
same_day=$(TZ=Europe/Berlin date +%F)
if [ "$(TZ=Asia/Tokyo date +%F)" = "$same_day" ]; then zone=Asia/Tokyo; else zone=America/New_York; fi
TZ=$zone report "$work/zone.pdf" --paper a4
verify "another zone on the same day changes nothing" cmp "$work/a4.pdf" "$work/zone.pdf"
LC_ALL='' LANG=C.UTF-8 LC_NUMERIC=de_DE.UTF-8 LOCPATH="$work/locales" report "$work/comma.pdf" --paper a4
verify "a comma in numbers changes nothing" cmp "$work/a4.pdf" "$work/comma.pdf"
verify "another number of seconds changes the file" \
  sh -c "SOURCE_DATE_EPOCH=1800000000 '$cli' --diary '$work/diary.db' export --format pdf --paper a4 -o '$work/later.pdf' && \
         ! cmp -s '$work/a4.pdf' '$work/later.pdf'"

# Without a word about paper it is that of her country.
for country in de_DE en_US; do
  localedef -c -i $country -f UTF-8 "$work/locales/$country.UTF-8" 2> "$work/err" || true
  LC_ALL=$country.UTF-8 LOCPATH="$work/locales" report "$work/$country.pdf"
  pdfinfo "$work/$country.pdf" > "$work/info-$country" 2> "$work/err"
done
verify "A4 in Germany" finds "^Page size: *$a4" "$work/info-de_DE"
verify "Letter in the United States" finds "^Page size: *$letter" "$work/info-en_US"

# Right to left, and letters that are often glued together.
"$cli" --diary "$work/diary.db" log --day 1 --note "نمت جيدا هذه الليلة" > "$work/out"
"$cli" --diary "$work/diary.db" log --day 2 --note "ישנתי טוב הלילה" > "$work/out"
"$cli" --diary "$work/diary.db" log --day 3 --note "official fluffy efficient" > "$work/out"
report "$work/scripts.pdf" --paper a4
sound "Arabic and Hebrew" "$work/scripts.pdf" "$a4"
mutool draw -F txt "$work/scripts.pdf" > "$work/scripts" 2> "$work/err"
for word in "نمت" "الليلة" "ישנתי" "הלילה" official fluffy efficient; do
  verify "“$word” can be copied" finds "$word" "$work/scripts"
done

# A note of sixty pages.
seq -f 'line%05.0f' 1 5000 | "$cli" --diary "$work/diary.db" log --day 3 --note - > "$work/out"
report "$work/long.pdf" --paper letter
sound "A note of sixty pages" "$work/long.pdf" "$letter"
pages=$(pdfinfo "$work/long.pdf" 2> "$work/err" | sed -n 's/^Pages: *//p')
verify "it has sixty pages and more ($pages)" [ "$pages" -ge 60 ]
pdftotext "$work/long.pdf" "$work/long" 2> "$work/err"
verify "not a line of it is lost" [ "$(grep -o 'line[0-9]\{5\}' "$work/long" | sort -u | wc -l)" = 5000 ]

echo "1..$number"
exit $failed
