#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong around the service: no bus, no server or one that hangs, no diary or another one, a second
service, and kill -9 at every point."""

import os
import signal
import sqlite3
import subprocess
import threading
import time
import unittest

import dbus

from reminder_case import BUS_CONFIG, NAME, SERVER, TODAY, ReminderCase, utc

# Permissions mean nothing to root.
UNPRIVILEGED = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups'] if os.geteuid() == 0 else []


class Server(ReminderCase):
    def wait_shown(self):
        """The mock has its name a moment before it can show anything, as a real server may: if the try at that
        moment failed, the next one comes after 30 seconds."""
        self.settle()
        if not self.calls():
            self.advance(time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(self.look()[1] + 30)))
        self.assertEqual(len(self.calls()), 1)

    def test_no_bus(self):
        """Says so, and leaves with EX_UNAVAILABLE."""
        env = dict(os.environ, DBUS_SESSION_BUS_ADDRESS='unix:path=/nonexistent/bus')
        for options in (['--autostart'], ['--once'], ['--status']):
            run = subprocess.run([os.environ['LIFT_REMINDER'], '--diary', self.diary, *options], env=env,
                                 capture_output=True, text=True, timeout=20)
            self.assertEqual(run.returncode, 69, options)
            self.assertIn('session', run.stderr)
        self.assertFalse(os.path.exists(self.diary))

    def test_no_server_then_one(self):
        """Not shown is not recorded; as soon as a server is there, it comes."""
        self.make_diary()
        self.start()
        self.advance(TODAY + 'T20:00:00')
        self.assertEqual(self.rows(), [])
        self.assertEqual(self.events('failed'), [('failed', 'no-server')])
        self.assertIn('notification', self.call('Status')['trouble'])
        # Tried again after 30 s, 1, 5 and 15 minutes, and written down once.
        for expected in ('20:00:30', '20:01:30', '20:06:30', '20:21:30', '20:36:30'):
            self.assertEqual(self.look()[2], utc(TODAY + 'T' + expected))
            self.advance(TODAY + 'T' + expected)
        self.assertEqual(self.events('failed'), [('failed', 'no-server')])
        self.start_server()
        self.wait_shown()
        self.assertEqual(len(self.calls()), 1)
        self.assertEqual(self.events('shown'), [('shown', 'catch-up')])
        self.assertEqual(self.events('due'), [('due', None)])
        self.assertNotIn('trouble', self.call('Status'))

    def test_no_server_all_day(self):
        """The day is over: it is missed, and the diary says why."""
        self.make_diary()
        self.start()
        self.advance('2025-03-11T12:00:00')
        self.assertEqual(self.events('missed'), [('missed', 'no-server')])
        self.assertEqual(self.rows()[0][3], 'missed')

    def test_server_hangs(self):
        """The service waits, gives up, tries again; nobody else is held up."""
        self.start_server()
        self.make_diary()
        self.start()
        self.server.send_signal(signal.SIGSTOP)
        began = time.monotonic()
        self.advance(TODAY + 'T20:00:00')
        self.assertLess(time.monotonic() - began, 60)
        self.assertEqual(self.rows(), [])
        self.assertEqual(self.events('failed'), [('failed', 'no-answer')])
        self.assertEqual(self.call('Status')['server-state'], 'silent')
        self.server.send_signal(signal.SIGCONT)
        self.advance(TODAY + 'T20:01:00')
        self.assertEqual([row[:2] for row in self.rows()], [(TODAY, utc(TODAY + 'T20:00:30'))])

    def test_server_hangs_in_the_middle(self):
        """It says what it can do, and then does not answer for a minute: libnotify gives up after 25 s."""
        self.start_server()
        self.mock_control.AddMethod(SERVER, 'Notify', 'susssasa{sv}i', 'u', 'import time; time.sleep (60); ret = 7')
        self.make_diary()
        self.start()
        began = time.monotonic()
        self.advance(TODAY + 'T20:00:00')
        took = time.monotonic() - began
        self.assertGreater(took, 20)
        self.assertLess(took, 40)
        self.assertEqual(self.rows(), [])
        self.assertEqual(self.events('failed'), [('failed', 'no-answer')])
        self.assertIsNone(self.service.poll())

    def test_server_refuses(self):
        self.start_server()
        self.mock_control.AddMethod(SERVER, 'Notify', 'susssasa{sv}i', 'u',
                                    'raise dbus.exceptions.DBusException ("No", name="org.example.No")')
        self.make_diary()
        self.start()
        self.advance(TODAY + 'T20:00:00')
        self.assertEqual(self.events('failed'), [('failed', 'refused')])
        with self.assertRaises(dbus.DBusException) as caught:
            self.call('Test', dbus.UInt32(0))
        self.assertTrue(caught.exception.get_dbus_name().endswith('.NotShown'))

    def test_server_answers_nonsense(self):
        """What is not of the type that the specification has is no answer."""
        self.start_server()
        self.mock_control.AddMethod(SERVER, 'GetServerInformation', '', 'i', 'ret = 5')
        self.mock_control.AddMethod(SERVER, 'GetCapabilities', '', 's', 'ret = "x"')
        self.make_diary()
        self.start()
        status = self.call('Status')
        self.assertEqual(status['server-state'], 'none')
        self.assertNotIn('capabilities', status)
        self.assertIsNone(self.service.poll())

    def test_server_restarted(self):
        """What was on screen is gone with the server, and is shown by the next one, under a number of its
        own."""
        self.start_server()
        self.make_diary()
        self.start()
        self.call('Test', dbus.UInt32(0))
        self.advance(TODAY + 'T20:00:00')
        self.assertEqual(len(self.calls()), 2)
        self.stop_server()
        self.start_server()
        self.wait_shown()
        self.assertEqual(self.calls()[0][1], 0)
        self.wait_until(lambda: self.events('shown')[-1] == ('shown', 'again'))
        self.press(1, 'skip')
        self.wait_until(lambda: self.events('skipped'))

    def test_dismissed_then_server_restarted(self):
        """What she closed does not come back with the next server."""
        self.start_server()
        self.make_diary()
        self.start()
        self.advance(TODAY + 'T20:00:00')
        self.dismiss(1)
        self.wait_until(lambda: self.events('dismissed'))
        self.stop_server()
        self.start_server()
        self.advance(TODAY + 'T20:30:00')
        self.assertEqual(self.calls(), [])

    def test_restart_takes_over(self):
        """A new service shows it again under its number, so that the buttons work: one on screen."""
        self.start_server()
        self.make_diary()
        self.start()
        self.advance(TODAY + 'T20:00:00')
        self.service.terminate()
        self.assertEqual(self.wait_exit(), 0)
        self.assertEqual(self.events('stopped'), [('stopped', 'signal')])
        self.start(now=TODAY + 'T20:10:00')
        self.assertEqual([args[1] for args in self.calls()], [0, 1])
        self.press(1, 'skip')
        self.wait_until(lambda: self.events('skipped'))
        self.assertEqual(self.rows()[0][3], 'skipped')

    def test_restart_after_it_was_logged(self):
        """Nobody ran while she wrote the day: the next service takes the question away."""
        self.start_server()
        self.make_diary()
        self.start()
        self.advance(TODAY + 'T20:00:00')
        self.kill()
        self.helper('log', TODAY)
        self.start(now=TODAY + 'T20:10:00')
        self.wait_until(lambda: self.calls('CloseNotification'))
        self.assertEqual(self.calls('CloseNotification'), [(1,)])
        self.assertEqual(len(self.calls()), 1)
        self.assertEqual(self.sql('SELECT * FROM bubble'), [])


class Instances(ReminderCase):
    def test_two_services(self):
        """The second tells the first to look, and leaves without showing anything."""
        self.start_server()
        self.make_diary()
        self.start()
        first = self.service
        before = self.look()[0]
        second = self.spawn('--autostart', now=TODAY + 'T20:00:00')
        self.assertEqual(second.wait(timeout=15), 0)
        self.assertIsNone(first.poll())
        self.assertGreater(self.look()[0], before)
        self.assertEqual(self.calls(), [])

    def test_two_at_once(self):
        self.start_server()
        self.make_diary()
        processes = [self.spawn(now=TODAY + 'T20:00:00') for _ in range(4)]
        self.wait_until(lambda: sum(process.poll() is None for process in processes) == 1)
        self.settle()
        self.assertEqual([process.poll() for process in processes if process.poll() is not None], [0, 0, 0])
        self.assertEqual(len(self.calls()), 1)

    def test_real_run_cannot_be_moved_in_time(self):
        self.start_server()
        self.helper('procedure', time.strftime('%Y-%m-%d'), now=time.strftime('%Y-%m-%dT00:00:00'))
        self.helper('daily', '23:59', now=time.strftime('%Y-%m-%dT00:00:00'))
        self.service = self.spawn(fake=False)
        self.wait_until(lambda: self.bus.name_has_owner(NAME))
        for method in ('AdvanceTo', 'JumpTo', 'SleepTo', 'SetZone'):
            with self.assertRaises(dbus.DBusException):
                self.travel(method, '2031-01-01T00:00:00')


class Leaving(ReminderCase):
    def leaves_after_ten_seconds(self):
        self.assertIsNone(self.service.poll())
        self.assertEqual(self.look()[2], self.look()[1] + 10)
        try:
            self.advance(self.instant(self.look()[2]))
        except dbus.DBusException:
            pass
        self.assertEqual(self.wait_exit(), 0)

    @staticmethod
    def instant(second):
        return time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(second))

    def test_paused(self):
        """She switches reminders off: what is on screen goes, and then the service."""
        self.start_server()
        self.make_diary()
        self.start()
        self.advance(TODAY + 'T20:00:00')
        self.helper('pause', 'yes')
        self.call('Reload')
        self.assertEqual(self.events('withdrawn'), [('withdrawn', 'changed')])
        self.leaves_after_ten_seconds()
        self.assertEqual(self.events('stopped'), [('stopped', 'paused')])

    def test_ended(self):
        """The last day is over: it says nothing more, and leaves."""
        self.start_server()
        self.make_diary(last='3')
        self.start()
        self.advance('2025-03-12T23:59:59')
        self.assertEqual(len(self.calls()), 3)
        self.assertIsNone(self.service.poll())
        try:
            self.advance('2025-03-13T00:00:10')
        except dbus.DBusException:
            pass
        self.assertEqual(self.wait_exit(), 0)
        self.assertEqual(self.events('stopped'), [('stopped', 'ended')])

    def test_last_reminder_removed(self):
        self.start_server()
        self.make_diary()
        self.start()
        self.helper('remove', self.reminder)
        self.wait_until(lambda: self.look()[2] == self.look()[1] + 10)
        self.leaves_after_ten_seconds()
        self.assertEqual(self.events('stopped'), [('stopped', 'no-reminders')])

    def test_autostart_without_work(self):
        """At each login of somebody without reminders: gone at once, and nothing is written."""
        self.start_server()
        self.helper('procedure', '2025-03-09')
        before = os.stat(self.diary).st_mtime_ns, self.sql('PRAGMA data_version')
        began = time.monotonic()
        self.service = self.spawn('--autostart')
        self.assertEqual(self.wait_exit(), 0)
        self.assertLess(time.monotonic() - began, 2)
        self.assertEqual(self.events(), [])
        self.assertEqual((os.stat(self.diary).st_mtime_ns, self.sql('PRAGMA data_version')), before)

    def test_autostart_long_after_the_end(self):
        """Weeks after the last day it still leaves at once, as each login before did."""
        self.start_server()
        self.make_diary(last='3')
        self.start()
        self.kill()
        for day in ('2025-03-20', '2025-04-20', '2025-05-20', '2025-06-25', '2025-08-01'):
            self.service = self.spawn('--autostart', now=day + 'T08:00:00')
            self.assertEqual(self.wait_exit(), 0)
        self.assertEqual(self.calls(), [])

    def test_no_diary(self):
        """Somebody who never opened Afterlift: no diary is made for her."""
        for options in (['--autostart'], ['--once']):
            self.service = self.spawn(*options)
            self.assertEqual(self.wait_exit(), 0)
        self.service = self.spawn('--autostart', diary=self.folder + '/not/there/diary.db')
        self.assertEqual(self.wait_exit(), 0)
        self.assertEqual([name for name in os.listdir(self.folder) if 'bus' not in name], [])
        self.start()
        self.assertIn('diary', self.call('Status')['trouble'])
        self.leaves_after_ten_seconds()


class Diary(ReminderCase):
    def test_diary_made_while_it_waits(self):
        self.start_server()
        self.start()
        self.make_diary()
        self.wait_until(lambda: self.look()[2] == utc(TODAY + 'T20:00:00'))
        self.advance(TODAY + 'T20:00:00')
        self.assertEqual(len(self.calls()), 1)

    def test_diary_replaced(self):
        """A backup is put in its place: the service reads the new file, and writes only to it."""
        self.start_server()
        self.make_diary()
        other = self.folder + '/other.db'
        self.helper('procedure', '2025-03-09', diary=other)
        self.helper('daily', '18:00', diary=other)
        self.start()
        os.rename(other, self.diary)
        for ending in ('-wal', '-shm'):
            if os.path.exists(other + ending):
                os.rename(other + ending, self.diary + ending)
        self.wait_until(lambda: self.look()[2] == utc(TODAY + 'T18:00:00'))
        self.advance(TODAY + 'T18:00:00')
        self.assertEqual(len(self.calls()), 1)
        self.assertEqual(self.rows(), [(TODAY, utc(TODAY + 'T18:00:00'), None, None)])
        self.assertEqual(self.sql('PRAGMA integrity_check'), [('ok',)])

    def test_diary_taken_away_and_put_back(self):
        """It waits, makes none, and goes on when the file is back."""
        self.start_server()
        self.make_diary()
        self.start()
        away = self.folder + '/away'
        os.mkdir(away)
        names = [name for name in os.listdir(self.folder) if name.startswith('diary.db')]
        for name in names:
            os.rename(os.path.join(self.folder, name), os.path.join(away, name))
        self.wait_until(lambda: 'trouble' in self.call('Status'))
        self.assertFalse(os.path.exists(self.diary))
        for name in names:
            os.rename(os.path.join(away, name), os.path.join(self.folder, name))
        self.wait_until(lambda: self.look()[2] == utc(TODAY + 'T20:00:00'))
        self.advance(TODAY + 'T20:00:00')
        self.assertEqual(len(self.calls()), 1)

    def give_away(self):
        """What belongs to root cannot be opened by who stands in for her."""
        if not UNPRIVILEGED:
            return
        for path in [self.folder] + [os.path.join(self.folder, name) for name in os.listdir(self.folder)]:
            os.chown(path, 65534, 65534)

    def test_diary_unreadable(self):
        """Says so in the status, logs no value, waits, and goes on when it may read."""
        self.make_diary()
        self.give_away()
        os.chmod(self.diary, 0)
        self.assertNotEqual(subprocess.run([*UNPRIVILEGED, 'cat', self.diary], capture_output=True).returncode, 0)
        bus = OtherUsersBus(self.folder)
        self.addCleanup(bus.stop)
        run = bus.run(['--autostart'], self.diary)
        time.sleep(1.5)
        self.assertIsNone(run.poll())
        status = bus.status()
        self.assertIn('diary', status)
        self.assertNotIn(self.procedure, status)
        os.chmod(self.diary, 0o600)
        end = time.monotonic() + 15
        while 'trouble' in bus.status() and time.monotonic() < end:
            time.sleep(0.1)
        self.assertNotIn('trouble', bus.status())
        run.terminate()
        output, _ = run.communicate(timeout=15)
        self.assertNotIn(self.procedure, output)
        self.assertNotIn(self.reminder, output)

    def test_diary_cannot_be_written(self):
        """Somebody else holds it: what was shown is not shown again, and is written when it can be."""
        self.start_server()
        self.make_diary()
        self.start()
        blocker = sqlite3.connect(self.diary, isolation_level=None)
        blocker.execute('BEGIN IMMEDIATE')
        self.advance(TODAY + 'T20:00:00')
        self.assertEqual(len(self.calls()), 1)
        self.assertEqual(self.rows(), [])
        self.assertIn('trouble', self.call('Status'))
        self.advance(TODAY + 'T20:00:01')
        self.assertEqual(len(self.calls()), 1)
        blocker.execute('ROLLBACK')
        blocker.close()
        self.advance(TODAY + 'T20:30:00')
        self.assertEqual(len(self.calls()), 1)
        self.assertEqual(self.rows(), [(TODAY, utc(TODAY + 'T20:00:00'), None, None)])
        self.assertNotIn('trouble', self.call('Status'))

    def test_newer_diary(self):
        """Afterlift was updated under it: it leaves, and the service of the newer one takes its place."""
        self.start_server()
        self.make_diary()
        self.start()
        newer = sqlite3.connect(self.diary)
        newer.execute('PRAGMA user_version = 99')
        newer.commit()
        newer.close()
        self.wait_until(lambda: 'trouble' in self.call('Status'))
        self.assertEqual(self.look()[2], self.look()[1] + 10)
        try:
            self.advance(TODAY + 'T20:00:00')
        except dbus.DBusException:
            pass
        self.assertEqual(self.wait_exit(), 0)
        self.assertEqual(self.calls(), [])

    def test_not_a_diary(self):
        with open(self.diary, 'w') as file:
            file.write('My notes. ' * 1000)
        self.start_server()
        self.start()
        self.assertIn('trouble', self.call('Status'))
        with open(self.diary) as file:
            self.assertEqual(file.read(), 'My notes. ' * 1000)


class OtherUsersBus:
    """A bus that belongs to nobody, with a service of nobody's."""

    def __init__(self, folder):
        socket = os.path.join(folder, 'bus')
        config = os.path.join(folder, 'bus.conf')
        with open(config, 'w') as file:
            file.write(BUS_CONFIG % ('path=' + socket))
        os.chmod(config, 0o644)
        self.daemon = subprocess.Popen([*UNPRIVILEGED, 'dbus-daemon', '--config-file=' + config, '--nofork',
                                        '--print-address'], stdout=subprocess.PIPE, text=True)
        self.env = dict(os.environ, DBUS_SESSION_BUS_ADDRESS=self.daemon.stdout.readline().strip(), HOME=folder)
        self.service = None

    def run(self, options, diary):
        self.service = subprocess.Popen([*UNPRIVILEGED, os.environ['LIFT_REMINDER'], '--diary', diary, *options,
                                         '--fake-now', TODAY + 'T09:00:00', '--fake-zone', 'Europe/Berlin'],
                                        env=self.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return self.service

    def status(self):
        return subprocess.run([*UNPRIVILEGED, 'gdbus', 'call', '--session', '-d', NAME, '-o',
                               '/io/github/afterlift/Afterlift/Reminders', '-m',
                               'io.github.afterlift.Afterlift.Reminders.Status'],
                              env=self.env, capture_output=True, text=True, timeout=20).stdout

    def stop(self):
        for process in (self.service, self.daemon):
            if process is not None and process.poll() is None:
                process.kill()
            if process is not None:
                process.wait()
                process.stdout.close()


class Killed(ReminderCase):
    """kill -9: nothing is lost, and only what was shown and not yet written comes twice."""

    def begin_advance(self, instant):
        thread = threading.Thread(target=self.try_advance, args=(instant,))
        thread.start()
        self.addCleanup(thread.join)

    def try_advance(self, instant):
        try:
            subprocess.run(['gdbus', 'call', '--session', '-d', NAME, '-o',
                            '/io/github/afterlift/Afterlift/Reminders', '-m',
                            'io.github.afterlift.Afterlift.Reminders.TimeTravel.AdvanceTo', instant],
                           capture_output=True, timeout=60)
        except subprocess.TimeoutExpired:
            pass

    def check_diary(self):
        self.assertEqual(self.sql('PRAGMA integrity_check'), [('ok',)])
        self.assertEqual(self.sql('SELECT count (*) FROM reminder'), [(1,)])

    def test_before_it_is_shown(self):
        self.start_server()
        self.make_diary()
        self.start()
        self.server.send_signal(signal.SIGSTOP)
        self.begin_advance(TODAY + 'T20:00:00')
        time.sleep(0.5)
        self.kill()
        self.server.send_signal(signal.SIGCONT)
        self.check_diary()
        self.assertEqual(self.rows(), [])
        self.start(now=TODAY + 'T20:05:00')
        self.assertEqual(len(self.calls()), 1)
        self.assertEqual(self.rows(), [(TODAY, utc(TODAY + 'T20:05:00'), None, None)])

    def test_between_showing_and_writing(self):
        """The only place where it comes twice. What replaces it says by its tag which one it is."""
        self.start_server()
        self.make_diary()
        self.start()
        blocker = sqlite3.connect(self.diary, isolation_level=None)
        blocker.execute('BEGIN IMMEDIATE')
        self.begin_advance(TODAY + 'T20:00:00')
        self.wait_until(lambda: self.calls())
        self.kill()
        blocker.execute('ROLLBACK')
        blocker.close()
        self.check_diary()
        self.assertEqual(self.rows(), [])
        self.start(now=TODAY + 'T20:05:00')
        first, second = self.calls()
        self.assertEqual(first[6]['x-dunst-stack-tag'], second[6]['x-dunst-stack-tag'])
        self.assertEqual(len(self.rows()), 1)
        self.call('Reload')
        self.assertEqual(len(self.calls()), 2)

    def test_after_it_was_written(self):
        self.start_server()
        self.make_diary()
        self.start()
        self.advance(TODAY + 'T20:00:00')
        self.kill()
        self.check_diary()
        self.start(now=TODAY + 'T20:05:00')
        # The same one again, in its own place.
        self.assertEqual([args[1] for args in self.calls()], [0, 1])
        self.assertEqual(self.events('shown'), [('shown', 'on-time'), ('shown', 'again')])

    def test_while_snoozed(self):
        """The snooze is in the diary: it comes back when it was said to, and not before."""
        self.start_server()
        self.make_diary()
        self.start()
        self.advance(TODAY + 'T20:00:00')
        self.press(1, 'snooze')
        self.wait_until(lambda: self.events('snoozed'))
        self.kill()
        self.check_diary()
        self.start(now=TODAY + 'T20:30:00')
        self.assertEqual(len(self.calls()), 1)
        self.advance(TODAY + 'T21:00:00')
        self.assertEqual(len(self.calls()), 2)

    def test_while_snoozed_over_midnight(self):
        """It was off when the snooze ended: of yesterday nothing comes any more."""
        self.start_server()
        self.make_diary()
        self.start()
        self.advance(TODAY + 'T20:00:00')
        self.press(1, 'snooze')
        self.wait_until(lambda: self.events('snoozed'))
        self.kill()
        self.start(now='2025-03-11T08:00:00')
        self.assertEqual(len(self.calls()), 1)
        self.advance('2025-03-11T20:00:00')
        self.assertEqual(len(self.calls()), 2)

    def test_at_random_moments(self):
        """Forty services, killed after some milliseconds: each date is shown, and none twice after it was
        written."""
        self.start_server()
        self.make_diary(last='forever')
        for number in range(40):
            instant = '2025-04-%02dT20:00:00' % (number % 20 + 1)
            process = self.spawn(now=instant)
            time.sleep(0.005 * (number % 20))
            process.kill()
            process.wait()
            self.wait_until(lambda: not self.bus.name_has_owner(NAME))
            self.assertEqual(self.sql('PRAGMA integrity_check'), [('ok',)])
        for day in range(1, 21):
            instant = '2025-04-%02dT20:05:00' % day
            self.start(now=instant)
            self.kill()
        shown = [row[0] for row in self.rows() if row[1]]
        self.assertEqual(shown, ['2025-04-%02d' % day for day in range(1, 21)])


if __name__ == '__main__':
    unittest.main(verbosity=2)
