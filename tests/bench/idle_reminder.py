#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the reminder service costs while nothing happens: with a diary of 40 000 days, after it was asked for its
status and has shown a notification, 40 s of settling, 60 s of measuring, all threads. Fails over the limits.

Usage: idle_reminder.py SERVICE DIARY-HELPER APP-ID"""

import os
import shutil
import subprocess
import sys
import tempfile
import time

import dbus
import dbusmock

SETTLE_SECONDS = 40
MEASURE_SECONDS = 60
DAYS = 40000
MAX_RSS_KIB = 12 * 1024
MAX_DIRTY_KIB = 2 * 1024

service, helper, app_id = sys.argv[1:]
name = app_id + '.Reminders'


def read_threads(pid):
    """Voluntary and involuntary context switches and CPU time (clock ticks) of all threads."""
    voluntary = involuntary = ticks = threads = 0
    for thread in os.listdir('/proc/%d/task' % pid):
        threads += 1
        with open('/proc/%d/task/%s/status' % (pid, thread)) as file:
            for line in file:
                if line.startswith('voluntary_ctxt_switches'):
                    voluntary += int(line.split()[1])
                elif line.startswith('nonvoluntary_ctxt_switches'):
                    involuntary += int(line.split()[1])
        with open('/proc/%d/task/%s/stat' % (pid, thread)) as file:
            fields = file.read().rsplit(')', 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return voluntary, involuntary, ticks, threads


def read_memory(pid):
    with open('/proc/%d/smaps_rollup' % pid) as file:
        values = dict((line.split(':')[0], int(line.split()[1])) for line in file if line.rstrip().endswith('kB'))
    return values['Rss'], values['Private_Dirty']


class Bench(dbusmock.DBusTestCase):
    def runTest(self):
        os.environ['NOTIFY_IGNORE_PORTAL'] = '1'
        os.environ.pop('DISPLAY', None)
        type(self).start_session_bus()
        bus = self.get_dbus()
        folder = tempfile.mkdtemp(prefix='afterlift-idle-')
        diary = os.path.join(folder, 'diary.db')
        now = time.strftime('%Y-%m-%dT%H:%M:%S')
        server, _ = self.spawn_server_template('notification_daemon', {'capabilities': 'actions body body-markup'},
                                               stdout=subprocess.DEVNULL)
        process = None
        try:
            for arguments in (['procedure', '1915-01-01'], ['fill', str(DAYS)],
                              ['daily', time.strftime('%H:%M', time.localtime(time.time() - 120)), 'forever']):
                subprocess.run([helper, diary, now, 'UTC', *arguments], check=True, stdout=subprocess.DEVNULL,
                               env=dict(os.environ, TZ='UTC'))
            process = subprocess.Popen([service, '--diary', diary], env=dict(os.environ, TZ='UTC'))
            self.wait_for_bus_object(name, '/io/github/afterlift/Afterlift/Reminders')
            proxy = bus.get_object(name, '/io/github/afterlift/Afterlift/Reminders', introspect=False)
            proxy.Status(dbus_interface='io.github.afterlift.Afterlift.Reminders')
            proxy.Test(dbus.UInt32(0), dbus_interface='io.github.afterlift.Afterlift.Reminders')
            time.sleep(SETTLE_SECONDS)
            before = read_threads(process.pid)
            time.sleep(MEASURE_SECONDS)
            after = read_threads(process.pid)
            rss, dirty = read_memory(process.pid)
        finally:
            for child in (process, server):
                if child is not None:
                    child.kill()
                    child.wait()
            shutil.rmtree(folder, ignore_errors=True)
        self.judge(rss, dirty, before, after)

    def judge(self, rss, dirty, before, after):
        switches = after[0] - before[0] + after[1] - before[1]
        print('diary: %d days; %d s of settling, %d s measured, %d threads' %
              (DAYS, SETTLE_SECONDS, MEASURE_SECONDS, after[3]))
        print('RSS: %.1f MiB (limit %d)' % (rss / 1024, MAX_RSS_KIB // 1024))
        print('private dirty: %.2f MiB (limit %d)' % (dirty / 1024, MAX_DIRTY_KIB // 1024))
        print('context switches: %d voluntary, %d involuntary (limit 0)' % (after[0] - before[0], after[1] - before[1]))
        print('CPU: %d ms' % ((after[2] - before[2]) * 1000 // os.sysconf('SC_CLK_TCK')))
        sys.stdout.flush()
        self.assertLessEqual(rss, MAX_RSS_KIB)
        self.assertLessEqual(dirty, MAX_DIRTY_KIB)
        self.assertEqual(switches, 0)


if __name__ == '__main__':
    import unittest
    unittest.main(argv=sys.argv[:1], verbosity=0)
