#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A wrong include must not compile. Each file of wrong-include/ holds one include; it is compiled with the very
# flags that a layer's own files are compiled with. What the layer may have compiles (so a failure elsewhere
# means something), what it may not have fails, and for the reason that is meant: the header is not in the
# layer's include path, or the layer's fence refuses it even where the path is there.
#
# And what else holds for every source file: length, and who wrote it under which licence.
#
# Usage: test-layers.sh SOURCE-FOLDER BUILD-FOLDER
set -eu

source=$1
build=$2
probes=$source/tests/e2e/wrong-include
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

# flags_of FILE: prints the command that compiles this file, quoted for the shell, without its input, its
# output and its dependency file.
flags_of () {
  python3 - "$build" "$1" <<'PYTHON'
import json, os, shlex, sys
build, wanted = sys.argv[1], os.path.realpath(sys.argv[2])
for row in json.load (open (os.path.join (build, 'compile_commands.json'))):
  if os.path.realpath (os.path.join (row['directory'], row['file'])) != wanted:
    continue
  words, kept = shlex.split (row['command']), []
  while words:
    word = words.pop (0)
    if word in ('-o', '-MF', '-MQ', '-MT', '-c'):
      words.pop (0)
    elif word not in ('-MD', '-MMD', '-MP'):
      kept.append (word)
  print (shlex.join (kept))
  sys.exit (0)
sys.exit ('no command compiles ' + wanted)
PYTHON
}

# compiles LAYER PROBE [FLAG...]: compiles as the layer does; what the compiler says goes to $work/said.
compiles () {
  command=$(cat "$work/$1")
  input=$probes/$2.c
  shift 2
  (cd "$build" && eval "$command" '"$@"' -fsyntax-only '"$input"') > "$work/said" 2>&1
}

# may LAYER PROBE...
may () {
  layer=$1
  shift
  for probe; do
    if compiles "$layer" "$probe"; then
      check "$layer may include $probe" 0
    else
      check "$layer may include $probe" 1
      head -5 "$work/said" | sed 's/^/# /'
    fi
  done
}

# may_not LAYER PROBE...
may_not () {
  layer=$1
  shift
  for probe; do
    if compiles "$layer" "$probe"; then
      check "$layer may not include $probe, and it compiles" 1
    elif grep -q 'No such file or directory\|file not found\|poisoned' "$work/said"; then
      check "$layer may not include $probe" 0
    else
      check "$layer may not include $probe, and fails for another reason" 1
      head -5 "$work/said" | sed 's/^/# /'
    fi
  done
}

# fenced LAYER PROBE PACKAGE: even with the library's include path the layer's fence refuses its header.
fenced () {
  # Words of pkg-config are meant to be split.
  # shellcheck disable=SC2046
  if compiles "$1" "$2" $(pkg-config --cflags "$3"); then
    check "$1 is fenced from $3" 1
  elif grep -q poisoned "$work/said"; then
    check "$1 is fenced from $3" 0
  else
    check "$1 is fenced from $3, but fails for another reason" 1
    head -5 "$work/said" | sed 's/^/# /'
  fi
}

flags_of "$source/src/core/lift-entry.c" > "$work/core"
flags_of "$source/src/store/lift-store.c" > "$work/store"
flags_of "$source/src/report/lift-csv.c" > "$work/report"
flags_of "$source/src/reminder/lift-notifier.c" > "$work/reminder"
flags_of "$source/src/reminder/client/lift-reminder-client.c" > "$work/client"
flags_of "$source/src/cli/lift-cli.c" > "$work/cli"
flags_of "$source/src/ui/lift-window.c" > "$work/ui"

may core gio core
may_not core gtk adwaita sqlite cairo pango json notify store csv chart report client reminder cli window
fenced core gtk gtk4
fenced core cairo cairo
fenced core json json-glib-1.0

may store gio core sqlite store store-inside
may_not store gtk adwaita cairo pango json notify csv chart report client reminder cli window
fenced store gtk gtk4
fenced store cairo cairo
fenced store json json-glib-1.0

may report gio core cairo pango json csv chart report
may_not report gtk adwaita sqlite notify store store-inside client reminder cli window
fenced report gtk gtk4

may client gio core client
may_not client gtk adwaita sqlite cairo pango json notify store csv chart report reminder cli window
fenced client gtk gtk4
fenced client cairo cairo
fenced client json json-glib-1.0

may reminder gio core store client notify reminder
may_not reminder gtk adwaita sqlite store-inside cairo pango json csv chart report cli window
fenced reminder gtk gtk4
fenced reminder cairo cairo
fenced reminder json json-glib-1.0

may cli gio core store json csv chart report client cli
may_not cli gtk adwaita sqlite notify store-inside reminder window
fenced cli gtk gtk4

may ui gio core store csv chart report client gtk adwaita window
may_not ui sqlite notify store-inside reminder cli

# Its header is refused with its path, too.
for layer in core store report client cli ui; do fenced $layer notify libnotify; done

# Every file of a layer has the flags that were tried above: the same fences and the same include paths.
python3 - "$build" "$source" > "$work/odd" <<'PYTHON'
import json, os, shlex, sys
build, source = sys.argv[1], os.path.realpath (sys.argv[2])
seen = {}
for row in json.load (open (os.path.join (build, 'compile_commands.json'))):
  path = os.path.realpath (os.path.join (row['directory'], row['file']))
  if not path.startswith (source + '/src/'):
    continue
  layer = path[len (source) + 5:].split ('/')[0]
  if path.startswith (source + '/src/reminder/client/'):
    layer = 'client'
  words = shlex.split (row['command'])
  fences = {words[i + 1] for i, word in enumerate (words) if word == '-include'}
  folders = {word for word in words if word.startswith (('-I', '-isystem')) and not word.endswith ('.p')}
  first = seen.setdefault (layer, (fences, folders))
  if (fences, folders) != first:
    print (os.path.relpath (path, source))
for layer in ('core', 'store', 'report', 'client', 'reminder', 'cli', 'ui'):
  if not seen.get (layer, (None,))[0]:
    print (layer, 'has no fence')
PYTHON
if [ -s "$work/odd" ]; then
  check "all files of a layer are compiled alike" 1
  sed 's/^/# /' "$work/odd"
else
  check "all files of a layer are compiled alike" 0
fi

# A path that climbs out of its folder would pass every fence.
if grep -rnE '#[[:space:]]*include[[:space:]]*["<](\.\./|/)' "$source/src" --include='*.[ch]' > "$work/climb"; then
  check "no include climbs out of its folder" 1
  sed 's/^/# /' "$work/climb"
else
  check "no include climbs out of its folder" 0
fi

# Length: 600 lines is the aim in every layer, 1000 the end.
find "$source/src" -name '*.[ch]' > "$work/sources"
if [ "$(wc -l < "$work/sources")" -gt 50 ]; then check "the sources are found" 0; else check "the sources are found" 1; fi
long=0
while read -r file; do
  lines=$(wc -l < "$file")
  if [ "$lines" -gt 600 ]; then echo "# warning: ${file#"$source/"} has $lines lines, over 600"; fi
  if [ "$lines" -gt 1000 ]; then long=1; fi
done < "$work/sources"
check "no file is longer than 1000 lines" $long

find "$source/src" "$source/tests" "$source/build-aux" "$source/.ci" -type f \
  '(' -name '*.[ch]' -o -name '*.sql' -o -name '*.css' -o -name '*.ui' -o -name '*.sh' -o -name meson.build \
      -o -path "$source/build-aux/*" -o -path "$source/.ci/*" ')' > "$work/signed"
for file in "$source/meson.build" "$source/meson_options.txt" "$source"/data/meson.build "$source"/po/meson.build; do
  echo "$file" >> "$work/signed"
done
unsigned=0
while read -r file; do
  if ! head -5 "$file" | grep -q 'SPDX-FileCopyrightText: [0-9]\{4\} ' ||
     ! head -5 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later'; then
    echo "# ${file#"$source/"} lacks its SPDX lines"
    unsigned=1
  fi
done < "$work/signed"
check "every source says its licence" $unsigned

echo "1..$number"
exit $failed
