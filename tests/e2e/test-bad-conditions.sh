#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Whatever is wrong with the words, the file, the folder or the disk: the real program says it in a sentence,
# with the right exit code, and the diary is afterwards what it was before. And two programs on one diary lose
# nothing, an export changes nothing, and nobody else can read any of it.
#
# Usage: test-bad-conditions.sh PATH-OF-AFTERLIFT-CLI
set -eu

# The part that needs a disk of its own: the same script, inside a mount namespace (see full_disk below).
if [ "$1" = --inside ]; then
  cli=$2
  work=$3
  disk=$work/disk
  said=$work/disk-said
  mount -t tmpfs -o size=1m,mode=700 tmpfs "$disk"
  mkdir "$said"
  try () {
    name=$1
    shift
    code=0
    timeout 20 "$@" > "$said/$name.out" 2> "$said/$name.err" || code=$?
    echo "$code" > "$said/$name.code"
  }
  cp "$work/sample/diary.db" "$disk/diary.db"
  sqlite3 "$disk/diary.db" .dump > "$said/before.dump"
  dd if=/dev/zero of="$disk/filler" bs=4096 2> /dev/null || true
  # The disk is really full.
  if echo x 2> /dev/null > "$disk/probe" && [ -s "$disk/probe" ]; then exit 1; fi
  rm -f "$disk/probe"
  try log "$cli" --diary "$disk/diary.db" log --day 3 --note "This does not fit."
  try show "$cli" --diary "$disk/diary.db" show
  try export "$cli" --diary "$work/sample/diary.db" export --format csv -o "$disk/days.csv"
  try new "$cli" --diary "$disk/new/diary.db" procedure new --date 2026-10-01
  find "$disk" -mindepth 1 ! -name 'diary.db*' ! -name filler > "$said/left"
  rm "$disk/filler"
  sqlite3 "$disk/diary.db" .dump > "$said/after.dump"
  try again "$cli" --diary "$disk/diary.db" log --day 3 --note "Now it fits."
  sqlite3 "$disk/diary.db" "SELECT count (*) FROM revision WHERE note = 'Now it fits.'" > "$said/count"
  exit 0
fi

work=$(mktemp -d)
trap 'chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
# Another user has to reach the program and the folders below.
chmod 711 "$work"
cli=$work/afterlift-cli
cp "$1" "$cli"
chmod 755 "$cli"
number=0
failed=0
export LC_ALL=C.UTF-8
unset LANGUAGE || true

check () {
  number=$((number + 1))
  if [ "$2" = 0 ]; then
    echo "ok $number - $1"
  else
    echo "not ok $number - $1"
    failed=1
    if [ -s "$work/err" ]; then head -5 "$work/err" | sed 's/^/# stderr: /'; fi
  fi
}

# that NAME COMMAND...: the command succeeds.
that () {
  what=$1
  shift
  if "$@"; then check "$what" 0; else check "$what" 1; fi
}

# run COMMAND...: sets $code; output in $work/out and $work/err.
run () {
  code=0
  timeout 20 "$@" > "$work/out" 2> "$work/err" < /dev/null || code=$?
}

# What was said is one sentence or more for a person: it starts with a capital or with the words
# that were given, ends with a full stop, and nothing of the machinery shows.
is_sentence () {
  said=$(tr '\n' ' ' < "$1" | sed 's/^afterlift-cli: //; s/ *$//')
  case $said in
    [[:upper:]]*. | “*.) ;;
    *) return 1 ;;
  esac
  ! grep -qiE 'sqlite|errno|assert|CRITICAL|WARNING|\(null\)|SELECT|lift_' "$1"
}

# refused NAME CODE COMMAND...: a sentence on stderr, nothing on stdout, the exit code, and the same diary.
refused () {
  what=$1
  wanted=$2
  shift 2
  sqlite3 "$diary" .dump > "$work/before"
  run "$@"
  sqlite3 "$diary" .dump > "$work/after"
  if [ "$code" != "$wanted" ]; then check "$what: exit code is $code, not $wanted" 1
  elif [ -s "$work/out" ]; then check "$what: prints to the output" 1
  elif ! is_sentence "$work/err"; then check "$what: not a sentence" 1
  elif ! cmp -s "$work/before" "$work/after"; then check "$what: the diary changed" 1
  else check "$what: refused with $wanted" 0
  fi
}

# untouched NAME CODE FILE COMMAND...: as refused, for a file that the sqlite3 shell cannot or must not read:
# its bytes are the same.
untouched () {
  what=$1
  wanted=$2
  file=$3
  shift 3
  sum=$(sha256sum < "$file")
  run "$@"
  if [ "$code" != "$wanted" ]; then check "$what: exit code is $code, not $wanted" 1
  elif ! is_sentence "$work/err"; then check "$what: not a sentence" 1
  elif [ "$sum" != "$(sha256sum < "$file")" ]; then check "$what: the file changed" 1
  else check "$what: refused with $wanted" 0
  fi
}

"$cli" sample "$work/sample" > /dev/null
diary=$work/sample/diary.db
# The sample is for looking at; the tests write to it as to any diary.
# The first program of a day that may write looks whether the diary is whole, and remembers it.
"$cli" --diary "$diary" remind settings --snooze 60 > /dev/null
sqlite3 "$diary" 'PRAGMA wal_checkpoint(TRUNCATE)' > /dev/null

# --- Words.
future=$(date -d '2 days' +%F)
past=$(date -d '60 days ago' +%F)
refused "a future day" 3 "$cli" --diary "$diary" log --day "$future" --swelling 2
refused "a day number that lies ahead" 3 "$cli" --diary "$diary" log --day 300 --swelling 2
refused "a day long before the procedure" 3 "$cli" --diary "$diary" log --day "$past" --swelling 2
refused "11" 2 "$cli" --diary "$diary" log --swelling 11
refused "-1" 2 "$cli" --diary "$diary" log --swelling -1
refused "--swelling=-1" 2 "$cli" --diary "$diary" log --swelling=-1
refused "abc" 2 "$cli" --diary "$diary" log --swelling abc
refused "3.5" 2 "$cli" --diary "$diary" log --swelling 3.5
refused "an empty score" 2 "$cli" --diary "$diary" log --swelling ''
refused "none" 2 "$cli" --diary "$diary" log --swelling none
that "none: says what to say instead" grep -q "Say 0 for none, or .clear. for not answered" "$work/err"
refused "2026-02-30" 2 "$cli" --diary "$diary" log --day 2026-02-30 --swelling 2
refused "a day that is abc" 2 "$cli" --diary "$diary" log --day abc --swelling 2
refused "a procedure on 2026-02-30" 2 "$cli" --diary "$diary" procedure new --date 2026-02-30
refused "an unknown area" 2 "$cli" --diary "$diary" procedure new --date 2026-10-01 --area nose
refused "an unknown side" 2 "$cli" --diary "$diary" procedure new --date 2026-10-01 --area cheek:up
refused "an unknown material" 2 "$cli" --diary "$diary" procedure new --date 2026-10-01 --material wool
refused "no number of threads" 2 "$cli" --diary "$diary" procedure new --date 2026-10-01 --threads many
refused "an unknown sign" 2 "$cli" --diary "$diary" log --sign hiccup
refused "a temperature of 98.6" 2 "$cli" --diary "$diary" log --temperature 98.6
refused "an unknown option" 2 "$cli" --diary "$diary" log --colour 3
refused "an unknown command" 2 "$cli" --diary "$diary" dance
refused "an unknown format" 2 "$cli" --diary "$diary" export --format doc -o "$work/x.doc"
refused "nothing to log" 2 "$cli" --diary "$diary" log
refused "an unknown id" 3 "$cli" --diary "$diary" log --procedure ffffffff --swelling 2
refused "an unknown id to show" 3 "$cli" --diary "$diary" procedure show ffffffff
refused "an unknown id to edit" 3 "$cli" --diary "$diary" procedure edit ffffffff --threads 4
refused "an unknown id to archive" 3 "$cli" --diary "$diary" procedure archive ffffffff
refused "good words beside a bad one" 2 "$cli" --diary "$diary" log --bruising 2 --swelling 11
refused "a day that was never written, to undo" 3 "$cli" --diary "$diary" undo -- -20
refused "a day that was never written, to delete" 3 "$cli" --diary "$diary" delete -- -20
refused "an export over the diary" 1 "$cli" --diary "$diary" export --format csv -o "$diary"
ln -s "$diary" "$work/link.csv"
refused "an export over a link to the diary" 1 "$cli" --diary "$diary" export --format csv -o "$work/link.csv"
cp "$diary" "$work/backup.db"
untouched "an export over a backup" 1 "$work/backup.db" "$cli" --diary "$diary" export --format csv -o "$work/backup.db"
that "a refused export leaves no file" test ! -e "$work/x.doc"

# --- Words of reminders and visits.
refused "a reminder at 25:00" 2 "$cli" --diary "$diary" remind add --time 25:00
refused "a reminder without a time" 2 "$cli" --diary "$diary" remind add
refused "days that are mon,xyz" 2 "$cli" --diary "$diary" remind add --time 20:00 --days mon,xyz
refused "a last day that is abc" 2 "$cli" --diary "$diary" remind add --time 20:00 --until abc
refused "a last day before the procedure" 3 "$cli" --diary "$diary" remind add --time 20:00 --until "$past"
refused "visits for ever" 2 "$cli" --diary "$diary" remind add --time 20:00 --visits day-before --until forever
refused "an unknown reminder to edit" 3 "$cli" --diary "$diary" remind edit ffffffff --off
refused "an unknown reminder to remove" 3 "$cli" --diary "$diary" remind remove ffffffff
refused "quiet hours that are abc" 2 "$cli" --diary "$diary" remind settings --quiet-hours abc
refused "a snooze of a year" 2 "$cli" --diary "$diary" remind settings --snooze 525600
refused "good settings beside a bad one" 2 "$cli" --diary "$diary" remind settings --snooze 30 --wording rude
refused "a test for a diary that was named" 3 "$cli" --diary "$diary" remind test
refused "a visit that lies in the past" 3 "$cli" --diary "$diary" visit add --on "$past"
refused "a visit on 2026-02-30" 2 "$cli" --diary "$diary" visit add --on 2026-02-30
refused "an unknown visit" 3 "$cli" --diary "$diary" visit held ffffffff

# --- Her own diary where nothing can be told: no bus, or one that does not answer.
mkdir -m 700 "$work/home" "$work/runtime"
for bus in "unix:path=$work/no-such-bus" disabled: ''; do
  own="env -u DISPLAY -u WAYLAND_DISPLAY XDG_DATA_HOME=$work/home XDG_RUNTIME_DIR=$work/runtime
    DBUS_SESSION_BUS_ADDRESS=$bus"
  # shellcheck disable=SC2086
  run $own "$cli" procedure new --date "$(date +%F)"
  that "bus “$bus”: a procedure" test "$code" = 0
  # shellcheck disable=SC2086
  run $own "$cli" remind add --time 20:00
  that "bus “$bus”: a reminder is added" test "$code" = 0
  that "bus “$bus”: and it says who does not answer" grep -q 'remind doctor' "$work/out"
  # shellcheck disable=SC2086
  run $own "$cli" remind next
  that "bus “$bus”: the next reminder is known" grep -q '^Next reminder: ' "$work/out"
  # shellcheck disable=SC2086
  run $own "$cli" --json remind doctor
  that "bus “$bus”: the doctor comes" test "$code" = 0
  that "bus “$bus”: and finds no service" grep -q '"running" : false' "$work/out"
  # shellcheck disable=SC2086
  run $own "$cli" remind test
  that "bus “$bus”: a test: exit code 1" test "$code" = 1
  that "bus “$bus”: a test: a sentence" is_sentence "$work/err"
done

# --- Files that are not a diary of ours.
run "$cli" --diary "$work/nothing/diary.db" log --swelling 2
that "no diary: exit code 1" test "$code" = 1
that "no diary: a sentence" is_sentence "$work/err"
that "no diary: none is made" test ! -e "$work/nothing"

cp "$diary" "$work/newer.db"
sqlite3 "$work/newer.db" 'PRAGMA user_version = 99'
for verb in 'log --swelling 2' show check 'export --format csv -o -'; do
  # Words of a verb are meant to be split.
  # shellcheck disable=SC2086
  untouched "a diary of a newer version: $verb" 1 "$work/newer.db" "$cli" --diary "$work/newer.db" $verb
done

echo 'Dear diary, today I went for a walk.' > "$work/text.db"
sqlite3 "$work/foreign.db" 'CREATE TABLE recipe (name TEXT)'
for kind in text foreign; do
  for verb in 'log --swelling 2' show check 'procedure new --date 2026-10-01'; do
    # shellcheck disable=SC2086
    untouched "a $kind file: $verb" 1 "$work/$kind.db" "$cli" --diary "$work/$kind.db" $verb
  done
done
mkdir "$work/folder.db"
run "$cli" --diary "$work/folder.db" show
that "a folder as diary: exit code 1" test "$code" = 1
that "a folder as diary: a sentence" is_sentence "$work/err"

# Damaged in the middle, and cut off.
cp "$diary" "$work/damaged.db"
tr '\0' '\377' < /dev/zero | dd of="$work/damaged.db" bs=4096 seek=1 count=30 conv=notrunc iflag=fullblock 2> /dev/null
cp "$diary" "$work/cut.db"
truncate -s 20480 "$work/cut.db"
for kind in damaged cut; do
  for verb in 'log --swelling 2' show check; do
    # shellcheck disable=SC2086
    untouched "a $kind diary: $verb" 1 "$work/$kind.db" "$cli" --diary "$work/$kind.db" $verb
  done
done

# --- A file and a folder that cannot be written. The administrator may write everything, so somebody else tries.
if [ "$(id -u)" = 0 ]; then
  as_other='setpriv --reuid 65534 --regid 65534 --clear-groups'
  give () { chown -R 65534:65534 "$@"; }
else
  as_other=env
  give () { :; }
fi
export TMPDIR="$work/tmp"
mkdir -m 1777 "$TMPDIR"
for place in open file folder; do
  mkdir "$work/$place"
  cp "$diary" "$work/$place/diary.db"
  chmod 600 "$work/$place/diary.db"
  give "$work/$place"
done
chmod 400 "$work/file/diary.db"
chmod 500 "$work/folder"

may_write () { $as_other sh -c ': >> "$1"' sh "$1" 2> /dev/null; }
cannot_write () { ! may_write "$1"; }
that "a plain write works where it is allowed" may_write "$work/open/diary.db"
that "a plain write fails on the read-only file" cannot_write "$work/file/diary.db"
that "a plain write fails in the folder" cannot_write "$work/folder/probe"

run $as_other "$cli" --diary "$work/open/diary.db" log --day 3 --note "allowed"
that "the other user can log where it is allowed" test "$code" = 0

diary_of_place () { diary=$work/$1/diary.db; }
for place in file folder; do
  diary_of_place $place
  # The shell runs as the other user, too: what the administrator opens, it may also change.
  untouched "read-only $place: log" 1 "$diary" $as_other "$cli" --diary "$diary" log --day 3 --note "no"
  untouched "read-only $place: delete" 1 "$diary" $as_other "$cli" --diary "$diary" delete 3
  refused "read-only $place: undo" 1 $as_other "$cli" --diary "$diary" undo 3
  refused "read-only $place: remind add" 1 $as_other "$cli" --diary "$diary" remind add --time 20:00
  refused "read-only $place: visit add" 1 $as_other "$cli" --diary "$diary" visit add --on "$future"
  run $as_other "$cli" --diary "$diary" remind next
  that "read-only $place: the next reminder is known" test "$code" = 0
  refused "read-only $place: procedure new" 1 $as_other "$cli" --diary "$diary" procedure new --date 2026-10-01
  run $as_other "$cli" --diary "$diary" show
  that "read-only $place: it can still be read" test "$code" = 0
  that "read-only $place: the days are there" grep -q 'puffy in the morning' "$work/out"
done
diary_of_place open
refused "an export into the folder" 1 $as_other "$cli" --diary "$diary" export --format csv -o "$work/folder/days.csv"
that "an export into the folder leaves nothing" test ! -e "$work/folder/days.csv"
refused "an export onto a folder" 1 $as_other "$cli" --diary "$diary" export --format csv -o "$work/open"
refused "a new diary in the folder" 1 $as_other "$cli" --diary "$work/folder/new/diary.db" procedure new --date 2026-10-01
that "a new diary in the folder leaves nothing" test ! -e "$work/folder/new"
that "nothing is left in the temporary folder" test -z "$(ls -A "$TMPDIR")"
unset TMPDIR
diary=$work/sample/diary.db

# --- A full disk: a small one of its own.
mkdir "$work/disk"
if [ "$(id -u)" = 0 ]; then namespace='unshare -m'; else namespace='unshare -rm'; fi
# shellcheck disable=SC2086
if $namespace sh "$0" --inside "$cli" "$work" > "$work/err" 2>&1; then
  check "a small disk can be mounted and filled" 0
  from_disk=$work/disk-said
  for name in log export new; do
    cp "$from_disk/$name.err" "$work/err"
    that "full disk, $name: exit code 1, not $(cat "$from_disk/$name.code")" test "$(cat "$from_disk/$name.code")" = 1
    that "full disk, $name: a sentence" is_sentence "$from_disk/$name.err"
  done
  that "full disk, log: says that the disk is full" grep -qi 'disk is full' "$from_disk/log.err"
  that "full disk: the days can still be read" grep -q 'puffy in the morning' "$from_disk/show.out"
  that "full disk: nothing half-written is left" test ! -s "$from_disk/left"
  that "full disk: the diary is the same" cmp -s "$from_disk/before.dump" "$from_disk/after.dump"
  that "with space again, it is saved" test "$(cat "$from_disk/again.code")$(cat "$from_disk/count")" = 01
else
  check "a small disk can be mounted and filled (needs unshare and a tmpfs)" 1
fi
: > "$work/err"

# --- An export changes nothing, not even a byte.
sqlite3 "$diary" 'PRAGMA wal_checkpoint(TRUNCATE)' > /dev/null
for format in pdf csv png svg; do
  sqlite3 "$diary" .dump > "$work/before"
  sum=$(sha256sum < "$diary")
  run "$cli" --diary "$diary" export --format $format -o "$work/out.$format"
  sqlite3 "$diary" .dump > "$work/after"
  sqlite3 "$diary" 'PRAGMA wal_checkpoint(TRUNCATE)' > /dev/null
  that "export $format: there is a file" test "$code" = 0 -a -s "$work/out.$format"
  that "export $format: the diary says the same" cmp -s "$work/before" "$work/after"
  that "export $format: the diary is the same bytes" test "$sum" = "$(sha256sum < "$diary")"
  run sh -c '"$1" --diary "$2" export --format "$3" -o - > "$4"' sh "$cli" "$diary" $format "$work/piped.$format"
  that "export $format: a pipe gets a file, too" test "$code" = 0 -a -s "$work/piped.$format"
done

# --- For her eyes only, even where the machine would share everything.
(
  umask 000
  export XDG_DATA_HOME="$work/home/share"
  mkdir -p "$XDG_DATA_HOME"
  "$cli" procedure new --date "$(date -d '3 days ago' +%F)" > /dev/null
  "$cli" log --swelling 4 > /dev/null
  "$cli" export --format csv -o "$work/home/days.csv" > /dev/null
  "$cli" export --format pdf -o "$work/home/days.pdf" > /dev/null
  "$cli" sample "$work/home/sample" > /dev/null
)
her=$(find "$work/home/share" -name diary.db)
that "umask 000: the folder is 0700" test "$(stat -c %a "$(dirname "$her")")" = 700
find "$work/home" -type f ! -perm 600 > "$work/wide"
that "umask 000: every file is 0600" test ! -s "$work/wide"
that "umask 000: files were looked at" test "$(find "$work/home" -type f | wc -l)" -ge 4
that "umask 000: the data folder above is not ours to change" test "$(stat -c %a "$work/home/share")" = 777

# --- Two programs, one diary, one day: a thousand writes, none lost.
cp "$diary" "$work/shared.db"
writer () {
  i=0
  while [ $i -lt 500 ]; do
    i=$((i + 1))
    timeout 20 "$cli" --diary "$work/shared.db" log --day 3 --note "$1 $i" > /dev/null 2>> "$work/$1.err" ||
      echo "write $i failed with $?" >> "$work/$1.err"
  done
}
writer left &
left=$!
writer right &
right=$!
wait $left $right
cat "$work/left.err" "$work/right.err" > "$work/err"
that "two writers: no write failed" test ! -s "$work/err"
kept=$(sqlite3 "$work/shared.db" "SELECT count (DISTINCT note) FROM revision WHERE note GLOB 'left *' OR note GLOB 'right *'")
that "two writers: $kept of 1000 are kept" test "$kept" = 1000
run "$cli" --diary "$work/shared.db" check
that "two writers: the diary is whole" test "$code" = 0

# --- A second diary beside hers, which a program that keeps folders in step made.
mkdir -m 700 "$work/synced"
cp "$diary" "$work/synced/diary.db"
for name in "diary (conflicted copy 2026-11-19).db" "diary.sync-conflict-20261119-200400-ABCDEFG.db"; do
  cp "$diary" "$work/synced/$name"
  run "$cli" --diary "$work/synced/diary.db" check
  that "“$name”: the diary is whole" test "$code" = 0
  that "“$name”: check names it" sh -c 'tr "\n" " " < "$1" | grep -qF "There is a second diary beside yours: “$2”"' sh "$work/out" "$name"
  rm "$work/synced/$name"
done
run "$cli" --diary "$work/synced/diary.db" check
that "alone again: check is silent of it" sh -c '! grep -q "second diary" "$1"' sh "$work/out"

# --- A damaged diary: what can be read goes into a new file, and the damaged one stays as it is.
cp "$diary" "$work/torn.db"
tr '\0' '\377' < /dev/zero | dd of="$work/torn.db" bs=4096 seek=4 count=3 conv=notrunc iflag=fullblock 2> /dev/null
sum=$(sha256sum < "$work/torn.db")
run "$cli" salvage "$work/torn.db" -o "$work/found.db"
that "salvage: exit code 0" test "$code" = 0
that "salvage: says that the damaged file is as it was" \
  sh -c 'tr "\n" " " < "$1" | grep -q "damaged file is as it was"' sh "$work/out"
that "salvage: the damaged file is as it was" test "$sum" = "$(sha256sum < "$work/torn.db")"
that "salvage: the new file is hers alone" test "$(stat -c %a "$work/found.db")" = 600
run "$cli" --diary "$work/found.db" check
that "salvage: the new file is a whole diary" test "$code" = 0
that "salvage: with days in it" test "$(sqlite3 "$work/found.db" 'SELECT count (*) FROM entry')" -gt 0
untouched "salvage: never over a file" 3 "$work/found.db" "$cli" salvage "$work/torn.db" -o "$work/found.db"
untouched "salvage: a foreign file" 1 "$work/foreign.db" "$cli" salvage "$work/foreign.db" -o "$work/nothing.db"
untouched "salvage: a text" 1 "$work/text.db" "$cli" salvage "$work/text.db" -o "$work/nothing.db"
that "salvage: nothing is made of these" test ! -e "$work/nothing.db"
run "$cli" salvage "$work/cut.db" -o "$work/of-cut.db"
that "salvage: of a diary that was cut off, what is left" test "$code" = 0 -o "$code" = 1

# --- Suspended in the middle of a write: the other waits, then says so, and nothing is lost.
cp "$diary" "$work/held.db"
(echo 'BEGIN IMMEDIATE;'; sleep 9) | sqlite3 "$work/held.db" &
holder=$!
sleep 1
run "$cli" --diary "$work/held.db" log --day 3 --note "while it is held"
that "a writer that stands still: exit code 1" test "$code" = 1
that "a writer that stands still: says that another program has it" grep -q 'Another program' "$work/err"
wait $holder || true
run "$cli" --diary "$work/held.db" log --day 3 --note "while it is held"
that "a writer that went on: it is saved" test "$code" = 0

# --- Nothing that she wrote stands in what the programs say of themselves.
cp "$diary" "$work/quiet.db"
secret=Xylophonsonate
for words in "log --day 3 --note $secret --swelling 9" show check 'history 3' 'export --format csv -o '"$work/quiet.csv" \
  'export --format json -o '"$work/quiet.json" 'undo 3' 'delete 2' backup; do
  # shellcheck disable=SC2086
  G_MESSAGES_DEBUG=all timeout 20 "$cli" --diary "$work/quiet.db" $words > "$work/out" 2> "$work/err" || true
  grep -h 'DEBUG\|INFO\|WARNING\|CRITICAL' "$work/out" >> "$work/err" || true
  that "quiet: $(echo "$words" | cut -d ' ' -f 1) says no note" sh -c '! grep -q "$1" "$2"' sh "$secret" "$work/err"
  cat "$work/err" >> "$work/debug"
done
# A damaged diary makes them speak the most.
cp "$work/quiet.db" "$work/quiet-torn.db"
tr '\0' '\377' < /dev/zero | dd of="$work/quiet-torn.db" bs=4096 seek=4 count=20 conv=notrunc iflag=fullblock 2> /dev/null
for words in "log --day 3 --note $secret --swelling 9" show check; do
  # shellcheck disable=SC2086
  G_MESSAGES_DEBUG=all timeout 20 "$cli" --diary "$work/quiet-torn.db" $words >> "$work/debug" 2>&1 || true
done
that "quiet: no note, however damaged the diary is" sh -c '! grep -q "$1" "$2"' sh "$secret" "$work/debug"
that "quiet: there was something to look at" grep -q DEBUG "$work/debug"
that "quiet: no score either" sh -c '! grep -qiE "swelling.{0,12}9|= ?9([^0-9]|$)" "$1"' sh "$work/debug"
: > "$work/err"

# After an update, the first command leads the diary up, whatever it wants of it.
sqlite3 "$work/older.db" < "$LIFT_SOURCE_DIR/tests/store/schemas/002.db.sql"
chmod 600 "$work/older.db"
run "$cli" --diary "$work/older.db" show
that "older diary: it is shown" test "$code" = 0
that "older diary: it is led up" test "$(sqlite3 "$work/older.db" 'PRAGMA user_version')" -gt 2
that "older diary: a copy of before is there" \
  test "$(sqlite3 "$work"/older-backups/older-before-update-*.db 'PRAGMA user_version')" = 2

echo "1..$number"
exit $failed
