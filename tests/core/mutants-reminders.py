#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Would the tests notice? mutants-reminders.py SOURCE-ROOT BUILD-ROOT CORE-LIBRARY COMPILER…

Breaks the schedule and the plan in ways in which such programs were broken before, one at a time and in a copy,
and demands that a test fails for each, that each break applies and compiles, and that nothing fails without one.
"""

import pathlib
import subprocess
import sys
import tempfile

PLAN, SCHEDULE = "lift-reminder-plan.c", "lift-schedule.c"
TESTS = ["test-schedule", "test-reminder-plan", "test-reminder-histories"]

MUTANTS = [
    ("24 hours instead of a calendar day", SCHEDULE, "      return midnight;\n", "      return utc + CIVIL_DAY_SECONDS;\n"),
    ("the first of a time that comes twice", SCHEDULE, "    if (reading - offset >= at &&", "    if (!is_found && reading - offset >= at &&"),
    ("the start of a gap", SCHEDULE, "      found = change;\n      is_left_out", "      found = change - 3600;\n      is_left_out"),
    ("a day that a zone leaves out rings", SCHEDULE, "  return lift_utc_to_local (zone, utc, NULL) == date;", "  return TRUE;"),
    ("slips into the next day where its end is left out", SCHEDULE, "    utc -= 60;", "    utc -= 0;"),
    ("quiet hours end a minute late", SCHEDULE, "% CIVIL_DAY_MINUTES;\n    gint64 end", "% CIVIL_DAY_MINUTES + 1;\n    gint64 end"),
    ("quiet hours outlast a jump of the clock", SCHEDULE, "    at = find_zone_change (zone, at, end, &change) ? change : end;", "    at = end; (void) change;"),
    ("quiet hours carry over midnight", SCHEDULE, "    if (lift_utc_to_local (zone, at, &minute) != today)\n      return FALSE;", "    lift_utc_to_local (zone, at, &minute); (void) today;"),
    ("the end of the diary day is ignored", SCHEDULE, "reminder->minute < self->day_end_hours * 60 ? 1 : 0", "0"),
    ("weekdays shifted by one", SCHEDULE, "(1 << (lift_date_get_weekday (date) - 1))", "(1 << (lift_date_get_weekday (date) % 7))"),
    ("one day too many at the end", SCHEDULE, "procedure->day0 + (gint64) reminder->last_n;", "procedure->day0 + (gint64) reminder->last_n + 1;"),
    ("a held visit rings", SCHEDULE, " && visit->held_on == LIFT_DATE_NONE", ""),
    ("the latest of several visits", SCHEDULE, "(guint) visit->at_minute < (guint) earliest->at_minute", "(guint) visit->at_minute > (guint) earliest->at_minute"),
    ("before 1970 a day late", SCHEDULE, "    date--;", "    ;"),
    ("a second lift never takes over the next date", SCHEDULE, "last = MIN (last, next_day0 - 1);", "last = MIN (last, next_day0 + 400);"),
    ("fires only at the very minute", PLAN, "  if (due_at > d->now) {", "  if (due_at > d->now || due_at < d->now - 60) {"),
    ("an old reminder rings when it is made", PLAN, "since > d->now || occurrence->planned_at > since", "TRUE || since > 0"),
    ("a clock that was wrong silences", PLAN, "since > d->now || occurrence->planned_at", "occurrence->planned_at"),
    ("shown again on the same date", PLAN, "  } else if (was_shown) {", "  } else if (was_shown && row->shown_at > d->now) {"),
    ("logged days ring", PLAN, "lift_reminder_facts_is_logged (d->facts, occurrence)) {", "FALSE) {"),
    ("any procedure's entry counts", PLAN, "day->for_day == occurrence->for_day && g_strcmp0 (day->procedure, occurrence->procedure->uuid) == 0", "day->for_day == occurrence->for_day"),
    ("yesterday's snooze rings today", PLAN, "      lift_utc_to_local (d->zone, row->snooze_until, NULL) != row->local_date ||\n", ""),
    ("a snooze is forgotten", PLAN, "  } else if (snooze_end != 0) {", "  } else if (snooze_end == 1) {"),
    ("skipped days ring", PLAN, "if (row->outcome == LIFT_OUTCOME_SKIPPED)\n      g_ptr_array_add", "if (row == (gpointer) 1)\n      g_ptr_array_add"),
    ("rings in quiet hours", PLAN, "} else if (d->is_quiet_all_day || d->quiet_end > d->now) {", "} else if (d->is_quiet_all_day && d->quiet_end > d->now) {"),
    ("what seemed missed never rings", PLAN, " && row->outcome != LIFT_OUTCOME_MISSED;", ";"),
    ("does not wake at midnight", PLAN, "  plan->wake_at = _lift_find_date_change (d->zone, d->now);\n  if (plan->next != NULL)", "  plan->wake_at = plan->next_at;\n  if (FALSE)"),
    ("does not wake for the next one", PLAN, "    plan->wake_at = MIN (plan->wake_at, plan->next_at);", "    ;"),
    ("looks for what was missed today too", PLAN, "date < d->today; date++", "date <= d->today; date++"),
    ("a wrong date of decision hides what was missed", PLAN, "  if (d->facts->decided_on <= d->today)\n", ""),
    ("next skips a day", PLAN, "reminder, date + 1);", "reminder, date + 2);"),
    ("always late", PLAN, "!d->shows_snoozed && d->now - newest >", "d->now - newest + 900 >"),
]


class Bench:
    def __init__(self, source, build, library, compiler, folder):
        self.core, self.tests = source / "src" / "core", source / "tests" / "core"
        self.library, self.folder = library, folder
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "gio-2.0"], check=True, stdout=subprocess.PIPE,
                               text=True).stdout.split()
        self.flags = [f for f in flags if not f.startswith("-l")]
        self.libraries = [f for f in flags if f.startswith("-l")] + ["-lm"]
        self.command = compiler + ["-std=gnu17", "-O1", "-w", "-DHAVE_CONFIG_H", f"-I{build}", f"-I{self.core}",
                                   f"-I{self.tests}"]
        for name in TESTS + ["reminder-world"]:
            self.compile(self.tests / f"{name}.c", folder / f"{name}.o")

    def compile(self, source, target):
        return subprocess.run(self.command + self.flags + ["-c", source, "-o", target], check=True)

    def run(self, mutated):
        """Compiles and links @mutated with each test; the name of the first test that fails, or None."""
        extra = [] if mutated is None else [self.folder / "mutant.o"]
        if mutated is not None:
            self.compile(mutated, extra[0])
        for name in TESTS:
            program = self.folder / name
            world = [self.folder / "reminder-world.o"] if name != "test-schedule" else []
            subprocess.run(self.command + [self.folder / f"{name}.o", *world, *extra, self.library, "-o", program,
                                           *self.libraries], check=True)
            try:
                result = subprocess.run([program], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=30)
            except subprocess.TimeoutExpired:
                return f"{name} (did not end)"
            if result.returncode != 0:
                return name
        return None


def try_mutant(bench, file, old, new):
    text = (bench.core / file).read_text(encoding="utf-8")
    if text.count(old) != 1:
        return False, f"does not apply: {text.count(old)} places"
    mutated = bench.folder / file
    mutated.write_text(text.replace(old, new), encoding="utf-8")
    try:
        test = bench.run(mutated)
    except subprocess.CalledProcessError:
        return False, "does not compile"
    return test is not None, f"caught by {test}" if test else "NOT CAUGHT"


def main():
    source, build, library = (pathlib.Path(p) for p in sys.argv[1:4])
    failed = 0
    print(f"1..{len(MUTANTS) + 1}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(source, build, library, sys.argv[4:], pathlib.Path(folder))
        broken = bench.run(None)
        failed += broken is not None
        print(f"{'not ok' if broken else 'ok'} 1 - nothing is broken: {broken or 'all tests pass'}", flush=True)
        for number, (name, file, old, new) in enumerate(MUTANTS, 2):
            good, what = try_mutant(bench, file, old, new)
            failed += not good
            print(f"{'ok' if good else 'not ok'} {number} - {name}: {what}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
