"""What may leave the house: the only types that `dossier` accepts, and their canonical bytes.

Every secret in a `Disclosure` is already a token; it holds no id, file name, folder or count of
the vault. Two cases that differ only in what was redacted have the same canonical bytes.
"""

import json
from dataclasses import asdict, dataclass
from typing import Annotated, Any, Final, TypeAlias

from casefiles.domain.disclosure.disclosed_answers import DisclosedAnswer
from casefiles.domain.disclosure.disclosed_arguments import (
    DisclosedArgument,
    DisclosedAuthority,
    DisclosedCitation,
    DisclosedLimb,
    DisclosedTest,
)
from casefiles.domain.disclosure.disclosed_cover_sheets import PLAIN_SHEET, DisclosedCoverSheet
from casefiles.domain.disclosure.disclosed_narrative import DisclosedBlock
from casefiles.domain.disclosure.disclosed_paper import DisclosedPaperBlock
from casefiles.domain.disclosure.disclosed_redactions import DisclosedRedaction
from casefiles.domain.foundation.codec import Code, Count, Most, Within, decoded
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.folios import InheritedFolio
from casefiles.domain.records.narrative import BlockKind

__all__ = [
    "FORMS",
    "BurnedPage",
    "DisclosedArgument",
    "DisclosedAuthority",
    "DisclosedCitation",
    "DisclosedEvent",
    "DisclosedExhibit",
    "DisclosedFact",
    "DisclosedKeyDate",
    "DisclosedLimb",
    "DisclosedParagraph",
    "DisclosedPerson",
    "DisclosedRedaction",
    "DisclosedTest",
    "Disclosure",
    "PageBar",
    "PageLine",
    "PublicPage",
    "PublicRule",
    "PublicText",
    "canonical_bytes",
    "disclosure_from_bytes",
]


_Share: TypeAlias = Annotated[float, Within(-1, 2)]


@dataclass(frozen=True, slots=True)
class DisclosedPerson:
    """A person as readers meet them: an open name, or a token such as [PERSON B]."""

    label: str
    is_pseudonym: bool


@dataclass(frozen=True, slots=True)
class DisclosedEvent:
    """An event, its date as EDTF.

    Attributes:
        original: the text itself, where nobody vouches for its translation; else empty.
        original_language: of that.
    """

    date: str
    place: str
    text: str
    cites: tuple[DisclosedCitation, ...]
    standing: EvidentialStatus
    original: str = ""
    original_language: str = ""


@dataclass(frozen=True, slots=True)
class DisclosedFact:
    """A paragraph of the narrative; `original` as of an event."""

    text: str
    cites: tuple[DisclosedCitation, ...]
    standing: EvidentialStatus
    original: str = ""
    original_language: str = ""


@dataclass(frozen=True, slots=True)
class DisclosedReprisalStep:
    """One thing in the chronology of pressure: of the proceedings, or done to somebody.

    Attributes:
        lane: procedure or pressure.
        kind: what it is, as in `domain.pressure.StepKind`.
        date: as EDTF.
        zone: place of the clock that a moment is told by; empty for days, and where the date
            itself tells it.
    """

    lane: str
    kind: str
    date: str
    zone: str
    place: str
    text: str
    cites: tuple[DisclosedCitation, ...]
    standing: EvidentialStatus


FORMS: Final = frozenset({"", "messages", "words", "retyped", "summary", "transcript"})
"""What the text of an exhibit can be; empty for none."""


@dataclass(frozen=True, slots=True)
class DisclosedParagraph:
    """A piece of the text of an exhibit; its head is empty where it has none."""

    head: str
    text: str


@dataclass(frozen=True, slots=True)
class DisclosedExhibit:
    """An exhibit.

    Attributes:
        pages: 0 where it is produced separately, or as text.
        form: what its text is: messages, words, retyped, summary or transcript; empty where it has
            none.
        paragraphs: its text; empty where it has none.
        sheet: what else its front sheet says.
    """

    mark: str
    title: str
    witness: str
    pages: int
    form: str = ""
    paragraphs: tuple[DisclosedParagraph, ...] = ()
    sheet: DisclosedCoverSheet = PLAIN_SHEET


@dataclass(frozen=True, slots=True)
class DisclosedKeyDate:
    """A hearing or another date of the case, as EDTF."""

    kind: str
    date: str
    forum: str


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One case for one audience, with every collection in the order of its released bytes.

    Attributes:
        exhibits: in the order of the dossier; pages is 0 for all of them where it holds none.
        has_withheld: whether the token for withheld persons occurs in any text.
        has_boxes: whether any exhibit page has an area removed.
        sections: ids of the sections that it has; empty for all that the profile orders.
        has_kept: whether a token stands for a number, date, address or minor's name that the
            rules of a forum let nobody file whole.
        removals: of another edition, where this one is its schedule; a row for each person.
        answers: in the fields of the forum's form, by their names.
        grounds: what is argued, in the order of the tests.
        authorities: those that arguments name, by name.
        steps: of the chronology of pressure; empty where nobody asked for it.
        narrative: running text, block by block.
        folios: where parts of an earlier edition began, which this one keeps; empty to count anew.
        paragraphs: numbers of the paragraphs of facts and narrative, in their order, where those of
            an earlier edition are kept; empty to count anew.
        gone: numbers of that edition to which no paragraph answers any more.
        paper: the argument as prose, block by block; it stands in place of the grounds.
        language: in which it is, where one was chosen; empty for that of its profile.
    """

    profile: str
    audience: str
    reference: str
    title: str
    client: str
    requesting_state: str
    requested_state: str
    dated: str
    deadlines: tuple[DisclosedKeyDate, ...]
    persons: tuple[DisclosedPerson, ...]
    events: tuple[DisclosedEvent, ...]
    facts: tuple[DisclosedFact, ...]
    exhibits: tuple[DisclosedExhibit, ...]
    has_withheld: bool
    has_boxes: bool
    sections: tuple[str, ...] = ()
    has_kept: bool = False
    removals: tuple[DisclosedRedaction, ...] = ()
    answers: tuple[DisclosedAnswer, ...] = ()
    grounds: tuple[DisclosedTest, ...] = ()
    authorities: tuple[DisclosedAuthority, ...] = ()
    steps: tuple[DisclosedReprisalStep, ...] = ()
    narrative: tuple[DisclosedBlock, ...] = ()
    folios: tuple[InheritedFolio, ...] = ()
    paragraphs: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    paper: tuple[DisclosedPaperBlock, ...] = ()
    language: str = ""

    @property
    def paragraph_count(self) -> int:
        """How many numbered paragraphs facts and narrative have together."""
        numbered = (one for one in self.narrative if one.kind is BlockKind.NUMBERED)
        return len(self.facts) + sum(1 for _ in numbered)


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line read in burned pixels; left, top, right, bottom as shares of the page."""

    text: Annotated[str, Most(100_000)]
    box: tuple[_Share, _Share, _Share, _Share]


@dataclass(frozen=True, slots=True)
class PageBar:
    """From where to where black pixels lie for what was removed, as shares from the top."""

    top: _Share
    bottom: _Share


@dataclass(frozen=True, slots=True)
class BurnedPage:
    """A page of pixels from which every marked area is gone; nothing of the source file is in it.

    Attributes:
        exhibit: mark of the exhibit.
        number: page of the exhibit, from 1.
        width: in points.
        height: in points.
        columns: pixels across.
        rows: pixels down.
        coding: one of ccitt, grey16, palette, jpeg_grey, jpeg_colour (see `redaction.coding`).
        palette: red, green, blue bytes of a palette page; else empty.
        data: the coded pixels; between processes they follow the page.
        lines: what a machine reads in the burned pixels, to lie unseen behind them.
        bars: what was removed, from its top, as everybody sees it; of a closed paper as the open
            one shows it.
    """

    exhibit: Annotated[str, Most(400)]
    number: Count
    width: Annotated[float, Within(0, 1e6)]
    height: Annotated[float, Within(0, 1e6)]
    columns: Count
    rows: Count
    coding: Code
    palette: Annotated[bytes, Most(1 << 12)]
    data: Annotated[bytes, Most(0)]
    lines: Annotated[tuple[PageLine, ...], Most(100_000)] = ()
    bars: Annotated[tuple[PageBar, ...], Most(100_000)] = ()


@dataclass(frozen=True, slots=True)
class PublicText:
    """Text that a published page shows, at its place in points from the lower left corner.

    Attributes:
        width: to which it is stretched.
        paragraph: texts that follow one another with one number are one paragraph.
    """

    text: str
    x: float
    y: float
    size: float
    width: float
    is_bold: bool
    is_italic: bool
    paragraph: int


@dataclass(frozen=True, slots=True)
class PublicRule:
    """A straight line that a published page shows: from, to and thickness, in points."""

    start: tuple[float, float]
    end: tuple[float, float]
    thickness: float


@dataclass(frozen=True, slots=True)
class PublicPage:
    """A page of a document that is published, taken apart by a white list.

    It holds no mark and no mention; nothing of the file but what is seen is in it.
    """

    exhibit: str
    number: int
    width: float
    height: float
    texts: tuple[PublicText, ...]
    rules: tuple[PublicRule, ...]


_OPTIONAL_KEYS: Final = (
    "removals answers grounds authorities steps narrative folios paragraphs gone paper"
)


def canonical_bytes(disclosure: Disclosure) -> bytes:
    """Return the one byte form of a disclosure: JSON, keys sorted, no spaces, UTF-8.

    Sections, kept rests, steps, arguments and text of exhibits are told only where there are such,
    so that other disclosures keep the bytes from which their pseudonym numbers were derived.
    """
    fields = asdict(disclosure)
    if not disclosure.sections:
        del fields["sections"]
    if not disclosure.has_kept:
        del fields["has_kept"]
    _leave_out_empty(fields)
    for key in (*_OPTIONAL_KEYS.split(), "language"):
        if not fields[key]:
            del fields[key]
    return json.dumps(
        fields,
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        allow_nan=False,
    ).encode()


def _leave_out_empty(fields: dict[str, Any]) -> None:
    for exhibit in fields["exhibits"]:
        if not exhibit["form"]:
            del exhibit["form"], exhibit["paragraphs"]
        if not any(exhibit["sheet"].values()):
            del exhibit["sheet"]
    for stated in (*fields["events"], *fields["facts"]):
        if not stated["original"]:
            del stated["original"], stated["original_language"]


def disclosure_from_bytes(data: bytes) -> Disclosure:
    """Read canonical bytes back.

    Raises:
        Malformed: the bytes are not of this form.
    """
    return decoded(data, Disclosure, is_own=True)
