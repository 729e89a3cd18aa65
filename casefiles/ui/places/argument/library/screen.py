"""The room of the library: authorities and figures, and the words that fields offer."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.screen import Screen
from casefiles.ui.places.argument.library.packs_page import PacksPage
from casefiles.ui.places.argument.library.page import LibraryPage
from casefiles.ui.places.argument.library.reference_page import ReferencePage
from casefiles.ui.places.argument.library.similar_page import SimilarPage
from casefiles.ui.places.argument.library.vocabulary_page import VocabularyPage
from casefiles.ui.widgets.labels import heading
from casefiles.ui.widgets.layout import column, row
from casefiles.words.language import msg_of


class LibraryScreen(Screen):
    """Pages that are views of two places; nothing in them is of one case alone.

    A place of it names the page as its detail; without one it is of authorities and figures.
    """

    key: ClassVar[str] = "library"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.references = ReferencePage(context)
        self.vocabularies = VocabularyPage(context)
        self.packs = PacksPage(context)
        self.similar = SimilarPage(context)
        self.pages: tuple[LibraryPage, ...] = (
            *(self.references, self.similar),
            *(self.vocabularies, self.packs),
        )
        self._stack = QStackedWidget()
        self._title = heading("")
        for page in self.pages:
            self._stack.addWidget(page)
            page.went.connect(self._on_went)
        self._lay_out()
        self._bind()
        self.similar.opened.connect(self._on_reference)
        self._turn_to(self.references)

    @property
    def page(self) -> LibraryPage:
        """The page that is shown."""
        return self.pages[self._stack.currentIndex()]

    @override
    def open(self, place: NavigationTarget) -> None:
        """Show a page and a record of it, or what was shown."""
        requested = place.detail or (self.references.key if place.record else self.page.key)
        self._turn_to(next((one for one in self.pages if one.key == requested), self.page))
        self.page.open(place.record)

    @override
    def here(self) -> NavigationTarget:
        """Return the record that is shown, and its page."""
        return NavigationTarget(self.key, self.page.here(), self.page.key)

    @override
    def on_changed(self, changes: Changes) -> None:
        """Let each page hear of it."""
        for page in self.pages:
            page.on_changed(changes)

    @override
    def keep_drafts(self) -> None:
        """Keep what forms hold."""
        for page in self.pages:
            page.keep_drafts()

    def _lay_out(self) -> None:
        column(
            row(self._title, ..., margins=(20, 14, 20, 0)),
            (self._stack, 1),
            gap=0,
            margins=0,
            of=self,
        )

    def _bind(self) -> None:
        bind = self.context.actions.bind
        bind("library.find", self, self._on_find)
        for page in self.pages:
            bind(f"library.go_{page.key}", self, partial(self._go, page))
        words, packs = self.vocabularies, self.packs
        acts: dict[str, tuple[LibraryPage, Callable[[], None]]] = {
            "add_word": (words, words.add_word),
            "edit_word": (words, words.edit_word),
            "hide_word": (words, words.hide_word),
            "remove_word": (words, words.remove_word),
            "note": (self.references, self.references.write_note),
            "take_pack": (packs, packs.take_pack),
            "remove_pack": (packs, packs.remove_pack),
            "withdraw_key": (packs, packs.withdraw_key),
        }
        for name, (page, act) in acts.items():
            bind(f"library.{name}", self, partial(self._do_on, page, act))
        words.update_commands()
        packs.update_commands()

    def _on_find(self) -> None:
        self.page.focus_filter()

    @Slot(str)
    def _on_reference(self, name: str) -> None:
        self._turn_to(self.references)
        self.references.open(name)

    def _do_on(self, page: LibraryPage, act: Callable[[], None]) -> None:
        """Carry out a command of a page, once that is shown."""
        if self.page is not page:
            self._go(page)
        act()

    def _go(self, page: LibraryPage) -> None:
        self._turn_to(page)
        page.open("")
        self._on_went()

    def _turn_to(self, page: LibraryPage) -> None:
        self._stack.setCurrentWidget(page)
        self._title.setText(msg_of(page.words))

    @Slot()
    def _on_went(self) -> None:
        self.context.navigator.note(self.here())
