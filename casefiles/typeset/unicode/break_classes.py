"""Letters that stand for the classes of characters, so that rules of breaking run over letters."""

import base64
import json
import zlib
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import Any, Final

from casefiles.typeset.unicode.break_tables import CLUSTER_CLASSES, LINE_CLASSES

_LINE_NAMES: Final = (
    "AK AL ALc AP AS B2 BA BB BK CB CL CM CP CPw CR EB EM EX GL H2 H3 HL HY ID IDp IN IS JL JT JV "
    "LF NL NS NU OP OPw PO PR QU QUPf QUPi RI SP SY VF VI WJ ZW ZWJ"
)
_AHEAD_NAMES: Final = "AK+ ALc+ AS+ HY+ OP+ OPw+ QUPf+"
"""The same where what follows matters: a virama, a number, the end of a quotation."""
_CLUSTER_NAMES: Final = (
    "Other CR LF Control Extend ZWJ Regional_Indicator Prepend SpacingMark L V T LV LVT Picture "
    "Consonant Linker ExtendConjunct"
)
_FIRST_LETTER: Final = 0x30


def _letters(names: str) -> dict[str, str]:
    return {name: chr(_FIRST_LETTER + at) for at, name in enumerate(names.split())}


LINE_LETTERS: Final = _letters(f"{_LINE_NAMES} {_AHEAD_NAMES}")
"""The letter of each class of UAX#14; a + at the end of its name tells that more was looked at."""
CLUSTER_LETTERS: Final = _letters(_CLUSTER_NAMES)
"""The letter of each class of UAX#29."""


class Letters(dict[int, str]):
    """Gives the letter of a code point; made for `str.translate`, grows as it is asked."""

    def __init__(self, packed: str, letters: dict[str, str]) -> None:
        super().__init__()
        parsed: list[Any] = json.loads(zlib.decompress(base64.b85decode(packed)))
        self._ends = list(accumulate(parsed[::2]))
        self._letters = [letters[name] for name in parsed[1::2]]

    def __missing__(self, code: int) -> str:
        letter = self._letters[bisect_right(self._ends, code)]
        self[code] = letter
        return letter


@cache
def line_letters() -> Letters:
    """Return the letters of UAX#14."""
    return Letters(LINE_CLASSES, LINE_LETTERS)


@cache
def cluster_letters() -> Letters:
    """Return the letters of UAX#29."""
    return Letters(CLUSTER_CLASSES, CLUSTER_LETTERS)
