# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Invents the histories that simulate-reminders and oracle-reminders.py are both given.

One event per line, `TRUE-TIME VERB ARGUMENTS…`, in order. True time is UTC seconds; the machine's clock is true
time plus all steps. A history says what a person does and what happens to her machine, never what should be
shown.
"""

import datetime
import random
import zoneinfo

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR
UTC = datetime.timezone.utc
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
# Half past two and midnight are where clocks change; the rest is when people ask to be reminded.
TIMES = ["02:30", "02:00", "02:15", "03:00", "01:59", "01:30", "00:00", "00:15", "00:30", "23:30", "23:59", "20:00",
         "20:00", "21:15", "08:00", "12:00", "18:30"]
QUIET = [("00:00", "00:00"), ("00:00", "00:00"), ("22:00", "07:00"), ("21:30", "00:00"), ("13:00", "15:00"),
         ("00:00", "06:00"), ("23:00", "02:30"), ("19:45", "20:30"), ("02:15", "02:45")]
ELSEWHERE = ["Asia/Tokyo", "America/Los_Angeles", "Pacific/Auckland", "Pacific/Honolulu", "Europe/London",
             "Pacific/Apia", "Asia/Kolkata", "America/St_Johns", "Pacific/Kiritimati", "Africa/Cairo",
             "Europe/Dublin", "UTC"]


class Invention:
    def __init__(self, zone, first_year, years, seed):
        self.random = random.Random(f"{zone} {first_year} {seed}")
        self.home = zone
        self.begin = int(datetime.datetime(first_year, 1, 1, 12, tzinfo=UTC).timestamp())
        self.end = int(datetime.datetime(first_year + years, 1, 3, 12, tzinfo=UTC).timestamp())
        self.events = []
        self.count = 0

    def add(self, at, *words):
        at = int(at) // MINUTE * MINUTE
        if self.begin <= at < self.end:
            self.events.append((at, self.count, " ".join(str(w) for w in words)))
            self.count += 1

    def chance(self, share):
        return self.random.random() < share

    def minutes(self, low, high):
        return self.random.randint(low, high) * MINUTE

    def now_and_then(self, days):
        """Moments that are about @days apart."""
        at = self.begin + self.random.random() * days * DAY
        while at < self.end:
            yield at
            at += (0.3 + 1.4 * self.random.random()) * days * DAY

    def changes_of_clocks(self):
        zone = zoneinfo.ZoneInfo(self.home)
        offset = None
        for at in range(self.begin, self.end, HOUR):
            new = datetime.datetime.fromtimestamp(at, zone).utcoffset()
            if offset is not None and new != offset:
                yield at
            offset = new

    def date_at(self, at, zone):
        return datetime.datetime.fromtimestamp(at, zone).date()

    # What goes on.

    def invent_reminders(self):
        self.add(self.begin, "zone", self.home)
        self.add(self.begin, "wake")
        for name, time, days, last in (("r1", "20:00", WEEKDAYS, "forever"), ("r2", "02:30", WEEKDAYS, "forever"),
                                       ("r3", "21:15", WEEKDAYS, 14)):
            self.add(self.begin, "daily", name, time, ",".join(days), 0, last)
        self.add(self.begin, "visit-reminder", "v1", "18:00", -1)
        self.add(self.begin, "visit-reminder", "v2", "08:00", 0)
        for at in self.now_and_then(45):
            days = [d for d in WEEKDAYS if self.chance(0.8)] or ["sun"]
            last = self.random.choice(["forever", "forever", 14, 30, 0])
            self.add(at, "daily", self.random.choice(["r1", "r2", "r3"]), self.random.choice(TIMES), ",".join(days),
                     self.random.choice([0, 0, 0, 1, 3]), last)
        for at in self.now_and_then(300):
            self.add(at, "visit-reminder", "v1", self.random.choice(TIMES), -1)
            self.add(at, "visit-reminder", "v2", self.random.choice(TIMES), 0)
        for at in self.now_and_then(150):
            name = self.random.choice(["r1", "r2", "r3", "v1", "v2"])
            self.add(at, "disable", name)
            self.add(at + self.minutes(10, 5000), "enable", name)
        for at in self.now_and_then(200):
            self.add(at, "pause")
            self.add(at + self.minutes(10, 8000), "resume")
        for n, at in enumerate(self.now_and_then(400)):
            self.add(at, "daily", f"n{n}", self.random.choice(TIMES), ",".join(WEEKDAYS), 0, 14)
            self.add(at + self.minutes(1, 30000), "remove", f"n{n}")

    def invent_recoveries(self, zone):
        number = 0
        current = None
        for at in self.now_and_then(150):
            number += 1
            day0 = self.date_at(at, zone) + datetime.timedelta(days=self.random.choice([0, 0, 1, -1, 5, -12, 20]))
            self.add(at, "procedure", f"p{number}", day0)
            if current and self.chance(0.3):
                self.add(at + self.minutes(0, 9000), "archive", *current)
            if self.chance(0.2):
                day0 += datetime.timedelta(days=self.random.randint(-3, 3))
                self.add(at + self.minutes(60, 20000), "procedure", f"p{number}", day0)
            current = (f"p{number}", day0)
        for n, at in enumerate(self.now_and_then(25)):
            planned = self.date_at(at, zone) + datetime.timedelta(days=self.random.randint(2, 30))
            time = self.random.choice(["-", "-", "09:00", "10:30", "01:30", "15:00", "09:30"])
            self.add(at, "visit", f"w{n}", planned, time)
            if self.chance(0.2):
                self.add(at, "visit", f"x{n}", planned, self.random.choice(["-", "08:00", "16:00"]))
            if self.chance(0.2):
                moved = planned + datetime.timedelta(days=self.random.randint(1, 9))
                self.add(at + self.minutes(100, 9000), "visit", f"w{n}", moved, time)
            if self.chance(0.4):
                self.add(at + self.random.randint(1, 32) * DAY, "held", f"w{n}", planned)

    def invent_settings(self):
        for at in self.now_and_then(60):
            self.add(at, "quiet", *self.random.choice(QUIET))
        for at in self.now_and_then(120):
            self.add(at, "day-end", self.random.choice([0, 0, 3, 4, 6]))
        for at in self.now_and_then(200):
            self.add(at, "snooze-minutes", self.random.choice([60, 60, 5, 30, 240, 720]))

    def invent_machine(self):
        changes = list(self.changes_of_clocks())
        at = self.begin + 2 * DAY
        while at < self.end:
            kind = self.random.random()
            off = self.minutes(*((30, 900) if kind < 0.7 else (1, 30) if kind < 0.9 else (900, 6000)))
            # Somebody has to be awake when clocks change, or nothing would be learned of it.
            if not any(abs(at - c) < 2 * DAY for c in changes) or self.chance(0.2):
                self.add(at, "sleep")
                self.add(at + off, "wake")
            at += off + self.minutes(20, 2500)
        for at in self.now_and_then(12):
            step = self.random.choice([-1, 1]) * self.minutes(1, 150)
            self.step_and_back(at, step, self.minutes(1, 1000))
        for at in self.now_and_then(120):
            step = self.random.choice([-1, 1]) * self.random.randint(1, 5) * DAY + self.minutes(0, 1400)
            self.step_and_back(at, step, self.minutes(5, 2000))
        for at in self.now_and_then(700):
            wrong = int(datetime.datetime(self.random.choice([2000, 2031, 1970]), 1, 1, 9, tzinfo=UTC).timestamp())
            self.step_and_back(at, wrong // MINUTE * MINUTE - int(at) // MINUTE * MINUTE, self.minutes(5, 3000))

    def step_and_back(self, at, step, later):
        if at + later < self.end - DAY:
            self.add(at, "step", step)
            self.add(at + later, "step", -step)

    def invent_travel(self):
        for at in self.now_and_then(55):
            for _ in range(self.random.choice([1, 1, 2, 3])):
                self.add(at, "zone", self.random.choice(ELSEWHERE))
                at += self.minutes(200, 9000)
            self.add(at, "zone", self.home)

    def invent_person(self, zone):
        procedures = {}
        dates = [(at, w.split()) for at, _, w in self.events if w.startswith("procedure ")]
        for day in range(self.begin, self.end, DAY):
            for at, words in dates:
                if at <= day:
                    procedures[words[1]] = words[2]
            started = [(d0, p) for p, d0 in procedures.items() if d0 <= str(self.date_at(day, zone))]
            if started and self.chance(0.45):
                at = day + self.minutes(0, 1439)
                today = self.date_at(at, zone) - datetime.timedelta(days=1 if self.chance(0.3) else 0)
                self.add(at, "log", max(started)[1], today)
                if self.chance(0.08):
                    self.add(at + self.minutes(1, 900), "unlog", max(started)[1], today)
            for _ in range(2):
                if self.chance(0.5):
                    button = self.random.choice(["snooze", "snooze", "snooze", "skip", "open", "dismiss"])
                    self.add(day + self.minutes(0, 1439), "press", button)
        for at in self.now_and_then(11):
            self.add(at, "ask")

    def write(self, path):
        zone = zoneinfo.ZoneInfo(self.home)
        self.invent_reminders()
        self.invent_recoveries(zone)
        self.invent_settings()
        self.invent_machine()
        self.invent_travel()
        self.invent_person(zone)
        self.events.sort()
        with open(path, "w", encoding="ascii") as out:
            for at, _, words in self.events:
                out.write(f"{at} {words}\n")
            out.write(f"{self.end} end\n")
