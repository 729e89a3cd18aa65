"""Make casefiles/domain/language/cantonese_tables.py from the readings of the Unihan database.

Usage: python resources/unicode/make_cantonese.py [folder of the database] > cantonese_tables.py
Debian's package unicode-data puts the database in /usr/share/unicode.

Of each Han character of the first block the usual reading in Cantonese is kept, in Jyutping without
tones.
"""

import bz2
import sys
from pathlib import Path

from make_readings import DATABASE, code_point, print_table

FIRST_BLOCK = range(0x4E00, 0xA000)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DATABASE
    readings = by_character(folder)
    syllables = sorted(set(readings.values()))
    values: list[object] = []
    previous = 0
    for code in sorted(readings):
        values += [code - previous, syllables.index(readings[code])]
        previous = code
    print('"""Readings of Han in Cantonese, made by make_cantonese.py: do not edit."""\n')
    print_table("SYLLABLES", "syllables in Jyutping", syllables)
    print_table("READINGS", "[code point step, number of its syllable]", values)


def by_character(folder: Path) -> dict[int, str]:
    packed = (folder / "Unihan_Readings.txt.bz2").read_bytes()
    readings: dict[int, str] = {}
    for line in bz2.decompress(packed).decode().splitlines():
        if line.startswith("U+") and "\tkCantonese\t" in line:
            code, _, value = line.split("\t")
            if code_point(code) in FIRST_BLOCK:
                readings[code_point(code)] = value.split()[0].rstrip("123456")
    return readings


if __name__ == "__main__":
    main()
