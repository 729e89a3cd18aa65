"""What the child that clears a file is asked and answers; nothing here takes a file apart."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Final, TypeAlias

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.codec import Code, Count, Most, Within
from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.foundation.written_text import WrittenText
from casefiles.redaction.names.sought import Sought, SoughtPerson

Counted: TypeAlias = Annotated[tuple[tuple[Count, Count], ...], Most(1 << 20)]
"""Something of each page."""
_Share: TypeAlias = Annotated[float, Within(-1, 2)]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page as its file tells it.

    Attributes:
        label: number that readers' programs show; empty for none.
        width: of the paper, in whole points.
        has_hidden_text: text that nobody sees lies on it.
    """

    label: Code
    width: Count
    height: Count
    has_hidden_text: bool


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file as it tells itself; empty for one that has no pages."""

    language: Code = ""
    bookmarks: Count = 0
    pages: Annotated[tuple[PageFacts, ...], Most(1 << 20)] = ()


NO_FACTS: Final = FileFacts()


@dataclass(frozen=True, slots=True)
class FinalCheckReport:
    """What was searched and found, in counts only.

    Attributes:
        streams: strings, streams and texts searched.
        hits: occurrences that the public text does not account for.
        kinds: hits by where they lie.
        places: kind, page of the file and count of each hit; page 0 stands for the whole file.
        doubts: page and count of short forms that a machine read in pictures: such letters arise
            by chance, so that a person has to look.
        pictured: page of the file, and which of the burned pages its picture is, from 0.
        near: page and count of readings in pictures that are a longer form but for a letter, or
            for letters that machines mistake for one another.
        facts: what a file with pages tells of itself.
    """

    streams: Count
    hits: Count
    kinds: Annotated[tuple[tuple[Code, Count], ...], Most(100)]
    places: Annotated[tuple[tuple[Code, Count, Count], ...], Most(1 << 22)] = ()
    doubts: Counted = ()
    pictured: Counted = ()
    near: Counted = ()
    facts: FileFacts = NO_FACTS


@dataclass(frozen=True, slots=True)
class PageOcrTexts:
    """What was read from the finished pages.

    Attributes:
        texts: what any reader takes from each page.
        seen: what machines read in the picture of a page, by page from 1, each reading apart.
        plain: the same without words that were hardly read, in which short forms count; of a page
            without a key it is what was seen.
        margins: what any reader takes from the outer margin of each page, where names may stand
            in it; then `texts` are without it. Empty where margins are not told apart.
        by_picture: pages of which the stored picture was read and not the page as drawn: nothing
            that is written on the page accounts for what was read there.
    """

    texts: tuple[str, ...]
    seen: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    plain: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    margins: tuple[str, ...] = ()
    by_picture: frozenset[int] = frozenset()


NOTHING_READ: Final = PageOcrTexts(())


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """A page of a file that shows one burned picture just as it is stored.

    Attributes:
        page: of the file, from 1.
        left: edge of the picture as a share of the page, from its top left, as all edges.
        coding: see `domain.disclosure.disclosed.BurnedPage`, as columns, rows and palette.
        start: where its coded pixels begin in the file.
        length: of them in bytes.
    """

    page: Count
    left: _Share
    top: _Share
    right: _Share
    bottom: _Share
    coding: Code
    columns: Count
    rows: Count
    palette: Annotated[bytes, Most(1 << 12)]
    start: Count
    length: Count

    @property
    def box(self) -> Box:
        """Where the picture is shown on its page."""
        return Box(self.left, self.top, self.right, self.bottom)


@dataclass(frozen=True, slots=True)
class DrawnPicturesRequest:
    """Asks the child which pages of the file that follows show one of some pictures as stored."""

    pictures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawnPictures:
    """Those pages, in order."""

    pages: Annotated[tuple[DrawnPicture, ...], Most(1 << 20)] = ()


@dataclass(frozen=True, slots=True)
class OpenedPicture:
    """A burned page, from 0, whose picture may name some people."""

    index: Count
    persons: Annotated[tuple[PersonId, ...], Most(10_000)]


@dataclass(frozen=True, slots=True)
class FinalCheckRequest:
    """What the child is asked of the file that follows.

    Attributes:
        sought: whom to find, under numbers that mean nothing elsewhere (see `numbered`).
        public_text: that may stand.
        pictures: digests of the burned pages; no other picture may be in the file.
        layer: what OCR read in burned pages, which lies unseen behind their pictures; it was
            searched before and holds no form.
        name: of the file, as it will be written.
        chain: certificates of whoever signed the file, hexadecimal; empty for an unsigned one.
        no_names: readings of which a person said that they are nobody's name.
        written_text: what whoever made the file wrote where; nothing else may hold a form. None
            where only the text as a whole is known.
        pages: what workers read from it.
        margin: names that may stand in outer margins of pages, and nowhere else.
        opened: which of the burned pages, from 0, show whom, under their numbers.
        redrawn: text of exhibit pages that are set anew; it was searched before too.
    """

    sought: Sought
    public_text: str
    pictures: tuple[str, ...] = ()
    layer: str = ""
    name: str = ""
    chain: tuple[str, ...] = ()
    no_names: tuple[str, ...] = ()
    written_text: WrittenText | None = None
    pages: PageOcrTexts = NOTHING_READ
    margin: str = ""
    opened: Annotated[tuple[OpenedPicture, ...], Most(1 << 20)] = ()
    redrawn: str = ""


def picture_digest(data: bytes) -> str:
    """Return the digest (SHA-256, hexadecimal) by which a burned page is known."""
    return hashlib.sha256(data).hexdigest()


def numbered_opened(
    sought: Sought, opened: Mapping[int, Collection[PersonId]]
) -> tuple[OpenedPicture, ...]:
    """Return whom burned pages may name, under the numbers of `numbered`."""
    pairs = zip(sought.protected, numbered(sought).protected, strict=True)
    numbers = {one.person_id: other.person_id for one, other in pairs}
    return tuple(
        OpenedPicture(index, tuple(sorted(numbers[one] for one in persons if one in numbers)))
        for index, persons in sorted(opened.items())
    )


def numbered(sought: Sought) -> Sought:
    """Return what is sought under numbers in place of ids: no id of the vault enters a child."""
    numbers: dict[PersonId, PersonId] = {}
    for one in (*sought.protected, *sought.open):
        numbers.setdefault(one.person_id, PersonId(str(len(numbers) + 1)))

    def anonymous(one: SoughtPerson) -> SoughtPerson:
        return replace(one, person_id=numbers[one.person_id])

    excused = (
        replace(one, open_id=numbers[one.open_id], person_id=numbers[one.person_id])
        for one in sought.excused
    )
    left = (replace(one, person_id=numbers[one.person_id]) for one in sought.left)
    return Sought(
        tuple(map(anonymous, sought.protected)),
        tuple(map(anonymous, sought.open)),
        frozenset(excused),
        frozenset(left),
    )
