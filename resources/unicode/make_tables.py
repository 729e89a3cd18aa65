"""Make unicode_tables.py of domain/language from the files of the Unicode Character Database.

Usage: python resources/unicode/make_tables.py [folder of the database] > unicode_tables.py
Debian's package unicode-data puts the database in /usr/share/unicode.
"""

import base64
import bz2
import json
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

DATABASE = Path("/usr/share/unicode")
TIBETAN = range(0x0F00, 0x1000)
HANGUL_SYLLABLES = range(0xAC00, 0xD7A4)
HAN_PLANES = (0x20000, 0x3FFFD)
LINE = 200

# One letter for each kind of word character; whatever has no kind separates words.
SCRIPT_KINDS = {
    "Latin": "l",
    "Cyrillic": "c",
    "Greek": "g",
    "Arabic": "a",
    "Hebrew": "r",
    "Syriac": "r",
    "Thaana": "r",
    "Nko": "r",
    "Adlam": "r",
    "Han": "h",
    "Hiragana": "u",
    "Katakana": "u",
    "Bopomofo": "u",
    "Thai": "u",
    "Lao": "u",
    "Khmer": "u",
    "Myanmar": "u",
    "Yi": "u",
    "Tibetan": "t",
}


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DATABASE
    characters = read_characters(folder)
    folds = fold_table(folder, characters)
    kinds = kind_ranges(folder, characters)
    variants = variant_pairs(folder)
    print('"""Unicode tables, made by resources/unicode/make_tables.py: do not edit."""\n')
    print(f'UNICODE_VERSION = "{version(folder)}"\n')
    print_table("FOLDS", "[code point step, what it folds to]", flat(delta(folds)))
    print_table("KINDS", "[gap, length, kind]", flat(gaps(kinds)))
    print_table("HAN_VARIANTS", "[code point step, simplified form]", flat(delta(variants)))


def version(folder: Path) -> str:
    first = (folder / "Scripts.txt").read_text(encoding="utf-8").splitlines()[0]
    return first.removeprefix("# Scripts-").removesuffix(".txt")


def fields(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        content = line.partition("#")[0].strip()
        if content:
            yield [field.strip() for field in content.split(";")]


def span(text: str) -> range:
    first, _, last = text.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


def read_characters(folder: Path) -> dict[int, tuple[str, str, str]]:
    """Return category, decomposition and decimal value by code point."""
    characters = {}
    start = 0
    for row in fields(folder / "UnicodeData.txt"):
        code, name = int(row[0], 16), row[1]
        if name.endswith(", First>"):
            start = code
        elif name.endswith(", Last>"):
            characters.update(dict.fromkeys(range(start, code + 1), (row[2], "", "")))
        else:
            characters[code] = (row[2], row[5], row[6])
    return characters


def fold_table(folder: Path, characters: dict[int, tuple[str, str, str]]) -> list[tuple[int, str]]:
    """Fold each character: NFKD, case folding, NFKD; marks and format characters dropped."""
    cases = {
        int(row[0], 16): "".join(chr(int(code, 16)) for code in row[2].split())
        for row in fields(folder / "CaseFolding.txt")
        if row[1] in {"C", "F"}
    }

    def decomposed(text: str) -> str:
        whole = ""
        for char in text:
            form = characters.get(ord(char), ("", "", ""))[1].rpartition("> ")[2]
            whole += decomposed("".join(chr(int(c, 16)) for c in form.split())) if form else char
        return whole

    def kept(char: str) -> str:
        category, _, decimal = characters.get(ord(char), ("Cn", "", ""))
        if category in {"Cf", "Me"} or (category == "Mn" and ord(char) not in TIBETAN):
            return ""
        return decimal or char

    def folded(code: int) -> str:
        text = decomposed(chr(code))
        for _ in range(2):
            text = decomposed("".join(cases.get(ord(char), char) for char in text))
        return "".join(map(kept, text))

    codes = [c for c in characters if c not in HANGUL_SYLLABLES and characters[c][0] != "Cs"]
    return sorted((code, form) for code in codes if (form := folded(code)) != chr(code))


def kind_ranges(folder: Path, characters: dict[int, tuple[str, str, str]]) -> list[list]:
    """Return runs of word characters of one kind: letters by script, digits, private use."""
    scripts = {}
    for row in fields(folder / "Scripts.txt"):
        scripts.update(dict.fromkeys(span(row[0]), row[1]))
    runs: list[list] = []
    for code in sorted(characters):
        kind = kind_of(code, characters[code][0], scripts.get(code, ""))
        if not kind:
            continue
        if runs and runs[-1][1] == code - 1 and runs[-1][2] == kind:
            runs[-1][1] = code
        else:
            runs.append([code, code, kind])
    # Han of later versions lies in the same planes.
    return [run for run in runs if run[0] < HAN_PLANES[0] or run[0] > HAN_PLANES[1]] + [
        [*HAN_PLANES, "h"]
    ]


def kind_of(code: int, category: str, script: str) -> str:
    if code in TIBETAN and category in {"Lo", "Mn", "Mc"}:
        return "t"
    if category[0] == "N":
        return "h" if script == "Han" else "d"
    if category[0] == "L" or category in {"Mc", "Co"}:
        return SCRIPT_KINDS.get(script, "o")
    return ""


def variant_pairs(folder: Path) -> list[tuple[int, str]]:
    """Join Han characters that are simplified forms of one another; the lowest stands for all."""
    leader: dict[int, int] = {}

    def find(code: int) -> int:
        while leader.get(code, code) != code:
            code = leader[code]
        return code

    packed = (folder / "Unihan_Variants.txt.bz2").read_bytes()
    for line in bz2.decompress(packed).decode().splitlines():
        if "\tkSimplifiedVariant\t" not in line:
            continue
        code, _, targets = line.split("\t")
        for target in targets.split():
            one, other = sorted((find(code_point(code)), find(code_point(target))))
            leader[other] = one
    return sorted((code, chr(find(code))) for code in leader if find(code) != code)


def code_point(text: str) -> int:
    return int(text.removeprefix("U+"), base=16)


def delta(pairs: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    previous = 0
    for code, text in pairs:
        yield code - previous, text
        previous = code


def gaps(runs: list[list]) -> Iterator[tuple[int, int, str]]:
    end = 0
    for first, last, kind in sorted(runs):
        yield first - end, last - first + 1, kind
        end = last + 1


def flat(rows: Iterator[tuple]) -> list:
    return [value for row in rows for value in row]


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
