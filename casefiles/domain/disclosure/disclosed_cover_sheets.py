"""What the front sheet of an exhibit says besides its mark, title and witness."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class DisclosedCoverSheet:
    """What a front sheet says; everything may be empty.

    Attributes:
        dated: what date the exhibit bears, as EDTF.
        language: in words.
        original: whether it is the original or a copy, in words.
        relation: what it is of another exhibit: translation, transcript or still.
        of: mark of that exhibit.
        translator: who certified a translation; `pair` says from which language into which,
            `certified` when, as EDTF, and `number` under which number.
    """

    dated: str = ""
    language: str = ""
    original: str = ""
    relation: str = ""
    of: str = ""
    translator: str = ""
    pair: str = ""
    certified: str = ""
    number: str = ""


RELATIONS: Final = frozenset({"translation", "transcript", "still"})
"""What an exhibit can be of another."""
PLAIN_SHEET: Final = DisclosedCoverSheet()
"""Of an exhibit of which nothing more is told."""
