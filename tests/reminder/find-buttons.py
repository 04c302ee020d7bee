#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Afterlift contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the middle of each label in the last line of text of a picture, as "X Y", one per line.

Usage: find-buttons.py WIDTH HEIGHT < BYTES, one byte of grey for each pixel."""

import sys

WORD_GAP = 14  # pixels: blanks inside a label are narrower, the space between two buttons is wider
DARK = 110
INSET = 12  # the border of the bubble is no text

width, height = int(sys.argv[1]), int(sys.argv[2])
pixels = sys.stdin.buffer.read()
rows = [any(pixels[y * width + x] < DARK for x in range(INSET, width - INSET)) for y in range(INSET, height - INSET)]
last = max(index for index, dark in enumerate(rows) if dark)
first = last
while first > 0 and rows[first - 1]:
    first -= 1
top, bottom = first + INSET, last + INSET
dark_columns = [x for x in range(INSET, width - INSET)
                if any(pixels[y * width + x] < DARK for y in range(top, bottom + 1))]
labels = [[dark_columns[0], dark_columns[0]]]
for x in dark_columns[1:]:
    if x - labels[-1][1] > WORD_GAP:
        labels.append([x, x])
    labels[-1][1] = x
for left, right in labels:
    print((left + right) // 2, (top + bottom) // 2)
