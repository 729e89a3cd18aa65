"""What the child that typesets is asked and answers; nothing here knows how pages are made.

Behind most requests come the canonical bytes of a Disclosure and the pages of its exhibits: a
`BurnedPage` without its pixels, then those, or a `PublicPage`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, TypeAlias

from casefiles.domain.disclosure.closed_paper import ClosedPaper
from casefiles.domain.foundation.codec import Code, Count, Most, Within
from casefiles.domain.foundation.printed_paragraphs import PrintedParagraph
from casefiles.domain.foundation.written_text import WrittenText
from casefiles.domain.records.folios import InheritedFolio

_Name: TypeAlias = Annotated[str, Most(400)]


@dataclass(frozen=True)
class Wish:
    """Whatever is asked needs the folder of fonts and profiles."""

    resources: str


@dataclass(frozen=True)
class Typeset(Wish):
    """Make a file of a Disclosure and its pages; answered by `Made`.

    Attributes:
        closed: it is the closed paper of that Disclosure; None for the Disclosure as it is.
    """

    closed: ClosedPaper | None = None


@dataclass(frozen=True)
class TypesetInParts(Wish):
    """Make as many files as their size asks for; answered by `Made`.

    Attributes:
        limit: bytes of a file.
        file_name: of each, with a place for its number.
        word: what a part is called in it.
        closed: see `Typeset`.
    """

    limit: int
    file_name: str
    word: str
    closed: ClosedPaper | None = None


@dataclass(frozen=True)
class TypesetFiling(Wish):
    """Make the papers of a filing; answered by `Made`, its parts in the order of the folder.

    Attributes:
        layout: id of the layout that says which papers.
        limit: bytes of a file; bundles alone are cut.
        word: what a part of a bundle is called.
        prefix: of each file name.
        kinds: of the documents behind exhibits, by mark.
        closed: see `Typeset`.
        has_word: papers that are read first, and declarations, are made as Word files besides.
    """

    layout: str
    limit: int
    word: str
    prefix: str = ""
    kinds: Annotated[Mapping[_Name, Code], Most(100_000)] = field(default_factory=dict)
    closed: ClosedPaper | None = None
    has_word: bool = False


@dataclass(frozen=True)
class TypesetKey(Wish):
    """Make the key to the placeholders of an edition, which follows; answered by `Made`."""


class WriteWord(Wish):
    """Make a file for a word processor of a Disclosure, without pages; answered by `Made`."""


@dataclass(frozen=True)
class WriteQuestionnaire(Wish):
    """Make a blank form of nothing but its language; answered by `Made`."""

    language: str


@dataclass(frozen=True, slots=True)
class MadePart:
    """A file, whose bytes follow.

    Attributes:
        name: empty where nothing had to be cut.
        written_text: what was written where.
        argued: paragraphs of the argument in a file to be edited.
    """

    name: _Name
    written_text: WrittenText
    argued: Annotated[tuple[PrintedParagraph, ...], Most(100_000)] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """Files that were made.

    Attributes:
        folios: where the parts of a dossier begin.
    """

    parts: Annotated[tuple[MadePart, ...], Most(10_000)]
    folios: Annotated[tuple[InheritedFolio, ...], Most(100_000)] = ()


class FindUnsettable(Wish):
    """Tell which texts of a Disclosure cannot be set; answered by `UnsettableTexts`."""


@dataclass(frozen=True, slots=True)
class NotTypesettable:
    """A text that cannot be set.

    Attributes:
        code: no_glyph or no_font.
        section: where it stands, as an error tells it.
        number: of the text there.
    """

    code: Code
    section: _Name
    number: Count


@dataclass(frozen=True, slots=True)
class UnsettableTexts:
    """All of them, each once."""

    texts: Annotated[tuple[NotTypesettable, ...], Most(1 << 20)]


class MeasureHeadings(Wish):
    """Tell how many pages the text below each heading fills; answered by `PagesUnderHeadings`."""


@dataclass(frozen=True, slots=True)
class PagesUnderHeadings:
    """Pages by id of the heading, and `main` for all of them."""

    pages: Annotated[Mapping[_Name, Annotated[float, Within(0, 1e6)]], Most(10_000)]


@dataclass(frozen=True)
class LayOut(Wish):
    """Lay a Disclosure out, for pages of it to be drawn; answered by `Laid`.

    Attributes:
        closed: see `Typeset`.
    """

    closed: ClosedPaper | None = None


@dataclass(frozen=True, slots=True, order=True)
class PageAnchor:
    """A page, from 1, and how far down it something is, from 0 to 1."""

    page: Annotated[int, Within(1, 1_000_000)]
    down: Annotated[float, Within(-1, 2)] = 0.0


@dataclass(frozen=True, slots=True)
class LaidOutDossier:
    """A dossier as it was laid out; pages count from 1.

    Attributes:
        pictures: exhibit and its page behind a page.
        places: where something begins, such as `statement 3` or `page 2 1`.
    """

    pages: Annotated[int, Within(0, 1_000_000)]
    pictures: Annotated[Mapping[Count, tuple[_Name, Count]], Most(1_000_000)]
    places: Annotated[Mapping[_Name, PageAnchor], Most(1 << 22)]


@dataclass(frozen=True, slots=True)
class Draw:
    """Draw pages, from 1, of what was laid out, with those of exhibits; answered by `Made`."""

    pages: tuple[int, ...]
