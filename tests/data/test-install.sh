#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What is installed is complete, stands where it belongs, knows nothing of the folders that it was built in, and runs
# from there: a day, an export, an import and a copy by the command line, the service, and the window.
#
# Usage: test-install.sh SOURCE-FOLDER BUILD-FOLDER PREFIX APPLICATION-ID SHELLS-WITH-COMPLETIONS LANGUAGE...
set -eu

source=$1
build=$2
prefix=$3
id=$4
shells=$5
shift 5
number=0
failed=0

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tree=$folder/tree
there=$tree$prefix

check () {
  number=$((number + 1))
  if [ -z "$2" ]; then
    echo "ok $number - $1"
  else
    echo "not ok $number - $1"
    echo "$2" | sed 's/^/# /'
    failed=1
  fi
}

run () { ("$@") >"$folder/log" 2>&1 || { echo "$* ended with $?"; cat "$folder/log"; }; }

check "it can be installed" "$(run env DESTDIR="$tree" meson install -C "$build" --no-rebuild --quiet)"
(cd "$tree" && find . -type f | sort | sed 's/^\./# /')

for file in bin/afterlift bin/afterlift-cli bin/afterlift-reminder \
  share/applications/$id.desktop share/metainfo/$id.metainfo.xml \
  share/dbus-1/services/$id.service share/dbus-1/services/$id.Reminders.service \
  share/glib-2.0/schemas/io.github.afterlift.Afterlift.gschema.xml share/mime/packages/$id.xml \
  share/icons/hicolor/scalable/apps/$id.svg share/icons/hicolor/symbolic/apps/$id-symbolic.svg \
  share/icons/hicolor/scalable/mimetypes/$id.Diary.svg \
  share/man/man1/afterlift.1 share/man/man1/afterlift-cli.1 share/man/man1/afterlift-reminder.1 \
  share/afterlift/diary.schema.json; do
  [ -s "$there/$file" ] || echo "$file"
done >"$folder/missing"
# Where bash looks is said by its own package, so that one is looked for by its name.
for shell in $shells; do
  case $shell in
    bash) find "$tree" -path '*/completions/afterlift-cli' ;;
    zsh) find "$there/share/zsh/site-functions" -name _afterlift-cli ;;
    fish) find "$there/share/fish/vendor_completions.d" -name afterlift-cli.fish ;;
  esac | grep -q . || echo "the completion for $shell"
done >>"$folder/missing"
for language; do
  [ -s "$there/share/locale/$language/LC_MESSAGES/afterlift.mo" ] || echo "the language $language"
done >>"$folder/missing"
check "nothing is missing" "$(cat "$folder/missing")"
# What others show of the program speaks each language, too. XML writes them as zh_CN, zh-CN or zh-Hans-CN.
for language; do
  tag=$(echo "$language" | cut -c 1-2)
  grep -q "^Comment\[$language\]=" "$there/share/applications/$id.desktop" || echo "$language: the desktop file"
  grep -q "<summary xml:lang=\"$tag" "$there/share/metainfo/$id.metainfo.xml" || echo "$language: the metainfo"
  grep -q "<comment xml:lang=\"$tag" "$there/share/mime/packages/$id.xml" || echo "$language: the type of files"
done >"$folder/silent"
check "what is shown of it is translated" "$(cat "$folder/silent")"
check "it starts at login" "$([ "$(find "$tree" -path "*/xdg/autostart/$id.Reminders.desktop" | wc -l)" = 1 ] || echo 'no autostart file')"
# Lines for a debugger name the sources; what a program uses does not.
check "nothing of the folders that it was built in is in a file that is read" \
  "$(grep -rlI -e "$source" -e "$build" "$tree" || true)"
for program in afterlift afterlift-cli afterlift-reminder; do
  readelf -d "$there/bin/$program" | grep -E 'RPATH|RUNPATH' || true
done >"$folder/paths"
check "no program looks for libraries in the build" "$(cat "$folder/paths")"
for service in "$there"/share/dbus-1/services/*.service; do
  program=$(sed -n 's/^Exec=\([^ ]*\).*/\1/p' "$service")
  [ -x "$tree$program" ] || echo "$service: $program"
done >"$folder/services"
check "the bus can start what its files name" "$(cat "$folder/services")"

# Nothing of the build tree, and nothing of the tests' own settings, is handed on.
glib-compile-schemas "$there/share/glib-2.0/schemas"
mkdir -p "$folder/home"
# Takes the place of the shell that it is called in.
clean () {
  cd "$folder"
  exec env -i HOME="$folder/home" PATH="$there/bin:/usr/bin:/bin" LC_ALL=C.UTF-8 TZ=Europe/Berlin \
    XDG_DATA_DIRS="$there/share:/usr/share" GSETTINGS_SCHEMA_DIR="$there/share/glib-2.0/schemas" \
    GSETTINGS_BACKEND=memory ${DISPLAY:+DISPLAY="$DISPLAY"} ${XAUTHORITY:+XAUTHORITY="$XAUTHORITY"} \
    ${DBUS_SESSION_BUS_ADDRESS:+DBUS_SESSION_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS"} \
    GDK_DISABLE=gl,vulkan GSK_RENDERER=cairo GTK_A11Y=none "$@"
}
check "a thread lift is written" "$(run clean afterlift-cli procedure new --date "$(date +%F)")"
check "a day is written" "$(run clean afterlift-cli log --swelling 4)"
check "it is exported" "$(run clean afterlift-cli export --format json -o diary.json)"
check "a report is drawn" "$(run clean afterlift-cli export --format pdf -o visit.pdf)"
check "what was exported is read" "$(run clean afterlift-cli import diary.json)"
check "a copy is made" "$(run clean afterlift-cli backup)"
check "the diary is where the manual says" \
  "$([ -s "$(find "$folder/home/.local/share" -name diary.db)" ] || find "$folder/home")"
check "the service runs" "$(run clean afterlift-reminder --version)"
check "man finds the page" "$(run clean env MANPATH="$there/share/man" man -w afterlift-cli)"

# The window is closed as the end of a session does it, and must not have complained before.
clean afterlift --sample >"$folder/window" 2>&1 &
window=$!
sleep 5
if kill -TERM $window 2>/dev/null; then state=; else state="it ended by itself"; fi
wait $window || state="$state it ended with $?"
check "the window opens" "$state"
check "the window complains of nothing" "$(cat "$folder/window")"

echo "1..$number"
exit $failed
