"""Reads the Unicode Character Database, and prints tables made from it."""

import base64
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

DATABASE = Path("/usr/share/unicode")
LAST = 0x110000
LINE = 92


def rows(path: Path, sign: str) -> Iterator[tuple[int, int, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith(sign) or (not sign and line.startswith("#")):
            continue
        told = line.removeprefix(sign).partition("#")[0].split(";")
        if len(told) == 2:
            first, _, last = told[0].strip().partition("..")
            yield int(first, 16), int(last or first, 16), told[1].strip()


def runs(values: list[str]) -> list[object]:
    """Return the length of each run of one value from code point 0, and the value."""
    found: list[object] = []
    at = 0
    for code in range(1, LAST + 1):
        if code == LAST or values[code] != values[at]:
            found += [code - at, values[at]]
            at = code
    return found


def print_table(name: str, words: str, values: list[object]) -> None:
    packed = zlib.compress(json.dumps(values, separators=(",", ":")).encode(), 9)
    text = base64.b85encode(packed).decode()
    print(f"# {words}; JSON, zlib, base85.")
    print(f"{name}: Final = (")
    for at in range(0, len(text), LINE):
        print(f'    "{text[at : at + LINE]}"')
    print(")")
