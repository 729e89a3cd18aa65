"""What rooms share that are one page of cards: it scrolls, and stays narrow enough to read."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from casefiles.ui.base.context import Context
from casefiles.ui.base.screen import Screen
from casefiles.ui.widgets.labels import heading, muted
from casefiles.ui.widgets.layout import column, row
from casefiles.ui.widgets.setting_card import SettingCard

_WIDTH: Final = 760
_MARGIN: Final = 18


class CardScreen(Screen):
    """A room whose cards stand one below the other."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._cards_shown: tuple[SettingCard, ...] = ()
        self._page = QWidget()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column(self._scroll, margins=0, of=self)
        context.theme.changed.connect(self._fit)

    def show_cards(self, title: str, words: str, cards: Iterable[SettingCard]) -> None:
        """Put the cards on the page, once, under a title and a line of words."""
        self._cards_shown = tuple(cards)
        column(
            heading(title),
            muted(words),
            *self._cards_shown,
            ...,
            gap=18,
            margins=(_MARGIN, 14, _MARGIN, 24),
            of=self._page,
        )
        middle = QWidget()
        row(self._page, ..., margins=0, of=middle)
        self._scroll.setWidget(middle)
        self._fit()

    def bring_into_sight(self, card: SettingCard) -> None:
        """Scroll to a card."""
        self._scroll.ensureWidgetVisible(card)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page narrow enough to read."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        width = min(self.width(), self.context.theme.pixels(_WIDTH))
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self._page.setFixedWidth(max(width - bar, 1))
        for card in self._cards_shown:
            card.fit(width)
