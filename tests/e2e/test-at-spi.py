# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Afterlift through the accessibility bus alone: no pointer, no position on the screen; then by keyboard alone.

Usage: test-at-spi.py PATH-OF-AFTERLIFT PATH-OF-AFTERLIFT-CLI [TEST] (on a display and a bus of its own)
"""
import datetime
import json
import os
import subprocess
import sys
import time
import unittest

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PROGRAM, CLI = sys.argv[1:3]
PATIENCE = 20


def wait(what, *args):
    """Waits until what() gives something, and returns it."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            found = what(*args)
        except GLib.GError:
            found = None  # It went away while it was being looked at.
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"{what.__name__}{args} did not come about")
        time.sleep(0.1)


def walk(node):
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from walk(child)


def has(node, state):
    return node.get_state_set().contains(state)


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = os.path.join(os.environ["HOME"], self.id())
        os.makedirs(self.folder, mode=0o700)
        self.env = {**os.environ, "XDG_DATA_HOME": self.folder}
        self.program = None

    def tearDown(self):
        if self.program is not None:
            self.program.terminate()
            self.program.wait(PATIENCE)

    def start(self):
        self.program = subprocess.Popen([PROGRAM], env=self.env)
        self.app = wait(self.find_app)

    def find_app(self):
        desktop = Atspi.get_desktop(0)
        # Programs come and go, and the bus tells of it in this loop.
        while GLib.MainContext.default().iteration(False):
            pass
        desktop.clear_cache()
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app is not None and app.get_process_id() == self.program.pid and app.get_child_count() > 0:
                # What was read before may be different by now.
                app.set_cache_mask(Atspi.Cache.NONE)
                return app
        return None

    def look(self, role, name, inside=None, begins=False):
        for node in walk(inside or self.app):
            words = node.get_name() or ""
            if (role is None or node.get_role_name() in role.split("/")) and (words.startswith(name) if begins else words == name):
                return node
        return None

    def find(self, role, name, inside=None, begins=False):
        return wait(self.look, role, name, inside, begins)

    def press(self, node):
        action = node.get_action_iface()
        self.assertGreater(action.get_n_actions(), 0, f"{node.get_name()} cannot be pressed")
        self.assertTrue(has(node, Atspi.StateType.SENSITIVE), f"{node.get_name()} is not sensitive")
        names = [action.get_action_name(i) for i in range(action.get_n_actions())]
        self.assertIn("click", names)
        action.do_action(names.index("click"))
        time.sleep(0.1)

    def act(self, name):
        """An action of the window, as a screen reader offers it beside those of the widgets."""
        frame = next(node for node in walk(self.app) if node.get_role_name() == "frame")
        action = frame.get_action_iface()
        names = [action.get_action_name(i) for i in range(action.get_n_actions())]
        action.do_action(names.index(name))
        time.sleep(0.2)

    def write(self, node, text):
        self.assertTrue(node.get_editable_text_iface().set_text_contents(text))

    def around(self, label, role, name):
        """The smallest part of the window that holds both a label and a control."""
        part = self.find("label", label)
        while part is not None and self.look(role, name, part) is None:
            part = part.get_parent()
        self.assertIsNotNone(part)
        return part

    def press_beside(self, label, role, name):
        part = self.around(label, role, name)
        self.press(self.find(role, name, part))

    def score(self, symptom, score):
        group = self.find("grouping", symptom)
        cell = next(node for node in walk(group) if node.get_role_name() == "radio button"
                    and node.get_name().split(" ")[0] == str(score))
        self.press(cell)

    def days(self):
        shown = subprocess.run([CLI, "--json", "show"], env=self.env, capture_output=True, text=True, check=True)
        return {day["date"]: day for day in json.loads(shown.stdout)["entries"]}

    def day(self, ago=0):
        date = (datetime.date.today() - datetime.timedelta(days=ago)).isoformat()
        return self.days().get(date)

    def reaches(self, ago, check):
        def reached():
            day = self.day(ago)
            return day is not None and check(day)
        wait(reached)

    def first_run(self):
        self.press(self.find("radio button", "2 days ago"))
        self.press(self.find("check box", "Cheek"))
        self.press_beside("When was your thread lift?", "push button", "Continue")
        self.write(self.find("text", "Your clinic’s phone number"), "01632 960123")
        self.press_beside("Who would you call?", "push button", "Continue")
        self.press_beside("One reminder a day?", "radio button", "Not now")
        self.press_beside("One reminder a day?", "push button", "Continue")
        self.press(self.find("push button", "Start"))
        self.find("grouping", "Swelling")


class ByAccessibility(Case):
    def log_whole_day(self):
        for symptom, score in ("Swelling", 4), ("Bruising", 2), ("Pain or discomfort", 3):
            self.score(symptom, score)
        self.press(self.find("push button/toggle button", "More", begins=True))
        for symptom, score in ("Tightness", 5), ("Numbness", 1):
            wait(self.look, "grouping", symptom)
            self.score(symptom, score)
        self.press_beside("Which side is more swollen?", "radio button", "Left")
        self.press_beside("Took anything for pain today?", "radio button", "Yes")
        self.press_beside("Anything unusual today?", "radio button", "No, nothing")
        self.press(self.find("push button/toggle button", "Note", begins=True))
        self.write(self.find("text", "Note"), "Slept well.")

    def test_road(self):
        """First run, a day with all its fields, the chart point by point, yesterday, and Undo."""
        self.start()
        self.first_run()
        self.log_whole_day()
        self.reaches(0, lambda day: day["note"] == "Slept well." and day["signs_checked"])
        day = self.day()
        self.assertEqual([day["ratings"][key] for key in ("swelling", "bruising", "discomfort", "tightness", "numbness")],
                         [4, 2, 3, 5, 1])
        self.assertEqual((day["more_side"], day["pain_relief"]), ("left", True))

        yesterday = self.find("push button", "Day 1", begins=True)
        self.press(yesterday)
        self.find("label", "Day 1", begins=True)
        self.score("Swelling", 6)
        self.reaches(1, lambda day: day["ratings"]["swelling"] == 6)
        self.score("Swelling", 7)
        self.reaches(1, lambda day: day["ratings"]["swelling"] == 7)

        self.press(self.find("page tab", "Progress"))
        points = wait(self.list_points)
        self.assertTrue(any("7" in point and "Day 1" in point for point in points), points)
        self.assertTrue(any("4" in point and "Day 2" in point for point in points), points)

        self.press(self.find("page tab", "Today"))
        self.press(self.find("push button", "Undo"))
        wait(lambda: self.day(1) is None or self.day(1)["ratings"]["swelling"] != 7)
        self.assertEqual(self.day()["ratings"]["swelling"], 4)

    def list_points(self):
        names = [node.get_name() for node in walk(self.app) if node.get_role_name() == "push button"]
        points = [name for name in names if name.startswith("Swelling") or name.startswith("Day") and ":" in name]
        return points if len(points) > 1 else None

    def test_vision(self):
        """The most urgent sign: the alert is read, and a tick by mistake is taken back."""
        self.start()
        self.first_run()
        self.act("win.show-signs")
        self.press(self.find("check box", "Sudden loss or change of sight", begins=True))
        text = wait(self.read_alert)
        self.assertIn("had a thread lift", text)
        self.assertIn("Call your local emergency number", text)
        self.find(None, "Your diary is saved.")
        self.reaches(0, lambda day: len(day["signs"]) == 1)
        # GTK 4.8 says the name of a dialog's answers twice.
        self.press(self.find("push button", "I ticked this by mistake", begins=True))
        self.reaches(0, lambda day: len(day["signs"]) == 0)

    def read_alert(self):
        for node in walk(self.app):
            if node.get_role_name() == "label" and "Say: “" in (node.get_name() or ""):
                return node.get_name()
        return None


class ByKeyboard(Case):
    def test_day_in_twelve_keys(self):
        """A cold start, then a whole day: three scores and the question for signs, in at most twelve keys."""
        today = datetime.date.today()
        subprocess.run([CLI, "procedure", "new", "--date", (today - datetime.timedelta(days=3)).isoformat()], env=self.env,
                       check=True, capture_output=True)
        self.start()
        self.find("grouping", "Swelling")
        self.find("radio button", "No, nothing")
        window = wait(self.find_window)
        keys = ["4", "Tab", "2", "Tab", "3", "Tab", "space"]
        self.assertLessEqual(len(keys), 12)
        for key in keys:
            subprocess.run(["xdotool", "key", "--window", window, key], check=True)
            time.sleep(0.2)
        self.reaches(0, lambda day: day["signs_checked"])
        day = self.day()
        self.assertEqual([day["ratings"][key] for key in ("swelling", "bruising", "discomfort")], [4, 2, 3])
        self.assertEqual(day["signs"], [])

    def find_window(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.program.pid)], capture_output=True,
                               text=True)
        windows = found.stdout.split()
        if not windows:
            return None
        subprocess.run(["xdotool", "windowfocus", "--sync", windows[-1]])
        return windows[-1]


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=2)
