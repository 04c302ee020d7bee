# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a test found, one line for each thing that was looked at."""


class Tap:
    def __init__(self):
        self.number = 0
        self.failed = False

    def check(self, what, findings):
        """It is well when nothing was found; else the first findings are said."""
        self.number += 1
        print(f"{'not ok' if findings else 'ok'} {self.number} - {what}")
        for finding in findings[:20]:
            print(f"# {finding}")
        self.failed = self.failed or bool(findings)

    def skip(self, what, why):
        self.number += 1
        print(f"ok {self.number} - {what} # SKIP {why}")

    def end(self):
        """The plan; returns what the program ends with."""
        print(f"1..{self.number}")
        return 1 if self.failed else 0
