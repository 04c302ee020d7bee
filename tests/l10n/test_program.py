#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program in each language: what it says in the terminal, and the first page of the report.

Usage: test_program.py SOURCE-FOLDER AFTERLIFT-CLI LANGUAGE...
"""

import datetime
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

sys.dont_write_bytecode = True
import catalogue  # noqa: E402
from tap import Tap  # noqa: E402

SIGNS = ("vision breathing stroke skin-pale very-ill one-side:left face-weak:right fever pus:left redness:both worse:left "
         "unbearable thread-out:right lump:left eating:left rash dimple:left uneven numb:both thread-felt:right").split()
# What she can ask for at any time; none of it changes anything.
QUESTIONS = ["show", "show --day 2", "worried", "history 2", "procedure list", "procedure show", "remind list", "remind next",
             "remind settings", "visit list", "check", "backups", "--help", "log --help", "import --help", "restore --help"]
# What stands in front of the answers of a day.
LABELS = [("symptom", "Swelling"), ("symptom", "Pain or discomfort"), (None, "Anything unusual"),
          (None, "More swollen side"), (None, "Something for pain"), (None, "Temperature"), (None, "Note")]
# What she gets wrong: the command, and the code that it ends with.
MISTAKES = {"log --swelling 11": 2, "log --day 30 --swelling 1": 3, "log --sign headache": 2, "undo 9": 3, "fly": 2,
            "export --format cake": 2, "log --temperature warm": 2}
# A sentence; a list of keys and the name of a file are none.
SENTENCE = re.compile(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}")


class Program:
    """One diary, asked in one language after another."""

    def __init__(self, cli, diary):
        self.cli = cli
        self.diary = diary

    def run(self, language, command):
        # Where there is no country, the C library looks for a translation and needs no locale.
        environment = dict(os.environ, LANGUAGE=language, LC_ALL="C.UTF-8" if language == "en" else "C_XX.UTF-8")
        return subprocess.run([self.cli, "--diary", self.diary] + (command.split() if isinstance(command, str) else command),
                              capture_output=True, text=True, check=False, env=environment)


def write_diary(program):
    """Every sign on two days and scores that every rule speaks of: more than any page has to hold."""
    today = datetime.date.today()
    commands = [["procedure", "new", "--date", str(today - datetime.timedelta(days=8)), "--material", "pdo", "--threads", "8",
                 "--area", "cheek:both", "--area", "jawline:both", "--phone", "01632 960123", "--anaesthetic", "local"]]
    for day in range(9):
        commands.append(["log", "--day", str(day), "--swelling", str(min(day, 9)), "--bruising", "5", "--discomfort",
                         str(min(day + 1, 10)), "--tightness", "4", "--numbness", "3", "--more-side", "left",
                         "--pain-relief", "yes" if day % 2 else "no"])
    for day in ("6", "8"):
        command = ["log", "--day", day, "--temperature", "38.4", "--note", "123"]
        for sign in SIGNS:
            command += ["--sign", sign]
        commands.append(command)
    for command in commands:
        result = program.run("en", command)
        if result.returncode != 0:
            sys.exit(f"{command}: {result.stderr}")


def find_untranslated(english, text):
    """Lines that are the same in both languages and hold sentences."""
    known = {line for line in english.splitlines() if SENTENCE.search(line)}
    return [line for line in text.splitlines() if line in known]


def check_terminal(tap, program, language):
    wrong = []
    for command in QUESTIONS:
        english, said = program.run("en", command), program.run(language, command)
        if said.returncode != english.returncode or said.stderr:
            wrong.append(f"{command}: {said.returncode}, {said.stderr.strip()}")
        # The English stands under words about health on purpose.
        if command not in ("show", "show --day 2", "worried"):
            wrong += [f"{command}: “{line}”" for line in find_untranslated(english.stdout, said.stdout)]
    tap.check(f"{language}: answers what she asks", wrong)

    wrong = []
    for command, code in MISTAKES.items():
        english, said = program.run("en", command), program.run(language, command)
        if said.returncode != code or english.returncode != code or said.stderr == english.stderr or not said.stderr:
            wrong.append(f"{command}: {said.returncode}, {said.stderr.strip()}")
    tap.check(f"{language}: says what was wrong", wrong)


def columns(line):
    """How wide a line is in a terminal."""
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in line)


def can_break(line):
    """At a blank that is not in front of the line, or between two characters of Chinese, Japanese and Korean."""
    return " " in line.strip() or any(unicodedata.east_asian_width(c) in "WF" for c in line)


def check_width(tap, program, language, labels):
    """Lines end at 80 columns, where they can, and a label does not run into its answer."""
    wrong = []
    for command in QUESTIONS:
        # The name of a file is as long as it is.
        said = program.run(language, command).stdout.replace(program.diary, "diary.db")
        wrong += [f"{command}: {columns(line)} columns: {line.strip()}" for line in said.splitlines()
                  if columns(line) > 80 and can_break(line)]
    day = program.run(language, "show --day 8").stdout.splitlines()
    for label in labels:
        line = next((line for line in day if line.startswith("  " + label)), None)
        if line is None or not re.fullmatch(r"|  +\S.*", line[2 + len(label):]):
            wrong.append(f"“{label}” runs into its answer: {line}")
    tap.check(f"{language}: lines have room", wrong)


def check_english(tap, program, language):
    worried = " ".join(program.run(language, "worried").stdout.split())
    english = " ".join(program.run("en", "worried").stdout.split())
    day = program.run(language, "show --day 8").stdout
    missing = [] if english in worried else ["the whole of “Worried?” in English"]
    missing += [f"“{words}”" for words in ("(feeling very ill)", "Get help now. Sudden loss or change of sight")
                if words not in " ".join(day.replace("\u2066", "").replace("\u2069", "").replace("（", "(").replace("）", ")")
                                         .split())]
    tap.check(f"{language}: English stands under words about health", missing)


def letters(text):
    """What a line is made of, whatever its order: from right to left, readers disagree about it."""
    return sorted(re.sub(r"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text))


def page_has(path, page, heading):
    said = subprocess.run(["pdftotext", "-layout", "-f", str(page), "-l", str(page), path, "-"], capture_output=True,
                          text=True, check=False).stdout
    return any(letters(line) == letters(heading) for line in said.splitlines())


def check_report(tap, program, language, headings, folder):
    """More than fits on page 1 is there: the rest has to begin on page 2, and not because page 1 ran over."""
    wrong = []
    for paper in ("a4", "letter"):
        target = os.path.join(folder, f"{language}-{paper}.pdf")
        said = program.run("en", ["export", "--format", "pdf", "--lang", language, "--paper", paper, "-o", target])
        if said.returncode != 0:
            wrong.append(f"{paper}: {said.stderr.strip()}")
            continue
        if page_has(target, 1, headings[0]) or page_has(target, 1, headings[1]) or not page_has(target, 2, headings[0]):
            wrong.append(f"{paper}: “{headings[0]}” is not on page 2 alone")
    tap.check(f"{language}: page 1 of the report is one page", wrong)


def main():
    source, cli, *languages = sys.argv[1:]
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        program = Program(cli, os.path.join(folder, "diary.db"))
        write_diary(program)
        for language in languages:
            texts = {message.key: message.texts[0]
                     for message in catalogue.parse(os.path.join(source, "po", f"{language}.po"))}
            check_terminal(tap, program, language)
            check_width(tap, program, language, [texts[key] for key in LABELS])
            check_english(tap, program, language)
            headings = (texts[(None, "From page 1, as a whole")], texts[("report outline", "Day by day")])
            check_report(tap, program, language, headings, folder)
    sys.exit(tap.end())


if __name__ == "__main__":
    main()
