"""What whoever made a file wrote in it, place by place: clearance subtracts exactly that."""

from dataclasses import dataclass
from typing import Annotated, TypeAlias

from casefiles.domain.foundation.codec import Most

_Words: TypeAlias = Annotated[tuple[Annotated[str, Most(1 << 24, is_raw=True)], ...], Most(1 << 24)]


@dataclass(frozen=True, slots=True)
class WrittenText:
    """The words of one finished file.

    Attributes:
        pages: the lines of each page, or of each part of a Word file, joined by line ends.
        strings: words that are on no page, one for each time that they were written: titles,
            bookmarks, what links lead to, descriptions of pictures, names of attachments.
        margins: what stands outside the text of each page; empty where no page has such.
    """

    pages: _Words
    strings: _Words = ()
    margins: _Words = ()
