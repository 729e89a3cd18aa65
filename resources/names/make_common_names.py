"""Make casefiles/redaction/names/common_names.py from names.txt and the faces in resources/fonts.

Usage: python resources/names/make_common_names.py > casefiles/redaction/names/common_names.py

The advances are shaped ones: in Uyghur and Tibetan, letters join and stack.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import uharfbuzz

HERE = Path(__file__).resolve().parent
FONTS = HERE.parent / "fonts"
LONGEST = 96
EM = 1000


def pools() -> Iterator[tuple[str, str, list[str], list[str]]]:
    """Yield name, face, first and second parts of each pool."""
    for section in (HERE / "names.txt").read_text("utf-8").split("\n[")[1:]:
        head, _, rest = section.partition("]\n")
        name, face = head.split(" | ")
        first, second = rest.strip().split("\n\n")
        yield name, face, first.split(), second.split()


def advances(face: str, names: list[str]) -> list[int]:
    """Return how wide names are, in thousandths of the size of the font."""
    font = uharfbuzz.Font(uharfbuzz.Face((FONTS / f"{face}.ttf").read_bytes()))
    widths = []
    for name in names:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(name)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer)
        wide = sum(position.x_advance for position in buffer.glyph_positions)
        if any(info.codepoint == 0 for info in buffer.glyph_infos):
            raise SystemExit(f"{face} lacks letters of {name}")
        widths.append(round(wide * EM / font.face.upem))
    return widths


def made() -> str:
    """Return the source of the table."""
    lines = [
        '"""Widths of common names, made by resources/names/make_common_names.py: do not edit."""',
        "",
        "# fmt: off",
        "# writing: gap between two parts, first parts, second parts; in thousandths of a size.",
        "POOLS = {",
    ]
    for name, face, first, second in pools():
        gap = 0 if name.endswith((", Han", ", Tibetan")) else advances(face, [" "])[0]
        if name.endswith(", Tibetan"):
            gap = advances(face, ["\u0f0b"])[0]
        lines += [f'    "{name}": (', f"        {gap},"]
        for part in (first, second):
            widths = advances(face, part)
            lines += ["        (", *wrapped([str(one) for one in widths]), "        ),"]
        lines.append("    ),")
    return "\n".join([*lines, "}", ""])


def wrapped(words: list[str]) -> list[str]:
    """Put numbers into lines."""
    rows, row = [], "           "
    for word in words:
        if len(row) + len(word) + 2 > LONGEST:
            rows.append(row)
            row = "           "
        row += f" {word},"
    return [*rows, row]


if __name__ == "__main__":
    sys.stdout.write(made())
