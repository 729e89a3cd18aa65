"""The two long lists of findings: told together with earlier editions, and told by details."""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casefiles.domain.errors import Cancelled, CasefilesError
from casefiles.office.editions import overlay
from casefiles.office.finishing import Wanted
from casefiles.office.mosaic import mosaic
from casefiles.ui.context import Context
from casefiles.ui.dossier.mosaic_page import MosaicPage
from casefiles.ui.dossier.overlay_page import OverlayPage
from casefiles.ui.navigation import Place

DETAILS: Final = ("overlay", "mosaic")
"""Details of a place in the room that these pages show."""


class FindingPages(QObject):
    """Asks for what the page in view shows.

    Attributes:
        left: back to the dossier.
    """

    left = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.overlay = OverlayPage(context)
        self.mosaic = MosaicPage(context)
        for page in self.pages:
            page.left.connect(self.left)

    @property
    def pages(self) -> tuple[OverlayPage | MosaicPage, ...]:
        """Both, in the order of `DETAILS`."""
        return self.overlay, self.mosaic

    def open(self, place: Place) -> QWidget:
        """Show one of them, and return it."""
        page = self.pages[DETAILS.index(place.detail)]
        page.open(place.record)
        return page

    def here(self, key: str, page: QWidget | None) -> Place | None:
        """Return the place that a page shows; None if it is none of these."""
        if page is self.overlay:
            return Place(key, self.overlay.of, DETAILS[0])
        return Place(key, self.mosaic.person_id, DETAILS[1]) if page is self.mosaic else None

    def ask(self, wanted: Wanted | None, page: QWidget | None) -> None:
        """Ask for what a page shows of a dossier."""
        session = self._context.session
        if wanted is None:
            return
        if page is self.overlay:
            session.fetch(
                self, overlay(wanted), self.overlay.show_overlay, channel="overlay",
                otherwise=self._on_failed,
            )  # fmt: skip
        elif page is self.mosaic:
            session.fetch(
                self, mosaic(wanted), self.mosaic.show_mosaic, channel="mosaic",
                otherwise=self._on_failed,
            )  # fmt: skip

    def _on_failed(self, error: CasefilesError) -> None:
        if not isinstance(error, Cancelled):
            self._context.notices.warn(error)
