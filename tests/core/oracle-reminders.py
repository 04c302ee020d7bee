#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What should have been shown? By brute force, minute by minute, from what was asked for.

oracle-reminders.py SIMULATOR ZONE FIRST-YEAR YEARS [SEED]

Invents a history, lets SIMULATOR (which runs the program's own plan) live through it, works out independently
what it should have shown, and compares. Nothing here knows how the program decides: there are no transitions,
no wake-ups and no sums of instants, only the question that is put at every minute of the machine's clock while
it is awake: what does the clock on the wall say, and is a reminder wanted that was not shown for this date?
"""

import datetime
import subprocess
import sys
import tempfile
import time
import zoneinfo

sys.dont_write_bytecode = True  # the source folder stays as it is
from scenario_reminders import DAY, MINUTE, Invention  # noqa: E402

# Days that the oracle walks ahead when it is asked for the next showing; later ones, or none, are "far".
LOOK_AHEAD = 60
FAR = LOOK_AHEAD * DAY
DATES_AHEAD = 15
EPOCH = datetime.date(1970, 1, 1).toordinal()


class Wall:
    """What calendars and clocks show, read from the zone database minute by minute."""

    def __init__(self, name):
        self.zone = zoneinfo.ZoneInfo(name)
        self.blocks = {}
        self.days = {}

    def block(self, number):
        """The 1440 minutes from UTC midnight of day @number: (date, minute of the day) each."""
        known = self.blocks.get(number)
        if known is None:
            read, zone, begin = datetime.datetime.fromtimestamp, self.zone, number * DAY
            known = []
            for at in range(begin, begin + DAY, MINUTE):
                t = read(at, zone)
                known.append((t.toordinal(), t.hour * 60 + t.minute))
            if len(self.blocks) > 60:
                self.blocks.clear()
            self.blocks[number] = known
        return known

    def read(self, at):
        return self.block(at // DAY)[at % DAY // MINUTE]

    def day(self, date):
        """All minutes of the civil day @date in the order in which they pass: (instant, minute of the day)."""
        known = self.days.get(date)
        if known is None:
            known = []
            for number in range(date - EPOCH - 1, date - EPOCH + 2):
                for i, (d, minute) in enumerate(self.block(number)):
                    if d == date:
                        known.append((number * DAY + i * MINUTE, minute))
            if len(self.days) > 60:
                self.days.clear()
            self.days[date] = known
        return known

    def moment(self, date, wanted):
        """When a clock shows @wanted on @date: the second time if it does so twice, the next minute that there is if
        clocks leave it out, the last of the day if they leave out its end; None if there is no such day."""
        minutes = self.day(date)
        same = [at for at, minute in minutes if minute == wanted]
        later = [at for at, minute in minutes if minute > wanted]
        if same:
            return same[-1]
        if later:
            return later[0]
        return minutes[-1][0] if minutes else None


class Row:
    """What happened to one reminder on one date."""

    def __init__(self):
        self.snoozed_until = None
        self.answer = None


class Oracle:
    def __init__(self):
        self.walls = {}
        self.skew = 0
        self.awake = False
        self.reminders = {}
        self.procedures = {}
        self.archived = set()
        self.visits = {}
        self.logged = set()
        self.rows = {}
        self.bubble = set()
        self.bubble_date = None
        self.quiet = (0, 0)
        self.day_end = 0
        self.snooze_minutes = 60
        self.paused = False
        self.shown = []
        self.answers = []
        self.minutes = 0

    # What was asked for.

    def is_quiet(self, minute):
        begin, end = self.quiet
        return begin <= minute < end if begin <= end else minute >= begin or minute < end

    def asks_for(self, name, date):
        """(for-day, procedure, minute) if reminder @name is to ring on local date @date, else None."""
        r = self.reminders[name]
        if self.paused or not r["on"]:
            return None
        if r["kind"] == "visit":
            visits = [(day, when if when is not None else 9999, order)
                      for day, when, held, order in self.visits.values() if not held and day + r["day"] == date]
            if not visits:
                return None
            day, when, _ = min(visits)
            minute = r["minute"]
            if day == date and when != 9999:
                minute = min(minute, max(0, when - 120))
            return day, None, minute
        for_day = date - 1 if r["minute"] < self.day_end * 60 else date
        begun = [(day0, -n, p) for n, (p, day0) in enumerate(self.procedures.items())
                 if day0 <= for_day and p not in self.archived]
        if not begun or (date - 1) % 7 not in r["weekdays"]:
            return None
        day0, _, procedure = max(begun)
        if not r["first"] <= for_day - day0 <= r["last"]:
            return None
        return for_day, procedure, r["minute"]

    def is_settled(self, name, date, wish):
        """Logged, skipped or opened: nothing more on this date."""
        for_day, procedure, _ = wish
        row = self.rows.get((name, date))
        if row and row.answer:
            return True
        if procedure is None:
            return False
        if (procedure, for_day) in self.logged:
            return True
        for other in self.reminders:
            row = self.rows.get((other, date))
            if row and row.answer == "skip" and self.reminders[other]["kind"] == "daily":
                shifted = self.reminders[other]["minute"] < self.day_end * 60
                if shifted == (for_day < date):
                    return True
        return False

    def rings_from(self, name, date, wall, now):
        """The instant from which @name waits to be shown on @date, and whether it is a snoozed one."""
        wish = self.asks_for(name, date)
        if wish is None or self.is_settled(name, date, wish):
            return None
        row = self.rows.get((name, date))
        if row:
            until = row.snoozed_until
            return (until, "snooze", wish[0]) if until is not None and wall.read(until)[0] == date else None
        planned = wall.moment(date, wish[2])
        since = self.reminders[name]["since"]
        if planned is None or since <= now and planned <= since:
            return None
        return planned, "due", wish[0]

    # The walk.

    def waiting(self, date, wall, now):
        found = []
        for name in self.reminders:
            rings = self.rings_from(name, date, wall, now)
            if rings:
                found.append((rings[0], name, rings[1], rings[2]))
        return found

    def sweep_screen(self, date):
        """What is on screen leaves it when its day is over or it is not wanted any more."""
        if self.bubble_date != date:
            self.bubble = set()
        for name in list(self.bubble):
            wish = self.asks_for(name, date) if name in self.reminders else None
            row = self.rows.get((name, date))
            if wish is None or self.is_settled(name, date, wish) or row is None or row.snoozed_until is not None:
                self.bubble.discard(name)

    def show(self, date, waiting, now):
        due = [w for w in waiting if w[0] <= now]
        if not due:
            return False
        self.bubble = {name for _, name, _, _ in due}
        self.bubble_date = date
        for _, name, why, for_day in due:
            self.rows[(name, date)] = Row()
            self.shown.append((now, name, date, for_day, why))
        return True

    def walk(self, begin, end):
        """Every minute of the machine's clock from @begin to before @end, awake and undisturbed."""
        wall = self.wall
        date = waiting = earliest = None
        now = begin
        while now < end:
            block = wall.block(now // DAY)
            for today, minute in block[now % DAY // MINUTE:(now % DAY + end - now) // MINUTE]:
                if today != date:
                    date = today
                    self.sweep_screen(date)
                    waiting = self.waiting(date, wall, now)
                    earliest = min((w[0] for w in waiting), default=end)
                if now >= earliest and not self.is_quiet(minute) and self.show(date, waiting, now):
                    waiting = self.waiting(date, wall, now)
                    earliest = min((w[0] for w in waiting), default=end)
                now += MINUTE
        self.minutes += (end - begin) // MINUTE

    def ask(self, true_time):
        """When is something shown next if nothing else happens? By walking on day by day. After DATES_AHEAD days of
        which quiet hours leave nothing, "none" is an answer too: such a wish is never heard but by a clock change."""
        now = true_time + self.skew
        wall = self.wall
        today = wall.read(now)[0]
        silenced = 0
        for date in range(today, today + LOOK_AHEAD):
            waiting = self.waiting(date, wall, now)
            if waiting:
                first = min(w[0] for w in waiting)
                for at, minute in wall.day(date):
                    if at > now and at >= first and not self.is_quiet(minute):
                        self.answers.append((true_time, at, silenced >= DATES_AHEAD))
                        return
                silenced += 1
        self.answers.append((true_time, now + FAR + 1, True))

    # What happens.

    def snooze_end(self, now):
        """So many minutes from now, or when quiet hours end that hold then, or when the date is over."""
        end = now + self.snooze_minutes * MINUTE
        date = self.wall.read(end)[0]
        while self.wall.read(end)[0] == date and self.is_quiet(self.wall.read(end)[1]):
            end += MINUTE
        return end

    def press(self, button, now):
        date = self.wall.read(now)[0]
        if self.bubble_date == date:
            for name in self.bubble:
                row = self.rows[(name, date)]
                if button == "snooze":
                    row.snoozed_until = self.snooze_end(now)
                elif button != "dismiss":
                    row.answer = button
        self.bubble = set()

    def happen(self, true_time, verb, a):
        now = true_time + self.skew
        if verb == "zone":
            if a[0] not in self.walls:
                self.walls[a[0]] = Wall(a[0])
            self.wall = self.walls[a[0]]
        elif verb == "step":
            self.skew += int(a[0])
        elif verb in ("sleep", "wake"):
            self.awake = verb == "wake"
        elif verb == "quiet":
            self.quiet = (minute_of(a[0]), minute_of(a[1]))
        elif verb == "day-end":
            self.day_end = int(a[0])
        elif verb == "snooze-minutes":
            self.snooze_minutes = int(a[0])
        elif verb in ("pause", "resume"):
            self.paused = verb == "pause"
            if not self.paused:
                for r in self.reminders.values():
                    r["since"] = now
        elif verb == "procedure":
            self.procedures[a[0]] = ordinal(a[1])
        elif verb == "archive":
            self.archived.add(a[0])
        elif verb == "daily":
            last = 10 ** 9 if a[4] == "forever" else int(a[4])
            days = {"mon tue wed thu fri sat sun".split().index(d) for d in a[2].split(",")}
            self.reminders[a[0]] = {"kind": "daily", "minute": minute_of(a[1]), "weekdays": days, "first": int(a[3]),
                                    "last": last, "on": True, "since": now}
        elif verb == "visit-reminder":
            self.reminders[a[0]] = {"kind": "visit", "minute": minute_of(a[1]), "day": int(a[2]), "on": True,
                                    "since": now}
        elif verb in ("enable", "disable"):
            if a[0] in self.reminders:
                self.reminders[a[0]].update(on=verb == "enable", since=now)
        elif verb == "remove":
            self.reminders.pop(a[0], None)
            self.rows = {k: v for k, v in self.rows.items() if k[0] != a[0]}
            self.bubble.discard(a[0])
        elif verb == "visit":
            order = self.visits[a[0]][3] if a[0] in self.visits else len(self.visits)
            self.visits[a[0]] = (ordinal(a[1]), None if a[2] == "-" else minute_of(a[2]), False, order)
        elif verb == "held":
            day, when, _, order = self.visits[a[0]]
            self.visits[a[0]] = (day, when, True, order)
        elif verb == "log":
            self.logged.add((a[0], ordinal(a[1])))
        elif verb == "unlog":
            self.logged.discard((a[0], ordinal(a[1])))
        elif verb == "press":
            if self.awake:
                self.press(a[0], now)
        elif verb not in ("ask", "end"):
            sys.exit(f"not an event: {verb}")

    def live(self, path):
        moments = {}
        for line in open(path, encoding="ascii"):
            at, verb, *arguments = line.split()
            moments.setdefault(int(at), []).append((verb, arguments))
        times = list(moments)
        for at, until in zip(times, times[1:] + [times[-1] + MINUTE]):
            for verb, arguments in moments[at]:
                self.happen(at, verb, arguments)
            if self.awake:
                self.walk(at + self.skew, at + self.skew + MINUTE)
                if any(verb == "ask" for verb, _ in moments[at]):
                    self.ask(at)
                self.walk(at + self.skew + MINUTE, until + self.skew)


def minute_of(text):
    return int(text[:2]) * 60 + int(text[3:])


def ordinal(text):
    return datetime.date.fromisoformat(text).toordinal()


def simulate(simulator, path):
    output = subprocess.run([simulator, path], check=True, stdout=subprocess.PIPE, text=True).stdout
    shown, answers, cost = [], [], "?"
    for line in output.splitlines():
        words = line.split()
        if words[0] == "shown":
            shown.append((int(words[1]), words[2], ordinal(words[3]), ordinal(words[4]), words[5]))
        elif words[0] == "next":
            answers.append((int(words[1]), int(words[2])))
        else:
            cost = f"{words[1]} decisions, {int(words[2]) / int(words[1]):.1f} µs each"
    return shown, answers, cost


def compare(expected, actual):
    """Counts by what would hurt: not shown at all, shown again without a snooze, shown for a day that is not meant."""
    def keyed(showings):
        return {(at, name): (date, for_day, why) for at, name, date, for_day, why in showings}
    e, a = keyed(expected), keyed(actual)
    dates = [(name, date) for _, name, date, _, why in actual if why == "due"]
    return {"missed": len([k for k in e if k not in a]), "too many": len([k for k in a if k not in e]),
            "doubled": len(dates) - len(set(dates)) + len(actual) - len(a),
            "wrong day": len([k for k in e if k in a and e[k] != a[k]])}


def find_wrong_answers(expected, actual):
    wrong = []
    for (asked, at, may_be_none), (asked_too, planned) in zip(expected, actual):
        is_far = at % MINUTE == 1
        good = planned == at or may_be_none and planned == 0 or is_far and planned > at - 2 * DAY
        if asked != asked_too or not good:
            wrong.append(f"asked at {asked}: expected {at}, planned {planned}")
    return wrong + ["one was not answered"] * abs(len(expected) - len(actual))


def tell_first_difference(expected, actual):
    for at, name, date, for_day, why in sorted(set(expected) ^ set(actual))[:6]:
        side = "expected" if (at, name, date, for_day, why) in set(expected) else "shown"
        day, meant = datetime.date.fromordinal(date), datetime.date.fromordinal(for_day)
        print(f"# {side}: {at} {name} on {day} for {meant} ({why})")


def main():
    simulator, zone, first_year, years = sys.argv[1:5]
    seed = sys.argv[5] if len(sys.argv) > 5 else "1"
    if zoneinfo.ZoneInfo(zone).utcoffset(datetime.datetime(2010, 7, 1)) is None:
        sys.exit(f"the zone {zone} is empty")
    with tempfile.NamedTemporaryFile(suffix=".txt") as file:
        Invention(zone, int(first_year), int(years), seed).write(file.name)
        shown, answers, cost = simulate(simulator, file.name)
        began = time.monotonic()
        oracle = Oracle()
        oracle.live(file.name)
    counts = compare(oracle.shown, shown)
    wrong_answers = find_wrong_answers(oracle.answers, answers)
    counts["wrong next"] = len(wrong_answers)
    snoozed = len([s for s in oracle.shown if s[4] == "snooze"])
    took = time.monotonic() - began
    print(f"# {zone} from {first_year}, {years} years: {oracle.minutes} minutes awake in {took:.1f} s;"
          f" {len(shown)} shown, {len(oracle.shown)} expected ({snoozed} after a snooze), {len(answers)} asked; {cost}")
    tell_first_difference(oracle.shown, shown)
    for text in wrong_answers[:6]:
        print(f"# next differs: {text}")
    enough = len(oracle.shown) > 200 * int(years) and snoozed > 10 * int(years) and len(answers) > 10 * int(years)
    results = [(f"{name} {count}", count == 0) for name, count in counts.items()]
    results.append((f"enough was shown to learn something: {len(oracle.shown)}", enough))
    print(f"1..{len(results)}")
    for number, (text, good) in enumerate(results, 1):
        print(f"{'ok' if good else 'not ok'} {number} - {zone}: {text}")
    return 0 if all(good for _, good in results) else 1


if __name__ == "__main__":
    sys.exit(main())
