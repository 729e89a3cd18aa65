"""Characters stand in the order that the Unicode Standard tells, by its own test file."""

from pathlib import Path

import pytest

from casefiles.typeset.unicode.bidi import levels_of, paragraph_level, visual_order
from casefiles.typeset.unicode.bidi_tables import UNICODE_VERSION

CASES = Path("/usr/share/unicode/BidiCharacterTest.txt")
CLASS_CASES = Path("/usr/share/unicode/BidiTest.txt")
needs_unicode = pytest.mark.skipif(not CASES.is_file(), reason="unicode-data is not installed")
OF_CLASS = {
    "L": "a", "R": "\u05d0", "AL": "\u0627", "EN": "1", "ES": "+", "ET": "$", "AN": "\u0661",
    "CS": ",", "NSM": "\u0300", "BN": "\xad", "B": "\u2029", "S": "\t", "WS": " ", "ON": "!",
    "LRE": "\u202a", "LRO": "\u202d", "RLE": "\u202b", "RLO": "\u202e", "PDF": "\u202c",
    "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069",
}  # fmt: skip


def cases(every: int):
    lines = CASES.read_text(encoding="utf-8").splitlines()
    assert UNICODE_VERSION in lines[0]
    told = [line for line in lines if line and not line.startswith("#")]
    for line in told[::every]:
        text, direction, base, levels, order = line.split(";")
        yield (
            "".join(chr(int(code, 16)) for code in text.split()),
            {"0": 0, "1": 1, "2": None}[direction],
            int(base),
            [-1 if one == "x" else int(one) for one in levels.split()],
            [int(one) for one in order.split()],
        )


def check(every: int) -> int:
    done = 0
    for text, direction, base, levels, order in cases(every):
        if direction is None:
            assert paragraph_level(text) == base
        told = levels_of(text, direction)
        assert told == levels, [hex(ord(one)) for one in text]
        assert visual_order(told) == order
        done += 1
    return done


def class_cases(every: int):
    """Yield text, the directions in which it is read, its levels and its order."""
    lines = CLASS_CASES.read_text(encoding="utf-8").splitlines()
    assert UNICODE_VERSION in lines[0]
    levels: list[int] = []
    order: list[int] = []
    count = 0
    for line in lines:
        name, _, told = line.partition(":")
        if name == "@Levels":
            levels = [-1 if one == "x" else int(one) for one in told.split()]
        elif name == "@Reorder":
            order = [int(one) for one in told.split()]
        elif line and line[0] not in "#@":
            count += 1
            if count % every == 0:
                kinds, _, bits = line.partition(";")
                bases = (None, 0, 1)
                read = [base for bit, base in enumerate(bases) if int(bits) & 1 << bit]
                yield "".join(OF_CLASS[kind] for kind in kinds.split()), read, levels, order


def check_classes(every: int) -> int:
    done = 0
    for text, bases, levels, order in class_cases(every):
        for base in bases:
            told = levels_of(text, base)
            assert told == levels, ([hex(ord(one)) for one in text], base)
            assert visual_order(told) == order
        done += 1
    return done


@needs_unicode
def test_a_part_of_the_cases_of_the_standard():
    assert check(41) > 2_000


@needs_unicode
def test_a_part_of_the_cases_by_class():
    assert check_classes(97) > 5_000


@pytest.mark.long
def test_every_case_of_the_standard():
    assert check(1) == 91_707
    assert check_classes(1) == 490_846


def test_an_uyghur_sentence_with_a_number_and_a_latin_name():
    text = "\u0626\u06c7\u064a\u063a\u06c7\u0631 (ABC) 2024"
    order = visual_order(levels_of(text))
    shown = "".join(text[at] for at in order)
    assert shown.startswith("2024 ")
    assert "ABC" in shown
    assert shown.endswith("\u0626")
