#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Translators get every word: each file with words for people is in po/POTFILES.in, each file that is listed
# exists, the words are extracted without a warning, and each translation is well-formed.
#
# Usage: test-potfiles.sh SOURCE-FOLDER
set -eu

source=$1
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

# empty NAME FILE: the file names nothing that is wrong.
empty () {
  if [ -s "$2" ]; then check "$1" 1; head -20 "$2" | sed 's/^/# /'; else check "$1" 0; fi
}

cd "$source"
grep -v '^#' po/POTFILES.in | grep -v '^$' > "$work/listed"
sort "$work/listed" > "$work/sorted"
uniq -d "$work/sorted" > "$work/twice"
empty "no file is listed twice" "$work/twice"
while read -r file; do [ -f "$file" ] || echo "$file"; done < "$work/sorted" > "$work/gone"
empty "every listed file exists" "$work/gone"

# Words for people: a call that translates, a mark for a table, or an attribute of a .ui file. Comments are
# taken out first, so that one which speaks of _() does not count.
find src data -name '*.[ch]' > "$work/code"
while read -r file; do
  if ${CC:-cc} -fpreprocessed -dD -E -P -w "$file" 2> "$work/said" |
     grep -qE '(^|[^A-Za-z0-9_])(_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2?|dgettext|gettext) ?\([^)]*"'; then
    echo "$file"
  fi
done < "$work/code" > "$work/needed"
find src data -name '*.ui' -exec grep -l 'translatable="yes"' '{}' + >> "$work/needed"
find data -name '*.desktop.in.in' -o -name '*.metainfo.xml.in.in' -o -name '*.mime.xml.in.in' >> "$work/needed"
if [ "$(wc -l < "$work/needed")" -gt 20 ]; then check "words are found" 0; else check "words are found" 1; fi
sort "$work/needed" | comm -23 - "$work/sorted" > "$work/missing"
empty "every file with words is listed" "$work/missing"
sort "$work/needed" | comm -13 - "$work/sorted" > "$work/idle"
empty "every listed file has words" "$work/idle"

# The keywords are those of Meson's preset "glib", which the real extraction uses.
set +e
xgettext --from-code=UTF-8 --add-comments --directory="$source" --files-from=po/POTFILES.in \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=g_dcgettext:2 --keyword=g_dngettext:2,3 \
  --keyword=g_dpgettext2:2c,3 --flag=N_:1:pass-c-format --flag=C_:2:pass-c-format --flag=NC_:2:pass-c-format \
  --flag=g_dngettext:2:pass-c-format --flag=g_strdup_printf:1:c-format --flag=g_set_error:4:c-format \
  --output="$work/afterlift.pot" 2> "$work/said"
code=$?
set -e
check "xgettext can read them all" $code
empty "xgettext has nothing to say" "$work/said"
# A .pot has no language, so its header is the only thing that msgfmt may not judge.
set +e
msgfmt --check-format --check-domain --output-file=/dev/null "$work/afterlift.pot" 2> "$work/said"
code=$?
set -e
check "the template is well-formed" $code
strings=$(grep -c '^msgid "' "$work/afterlift.pot")
if [ "$strings" -gt 200 ]; then check "$strings strings are extracted" 0; else check "only $strings strings" 1; fi

# Every language of LINGUAS is there and well-formed, and nothing else lies in po/.
grep -v '^#' po/LINGUAS | tr ' ' '\n' | grep -v '^$' | sort > "$work/languages" || true
find po -name '*.po' | sed 's,^po/,,; s,\.po$,,' | sort > "$work/translated"
comm -3 "$work/languages" "$work/translated" > "$work/apart"
empty "LINGUAS and the translations agree" "$work/apart"
while read -r language; do
  if msgfmt --check --output-file=/dev/null "po/$language.po" 2> "$work/said"; then
    check "$language is well-formed" 0
  else
    check "$language is well-formed" 1
    head -5 "$work/said" | sed 's/^/# /'
  fi
done < "$work/translated"

echo "1..$number"
exit $failed
