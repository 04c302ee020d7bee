#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A translation is complete and says what the English says, as far as a machine can tell.

Usage: test_translations.py SOURCE-FOLDER LANGUAGE...
"""

import collections
import os
import re
import shutil
import subprocess
import sys
import unicodedata

sys.dont_write_bytecode = True
import catalogue  # noqa: E402
from tap import Tap  # noqa: E402

CONVERSION = re.compile(r"%(?:\d+\$)?[-+ #0'I]*\d*(?:\.\d+)?[a-zA-Z%]")
# A date, which each language writes in its own way.
DATE = re.compile(r"(%-?O?[AaBbdYHM]|[ ,:.])+")
# Numbers of the country beside those of the English: 119 in Korea and Japan, and so on.
EMERGENCY = {"119", "120", "192", "103", "110", "999"}
# Hexadecimal has a number for its name, and half a minute is thirty seconds, in some languages.
NAMES = {"16", "30"}
# Where one and two of something are said by the word for it.
NUMBERS_IN_WORDS = {"ar": {"1", "2"}}
# What is never said of a face, in no language (the English list is checked in tests/core). By stems of words.
NEVER = {
    "ar": r"غير طبيعي|لا تقلقي|آمنة? تمام",
    "de": r"\b(un)?normal|\babnormal|\bharmlos|\bunbedenklich|keine Sorge|\bungefährlich|\bverpasst|\bversäumt",
    "es": r"\b(a)?normal|no se preocupe|\binofensiv|\bfracas",
    "fr": r"\b(a)?normal|pas d.inquiétude|ne vous inquiétez pas|\banodin|\bsans danger",
    "ja": r"正常|異常|心配いりません|心配ありません|大丈夫",
    "ko": r"정상|비정상|걱정하지 마|안심",
    "pt_BR": r"\b(a)?normal|não se preocupe|\binofensiv|\bfracass",
    "ru": r"\b(не)?нормальн|\bаномал|не беспокойтесь|не волнуйтесь|\bбезопасн|\bбезвредн",
    "tr": r"\b(a)?normal|endişelenmeyin|merak etmeyin|\bzararsız|\bgüvenlidir",
    "zh_CN": r"正常|异常|不用担心|别担心|没事",
}

Term = collections.namedtuple("Term", "english translation stems")


def brief(text):
    return text if len(text) < 70 else text[:67] + "…"


def find_missing(template, messages):
    """What the sources say and the translation does not."""
    known = {message.key: message for message in messages}
    for message in template:
        there = known.get(message.key)
        if there is None or there.fuzzy or not all(there.texts):
            yield f"[{message.context}] {brief(message.singular)}"


def find_idle(template, messages):
    """What the translation says and the sources do not."""
    needed = {message.key for message in template}
    return (f"[{message.context}] {brief(message.singular)}" for message in messages if message.key not in needed)


def numbers(text):
    """The numbers of a text in ASCII, whatever its digits and its decimal sign."""
    plain = "".join(str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd" else c
                    for c in CONVERSION.sub("", text))
    return collections.Counter(re.findall(r"\d+", plain.replace("٫", ".")))


def find_other_numbers(language, messages):
    """38 °C has to be 38 °C, and day 4 day 4. Small numbers may come in, as in the names of months."""
    words = NUMBERS_IN_WORDS.get(language, set())
    for message in messages:
        for text in message.texts:
            wanted, said = numbers(message.singular), numbers(text)
            lost = set(wanted - said) - words
            new = {number for number in said - wanted if int(number) > 12} - EMERGENCY - NAMES
            if (lost and message.plural is None) or new:
                yield f"{brief(message.singular)} → {brief(text)}"


def find_other_conversions(messages):
    """As a list, whatever their order: msgfmt looks at those alone that the sources mark as formats."""
    for message in messages:
        if DATE.fullmatch(message.singular):
            continue
        wanted = collections.Counter(c[-1] for c in CONVERSION.findall(message.plural or message.singular))
        for text in message.texts:
            said = collections.Counter(c[-1] for c in CONVERSION.findall(text))
            if said - wanted or (message.plural is None and wanted - said):
                yield f"{brief(message.singular)} → {brief(text)}"


def find_other_ends(messages):
    """Spaces at the ends join texts, and an ellipsis says that a button asks more."""
    for message in messages:
        for text in message.texts:
            source = message.singular
            joined = source.strip() in (",", ";") or text.strip() in ("、", "；", "，", "،", "؛")
            ends = (len(source) - len(source.lstrip()), len(source) - len(source.rstrip()), source.rstrip()[-1:] == "…")
            dots = re.sub(r"\(_\w\)", "", text.rstrip())[-1:] in ("…",)
            if not joined and ends != (len(text) - len(text.lstrip()), len(text) - len(text.rstrip()), dots):
                yield f"{source!r} → {text!r}"


def find_same_mnemonics(messages):
    """Two entries of one menu that answer to one key."""
    taken = {}
    for message in messages:
        if message.context != "menu":
            continue
        found = re.search(r"_(\w)", message.texts[0])
        letter = found.group(1).lower() if found else None
        if "_" in message.singular and letter is None:
            yield f"{message.texts[0]} has none"
        elif letter in taken and letter is not None:
            yield f"{letter}: {taken[letter]}, {message.texts[0]}"
        taken[letter] = message.texts[0]


def read_glossary(path):
    for line in catalogue.read_lines(path):
        fields = line.split("\t")
        stems = [stem.strip().casefold() for stem in fields[2].split("|") if stem.strip()] if len(fields) > 2 else []
        yield Term(fields[0], fields[1] if len(fields) > 1 else "", stems)


def find_other_words(terms, messages):
    """A word of the field that is not said as the glossary has it."""
    for term in terms:
        if not term.stems:
            continue
        english = re.compile(rf"(?<!\w){re.escape(term.english)}(?!\w)", re.IGNORECASE)
        for message in messages:
            if not english.search(message.singular):
                continue
            for text in message.texts:
                if not any(stem in text.casefold() for stem in term.stems):
                    yield f"“{term.english}” is “{term.translation}”: {brief(message.singular)} → {brief(text)}"


def find_never(language, messages):
    if language not in NEVER:
        yield "NEVER does not have this language yet"
        return
    never = re.compile(NEVER[language], re.IGNORECASE)
    for message in messages:
        for text in message.texts:
            if never.search(text):
                yield f"“{never.search(text).group()}” in {brief(text)}"


def ask_i18nspector(path):
    result = subprocess.run(["i18nspector", path], capture_output=True, text=True, check=False)
    return (result.stdout + result.stderr).splitlines() or ([f"it ended with {result.returncode}"] if result.returncode
                                                            else [])


def check_language(report, source, language, template, words):
    path = os.path.join(source, "po", f"{language}.po")
    glossary = list(read_glossary(os.path.join(source, "po", "glossary", f"{language}.tsv")))
    messages = catalogue.parse(path)
    looks = {
        "every word is translated": find_missing(template, messages),
        "nothing is translated that is not said": find_idle(template, messages),
        "numbers are the same": find_other_numbers(language, messages),
        "conversions are the same": find_other_conversions(messages),
        "texts begin and end as they do in English": find_other_ends(messages),
        "each entry of the menu has a key of its own": find_same_mnemonics(messages),
        "words of the field are said as the glossary has them": find_other_words(glossary, messages),
        "nothing is said that is never said": find_never(language, messages),
        "the glossary has every word": sorted(set(words) ^ {term.english for term in glossary if term.translation}),
    }
    for what, findings in looks.items():
        report.check(f"{language}: {what}", list(findings))
    if shutil.which("i18nspector"):
        report.check(f"{language}: i18nspector has nothing to say", ask_i18nspector(path))
    else:
        report.skip(f"{language}: i18nspector", "it is not installed")


def main():
    source, *languages = sys.argv[1:]
    report = Tap()
    template = catalogue.extract(source)
    words = catalogue.read_lines(os.path.join(source, "po", "glossary", "TERMS"))
    report.check("there are words to translate", [] if len(template) > 1000 and len(words) > 40 else ["too few"])
    for language in languages:
        check_language(report, source, language, template, words)
    sys.exit(report.end())


if __name__ == "__main__":
    main()
