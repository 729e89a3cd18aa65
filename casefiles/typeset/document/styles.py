"""How each role looks: sizes, leading, weights and colours, in one place.

Sizes are in points. Cells share one leading, so that the lines of a row stand side by side.
"""

from dataclasses import dataclass
from typing import Final

from casefiles.typeset.document.tree import Role

Colour = tuple[float, float, float]

INK: Final[Colour] = (0.0, 0.0, 0.0)
QUIET: Final[Colour] = (0.33, 0.35, 0.38)
LINK: Final[Colour] = (0.07, 0.22, 0.42)
HAIRLINE: Final[Colour] = (0.78, 0.79, 0.81)

PAGE: Final = (595.28, 841.89)
"""A4 upright."""
MARGIN_LEFT: Final = 68.0
MARGIN_RIGHT: Final = 68.0
TOP: Final = 766.0
"""Upper edge of the text, from the foot of the page."""
BOTTOM: Final = 74.0
MEASURE: Final = PAGE[0] - MARGIN_LEFT - MARGIN_RIGHT
INDENT: Final = 34.0
"""How far labelled paragraphs stand in."""
GUTTER: Final = 12.0
"""Free width between columns of a table."""
CELL_PADDING: Final = 4.5
"""Free height above and below the text of a row."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text looks.

    Attributes:
        leading: distance between baselines.
        before: free height above, which vanishes at the top of a page.
        hyphenates: words that do not fit may be parted by a hyphen.
    """

    size: float
    leading: float
    colour: Colour = INK
    is_bold: bool = False
    is_italic: bool = False
    before: float = 0.0
    link: Colour = LINK
    hyphenates: bool = True


PARAGRAPHS: Final[dict[Role, TextStyle]] = {
    Role.KICKER: TextStyle(10.5, 15, QUIET),
    Role.LEAD: TextStyle(13, 19, INK, before=8),
    Role.BODY: TextStyle(10.5, 16, INK, before=9),
    Role.PROOF: TextStyle(8.8, 13, QUIET, before=2),
    Role.CELL: TextStyle(9.2, 13.2),
    Role.CELL_STRONG: TextStyle(9.2, 13.2, INK, is_bold=True),
    Role.CELL_QUIET: TextStyle(9.2, 13.2, QUIET),
    Role.CELL_HEAD: TextStyle(8.4, 13.2, QUIET, is_bold=True),
    Role.FIELD: TextStyle(10.5, 15.5),
    Role.FIELD_NAME: TextStyle(10.5, 15.5, QUIET),
}
HEADINGS: Final[dict[int, TextStyle]] = {
    1: TextStyle(19, 26, INK, is_bold=True, before=26, hyphenates=False),
    2: TextStyle(34, 44, INK, is_bold=True, before=4, hyphenates=False),
    3: TextStyle(10.5, 15, QUIET, hyphenates=False),
    4: TextStyle(25, 33, INK, is_bold=True, before=6, hyphenates=False),
    5: TextStyle(12.5, 18, INK, is_bold=True, before=20, hyphenates=False),
    6: TextStyle(15, 21, INK, is_bold=True, before=22, hyphenates=False),
}
"""1 sections, 2 and 3 a front sheet's name and kind, 4 the cover's title, 5 within sections, 6
of forms."""
AFTER_HEADING: Final = {1: 10.0, 2: 0.0, 3: 0.0, 4: 0.0, 5: 1.0, 6: 5.0}
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
NOTE: Final = TextStyle(8.4, 11.8)
NOTE_LABEL: Final = 14.0
CONTENTS_DOTS: Final = 30.0
"""Free width at the end of a line of contents, where its dots stop."""
RUNNING: Final = TextStyle(8.2, 12, QUIET, hyphenates=False)
FOLIO: Final = TextStyle(9.2, 12, INK, hyphenates=False)
SIDE_NOTE: Final = TextStyle(7.5, 8.8, INK, hyphenates=False)
SIDE_HEAD: Final = TextStyle(8.2, 12, INK, is_bold=True, hyphenates=False)
STAMP: Final = TextStyle(9.8, 12, INK, is_bold=True, hyphenates=False)
