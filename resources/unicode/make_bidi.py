"""Make casefiles/typeset/unicode/bidi_tables.py from the files of the Unicode Character Database.

Usage: python resources/unicode/make_bidi.py [folder of the database] > bidi_tables.py
"""

import sys
from pathlib import Path

from database import DATABASE, LAST, print_table, rows, runs

NAMES = {"Left_To_Right": "L", "Right_To_Left": "R", "Arabic_Letter": "AL",
         "European_Terminator": "ET", "Boundary_Neutral": "BN"}  # fmt: skip


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DATABASE
    classes = [""] * LAST
    for start, end, name in rows(folder / "extracted/DerivedBidiClass.txt", "# @missing:"):
        classes[start : end + 1] = [NAMES[name]] * (end + 1 - start)
    for start, end, name in rows(folder / "extracted/DerivedBidiClass.txt", ""):
        classes[start : end + 1] = [name] * (end + 1 - start)
    brackets: list[object] = []
    for line in (folder / "BidiBrackets.txt").read_text(encoding="utf-8").splitlines():
        told = line.partition("#")[0].split(";")
        if len(told) == 3:
            opening, closing = (int(one, 16) for one in told[:2])
            brackets += [opening, closing, told[2].strip()]
    print('"""Bidi classes and brackets, made by resources/unicode/make_bidi.py: do not edit."""\n')
    first = (folder / "extracted/DerivedBidiClass.txt").read_text(encoding="utf-8").split("\n")[0]
    version = first.removeprefix("# DerivedBidiClass-").removesuffix(".txt")
    print("from typing import Final\n")
    print(f'UNICODE_VERSION: Final = "{version}"\n')
    print_table("CLASSES", "Length of each run from code point 0, and its class", runs(classes))
    print_table("BRACKETS", "Bracket, its pair, and o or c", brackets)


if __name__ == "__main__":
    main()
