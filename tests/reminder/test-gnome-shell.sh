#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The service in a real GNOME Shell without a screen: each button of the notification is pressed with a pointer
# of the shell's own, and what was pressed is in the diary.
#
# Usage: test-gnome-shell.sh SERVICE DIARY-HELPER DESKTOP-FILE ICON APPLICATION-SERVICE. A folder in LIFT_PICTURES gets pictures.
set -uo pipefail

service=$1 helper=$2 desktop_file=$3 icon=$4 application_service=$5
app=$LIFT_TEST_APP_ID

# The outer part makes a home and a bus in which nothing of this machine's session is, and starts itself inside.
if [ -z "${AFTERLIFT_WORK:-}" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  mkdir -p -m 700 "$work/run" "$work/home/.local/share/gnome-shell" "$work/services"
  touch "$work/home/.local/share/gnome-shell/lock-warning-shown"
  mkdir -p "$work/share/applications" "$work/share/icons/hicolor/scalable/apps"
  # A desktop file whose program is not installed is no application to the shell.
  sed -e 's/^Exec=.*/Exec=true/' -e '/^DBusActivatable/d' "$desktop_file" > "$work/share/applications/$app.desktop"
  cp "$icon" "$work/share/icons/hicolor/scalable/apps/$app.svg"
  cat > "$work/services/org.gnome.Shell.Notifications.service" <<CONF
[D-BUS Service]
Name=org.gnome.Shell.Notifications
Exec=/usr/bin/gjs /usr/share/gnome-shell/org.gnome.Shell.Notifications
CONF
  cat > "$work/bus.conf" <<CONF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><servicedir>$work/services</servicedir><listen>unix:tmpdir=/tmp</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>
CONF
  unset DISPLAY WAYLAND_DISPLAY G_DEBUG MALLOC_CHECK_ GTK_A11Y
  env AFTERLIFT_WORK="$work" HOME="$work/home" XDG_RUNTIME_DIR="$work/run" \
    XDG_DATA_DIRS="$work/share:/usr/local/share:/usr/share" GSETTINGS_BACKEND=memory GIO_USE_VFS=local \
    XDG_CURRENT_DESKTOP=GNOME LIBGL_ALWAYS_SOFTWARE=1 \
    dbus-run-session --config-file="$work/bus.conf" -- "$BASH" "$0" "$@"
  exit $?
fi

work=$AFTERLIFT_WORK
# Where the window looks for it.
case $app in *.Devel) folder=afterlift-devel ;; *) folder=afterlift ;; esac
diary=$work/home/.local/share/$folder/diary.db
# The shell looks for a system bus, too; this one is as good as none.
export DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS
number=0
failed=0
check() {
  number=$((number + 1))
  if [ "$2" = 0 ]; then echo "ok $number - $1"; else echo "not ok $number - $1"; failed=1; fi
}
ask() { sqlite3 "file:$diary?mode=ro" "$1"; }
# until_true COMMAND...: at most fifteen seconds.
until_true() {
  for _ in $(seq 150); do
    "$@" && return 0
    sleep 0.1
  done
  return 1
}
says() { [ "$(ask "$1")" = "$2" ]; }
shell_eval() { gdbus call --session -d org.gnome.Shell -o /org/gnome/Shell -m org.gnome.Shell.Eval "$1"; }
picture() {
  [ -n "${LIFT_PICTURES:-}" ] || return 0
  gdbus call --session -d org.gnome.Shell -o /org/gnome/Shell/Screenshot -m org.gnome.Shell.Screenshot.Screenshot \
    false false "$LIFT_PICTURES/$1.png" > /dev/null
}
travel() {
  gdbus call --session -d "$app.Reminders" -o /io/github/afterlift/Afterlift/Reminders \
    -m io.github.afterlift.Afterlift.Reminders.TimeTravel.AdvanceTo "$1" > /dev/null
}
# Ours, and at its place; the shell may have something of its own to say (that it runs as root).
on_screen() {
  [[ "$(shell_eval "(Main.messageTray._notification?.source.app?.get_id() ?? '') === '$app.desktop' &&
    Main.messageTray._notificationState === 2")" == *"true, 'true'"* ]]
}
clear_tray() { shell_eval 'Main.messageTray.getSources().forEach(source => source.destroy())' > /dev/null; }
kept() { shell_eval 'Main.messageTray.getSources().map(s => s.notifications.length).reduce((a, b) => a + b, 0)'; }
nothing_kept() { [[ "$(kept)" == *"'0'"* ]]; }
# click LABEL: moves a pointer to the button of the banner that bears this label, and presses it; without a label
# the title.
click() {
  shell_eval "
    (() => {
      const {Clutter} = imports.gi;
      const banner = Main.messageTray._banner;
      const find = (actor, test) => test(actor) ? actor
        : actor.get_children().map(child => find(child, test)).find(found => found) ?? null;
      const label = '$1';
      const target = label === '' ? banner.titleLabel
        : find(banner, actor => actor.label === label && actor.visible);
      const [x, y] = target.get_transformed_position();
      const [width, height] = target.get_transformed_size();
      const pointer = Clutter.get_default_backend().get_default_seat()
        .create_virtual_device(Clutter.InputDeviceType.POINTER_DEVICE);
      globalThis.afterliftPointer = pointer;
      const now = () => global.get_current_time() * 1000;
      pointer.notify_absolute_motion(now(), x + width / 2, y + height / 2);
      imports.gi.GLib.timeout_add(0, 200, () => {
        pointer.notify_button(now(), Clutter.BUTTON_PRIMARY, Clutter.ButtonState.PRESSED);
        pointer.notify_button(now(), Clutter.BUTTON_PRIMARY, Clutter.ButtonState.RELEASED);
        return false;
      });
      return 'clicked';
    })()" | grep -q clicked
}
# The buttons of a banner come to light when the pointer is over it, or the shell is told to.
unfold() { sleep 0.7; shell_eval 'Main.messageTray._banner.expand(false)' > /dev/null; sleep 0.7; }

cleanup() {
  for process in "${service_pid:-}" "${shell_pid:-}"; do [ -z "$process" ] || kill "$process" 2> /dev/null; done
  wait 2> /dev/null
}
trap cleanup EXIT

gnome-shell --headless --wayland --no-x11 --virtual-monitor 1000x560 --unsafe-mode > "$work/shell.log" 2>&1 &
shell_pid=$!
ready() {
  gdbus call --session -d org.freedesktop.Notifications -o /org/freedesktop/Notifications \
    -m org.freedesktop.Notifications.GetServerInformation > /dev/null 2>&1
}
for _ in $(seq 4); do until_true ready && break; done
ready && there=0 || there=1
check "GNOME Shell runs" $there
if [ $there != 0 ]; then
  sed 's/^/# /' "$work/shell.log"
  echo "1..$number"
  exit 1
fi
shell_eval 'Main.overview.hide()' > /dev/null
sleep 2
clear_tray
until_true nothing_kept

"$helper" "$diary" 2025-03-10T09:00:00 Europe/Berlin procedure 2025-03-09 > /dev/null
"$helper" "$diary" 2025-03-10T09:00:00 Europe/Berlin daily 20:00 > /dev/null
"$service" --diary "$diary" --fake-now 2025-03-10T09:00:00 --fake-zone Europe/Berlin > "$work/service.log" 2>&1 &
service_pid=$!
gdbus wait --session --timeout 10 "$app.Reminders"

travel 2025-03-10T20:00:00
until_true on_screen && shown=0 || shown=1
check "the notification is on the screen" $shown
unfold
picture gnome-shell
click 'Skip today'
until_true says "SELECT outcome FROM reminder_day WHERE local_date = '2025-03-10'" skipped && found=0 || found=1
check "Skip today is in the diary" $found
until_true nothing_kept && gone=0 || gone=1
check "and the notification is gone" $gone

travel 2025-03-11T20:00:00
until_true on_screen
unfold
click 'Log now'
until_true says "SELECT what || detail FROM reminder_event WHERE what = 'opened' AND local_date = '2025-03-11'" openedlog &&
  found=0 || found=1
check "Log now is in the diary" $found
until_true nothing_kept

travel 2025-03-12T20:00:00
until_true on_screen
sleep 0.5
click ''
until_true says "SELECT what || detail FROM reminder_event WHERE what = 'opened' AND local_date = '2025-03-12'" \
  openeddefault && found=0 || found=1
check "the click on the notification is in the diary" $found
until_true nothing_kept

travel 2025-03-13T20:00:00
until_true on_screen
unfold
click 'Snooze 1 hour'
until_true says "SELECT snooze_until - shown_at FROM reminder_day WHERE local_date = '2025-03-13'" 3600 && found=0 || found=1
check "Snooze is in the diary" $found
until_true nothing_kept
travel 2025-03-13T21:00:00
until_true on_screen && shown=0 || shown=1
check "and it comes back after an hour" $shown

# A service that is killed and started again: one notification, whose buttons work. (GNOME 43 shows a banner that
# is changed while it is on the screen without its buttons, which are there again in the list of notifications;
# so it has left the screen for that list here, as it has after some seconds.)
shell_eval 'afterliftPointer.notify_absolute_motion(global.get_current_time() * 1000, 500, 500)' > /dev/null
off_screen() {
  [[ "$(shell_eval 'Main.messageTray._expireNotification (); Main.messageTray._notificationState')" == *"'0'"* ]]
}
until_true off_screen
kill -9 "$service_pid"
wait "$service_pid" 2> /dev/null
"$service" --diary "$diary" --fake-now 2025-03-13T21:05:00 --fake-zone Europe/Berlin > "$work/service.log" 2>&1 &
service_pid=$!
until_true says "SELECT count (*) FROM reminder_event WHERE detail = 'again'" 1
[[ "$(kept)" == *"'1'"* ]] && one=0 || one=1
check "after kill -9 there is one notification" $one
until_true on_screen
unfold
picture gnome-shell-again
click 'Skip today'
until_true says "SELECT outcome FROM reminder_day WHERE local_date = '2025-03-13'" skipped && found=0 || found=1
check "and its buttons work" $found

# From here on the bus can start the window, which "Log now" opens at that day.
cp "$application_service" "$work/services/"
gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus -m org.freedesktop.DBus.ReloadConfig > /dev/null
until_true nothing_kept
travel 2025-03-14T20:00:00
until_true on_screen
unfold
click 'Log now'
window_is_there() { [[ "$(shell_eval 'global.get_window_actors().length')" == *"'1'"* ]]; }
until_true window_is_there && opened=0 || opened=1
check "Log now opens the window" $opened
sleep 3
picture gnome-shell-window

if [ $failed != 0 ]; then
  sed 's/^/# /' "$work/service.log"
  grep -iE 'js error|afterlift' "$work/shell.log" | head -20 | sed 's/^/# /'
  ask 'SELECT local_date, what, detail FROM reminder_event' | sed 's/^/# /'
fi
echo "1..$number"
exit $failed
