"""Brings what a page view shows: pictures of the pages in sight, their words, names on them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.case.occurrences import names_found
from casefiles.office.documents.pages import PagePicture, PagePictures, PageWords, page_words
from casefiles.office.redaction.burned_view import burned_pictures
from casefiles.office.workplace.operations import Job
from casefiles.ui.base.session import Session
from casefiles.ui.places.documents.pages.page_background import (
    WHITE_PAPER,
    PageBackground,
    ShownPicture,
    shown_picture,
)

PageRequest = tuple[int, int]
"""Number of a page, and its width in device pixels."""


class PageLoader(QObject):
    """Asks for what is in sight first, then for what is next to it; drops what comes too late.

    Attributes:
        arrived: something can be painted that could not before.
        failed: a `CasefilesError`: pages of this document cannot be drawn.
        refused: a `CasefilesError`: they cannot be shown as readers would get them.
        pictures: width that was wanted and picture, by page.
        words: by page, for pages that were in sight or next to it.
        names: lines that an export removes by itself, by page.
        is_burned: pages are shown as readers get them.
    """

    arrived = Signal()
    failed = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.pictures: dict[int, tuple[int, QPixmap]] = {}
        self.words: dict[int, PageWords] = {}
        self.names: dict[int, tuple[Box, ...]] = {}
        self._session = session
        self._drawn = PagePictures()
        self._paper = WHITE_PAPER
        self._document_id = DocumentId("")
        self._requested: tuple[PageRequest, ...] = ()
        self._in_sight = 0
        self._in_hand: tuple[PageRequest, ...] = ()
        self._ticket: CancellationToken | None = None
        self._requested_words: set[int] = set()
        self._requested_names: set[int] = set()
        self._has_failed = False
        self.is_burned = False

    def show_burned(self, *, is_burned: bool) -> None:
        """Show pages as readers get them, or as they are, when next wanted."""
        self._stop()
        self.is_burned = is_burned
        self._has_failed = False
        self.pictures.clear()

    def open(self, document_id: DocumentId) -> None:
        """Begin with another document, or again with the same."""
        self._stop()
        self._document_id = document_id
        self._has_failed = False
        self._requested = ()
        self.pictures.clear()
        self.words.clear()
        self._requested_words.clear()
        self.names.clear()
        self.forget_names()

    def set_paper(self, paper: PageBackground) -> None:
        """Show pages on other paper, when next wanted."""
        if paper != self._paper:
            self._stop()
            self._paper = paper
            self.pictures.clear()

    def forget_names(self) -> None:
        """Look for names again, when next wanted: persons or marks are others now."""
        self._requested_names.clear()
        if self.is_burned:
            self.show_burned(is_burned=True)

    def forget_words(self) -> None:
        """Ask for words again, when next wanted: a picture was read, or its text put right."""
        self._requested_words.clear()

    def want(self, in_sight: Sequence[PageRequest], adjacent: Sequence[PageRequest]) -> None:
        """Say what is in sight now, and what will be if somebody scrolls on."""
        self._requested = (*in_sight, *adjacent)
        self._in_sight = len(in_sight)
        retained = {number for number, _ in self._requested}
        self.pictures = {
            number: picture for number, picture in self.pictures.items() if number in retained
        }
        self._take_from_hand()
        if self._ticket is not None and not set(self._in_hand) & set(in_sight):
            self._stop()
        self._ask_for_words(retained)
        self._ask_for_names(retained)
        self._draw()

    def prefetch(self, document_id: DocumentId, number: int, width: int) -> None:
        """Draw a page that will be wanted next, so that it is at hand when it is."""
        if self._drawn.at_hand(document_id, number, width) is None:
            job = self._drawn.draw(document_id, ((number, width),))
            self._session.fetch(self, job, _drop, channel="prefetch", otherwise=_drop)

    def _take_from_hand(self) -> None:
        """Take what was drawn before; darkening takes too long for the window's thread."""
        if self._paper.is_dark or self.is_burned:
            return
        for number, width in self._requested:
            if self._lacks((number, width)):
                page_picture = self._drawn.at_hand(self._document_id, number, width)
                if page_picture is not None:
                    self._show(shown_picture(page_picture, self._paper))

    @property
    def _showing(self) -> tuple[DocumentId, PageBackground, bool]:
        return self._document_id, self._paper, self.is_burned

    def _lacks(self, requested: PageRequest) -> bool:
        stored = self.pictures.get(requested[0])
        return stored is None or stored[0] != requested[1]

    def _draw(self) -> None:
        """Draw what is in sight, and only then what is beside it."""
        if self._ticket is not None or self._has_failed:
            return
        first, rest = self._requested[: self._in_sight], self._requested[self._in_sight :]
        missing = tuple(filter(self._lacks, first)) or tuple(filter(self._lacks, rest))
        if not missing:
            return
        self._in_hand = missing
        then = partial(self._on_drawn, self._showing)
        draw = burned_pictures if self.is_burned else self._drawn.draw
        self._ticket = self._session.fetch(
            self,
            _on_paper(draw(self._document_id, missing), self._paper),
            then,
            channel="pictures",
            otherwise=self._on_failed,
        )

    def _on_drawn(
        self, showing: tuple[DocumentId, PageBackground, bool], pictures: tuple[ShownPicture, ...]
    ) -> None:
        self._ticket = None
        if showing == self._showing:
            for picture in pictures:
                if (picture.number, picture.requested_width) in self._requested:
                    self._show(picture)
            self.arrived.emit()
        self._draw()

    def _show(self, picture: ShownPicture) -> None:
        self.pictures[picture.number] = (picture.requested_width, QPixmap.fromImage(picture.image))

    def _on_failed(self, error: CasefilesError) -> None:
        self._ticket = None
        if isinstance(error, Cancelled):
            self._draw()
            return
        self._has_failed = True
        if self.is_burned:
            self.refused.emit(error)
        else:
            self.failed.emit(error)

    def _stop(self) -> None:
        if self._ticket is not None:
            self._ticket.stop.set()
            self._ticket = None

    def _ask_for_words(self, numbers: set[int]) -> None:
        missing = sorted(numbers - self._requested_words)
        if missing:
            self._requested_words |= set(missing)
            then = self._keeping(self._on_words)
            self._session.ask(
                self, page_words(self._document_id, missing), then, channel=f"words {missing}"
            )

    def _on_words(self, pages: tuple[PageWords, ...]) -> None:
        self.words |= {page.number: page for page in pages}
        self.arrived.emit()

    def _ask_for_names(self, numbers: set[int]) -> None:
        missing = sorted(numbers - self._requested_names)
        if missing:
            self._requested_names |= set(missing)
            then = self._keeping(self._on_names)
            self._session.fetch(
                self, names_found(self._document_id, missing), then, channel=f"names {missing}"
            )

    def _on_names(self, names: dict[int, tuple[Box, ...]]) -> None:
        self.names |= names
        self.arrived.emit()

    def _keeping(self, then: Callable[..., None]) -> Callable[..., None]:
        """Return a receiver that takes answers about the present document only."""
        return partial(self._if_same, self._document_id, then)

    def _if_same(self, document_id: DocumentId, then: Callable[..., None], answer: object) -> None:
        if document_id == self._document_id:
            then(answer)


def _drop(_answer: object) -> None:
    """Take nothing: what was drawn is at hand, and what could not be is told when it is wanted."""


def _on_paper(
    job: Job[tuple[PagePicture, ...]], paper: PageBackground
) -> Job[tuple[ShownPicture, ...]]:
    """Return the same work with its pictures ready for the screen."""
    return lambda place, ticket: tuple(shown_picture(one, paper) for one in job(place, ticket))
