"""Make casefiles/domain/language/sino_reading_tables.py from the readings of the Unihan database.

Usage: python resources/unicode/make_sino_readings.py [folder of the database] > the file
Debian's package unicode-data puts the database in /usr/share/unicode.

Of each Han character of the first block are kept: its readings in Korean names, and short ones in
Japanese, in hiragana.
"""

import bz2
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from make_readings import DATABASE, code_point, print_table

FIRST_BLOCK = range(0x4E00, 0xA000)
MOST = 6
LONGEST = 4
KATAKANA = range(0x30A1, 0x30F7)
TO_HIRAGANA = 0x60


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DATABASE
    print('"""Han in Korean names and Japanese, by make_sino_readings.py: do not edit."""\n')
    for name, told, field, kept in (
        ("KOREAN", "Hangul", "kHangul", korean),
        ("JAPANESE", "hiragana", "kJapanese", japanese),
    ):
        print_table(name, f"[reading, characters], {told}", rows(folder, field, kept))


def rows(folder: Path, field: str, kept: Callable[[str], list[str]]) -> list[object]:
    packed = (folder / "Unihan_Readings.txt.bz2").read_bytes()
    found = defaultdict(str)
    for line in bz2.decompress(packed).decode().splitlines():
        if line.startswith("U+") and f"\t{field}\t" in line:
            code, _, value = line.split("\t")
            if code_point(code) in FIRST_BLOCK:
                for reading in kept(value):
                    found[reading] += chr(code_point(code))
    return [value for pair in sorted(found.items()) for value in pair]


def korean(value: str) -> list[str]:
    told = (one.split(":") for one in value.split())
    return [reading for reading, source in told if set(source) & set("EN")]


def japanese(value: str) -> list[str]:
    kana = ("".join(map(hiragana, one)) for one in value.split()[:MOST])
    return [one for one in dict.fromkeys(kana) if len(one) <= LONGEST]


def hiragana(char: str) -> str:
    return chr(ord(char) - TO_HIRAGANA) if ord(char) in KATAKANA else char


if __name__ == "__main__":
    main()
