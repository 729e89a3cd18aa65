"""Make casefiles/redaction/finding/word_tables.py from the lists beside this file.

Usage: python resources/words/make_word_tables.py > casefiles/redaction/finding/word_tables.py
"""

import base64
import json
import zlib
from collections.abc import Sequence
from pathlib import Path

from casefiles.domain.language.folding import word_kind
from casefiles.redaction.names.patterns import compact

HERE = Path(__file__).resolve().parent
SHORTEST = 2
WIDTH = 4000
SHORT = 3
ACCENTED = range(4, 7)
"""Letters of words of which it counts whether they are ordinary without their accents."""
NARROW = 6
"""Full names on a line that are spellings of one language, at most."""


def lines_of(name: str, told: Sequence[object], what: str) -> list[str]:
    """Return the source of one packed list."""
    packed = base64.b85encode(zlib.compress(json.dumps(told, ensure_ascii=False).encode(), 9))
    text = packed.decode("ascii")
    rows = [text[at : at + WIDTH] for at in range(0, len(text), WIDTH)]
    return [
        "",
        f"# {what}; JSON, zlib, base85.",
        f"{name} = (",
        *(f'    "{row}"' for row in rows),
        ")",
    ]


_SHARED = {
    **dict(zip("абвгґдезиіклмнопрстуфы", "abvggdeziiklmnoprstufy", strict=True)),
    **dict(zip("әғқңөүұһўҳҷӣ", "agknouuhuhji", strict=True)),
    "ж": "zh",
    "й": "y",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "э": "e",
    "ё": "yo",
    "ю": "yu",
    "я": "ya",
    "є": "ye",
    "ї": "yi",
    "ь": "",
    "ъ": "",
    "ʼ": "",
    "җ": "j",
}
_LATIN = (
    _SHARED,
    _SHARED | {"ё": "e", "ю": "iu", "я": "ia", "є": "ie", "ї": "i", "й": "i", "х": "h", "г": "h"},
    _SHARED | {"ж": "sch", "ш": "sch", "ч": "tsch", "ю": "ju", "я": "ja", "й": "j", "х": "ch"},
    _SHARED | {"ж": "j", "қ": "q", "ғ": "gh", "ң": "ng", "ә": "e"},
)
"""Ways to write Cyrillic letters in Latin ones: English, plain, German, Turkic."""


def in_latin(word: str) -> list[str]:
    """Return a word as given, and in Latin letters where it is in Cyrillic ones."""
    if not any(word_kind(char) == "c" for char in word):
        return [word]
    ways = ("".join(table.get(char, char) for char in word) for table in _LATIN)
    return [word, *(way for way in ways if len(way) > SHORT)]


def short_names() -> list[tuple[list[str], list[str], bool]]:
    """Return the full names of each line, the short ones, and whether they are of one language."""
    told = []
    for line in (HERE / "short_names.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            sides = [
                [compact(way) for word in side.split() for way in in_latin(word)]
                for side in line.split(":")
            ]
            full, short = (list(dict.fromkeys(filter(None, side))) for side in sides)
            is_narrow = len(line.split(":")[0].split()) <= NARROW
            told.append((full, [one for one in short if one not in full], is_narrow))
    return told


def main() -> None:
    """Print the tables."""
    words: set[str] = set()
    plain: set[str] = set()
    for file in sorted(HERE.glob("??.txt")):
        told = file.read_text("utf-8").split()
        words.update(map(compact, told))
        plain.update(compact(one) for one in told if one.isascii())
    kept = sorted(one for one in words if len(one) >= SHORTEST or word_kind(one[:1] or " ") == "h")
    accented = [one for one in kept if one.isascii() and len(one) in ACCENTED and one not in plain]
    common = sorted(
        {compact(one) for one in (HERE / "common_names.txt").read_text("utf-8").split()}
    )
    source = [
        '"""Ordinary words and names; made by resources/words/make_word_tables.py: do not edit."""',
        *lines_of("ORDINARY", kept, "ordinary words of sixteen languages, folded"),
        *lines_of("ACCENTED", accented, "short ones, ordinary with their accents alone, folded"),
        *lines_of("COMMON", common, "given and family names that many people bear, folded"),
        *lines_of("SHORT_NAMES", short_names(), "full names, and what is short for them, folded"),
    ]
    print("\n".join(source))


if __name__ == "__main__":
    main()
