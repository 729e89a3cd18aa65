"""The pages of the unlock window, each loaded and made when it is first asked for."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import Signal, Slot

from casefiles.office.case.desk import Desk
from casefiles.ui.look.theme import Theme
from casefiles.ui.unlock.column import PageColumn
from casefiles.ui.unlock.page import Page
from casefiles.ui.unlock.unlock_page import UnlockPage
from casefiles.ui.unlock.welcome_page import WelcomePage

# ruff: noqa: PLC0415 - the window is shown sooner
if TYPE_CHECKING:
    from casefiles.office.vault.generated_passphrase import WordList
    from casefiles.ui.unlock.clock_page import ClockPage
    from casefiles.ui.unlock.create_page import CreatePage
    from casefiles.ui.unlock.keys_flow import KeysFlow, KeysFlowHost
    from casefiles.ui.unlock.news_flow import NewsFlow, NewsFlowHost
    from casefiles.ui.unlock.open_shares_page import OpenSharesPage
    from casefiles.ui.unlock.print_page import PrintPage
    from casefiles.ui.unlock.recovery_page import RecoveryPage
    from casefiles.ui.unlock.removable_key_page import RemovableKeyPage
    from casefiles.ui.unlock.repair_flow import RepairFlow, RepairFlowHost
    from casefiles.ui.unlock.rest import Rest
    from casefiles.ui.unlock.restore_flow import RestoreFlow, RestoreFlowHost
    from casefiles.ui.unlock.sample_page import SamplePage
    from casefiles.ui.unlock.sheet_page import SheetPage
    from casefiles.ui.unlock.working_page import WorkingPage

    class Host(KeysFlowHost, RestoreFlowHost, RepairFlowHost, NewsFlowHost, Protocol):
        """What all flows together need of the window."""


P = TypeVar("P", bound=Page)
F = TypeVar("F")


class LaterPages(PageColumn):
    """A column whose pages are made one by one, as the way leads to them.

    Attributes:
        shown: a page was shown.
    """

    shown = Signal()
    _shown: Page

    def __init__(self, theme: Theme, desk: Desk, home: Path) -> None:
        super().__init__(theme)
        self._desk, self._home = desk, home
        self._word_list: WordList | None = None

    def connect_page(self, name: str) -> None:
        """Connect a page or flow that was just made; by the name of its attribute."""
        raise NotImplementedError

    def host(self) -> "Host":
        """Return the window, as the flows see it."""
        raise NotImplementedError

    @cached_property
    def rest(self) -> "type[Rest]":
        """Functions and texts that the first page does not need."""
        from casefiles.ui.unlock.rest import Rest

        return Rest

    def is_made(self, name: str) -> bool:
        """Tell whether a page or flow is there already."""
        return name in self.__dict__

    def offer_words(self, word_list: "WordList") -> None:
        """Offer words for new passphrases, on pages that are there and those to come."""
        self._word_list = word_list
        if self.is_made("new_vault"):
            self.new_vault.offer_from(word_list)
        if self.is_made("keys"):
            self.keys.act.offer_from(word_list)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._shown

    @Slot()
    def wipe(self) -> None:
        """Forget every secret that was typed and not used."""
        for page in self._pages:
            page.wipe()
        if self.is_made("rescue") and self.page is self.rescue.page:
            self.rescue.leave()
        if self.is_made("ways_back") and self.page is self.ways_back.choose:
            self.ways_back.choose.back.emit()

    def show_page(self, page: Page) -> None:
        """Show a page."""
        self._show(page)

    def _show(self, page: Page) -> None:
        if page is not self._shown:
            self._shown.wipe()
            self._shown.hide()
        self._shown = page
        page.show()
        page.take_focus()
        self.shown.emit()

    def _page(self, name: str, page: P) -> P:
        self.take(page)
        self.__dict__[name] = page
        self.connect_page(name)
        return page

    def _flow(self, name: str, flow: F, pages: tuple[Page, ...]) -> F:
        for page in pages:
            self.take(page)
        self.__dict__[name] = flow
        self.connect_page(name)
        return flow

    @cached_property
    def welcome(self) -> WelcomePage:
        """Where nobody has a vault yet."""
        return self._page("welcome", WelcomePage())

    @cached_property
    def unlock(self) -> UnlockPage:
        """Asks for the passphrase."""
        return self._page("unlock", UnlockPage())

    @cached_property
    def new_vault(self) -> "CreatePage":
        """Creates a vault."""
        from casefiles.ui.unlock.create_page import CreatePage

        page = CreatePage(self._home, self._desk.randomness)
        if self._word_list is not None:
            page.offer_from(self._word_list)
        return self._page("new_vault", page)

    @cached_property
    def sample(self) -> "SamplePage":
        """Creates a vault with the invented case."""
        from casefiles.ui.unlock.sample_page import SamplePage

        return self._page("sample", SamplePage(self._home))

    @cached_property
    def sheet(self) -> "SheetPage":
        """Asks for the recovery sheet."""
        from casefiles.ui.unlock.sheet_page import SheetPage

        return self._page("sheet", SheetPage())

    @cached_property
    def shares(self) -> "OpenSharesPage":
        """Asks for two recovery shares."""
        from casefiles.ui.unlock.open_shares_page import OpenSharesPage

        return self._page("shares", OpenSharesPage())

    @cached_property
    def usb_key(self) -> "RemovableKeyPage":
        """Asks for keys on a USB drive."""
        from casefiles.ui.unlock.removable_key_page import RemovableKeyPage

        return self._page("usb_key", RemovableKeyPage(self._home))

    @cached_property
    def working(self) -> "WorkingPage":
        """Shows how far work is."""
        from casefiles.ui.unlock.working_page import WorkingPage

        return self._page("working", WorkingPage())

    @cached_property
    def recovery(self) -> "RecoveryPage":
        """Shows a new recovery sheet."""
        from casefiles.ui.unlock.recovery_page import RecoveryPage

        return self._page("recovery", RecoveryPage(self._desk.randomness))

    @cached_property
    def clock(self) -> "ClockPage":
        """Asks whether the clock is right."""
        from casefiles.ui.unlock.clock_page import ClockPage

        return self._page("clock", ClockPage())

    @cached_property
    def printing(self) -> "PrintPage":
        """Warns before something is printed."""
        from casefiles.ui.unlock.print_page import PrintPage

        return self._page("printing", PrintPage())

    @cached_property
    def keys(self) -> "KeysFlow":
        """Acts upon the keys."""
        from casefiles.ui.unlock.keys_flow import KeysFlow

        flow = KeysFlow(self.host(), self._desk.service(), self._home, self)
        if self._word_list is not None:
            flow.act.offer_from(self._word_list)
        return self._flow("keys", flow, flow.pages)

    @cached_property
    def ways_back(self) -> "RestoreFlow":
        """Brings a vault back from backups."""
        from casefiles.ui.unlock.restore_flow import RestoreFlow

        flow = RestoreFlow(self._desk.service(), self._home, self.host())
        return self._flow("ways_back", flow, flow.pages)

    @cached_property
    def rescue(self) -> "RepairFlow":
        """Repairs a damaged vault."""
        from casefiles.ui.unlock.repair_flow import RepairFlow

        flow = RepairFlow(self.host(), self._desk.service(), self)
        return self._flow("rescue", flow, (flow.page,))

    @cached_property
    def news(self) -> "NewsFlow":
        """Says what opening found out."""
        from casefiles.ui.unlock.news_flow import NewsFlow

        flow = NewsFlow(self.host(), self)
        return self._flow("news", flow, (flow.page,))
