#!/usr/bin/env python3
"""Writes src/MllmLsp.Core/Terms/english-words.txt from a SCOWL word list (Debian: wamerican, /usr/share/dict/american-english).

Usage: eng/generate-english-words.py WORD_LIST
Kept are words of six to twenty-four small letters whose regular forms (-s, -es, -ed, -ing, -ly, -ness) are left to the program.
"""
import pathlib
import sys


def stems(word):
    rules = [("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""), ("ness", "")]
    return [word[: -len(ending)] + put for ending, put in rules if word.endswith(ending)]


with open(sys.argv[1], encoding="utf-8") as source:
    words = {line.strip() for line in source}
words = {word for word in words if word.isascii() and word.isalpha() and word.islower() and 4 <= len(word) <= 24}
kept = sorted(word for word in words if len(word) >= 6 and not any(stem in words for stem in stems(word)))
target = pathlib.Path(__file__).parent.parent / "src/MllmLsp.Core/Terms/english-words.txt"
target.write_text("\n".join(sorted(kept + [word for word in words if len(word) in (4, 5)])) + "\n", encoding="ascii", newline="\n")
