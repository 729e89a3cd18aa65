"""The last look at a finished file, by a child that knows what to search for and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from casefiles.domain.files.extraction import PageText
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.domain.foundation.ids import CaseId, PersonId
from casefiles.domain.foundation.written_text import WrittenText
from casefiles.office.draft.ocr_readback import (
    NOTHING,
    ReadBack,
    pages_to_read,
    pictures_unread,
    read_back,
    scripts_of,
)
from casefiles.office.draft.pictures.picture_readings import picture_search
from casefiles.office.workplace.channel import ask_once
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.clearance.final_check_frames import (
    DrawnPicture,
    DrawnPictures,
    DrawnPicturesRequest,
    FinalCheckReport,
    FinalCheckRequest,
    PageOcrTexts,
    numbered,
    numbered_opened,
    picture_digest,
)
from casefiles.redaction.clearance.page_margins import parted_at_margin
from casefiles.redaction.names.protected_terms import forms_of
from casefiles.redaction.names.sought import Sought

_CHILD = "casefiles.redaction"
_PDF = b"%PDF-"
_WORD = ".docx"


@dataclass(frozen=True, slots=True)
class FinishedFile:
    """A file exactly as it will be written.

    Attributes:
        pages: of a paper of a filing; 0 where nobody counts them.
    """

    name: str
    data: bytes = field(repr=False)
    pages: int = 0

    @property
    def is_pdf(self) -> bool:
        """Whether it has pages: its first bytes say so, whatever its name is."""
        return self.data.startswith(_PDF)

    @property
    def is_word(self) -> bool:
        """Whether it is for a word processor."""
        return self.name.lower().endswith(_WORD)


@dataclass(frozen=True, slots=True)
class PermittedContent:
    """What a finished file may hold.

    Attributes:
        text: the Disclosure and the wording of the profile; a form in it was decided before.
        pictures: digests of the burned pages.
        layer: what OCR read in burned pages, which lies unseen behind their pictures.
        chain: certificates of the signer, which name them to every reader; empty where unsigned.
        no_names: what machines read on these exhibits and a person said to be nobody's name.
        written: what stands where in it; None where only `text` is known.
        margin: names that may stand in the outer margin of pages, and nowhere else.
        opened: whom the burned pages name that a closed paper opens, by their number from 0.
        redrawn: text of exhibit pages that are set anew.
    """

    text: str
    pictures: tuple[str, ...] = ()
    layer: str = ""
    chain: tuple[str, ...] = ()
    no_names: tuple[str, ...] = ()
    written: WrittenText | None = None
    margin: str = ""
    opened: Mapping[int, frozenset[PersonId]] = field(default_factory=dict)
    redrawn: str = ""


@dataclass(frozen=True, slots=True)
class FinalCheckResult:
    """What came of looking at one file.

    Attributes:
        texts: what any reader takes from each page.
    """

    report: FinalCheckReport
    pages: int
    read: ReadBack
    texts: tuple[str, ...] = field(default=(), repr=False)


def run_final_check(
    workplace: JobContext,
    file: FinishedFile,
    sought: Sought,
    allowed: PermittedContent,
    reading: CaseId | None,
    ticket: CancellationToken,
) -> FinalCheckResult:
    """Search a finished file for everything protected.

    A sandboxed worker reads its text as any reader would, others read its pages as pictures; the
    child takes the bytes apart.

    Args:
        workplace: its template starts the workers.
        file: to search.
        sought: names and numbers that may not be in it.
        allowed: what the file may say and show.
        reading: the case whose pages are read back as pictures; None to leave that out.
        ticket: progress.

    Raises:
        WorkerFailed: a worker or the child failed; the file is not cleared.
        ExportStopped: the file cannot be taken apart.
        Cancelled: somebody asked to stop.
    """
    ticket.step(0, 1, "clearance")
    pages = _read(workplace, file, ticket) if file.is_pdf or file.is_word else ()
    read = NOTHING
    if reading is not None and file.is_pdf and pages:
        shown = {one.page: one for one in _drawn_pictures(file, allowed.pictures, ticket)}
        those = [shown.get(number, number) for number in pages_to_read(pages, shown)]
        terms = forms_of(sought.protected)
        search = picture_search(scripts_of(terms), terms, workplace.vault.raster_key)
        read = read_back(workplace, reading, file.data, those, search, ticket)
        ticket.step(0, 1, "clearance")
    request = FinalCheckRequest(
        numbered(sought),
        allowed.text,
        allowed.pictures,
        allowed.layer,
        file.name,
        allowed.chain,
        allowed.no_names,
        allowed.written,
        _texts_of(pages, read, has_margin=bool(allowed.margin)),
        allowed.margin,
        numbered_opened(sought, allowed.opened),
        allowed.redrawn,
    )
    report, _ = ask_once(_CHILD, "clearance", request, FinalCheckReport, [file.data], ticket)
    ticket.step(1, 1, "clearance")
    if read.scripts and any(pictures_unread(report.pictured, allowed.pictures, read)):
        # A page that shows a picture must never pass for one of text alone.
        raise WorkerFailed("clearance_unread", reason="picture_not_read")
    return FinalCheckResult(report, len(pages), read, tuple(page.text for page in pages))


def _texts_of(pages: Sequence[PageText], read: ReadBack, *, has_margin: bool) -> PageOcrTexts:
    """Return what was read from the pages; where names may stand in margins, these apart."""
    by_picture = frozenset(read.by_picture)
    if not has_margin:
        texts = tuple(page.text for page in pages)
        return PageOcrTexts(texts, read.seen, read.plain, by_picture=by_picture)
    parted = [parted_at_margin(page) for page in pages]
    texts, margins = (tuple(one[at] for one in parted) for at in (0, 1))
    return PageOcrTexts(texts, read.seen, read.plain, margins, by_picture)


def _drawn_pictures(
    file: FinishedFile, pictures: tuple[str, ...], ticket: CancellationToken
) -> tuple[DrawnPicture, ...]:
    """Return the pages that show a burned picture as it is stored; its bytes are looked at here."""
    if not pictures:
        return ()
    question, burned = DrawnPicturesRequest(pictures), frozenset(pictures)
    found, _ = ask_once(_CHILD, "clearance", question, DrawnPictures, [file.data], ticket)
    stored = ((one, file.data[one.start : one.start + one.length]) for one in found.pages)
    return tuple(one for one, data in stored if picture_digest(data) in burned)


def _read(
    workplace: JobContext, file: FinishedFile, ticket: CancellationToken
) -> tuple[PageText, ...]:
    reading = workplace.template().read([file.data], CancellationToken(stop=ticket.stop))
    if reading.unreadable:
        raise WorkerFailed("clearance_unread", reason=reading.unreadable)
    return reading.pages
