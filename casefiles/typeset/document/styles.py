"""How a text looks, and what looks alike in every document: colours, figures and furniture.

Sizes are in points. What differs between papers is in `looks`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

Colour = tuple[float, float, float]

INK: Final[Colour] = (0.0, 0.0, 0.0)
QUIET: Final[Colour] = (0.33, 0.35, 0.38)
LINK: Final[Colour] = (0.07, 0.22, 0.42)
HAIRLINE: Final[Colour] = (0.78, 0.79, 0.81)

GUTTER: Final = 12.0
"""Free width between columns of a table."""


class Family(StrEnum):
    """The family of Latin, Greek and Cyrillic text; other scripts have one family each."""

    SANS = "sans"
    SERIF = "serif"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text looks.

    Attributes:
        leading: distance between baselines.
        before: free height above, which vanishes at the top of a page.
        hyphenates: words that do not fit may be parted by a hyphen.
        inset: free width at either side.
        first_line: by how much the first line of a paragraph is shorter.
    """

    size: float
    leading: float
    colour: Colour = INK
    is_bold: bool = False
    is_italic: bool = False
    before: float = 0.0
    link: Colour = LINK
    hyphenates: bool = True
    family: Family = Family.SANS
    inset: float = 0.0
    first_line: float = 0.0


CONTENTS: Final[dict[int, TextStyle]] = {
    1: TextStyle(10.5, 16, INK, is_bold=True, before=9, link=INK, hyphenates=False),
    2: TextStyle(9.8, 14.5, INK, before=3, link=INK, hyphenates=False),
}
CONTENTS_INDENT: Final = 16.0
CONTENTS_NUMBER: Final = 44.0
"""Width of the column of page numbers."""
CAPTION: Final = TextStyle(8.8, 12.6, QUIET)
FIGURE: Final = TextStyle(8.2, 10.6, link=INK, hyphenates=False)
FIGURE_STRONG: Final = TextStyle(8.2, 10.6, is_bold=True, link=INK, hyphenates=False)
FIGURE_QUIET: Final = TextStyle(7.6, 10.6, QUIET, link=QUIET, hyphenates=False)
NOTE_LABEL: Final = 14.0
CONTENTS_DOTS: Final = 30.0
"""Free width at the end of a line of contents, where its dots stop."""
RUNNING: Final = TextStyle(8.2, 12, QUIET, hyphenates=False)
FOLIO: Final = TextStyle(9.2, 12, INK, hyphenates=False)
SIDE_NOTE: Final = TextStyle(7.5, 8.8, INK, hyphenates=False)
SIDE_HEAD: Final = TextStyle(8.2, 12, INK, is_bold=True, hyphenates=False)
STAMP: Final = TextStyle(9.8, 12, INK, is_bold=True, hyphenates=False)
BAND: Final = TextStyle(8.4, 11, QUIET, hyphenates=False)
BAND_END: Final = TextStyle(9.2, 12, INK, hyphenates=False)
REMOVED: Final = TextStyle(7.4, 9, INK, is_bold=True, hyphenates=False)
