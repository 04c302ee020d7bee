#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# An export reads and nothing else: for each format the diary says the same and has the same bytes afterwards,
# whether or not something is still in its -wal, also where it cannot be written. What is written is for her eyes
# only, and where it cannot be written as a whole, the file that was there stays.
#
# Usage: test-export-untouched.sh PATH-OF-AFTERLIFT-CLI
set -eu

formats='pdf csv csv-semicolon json fhir ics png svg html text'

# The part that needs a disk of its own (see the end).
if [ "$1" = --inside ]; then
  cli=$2
  work=$3
  disk=$work/disk
  said=$work/disk-said
  mount -t tmpfs -o size=1m,mode=700 tmpfs "$disk"
  mkdir "$said"
  for format in $formats; do echo "the old $format" > "$disk/out.$format"; done
  dd if=/dev/zero of="$disk/filler" bs=4096 2> /dev/null || true
  # The disk is really full.
  if echo x 2> /dev/null > "$disk/probe" && [ -s "$disk/probe" ]; then exit 1; fi
  rm -f "$disk/probe"
  for format in $formats; do
    code=0
    timeout 20 "$cli" --diary "$work/diary.db" export --format $format -o "$disk/out.$format" \
      > "$said/$format.out" 2> "$said/$format.err" || code=$?
    echo "$code" > "$said/$format.code"
    cp "$disk/out.$format" "$said/$format.left"
  done
  find "$disk" -mindepth 1 ! -name 'out.*' ! -name filler > "$said/left"
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
unset LANGUAGE SOURCE_DATE_EPOCH || true

# that NAME COMMAND...: the command succeeds.
that () {
  what=$1
  shift
  number=$((number + 1))
  if "$@"; then
    echo "ok $number - $what"
  else
    echo "not ok $number - $what"
    failed=1
    if [ -s "$work/err" ]; then head -5 "$work/err" | sed 's/^/# stderr: /'; fi
  fi
}

# run COMMAND...: sets $code; output in $work/out and $work/err.
run () {
  code=0
  timeout 20 "$@" > "$work/out" 2> "$work/err" < /dev/null || code=$?
}

# look FOLDER NAME: what the diary of FOLDER says and which bytes it has, seen in a copy: looking changes a -wal.
look () {
  rm -rf "$work/copy"
  mkdir "$work/copy"
  cp "$1"/diary.db* "$work/copy/"
  rm -f "$work/copy/diary.db-shm"
  sqlite3 "$work/copy/diary.db" .dump > "$work/$2.dump"
  sqlite3 "$work/copy/diary.db" 'PRAGMA wal_checkpoint(TRUNCATE)' > /dev/null
  sha256sum < "$work/copy/diary.db" > "$work/$2.bytes"
}

"$cli" sample "$work/sample" > /dev/null
"$cli" --diary "$work/sample/diary.db" remind add --time 20:00 > /dev/null
"$cli" --diary "$work/sample/diary.db" log --day 2 --note "=1+1" > /dev/null
"$cli" --diary "$work/sample/diary.db" delete 3 > /dev/null
sqlite3 "$work/sample/diary.db" 'PRAGMA wal_checkpoint(TRUNCATE)' > /dev/null
cp "$work/sample/diary.db" "$work/diary.db"

mkdir "$work/plain" "$work/pending"
cp "$work/sample/diary.db" "$work/plain/"
# Copied while a program has it open, with a change that is not in the file itself yet.
sqlite3 "$work/sample/diary.db" > /dev/null << END
PRAGMA journal_mode = WAL;
INSERT INTO setting VALUES ('snooze-minutes', '45');
.shell cp $work/sample/diary.db $work/sample/diary.db-wal $work/pending/
END
that "the change is in the -wal alone" test -s "$work/pending/diary.db-wal"
look "$work/pending" seen
that "and is part of the diary" grep -q snooze-minutes "$work/seen.dump"

for state in plain pending; do
  for format in $formats; do
    rm -rf "$work/now"
    cp -r "$work/$state" "$work/now"
    look "$work/now" before
    echo old > "$work/target"
    chmod 644 "$work/target"
    run "$cli" --diary "$work/now/diary.db" export --format $format -o "$work/target"
    that "$state, $format: written" test "$code" = 0 -a "$(head -c 4 "$work/target")" != "old"
    that "$state, $format: for her eyes only, over a file that was not" test "$(stat -c %a "$work/target")" = 600
    look "$work/now" after
    that "$state, $format: the diary says the same" cmp -s "$work/before.dump" "$work/after.dump"
    that "$state, $format: the diary has the same bytes" cmp -s "$work/before.bytes" "$work/after.bytes"
  done
  look "$work/now" before
  run "$cli" --diary "$work/now/diary.db" export --format json --with-history -o "$work/target"
  look "$work/now" after
  that "$state, history: written" grep -q '"deleted": true' "$work/target"
  that "$state, history: the diary says the same" cmp -s "$work/before.dump" "$work/after.dump"
  that "$state, history: the diary has the same bytes" cmp -s "$work/before.bytes" "$work/after.bytes"
done
cp "$work/target" "$work/first.json"
run "$cli" --diary "$work/now/diary.db" export --format json --with-history -o "$work/target"
that "two files of one diary are the same bytes" cmp -s "$work/first.json" "$work/target"

# --- A diary that cannot be written, and a target that cannot. The administrator may write everything, so somebody
# else tries.
if [ "$(id -u)" = 0 ]; then
  as_other='setpriv --reuid 65534 --regid 65534 --clear-groups'
  give () { chown -R 65534:65534 "$@"; }
else
  as_other=env
  give () { :; }
fi
mkdir "$work/locked" "$work/closed" "$work/open"
cp "$work/diary.db" "$work/locked/"
give "$work/locked" "$work/open"
chmod 400 "$work/locked/diary.db"
chmod 500 "$work/locked"
for format in $formats; do echo "the old $format" > "$work/closed/out.$format"; done
give "$work/closed"
chmod 500 "$work/closed"
export TMPDIR="$work/tmp"
mkdir -m 1777 "$TMPDIR"
may_write () { $as_other sh -c ': > "$1"' sh "$1" 2> /dev/null; }
cannot_write () { ! may_write "$1"; }
that "a plain write fails in the closed folder" cannot_write "$work/closed/probe"
sum=$(sha256sum < "$work/locked/diary.db")
for format in $formats; do
  run $as_other "$cli" --diary "$work/locked/diary.db" export --format $format -o "$work/open/out.$format"
  that "read-only diary, $format: written" test "$code" = 0 -a -s "$work/open/out.$format"
  run $as_other "$cli" --diary "$work/locked/diary.db" export --format $format -o "$work/closed/out.$format"
  that "closed folder, $format: exit code 1" test "$code" = 1
  that "closed folder, $format: said in a sentence" grep -q '\.$' "$work/err"
  that "closed folder, $format: the old file stays" grep -q "^the old $format$" "$work/closed/out.$format"
done
that "read-only diary: the same bytes" test "$sum" = "$(sha256sum < "$work/locked/diary.db")"
that "read-only diary: nothing beside it" test "$(ls -A "$work/locked")" = diary.db
that "closed folder: nothing beside the old files" test "$(ls -A "$work/closed" | wc -l)" = 10
that "nothing is left in the temporary folder" test -z "$(ls -A "$TMPDIR")"
unset TMPDIR

# --- A full disk: a small one of its own.
mkdir "$work/disk"
if [ "$(id -u)" = 0 ]; then namespace='unshare -m'; else namespace='unshare -rm'; fi
# shellcheck disable=SC2086
if $namespace sh "$0" --inside "$cli" "$work" > "$work/err" 2>&1; then
  that "a small disk can be mounted and filled" true
  for format in $formats; do
    cp "$work/disk-said/$format.err" "$work/err"
    that "full disk, $format: exit code 1" test "$(cat "$work/disk-said/$format.code")" = 1
    that "full disk, $format: said in a sentence" grep -q '\.$' "$work/disk-said/$format.err"
    that "full disk, $format: the old file stays" grep -q "^the old $format$" "$work/disk-said/$format.left"
  done
  that "full disk: nothing half-written is left" test ! -s "$work/disk-said/left"
else
  that "a small disk can be mounted and filled (needs unshare and a tmpfs)" false
fi

echo "1..$number"
exit $failed
