#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The real notification-daemon on a screen of its own: the service shows a reminder, somebody presses each of its
# buttons with the mouse, and what was pressed is in the diary.
#
# Usage: test-real-daemon.sh SERVICE DIARY-HELPER. A folder in LIFT_PICTURES gets a picture.
set -eu

service=$1
helper=$2
here=$(dirname "$0")

if [ -z "${AFTERLIFT_WORK:-}" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  cat > "$work/bus.conf" <<CONF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
CONF
  # What the tests set for our programs is not for the daemon.
  unset G_DEBUG MALLOC_CHECK_
  AFTERLIFT_WORK=$work xvfb-run -a -s '-screen 0 900x400x24' \
    dbus-run-session --config-file="$work/bus.conf" -- sh "$0" "$@"
  exit $?
fi

work=$AFTERLIFT_WORK
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

ask () { sqlite3 "file:$work/diary.db?mode=ro" "$1"; }

# wait_for SQL EXPECTED: at most ten seconds.
wait_for () {
  tries=0
  until [ "$(ask "$1")" = "$2" ]; do
    tries=$((tries + 1))
    if [ $tries -gt 100 ]; then return 1; fi
    sleep 0.1
  done
}

cleanup () {
  for process in ${service_pid:-} ${daemon_pid:-}; do kill "$process" 2> /dev/null || true; done
  wait
}
trap cleanup EXIT

# find_bubble: the number and the place of the only window that is neither tiny nor the whole screen.
find_bubble () {
  for id in $(xdotool search --onlyvisible --name '.*' 2> /dev/null); do
    geometry=$(xdotool getwindowgeometry --shell "$id" 2> /dev/null) || continue
    eval "$geometry"
    if [ "$WIDTH" -gt 150 ] && [ "$WIDTH" -lt 850 ] && [ "$HEIGHT" -gt 50 ] && [ "$HEIGHT" -lt 390 ]; then
      bubble=$id
      return 0
    fi
  done
  bubble=
  return 1
}

# show DAY: a reminder of that day is on the screen, and $X, $Y, $WIDTH, $HEIGHT say where.
show () {
  gdbus call --session -d "$LIFT_TEST_APP_ID.Reminders" -o /io/github/afterlift/Afterlift/Reminders \
    -m io.github.afterlift.Afterlift.Reminders.TimeTravel.AdvanceTo "$1T20:00:00" > /dev/null
  tries=0
  until find_bubble; do
    tries=$((tries + 1))
    if [ $tries -gt 100 ]; then return 1; fi
    sleep 0.1
  done
  # It slides to its place.
  sleep 1
  find_bubble
}

# press NUMBER: the button that stands there, from the left.
press () {
  import -window root -crop "${WIDTH}x$HEIGHT+$X+$Y" -depth 8 gray:- |
    python3 "$here/find-buttons.py" "$WIDTH" "$HEIGHT" > "$work/buttons"
  read -r left top <<LINE
$(sed -n "$1p" "$work/buttons")
LINE
  xdotool mousemove $((X + left)) $((Y + top)) click 1
}

# wait_gone: it takes its time to leave the screen.
wait_gone () {
  tries=0
  while find_bubble; do
    tries=$((tries + 1))
    if [ $tries -gt 50 ]; then return 1; fi
    sleep 0.1
  done
}

daemon=
for candidate in /usr/lib/notification-daemon/notification-daemon /usr/lib/notification-daemon-1.0/notification-daemon \
  /usr/libexec/notification-daemon; do
  if [ -x "$candidate" ]; then daemon=$candidate; fi
done
[ -n "$daemon" ] && installed=0 || installed=1
check "notification-daemon is installed" $installed
if [ $installed != 0 ]; then
  echo "1..$number"
  exit 1
fi
HOME=$work "$daemon" > "$work/daemon.log" 2>&1 &
daemon_pid=$!
gdbus wait --session --timeout 10 org.freedesktop.Notifications

"$helper" "$work/diary.db" 2025-03-10T09:00:00 Europe/Berlin procedure 2025-03-09 > "$work/procedure"
"$helper" "$work/diary.db" 2025-03-10T09:00:00 Europe/Berlin daily 20:00 > "$work/reminder"
"$service" --diary "$work/diary.db" --fake-now 2025-03-10T09:00:00 --fake-zone Europe/Berlin > "$work/service.log" 2>&1 &
service_pid=$!
gdbus wait --session --timeout 10 "$LIFT_TEST_APP_ID.Reminders"

show 2025-03-10 && shown=0 || shown=1
check "it is on the screen" $shown
if [ -n "${LIFT_PICTURES:-}" ]; then import -window root "$LIFT_PICTURES/notification-daemon.png"; fi
press 3
wait_for "SELECT outcome FROM reminder_day WHERE local_date = '2025-03-10'" skipped && found=0 || found=1
check "the click on Skip today is in the diary" $found
wait_gone && gone=0 || gone=1
check "and it is gone from the screen" $gone

show 2025-03-11 && press 1
wait_for "SELECT outcome FROM reminder_day WHERE local_date = '2025-03-11'" opened && found=0 || found=1
check "the click on Log now is in the diary" $found
[ "$(ask "SELECT detail FROM reminder_event WHERE what = 'opened'")" = log ] && found=0 || found=1
check "as that button and no other" $found
wait_gone || true

show 2025-03-12 && xdotool mousemove $((X + WIDTH / 2)) $((Y + 15)) click 1
wait_for "SELECT detail FROM reminder_event WHERE what = 'opened' AND local_date = '2025-03-12'" default && found=0 || found=1
check "the click on the notification itself opens the diary, too" $found
wait_gone || true

show 2025-03-13 && press 2
wait_for "SELECT snooze_until - shown_at FROM reminder_day WHERE local_date = '2025-03-13'" 3600 && found=0 || found=1
check "the click on Snooze is in the diary" $found

if [ $failed != 0 ]; then
  sed 's/^/# /' "$work/service.log" "$work/daemon.log"
  ask 'SELECT local_date, what, detail FROM reminder_event' | sed 's/^/# /'
fi
echo "1..$number"
exit $failed
