#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a translation into no language: ⟦Ŝŵéļļîñĝ ···⟧.

Every word that is translated has strange letters, stands between brackets and is longer by what translations are
longer, so that a text which is not translated, is put together of pieces, or has no room shows itself.

Usage: pseudo.py SOURCE-FOLDER OUTPUT-FOLDER STAMP
It writes OUTPUT-FOLDER/xx/LC_MESSAGES/afterlift.mo, as gettext looks for it.
"""

import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True
from catalogue import extract, quote  # noqa: E402

ACCENTS = str.maketrans("AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz",
                        "ÅåƁƀÇçÐđÉéƑƒĜĝĤĥÎîĴĵĶķĻļṀṁÑñÔôÞþǪǫŔŕŠšŢţÛûṼṽŴŵẊẋÝýŽž")
# What a translator leaves as it is: conversions, mark-up, names of files and options, keys, dates.
KEPT = re.compile(r"""%(?:\d+\$)?[-+ #0'I]*\d*(?:\.\d+)?[a-zA-Z%]|<[^>]+>|&\w+;|\\.|--[a-z][-a-z]*|_(?=\w)"""
                  r"""|\b[a-z_-]+\.(?:db|ics|json|csv)\b|https?://\S+""")
# The format of a date is not made of words.
DATE = re.compile(r"(%-?O?[AaBbdYHM]|[ ,:.])+")


def stretch(text):
    """Longer by a third, brackets not counted."""
    extra = max(1, len(text) // 4 if len(text) < 12 else len(text) // 3)
    return "·" * extra if len(text) < 12 else " " + " ".join(["·" * 6] * max(1, extra // 7))


def pseudo(text):
    head = re.match(r"\s*", text).group()
    tail = re.search(r"\s*$", text).group() if text.strip() else ""
    body = text[len(head):len(text) - len(tail)]
    if DATE.fullmatch(body) or not re.search("[A-Za-z]", KEPT.sub("", body)):
        return text
    out, last = [], 0
    for found in KEPT.finditer(body):
        out += [body[last:found.start()].translate(ACCENTS), found.group()]
        last = found.end()
    out.append(body[last:].translate(ACCENTS))
    # An ellipsis at the end of a button says that it asks more.
    ellipsis = "…" if body.endswith("…") else ""
    words = "".join(out)
    words = words[:-1] if ellipsis else words
    return f"{head}⟦{words}{stretch(body)}⟧{ellipsis}{tail}"


def write(messages, out):
    out.write('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
              '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n')
    for message in messages:
        if message.context is not None:
            out.write(f"msgctxt {quote(message.context)}\n")
        out.write(f"msgid {quote(message.singular)}\n")
        if message.plural is not None:
            out.write(f"msgid_plural {quote(message.plural)}\nmsgstr[0] {quote(pseudo(message.singular))}\n"
                      f"msgstr[1] {quote(pseudo(message.plural))}\n\n")
        elif message.context in ("language code", "text direction"):
            out.write(f"msgstr {quote('xx' if message.singular == 'en' else message.singular)}\n\n")
        else:
            out.write(f"msgstr {quote(pseudo(message.singular))}\n\n")


def main():
    source, folder, stamp = sys.argv[1:]
    target = os.path.join(folder, "xx", "LC_MESSAGES")
    os.makedirs(target, exist_ok=True)
    po = os.path.join(target, "afterlift.po")
    with open(po, "w", encoding="utf-8") as out:
        write(extract(source), out)
    subprocess.run(["msgfmt", "--check-format", "-o", os.path.join(target, "afterlift.mo"), po], check=True)
    open(stamp, "w", encoding="utf-8").close()


if __name__ == "__main__":
    main()
