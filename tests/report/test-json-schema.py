#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What is written as JSON is what the published schema says, as somebody else's validator reads it; and the schema
# refuses what a diary cannot hold.
#
# Usage: test-json-schema.py TEST-JSON SCHEMA: the first writes diaries of every kind into $LIFT_JSON_KEEP.

import copy
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

MUTANTS = [
    ("another format", lambda d: d.update(format="other")),
    ("a newer version", lambda d: d.update(format_version=2)),
    ("no word of history", lambda d: d.pop("has_history")),
    ("an unknown member", lambda d: d.update(more=1)),
    ("a procedure without a key", lambda d: d["procedures"][0].pop("uuid")),
    ("a key in capitals", lambda d: d["procedures"][0].update(uuid=d["procedures"][0]["uuid"].upper())),
    ("1000 threads", lambda d: d["procedures"][0].update(thread_count=1000)),
    ("a day without revisions", lambda d: d["procedures"][0]["days"][0].update(revisions=[])),
    ("a day that is no date", lambda d: d["procedures"][0]["days"][0].update(for_day="17.11.2026")),
    ("11 on the scale", lambda d: revision(d).update(scores={"swelling": 11})),
    ("a score with a fraction", lambda d: revision(d).update(scores={"swelling": 4.5})),
    ("an unknown symptom", lambda d: revision(d).update(scores={"itching": 4})),
    ("no author", lambda d: revision(d).pop("author")),
    ("an instant as text", lambda d: revision(d).update(recorded_at="2026-11-17T20:04:00Z")),
    ("signs that nobody asked for", lambda d: (revision(d).pop("signs_checked", None), revision(d).update(
        signs=[{"sign": "pus", "since_day": "2026-11-17"}]))),
    ("a fever of 98.6", lambda d: revision(d).update(temperature_c10=986)),
]


def revision(diary):
    return diary["procedures"][0]["days"][0]["revisions"][0]


def main():
    schema = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    jsonschema.Draft202012Validator.check_schema(schema)
    results = []
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.argv[1], "-p", "/json/round-trip", "-p", "/json/random"], check=True,
                       stdout=subprocess.DEVNULL, env=dict(os.environ, LIFT_JSON_KEEP=folder))
        diaries = {path.name: json.loads(path.read_text(encoding="utf-8"))
                   for path in sorted(pathlib.Path(folder).iterdir())}
    results.append(("diaries were written", len(diaries) >= 20))
    for name, diary in diaries.items():
        errors = [f"{error.json_path}: {error.message[:100]}" for error in validator.iter_errors(diary)]
        for error in errors[:5]:
            print("#", error)
        results.append((name, not errors))
    for name, change in MUTANTS:
        diary = copy.deepcopy(diaries["full.json"])
        change(diary)
        results.append((f"refused: {name}", not validator.is_valid(diary)))
    print(f"1..{len(results)}")
    for number, (name, good) in enumerate(results, 1):
        print(f"{'ok' if good else 'not ok'} {number} - {name}")
    return 0 if all(good for _, good in results) else 1


sys.exit(main())
