"""Looks: paper, margins and type of a whole document, as one value.

Lengths are in points. Cells share one leading, so that the lines of a row stand side by side.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from casefiles.typeset.document.inline import TextSpan
from casefiles.typeset.document.roles import Role
from casefiles.typeset.document.styles import INK, QUIET, TextStyle


class PaperSize(StrEnum):
    """A size of paper, upright."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return (595.28, 841.89) if self is PaperSize.A4 else (612.0, 792.0)


@dataclass(frozen=True, slots=True)
class Margins:
    """Free room around the text; start is at the left where text begins at the left."""

    top: float
    bottom: float
    start: float
    end: float


class FolioPlace(StrEnum):
    """Where the page number stands."""

    BOTTOM_CENTRE = "bottom_centre"
    BOTTOM_END = "bottom_end"
    TOP_CENTRE = "top_centre"
    TOP_END = "top_end"

    @property
    def is_top(self) -> bool:
        """Whether it stands above the text."""
        return self in {FolioPlace.TOP_CENTRE, FolioPlace.TOP_END}

    @property
    def is_centre(self) -> bool:
        """Whether it stands in the middle."""
        return self in {FolioPlace.BOTTOM_CENTRE, FolioPlace.TOP_CENTRE}


TOTAL: Final = "{total}"
"""Stands for the last number in the form of a folio."""


@dataclass(frozen=True, slots=True)
class FolioForm:
    """How pages are numbered.

    Attributes:
        form: what is printed, with {n} and, if wanted, {total}.
        starts: number of the first page.
    """

    at: FolioPlace = FolioPlace.BOTTOM_END
    form: str = "{n}"
    starts: int = 1


@dataclass(frozen=True, slots=True)
class RunningHead:
    """A running head with two ends over a hairline; a stamp of the document takes the second."""

    start: tuple[TextSpan, ...] = ()
    end: tuple[TextSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """How a document looks.

    Attributes:
        headings: 1 sections, 2 and 3 a front sheet's name and kind, 4 the cover's title, 5 within
            sections, 6 of forms, 7 within those of 5.
        after_heading: free height below each.
        indent: how far labelled paragraphs stand in.
        cell_padding: free height above and below the text of a row.
        running: a head with two ends; None for the document's running head at the start alone.
        lines: how many numbered lines a page has, one leading of the body apart; 0 for none.
        is_spaced_by_ink: lines stand one leading apart unless their ink would touch; else all
            lines beside stacked letters stand further apart.
    """

    name: str
    paper: PaperSize
    margins: Margins
    paragraphs: Mapping[Role, TextStyle]
    headings: Mapping[int, TextStyle]
    after_heading: Mapping[int, float]
    note: TextStyle
    indent: float
    cell_padding: float
    folio: FolioForm = FolioForm()
    running: RunningHead | None = None
    lines: int = 0
    is_spaced_by_ink: bool = False

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the paper."""
        return self.paper.size

    @property
    def measure(self) -> float:
        """Width of the text."""
        return self.page[0] - self.margins.start - self.margins.end

    @property
    def top(self) -> float:
        """Upper edge of the text, from the foot of the page."""
        return self.page[1] - self.margins.top

    @property
    def bottom(self) -> float:
        """Lower edge of the text, from the foot of the page."""
        return self.margins.bottom

    @property
    def height(self) -> float:
        """Height of the text."""
        return self.top - self.bottom

    @property
    def grid(self) -> float:
        """Distance between numbered lines; 0 without them."""
        return self.paragraphs[Role.BODY].leading if self.lines else 0.0

    def left(self, *, is_right_to_left: bool) -> float:
        """Return the left edge of the text of a document of this direction."""
        return self.margins.end if is_right_to_left else self.margins.start


QUOTE_INSET: Final = 22.68
"""Eight millimetres."""
DEFAULT_LOOK: Final = Look(
    name="house-as-it-is",
    paper=PaperSize.A4,
    margins=Margins(top=70.0, bottom=62.0, start=68.0, end=68.0),
    paragraphs={
        Role.KICKER: TextStyle(10.5, 15, QUIET),
        Role.LEAD: TextStyle(13, 19, INK, before=8),
        Role.BODY: TextStyle(10.5, 15.2, INK, before=8),
        Role.PROOF: TextStyle(8.8, 13, QUIET, before=2),
        Role.CELL: TextStyle(9.2, 12.3),
        Role.CELL_STRONG: TextStyle(9.2, 12.3, INK, is_bold=True),
        Role.CELL_QUIET: TextStyle(9.2, 12.3, QUIET),
        Role.CELL_HEAD: TextStyle(8.4, 12.3, QUIET, is_bold=True),
        Role.FIELD: TextStyle(10.5, 15.5),
        Role.FIELD_NAME: TextStyle(10.5, 15.5, QUIET),
        Role.PLAIN: TextStyle(10.5, 16),
        Role.PLAIN_STRONG: TextStyle(10.5, 16, is_bold=True, hyphenates=False),
        Role.QUOTE: TextStyle(9.5, 14, before=6, inset=QUOTE_INSET),
        Role.TITLE: TextStyle(15, 21, is_bold=True, before=14, hyphenates=False),
        Role.SMALL: TextStyle(8.6, 12, QUIET),
        Role.URGENT: TextStyle(15, 20, is_bold=True, hyphenates=False),
    },
    headings={
        1: TextStyle(17, 23, INK, is_bold=True, before=20, hyphenates=False),
        2: TextStyle(34, 44, INK, is_bold=True, before=4, hyphenates=False),
        3: TextStyle(10.5, 15, QUIET, hyphenates=False),
        4: TextStyle(25, 33, INK, is_bold=True, before=6, hyphenates=False),
        5: TextStyle(12.5, 18, INK, is_bold=True, before=20, hyphenates=False),
        6: TextStyle(15, 21, INK, is_bold=True, before=22, hyphenates=False),
        7: TextStyle(10.5, 16, INK, is_bold=True, before=14, hyphenates=False),
    },
    after_heading={1: 6.0, 2: 0.0, 3: 0.0, 4: 0.0, 5: 1.0, 6: 5.0, 7: 1.0},
    note=TextStyle(8.4, 11.8),
    indent=34.0,
    cell_padding=3.0,
    is_spaced_by_ink=True,
)
"""The look of the dossiers of the house; every byte of theirs hangs on it."""
