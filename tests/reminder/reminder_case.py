# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the service share: a bus of its own, a mock of a notification server, a diary, a clock
that moves when it is told to."""

import datetime
import os
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
import zoneinfo

import dbus
import dbusmock

APP_ID = os.environ['LIFT_TEST_APP_ID']
NAME = APP_ID + '.Reminders'
PATH = '/io/github/afterlift/Afterlift/Reminders'
INTERFACE = 'io.github.afterlift.Afterlift.Reminders'
SERVICE = os.environ['LIFT_REMINDER']
HELPER = os.environ['LIFT_DIARY_HELPER']
CLI = os.environ['LIFT_CLI']
SERVER = 'org.freedesktop.Notifications'
SERVER_PATH = '/org/freedesktop/Notifications'
ZONE = 'Europe/Berlin'
DAY0 = '2025-03-09'
TODAY = '2025-03-10'
BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:%s</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""
ALL_CAPS = 'actions body body-markup icon-static persistence sound'


def utc(text, zone=ZONE):
    """The UTC second of a local time."""
    return int(datetime.datetime.fromisoformat(text).replace(tzinfo=zoneinfo.ZoneInfo(zone)).timestamp())


class ReminderCase(dbusmock.DBusTestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='afterlift-reminder-')
        self.diary = os.path.join(self.folder, 'diary.db')
        self.service = None
        self.server = None
        self.processes = []
        os.environ.pop('DISPLAY', None)
        os.environ['NOTIFY_IGNORE_PORTAL'] = '1'
        self.start_bus()
        self.bus = self.get_dbus()

    def tearDown(self):
        for process in [self.service, self.server] + self.processes:
            if process is not None and process.poll() is None:
                process.send_signal(signal.SIGCONT)
                process.kill()
            if process is not None:
                process.wait()
                for pipe in (process.stdout, process.stderr):
                    if pipe is not None:
                        pipe.close()
        self.bus.close()
        self.daemon.kill()
        self.daemon.wait()
        self.daemon.stdout.close()
        del os.environ['DBUS_SESSION_BUS_ADDRESS']
        shutil.rmtree(self.folder, ignore_errors=True)

    def start_bus(self):
        """A bus for each test, of which nothing is left after it, and which starts nobody."""
        config = os.path.join(self.folder, 'bus.conf')
        with open(config, 'w') as file:
            file.write(BUS_CONFIG % ('tmpdir=' + self.folder))
        self.daemon = subprocess.Popen(['dbus-daemon', '--config-file=' + config, '--nofork', '--print-address'],
                                       stdout=subprocess.PIPE, text=True)
        os.environ['DBUS_SESSION_BUS_ADDRESS'] = self.daemon.stdout.readline().strip()

    # The diary.

    def helper(self, *args, now=TODAY + 'T09:00:00', diary=None, zone=ZONE):
        run = subprocess.run([HELPER, diary or self.diary, now, zone, *args], check=True, capture_output=True, text=True)
        return run.stdout.strip()

    def make_diary(self, time_text='20:00', last='14', now=TODAY + 'T09:00:00'):
        self.procedure = self.helper('procedure', DAY0, now=now)
        self.reminder = self.helper('daily', time_text, last, now=now)
        return self.reminder

    def sql(self, text, *args, diary=None):
        connection = sqlite3.connect('file:%s?mode=ro' % (diary or self.diary), uri=True, timeout=5)
        try:
            return connection.execute(text, args).fetchall()
        finally:
            connection.close()

    def rows(self):
        return self.sql('SELECT local_date, shown_at, snooze_until, outcome FROM reminder_day ORDER BY 1')

    def events(self, *what):
        found = self.sql('SELECT what, detail FROM reminder_event ORDER BY number')
        return [row for row in found if not what or row[0] in what]

    # The notification server.

    def start_server(self, caps=ALL_CAPS):
        self.server, self.mock = self.spawn_server_template('notification_daemon', {'capabilities': caps},
                                                            stdout=subprocess.DEVNULL)
        self.mock_control = dbus.Interface(self.mock, dbusmock.MOCK_IFACE)
        return self.mock

    def stop_server(self):
        self.server.send_signal(signal.SIGCONT)
        self.server.kill()
        self.server.wait()
        self.server = None

    def calls(self, method='Notify'):
        return [tuple(args) for when, name, args in self.mock_control.GetCalls() if name == method]

    def press(self, number, action):
        self.mock_control.EmitSignal(SERVER, 'ActionInvoked', 'us', [dbus.UInt32(number), action])

    def dismiss(self, number):
        self.mock_control.EmitSignal(SERVER, 'NotificationClosed', 'uu', [dbus.UInt32(number), dbus.UInt32(2)])

    # The service.

    def spawn(self, *args, now=TODAY + 'T09:00:00', zone=ZONE, fake=True, prefix=(), diary=None):
        command = [*prefix, SERVICE, '--diary', diary or self.diary]
        if fake:
            command += ['--fake-now', now]
            command += [] if any('fake-zone' in arg for arg in args) else ['--fake-zone', zone]
        process = subprocess.Popen([*command, *args], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.processes.append(process)
        return process

    def start(self, *args, **kwargs):
        self.service = self.spawn(*args, **kwargs)
        self.wait_until(lambda: self.bus.name_has_owner(NAME) or self.service.poll() is not None)
        self.decided = 0
        if self.service.poll() is None:
            self.settle()
        return self.service

    def kill(self):
        self.service.kill()
        self.service.wait()
        self.wait_until(lambda: not self.bus.name_has_owner(NAME))

    def proxy(self):
        return self.bus.get_object(NAME, PATH, introspect=False)

    def call(self, method, *args, timeout=40):
        return self.proxy().get_dbus_method(method, INTERFACE)(*args, timeout=timeout)

    def travel(self, method, instant):
        self.proxy().get_dbus_method(method, INTERFACE + '.TimeTravel')(instant, timeout=120)

    def advance(self, instant):
        self.travel('AdvanceTo', instant)

    def jump(self, instant):
        self.travel('JumpTo', instant)

    def sleep_to(self, instant):
        self.travel('SleepTo', instant)

    def look(self):
        """How often it has decided, the time it has, and when it will wake."""
        return self.proxy().get_dbus_method('Look', INTERFACE + '.TimeTravel')(timeout=40)

    def settle(self):
        """Waits until it has heard what is already on the bus."""
        for _ in range(3):
            self.look()

    def wait_until(self, condition, seconds=15):
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                self.fail('it did not happen within %d seconds' % seconds)
            time.sleep(0.02)

    def wait_exit(self, seconds=15):
        return self.service.wait(timeout=seconds)
