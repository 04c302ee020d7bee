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
import tempfile

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


def unquote(lines):
    return "".join(re.sub(r'\\(.)', lambda m: {"n": "\n", "t": "\t"}.get(m.group(1), m.group(1)), line[1:-1])
                   for line in lines)


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def extract(source):
    """The template as the build makes it: (context, singular, plural) of each message."""
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, "afterlift.pot")
        subprocess.run(["xgettext", "--from-code=UTF-8", f"--directory={source}",
                        f"--files-from={source}/po/POTFILES.in", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
                        "--keyword=NC_:1c,2", "--keyword=g_dcgettext:2", "--keyword=g_dngettext:2,3",
                        "--keyword=g_dpgettext2:2c,3", f"--output={pot}"], check=True)
        blocks = open(pot, encoding="utf-8").read().split("\n\n")
    for block in blocks[1:]:
        parts, name = {}, None
        for line in block.split("\n"):
            found = re.match(r'(msgctxt|msgid_plural|msgid|msgstr\[\d\]|msgstr) (".*")$', line)
            if found:
                name = found.group(1)
                parts[name] = [found.group(2)]
            elif line.startswith('"') and name:
                parts[name].append(line)
        if "msgid" in parts:
            yield (unquote(parts["msgctxt"]) if "msgctxt" in parts else None, unquote(parts["msgid"]),
                   unquote(parts["msgid_plural"]) if "msgid_plural" in parts else None)


def write(messages, out):
    out.write('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
              '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n')
    for context, singular, plural in messages:
        if context is not None:
            out.write(f"msgctxt {quote(context)}\n")
        out.write(f"msgid {quote(singular)}\n")
        if plural is not None:
            out.write(f"msgid_plural {quote(plural)}\nmsgstr[0] {quote(pseudo(singular))}\n"
                      f"msgstr[1] {quote(pseudo(plural))}\n\n")
        elif context in ("language code", "text direction"):
            out.write(f"msgstr {quote('xx' if singular == 'en' else singular)}\n\n")
        else:
            out.write(f"msgstr {quote(pseudo(singular))}\n\n")


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
