#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The service on a bus with a mock of a notification server: what it shows, and what it remembers."""

import subprocess
import time
import unittest

import dbus
import dbusmock

from reminder_case import APP_ID, CLI, INTERFACE, NAME, TODAY, ReminderCase, utc


class Showing(ReminderCase):
    def test_due(self):
        """At its moment, and not before; with these words and buttons; once."""
        self.start_server()
        self.make_diary()
        self.start()
        self.advance(TODAY + 'T19:59:59')
        self.assertEqual(self.calls(), [])
        self.advance(TODAY + 'T20:00:00')
        (args,) = self.calls()
        name, replaces, icon, title, body, actions, hints, timeout = args
        self.assertEqual((name, replaces, icon, timeout), ('Afterlift' + self.suffix(), 0, APP_ID, 0))
        self.assertTrue(title)
        self.assertTrue(body)
        for word in ('swell', 'bruis', 'pain', 'face', 'lift'):
            self.assertNotIn(word, (title + body).lower().replace('afterlift', ''))
        self.assertEqual(list(actions[::2]), ['default', 'log', 'snooze', 'skip'])
        self.assertEqual(list(actions[1::2]), ['Open', 'Log now', 'Snooze 1 hour', 'Skip today'])
        self.assertEqual(hints['desktop-entry'], APP_ID)
        self.assertEqual(hints['urgency'], 1)
        self.assertNotIn('category', hints)
        self.assertNotIn('sound-name', hints)
        self.assertEqual(self.rows(), [(TODAY, utc(TODAY + 'T20:00:00'), None, None)])
        self.assertEqual(self.events(), [('started', None), ('due', None), ('shown', 'on-time')])
        self.advance(TODAY + 'T23:59:59')
        self.call('Reload')
        self.assertEqual(len(self.calls()), 1)

    @staticmethod
    def suffix():
        return ' (Development)' if APP_ID.endswith('.Devel') else ''

    def test_logged_in_time(self):
        self.start_server()
        self.make_diary()
        self.start()
        self.helper('log', TODAY)
        self.advance('2025-03-11T00:30:00')
        self.assertEqual(self.calls(), [])
        self.assertEqual(self.events('missed'), [])

    def test_logged_elsewhere_while_shown(self):
        """The terminal writes the day: the notification goes, though nobody told the service."""
        self.start_server()
        self.make_diary()
        self.start()
        self.advance(TODAY + 'T20:00:00')
        began = time.monotonic()
        subprocess.run([CLI, '--diary', self.diary, 'log', '--day', TODAY, '--swelling', '4'], check=True,
                       capture_output=True)
        self.wait_until(lambda: self.calls('CloseNotification'))
        self.assertLess(time.monotonic() - began, 5)
        self.assertEqual(self.calls('CloseNotification'), [(1,)])
        self.wait_until(lambda: self.events('withdrawn'))
        self.assertEqual(self.events('withdrawn'), [('withdrawn', 'logged')])
        self.assertEqual(self.rows()[0][3], 'logged')
        self.assertEqual(self.sql('SELECT * FROM bubble'), [])

    def test_time_changed(self):
        """By somebody who says so, and by somebody who does not."""
        self.start_server()
        self.make_diary()
        self.start()
        self.helper('time', self.reminder, '18:00')
        self.wait_until(lambda: self.look()[2] == utc(TODAY + 'T18:00:00'))
        self.helper('time', self.reminder, '17:00')
        self.call('Reload')
        self.assertEqual(self.look()[2], utc(TODAY + 'T17:00:00'))
        self.advance(TODAY + 'T17:00:00')
        self.assertEqual(len(self.calls()), 1)

    def test_two_times_one_notification_at_a_time(self):
        self.start_server()
        self.make_diary('12:00')
        self.helper('daily', '20:00')
        self.start()
        self.advance(TODAY + 'T20:00:00')
        first, second = self.calls()
        self.assertEqual((first[1], second[1]), (0, 1))
        self.assertEqual(self.sql('SELECT count (*), count (DISTINCT id) FROM bubble'), [(2, 1)])

    def test_due_together(self):
        """A visit and the day, due at the same moment, are one notification; to skip the day is not to skip
        the visit."""
        self.start_server()
        self.make_diary('18:00')
        self.helper('visit-reminder', '18:00', '-1')
        self.helper('visit', '2025-03-11', '10:00')
        self.start()
        self.advance(TODAY + 'T18:00:00')
        (args,) = self.calls()
        self.assertIn('\n', args[4])
        self.press(1, 'skip')
        self.wait_until(lambda: self.events('skipped'))
        self.assertEqual(sorted(row[3] or '' for row in self.rows()), ['', 'skipped'])

    def test_visit_alone(self):
        self.start_server()
        self.make_diary()
        self.helper('visit-reminder', '18:00', '-1')
        self.helper('visit', '2025-03-11', '10:00')
        self.start()
        self.advance(TODAY + 'T18:00:00')
        (args,) = self.calls()
        self.assertEqual(list(args[5][::2]), ['default', 'log', 'snooze'])

    def test_catch_up_after_sleep(self):
        """Three days asleep: one notification, for the day on which she is back."""
        self.start_server()
        self.make_diary()
        self.start()
        self.sleep_to('2025-03-13T21:00:00')
        self.assertEqual(len(self.calls()), 1)
        self.assertEqual(self.events('shown'), [('shown', 'catch-up')])
        self.assertEqual(self.events('missed'), [('missed', 'off')] * 3)
        self.assertEqual([row[0] for row in self.rows() if row[1]], ['2025-03-13'])
        self.sleep_to('2025-03-13T22:00:00')
        self.assertEqual(len(self.calls()), 1)

    def test_after_login(self):
        """What was due while the computer was off comes half a minute after the session began."""
        self.start_server()
        self.make_diary()
        self.start('--autostart', now=TODAY + 'T20:40:00')
        self.advance(TODAY + 'T20:40:29')
        self.assertEqual(self.calls(), [])
        self.advance(TODAY + 'T20:40:30')
        self.assertEqual(len(self.calls()), 1)
        self.assertEqual(self.events('shown'), [('shown', 'catch-up')])

    def test_midnight(self):
        """Yesterday's notification does not ask for today."""
        self.start_server()
        self.make_diary()
        self.start()
        self.advance('2025-03-11T00:00:00')
        self.assertEqual(self.calls('CloseNotification'), [(1,)])
        self.assertEqual(self.events('withdrawn'), [('withdrawn', 'midnight')])
        self.advance('2025-03-11T20:00:00')
        self.assertEqual([args[1] for args in self.calls()], [0, 0])

    def test_quiet_hours(self):
        self.start_server()
        self.make_diary('06:00')
        self.helper('setting', 'quiet-hours', '22:00-07:00')
        self.start()
        self.advance('2025-03-11T06:59:00')
        self.assertEqual(self.calls(), [])
        self.advance('2025-03-11T07:00:00')
        self.assertEqual(len(self.calls()), 1)

    def test_no_actions(self):
        """A server without buttons and markup gets none."""
        self.start_server('body')
        self.make_diary()
        self.start()
        self.advance(TODAY + 'T20:00:00')
        (args,) = self.calls()
        self.assertEqual(list(args[5]), [])
        self.assertEqual(self.rows()[0][1], utc(TODAY + 'T20:00:00'))

    def test_test(self):
        """A test is seen, now or in a moment, and is no reminder."""
        self.start_server()
        self.make_diary()
        self.start()
        self.call('Test', dbus.UInt32(0))
        self.call('Test', dbus.UInt32(10))
        self.assertEqual(len(self.calls()), 1)
        self.advance(TODAY + 'T09:00:10')
        self.assertEqual(len(self.calls()), 2)
        self.assertEqual(list(self.calls()[0][5]), [])
        self.assertEqual(self.events('shown'), [('shown', 'test')] * 2)
        self.assertEqual(self.rows(), [])

    def test_zone_changed(self):
        """She lands in Tokyo: the reminder keeps its time on the wall there."""
        self.start_server()
        self.make_diary()
        self.start()
        self.proxy().get_dbus_method('SetZone', INTERFACE + '.TimeTravel')('Asia/Tokyo')
        self.assertEqual(self.look()[2], utc(TODAY + 'T20:00:00', 'Asia/Tokyo'))
        self.advance(TODAY + 'T20:00:00')
        self.assertEqual(len(self.calls()), 1)
        # And flies back: the same date does not ring again.
        self.proxy().get_dbus_method('SetZone', INTERFACE + '.TimeTravel')('Europe/Berlin')
        self.advance(TODAY + 'T23:59:00')
        self.assertEqual(len(self.calls()), 1)

    def test_zone_file(self):
        """As in a sandbox, where a file holds the name of the zone."""
        path = self.folder + '/timezone'
        with open(path, 'w') as file:
            file.write('Europe/Berlin\n')
        self.start_server()
        self.make_diary()
        self.start('--fake-zone-file', path, now=TODAY + 'T08:00:00')
        self.assertEqual(self.look()[2], utc(TODAY + 'T20:00:00'))
        with open(path + '.new', 'w') as file:
            file.write('Asia/Tokyo\n')
        subprocess.run(['mv', path + '.new', path], check=True)
        self.wait_until(lambda: self.look()[2] == utc(TODAY + 'T20:00:00', 'Asia/Tokyo'))

    def test_clock_to_2031_and_back(self):
        """The recovery seems to be over for years, and then is not."""
        self.start_server()
        self.make_diary()
        self.start()
        self.jump('2031-05-05T12:00:00')
        self.advance('2031-05-05T16:00:00')
        self.assertIsNone(self.service.poll())
        self.jump(TODAY + 'T19:00:00')
        self.assertEqual(self.look()[2], utc(TODAY + 'T20:00:00'))
        self.advance(TODAY + 'T20:00:00')
        self.assertEqual(len(self.calls()), 1)
        self.assertEqual(self.rows(), [(TODAY, utc(TODAY + 'T20:00:00'), None, None)])
        self.assertEqual(self.events('missed'), [])

    def test_clock_to_2031_without_end(self):
        """A reminder without an end rings in 2031, too; the present has its own."""
        self.start_server()
        self.make_diary(last='forever')
        self.start()
        self.jump('2031-05-05T21:00:00')
        self.assertEqual(len(self.calls()), 1)
        self.jump(TODAY + 'T19:00:00')
        self.advance(TODAY + 'T20:00:00')
        self.assertEqual(len(self.calls()), 2)

    def test_clock_is_wrong_at_the_start(self):
        """A battery is empty: the service starts in 2031, and the network sets the clock later."""
        self.start_server()
        self.make_diary()
        self.start()
        self.kill()
        self.start('--autostart', now='2031-05-05T12:00:00')
        self.assertIsNone(self.service.poll())
        self.jump(TODAY + 'T19:00:00')
        self.advance(TODAY + 'T20:00:00')
        self.assertEqual(len(self.calls()), 1)

    def test_no_self_wake(self):
        """What it writes itself does not wake it."""
        self.start_server()
        self.make_diary()
        self.start()
        self.advance(TODAY + 'T20:00:00')
        time.sleep(1)
        before = self.look()[0]
        time.sleep(3)
        self.assertEqual(self.look()[0], before)


class Answering(ReminderCase):
    def show(self):
        self.start_server()
        self.make_diary()
        self.start()
        self.advance(TODAY + 'T20:00:00')
        self.assertEqual(len(self.calls()), 1)

    def watch_application(self):
        path = '/' + APP_ID.replace('.', '/')
        self.processes.append(self.spawn_server(APP_ID, path, 'org.freedesktop.Application',
                                                stdout=subprocess.DEVNULL))
        self.opened = dbus.Interface(self.bus.get_object(APP_ID, path), dbusmock.MOCK_IFACE)
        self.opened.AddMethod('org.freedesktop.Application', 'ActivateAction', 'sava{sv}', '', '')

    def opened_with(self):
        return [args for _, name, args in self.opened.GetCalls() if name == 'ActivateAction']

    def test_log_now(self):
        """Opens the window at that day, with leave to come to the front."""
        self.watch_application()
        self.show()
        self.mock_control.EmitSignal('org.freedesktop.Notifications', 'ActivationToken', 'us',
                                     [dbus.UInt32(1), 'token-1'])
        self.press(1, 'log')
        self.wait_until(lambda: self.opened_with())
        ((action, parameter, platform),) = self.opened_with()
        self.assertEqual((action, list(parameter)), ('log-day', [TODAY]))
        self.assertEqual(dict(platform), {'activation-token': 'token-1', 'desktop-startup-id': 'token-1'})
        self.assertEqual(self.rows()[0][3], 'opened')
        self.assertEqual(self.events('opened'), [('opened', 'log')])
        self.assertEqual(self.sql('SELECT * FROM bubble'), [])

    def test_click(self):
        self.watch_application()
        self.show()
        self.press(1, 'default')
        self.wait_until(lambda: self.opened_with())
        self.assertEqual(self.opened_with()[0][1], [TODAY])
        self.assertEqual(self.events('opened'), [('opened', 'default')])

    def test_answer_of_the_next_day(self):
        """The server keeps yesterday's notification; its button still means yesterday."""
        self.watch_application()
        self.show()
        self.mock_control.AddMethod('org.freedesktop.Notifications', 'CloseNotification', 'u', '', '')
        self.advance('2025-03-11T08:00:00')
        self.press(1, 'log')
        self.wait_until(lambda: self.opened_with())
        self.assertEqual(self.opened_with()[0][1], [TODAY])

    def test_day_that_ends_later(self):
        """At one at night, with a day that ends at three, it speaks of the evening before."""
        self.watch_application()
        self.start_server()
        self.make_diary('01:00')
        self.helper('setting', 'day-end-hours', '3')
        self.start()
        self.advance('2025-03-11T01:00:00')
        self.press(1, 'log')
        self.wait_until(lambda: self.opened_with())
        self.assertEqual(self.opened_with()[0][1], [TODAY])

    def test_snooze(self):
        self.show()
        self.press(1, 'snooze')
        self.wait_until(lambda: self.events('snoozed'))
        self.assertEqual(self.rows(), [(TODAY, utc(TODAY + 'T20:00:00'), utc(TODAY + 'T21:00:00'), None)])
        self.assertEqual(self.calls('CloseNotification'), [(1,)])
        self.advance(TODAY + 'T20:59:59')
        self.assertEqual(len(self.calls()), 1)
        self.advance(TODAY + 'T21:00:00')
        self.assertEqual(len(self.calls()), 2)
        self.assertEqual(self.events('shown')[-1], ('shown', 'snoozed'))

    def test_snooze_pressed_late(self):
        """The bubble has stood there all evening; an hour from now is tomorrow, so it comes once more before."""
        self.show()
        self.advance(TODAY + 'T23:30:00')
        self.press(1, 'snooze')
        self.wait_until(lambda: self.events('snoozed'))
        self.advance(TODAY + 'T23:54:59')
        self.assertEqual(len(self.calls()), 1)
        self.advance(TODAY + 'T23:55:00')
        self.assertEqual(len(self.calls()), 2)
        self.assertEqual(self.events('shown')[-1], ('shown', 'snoozed'))

    def test_no_snooze_over_midnight(self):
        self.start_server()
        self.make_diary('23:30')
        self.start()
        self.advance(TODAY + 'T23:30:00')
        self.assertEqual(list(self.calls()[0][5][::2]), ['default', 'log', 'skip'])

    def test_skip(self):
        self.show()
        self.helper('daily', '22:00')
        self.press(1, 'skip')
        self.wait_until(lambda: self.events('skipped'))
        self.assertEqual(self.rows()[0][3], 'skipped')
        self.advance(TODAY + 'T23:00:00')
        self.assertEqual(len(self.calls()), 1)
        self.advance('2025-03-11T20:00:00')
        self.assertEqual(len(self.calls()), 2)

    def test_dismissed(self):
        """Only an event: it says that she has seen it, and it does not come back."""
        self.show()
        self.dismiss(1)
        self.wait_until(lambda: self.events('dismissed'))
        self.assertEqual(self.rows()[0][3], None)
        self.call('Reload')
        self.kill()
        self.start(now=TODAY + 'T20:10:00')
        self.assertEqual(len(self.calls()), 1)


class Once(ReminderCase):
    def test_nothing_due(self):
        self.start_server()
        self.make_diary()
        self.service = self.spawn('--once')
        self.assertEqual(self.wait_exit(), 0)
        self.assertEqual(self.calls(), [])

    def test_answer(self):
        self.start_server()
        self.make_diary()
        self.start('--once', now=TODAY + 'T20:00:00')
        self.assertEqual(len(self.calls()), 1)
        self.assertIsNone(self.service.poll())
        self.press(1, 'skip')
        self.assertEqual(self.wait_exit(), 0)
        self.assertEqual(self.rows()[0][3], 'skipped')

    def test_no_answer(self):
        self.start_server()
        self.make_diary()
        self.start('--once', '--linger', '60', now=TODAY + 'T20:00:00')
        self.advance(TODAY + 'T20:00:59')
        self.assertIsNone(self.service.poll())
        try:
            self.advance(TODAY + 'T20:01:00')
        except dbus.DBusException:
            pass
        self.assertEqual(self.wait_exit(), 0)
        self.assertEqual(self.sql('SELECT * FROM bubble'), [])

    def test_no_buttons(self):
        """There is nothing to wait for."""
        self.start_server('body')
        self.make_diary()
        self.service = self.spawn('--once', now=TODAY + 'T20:00:00')
        self.assertEqual(self.wait_exit(), 0)
        self.assertEqual(len(self.calls()), 1)


class Status(ReminderCase):
    def test_status(self):
        self.start_server()
        self.make_diary()
        self.start()
        status = self.call('Status')
        self.assertEqual(status['pid'], self.service.pid)
        self.assertEqual(status['server-state'], 'works')
        self.assertEqual(status['server-name'], 'mock-notify 1.0')
        self.assertIn('actions', status['capabilities'])
        self.assertNotIn('trouble', status)
        self.assertEqual(bytes(status['diary']).rstrip(b'\0').decode(), self.diary)

    def test_terminal(self):
        """--status says how it is and what comes, and whether it runs by its exit status."""
        self.start_server()
        self.make_diary(last='forever')
        process = self.spawn('--status', fake=False)
        out, _ = process.communicate(timeout=15)
        self.assertEqual(process.returncode, 3, out)
        self.start()
        process = self.spawn('--status', fake=False)
        out, _ = process.communicate(timeout=15)
        self.assertEqual(process.returncode, 0, out)
        self.assertIn('mock-notify 1.0', out)
        self.assertIn('20:00', out)


if __name__ == '__main__':
    unittest.main(verbosity=2)
