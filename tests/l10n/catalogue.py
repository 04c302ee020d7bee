# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads templates and translations of gettext."""

import dataclasses
import os
import re
import subprocess
import tempfile

KEYWORD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr\[\d+\]|msgstr) (".*")$')


@dataclasses.dataclass
class Message:
    """One message: its context and plural are None where it has none; texts holds a translation per plural form."""

    context: str | None
    singular: str
    plural: str | None
    texts: list[str]
    fuzzy: bool

    @property
    def key(self):
        return self.context, self.singular


def unquote(lines):
    return "".join(re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m.group(1), m.group(1)), line[1:-1])
                   for line in lines)


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def parse(path):
    """The messages of a .po or .pot file, without its header and without what is obsolete."""
    with open(path, encoding="utf-8") as file:
        blocks = file.read().split("\n\n")
    messages = []
    for block in blocks[1:]:
        parts, name = {}, None
        for line in block.split("\n"):
            found = KEYWORD.match(line)
            if found:
                name = found.group(1)
                parts[name] = [found.group(2)]
            elif line.startswith('"') and name:
                parts[name].append(line)
        if "msgid" in parts:
            flags = " ".join(line for line in block.split("\n") if line.startswith("#,"))
            messages.append(Message(unquote(parts["msgctxt"]) if "msgctxt" in parts else None,
                                    unquote(parts["msgid"]),
                                    unquote(parts["msgid_plural"]) if "msgid_plural" in parts else None,
                                    [unquote(parts[part]) for part in sorted(parts) if part.startswith("msgstr")],
                                    "fuzzy" in flags))
    return messages


def extract(source):
    """The messages of the sources as they are now, found as the build finds them."""
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, "afterlift.pot")
        subprocess.run(["xgettext", "--from-code=UTF-8", f"--directory={source}",
                        f"--files-from={source}/po/POTFILES.in", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
                        "--keyword=NC_:1c,2", "--keyword=g_dcgettext:2", "--keyword=g_dngettext:2,3",
                        "--keyword=g_dpgettext2:2c,3", f"--output={pot}"], check=True)
        return parse(pot)


def read_lines(path):
    """The lines of a list that are neither empty nor a comment."""
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n") for line in file if line.strip() and not line.startswith("#")]
