#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the programs say of themselves, their manual pages and the completions of three shells: the same words.

Usage: test_command_words.py SOURCE-FOLDER FOLDER-OF-THE-MANUALS AFTERLIFT AFTERLIFT-CLI AFTERLIFT-REMINDER
"""

import json
import os
import re
import subprocess
import sys
import tempfile

SOURCE, MANUALS, AFTERLIFT, CLI, REMINDER = sys.argv[1:6]
COMPLETIONS = os.path.join(SOURCE, "data", "completions")
HERE = os.path.dirname(os.path.abspath(__file__))
SIDES = ["left", "right", "both"]
state = {"number": 0, "failed": False}


def check(name, found, wanted):
    state["number"] += 1
    if found == wanted:
        print(f"ok {state['number']} - {name}")
        return
    state["failed"] = True
    print(f"not ok {state['number']} - {name}")
    if isinstance(found, dict) and isinstance(wanted, dict):
        for key in sorted(set(found) | set(wanted), key=str):
            if found.get(key) != wanted.get(key):
                print(f"# {key!r}: {found.get(key)!r}, not {wanted.get(key)!r}")
    else:
        print(f"# {found!r}, not {wanted!r}")


def say(*command):
    environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="", COLUMNS="80")
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60)


def read_options(text):
    """The options in a help, each with its letter: {'--output': '-o'}."""
    found = {}
    for match in re.finditer(r"^ {2,6}(?:(-\w), )?(--[a-z-]+)", text, re.M):
        found[match.group(2)] = match.group(1)
    return found


def read_cli():
    """Every command of afterlift-cli with its words and its own options, and the options of all."""
    text = say(CLI, "--help").stdout
    commands = text[text.index("Commands:"):text.index("Options:")]
    verbs = {}
    for line in commands.splitlines():
        # A summary begins in column 28, and a command that is longer than that has it in the next line.
        match = re.match(r"^  ([a-z]\S*(?: [a-z]\S*)?)((?: \[?[A-Z]+\]?)?)(?:  |$)", line)
        if match:
            verbs[match.group(1)] = match.group(2).strip()
    common = read_options(text[text.index("Options:"):])
    options = {}
    for verb in verbs:
        own = say(CLI, *verb.split(), "--help").stdout
        own = own[:own.index("Options of every command:")]
        options[verb] = read_options(own)
    return verbs, options, common


def read_manual(name):
    with open(os.path.join(MANUALS, name + ".1"), encoding="utf-8") as file:
        return file.read().splitlines()


def read_manual_item(line):
    """`.It Fl o , Fl -output Ar FILE`: {'--output': '-o'}; an item may name several."""
    found, letter = {}, None
    for word in re.findall(r"Fl (-?[\w-]+)", line):
        if word.startswith("-"):
            found["-" + word] = letter
            letter = None
        else:
            letter = "-" + word
    return found


def read_cli_manual():
    """As read_cli(), from the manual page. Commands that follow one another share what comes after them."""
    verbs, options, common, section, current, had_body = {}, {}, {}, None, [], True
    for line in read_manual("afterlift-cli"):
        if line.startswith(".Sh "):
            section = line[4:]
        elif section == "OPTIONS" and line.startswith(".It "):
            common.update(read_manual_item(line))
        elif section == "COMMANDS" and line.startswith(".It Ic "):
            match = re.match(r"\.It Ic ([a-z -]+?)((?: Op)? Ar [A-Z]+)?$", line)
            verb = match.group(1)
            word = (match.group(2) or "").strip()
            verbs[verb] = "[" + word[6:] + "]" if word.startswith("Op") else word[3:]
            options[verb] = {}
            current = [verb] if had_body else current + [verb]
            had_body = False
        elif section == "COMMANDS" and line.startswith(".It Fl "):
            for verb in current:
                options[verb].update(read_manual_item(line))
        elif section == "COMMANDS":
            had_body = True
    return verbs, options, common


def read_simple_manual(name):
    section, found = None, {}
    for line in read_manual(name):
        if line.startswith(".Sh "):
            section = line[4:]
        elif section == "OPTIONS" and line.startswith(".It Fl "):
            found.update(read_manual_item(line))
    return found


def read_signs():
    with open(os.path.join(SOURCE, "data", "rules", "signs.json"), encoding="utf-8") as file:
        return {sign["key"]: sign["sided"] for sign in json.load(file)["signs"]}


def read_choices(diary):
    """What the program says that it would have understood: the words after "It can be"."""
    log = ["log"]
    place = {
        "--format": ["export"], "--paper": ["export", "--format", "pdf"], "--without": ["export", "--format", "pdf"],
        "--more-side": log, "--pain-relief": log, "--author": log, "--event": log,
        "--material": ["procedure", "edit"], "--anaesthetic": ["procedure", "edit"],
        "--visits": ["remind", "add", "--time", "20:00"], "--wording": ["remind", "settings"], "--kind": ["visit", "add", "--on", "2030-01-01"],
    }
    found = {}
    for option, command in place.items():
        answer = say(CLI, "--diary", diary, *command, option, "no-such-word").stderr
        match = re.search(r"It can be: (.*?)\.\s+Nothing was changed", " ".join(answer.split()))
        words = match.group(1).replace("own:TEXT", "own:").replace("notes, signs, notes,signs", "notes signs notes,signs")
        found[option] = (command, set(words.replace(", ", " ").split()))
    return found


class Bash:
    name = "bash"

    def complete(self, lines):
        script = os.path.join(HERE, "complete.bash")
        run = subprocess.run(["bash", "--norc", script, os.path.join(COMPLETIONS, "afterlift-cli")], text=True,
                             input="".join(line + "\n" for line in lines), capture_output=True, timeout=120)
        assert run.returncode == 0 and not run.stderr, run.stderr[:400]
        return [set(answer.split()) for answer in run.stdout.splitlines()]


class Zsh:
    name = "zsh"

    def complete(self, lines):
        script = os.path.join(HERE, "complete.zsh")
        run = subprocess.run(["zsh", "-f", script, COMPLETIONS], text=True, capture_output=True, timeout=240,
                             input="".join(line + "\n" for line in lines))
        assert run.returncode == 0 and not run.stderr, run.stderr[:400]
        return [set(answer.split()) for answer in run.stdout.splitlines()]


class Fish:
    name = "fish"

    def complete(self, lines):
        found = []
        with tempfile.TemporaryDirectory() as home:
            script = "source $argv[1]; while read -l line; for c in (complete -C $line); echo (string split -- \\t $c)[1]; end; echo --end--; end"
            run = subprocess.run(["fish", "--no-config", "-c", script, os.path.join(COMPLETIONS, "afterlift-cli.fish")],
                                 text=True, input="".join(line + "\n" for line in lines), capture_output=True,
                                 env=dict(os.environ, HOME=home, XDG_CONFIG_HOME=home), timeout=120)
        assert run.returncode == 0 and not run.stderr, run.stderr[:400]
        answer = set()
        for word in run.stdout.splitlines():
            if word == "--end--":
                found.append(answer)
                answer = set()
            else:
                answer.add(word)
        return found


def ask(shell, questions):
    """questions: {what: line}; returns {what: offered words}."""
    answers = shell.complete(list(questions.values()))
    assert len(answers) == len(questions), (len(answers), len(questions))
    return dict(zip(questions, answers))


def strip_sides(words):
    return {re.sub(r"^(.*):$", r"\1:", word) for word in words}


def check_shell(shell, verbs, options, common, choices, signs, folder):
    firsts = {verb.split()[0] for verb in verbs}
    groups = {verb.split()[0] for verb in verbs if " " in verb}
    found = ask(shell, {"": "afterlift-cli ", **{group: f"afterlift-cli {group} " for group in groups}})
    wanted = {"": firsts, **{g: {v.split()[1] for v in verbs if v.startswith(g + " ")} for g in groups}}
    check(f"{shell.name}: the commands", found, wanted)

    found = ask(shell, {verb: f"afterlift-cli {verb} --" for verb in verbs})
    check(f"{shell.name}: the options of each command", found,
          {verb: set(options[verb]) | set(common) for verb in verbs})
    # What stood before must not hide what is still to come.
    found = ask(shell, {"x": "afterlift-cli --diary a.db --json log --swelling 5 --pain-re"})
    check(f"{shell.name}: options after others", found["x"], {"--pain-relief"})

    found = ask(shell, {option: " ".join(["afterlift-cli", *command, option, ""])
                        for option, (command, _) in choices.items()})
    check(f"{shell.name}: the words that the program understands", {k: strip_sides(v) for k, v in found.items()},
          {option: words for option, (_, words) in choices.items()})

    found = ask(shell, {"sign": "afterlift-cli log --sign ", "no-sign": "afterlift-cli log --no-sign ",
                        "swelling": "afterlift-cli log --swelling ", "area": "afterlift-cli procedure new --area ",
                        "on": "afterlift-cli visit add --on "})
    check(f"{shell.name}: signs, scores and areas", found,
          {"sign": set(signs) | {"nothing"}, "no-sign": set(signs),
           "swelling": {str(score) for score in range(11)} | {"clear"},
           "area": {"brow", "cheek", "jawline", "neck", "other"}, "on": set()})
    found = ask(shell, {"sign": "afterlift-cli log --sign redness:"})["sign"]
    check(f"{shell.name}: the side of a sign", {word.replace("redness:", "") for word in found}, set(SIDES))

    for name in ("one.csv", "two.csv"):
        with open(os.path.join(folder, name), "w", encoding="utf-8"):
            pass
    found = ask(shell, {"word": f"afterlift-cli import {folder}/", "option": f"afterlift-cli import --map {folder}/"})
    check(f"{shell.name}: files", {k: {os.path.basename(w) for w in v} for k, v in found.items()},
          {k: {"one.csv", "two.csv"} for k in ("word", "option")})


def main():
    verbs, options, common = read_cli()
    assert len(verbs) > 30 and len(common) == 4, (verbs, common)
    manual_verbs, manual_options, manual_common = read_cli_manual()
    check("the manual has every command, and the words after it", manual_verbs, verbs)
    check("the manual has every option of every command", manual_options, options)
    check("the manual has the options of all commands", manual_common, common)
    signs = read_signs()
    text = "\n".join(read_manual("afterlift-cli"))
    text = text[text.index(".Sh SIGNS"):text.index(".Sh THE MAP FILE")]
    check("the manual has every sign, and a star where it has a side",
          {match[0]: bool(match[1]) for match in re.findall(r"^\.It Li ([a-z-]+)( \*)?$", text, re.M)}, signs)

    check("the manual of the window has its options", read_simple_manual("afterlift"),
          read_options(say(AFTERLIFT, "--help").stdout))
    check("the manual of the service has its options", read_simple_manual("afterlift-reminder"),
          read_options(say(REMINDER, "--help").stdout))

    with tempfile.TemporaryDirectory() as folder:
        sample = os.path.join(folder, "sample")
        empty = os.path.join(folder, "files")
        os.mkdir(empty)
        assert say(CLI, "sample", sample).returncode == 0
        choices = read_choices(os.path.join(sample, "diary.db"))
        for shell in (Bash(), Zsh(), Fish()):
            check_shell(shell, verbs, options, common, choices, signs, empty)

    print(f"1..{state['number']}")
    return 1 if state["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
