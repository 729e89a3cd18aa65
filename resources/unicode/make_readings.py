"""Make casefiles/domain/language/han_reading_tables.py from the readings of the Unihan database.

Usage: python resources/unicode/make_readings.py [folder of the database] > han_reading_tables.py
Debian's package unicode-data puts the database in /usr/share/unicode.

Of each Han character every reading in Mandarin of modern dictionaries is kept, the usual one first,
in pinyin without tones; ü is v. A character that no modern dictionary has keeps its usual reading.
"""

import base64
import bz2
import json
import re
import sys
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path

DATABASE = Path("/usr/share/unicode")
LINE = 200
MODERN = ("kTGHZ2013", "kXHC1983", "kHanyuPinlu")
"""Fields of dictionaries of modern Chinese: Tongyong Guifan Hanzi Zidian, Xiandai Hanyu Cidian,
Xiandai Hanyu Pinlü Cidian."""
SYLLABLE = re.compile(r"[a-zv]+")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DATABASE
    readings = by_character(folder)
    syllables = sorted({syllable for told in readings.values() for syllable in told})
    number = {syllable: at for at, syllable in enumerate(syllables)}
    values: list[object] = []
    previous = 0
    for code in sorted(readings):
        told = [number[syllable] for syllable in readings[code]]
        values += [code - previous, told[0] if len(told) == 1 else told]
        previous = code
    print('"""Readings of Han, made by resources/unicode/make_readings.py: do not edit."""\n')
    print_table("SYLLABLES", "syllables of Mandarin", syllables)
    print_table("READINGS", "[code point step, number or numbers of syllables]", values)


def by_character(folder: Path) -> dict[int, tuple[str, ...]]:
    packed = (folder / "Unihan_Readings.txt.bz2").read_bytes()
    usual: dict[int, list[str]] = {}
    modern: dict[int, list[str]] = {}
    for line in bz2.decompress(packed).decode().splitlines():
        if not line.startswith("U+"):
            continue
        code, field, value = line.split("\t")
        if field == "kMandarin":
            usual[code_point(code)] = [plain(value.split()[0])]
        elif field in MODERN:
            modern.setdefault(code_point(code), []).extend(map(plain, spelled(field, value)))
    codes = usual.keys() | modern.keys()
    return {
        code: tuple(dict.fromkeys(usual.get(code, []) + modern.get(code, []))) for code in codes
    }


def spelled(field: str, value: str) -> Iterator[str]:
    """Yield the syllables of a field: `123.040:cáng,zàng` or `bù(41)`."""
    for part in value.split():
        text = part.partition("(")[0] if field == "kHanyuPinlu" else part.rpartition(":")[2]
        yield from text.split(",")


def plain(syllable: str) -> str:
    """Take the tone away; ü stays apart from u."""
    parts = unicodedata.normalize("NFD", syllable.strip().lower())
    letters = "".join(char for char in parts if char == "\u0308" or char.isalpha())
    form = letters.replace("u\u0308", "v")
    if not SYLLABLE.fullmatch(form):
        raise ValueError(f"not a syllable: {syllable!r}")
    return form


def code_point(text: str) -> int:
    return int(text.removeprefix("U+"), base=16)


def print_table(name: str, meaning: str, values: list) -> None:
    data = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    text = base64.b85encode(zlib.compress(data, 9)).decode()
    print(f"# {meaning}, flat; JSON, zlib, base85.")
    print(f"{name} = (")
    for start in range(0, len(text), LINE):
        print(f'    "{text[start : start + LINE]}"')
    print(")\n")


if __name__ == "__main__":
    main()
