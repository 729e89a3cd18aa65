"""Pages of the room beside the dossier: two lists of findings, narrative, argument, the form."""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.office.draft.combined_disclosure import combined_disclosure
from casefiles.office.stops.reidentification import reidentification
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.dossier.checks.combined_disclosure_page import combined_disclosure_page
from casefiles.ui.places.dossier.checks.reidentification_page import reidentification_page
from casefiles.ui.places.dossier.contents.narrative_page import NarrativePage
from casefiles.ui.places.dossier.contents.paper_page import PaperPage
from casefiles.ui.places.dossier.filing.forum_pages import FORUM_DETAILS, ForumPages

DETAILS: Final = ("overlay", "mosaic", "narrative", "paper", *FORUM_DETAILS)
"""Details of a place in the room that these pages show."""


class FindingPages(QObject):
    """Asks for what the page in view shows.

    Attributes:
        left: back to the dossier.
        chosen: something else is selected in one of them.
        forum: those about the forum.
    """

    left = Signal()
    chosen = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.overlay = combined_disclosure_page(context)
        self.mosaic = reidentification_page(context)
        self.narrative = NarrativePage(context)
        self.narrative.chosen.connect(self.chosen)
        self.paper = PaperPage(context)
        self.paper.chosen.connect(self.chosen)
        self.forum = ForumPages(context, parent)
        for page in (self.overlay, self.mosaic, self.narrative, self.paper, self.forum):
            page.left.connect(self.left)
        narrative = NavigationTarget("dossier", "", DETAILS[2])
        go = context.navigator.go
        context.actions.bind("dossier.edit_narrative", parent, lambda: go(narrative))
        paper = NavigationTarget("dossier", "", DETAILS[3])
        context.actions.bind("dossier.edit_argument", parent, lambda: go(paper))

    @property
    def pages(self) -> tuple[QWidget, ...]:
        """All, in the order of `DETAILS`."""
        return self.overlay, self.mosaic, self.narrative, self.paper, *self.forum.pages

    def open(self, place: NavigationTarget) -> QWidget:
        """Show one of them, and return it."""
        if place.detail in FORUM_DETAILS:
            return self.forum.open(place)
        pages = self.overlay, self.mosaic, self.narrative, self.paper
        page = pages[DETAILS.index(place.detail)]
        page.open(place.record)
        return page

    def keep_drafts(self) -> None:
        """Keep what is typed."""
        self.narrative.keep_drafts()
        self.paper.keep_drafts()
        self.forum.keep_drafts()

    def here(self, key: str, page: QWidget | None) -> NavigationTarget | None:
        """Return the place that a page shows; None if it is none of these."""
        if page is self.overlay:
            return NavigationTarget(key, self.overlay.record, DETAILS[0])
        if page is self.narrative:
            return NavigationTarget(key, self.narrative.block_id, DETAILS[2])
        if page is self.paper:
            return NavigationTarget(key, self.paper.block_id, DETAILS[3])
        if page is self.mosaic:
            return NavigationTarget(key, self.mosaic.record, DETAILS[1])
        return self.forum.here(page)

    def ask(self, request: EditionRequest | None, page: QWidget | None) -> None:
        """Ask for what a page shows of a dossier."""
        session = self._context.session
        if request is None:
            return
        if page is self.overlay:
            session.fetch(
                self, combined_disclosure(request), self.overlay.show_found, channel="overlay",
                otherwise=self._on_failed,
            )  # fmt: skip
        elif page is self.mosaic:
            session.fetch(
                self, reidentification(request), self.mosaic.show_found, channel="mosaic",
                otherwise=self._on_failed,
            )  # fmt: skip
        elif page is self.paper:
            self.paper.show_papers(request.profile, request.audience)
        elif page in self.forum.about_one:
            self.forum.ask(request)

    def _on_failed(self, error: CasefilesError) -> None:
        if not isinstance(error, Cancelled):
            self._context.notices.warn(error)
