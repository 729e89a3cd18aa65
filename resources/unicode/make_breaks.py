"""Make casefiles/typeset/unicode/break_tables.py from the files of the Unicode Character Database.

Usage: python resources/unicode/make_breaks.py [folder of the database] > break_tables.py

Line break classes are those of LineBreak.txt after LB1, parted further where a rule of UAX#14 asks
for more than the class: narrow brackets (LB30), initial and final quotation marks (LB15), quotation
marks, pictographs without a character yet (LB30b), the dotted circle (LB28a).
"""

import sys
from pathlib import Path

from database import DATABASE, LAST, print_table, rows, runs

FIRST_RULE = {"AI": "AL", "SG": "AL", "XX": "AL", "CJ": "NS"}
DOTTED_CIRCLE = 0x25CC


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DATABASE
    categories = column(folder / "extracted/DerivedGeneralCategory.txt", "Cn")
    widths = column(folder / "EastAsianWidth.txt", "N")
    pictures = column(folder / "emoji/emoji-data.txt", "", "Extended_Pictographic")
    first = (folder / "LineBreak.txt").read_text(encoding="utf-8").splitlines()[0]
    print('"""Classes of breaks, made by resources/unicode/make_breaks.py: do not edit."""\n')
    print("from typing import Final\n")
    print(f'UNICODE_VERSION: Final = "{first.removeprefix("# LineBreak-").removesuffix(".txt")}"\n')
    lines = line_classes(folder, categories, widths, pictures)
    print_table("LINE_CLASSES", "Length of each run from code point 0, and its class", runs(lines))
    print_table("CLUSTER_CLASSES", "The same for UAX#29", runs(cluster_classes(folder, pictures)))


def line_classes(
    folder: Path, categories: list[str], widths: list[str], pictures: list[str]
) -> list[str]:
    classes = column(folder / "LineBreak.txt", "XX")
    for start, end, name in rows(folder / "extracted/DerivedLineBreak.txt", "# @missing:"):
        if name in {"Ideographic", "Prefix_Numeric"}:
            for code in range(start, end + 1):
                if classes[code] == "XX":
                    classes[code] = "ID" if name == "Ideographic" else "PR"
    told = [
        line_class(classes[code], categories[code], widths[code], pictures[code])
        for code in range(LAST)
    ]
    told[DOTTED_CIRCLE] = "ALc"
    return told


def line_class(kind: str, category: str, width: str, picture: str) -> str:
    if kind == "SA":
        return "CM" if category in {"Mn", "Mc"} else "AL"
    if kind in {"OP", "CP"}:
        return kind + "w" * (width in {"F", "W", "H"})
    if kind == "QU":
        return kind + category * (category in {"Pi", "Pf"})
    if kind == "ID" and picture and category == "Cn":
        return "IDp"
    return FIRST_RULE.get(kind, kind)


def cluster_classes(folder: Path, pictures: list[str]) -> list[str]:
    classes = column(folder / "auxiliary/GraphemeBreakProperty.txt", "Other")
    conjuncts = conjunct_classes(folder)
    for code, kind in enumerate(classes):
        if pictures[code] and kind == "Other":
            classes[code] = "Picture"
        elif conjuncts[code] and kind in {"Other", "Extend"}:
            classes[code] = conjuncts[code]
    return classes


def conjunct_classes(folder: Path) -> list[str]:
    classes = [""] * LAST
    for line in (folder / "DerivedCoreProperties.txt").read_text(encoding="utf-8").splitlines():
        told = [one.strip() for one in line.partition("#")[0].split(";")]
        if len(told) == 3 and told[1] == "InCB":
            first, _, last = told[0].partition("..")
            kind = {"Extend": "ExtendConjunct"}.get(told[2], told[2])
            for code in range(int(first, 16), int(last or first, 16) + 1):
                classes[code] = kind
    return classes


def column(path: Path, otherwise: str, only: str = "") -> list[str]:
    """Return a value for each code point; if `only` is given, no other value counts."""
    values = [otherwise] * LAST
    for sign in ("# @missing:", ""):
        for start, end, value in rows(path, sign):
            if (sign and value not in {"W", "N"}) or (only and value != only):
                continue  # The other files' defaults are told by name, and given by the caller.
            values[start : end + 1] = [value] * (end + 1 - start)
    return values


if __name__ == "__main__":
    main()
