"""What the picture of a page shows beside its text: codes; and what the text says and it does not.

A code says again what was taken from beside it. Words that a page does not show lie under
something, or have the colour of the ground: whoever copies the text of the file reads them.
"""

from dataclasses import dataclass

from casefiles.domain.foundation.boxes import Box


@dataclass(frozen=True, slots=True)
class PageCode:
    """A QR code or barcode on a page.

    Attributes:
        symbology: what it is called, such as QR Code.
        text: what it holds.
        box: around all of it, in fractions of the page.
    """

    symbology: str
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class PageInspection:
    """What came of looking at the picture of a page.

    Attributes:
        number: page, from 1.
        hidden: words of its text that it does not show: line from 0, first character, and the
            one after the last.
    """

    number: int
    codes: tuple[PageCode, ...] = ()
    hidden: tuple[tuple[int, int, int], ...] = ()
