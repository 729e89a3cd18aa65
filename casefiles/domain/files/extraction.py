"""What a worker tells about a file: plain values, to be checked again by whoever receives them."""

from dataclasses import dataclass

from casefiles.domain.files.extracted_items import Item
from casefiles.domain.files.page_inspection import PageCode, PageInspection
from casefiles.domain.files.similarity import UNSEEN, DocumentSketch
from casefiles.domain.foundation.boxes import Box


@dataclass(frozen=True, slots=True)
class Baseline:
    """What letters of a line stand on, from where it begins to where it ends.

    Ends are fractions of the page as displayed and may lie beyond it, as lines may.

    Attributes:
        size: of the letters, as a fraction of the page's height.
        is_column: they stand one under another, and it runs down the middle of them.
        is_exact: the file says where it is; else a machine told it by the ink of the line.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    is_column: bool = False
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of machine-read text and where it stands, line-high and as wide as its text.

    Attributes:
        edges: left and right edge of each character, as fractions of the page's width, or upper
            and lower of its height where the line runs up or down; empty where the line is askew
            or its characters cannot be told apart.
        turns: quarters by which its page must be turned clockwise so that it can be read.
        baseline: None where nobody told it, as of lines that were read by an older program.
    """

    text: str
    box: Box
    edges: tuple[tuple[float, float], ...] = ()
    turns: int = 0
    baseline: Baseline | None = None

    @property
    def has_character_boxes(self) -> bool:
        """Whether it is known where each character stands."""
        return len(self.edges) == len(self.text)

    @property
    def runs_across(self) -> bool:
        """Whether it runs across the page, upright or head down, and not up or down."""
        return self.turns % 2 == 0


@dataclass(frozen=True, slots=True)
class PageText:
    """The machine-read text of one page; number counts from 1, sizes in points as displayed.

    Attributes:
        is_doubtful: something on the page may say more than its text tells: an image over more
            than a few percent of it, letters that no text tells, text that was replaced.
    """

    number: int
    width: float
    height: float
    lines: tuple[TextLine, ...]
    is_doubtful: bool = False

    @property
    def text(self) -> str:
        """The lines, joined by line ends."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read from one file.

    Attributes:
        media_type: the true type by content, such as application/pdf.
        pages: empty if the file is not readable yet.
        unreadable: code of the reason, a key of `casefiles.words.catalogue`; empty if it was read.
        items: what else the file tells; each kind in an order of its own.
        likeness: what it looks like, small, and a sketch of its text.
        page_inspections: what the pictures of pages show beside their text, of those that were
            looked at.
    """

    media_type: str
    pages: tuple[PageText, ...]
    unreadable: str = ""
    items: tuple[Item, ...] = ()
    likeness: DocumentSketch = UNSEEN
    page_inspections: tuple[PageInspection, ...] = ()


@dataclass(frozen=True, slots=True)
class LossyImage:
    """An image on a page whose coding spreads a secret beyond its box.

    Attributes:
        pixel_width: width of one source pixel as a fraction of the displayed page's width.
        pixel_height: height of one source pixel as a fraction of the displayed page's height.
        is_wavelet: JPEG 2000, which spreads further than JPEG.
        blocks: source pixels across and down in which it is coded, each by itself; 0 where that,
            or where they begin, is not known.
        beyond: source pixels by which a secret leaves its block.
        corner: a place on the page, or beyond it, where four blocks meet.
        is_grey: its levels of grey alone, without the colours.
    """

    box: Box
    pixel_width: float
    pixel_height: float
    is_wavelet: bool
    blocks: tuple[int, int] = (0, 0)
    beyond: int = 0
    corner: tuple[float, float] = (0.0, 0.0)
    is_grey: bool = False


@dataclass(frozen=True, slots=True)
class Raster:
    """A page as pixels, before anything was burned: it must not leave the house.

    Attributes:
        number: page, from 1.
        width: page width in points, as displayed.
        height: page height in points, as displayed.
        columns: pixels across.
        rows: pixels down.
        rgb: rows of red, green, blue bytes, top first, without padding.
        lossy_images: see `LossyImage`.
        codes: those that it shows, where they were asked for.
        grey: the same page by its levels of grey alone, a byte a pixel, as they are coded in the
            one JPEG that it is; empty where it is something else.
    """

    number: int
    width: float
    height: float
    columns: int
    rows: int
    rgb: bytes
    lossy_images: tuple[LossyImage, ...] = ()
    codes: tuple[PageCode, ...] = ()
    grey: bytes = b""
