#!/usr/bin/env python3
"""Makes src/pack/gazetteer/units.txt of two lists of administrative units.

tools/gazetteer.py BEFORE.csv AFTER.csv > src/pack/gazetteer/units.txt

Both have the columns level (province, district, commune) and name. Names of one level stand once, in order, each
with a sign: `-` for what was there before only, `+` after only, `=` both. Instead of the letters that a name shares
with the one above it stands their number, as a letter from `A`.
"""
import csv
import sys
import unicodedata


MARKS = "\u0300\u0301\u0303\u0309\u0323"


def key(name):
    """A name wherever its tone marks stand: Thanh Hóa, Thanh Hoá."""
    words = unicodedata.normalize("NFD", name.lower()).split()
    plain = ("".join(letter for letter in word if letter not in MARKS) for word in words)
    tones = ("".join(letter for letter in word if letter in MARKS) for word in words)
    return tuple(zip(plain, tones))


def names(path):
    found = {}
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            name = unicodedata.normalize("NFC", " ".join(row["name"].split()))
            # Numbers of wards are no names.
            if name and not name.isdigit():
                found.setdefault(row["level"], {})[key(name)] = name
    return found


before, after = names(sys.argv[1]), names(sys.argv[2])
for level in ("province", "district", "commune"):
    print(f"# {level}")
    last = ""
    old, new = before.get(level, {}), after.get(level, {})
    for which, name in sorted((old | new).items(), key=lambda pair: pair[1]):
        sign = "=" if which in old and which in new else "-" if which in old else "+"
        shared = 0
        while shared < min(len(last), len(name), 25) and last[shared] == name[shared]:
            shared += 1
        print(f"{sign}{chr(ord('A') + shared)}{name[shared:]}")
        last = name
